"""Conditional coincidence: how probable a pair's common acts are when nobody coordinates, compiled."""

from __future__ import annotations

import numpy as np
from numba import njit


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
def mark_bursts(a, b, ptr, acts, item, at, delta, window):  # type: ignore[no-untyped-def]
    """Join events of suspicious pairs within the window; count suspicious partners of each event.

    Gives the burst of each event (its own number where it is in none), how many suspicious
    partners acted within the window and within the event's own ``delta``.
    """
    n = len(at)
    parent = np.arange(n)
    near = np.zeros(n, dtype=np.int64)
    around = np.zeros(n, dtype=np.int64)
    for x in range(len(a)):
        ea, eb = shared(acts[ptr[a[x]] : ptr[a[x] + 1]], acts[ptr[b[x]] : ptr[b[x] + 1]], item)
        for k in range(len(ea)):
            lag = abs(at[ea[k]] - at[eb[k]])
            if lag <= window:
                near[ea[k]] += 1
                near[eb[k]] += 1
                r, s = _root(parent, ea[k]), _root(parent, eb[k])
                if r != s:
                    parent[max(r, s)] = min(r, s)
            around[ea[k]] += lag <= delta[ea[k]]
            around[eb[k]] += lag <= delta[eb[k]]
    for x in range(n):
        parent[x] = _root(parent, x)
    return parent, near, around


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
def second_pass(  # type: ignore[no-untyped-def]
    a, b, ptr, acts, item, at, age, audience, chance, phi, leader, burst,
    suspicious, wide, near_all, near_sus, around_all, around_sus, window, furthest, gap, kappa,
):  # fmt: skip
    """For each pair: its distinct occasions, its distinct leaders, what chance gives, and p."""
    n = len(a)
    occasions = np.zeros(n, dtype=np.int64)
    leaders = np.zeros(n, dtype=np.int64)
    expected = np.zeros(n)
    p = np.ones(n)
    for x in range(n):
        ea, eb = shared(acts[ptr[a[x]] : ptr[a[x] + 1]], acts[ptr[b[x]] : ptr[b[x] + 1]], item)
        k = len(ea)
        q = np.empty(k)
        when = np.empty(k, dtype=np.int64)
        who = np.empty(k, dtype=np.int64)
        s = 0
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
                q[y] = min(1.0, max(chance[i], phi[a[x]] * phi[b[x]]))
            expected[x] += q[y]
            if lag <= window:
                when[s] = min(at[u], at[v])
                same = burst[u] == burst[v]
                who[s] = leader[u] if same else -1 - u
                s += 1
        if s == 0:
            continue
        times = np.sort(when[:s])
        e_count = 1
        for y in range(1, s):
            e_count += times[y] - times[y - 1] > gap
        names = np.sort(who[:s])
        d_count, run = 0, 1
        for y in range(1, s + 1):
            if y < s and names[y] == names[y - 1]:
                run += 1
            else:
                d_count += 1 if run > 1 and 3 * run > s else run
                run = 1
        occasions[x], leaders[x] = e_count, d_count
        p[x] = tail(q, min(e_count, d_count))
    return occasions, leaders, expected, p


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
