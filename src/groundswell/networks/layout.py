"""Positions for a picture of a network: Fruchterman & Reingold (1991), as igraph has it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import igraph

if TYPE_CHECKING:
    from collections.abc import Sequence


def positions(
    nodes: int, edges: Sequence[tuple[int, int]], weights: Sequence[float], seed: int
) -> list[tuple[float, float]]:
    """Give x and y in 0..1 for nodes ``0 … nodes-1``; the same input gives the same picture."""
    if not nodes:
        return []
    graph = igraph.Graph(n=nodes, edges=list(edges), directed=False)
    heaviest = max(weights, default=1.0) or 1.0
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no secret
    try:
        layout = graph.layout_fruchterman_reingold(
            weights=[0.2 + weight / heaviest for weight in weights] or None, niter=400, grid=False
        )
    finally:
        igraph.set_random_number_generator(random)
    xs, ys = [c[0] for c in layout.coords], [c[1] for c in layout.coords]
    return [(_between(x, xs), _between(y, ys)) for x, y in zip(xs, ys, strict=True)]


def backbone(
    nodes: int, edges: Sequence[tuple[int, int]], weights: Sequence[float], limit: int
) -> list[int]:
    """Choose at most ``limit`` edges for a picture: a strongest spanning tree, then the strongest.

    Gives positions in ``edges``, in order. What hangs together stays together in the picture.
    """
    graph = igraph.Graph(n=nodes, edges=list(edges), directed=False)
    tree = graph.spanning_tree(weights=[-weight for weight in weights], return_tree=False)
    by_weight = sorted(range(len(edges)), key=lambda i: (-weights[i], edges[i]))
    return sorted(list(dict.fromkeys([*tree, *by_weight]))[:limit])


def _between(value: float, values: list[float]) -> float:
    low, high = min(values), max(values)
    return 0.5 if high == low else round((value - low) / (high - low), 4)
