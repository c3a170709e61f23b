"""How alike two skeletons are, exactly: the best ratio of the shorter within the longer, compiled.

The ratio is twice the longest common subsequence over both lengths, in percent. The subsequence is
counted 64 characters at a time (Hyyrö 2004), many windows at once: what the text has in common with
all that they span is at least what one of them has, so those that can't reach what is needed are
passed over, and of the table only the band is counted in which what is needed can be reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.sameness.skeletons import decode
from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 10_000
"""Characters compared: of longer texts, the first so many."""

_RUNS = 64  # of a longer text, looked through at once at least
_PLAIN = 128  # characters below it are found by their number
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_ONE, _ZERO = np.uint64(1), np.uint64(0)


@dataclass(frozen=True, slots=True)
class Written:
    """Skeletons (n) as UTF-8: the bytes of t are ``data[offsets[t]:offsets[t + 1]]``."""

    offsets: NDArray[np.int64]
    data: NDArray[np.uint8]

    @classmethod
    def of(cls, skeletons: pa.Array | Sequence[str]) -> Written:
        """Take the bytes of a string array, not copied, or of a few strings."""
        if not isinstance(skeletons, pa.Array):
            skeletons = pa.array(skeletons, pa.large_string())
        offsets, data, _ = string_parts(skeletons)
        return cls(np.asarray(offsets, dtype=np.int64), data)

    def __len__(self) -> int:
        """How many there are."""
        return len(self.offsets) - 1

    @property
    def longest(self) -> int:
        """Bytes of the longest, which has no more characters than that."""
        return int(np.diff(self.offsets).max(initial=0))

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return int(self.offsets[-1] - self.offsets[0])


def partial_ratios(
    written: Written, first: NDArray[np.int64], second: NDArray[np.int64], need: float = 0.0
) -> NDArray[np.float64]:
    """Give for pairs (p) of skeletons the best ratio, 0 to 100, of the shorter in the longer.

    Below ``need`` it is only known to be below: then 0 is given. The same as RapidFuzz's
    ``partial_ratio``.

    >>> both = Written.of(["thebusislate", "todaythebuswaslateagain"])
    >>> partial_ratios(both, np.array([0]), np.array([1])).round(1).tolist()
    [83.3]
    """
    return _ratios(written.offsets, written.data, first, second, need)  # type: ignore[no-any-return]


@njit(cache=True, nogil=True)
def _ratios(offsets, data, first, second, need):  # type: ignore[no-untyped-def]
    out = np.zeros(len(first))
    longest = 0
    for t in range(len(offsets) - 1):
        longest = max(longest, offsets[t + 1] - offsets[t])
    one = np.empty(longest + 1, dtype=np.uint32)
    other = np.empty(longest + 1, dtype=np.uint32)
    for p in range(len(first)):
        a, b = first[p], second[p]
        many = decode(data, offsets[a], offsets[a + 1], one)
        more = decode(data, offsets[b], offsets[b + 1], other)
        out[p] = partial_ratio(one[:many], other[:more], need)
    return out


@njit(cache=True, nogil=True)
def partial_ratio(a, b, need):  # type: ignore[no-untyped-def]
    """Give the best ratio of the shorter of two texts (code points) in the longer, as above."""
    a, b = a[:LONGEST], b[:LONGEST]
    if len(a) > len(b):
        a, b = b, a
    if len(a) == 0:
        return 0.0
    row, rows, where = _rows(a, b)
    masks = _masks(row, rows, False)
    best = _inside(len(a), masks, where, need)
    best = _ends(len(a), masks, where, False, best, need)
    best = _ends(len(a), _masks(row, rows, True), where, True, best, need)
    if len(a) == len(b) and best < 100.0:
        row, rows, where = _rows(b, a)
        best = _ends(len(b), _masks(row, rows, False), where, False, best, need)
        best = _ends(len(b), _masks(row, rows, True), where, True, best, need)
    return best if best >= need else 0.0


@njit(cache=True, nogil=True)
def _rows(a, b):  # type: ignore[no-untyped-def]
    """Number the characters of ``a``; give the number of each, how many, and those of ``b`` (or -1)."""
    size = 64
    while size < 2 * len(a):
        size *= 2
    keys = np.zeros(size, dtype=np.uint32)
    rows = np.zeros(size, dtype=np.int32)
    plain = np.full(_PLAIN, -1, dtype=np.int32)
    row = np.empty(len(a), dtype=np.int32)
    used = 0
    for i in range(len(a)):
        if a[i] < _PLAIN:
            if plain[a[i]] < 0:
                plain[a[i]] = used
                used += 1
            row[i] = plain[a[i]]
            continue
        at = np.int64(a[i] * np.uint32(2654435761)) & (size - 1)
        while keys[at] != 0 and keys[at] != a[i]:
            at = (at + 1) & (size - 1)
        if keys[at] == 0:
            keys[at], rows[at] = a[i], used
            used += 1
        row[i] = rows[at]
    where = np.empty(len(b), dtype=np.int32)
    for j in range(len(b)):
        if b[j] < _PLAIN:
            where[j] = plain[b[j]]
            continue
        at = np.int64(b[j] * np.uint32(2654435761)) & (size - 1)
        while keys[at] != 0 and keys[at] != b[j]:
            at = (at + 1) & (size - 1)
        where[j] = rows[at] if keys[at] != 0 else -1
    return row, used, where


@njit(cache=True, nogil=True)
def _masks(row, rows, backwards):  # type: ignore[no-untyped-def]
    """Give as bits where in a text, or in it backwards, each of its characters stands."""
    masks = np.zeros((rows, (len(row) + 63) // 64), dtype=np.uint64)
    for i in range(len(row)):
        place = len(row) - 1 - i if backwards else i
        masks[row[i], place >> 6] |= _ONE << np.uint64(place & 63)
    return masks


@njit(cache=True, nogil=True, inline="always")
def _take(state, masks, row, low, high):  # type: ignore[no-untyped-def]
    """Take one more character into words of ``state``; give whether that is one more in common.

    Zeros of ``state`` are the common ones, and what is carried out of its end is a new one.
    """
    carry = _ZERO
    for word in range(np.uint64(low), np.uint64(high)):
        old = state[word]
        hit = old & masks[row, word]
        found = old + hit
        over = found < old
        found += carry
        over |= found < carry
        carry = np.uint64(over)
        state[word] = found | (old - hit)
    return np.int64(carry)


@njit(cache=True, nogil=True)
def _inside(size, masks, where, need):  # type: ignore[no-untyped-def]
    """Give the best ratio of a text of some size with the runs of the other that are as long.

    The characters of the other are taken once for many runs, those that begin at ``x`` and up to
    ``last`` further on: what they have in common with the text is at least what a run has. Only
    places of the text count that a run with enough in common can have there, since it leaves out
    no more than ``spare`` of either.
    """
    state = np.empty(masks.shape[1], dtype=np.uint64)
    most = 0
    wanted = int(np.ceil(need * size / 100.0 - 1e-9))
    x = 0
    while x + size <= len(where) and most < size:
        state[:] = _ALL
        goal = max(wanted, most + 1)
        spare = size - goal
        last = min(max(_RUNS, size), len(where) - size - x)
        common = taken = 0
        ahead = 0
        while taken < size + last:
            one = where[x + taken]
            if one >= 0:
                low = max(0, taken - last - spare) >> 6
                high = (min(size - 1, common + spare) >> 6) + 1
                if low < high:
                    common += _take(state, masks, one, low, high)
            taken += 1
            if taken == size and common >= goal:
                most = common
                break
            # The first so many runs have left out too much.
            ahead = max(ahead, min(taken - spare - common, last + 1))
            if ahead > last or (taken > size and common >= goal):
                break
        x += max(1, ahead)
    return 100.0 * most / size


@njit(cache=True, nogil=True)
def _ends(size, masks, where, backwards, best, need):  # type: ignore[no-untyped-def]
    """Give the best ratio, if better, of a text with shorter runs at an end of the other."""
    floor = max(best, need)
    if floor >= 100.0:
        return best
    state = np.full(masks.shape[1], _ALL, dtype=np.uint64)
    least = int(size * floor / (200.0 - floor))  # shorter runs can't reach the floor
    spare = int((size - 1) - floor * (2 * size - 1) / 200.0) + 1
    common = high = 0
    for taken in range(1, size):
        j = len(where) - taken if backwards else taken - 1
        if where[j] >= 0:
            left = size - int(floor * (size + max(taken, least)) / 200.0) + 1
            low = max(0, taken - 1 - spare) >> 6
            high = max(high, (min(size - 1, common + left) >> 6) + 1)
            if low < high:
                common += _take(state, masks, where[j], low, high)
        if taken >= least:
            best = max(best, 200.0 * common / (size + taken))
        # Were all that follow in common, it would be best at the longest run.
        if 200.0 * (common + size - 1 - taken) / (2 * size - 1) < max(best, need) - 1e-9:
            break
    return best
