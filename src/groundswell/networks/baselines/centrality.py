"""The most central accounts of the network of similar accounts: pruning nodes, not edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np
from scipy import sparse

from groundswell.networks.baselines.baseline import Acts, Named
from groundswell.networks.baselines.common_items import products, tf_idf, vectors

_ROUNDS = 500  # as in the published code
_CLOSE = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Centrality:
    """Every account above a quantile of eigenvector centrality in the cosine network.

    As in Luceri et al.: accounts with fewer than twenty acts and items of one account are left
    out; vectors are binary with TF-IDF; accounts are joined where the cosine is above 0. Their
    published code leaves the weights of edges out of the centrality, which ``weighted`` puts in.
    The paper moves the threshold over its whole range; where one is needed, we keep the top
    twentieth. The area under the curve doesn't depend on it.
    """

    paper: ClassVar[str] = "Luceri et al. (2024)"
    weighted: bool = False
    quantile: float = 0.95
    fewest_acts: int = 20

    @property
    def name(self) -> str:
        """``centrality``, or ``centrality_weighted``."""
        return "centrality_weighted" if self.weighted else "centrality"

    @property
    def title(self) -> str:
        """The quantile in words."""
        kind = "weighted eigenvector" if self.weighted else "eigenvector"
        return f"top {100 * (1 - self.quantile):.0f}% by {kind} centrality of the cosine network"

    def judge(self, acts: Acts) -> Named:
        """Name accounts by their centrality, which is the score."""
        counts, chosen = vectors(acts, fewest_acts=self.fewest_acts, fewest_accounts=2)
        score = np.zeros(acts.accounts)
        named = np.zeros(acts.accounts, dtype=np.bool_)
        if not counts.nnz:
            return Named(named, score)
        score[chosen] = _eigenvector(_network(tf_idf(counts, sublinear=False), self.weighted))
        joined = score[chosen] > 0
        if joined.any():
            threshold = np.quantile(score[chosen][joined], self.quantile)
            named[chosen] = joined & (score[chosen] >= threshold)
        return Named(named, score)


def _network(weighted: Any, with_weights: bool) -> Any:
    parts = [(a, b, c if with_weights else np.ones(len(c))) for a, b, c in products(weighted)]
    a, b, weight = (np.concatenate([part[k] for part in parts]) for k in range(3))
    half = sparse.csr_matrix((weight, (a, b)), shape=(weighted.shape[0],) * 2)
    return half + half.T


def _eigenvector(network: Any) -> Any:
    """The leading eigenvector by power iteration; 0 where an account has no neighbour."""
    there = np.asarray(network.sum(axis=1)).ravel() > 0
    if not there.any():
        return np.zeros(network.shape[0])
    x = np.where(there, 1 / np.sqrt(there.sum()), 0.0)
    for _ in range(_ROUNDS):
        before = x
        x = network @ before + before  # the shift lets two-sided networks settle as well
        x = x / np.linalg.norm(x)
        if np.abs(x - before).sum() < len(x) * _CLOSE:
            break
    return np.where(there, x, 0.0)
