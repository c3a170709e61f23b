"""Groups: accounts that hang together in the fused network, and how firmly.

By the Leiden algorithm (Traag, Waltman & van Eck 2019) on modularity, as igraph has it, at a
resolution that each part of the network gets by a rule; see `cutting`.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.networks import stability
from groundswell.networks.bridges import weak_bridges
from groundswell.networks.cutting import Ties, connected, cut_once, divide, local

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.networks.cutting import Cut
    from groundswell.networks.grouping import Grouping


_NOTHING = 1e-9  # weight of a tie whose items are common to all; such accounts still hang together


@dataclass(frozen=True, slots=True)
class Evidence:
    """What ties rest on: parallel arrays, one entry for each coincidence that a tie rests on.

    ``tie`` is the place of the tie in the sequences given to `find_groups`, ``item`` the number
    of the item; one entry each occasion, so that an item may come twice.
    """

    tie: NDArray[np.int64]
    item: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Group:
    """A group: its members with their summed scores inside it, strongest first."""

    group_id: str
    members: tuple[tuple[str, float, int], ...]  # account, score inside, partners inside
    pairs: int
    score: float
    strengths: tuple[float, ...] = ()  # of each member: share of its ties' weight that lies inside
    stabilities: tuple[float, ...] = ()  # of each member: how often it stays with the others
    resolution: float | None = None  # at which it was cut; None for what nothing else is tied to

    @property
    def size(self) -> int:
        """How many accounts."""
        return len(self.members)

    @property
    def density(self) -> float:
        """Pairs that acted together, of all pairs of members."""
        return 2 * self.pairs / (self.size * (self.size - 1))

    @property
    def stability(self) -> float:
        """How often two members stay together when the evidence is redrawn, mean over all pairs."""
        return sum(self.stabilities) / self.size


def find_groups(
    a: Sequence[str],
    b: Sequence[str],
    score: Sequence[float],
    grouping: Grouping,
    evidence: Evidence | None = None,
) -> tuple[Group, ...]:
    """Cut a network, given as parallel sequences of edges, into groups, strongest first.

    The same edges and seed give the same groups, whatever order the edges come in; what is not
    connected with a group has no say in it. With ``evidence``, ties that rest on a single
    coincidence are left out, and so are accounts whose ties in a group all rest on one item.
    """
    edges = sorted(zip(a, b, score, range(len(a)), strict=True))
    names = sorted({name for edge in edges for name in edge[:2]})
    if not names:
        return ()
    number = {name: i for i, name in enumerate(names)}
    ties = Ties(
        len(names),
        np.array([number[edge[0]] for edge in edges], dtype=np.int64),
        np.array([number[edge[1]] for edge in edges], dtype=np.int64),
        np.maximum(np.array([edge[2] for edge in edges], dtype=np.float64), _NOTHING),
    )
    if evidence is not None:
        given = np.array([edge[3] for edge in edges], dtype=np.int64)
        ties, evidence, kept = _well_founded(ties, evidence, given)
        edges = [edges[i] for i in kept.tolist()]
    labelled = _labelled(ties, grouping, evidence)
    return _groups(names, ties, [edge[2] for edge in edges], labelled, grouping.min_size)


@dataclass(slots=True)
class _Labelled:
    """One entry an account: its group (negative for none), its stability, its group's resolution."""

    group: NDArray[np.int64]
    stability: NDArray[np.float64]
    resolution: NDArray[np.float64]


def _well_founded(
    ties: Ties, evidence: Evidence, given: NDArray[np.int64]
) -> tuple[Ties, Evidence, NDArray[np.int64]]:
    """Leave out ties that rest on fewer than two coincidences; ``given`` is each tie's place."""
    place = np.argsort(given)  # from a tie's place as given to its place in order
    tie = place[np.asarray(evidence.tie, dtype=np.int64)]
    kept = np.flatnonzero(np.bincount(tie, minlength=len(given)) >= 2)
    new = np.full(len(given), -1, dtype=np.int64)
    new[kept] = np.arange(len(kept))
    of = new[tie]
    founded = Ties(ties.accounts, ties.a[kept], ties.b[kept], ties.weight[kept])
    item = np.asarray(evidence.item, dtype=np.int64)[of >= 0]
    return founded, Evidence(of[of >= 0], item), kept


