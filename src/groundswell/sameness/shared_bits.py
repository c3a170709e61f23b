"""What two texts have in common, in bits, compiled.

A pair is weighed in both languages, and a shingle counts for the less of the two: a slogan that is
common in the language of the post is common, however rare it is in that of the seed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.sameness.references import weight_of
from groundswell.sameness.shingles import LONG, SHORT, is_short
from groundswell.sameness.shipped import key_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.references import Reference
    from groundswell.sameness.shingles import Shingles


@dataclass(frozen=True, slots=True)
class Shared:
    """For each of n pairs of seed and post: the bits they share, and those each has.

    A run of characters lies under fewer windows at its ends than in its middle, so what is shared
    is undercounted; ``ends`` is what a single run would have more.
    """

    shared: NDArray[np.float64]
    ends: NDArray[np.float64]
    of_seed: NDArray[np.float64]
    of_post: NDArray[np.float64]


def shared_bits(
    seeds: Shingles,
    weight: NDArray[np.float32],
    posts: Shingles,
    seed: NDArray[np.int64],
    post: NDArray[np.int64],
    languages: tuple[Reference, Reference],
) -> Shared:
    """Weigh pairs (n), given by the places of ``seed`` and ``post``, all of two languages.

    ``weight`` is that of each shingle of the seeds in their language; what weighs 0 does not count.
    Fast where pairs of one post follow one another. A shingle that a post repeats counts once.
    """
    found = np.zeros((4, len(seed)))
    of_seed, of_post = languages
    _weigh(seeds.start, seeds.gram, weight, posts.start, posts.gram, seed, post,
           of_seed.key, of_seed.weight, of_seed.unseen,
           of_post.key, of_post.weight, of_post.unseen, found)  # fmt: skip
    return Shared(*found)


def windows_shared(
    seeds: Shingles, posts: Shingles, seed: int, post: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Tell which shingles of one seed, in reading order, stand in each of some posts (rows)."""
    own = seeds.gram[seeds.start[seed] : seeds.start[seed + 1]]
    rows = [np.isin(own, posts.gram[posts.start[p] : posts.start[p + 1]]) for p in post]
    return np.stack(rows) if rows else np.zeros((0, len(own)), dtype=np.bool_)


@njit(cache=True, nogil=True)
def _weigh(  # type: ignore[no-untyped-def]
    seed_start, seed_gram, seed_weight, post_start, post_gram, seed, post,
    key_a, weight_a, unseen_a, key_b, weight_b, unseen_b, found,
):  # fmt: skip
    longest = 1
    for text in range(len(post_start) - 1):
        longest = max(longest, post_start[text + 1] - post_start[text])
    size = 64
    while size < 2 * longest:
        size *= 2
    held, mark = np.zeros(size, dtype=np.uint64), np.full(size, -1, dtype=np.int64)
    first = 0
    for pair in range(len(seed)):
        if pair and post[pair] == post[pair - 1]:  # its shingles are there still
            found[3, pair] = found[3, pair - 1]
        else:
            first = pair
            for place in range(post_start[post[pair]], post_start[post[pair] + 1]):
                gram = post_gram[place]
                if _enter(gram, pair, held, mark):
                    found[3, pair] += min(
                        weight_of(gram, key_a, weight_a, unseen_a),
                        weight_of(gram, key_b, weight_b, unseen_b),
                    )
        ends, windows = 0.0, 0
        for place in range(seed_start[seed[pair]], seed_start[seed[pair] + 1]):
            if seed_weight[place] == 0.0:
                continue
            gram = seed_gram[place]
            weight = min(seed_weight[place], weight_of(gram, key_b, weight_b, unseen_b))
            found[2, pair] += weight
            if _holds(gram, first, held, mark):
                found[0, pair] += weight
                ends += weight * ((SHORT if is_short(gram) else LONG) - 1)
                windows += 1
        found[1, pair] = ends / windows if windows else 0.0


@njit(cache=True, nogil=True, inline="always")
def _enter(gram, mark, slots, marks):  # type: ignore[no-untyped-def]
    """Put a shingle into a set whose entries carry this mark; False where it was there."""
    at = np.int64(key_of(gram)) & (len(slots) - 1)
    while marks[at] == mark and slots[at] != gram:
        at = (at + 1) & (len(slots) - 1)
    if marks[at] == mark:
        return False
    marks[at], slots[at] = mark, gram
    return True


@njit(cache=True, nogil=True, inline="always")
def _holds(gram, mark, slots, marks):  # type: ignore[no-untyped-def]
    at = np.int64(key_of(gram)) & (len(slots) - 1)
    while marks[at] == mark and slots[at] != gram:
        at = (at + 1) & (len(slots) - 1)
    return marks[at] == mark
