"""Groups: accounts that hang together, the same on every run."""

from __future__ import annotations

import dataclasses
import random

import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.networks import given
from tests.networks.given import clique, groups, members

from groundswell.errors import SettingError
from groundswell.networks.groups import Grouping

BUSES, BIRDS = ("bus-1", "bus-2", "bus-3", "bus-4"), ("crow", "heron", "robin", "wren")

EDGES = st.dictionaries(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda two: two[0] < two[1]),
    st.floats(0, 20),
    max_size=40,
).map(lambda edges: [(f"n{a:02}", f"n{b:02}", score) for (a, b), score in edges.items()])


def test_no_edges_give_no_groups():
    assert groups([]) == ()


def test_two_cliques_are_two_groups():
    found = groups(clique(*BUSES, score=2.0) + clique(*BIRDS))
    assert [members(group) for group in found] == [set(BUSES), set(BIRDS)]


def test_a_weak_bridge_does_not_make_one_group_of_two():
    found = groups([*clique(*BUSES, score=2.0), ("bus-1", "crow", 0.1), *clique(*BIRDS, score=2.0)])
    assert sorted(map(sorted, map(members, found))) == [list(BUSES), list(BIRDS)]


def test_a_long_chain_is_not_one_group():
    chain = [(f"stop-{n:02}", f"stop-{n + 1:02}", 1.0) for n in range(29)]
    assert max(group.size for group in groups(chain)) < 15


def test_accounts_without_a_path_between_them_are_never_in_one_group():
    for group in groups(clique(*BUSES) + clique(*BIRDS) + clique("rain", "snow", "wind")):
        assert any(
            members(group) <= set(names) for names in (BUSES, BIRDS, ("rain", "snow", "wind"))
        )


def test_a_pair_is_no_group_unless_asked_for():
    assert groups([("crow", "wren", 3.0)]) == ()
    (pair,) = groups([("crow", "wren", 3.0)], min_size=2)
    assert (pair.size, pair.pairs, pair.density, pair.score) == (2, 1, 1.0, 3.0)


def test_groups_below_the_least_size_are_left_out():
    edges = clique(*BUSES) + clique("rain", "snow", "wind")
    assert [group.size for group in groups(edges, min_size=4)] == [4]


def test_the_strongest_group_comes_first():
    found = groups(
        clique("rain", "snow", "wind", score=0.5)
        + clique(*BIRDS, score=3.0)
        + clique(*BUSES, score=1.0)
    )
    assert [group.score for group in found] == sorted(
        (group.score for group in found), reverse=True
    )
    assert members(found[0]) == set(BIRDS)


def test_the_strongest_member_comes_first():
    (group,) = groups([("a", "b", 1.0), ("b", "c", 5.0), ("a", "c", 1.0)])
    assert group.members == (("b", 6.0, 2), ("c", 6.0, 2), ("a", 2.0, 2))


def test_the_id_of_a_group_is_made_from_its_members_alone():
    weak, strong = groups(clique(*BIRDS)), groups(clique(*BUSES) + clique(*BIRDS, score=9.0))
    assert weak[0].group_id == strong[0].group_id
    assert weak[0].group_id.startswith("g-")
    assert groups(clique(*BIRDS, "owl"))[0].group_id != weak[0].group_id


def test_a_higher_resolution_gives_more_groups():
    edges = [
        *clique(*BUSES),
        *clique(*BIRDS),
        *[(bus, bird, 0.6) for bus in BUSES for bird in BIRDS],
    ]
    assert len(groups(edges, resolution=1.3, min_size=2)) > len(
        groups(edges, resolution=0.5, min_size=2)
    )


def test_pairs_of_common_items_only_still_hang_together():
    (group,) = groups(clique(*BIRDS, score=0.0))
    assert (members(group), group.score) == (set(BIRDS), 0.0)


def test_cutting_leaves_the_random_numbers_of_others_alone():
    random.seed(7)
    expected = random.random()
    random.seed(7)
    groups(clique(*BIRDS))
    assert random.random() == expected


@properties(EDGES, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_edges_is_irrelevant(edges, dice):
    shuffled = list(edges)
    dice.shuffle(shuffled)
    assert groups(shuffled, min_size=2) == groups(edges, min_size=2)


@properties(EDGES)
@settings(deadline=None)
def test_every_measure_of_a_group_is_what_counting_gives(edges):
    found = groups(edges, min_size=2)
    seen = [name for group in found for name in members(group)]
    assert len(seen) == len(set(seen))
    for group in found:
        inside = [edge for edge in edges if {edge[0], edge[1]} <= members(group)]
        assert group.pairs == len(inside)
        assert group.score == pytest.approx(sum(score for _, _, score in inside))
        assert group.density == pytest.approx(len(inside) / (group.size * (group.size - 1) / 2))
        for name, score, partners in group.members:
            own = [edge for edge in inside if name in edge[:2]]
            assert partners == len(own)
            assert score == pytest.approx(sum(edge[2] for edge in own))


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("min_size", 1),
        ("min_size", 0),
        ("resolution", 0.0),
        ("resolution", -1.0),
        ("resolution", float("nan")),
        ("resolution", float("inf")),
    ],
)
def test_a_setting_that_can_not_be_meant_is_refused_with_the_mend(setting, value):
    with pytest.raises(SettingError, match=f"groups: {setting} is {value}; give "):
        Grouping(**{setting: value})


def test_the_settings_are_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Grouping().seed = 1


def test_sequences_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="zip"):
        given.find_groups(["a"], ["b", "c"], [1.0], Grouping())
