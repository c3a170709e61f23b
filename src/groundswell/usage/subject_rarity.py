"""How rare a subject is: among the accounts of the log, and in its language.

A log can't tell more than it has accounts for. Where few accounts write a language, a word that two
of them write may be everyday there: then the language's own frequencies, which ship with the
package, have to say that it is rare.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import regex

from groundswell.sameness.public_text import everyday
from groundswell.sameness.references import References, bits, weights
from groundswell.sameness.shingles import LONG, SHORT, shingles_of
from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_SCRIPTS = (
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("zh", regex.compile(r"\p{Han}")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("ru", regex.compile(r"\p{Cyrillic}")),
    ("ar", regex.compile(r"\p{Arabic}")),
    ("th", regex.compile(r"\p{Thai}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
)
_LETTERS = {"ja": "ja zh", "zh": "zh ja", "ko": "ko", "ru": "ru uk", "ar": "ar fa", "th": "th"}
_OTHERS = frozenset(" ".join(_LETTERS.values()).split()) | {"hi"}


class Rare(NamedTuple):
    """Of n values: how rare the rarest part is in its language, and how much the whole says, in bits.

    ``rare`` is a lower bound on the rarity of the whole, and at most what a count of 200,000 texts
    can tell (about 12.5); ``told`` adds up. Both are 0 where a value is too short to be weighed.
    """

    rare: Floats
    told: Floats


def rarity(values: Sequence[str], languages: Sequence[str | None]) -> Rare:
    """Weigh n values, each in its language, or the most written one of its script.

    >>> found = rarity(["london", "fenwick"], ["en", "en"])
    >>> bool(found.rare[0] < 10 < found.rare[1])
    True
    """
    if not len(values):
        return Rare(np.zeros(0), np.zeros(0))
    cut = shingles_of(skeletons(pa.array(values, pa.string())))
    spoken = [language_of(value, code) for value, code in zip(values, languages, strict=True)]
    weight = weights(cut, pa.array(spoken, pa.string()), References({}))
    weight[everyday(cut)] = 0.0
    long = np.where(cut.gram >> np.uint64(63) == 1, SHORT, LONG)
    most = np.zeros(len(values))
    of = np.repeat(np.arange(len(values)), np.diff(cut.start))
    np.maximum.at(most, of, weight * long)
    return Rare(most, bits(cut, weight))


def language_of(value: str, code: str | None) -> str:
    """Give the language in which to weigh a value: that of its text, if it is written in its letters.

    >>> language_of("fenwick", "ja"), language_of("フェンウィック", None), language_of("straße", "de")
    ('en', 'ja', 'de')
    """
    for language, script in _SCRIPTS:
        if script.search(value):
            return code if code is not None and code in _LETTERS.get(language, "") else language
    return "en" if code is None or code in _OTHERS else code


def log_bits(accounts: Ints, in_language: Ints, rare: Floats, log: int) -> Floats:
    """Give the bits of n subjects that so many ``accounts`` wrote, of ``log`` accounts in all.

    ``in_language`` are the accounts that write the languages of each subject. Rarity is counted
    among those; more only as far as the language itself (``rare``) says so.

    >>> log_bits(np.array([2, 2]), np.array([1024, 8]), np.array([0.0, 6.0]), 1024).tolist()
    [9.0, 6.0]
    """
    every = np.log2(log / accounts)
    own = np.log2(np.maximum(in_language, accounts) / accounts)
    return np.asarray(np.minimum(every, np.maximum(own, rare)))
