"""Published ways to name coordinated accounts, written out to be compared with ours."""

from __future__ import annotations

from groundswell.networks.baselines.baseline import Acts, Baseline, Named
from groundswell.networks.baselines.centrality import Centrality
from groundswell.networks.baselines.count import Count
from groundswell.networks.baselines.hypergeometric import Hypergeometric
from groundswell.networks.baselines.percentile import Percentile
from groundswell.networks.baselines.top_edges import TopEdges

__all__ = [
    "Acts",
    "Baseline",
    "Centrality",
    "Count",
    "Hypergeometric",
    "Named",
    "Percentile",
    "TopEdges",
    "published",
]


def published(window_ms: int = 60_000) -> tuple[Baseline, ...]:
    """Every baseline with the settings that its authors published, in the order of our tables.

    ``window_ms`` is for those that look at acts close together: they get our window.

    >>> [each.name for each in published()][:3]
    ['count_2', 'count_5', 'count_8']
    """
    return (
        Count(least=2, window_ms=window_ms),
        Count(least=5, window_ms=window_ms),
        Count(least=8, window_ms=window_ms),
        Percentile(window_ms=window_ms),
        Percentile(edge_weight=0.95, window_ms=window_ms),
        TopEdges(),
        Centrality(),
        Centrality(weighted=True),
        Hypergeometric(),
    )
