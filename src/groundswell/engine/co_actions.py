"""Pairs of accounts that acted on the same items within a window: exact, bounded in memory."""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from groundswell.engine import kernel, survivors
from groundswell.engine.shares import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

_PAIR_BYTES = 2 * 72  # a pair with its measures, and again while its arrays grow
_MOST = 1 << 31  # accounts, items
_MOST_OWN = 1 << 30  # events of an account
_FIRST_ROOM = 1 << 13  # pairs of a part, before its arrays grow
_LOOKS = 1 << 18  # of an account, that are kept until it is done: 5 MB a core


@dataclass(frozen=True, slots=True)
class CoActions:
    """Pairs with their measures: arrays of equal length, sorted by (a, b), with a < b.

    ``a_first`` counts the co-actions in which ``a`` acted strictly before ``b``; acts at the
    same time lead neither way. ``surviving`` tells, for each event given, whether it could
    take part in a pair with enough shared items: no event of such a pair is ever left out.
    ``enumerated`` is how many pairs of surviving events lie within the window, those of one
    account among them.
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


class Part(NamedTuple):
    """Some of the pairs, as in `CoActions`; ``done`` is the share of the work done with them."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    shared_items: Ints
    co_actions: Ints
    first_ms: Ints
    last_ms: Ints
    a_first: Ints
    b_first: Ints
    score: NDArray[np.float64]
    done: float


class Sweep:
    """Events in order, without those that can't matter, ready to be gone through.

    ``account``, ``item`` (dense numbers from 0) and ``at_ms`` have one entry an event, in any
    order. Two events of different accounts on one item are a co-action when they are at most
    ``window_ms`` milliseconds apart, inclusive. ``surviving`` and ``enumerated`` as in
    `CoActions`. Holds about 28 bytes for each surviving event.

    Raises ValueError for arrays of unequal length and for numbers past 2**31.
    """

    def __init__(
        self,
        account: NDArray[Any],
        item: NDArray[Any],
        at_ms: NDArray[Any],
        *,
        window_ms: int,
        min_items: int = 2,
        threads: int | None = None,
    ) -> None:
        """Sort and prune."""
        if not len(account) == len(item) == len(at_ms):
            msg = f"arrays of unequal length: {len(account)}, {len(item)}, {len(at_ms)}"
            raise ValueError(msg)
        if not 1 <= min_items < _MOST:
            msg = f"min_items is {min_items}; give a number from 1 to {_MOST - 1}"
            raise ValueError(msg)
        for name, numbers in (("account", account), ("item", item)):
            if len(numbers) and not 0 <= int(numbers.min()) <= int(numbers.max()) < _MOST:
                msg = f"{name} numbers must lie from 0 to {_MOST - 1}; number them densely"
                raise ValueError(msg)
        self._threads = threads or os.cpu_count() or 1
        self._least = min_items
        self._accounts = int(account.max()) + 1 if len(account) else 0
        left = survivors.found(
            account, item, at_ms,
            window_ms=window_ms, min_items=min_items, accounts=self._accounts, threads=self._threads,
        )  # fmt: skip
        self._left = left
        self.surviving = left.surviving
        self.enumerated = (int(left.effort[-1]) - len(left.account)) // 2
        if len(left.account) and int(np.diff(left.pointer).max()) >= _MOST_OWN:
            msg = f"an account has {_MOST_OWN} events or more that could matter"
            raise ValueError(msg)

    def pairs(
        self, rarity: NDArray[np.float64], *, memory_bytes: int, reuse: bool = False
    ) -> Iterator[Part]:
        """Go through the pairs with their measures, in order, a part at a time.

        ``rarity`` holds a weight for each item; a pair's score sums those of its distinct shared
        items. About ``memory_bytes`` are held in parts that wait to be taken. With ``reuse``, a
        part is written over as soon as the next one is asked for, which spares new memory.
        """
        left = self._left
        spare: deque[list[NDArray[Any]]] = deque()

        def part(first: int, last: int, room: int, held: _Held) -> tuple[Any, int]:
            try:
                arrays = spare.pop()
            except IndexError:
                arrays = _room()
            *arrays, n, on, held.now = kernel.measured_partners(
                first, last, left.pointer, left.own,
                left.account, left.at, left.effort, rarity, self._least,
                held.word, held.slot, held.met, held.looks, held.now, room, *arrays,
            )  # fmt: skip
            a, b, said, score = arrays
            columns: tuple[Any, ...] = (a[:n], b[:n], *said[:, :n], score[:n], self._done(on))
            return (Part(*columns), arrays), on

        for found, arrays in self._in_order(part, memory_bytes):
            yield found
            if reuse:
                spare.append(arrays)

    def partners(self, *, memory_bytes: int) -> Iterator[tuple[Any, Any, Ints]]:
        """Go through the pairs with nothing but their distinct shared items."""
        left = self._left

        def part(first: int, last: int, room: int, held: _Held) -> tuple[Any, int]:
            a, b, shared, on, held.now = kernel.partners(
                first, last, left.pointer, left.own,
                left.account, left.effort, self._least,
                held.word, held.slot, held.met, held.looks, held.now, room,
            )  # fmt: skip
            return (a, b, shared), on

        return self._in_order(part, memory_bytes)

    def _done(self, account: int) -> float:
        return float(self._left.effort[account]) / max(1, int(self._left.effort[-1]))

    def _in_order(
        self, work: Callable[[int, int, int, _Held], tuple[Any, int]], memory_bytes: int
    ) -> Iterator[Any]:
        effort = self._left.effort
        looks = min(_LOOKS, int(np.diff(effort).max(initial=0)))
        return in_order(
            work,
            effort,
            hold=lambda: _Held(self._accounts, looks),
            most=memory_bytes // _PAIR_BYTES,
            threads=self._threads,
        )


