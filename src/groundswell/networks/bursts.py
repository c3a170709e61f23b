"""Items whose busiest minutes are full of accounts that hardly act otherwise.

For campaigns whose accounts act once or a few times, where no pair can show itself. The test asks
*who* is in an item's burst, compared with the item's other actors: that many acted at once does
not trigger it. It has no power where nearly everybody acts once or twice.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.networks.significance import corrected

if TYPE_CHECKING:
    from numpy.typing import NDArray

_MOST_ACTS = 2  # of a sparse account in the whole data
_FEWEST = 10  # acts in a burst, below which it is not tested
_SHRINK = 20.0  # acts of the whole data's rate added to an item's other acts
_QUANTILE, _CHI_SQUARE = 0.8, 1.642  # of chi-square with one degree of freedom
_LEAST_SPREAD = 1e-3


@dataclass(frozen=True, slots=True)
class Bursts:
    """The busiest window of each item that has enough acts in it; one entry an item.

    ``acts`` in the window, ``sparse`` of them by accounts with at most two acts in the data,
    ``usual`` the share of such accounts to be expected on this item, ``start_ms`` of the window,
    ``p`` and ``q`` (Benjamini & Hochberg over the items tested).
    """

    item: NDArray[np.int64]
    start_ms: NDArray[np.int64]
    acts: NDArray[np.int64]
    sparse: NDArray[np.int64]
    usual: NDArray[np.float64]
    p: NDArray[np.float64]
    q: NDArray[np.float64]


def find_bursts(
    account: NDArray[Any], item: NDArray[Any], at_ms: NDArray[Any], *, window_ms: int = 60_000
) -> Bursts:
    """Test who acts in each item's busiest window, by a beta-binomial tail.

    Arrays as in `groundswell.networks.significance.against_chance`; an account's further acts
    on an item don't count.
    """
    account, item, at = (np.asarray(x, dtype=np.int64) for x in (account, item, at_ms))
    order = np.lexsort((at, account, item))
    account, item, at = account[order], item[order], at[order]
    first = np.ones(len(account), dtype=np.bool_)
    first[1:] = (account[1:] != account[:-1]) | (item[1:] != item[:-1])
    account, item, at = account[first], item[first], at[first]
    sparse = np.bincount(account)[account] <= _MOST_ACTS if len(account) else first[:0]
    order = np.lexsort((account, at, item))
    item, at, sparse = item[order], at[order], sparse[order]
    edges = np.flatnonzero(np.concatenate(([True], item[1:] != item[:-1], [True])))
    rows = [
        _busiest(item[low], at[low:high], sparse[low:high], window_ms)
        for low, high in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True)
        if high - low >= _FEWEST
    ] if len(item) else []  # fmt: skip
    rows = [row for row in rows if row[2] >= _FEWEST]
    names, starts, acts, few, other, other_few = (
        np.array([row[k] for row in rows], dtype=np.int64) for k in range(6)
    )
    rate = float(sparse.mean()) if len(sparse) else 0.0
    usual = (other_few + _SHRINK * rate) / (other + _SHRINK)
    spread = _spread(few, acts, usual)
    p = np.array(
        [
            _tail(*each, spread)
            for each in zip(few.tolist(), acts.tolist(), usual.tolist(), strict=True)
        ]
    )
    return Bursts(names, starts, acts, few, usual, p, corrected(p, float(len(p))))


def _busiest(
    item: int, at: NDArray[np.int64], sparse: NDArray[np.bool_], window_ms: int
) -> tuple[int, int, int, int, int, int]:
    """Item, start and acts of its busiest window, sparse ones in it, the same outside it."""
    ends = np.searchsorted(at, at + window_ms, side="right")
    counts = ends - np.arange(len(at))
    low = int(np.argmax(counts))
    acts = int(counts[low])
    inside = int(sparse[low : low + acts].sum())
    return int(item), int(at[low]), acts, inside, len(at) - acts, int(sparse.sum()) - inside


def _spread(few: Any, acts: Any, usual: Any) -> float:
    """How much more shares vary between items than a coin's would, planted ones trimmed away."""
    varied = (usual > 0) & (usual < 1)
    if varied.sum() < 20:
        return 0.05  # too few items to measure it: assume a good deal
    few, acts, usual = few[varied], acts[varied], usual[varied]
    square = (few - acts * usual) ** 2 / (acts * usual * (1 - usual))
    excess = float(np.quantile(square, _QUANTILE)) / _CHI_SQUARE - 1
    return float(np.clip(excess / max(1.0, float(np.median(acts)) - 1), _LEAST_SPREAD, 0.5))


def _tail(few: int, acts: int, usual: float, spread: float) -> float:
    """P(at least ``few`` of ``acts``) under a beta-binomial with mean ``usual``."""
    if few <= 0 or usual >= 1:
        return 1.0
    if usual <= 0:
        return 0.0
    total = 1 / spread - 1
    a, b = usual * total, (1 - usual) * total
    base = math.lgamma(total) - math.lgamma(a) - math.lgamma(b) - math.lgamma(total + acts)
    return min(
        1.0,
        sum(
            math.exp(
                base
                + math.lgamma(acts + 1) - math.lgamma(k + 1) - math.lgamma(acts - k + 1)
                + math.lgamma(a + k) + math.lgamma(b + acts - k)
            )
            for k in range(few, acts + 1)
        ),
    )  # fmt: skip
