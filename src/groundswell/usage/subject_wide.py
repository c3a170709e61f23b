"""Runs of characters of scripts without blanks: which of them are whole words, and so may be a name.

What two prompts share there begins and ends anywhere, also in the midst of a word. A short run is a
name only if a cutter of words (see `groundswell.sameness.words`) agrees with its ends, and nothing
in it only holds words together; else it has to say as much as a phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import regex

from groundswell.sameness.words import words_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

NAME_LENGTHS = range(3, 8)  # characters
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_HOLDING = regex.compile(
    r"[\p{Hiragana}的了和是在与與及就都而着著或一不把被对對从從向到给給让讓请請个個们們这這那我你他她它"
    r"吗嗎呢吧啊也很会會能要为為以等写寫说說用于於]"
)


def is_wide(value: str) -> bool:
    """Whether a value has characters of a script without blanks.

    >>> is_wide("李晓峰"), is_wide("fenwick")
    (True, False)
    """
    return not value.isascii() and _WIDE.search(value) is not None


def may_be_name(value: str) -> bool:
    """Whether a run is as short as a name and holds nothing that only joins words.

    >>> may_be_name("李晓峰"), may_be_name("给李晓峰写"), may_be_name("バス")
    (True, False, False)
    """
    return len(value) in NAME_LENGTHS and _HOLDING.search(value) is None


def whole_words(
    texts: Sequence[str], spans: Sequence[tuple[int, int]], languages: Sequence[str | None]
) -> NDArray[np.bool_]:
    """Tell for each of n texts whether its span (characters, last exclusive) is made of whole words.

    >>> whole_words(["请给李晓峰写一张卡片"] * 2, [(2, 5), (3, 6)], ["zh", "zh"]).tolist()
    [True, False]
    """
    found = np.zeros(len(texts), np.bool_)
    for place, (text, (first, last), language) in enumerate(
        zip(texts, spans, languages, strict=True)
    ):
        # A sentence is enough, and cheaper than what was pasted behind it.
        start, end = max(0, first - _AROUND), last + _AROUND
        found[place] = _ends_agree(text[start:end], first - start, last - start, language)
    return found


_AROUND = 30  # characters


def _ends_agree(text: str, first: int, last: int, language: str | None) -> bool:
    begins = ends = False
    at = 0
    for word in words_in(text, language):
        place = text.find(word, at)
        if place < 0:
            return False
        at = place + len(word)
        begins |= place == first
        ends |= at == last
        if place > last:
            break
    return begins and ends
