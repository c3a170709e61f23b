"""How well accounts were named, against what is known of them, with intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.special import betaincinv, gammaincinv
from scipy.stats import norm, rankdata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_LEVEL = 0.95
_RESAMPLES = 2_000
_SEED = 20_260_223
_LARGEST_DRAW = 5_000_000  # entries of a resample held at a time


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its 95% interval, and how many things it was measured on.

    ``value`` is None where nothing was there to be measured; then the interval is 0 to 1.
    """

    value: float | None
    low: float
    high: float
    of: int


@dataclass(frozen=True, slots=True)
class Scores:
    """How well a method named the accounts of which the truth is known.

    ``precision`` of the accounts named, ``weighted_precision`` the same by posts, ``recall`` of
    the coordinated ones, ``false_share`` of the organic ones named, ``auc`` the chance that a
    coordinated account scores above an organic one, ties counted half.
    """

    named: int
    coordinated: int
    organic: int
    precision: Measured
    weighted_precision: Measured
    recall: Measured
    false_share: Measured
    auc: Measured


def score(
    named: NDArray[np.bool_],
    strength: NDArray[np.float64],
    coordinated: NDArray[np.bool_],
    posts: NDArray[np.int64],
) -> Scores:
    """Measure a method on accounts of known truth.

    One entry an account: whether it was ``named``, the method's ``strength`` (higher is stronger
    evidence), whether it is in truth ``coordinated``, and how many ``posts`` it wrote. Raises
    ValueError for arrays of unequal length.
    """
    if not len(named) == len(strength) == len(coordinated) == len(posts):
        msg = "named, strength, coordinated and posts have one entry an account each"
        raise ValueError(msg)
    right = named & coordinated
    return Scores(
        named=int(named.sum()),
        coordinated=int(coordinated.sum()),
        organic=int((~coordinated).sum()),
        precision=share(int(right.sum()), int(named.sum())),
        weighted_precision=weighted_share(coordinated[named], posts[named]),
        recall=share(int(right.sum()), int(coordinated.sum())),
        false_share=share(int((named & ~coordinated).sum()), int((~coordinated).sum())),
        auc=auc(strength, coordinated),
    )


def share(hits: int, of: int) -> Measured:
    """A share with the interval of Wilson (1927), which holds near 0 and 1 and for few.

    >>> share(0, 20).high < 0.17, share(3, 4).value
    (True, 0.75)
    """
    if of == 0:
        return Measured(None, 0.0, 1.0, 0)
    z = float(norm.ppf((1 + _LEVEL) / 2))
    middle = (hits + z * z / 2) / (of + z * z)
    half = z * math.sqrt(hits * (of - hits) / of + z * z / 4) / (of + z * z)
    low = 0.0 if hits == 0 else max(0.0, middle - half)
    high = 1.0 if hits == of else min(1.0, middle + half)
    return Measured(hits / of, low, high, of)


def exact_share(hits: int, of: int) -> Measured:
    """A share with the interval of Clopper & Pearson (1934), which never covers too seldom.

    >>> round(exact_share(0, 20).high, 3)
    0.168
    """
    if of == 0:
        return Measured(None, 0.0, 1.0, 0)
    tail = (1 - _LEVEL) / 2
    low = 0.0 if hits == 0 else float(betaincinv(hits, of - hits + 1, tail))
    high = 1.0 if hits == of else float(betaincinv(hits + 1, of - hits, 1 - tail))
    return Measured(hits / of, low, high, of)


def mean(values: Sequence[float] | NDArray[Any], *, seed: int = _SEED) -> Measured:
    """A mean with a bootstrap interval (percentiles of resampled means).

    Shares that are all 0, or all 1, have nothing to resample: they get the interval of `share`.
    """
    given = np.asarray(values, dtype=np.float64)
    if not len(given):
        return Measured(None, 0.0, 1.0, 0)
    if given.min() == given.max() and given[0] in (0.0, 1.0):  # shares without any spread
        sure = share(int(given.sum()), len(given))
        return Measured(float(given[0]), sure.low, sure.high, len(given))
    low, high = _resampled(given, np.ones(len(given)), seed)
    return Measured(float(given.mean()), low, high, len(given))


