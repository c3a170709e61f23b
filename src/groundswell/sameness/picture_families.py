"""Which pictures are the same, edited or not, and which may be made one from the other.

Two pictures are the same where both are of quality 50 or more, their PDQ hashes differ in at
most 31 of 256 bits, after the authors of PDQ, and their quarters agree as well: screenshots of one
program with other words in them come within 31 bits of one another. Pictures that look alike once mirrored, turned or cut
are leads: places to look, never items that accounts share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.model.pictures import PICTURE_FAMILIES, PICTURE_LEADS
from groundswell.sameness.hamming import MOST_BITS, HashIndex, families
from groundswell.sameness.picture_hashes import LEAST_QUALITY, TURNS, words_of
from groundswell.tables.pictures import FILE, PDQ

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

REPRESENTATIVE, NEAR = "representative", "near"
BY_HASH, SAME = "near by the hash alone", "the same value"
A_PART = "a part"

UNCHECKED_BITS = 16  # as far as the known edits go; pictures that share a frame begin at 20
MOST_IN_QUARTERS = 36  # bits, in each that tells anything; see docs/methods/pictures.md
_ROUNDS = 50
_HALF, _SLACK = 128, 32  # bits that a PDQ hash sets, and how far from it none is that can be used


def picture_families(
    hashes: Sequence[str],
    qualities: Sequence[int | None],
    quarters: Sequence[Sequence[str | None]] | None = None,
    *,
    most_bits: int = MOST_BITS,
    unchecked_bits: int = UNCHECKED_BITS,
) -> pa.Table:
    """Give `PICTURE_FAMILIES` of pictures by their PDQ hashes, each once, with their qualities.

    A picture that is too plain to be told from others has no row, and is the item of nothing.
    One like no other stands for itself. Where the quality is not known (None), a hash that sets
    far from half of the bits is too plain. The best quality stands for a family, then the first.

    With the hashes of ``quarters`` (`PICTURES` has them) a picture within ``most_bits`` must agree
    there too. Where either has none, it must lie within ``unchecked_bits``.
    """
    words = words_of(hashes)
    quality = np.array([LEAST_QUALITY if one is None else one for one in qualities], dtype=int)
    usable = np.flatnonzero((quality >= LEAST_QUALITY) & ~too_plain(words))
    order = usable[np.argsort(-quality[usable], kind="stable")]
    detail = _Quarters(quarters, order)
    belongs = np.arange(len(order))
    checked = np.ones(len(order), dtype=np.bool_)
    distance = np.zeros(len(order), dtype=np.int32)
    left = belongs.copy()
    # Who does not agree with its representative may with another of those left. Who is left in
    # the end stands for itself: a crowd that shares a frame would take as many rounds as it has.
    for _ in range(_ROUNDS):
        if not len(left):
            break
        found = families(words[order[left]], most_bits=most_bits)
        whole = left[found.representative]
        alike, seen = detail.agree(left, whole, found.distance, min(unchecked_bits, most_bits))
        belongs[left[alike]], distance[left[alike]] = whole[alike], found.distance[alike]
        checked[left[alike]] = seen[alike]
        left = left[~alike]
    itself = belongs == np.arange(len(order))
    how = np.where(itself, REPRESENTATIVE, np.where(checked, NEAR, BY_HASH))
    names = pa.array(hashes, pa.string())
    return pa.table(
        [
            names.take(pa.array(order)),
            names.take(pa.array(order[belongs])),
            pa.array(how, pa.string()),
            pa.array(distance, pa.int32()),
        ],
        schema=PICTURE_FAMILIES,
    )


class _Quarters:
    """The hashes of quarters of pictures, and whether two pictures agree in theirs."""

    def __init__(
        self, given: Sequence[Sequence[str | None]] | None, order: NDArray[np.int64]
    ) -> None:
        told = [list(given[at]) if given is not None and given[at] else [None] * 4 for at in order]
        flat = [one for each in told for one in each]
        self._there = np.array([one is not None for one in flat], np.bool_).reshape(-1, 4)
        self._words = words_of([one or "0" * 64 for one in flat]).reshape(-1, 4, 4)

    def agree(
        self,
        left: NDArray[np.int64],
        right: NDArray[np.int64],
        distance: NDArray[np.int32],
        unchecked_bits: int,
    ) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Tell which pairs are the same picture, and which of them the quarters could tell.

        Each quarter that tells anything must agree: those that hold nothing but the frame always
        do. It costs copies onto which a line of text was put, of which about a quarter is lost.
        """
        both = self._there[left] & self._there[right]
        differing = self._words[left] ^ self._words[right]
        apart = np.bitwise_count(differing).sum(axis=2, dtype=np.float64)
        apart[~both] = np.nan
        told = both.any(axis=1)
        farthest = np.full(len(left), np.inf)
        farthest[told] = np.nanmax(apart[told], axis=1)
        same = (left == right) | (distance == 0)
        return same | np.where(
            told, farthest <= MOST_IN_QUARTERS, distance <= unchecked_bits
        ), told | same


