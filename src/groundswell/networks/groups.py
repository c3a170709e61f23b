"""Groups: accounts that hang together in the fused network.

By the Leiden algorithm (Traag, Waltman & van Eck 2019) on modularity, as igraph has it.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import igraph

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, kw_only=True, slots=True)
class Grouping:
    """How groups are cut from the network.

    >>> Grouping(min_size=2).min_size
    2
    """

    min_size: int = 3  # accounts; two are a pair, not a group
    resolution: float = 1.0  # of modularity; higher gives more and smaller groups
    seed: int = 20_260_223  # of the algorithm's random choices

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if self.min_size < 2:
            msg = f"groups: min_size is {self.min_size}; give 2 or more"
            raise SettingError(msg)
        if not (math.isfinite(self.resolution) and self.resolution > 0):
            msg = f"groups: resolution is {self.resolution}; give a positive number, e.g. 1.0"
            raise SettingError(msg)


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its members with their summed scores inside it, strongest first."""

    group_id: str
    members: tuple[tuple[str, float, int], ...]  # account, score inside, partners inside
    pairs: int
    score: float

    @property
    def size(self) -> int:
        """How many accounts."""
        return len(self.members)

    @property
    def density(self) -> float:
        """Pairs that acted together, of all pairs of members."""
        return 2 * self.pairs / (self.size * (self.size - 1))


def find_groups(
    a: Sequence[str], b: Sequence[str], score: Sequence[float], grouping: Grouping
) -> tuple[Group, ...]:
    """Cut a network, given as parallel sequences of edges, into groups, strongest first.

    The same edges and seed give the same groups, whatever order the edges come in.
    """
    edges = sorted(zip(a, b, score, strict=True))
    names = sorted({name for edge in edges for name in edge[:2]})
    if not names:
        return ()
    number = {name: i for i, name in enumerate(names)}
    graph = igraph.Graph(
        n=len(names), edges=[(number[x], number[y]) for x, y, _ in edges], directed=False
    )
    igraph.set_random_number_generator(random.Random(grouping.seed))  # noqa: S311 - no secret
    try:
        cut = graph.community_leiden(
            objective_function="modularity",
            weights=[max(weight, 1e-9) for _, _, weight in edges],
            resolution=grouping.resolution,
            n_iterations=10,
        ).membership
    finally:
        igraph.set_random_number_generator(random)
    inside: dict[int, list[tuple[str, str, float]]] = defaultdict(list)
    for x, y, weight in edges:
        if cut[number[x]] == cut[number[y]]:
            inside[cut[number[x]]].append((x, y, weight))
    found = [_group(pairs) for pairs in inside.values()]
    return tuple(
        sorted(
            (group for group in found if group.size >= grouping.min_size),
            key=lambda group: (-group.score, group.group_id),
        )
    )


def _group(pairs: list[tuple[str, str, float]]) -> Group:
    scores: dict[str, float] = defaultdict(float)
    partners: dict[str, int] = defaultdict(int)
    for x, y, weight in pairs:
        for name in (x, y):
            scores[name] += weight
            partners[name] += 1
    members = sorted(((n, scores[n], partners[n]) for n in scores), key=lambda m: (-m[1], m[0]))
    named = "\n".join(sorted(scores)).encode("utf-8", "replace")
    group_id = f"g-{hashlib.blake2b(named, digest_size=6).hexdigest()}"
    return Group(group_id, tuple(members), len(pairs), sum(weight for _, _, weight in pairs))
