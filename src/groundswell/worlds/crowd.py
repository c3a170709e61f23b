"""What ordinary people do: they pass on, in their own time, what reaches them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from groundswell.worlds import sessions
from groundswell.worlds.draft import DAYS, END_MS, START_MS
from groundswell.worlds.latency import delays

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.worlds.draft import Draft
    from groundswell.worlds.people import Floats, Ints, People


@dataclass(frozen=True, kw_only=True, slots=True)
class Habits:
    """What is typical of a crowd."""

    tail: float = 1.15  # exponent of how items' sizes fall off: smaller, more giants
    live: float = 0.45  # share of acts at once, by people who are online; others in visits
    elsewhere: float = 0.2  # share of acts by people with other interests
    together: float = 0.03  # share of people who look when the others of their topic do
    notified: float = 0.5  # how often those with notifications on act on them
    pace: Mapping[str, float] = field(default_factory=dict)


def add_crowd(draft: Draft, count: int, habits: Habits) -> None:
    """Add so many acts of ordinary people on items of heavy-tailed popularity.

    Nobody acts twice on the same item here.
    """
    rng = draft.rng("crowd")
    interests = Interests.of(draft.people, draft.ordinary, draft.topics)
    while count > 0:
        sizes = _sizes(rng, int(count * 1.1) + 10, habits.tail, draft.ordinary)
        topic, source, born = _new_posts(draft, rng, len(sizes))
        item = np.repeat(np.arange(len(sizes)), sizes)
        account = interests.draw(rng, topic[item], _reach(sizes, draft, habits)[item])
        at = born[item] + delays(rng, sizes, draft.pace(**habits.pace), draft.observed)
        at = _when(draft, rng, account, source[item], born[item], at, habits)
        kept = (at < END_MS) & (account != source[item])
        account, item, at = _once(account[kept], item[kept], at[kept])
        if len(account) > count:
            chosen = np.sort(rng.permutation(len(account))[:count])
            account, item, at = account[chosen], item[chosen], at[chosen]
        trace = draft.ordinary_traces(rng, len(sizes))
        numbers = draft.add_items(born, source, topic, trace=trace)
        count -= draft.add_acts(account, numbers[item], at)


@dataclass(frozen=True, slots=True)
class Interests:
    """Who acts on what: people by the topics they follow, weighted by how active they are."""

    account: Ints
    until: Floats  # activity up to and including each entry
    start: Ints  # of each topic's entries

    @classmethod
    def of(cls, people: People, ordinary: int, topics: int) -> Interests:
        """Index the ordinary people by their first interest and, at a third of it, the second."""
        topic = np.concatenate((people.topic[:ordinary], people.second[:ordinary]))
        account = np.tile(np.arange(ordinary), 2)
        weight = np.concatenate((people.activity[:ordinary], people.activity[:ordinary] / 3))
        order = np.argsort(topic, kind="stable")
        start = np.searchsorted(topic[order], np.arange(topics + 1))
        return cls(account[order], np.cumsum(weight[order]), start.astype(np.int64))

    def draw(self, rng: np.random.Generator, topic: Ints, elsewhere: Floats) -> Ints:
        """Draw somebody for each topic, or with that probability somebody of any interest."""
        padded = np.concatenate(([0.0], self.until))
        anyone = rng.random(len(topic)) < elsewhere
        empty = self.start[topic] == self.start[topic + 1]
        low = np.where(anyone | empty, 0.0, padded[self.start[topic]])
        high = np.where(anyone | empty, padded[-1], padded[self.start[topic + 1]])
        aim = low + (high - low) * rng.random(len(topic))
        place = np.searchsorted(self.until, aim, side="right")
        return self.account[np.minimum(place, len(self.account) - 1)]


def posts_by(draft: Draft, rng: np.random.Generator, author: Ints) -> Ints:
    """Draw when authors write: when they are awake and online."""
    return sessions.waking_times(rng, draft.people, draft.visit_seed, author, START_MS, DAYS)


def _sizes(rng: np.random.Generator, acts: int, tail: float, people: int) -> Ints:
    """Draw sizes of items, heavy-tailed, until together they have at least so many acts."""
    largest = max(2, people // 5)
    found = [np.empty(0, dtype=np.int64)]
    while acts > 0:
        more = 1 + 2.0 * rng.pareto(tail, 256 + acts // 20)
        sizes = np.minimum(more, largest).astype(np.int64)
        enough = int(np.searchsorted(np.cumsum(sizes), acts)) + 1
        found.append(sizes[:enough])
        acts -= int(sizes[:enough].sum())
    return np.concatenate(found)


def _new_posts(draft: Draft, rng: np.random.Generator, count: int) -> tuple[Ints, Ints, Ints]:
    """Topic, author and time of new posts: authors by their influence."""
    weight = np.cumsum(draft.people.influence[: draft.ordinary])
    author = np.searchsorted(weight, rng.random(count) * weight[-1]).astype(np.int64)
    other = rng.random(count) < 0.3
    topic = np.where(other, draft.people.second[author], draft.people.topic[author])
    return topic, author, posts_by(draft, rng, author)


def _reach(sizes: Ints, draft: Draft, habits: Habits) -> Floats:
    """Share of acts from outside the topic: large items are those that leave it."""
    room = np.bincount(draft.people.topic[: draft.ordinary], minlength=draft.topics).mean() / 4
    reach: Floats = np.clip(np.maximum(habits.elsewhere, 1 - room / sizes), 0, 0.95)
    return reach


def _when(
    draft: Draft,
    rng: np.random.Generator,
    account: Ints,
    source: Ints,
    born: Ints,
    at: Ints,
    habits: Habits,
) -> Ints:
    """Fit delays into people's days: at once, at their next visit, or upon a notification.

    Delays that were observed fit into people's days already.
    """
    people, seed = draft.people, draft.visit_seed
    if draft.observed is not None:
        return at
    live = rng.random(len(at)) < habits.live
    live &= sessions.is_awake(people, account, at) | (rng.random(len(at)) < 0.05)
    later = np.flatnonzero(~live)
    moved = at.copy()
    moved[later] = sessions.seen(people, seed, account[later], at[later])
    follows = sessions.mixed(seed + 4, account, source) < 0.25
    rings = (people.fast_ms[account] > 0) & follows & (rng.random(len(at)) < habits.notified)
    rings &= sessions.is_awake(people, account, born)
    told = np.flatnonzero(rings)
    moved[told] = (
        born[told] + 1_000 + rng.exponential(people.fast_ms[account[told]]).astype(np.int64)
    )
    return moved


def _once(account: Ints, item: Ints, at: Ints) -> tuple[Ints, Ints, Ints]:
    """Keep one act of each account on each item."""
    key = item * (int(account.max()) + 1 if len(account) else 1) + account
    _, first = np.unique(key, return_index=True)
    first.sort()
    return account[first], item[first], at[first]
