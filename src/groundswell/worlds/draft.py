"""A world while it is being made: people, items and acts are added to it, part by part."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds.latency import Pace
from groundswell.worlds.people import DAY_MS, make_people
from groundswell.worlds.world import MECHANISMS, TRACES, World

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.worlds.latency import Observed
    from groundswell.worlds.operation import Operation
    from groundswell.worlds.people import Ints, People

START_MS = 1_709_510_400_000  # Monday, 4 March 2024, 00:00 UTC
DAYS = 21
END_MS = START_MS + DAYS * DAY_MS

_TRACE_SHARES = (0.70, 0.18, 0.07, 0.05)  # of ordinary items, in the order of TRACES
_UNKNOWN_AUTHOR = 0.02  # of reposts: the original is deleted or protected


class Draft:
    """What a world is made in.

    Every part asks for a random source by its own name, so that adding a part (an operation,
    say) changes nothing in the others.
    """

    def __init__(
        self,
        name: str,
        seed: int,
        people: int,
        *,
        difficulty: float,
        together: float = 0.03,
        observed: Observed | None = None,
    ) -> None:
        """Begin with ordinary people, as many as asked for, and nothing that they do."""
        self.name = name
        self.seed = seed
        self.difficulty = difficulty
        self.observed = observed
        self.topics = max(4, round(people**0.6 / 4.2))
        self.visit_seed = int(self.rng("visits").integers(2**62))
        self.people: People = make_people(
            self.rng("people"),
            people,
            self.topics,
            before_ms=START_MS,
            difficulty=difficulty,
            together=together,
        )
        self.ordinary = people
        self.mechanism = np.zeros(people, dtype=np.int8)
        self.operation = np.full(people, -1, dtype=np.int64)
        self._free = self.rng("recruits").permutation(people)
        self._items: list[tuple[Ints, ...]] = []
        self._acts: list[tuple[Ints, Ints, Ints]] = []
        self.items = 0
        self.acted = 0

    def rng(self, part: str) -> np.random.Generator:
        """Give the random source of a part of the world: the same for the same seed and name."""
        name = zlib.crc32(f"{self.name}/{part}".encode())
        return np.random.Generator(np.random.PCG64(np.random.SeedSequence([self.seed, name])))

    @property
    def faster(self) -> float:
        """What typical times are multiplied by: less than 1 from difficulty .5 on."""
        return float(4.0 ** (0.5 - self.difficulty))

    def pace(self, **settings: float) -> Pace:
        """Give a pace with its typical time set by the difficulty."""
        pace = Pace(**settings)
        return Pace(**(settings | {"median_ms": pace.median_ms * self.faster}))

    def recruit(self, count: int, mechanism: str) -> Ints:
        """Take ordinary people who play no part yet, new ones where they don't suffice."""
        taken, self._free = self._free[:count], self._free[count:]
        if len(taken) < count:
            taken = np.concatenate((taken, self.newcomers(count - len(taken), mechanism)))
        self.mechanism[taken] = MECHANISMS.index(mechanism)
        return taken

    def newcomers(self, count: int, mechanism: str, operation: int = -1) -> Ints:
        """Add accounts beyond the ordinary people, who do only what they are added for."""
        part = f"newcomers {mechanism} {operation} {len(self.people)}"
        more = make_people(
            self.rng(part), count, self.topics, before_ms=START_MS, difficulty=self.difficulty
        )
        numbers = np.arange(count) + len(self.people)
        self.people = self.people.and_then(more)
        number = MECHANISMS.index(mechanism)
        self.mechanism = np.append(self.mechanism, np.full(count, number, dtype=np.int8))
        self.operation = np.append(self.operation, np.full(count, operation))
        return numbers

    def add_items(
        self,
        origin_ms: Ints,
        source: Ints,
        topic: Ints,
        *,
        trace: Ints | int,
        operation: int = -1,
    ) -> Ints:
        """Add items and give their numbers; -1 for what nobody knows of them."""
        count = len(origin_ms)
        traces = np.broadcast_to(np.asarray(trace, dtype=np.int64), count)
        planted = np.full(count, operation, dtype=np.int64)
        self._items.append((origin_ms, source, topic, traces, planted))
        numbers = np.arange(count) + self.items
        self.items += count
        return numbers

    def add_acts(self, account: Ints, item: Ints, at: Ints) -> int:
        """Add acts, leaving out those after the world's end; give how many were added."""
        inside = (at >= START_MS) & (at < END_MS)
        self._acts.append((account[inside], item[inside], at[inside]))
        added = int(inside.sum())
        self.acted += added
        return added

    def keep(self, count: int) -> None:
        """Keep so many of the acts so far, at random, where the parts gave more than asked for."""
        account, item, at = self.acts()
        chosen = np.sort(self.rng("kept").permutation(len(account))[:count])
        self._acts = [(account[chosen], item[chosen], at[chosen])]
        self.acted = len(chosen)

    def acts(self) -> tuple[Ints, Ints, Ints]:
        """Give account, item and time of all acts so far."""
        account, item, at = _joined(self._acts, 3)
        self._acts = [(account, item, at)]
        return account, item, at

    def all_items(self) -> tuple[Ints, ...]:
        """Give origin, source, topic, trace and operation of all items so far."""
        self._items = [tuple(_joined(self._items, 5))]
        return self._items[0]

    def claim(self, items: Ints, operation: int) -> None:
        """Note that an operation chose these items."""
        self.all_items()[4][items] = operation

    def ordinary_traces(self, rng: np.random.Generator, count: int) -> Ints:
        """Draw the traces of ordinary items."""
        return rng.choice(len(TRACES), count, p=_TRACE_SHARES).astype(np.int64)

    def finish(self, operations: Sequence[Operation]) -> World:
        """Number anew the accounts and items that occur, and give the world."""
        account, item, at = self.acts()
        origin, source, _, trace, planted = self.all_items()
        order = np.argsort(at, kind="stable")
        account, item, at = account[order], item[order], at[order]
        here = np.zeros(len(origin), dtype=np.bool_)
        here[item] = True
        origin, source, trace, planted = (x[here] for x in (origin, source, trace, planted))
        item = (np.cumsum(here) - 1)[item]
        unknown = (trace != 0) | (self.rng("authors").random(len(source)) < _UNKNOWN_AUTHOR)
        source = np.where(unknown, -1, source)
        origin = np.where(trace != 0, -1, origin)
        known = source >= 0
        fast = (self.mechanism == 0) & (self.operation < 0) & (self.people.fast_ms > 0)
        mechanism = np.where(fast, MECHANISMS.index("fast follower"), self.mechanism)
        there = np.zeros(len(self.people), dtype=np.bool_)
        there[account] = True
        there[source[known]] = True
        number = np.cumsum(there) - 1
        return World(
            name=self.name,
            seed=self.seed,
            account=number[account],
            item=item,
            at_ms=at,
            origin_ms=origin,
            source=np.where(known, number[source], -1),
            item_trace=trace.astype(np.int8),
            accounts=int(there.sum()),
            operation=self.operation[there],
            mechanism=mechanism[there].astype(np.int8),
            item_operation=planted,
            operations=tuple(operations),
            created_ms=self.people.created_ms[there],
            zone_ms=self.people.zone_ms[there],
        )


def _joined(parts: Sequence[tuple[Ints, ...]], width: int) -> list[Ints]:
    if not parts:
        return [np.empty(0, dtype=np.int64) for _ in range(width)]
    return [np.concatenate([part[k] for part in parts]).astype(np.int64) for k in range(width)]
