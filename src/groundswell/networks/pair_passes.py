"""The two passes over candidate pairs: who is suspicious, and what chance gives, compiled.

Acts are given in order of account and item, so that those of a pair lie side by side in memory:
``ptr`` says where each account's begin, ``item`` and ``at`` have one entry an act, ``items`` (`ITEM`)
and ``window`` one an item.
"""

from __future__ import annotations

import numpy as np
from numba import njit

from groundswell.networks.coincidence import longest, shared_into, tail_of

REASONS = ("", "broker", "fan club", "timetable", "publisher", "unseen source")
BROKER, FAN_CLUB, TIMETABLE, PUBLISHER, UNSEEN_SOURCE = 1, 2, 3, 4, 5

UNSEEN = -(1 << 62)  # stands for the leader of all new items whose source is not known

# All that the second pass asks of an act lies in one line of the processor's memory, and all that
# it asks of an item in another: at millions of acts, looking a line up is what it costs.
ACT = np.dtype(
    [
        ("at", np.int64),
        ("age", np.int64),  # since the item appeared
        ("likely", np.float64),  # chance that its account is right behind the item's source
        ("leader", np.int64),  # whom it may follow
        ("burst", np.int64),
        ("wide", np.int64),  # how far around it the item's pace is looked at
        ("near", np.int64),  # others' acts on the item within the window, suspicious partners' not
        ("around", np.int64),  # and within ``wide``
    ],
    align=True,
)
ITEM = np.dtype(
    [
        ("audience", np.float64),  # share of its acts outside suspicious pairs
        ("chance", np.float64),  # that two acts on it coincide, as on items of its size
        ("window", np.int64),
        ("furthest", np.int64),  # beyond which its pace is not looked at
        ("gap", np.int64),  # after which a new occasion begins
    ],
    align=True,
)

_DAY, _SLOT = 86_400_000, 1_800_000
_QUARTER, _MINUTE = 900_000, 60_000  # people's timetables: about the quarter hour
_POLL, _INSTANT = 300_000, 10_000  # machines': every five minutes, to the second
_RARE = 1e-3  # chance below which it is asked whether two accounts are about at the same hours
_MUCH = 10  # items that two accounts bring up together, from which they may be one publisher's


@njit(cache=True, nogil=True)
def fill_acts(  # type: ignore[no-untyped-def]
    account, ptr, at, age, likely, leader, burst, wide, near, around, near_out, around_out, out
):
    """Put acts that come by item and time into ``out`` (`ACT`), by account.

    ``near_out`` and ``around_out``, suspicious partners to leave out, come by account already.
    """
    place = ptr[:-1].copy()
    for e in range(len(account)):
        y = place[account[e]]
        place[account[e]] += 1
        act = out[y]
        act.at, act.age, act.likely, act.leader = at[e], age[e], likely[e], leader[e]
        act.burst, act.wide = burst[e], wide[e]
        act.near, act.around = near[e] - near_out[y], around[e] - around_out[y]


@njit(cache=True, nogil=True)
def first_pass(a, b, ptr, item, at, items):  # type: ignore[no-untyped-def]
    """For each pair: shared items, those within the window, and the chance of so many."""
    n = len(a)
    common = np.zeros(n, dtype=np.int64)
    within = np.zeros(n, dtype=np.int64)
    p = np.ones(n)
    most = longest(a, b, ptr)
    ea, eb = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    q, scratch = np.empty(most), np.empty(most)
    for x in range(n):
        i, j = a[x], b[x]
        m = shared_into(ptr[i], ptr[i + 1], ptr[j], ptr[j + 1], item, ea, eb)
        s = 0
        for k in range(m):
            on = items[item[ea[k]]]
            s += abs(at[ea[k]] - at[eb[k]]) <= on.window
            q[k] = on.chance
        common[x], within[x] = m, s
        p[x] = tail_of(q, m, s, scratch)
    return common, within, p


@njit(cache=True, nogil=True)
def _root(parent, x):  # type: ignore[no-untyped-def]
    while parent[x] != x:
        parent[x] = parent[parent[x]]
        x = parent[x]
    return x


