"""Conditional coincidence: how probable a pair's common acts are when nobody coordinates, compiled."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_FEW_EVENTS = 64  # whose chances are multiplied out


@njit(cache=True, nogil=True)
def pairs_within(at, start, window):  # type: ignore[no-untyped-def]
    """Count, for each item, the pairs of its acts at most its ``window`` apart."""
    n = len(start) - 1
    out = np.zeros(n, dtype=np.int64)
    for i in range(n):
        j = start[i]
        for e in range(start[i], start[i + 1]):
            while at[e] - at[j] > window[i]:
                j += 1
            out[i] += e - j
    return out


@njit(cache=True, nogil=True)
def shared_into(low_a, high_a, low_b, high_b, item, out_a, out_b):  # type: ignore[no-untyped-def]
    """Write the acts of two accounts on common items side by side, and give how many.

    ``item`` has one entry an act, by account and item; the accounts' acts lie in the two ranges.
    """
    if high_a - low_a > 16 * (high_b - low_b):
        return _shared_with_few(low_b, high_b, low_a, high_a, item, out_b, out_a)
    if high_b - low_b > 16 * (high_a - low_a):
        return _shared_with_few(low_a, high_a, low_b, high_b, item, out_a, out_b)
    k = 0
    while low_a < high_a and low_b < high_b:
        x, y = item[low_a], item[low_b]
        if x == y:
            out_a[k], out_b[k] = low_a, low_b
            k += 1
            low_a += 1
            low_b += 1
        elif x < y:
            low_a += 1
        else:
            low_b += 1
    return k


@njit(cache=True, nogil=True)
def _shared_with_few(few, few_end, low, end, item, out_few, out_many):  # type: ignore[no-untyped-def]
    """As `shared_into` where one account has far fewer acts: look each up in the other's."""
    k = 0
    for x in range(few, few_end):
        target = item[x]
        step, high = 1, low
        while high < end and item[high] < target:
            low = high
            high += step
            step *= 2
        high = min(high, end - 1)
        while low < high:
            middle = (low + high) // 2
            if item[middle] < target:
                low = middle + 1
            else:
                high = middle
        if low < end and item[low] == target:
            out_few[k], out_many[k] = x, low
            k += 1
    return k


@njit(cache=True, nogil=True)
def by_account(account, accounts):  # type: ignore[no-untyped-def]
    """The numbers of all events, by account, each account's in the order they come in."""
    place = np.zeros(accounts + 1, dtype=np.int64)
    for a in account:
        place[a + 1] += 1
    for a in range(accounts):
        place[a + 1] += place[a]
    out = np.empty(len(account), dtype=np.int64)
    for e in range(len(account)):
        out[place[account[e]]] = e
        place[account[e]] += 1
    return out


@njit(cache=True, nogil=True)
def first_of_each(account, item, accounts):  # type: ignore[no-untyped-def]
    """Whether each event is the first of its account on its item; each item's lie side by side."""
    latest = np.full(accounts, -1, dtype=np.int64)
    out = np.empty(len(account), dtype=np.bool_)
    for e in range(len(account)):
        out[e] = latest[account[e]] != item[e]
        latest[account[e]] = item[e]
    return out


@njit(cache=True, nogil=True)
def settle_ties(account, item, at):  # type: ignore[no-untyped-def]
    """Put the accounts that act on one item at one time in order, in place."""
    low = 0
    for e in range(1, len(at) + 1):
        if e < len(at) and item[e] == item[low] and at[e] == at[low]:
            continue
        if e - low > 1:
            account[low:e] = np.sort(account[low:e])
        low = e


@njit(cache=True, nogil=True)
def longest(a, b, ptr):  # type: ignore[no-untyped-def]
    """The most items that any of the pairs can have in common."""
    most = 1
    for x in range(len(a)):
        most = max(most, min(ptr[a[x] + 1] - ptr[a[x]], ptr[b[x] + 1] - ptr[b[x]]))
    return most


@njit(cache=True, nogil=True)
def tail_of(p, n, count, below):  # type: ignore[no-untyped-def]
    """`tail` of the first ``n`` of ``p``, with ``below`` as scratch of ``count`` or more."""
    if count <= 0:
        return 1.0
    if count > n:
        return 0.0
    below[:count] = 0.0  # chance of exactly k, k < count
    below[0] = 1.0
    reached = 0.0
    for x in range(n):
        q = p[x]
        reached += below[count - 1] * q
        for k in range(count - 1, 0, -1):
            below[k] += q * (below[k - 1] - below[k])
        below[0] *= 1.0 - q
    return min(1.0, reached)


@njit(cache=True, nogil=True)
def tail(p, count):  # type: ignore[no-untyped-def]
    """P(at least ``count`` of independent events with probabilities ``p`` happen), exactly."""
    return tail_of(p, len(p), count, np.empty(max(1, count)))


