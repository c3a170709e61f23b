"""In how many texts of a collection each shingle is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.sameness.shipped import key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.shingles import Shingles

LEAST = 2
"""Texts with a shingle, for it to have an entry of its own."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Shingles (distinct), and in how many of some texts each is."""

    texts: int
    gram: NDArray[np.uint64]
    df: NDArray[np.int64]


def count(shingles: Shingles, least: int = LEAST) -> Counted:
    """Count in how many texts each shingle is; those in fewer than ``least`` are left out."""
    texts = len(shingles.start) - 1
    gram, often = _count(shingles.start, shingles.gram)
    kept = often >= least
    return Counted(texts, gram[kept], often[kept].astype(np.int64))


@njit(cache=True, nogil=True)
def _count(start, gram):  # type: ignore[no-untyped-def]
    """Give the distinct shingles, and in how many texts each is."""
    size = 1 << 16
    slots = np.zeros(size, dtype=np.uint64)
    often = np.zeros(size, dtype=np.int32)
    last = np.full(size, -1, dtype=np.int32)
    filled = 0
    for text in range(len(start) - 1):
        for place in range(start[text], start[text + 1]):
            at = np.int64(key_of(gram[place])) & (size - 1)
            while slots[at] != 0 and slots[at] != gram[place]:
                at = (at + 1) & (size - 1)
            if slots[at] == 0:
                slots[at] = gram[place]
                filled += 1
            if last[at] != text:
                last[at] = text
                often[at] += 1
        if 2 * filled > size:
            slots, often, last = _doubled(slots, often, last)
            size *= 2
    kept = np.flatnonzero(slots)
    return slots[kept], often[kept]


@njit(cache=True, nogil=True)
def _doubled(slots, often, last):  # type: ignore[no-untyped-def]
    size = 2 * len(slots)
    new_slots = np.zeros(size, dtype=np.uint64)
    new_often = np.zeros(size, dtype=np.int32)
    new_last = np.full(size, -1, dtype=np.int32)
    for old in range(len(slots)):
        if slots[old] != 0:
            at = np.int64(key_of(slots[old])) & (size - 1)
            while new_slots[at] != 0:
                at = (at + 1) & (size - 1)
            new_slots[at], new_often[at], new_last[at] = slots[old], often[old], last[old]
    return new_slots, new_often, new_last
