"""Bursts that come back with the same accounts: a test of groups, where pairs are too weak.

The test of pairs asks whether two accounts coincide on many items. This one asks the reverse:
whether two bursts, on different items and occasions, hold more of the same accounts than
chance gives. Ten accounts that meet within a minute on two busy items say nothing pair by pair
and a great deal together. Of the accounts in the first burst only those that act on the second
item at all are looked at, and the chance that each falls into the second burst is taken from
everybody else who acts on that item: a viral minute, a push message or a crowd in front of a
match fill their bursts with others too, and explain themselves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.stats import chi2

from groundswell.engine.co_actions import co_actions
from groundswell.networks import recurring
from groundswell.networks.acts import share
from groundswell.networks.correction import corrected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_FEWEST = 3  # accounts that two bursts have in common, below which they are not compared
_MOST_CELLS = 64  # bursts of one account, beyond which it does not propose comparisons
_SAMPLE = 500  # bursts from which the number of possible comparisons is estimated
_SHRINK = 5.0  # acts of usual behaviour added to an item's own acts
_SHRINK_ITEMS = 20.0  # items of average behaviour added to each size of item
_PROMISING = 1e-4  # chance of two bursts from which their accounts are looked at further
_SLOT = 1_800_000  # of the day
_REACH = 60  # spans beyond which an item's pace is not looked at


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


def recurring_bursts(
    acts: Acts,
    *,
    spans_ms: tuple[int, ...] = (60_000, 600_000),
    gap_ms: int = 1_800_000,
    alpha: float = 0.05,
    seed: int = 20_260_223,
) -> Recurring:
    """Find sets of bursts that hold the same accounts, and who belongs to each.

    Bursts are looked for at several lengths (``spans_ms``: acts at most so far apart always fall
    into one). Two bursts are compared when they lie on different items of different sources, more
    than ``gap_ms`` apart, and not at the same time of day. Comparisons are corrected after
    Bonferroni over all that could have been made, at all lengths; accounts within a set after
    Benjamini & Hochberg (1995).
    """
    best: Recurring | None = None
    for span in spans_ms:
        found = _at_span(acts, span, max(gap_ms, 3 * span), alpha, len(spans_ms), seed)
        best = found if best is None else _joined(best, found)
    assert best is not None
    return best


@dataclass(frozen=True, slots=True)
class _Cells:
    """Stretches of an item's time with several accounts in them; every act lies in one at most."""

    of_act: Ints  # cell of each act, -1 for none
    item: Ints
    start: Ints
    length: int
    size: Ints  # accounts in it
    pointer: Ints
    accounts: Ints  # accounts by cell
    early: Bools  # begins right where the item appeared
    decay: Floats  # share of an item's acts that smooth decay would put into it
    usual: Floats  # share of acts that fall into the fullest stretch of items of this size


def _cells(acts: Acts, span: int) -> _Cells:
    """Cut each item's time into stretches of two spans, twice, and keep the fuller one of each act."""
    length = 2 * span
    choices = []
    for shift in (0, span):
        slot = (acts.at + shift) // length
        new = np.ones(len(slot), dtype=np.bool_)
        new[1:] = (acts.item[1:] != acts.item[:-1]) | (slot[1:] != slot[:-1])
        number = np.cumsum(new) - 1
        choices.append((number, np.bincount(number)[number], slot * length - shift))
    second = choices[1][1] > choices[0][1]
    key = np.where(second, 2 * choices[1][0] + 1, 2 * choices[0][0])
    began = np.where(second, choices[1][2], choices[0][2])
    _, first, number, size = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    kept = size >= _FEWEST
    renumbered = np.where(kept, np.cumsum(kept) - 1, -1)
    of_act = renumbered[number]
    item, start = acts.item[first[kept]], began[first[kept]]
    inside = np.flatnonzero(of_act >= 0)
    inside = inside[np.argsort(of_act[inside], kind="stable")]
    pointer = np.concatenate(([0], np.cumsum(size[kept])))
    age = np.maximum(0, start - acts.appeared[item])
    decay = np.minimum(1.0, length / np.clip(age, length, _REACH * span))
    return _Cells(
        of_act=of_act,
        item=item,
        start=start,
        length=length,
        size=size[kept],
        pointer=pointer,
        accounts=acts.account[inside],
        early=age < length,
        decay=decay,
        usual=np.maximum(decay, _fullest(acts, item, size[kept])),
    )


def _fullest(acts: Acts, item: Ints, size: Ints) -> Floats:
    """For each cell, the mean share of the fullest cell among items of its item's size."""
    most = np.ones(len(acts.size))
    np.maximum.at(most, item, size.astype(np.float64))
    several = acts.size >= _FEWEST
    sizes = np.zeros(len(acts.size), dtype=np.int64)
    sizes[several] = np.log2(acts.size[several]).astype(np.int64)
    part = share(most, acts.size)
    overall = part[several].mean() if several.any() else 0.0
    total = np.bincount(sizes[several], part[several], minlength=64)
    count = np.bincount(sizes[several], minlength=64)
    by_size = (total + _SHRINK_ITEMS * overall) / (count + _SHRINK_ITEMS)
    usual: Floats = by_size[sizes][item]
    return usual


