"""What ties rest on, against looking at every pair of acts."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.networks.evidence import coincidences

EVENTS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2), st.integers(0, 60)), max_size=30)
TIES = (np.array([0, 0, 1, 2]), np.array([1, 2, 2, 3]))


def listed(events, **settings) -> list[tuple[int, int, int]]:
    account, item, at = np.array(events, dtype=np.int64).reshape(-1, 3).T
    found = coincidences(*TIES, account, item, at, window_ms=5, **settings)
    return list(zip(found.tie.tolist(), found.item.tolist(), found.at_ms.tolist(), strict=True))


def test_the_window_is_inclusive():
    assert listed([(0, 1, 0), (1, 1, 5)]) == [(0, 1, 5)]
    assert listed([(0, 1, 0), (1, 1, 6)]) == []


def test_acts_soon_after_one_another_are_one_occasion():
    events = [(0, 1, 0), (1, 1, 1), (0, 1, 9), (1, 1, 9), (0, 1, 40), (1, 1, 42)]
    assert listed(events, gap_ms=20) == [(0, 1, 1), (0, 1, 42)]
    assert listed(events, gap_ms=8) == [(0, 1, 1), (0, 1, 9), (0, 1, 42)]


def test_nothing_gives_nothing():
    assert listed([]) == []


@given(EVENTS)
@settings(deadline=None)
def test_a_tie_rests_on_the_items_that_looking_at_every_pair_of_acts_gives(events):
    expected = {
        (t, x[1])
        for t, (a, b) in enumerate(zip(*TIES, strict=True))
        for x in events
        for y in events
        if x[0] == a and y[0] == b and x[1] == y[1] and abs(x[2] - y[2]) <= 5
    }
    found = listed(events, gap_ms=1_000)
    assert {(tie, item) for tie, item, _ in found} == expected
    assert len(found) == len(expected)


@given(EVENTS)
@settings(deadline=None)
def test_every_coincidence_is_one_and_occasions_lie_apart(events):
    found = listed(events, gap_ms=7)
    assert found == sorted(found)
    for n, (tie, item, at) in enumerate(found):
        a, b = TIES[0][tie], TIES[1][tie]
        ends = {(x, i, t) for x, i, t in events}
        assert (a, item, at) in ends or (b, item, at) in ends
        assert any((x, item, t) in ends for x in (a, b) for t in range(at - 5, at + 1))
        if n and found[n - 1][:2] == (tie, item):
            assert at - found[n - 1][2] >= 7


@given(EVENTS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_the_order_of_the_events_is_irrelevant(events, dice):
    turned = list(events)
    dice.shuffle(turned)
    assert listed(turned, gap_ms=7) == listed(events, gap_ms=7)
