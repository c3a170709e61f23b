"""Conditional coincidence: how probable a pair's common acts are when nobody coordinates, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit

REASONS = ("", "broker", "fan club", "timetable", "publisher")
BROKER, FAN_CLUB, TIMETABLE, PUBLISHER = 1, 2, 3, 4

_DAY, _SLOT = 86_400_000, 1_800_000
_QUARTER, _MINUTE = 900_000, 60_000  # people's timetables: about the quarter hour
_POLL, _INSTANT = 300_000, 10_000  # machines': every five minutes, to the second
_MUCH = 10  # items that two accounts bring up together, from which they may be one publisher's


@njit(cache=True, nogil=True)
def pairs_within(at, start, window):  # type: ignore[no-untyped-def]
    """Count, for each item, the pairs of its acts at most ``window`` apart."""
    n = len(start) - 1
    out = np.zeros(n, dtype=np.int64)
    for i in range(n):
        j = start[i]
        for e in range(start[i], start[i + 1]):
            while at[e] - at[j] > window:
                j += 1
            out[i] += e - j
    return out


@njit(cache=True, nogil=True)
def shared(acts_a, acts_b, item):  # type: ignore[no-untyped-def]
    """Walk two accounts' acts (event numbers by item) and give the events on common items."""
    out_a = np.empty(min(len(acts_a), len(acts_b)), dtype=np.int64)
    out_b = np.empty_like(out_a)
    i = j = k = 0
    if len(acts_a) > 16 * len(acts_b) or len(acts_b) > 16 * len(acts_a):
        swap = len(acts_a) > len(acts_b)
        few, many = (acts_b, acts_a) if swap else (acts_a, acts_b)
        low = 0
        for x in range(len(few)):
            target = item[few[x]]
            step, high = 1, low
            while high < len(many) and item[many[high]] < target:
                low = high
                high += step
                step *= 2
            high = min(high, len(many) - 1)
            while low < high:
                middle = (low + high) // 2
                if item[many[middle]] < target:
                    low = middle + 1
                else:
                    high = middle
            if low < len(many) and item[many[low]] == target:
                out_a[k], out_b[k] = (many[low], few[x]) if swap else (few[x], many[low])
                k += 1
        return out_a[:k], out_b[:k]
    while i < len(acts_a) and j < len(acts_b):
        x, y = item[acts_a[i]], item[acts_b[j]]
        if x == y:
            out_a[k], out_b[k] = acts_a[i], acts_b[j]
            k += 1
            i += 1
            j += 1
        elif x < y:
            i += 1
        else:
            j += 1
    return out_a[:k], out_b[:k]


@njit(cache=True, nogil=True)
def tail(p, count):  # type: ignore[no-untyped-def]
    """P(at least ``count`` of independent events with probabilities ``p`` happen), exactly."""
    if count <= 0:
        return 1.0
    if count > len(p):
        return 0.0
    below = np.zeros(count)  # chance of exactly k, k < count
    below[0] = 1.0
    reached = 0.0
    for x in range(len(p)):
        q = p[x]
        reached += below[count - 1] * q
        for k in range(count - 1, 0, -1):
            below[k] += q * (below[k - 1] - below[k])
        below[0] *= 1.0 - q
    return min(1.0, reached)


@njit(cache=True, nogil=True)
def first_pass(a, b, ptr, acts, item, at, chance, window):  # type: ignore[no-untyped-def]
    """For each pair: shared items, those within the window, and the chance of so many."""
    n = len(a)
    common = np.zeros(n, dtype=np.int64)
    within = np.zeros(n, dtype=np.int64)
    p = np.ones(n)
    for x in range(n):
        ea, eb = shared(acts[ptr[a[x]] : ptr[a[x] + 1]], acts[ptr[b[x]] : ptr[b[x] + 1]], item)
        s = 0
        q = np.empty(len(ea))
        for k in range(len(ea)):
            s += abs(at[ea[k]] - at[eb[k]]) <= window
            q[k] = chance[item[ea[k]]]
        common[x], within[x] = len(ea), s
        p[x] = tail(q, s)
    return common, within, p


@njit(cache=True, nogil=True)
def _root(parent, x):  # type: ignore[no-untyped-def]
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


