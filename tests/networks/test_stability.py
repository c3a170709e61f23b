"""How firm groups are, against counting by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from groundswell.networks import stability
from groundswell.networks.cutting import Ties

SMALL = st.integers(1, 9).flatmap(
    lambda n: st.tuples(
        arrays.arrays(np.int64, n, elements=st.integers(-1, 2)),
        arrays.arrays(np.int64, st.tuples(st.integers(1, 5), st.just(n)), elements=st.integers(0, 3)),
    )
)  # fmt: skip


def path(*names: int) -> Ties:
    """A chain of accounts in the order given."""
    a, b = np.array(names[:-1]), np.array(names[1:])
    return Ties(max(names) + 1, a, b, np.ones(len(a)))


@given(SMALL)
def test_co_membership_is_what_looking_at_every_pair_gives(case):
    group, place = case
    expected = np.zeros(len(group))
    for x in range(len(group)):
        others = [y for y in range(len(group)) if y != x and group[y] == group[x] >= 0]
        if others:
            together = [there[x] == there[y] for there in place for y in others]
            expected[x] = sum(together) / len(together)
    assert stability.co_membership(group, place) == pytest.approx(expected)


@given(SMALL)
def test_the_mean_over_members_is_the_mean_over_pairs(case):
    group, place = case
    share = stability.co_membership(group, place)
    for number in set(group[group >= 0].tolist()):
        own = np.flatnonzero(group == number)
        pairs = [np.mean(place[:, x] == place[:, y]) for x in own for y in own if x < y]
        if pairs:
            assert share[own].mean() == pytest.approx(np.mean(pairs))


def test_members_that_always_stay_together_have_1_and_that_never_do_0():
    group = np.array([0, 0, 1, 1])
    place = np.array([[5, 5, 1, 2], [3, 3, 2, 1]])
    assert stability.co_membership(group, place).tolist() == [1, 1, 0, 0]


def test_no_redraw_and_no_group_give_nothing():
    none = np.zeros((0, 2), dtype=np.int64)
    assert stability.co_membership(np.array([0, 0]), none).tolist() == [0, 0]
    assert stability.co_membership(np.array([-1, -1]), np.array([[0, 0]])).tolist() == [0, 0]


@given(SMALL)
def test_joined_numbers_are_equal_only_where_both_are(case):
    _, place = case
    turned = place[::-1]
    both = stability.joined(place, turned).ravel()
    first, second = place.ravel(), turned.ravel()
    for x in range(len(both)):
        for y in range(len(both)):
            assert (both[x] == both[y]) == (first[x] == first[y] and second[x] == second[y])


def test_redrawn_ties_count_once_on_average_and_37_in_100_not_at_all():
    drawn = stability.redraw_ties(500, 200, 1)
    assert drawn.mean() == pytest.approx(1, abs=0.02)
    assert (drawn == 0).mean() == pytest.approx(np.exp(-1), abs=0.01)


def test_a_redrawn_tie_counts_as_often_as_its_items_on_average():
    tie, item = np.array([0, 0, 1, 2, 2, 2]), np.array([10, 30, 30, 10, 10, 20])
    drawn = stability.redraw_items(3, tie, item, 50, 4)
    times = np.random.default_rng(4).poisson(1.0, (50, 3))
    ten, twenty, thirty = times.T
    assert drawn[:, 0] == pytest.approx((ten + thirty) / 2)
    assert drawn[:, 1] == pytest.approx(thirty)
    assert drawn[:, 2] == pytest.approx((2 * ten + twenty) / 3)


def test_the_same_seed_draws_the_same():
    assert np.array_equal(stability.redraw_ties(9, 4, 7), stability.redraw_ties(9, 4, 7))
    assert not np.array_equal(stability.redraw_ties(9, 4, 7), stability.redraw_ties(9, 4, 8))


def test_what_hangs_together_falls_apart_with_the_ties_that_a_redraw_leaves_out():
    ties = path(0, 1, 2, 3)
    drawn = np.array([[1.0, 1, 1], [1, 0, 2], [0, 0, 0]])
    parts = stability.hanging_together(ties, np.ones(3, dtype=bool), drawn)
    assert [len(set(row)) for row in parts.tolist()] == [1, 2, 4]
    assert parts[1, 0] == parts[1, 1] != parts[1, 2] == parts[1, 3]


def test_ties_between_groups_hold_nothing_together():
    parts = stability.hanging_together(path(0, 1, 2), np.array([True, False]), np.ones((1, 2)))
    assert parts[0, 0] == parts[0, 1] != parts[0, 2]


def test_large_networks_are_redrawn_less_often_but_never_less_than_8_times():
    assert [stability.redraws(ties, 50) for ties in (0, 10_000, 50_000, 10**7)] == [50, 50, 20, 8]
    assert stability.redraws(10**7, 5) == 5
