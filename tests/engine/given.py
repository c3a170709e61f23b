"""Events to look for co-actions in, and the definition of a co-action written out by brute force."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import NamedTuple

import numpy as np

from groundswell.engine.co_actions import CoActions, co_actions


class Pair(NamedTuple):
    """A pair with its measures, in the order of the columns of `CoActions`."""

    a: int
    b: int
    shared_items: int
    co_actions: int
    first_ms: int
    last_ms: int
    a_first: int
    b_first: int
    score: float


def found(events, **settings) -> CoActions:
    """Find the co-actions in (account, item, at_ms) triples."""
    columns = np.array(events, dtype=np.int64).reshape(-1, 3).T
    settings.setdefault("window_ms", 60_000)
    return co_actions(*columns, **settings)


def pairs_of(result: CoActions) -> list[Pair]:
    """Give the pairs row by row."""
    names = [name for name in Pair._fields if name != "score"]
    columns = [getattr(result, name).tolist() for name in names]
    scores = [round(score, 9) for score in result.score.tolist()]
    return [Pair(*row) for row in zip(*columns, scores, strict=True)]


def pairs(events, **settings) -> list[Pair]:
    """Find the pairs in (account, item, at_ms) triples."""
    return pairs_of(found(events, **settings))


def by_brute_force(events, *, window_ms=60_000, min_items=2, rarity=None) -> list[Pair]:
    """Compare every event with every other, as the definition says."""
    acts = defaultdict(list)
    for one, other in combinations(events, 2):
        if one[1] != other[1] or one[0] == other[0] or abs(one[2] - other[2]) > window_ms:
            continue
        a, b = sorted((one, other), key=lambda event: event[0])
        acts[a[0], b[0]].append((a[1], a[2], b[2]))
    expected = []
    for (a, b), together in sorted(acts.items()):
        items = {item for item, _, _ in together}
        if len(items) < min_items:
            continue
        times = [at for _, *both in together for at in both]
        expected.append(
            Pair(
                a,
                b,
                len(items),
                len(together),
                min(times),
                max(times),
                sum(at_a < at_b for _, at_a, at_b in together),
                sum(at_b < at_a for _, at_a, at_b in together),
                round(sum(1.0 if rarity is None else float(rarity[item]) for item in items), 9),
            )
        )
    return expected
