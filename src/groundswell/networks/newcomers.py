"""How many accounts that hardly act chance puts into a stretch of an item's life.

An account is *sparse* when it acts at most so often in the whole data. The share of sparse accounts
differs between items, with how popular an item is and how long it has been about: virality brings
the public. All of this is measured, and what an item's other acts tell is weighed against how much
such shares differ between items and within one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

from groundswell.networks import coincidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_ITEM_WEIGHT = 100.0  # acts from which on every item tells as much as any other
_MINUTE_MS = 60_000.0
_HALF, _MOST_OF = (0.5, 0.455), (0.8, 1.642)  # quantiles of squared deviations: chi-square's own
_BELOW = (0.95, 3.841)
_TELLING = 1.5  # variance below which counts are too coarse to measure spread by
_FEWEST_MEASURED = 20  # windows or items
_SHRINK = 20.0  # acts that say the same as what is usual, at most: an item may be like no other
_UNMEASURED = 0.1  # spread that is assumed where it can't be measured
_LEAST, _MOST = 1e-3, 0.5  # spread
_PLANTED = 1e-4  # items with a window rarer than this don't help to say what is usual
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Acts:
    """First acts of accounts on items, by item and time; ``start`` has one entry an item more.

    ``of`` is the place of each act's item in ``items``; ``age`` its milliseconds since the item
    appeared.
    """

    account: Ints
    items: Ints
    of: Ints
    at: Ints
    age: Ints
    start: Ints

    @property
    def size(self) -> Ints:
        """Acts on each item."""
        return np.diff(self.start)


@dataclass(frozen=True, slots=True)
class Windows:
    """Stretches of items: acts ``low`` to ``high`` (exclusive) of the item at place ``of``."""

    of: Ints
    low: Ints
    high: Ints
    width_ms: Ints


@dataclass(frozen=True, slots=True)
class Chance:
    """For each window: its sparse acts, the usual share of them, its spread, the tail."""

    sparse: Ints
    usual: Floats
    spread: Floats
    p: Floats


def windows_of(acts: Acts, widths: tuple[int, ...], fewest: int) -> Windows:
    """Give the stretches of each width that hold ``fewest`` acts or more.

    They start every half width from an item's first act, so that any burst lies to three quarters
    in one, and their number is what a best one must be corrected for. What holds the same acts
    at two widths counts once, as the narrower.
    """
    found: list[tuple[Ints, Ints, Ints, Ints]] = []
    first = acts.at[acts.start[:-1]][acts.of] if len(acts.at) else acts.at
    for width in sorted(widths):
        step = (acts.at - first) // max(1, width // 2)
        edge = np.ones(len(step), dtype=np.bool_)
        edge[1:] = (step[1:] != step[:-1]) | (acts.of[1:] != acts.of[:-1])
        low = np.flatnonzero(edge)
        high = np.append(low[1:], len(step))
        goes_on = np.zeros(len(low), dtype=np.bool_)
        goes_on[:-1] = (acts.of[low[1:]] == acts.of[low[:-1]]) & (
            step[low[1:]] == step[low[:-1]] + 1
        )
        high[:-1] = np.where(goes_on[:-1], high[1:], high[:-1])
        held = high - low >= fewest
        low, high = low[held], high[held]
        found.append((acts.of[low], low, high, np.full(len(low), width, dtype=np.int64)))
    of, low, high, width_ms = (np.concatenate([each[k] for each in found]) for k in range(4))
    _, once = np.unique(low * (len(acts.at) + 1) + high, return_index=True)
    once = np.sort(once)
    return Windows(of[once], low[once], high[once], width_ms[once])


def around(acts: Acts, windows: Windows) -> Ints:
    """Count the acts on a window's item within one width before and one width after it."""
    span = int(acts.at.max() - acts.at.min()) + 4 * int(windows.width_ms.max())
    first = int(acts.at.min()) - 2 * int(windows.width_ms.max())
    row = acts.of * span + acts.at - first  # items apart, so that one sorted row holds them all
    begin = windows.of * span + acts.at[windows.low] - first
    before = np.searchsorted(row, begin - windows.width_ms)
    after = np.searchsorted(row, begin + 2 * windows.width_ms)
    both: Ints = after - before - (windows.high - windows.low)
    return both


