"""Prompts cut into words as they were written, with their places, capitals and breaks; compiled.

Places are characters of the text, so that a subject can be shown where it stands. Words of a script
without blanks are single characters here, but for runs of katakana, which are words from elsewhere.
What stands in a link, a hashtag or a block of code is no word of a prompt.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import regex
from numba import njit

from groundswell.sameness.look_alikes import GONE, LIMIT, signs
from groundswell.sameness.skeletons import decode
from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

CAPITAL, LOWER, ALONE, KANA, CASELESS, DIGITS, BREAK, GLUED = 1, 2, 4, 8, 16, 32, 64, 128
"""What a word is: begins with a capital; with a small letter; is one character of a script without
blanks; a run of katakana; of a script without case; all digits; stands first in a sentence; stands
right behind the word before, with one blank or hyphen between."""

MOST_WORDS = 400  # of a prompt that are looked at: the middle of a longer one is pasted as a rule
_AT_END = 100  # of these, from the end

_UPPER, _LOWER, _ALONE, _KANA, _CASELESS, _DIGIT, _STOP, _SPACE = 1, 2, 4, 8, 16, 32, 64, 128
_ALONE_SIGNS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_KATAKANA = regex.compile(r"[\p{Katakana}ー]")
_STOPS = ".!?…:;•|*>"
_WIDE_STOPS = "。！？；：，、؟।"


@dataclass(frozen=True, slots=True)
class Prompts:
    """The words of n prompts, one after another.

    Those of prompt t are ``start[t]`` to ``start[t + 1]`` of ``key`` (equal for equal words, case
    and accents aside), ``first`` and ``last`` (characters, the last exclusive) and ``kind`` (bits).
    """

    start: NDArray[np.int64]
    key: NDArray[np.uint64]
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    kind: NDArray[np.uint8]

    @property
    def row(self) -> NDArray[np.int32]:
        """The prompt of each word."""
        return np.repeat(np.arange(len(self.start) - 1, dtype=np.int32), np.diff(self.start))


def words_of_prompts(texts: pa.Array, holes: NDArray[np.int32] | None = None) -> Prompts:
    """Cut n texts (strings; a null has no words) into words.

    ``holes`` (m, 3), sorted, are row, first and last character of what is to be passed over.

    >>> import pyarrow as pa
    >>> found = words_of_prompts(pa.array(["Ask Mara-Lou. The bus", "明日のバス"]))
    >>> found.start.tolist(), found.first.tolist()[:5]
    ([0, 5, 9], [0, 4, 9, 14, 18])
    """
    offsets, data, _ = string_parts(texts)
    held = np.zeros((0, 3), dtype=np.int32) if holes is None else holes
    kinds, folded = _signs()
    total = np.zeros(len(offsets) - 1, dtype=np.int64)
    nothing = (np.empty(0, np.uint64), np.empty(0, np.int32), np.empty(0, np.int32))
    _cut(offsets, data, held, kinds, folded, total, *nothing, np.empty(0, np.uint8))
    start = np.concatenate([[0], np.cumsum(np.minimum(total, MOST_WORDS))])
    size = int(start[-1])
    room = (np.empty(size, np.uint64), np.empty(size, np.int32), np.empty(size, np.int32))
    kind = np.empty(size, np.uint8)
    if size:
        _cut(offsets, data, held, kinds, folded, total, *room, kind)
    return Prompts(start, *room, kind)


@lru_cache(maxsize=1)
def _signs() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Give what every character is, and the letter that it counts as (0 parts words)."""
    plain = signs().plain
    kinds = np.zeros(LIMIT, dtype=np.uint8)
    folded = plain.copy()
    for place in range(LIMIT):
        if 0xD800 <= place < 0xE000:
            continue
        sign = chr(place)
        category = unicodedata.category(sign)
        if category in ("Lu", "Lt"):
            kinds[place] = _UPPER
        elif category == "Ll":
            kinds[place] = _LOWER
        elif category == "Nd":
            kinds[place] = _DIGIT
        elif category[0] == "Z" or sign in "\t\r\n":
            kinds[place] = _SPACE
        elif category[0] in "LM":
            kinds[place] = _CASELESS
        one = unicodedata.normalize("NFKC", sign).casefold()
        if len(one) == 1 and ord(one) < LIMIT:
            folded[place] = plain[ord(one)]
    # By blocks, since the expressions are slow one character at a time.
    every = "".join(chr(place) for place in range(LIMIT) if not 0xD800 <= place < 0xE000)
    for match in _ALONE_SIGNS.finditer(every):
        kinds[ord(match[0])] = _ALONE
    for match in _KATAKANA.finditer(every):
        kinds[ord(match[0])] = _KANA
    for sign in _STOPS + _WIDE_STOPS:
        kinds[ord(sign)] = _STOP
    return kinds, folded


