"""How alike two skeletons are, exactly: the best ratio of the shorter within the longer, compiled.

The ratio is twice the longest common subsequence over both lengths, in percent. The subsequence is
counted 64 characters at a time (Hyyrö 2004), and since a window moved by one character has one more
in common at most, windows that can't reach what is needed are passed over.
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
    best = _ends(a, b, _inside(a, b, need), need)
    if len(a) == len(b) and best < 100.0:
        best = _ends(b, a, best, need)
    return best if best >= need else 0.0


@njit(cache=True, nogil=True)
def _masks(a, b, backwards):  # type: ignore[no-untyped-def]
    """Where in ``a`` each character of ``b`` stands, as bits; and which row of them is whose."""
    size = 64
    while size < 2 * len(a):
        size *= 2
    keys = np.zeros(size, dtype=np.uint32)
    rows = np.zeros(size, dtype=np.int64)
    row_of = np.empty(len(a), dtype=np.int64)
    used = 0
    for i in range(len(a)):
        at = np.int64(a[i] * np.uint32(2654435761)) & (size - 1)
        while keys[at] != 0 and keys[at] != a[i]:
            at = (at + 1) & (size - 1)
        if keys[at] == 0:
            keys[at], rows[at] = a[i], used
            used += 1
        row_of[i] = rows[at]
    masks = np.zeros((used, (len(a) + 63) // 64), dtype=np.uint64)
    for i in range(len(a)):
        place = len(a) - 1 - i if backwards else i
        masks[row_of[i], place >> 6] |= _ONE << np.uint64(place & 63)
    where = np.empty(len(b), dtype=np.int64)
    for j in range(len(b)):
        at = np.int64(b[j] * np.uint32(2654435761)) & (size - 1)
        while keys[at] != 0 and keys[at] != b[j]:
            at = (at + 1) & (size - 1)
        where[j] = rows[at] if keys[at] != 0 else -1
    return masks, where


@njit(cache=True, nogil=True)
def _take(state, mask):  # type: ignore[no-untyped-def]
    """Take one more character into the count of common ones: zeros of ``state``."""
    carry = _ZERO
    for word in range(len(state)):
        old = state[word]
        hit = old & mask[word]
        found = old + hit
        over = found < old
        found += carry
        over |= found < carry
        carry = _ONE if over else _ZERO
        state[word] = found | (old - hit)


@njit(cache=True, nogil=True)
def _common(state):  # type: ignore[no-untyped-def]
    many = np.int64(0)
    for word in state:
        x = ~word
        x -= (x >> _ONE) & np.uint64(0x5555555555555555)
        x = (x & np.uint64(0x3333333333333333)) + (
            (x >> np.uint64(2)) & np.uint64(0x3333333333333333)
        )
        x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
        many += np.int64((x * np.uint64(0x0101010101010101)) >> np.uint64(56))
    return many


@njit(cache=True, nogil=True)
def _inside(a, b, need):  # type: ignore[no-untyped-def]
    """Give the best ratio of ``a`` with the runs of ``b`` that are as long."""
    masks, where = _masks(a, b, False)
    state = np.empty(masks.shape[1], dtype=np.uint64)
    most = 0
    wanted = np.int64(np.ceil(need * len(a) / 100.0 - 1e-9))
    x = np.int64(0)
    while x + len(a) <= len(b) and most < len(a):
        state[:] = _ALL
        for j in range(x, x + len(a)):
            if where[j] >= 0:
                _take(state, masks[where[j]])
        found = _common(state)
        most = max(most, found)
        x += max(1, max(wanted, most + 1) - found)
    return 100.0 * most / len(a)


@njit(cache=True, nogil=True)
def _ends(a, b, best, need):  # type: ignore[no-untyped-def]
    """Give the best ratio, if better, of ``a`` with shorter runs at either end of ``b``."""
    for backwards in (False, True):
        floor = max(best, need)
        if floor >= 100.0:
            return best
        masks, where = _masks(a, b, backwards)
        state = np.full(masks.shape[1], _ALL, dtype=np.uint64)
        least = np.int64(len(a) * floor / (200.0 - floor))  # shorter runs can't reach the floor
        for taken in range(1, len(a)):
            j = len(b) - taken if backwards else taken - 1
            if where[j] >= 0:
                _take(state, masks[where[j]])
            if taken >= least:
                best = max(best, 200.0 * _common(state) / (len(a) + taken))
    return best