def weighted_share(hit: NDArray[np.bool_], weight: NDArray[Any], *, seed: int = _SEED) -> Measured:
    """A share by weight, with a bootstrap interval over the things that have the weights.

    Where all are hits, or none, it is the interval of `share` for as many things as would weigh
    equally (Kish 1965).
    """
    whole = np.asarray(weight, dtype=np.float64)
    if not whole.sum() > 0:
        return Measured(None, 0.0, 1.0, len(hit))
    if hit.all() or not hit.any():
        equal = max(1, int(whole.sum() ** 2 / (whole**2).sum()))
        sure = share(equal if hit.all() else 0, equal)
        return Measured(sure.value, sure.low, sure.high, len(hit))
    low, high = _resampled(np.where(hit, 1.0, 0.0), whole, seed)
    return Measured(float(whole[hit].sum() / whole.sum()), low, high, len(hit))


def auc(strength: NDArray[np.float64], positive: NDArray[np.bool_]) -> Measured:
    """Area under the ROC curve, ties counted half, with the interval of DeLong et al. (1988).

    The interval is formed on the logit of the area, so that it stays within 0 and 1.
    """
    yes, no = strength[positive], strength[~positive]
    if not len(yes) or not len(no):
        return Measured(None, 0.0, 1.0, len(strength))
    together = rankdata(np.concatenate((yes, no)))
    above_no = (together[: len(yes)] - rankdata(yes)) / len(no)
    below_yes = 1 - (together[len(yes) :] - rankdata(no)) / len(yes)
    area = float(above_no.mean())
    spread = sum(
        float(part.var(ddof=1)) / len(part) for part in (above_no, below_yes) if len(part) > 1
    )
    if area in (0.0, 1.0) or spread == 0:
        # without a spread to go by: what the smaller class could still hide
        hidden = share(0, min(len(yes), len(no))).high
        return Measured(area, max(0.0, area - hidden), min(1.0, area + hidden), len(strength))
    z = float(norm.ppf((1 + _LEVEL) / 2)) * math.sqrt(spread) / (area * (1 - area))
    logit = math.log(area / (1 - area))
    low, high = (1 / (1 + math.exp(-(logit + sign * z))) for sign in (-1, 1))
    return Measured(area, low, high, len(strength))


def observed_over_nominal(
    p: NDArray[np.float64], family: float, thresholds: Sequence[float]
) -> tuple[Measured, ...]:
    """How many pairs have p at most each threshold, over how many should by chance.

    ``p`` of the organic pairs that were tested; ``family`` is how many pairs could have been
    tried, so that ``threshold * family`` is what a test that keeps its word gives. The interval is
    that of a Poisson count, which is too narrow where pairs hang together.
    """
    found = []
    for threshold in thresholds:
        count, nominal = int((p <= threshold).sum()), threshold * family
        low, high = poisson(count)
        found.append(
            Measured(count / nominal, low / nominal, high / nominal, count)
            if nominal > 0
            else Measured(None, 0.0, 1.0, 0)
        )
    return tuple(found)


def poisson(count: int) -> tuple[float, float]:
    """Exact 95% bounds of the mean of a Poisson count (Garwood 1936).

    >>> low, high = poisson(0)
    >>> low, round(high, 2)
    (0.0, 3.69)
    """
    tail = (1 - _LEVEL) / 2
    low = 0.0 if count == 0 else float(gammaincinv(count, tail))
    return low, float(gammaincinv(count + 1, 1 - tail))


def _resampled(
    value: NDArray[np.float64], weight: NDArray[np.float64], seed: int
) -> tuple[float, float]:
    """Bounds of the weighted mean over resamples of the entries."""
    draws = np.random.Generator(np.random.PCG64(seed))
    means: list[float] = []
    at_once = max(1, min(_RESAMPLES, _LARGEST_DRAW // len(value)))
    while len(means) < _RESAMPLES:
        chosen = draws.integers(0, len(value), (at_once, len(value)))
        whole = weight[chosen].sum(axis=1)
        part = (value * weight)[chosen].sum(axis=1)
        means += (part[whole > 0] / whole[whole > 0]).tolist()
    low, high = np.quantile(means, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return float(low), float(high)