def chance_of(acts: Acts, sparse: Flags, windows: Windows) -> Chance:
    """Give, for each window, the chance of so many sparse accounts given the item's other acts.

    The tail is beta-binomial. Its mean comes from a logistic regression of being sparse on the
    item's size and the act's age, moved to what the item's other acts say; its spread from how much
    shares differ between items (the less it counts, the more others there are) and between
    stretches of one. Items in which something rare was found are left out, and all is measured again:
    at first by what half of the stretches show, for a third of those that can show anything may be
    planted, then by what four fifths do.
    """
    usable = np.ones(len(acts.items), dtype=np.bool_)
    size, total = acts.size, _sums(sparse, acts.start[:-1], acts.start[1:])
    count = windows.high - windows.low
    inside = _sums(sparse, windows.low, windows.high)
    others = size[windows.of] - count
    other_sparse = total[windows.of] - inside
    share = np.bincount(windows.of, minlength=len(size))[windows.of]
    for last in [False] * (_ROUNDS - 1) + [True]:
        usual = _by_size_and_age(acts, sparse, usable)
        whole = _sums(usual, acts.start[:-1], acts.start[1:])
        told = usable & (whole * (1 - whole / size) >= _TELLING)
        bulk = _MOST_OF if last else _HALF
        between = _spread(total[told], size[told], whole[told] / size[told], 1.0, 0.0, bulk)
        between = max(between, 1 / (1 + _SHRINK))
        expected = _sums(usual, windows.low, windows.high)
        rest = np.divide(
            whole[windows.of] - expected, others, out=expected / count, where=others > 0
        )
        # Windows are chosen by what they were to hold, for by what they hold they might be planted.
        weighed = usable[windows.of] & (others >= _FEWEST_MEASURED)
        weighed &= expected * (1 - expected / count) >= _TELLING
        within = _LEAST
        for _ in range(3):  # what others tell depends on the spread within, which is measured by it
            mean, prior = _moved(
                expected / count, rest, others, other_sparse, between=between, within=within
            )
            within = _spread(
                inside[weighed],
                count[weighed],
                mean[weighed],
                1.0 / np.maximum(share[weighed], 1),
                prior[weighed],
                bulk,
            )
        # Where most counts are too coarse to show their spread, what the others show is no measure.
        coarse = 2 * int(weighed.sum()) < len(weighed)
        spread = np.minimum(_MOST, prior + (max(within, _UNMEASURED) if coarse else within))
        p = tails(inside, count, mean, spread)
        if not last:
            rare = np.ones(len(size))
            np.minimum.at(rare, windows.of, p * share)
            usable = rare > _PLANTED
    return Chance(inside, mean, spread, p)


def _sums(values: Floats | Flags, low: Ints, high: Ints) -> Any:
    kind = np.int64 if values.dtype == np.bool_ else np.float64
    running = np.zeros(len(values) + 1, dtype=kind)
    np.cumsum(values, out=running[1:])
    return running[high] - running[low]