@njit(cache=True, nogil=True)
def mark_bursts(a, b, ptr, acts, item, at, delta, window, items):  # type: ignore[no-untyped-def]
    """Join events of suspicious pairs within the window; count suspicious partners of each event.

    Gives the burst of each event (its own number where it is in none), how many suspicious
    partners acted within the window and within the event's own ``delta``; and for each item how
    many suspicious pairs act on it, at any time and within the window.
    """
    n = len(at)
    ever = np.zeros(items, dtype=np.int64)
    close = np.zeros(items, dtype=np.int64)
    parent = np.arange(n)
    near = np.zeros(n, dtype=np.int64)
    around = np.zeros(n, dtype=np.int64)
    for x in range(len(a)):
        ea, eb = shared(acts[ptr[a[x]] : ptr[a[x] + 1]], acts[ptr[b[x]] : ptr[b[x] + 1]], item)
        for k in range(len(ea)):
            lag = abs(at[ea[k]] - at[eb[k]])
            ever[item[ea[k]]] += 1
            if lag <= window:
                close[item[ea[k]]] += 1
                near[ea[k]] += 1
                near[eb[k]] += 1
                r, s = _root(parent, ea[k]), _root(parent, eb[k])
                if r != s:
                    parent[max(r, s)] = min(r, s)
            around[ea[k]] += lag <= delta[ea[k]]
            around[eb[k]] += lag <= delta[eb[k]]
    for x in range(n):
        parent[x] = _root(parent, x)
    return parent, near, around, ever, close


@njit(cache=True, nogil=True)
def neighbours(at, start, item, width):  # type: ignore[no-untyped-def]
    """Count, for each event, the other acts on its item at most ``width`` of it apart."""
    n = len(at)
    out = np.zeros(n, dtype=np.int64)
    for e in range(n):
        low, high = start[item[e]], start[item[e] + 1]
        left = low + np.searchsorted(at[low:high], at[e] - width[e], side="left")
        right = low + np.searchsorted(at[low:high], at[e] + width[e], side="right")
        out[e] = right - left - 1
    return out


@njit(cache=True, nogil=True)
def most_at_once(times, period, slot):  # type: ignore[no-untyped-def]
    """Count how many of the times lie, at most, within ``slot`` of one another on a round clock."""
    n = len(times)
    clock = np.sort(times % period)
    most, j = 0, 0
    for i in range(n):
        j = max(j, i)
        while j + 1 < i + n:
            x = j + 1
            later = clock[x] if x < n else clock[x - n] + period
            if later - clock[i] > slot:
                break
            j += 1
        most = max(most, j - i + 1)
    return most


@njit(cache=True, nogil=True)
def distinct_leaders(who):  # type: ignore[no-untyped-def]
    """Count coincidences by distinct leaders; those of one who leads over a third count once.

    Gives the count, the one that leads most of them, and how many it leads.
    """
    s = len(who)
    names = np.sort(who)
    count, run, most, leader = 0, 1, 0, -1
    for y in range(1, s + 1):
        if y < s and names[y] == names[y - 1]:
            run += 1
            continue
        count += 1 if run > 1 and 3 * run > s else run
        if run > most:
            most, leader = run, names[y - 1]
        run = 1
    return count, leader, most


@njit(cache=True, nogil=True)
def distinct_moments(begun):  # type: ignore[no-untyped-def]
    """Count occasions, those at one time of day or on one grid of quarter hours once."""
    n = len(begun)
    same_hour = most_at_once(begun, _DAY, _SLOT)
    on_grid = max(most_at_once(begun, _QUARTER, _MINUTE), most_at_once(begun, _POLL, _INSTANT))
    count = n
    if same_hour > 2 and 3 * same_hour > n:
        count = n - same_hour + 1
    if on_grid > 2 and 2 * on_grid > n:
        count = min(count, n - on_grid + 1)
    return count


