"""Audiences: fans of a broker, communities of a fandom, small clubs around a niche source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds import sessions
from groundswell.worlds.crowd import posts_by

if TYPE_CHECKING:
    from groundswell.worlds.draft import Draft
    from groundswell.worlds.people import Ints


def crossed(left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """Everybody of a unit with everything of it: unit, number on the left, number on the right.

    ``left`` and ``right`` hold how many each unit has; both are numbered through all units.

    >>> [part.tolist() for part in crossed(np.array([2, 1]), np.array([1, 2]))]
    [[0, 0, 1, 1], [0, 1, 2, 2], [0, 0, 1, 2]]
    """
    many = left * right
    unit = np.repeat(np.arange(len(left)), many)
    place = np.arange(int(many.sum())) - np.repeat(np.cumsum(many) - many, many)
    one, other = np.divmod(place, np.maximum(right, 1)[unit])
    return unit, one + (np.cumsum(left) - left)[unit], other + (np.cumsum(right) - right)[unit]


def affordable(cost: Ints, acts: int) -> int:
    """How many units, of what each is expected to cost in acts, a number of acts pays for."""
    return max(1, int(np.searchsorted(np.cumsum(cost), acts, side="right")))


def add_brokers(draft: Draft, acts: int) -> None:
    """Popular accounts whose fans pass on what they post at once, most within a minute.

    A fan follows one broker and acts on a fifth to four fifths of its posts, after a delay
    that is exponential with a mean of 10 to 40 s, and on much else in its own time.
    """
    rng = draft.rng("brokers")
    units = 2 + acts // 300
    posts = rng.integers(12, 60, units)
    fans = np.minimum(8 + 12 * rng.pareto(1.3, units), 400).astype(np.int64)
    units = affordable((posts * fans * 0.45).astype(np.int64), acts)
    posts = posts[:units]
    fans = np.minimum(fans[:units], max(4, int(2.5 * acts / posts[0])))
    broker = draft.newcomers(units, "broker")
    fan = draft.recruit(int(fans.sum()), "fan")
    keen = rng.uniform(0.2, 0.8, len(fan))
    mean = rng.uniform(10_000, 40_000, len(fan))
    author = np.repeat(broker, posts)
    born = posts_by(draft, rng, author)
    items = draft.add_items(born, author, draft.people.topic[author], trace=0)
    _, who, what = crossed(fans, posts)
    there = rng.random(len(who)) < keen[who]
    who, what = who[there], what[there]
    at = born[what] + 800 + rng.exponential(mean[who]).astype(np.int64)
    draft.add_acts(fan[who], items[what], at)
    add_bystanders(draft, rng, items, born, share=0.3, acts=len(who))


def add_fandoms(draft: Draft, acts: int) -> None:
    """Communities that follow two to five official accounts and pass on most that these post.

    Some have notifications on and act within a minute or two, others in their next visit; the
    same fans meet again and again, under several leaders. A fifth of the posts come at an
    announced hour, when fans wait for them.
    """
    rng = draft.rng("fandoms")
    units = 2 + acts // 2_000
    officials = rng.integers(2, 6, units)
    posts = officials * rng.integers(6, 14, units)
    fans = np.minimum(25 + 60 * rng.pareto(1.2, units), 1_500).astype(np.int64)
    units = affordable((posts * fans * 0.3).astype(np.int64), acts)
    officials, posts = officials[:units], posts[:units]
    fans = np.minimum(fans[:units], max(5, int(4 * acts / posts[0])))
    official = draft.newcomers(int(officials.sum()), "broker")
    fan = draft.recruit(int(fans.sum()), "fan")
    devoted = rng.random(len(fan)) < 0.05 + 0.2 * draft.difficulty
    keen = np.where(devoted, rng.uniform(0.6, 0.95, len(fan)), rng.beta(1.2, 2.6, len(fan)))
    waiting = rng.random(len(fan)) < np.where(devoted, 0.8, 0.05 + 0.25 * draft.difficulty)
    first = np.cumsum(officials) - officials
    unit = np.repeat(np.arange(units), posts)
    author = official[first[unit] + (officials[unit] * rng.random(len(unit))).astype(np.int64)]
    born = posts_by(draft, rng, author)
    announced = rng.random(len(born)) < 0.2
    hour = 3_600_000
    born = np.where(announced, born // hour * hour, born)
    items = draft.add_items(born, author, draft.people.topic[author], trace=0)
    _, who, what = crossed(fans, posts)
    pull = rng.beta(4, 1.5, len(items))
    there = rng.random(len(who)) < keen[who] * pull[what] * np.where(announced[what], 1.4, 1.0)
    who, what = who[there], what[there]
    account = fan[who]
    slow = np.exp(rng.normal(np.log(40 * 60_000 * draft.faster), 1.4, len(who)))
    reached = born[what] + slow.astype(np.int64)
    at = sessions.seen(draft.people, draft.visit_seed, account, reached)
    quick = waiting[who] & sessions.is_awake(draft.people, account, born[what])
    quick &= rng.random(len(who)) < np.where(announced[what], 0.9, 0.5)
    at = np.where(quick, born[what] + 1_500 + rng.gamma(1.6, 35_000, len(who)).astype(np.int64), at)
    draft.add_acts(account, items[what], at)
    add_bystanders(draft, rng, items, born, share=0.4, acts=len(who))


def add_niches(draft: Draft, acts: int) -> None:
    """Clubs of five to sixteen around one or two sources hardly anybody else follows.

    They see most of what these post, some within minutes, and are its only audience: of many
    of these items there are no other acts to compare with.
    """
    rng = draft.rng("niches")
    units = 2 + acts // 60
    fans, posts = rng.integers(5, 17, units), rng.integers(10, 40, units)
    units = affordable((fans * posts * 0.4).astype(np.int64), acts)
    fans, posts = fans[:units], posts[:units]
    sources = rng.integers(1, 3, units)
    source = draft.newcomers(int(sources.sum()), "broker")
    fan = draft.recruit(int(fans.sum()), "niche fan")
    keen = rng.beta(2, 3, len(fan))
    unit = np.repeat(np.arange(units), posts)
    first = np.cumsum(sources) - sources
    author = source[first[unit] + (sources[unit] * rng.random(len(unit))).astype(np.int64)]
    born = posts_by(draft, rng, author)
    items = draft.add_items(born, author, draft.people.topic[author], trace=0)
    _, who, what = crossed(fans, posts)
    there = rng.random(len(who)) < keen[who]
    who, what = who[there], what[there]
    account = fan[who]
    notified = rng.random(len(fan)) < 0.2 + 0.5 * draft.difficulty
    at = sessions.seen(draft.people, draft.visit_seed, account, born[what] + 5_000)
    soon = born[what] + 2_000 + rng.gamma(1.3, 90_000, len(who)).astype(np.int64)
    quick = notified[who] & sessions.is_awake(draft.people, account, born[what])
    draft.add_acts(account, items[what], np.where(quick, soon, at))


def add_bystanders(
    draft: Draft, rng: np.random.Generator, items: Ints, born: Ints, *, share: float, acts: int
) -> None:
    """Others come across the same items in their own time: no audience is quite closed."""
    free = np.flatnonzero(draft.mechanism[: draft.ordinary] == 0)
    if not len(free):
        return
    weight = np.cumsum(draft.people.activity[free])
    account = free[np.searchsorted(weight, rng.random(int(acts * share)) * weight[-1])]
    what = (len(items) * rng.random(len(account)) ** 1.5).astype(np.int64)
    key = np.unique(what * draft.ordinary + account)
    what, account = np.divmod(key, draft.ordinary)
    later = np.exp(rng.normal(np.log(2 * 3_600_000), 1.5, len(what)))
    reached = born[what] + later.astype(np.int64)
    at = sessions.seen(draft.people, draft.visit_seed, account, reached)
    draft.add_acts(account, items[what], at)