def _by_size_and_age(acts: Acts, sparse: Flags, usable: Flags) -> Floats:
    """Fit the chance that an act is by a sparse account; every item weighs about the same."""
    age = np.log2(1 + np.maximum(acts.age, 0) / _MINUTE_MS).astype(np.int64)
    size = np.log2(np.maximum(acts.size, 1)).astype(np.int64)[acts.of]
    key = age * 64 + size
    cell, _, _, back = coincidence.numbered(key, int(key.max(initial=0)) + 1)
    weight = np.minimum(1.0, _ITEM_WEIGHT / np.maximum(acts.size, 1))[acts.of] * usable[acts.of]
    count = np.bincount(back, weight, minlength=len(cell))
    few = np.bincount(back, weight * sparse, minlength=len(cell))
    a, s = (cell // 64) / 8.0 - 1, (cell % 64) / 6.0 - 1
    features = np.stack([np.ones(len(cell)), a, a * a, s, s * s], axis=1)
    factor = np.zeros(5)
    rate = (few.sum() + 1) / (count.sum() + 2)
    factor[0] = math.log(rate / (1 - rate))
    ridge = np.diag([1e-6, 5.0, 5.0, 5.0, 5.0])
    for _ in range(12):
        fitted = _logistic(features @ factor)
        curve = count * fitted * (1 - fitted)
        slope = features.T @ (few - count * fitted) - ridge @ factor
        factor += np.clip(
            np.linalg.solve((features.T * curve) @ features + ridge, slope), -2.0, 2.0
        )
    chance: Floats = np.clip(_logistic(features @ factor), 1e-4, 1 - 1e-4)[back]
    return chance


def _logistic(x: Floats) -> Floats:
    out: Floats = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return out


def _moved(
    mean: Floats, rest: Floats, others: Ints, other_sparse: Ints, *, between: float, within: float
) -> tuple[Floats, Floats]:
    """Move a window's mean to what the item's other acts tell; also give the spread that leaves.

    Age may raise what is usual and never lowers it below the item's other acts: whether early acts
    are by regulars differs from source to source.
    """
    prior = 1 / between - 1
    counted = others / (1 + np.maximum(others - 1, 0) * within)
    told = np.divide(other_sparse, others, out=rest.copy(), where=others > 0)
    seen = np.clip((told * counted + rest * prior) / (counted + prior), 1e-5, 1 - 1e-5)
    rest = np.clip(rest, 1e-5, 1 - 1e-5)
    odds = seen / (1 - seen) * (1 - rest) / rest * mean / (1 - mean)
    return np.maximum(odds / (1 + odds), seen), 1 / (prior + counted + 1)


def _spread(
    few: Ints,
    acts: Ints,
    usual: Floats,
    weight: Floats | float,
    known: Floats | float,
    bulk: tuple[float, float],
) -> float:
    """Measure how much more counts differ than a coin's would, beyond a spread that is ``known``.

    By a quantile of the ``bulk`` (with chi-square's own), which a few planted ones hardly move, and
    a higher one on the lower side only, where nothing can have been planted.
    """
    variance = acts * usual * (1 - usual)
    if len(few) < _FEWEST_MEASURED:
        return _UNMEASURED
    weight = np.broadcast_to(np.asarray(weight), variance.shape)
    square = (few - acts * usual) ** 2 / variance
    below = few < acts * usual

    low, high = math.log(_LEAST), math.log(_MOST)
    for _ in range(20):
        middle = (low + high) / 2
        scaled = square / (1 + (acts - 1) * (math.exp(middle) + known))
        wide_enough = all(
            _quantile(scaled[chosen], weight[chosen], level) <= limit
            for chosen, (level, limit) in zip((square >= 0, below), (bulk, _BELOW), strict=True)
        )
        low, high = (low, middle) if wide_enough else (middle, high)
    return math.exp(high)


def _quantile(values: Floats, weight: Floats, level: float) -> float:
    if not len(values):
        return 0.0
    order = np.argsort(values)
    reached = np.cumsum(weight[order])
    return float(values[order][min(len(values) - 1, np.searchsorted(reached, level * reached[-1]))])


@njit(cache=True, nogil=True)
def tails(few, acts, usual, spread):  # type: ignore[no-untyped-def]
    """P(at least ``few`` of ``acts``) under beta-binomials, entry by entry.

    ``usual`` is the mean share and ``spread`` the correlation of two acts of one window: the
    variance is that of a coin times 1 + (acts - 1) spread.
    """
    out = np.ones(len(few))
    for x in range(len(few)):
        k, n, mean = few[x], acts[x], usual[x]
        if k <= n * mean:
            continue
        total = 1.0 / spread[x] - 1.0
        a, b = mean * total, (1.0 - mean) * total
        term = math.exp(
            math.lgamma(total) - math.lgamma(a) - math.lgamma(b) - math.lgamma(total + n)
            + math.lgamma(n + 1.0) - math.lgamma(k + 1.0) - math.lgamma(n - k + 1.0)
            + math.lgamma(a + k) + math.lgamma(b + n - k)
        )  # fmt: skip
        sum_ = 0.0
        for j in range(k, n + 1):
            sum_ += term
            if j < n:
                term *= (n - j) / (j + 1.0) * (a + j) / (b + n - j - 1.0)
                if term < sum_ * 1e-12:
                    break
        out[x] = min(1.0, sum_)
    return out