def _room() -> list[NDArray[Any]]:
    """Arrays for pairs, as `kernel.measured_partners` fills them."""
    a, b = np.empty((2, _FIRST_ROOM), dtype=np.int32)
    return [a, b, np.empty((6, _FIRST_ROOM), dtype=np.int64), np.empty(_FIRST_ROOM)]


class _Held:
    """One core's working memory: three words for each account, and the looks of one."""

    def __init__(self, accounts: int, looks: int) -> None:
        self.word = np.zeros(accounts, dtype=np.uint32)
        self.slot = np.empty(accounts, dtype=np.int32)
        self.met = np.empty(accounts, dtype=np.uint32)
        self.looks = np.empty((kernel.LOOKED, looks + 1), dtype=np.uint32)
        self.now = 0


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

    Events as in `Sweep`. ``rarity`` holds a weight for each item (1 for all when not given).
    The answer does not depend on ``memory_bytes`` or ``threads``.

    The definition of a pair is that of Pacheco et al. (2021) and Righetti & Balluff (2025),
    with a sliding window. Raises ValueError for arrays of unequal length, or items without rarity.
    """
    items = int(np.max(item)) + 1 if len(item) else 0
    weight = np.ones(items) if rarity is None else np.asarray(rarity, dtype=np.float64)
    if len(weight) < items:
        msg = f"rarity has {len(weight)} weights for {items} items"
        raise ValueError(msg)
    sweep = Sweep(
        np.asarray(account), np.asarray(item), np.asarray(at_ms),
        window_ms=window_ms, min_items=min_items, threads=threads,
    )  # fmt: skip
    columns = _Columns()
    for part in sweep.pairs(weight, memory_bytes=memory_bytes, reuse=True):
        columns.add(part)
        if progress is not None:
            progress(part.done)
    found: tuple[Any, ...] = (*columns.all(), sweep.surviving, sweep.enumerated)
    return CoActions(*found)


class _Columns:
    """Pairs, put together as they come: parts kept to the end would be held twice."""

    def __init__(self) -> None:
        self._length = 0
        self._columns: list[NDArray[Any]] = [np.empty(0, dtype=np.int64) for _ in range(8)]
        self._columns.append(np.empty(0))

    def add(self, part: Part) -> None:
        before, self._length = self._length, self._length + len(part.a)
        if self._length > len(self._columns[0]):
            # Of all pairs, since each is found with its lesser account: the first find more.
            found = max(1 - (1 - part.done) ** 2, 0.05)
            self._resize(max(self._length, int(self._length / found)))
        for column, more in zip(self._columns, part[:-1], strict=True):
            column[before : self._length] = more

    def all(self) -> list[NDArray[Any]]:
        self._resize(self._length)
        return self._columns

    def _resize(self, room: int) -> None:
        for column in self._columns:
            column.resize(room, refcheck=False)


def partners(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    window_ms: int,
    min_items: int = 2,
    memory_bytes: int = 1 << 30,
    threads: int | None = None,
) -> tuple[Ints, Ints, Ints]:
    """As `co_actions`, but give ``a``, ``b`` and ``shared_items`` only."""
    sweep = Sweep(
        np.asarray(account), np.asarray(item), np.asarray(at_ms),
        window_ms=window_ms, min_items=min_items, threads=threads,
    )  # fmt: skip
    parts = [([], [], []), *sweep.partners(memory_bytes=memory_bytes)]
    a, b, shared = (np.concatenate(each).astype(np.int64) for each in zip(*parts, strict=True))
    return a, b, shared
