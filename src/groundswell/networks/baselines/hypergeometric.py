"""Pairs that share more items than two random draws from all items would."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy.special import gammaln

from groundswell.networks.baselines.baseline import Acts, Named, strongest
from groundswell.networks.baselines.common_items import products, vectors

_NEGLIGIBLE = 1e-12  # terms this much smaller than the tail so far are left out
_BITS = 21  # of a count in a packed key


@dataclass(frozen=True, kw_only=True, slots=True)
class Hypergeometric:
    """Every account with a statistically validated link.

    As in Tumminello et al.: the chance that two accounts share so many of all items, given how
    many each acted on, with control of the false discovery rate over all pairs of accounts.
    That items differ in popularity is not part of its chance.
    """

    paper: ClassVar[str] = "Tumminello et al. (2011), statistically validated networks"
    alpha: float = 0.05

    @property
    def name(self) -> str:
        """``hypergeometric``."""
        return "hypergeometric"

    @property
    def title(self) -> str:
        """What it does."""
        return "hypergeometric test on common items, false discovery rate over all pairs"

    def judge(self, acts: Acts) -> Named:
        """Name accounts by their best pair; the score is its −log10 p."""
        score = np.zeros(acts.accounts)
        counts, chosen = vectors(acts, fewest_acts=1, fewest_accounts=1)
        if not counts.nnz:
            return Named(score > 0, score)
        once = counts.copy()
        once.data = np.ones(counts.nnz, dtype=np.int32)
        once = once.astype(np.int32)
        acted = np.diff(once.indptr).astype(np.int64)
        pairs = len(acted) * (len(acted) - 1) / 2
        small = []
        for a, b, shared in products(once):
            p = _tails(shared.astype(np.int64), acted[a], acted[b], once.shape[1])
            best = strongest(a, b, -np.log10(np.maximum(p, 1e-300)), len(acted))
            score[chosen] = np.maximum(score[chosen], best)
            small.append(p[p <= self.alpha])
        threshold = _threshold(np.concatenate(small), pairs, self.alpha)
        if not threshold:
            return Named(np.zeros(acts.accounts, dtype=np.bool_), score)
        return Named(score >= -np.log10(max(threshold, 1e-300)), score)


def _tails(shared: Any, one: Any, other: Any, items: int) -> Any:
    """P(at least ``shared`` common items) for draws of ``one`` and ``other`` from ``items``."""
    low, high = np.minimum(one, other), np.maximum(one, other)
    key, back = np.unique((shared << (2 * _BITS)) | (low << _BITS) | high, return_inverse=True)
    mask = (1 << _BITS) - 1
    return tail(key >> (2 * _BITS), (key >> _BITS) & mask, key & mask, items)[back]


def tail(shared: Any, one: Any, other: Any, items: int) -> Any:
    """Give the upper tail of the hypergeometric distribution, ``shared`` included.

    Arrays of equal length.

    >>> tail(np.array([1, 2]), np.array([2, 2]), np.array([2, 2]), 4).round(6).tolist()
    [0.833333, 0.166667]
    """
    shared, one, other = (np.asarray(x, dtype=np.int64) for x in (shared, one, other))
    most = np.minimum(one, other)
    k = np.maximum(shared, one + other - items)
    term = np.where(
        k <= most,
        np.exp(
            _choose(one, np.minimum(k, most))
            + _choose(items - one, other - np.minimum(k, most))
            - _choose(items, other)
        ),
        0.0,
    )
    total = term.copy()
    left = np.flatnonzero(k < most)
    while len(left):
        n, m, j = one[left], other[left], k[left]
        term[left] *= (n - j) * (m - j) / ((j + 1.0) * (items - n - m + j + 1))
        total[left] += term[left]
        k[left] += 1
        rising = (n - j) * (m - j) > (j + 1.0) * (items - n - m + j + 1)
        left = left[(k[left] < most[left]) & (rising | (term[left] > _NEGLIGIBLE * total[left]))]
    return np.minimum(1.0, total)


def _choose(n: Any, k: Any) -> Any:
    return gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)


def _threshold(p: Any, pairs: float, alpha: float) -> float:
    """The largest p that Benjamini & Hochberg accept among ``pairs`` tests; 0 when none."""
    ranked = np.sort(p)
    accepted = np.flatnonzero(ranked <= alpha * np.arange(1, len(ranked) + 1) / pairs)
    return float(ranked[accepted[-1]]) if len(accepted) else 0.0