@njit(cache=True, nogil=True)
def tail_of_equal(n, q, count):  # type: ignore[no-untyped-def]
    """P(at least ``count`` of ``n`` independent events of probability ``q`` happen)."""
    if count <= 0 or q >= 1.0:
        return 1.0 if count <= n else 0.0
    if count > n or q <= 0.0:
        return 0.0
    if count == n:
        return q**n
    chosen = math.lgamma(n + 1.0) - math.lgamma(count + 1.0) - math.lgamma(n - count + 1.0)
    term = math.exp(chosen + count * math.log(q) + (n - count) * math.log1p(-q))
    reached, odds = term, q / (1.0 - q)
    for k in range(count, n):
        term *= (n - k) / (k + 1.0) * odds
        reached += term
        if term < 1e-17 * reached:
            break
    return min(1.0, reached)


@njit(cache=True, nogil=True)
def tail_at_most(p, count):  # type: ignore[no-untyped-def]
    """`tail` for few events; for many, the most that it can be given the sum of ``p``.

    That many events at equal chances are the likeliest to come out high (Hoeffding 1956).
    """
    if len(p) <= _FEW_EVENTS:
        return tail(p, count)
    expected = p.sum()
    return tail_of_equal(len(p), expected / len(p), count) if count >= expected + 1 else 1.0


def neighbours(at: Ints, start: Ints, item: Ints, width: Ints) -> Ints:
    """Count, for each event, the other acts on its item at most ``width`` of it apart."""
    out = np.empty(len(at), dtype=np.int64)
    _neighbours(at, start, item, width, out)
    return out


@njit(cache=True, nogil=True)
def _neighbours(at, start, item, width, out):  # type: ignore[no-untyped-def]
    for e in range(len(at)):
        low, high = start[item[e]], start[item[e] + 1]
        left = low + np.searchsorted(at[low:high], at[e] - width[e], side="left")
        right = low + np.searchsorted(at[low:high], at[e] + width[e], side="right")
        out[e] = right - left - 1


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


@njit(cache=True, nogil=True)
def early_on_source(ptr, acts, item, age, source, within, habit, shrink, out):  # type: ignore[no-untyped-def]
    """Write, for each act, its account's share of early acts on the other items of the item's source.

    Drawn towards the account's ``habit`` by ``shrink`` acts of it, and never below it; the habit
    where the source is not known.
    """
    most = source.max() + 1 if len(source) else 0
    on, early = np.zeros(most, dtype=np.int64), np.zeros(most, dtype=np.int64)
    for a in range(len(ptr) - 1):
        usual = habit[a]
        for y in range(ptr[a], ptr[a + 1]):
            e = acts[y]
            whose = source[item[e]]
            if whose >= 0:
                on[whose] += 1
                early[whose] += age[e] < within[item[e]]
        for y in range(ptr[a], ptr[a + 1]):
            e = acts[y]
            whose = source[item[e]]
            out[e] = usual
            if whose >= 0:
                quick = early[whose] - (age[e] < within[item[e]])
                told = (quick + shrink * usual) / (on[whose] - 1 + shrink)
                out[e] = max(usual, told)
        for y in range(ptr[a], ptr[a + 1]):
            whose = source[item[acts[y]]]
            if whose >= 0:
                on[whose] = early[whose] = 0


def numbered(key: Ints, keys: int) -> tuple[Ints, Ints, Ints, Ints]:
    """Number the keys (from 0 to ``keys``, exclusive) that occur, in order.

    Gives, for each that occurs, its key, where it occurs first and how often, and the number of
    each entry.
    """
    first, number = np.full(keys, -1, dtype=np.int32), np.empty(len(key), dtype=np.int64)
    return *_numbered(key, first, number), number


@njit(cache=True, nogil=True)
def _numbered(key, place, number):  # type: ignore[no-untyped-def]
    for e in range(len(key) - 1, -1, -1):
        place[key[e]] = e
    there = np.flatnonzero(place >= 0)
    first, size = place[there].astype(np.int64), np.zeros(len(there), dtype=np.int64)
    for k in range(len(there)):
        place[there[k]] = k
    for e in range(len(key)):
        number[e] = place[key[e]]
        size[number[e]] += 1
    return there, first, size


@njit(cache=True, nogil=True)
def stretches(item, at, span, key):  # type: ignore[no-untyped-def]
    """Cut each item's time into stretches of two spans, twice, and give the fuller one of each act.

    The second cut is a span off. Acts lie by item and time; ``key`` takes twice the number of a
    stretch, and one more in the second cut.
    """
    n, length = len(item), 2 * span
    number, size = np.empty((2, n), dtype=np.int32), np.zeros((2, n), dtype=np.int32)
    for cut in range(2):
        x = -1
        before = np.int64(0)
        for e in range(n):
            slot = (at[e] + cut * span) // length
            if e == 0 or item[e] != item[e - 1] or slot != before:
                x += 1
                before = slot
            number[cut, e] = x
            size[cut, x] += 1
    for e in range(n):
        first, second = number[0, e], number[1, e]
        key[e] = 2 * second + 1 if size[1, second] > size[0, first] else 2 * first


@njit(cache=True, nogil=True)
def settle(order, item, at, account):  # type: ignore[no-untyped-def]
    """Put rows in order of item and time in order of accounts where these are equal."""
    low = 0
    for x in range(1, len(order) + 1):
        if x < len(order):
            e, f = order[x], order[low]
            if item[e] == item[f] and at[e] == at[f]:
                continue
        if x - low > 1:
            rows = order[low:x].copy()
            order[low:x] = rows[np.argsort(account[rows], kind="mergesort")]
        low = x
