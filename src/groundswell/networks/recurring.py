"""Comparing bursts by the accounts they have in common, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

from groundswell.networks.coincidence import tail, tail_at_most, tail_of_equal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

_DAY = 86_400_000
_TELLING = 1.5  # times what chance gives, from which common accounts are worth a further look
_LOOK_UP = 128  # acts that can be read one after the other while one account is looked up
_HABIT = 2.0  # acts of average behaviour added to each account
_SHRINK = 5.0  # acts of usual behaviour added to an item's own acts

APART, NEAR, ALIKE = 0, 1, 2  # how two bursts lie to each other: see `relation`


class Cells(NamedTuple):
    """Stretches of items' time with several accounts in them, one entry a stretch."""

    pointer: Ints  # of its accounts in the next
    accounts: Ints
    item: Ints
    start: Ints
    size: Ints  # accounts in it
    early: Bools  # begins right where the item appeared
    decay: Floats  # share of an item's acts that smooth decay would put into it
    usual: Floats  # share of acts that fall into the fullest stretch of items of this size
    around: Ints  # acts on the item within ``reach`` of it
    of_act: Ints  # the stretch of each act, -1 for none
    aside: Ints  # acts in it that are set aside


class World(NamedTuple):
    """Acts by item and time, and by account; ``own`` and ``acts`` list each account's by item."""

    own: Ints
    acts: Ints
    account: Ints
    item: Ints
    at: Ints
    start: Ints  # of each item
    size: Ints  # of each item
    source: Ints  # of each item
    likely: Floats  # how likely each act's account is right behind this item's source
    fresh: Bools  # acts right after their item appeared
    usual_fresh: float  # the share of them
    together: float  # chance that two acts of the whole data lie within a stretch of each other
    aside: Bools  # acts of suspects in bursts already found: they are no outsiders
    aside_on: Ints  # how many of them each item has


class Pace(NamedTuple):
    """The lengths that decide what is one occasion, in milliseconds."""

    length: int  # of a stretch
    gap: int  # bursts closer than this are on one occasion
    slot: int  # of the day
    reach: int  # before and after a stretch, within which an occasion's pace is measured
    births: bool  # whether bursts right where an item appeared may speak


@njit(cache=True, nogil=True)
def relation(c, d, cells, world, pace):  # type: ignore[no-untyped-def]
    """Say how two bursts lie to each other.

    ALIKE when something visible may call them together: one item, one moment, one time of day on
    different days (push messages, timetables), or two new posts of one source (its followers).
    NEAR when they are two moments of one occasion: the same people may be there, but not
    at the same pace. APART otherwise.
    """
    if cells.item[c] == cells.item[d]:
        return ALIKE
    both_early = cells.early[c] and cells.early[d]
    whose = world.source[cells.item[c]]
    if both_early and whose == world.source[cells.item[d]]:  # all unknown sources are one
        return ALIKE
    lag = abs(cells.start[c] - cells.start[d])
    if lag <= pace.length:
        return ALIKE
    if lag <= pace.gap:
        return ALIKE if pace.reach == 0 or cells.early[c] or cells.early[d] else NEAR
    of_day = lag % _DAY
    return ALIKE if min(of_day, _DAY - of_day) <= pace.slot else APART


@njit(cache=True, nogil=True)
def relations(x, y, cells, world, pace):  # type: ignore[no-untyped-def]
    """`relation` of many pairs."""
    out = np.empty(len(x), dtype=np.int8)
    for k in range(len(x)):
        out[k] = relation(x[k], y[k], cells, world, pace)
    return out


@njit(cache=True, nogil=True)
def _act_on(a, wanted, world):  # type: ignore[no-untyped-def]
    """Give an account's act on an item by bisection, -1 where it has none."""
    low, high = world.own[a], world.own[a + 1]
    end = high
    while low < high:
        middle = (low + high) // 2
        if world.item[world.acts[middle]] < wanted:
            low = middle + 1
        else:
            high = middle
    found = low < end and world.item[world.acts[low]] == wanted
    return world.acts[low] if found else -1


