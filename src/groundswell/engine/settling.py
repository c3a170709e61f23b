"""Items put in order one by one, without the events that can't matter.

An event without another account's event on its item within the window can go, and so can
all events of an account that is left with fewer than a least number of distinct items, until
nothing changes; no pair is lost by that (docs/methods/kernel.md says why). Everything goes item by
item: an item's events are put in order of time, looked at for company and moved together while they are
near at hand.

An item's events lie from ``start`` to before ``end``, with ``account``, ``at`` (milliseconds) and
``place``, the row in which each was given. Places are unsigned, as in `kernel`. All compiled code that
calls one another is in this file, since a change elsewhere would not be seen by what was compiled before.
"""

from __future__ import annotations

import numpy as np
from numba import njit

_DIGIT = 8  # bits put in order at a time: more places than that miss the nearest memory
_BY_HAND = 40  # events of an item, up to which they are put in their places one by one
_ONE, _TWO = np.uint64(1), np.uint64(2)


@njit(cache=True, nogil=True)
def deal(item, at, earliest, shift, start, keys):  # type: ignore[no-untyped-def]
    """Deal rows out to their items, as keys: time since ``earliest`` above the row's number.

    ``start`` has two entries more than there are items, all 0; it says at the end where each
    item's rows begin. The row's number takes the lowest ``shift`` bits of a key.
    """
    for i in item:
        start[i + 2] += 1
    for i in range(2, len(start)):
        start[i] += start[i - 1]
    for x in range(len(item)):
        y = start[item[x] + 1]
        keys[y] = ((np.int64(at[x]) - earliest) << shift) | x
        start[item[x] + 1] = y + 1


@njit(cache=True, nogil=True)
def settle(  # type: ignore[no-untyped-def]
    first, last, start, end, keys, earliest, shift, given, account, at, place, window, seen, items
):
    """Put the rows of items ``first`` to before ``last`` in order, and keep those with company.

    ``keys`` as from `deal`, ``at`` may lie in the same memory; ``given`` are the accounts of rows.
    ``items`` counts the distinct items of each account; ``seen`` is working memory, -1 at first.
    """
    most = np.uint64(0)
    for i in range(first, last):
        most = max(most, np.uint64(start[i + 1]) - np.uint64(start[i]))
    near, spare = np.empty(most, dtype=np.bool_), np.empty(most, dtype=np.int64)
    mask = (1 << shift) - 1
    for i in range(first, last):
        low, high = np.uint64(start[i]), np.uint64(start[i + 1])
        end[i] = low
        if high - low < _TWO:
            continue
        put_in_order(keys, low, high, spare, shift)
        for x in range(low, high):
            k = keys[x]
            row = np.uint64(k & mask)
            place[x], account[x], at[x] = row, given[row], (k >> shift) + earliest
        kept = _keep_near(account, at, place, low, high, window, near)
        _count(account, low, kept, seen, i, items, 1)
        end[i] = kept


@njit(cache=True, nogil=True)
def keep_company(start, end, account, at, place, window, seen, items):  # type: ignore[no-untyped-def]
    """As `_settle`, for events that are in order already."""
    near = np.empty(len(account), dtype=np.bool_)
    for i in range(len(end)):
        low, high = np.uint64(start[i]), np.uint64(start[i + 1])
        kept = _keep_near(account, at, place, low, high, window, near)
        _count(account, low, kept, seen, i, items, 1)
        end[i] = kept


