"""From links to operators: what hangs together, unless a person said otherwise or it is a mere chain.

Links join, the strongest first. One that would bring two accounts together that are different is
left out; so the weakest links on every path between them go. What hangs together by single links
between larger sets is cut there: one coincidence can't make two operators one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.networks.bridges import weak_bridges
from groundswell.networks.cutting import Ties, connected, graph_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SPARSE = 0.5  # linked pairs of all pairs, under which a component is looked at for mere chains


@dataclass(frozen=True, slots=True)
class Components:
    """What hangs together: for each account the number of its component, and for each link its part."""

    label: Ints  # of each account; accounts without a link have one of their own
    kept: Flags  # of each link: whether it holds
    bridge: Flags  # of each link: whether its removal splits what hangs together
    weakest: dict[int, float]  # bits of the weakest link that each component needs


def components(
    accounts: int,
    a: Ints,
    b: Ints,
    bits: Floats,
    same: Sequence[tuple[int, int]] = (),
    apart: Sequence[tuple[int, int]] = (),
) -> Components:
    """Join accounts by links, given as parallel arrays.

    ``same`` and ``apart`` are pairs of accounts that a person's word holds together or apart; they
    must not contradict one another.
    """
    order = np.lexsort((b, a, -bits))
    kept = _joined(accounts, a[order], b[order], same, apart)
    holds = np.zeros(len(a), dtype=bool)
    holds[order] = kept
    together = _by_word(accounts, same)
    label = _cut_chains(a[holds], b[holds], bits[holds], together)
    holds &= label[a] == label[b]
    x = np.concatenate((a[holds], [pair[0] for pair in same])).astype(np.int64)
    y = np.concatenate((b[holds], [pair[1] for pair in same])).astype(np.int64)
    label = connected(accounts, x, y)
    # Among links between the same two sets that a word holds together none is a bridge.
    bridge = np.zeros(len(a), dtype=bool)
    bridge[np.flatnonzero(holds)] = _bridges(a[holds], b[holds], together)
    return Components(
        label, holds, bridge, _weakest(a[holds], b[holds], bits[holds], label, together)
    )


def _by_word(accounts: int, same: Sequence[tuple[int, int]]) -> Ints:
    """Number accounts so that those that a word holds together have one number."""
    if not same:
        return np.arange(accounts)
    x, y = np.array(same, dtype=np.int64).T
    return connected(accounts, x, y)


class _Union:
    """Sets of accounts that grow together, and which of them must not meet."""

    def __init__(self, accounts: int) -> None:
        self.above = list(range(accounts))
        self.foes: dict[int, set[int]] = {}

    def root(self, one: int) -> int:
        above = self.above
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, one: int, other: int) -> bool:
        """Join two sets unless they must not meet; say whether they are one now."""
        x, y = self.root(one), self.root(other)
        if x == y:
            return True
        if y in self.foes.get(x, ()):
            return False
        if len(self.foes.get(x, ())) < len(self.foes.get(y, ())):
            x, y = y, x
        self.above[y] = x
        for foe in self.foes.pop(y, set()):
            self.foes[foe].discard(y)
            self.foes[foe].add(x)
            self.foes[x].add(foe)
        return True

    def part(self, one: int, other: int) -> None:
        x, y = self.root(one), self.root(other)
        self.foes.setdefault(x, set()).add(y)
        self.foes.setdefault(y, set()).add(x)


def _joined(
    accounts: int,
    a: Ints,
    b: Ints,
    same: Sequence[tuple[int, int]],
    apart: Sequence[tuple[int, int]],
) -> Flags:
    union = _Union(accounts)
    for x, y in same:
        union.join(x, y)
    for x, y in apart:
        union.part(x, y)
    held = [union.join(x, y) for x, y in zip(a.tolist(), b.tolist(), strict=True)]
    return np.array(held, dtype=bool)


def _cut_chains(a: Ints, b: Ints, bits: Floats, together: Ints) -> Ints:
    """Label accounts by what is left of components when mere chains are cut."""
    x, y = together[a], together[b]
    nodes = int(together.max(initial=-1)) + 1
    inner = x != y
    low, high = np.minimum(x, y)[inner], np.maximum(x, y)[inner]
    pair, place = np.unique(low * max(1, nodes) + high, return_inverse=True)
    weight = np.zeros(len(pair))
    np.maximum.at(weight, place, bits[inner])
    ties = Ties(nodes, pair // max(1, nodes), pair % max(1, nodes), np.maximum(weight, 1e-9))
    part = connected(nodes, ties.a, ties.b)
    size = np.bincount(part)
    links = np.bincount(part[ties.a], minlength=len(size))
    sparse = (size >= 6) & (links < _SPARSE * size * (size - 1) / 2)
    if not sparse.any():
        return part[together]
    chosen = np.flatnonzero(sparse[part])
    edges = np.flatnonzero(sparse[part[ties.a]])
    number = np.full(nodes, -1, dtype=np.int64)
    number[chosen] = np.arange(len(chosen))
    small = Ties(len(chosen), number[ties.a[edges]], number[ties.b[edges]], ties.weight[edges])
    own = np.unique(part[chosen], return_inverse=True)[1].astype(np.int64)
    label = part.copy()
    label[chosen] = len(size) + weak_bridges(small, own)
    return label[together]


def _bridges(a: Ints, b: Ints, together: Ints) -> Flags:
    """Tell which links split what hangs together when they are gone; of two accounts none."""
    ends, number = np.unique(together[np.concatenate((a, b))], return_inverse=True)
    x, y = number[: len(a)], number[len(a) :]
    nodes = len(ends)
    low, high = np.minimum(x, y), np.maximum(x, y)
    pair, place, times = np.unique(
        low * max(1, nodes) + high, return_inverse=True, return_counts=True
    )
    ties = Ties(nodes, pair // max(1, nodes), pair % max(1, nodes), np.ones(len(pair)))
    alone = np.zeros(len(pair), dtype=bool)
    if len(pair):
        alone[graph_of(ties).bridges()] = True
    part = connected(nodes, ties.a, ties.b)
    size = np.bincount(part)
    # The only link of two accounts is all there is: nothing hangs on it but themselves.
    alone &= (times == 1) & ~((size[part[ties.a]] == 2) & (ties.a != ties.b)) & (ties.a != ties.b)
    found: Flags = alone[place]
    return found


def _weakest(a: Ints, b: Ints, bits: Floats, label: Ints, together: Ints) -> dict[int, float]:
    """Give the bits of the weakest link that each component needs: of its strongest tree."""
    order = np.lexsort((b, a, -bits))
    union = _Union(int(together.max(initial=-1)) + 1)
    found: dict[int, float] = {}
    for e in order.tolist():
        x, y = union.root(int(together[a[e]])), union.root(int(together[b[e]]))
        if x != y:
            union.join(x, y)
            found[int(label[a[e]])] = float(bits[e])
    return found