@njit(cache=True, nogil=True)
def rate_of(c, inside, others, cells, pace):  # type: ignore[no-untyped-def]
    """Chance that an act on the burst's item falls into it, from everybody else's acts on it.

    Right after the item appeared smooth decay says nothing; later it is the least that is believed.
    """
    if cells.early[c] and not pace.births:
        return 1.0
    if cells.early[c]:
        prior, least = cells.usual[c], 0.0
    else:
        prior, least = max(cells.usual[c], cells.decay[c]), cells.decay[c]
    measured = (max(0, inside) + _SHRINK * prior) / (max(0, others) + _SHRINK)
    return min(1.0, max(measured, least))


@njit(cache=True, nogil=True)
def _rate_nearby(c, inside, others, cells, pace):  # type: ignore[no-untyped-def]
    """As `_rate`, for an act that falls into the same occasion as the burst."""
    even = pace.length / (2 * pace.reach + pace.length)
    measured = (max(0, inside) + _SHRINK * even) / (max(0, others) + _SHRINK)
    return min(1.0, max(measured, even, cells.decay[c]))


@njit(cache=True, nogil=True)
def _nearby(act, c, cells, world, pace):  # type: ignore[no-untyped-def]
    since = world.at[act] - cells.start[c]
    return -pace.reach <= since <= pace.length + pace.reach


@njit(cache=True, nogil=True)
def _one_way(x, y, near, lift, cells, world, pace):  # type: ignore[no-untyped-def]
    """Chance that so many accounts of burst ``x`` are in ``y``, given who acts on its item.

    ``lift`` says how much more often than others they are about at one time (see
    `groundswell.networks.recurring_elsewhere.habit_of_hours`). Gives it with the account that is
    earliest among the common ones in ``x``, and how many chance would give.
    """
    wanted = cells.item[y]
    p = np.empty(cells.pointer[x + 1] - cells.pointer[x])
    there, both, first = 0, 0, -1
    aside, aside_on = cells.aside[y], world.aside_on[wanted]
    for k in range(cells.pointer[x], cells.pointer[x + 1]):
        a = cells.accounts[k]
        act = _act_on(a, wanted, world)
        if act < 0 or (near and not _nearby(act, y, cells, world, pace)):
            continue
        p[there] = world.likely[act]
        there += 1
        aside_on -= world.aside[act]
        if cells.of_act[act] == y:
            both += 1
            aside -= world.aside[act]
            if first < 0:
                first = a
    inside = cells.size[y] - both - aside
    if near:
        rate = _rate_nearby(y, inside, cells.around[y] - there - aside_on, cells, pace)
    else:
        rate = rate_of(y, inside, world.size[wanted] - there - aside_on, cells, pace)
    rate = min(1.0, rate * lift)
    if not cells.early[y]:
        return tail_of_equal(there, rate, both), first, there * rate
    for k in range(there):
        p[k] = max(rate, p[k])
    return tail_at_most(p[:there], both), first, p[:there].sum()


@njit(cache=True, nogil=True)
def compare_two(x, y, near, lift, cells, world, pace):  # type: ignore[no-untyped-def]
    """The chance that two bursts have so many accounts in common, the larger of both ways.

    1 where the same account comes first in both: then the others may simply follow it.
    """
    return _both_ways(x, y, near, lift, cells, world, pace)[0]


@njit(cache=True, nogil=True)
def _both_ways(x, y, near, lift, cells, world, pace):  # type: ignore[no-untyped-def]
    """As `compare_two`, and how many accounts in common chance would give, at most."""
    forth, first, one = _one_way(x, y, near, lift, cells, world, pace)
    back, second, other = _one_way(y, x, near, lift, cells, world, pace)
    return (max(forth, back) if first != second else 1.0), max(one, other)


@njit(cache=True, nogil=True)
def _at_least(y, near, both, cells, world, pace):  # type: ignore[no-untyped-def]
    """The least chance that ``both`` accounts are in burst ``y``, whoever else acts on its item."""
    inside, i = cells.size[y] - both - cells.aside[y], cells.item[y]
    if near:
        rate = _rate_nearby(y, inside, cells.around[y] - both, cells, pace)
    else:
        rate = rate_of(y, inside, world.size[i] - both, cells, pace)
    return rate**both


