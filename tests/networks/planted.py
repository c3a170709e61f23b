"""Networks with known groups, for the tests of cutting."""

from __future__ import annotations

from itertools import combinations

import numpy as np

Edges = list[tuple[str, str, float]]


def dense(name: str, size: int, density: float, *, seed: int = 0, score: float = 6.0) -> Edges:
    """Tie accounts of one group at random, in a ring at least so that all hang together."""
    dice = np.random.default_rng([seed, size, sum(map(ord, name))])
    names = [f"{name}-{n:03}" for n in range(size)]
    ring = {tuple(sorted((names[n], names[n - 1]))) for n in range(size)}
    ties = {two for two in combinations(names, 2) if dice.random() < density}
    return [(*two, score) for two in sorted(ring | ties) if two[0] != two[1]]


def between(first: Edges, second: Edges, count: int, *, seed: int = 0, score: float = 2.0) -> Edges:
    """Tie so many accounts of two groups, all different where they can be."""
    dice = np.random.default_rng([seed, count])
    left, right = accounts(first), accounts(second)
    ties = {
        (left[dice.integers(len(left))], right[dice.integers(len(right))]) for _ in range(count)
    }
    return [(*sorted(two), score) for two in sorted(ties)]


def accounts(edges: Edges) -> list[str]:
    """Give the accounts of a network in order."""
    return sorted({name for edge in edges for name in edge[:2]})


def by_name(edges: Edges) -> set[frozenset[str]]:
    """Give the planted groups: accounts whose names begin alike."""
    of: dict[str, set[str]] = {}
    for name in accounts(edges):
        of.setdefault(name.rpartition("-")[0], set()).add(name)
    return {frozenset(names) for names in of.values()}
