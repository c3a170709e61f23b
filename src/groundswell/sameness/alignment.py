"""Two texts laid against one another letter by letter: how alike they are, and where they meet."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import regex

from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BEGINNING = 0.1  # of the seed's length, within which a cut text begins
_LOOSE = 3  # characters by which an edit may move an end
_BREAK = regex.compile(r"[^\w\s'’`´,、#&/·・-]+")


class Aligned(NamedTuple):
    """For n pairs of seed and post, the shorter against its best place in the longer.

    ``ratio`` goes from 0 to 100, 0 below what was asked for. ``begins`` tells whether the post
    begins as the seed does, ``framed`` whether what they have in common is all of the post or
    stands between its sentence marks.
    """

    ratio: NDArray[np.float64]
    begins: NDArray[np.bool_]
    framed: NDArray[np.bool_]


def aligned(
    seeds: Sequence[str], posts: Sequence[str], told: Sequence[str], least: float
) -> Aligned:
    """Align skeletons of seeds and posts (n each); ``told`` are the posts as normalised texts.

    >>> told = ["who knows? the bus is late! ah", "who knows if the bus is late today"]
    >>> aligned(["thebusislate"] * 2, skeletons(pa.array(told)).to_pylist(), told, 70).framed.tolist()
    [True, False]
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  (not at start-up)

    ratio = np.zeros(len(seeds))
    begins, framed = (np.zeros(len(seeds), dtype=np.bool_) for _ in range(2))
    for at, (seed, post) in enumerate(zip(seeds, posts, strict=True)):
        place = fuzz.partial_ratio_alignment(seed, post, score_cutoff=least)
        if place is None:
            continue
        ratio[at] = place.score
        begins[at] = place.src_start <= _BEGINNING * len(seed) and place.dest_start <= _LOOSE
        first, last = place.dest_start, place.dest_end
        if first <= _LOOSE and last >= len(post) - _LOOSE:
            framed[at] = True
        else:
            marks = breaks(told[at], len(post))
            framed[at] = all(
                np.abs(marks - end).min(initial=len(post)) <= _LOOSE for end in (first, last)
            )
    return Aligned(ratio, begins, framed)


def breaks(text: str, length: int) -> NDArray[np.int64]:
    """Give where in the skeleton of a normalised text (``length`` characters) a sentence ends.

    Its beginning and end are among them. Nothing is known (empty) where marks stand within a word
    that is written in look-alikes, or within a chain of reposts.

    >>> breaks("who knows? the bus is late", 20).tolist()
    [0, 8, 20]
    """
    parts = skeletons(pa.array(_BREAK.split(text), pa.large_string()))
    ends = np.cumsum(pc.utf8_length(parts).to_numpy(), dtype=np.int64)
    if not len(ends) or ends[-1] != length:
        return np.empty(0, dtype=np.int64)
    return np.concatenate([[0], ends])