@njit(cache=True, nogil=True)
def compare(x, y, near, both, limit, alone, cells, world, pace):  # type: ignore[no-untyped-def]
    """`compare_two` for many pairs of bursts, before hours are looked at.

    ``both`` says how many accounts they have in common. Pairs that can't come to ``limit`` or below
    are given 1: first those that this number alone rules out, then those that it rules out
    together with how many of one burst act on the other's item. So are those that have little
    more in common than chance gives, where they are above ``alone`` or lie where an item appeared: most
    of them are the crowd, and what they do elsewhere would tell of the crowd.
    """
    out, hopeful = np.ones(len(x)), np.empty(len(x), dtype=np.bool_)
    for k in range(len(x)):
        hopeful[k] = _at_least(x[k], near[k], both[k], cells, world, pace) <= limit
        hopeful[k] &= _at_least(y[k], near[k], both[k], cells, world, pace) <= limit
    _rule_out(np.argsort(x, kind="mergesort"), x, y, near, limit, hopeful, cells, world, pace)
    _rule_out(np.argsort(y, kind="mergesort"), y, x, near, limit, hopeful, cells, world, pace)
    for k in range(len(x)):
        if hopeful[k]:
            p, expected = _both_ways(x[k], y[k], near[k], 1.0, cells, world, pace)
            early = cells.early[x[k]] or cells.early[y[k]]
            if (p <= alone and not early) or both[k] >= _TELLING * expected:
                out[k] = p
    return out


@njit(cache=True, nogil=True)
def _rule_out(order, x, y, near, limit, hopeful, cells, world, pace):  # type: ignore[no-untyped-def]
    """Take away hope of pairs, in order of ``x``, whose chance of ``x`` in ``y`` is above ``limit``.

    An act is taken to fall into a burst as often as anybody's, though right where an item appeared
    it may do so more often; that makes the chance too small, so nothing is ruled out wrongly.
    Pairs that `compare` would drop for having little more in common than chance gives are dropped.
    """
    latest = np.full(len(world.own) - 1, -1, dtype=np.int64)  # of the bursts each account is in
    for k in order:
        if not hopeful[k] or near[k]:
            continue
        one, c = x[k], y[k]
        if latest[cells.accounts[cells.pointer[one]]] != one:
            for z in range(cells.pointer[one], cells.pointer[one + 1]):
                latest[cells.accounts[z]] = one
        i = cells.item[c]
        there, both, quick = 0, 0, 0.0
        aside, aside_on = cells.aside[c], world.aside_on[i]
        few = _LOOK_UP * cells.size[one] < world.size[i]
        low, high = cells.pointer[one], cells.pointer[one + 1]
        if not few:
            low, high = world.start[i], world.start[i + 1]
        for z in range(low, high):  # whichever are fewer: the burst's accounts, or the item's acts
            e = _act_on(cells.accounts[z], i, world) if few else z
            if e >= 0 and latest[world.account[e]] == one:
                there += 1
                quick += world.likely[e]
                aside_on -= world.aside[e]
                if cells.of_act[e] == c:
                    both += 1
                    aside -= world.aside[e]
        rate = rate_of(
            c, cells.size[c] - both - aside, world.size[i] - there - aside_on, cells, pace
        )
        least = max(there * rate, quick) if cells.early[c] else there * rate  # that chance gives
        early = cells.early[one] or cells.early[c]
        hopeful[k] = (both >= _TELLING * least or not early) and (
            tail_of_equal(there, rate, both) <= limit
        )


@njit(cache=True, nogil=True)
def set_aside(bursts, aside, of_cell, cells, world):  # type: ignore[no-untyped-def]
    """Mark the acts in ``bursts`` of those who are in the first two of them."""
    common = in_common(bursts[0], bursts[1], cells, world)
    for c in bursts:
        for a in common:
            act = _act_on(a, cells.item[c], world)
            if act >= 0 and cells.of_act[act] == c and not aside[act]:
                aside[act] = True
                of_cell[c] += 1


