"""Where a network is cut: at sets found again when the evidence is redrawn.

No single resolution suits a dense group of five and a sparse one of two hundred (Fortunato &
Barthélemy 2007), so each part of the network gets its own: resolutions are tried from coarse to
fine, and the part is divided at the first at which a set of accounts is found again in redrawn
networks (Hennig 2007) and has more weight inside than outside (Radicchi et al. 2004). The pieces
are treated alike, until none divides.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    import igraph
    from numpy.typing import NDArray

RESOLUTIONS = tuple(2.0**step for step in range(-2, 9))  # coarse to fine
FOUND_AGAIN = 0.75  # mean overlap (Jaccard) from which a set counts as stable (Hennig 2007)
LEAST = 3  # accounts in a piece; two are a pair
_HOPELESS = 0.6  # mean overlap after three redraws below which no more are tried
_NOTHING = 1e-9  # weight of a tie that a redraw left out


@dataclass(slots=True)
class Ties:
    """A network as parallel arrays: accounts are numbers from 0 on, weights are positive."""

    accounts: int
    a: NDArray[np.int64]
    b: NDArray[np.int64]
    weight: NDArray[np.float64]

    def within(self, label: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Say which ties join accounts of the same label; negative labels are none."""
        same: NDArray[np.bool_] = (label[self.a] == label[self.b]) & (label[self.a] >= 0)
        return same

    def weights(self, kept: NDArray[np.bool_] | None = None) -> NDArray[np.float64]:
        """Sum, for each account, the weights of its ties, or of those kept."""
        chosen = slice(None) if kept is None else kept
        ends = np.concatenate((self.a[chosen], self.b[chosen]))
        return summed(ends, np.tile(self.weight[chosen], 2), self.accounts)


def summed(into: NDArray[np.int64], weight: NDArray[np.float64], count: int) -> NDArray[np.float64]:
    """Sum weights by the number they belong to."""
    return np.bincount(into, weight, count).astype(np.float64)


