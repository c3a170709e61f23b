"""How much of its words one prompt has in common with another, rare words counting for more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.usage.subject_words import ALONE, words_of_prompts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_SAMPLE = 50_000  # prompts that tell which words are everyday


@dataclass(frozen=True, slots=True)
class Wording:
    """The distinct words of some prompts, sorted, with their weights; one after another."""

    place: Ints  # (n) where a prompt stands in ``start``, -1 where it was not asked for
    start: Ints
    key: NDArray[np.uint64]
    weight: Floats
    alone: NDArray[np.bool_]

    @classmethod
    def of(cls, texts: pa.Array, rows: Ints) -> Wording:
        """Cut some of n texts into words; what is everyday is told by them and a sample of all."""
        step = max(1, len(texts) // _SAMPLE)
        every = np.union1d(rows, np.arange(0, len(texts), step))
        words = words_of_prompts(texts.take(pa.array(every)))
        row = words.row.astype(np.int64)
        order = np.lexsort((words.key, row))
        key, row = words.key[order], row[order]
        new = np.r_[True, (key[1:] != key[:-1]) | (row[1:] != row[:-1])][: len(key)]
        key, row = key[new], row[new]
        alone = (words.kind[order][new] & ALONE) != 0
        _, of, held = np.unique(key, return_inverse=True, return_counts=True)
        weight = np.log2((len(every) + 1) / (held + 0.5))[of] * np.where(alone, 0.5, 1.0)
        start = np.searchsorted(row, np.arange(len(every) + 1))
        place = np.full(len(texts), -1)
        place[every] = np.arange(len(every))
        return cls(place, start, key, weight, alone)

    def alike(self, a: Ints, b: Ints) -> tuple[Floats, Floats]:
        """Give for pairs of prompts the share of the lighter one's words, and how many words.

        A character of a script without blanks is half a word.
        """
        return _alike(  # type: ignore[no-any-return]
            self.start, self.key, self.weight, self.alone, self.place[a], self.place[b]
        )


@njit(cache=True, nogil=True)
def _alike(start, key, weight, alone, a, b):  # type: ignore[no-untyped-def]
    share, count = np.zeros(len(a)), np.zeros(len(a))
    for pair in range(len(a)):
        one, other = start[a[pair]], start[b[pair]]
        one_end, other_end = start[a[pair] + 1], start[b[pair] + 1]
        first = second = both = 0.0
        for at in range(one, one_end):
            first += weight[at]
        for at in range(other, other_end):
            second += weight[at]
        while one < one_end and other < other_end:
            if key[one] == key[other]:
                both += weight[one]
                count[pair] += 0.5 if alone[one] else 1.0
                one += 1
                other += 1
            elif key[one] < key[other]:
                one += 1
            else:
                other += 1
        least = min(first, second)
        share[pair] = both / least if least > 0 else 0.0
    return share, count
