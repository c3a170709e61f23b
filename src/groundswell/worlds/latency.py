"""How long after a post people act on it: several laws, since no single one fits real cascades.

Log-normal delays (Zhao et al. 2015 among others), power-law reactions in reshare trees (Crane &
Sornette 2008), exponential ones, second peaks when somebody with a large audience passes a post
on later, and delays drawn from cascades that were observed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.errors import SettingError
from groundswell.worlds.people import HOUR_MS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.worlds.people import Floats, Ints

LAWS = ("lognormal", "power", "exponential", "second peak", "tree")
"""How delays are drawn; each item has one of these, or all have an observed cascade."""

_HUBS = 0.06  # share of acts that are passed on by many in turn
_LONGEST_MS = 60 * 24 * HOUR_MS


@dataclass(frozen=True, slots=True)
class Observed:
    """Delays of real cascades, to be drawn from: one cascade an item.

    ``start`` has one entry more than there are cascades: where each one's ``age_ms`` begin.
    """

    start: Ints
    age_ms: Ints

    @classmethod
    def of(cls, cascade: NDArray[Any], at_ms: NDArray[Any]) -> Observed:
        """Take acts as two arrays, the cascade (of any sortable type) and the time in ms.

        The earliest act of a cascade is taken for the post itself; cascades of fewer than two
        acts are left out. Raises `SettingError` when none is left.

        >>> Observed.of(np.array(["x", "x", "y"]), np.array([5, 9, 7])).age_ms.tolist()
        [4]
        """
        if len(cascade) != len(at_ms):
            msg = f"{len(cascade)} cascades for {len(at_ms)} times; give arrays of one length"
            raise SettingError(msg)
        _, number = np.unique(np.asarray(cascade), return_inverse=True)
        at = np.asarray(at_ms).astype(np.int64)
        order = np.lexsort((at, number))
        number, at = number[order], at[order]
        first = np.concatenate(([True], number[1:] != number[:-1])) if len(number) else number == 0
        begins = np.flatnonzero(first)
        age = at - np.repeat(at[begins], np.diff(np.concatenate((begins, [len(at)]))))
        kept = ~first & (age >= 0) & (age <= _LONGEST_MS)
        size = np.bincount(number[kept])
        size = size[size > 0]
        if not len(size):
            msg = "no cascade has two acts; give the cascade and time of every act of several"
            raise SettingError(msg)
        return cls(np.concatenate(([0], np.cumsum(size))).astype(np.int64), age[kept])


@dataclass(frozen=True, kw_only=True, slots=True)
class Pace:
    """How fast the items of a world spread: the laws' shares and their typical time."""

    median_ms: float = 75 * 60_000.0  # of the typical item
    varies: float = 1.1  # standard deviation of the logarithm of an item's median
    lognormal: float = 0.35
    power: float = 0.2
    exponential: float = 0.1
    second_peak: float = 0.15
    tree: float = 0.2

    def shares(self) -> Floats:
        """Give each law's share of items, in the order of `LAWS`."""
        parts = np.array(
            [self.lognormal, self.power, self.exponential, self.second_peak, self.tree]
        )
        shares: Floats = parts / parts.sum()
        return shares


def delays(
    rng: np.random.Generator, sizes: Ints, pace: Pace, observed: Observed | None = None
) -> Ints:
    """Draw how long after its item's birth each act comes, in ms, for items of these sizes.

    Acts are laid out item by item: ``sizes[0]`` delays of the first item, and so on.
    """
    item = np.repeat(np.arange(len(sizes)), sizes)
    if observed is not None:
        return _drawn_from(rng, item, len(sizes), observed)
    median = np.exp(rng.normal(np.log(pace.median_ms), pace.varies, len(sizes)))
    law = rng.choice(len(LAWS), len(sizes), p=pace.shares())
    shape = rng.random(len(sizes))
    found = np.empty(len(item))
    of_act = law[item]
    for number, name in enumerate(LAWS):
        acts = np.flatnonzero(of_act == number)
        which = item[acts]
        found[acts] = _LAW[name](rng, which, median[which], shape[which])
    whole: Ints = np.minimum(found, _LONGEST_MS).astype(np.int64)
    return whole


def _lognormal(rng: np.random.Generator, item: Ints, median: Floats, shape: Floats) -> Floats:
    del item
    delay: Floats = median * np.exp(rng.normal(size=len(median)) * (1.0 + 1.3 * shape))
    return delay


def _power(rng: np.random.Generator, item: Ints, median: Floats, shape: Floats) -> Floats:
    del item
    exponent = 0.7 + 0.9 * shape
    scale = median / (2 ** (1 / exponent) - 1)
    delay: Floats = scale * (rng.random(len(median)) ** (-1 / exponent) - 1)
    return delay


def _exponential(rng: np.random.Generator, item: Ints, median: Floats, shape: Floats) -> Floats:
    del item, shape
    delay: Floats = rng.exponential(median / np.log(2))
    return delay


def _second_peak(rng: np.random.Generator, item: Ints, median: Floats, shape: Floats) -> Floats:
    """Some acts follow a second, often sharper, beginning hours or a day or two later."""
    late = rng.random(len(median)) < 0.15 + 0.45 * shape
    if not len(item):
        return median
    of_item = np.random.Generator(np.random.PCG64(rng.integers(2**63))).random((2, item.max() + 1))
    gap = HOUR_MS * np.exp(np.log(2) + np.log(20) * of_item[0])
    sharp = 60_000 * np.exp(np.log(2) + np.log(30) * of_item[1])
    again = gap[item] + rng.exponential(sharp[item])
    return np.where(late, again, _lognormal(rng, item, median, shape))


def _tree(rng: np.random.Generator, item: Ints, median: Floats, shape: Floats) -> Floats:
    """Reshares of reshares: an act follows the post, or soon after one of a few with an audience.

    Each of these hubs, spread over the item's life, brings a burst of its own.
    """
    count = len(item)
    new = np.ones(count, dtype=np.bool_)
    new[1:] = item[1:] != item[:-1]
    first = np.maximum.accumulate(np.where(new, np.arange(count), 0))
    rank = np.arange(count) - first
    earlier = first + (rank * rng.random(count)).astype(np.int64)
    hub = rng.random(count) < _HUBS
    latest = np.maximum.accumulate(np.where(hub, np.arange(count), -1))[earlier]
    follows_post = (rng.random(count) < 0.2 + 0.4 * shape) | (latest < first) | (rank == 0)
    root = count  # a place after the last act, for the posts themselves
    parent = np.append(np.where(follows_post, root, latest), root)
    sooner = np.where(follows_post, 1.0, 1 / 12)
    delay = np.append(_power(rng, item, median * sooner, shape), 0.0)
    while (parent < root).any():  # each round doubles how far back a path is added up
        delay += delay[parent]
        parent = parent[parent]
    return delay[:-1]


def _drawn_from(rng: np.random.Generator, item: Ints, items: int, observed: Observed) -> Ints:
    cascade = rng.integers(0, len(observed.start) - 1, items)
    low, high = observed.start[cascade][item], observed.start[cascade + 1][item]
    age = observed.age_ms[low + ((high - low) * rng.random(len(item))).astype(np.int64)]
    return (age * np.exp(rng.normal(0, 0.02, len(item)))).astype(np.int64)


_LAW = {
    "lognormal": _lognormal,
    "power": _power,
    "exponential": _exponential,
    "second peak": _second_peak,
    "tree": _tree,
}
