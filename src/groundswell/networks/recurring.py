"""Comparing bursts by the accounts they have in common, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

from groundswell.networks.coincidence import tail

_DAY = 86_400_000
_CONTENT = 0.05  # a chance above it says nothing about an item and counts as 1


@njit(cache=True, nogil=True)
def _alike(c, d, item, start, source, early, gap, slot):  # type: ignore[no-untyped-def]
    """Whether something visible may call two bursts together: see `comparable`."""
    if item[c] == item[d]:
        return True
    lag = abs(start[c] - start[d])
    of_day = lag % _DAY
    if lag <= gap or min(of_day, _DAY - of_day) <= slot:
        return True
    whose = source[item[c]]
    return early[c] and early[d] and whose >= 0 and whose == source[item[d]]


@njit(cache=True, nogil=True)
def comparable(x, y, item, start, source, early, gap, slot):  # type: ignore[no-untyped-def]
    """Mark pairs of bursts on different occasions that nothing visible calls together.

    Not comparable: bursts on one item, close in time, at the same time of day (push messages,
    timetables), or right after two posts of one source (its followers).
    """
    out = np.zeros(len(x), dtype=np.bool_)
    for k in range(len(x)):
        out[k] = not _alike(x[k], y[k], item, start, source, early, gap, slot)
    return out


@njit(cache=True, nogil=True)
def _act_on(low, high, acts, item, wanted):  # type: ignore[no-untyped-def]
    """Give an account's act on an item by bisection, -1 where it has none."""
    end = high
    while low < high:
        middle = (low + high) // 2
        if item[acts[middle]] < wanted:
            low = middle + 1
        else:
            high = middle
    return acts[low] if low < end and item[acts[low]] == wanted else -1


@njit(cache=True, nogil=True)
def _one_way(x, y, ptr, accounts, of_act, cell_item, cell_size, early, decay, usual, likely, own, acts, item, size, shrink):  # type: ignore[no-untyped-def]  # fmt: skip
    """Chance that so many accounts of burst ``x`` are in ``y``, given who acts on its item.

    Gives it with the account that is earliest among the common ones in ``x``.
    """
    wanted = cell_item[y]
    n = ptr[x + 1] - ptr[x]
    p = np.empty(n)
    there, both, first = 0, 0, -1
    for k in range(ptr[x], ptr[x + 1]):
        a = accounts[k]
        act = _act_on(own[a], own[a + 1], acts, item, wanted)
        if act < 0:
            continue
        p[there] = likely[act]
        there += 1
        if of_act[act] == y:
            both += 1
            if first < 0:
                first = a
    rate = (max(0, cell_size[y] - both) + shrink * usual[y]) / (
        max(0, size[wanted] - there) + shrink
    )
    rate = min(1.0, max(rate, decay[y]))
    for k in range(there):
        p[k] = max(rate, p[k]) if early[y] else rate
    return tail(p[:there], both), first


@njit(cache=True, nogil=True)
def compare(x, y, ptr, accounts, of_act, cell_item, cell_size, early, decay, usual, likely, own, acts, item, size, shrink):  # type: ignore[no-untyped-def]  # fmt: skip
    """For each pair of bursts, the chance of so many accounts in common, the larger of both ways.

    1 where the same account comes first in both: then the others may simply follow it.
    """
    out = np.ones(len(x))
    for k in range(len(x)):
        forth, first = _one_way(
            x[k], y[k], ptr, accounts, of_act, cell_item, cell_size, early, decay, usual, likely,
            own, acts, item, size, shrink,
        )  # fmt: skip
        back, second = _one_way(
            y[k], x[k], ptr, accounts, of_act, cell_item, cell_size, early, decay, usual, likely,
            own, acts, item, size, shrink,
        )  # fmt: skip
        if first != second:
            out[k] = max(forth, back)
    return out


