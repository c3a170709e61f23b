"""The people of a world: what interests them, how much they act, when they are awake."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS

_ZONES = (-8.0, -5.0, -3.0, 0.0, 1.0, 3.0, 5.5, 8.0, 9.0)  # hours from UTC
_ZONE_SHARES = (0.08, 0.20, 0.07, 0.15, 0.17, 0.06, 0.09, 0.05, 0.13)
_AT_HOME = 0.75  # share of a topic's people who live in its main time zone
_MOST_ACTIVE = 60.0  # acts of the busiest people, as a multiple of the mean


@dataclass(frozen=True, slots=True)
class People:
    """Accounts, one entry each in every array.

    ``topic`` and ``second`` are what they follow, ``activity`` how much they act relative to
    others, ``influence`` how often what they write is passed on. ``zone_ms`` is their clock's
    distance from UTC; they are awake for ``awake_ms`` from ``wake_ms`` after local midnight and
    look at their feed ``visits`` times a day, ``regular`` people at the same time every day and
    those ``together`` with others of their topic within minutes (a commute, a programme's
    break), moving on after ``pace_ms`` an item. ``fast_ms`` is how soon somebody with notifications on
    usually acts, 0 for all others.
    """

    topic: Ints
    second: Ints
    activity: Floats
    influence: Floats
    zone_ms: Ints
    wake_ms: Ints
    awake_ms: Ints
    visits: Ints
    regular: NDArray[np.bool_]
    together: NDArray[np.bool_]
    pace_ms: Ints
    fast_ms: Ints
    created_ms: Ints

    def __len__(self) -> int:
        """How many."""
        return len(self.topic)

    def and_then(self, others: People) -> People:
        """Give these people followed by others."""
        return People(
            **{
                field.name: np.concatenate((getattr(self, field.name), getattr(others, field.name)))
                for field in dataclasses.fields(self)
            }
        )


def make_people(
    rng: np.random.Generator,
    count: int,
    topics: int,
    *,
    before_ms: int,
    difficulty: float,
    together: float = 0.03,
) -> People:
    """Make people with heavy-tailed activity, in communities of heavy-tailed size.

    ``difficulty`` (0 to 1) gives more people regular habits and notifications switched on;
    ``together`` is the share of people who look when the others of their topic do.
    ``before_ms`` is when the world begins: accounts are older than that.
    """
    popular = 1.0 / np.arange(1, topics + 1) ** 0.8
    topic = rng.choice(topics, count, p=popular / popular.sum()).astype(np.int64)
    second = rng.choice(topics, count, p=popular / popular.sum()).astype(np.int64)
    activity = 0.25 + rng.pareto(1.15, count)
    activity = np.minimum(activity, _MOST_ACTIVE * activity.mean())
    influence = activity**0.5 * (1.0 + rng.pareto(1.05, count))
    home = rng.choice(len(_ZONES), topics, p=_ZONE_SHARES)
    zone = rng.choice(len(_ZONES), count, p=_ZONE_SHARES)
    zone = np.where(rng.random(count) < _AT_HOME, home[topic], zone)
    joins = rng.random(count) < together * (0.5 + difficulty)
    zone = np.where(joins, home[topic], zone)
    wake = (np.clip(rng.normal(7.5, 1.4, count), 3, 13) * HOUR_MS).astype(np.int64)
    awake = (rng.uniform(13, 17, count) * HOUR_MS).astype(np.int64)
    visits = np.minimum(1 + rng.poisson(3 + 1.5 * np.log2(1 + activity)), 20)
    fast = rng.random(count) < 0.02 + 0.06 * difficulty
    usual = np.exp(rng.normal(np.log(60_000), 0.8, count)).astype(np.int64) + 2_000
    return People(
        topic=topic,
        second=second,
        activity=activity,
        influence=np.minimum(influence, 500 * influence.mean()),
        zone_ms=(np.array(_ZONES)[zone] * HOUR_MS).astype(np.int64),
        wake_ms=np.where(joins, 7 * HOUR_MS, wake),
        awake_ms=np.where(joins, 15 * HOUR_MS, awake),
        visits=np.where(joins, 5, visits),
        regular=joins | (rng.random(count) < 0.15 + 0.4 * difficulty),
        together=joins,
        pace_ms=rng.integers(4_000, 16_000, count),
        fast_ms=np.where(fast, usual, 0),
        created_ms=_created(rng, count, before_ms),
    )


def _created(rng: np.random.Generator, count: int, before_ms: int) -> Ints:
    """Creation times: more in late years, and some in weeks when everybody signed up."""
    years = 12 * (1 - np.sqrt(rng.random(count)))
    waves = rng.uniform(0.05, 11, 6)  # a film, an election, another platform's closing
    wave = rng.random(count) < 0.08
    years = np.where(wave, rng.choice(waves, count) + rng.exponential(4 / 365, count), years)
    created: Ints = (before_ms - np.maximum(years, 1 / 365) * 365 * DAY_MS).astype(np.int64)
    return created
