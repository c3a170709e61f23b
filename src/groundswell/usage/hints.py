"""Where in a long message to look: pieces whose words are commoner in exemplars than in ordinary prompts.

A message may be as long as a book and a request one sentence of it, so which pieces are read closely
must not depend on where they stand alone. Words are weighed as naive Bayes weighs them (Maron 1961),
from the policy's own examples: cheap enough to go over every piece, far too coarse to say anything.
Counters are left out, for they share the words of what they look like; and no word weighs against a
piece, or a request would be lost among sentences that say nothing at all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from groundswell.usage.policy import Policy

_WORD = re.compile(r"[^\W\d_]+")
_DENSE = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # no spaces between words
_LEAST = 2  # exemplars that a word must stand in
_MOST = 3.0  # that one word weighs


class Hints:
    """The words of a policy with their weights, natural logarithms of a ratio above one."""

    def __init__(self, policy: Policy) -> None:
        """Count in how many examples each word stands."""
        told, other = Counter[str](), Counter[str]()
        meant = [
            each
            for stage in policy.stages
            for each in (*stage.exemplars, *stage.wordings.exemplars)
        ]
        ordinary = (*policy.ordinary, *policy.ordinary_wordings)
        for counts, examples in ((told, meant), (other, ordinary)):
            for each in examples:
                counts.update(_words(each.text))
        share = (len(ordinary) + 1) / (len(meant) + 1)
        weights = {
            word: math.log(share * (count + 0.5) / (other[word] + 0.5))
            for word, count in told.items()
            if count >= _LEAST
        }
        self._weights = {word: min(_MOST, each) for word, each in weights.items() if each > 0}

    def weigh(self, piece: str) -> float:
        """Give what the distinct words of a piece weigh together; 0 for words that no exemplar has."""
        # A set's order changes from run to run; fsum gives the same whatever the order.
        return math.fsum(self._weights.get(word, 0.0) for word in _words(piece))


def _words(text: str) -> Iterable[str]:
    """Give the distinct words of a text in small letters; pairs of letters where no spaces part words.

    >>> sorted(_words("Buses, buses 12 公交车"))
    ['buses', '交车', '公交']
    """
    found: set[str] = set()
    for word in _WORD.findall(text.lower()):
        if _DENSE.search(word):
            found.update(word[n : n + 2] for n in range(max(1, len(word) - 1)))
        else:
            found.add(word)
    return found
