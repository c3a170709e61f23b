"""How the accounts that two bursts have in common behave on everything else, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

from groundswell.networks.coincidence import tail_at_most, tail_of_equal
from groundswell.networks.recurring import APART, in_common, rate_of, relation

_CONTENT = 0.05  # a chance above it says nothing about an item and counts as 1
_FEW = 12  # acts that are counted faster as they come than in order


@njit(cache=True, nogil=True)
def habit_of_hours(common, world, pace, seen):  # type: ignore[no-untyped-def]
    """How much more often accounts act at one time than any two acts do, where they share nothing.

    Only acts on items that no two of the accounts share are looked at: people who are about in
    the same minutes of the day show it there too. ``seen`` holds how many of them act on each item.
    """
    total = 0
    for a in common:
        total += world.own[a + 1] - world.own[a]
    at, n = np.empty(total, dtype=np.int64), 0
    pairs, of_one = 0.0, 0
    for a in common:
        before = n
        for e in range(world.own[a], world.own[a + 1]):
            act = world.acts[e]
            if seen[world.item[act]] == 1:
                at[n] = world.at[act]
                n += 1
        pairs += before * (n - before)
        of_one += _pairs_within(np.sort(at[before:n]), pace.length)
    found = _pairs_within(np.sort(at[:n]), pace.length) - of_one
    return max(1.0, (found + 1.0) / (pairs * world.together + 1.0))


@njit(cache=True, nogil=True)
def _pairs_within(times, length):  # type: ignore[no-untyped-def]
    """How many pairs of times in order lie at most ``length`` apart."""
    found, low = 0, 0
    for k in range(len(times)):
        while times[k] - times[low] > length:
            low += 1
        found += k - low
    return found


@njit(cache=True, nogil=True)
def _fullest(there):  # type: ignore[no-untyped-def]
    """Of the bursts that acts fall into (-1 for none): how many share the most common, and which."""
    most, which = 0, -1
    if len(there) <= _FEW:
        for c in there:
            count = 0
            for other in there:
                count += other == c
            if c >= 0 and (count > most or (count == most and c < which)):
                most, which = count, c
        return most, which
    run, last = 0, -1
    for c in np.sort(there):
        run = run + 1 if c == last else 1
        last = c
        if c >= 0 and run > most:
            most, which = run, c
    return most, which


@njit(cache=True, nogil=True)
def _on_item(acts, there, i, lift, cells, world, pace):  # type: ignore[no-untyped-def]
    """Chance that so many of the ``acts`` on an item fall into one burst, and which.

    ``there`` has the burst of each, -1 for none.
    """
    most, which = _fullest(there)
    if most < 2:
        return 1.0, -1
    n, aside, aside_on = len(acts), cells.aside[which], world.aside_on[i]
    if aside_on > 0:
        for z in range(n):
            aside_on -= world.aside[acts[z]]
            aside -= there[z] == which and world.aside[acts[z]]
    inside = cells.size[which] - most - aside
    rate = min(1.0, lift * rate_of(which, inside, world.size[i] - n - aside_on, cells, pace))
    if cells.early[which]:  # there is one first stretch: no choice was made
        # As many as are expected are at least as likely as not (Jogdeo & Samuels 1968).
        if most <= int(n * rate):
            return 1.0, which
        least = tail_of_equal(n, rate, most)
        if least > _CONTENT:
            return least, which
        p = np.array([max(rate, world.likely[act]) for act in acts])
        return tail_at_most(p, most), which
    if most - 1 <= int((n - 1) * rate):
        return 1.0, which
    # The burst is the one that the first of them happens to be in.
    return min(1.0, n * tail_of_equal(n - 1, rate, most - 1)), which


@njit(cache=True, nogil=True)
def _by_item(common, several, seen, of_act, world):  # type: ignore[no-untyped-def]
    """The acts of accounts on the items, at most ``several``, that two of them act on, item by item.

    ``seen`` says how many act on each, 0 for items to be left out; it is cleared.
    """
    items, end = np.empty(several, dtype=np.int64), np.empty(several, dtype=np.int64)
    m, total = 0, 0
    for a in common:
        for e in range(world.own[a], world.own[a + 1]):
            i = world.item[world.acts[e]]
            if seen[i] >= 2:
                items[m], end[m] = i, total
                total += seen[i]
                seen[i] = -1 - m  # where its acts are listed
                m += 1
            elif seen[i] > 0:
                seen[i] = 0
    listed, there = np.empty(total, dtype=np.int64), np.empty(total, dtype=np.int64)
    for a in common:
        for e in range(world.own[a], world.own[a + 1]):
            act = world.acts[e]
            place = -1 - seen[world.item[act]]
            if place >= 0:
                listed[end[place]], there[end[place]] = act, of_act[act]
                end[place] += 1
    for k in range(m):
        seen[items[k]] = 0
    return items[:m], end[:m], listed, there


@njit(cache=True, nogil=True)
def further(x, y, cells, world, pace, seen):  # type: ignore[no-untyped-def]
    """How the accounts that two bursts have in common behave on all other items they share.

    For each item on which two of them act or more: the chance that so many of them fall into one
    burst. Gives the number of such items, the sum of the logarithms of the chances that say
    something, their bursts (the two given ones first; those that something visible may call
    together with an earlier one are left out), and how much more the accounts are about at one time
    than others (see `habit_of_hours`). ``seen`` is scratch: a 0 for each item.
    """
    common = in_common(x, y, cells, world)
    total = 0
    for a in common:
        for e in range(world.own[a], world.own[a + 1]):
            i = world.item[world.acts[e]]
            seen[i] += 1
            total += seen[i] == 2
    lift = habit_of_hours(common, world, pace, seen)
    chance = np.ones(total)
    best = np.full(total, -1, dtype=np.int64)
    seen[cells.item[x]] = seen[cells.item[y]] = 0
    items, end, listed, there = _by_item(common, total, seen, cells.of_act, world)
    m = len(items)
    for k in range(m):
        those = slice(end[k - 1] if k > 0 else 0, end[k])
        chance[k], best[k] = _on_item(
            listed[those], there[those], items[k], lift, cells, world, pace
        )
    chosen = np.empty(m + 2, dtype=np.int64)
    chosen[0], chosen[1] = x, y
    taken, logs = 2, 0.0
    for k in np.argsort(chance[:m]):
        if chance[k] > _CONTENT:
            break
        alone = True
        for v in range(taken):
            if relation(best[k], chosen[v], cells, world, pace) != APART:
                alone = False
                break
        if alone:
            logs += np.log(max(chance[k], 1e-300))
            chosen[taken] = best[k]
            taken += 1
    return m, logs, chosen[:taken], lift
