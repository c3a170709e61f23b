"""Bursts that stand out together, joined to sets, and the accounts that belong to each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from groundswell.networks import recurring
from groundswell.networks.correction import corrected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts
    from groundswell.networks.recurring import Cells, Pace, World

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_PER_BURST = (
    1.5  # weight of a tie for each burst that two accounts were in: about -log10 of its chance
)
_MOST_MEMBERS = 400  # of a set, beyond which each account is tied to some of the others only
_SOME = 24


@dataclass(frozen=True, slots=True)
class Recurring:
    """Accounts found in bursts that come back.

    One entry an account: ``q`` (of being in a set of recurring bursts, over all sets and all
    accounts that could be in it), ``p`` before the correction within the set, ``bundle`` (number of
    the set, -1 for none) and ``bursts`` (of the set that it is in). One entry a burst of a set:
    ``burst_bundle``, ``burst_item``, ``burst_start``, ``burst_end`` (milliseconds),
    ``burst_accounts``. ``members`` holds (burst, account) pairs as two rows. ``family`` is the
    number of comparisons that could have been made.
    """

    p: Floats
    q: Floats
    bundle: Ints
    bursts: Ints
    burst_bundle: Ints
    burst_item: Ints
    burst_start: Ints
    burst_end: Ints
    burst_accounts: Ints
    members: Ints
    family: float


class Found(NamedTuple):
    """Bursts that stand out together, at which corrected chance."""

    bursts: Ints
    p: float
    near: bool  # on one occasion
    lift: float  # how much more their accounts are about at one time than others


def sets_of(
    acts: Acts,
    cells: Cells,
    world: World,
    pace: Pace,
    found: list[Found],
    family: float,
) -> Recurring:
    """Join bursts that stand out together, and test who belongs to each set of them."""
    account_p, account_q = np.ones(acts.accounts), np.ones(acts.accounts)
    bundle = np.full(acts.accounts, -1, dtype=np.int64)
    count = np.zeros(acts.accounts, dtype=np.int64)
    if not found:
        return _none(acts, family)
    used, ends = np.unique(np.concatenate([each.bursts for each in found]), return_inverse=True)
    first = np.concatenate([np.full(len(each.bursts), each.bursts[0]) for each in found])
    first = np.searchsorted(used, first)
    links = coo_array((np.ones(len(ends)), (first, ends)), shape=(len(used), len(used)))
    number, of_cell = connected_components(links, directed=False)
    best, lift = np.ones(number), np.ones(number)
    near = np.ones(number, dtype=np.bool_)
    for each in found:
        one = of_cell[np.searchsorted(used, each.bursts[0])]
        best[one] = min(best[one], each.p)
        near[one] &= each.near
        lift[one] = max(lift[one], each.lift)
    rows: list[Ints] = []
    for one in range(number):
        chosen = used[of_cell == one]
        who, inside, chance = recurring.members(
            chosen, near[one], lift[one], cells, world, pace, acts.accounts
        )
        q = np.maximum(corrected(chance, float(len(chance))), best[one])
        better = q < account_q[who]
        account_q[who[better]] = q[better]
        account_p[who[better]] = chance[better]
        bundle[who[better]] = one
        count[who[better]] = inside[better]
    for place, cell in enumerate(used):
        there = cells.accounts[cells.pointer[cell] : cells.pointer[cell + 1]]
        there = there[bundle[there] == of_cell[place]]
        rows.append(np.stack([np.full(len(there), place), there]))
    return Recurring(
        p=account_p,
        q=account_q,
        bundle=bundle,
        bursts=count,
        burst_bundle=of_cell.astype(np.int64),
        burst_item=cells.item[used],
        burst_start=cells.start[used],
        burst_end=cells.start[used] + pace.length,
        burst_accounts=cells.size[used],
        members=np.concatenate(rows, axis=1).astype(np.int64),
        family=family,
    )


def _none(acts: Acts, family: float) -> Recurring:
    ones, ints = np.ones(acts.accounts), np.empty(0, dtype=np.int64)
    return Recurring(
        p=ones,
        q=ones.copy(),
        bundle=np.full(acts.accounts, -1, dtype=np.int64),
        bursts=np.zeros(acts.accounts, dtype=np.int64),
        burst_bundle=ints, burst_item=ints, burst_start=ints, burst_end=ints, burst_accounts=ints,
        members=np.empty((2, 0), dtype=np.int64),
        family=family,
    )  # fmt: skip


def with_members(found: Recurring) -> Recurring:
    """Leave out bursts whose accounts were all judged by bursts of another length."""
    kept, place = np.unique(found.members[0], return_inverse=True)
    return replace(
        found,
        burst_bundle=found.burst_bundle[kept],
        burst_item=found.burst_item[kept],
        burst_start=found.burst_start[kept],
        burst_end=found.burst_end[kept],
        burst_accounts=found.burst_accounts[kept],
        members=np.stack([place.astype(np.int64), found.members[1]]),
    )


def joined(one: Recurring, other: Recurring) -> Recurring:
    """Findings at two lengths: each account keeps its better one."""
    sets = int(one.burst_bundle.max()) + 1 if len(one.burst_bundle) else 0
    better = other.q < one.q

    def either(a: Any, b: Any) -> Any:
        return np.where(better, b, a)

    def both(name: str) -> Any:
        return np.concatenate((getattr(one, name), getattr(other, name)))

    moved = other.members + np.array([[len(one.burst_item)], [0]])
    # An account's bursts are those of the length that it keeps, or one burst would count twice.
    kept = (one.members[:, ~better[one.members[1]]], moved[:, better[moved[1]]])
    return Recurring(
        p=either(one.p, other.p),
        q=either(one.q, other.q),
        bundle=either(one.bundle, np.where(other.bundle >= 0, other.bundle + sets, -1)),
        bursts=either(one.bursts, other.bursts),
        burst_bundle=np.concatenate((one.burst_bundle, other.burst_bundle + sets)),
        burst_item=both("burst_item"),
        burst_start=both("burst_start"),
        burst_end=both("burst_end"),
        burst_accounts=both("burst_accounts"),
        members=np.concatenate(kept, axis=1),
        family=one.family + other.family,
    )


def ties_of(found: Recurring, named: Bools) -> tuple[Ints, Ints, Floats]:
    """Pairs of named accounts that were in two or more of the same recurring bursts, with weights.

    In a set of more than 400 accounts each is compared with the 24 that follow it by number only:
    enough to hold the set together, and not the square of its size.
    """
    kept = named[found.members[1]]
    burst, account = found.members[0][kept], found.members[1][kept]
    who, place = np.unique(account, return_inverse=True)
    if not len(who):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)
    there = coo_array(
        (np.ones(len(burst)), (place, burst)), shape=(len(who), len(found.burst_item))
    ).tocsr()
    rows = []
    for one in np.unique(found.bundle[who]):
        inside = np.flatnonzero(found.bundle[who] == one)
        part = there[inside]
        if len(inside) <= _MOST_MEMBERS:
            both = (part @ part.T).tocoo()
            upper = (both.row < both.col) & (both.data >= 2)
            rows.append((inside[both.row[upper]], inside[both.col[upper]], both.data[upper]))
            continue
        for step in range(1, _SOME + 1):
            others = np.roll(np.arange(len(inside)), -step)
            count = np.asarray(part.multiply(part[others]).sum(axis=1)).ravel()
            enough = count >= 2
            rows.append((inside[enough], inside[others[enough]], count[enough]))
    a, b, count = (np.concatenate([row[k] for row in rows]) for k in range(3))
    return who[a], who[b], np.minimum(12.0, _PER_BURST * count)
