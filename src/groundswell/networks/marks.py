"""Marks of accounts, compared between those in a burst and the other actors of the same item.

When an account was created, how its handle and shown name are made, whether its profile text is
another's, whether profile and picture are empty. Such a mark means nothing by itself: it speaks
only where an item has a burst, and only when accounts that share it crowd into that burst.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy import special

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.newcomers import Acts, Windows

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_HALF_DAY, _HALF_WEEK = 43_200_000, 302_400_000
_SHRINK = 20.0  # actors like the whole data's, added to an item's
_MOST = 5.0  # of one mark, in natural logarithms: no mark decides alone
_FEWEST_OTHERS = 10  # actors outside the burst, below which nothing is compared
_NORMAL = 0.8416  # quantile .8 of the normal distribution
_FEWEST_MEASURED = 20
_UNMEASURED = 1.5  # by how much deviations are taken to vary where it can't be measured


@dataclass(frozen=True, slots=True)
class Marks:
    """What is known of accounts, one entry an account number; -1 where it is not known.

    ``created_ms`` in milliseconds; the others are numbers that are equal where the mark is.
    """

    created_ms: Ints
    kinds: tuple[Ints, ...] = ()

    @classmethod
    def of(cls, accounts: pa.Table, keys: pa.Array) -> Marks:
        """Take the marks from a table of accounts, numbered by their place in ``keys``."""
        rows = pc.index_in(keys, value_set=accounts["account_key"].combine_chunks())
        created = pc.fill_null(accounts["created_ms"].take(rows), -1)
        columns = ("handle_shape", "name_shape", "bio_key", "bio_empty", "default_picture")
        kinds = []
        for name in columns:
            values = accounts[name].take(rows).combine_chunks()
            if values.null_count < len(values):
                coded = pc.fill_null(pc.dictionary_encode(values).indices, -1)
                kinds.append(np.asarray(coded.to_numpy(zero_copy_only=False), dtype=np.int64))
        return cls(np.asarray(created.to_numpy(), dtype=np.int64), tuple(kinds))


@dataclass(frozen=True, slots=True)
class Likeness:
    """For each window: log10 of the likelihood ratio, and the chance of so much of it."""

    log10: Floats
    p: Floats


def scores_of(acts: Acts, marks: Marks) -> Floats:
    """Give, for each act, how much more its account's marks are shared on its item than elsewhere.

    The sum over marks of log(share among the item's other actors / share in the whole data), the
    former shrunk to the latter by 20 actors, between 0 and 5 for each mark. It does not look at who
    is in a burst: so the burst can be compared with random choices of the item's actors.
    """
    actors = np.unique(acts.account)
    scores = _created(acts, marks.created_ms, actors)
    for kind in marks.kinds:
        scores += _alike(acts, kind, actors)
    return scores


def _alike(acts: Acts, kind: Ints, actors: Ints) -> Floats:
    values = kind[acts.account]
    known = values >= 0
    scores = np.zeros(len(values))
    if not known.any():
        return scores
    everywhere = np.bincount(kind[actors][kind[actors] >= 0], minlength=int(kind.max()) + 1)
    usual = everywhere / everywhere.sum()
    of, value = acts.of[known], values[known]
    _, back, count = np.unique(
        of * (int(kind.max()) + 1) + value, return_inverse=True, return_counts=True
    )
    there = np.bincount(of, minlength=len(acts.items))[of]
    scores[known] = _enriched(count[back] - 1, there - 1, usual[value])
    return scores


def _created(acts: Acts, created_ms: Ints, actors: Ints) -> Floats:
    created = created_ms[acts.account]
    known = np.flatnonzero(created >= 0)
    scores = np.zeros(len(created))
    if not len(known):
        return scores
    dates = np.sort(created_ms[actors][created_ms[actors] >= 0])
    day, of = created[known], acts.of[known]
    there = np.bincount(of, minlength=len(acts.items))[of]
    reach = int(dates[-1]) + 4 * _HALF_WEEK  # items apart, so that one sorted row holds them all
    row = np.sort(of * reach + day + 2 * _HALF_WEEK)
    for half in (_HALF_DAY, _HALF_WEEK):
        middle = of * reach + day + 2 * _HALF_WEEK
        near = np.searchsorted(row, middle + half, "right") - np.searchsorted(row, middle - half)
        usual = np.searchsorted(dates, day + half, "right") - np.searchsorted(dates, day - half)
        scores[known] = np.maximum(
            scores[known], _enriched(near - 1, there - 1, usual / len(dates))
        )
    return scores


def _enriched(count: Ints, others: Ints, usual: Floats) -> Floats:
    share = (count + _SHRINK * usual) / (others + _SHRINK)
    out: Floats = np.clip(np.log(share / usual), 0.0, _MOST)
    return out


def likeness_of(
    acts: Acts, scores: Floats, sparse: Flags, windows: Windows, lively: Ints
) -> Likeness:
    """Test whether the marks of a window's accounts are more alike than those of its item's others.

    The sum of scores is compared with that of random choices of as many sparse and as many other
    actors of the item: marks that go together are chosen together, and who is sparse has no say,
    so that this test and that of sparse accounts are independent. The first three moments of
    the choice are exact, and a Pearson type III curve goes through them. Deviations are divided by how
    much they vary among the windows at ``lively`` (one or two an item, where most are innocent).
    """
    low, high = acts.start[windows.of], acts.start[windows.of + 1]
    excess, variance, third, rarest = moments_of(
        scores, sparse, low, high, windows.low, windows.high
    )
    others = high - low - (windows.high - windows.low)
    fit = (variance > 1e-9) & (others >= _FEWEST_OTHERS)
    z = np.divide(excess, np.sqrt(variance), out=np.zeros(len(fit)), where=fit)
    measured = z[lively][fit[lively]]
    shift, wider = 0.0, _UNMEASURED
    if len(measured) >= _FEWEST_MEASURED:
        shift = max(0.0, float(np.median(measured)))
        wider = max(1.0, float(np.quantile(measured, 0.8) - shift) / _NORMAL)
    skew = np.divide(third, variance**1.5, out=np.zeros(len(fit)), where=fit)
    p = np.where(fit, _pearson((z - shift) / wider, skew), 1.0)
    return Likeness(np.where(fit, excess, 0.0) / np.log(10), np.maximum(p, np.exp(rarest)))


def moments_of(
    scores: Floats, sparse: Flags, low: Ints, high: Ints, begin: Ints, end: Ints
) -> tuple[Floats, Floats, Floats, Floats]:
    """Compare the sum of scores between ``begin`` and ``end`` with random choices of its item.

    As many sparse and as many other acts are chosen between ``low`` and ``high``. Gives how far the
    sum lies above the mean choice, the variance and third central moment of choices, and the
    logarithm of the chance of any one of them.
    """
    count = len(low)
    excess, variance, third = np.zeros(count), np.zeros(count), np.zeros(count)
    rarest = np.zeros(count)
    for stratum in (sparse, ~sparse):
        n, all_1, all_2, all_3 = _sums(scores, stratum, low, high)
        m, in_1, _, _ = _sums(scores, stratum, begin, end)
        some = np.maximum(n, 1)
        mean = all_1 / some
        second = np.maximum(all_2 - some * mean**2, 0.0)
        cube = all_3 - 3 * mean * all_2 + 2 * some * mean**3
        excess += in_1 - m * mean
        variance += m * (n - m) / (some * np.maximum(n - 1, 1)) * second
        third += m * (n - m) * (n - 2 * m) / (some * np.maximum((n - 1) * (n - 2), 1)) * cube
        rarest -= special.gammaln(n + 1) - special.gammaln(m + 1) - special.gammaln(n - m + 1)
    return excess, variance, third, rarest


def _sums(scores: Floats, chosen: Flags, low: Ints, high: Ints) -> tuple[Floats, ...]:
    """Number and sums of the first three powers of chosen scores between places."""
    kept = np.where(chosen, scores, 0.0)
    out = []
    for values in (chosen.astype(np.float64), kept, kept**2, kept**3):
        running = np.concatenate(([0.0], np.cumsum(values)))
        out.append(running[high] - running[low])
    return tuple(out)


def _pearson(z: Floats, skew: Floats) -> Floats:
    """P(Z >= z) of a standardised variable with this skewness, by Pearson's type III curve."""
    skew = np.maximum(skew, 0.0)
    normal = special.ndtr(-z)
    tilted = skew > 1e-3
    shape = 4 / np.maximum(skew, 1e-3) ** 2
    point = np.maximum(shape + z * np.sqrt(shape), 0.0)
    out: Floats = np.where(tilted, special.gammaincc(shape, point), normal)
    return out
