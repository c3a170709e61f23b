"""The co-action kernel: account by account, over events sorted by item and time, compiled.

For one account, all events of others near its own are looked at, item by item, and a word for
each other account says which item it was met on last and on how many distinct ones. Accounts
that were met on enough are then measured in a second look at the same events. No co-action is ever
written down: what is held is one word an account, whatever the number of co-actions (the row by row
product of sparse matrices of Gustavson 1978, with a window).

Arrays of events are sorted by item and time: ``account`` and ``item`` are 32-bit numbers,
``at`` milliseconds.
"""

from __future__ import annotations

import numpy as np
from numba import njit

COUNT_BITS = 24  # of a word, for the number of distinct items; the rest numbers the items met
_COUNT = (1 << COUNT_BITS) - 1
_CHOSEN = np.int64(1) << 62  # words from here on belong to accounts that are measured
_FIRST_ROOM = 1_024


@njit(cache=True, nogil=True)
def prune(account, start, at, window, least, accounts):  # type: ignore[no-untyped-def]
    """Mark the events that can matter; no pair is ever lost.

    An event without another account's event on its item within the window can go, and so can
    all events of an account that is left with fewer than ``least`` distinct items, until nothing
    changes. ``start`` says where each item's events begin, and ends with their number.
    """
    alive = np.ones(len(account), dtype=np.bool_)
    near = np.empty(len(account), dtype=np.bool_)
    items = np.zeros(accounts, dtype=np.int32)  # distinct ones with a living event, of each account
    seen, turn = np.full(accounts, -1, dtype=np.int64), 0
    for i in range(len(start) - 1):
        _keep_near(account, at, alive, near, start[i], start[i + 1], window)
        _count(account, alive, start[i], start[i + 1], seen, turn, items, 1)
        turn += 1
    dropped = True
    while dropped:
        dropped = False
        for i in range(len(start) - 1):
            low, high = start[i], start[i + 1]
            few = False
            for e in range(low, high):
                few |= alive[e] and items[account[e]] < least
            if not few:
                continue
            dropped = True
            _count(account, alive, low, high, seen, turn, items, -1)
            for e in range(low, high):  # this item is taken off already
                alive[e] &= items[account[e]] + 1 >= least
            _keep_near(account, at, alive, near, low, high, window)
            _count(account, alive, low, high, seen, turn + 1, items, 1)
            turn += 2
    return alive


@njit(cache=True, nogil=True)
def _count(account, alive, low, high, seen, turn, items, by):  # type: ignore[no-untyped-def]
    for e in range(low, high):
        if alive[e] and seen[account[e]] != turn:
            seen[account[e]] = turn
            items[account[e]] += by


@njit(cache=True, nogil=True)
def _keep_near(account, at, alive, near, low, high, window):  # type: ignore[no-untyped-def]
    """Let those of an item's living events live that have another account's near them."""
    last = other = -1  # the latest living event, and the latest of another account than its own
    for e in range(low, high):
        near[e] = False
        if not alive[e]:
            continue
        if last >= 0 and account[last] != account[e]:
            other = last
        near[e] = other >= 0 and np.uint64(at[e] - at[other]) <= np.uint64(window)
        last = e
    last = other = -1
    for e in range(high - 1, low - 1, -1):
        if not alive[e]:
            continue
        if last >= 0 and account[last] != account[e]:
            other = last
        near[e] |= other >= 0 and np.uint64(at[other] - at[e]) <= np.uint64(window)
        last = e
    for e in range(low, high):
        alive[e] &= near[e]


@njit(cache=True, nogil=True)
def reach(item, at, window):  # type: ignore[no-untyped-def]
    """The first event on its item within each event's window, and the one after the last."""
    n = len(item)
    low, high = np.empty(n, dtype=np.uint32), np.empty(n, dtype=np.uint32)
    j = 0
    for i in range(n):
        while item[j] != item[i] or np.uint64(at[i] - at[j]) > np.uint64(window):
            high[j] = i
            j += 1
        low[i] = j
    for k in range(j, n):
        high[k] = n
    return low, high


