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
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.stats import chi2

from groundswell.engine.co_actions import co_actions
from groundswell.networks import recurring
from groundswell.networks.acts import share
from groundswell.networks.correction import corrected
from groundswell.networks.recurring import ALIKE, NEAR, Cells, Pace, World

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_FEWEST = 3  # accounts that two bursts have in common, below which they are not compared
_FEWEST_SOURCES = 5  # of items, from which their fans are not one community
_MOST_CELLS = 64  # bursts of one account, beyond which it does not propose comparisons
_SAMPLE = 500  # bursts from which the number of possible comparisons is estimated
_SHRINK_ITEMS = 20.0  # items of average behaviour added to each size of item
_PROMISING = 1e-4  # chance of two bursts from which their accounts are looked at further
_SLOT = 1_800_000  # of the day
_NEARBY_MS = 1_800_000  # before and after a burst, within which an occasion's pace is measured
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
    births: bool = False,
    seed: int = 20_260_223,
) -> Recurring:
    """Find sets of bursts that hold the same accounts, and who belongs to each.

    Bursts are looked for at several lengths (``spans_ms``: acts at most so far apart always fall
    into one). Two bursts are compared when they lie on different items of different sources, more
    than ``gap_ms`` apart, and not at the same time of day. Comparisons are corrected after
    Bonferroni over all that could have been made, at all lengths; accounts within a set after
    Benjamini & Hochberg (1995). With ``births``, bursts right where an item appeared speak too, in
    sets that hold items of five sources or more: fans of a few people are quick with each of them,
    and what tells them from others is never certain.
    """
    best: Recurring | None = None
    for span in spans_ms:
        found = _at_span(acts, span, gap_ms, alpha, len(spans_ms), births, seed)
        best = found if best is None else _joined(best, found)
    assert best is not None
    return _with_members(best)


def _cells(acts: Acts, span: int) -> Cells:
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
    of_act = np.where(kept, np.cumsum(kept) - 1, -1)[number]
    item, start = acts.item[first[kept]], began[first[kept]]
    inside = np.flatnonzero(of_act >= 0)
    inside = inside[np.argsort(of_act[inside], kind="stable")]
    age = np.maximum(0, start - acts.appeared[item])
    widths = np.full(len(start), _NEARBY_MS)
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
    )


def _acts_between(acts: Acts, item: Ints, low: Ints, high: Ints) -> Ints:
    """Count an item's acts from ``low`` to ``high`` (inclusive), for many items at once."""
    first = int(acts.at.min(initial=0)) - 2 * _NEARBY_MS
    width = int(acts.at.max(initial=0)) - first + 4 * _NEARBY_MS
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
        several = whole >= _FEWEST
        sizes = np.zeros(len(whole), dtype=np.int64)
        sizes[several] = np.log2(whole[several]).astype(np.int64)
        part = np.minimum(1.0, share(most, whole))
        overall = part[several].mean() if several.any() else 0.0
        total = np.bincount(sizes[several], part[several], minlength=64)
        count = np.bincount(sizes[several], minlength=64)
        by_size = (total + _SHRINK_ITEMS * overall) / (count + _SHRINK_ITEMS)
        usual[these] = by_size[sizes][item[these]]
    return usual


