"""Worlds: the same for the same arguments, whole, and heavy-tailed."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from groundswell.errors import SettingError
from groundswell.worlds import kinds, make_world, operation, operation_kinds

FIELDS = ("account", "item", "at_ms", "origin_ms", "source", "item_trace", "mechanism",
          "operation", "item_operation", "created_ms", "zone_ms")  # fmt: skip


@pytest.mark.parametrize("kind", kinds())
def test_the_same_seed_gives_the_same_world_to_the_bit(kind):
    plans = [operation("own_10x8"), operation("boost_10x4")]
    one = make_world(kind, events=6_000, seed=5, operations=plans)
    two = make_world(kind, events=6_000, seed=5, operations=plans)
    for name in FIELDS:
        assert np.array_equal(getattr(one, name), getattr(two, name)), name


@pytest.mark.parametrize("kind", kinds())
def test_other_seeds_give_other_worlds(kind):
    one, two = (make_world(kind, events=3_000, seed=seed) for seed in (1, 2))
    assert not np.array_equal(one.at_ms, two.at_ms)


@pytest.mark.parametrize("kind", kinds())
def test_a_world_is_whole(kind):
    world = make_world(kind, events=6_000, seed=3, operations=[operation("own_10x8")])
    acts = np.bincount(world.account, minlength=world.accounts)
    organic = world.operation[world.account] < 0
    assert organic.sum() == 6_000
    assert np.bincount(world.item, minlength=world.items).min() >= 1
    authors = np.isin(np.arange(world.accounts), world.source)
    assert ((acts > 0) | authors).all()
    assert (np.diff(world.at_ms) >= 0).all()
    assert world.item.max() < world.items == len(world.item_trace) == len(world.item_operation)
    assert len(world.operation) == len(world.mechanism) == len(world.created_ms) == world.accounts
    origin = world.origin_ms[world.item]
    assert ((origin < 0) | (world.at_ms >= origin)).all()
    assert (world.created_ms <= world.at_ms.min()).all()


@pytest.mark.parametrize("kind", kinds())
def test_nobody_acts_twice_on_an_item(kind):
    world = make_world(kind, events=6_000, seed=3)
    key = world.item * world.accounts + world.account
    assert len(np.unique(key)) == len(key)


@given(
    kind=some.sampled_from(kinds()),
    events=some.integers(200, 3_000),
    seed=some.integers(0, 10_000),
    difficulty=some.floats(0, 1),
    density=some.floats(1, 200),
)
@settings(max_examples=40, deadline=None)
def test_any_world_that_can_be_asked_for_is_whole(kind, events, seed, difficulty, density):
    world = make_world(
        kind, events=events, seed=seed, difficulty=difficulty, acts_per_account=density
    )
    assert len(world.account) == events
    key = world.item * world.accounts + world.account
    assert len(np.unique(key)) == events
    assert np.bincount(world.item, minlength=world.items).min() >= 1
    origin = world.origin_ms[world.item]
    assert ((origin < 0) | (world.at_ms >= origin)).all()


def test_an_operation_changes_nothing_in_the_rest_of_the_world():
    plans = [operation("boost_20x6"), operation("sparse_burst_60")]
    without = make_world("mixed_life", events=8_000, seed=4)
    planted = make_world("mixed_life", events=8_000, seed=4, operations=plans)
    organic = planted.operation[planted.account] < 0
    assert np.array_equal(without.at_ms, planted.at_ms[organic])


@pytest.mark.parametrize("kind", operation_kinds())
def test_every_operation_can_be_planted_in_a_small_world(kind):
    plan = operation(kind)
    world = make_world("calm", events=8_000, seed=1, operations=[plan])
    assert (world.operation == 0).sum() == plan.accounts
    assert (world.item_operation == 0).sum() == plan.items


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"kind": "nowhere"}, "there are calm"),
        ({"events": 10}, "200 or more"),
        ({"events": 1e5}, "whole number"),
        ({"seed": -1}, "0 or more"),
        ({"difficulty": 1.5}, "from 0 to 1"),
        ({"acts_per_account": 0}, "from 1 to 1,000"),
        ({"operations": ["own_10x8"]}, r"operation\('own_10x8'\)"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_refused_with_its_mend(asked, told):
    asked = {"kind": "calm", "events": 1_000} | asked
    with pytest.raises(SettingError, match=told):
        make_world(asked.pop("kind"), **asked)


def test_a_world_is_frozen():
    world = make_world("calm", events=500)
    with pytest.raises(dataclasses.FrozenInstanceError):
        world.seed = 3
