"""Chains cut at weak bridges."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.networks.bridges import weak_bridges
from groundswell.networks.cutting import Ties, connected

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 13), st.integers(0, 13)).filter(lambda two: two[0] < two[1]),
    st.sampled_from([0.5, 1.0, 3.0, 8.0]),
    min_size=1,
    max_size=26,
)


def ties(edges: dict[tuple[int, int], float]) -> Ties:
    a, b = np.array(list(edges), dtype=np.int64).T
    return Ties(int(max(a.max(), b.max())) + 1, a, b, np.array(list(edges.values())))


def clique(*names: int, weight: float = 2.0) -> dict[tuple[int, int], float]:
    return {(x, y): weight for x in names for y in names if x < y}


def cut(edges: dict[tuple[int, int], float]) -> set[frozenset[int]]:
    network = ties(edges)
    label = weak_bridges(network, connected(network.accounts, network.a, network.b))
    return {frozenset(np.flatnonzero(label == each).tolist()) for each in set(label.tolist())}


def test_one_tie_does_not_make_two_halves_one_however_heavy():
    edges = {**clique(0, 1, 2), **clique(3, 4, 5), (2, 3): 50.0}
    assert cut(edges) == {frozenset({0, 1, 2}), frozenset({3, 4, 5})}


def test_two_ties_do():
    edges = {**clique(0, 1, 2), **clique(3, 4, 5), (2, 3): 1.0, (1, 4): 1.0}
    assert cut(edges) == {frozenset(range(6))}


def test_a_pair_at_the_rim_stays():
    assert cut({**clique(0, 1, 2, 3), (3, 4): 0.1, (4, 5): 1.0}) == {frozenset(range(6))}


@pytest.mark.parametrize(("weight", "stays"), [(0.9, False), (1.1, True)])
def test_a_small_side_goes_when_its_tie_is_lighter_than_half_the_others(weight, stays):
    edges = {**clique(*range(20)), **clique(20, 21, 22), (19, 20): weight}
    assert (cut(edges) == {frozenset(range(23))}) == stays


def test_a_long_path_is_cut_in_the_middle_until_its_pieces_are_short():
    pieces = cut({(n, n + 1): 1.0 for n in range(29)})
    assert {len(piece) for piece in pieces} <= {3, 4, 5}
    assert sum(map(len, pieces)) == 30


@given(EDGES)
@settings(deadline=None)
def test_every_piece_hangs_together_and_has_no_bridge_that_the_rule_would_cut(edges):
    for piece in cut(edges):
        own = nx.Graph()
        own.add_nodes_from(piece)
        own.add_weighted_edges_from((x, y, w) for (x, y), w in edges.items() if {x, y} <= piece)
        assert nx.is_connected(own)
        for x, y in list(nx.bridges(own)):
            weight = own[x][y]["weight"]
            rest = own.copy()
            rest.remove_edge(x, y)
            sides = [rest.subgraph(side) for side in nx.connected_components(rest)]
            lesser = min(map(len, sides))
            if lesser < 3:
                continue
            mean = min(side.size(weight="weight") / side.size() for side in sides)
            assert 4 * lesser < len(piece)
            assert weight >= mean / 2


@given(EDGES)
@settings(deadline=None)
def test_no_cut_leaves_fewer_than_three_of_a_part_that_had_more(edges):
    network = ties(edges)
    before = connected(network.accounts, network.a, network.b)
    for piece in cut(edges):
        part = before[min(piece)]
        assert len(piece) >= min(3, int((before == part).sum()))