@njit(cache=True, nogil=True)
def second_pass(  # type: ignore[no-untyped-def]
    a, b, ptr, acts, item, at, age, audience, chance, phi, leader, burst,
    suspicious, wide, near_all, near_sus, around_all, around_sus, window, furthest, gap, kappa,
):  # fmt: skip
    """For each pair: occasions, distinct leaders and the foremost, what chance gives, and p.

    ``p`` takes the smaller of distinct leaders and distinct moments, and is 1 for two accounts of
    one publisher; ``apart`` is what it would be if none of these were an explanation, and
    ``reason`` the explanation that lowers the count most (see `REASONS`).
    """
    n = len(a)
    occasions = np.zeros(n, dtype=np.int64)
    leaders = np.zeros(n, dtype=np.int64)
    foremost = np.full(n, -1, dtype=np.int64)
    led = np.zeros(n, dtype=np.int64)
    reason = np.zeros(n, dtype=np.int8)
    expected = np.zeros(n)
    p = np.ones(n)
    apart = np.ones(n)
    for x in range(n):
        ea, eb = shared(acts[ptr[a[x]] : ptr[a[x] + 1]], acts[ptr[b[x]] : ptr[b[x] + 1]], item)
        k = len(ea)
        q = np.empty(k)
        when = np.empty(k, dtype=np.int64)
        who = np.empty(k, dtype=np.int64)
        s, born, open_items = 0, 0, 0
        for y in range(k):
            i, u, v = item[ea[y]], ea[y], eb[y]
            lag = abs(at[u] - at[v])
            if audience[i] >= 0.5:
                delta = min(max(min(age[u], age[v]), 2 * window), furthest)
                w = window / delta
                q_age = 2 * w - w * w if lag <= delta else 0.0
                own = 0.0
                for e in (u, v):
                    near = near_all[e] - near_sus[e]
                    around = around_all[e] - around_sus[e]
                    if not suspicious[x]:  # else its partner is among those taken out already
                        near -= lag <= window
                        around -= lag <= wide[e]
                    rate = (max(0, near) + kappa * q_age) / (max(0, around) + kappa)
                    own = max(own, rate)
                q[y] = min(1.0, max(q_age, own))
            else:
                q[y] = min(1.0, max(chance[i], phi[u] * phi[v]))
            expected[x] += q[y]
            if lag <= window:
                when[s] = min(at[u], at[v])
                same = burst[u] == burst[v]
                who[s] = leader[u] if same else -1 - u
                s += 1
                born += max(age[u], age[v]) < 2 * window
                open_items += audience[i] >= 0.5
        if s == 0:
            continue
        times = np.sort(when[:s])
        begun = np.empty(s, dtype=np.int64)
        begun[0], e_count = times[0], 1
        for y in range(1, s):
            if times[y] - times[y - 1] > gap:
                begun[e_count] = times[y]
                e_count += 1
        d_count, foremost[x], led[x] = distinct_leaders(who[:s])
        moments = distinct_moments(begun[:e_count])
        occasions[x], leaders[x] = e_count, d_count
        least = min(ptr[a[x] + 1] - ptr[a[x]], ptr[b[x] + 1] - ptr[b[x]])
        if s >= _MUCH and 3 * s >= 2 * least and 3 * born >= 2 * s:
            reason[x] = PUBLISHER
        elif d_count < min(moments, e_count):
            reason[x] = BROKER if 2 * open_items >= s else FAN_CLUB
        elif moments < e_count:
            reason[x] = TIMETABLE
        count = min(moments, d_count)
        p[x] = tail(q, count)
        apart[x] = p[x] if count == e_count else tail(q, e_count)
        if reason[x] == PUBLISHER:
            p[x] = 1.0
    return occasions, leaders, foremost, led, reason, expected, p, apart


@njit(cache=True, nogil=True)
def sharing_partners(chosen, ptr, acts, item, start, account, accounts, budget):  # type: ignore[no-untyped-def]
    """For chosen accounts, count those with whom they share two items or more at any time.

    Stops once ``budget`` acts were looked at; gives the counts of the accounts done.
    """
    seen = np.zeros(accounts, dtype=np.int32)
    stamp = np.full(accounts, -1, dtype=np.int64)
    out = np.zeros(len(chosen), dtype=np.int64)
    looked = 0
    for x in range(len(chosen)):
        a = chosen[x]
        for y in range(ptr[a], ptr[a + 1]):
            i = item[acts[y]]
            for e in range(start[i], start[i + 1]):
                b = account[e]
                if b == a:
                    continue
                if stamp[b] != x:
                    stamp[b] = x
                    seen[b] = 0
                seen[b] += 1
                if seen[b] == 2:
                    out[x] += 1
            looked += start[i + 1] - start[i]
        if looked > budget and x + 1 >= 30:
            return out[: x + 1]
    return out
