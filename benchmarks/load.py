"""Realistic load for measurements of speed: seeded, made in blocks, with neutral content.

Everything about an event follows from its number and the seed by a hash, so that the load is the
same whatever the size of the blocks it is made in. Accounts and items follow Zipf's law; an item
appears at some moment and draws a log-normal burst; all time runs by a clock that is fast by day
and slow by night; one hot item has a set share of the events; and small operations are planted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from scipy.special import ndtri

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Numbers = NDArray[np.uint64]

DAYS = 30
START_MS = 1_709_251_200_000  # 2024-03-01 00:00 UTC, as good as any
OPERATION_ACCOUNTS = 20
OPERATION_ITEMS = 8
OPERATION_SPREAD_MS = 60_000  # an operation's acts on one item lie within this
HOT_ITEM = 0

_DAY_MS = 86_400_000
_BLOCK = 1 << 20
_EVENTS_AN_OPERATION = 100_000
_EVENTS_AN_ACCOUNT = 10
_EVENTS_AN_ITEM = 10
_ACCOUNT_LAW = (0.8, 10.0)  # exponent, and how much the head is flattened (Mandelbrot)
_ITEM_LAW = (0.8, 20.0)
_DELAY = (math.log(4 * 60_000), 1.6)  # of an act after its item appeared: mean and deviation
_LASTING = 0.2  # popular items draw for longer: median delay goes by this power of the acts
_HOT_DELAY = (math.log(16 * 3_600_000), 1.2)
_BY_HOUR = (4, 2, 1, 1, 1, 2, 4, 7, 9, 10, 10, 11, 12, 12, 11, 11, 11, 12, 13, 14, 15, 14, 11, 7)
_STREAMS = {
    name: place for place, name in enumerate(("account", "item", "delay", "birth", "shift"), 1)
}


class Events(NamedTuple):
    """Arrays of equal length: account and item numbers from 0 (int32), time (int64, UTC)."""

    account: NDArray[np.int32]
    item: NDArray[np.int32]
    at_ms: NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What load to make.

    >>> events = Load(events=1_000, hot_share=0.1).made()
    >>> int((events.item == HOT_ITEM).sum())
    100
    """

    events: int
    seed: int = 1
    hot_share: float = 0.01  # of the events, on one item

    def __post_init__(self) -> None:
        """Refuse a load that can't be made."""
        if not 0 <= self.hot_share <= 0.5:
            msg = f"hot_share is {self.hot_share}; give a share from 0 to 0.5, e.g. 0.01"
            raise ValueError(msg)
        if not 1_000 <= self.events < 1 << 31:
            msg = f"events is {self.events}; give 1000 to 2147483647"
            raise ValueError(msg)

    @property
    def operations(self) -> int:
        """How many operations are planted: one in 100,000 events, at least one."""
        return max(1, self.events // _EVENTS_AN_OPERATION)

    @property
    def accounts(self) -> int:
        """How many accounts there are to choose from; operations use the least active of them."""
        return max(self.operations * OPERATION_ACCOUNTS * 2, self.events // _EVENTS_AN_ACCOUNT)

    @property
    def items(self) -> int:
        """How many items there are: the hot one, the ordinary, and those of the operations."""
        return 1 + self._ordinary_items + self.operations * OPERATION_ITEMS

    @property
    def _ordinary_items(self) -> int:
        return self.events // _EVENTS_AN_ITEM

    def made(self, *, block: int = _BLOCK) -> Events:
        """Make all events, in no order that means anything; ``block`` of them at a time.

        Beside the arrays (16 bytes an event) it needs about 150 bytes an event of one block.
        """
        made = Events(
            np.empty(self.events, dtype=np.int32),
            np.empty(self.events, dtype=np.int32),
            np.empty(self.events, dtype=np.int64),
        )
        for first in range(0, self.events, block):
            last = min(first + block, self.events)
            part = self._block(first, last)
            made.account[first:last] = part.account
            made.item[first:last] = part.item
            made.at_ms[first:last] = part.at_ms
        return made

    def appeared_ms(self, item: NDArray[Any]) -> NDArray[np.int64]:
        """Give when items appeared, by their numbers."""
        return (START_MS + _by_the_clock(self._born(item))).astype(np.int64)

    def operation_accounts(self, operation: int) -> list[int]:
        """Give the account numbers of one planted operation."""
        members: list[int] = self._operation_account(
            operation, np.arange(OPERATION_ACCOUNTS, dtype=np.int64)
        ).tolist()
        return members

    def operation_items(self, operation: int) -> list[int]:
        """Give the item numbers of one planted operation."""
        items: list[int] = self._operation_item(operation, np.arange(OPERATION_ITEMS)).tolist()
        return items

    def _block(self, first: int, last: int) -> Events:
        number = _scattered(np.arange(first, last, dtype=np.int64), self.events)
        planted = self.operations * OPERATION_ACCOUNTS * OPERATION_ITEMS
        hot = planted + round(self.hot_share * self.events)
        rank = _zipf(self._uniform("account", number), self.accounts, *_ACCOUNT_LAW)
        account = _scattered(rank, self.accounts)
        rank = _zipf(self._uniform("item", number), self._ordinary_items, *_ITEM_LAW)
        item = 1 + _scattered(rank, self._ordinary_items)
        lasting = _LASTING * np.log(_expected(rank, self.events, self._ordinary_items, *_ITEM_LAW))
        item[(number >= planted) & (number < hot)] = HOT_ITEM
        is_hot = item == HOT_ITEM
        mean = np.where(is_hot, _HOT_DELAY[0], _DELAY[0] + lasting)
        deviation = np.where(is_hot, _HOT_DELAY[1], _DELAY[1])
        delay = np.exp(mean + deviation * ndtri(self._uniform("delay", number)))
        ours = np.flatnonzero(number < planted)
        operation, act = np.divmod(number[ours], OPERATION_ACCOUNTS * OPERATION_ITEMS)
        member, of_item = np.divmod(act, OPERATION_ITEMS)
        account[ours] = self._operation_account(operation, member)
        item[ours] = self._operation_item(operation, of_item)
        delay[ours] = 0
        at = START_MS + _by_the_clock((self._born(item) + delay) % (DAYS * _DAY_MS))
        at[ours] += self._uniform("shift", number[ours]) * OPERATION_SPREAD_MS
        return Events(account.astype(np.int32), item.astype(np.int32), at.astype(np.int64))

    def _born(self, item: NDArray[Any]) -> Floats:
        return self._uniform("birth", item) * DAYS * _DAY_MS

    def _operation_account(self, operation: Any, member: Any) -> Any:
        rank = self.accounts - 1 - (operation * OPERATION_ACCOUNTS + member)
        return _scattered(rank, self.accounts)

    def _operation_item(self, operation: Any, item: Any) -> Any:
        return 1 + self._ordinary_items + operation * OPERATION_ITEMS + item

    def _uniform(self, stream: str, number: NDArray[Any]) -> Floats:
        """Give numbers above 0 and below 1 that follow from a stream's name and a number."""
        salt = (self.seed << 8 | _STREAMS[stream]) * 0x9E3779B97F4A7C15 & 0xFFFFFFFFFFFFFFFF
        mixed = mix(number.astype(np.uint64) + np.uint64(salt))
        uniform: Floats = ((mixed >> np.uint64(12)).astype(np.float64) + 0.5) * 2.0**-52
        return uniform


def met_within(events: Events, window_ms: int) -> int:
    """Count the co-actions: pairs of acts of different accounts on one item in the window.

    Counted without a sweep, as a check on whoever counts by one: acts within the window on the
    item, less those that are within it on the item by the same account.
    """
    at = events.at_ms - START_MS
    of_account = np.lexsort((at, events.account, events.item))
    item, account, at_of = events.item[of_account], events.account[of_account], at[of_account]
    starts = np.concatenate(
        ([True], (item[1:] != item[:-1]) | (account[1:] != account[:-1]))
    )  # of an account's acts on an item
    own = _met(np.cumsum(starts) << 32 | at_of, window_ms)
    return _met(np.sort(events.item.astype(np.int64) << 32 | at), window_ms) - own


def mix(number: Numbers) -> Numbers:
    """Mix 64-bit numbers (Steele, Lea & Flood 2014), so that near ones come far apart."""
    mixed = number + np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


def _met(keys: NDArray[np.int64], window_ms: int) -> int:
    """Pairs of sorted keys (group in the high half, time in the low) within the window."""
    return int((np.searchsorted(keys, keys + window_ms, "right") - np.arange(len(keys)) - 1).sum())


def _zipf(uniform: Floats, ranks: int, exponent: float, flat: float) -> NDArray[np.int64]:
    """Draw ranks from 0 with probability near (rank + flat) ** -exponent, by the inverse."""
    power = 1 - exponent
    low, high = flat**power, (ranks + flat) ** power
    rank = (low + uniform * (high - low)) ** (1 / power) - flat
    drawn: NDArray[np.int64] = np.minimum(rank.astype(np.int64), ranks - 1)
    return drawn


def _expected(
    rank: NDArray[np.int64], draws: int, ranks: int, exponent: float, flat: float
) -> Floats:
    """How often ranks are drawn in so many draws, or 1 where that is less."""
    power = 1 - exponent
    whole = ((ranks + flat) ** power - flat**power) / power
    often: Floats = np.maximum(1.0, draws / whole * (rank + flat) ** -exponent)
    return often


def _scattered(number: Any, of: int) -> NDArray[np.int64]:
    """Reorder the numbers below ``of`` without order, each to another one."""
    step = int(of * 0.6180339887) | 1
    while math.gcd(step, of) != 1:
        step += 2
    scattered: NDArray[np.int64] = number * step % of
    return scattered


def _by_the_clock(even: Floats) -> Floats:
    """Turn times of an even flow into times of day and night; days keep their length."""
    flow = np.concatenate(([0.0], np.cumsum(_BY_HOUR))) / sum(_BY_HOUR)
    day = np.floor(even / _DAY_MS)
    hour = np.interp(even / _DAY_MS - day, flow, np.arange(25) / 24)
    at: Floats = (day + hour) * _DAY_MS
    return at