@njit(cache=True, nogil=True)
def by_account(account, accounts):  # type: ignore[no-untyped-def]
    """Where each account's events begin in the second array, which lists events by account."""
    pointer = np.zeros(accounts + 1, dtype=np.int64)
    for a in account:
        pointer[a + 1] += 1
    for a in range(accounts):
        pointer[a + 1] += pointer[a]
    place = pointer[:-1].copy()
    events = np.empty(len(account), dtype=np.uint32)
    for i in range(len(account)):
        events[place[account[i]]] = i
        place[account[i]] += 1
    return pointer, events


@njit(cache=True, nogil=True)
def effort(pointer, events, low, high):  # type: ignore[no-untyped-def]
    """How many events have to be looked at for all accounts before each, and in all."""
    total = np.zeros(len(pointer), dtype=np.int64)
    for a in range(len(pointer) - 1):
        looked = np.int64(0)
        for z in range(pointer[a], pointer[a + 1]):
            looked += np.int64(high[events[z]]) - np.int64(low[events[z]])
        total[a + 1] = total[a] + looked
    return total


@njit(cache=True, nogil=True)
def _longer(array, wanted):  # type: ignore[no-untyped-def]
    longer = np.empty(max(wanted, 2 * len(array)), dtype=array.dtype)
    longer[: len(array)] = array
    return longer


@njit(cache=True, nogil=True)
def _meet(a, pointer, events, account, item, low, high, least, word, now, met):  # type: ignore[no-untyped-def]
    """Write into ``met`` the greater accounts met on ``least`` items; give how many, and the number.

    A word holds the number of the item on which its account was met last (``now`` counts all
    items of all accounts, so that words of an earlier account are known by being less) and, in its low
    bits, on how many distinct ones.
    """
    begun = (now + 1) << COUNT_BITS
    found, before = 0, np.int32(-1)
    for z in range(pointer[a], pointer[a + 1]):
        e = events[z]
        if item[e] != before:
            now, before = now + 1, item[e]
        stamp = now << COUNT_BITS
        for j in range(low[e], high[e]):
            b = account[j]
            if b <= a:
                continue
            w = word[b]
            if w < begun:
                word[b] = stamp | 1
                if least == 1:
                    met[found] = b
                    found += 1
            elif w < stamp:
                count = (w & _COUNT) + 1
                word[b] = stamp | min(count, _COUNT)
                if count == least:
                    met[found] = b
                    found += 1
    return found, now


@njit(cache=True, nogil=True)
def partners(  # type: ignore[no-untyped-def]
    first, last, pointer, events, account, item, low, high, least, word, now, met, room
):
    """Pairs of accounts ``first <= a < last`` with greater ones, with their distinct items.

    ``word`` (64 bits an account, 0 before the first call) and ``met`` (32 bits an account) are
    working memory, ``now`` what the call before gave. Stops after the account with which there
    are ``room`` pairs or more. Gives the pairs by ``a`` and ``b``, the account to go on with, and
    ``now``.
    """
    one, other = np.empty(_FIRST_ROOM, dtype=np.int32), np.empty(_FIRST_ROOM, dtype=np.int32)
    shared = np.empty(_FIRST_ROOM, dtype=np.int64)
    n, a = 0, first
    while a < last and n < room:
        found, now = _meet(a, pointer, events, account, item, low, high, least, word, now, met)
        if n + found > len(one):
            one, other = _longer(one, n + found), _longer(other, n + found)
            shared = _longer(shared, n + found)
        if found:
            for b in np.sort(met[:found]):
                one[n], other[n], shared[n] = a, b, word[b] & _COUNT
                n += 1
        a += 1
    return one[:n], other[:n], shared[:n], a, now


