"""The matching skeleton of a text: what is left of it when everything is gone that costs no thought.

Word separators, accents, the mark and the hands of a chain of reposts (``//@name:``) and names that
are mentioned go; traditional characters become simplified, and letters of another alphabet within a
word become those they pass for. Marks that are letters (of Thai, Devanagari, a kana's voice) stay.
Two texts with one skeleton say the same in the same words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.sameness.look_alikes import CYRILLIC, END, GONE, GREEK, LATIN, LIMIT, TWIN, signs
from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LONGEST_NAME = 30  # characters of a mentioned name


def skeletons(texts: pa.Array) -> pa.Array:
    """Give one matching skeleton (large string) for each normalised text (n); "" for a null.

    A skeleton can be empty: of a text of signs alone there is nothing to match.

    >>> skeletons(pa.array(["the 42 is late!", "thе 42 іs  láte", "開發 //@b: 好"])).to_pylist()
    ['the42islate', 'the42islate', '开发']
    """
    return _skeletons(texts)[0]


def disguised(texts: pa.Array) -> NDArray[np.int32]:
    """Count for each normalised text (n) the letters that stand for one of another alphabet.

    >>> disguised(pa.array(["the 42 is late", "thе 42 іs late"])).tolist()
    [0, 2]
    """
    return _skeletons(texts)[1]


def _skeletons(texts: pa.Array) -> tuple[pa.Array, NDArray[np.int32]]:
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    offsets, data, nulls = string_parts(texts)
    size = int(offsets[-1] - offsets[0])
    room = np.empty(2 * size + 1, dtype=np.uint8)  # p is one byte, and two in Cyrillic
    ends = np.zeros(len(nulls) + 1, dtype=np.int64)
    swapped = np.zeros(len(nulls), dtype=np.int32)
    size = _write(offsets, data, nulls, *signs(), room, ends, swapped)
    ready = pa.LargeStringArray.from_buffers(
        len(nulls), pa.py_buffer(ends), pa.py_buffer(room[:size].copy())
    )
    return ready, swapped


@njit(cache=True, nogil=True)
def _write(  # type: ignore[no-untyped-def]
    offsets, data, nulls, plain, alphabet, latin, cyrillic, greek, room, ends, swapped
):
    longest = 0
    for row in range(len(nulls)):
        longest = max(longest, offsets[row + 1] - offsets[row])
    raw = np.empty(longest + 1, dtype=np.uint32)
    kept = np.empty(longest + 1, dtype=np.uint32)
    written = 0
    for row in range(len(nulls)):
        if not nulls[row]:
            count = decode(data, offsets[row], offsets[row + 1], raw)
            count = _own(raw, count, plain, kept)
            swapped[row] = _unmask(kept, count, alphabet, latin, cyrillic, greek)
            for at in range(count):
                if kept[at]:
                    written = _put(room, written, kept[at])
        ends[row + 1] = written
    return written


@njit(cache=True, nogil=True)
def decode(data, start, end, signs):  # type: ignore[no-untyped-def]
    """Write the characters of UTF-8 bytes into ``signs``; give how many."""
    at, count = start, 0
    while at < end:
        first = data[at]
        size = 1 if first < 0x80 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4
        sign = np.uint32(first) if size == 1 else np.uint32(first) & np.uint32(0x7F >> size)
        for more in range(1, size):
            sign = np.uint32(sign << np.uint32(6)) | np.uint32(data[at + more] & 0x3F)
        signs[count] = sign
        count += 1
        at += size
    return count


@njit(cache=True, nogil=True, inline="always")
def _becomes(sign, plain):  # type: ignore[no-untyped-def]
    return plain[sign] if sign < LIMIT else np.uint32(sign) if sign < END else np.uint32(0)


@njit(cache=True, nogil=True)
def _own(raw, count, plain, kept):  # type: ignore[no-untyped-def]
    """Write the author's own words, a 0 between two; give how many characters that makes."""
    size, at, own = 0, 0, False
    while at < count:
        sign = raw[at]
        if sign == 0x2F and at + 1 < count and raw[at + 1] == 0x2F:
            after = _after_chain(raw, at + 2, count, plain)
            if after > 0 and own:
                break  # what follows was said by others before
            if after > 0:
                at = after
                continue
        if sign == 0x40 and (at == 0 or not _ascii_word(raw[at - 1])):
            after = _after_name(raw, at + 1, count, plain)
            if after > 0:
                kept[size] = 0
                size += 1
                at = after
                continue
        becomes = _becomes(sign, plain)
        if becomes != GONE:
            kept[size] = becomes
            size += 1
            own |= becomes != 0
        at += 1
    return size


@njit(cache=True, nogil=True, inline="always")
def _ascii_word(sign):  # type: ignore[no-untyped-def]
    return 48 <= sign <= 57 or 97 <= (sign | 32) <= 122 or sign == 95


