"""The kinds of world: which behaviours each is made of, and in what shares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from groundswell.errors import SettingError
from groundswell.worlds.audiences import add_brokers, add_fandoms, add_niches
from groundswell.worlds.crowd import Habits, add_crowd
from groundswell.worlds.digests import add_digests
from groundswell.worlds.draft import Draft
from groundswell.worlds.gatherings import add_drives, add_live_events
from groundswell.worlds.operation import Operation
from groundswell.worlds.planting import plant
from groundswell.worlds.publishing import add_publishers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groundswell.worlds.latency import Observed
    from groundswell.worlds.world import World

_FEWEST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind of world is made of: its crowd, and other behaviours' shares of the events."""

    says: str
    habits: Habits = field(default_factory=Habits)
    shares: Mapping[str, float] = field(default_factory=dict)


_ADD: Mapping[str, Callable[[Draft, int], None]] = {
    "brokers": add_brokers,
    "fandoms": add_fandoms,
    "niches": add_niches,
    "digests": add_digests,
    "live events": add_live_events,
    "publishers": add_publishers,
    "drives": add_drives,
}

KINDS: Mapping[str, Kind] = {
    "calm": Kind("People pass on what interests them, in their own time."),
    "viral": Kind(
        "Few giant items, sharp beginnings, reshare trees and second peaks.",
        Habits(
            tail=0.85,
            live=0.8,
            elsewhere=0.4,
            pace={"median_ms": 500_000, "tree": 0.4, "second_peak": 0.3, "lognormal": 0.15},
        ),
    ),
    "sessions": Kind(
        "Nearly everybody looks in visits, many at the same time, and acts on items in a row.",
        Habits(live=0.05, elsewhere=0.1, together=0.4),
    ),
    "fandom": Kind("Communities around several official accounts.", shares={"fandoms": 0.4}),
    "brokers": Kind("Popular accounts with instant fans.", shares={"brokers": 0.3}),
    "niche": Kind("Small clubs around sources of their own.", shares={"niches": 0.25}),
    "digests": Kind("Apps push a few items to subscribers every day.", shares={"digests": 0.3}),
    "live_event": Kind("Matches, earthquakes, verdicts.", shares={"live events": 0.2}),
    "publishers": Kind(
        "Sister pages, feeds, scheduled posts and share buttons.", shares={"publishers": 0.3}
    ),
    "drives": Kind("Petitions and hashtag parties in an announced hour.", shares={"drives": 0.2}),
    "mixed_life": Kind(
        "All of these together.",
        Habits(tail=1.05),
        {
            "brokers": 0.05,
            "fandoms": 0.06,
            "niches": 0.03,
            "digests": 0.04,
            "live events": 0.05,
            "publishers": 0.05,
            "drives": 0.03,
        },
    ),
}


def kinds() -> tuple[str, ...]:
    """Name the kinds of organic world.

    >>> kinds()[0]
    'calm'
    """
    return tuple(KINDS)


def make_world(
    kind: str,
    *,
    events: int = 200_000,
    seed: int = 0,
    operations: Sequence[Operation] = (),
    difficulty: float = 0.5,
    acts_per_account: float = 20.0,
    observed: Observed | None = None,
) -> World:
    """Make a world of a kind, with operations planted in it: the same for the same arguments.

    ``events`` are the organic ones; operations come on top and change nothing in the rest.
    ``difficulty`` (0 to 1) makes organic life look more like coordination: faster spread, more
    people with notifications on and with regular habits. ``acts_per_account`` sets how many
    ordinary accounts there are, ``observed`` draws the crowd's delays from real cascades.

    Raises `SettingError` for an unknown kind or a setting that can't be meant.

    >>> len(make_world("calm", events=1_000, seed=1).account)
    1000
    """
    made = _known(kind)
    _check(events, seed, difficulty, acts_per_account)
    planned: Sequence[object] = operations
    for each in planned:
        if not isinstance(each, Operation):
            msg = f"operations holds {each!r}; give operation('own_10x8') or an Operation"
            raise SettingError(msg)
    people = max(20, round(events / acts_per_account))
    draft = Draft(
        kind, seed, people, difficulty=difficulty, together=made.habits.together, observed=observed
    )
    for name, share in made.shares.items():
        _ADD[name](draft, int(events * share))
    if draft.acted > events:
        draft.keep(events)
    add_crowd(draft, events - draft.acted, made.habits)
    plant(draft, operations)
    return draft.finish(operations)


def _known(kind: str) -> Kind:
    if kind not in KINDS:
        msg = f"there is no world {kind!r}; there are {', '.join(KINDS)}"
        raise SettingError(msg)
    return KINDS[kind]


def _check(events: int, seed: int, difficulty: float, acts_per_account: float) -> None:
    if type(events) is not int or events < _FEWEST_EVENTS:
        msg = f"events is {events!r}; give a whole number of {_FEWEST_EVENTS} or more"
        raise SettingError(msg)
    if type(seed) is not int or seed < 0:
        msg = f"seed is {seed!r}; give a whole number of 0 or more"
        raise SettingError(msg)
    if not (isinstance(difficulty, (int, float)) and 0 <= difficulty <= 1):
        msg = f"difficulty is {difficulty!r}; give a number from 0 to 1"
        raise SettingError(msg)
    if not (isinstance(acts_per_account, (int, float)) and 1 <= acts_per_account <= 1_000):
        msg = f"acts_per_account is {acts_per_account!r}; give a number from 1 to 1,000"
        raise SettingError(msg)