@njit(cache=True, nogil=True)
def prune(start, end, account, at, place, window, least, seen, items):  # type: ignore[no-untyped-def]
    """Drop events, from the end of their items' stretches, until nothing can be dropped."""
    most, n = np.uint64(0), 0
    living = np.empty(len(end), dtype=np.uint32)
    for any_item in range(len(end)):
        if end[any_item] > start[any_item]:
            most = max(most, np.uint64(end[any_item]) - np.uint64(start[any_item]))
            living[n] = any_item
            n += 1
    near = np.empty(most, dtype=np.bool_)
    dropped = True
    while dropped:
        dropped = False
        alive = 0
        for z in range(n):
            i = np.int64(living[z])
            low, high = np.uint64(start[i]), np.uint64(end[i])
            few = False
            for e in range(low, high):
                few |= items[account[e]] < least
            if few:
                dropped = True
                _count(account, low, high, seen, -2 - i, items, -1)
                kept = low
                for e in range(low, high):
                    if items[account[e]] + 1 >= least:  # this item is taken off already
                        account[kept], at[kept], place[kept] = account[e], at[e], place[e]
                        kept += _ONE
                high = _keep_near(account, at, place, low, kept, window, near)
                _count(account, low, high, seen, i, items, 1)
                end[i] = high
            if high > low:
                living[alive] = i
                alive += 1
        n = alive


@njit(cache=True, nogil=True)
def put_in_order(keys, low, high, spare, shift):  # type: ignore[no-untyped-def]
    """Put keys from ``low`` to before ``high`` in order; those alike above ``shift`` are so already.

    ``spare`` is working memory for as many.
    """
    least = most = keys[low]
    in_order = True
    for x in range(low + _ONE, high):
        k = keys[x]
        in_order &= k > keys[x - _ONE]
        least, most = min(least, k), max(most, k)
    if in_order:
        return
    n = high - low
    if n <= _BY_HAND:
        for x in range(low + _ONE, high):
            k, y = keys[x], np.uint64(x)
            while y > low and keys[y - _ONE] > k:
                keys[y] = keys[y - _ONE]
                y -= _ONE
            keys[y] = k
        return
    bits = 0
    span = (most >> shift) - (least >> shift)
    while (span >> bits) > 0:
        bits += 1
    least = (least >> shift) << shift
    passes = (bits + _DIGIT - 1) // _DIGIT
    digit = (bits + passes - 1) // passes
    mask = (1 << digit) - 1
    count = np.empty(1 << digit, dtype=np.uint64)
    here, there = keys[low:high], spare[:n]
    for p in range(passes):
        by = shift + p * digit
        count[:] = 0
        for x in range(n):
            count[np.uint64(((here[x] - least) >> by) & mask)] += _ONE
        before = np.uint64(0)
        for value in range(len(count)):
            many = count[value]
            count[value] = before
            before += many
        for x in range(n):
            d = np.uint64(((here[x] - least) >> by) & mask)
            there[count[d]] = here[x]
            count[d] += _ONE
        here, there = there, here
    if passes % 2:
        keys[low:high] = spare[:n]


@njit(cache=True, nogil=True)
def _count(account, low, high, seen, mark, items, by):  # type: ignore[no-untyped-def]
    """Count an item for each account on it; the mark differs from that of the time before."""
    for e in range(low, high):
        a = account[e]
        if seen[a] != mark:
            seen[a] = mark
            items[a] += by


@njit(cache=True, nogil=True)
def _keep_near(account, at, place, low, high, window, near):  # type: ignore[no-untyped-def]
    """Keep those of an item's events that have another account's near them; give their end."""
    if high < low + _TWO:
        return low
    within = np.uint64(window)
    there, other = False, at[low]  # the latest event by another account than the one looked at
    near[0] = False
    for e in range(low + _ONE, high):
        if account[e] != account[e - _ONE]:
            there, other = True, at[e - _ONE]
        near[e - low] = there & (np.uint64(at[e] - other) <= within)
    there, other = False, at[low]
    e = high - _ONE
    while e > low:
        e -= _ONE
        if account[e] != account[e + _ONE]:
            there, other = True, at[e + _ONE]
        near[e - low] |= there & (np.uint64(other - at[e]) <= within)
    kept = low
    for e in range(low, high):
        account[kept], at[kept], place[kept] = account[e], at[e], place[e]
        kept += np.uint64(near[e - low])
    return kept
