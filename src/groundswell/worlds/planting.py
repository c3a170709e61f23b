"""Plant operations in a world: their items, their acts, and what they do to look ordinary."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.errors import SettingError
from groundswell.worlds import sessions
from groundswell.worlds.draft import DAYS, END_MS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS
from groundswell.worlds.world import TRACES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.worlds.draft import Draft
    from groundswell.worlds.operation import Operation
    from groundswell.worlds.people import Ints

_OFFICE_HOURS = (8, 20)  # of operators, whose shifts share them out
_ELSEWHERE = 0.35  # share of ordinary acts on what is not an account's main interest
_AUDIENCE = (10, 1_000)  # acts on an item worth boosting


def plant(draft: Draft, operations: Sequence[Operation]) -> None:
    """Add operations one by one; the organic part of the world stays as it is, to the act."""
    if not operations:
        return
    organic = _Organic(draft)
    for number, operation in enumerate(operations):
        rng = draft.rng(f"operation {number} {operation.kind}")
        _Planted(draft, organic, operation, number, rng).add()


class _Organic:
    """The acts that were there before any operation, by item."""

    def __init__(self, draft: Draft) -> None:
        account, item, at = draft.acts()
        order = np.lexsort((at, item))
        self.account, self.item, self.at = account[order], item[order], at[order]
        self.size = np.bincount(self.item, minlength=draft.items)
        self.start = np.concatenate(([0], np.cumsum(self.size)))
        self.origin, self.source, topic, self.trace, _ = draft.all_items()
        self.taken = np.zeros(draft.items, dtype=np.bool_)
        of_act = topic[self.item]
        self.by_topic = np.argsort(of_act, kind="stable")
        self.topic_start = np.searchsorted(of_act[self.by_topic], np.arange(draft.topics + 1))

    def like(self, rng: np.random.Generator, topic: Ints) -> Ints:
        """Draw acts as people interested in these topics do: mostly theirs, sometimes any."""
        low, high = self.topic_start[topic], self.topic_start[topic + 1]
        own = self.by_topic[
            np.minimum(low + (rng.random(len(topic)) * (high - low)).astype(np.int64),
                       len(self.item) - 1)
        ]  # fmt: skip
        anything = (rng.random(len(topic)) < _ELSEWHERE) | (low == high)
        return np.where(anything, rng.integers(0, len(self.item), len(topic)), own)


class _Planted:
    """One operation on its way into a world."""

    def __init__(
        self,
        draft: Draft,
        organic: _Organic,
        operation: Operation,
        number: int,
        rng: np.random.Generator,
    ) -> None:
        self.draft, self.organic = draft, organic
        self.operation, self.number, self.rng = operation, number, rng
        self.account = draft.newcomers(operation.accounts, "ordinary", number)
        if operation.created_within_ms is not None:
            end = START_MS - rng.integers(DAY_MS, 60 * DAY_MS)
            self.draft.people.created_ms[self.account] = end - rng.integers(
                0, operation.created_within_ms, operation.accounts
            )
        self.shift = np.arange(operation.accounts) % operation.shifts
        # What is begun is finished before the world ends, also after a weekend between shifts.
        self.margin = min(operation.spread_ms, DAYS * DAY_MS // 2)
        self.margin += 3 * DAY_MS if operation.shifts > 1 else 0
        self.zone = int(draft.people.zone_ms[rng.integers(0, draft.ordinary)])

    def add(self) -> None:
        """Choose the items, act on them, and act like others besides."""
        operation = self.operation
        if operation.choice == "own":
            items, begin = self._own()
        elif operation.choice == "newborn":
            items, begin = self._newborn()
        else:
            items, begin = self._boosted()
        who, what = self._parts(items)
        at = begin[what] + self._lags(who, what)
        self.draft.add_acts(self.account[who], items[what], np.minimum(at, END_MS - 1))
        if operation.camouflage:
            self._hide(np.bincount(who, minlength=operation.accounts))

    def _own(self) -> tuple[Ints, Ints]:
        """Items that members put out themselves, before they all act on them."""
        count = self.operation.items
        begin = self._times(count)
        author = self.account[self.rng.integers(0, len(self.account), count)]
        if self.operation.one_leader:
            author = np.full(count, self.account[0])
        places = np.array([TRACES.index(name) for name in self.operation.traces])
        born = np.maximum(begin - self.rng.integers(1_000, HOUR_MS // 2, count), START_MS)
        items = self.draft.add_items(
            born,
            author,
            self.draft.people.topic[author],
            trace=places[np.arange(count) % len(places)],
            operation=self.number,
        )
        return items, begin

    def _boosted(self) -> tuple[Ints, Ints]:
        """Others' items with an audience, while people still act on them."""
        free = self._eligible()
        organic, rng = self.organic, self.rng
        within = self.operation.within_ms
        if within is not None:
            # All alive at one moment: the ones that were born in the hours before it.
            # Not before enough of them are there: nobody boosts what is yet to appear.
            born = np.sort(organic.origin[free])[self.operation.items - 1]
            ready = int(born) + self.operation.boosted_from_ms
            moment = max(int(self._times(1)[0]), ready)
            age = moment - organic.origin[free]
            order = np.argsort(
                np.where(age >= self.operation.boosted_from_ms, age, np.iinfo(np.int64).max)
            )
            items = self._claim(free[order], chosen=True)
            return items, moment + rng.integers(0, within, len(items))
        items = self._claim(free)
        low, high = np.log(self.operation.boosted_from_ms), np.log(self.operation.boosted_to_ms)
        age = np.exp(rng.uniform(low, high, len(items))).astype(np.int64)
        begin = np.minimum(organic.origin[items] + age, END_MS - self.margin)
        if self.operation.shifts > 1:
            begin = self._into_shift(begin, np.arange(len(items)) % self.operation.shifts)
        return items, begin

    def _newborn(self) -> tuple[Ints, Ints]:
        """The most popular items there are, from the moment they appear."""
        free = self._eligible()
        largest = free[np.argsort(-self.organic.size[free], kind="stable")]
        items = self._claim(largest[: max(self.operation.items * 5, len(largest) // 50)])
        return items, self.organic.origin[items].copy()

    def _eligible(self) -> Ints:
        """Items not chosen by another operation, of the right trace, and with an audience."""
        organic = self.organic
        places = [TRACES.index(name) for name in self.operation.traces]
        fits = np.isin(organic.trace, places) & ~organic.taken
        fits &= (organic.origin >= START_MS) & (organic.origin < END_MS - DAY_MS - self.margin)
        low, high = _AUDIENCE
        while True:
            free = np.flatnonzero(fits & (organic.size >= low) & (organic.size <= high))
            if len(free) >= self.operation.items or low <= 1:
                break
            low, high = low // 2, high * 2
        if len(free) < self.operation.items:
            msg = (
                f"operation {self.operation.kind}: items is {self.operation.items} and the world "
                f"has {len(free)} to choose from; give fewer, or the world more events"
            )
            raise SettingError(msg)
        return free

    def _claim(self, among: Ints, *, chosen: bool = False) -> Ints:
        """Take items for this operation: the first of them, or any."""
        count = self.operation.items
        items = among[:count] if chosen else self.rng.permutation(among)[:count]
        self.organic.taken[items] = True
        self.draft.claim(items, self.number)
        return items

    def _times(self, count: int) -> Ints:
        """When items come: over the world, or all within a stretch, in the shifts' hours."""
        rng, operation = self.rng, self.operation
        room = DAYS * DAY_MS - self.margin
        if operation.within_ms is not None:
            within = min(operation.within_ms, room)
            begin = START_MS + rng.integers(0, room - within + 1)
            return begin + rng.integers(0, within, count)
        at = START_MS + rng.integers(0, room, count)
        if operation.shifts > 1:
            at = self._into_shift(at, np.arange(count) % operation.shifts)
        return at

    def _into_shift(self, at: Ints, shift: Ints) -> Ints:
        """Move times to later the same day or the next, into the working hours of a shift."""
        first, last = _OFFICE_HOURS
        length = (last - first) * HOUR_MS // self.operation.shifts
        opens = first * HOUR_MS + shift * length - self.zone
        since = (at - START_MS - opens) % DAY_MS
        into = self.rng.integers(0, max(1, length - self.operation.spread_ms), len(at))
        moved: Ints = np.where(since < length, at, at + DAY_MS - since + into)
        # A Saturday's or Sunday's work is done on Monday.
        day = (moved + self.zone - START_MS) // DAY_MS % 7
        return moved + np.where(day >= 5, (7 - day) * DAY_MS, 0)

    def _parts(self, items: Ints) -> tuple[Ints, Ints]:
        """Who acts on what: as places among the members and among the items."""
        rng, operation = self.rng, self.operation
        members, count = operation.accounts, len(items)
        if operation.acts_each is not None:
            low, high = operation.acts_each
            each = rng.integers(low, high + 1, members)
            turn = rng.permutation(members)  # dealt out in turn, so that items are even
            first = np.concatenate(([0], np.cumsum(each[turn])[:-1]))
            who = np.repeat(turn, each[turn])
            step = np.arange(len(who)) - np.repeat(first, each[turn])
            return who, (np.repeat(first, each[turn]) + step) % count
        parts = [self._share_of_shift(shift, count) for shift in range(operation.shifts)]
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def _share_of_shift(self, shift: int, count: int) -> tuple[Ints, Ints]:
        """Each account of a shift takes its part of that shift's items, at random."""
        members = np.flatnonzero(self.shift == shift)
        items = np.arange(shift, count, self.operation.shifts)
        takes = max(1, round(self.operation.take_part * len(items)))
        order = np.argsort(self.rng.random((len(members), len(items))), axis=1)[:, :takes]
        return np.repeat(members, takes), items[order].ravel()

    def _lags(self, who: Ints, what: Ints) -> Ints:
        """How long after the beginning each acts: anywhere within the spread, or as copies do."""
        operation, rng = self.operation, self.rng
        if operation.copies_from_ms is None:
            return rng.integers(0, operation.spread_ms, len(who))
        low, high = np.log(operation.copies_from_ms), np.log(operation.spread_ms)
        lag = np.exp(rng.uniform(low, high, len(who))).astype(np.int64)
        _, first = np.unique(what, return_index=True)
        lag[first] = 0  # somebody writes it first
        return lag

    def _hide(self, acts: Ints) -> None:
        """Ordinary acts: on what the crowd acts on, when it does, in each account's own visits."""
        rng, organic, people = self.rng, self.organic, self.draft.people
        share = self.operation.camouflage
        busy = rng.gamma(2.0, size=len(acts))  # some hide behind many acts, some behind few
        wanted = acts * share / (1 - share) * busy * acts.sum() / max((acts * busy).sum(), 1e-9)
        who = np.repeat(self.account, np.round(wanted).astype(np.int64))
        if not len(organic.item) or not len(who):
            return
        item = organic.item[organic.like(rng, people.topic[who])]
        kept = ~organic.taken[item]
        who, item = who[kept], item[kept]
        like = organic.start[item] + (organic.size[item] * rng.random(len(item))).astype(np.int64)
        wanders = np.exp(rng.normal(np.log(HOUR_MS), 1.2, len(item))).astype(np.int64)
        at = sessions.seen(people, self.draft.visit_seed, who, organic.at[like] + wanders)
        _, first = np.unique(item * len(people) + who, return_index=True)
        self.draft.add_acts(who[first], item[first], at[first])
