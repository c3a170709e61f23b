"""Small worlds of events: organic ones, and operations planted in them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

HOUR = 3_600_000


class Events(NamedTuple):
    account: np.ndarray
    item: np.ndarray
    at: np.ndarray
    origin: np.ndarray
    source: np.ndarray


def organic(seed: int, events: int = 20_000, accounts: int = 3_000, days: int = 10) -> Events:
    """People with habits and interests who pass on what spreads: nobody coordinates."""
    rng = np.random.default_rng(seed)
    activity = rng.pareto(1.2, accounts) + 0.2
    interest = rng.integers(0, 12, accounts)
    who, what, when, origin, source = [], [], [], [], []
    total = 0
    while total < events:
        fans = np.flatnonzero(interest == rng.integers(0, 12))
        pool = fans if rng.random() < 0.7 else np.arange(accounts)
        size = int(min(accounts / 4, 2 + rng.pareto(0.9) * 3))
        chance = activity[pool] / activity[pool].sum()
        actors = np.unique(rng.choice(pool, size, p=chance))
        delay = rng.lognormal(np.log(40 * 60_000), 1.3, len(actors))
        late = rng.random(len(actors)) < 0.2
        delay[late] += 5 * HOUR  # a second peak
        fast = rng.random(len(actors)) < 0.05
        delay[fast] = rng.exponential(30_000, fast.sum())
        born = int(rng.integers(0, days * 24 * HOUR))
        who.append(actors)
        what.append(np.full(len(actors), len(origin)))
        when.append((born + delay).astype(np.int64))
        origin.append(born)
        source.append(int(rng.integers(0, accounts)))
        total += len(actors)
    return Events(*map(np.concatenate, (who, what, when)), np.array(origin), np.array(source))


def with_operation(world: Events, seed: int, size: int, items: int) -> tuple[Events, np.ndarray]:
    """Plant accounts that act within 30 s of one another on items of their own, and now and then
    on others' like anybody else.
    """
    rng = np.random.default_rng(seed)
    members = np.arange(size) + world.account.max() + 1
    who, what, when = [world.account], [world.item], [world.at]
    origin, source = list(world.origin), list(world.source)
    for _ in range(items):
        born = int(rng.integers(0, 10 * 24 * HOUR))
        who.append(members)
        what.append(np.full(size, len(origin)))
        when.append(born + int(rng.integers(HOUR)) + rng.integers(0, 30_000, size))
        origin.append(born)
        source.append(int(members[rng.integers(size)]))
    likewise = rng.choice(len(world.account), size * 5)
    who.append(np.repeat(members, 5))
    what.append(world.item[likewise])
    when.append(world.at[likewise] + rng.integers(0, 6 * HOUR, size * 5))
    joined = Events(*map(np.concatenate, (who, what, when)), np.array(origin), np.array(source))
    return joined, members


def with_broker(world: Events, seed: int, fans: int, items: int) -> tuple[Events, np.ndarray]:
    """Plant a popular account whose fans act on all that it publishes within a minute."""
    rng = np.random.default_rng(seed)
    broker = int(world.account.max()) + 1
    followers = np.arange(fans) + broker + 1
    who, what, when = [world.account], [world.item], [world.at]
    origin, source = list(world.origin), list(world.source)
    for _ in range(items):
        born = int(rng.integers(0, 10 * 24 * HOUR))
        there = followers[rng.random(fans) < 0.6]
        who.append(there)
        what.append(np.full(len(there), len(origin)))
        when.append(born + rng.exponential(25_000, len(there)).astype(np.int64))
        origin.append(born)
        source.append(broker)
    joined = Events(*map(np.concatenate, (who, what, when)), np.array(origin), np.array(source))
    return joined, followers
