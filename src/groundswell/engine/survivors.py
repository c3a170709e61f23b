"""Events without those that can't matter, by item and time and by account."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numba import njit

from groundswell.engine.radix import ordered
from groundswell.engine.settling import deal, keep_company, prune, settle

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

FIRST, PAST, ITEM, EVENT = 0, 1, 2, 3  # columns of ``own``
_ONE, _TWO = np.uint64(1), np.uint64(2)
_ALONE = 100_000  # rows up to which a second core is not worth its start
_KEY = 63  # bits of a key that is never negative
_DENSE, _FEW = 4, 1_000  # item numbers a row, up to which rows are dealt out to them


class Survivors(NamedTuple):
    """The events that are left, by item and time and by account.

    ``account`` and ``at`` are by item and time. By account, whose events begin at ``pointer``,
    ``own`` tells four things of an event, side by side so that they are written at once: which events
    on its item lie within the window of it, from ``FIRST`` to before ``PAST``, its ``ITEM``, and which
    ``EVENT`` it is. ``effort`` says how many lie within the windows of all accounts before each,
    and in all. ``surviving`` tells of each row given.
    """

    account: NDArray[np.uint32]
    at: Ints
    pointer: Ints
    own: NDArray[np.uint32]
    effort: Ints
    surviving: NDArray[np.bool_]


class _Stretches(NamedTuple):
    """Each item's number, and its events, which lie from ``start`` to before ``end``.

    ``account`` and ``at`` are in order of time there, and ``place`` says in which row each was
    given. ``items`` counts the distinct items of each account; ``seen`` is working memory.
    """

    item: NDArray[np.int32]
    start: NDArray[np.uint32]
    end: NDArray[np.uint32]
    account: NDArray[np.uint32]
    at: Ints
    place: NDArray[np.uint32]
    seen: NDArray[np.int32]
    items: NDArray[np.int32]


def found(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    window_ms: int,
    min_items: int,
    accounts: int,
    threads: int,
) -> Survivors:
    """Put events in order, drop those that can't matter, and list what is left.

    Arrays as in `Sweep`, of equal length, with ``accounts`` numbers of accounts.
    """
    account, item, at_ms = _to_read(account), _to_read(item), _to_read(at_ms)
    rows = len(item)
    groups = int(item.max()) + 1 if rows else 0
    earliest, latest = (int(at_ms.min()), int(at_ms.max())) if rows else (0, 0)
    shift = rows.bit_length()
    if (latest - earliest).bit_length() + shift <= _KEY and groups <= _DENSE * rows + _FEW:
        all_of = _dealt(account, item, at_ms, window_ms, groups, accounts, earliest, shift, threads)
    else:
        all_of = _sorted(account, item, at_ms, window_ms, accounts, threads)
    number, start, end, whose, when, place, seen, items = all_of
    del all_of
    prune(start, end, whose, when, place, window_ms, min_items, seen, items)
    surviving = np.zeros(rows, dtype=np.bool_)
    pointer = np.zeros(accounts + 2, dtype=np.int64)
    left = _gather(start, end, whose, when, place, surviving, pointer)
    del seen, items
    # Kept and shortened in place: new pages of memory cost more than what is done with them.
    del place
    for array in (whose, when):
        array.resize(left, refcheck=False)
    own, effort = np.empty((left, 4), dtype=np.uint32), np.zeros(accounts + 1, dtype=np.int64)
    _index(number, start, end, whose, when, window_ms, pointer, own, effort)
    return Survivors(whose, when, pointer[:-1], own, effort, surviving)


def _to_read(array: NDArray[Any]) -> NDArray[Any]:
    """The same array, not to be written: else code is compiled for both kinds, one after the other."""
    view = array.view()
    view.flags.writeable = False
    return view


def _dealt(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    window_ms: int,
    groups: int,
    accounts: int,
    earliest: int,
    shift: int,
    threads: int,
) -> _Stretches:
    """Deal rows out to their items, time and row in one key: most of the way where items are small."""
    rows = len(item)
    keys, place = np.empty(rows, dtype=np.int64), np.empty(rows, dtype=np.uint32)
    start, end = np.zeros(groups + 2, dtype=np.uint32), np.empty(groups, dtype=np.uint32)
    deal(item, at_ms, earliest, shift, start, keys)
    whose = np.empty(rows, dtype=np.uint32)
    cores = threads if rows > _ALONE else 1
    cuts = np.searchsorted(start[:-1], np.linspace(0, rows, cores + 1).astype(np.uint32))
    cuts[0], cuts[-1] = 0, groups

    def one(cut: tuple[int, int]) -> tuple[Any, Any]:
        seen, items = np.full(accounts, -1, dtype=np.int32), np.zeros(accounts, dtype=np.int32)
        settle(
            *cut, start, end, keys, earliest, shift, account, whose, keys, place, window_ms,
            seen, items,
        )  # fmt: skip
        return seen, items

    with ThreadPoolExecutor(cores) as pool:
        (seen, items), *others = pool.map(one, pairwise(cuts.tolist()))
    for _, more in others:
        items += more
    number = np.arange(groups, dtype=np.int32)
    return _Stretches(number, start[:-1], end, whose, keys, place, seen, items)


def _sorted(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    window_ms: int,
    accounts: int,
    threads: int,
) -> _Stretches:
    """As `_dealt`, for items that are numbered sparsely and times too far apart for a key."""
    place = ordered(item, at_ms, threads=threads).copy()  # one of its own, which can be shortened
    what = item[place].astype(np.int32, copy=False)
    new = np.flatnonzero(what[1:] != what[:-1]) + 1
    start = np.concatenate(([0], new, [len(what)])).astype(np.uint32)
    number = what[start[:-1]]
    del what, new
    whose, when = account[place].astype(np.uint32), at_ms[place].astype(np.int64, copy=False)
    end = np.empty(len(number), dtype=np.uint32)
    seen, items = np.full(accounts, -1, dtype=np.int32), np.zeros(accounts, dtype=np.int32)
    keep_company(start, end, whose, when, place, window_ms, seen, items)
    return _Stretches(number, start, end, whose, when, place, seen, items)


@njit(cache=True, nogil=True)
def _gather(start, end, account, at, place, surviving, pointer):  # type: ignore[no-untyped-def]
    """Move what is left together, mark the rows it came from, and give how many events it is.

    ``pointer`` has two entries more than there are accounts, all 0; from its second, it says at
    the end where each account's events begin when they are listed by account.
    """
    n = np.uint64(0)
    for i in range(len(end)):
        low, high = np.uint64(start[i]), np.uint64(end[i])
        start[i] = n
        for e in range(low, high):
            a = account[e]
            account[n], at[n] = a, at[e]
            pointer[np.uint64(a) + _TWO] += 1
            surviving[place[e]] = True
            n += _ONE
        end[i] = n
    for a in range(2, len(pointer)):
        pointer[a] += pointer[a - 1]
    return np.int64(n)


@njit(cache=True, nogil=True)
def _index(  # type: ignore[no-untyped-def]
    number, start, end, account, at, window, pointer, own, effort
):
    """List events by account, as `Survivors` says; ``pointer`` as from `_gather`, moved up by one."""
    within = np.uint64(window)
    for i in range(len(end)):
        low, past = np.uint64(start[i]), np.uint64(end[i])
        high = low
        for e in range(low, past):
            t = at[e]
            while np.uint64(t - at[low]) > within:
                low += _ONE
            while high < past and np.uint64(at[high] - t) <= within:
                high += _ONE
            a = np.uint64(account[e]) + _ONE
            y = np.uint64(pointer[a])
            pointer[a] += 1
            own[y, FIRST], own[y, PAST], own[y, ITEM], own[y, EVENT] = low, high, number[i], e
            effort[a] += np.int64(high - low)
    for before in range(len(effort) - 1):
        effort[before + 1] += effort[before]
