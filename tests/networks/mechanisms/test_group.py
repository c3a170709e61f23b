"""A group's co-actions, against brute force, and what is derived from them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks.mechanisms.given import HOUR, MINUTE, MONDAY, Acts

from groundswell.networks.mechanisms import Scene, find_coincidences

_ACTS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 300_000)),
    min_size=1,
    max_size=40,
)


@given(_ACTS, st.sets(st.integers(0, 5), min_size=1))
@settings(max_examples=150, deadline=None)
def test_co_actions_are_those_of_a_double_loop(acts, members):
    account, item, at = (np.array(x) for x in zip(*acts, strict=True))
    account = np.append(account, 5)  # so that every member has a number
    item, at = np.append(item, 9), np.append(at, 10**9)
    group = find_coincidences(Scene.of(account, item, at), np.array(sorted(members)))
    firsts = {}
    for k in range(len(account)):
        key = (account[k], item[k])
        if account[k] in members and (key not in firsts or at[k] < firsts[key]):
            firsts[key] = at[k]
    expected = {
        (min(a, b), max(a, b), i)
        for (a, i), s in firsts.items()
        for (b, j), t in firsts.items()
        if i == j and a != b and abs(s - t) <= 60_000
    }
    scene = group.scene
    got = [
        (*sorted((scene.account[x], scene.account[y])), scene.item[x])
        for x, y in zip(group.earlier, group.later, strict=True)
    ]
    assert set(got) == expected
    assert len(got) == len(expected)


def test_acts_just_outside_the_window_are_no_co_action():
    acts = Acts()
    acts.add(0, 0, MONDAY)
    acts.add(1, 0, MONDAY + 60_000)
    acts.add(2, 0, MONDAY + 120_001)
    group = acts.group([0, 1, 2])
    assert len(group.earlier) == 1


def test_two_posts_are_one_co_action_however_many_items_they_share():
    scene = Scene.of(
        np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), np.array([0, 0, 5, 5]),
        post=np.array([7, 7, 8, 8]),
    )  # fmt: skip
    assert len(find_coincidences(scene, np.array([0, 1])).earlier) == 1


def test_a_new_occasion_begins_after_half_an_hour_without():
    acts = Acts()
    for item, at in enumerate((0, 20 * MINUTE, 3 * HOUR)):
        acts.add(0, item, MONDAY + at)
        acts.add(1, item, MONDAY + at + 1_000)
    assert acts.group([0, 1]).occasion.tolist() == [0, 0, 1]


def test_a_burst_is_a_chain_of_acts_each_within_the_window_of_the_last():
    acts = Acts()
    for account, at in enumerate((0, 50_000, 100_000, 400_000, 410_000)):
        acts.add(account, 0, MONDAY + at)
    burst, later, firsts = acts.group(range(5)).bursts
    assert len(firsts) == 2
    assert sorted(burst.tolist()) == [0, 0, 1]
    assert burst.tolist() == later.tolist()


def test_the_crowd_are_outsiders_who_act_on_two_of_the_items_at_that_time():
    acts = Acts()
    for item in range(2):
        for account in range(3):
            acts.add(account, item, MONDAY + account)
        acts.add(7, item, MONDAY + 5 * MINUTE)
        acts.add(8, item, MONDAY + 5 * HOUR)
    acts.add(9, 0, MONDAY)
    assert set(acts.group([0, 1, 2]).crowd.tolist()) == {1}


def test_arrays_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="unequal"):
        Scene.of(np.array([0]), np.array([0, 1]), np.array([0]))
