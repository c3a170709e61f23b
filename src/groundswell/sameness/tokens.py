"""Texts cut into words, or into characters where a script has no spaces, as numbers, compiled.

Words are numbered within their language: the same letters in two languages are two words. The
cut works on UTF-8 bytes, since a million texts have no time for one Python object a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEPARATOR, _LETTER, _ALONE = 0, 1, 2
_APOSTROPHE, _HASH, _LINE = 0x27, 0x23, 0x5F


@dataclass(frozen=True, slots=True)
class Words:
    """The words of some texts, one after another.

    ``start`` (texts + 1) says where each text's words begin in ``word`` (numbers from 0, one
    entry an occurrence). Each of the distinct words has a ``language`` and lies at
    ``place`` … ``place + length`` in ``content``, the bytes of all texts.
    """

    start: NDArray[np.int64]
    word: NDArray[np.int64]
    language: NDArray[np.int64]
    place: NDArray[np.int64]
    length: NDArray[np.int64]
    content: NDArray[np.uint8]

    @property
    def distinct(self) -> int:
        """How many distinct words there are."""
        return len(self.place)


def words_of(texts: pa.Array, language: NDArray[np.int64]) -> Words:
    """Cut texts (strings, none of them null) of given languages (numbers from 0) into words.

    >>> found = words_of(pa.array(["bus 42 is late", "the bus"]), np.zeros(2, dtype=np.int64))
    >>> found.start.tolist(), found.distinct
    ([0, 4, 6], 5)
    """
    offsets, content = _bytes_of(texts)
    start, place, length, key = _cut(content, offsets, np.asarray(language, dtype=np.int64))
    word, first = _number(key)
    of_text = np.repeat(np.asarray(language, dtype=np.int64), np.diff(start))
    return Words(
        start=start,
        word=word,
        language=of_text[first],
        place=place[first],
        length=length[first],
        content=content,
    )


def _bytes_of(texts: pa.Array) -> tuple[NDArray[np.int64], NDArray[np.uint8]]:
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.cast(pa.large_string()).combine_chunks()
    texts = texts.cast(pa.large_string())
    if not len(texts):
        return np.zeros(1, dtype=np.int64), np.empty(0, dtype=np.uint8)
    _, places, letters = texts.buffers()
    offsets = np.frombuffer(places, dtype=np.int64)[texts.offset : texts.offset + len(texts) + 1]
    content = (
        np.frombuffer(letters, dtype=np.uint8) if letters is not None else np.empty(0, np.uint8)
    )
    return offsets.copy(), content


@njit(cache=True, nogil=True)
def _kind(content, at, end):  # type: ignore[no-untyped-def]
    """Say of the character at ``at`` whether it parts words, is a letter, or a word by itself."""
    b = content[at]
    if b < 0x80:
        letter = (
            (0x61 <= b <= 0x7A) or (0x30 <= b <= 0x39) or (0x41 <= b <= 0x5A)
            or b in (_APOSTROPHE, _HASH, _LINE)
        )  # fmt: skip
        return (1 if letter else 0), 1
    second = content[at + 1] if at + 1 < end else 0
    third = content[at + 2] if at + 2 < end else 0
    if b < 0xE0:
        if b == 0xC2:
            return (1 if second in (0xAA, 0xB5, 0xBA) else 0), 2
        return 1, 2
    if b < 0xF0:
        if b == 0xE2:
            return (1 if second == 0x80 and third == 0x99 else 0), 3
        if b == 0xE3 and second == 0x80:
            return 0, 3
        if 0xE3 <= b <= 0xE9:  # kana and Chinese characters
            return 2, 3
        if b == 0xE0 and 0xB8 <= second <= 0xBB:  # Thai, Lao
            return 2, 3
        if b == 0xE1 and (0x80 <= second <= 0x82 or 0x9E <= second <= 0x9F):  # Burmese, Khmer
            return 2, 3
        if b == 0xEF:
            return 0, 3
        return 1, 3
    return (2 if second >= 0xA0 else 0), 4


@njit(cache=True, nogil=True)
def _cut(content, offsets, language):  # type: ignore[no-untyped-def]
    """Give where the words of each text start, and each word's place, length and key."""
    n = len(offsets) - 1
    start = np.zeros(n + 1, dtype=np.int64)
    for fill in range(2):
        if fill == 1:
            place = np.empty(start[n], dtype=np.int64)
            length = np.empty(start[n], dtype=np.int64)
            key = np.empty(start[n], dtype=np.uint64)
        count = 0
        for t in range(n):
            at, end = offsets[t], offsets[t + 1]
            begin, mark = at, np.uint64(14695981039346656037) + np.uint64(language[t])
            while at < end:
                kind, wide = _kind(content, at, end)
                stop = min(at + wide, end)
                if kind != 1 and begin < at:
                    if fill == 1:
                        place[count], length[count], key[count] = begin, at - begin, mark
                    count += 1
                if kind != 1:
                    mark = np.uint64(14695981039346656037) + np.uint64(language[t])
                if kind == 0:
                    begin = stop
                else:
                    for x in range(at, stop):
                        mark = (mark ^ np.uint64(content[x])) * np.uint64(1099511628211)
                    if kind == 2:
                        if fill == 1:
                            place[count], length[count], key[count] = at, stop - at, mark
                        count += 1
                        mark = np.uint64(14695981039346656037) + np.uint64(language[t])
                        begin = stop
                at = stop
            if begin < end:
                if fill == 1:
                    place[count], length[count], key[count] = begin, end - begin, mark
                count += 1
            start[t + 1] = count
    return start, place, length, key


@njit(cache=True, nogil=True)
def _number(key):  # type: ignore[no-untyped-def]
    """Number equal keys alike, from 0 in order of appearance; and where each first appears."""
    size = 1024
    while size < 2 * len(key):
        size *= 2
    slots = np.full(size, -1, dtype=np.int64)
    number = np.empty(len(key), dtype=np.int64)
    first = np.empty(len(key), dtype=np.int64)
    found = 0
    mask = np.uint64(size - 1)
    for x in range(len(key)):
        mixed = (key[x] ^ (key[x] >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
        at = np.int64((mixed ^ (mixed >> np.uint64(32))) & mask)
        while slots[at] >= 0 and key[first[slots[at]]] != key[x]:
            at = np.int64(np.uint64(at + 1) & mask)
        if slots[at] < 0:
            slots[at] = found
            first[found] = x
            found += 1
        number[x] = slots[at]
    return number, first[:found].copy()


number_keys = _number
