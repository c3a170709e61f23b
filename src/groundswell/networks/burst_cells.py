"""Stretches of items' time with several accounts in them, and which of them could be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.engine.co_actions import partners
from groundswell.networks import coincidence, recurring
from groundswell.networks.acts import share
from groundswell.networks.recurring import Cells, World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

FEWEST = 3  # accounts that two bursts have in common, below which they are not compared
NEARBY_MS = 1_800_000  # before and after a burst, within which an occasion's pace is measured

_MOST_CELLS = 64  # bursts of one account, beyond which it does not propose comparisons
_SAMPLE = 500  # bursts from which the number of possible comparisons is estimated
_SHRINK_ITEMS = 20.0  # items of average behaviour added to each size of item
_REACH = 60  # spans beyond which an item's pace is not looked at


def cells_of(acts: Acts, span: int) -> Cells:
    """Cut each item's time into stretches of two spans, twice, and keep the fuller one of each act."""
    length = 2 * span
    key = np.empty(len(acts.at), dtype=np.int64)
    coincidence.stretches(acts.item, acts.at, span, key)
    there, first, size, number = coincidence.numbered(key, 2 * len(key))
    kept = size >= FEWEST
    of_act = np.where(kept, np.cumsum(kept) - 1, -1)[number]
    item, shift = acts.item[first[kept]], span * (there[kept] % 2)
    start = (acts.at[first[kept]] + shift) // length * length - shift
    inside = np.flatnonzero(of_act >= 0)
    inside = inside[coincidence.by_account(of_act[inside], int(kept.sum()))]
    age = np.maximum(0, start - acts.appeared[item])
    widths = np.full(len(start), NEARBY_MS)
    return Cells(
        pointer=np.concatenate(([0], np.cumsum(size[kept]))),
        accounts=acts.account[inside],
        item=item,
        start=start,
        size=size[kept],
        early=age < length,
        decay=np.minimum(1.0, length / np.clip(age, length, _REACH * span)),
        usual=_fullest(acts, item, size[kept], age < length, length),
        around=_acts_between(acts, item, start - widths, start + length + widths),
        of_act=of_act,
        aside=np.zeros(len(start), dtype=np.int64),
    )


def _acts_between(acts: Acts, item: Ints, low: Ints, high: Ints) -> Ints:
    """Count an item's acts from ``low`` to ``high`` (inclusive), for many items at once."""
    first = int(acts.at.min(initial=0)) - 2 * NEARBY_MS
    width = int(acts.at.max(initial=0)) - first + 4 * NEARBY_MS
    keys = acts.item * width + (acts.at - first)
    left = np.searchsorted(keys, item * width + np.maximum(0, low - first), side="left")
    right = np.searchsorted(keys, item * width + (high - first), side="right")
    return (right - left).astype(np.int64)


def _fullest(acts: Acts, item: Ints, size: Ints, early: Bools, length: int) -> Floats:
    """For each cell, the mean share of the fullest cell among items of its item's size.

    Cells right where an item appeared and later ones are told apart, as shares of all acts and of
    later acts: fans rush to what is new, and that says nothing about the days after.
    """
    young = np.bincount(acts.item, acts.age < length, len(acts.size)).astype(np.int64)
    usual = np.empty(len(item))
    for these, whole in ((early, acts.size), (~early, acts.size - young)):
        most = np.minimum(1.0, whole)
        np.maximum.at(most, item[these], size[these].astype(np.float64))
        several = whole >= FEWEST
        sizes = np.zeros(len(whole), dtype=np.int64)
        sizes[several] = np.log2(whole[several]).astype(np.int64)
        part = np.minimum(1.0, share(most, whole))
        overall = part[several].mean() if several.any() else 0.0
        total = np.bincount(sizes[several], part[several], minlength=64)
        count = np.bincount(sizes[several], minlength=64)
        by_size = (total + _SHRINK_ITEMS * overall) / (count + _SHRINK_ITEMS)
        usual[these] = by_size[sizes][item[these]]
    return usual


def candidates_of(cells: Cells, acts: Acts) -> tuple[Ints, Ints, Ints]:
    """Pairs of cells with enough accounts in common, and how many: the kernel, the other way round."""
    inside = np.flatnonzero(cells.of_act >= 0)
    account, cell = acts.account[inside], cells.of_act[inside]
    many = np.bincount(account, minlength=acts.accounts)
    proposes = (many >= 2) & (many <= _MOST_CELLS)
    kept = proposes[account]
    at_once = np.zeros(int(kept.sum()), dtype=np.int64)
    return partners(cell[kept], account[kept], at_once, window_ms=1, min_items=FEWEST)


def family_of(cells: Cells, world: World, seed: int) -> float:
    """Estimate, on the safe side, how many pairs of cells could have had enough in common."""
    total = len(cells.item)
    if total < 2:
        return 1.0
    chosen = np.random.Generator(np.random.PCG64(seed)).permutation(total)[:_SAMPLE]
    per_item = np.bincount(cells.item, minlength=len(world.size))
    counted = recurring.possible_partners(chosen, cells, world, per_item, FEWEST)
    most = counted.mean() + 2 * counted.std() / np.sqrt(len(counted))
    return max(1.0, float(most) * total / 2)