@njit(cache=True, nogil=True)
def in_common(x, y, cells, world):  # type: ignore[no-untyped-def]
    """The accounts that are in both bursts."""
    common = np.empty(cells.pointer[x + 1] - cells.pointer[x], dtype=np.int64)
    n = 0
    for k in range(cells.pointer[x], cells.pointer[x + 1]):
        act = _act_on(cells.accounts[k], cells.item[y], world)
        if act >= 0 and cells.of_act[act] == y:
            common[n] = cells.accounts[k]
            n += 1
    return common[:n]


@njit(cache=True, nogil=True)
def possible_partners(chosen, cells, world, per_item, fewest):  # type: ignore[no-untyped-def]
    """For chosen bursts, count the bursts on items that ``fewest`` of their accounts act on."""
    items = len(per_item)
    seen = np.zeros(items, dtype=np.int32)
    stamp = np.full(items, -1, dtype=np.int64)
    out = np.zeros(len(chosen), dtype=np.int64)
    for x in range(len(chosen)):
        c = chosen[x]
        for k in range(cells.pointer[c], cells.pointer[c + 1]):
            a = cells.accounts[k]
            for e in range(world.own[a], world.own[a + 1]):
                i = world.item[world.acts[e]]
                if i == cells.item[c]:
                    continue
                if stamp[i] != x:
                    stamp[i] = x
                    seen[i] = 0
                seen[i] += 1
                if seen[i] == fewest:
                    out[x] += per_item[i]
    return out


@njit(cache=True, nogil=True)
def members(chosen, near, lift, cells, world, pace, accounts):  # type: ignore[no-untyped-def]
    """Test each account that acts on two items or more of a set of bursts.

    Gives the accounts, in how many of the bursts each is, and the chance of so many, from those
    who are in at most one of them. ``near`` says that the set lies on one occasion, ``lift`` how much
    more its accounts are about at one time than others. Right after an item appeared an account is
    judged by how often it is that quick on items outside the set.
    """
    inside = np.zeros(accounts, dtype=np.int64)
    in_set = np.zeros(len(cells.size), dtype=np.bool_)
    for c in chosen:
        in_set[c] = True
        for k in range(cells.pointer[c], cells.pointer[c + 1]):
            inside[cells.accounts[k]] += 1
    items = np.unique(cells.item[chosen])
    place = np.full(len(world.size), -1, dtype=np.int64)
    rate, birth = np.zeros(len(items)), np.zeros(len(items), dtype=np.bool_)
    for k in range(len(items)):
        place[items[k]] = k
    for c in chosen:
        i = cells.item[c]
        others = outside = close = 0
        for e in range(world.start[i], world.start[i + 1]):
            if inside[world.account[e]] < 2:
                others += 1
                outside += cells.of_act[e] == c
                close += _nearby(e, c, cells, world, pace)
        one = rate_of(c, outside, others, cells, pace)
        if near:
            one = max(one, _rate_nearby(c, outside, close, cells, pace))
        rate[place[i]] = min(1.0, rate[place[i]] + one * lift)
        birth[place[i]] |= cells.early[c]
    on = np.zeros(accounts, dtype=np.int64)
    for i in items:
        for e in range(world.start[i], world.start[i + 1]):
            on[world.account[e]] += 1
    who = np.flatnonzero(on >= 2)
    count = np.zeros(len(who), dtype=np.int64)
    chance = np.ones(len(who))
    for x in range(len(who)):
        a = who[x]
        p = np.empty(on[a])
        m, quick, elsewhere = 0, 0, 0
        for e in range(world.own[a], world.own[a + 1]):
            if place[world.item[world.acts[e]]] < 0:
                elsewhere += 1
                quick += world.fresh[world.acts[e]]
        habit = (quick + _HABIT * world.usual_fresh) / (elsewhere + _HABIT)
        for e in range(world.own[a], world.own[a + 1]):
            act = world.acts[e]
            k = place[world.item[act]]
            if k < 0:
                continue
            p[m] = max(rate[k], habit) if birth[k] else rate[k]
            m += 1
            count[x] += cells.of_act[act] >= 0 and in_set[cells.of_act[act]]
        chance[x] = tail(p, count[x])
    return who, count, chance
