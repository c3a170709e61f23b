"""Which texts may be copies of one another: those that have a run of characters in common.

A text is told by *anchors*, windows of a few characters that follow one another in its skeleton.
Of every few windows in a row only the one with the least hash is kept (winnowing, Schleimer,
Wilkerson & Aiken 2003), so two texts with a run of `GUARANTEED` letters in common always have an
anchor in common, wherever it stands in either, and nothing but the two decides that. Anchors that
only one text has are dropped before anything is put in order.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.engine.radix import ordered
from groundswell.sameness.shingles import is_cjk
from groundswell.sameness.skeletons import decode

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.verifying import Written

LETTERS, SIGNS = 10, 5
"""Characters of a window: so many letters, or so many where it starts with a Chinese character,
kana or Hangul, each of which says about twice as much."""
SPAN = 3
"""Of so many windows in a row the one with the least hash is an anchor."""
EVERY = (SPAN + 1) / 2
"""One in so many windows is an anchor."""
GUARANTEED = LETTERS + SPAN - 1

_BASE = np.uint64(0x9E3779B97F4A7C15)
_ONE, _WORD, _IN_WORD = np.uint64(1), np.uint64(6), np.uint64(63)
_NONE = np.uint64(0)
_BITS_A_MARK = 8  # of a filter: one lone anchor in eight passes, and is found out later
_AT_ONCE = 1 << 24  # anchors put in order at a time


@dataclass(frozen=True, slots=True)
class Anchors:
    """The anchors that texts (n) have in common with others.

    ``start`` (n + 1) says where each text's anchors begin in ``anchor`` (numbers from 0, int32);
    ``texts`` says for each anchor in how many places it stands, two at least; ``windows`` (n) how
    many windows a text has.
    """

    start: NDArray[np.int64]
    anchor: NDArray[np.int32]
    texts: NDArray[np.int32]
    windows: NDArray[np.int32]


def anchors_of(written: Written) -> Anchors:
    """Find the anchors of distinct skeletons.

    >>> from groundswell.sameness.verifying import Written
    >>> found = anchors_of(Written.of(["theteaisonthetable", "seetheteaisonthetable", "no"]))
    >>> np.diff(found.start).tolist()[2], len(found.texts) > 0
    (0, True)
    """
    room = written.longest
    marks = max(16, int(np.ceil(np.log2(_BITS_A_MARK * max(1, written.size // 2)))))
    once = np.zeros(1 << (marks - 6), dtype=np.uint64)
    twice = np.zeros_like(once)
    start = np.zeros(len(written) + 1, dtype=np.int64)
    windows = np.zeros(len(written), dtype=np.int32)
    shift, key = np.uint64(64 - marks), np.empty(0, dtype=np.uint64)
    _pass(written.offsets, written.data, room, once, twice, shift, True, windows, start, key)
    del once
    key = np.empty(written.size, dtype=np.uint64)  # room that is not used is not taken
    many = _pass(
        written.offsets, written.data, room, twice, twice, shift, False, windows, start, key
    )
    del twice
    anchor, texts = _numbered(key[:many])
    del key
    start, anchor = _without_lone(start, anchor)
    return Anchors(start, anchor, texts, windows)


def _numbered(key: NDArray[np.uint64]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Number keys that stand in two places or more, -1 for others; and give in how many."""
    number = np.full(len(key), -1, dtype=np.int32)
    sizes = []
    parts = max(1, len(key) // _AT_ONCE).bit_length()
    part = (key >> np.uint64(64 - parts)).astype(np.uint8)
    known = 0
    for each in range(1 << parts):
        places = np.flatnonzero(part == each)
        if not len(places):
            continue
        some = key[places]
        order = ordered(some.view(np.int64))
        some, places = some[order], places[order]
        first = np.flatnonzero(np.concatenate([[True], some[1:] != some[:-1]]))
        many = np.diff(np.append(first, len(some)))
        several = many > 1
        called = np.where(several, known + np.cumsum(several) - 1, -1)
        number[places] = np.repeat(called, many)
        sizes.append(many[several])
        known += int(several.sum())
    return number, np.concatenate([np.empty(0, np.int32), *sizes]).astype(np.int32)


@njit(cache=True, nogil=True)
def scattered(h):  # type: ignore[no-untyped-def]
    """Spread the bits of a number over all of it (the finish of MurmurHash 3)."""
    h = (h ^ (h >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    h = (h ^ (h >> np.uint64(33))) * np.uint64(0xC4CEB9FE1A85EC53)
    return h ^ (h >> np.uint64(33))


@njit(cache=True, nogil=True)
def _windows(signs, n, prefix, out):  # type: ignore[no-untyped-def]
    """Write the hash of the window at each of n characters, 0 where none fits; give how many do."""
    far = near = np.uint64(1)
    for _ in range(LETTERS):
        far *= _BASE
    for _ in range(SIGNS):
        near *= _BASE
    h, fit = np.uint64(0), 0
    for i in range(n):
        prefix[i] = h
        h = h * _BASE + np.uint64(signs[i]) + _ONE
    prefix[n] = h
    for i in range(n):
        short = is_cjk(signs[i])
        end = i + (SIGNS if short else LETTERS)
        if end > n:
            out[i] = _NONE
            continue
        out[i] = scattered(prefix[end] - prefix[i] * (near if short else far)) | _ONE
        fit += 1
    return fit


@njit(cache=True, nogil=True)
def _pass(offsets, data, room, once, twice, shift, mark, windows, start, key):  # type: ignore[no-untyped-def]
    """Mark which anchors come once and twice; or else write those that come twice into ``key``.

    ``start`` says where the anchors of each text begin, ``windows`` how many each has. Gives how
    many anchors are written.
    """
    signs = np.empty(room + 1, dtype=np.uint32)
    prefix = np.empty(room + 2, dtype=np.uint64)
    hashes = np.empty(room + 1, dtype=np.uint64)
    many = 0
    for t in range(len(offsets) - 1):
        if not mark:
            start[t] = many
        n = decode(data, offsets[t], offsets[t + 1], signs)
        windows[t] = _windows(signs, n, prefix, hashes)
        if windows[t] == 0:
            continue
        best = last = -1
        for end in range(n):
            low = max(0, end - SPAN + 1)
            if best < low:
                best = -1
                for i in range(low, end + 1):
                    if hashes[i] != _NONE and (best < 0 or hashes[i] <= hashes[best]):
                        best = i
            elif hashes[end] != _NONE and hashes[end] <= hashes[best]:
                best = end
            if best < 0 or best == last or (end < SPAN - 1 and end < n - 1):
                continue
            last = best
            place = hashes[best] >> shift
            word, bit = np.int64(place >> _WORD), _ONE << (place & _IN_WORD)
            if mark:
                if once[word] & bit:
                    twice[word] |= bit
                once[word] |= bit
            elif twice[word] & bit:
                key[many] = hashes[best]
                many += 1
    if not mark:
        start[len(offsets) - 1] = many
    return many


@njit(cache=True, nogil=True)
def _without_lone(start, anchor):  # type: ignore[no-untyped-def]
    """Leave out anchors numbered -1."""
    begin = np.empty_like(start)
    kept = 0
    for t in range(len(start) - 1):
        begin[t] = kept
        for x in range(start[t], start[t + 1]):
            if anchor[x] >= 0:
                anchor[kept] = anchor[x]
                kept += 1
    begin[len(start) - 1] = kept
    return begin, anchor[:kept].copy()
