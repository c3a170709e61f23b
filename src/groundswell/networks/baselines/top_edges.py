"""The most similar half per cent of pairs, by the items that accounts acted on at any time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from groundswell.networks.baselines.baseline import Acts, Named, strongest
from groundswell.networks.baselines.common_items import products, tf_idf, vectors


@dataclass(frozen=True, kw_only=True, slots=True)
class TopEdges:
    """Every account of a pair among the top ``share`` of cosines between TF-IDF vectors.

    As in case study 4 (co-retweets) of Pacheco et al.: accounts with fewer than ten acts are left
    out; items need three accounts. The published code looks at an account's hundred nearest only,
    to save time; here it is all pairs, as the paper says.
    """

    paper: ClassVar[str] = "Pacheco et al. (2021), case study 4"
    share: float = 0.005
    fewest_acts: int = 10
    fewest_accounts: int = 3

    @property
    def name(self) -> str:
        """``top_edges``."""
        return "top_edges"

    @property
    def title(self) -> str:
        """The share in words."""
        return f"top {100 * self.share:g}% of edges by TF-IDF cosine"

    def judge(self, acts: Acts) -> Named:
        """Name accounts by their most similar partner; the score is the cosine."""
        counts, chosen = vectors(
            acts, fewest_acts=self.fewest_acts, fewest_accounts=self.fewest_accounts
        )
        score, values = np.zeros(acts.accounts), []
        if counts.nnz:
            for a, b, cosine in products(tf_idf(counts, sublinear=True)):
                best = strongest(a, b, cosine, counts.shape[0])
                score[chosen] = np.maximum(score[chosen], best)
                values.append(cosine.astype(np.float32))
        edges = np.concatenate(values) if values else np.empty(0, dtype=np.float32)
        if not len(edges):
            return Named(score > 0, score)
        threshold = np.quantile(edges, 1 - self.share)
        return Named(score.astype(np.float32) >= threshold, score)
