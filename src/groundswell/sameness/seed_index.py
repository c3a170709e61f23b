"""The shingles of seeds laid out so that a stream of posts can be read past them, compiled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.sameness.shipped import key_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from groundswell.sameness.shingles import Shingles


_ROOM = 1 << 20  # pairs at a time
_OF_SEED, _OF_POST = 0.25, 0.3  # below what any tier asks for, since weights are not yet final


@dataclass(frozen=True, slots=True)
class SeedIndex:
    """Which seeds hold a shingle, and what it weighs there.

    ``slots`` is a table with open addressing: the number of a distinct shingle of ``gram``, or -1.
    The seeds of the shingle g are ``seed[start[g]:start[g + 1]]``, with ``weight`` in bits; ``bits``
    are those of each seed.
    """

    slots: NDArray[np.int32]
    gram: NDArray[np.uint64]
    start: NDArray[np.int64]
    seed: NDArray[np.int32]
    weight: NDArray[np.float32]
    bits: NDArray[np.float64]

    @classmethod
    def of(cls, shingles: Shingles, weight: NDArray[np.float32]) -> SeedIndex:
        """Lay out the shingles of seeds with their weights; those that weigh nothing are left out."""
        seed = np.repeat(np.arange(len(shingles.start) - 1), np.diff(shingles.start))
        kept = weight > 0  # a shingle that comes again in its seed weighs 0 there
        gram, seed, weight = shingles.gram[kept], seed[kept], weight[kept]
        order = np.argsort(gram, kind="stable")
        distinct, start = np.unique(gram[order], return_index=True)
        size = 1024
        while size < 4 * len(distinct):
            size *= 2
        slots = np.full(size, -1, dtype=np.int32)
        _lay(distinct, slots)
        return cls(
            slots=slots,
            gram=distinct,
            start=np.append(start, len(gram)).astype(np.int64),
            seed=seed[order].astype(np.int32),
            weight=weight[order],
            bits=np.bincount(seed, weight, len(shingles.start) - 1).astype(np.float64),
        )

    def candidates(
        self, posts: Shingles, least: float
    ) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]]:
        """Give the pairs of post and seed that share ``least`` bits, a block of posts at a time.

        Each block is post, seed and bits shared. Pairs that share neither a quarter of the seed's
        bits nor three in ten shingles of the post are left out: no tier takes them.
        """
        room = _ROOM + len(self.bits)
        post = 0
        while post < len(posts.start) - 1:
            found = (np.empty(room, np.int64), np.empty(room, np.int64), np.empty(room, np.float32))
            count, post = _scan(
                post, posts.start, posts.gram, self.slots, self.gram, self.start, self.seed,
                self.weight, self.bits, least, *found,
            )  # fmt: skip
            if count:
                yield found[0][:count], found[1][:count], found[2][:count]


@njit(cache=True, nogil=True)
def _lay(gram, slots):  # type: ignore[no-untyped-def]
    for one in range(len(gram)):
        at = np.int64(key_of(gram[one])) & (len(slots) - 1)
        while slots[at] >= 0:
            at = (at + 1) & (len(slots) - 1)
        slots[at] = one


@njit(cache=True, nogil=True)
def _scan(  # type: ignore[no-untyped-def]
    first, post_start, post_gram, slots, gram, start, seed, weight, bits, least, post_of, seed_of,
    shared,
):  # fmt: skip
    """Write the pairs of posts from ``first`` on; give how many, and the first post not read."""
    sums = np.zeros(len(bits), dtype=np.float32)
    hits = np.zeros(len(bits), dtype=np.int32)
    touched = np.empty(len(bits), dtype=np.int64)
    last = np.full(len(gram), -1, dtype=np.int64)  # the post that had the shingle last
    count = 0
    mask = len(slots) - 1
    for post in range(first, len(post_start) - 1):
        if count + len(bits) > len(post_of):
            return count, post
        reached = 0
        for place in range(post_start[post], post_start[post + 1]):
            at = np.int64(key_of(post_gram[place])) & mask
            while slots[at] >= 0 and gram[slots[at]] != post_gram[place]:
                at = (at + 1) & mask
            one = slots[at]
            if one < 0 or last[one] == post:
                continue
            last[one] = post
            for entry in range(start[one], start[one + 1]):
                if hits[seed[entry]] == 0:
                    touched[reached] = seed[entry]
                    reached += 1
                sums[seed[entry]] += weight[entry]
                hits[seed[entry]] += 1
        windows = post_start[post + 1] - post_start[post]
        for turn in range(reached):
            own = touched[turn]
            part = sums[own] >= _OF_SEED * bits[own] or hits[own] >= _OF_POST * windows
            if part and sums[own] >= least:
                post_of[count], seed_of[count], shared[count] = post, own, sums[own]
                count += 1
            sums[own] = 0.0
            hits[own] = 0
    return count, len(post_start) - 1
