"""Positions for a picture: the same input gives the same picture."""

from __future__ import annotations

import random

import pytest

from groundswell.networks.layout import positions

RING = [(n, (n + 1) % 8) for n in range(8)]


def test_every_node_has_a_place_in_the_unit_square():
    places = positions(10, RING, [1.0] * 8, seed=1)
    assert len(places) == 10
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places)
    for axis in zip(*places, strict=True):
        assert (min(axis), max(axis)) == (0, 1)


def test_the_same_input_gives_the_same_picture():
    assert positions(8, RING, [1.0] * 8, seed=1) == positions(8, RING, [1.0] * 8, seed=1)


def test_another_seed_gives_another_picture():
    assert positions(8, RING, [1.0] * 8, seed=1) != positions(8, RING, [1.0] * 8, seed=2)


def test_no_two_nodes_lie_on_one_another():
    assert len(set(positions(8, RING, [1.0] * 8, seed=1))) == 8


def test_no_nodes_have_no_places():
    assert positions(0, [], [], seed=1) == []


def test_a_node_alone_is_in_the_middle():
    assert positions(1, [], [], seed=1) == [(0.5, 0.5)]


@pytest.mark.parametrize("weight", [0.0, 1e-9, 1e9])
def test_any_weight_can_be_drawn(weight):
    assert len(positions(3, [(0, 1), (1, 2)], [weight, weight], seed=1)) == 3


def test_drawing_leaves_the_random_numbers_of_others_alone():
    random.seed(7)
    expected = random.random()
    random.seed(7)
    positions(8, RING, [1.0] * 8, seed=1)
    assert random.random() == expected
