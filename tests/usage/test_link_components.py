"""What hangs together, within what people said, and where it is weak."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.usage.link_components import components

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda two: two[0] < two[1]),
    st.sampled_from([10.0, 12.0, 17.0, 30.0]),
    max_size=20,
)


def parts(edges, same=(), apart=(), accounts=9):
    a = np.array([x for x, _ in edges], dtype=np.int64)
    b = np.array([y for _, y in edges], dtype=np.int64)
    return components(accounts, a, b, np.array(list(edges.values()), dtype=np.float64), same, apart)


def sets(found):
    label = found.label.tolist()
    groups = {frozenset(n for n, own in enumerate(label) if own == each) for each in label}
    return {group for group in groups if len(group) > 1}


def test_what_is_linked_by_way_of_others_hangs_together():
    assert sets(parts({(0, 1): 20.0, (1, 2): 20.0})) == {frozenset({0, 1, 2})}


def test_different_splits_at_the_weakest_link_of_the_path():
    edges = {(0, 1): 20.0, (1, 2): 11.0, (2, 3): 20.0}
    found = parts(edges, apart=[(0, 3)])
    assert sets(found) == {frozenset({0, 1}), frozenset({2, 3})}
    assert found.kept.tolist() == [True, False, True]


def test_different_splits_every_path_between_the_two():
    edges = {(0, 1): 20.0, (1, 3): 12.0, (0, 2): 11.0, (2, 3): 20.0}
    for group in sets(parts(edges, apart=[(0, 3)])):
        assert not {0, 3} <= group


def test_same_joins_what_nothing_links():
    found = parts({}, same=[(3, 5)])
    assert sets(found) == {frozenset({3, 5})}


def test_two_halves_on_one_link_are_cut_there():
    clique = {(x, y): 20.0 for x in range(4) for y in range(x)}
    other = {(x, y): 20.0 for x in range(4, 8) for y in range(4, x)}
    edges = {tuple(sorted(pair)): bits for pair, bits in (clique | other | {(3, 4): 90.0}).items()}
    assert sets(parts(edges)) == {frozenset(range(4)), frozenset(range(4, 8))}


def test_what_a_person_holds_together_is_not_cut():
    clique = {(y, x): 20.0 for x in range(4) for y in range(x)}
    other = {(y, x): 20.0 for x in range(4, 8) for y in range(4, x)}
    assert sets(parts(clique | other, same=[(3, 4)])) == {frozenset(range(8))}


def test_a_link_that_alone_holds_a_member_is_a_bridge():
    found = parts({(0, 1): 20.0, (0, 2): 20.0, (1, 2): 20.0, (2, 3): 15.0})
    assert found.bridge.tolist() == [False, False, False, True]


def test_the_only_link_of_two_is_no_bridge():
    assert parts({(0, 1): 20.0}).bridge.tolist() == [False]


def test_the_weakest_needed_link_is_that_of_the_strongest_tree():
    found = parts({(0, 1): 20.0, (1, 2): 18.0, (0, 2): 11.0})
    assert list(found.weakest.values()) == [18.0]


@given(EDGES, st.data())
@settings(deadline=None)
def test_words_hold_whatever_the_links_say(edges, data):
    pairs = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda two: two[0] < two[1])
    same = data.draw(st.lists(pairs, max_size=3))
    graph = nx.Graph(same)
    graph.add_nodes_from(range(9))
    root = {n: min(group) for group in nx.connected_components(graph) for n in group}
    wanted = data.draw(st.lists(pairs, max_size=3))
    apart = [(a, b) for a, b in wanted if root[a] != root[b]]
    found = parts(edges, same, apart)
    for a, b in same:
        assert found.label[a] == found.label[b]
    for a, b in apart:
        assert found.label[a] != found.label[b]


@given(EDGES)
@settings(deadline=None)
def test_bridges_are_those_of_the_kept_links(edges):
    found = parts(edges)
    kept = [pair for pair, holds in zip(edges, found.kept, strict=True) if holds]
    graph = nx.Graph(kept)
    alone = {tuple(sorted(e)) for e in nx.bridges(graph)} if kept else set()
    size = {n: len(group) for group in nx.connected_components(graph) for n in group}
    assert {p for p, is_one in zip(edges, found.bridge, strict=True) if is_one} == {
        pair for pair in alone if size[pair[0]] > 2
    }
