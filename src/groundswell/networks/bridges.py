"""Chains cut at weak bridges: one tie alone can't make two groups one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import breadth_first_order

from groundswell.networks.cutting import LEAST, connected, graph_of, local

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.cutting import Ties


def weak_bridges(ties: Ties, part: NDArray[np.int64]) -> NDArray[np.int64]:
    """Cut parts where one tie alone joins two sides of three accounts or more.

    Such a tie is cut when each side holds at least a quarter of the accounts (one pair can't
    make two groups one), or when it is lighter than half the mean tie on either side.
    """
    done = np.full(ties.accounts, -1, dtype=np.int64)
    order = np.argsort(part, kind="stable")
    found = 0
    inner = np.flatnonzero(ties.within(part))
    by_part = inner[np.argsort(part[ties.a[inner]], kind="stable")]
    first = np.searchsorted(part[ties.a[by_part]], np.arange(part.max() + 2))
    starts = np.searchsorted(part[order], np.arange(part.max() + 2))
    stack = [
        (order[starts[p] : starts[p + 1]], by_part[first[p] : first[p + 1]])
        for p in range(int(part.max()) + 1)
    ]
    while stack:
        accounts, edges = stack.pop()
        cut = _bridge_cut(ties, accounts, edges)
        if cut is None:
            done[accounts] = found
            found += 1
            continue
        sides, kept = cut
        for side in np.unique(sides):
            own = sides == side
            mine = edges[kept][np.isin(ties.a[edges[kept]], accounts[own])]
            stack.append((accounts[own], mine))
    return done


def _bridge_cut(
    ties: Ties, accounts: NDArray[np.int64], edges: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.bool_]] | None:
    """Sides of the accounts of one part and the ties kept, or None when nothing is to be cut."""
    if len(accounts) < 2 * LEAST:
        return None
    small = local(ties, accounts, edges)
    bridge = np.zeros(len(edges), dtype=bool)
    bridge[graph_of(small).bridges()] = True
    if not bridge.any():
        return None
    lesser, mean = _sides(small, bridge)
    weight = small.weight[bridge]
    may = lesser >= LEAST
    weak = may & (weight < mean / 2)
    if not weak.any():
        half = may & (4 * lesser >= len(accounts))
        if not half.any():
            return None
        choice = np.flatnonzero(half)
        # the most even cut; of equal ones the lightest
        best = choice[np.lexsort((weight[choice], -lesser[choice]))[0]]
        weak = np.zeros_like(half)
        weak[best] = True
    at = np.flatnonzero(bridge)
    kept = np.ones(len(edges), dtype=bool)
    for e in at[weak][np.argsort(weight[weak], kind="stable")]:
        kept[e] = False
        sides = connected(small.accounts, small.a[kept], small.b[kept])
        size = np.bincount(sides)
        if min(size[sides[small.a[e]]], size[sides[small.b[e]]]) < LEAST:
            kept[e] = True  # an earlier cut has left too little on one side
    return connected(small.accounts, small.a[kept], small.b[kept]), kept


def _sides(ties: Ties, bridge: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """For each bridge: accounts on its smaller side, and the lesser mean tie of its two sides."""
    block = connected(ties.accounts, ties.a[~bridge], ties.b[~bridge])
    blocks = int(block.max()) + 1
    x, y = block[ties.a], block[ties.b]
    size = np.bincount(block, minlength=blocks).astype(np.float64)
    inner = x == y
    number = np.bincount(x[inner], minlength=blocks).astype(np.float64)
    weight = np.bincount(x[inner], ties.weight[inner], blocks)
    over, bx, by = ties.weight[bridge], x[bridge], y[bridge]
    tree = coo_array((np.arange(1, len(over) + 1), (bx, by)), shape=(blocks, blocks)).tocsr()
    order, parent = breadth_first_order(tree, 0, directed=False)
    up = dict(zip(zip(bx.tolist(), by.tolist(), strict=True), range(len(over)), strict=True))
    below = np.zeros((len(over), 3))
    total = np.array([size.sum(), number.sum() + len(over), weight.sum() + over.sum()])
    for node in order[:0:-1].tolist():
        above = int(parent[node])
        e = up[node, above] if (node, above) in up else up[above, node]
        below[e] = size[node], number[node], weight[node]
        size[above] += size[node]
        number[above] += number[node] + 1
        weight[above] += weight[node] + over[e]
    beyond = total - below - np.column_stack((np.zeros(len(over)), np.ones(len(over)), over))
    mean = np.minimum(
        below[:, 2] / np.maximum(below[:, 1], 1), beyond[:, 2] / np.maximum(beyond[:, 1], 1)
    )
    return np.minimum(below[:, 0], beyond[:, 0]).astype(np.int64), mean