def _at_span(
    acts: Acts, span: int, gap_ms: int, alpha: float, spans: int, births: bool, seed: int
) -> Recurring:
    cells = _cells(acts, span)
    within = np.full(len(acts.size), 2 * span)
    world = World(
        own=acts.pointer, acts=acts.acts, account=acts.account, item=acts.item, at=acts.at,
        start=acts.start, size=acts.size, source=acts.source,
        likely=acts.early_on(within, acts.early_habit(within)),
        fresh=acts.age < 2 * span,
        usual_fresh=float((acts.age < 2 * span).mean()) if len(acts.age) else 0.0,
        together=acts.together(2 * span),
    )  # fmt: skip
    pace = Pace(
        length=2 * span,
        gap=max(gap_ms, 3 * span),
        slot=max(_SLOT, 2 * span),
        reach=_NEARBY_MS if 6 * span <= _NEARBY_MS else 0,
        births=births,
    )
    price = _family(cells, world, seed) * spans
    x, y, both = _candidates(cells, acts)
    lie = recurring.relations(x, y, cells, world, pace)
    # With no outsider seen, each act falls into a burst at least as often as smooth decay says.
    least = np.where(cells.early, 0.0 if births else 1.0, cells.decay)
    hopeful = (lie != ALIKE) & (np.maximum(least[x], least[y]) ** both <= _PROMISING)
    x, y, near = x[hopeful], y[hopeful], lie[hopeful] == NEAR
    p = recurring.compare(x, y, near, cells, world, pace)
    order = np.flatnonzero(p <= np.where(near, alpha / price, _PROMISING))
    order = order[np.lexsort((y[order], x[order], p[order]))]
    found: list[_Found] = []
    done: set[int] = set()
    seen = np.zeros(len(acts.size), dtype=np.int64)
    for k in order.tolist():
        if int(x[k]) in done and int(y[k]) in done:
            continue
        items, logs, speak, lift = recurring.further(x[k], y[k], cells, world, pace, seen)
        whole = recurring.compare_two(x[k], y[k], near[k], lift, cells, world, pace)
        more = 1.0
        if not near[k]:
            more = _best_of(math.log(max(whole, 1e-300)) + logs, len(speak) - 2, items)
        if more >= whole:
            speak = speak[:2]
        whole = min(whole, more) * 2  # the two alone, or with what else they share
        if births and len(np.unique(acts.source[cells.item[speak]])) < _FEWEST_SOURCES:
            continue
        if whole * price <= alpha:
            found.append(_Found(speak, min(1.0, whole * price), bool(near[k]), lift))
            done.update(speak.tolist())
    return _bundles(acts, cells, world, pace, found, price)


class _Found(NamedTuple):
    """Bursts that stand out together, at which corrected chance."""

    bursts: Ints
    p: float
    near: bool  # on one occasion
    lift: float  # how much more their accounts are about at one time than others


def _best_of(logs: float, speak: int, items: int) -> float:
    """P(a product of p-values as small), where ``speak`` of ``items`` were chosen to join the first.

    Fisher (1925) for the chosen ones, corrected for every choice of as many and for their number.
    """
    choices = (
        math.lgamma(items + 1) - math.lgamma(speak + 1) - math.lgamma(items - speak + 1)
    ) + math.log(items + 1)
    return math.exp(min(0.0, float(chi2.logsf(-2 * logs, 2 * (speak + 1))) + choices))


def _candidates(cells: Cells, acts: Acts) -> tuple[Ints, Ints, Ints]:
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


def _family(cells: Cells, world: World, seed: int) -> float:
    """Estimate, on the safe side, how many pairs of cells could have had enough in common."""
    total = len(cells.item)
    if total < 2:
        return 1.0
    chosen = np.random.Generator(np.random.PCG64(seed)).permutation(total)[:_SAMPLE]
    per_item = np.bincount(cells.item, minlength=len(world.size))
    counted = recurring.possible_partners(chosen, cells, world, per_item, _FEWEST)
    most = counted.mean() + 2 * counted.std() / np.sqrt(len(counted))
    return max(1.0, float(most) * total / 2)


def _bundles(
    acts: Acts,
    cells: Cells,
    world: World,
    pace: Pace,
    found: list[_Found],
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


def _with_members(found: Recurring) -> Recurring:
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


def _joined(one: Recurring, other: Recurring) -> Recurring:
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


_PER_BURST = (
    1.5  # weight of a tie for each burst that two accounts were in: about -log10 of its chance
)
_MOST_MEMBERS = 400  # of a set, beyond which each account is tied to some of the others only
_SOME = 24


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