@njit(cache=True, nogil=True)
def mark_bursts(a, b, ptr, number, item, at, delta, window, items):  # type: ignore[no-untyped-def]
    """Join acts of suspicious pairs within the window; count suspicious partners of each act.

    Gives the burst of each act, by the ``number`` of acts elsewhere (its own where it is in none); how
    many suspicious partners acted within the window and within the act's own ``delta``; and for
    each item how many suspicious pairs act on it, at any time and within the window.
    """
    n = len(at)
    ever = np.zeros(items, dtype=np.int64)
    close = np.zeros(items, dtype=np.int64)
    parent = np.arange(n)
    near = np.zeros(n, dtype=np.int64)
    around = np.zeros(n, dtype=np.int64)
    most = longest(a, b, ptr)
    ea, eb = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    for x in range(len(a)):
        i, j = a[x], b[x]
        m = shared_into(ptr[i], ptr[i + 1], ptr[j], ptr[j + 1], item, ea, eb)
        for k in range(m):
            u, v = ea[k], eb[k]
            lag, on = abs(at[u] - at[v]), item[u]
            ever[on] += 1
            if lag <= window[on]:
                close[on] += 1
                near[u] += 1
                near[v] += 1
                r, s = _root(parent, number[u]), _root(parent, number[v])
                if r != s:
                    parent[max(r, s)] = min(r, s)
            around[u] += lag <= delta[u]
            around[v] += lag <= delta[v]
    for x in range(n):
        parent[x] = _root(parent, x)
    return parent, near, around, ever, close


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
    if s == 2:
        return (1, who[0], 2) if who[0] == who[1] else (2, min(who[0], who[1]), 1)
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
    if n < 3:
        return n
    same_hour = most_at_once(begun, _DAY, _SLOT)
    on_grid = max(most_at_once(begun, _QUARTER, _MINUTE), most_at_once(begun, _POLL, _INSTANT))
    count = n
    if same_hour > 2 and 3 * same_hour > n:
        count = n - same_hour + 1
    if on_grid > 2 and 2 * on_grid > n:
        count = min(count, n - on_grid + 1)
    return count


@njit(cache=True, nogil=True)
def _occasions(when, pause, n, begun):  # type: ignore[no-untyped-def]
    """Write when each occasion begins (a new one after a pause), and give how many there are."""
    for y in range(1, n):  # in order of time; they are few
        t, g, z = when[y], pause[y], y - 1
        while z >= 0 and when[z] > t:
            when[z + 1], pause[z + 1] = when[z], pause[z]
            z -= 1
        when[z + 1], pause[z + 1] = t, g
    begun[0], count = when[0], 1
    for y in range(1, n):
        if when[y] - when[y - 1] > max(pause[y], pause[y - 1]):
            begun[count] = when[y]
            count += 1
    return count


@njit(cache=True, nogil=True)
def _once(one, other, who):  # type: ignore[no-untyped-def]
    """Give the leader of each pair of moments once: a post that several traces see is one post."""
    if len(who) == 2:
        return who[:1] if one[0] == one[1] and other[0] == other[1] else who
    order = np.argsort(one, kind="mergesort")
    out, n = np.empty(len(who), dtype=np.int64), 0
    for y in range(len(order)):
        z, seen = y - 1, False
        while z >= 0 and one[order[z]] == one[order[y]]:
            seen |= other[order[z]] == other[order[y]]
            z -= 1
        if not seen:
            out[n] = who[order[y]]
            n += 1
    return out[:n]


@njit(cache=True, nogil=True)
def _others(low, high, taken, m, at):  # type: ignore[no-untyped-def]
    """Give, in order, the times of an account's acts that are not among the first ``m`` of ``taken``."""
    out = np.empty(high - low, dtype=np.int64)
    n, k = 0, 0
    for e in range(low, high):
        if k < m and e == taken[k]:
            k += 1
        else:
            out[n] = at[e]
            n += 1
    return np.sort(out[:n])


