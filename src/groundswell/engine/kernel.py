"""The co-action kernel: a sweep over events sorted by item and time, compiled.

Two passes enumerate the co-actions: the first counts how many fall into each hash partition
of the pair, the second scatters them (as two event numbers) into their partitions. Each
partition is then aggregated in a small open-addressing table of its own. Co-actions arrive in
item order, so "the last item seen for this pair is not this one" counts distinct items.
"""

from __future__ import annotations

import numpy as np
from numba import njit

_MIX = np.uint64(0x9E3779B97F4A7C15)


@njit(cache=True, nogil=True)
def has_neighbour(account, item, at, alive, window):  # type: ignore[no-untyped-def]
    """Mark events that have a living event of another account on their item in the window.

    Arrays are sorted by (item, at); the mark of an event that is not alive is False.
    """
    n = len(account)
    marked = np.zeros(n, dtype=np.bool_)
    last = -1  # the latest living event
    other = -1  # the latest living event before it of another account than its own
    for i in range(n):
        if not alive[i]:
            continue
        if last >= 0 and item[last] != item[i]:
            last = other = -1
        if last >= 0:
            if account[last] != account[i]:
                other = last
            if other >= 0 and at[i] - at[other] <= window:
                marked[i] = True
        last = i
    last = other = -1
    for i in range(n - 1, -1, -1):
        if not alive[i]:
            continue
        if last >= 0 and item[last] != item[i]:
            last = other = -1
        if last >= 0:
            if account[last] != account[i]:
                other = last
            if other >= 0 and at[other] - at[i] <= window:
                marked[i] = True
        last = i
    return marked


@njit(cache=True, nogil=True)
def distinct_items(account, item, alive, accounts):  # type: ignore[no-untyped-def]
    """Count the distinct items of each account among living events sorted by item."""
    seen = np.full(accounts, -1, dtype=np.int64)
    count = np.zeros(accounts, dtype=np.int64)
    for i in range(len(account)):
        if alive[i] and seen[account[i]] != item[i]:
            seen[account[i]] = item[i]
            count[account[i]] += 1
    return count


@njit(cache=True, nogil=True)
def _partition(a, b, bits):  # type: ignore[no-untyped-def]
    low, high = (a, b) if a < b else (b, a)
    key = (np.uint64(low) << np.uint64(32)) | np.uint64(high)
    return np.int64((key * _MIX) >> np.uint64(64 - bits))


@njit(cache=True, nogil=True)
def count_partitions(account, item, at, window, bits):  # type: ignore[no-untyped-def]
    """Count the co-actions that fall into each of ``2**bits`` partitions."""
    counts = np.zeros(1 << bits, dtype=np.int64)
    n = len(account)
    for i in range(n):
        j = i + 1
        while j < n and item[j] == item[i] and at[j] - at[i] <= window:
            if account[j] != account[i]:
                counts[_partition(account[i], account[j], bits)] += 1
            j += 1
    return counts


@njit(cache=True, nogil=True)
def scatter(account, item, at, window, bits, first, last, place):  # type: ignore[no-untyped-def]
    """Write the co-actions of partitions ``first <= p < last`` to where ``place`` says.

    ``place`` holds, for each partition of the range, where its next record goes (it is used
    up), and last the number of records in all.
    """
    n = len(account)
    left = np.empty(place[last - first], dtype=np.uint32)
    right = np.empty(place[last - first], dtype=np.uint32)
    for i in range(n):
        j = i + 1
        while j < n and item[j] == item[i] and at[j] - at[i] <= window:
            if account[j] != account[i]:
                p = _partition(account[i], account[j], bits)
                if first <= p < last:
                    left[place[p - first]] = i
                    right[place[p - first]] = j
                    place[p - first] += 1
            j += 1
    return left, right


@njit(cache=True, nogil=True)
def aggregate(account, item, at, rarity, left, right, min_items):  # type: ignore[no-untyped-def]
    """Aggregate the co-actions of one partition into its pairs with enough shared items.

    Gives arrays of equal length: packed pair (smaller account in the high half), distinct
    items, co-actions, earliest and latest act, co-actions in which the smaller account and in
    which the greater one acted strictly first, and the summed rarity of the shared items.
    """
    n = len(left)
    size = 16
    while size < 2 * n:
        size *= 2
    mask = np.uint64(size - 1)
    keys = np.full(size, np.uint64(0xFFFFFFFFFFFFFFFF), dtype=np.uint64)
    empty = np.uint64(0xFFFFFFFFFFFFFFFF)
    slot_of = np.empty(size, dtype=np.int32)
    pairs = 0
    packed = np.empty(n, dtype=np.uint64)
    last_item = np.empty(n, dtype=np.int64)
    shared = np.empty(n, dtype=np.int64)
    acts = np.empty(n, dtype=np.int64)
    first = np.empty(n, dtype=np.int64)
    last = np.empty(n, dtype=np.int64)
    low_first = np.empty(n, dtype=np.int64)
    high_first = np.empty(n, dtype=np.int64)
    score = np.empty(n, dtype=np.float64)
    for r in range(n):
        i, j = left[r], right[r]
        low, high = account[i], account[j]
        swapped = low > high
        if swapped:
            low, high = high, low
        key = (np.uint64(low) << np.uint64(32)) | np.uint64(high)
        slot = np.int64(((key * _MIX) >> np.uint64(32)) & mask)  # the low bits see one account only
        while keys[slot] != empty and keys[slot] != key:
            slot = (slot + 1) & np.int64(mask)
        if keys[slot] == empty:
            keys[slot] = key
            slot_of[slot] = pairs
            packed[pairs] = key
            last_item[pairs] = -1
            shared[pairs] = 0
            acts[pairs] = 0
            first[pairs] = at[i]
            last[pairs] = at[j]
            low_first[pairs] = 0
            high_first[pairs] = 0
            score[pairs] = 0.0
            pairs += 1
        k = slot_of[slot]
        if last_item[k] != item[i]:
            last_item[k] = item[i]
            shared[k] += 1
            score[k] += rarity[item[i]]
        acts[k] += 1
        first[k] = min(first[k], at[i])
        last[k] = max(last[k], at[j])
        if at[i] < at[j]:
            if swapped:
                high_first[k] += 1
            else:
                low_first[k] += 1
    kept = np.flatnonzero(shared[:pairs] >= min_items)
    return (
        packed[kept],
        shared[kept],
        acts[kept],
        first[kept],
        last[kept],
        low_first[kept],
        high_first[kept],
        score[kept],
    )
