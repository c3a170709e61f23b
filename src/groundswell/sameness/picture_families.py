"""Which pictures are the same, edited or not, and which may be made one from the other.

Two pictures are the same where both are of quality 50 or more and their PDQ hashes differ in at
most 31 of 256 bits, after the authors of PDQ. Pictures that look alike once mirrored, turned or cut
are leads: places to look, never items that accounts share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.model.pictures import PICTURE_FAMILIES, PICTURE_LEADS
from groundswell.sameness.hamming import MOST_BITS, HashIndex, families
from groundswell.sameness.picture_hashes import LEAST_QUALITY, TURNS, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

REPRESENTATIVE, NEAR, SAME = "representative", "near", "the same value"
A_PART = "a part"

_HALF, _SLACK = 128, 32  # bits that a PDQ hash sets, and how far from it none is that can be used


def picture_families(
    hashes: Sequence[str], qualities: Sequence[int | None], *, most_bits: int = MOST_BITS
) -> pa.Table:
    """Give `PICTURE_FAMILIES` of pictures by their PDQ hashes, each once, with their qualities.

    A picture that is too plain to be told from others has no row, and is the item of nothing.
    One like no other stands for itself. Where the quality is not known (None), a hash that half
    of the bits don't tell is too plain. The best quality stands for a family, then the first.
    """
    words = words_of(hashes)
    quality = np.array([LEAST_QUALITY if one is None else one for one in qualities], dtype=int)
    usable = np.flatnonzero((quality >= LEAST_QUALITY) & ~too_plain(words))
    order = usable[np.argsort(-quality[usable], kind="stable")]
    found = families(words[order], most_bits=most_bits)
    itself = found.representative == np.arange(len(order))
    names = pa.array(hashes, pa.string())
    return pa.table(
        [
            names.take(pa.array(order)),
            names.take(pa.array(order[found.representative])),
            pa.array(np.where(itself, REPRESENTATIVE, NEAR), pa.string()),
            pa.array(found.distance, pa.int32()),
        ],
        schema=PICTURE_FAMILIES,
    )


def same_value_families(values: Sequence[str]) -> pa.Table:
    """Give `PICTURE_FAMILIES` of values that are only compared as a whole: ids, addresses."""
    names = pa.array(values, pa.string())
    how = pa.repeat(pa.scalar(SAME, pa.string()), len(names))
    return pa.table([names, names, how, pa.nulls(len(names), pa.int32())], schema=PICTURE_FAMILIES)


def picture_leads(
    hashes: Sequence[str],
    turns: Sequence[Sequence[str]],
    crops: Sequence[Sequence[str]],
    *,
    most_bits: int = MOST_BITS,
) -> pa.Table:
    """Give `PICTURE_LEADS` between pictures of sufficient quality, each hash once.

    ``turns`` and ``crops`` hold the hashes of each picture mirrored, turned and cut, as `PICTURES`
    has them; empty ones are left out. A pair that is the same as it is, is no lead.
    """
    words = words_of(hashes)
    index = HashIndex(words)
    names = [name for name in TURNS if name != "as it is"]
    best: dict[tuple[int, int], tuple[int, str]] = {}
    for made, told in ((turns, names), (crops, None)):
        whose = np.repeat(np.arange(len(hashes)), [len(each) for each in made])
        flat = [one for each in made for one in each]
        if not flat:
            continue
        place = np.concatenate([np.arange(len(each)) for each in made])
        near = index.near(words_of(flat), most_bits=most_bits)
        for query, other, distance in zip(*(column.tolist() for column in near), strict=True):
            mine = int(whose[query])
            how = A_PART if told is None else told[int(place[query])]
            # A turn is found from both sides; a part is the smaller one's, and has a direction.
            pair = (mine, other) if told is None or mine < other else (other, mine)
            if mine != other and (pair not in best or distance < best[pair][0]):
                best[pair] = (distance, how)
    rows = [
        (hashes[mine], hashes[other], how, distance)
        for (mine, other), (distance, how) in sorted(best.items())
        if int(np.bitwise_count(words[mine] ^ words[other]).sum()) > most_bits
    ]
    columns = zip(*rows, strict=True) if rows else ([], [], [], [])
    return pa.table([list(column) for column in columns], schema=PICTURE_LEADS)


def too_plain(words: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Tell which hashes, (n, 4) words, are of pictures in which there is nothing to compare.

    PDQ sets half of the bits, unless most frequencies are equal: in a flat picture all are.
    """
    set_bits = np.bitwise_count(words).sum(axis=1, dtype=np.int64)
    plain: NDArray[np.bool_] = np.abs(set_bits - _HALF) > _SLACK
    return plain
