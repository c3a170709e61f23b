"""The order of rows by several words of integers: a radix sort, on all cores."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Keys = NDArray[np.uint64]
    Places = NDArray[np.uint32]

_WORD = 64  # bits of a key
_DIGIT = 8  # bits put in order at a time: more places than that miss the nearest memory
_ALONE = 100_000  # rows up to which a second core is not worth its start
_SAMPLE = 10_000  # keys by which the work is divided


def ordered(*words: NDArray[Any], threads: int | None = None) -> Places:
    """Give the order of rows by the first word, then the second, and so on; ties keep their order.

    Words are arrays of integers of equal length, below 2**32 rows. As many as fit into 64 bits
    are put into one key; where they don't, the lesser ones are put in order first.

    >>> ordered(np.array([2, 1, 2]), np.array([5, 9, 3])).tolist()
    [1, 2, 0]
    """
    rows = len(words[0])
    if any(len(word) != rows for word in words):
        msg = f"words of unequal length: {', '.join(str(len(word)) for word in words)}"
        raise ValueError(msg)
    if rows >= 1 << 32:
        msg = f"{rows} rows; at most {(1 << 32) - 1} can be put in order on one machine"
        raise ValueError(msg)
    place = np.arange(rows, dtype=np.uint32)
    if rows < 2:
        return place
    for key, bits in reversed(_packed(words)):
        place = _by_key(key, bits, place, threads or os.cpu_count() or 1)
    return place


def _packed(words: tuple[NDArray[Any], ...]) -> list[tuple[Keys, int]]:
    """Put neighbouring words into keys of at most 64 bits, the first words first."""
    keys: list[tuple[Keys, int]] = []
    for word in words:
        low = int(word.min())
        bits = (int(word.max()) - low).bit_length()
        if not bits:
            continue
        if not keys or keys[-1][1] + bits > _WORD:
            keys.append((np.zeros(len(word), dtype=np.uint64), 0))
        key, before = keys[-1]
        # Unsigned arithmetic wraps around, so that any 64-bit range is measured from its least.
        _append(key, word, np.uint64(low & ((1 << _WORD) - 1)), bits if before else 0)
        keys[-1] = key, before + bits
    return keys


def _by_key(key: Keys, bits: int, place: Places, threads: int) -> Places:
    """Put places in order of their keys; each core takes a range of keys."""
    workers = threads if len(place) > _ALONE else 1
    sample = np.sort(key[:: max(1, len(key) // _SAMPLE)])
    cuts = sample[np.linspace(0, len(sample), workers + 1).astype(np.int64)[1:-1]]
    lows = [np.uint64(0), *cuts]
    highs = [*cuts, np.uint64((1 << _WORD) - 1)]

    def one(k: int) -> Places:
        last = k == len(lows) - 1  # whose range has its upper end in it
        rows = _count(key, lows[k], highs[k], last)
        # Made here and not in compiled code, since numpy asks for large pages: half the time.
        keys, places = np.empty((2, rows), dtype=np.uint64), np.empty((2, rows), dtype=np.uint32)
        _pick(key, place, lows[k], highs[k], last, keys[0], places[0])
        found: Places = places[_sort(keys, places, bits)]
        return found

    if workers == 1:
        return one(0)
    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate(list(pool.map(one, range(workers))))


@njit(cache=True, nogil=True)
def _append(key, word, low, bits):  # type: ignore[no-untyped-def]
    """Put a word below what the keys hold already."""
    for x in range(len(key)):
        key[x] = (key[x] << np.uint64(bits)) | (np.uint64(word[x]) - low)


@njit(cache=True, nogil=True)
def _count(key, low, high, last):  # type: ignore[no-untyped-def]
    n = 0
    for k in key:
        n += (k >= low) & ((k < high) | last)
    return n


@njit(cache=True, nogil=True)
def _pick(key, place, low, high, last, keys, places):  # type: ignore[no-untyped-def]
    """Write keys from ``low`` up to ``high``, with their places, in order of place."""
    n = 0
    for p in place:
        k = key[p]
        if k >= low and (k < high or last):
            keys[n], places[n] = k, p
            n += 1


@njit(cache=True, nogil=True)
def _sort(keys, places, bits):  # type: ignore[no-untyped-def]
    """Sort by digits from the lowest, each pass keeping the order of the one before.

    Rows go to and fro between the two of ``keys`` and of ``places``; gives where they are at the end.
    """
    n, here = keys.shape[1], 0
    in_order = True
    for x in range(1, n):
        if keys[0, x] < keys[0, x - 1]:
            in_order = False
            break
    if in_order:
        return here
    passes = (bits + _DIGIT - 1) // _DIGIT
    digit = (bits + passes - 1) // passes
    mask = np.uint64((1 << digit) - 1)
    counts = np.zeros((passes, 1 << digit), dtype=np.int64)
    for k in keys[0]:
        for p in range(passes):
            counts[p, np.int64((k >> np.uint64(p * digit)) & mask)] += 1
    for p in range(passes):
        count = counts[p]
        if count.max() == n:  # all alike in this digit
            continue
        before = 0
        for value in range(len(count)):
            many = count[value]
            count[value] = before
            before += many
        shift = np.uint64(p * digit)
        key, place = keys[here], places[here]
        other, elsewhere = keys[1 - here], places[1 - here]
        for x in range(n):
            k = key[x]
            d = np.int64((k >> shift) & mask)
            other[count[d]], elsewhere[count[d]] = k, place[x]
            count[d] += 1
        here = 1 - here
    return here