@njit(cache=True, nogil=True)
def _after_name(raw, at, count, plain):  # type: ignore[no-untyped-def]
    """Where the text goes on after a mentioned name that something ends, or -1."""
    end = at
    while end < count and (_becomes(raw[end], plain) != 0 or raw[end] in (95, 45)):
        end += 1
    return end if at < end <= at + _LONGEST_NAME else -1


@njit(cache=True, nogil=True)
def _after_chain(raw, at, count, plain):  # type: ignore[no-untyped-def]
    """Where the text goes on after ``@name:``, the name perhaps taken out already, or -1."""
    while at < count and raw[at] == 32:
        at += 1
    if at < count and raw[at] == 0x40:
        at = _after_name(raw, at + 1, count, plain)
        if at < 0:
            return -1
    while at < count and raw[at] == 32:
        at += 1
    return at + 1 if at < count and raw[at] == 0x3A else -1


@njit(cache=True, nogil=True)
def _unmask(kept, count, alphabet, latin, cyrillic, greek):  # type: ignore[no-untyped-def]
    """Turn letters that pass for others into those, word by word, in place; give how many.

    A word is meant in the alphabet of its letters that have no look-alike; if those are of two
    alphabets, in that of most letters; if there are none, in that of most letters of the text. But
    a word of one alphabet, all look-alikes, stays where the text is surely in that alphabet too.
    """
    told = np.zeros(4, dtype=np.int64)  # letters without look-alike in the text, by alphabet
    every = np.zeros(4, dtype=np.int64)
    for at in range(count):
        sign = kept[at]
        if sign < LIMIT:
            kind = alphabet[sign]
            every[kind & 3] += 1
            told[kind & 3] += kind & TWIN == 0
    if not every[CYRILLIC] and not every[GREEK]:
        return 0
    if (every[CYRILLIC] > 0) + (every[GREEK] > 0) + (every[LATIN] > 0) < 2:
        return 0
    most = LATIN + np.argmax(every[LATIN:])
    start = swapped = 0
    while start < count:
        if kept[start] == 0:
            start += 1
            continue
        end = start
        clear = np.zeros(4, dtype=np.int64)
        letters = np.zeros(4, dtype=np.int64)
        while end < count and kept[end] != 0:
            if kept[end] < LIMIT:
                kind = alphabet[kept[end]]
                letters[kind & 3] += 1
                clear[kind & 3] += kind & TWIN == 0
            end += 1
        meant = _alphabet_of(letters, clear, told, most)
        swapped += _write_in(kept, start, end, meant, latin, cyrillic, greek)
        start = end
    return swapped


@njit(cache=True, nogil=True)
def _alphabet_of(letters, clear, told, most):  # type: ignore[no-untyped-def]
    """Give the alphabet that a word is meant in, 0 to leave it as it is."""
    used = sure = 0
    for kind in (LATIN, CYRILLIC, GREEK):
        used += letters[kind] > 0
        sure += clear[kind] > 0
    if used == 0:
        return 0
    if used == 1:
        own = LATIN + np.argmax(letters[LATIN:])
        return most if sure == 0 and own != most and told[own] == 0 else 0
    if sure == 1:
        return LATIN + np.argmax(clear[LATIN:])
    return LATIN + np.argmax(letters[LATIN:]) if sure else most


@njit(cache=True, nogil=True)
def _write_in(kept, start, end, meant, latin, cyrillic, greek):  # type: ignore[no-untyped-def]
    swapped = 0
    for at in range(start, end):
        sign = kept[at]
        if sign < LIMIT:
            if meant == LATIN:
                kept[at] = latin[sign]
            elif meant == CYRILLIC:
                kept[at] = cyrillic[sign]
            elif meant == GREEK:
                kept[at] = greek[sign]
            swapped += kept[at] != sign
    return swapped


@njit(cache=True, nogil=True)
def _put(room, end, sign):  # type: ignore[no-untyped-def]
    """Write a character as UTF-8; give where the next one goes."""
    if sign < 0x80:
        room[end] = sign
        return end + 1
    if sign < 0x800:
        room[end] = 0xC0 | (sign >> 6)
        room[end + 1] = 0x80 | (sign & 0x3F)
        return end + 2
    if sign < 0x10000:
        room[end] = 0xE0 | (sign >> 12)
        room[end + 1] = 0x80 | ((sign >> 6) & 0x3F)
        room[end + 2] = 0x80 | (sign & 0x3F)
        return end + 3
    room[end] = 0xF0 | (sign >> 18)
    room[end + 1] = 0x80 | ((sign >> 12) & 0x3F)
    room[end + 2] = 0x80 | ((sign >> 6) & 0x3F)
    room[end + 3] = 0x80 | (sign & 0x3F)
    return end + 4