def _at_span(acts: Acts, span: int, gap: int, alpha: float, spans: int, seed: int) -> Recurring:
    cells = _cells(acts, span)
    family = _family(acts, cells, seed)
    x, y, both = _candidates(cells, acts)
    slot = max(_SLOT, cells.length)
    apart = recurring.comparable(x, y, cells.item, cells.start, acts.source, cells.early, gap, slot)
    x, y, both = x[apart], y[apart], both[apart]
    # With no outsider seen, each act falls into a burst at least as often as smooth decay says.
    hopeful = np.maximum(cells.decay[x], cells.decay[y]) ** both <= _PROMISING
    x, y = x[hopeful], y[hopeful]
    within = np.full(len(acts.size), cells.length)
    likely = acts.early_on(within, acts.early_habit(within))
    p = recurring.compare(
        x, y, cells.pointer, cells.accounts, cells.of_act, cells.item, cells.size,
        cells.early, cells.decay, cells.usual, likely,
        acts.pointer, acts.acts, acts.item, acts.size, _SHRINK,
    )  # fmt: skip
    order = np.flatnonzero(p <= _PROMISING)
    order = order[np.lexsort((y[order], x[order], p[order]))]
    price = family * spans
    found: list[tuple[Ints, float]] = []
    done: set[int] = set()
    seen = np.zeros(len(acts.size), dtype=np.int64)
    for k in order.tolist():
        if int(x[k]) in done and int(y[k]) in done:
            continue
        items, logs, speak = recurring.further(
            x[k], y[k], cells.pointer, cells.accounts, cells.of_act, cells.item, cells.start,
            cells.size, cells.early, cells.decay, cells.usual, likely,
            acts.pointer, acts.acts, acts.item, acts.size, acts.source, gap, slot, _SHRINK, seen,
        )  # fmt: skip
        whole = _product(math.log(max(p[k], 1e-300)) + logs, 1 + items)
        if whole * price <= alpha:
            found.append((speak, whole * price))
            done.update(speak.tolist())
    return _bundles(acts, cells, found, family, likely)


def _product(logs: float, factors: int) -> float:
    """P(a product of so many independent p-values is as small): Fisher (1925)."""
    return float(chi2.sf(-2 * logs, 2 * factors))


def _candidates(cells: _Cells, acts: Acts) -> tuple[Ints, Ints, Ints]:
    """Pairs of cells with enough accounts in common, and how many: the kernel, the other way round."""
    inside = np.flatnonzero(cells.of_act >= 0)
    account, cell = acts.account[inside], cells.of_act[inside]
    many = np.bincount(account, minlength=acts.accounts)
    proposes = (many >= 2) & (many <= _MOST_CELLS)
    kept = proposes[account]
    found = co_actions(
        cell[kept], account[kept], np.zeros(int(kept.sum()), dtype=np.int64),
        window_ms=1, min_items=_FEWEST,
    )  # fmt: skip
    return found.a, found.b, found.shared_items


def _family(acts: Acts, cells: _Cells, seed: int) -> float:
    """Estimate, on the safe side, how many pairs of cells could have had enough in common."""
    total = len(cells.item)
    if total < 2:
        return 1.0
    chosen = np.random.Generator(np.random.PCG64(seed)).permutation(total)[:_SAMPLE]
    per_item = np.bincount(cells.item, minlength=len(acts.size))
    counted = recurring.possible_partners(
        chosen, cells.pointer, cells.accounts, cells.item, acts.pointer, acts.acts, acts.item,
        per_item, _FEWEST,
    )  # fmt: skip
    most = counted.mean() + 2 * counted.std() / np.sqrt(len(counted))
    return max(1.0, float(most) * total / 2)


def _bundles(
    acts: Acts, cells: _Cells, found: list[tuple[Ints, float]], family: float, likely: Floats
) -> Recurring:
    """Join bursts that stand out together, and test who belongs to each set of them."""
    account_p, account_q = np.ones(acts.accounts), np.ones(acts.accounts)
    bundle = np.full(acts.accounts, -1, dtype=np.int64)
    count = np.zeros(acts.accounts, dtype=np.int64)
    if not found:
        return _none(acts, family)
    used, ends = np.unique(np.concatenate([speak for speak, _ in found]), return_inverse=True)
    first = np.concatenate([np.full(len(speak), speak[0]) for speak, _ in found])
    first = np.searchsorted(used, first)
    links = coo_array((np.ones(len(ends)), (first, ends)), shape=(len(used), len(used)))
    number, of_cell = connected_components(links, directed=False)
    best = np.ones(number)
    for speak, p in found:
        one = of_cell[np.searchsorted(used, speak[0])]
        best[one] = min(best[one], p)
    rows: list[Ints] = []
    for one in range(number):
        chosen = used[of_cell == one]
        who, inside, chance = recurring.members(
            chosen, cells.pointer, cells.accounts, cells.of_act, cells.item, cells.size,
            cells.early, cells.decay, cells.usual, likely, acts.pointer, acts.acts, acts.item, acts.size,
            acts.start, acts.account, acts.accounts, _SHRINK,
        )  # fmt: skip
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
        burst_end=cells.start[used] + cells.length,
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


def _joined(one: Recurring, other: Recurring) -> Recurring:
    """Findings at two lengths: each account keeps its better one."""
    sets = int(one.burst_bundle.max()) + 1 if len(one.burst_bundle) else 0
    better = other.q < one.q

    def either(a: Any, b: Any) -> Any:
        return np.where(better, b, a)

    def both(name: str) -> Any:
        return np.concatenate((getattr(one, name), getattr(other, name)))

    moved = other.members + np.array([[len(one.burst_item)], [0]])
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
        members=np.concatenate((one.members, moved), axis=1),
        family=one.family + other.family,
    )
