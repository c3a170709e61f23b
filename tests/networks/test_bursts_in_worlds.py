"""Bursts in worlds of every kind: silence where nobody coordinates, recall where somebody does."""

from __future__ import annotations

import numpy as np
import pytest

from groundswell.networks.bursts import Marks, find_bursts
from groundswell.worlds import kinds, make_world, operation


def found_in(world, *, marked):
    marks = Marks(world.created_ms) if marked else None
    return find_bursts(
        world.account, world.item, world.at_ms, origin_ms=world.origin_ms, marks=marks
    )


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("acts_per_account", [20.0, 3.0])
def test_an_organic_world_of_any_kind_is_silent(kind, acts_per_account):
    world = make_world(kind, events=40_000, seed=11, acts_per_account=acts_per_account)
    for marked in (False, True):
        found = found_in(world, marked=marked)
        assert not (found.q <= 0.05).any()
        assert not (found.account_q <= 0.05).any()


@pytest.mark.parametrize("kind", ["calm", "viral", "brokers", "drives", "mixed_life"])
@pytest.mark.parametrize("planned", ["sparse_burst_60", "sparse_600"])
def test_sparse_campaigns_are_found_with_their_accounts(kind, planned):
    world = make_world(kind, events=60_000, seed=5, operations=[operation(planned)])
    found = found_in(world, marked=False)
    own = np.flatnonzero(world.item_operation >= 0)
    flagged = found.item[found.q <= 0.05]
    assert np.isin(own, flagged).mean() >= 0.9
    assert np.isin(flagged, own).mean() >= 0.9
    named = found.account_q <= 0.05
    run = world.operation[: len(named)] >= 0
    assert named[run].mean() >= 0.9
    assert run[named].mean() >= 0.95