def same_value_families(values: Sequence[str]) -> pa.Table:
    """Give `PICTURE_FAMILIES` of values that are only compared as a whole: ids, addresses."""
    names = pa.array(values, pa.string())
    how = pa.repeat(pa.scalar(SAME, pa.string()), len(names))
    return pa.table([names, names, how, pa.nulls(len(names), pa.int32())], schema=PICTURE_FAMILIES)


def families_of_values(
    values: Sequence[str], decided: Sequence[str], pictures: pa.Table | None = None
) -> pa.Table:
    """Give `PICTURE_FAMILIES` of what posts name (items of the kind picture), each value once.

    ``pictures`` (`PICTURES`) are those read from files. The name of a file stands for what was
    read under it, by its whole path or, where only one file is called so, by its last part; the
    name of a file that was not read is the item of nothing, since many are called alike.
    """
    read = _by_hash(pictures)
    files = _by_name(pictures)
    hash_of: dict[str, str] = {}
    plain: list[str] = []
    for value, how in zip(values, decided, strict=True):
        if how == PDQ:
            hash_of[value] = value
        elif how == FILE:
            if found := files.get(value) or files.get(value.rpartition("/")[2]):
                hash_of[value] = found
        else:
            plain.append(value)
    known = list(dict.fromkeys(hash_of.values()))
    told = [read.get(one, (None, None)) for one in known]
    families_of = {
        row["picture"]: row
        for row in picture_families(
            known, [one[0] for one in told], [one[1] or () for one in told]
        ).to_pylist()
    }
    rows = [
        {**families_of[pdq], "picture": value}
        for value, pdq in hash_of.items()
        if pdq in families_of
    ]
    named = pa.Table.from_pylist(rows, schema=PICTURE_FAMILIES)
    return pa.concat_tables([named, same_value_families(plain)])


def _by_hash(
    pictures: pa.Table | None,
) -> dict[str, tuple[int | None, Sequence[str | None] | None]]:
    if pictures is None:
        return {}
    columns = (pictures[name].to_pylist() for name in ("pdq", "quality", "quarters"))
    return {pdq: (quality, inside) for pdq, quality, inside in zip(*columns, strict=True)}


def _by_name(pictures: pa.Table | None) -> dict[str, str]:
    """Give the hash of each name, and of last parts of names that only one hash has."""
    if pictures is None:
        return {}
    whole = dict(zip(pictures["name"].to_pylist(), pictures["pdq"].to_pylist(), strict=True))
    short: dict[str, set[str]] = {}
    for name, pdq in whole.items():
        short.setdefault(name.rpartition("/")[2], set()).add(pdq)
    return {**{name: min(found) for name, found in short.items() if len(found) == 1}, **whole}


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