@njit(cache=True, nogil=True)
def hours_in_common(one, other, length, together):  # type: ignore[no-untyped-def]
    """How much more often two accounts act at one time than any two acts do; at least 1.

    Takes the times, in order, of their acts on what they do not share: people who are about in
    the same minutes of the day show it there too.
    """
    found, low, high = 0, 0, 0
    for t in one:
        while low < len(other) and other[low] < t - length:
            low += 1
        high = max(high, low)
        while high < len(other) and other[high] <= t + length:
            high += 1
        found += high - low
    return max(1.0, (found + 1.0) / (len(one) * len(other) * together + 1.0))


@njit(cache=True, nogil=True)
def second_pass(  # type: ignore[no-untyped-def]
    a, b, ptr, item, at, acts, items, suspicious, kappa, about, together
):
    """For each pair: occasions, distinct leaders and the foremost, what chance gives, and p.

    ``p`` takes the smaller of distinct leaders and distinct moments, and is 1 for two accounts of
    one publisher; ``apart`` is what it would be if none of these were an explanation, and
    ``reason`` the explanation that lowers the count most (see `REASONS`). Where ``p`` is small, the
    chances are raised by how much more the two are about at one time, within ``about``, than any
    two acts (``together``).
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
    most = longest(a, b, ptr)
    ea, eb = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    q, scratch = np.empty(most), np.empty(most)
    when, who = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    pause, begun = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    earlier, later = np.empty(most, dtype=np.int64), np.empty(most, dtype=np.int64)
    for x in range(n):
        first, second = a[x], b[x]
        k = shared_into(ptr[first], ptr[first + 1], ptr[second], ptr[second + 1], item, ea, eb)
        s, born, open_items = 0, 0, 0
        for y in range(k):
            u, v, on = acts[ea[y]], acts[eb[y]], items[item[ea[y]]]
            span, lag = on.window, abs(u.at - v.at)
            if on.audience >= 0.5:
                delta = min(max(min(u.age, v.age), 2 * span), on.furthest)
                w = span / delta
                q_age = 2 * w - w * w if lag <= delta else 0.0
                own = 0.0
                for e in (u, v):
                    near, around = e.near, e.around
                    if not suspicious[x]:  # else its partner is among those taken out already
                        near -= lag <= span
                        around -= lag <= e.wide
                    rate = (max(0, near) + kappa * q_age) / (max(0, around) + kappa)
                    own = max(own, rate)
                q[y] = min(1.0, max(q_age, own))
            else:
                q[y] = min(1.0, max(on.chance, u.likely * v.likely))
            expected[x] += q[y]
            if lag <= span:
                when[s], pause[s] = min(u.at, v.at), on.gap
                earlier[s], later[s] = u.at, v.at
                who[s] = u.leader if u.burst == v.burst else -1 - ea[y]
                s += 1
                born += max(u.age, v.age) < 2 * span
                open_items += on.audience >= 0.5
        if s == 0:
            continue
        led_by = _once(earlier[:s], later[:s], who[:s])
        e_count = _occasions(when, pause, s, begun)
        d_count, foremost[x], led[x] = distinct_leaders(led_by)
        moments = distinct_moments(begun[:e_count])
        occasions[x], leaders[x] = e_count, d_count
        least = min(ptr[first + 1] - ptr[first], ptr[second + 1] - ptr[second])
        if s >= _MUCH and 3 * s >= 2 * least and 3 * born >= 2 * s:
            reason[x] = PUBLISHER
        elif d_count < min(moments, e_count):
            if foremost[x] == UNSEEN:
                reason[x] = UNSEEN_SOURCE
            else:
                reason[x] = BROKER if 2 * open_items >= s else FAN_CLUB
        elif moments < e_count:
            reason[x] = TIMETABLE
        count = min(moments, d_count)
        p[x] = tail_of(q, k, count, scratch)
        apart[x] = p[x] if count == e_count else tail_of(q, k, e_count, scratch)
        if reason[x] == PUBLISHER:
            p[x] = 1.0
        elif p[x] <= _RARE:
            one = _others(ptr[first], ptr[first + 1], ea, k, at)
            other = _others(ptr[second], ptr[second + 1], eb, k, at)
            lift = hours_in_common(one, other, about, together)
            if lift > 1.0:
                for y in range(k):
                    q[y] = min(1.0, q[y] * lift)
                p[x] = tail_of(q, k, count, scratch)
    return occasions, leaders, foremost, led, reason, expected, p, apart
