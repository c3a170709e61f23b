"""Pairs whose weight is above a percentile of all weights, as the package CooRTweet has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from groundswell.engine.co_actions import co_actions
from groundswell.networks.baselines.baseline import Acts, Named, strongest


@dataclass(frozen=True, kw_only=True, slots=True)
class Percentile:
    """Every account with an edge heavier than the ``edge_weight`` quantile of all edges.

    As in ``detect_groups`` and ``generate_coordinated_network(subgraph = 1)`` of CooRTweet: an
    edge's weight is the number of pairs of posts on one object at most the window apart. Accounts
    with fewer than ``min_participation`` posts are left out first; of the edges, those stay of
    which one account has as many posts with a partner. The window is ours (CooRTweet's default
    is 10 s), so that methods differ in how they decide and not in what they look at.
    """

    paper: ClassVar[str] = "Righetti & Balluff (2025), CooRTweet"
    edge_weight: float = 0.5
    min_participation: int = 2
    window_ms: int = 60_000

    @property
    def name(self) -> str:
        """``percentile_`` and the percentile."""
        return f"percentile_{round(100 * self.edge_weight)}"

    @property
    def title(self) -> str:
        """The percentile in words."""
        return f"edges above the {round(100 * self.edge_weight)}th percentile of weights"

    def judge(self, acts: Acts) -> Named:
        """Name accounts by their heaviest edge; the score is its weight."""
        posts = np.bincount(acts.account, minlength=acts.accounts)
        kept = posts[acts.account] >= self.min_participation
        account = acts.account[kept]
        found = co_actions(
            account, acts.item[kept], acts.at_ms[kept], window_ms=self.window_ms, min_items=1
        )
        taking_part = np.bincount(account[found.surviving], minlength=acts.accounts)
        enough = taking_part >= self.min_participation
        edges = enough[found.a] | enough[found.b]
        weight = found.co_actions[edges].astype(np.float64)
        score = strongest(found.a[edges], found.b[edges], weight, acts.accounts)
        threshold = float(np.quantile(weight, self.edge_weight)) if len(weight) else 0.0
        return Named(score > threshold, score)