@njit(cache=True, nogil=True)
def _cut(offsets, data, holes, kinds, folded, total, key, first, last, kind):  # type: ignore[no-untyped-def]
    """Count the words of each text into ``total``; where there is room, write them down."""
    longest = 1
    for row in range(len(offsets) - 1):
        longest = max(longest, offsets[row + 1] - offsets[row])
    raw = np.empty(longest, dtype=np.uint32)
    writes = len(key) > 0
    hole, to = 0, 0
    for row in range(len(offsets) - 1):
        count = decode(data, offsets[row], offsets[row + 1], raw)
        words, at, ended = 0, 0, -1
        breaks, code, tag = True, False, False
        while hole < len(holes) and holes[hole, 0] < row:
            hole += 1
        while at < count:
            while hole < len(holes) and holes[hole, 0] == row and holes[hole, 2] <= at:
                hole += 1
            if hole < len(holes) and holes[hole, 0] == row and holes[hole, 1] <= at:
                at = holes[hole, 2]
                ended = -1
                continue
            sign = raw[at]
            what = kinds[sign] if sign < LIMIT else _ALONE
            letter = folded[sign] if sign < LIMIT else sign
            if sign == 0x60 and at + 2 < count and raw[at + 1] == 0x60 and raw[at + 2] == 0x60:
                code, breaks, ended = not code, True, -1
                at += 3
                continue
            gone = letter == GONE
            if gone or letter == 0:
                if sign in (0x23, 0xFF03) and at + 1 < count:  # a hashtag
                    after = raw[at + 1]
                    tag = after < LIMIT and folded[after] != 0
                elif tag and sign != 0x5F and letter == 0:
                    tag = False
                breaks |= _ends(raw, at, count, what)
                at += 1
                continue
            begin = at
            mixed = np.uint64(0xCBF29CE484222325)
            digits = True
            while at < count:
                sign = raw[at]
                other = kinds[sign] if sign < LIMIT else _ALONE
                letter = folded[sign] if sign < LIMIT else sign
                if letter == GONE:
                    at += 1
                    continue
                if letter == 0 or (at > begin and _parted(what, other)):
                    break
                digits &= other == _DIGIT
                mixed = (mixed ^ np.uint64(letter)) * np.uint64(0x100000001B3)
                mixed ^= mixed >> np.uint64(29)
                at += 1
                if what == _ALONE:
                    break
            if code or tag:
                ended = -1
                continue
            words += 1
            if writes and MOST_WORDS - _AT_END < words <= total[row] - _AT_END and (
                total[row] > MOST_WORDS
            ):  # fmt: skip
                ended, breaks = -1, True
                continue
            if writes:
                key[to], first[to], last[to] = mixed, begin, at
                told = (
                    CAPITAL if what == _UPPER else LOWER if what == _LOWER
                    else ALONE if what == _ALONE else KANA if what == _KANA
                    else CASELESS if what == _CASELESS else 0
                )  # fmt: skip
                told |= DIGITS if digits else 0
                told |= BREAK if breaks else 0
                told |= GLUED if _glued(raw, ended, begin) else 0
                kind[to] = told
                to += 1
            ended, breaks = at, False
        if not writes:
            total[row] = words


@njit(cache=True, nogil=True, inline="always")
def _parted(what, other):  # type: ignore[no-untyped-def]
    """Whether a word of one script ends where a character of another begins."""
    return what != other and (what in (_ALONE, _KANA) or other in (_ALONE, _KANA))


@njit(cache=True, nogil=True, inline="always")
def _ends(raw, at, count, what):  # type: ignore[no-untyped-def]
    """Whether a sentence ends here: with a wide stop, a new line, or a stop before a blank."""
    sign = raw[at]
    if sign == 0x0A:
        return True
    if what != _STOP:
        return False
    return sign > 0x2030 or at + 1 >= count or raw[at + 1] in (0x20, 0x0A, 0x0D, 0xA0, 0x22, 0x29)


@njit(cache=True, nogil=True, inline="always")
def _glued(raw, ended, begin):  # type: ignore[no-untyped-def]
    if ended < 0:
        return False
    if begin == ended:
        return True
    between = raw[ended]
    return begin == ended + 1 and between in (0x20, 0x2D, 0x27, 0x2019, 0x2010, 0xA0, 0x30FB, 0xB7)
