"""When people look: in visits to their feed, a few a day, in their own time zone.

Visits are not stored: each is computed from the account, the day and the seed, so that a world
of millions of people costs no memory for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.worlds.people import DAY_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.worlds.people import Ints, People

_SHORTEST_MS, _LONGEST_MS = 120_000, 1_500_000  # of a visit
_WITHIN_MS = 360_000  # of one another, those begin who look at the same time
_SAME_TIME = 0.985  # how much of a regular person's time of day is the same every day


def mixed(seed: int, *parts: NDArray[Any]) -> NDArray[np.float64]:
    """Give a number from 0 to 1 for each combination of whole numbers, always the same one.

    After Steele et al. (2014), "Fast splittable pseudorandom number generators" (SplitMix64).

    >>> bool(mixed(1, np.array([7]))[0] == mixed(1, np.array([7]))[0])
    True
    """
    state = np.full(np.broadcast_shapes(*(part.shape for part in parts)), seed, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for part in parts:
            state = state + part.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
            state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            state ^= state >> np.uint64(31)
    return (state >> np.uint64(11)).astype(np.float64) * 2.0**-53


def visit(people: People, seed: int, account: Ints, number: Ints) -> tuple[Ints, Ints]:
    """Give start and length, in ms, of an account's visit of a number counted from day 0."""
    visits = people.visits[account]
    day, place = np.divmod(number, visits)
    fresh = mixed(seed, account, number)
    whose = np.where(people.together[account], -1 - people.topic[account], account)
    usual = mixed(seed + 1, whose, place)
    same = np.where(people.together[account], 1.0, _SAME_TIME) * people.regular[account]
    part = same * usual + (1 - same) * fresh
    since_waking = (people.awake_ms[account] / visits * (place + part)).astype(np.int64)
    late = (fresh * _WITHIN_MS * people.together[account]).astype(np.int64)
    start = late + day * DAY_MS + people.wake_ms[account] + since_waking - people.zone_ms[account]
    spread = mixed(seed + 2, account, number) ** 2
    length = (_SHORTEST_MS + (_LONGEST_MS - _SHORTEST_MS) * spread).astype(np.int64)
    return start, length


def next_visit(people: People, seed: int, account: Ints, at: Ints) -> Ints:
    """Number of the visit that a time falls into, or else of the next one."""
    visits = people.visits[account]
    local = at + people.zone_ms[account] - people.wake_ms[account]
    day, into = np.divmod(local, DAY_MS)
    place = (into * visits / people.awake_ms[account]).astype(np.int64)
    number = day * visits + np.minimum(place, visits)  # past the last one: tomorrow's first
    start, length = visit(people, seed, account, number)
    over: Ints = number + (start + length < at)
    return over


def seen(people: People, seed: int, account: Ints, at: Ints) -> Ints:
    """When people who look at their feed only in visits act on what reached it at a time.

    In the middle of a visit: at once. Otherwise in the next visit, newest first, one after
    another at their own pace: several acts within a minute or two, as people scroll.
    """
    number = next_visit(people, seed, account, at)
    start, length = visit(people, seed, account, number)
    waits = np.flatnonzero(start > at)
    order = waits[np.lexsort((-at[waits], number[waits], account[waits]))]
    who, which = account[order], number[order]
    fresh = np.ones(len(order), dtype=np.bool_)
    fresh[1:] = (who[1:] != who[:-1]) | (which[1:] != which[:-1])
    first = np.maximum.accumulate(np.where(fresh, np.arange(len(order)), 0))
    place = np.arange(len(order)) - first
    hesitation = mixed(seed + 3, who, at[order])
    scrolled = (people.pace_ms[who] * (place + 0.3 + 2 * hesitation)).astype(np.int64)
    moved = at.copy()
    moved[order] = start[order] + np.minimum(scrolled, length[order])
    return moved


def is_awake(people: People, account: Ints, at: Ints) -> NDArray[np.bool_]:
    """Whether a time lies in the waking hours of each account."""
    since = (at + people.zone_ms[account] - people.wake_ms[account]) % DAY_MS
    awake: NDArray[np.bool_] = since < people.awake_ms[account]
    return awake


def waking_times(
    rng: np.random.Generator, people: People, seed: int, account: Ints, start_ms: int, days: int
) -> Ints:
    """Draw a time for each account within one of its visits during so many days."""
    day = rng.integers(0, days, len(account)) + start_ms // DAY_MS
    place = rng.integers(0, people.visits[account])
    start, length = visit(people, seed, account, day * people.visits[account] + place)
    at = start + (rng.random(len(account)) * length).astype(np.int64)
    # A far time zone's first or last day lies partly outside: it comes back in on the other side.
    inside: Ints = start_ms + (at - start_ms) % (days * DAY_MS)
    return inside