def _labelled(ties: Ties, grouping: Grouping, evidence: Evidence | None) -> _Labelled:
    out = _Labelled(
        np.full(ties.accounts, -1, dtype=np.int64),
        np.zeros(ties.accounts),
        np.full(ties.accounts, np.nan),
    )
    # A resolution that is given speaks of the whole network, one that is found of each part of it.
    whole = grouping.resolution == "auto"
    part = connected(ties.accounts, ties.a, ties.b) if whole else np.zeros(ties.accounts, np.int64)
    by_account = np.argsort(part, kind="stable")
    by_tie = np.argsort(part[ties.a], kind="stable")
    bounds = np.arange(part.max() + 2)
    of_account = np.searchsorted(part[by_account], bounds)
    of_tie = np.searchsorted(part[ties.a][by_tie], bounds)
    items = _items_by_tie(evidence, len(ties.a))
    found = 0
    for p in range(len(bounds) - 1):
        accounts = by_account[of_account[p] : of_account[p + 1]]
        inner = by_tie[of_tie[p] : of_tie[p + 1]]
        if len(accounts) < 2 or not len(inner):
            continue
        there = items.of(inner) if items is not None else None
        own = _one_part(local(ties, accounts, inner), grouping, there)
        out.group[accounts] = np.where(own.group >= 0, own.group + found, -1)
        out.stability[accounts] = own.stability
        out.resolution[accounts] = own.resolution
        found += int(own.group.max()) + 1
    return out


@dataclass(slots=True)
class _Items:
    """Items that ties rest on, sorted by tie, so that those of some ties are found at once."""

    start: NDArray[np.int64]
    item: NDArray[np.int64]

    def of(self, ties: NDArray[np.int64]) -> Evidence:
        """Give the items of some ties, numbered anew in the order given."""
        count = self.start[ties + 1] - self.start[ties]
        tie = np.repeat(np.arange(len(ties)), count)
        first = np.repeat(self.start[ties] - np.concatenate(([0], np.cumsum(count)[:-1])), count)
        return Evidence(tie, self.item[first + np.arange(len(tie))])


def _items_by_tie(evidence: Evidence | None, ties: int) -> _Items | None:
    if evidence is None:
        return None
    order = np.lexsort((evidence.item, evidence.tie))
    start = np.searchsorted(evidence.tie[order], np.arange(ties + 1))
    return _Items(start.astype(np.int64), evidence.item[order])


def _one_part(ties: Ties, grouping: Grouping, evidence: Evidence | None) -> _Labelled:
    times = stability.redraws(len(ties.a), grouping.resamples)
    drawn = (
        stability.redraw_ties(len(ties.a), times, grouping.seed)
        if evidence is None
        else stability.redraw_items(len(ties.a), evidence.tie, evidence.item, times, grouping.seed)
    )
    label, place, resolution = _cut(ties, drawn, grouping)
    group = weak_bridges(ties, label)
    if evidence is not None:
        group = _on_several_items(ties, group, evidence)
    together = stability.hanging_together(ties, ties.within(group), drawn)
    share = stability.co_membership(group, stability.joined(place, together))
    return _Labelled(group, share, resolution)


