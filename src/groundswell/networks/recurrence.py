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
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.special import chdtrc

from groundswell.networks import burst_cells, recurring, recurring_elsewhere
from groundswell.networks.recurring import ALIKE, NEAR, Cells, Pace, World
from groundswell.networks.recurring_sets import Found, Recurring, joined, sets_of, with_members

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_FEWEST_SOURCES = 5  # of items, from which their fans are not one community
_PROMISING = 1e-4  # chance of two bursts from which their accounts are looked at further
_SLOT = 1_800_000  # of the day
_ONCE = 1.0  # such findings expected by chance in the whole data: accounts of fewer are set aside
_ROUNDS = 2  # in which bursts are looked at again, with what was found set aside


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
    Benjamini & Hochberg (1995). Accounts of two bursts that chance would not give even once in the
    whole data are then set aside, and bursts they were in are compared again: else a group of which
    some take part each time would pass for the crowd that explains it. With ``births``, bursts
    right where an item appeared speak too, in sets that hold items of five sources or more: fans of
    a few people are quick with each of them, and what tells them from others is never certain.
    """
    return _of(acts, spans_ms, gap_ms, alpha, (births,), seed)[0]


def with_and_without_births(
    acts: Acts,
    *,
    spans_ms: tuple[int, ...],
    gap_ms: int = 1_800_000,
    alpha: float = 0.05,
    seed: int = 20_260_223,
) -> tuple[Recurring, Recurring]:
    """Give `recurring_bursts` without births and with them, for little more than the cost of one."""
    without, with_ = _of(acts, spans_ms, gap_ms, alpha, (False, True), seed)
    return without, with_


def _of(
    acts: Acts,
    spans_ms: tuple[int, ...],
    gap_ms: int,
    alpha: float,
    births: Sequence[bool],
    seed: int,
) -> list[Recurring]:
    at_spans = [
        _at_span(acts, span, gap_ms, alpha, len(spans_ms), births, seed) for span in spans_ms
    ]
    found = []
    for several in zip(*at_spans, strict=True):
        best = several[0]
        for other in several[1:]:
            best = joined(best, other)
        found.append(with_members(best))
    return found


class _Pairs(NamedTuple):
    """Pairs of bursts, how they lie to each other, and their chance when nothing is set aside."""

    x: Ints
    y: Ints
    near: Bools
    p: Floats


def _at_span(
    acts: Acts,
    span: int,
    gap_ms: int,
    alpha: float,
    spans: int,
    births: Sequence[bool],
    seed: int,
) -> list[Recurring]:
    cells = burst_cells.cells_of(acts, span)
    within = np.full(len(acts.size), 2 * span)
    world = World(
        own=acts.pointer, acts=acts.acts, account=acts.account, item=acts.item, at=acts.at,
        start=acts.start, size=acts.size, source=acts.source,
        likely=acts.early_on(within, acts.early_habit(within)),
        fresh=acts.age < 2 * span,
        usual_fresh=float((acts.age < 2 * span).mean()) if len(acts.age) else 0.0,
        together=acts.together(2 * span),
        aside=np.zeros(len(acts.at), dtype=np.bool_),
        aside_on=np.zeros(len(acts.size), dtype=np.int64),
    )  # fmt: skip
    pace = Pace(
        length=2 * span,
        gap=max(gap_ms, 3 * span),
        slot=max(_SLOT, 2 * span),
        reach=burst_cells.NEARBY_MS if 6 * span <= burst_cells.NEARBY_MS else 0,
        births=any(births),
    )
    price = burst_cells.family_of(cells, world, seed) * spans
    x, y, both = burst_cells.candidates_of(cells, acts)
    lie = recurring.relations(x, y, cells, world, pace)
    # With no outsider seen, each act falls into a burst at least as often as smooth decay says.
    least = np.where(cells.early, 0.0 if pace.births else 1.0, cells.decay)
    hopeful = (lie != ALIKE) & (np.maximum(least[x], least[y]) ** both <= _PROMISING)
    x, y, near, both = x[hopeful], y[hopeful], lie[hopeful] == NEAR, both[hopeful]
    p = recurring.compare(x, y, near, both, _PROMISING, _ONCE / price, cells, world, pace)
    found = []
    for wanted in births:
        old = np.ones(len(x), dtype=np.bool_) if wanted else ~(cells.early[x] | cells.early[y])
        pairs = _Pairs(x[old], y[old], near[old], p[old])
        own = pace._replace(births=wanted)
        stand_out = _search(pairs, both[old], cells, world, own, alpha, price)
        found.append(sets_of(acts, cells, world, own, stand_out, price))
    return found


def _search(
    pairs: _Pairs,
    both: Ints,
    cells: Cells,
    world: World,
    pace: Pace,
    alpha: float,
    price: float,
) -> list[Found]:
    """Bursts that stand out; those that suspects were in are looked at again without them."""
    done = np.zeros(len(cells.item), dtype=np.bool_)
    found = _stand_out(pairs, cells, world, pace, alpha, price, done)
    latest = pairs.p.copy()
    for _ in range(_ROUNDS):
        suspect = [each.bursts for each in found]
        if not suspect:
            break
        aside, of_cell = world.aside.copy(), cells.aside.copy()
        for bursts in suspect:
            recurring.set_aside(bursts, aside, of_cell, cells, world)
        if (aside == world.aside).all():
            break
        on = np.bincount(world.item, aside, len(world.size)).astype(np.int64)
        world, cells = world._replace(aside=aside, aside_on=on), cells._replace(aside=of_cell)
        touched = np.flatnonzero((of_cell[pairs.x] > 0) | (of_cell[pairs.y] > 0))
        x, y, near = pairs.x[touched], pairs.y[touched], pairs.near[touched]
        p = recurring.compare(
            x, y, near, both[touched], _PROMISING, _ONCE / price, cells, world, pace
        )
        less = np.flatnonzero(p < latest[touched])
        latest[touched[less]] = p[less]
        again = _Pairs(x[less], y[less], near[less], p[less])
        found += _stand_out(again, cells, world, pace, alpha, price, done)
    return [each for each in found if each.p <= alpha]


def _stand_out(
    pairs: _Pairs,
    cells: Cells,
    world: World,
    pace: Pace,
    alpha: float,
    price: float,
    done: Bools,
) -> list[Found]:
    """Pairs of bursts that chance would not give once, with what else their accounts share.

    ``done`` marks the bursts of which enough is known; it is brought up to date.
    """
    x, y, near, p = pairs
    order = np.flatnonzero(p <= np.where(near, alpha / price, _PROMISING))
    order = order[np.lexsort((y[order], x[order], p[order]))]
    found: list[Found] = []
    seen = np.zeros(len(world.size), dtype=np.int64)
    for k in order.tolist():
        if done[x[k]] and done[y[k]]:
            continue
        items, logs, speak, lift = recurring_elsewhere.further(x[k], y[k], cells, world, pace, seen)
        whole = p[k]
        if lift > 1:
            whole = recurring.compare_two(x[k], y[k], near[k], lift, cells, world, pace)
        more = 1.0
        if not near[k]:
            more = _best_of(math.log(max(whole, 1e-300)) + logs, len(speak) - 2, items)
        if more >= whole:
            speak = speak[:2]
        whole = min(whole, more) * 2  # the two alone, or with what else they share
        if pace.births and len(np.unique(world.source[cells.item[speak]])) < _FEWEST_SOURCES:
            continue
        if whole * price <= (alpha if near[k] else _ONCE):
            found.append(Found(speak, min(1.0, whole * price), bool(near[k]), lift))
        if whole * price <= alpha:
            done[speak] = True
    return found


def _best_of(logs: float, speak: int, items: int) -> float:
    """P(a product of p-values as small), where ``speak`` of ``items`` were chosen to join the first.

    Fisher (1925) for the chosen ones, corrected for every choice of as many and for their number.
    """
    choices = (
        math.lgamma(items + 1) - math.lgamma(speak + 1) - math.lgamma(items - speak + 1)
    ) + math.log(items + 1)
    tail = float(chdtrc(2 * (speak + 1), -2 * logs))  # of chi squared, whose own room loads slowly
    return math.exp(min(0.0, math.log(tail) + choices)) if tail else 0.0
