"""Pairs of accounts that acted on the same items within a window: exact, bounded in memory."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.engine import kernel

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_RECORD_BYTES = 8  # two event numbers
_TARGET = 50_000  # co-actions a partition: its table stays within the processor's cache
_MAX_BITS = 16


@dataclass(frozen=True, slots=True)
class CoActions:
    """Pairs with their measures: arrays of equal length, sorted by (a, b), with a < b.

    ``a_first`` counts the co-actions in which ``a`` acted strictly before ``b``; acts at the
    same time lead neither way. ``surviving`` tells, for each event given, whether it could
    take part in a pair with enough shared items: no event of such a pair is ever left out.
    """

    a: Ints
    b: Ints
    shared_items: Ints
    co_actions: Ints
    first_ms: Ints
    last_ms: Ints
    a_first: Ints
    b_first: Ints
    score: NDArray[np.float64]
    surviving: NDArray[np.bool_]
    enumerated: int


def co_actions(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    window_ms: int,
    min_items: int = 2,
    rarity: NDArray[np.float64] | None = None,
    memory_bytes: int = 1 << 30,
    threads: int | None = None,
    progress: Callable[[float], None] | None = None,
) -> CoActions:
    """Find every pair of accounts with at least ``min_items`` distinct shared items.

    ``account``, ``item`` (dense numbers from 0) and ``at_ms`` have one entry an event, in any
    order. Two events of different accounts on one item are a co-action when they are at most
    ``window_ms`` milliseconds apart, inclusive. ``rarity`` holds a weight for each item
    (1 for all when not given); a pair's score sums the weights of its distinct shared items.
    ``memory_bytes`` bounds the co-actions held at a time; the answer does not depend on it.

    The definition of a pair is that of Pacheco et al. (2021) and Righetti & Balluff (2025),
    with a sliding window. Raises ValueError for arrays of unequal length, or items without rarity.
    """
    if not len(account) == len(item) == len(at_ms):
        msg = f"arrays of unequal length: {len(account)}, {len(item)}, {len(at_ms)}"
        raise ValueError(msg)
    account = np.asarray(account, dtype=np.int64)
    item = np.asarray(item, dtype=np.int64)
    at = np.asarray(at_ms, dtype=np.int64)
    items = int(item.max()) + 1 if len(item) else 0
    weight = np.ones(items) if rarity is None else np.asarray(rarity, dtype=np.float64)
    if len(weight) < items:
        msg = f"rarity has {len(weight)} weights for {items} items"
        raise ValueError(msg)

    order = _sorted_order(item, at)
    account, item, at = account[order], item[order], at[order]
    alive = _prune(account, item, at, window_ms, min_items)
    surviving = np.zeros(len(order), dtype=np.bool_)
    surviving[order] = alive
    account, item, at = account[alive], item[alive], at[alive]

    total = int(kernel.count_partitions(account, item, at, window_ms, 1).sum())
    bits = min(_MAX_BITS, max(1, int(np.ceil(np.log2(max(2, total / _TARGET))))))
    counts = kernel.count_partitions(account, item, at, window_ms, bits)
    found: list[tuple[NDArray[Any], ...]] = []
    done = 0
    workers = threads or os.cpu_count() or 1
    with ThreadPoolExecutor(workers) as pool:
        for first, last in _ranges(counts, max(1, memory_bytes // _RECORD_BYTES)):
            ends = np.concatenate(([0], np.cumsum(counts[first:last])))
            left, right = kernel.scatter(
                account, item, at, window_ms, bits, first, last, ends.copy()
            )

            def aggregated(
                p: int, left: Any = left, right: Any = right, ends: Any = ends
            ) -> tuple[NDArray[Any], ...]:
                rows = slice(ends[p], ends[p + 1])
                result: tuple[NDArray[Any], ...] = kernel.aggregate(
                    account, item, at, weight, left[rows], right[rows], min_items
                )
                return result

            parts = pool.map(aggregated, np.flatnonzero(counts[first:last]))
            found += [part for part in parts if len(part[0])]
            done += int(ends[-1])
            if progress is not None:
                progress(done / max(1, total))
    return _assembled(found, surviving, total)


def _sorted_order(item: Ints, at: Ints) -> Ints:
    """The order by (item, at), by one packed key where 64 bits suffice."""
    if not len(item):
        return np.empty(0, dtype=np.int64)
    low = int(at.min())
    bits = (int(at.max()) - low).bit_length()
    if int(item.max()).bit_length() + bits <= 63:
        return np.argsort((item << bits) | (at - low), kind="stable")
    return np.lexsort((at, item))


def _prune(
    account: Ints, item: Ints, at: Ints, window_ms: int, min_items: int
) -> NDArray[np.bool_]:
    """Drop events that can't matter, until nothing changes; no pair is ever lost.

    An event without another account's event on its item in the window can go, and so can all
    events of an account that is left with fewer than ``min_items`` distinct items.
    """
    alive: NDArray[np.bool_] = np.ones(len(account), dtype=np.bool_)
    accounts = int(account.max()) + 1 if len(account) else 0
    while True:
        before = int(alive.sum())
        alive = kernel.has_neighbour(account, item, at, alive, window_ms)
        items = kernel.distinct_items(account, item, alive, accounts)
        alive = alive & (items[account] >= min_items)
        after = int(alive.sum())
        if after == before:
            return alive


def _ranges(counts: Ints, capacity: int) -> list[tuple[int, int]]:
    """Split partitions into ranges that hold at most ``capacity`` records, or one partition."""
    ranges, first, held = [], 0, 0
    for p, count in enumerate(counts.tolist()):
        if held and held + count > capacity:
            ranges.append((first, p))
            first, held = p, 0
        held += count
    if held:
        ranges.append((first, len(counts)))
    return ranges


def _assembled(
    found: list[tuple[NDArray[Any], ...]], surviving: NDArray[np.bool_], total: int
) -> CoActions:
    kinds = (np.uint64, *[np.int64] * 6, np.float64)
    columns = [
        np.concatenate([part[k] for part in found]) if found else np.empty(0, dtype=kind)
        for k, kind in enumerate(kinds)
    ]
    order = np.argsort(columns[0], kind="stable")
    packed, *rest = (column[order] for column in columns)
    shared_items, acts, first, last, a_first, b_first, score = rest
    a = (packed >> np.uint64(32)).astype(np.int64)
    b = (packed & np.uint64(0xFFFFFFFF)).astype(np.int64)
    return CoActions(
        a=a,
        b=b,
        shared_items=shared_items,
        co_actions=acts,
        first_ms=first,
        last_ms=last,
        a_first=a_first,
        b_first=b_first,
        score=score,
        surviving=surviving,
        enumerated=total,
    )
