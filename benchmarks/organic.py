"""How often innocent mechanisms are recognised, how often operations are taken for them, and what
real data of ordinary people and of unknown ones holds.

Synthetic worlds first: groups of accounts of one mechanism, and planted operations, as cut from
the pairs that coincide on two items or more. Then, where the evaluation data lie beside the
checkout (or in the folder named by ``--data``), real data: see `benchmarks.organic_data`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import organic_data
from groundswell.engine.co_actions import co_actions
from groundswell.networks.mechanisms import GroupMechanisms, Scene, find_coincidences
from groundswell.networks.mechanisms import test_mechanisms as try_mechanisms
from groundswell.networks.significance import against_chance
from groundswell.worlds import MECHANISMS as TRUTHS
from groundswell.worlds import Operation, World, kinds, make_world, operation, operation_kinds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

_WINDOW_MS = 60_000
_ALPHA = 0.05
_KNOWN, _PLAIN = "all that is known", "a plain table of events"
_MOST_PAIRS = 2_000_000  # beyond it the pairs with most items are kept
_HOUR = 3_600_000
_REPOST, _TEXT = 0, 3  # places among the traces
_RIGHT = {
    "fan": ("common broker", "fan community"),
    "niche fan": ("common broker", "fan community"),
    "digest reader": ("platform feature",),
    "live event": ("geographic or live event",),
    "drive": ("scheduled drive", "geographic or live event", "common broker"),
    "syndication": ("same publisher", "feed automation", "common broker"),
    "feed": ("feed automation", "same publisher"),
    "scheduled": ("feed automation", "same publisher"),
    "share button": ("share button",),
}


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Measure on worlds (three seeds; a small one with ``quick``), then on real data."""
    seeds, events = (range(1), 50_000) if quick else (range(3), 100_000)
    return {
        **on_worlds(seeds, events),
        "operations in disguise": in_disguise(seeds, events),
        **organic_data.measure(data),
    }


@dataclass(frozen=True, slots=True)
class _Seen:
    """One group of one truth, and what the mechanisms said of it."""

    truth: str
    planted: bool
    called: bool  # at least half of its members are beyond chance
    accounts: int
    found: GroupMechanisms


def on_worlds(seeds: range, events: int) -> dict[str, list[dict[str, Any]]]:
    """Count, by truth, how many groups each mechanism explains."""
    tallies: dict[str, list[_Seen]] = {_KNOWN: [], _PLAIN: []}
    planted = [operation(name) for name in operation_kinds()]
    for seed in seeds:
        for kind in kinds():
            world = make_world(kind, events=events, seed=seed, operations=planted)
            for title, each in _groups_of_world(world):
                tallies[title].append(each)
    out = {}
    for title, seen in tallies.items():
        for run, what in ((False, "innocent accounts"), (True, "operations")):
            out[f"{what}, {title}"] = _matrix([each for each in seen if each.planted == run])
    return out


def in_disguise(seeds: range, events: int) -> list[dict[str, Any]]:
    """Plant operations that behave, in one respect, as an innocent mechanism does."""
    out = []
    for title, change in _DISGUISES.items():
        seen: list[_Seen] = []
        for seed in seeds:
            for kind in ("mixed_life", "viral", "sessions"):
                for name in ("own_20x6", "own_10x8", "boost_20x6", "boost_5x20"):
                    world = make_world(
                        kind, events=events // 4, seed=seed, operations=[change.made(name)]
                    )
                    scene = scene_of(change.applied(world), plain=False)
                    members = np.flatnonzero(world.operation == 0)
                    (found,) = try_mechanisms([find_coincidences(scene, members)])
                    seen.append(_Seen(title, True, False, len(members), found))
        out += [
            {key: value for key, value in row.items() if not key.startswith("called")}
            for row in _matrix(seen)
        ]
    return out


