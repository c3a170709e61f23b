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
def has_neighbour(account, item, at, window):  # type: ignore[no-untyped-def]
    """Mark events that have an event of another account on their item within the window."""
    n = len(account)
    marked = np.zeros(n, dtype=np.bool_)
    other = -1  # the latest event before it of another account on its item
    for i in range(1, n):
        if item[i - 1] != item[i]:
            other = -1
            continue
        if account[i - 1] != account[i]:
            other = i - 1
        marked[i] = other >= 0 and np.uint64(at[i] - at[other]) <= np.uint64(window)
    other = -1
    for i in range(n - 2, -1, -1):
        if item[i + 1] != item[i]:
            other = -1
            continue
        if account[i + 1] != account[i]:
            other = i + 1
        marked[i] |= other >= 0 and np.uint64(at[other] - at[i]) <= np.uint64(window)
    return marked


@njit(cache=True, nogil=True)
def distinct_items(account, item, accounts):  # type: ignore[no-untyped-def]
    """Count the distinct items of each account."""
    seen = np.full(accounts, -1, dtype=np.int32)
    count = np.zeros(accounts, dtype=np.int32)
    for i in range(len(account)):
        if seen[account[i]] != item[i]:
            seen[account[i]] = item[i]
            count[account[i]] += 1
    return count


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
def measured_partners(  # type: ignore[no-untyped-def]
    first, last, pointer, events, account, item, at, low, high, rarity, least, word, now, met, slot, room
):  # fmt: skip
    """As `partners`, with all that is said of a pair.

    That is: distinct items, co-actions, earliest and latest act in them, those in which ``a``
    and in which ``b`` acted strictly first, and the summed rarity of the items. ``slot`` is
    working memory of 32 bits an account.
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
        for k in range(found):
            one[n + k], other[n + k], score[n + k] = a, who[k], 0.0
            counts[n + k] = 0
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
                earlier, later = (t, u) if t < u else (u, t)
                if measure[1] == 0:
                    measure[2], measure[3] = earlier, later
                else:
                    measure[2], measure[3] = min(measure[2], earlier), max(measure[3], later)
                measure[1] += 1
                measure[4] += t < u
                measure[5] += u < t
        for b in who:
            word[b] = 0
        n += found
        a += 1
    return one[:n], other[:n], counts[:n], score[:n], a, now