@njit(cache=True, nogil=True)
def further(x, y, ptr, accounts, of_act, cell_item, cell_start, cell_size, early, decay, usual, likely, own, acts, item, size, source, gap, slot, shrink, seen):  # type: ignore[no-untyped-def]  # fmt: skip
    """How the accounts that two bursts have in common behave on all other items they share.

    For each item on which two of them act or more: the chance that so many of them fall into one
    burst. Bursts that something visible may call together with an earlier one count as 1.
    Gives the number of items, the sum of the logarithms of the chances, and the
    bursts that speak, the two given ones first. ``seen`` is scratch: a 0 for each item.
    """
    common = np.empty(ptr[x + 1] - ptr[x], dtype=np.int64)
    n = 0
    for k in range(ptr[x], ptr[x + 1]):
        a = accounts[k]
        act = _act_on(own[a], own[a + 1], acts, item, cell_item[y])
        if act >= 0 and of_act[act] == y:
            common[n] = a
            n += 1
    total = 0
    for k in range(n):
        for e in range(own[common[k]], own[common[k] + 1]):
            i = item[acts[e]]
            seen[i] += 1
            total += seen[i] == 2
    items = np.empty(total, dtype=np.int64)
    m = 0
    for k in range(n):
        for e in range(own[common[k]], own[common[k] + 1]):
            i = item[acts[e]]
            if seen[i] >= 2 and i != cell_item[x] and i != cell_item[y]:
                items[m] = i
                m += 1
                seen[i] = -seen[i]
    chance = np.ones(m)
    best = np.full(m, -1, dtype=np.int64)
    for k in range(m):
        i = items[k]
        n_i = -seen[i]
        cell = np.full(n_i, -1, dtype=np.int64)
        act_of = np.empty(n_i, dtype=np.int64)
        f = 0
        for z in range(n):
            act = _act_on(own[common[z]], own[common[z] + 1], acts, item, i)
            if act >= 0:
                cell[f] = of_act[act]
                act_of[f] = act
                f += 1
        most, which = 0, -1
        for z in range(f):
            if cell[z] >= 0:
                count = 0
                for v in range(f):
                    count += cell[v] == cell[z]
                if count > most:
                    most, which = count, cell[z]
        if most < 2:
            continue
        rate = (max(0, cell_size[which] - most) + shrink * usual[which]) / (
            max(0, size[i] - f) + shrink
        )
        rate = min(1.0, max(rate, decay[which]))
        p = np.empty(f)
        for z in range(f):
            p[z] = max(rate, likely[act_of[z]]) if early[which] else rate
        # The burst is the one that the first of them happens to be in: leave the least likely out.
        p.sort()
        chance[k] = min(1.0, f * tail(p[1:], most - 1))
        best[k] = which
    for k in range(n):
        for e in range(own[common[k]], own[common[k] + 1]):
            seen[item[acts[e]]] = 0
    order = np.argsort(chance)
    chosen = np.empty(m + 2, dtype=np.int64)
    chosen[0], chosen[1] = x, y
    taken = 2
    logs = 0.0
    for k in order:
        if chance[k] > _CONTENT:
            break
        alone = True
        for v in range(taken):
            if _alike(best[k], chosen[v], cell_item, cell_start, source, early, gap, slot):
                alone = False
                break
        if alone:
            logs += np.log(max(chance[k], 1e-300))
            chosen[taken] = best[k]
            taken += 1
    return m, logs, chosen[:taken]


@njit(cache=True, nogil=True)
def possible_partners(chosen, ptr, accounts, cell_item, own, acts, item, per_item, fewest):  # type: ignore[no-untyped-def]
    """For chosen bursts, count the bursts on items that ``fewest`` of their accounts act on."""
    items = len(per_item)
    seen = np.zeros(items, dtype=np.int32)
    stamp = np.full(items, -1, dtype=np.int64)
    out = np.zeros(len(chosen), dtype=np.int64)
    for x in range(len(chosen)):
        c = chosen[x]
        for k in range(ptr[c], ptr[c + 1]):
            a = accounts[k]
            for e in range(own[a], own[a + 1]):
                i = item[acts[e]]
                if i == cell_item[c]:
                    continue
                if stamp[i] != x:
                    stamp[i] = x
                    seen[i] = 0
                seen[i] += 1
                if seen[i] == fewest:
                    out[x] += per_item[i]
    return out


@njit(cache=True, nogil=True)
def members(chosen, ptr, accounts, of_act, cell_item, cell_size, early, decay, usual, likely, own, acts, item, size, start, account, total, shrink):  # type: ignore[no-untyped-def]  # fmt: skip
    """Test each account that acts on two items or more of a set of bursts.

    Gives the accounts, in how many of the bursts (one an item) each is, and the chance of so
    many, from those who are in at most one of them.
    """
    inside = np.zeros(total, dtype=np.int64)
    for c in chosen:
        for k in range(ptr[c], ptr[c + 1]):
            inside[accounts[k]] += 1
    items = np.unique(cell_item[chosen])
    place = np.full(len(size), -1, dtype=np.int64)
    for k in range(len(items)):
        place[items[k]] = k
    burst = np.zeros(len(of_act), dtype=np.bool_)
    outside = np.zeros(len(items))
    smooth = np.zeros(len(items))
    common = np.zeros(len(items))
    birth = np.zeros(len(items), dtype=np.bool_)
    in_set = np.zeros(len(cell_size), dtype=np.bool_)
    for c in chosen:
        in_set[c] = True
        k = place[cell_item[c]]
        smooth[k] = min(1.0, smooth[k] + decay[c])
        common[k] = max(common[k], usual[c])
        birth[k] |= early[c]
    on = np.zeros(total, dtype=np.int64)
    rate = np.zeros(len(items))
    for k in range(len(items)):
        others = 0
        for e in range(start[items[k]], start[items[k] + 1]):
            on[account[e]] += 1
            burst[e] = of_act[e] >= 0 and in_set[of_act[e]]
            if inside[account[e]] < 2:
                others += 1
                outside[k] += burst[e]
        rate[k] = min(1.0, max(smooth[k], (outside[k] + shrink * common[k]) / (others + shrink)))
    who = np.flatnonzero(on >= 2)
    count = np.zeros(len(who), dtype=np.int64)
    chance = np.ones(len(who))
    for x in range(len(who)):
        a = who[x]
        p = np.empty(on[a])
        m = 0
        for e in range(own[a], own[a + 1]):
            k = place[item[acts[e]]]
            if k < 0:
                continue
            p[m] = max(rate[k], likely[acts[e]]) if birth[k] else rate[k]
            m += 1
            count[x] += burst[acts[e]]
        chance[x] = tail(p, count[x])
    return who, count, chance