def connected(accounts: int, a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number the connected parts of a network, one entry an account."""
    graph = coo_array((np.ones(len(a), dtype=np.int8), (a, b)), shape=(accounts, accounts))
    return connected_components(graph, directed=False)[1].astype(np.int64)  # type: ignore[no-any-return]


def local(ties: Ties, accounts: NDArray[np.int64], edges: NDArray[np.int64]) -> Ties:
    """Number the accounts of a part anew; ``accounts`` ascend."""
    return Ties(
        len(accounts),
        np.searchsorted(accounts, ties.a[edges]),
        np.searchsorted(accounts, ties.b[edges]),
        ties.weight[edges],
    )


@dataclass(slots=True)
class Cut:
    """Pieces of a part, the resolution that gave them, and each account's place in every redraw."""

    piece: NDArray[np.int64]  # one entry an account of the part
    resolution: float
    place: NDArray[np.int64]  # redraws × accounts
    stable: NDArray[np.bool_]  # one entry a piece; the others are what the stable ones leave


def cut_once(ties: Ties, redraws: NDArray[np.float64], resolution: float, seed: int) -> Cut:
    """Cut at a given resolution, stable or not."""
    graph = graph_of(ties)
    piece = _leiden(graph, ties.weight, resolution, seed)
    place = [
        _leiden(graph, ties.weight * drawn, resolution, seed + 1 + r)
        for r, drawn in enumerate(redraws)
    ]
    places = np.array(place, dtype=np.int64).reshape(-1, ties.accounts)
    return Cut(piece, resolution, places, np.ones(piece.max() + 1, dtype=bool))


def divide(
    ties: Ties,
    outward: NDArray[np.float64],
    redraws: NDArray[np.float64],
    seed: int,
    coarsest: float = 0.0,
) -> Cut | None:
    """Divide a connected part at the coarsest resolution that gives a stable set; None if none does.

    ``outward`` is the weight of each account's ties that leave the part; ``redraws`` (redraws ×
    ties) what each tie's weight is multiplied by when the evidence is drawn anew.
    """
    if ties.accounts < 2 * LEAST:
        return None
    graph = graph_of(ties)
    before: NDArray[np.int64] | None = None
    for resolution in RESOLUTIONS:
        if resolution < coarsest:
            continue
        piece = _leiden(graph, ties.weight, resolution, seed)
        if piece.max() == 0 or (before is not None and np.array_equal(piece, before)):
            continue
        before = piece
        fit = _more_inside(ties, outward, piece) & _cohesive(ties, piece)
        if not fit.any():
            break  # finer resolutions only leave less inside
        place, overlap = _found_again(graph, ties, piece, fit, redraws, resolution, seed)
        stable = overlap >= FOUND_AGAIN
        if not stable.any():
            continue
        whole = _whole(ties, outward, piece, stable)
        if whole.max() > 0:
            place = _placed(place, whole, piece, stable)
            return Cut(whole, resolution, place, _is_stable(whole, piece, stable))
    return None


def graph_of(ties: Ties) -> igraph.Graph:
    """Give the network as a graph; edges keep the order of the ties."""
    import igraph  # noqa: PLC0415 - takes half a second, which only cutting groups should pay

    return igraph.Graph(
        n=ties.accounts, edges=np.column_stack((ties.a, ties.b)).tolist(), directed=False
    )


def _leiden(
    graph: igraph.Graph, weight: NDArray[np.float64], resolution: float, seed: int
) -> NDArray[np.int64]:
    import igraph  # noqa: PLC0415 - as above

    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 - no secret
    try:
        found: Any = graph.community_leiden(
            objective_function="modularity",
            weights=np.maximum(weight, _NOTHING).tolist(),
            resolution=resolution,
            n_iterations=2,
        )
    finally:
        igraph.set_random_number_generator(random)
    return np.asarray(found.membership, dtype=np.int64)


def _found_again(
    graph: igraph.Graph,
    ties: Ties,
    piece: NDArray[np.int64],
    fit: NDArray[np.bool_],
    redraws: NDArray[np.float64],
    resolution: float,
    seed: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Places in every redraw, and each piece's mean overlap with what is most like it there."""
    places = []
    overlap = np.zeros(piece.max() + 1)
    for r, drawn in enumerate(redraws):
        place = _leiden(graph, ties.weight * drawn, resolution, seed + 1 + r)
        places.append(place)
        overlap += _best_overlap(piece, place)
        if r == 2 and not (overlap[fit] / 3 >= _HOPELESS).any():
            return np.array(places), np.zeros_like(overlap)
    return np.array(places), np.where(fit, overlap / len(redraws), 0.0)


def _more_inside(
    ties: Ties, outward: NDArray[np.float64], piece: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Say which pieces have more weight inside, ends counted, than going out (Radicchi et al. 2004)."""
    count = int(piece.max()) + 1
    inside, outside = _weights(ties, outward, piece, count)
    return 2 * inside > outside


def _cohesive(ties: Ties, piece: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Say which pieces hold at least as many ties as accounts: a bare tree is no set of its own."""
    size = np.bincount(piece)
    inner = piece[ties.a[ties.within(piece)]]
    return (size >= LEAST) & (np.bincount(inner, minlength=len(size)) >= size)


def _weights(
    ties: Ties, outward: NDArray[np.float64], piece: NDArray[np.int64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    x = piece[ties.a]
    inner = ties.within(piece)
    inside = summed(x[inner], ties.weight[inner], count)
    ends = summed(piece, ties.weights() + outward, count)
    return inside, ends - 2 * inside


def _best_overlap(piece: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.float64]:
    """Jaccard overlap of each piece with the set of ``place`` that is most like it."""
    width = int(place.max()) + 1
    code, both = np.unique(piece * width + place, return_counts=True)
    of, there = np.divmod(code, width)
    jaccard = both / (np.bincount(piece)[of] + np.bincount(place)[there] - both)
    best = np.zeros(piece.max() + 1)
    np.maximum.at(best, of, jaccard)
    return best


def _whole(
    ties: Ties,
    outward: NDArray[np.float64],
    piece: NDArray[np.int64],
    stable: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Stable pieces and what hangs together of the rest; each with more weight inside than outside.

    A piece that has not, or that is too small, joins the piece it is tied to most.
    """
    label = np.where(stable[piece], piece, -1)
    loose = (label[ties.a] < 0) & (label[ties.b] < 0)
    rest = connected(ties.accounts, ties.a[loose], ties.b[loose])
    label = np.where(label < 0, len(stable) + rest, label)
    while True:
        label = np.unique(label, return_inverse=True)[1].astype(np.int64)
        count = int(label.max()) + 1
        if count == 1:
            return label
        inside, outside = _weights(ties, outward, label, count)
        size = np.bincount(label)
        unfit = (size < LEAST) | (2 * inside <= outside)
        if not unfit.any():
            return label
        smallest = max(LEAST - 1, int(size[unfit].min()))  # the smallest first
        joins = np.flatnonzero(unfit & (size <= smallest))
        label = connected(count, joins, _tied_most(ties, label)[joins])[label]


def _tied_most(ties: Ties, label: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give, for each piece of a connected part, the piece that it is tied to most."""
    x, y = label[ties.a], label[ties.b]
    out = np.flatnonzero(x != y)
    ends = np.concatenate((x[out], y[out])), np.concatenate((y[out], x[out]))
    between = coo_array((np.tile(ties.weight[out], 2), ends))
    between.sum_duplicates()
    order = np.lexsort((between.col, -between.data, between.row))
    first = np.unique(between.row[order], return_index=True)[1]
    return between.col[order][first].astype(np.int64)  # type: ignore[no-any-return]


def _placed(
    place: NDArray[np.int64],
    whole: NDArray[np.int64],
    piece: NDArray[np.int64],
    stable: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Where each account falls in each redraw: in a set as it is, or with the rest it falls to.

    What is left beside stable sets is no set of its own at this resolution, so its bits in a redraw
    count as one as long as most of their accounts are of it.
    """
    kept = _is_stable(whole, piece, stable)
    out = np.empty_like(place)
    for r, there in enumerate(place):
        width = int(whole.max()) + 1
        votes = np.bincount(there * width + whole, minlength=(there.max() + 1) * width)
        falls_to = votes.reshape(-1, width).argmax(axis=1)
        out[r] = np.where(kept[falls_to[there]], there, -1 - falls_to[there])
    return out


def _is_stable(
    whole: NDArray[np.int64], piece: NDArray[np.int64], stable: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    kept = np.zeros(whole.max() + 1, dtype=bool)
    kept[whole[stable[piece]]] = True
    return kept