@dataclass(frozen=True, slots=True)
class _Disguise:
    """Changes to an operation's settings, and to the times and authors of its acts."""

    settings: Mapping[str, Any] = field(default_factory=dict)
    hour: bool = False  # every item is acted on from the full hour on
    daily: bool = False  # always in the same ten minutes of the day
    clock: bool = False  # all within three seconds of a five minutes' grid
    seeded: bool = False  # all its own items come from one member, just before

    def made(self, kind: str) -> Operation:
        changes = dict(self.settings)
        if not kind.startswith("own"):
            changes.pop("traces", None)
        return operation(kind, **changes)

    def applied(self, world: World) -> World:
        ours = np.flatnonzero(
            (world.operation[world.account] == 0) & (world.item_operation[world.item] == 0)
        )
        item, at = world.item[ours], world.at_ms[ours]
        begin = np.full(world.items, np.iinfo(np.int64).max)
        np.minimum.at(begin, item, at)
        lag, start = at - begin[item], begin[item]
        if self.hour:
            start = (start // _HOUR + 1) * _HOUR
        if self.daily:
            start = start // (24 * _HOUR) * (24 * _HOUR) + 18 * _HOUR + item % 10 * 60_000
        if self.clock:
            start, lag = start // 300_000 * 300_000 + 300_000, lag % 3_000
        moved = world.at_ms.copy()
        moved[ours] = start + lag
        source, origin = world.source.copy(), world.origin_ms.copy()
        if self.seeded:
            own = np.unique(item)
            source[own] = world.account[ours].min()
            origin[own] = np.where(world.item_trace[own] == _REPOST, begin[own] - 1_000, -1)
        return replace(world, at_ms=moved, source=source, origin_ms=origin)


_DISGUISES = {
    "none": _Disguise(),
    "within ten seconds": _Disguise({"spread_ms": 10_000}),
    "on the full hour": _Disguise(hour=True),
    "at one time of the day": _Disguise(daily=True),
    "by the clock": _Disguise(clock=True),
    "links, half its acts": _Disguise({"traces": ("co_link",)}),
    "links, and nothing else": _Disguise({"traces": ("co_link",), "camouflage": 0.0}),
    "nothing else": _Disguise({"camouflage": 0.0}),
    "seeded by one member": _Disguise(seeded=True),
}


def scene_of(world: World, *, plain: bool) -> Scene:
    """See a world as the main job would, or with accounts, items, times and origins only."""
    trace = world.item_trace[world.item]
    return Scene.of(
        world.account,
        world.item,
        world.at_ms,
        origin_ms=world.origin_ms,
        source=world.source,
        text=None if plain else np.where(trace == _TEXT, world.item, -1),
        original=None if plain else (trace != _REPOST).astype(np.int64),
    )


def _groups_of_world(world: World) -> Iterator[tuple[str, _Seen]]:
    """Give each group of a truth twice, as seen with and without what only some data know."""
    scenes = {_KNOWN: scene_of(world, plain=False), _PLAIN: scene_of(world, plain=True)}
    q = against_chance(
        world.account, world.item, world.at_ms, origin_ms=world.origin_ms, source=world.source
    ).account_q
    for truth, planted, members in _truths(world):
        called = float((q[members] <= _ALPHA).mean()) >= 0.5
        for title, scene in scenes.items():
            group = find_coincidences(scene, members, window_ms=_WINDOW_MS)
            if len(group.earlier):
                (found,) = try_mechanisms([group])
                yield title, _Seen(truth, planted, called, len(members), found)


def _truths(world: World) -> Iterator[tuple[str, bool, NDArray[np.int64]]]:
    """Give groups of accounts of one operation or one mechanism, cut from their pairs."""
    truth = np.where(
        world.operation >= 0, world.operation + len(TRUTHS), world.mechanism.astype(np.int64)
    )
    pairs = co_actions(world.account, world.item, world.at_ms, window_ms=_WINDOW_MS, min_items=2)
    same = truth[pairs.a] == truth[pairs.b]
    for label in np.unique(truth[pairs.a[same]]).tolist():
        chosen = np.flatnonzero(same & (truth[pairs.a] == label))
        if label >= len(TRUTHS):
            kind = world.operations[label - len(TRUTHS)].kind
            yield kind, True, np.unique(np.concatenate((pairs.a[chosen], pairs.b[chosen])))
            continue
        weight = pairs.shared_items[chosen].astype(np.float64)
        chosen = chosen[np.argsort(-weight, kind="stable")[:_MOST_PAIRS]]
        weight = pairs.shared_items[chosen].astype(np.float64)
        for members in organic_data.cut(pairs.a[chosen], pairs.b[chosen], weight, smallest=3):
            yield TRUTHS[label], False, members


def _matrix(seen: list[_Seen]) -> list[dict[str, Any]]:
    """Give a row a truth: groups, those explained, by what, and how many of the called ones."""
    rows: dict[str, list[_Seen]] = defaultdict(list)
    for each in seen:
        rows[each.truth].append(each)
    out = []
    for truth, groups in sorted(rows.items()):
        names = [
            {t.mechanism for t in each.found.tested if t.state == "explains"} for each in groups
        ]
        called = [each for each in groups if each.called]
        row: dict[str, Any] = {
            "truth": truth,
            "groups": len(groups),
            "accounts": sum(each.accounts for each in groups),
            "explained": sum(bool(n) for n in names),
            "called": len(called),
            "called_and_explained": sum(each.found.explained_by is not None for each in called),
        }
        if truth in _RIGHT:
            row["rightly"] = sum(bool(n & set(_RIGHT[truth])) for n in names)
        row["by"] = dict(Counter(x for n in names for x in sorted(n)).most_common())
        row["in_part"] = dict(
            Counter(
                t.mechanism for each in groups for t in each.found.tested if t.state == "part"
            ).most_common()
        )
        out.append(row)
    return out