@njit(cache=True, nogil=True)
def _measure_both(  # type: ignore[no-untyped-def]
    a, b, pointer, own_item, own_at, rarity, window, measure
):
    """Measure one pair by going through both accounts' events, item by item; give the score."""
    x, x_end, y, y_end = pointer[a], pointer[a + 1], pointer[b], pointer[b + 1]
    measure[:] = 0
    score = 0.0
    while x < x_end and y < y_end:
        on = own_item[x]
        if on < own_item[y]:
            x += 1
            continue
        if on > own_item[y]:
            y += 1
            continue
        met = False
        while x < x_end and own_item[x] == on:
            t = own_at[x]
            while y < y_end and own_item[y] == on and _past(t, own_at[y], window):
                y += 1
            z = y
            while z < y_end and own_item[z] == on and not _past(own_at[z], t, window):
                u = own_at[z]
                _note(measure, t, u)
                met = True
                z += 1
            x += 1
        if met:
            measure[0] += 1
            score += rarity[on]
        while y < y_end and own_item[y] == on:
            y += 1
    return score


@njit(cache=True, nogil=True)
def _past(later, earlier, window):  # type: ignore[no-untyped-def]
    return later > earlier and np.uint64(later - earlier) > np.uint64(window)


@njit(cache=True, nogil=True)
def _note(measure, t, u):  # type: ignore[no-untyped-def]
    """Add a co-action at ``t`` and ``u`` to what is said of a pair."""
    earlier, later = (t, u) if t < u else (u, t)
    if measure[1] == 0:
        measure[2], measure[3] = earlier, later
    else:
        measure[2], measure[3] = min(measure[2], earlier), max(measure[3], later)
    measure[1] += 1
    measure[4] += t < u
    measure[5] += u < t


@njit(cache=True, nogil=True)
def measured_partners(  # type: ignore[no-untyped-def]
    first, last, pointer, events, account, item, at, low, high, own_item, own_at, effort, window,
    rarity, least, word, now, met, slot, room,
):  # fmt: skip
    """As `partners`, with all that is said of a pair.

    That is: distinct items, co-actions, earliest and latest act in them, those in which ``a``
    and in which ``b`` acted strictly first, and the summed rarity of the items. Pairs are
    measured in a second look at all that is near the account's events, or one by one through both
    accounts' own events (``own_item``, ``own_at``, by account), whichever is less to look at.
    ``slot`` is working memory of 32 bits an account.
    """
    one, other = np.empty(_FIRST_ROOM, dtype=np.int32), np.empty(_FIRST_ROOM, dtype=np.int32)
    counts = np.empty((_FIRST_ROOM, 6), dtype=np.int64)
    score = np.empty(_FIRST_ROOM)
    n, a = 0, first
    while a < last and n < room:
        found, now = _meet(a, pointer, events, account, item, low, high, least, word, now, met)
        if found == 0:
            a += 1
            continue
        if n + found > len(one):
            one, other = _longer(one, n + found), _longer(other, n + found)
            more = np.empty((len(one), 6), dtype=np.int64)
            more[:n] = counts[:n]
            counts, score = more, _longer(score, n + found)
        who = np.sort(met[:found])
        apart = found * (pointer[a + 1] - pointer[a])
        for k in range(found):
            one[n + k], other[n + k], score[n + k] = a, who[k], 0.0
            counts[n + k] = 0
            apart += pointer[who[k] + 1] - pointer[who[k]]
        if apart < effort[a + 1] - effort[a]:
            for k in range(found):
                score[n + k] = _measure_both(
                    a, who[k], pointer, own_item, own_at, rarity, window, counts[n + k]
                )
            n += found
            a += 1
            continue
        for k in range(found):
            word[who[k]], slot[who[k]] = _CHOSEN, k
        stamp, before = _CHOSEN, np.int32(-1)
        for z in range(pointer[a], pointer[a + 1]):
            e = events[z]
            if item[e] != before:
                stamp, before = stamp + 1, item[e]
            t = at[e]
            for j in range(low[e], high[e]):
                b = account[j]
                if b <= a:
                    continue
                w = word[b]
                if w < _CHOSEN:
                    continue
                row = n + slot[b]
                measure, u = counts[row], at[j]
                if w != stamp:
                    word[b] = stamp
                    measure[0] += 1
                    score[row] += rarity[item[e]]
                _note(measure, t, u)
        for b in who:
            word[b] = 0
        n += found
        a += 1
    return one[:n], other[:n], counts[:n], score[:n], a, now