def _cut(
    ties: Ties, drawn: NDArray[np.float64], grouping: Grouping
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Label accounts by the cuts alone, with their place in each redraw and the last resolution."""
    label = np.zeros(ties.accounts, dtype=np.int64)
    place = np.zeros((len(drawn), ties.accounts), dtype=np.int64)
    resolution = np.full(ties.accounts, np.nan)
    if grouping.resolution != "auto":
        once = cut_once(ties, drawn, grouping.resolution, grouping.seed)
        return once.piece, once.place, np.full(ties.accounts, once.resolution)
    total = ties.weights()
    found = 1
    waiting = [(np.arange(ties.accounts), np.arange(len(ties.a)), 0.0)]
    while waiting:
        accounts, inner, coarsest = waiting.pop()
        part = local(ties, accounts, inner)
        cut = divide(
            part, total[accounts] - part.weights(), drawn[:, inner], grouping.seed, coarsest
        )
        if cut is None:
            continue
        resolution[accounts] = cut.resolution
        place[:, accounts] = stability.joined(place[:, accounts], cut.place)
        label[accounts] = found + cut.piece
        found += len(cut.stable)
        waiting += _pieces(part, cut, accounts, inner)
    return np.unique(label, return_inverse=True)[1].astype(np.int64), place, resolution


def _pieces(
    part: Ties, cut: Cut, accounts: NDArray[np.int64], inner: NDArray[np.int64]
) -> list[tuple[NDArray[np.int64], NDArray[np.int64], float]]:
    """Pieces to be looked at again; what stable ones leave, from this resolution on."""
    kept = np.flatnonzero(part.within(cut.piece))
    of_tie = cut.piece[part.a[kept]]
    by_tie = kept[np.argsort(of_tie, kind="stable")]
    by_account = np.argsort(cut.piece, kind="stable")
    bounds = np.arange(len(cut.stable) + 1)
    tie = np.searchsorted(np.sort(of_tie), bounds)
    account = np.searchsorted(cut.piece[by_account], bounds)
    return [
        (
            accounts[by_account[account[p] : account[p + 1]]],
            inner[by_tie[tie[p] : tie[p + 1]]],
            0.0 if cut.stable[p] else cut.resolution,
        )
        for p in range(len(cut.stable))
    ]


def _on_several_items(
    ties: Ties, group: NDArray[np.int64], evidence: Evidence
) -> NDArray[np.int64]:
    """Leave out accounts whose ties inside their group all rest on one item, until none is left."""
    item_no = np.unique(evidence.item, return_inverse=True)[1].astype(np.int64)
    items = int(item_no.max(initial=0)) + 1
    while True:
        inside = ties.within(group)[evidence.tie]
        tie, item = evidence.tie[inside], item_no[inside]
        ends = np.concatenate((ties.a[tie] * items + item, ties.b[tie] * items + item))
        of = np.unique(ends) // items
        few = (np.bincount(of, minlength=ties.accounts) < 2) & (group >= 0)
        kept = ties.within(np.where(few, -1, group))
        parts = connected(ties.accounts, ties.a[kept], ties.b[kept])
        parts[np.bincount(parts)[parts] < 2] = -1
        if not few.any():
            return parts
        group = parts


def _groups(
    names: list[str], ties: Ties, score: list[float], labelled: _Labelled, min_size: int
) -> tuple[Group, ...]:
    inner = ties.within(labelled.group)
    share = np.minimum(ties.weights(inner) / np.maximum(ties.weights(), _NOTHING), 1.0)
    inside: dict[int, list[tuple[int, int, float]]] = defaultdict(list)
    for e in np.flatnonzero(inner).tolist():
        inside[int(labelled.group[ties.a[e]])].append((int(ties.a[e]), int(ties.b[e]), score[e]))
    found = [_group(names, pairs, share, labelled) for pairs in inside.values()]
    return tuple(
        sorted(
            (group for group in found if group.size >= min_size),
            key=lambda group: (-group.score, group.group_id),
        )
    )


def _group(
    names: list[str],
    pairs: list[tuple[int, int, float]],
    share: NDArray[np.float64],
    labelled: _Labelled,
) -> Group:
    scores: dict[int, float] = defaultdict(float)
    partners: dict[int, int] = defaultdict(int)
    for x, y, weight in pairs:
        for account in (x, y):
            scores[account] += weight
            partners[account] += 1
    order = sorted(scores, key=lambda n: (-scores[n], names[n]))
    named = "\n".join(sorted(names[n] for n in order)).encode("utf-8", "replace")
    resolution = float(labelled.resolution[order[0]])
    return Group(
        f"g-{hashlib.blake2b(named, digest_size=6).hexdigest()}",
        tuple((names[n], scores[n], partners[n]) for n in order),
        len(pairs),
        sum(weight for _, _, weight in pairs),
        tuple(float(share[n]) for n in order),
        tuple(float(labelled.stability[n]) for n in order),
        None if math.isnan(resolution) else resolution,
    )
