"""Skeletons cut into shingles: every run of five characters, of three where it begins in CJK.

A shingle is a number of 64 bits. Three characters fit into it exactly (and set the top bit); five
are hashed, so two runs of five share a number once in 10^19 pairs, whatever anybody wants.
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
    from numpy.typing import NDArray

LONG, SHORT = 5, 3
"""Characters of a shingle; the shorter where the first is Chinese, kana or Hangul."""


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of n skeletons, one after another.

    Those of the text t are ``gram[start[t]:start[t + 1]]``, in reading order, repeated ones
    included; ``start`` has n + 1 entries.
    """

    start: NDArray[np.int64]
    gram: NDArray[np.uint64]


def shingles_of(skeletons: pa.Array) -> Shingles:
    """Cut skeletons (strings, none of them null) into shingles; shorter ones have none.

    >>> found = shingles_of(pa.array(["thebusislate", "bus", "水曜日に"]))
    >>> found.start.tolist()
    [0, 8, 8, 10]
    """
    if isinstance(skeletons, pa.ChunkedArray):
        skeletons = skeletons.combine_chunks()
    offsets, data, _ = string_parts(skeletons)
    start = np.zeros(len(offsets), dtype=np.int64)
    _count(offsets, data, start)
    gram = np.empty(start[-1], dtype=np.uint64)
    _fill(offsets, data, start, gram)
    return Shingles(start, gram)


@njit(cache=True, nogil=True, inline="always")
def is_short(gram):  # type: ignore[no-untyped-def]
    """Whether a shingle is one of three characters."""
    return gram >> np.uint64(63) == 1


@njit(cache=True, nogil=True, inline="always")
def is_cjk(sign):  # type: ignore[no-untyped-def]
    """Whether a character is Chinese, kana or Hangul."""
    return (
        0x3040 <= sign < 0x3100 or 0x3400 <= sign < 0xA000 or 0xAC00 <= sign < 0xD7B0
        or 0x1100 <= sign < 0x1200 or 0xF900 <= sign < 0xFB00 or 0x20000 <= sign < 0x32000
        or sign in (0x3005, 0x3007) or 0x31F0 <= sign < 0x3200
    )  # fmt: skip


@njit(cache=True, nogil=True)
def _count(offsets, data, start):  # type: ignore[no-untyped-def]
    longest = 0
    for row in range(len(offsets) - 1):
        longest = max(longest, offsets[row + 1] - offsets[row])
    signs = np.empty(longest + 1, dtype=np.uint32)
    for row in range(len(offsets) - 1):
        count = decode(data, offsets[row], offsets[row + 1], signs)
        found = max(0, count - LONG + 1)
        for at in range(found, count - SHORT + 1):  # the last places, where only a short one fits
            found += is_cjk(signs[at])
        start[row + 1] = start[row] + found


@njit(cache=True, nogil=True)
def _fill(offsets, data, start, gram):  # type: ignore[no-untyped-def]
    longest = 0
    for row in range(len(offsets) - 1):
        longest = max(longest, offsets[row + 1] - offsets[row])
    signs = np.empty(longest + 1, dtype=np.uint32)
    for row in range(len(offsets) - 1):
        count = decode(data, offsets[row], offsets[row + 1], signs)
        fill_one(signs, count, gram[start[row] : start[row + 1]])


@njit(cache=True, nogil=True)
def fill_one(signs, count, gram):  # type: ignore[no-untyped-def]
    """Write the shingles of one text, ``count`` characters, into ``gram``; give how many."""
    to = 0
    for at in range(count - SHORT + 1):
        if is_cjk(signs[at]):
            gram[to] = (
                np.uint64(1) << np.uint64(63)
                | np.uint64(signs[at]) << np.uint64(42)
                | np.uint64(signs[at + 1]) << np.uint64(21)
                | np.uint64(signs[at + 2])
            )
            to += 1
        elif at + LONG <= count:
            mixed = np.uint64(0)
            for one in range(at, at + LONG):
                mixed = (mixed ^ np.uint64(signs[one])) * np.uint64(0x9E3779B97F4A7C15)
                mixed ^= mixed >> np.uint64(29)
            gram[to] = mixed & np.uint64(0x7FFFFFFFFFFFFFFF)
            to += 1
    return to
