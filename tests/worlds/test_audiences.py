"""Everybody of a unit with everything of it, against two loops."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from groundswell.worlds.audiences import affordable, crossed


@given(some.lists(some.tuples(some.integers(0, 5), some.integers(0, 5)), max_size=6))
def test_crossing_gives_what_two_loops_give(units):
    left = np.array([a for a, _ in units], dtype=np.int64)
    right = np.array([b for _, b in units], dtype=np.int64)
    expected, before_left, before_right = [], 0, 0
    for unit, (a, b) in enumerate(units):
        expected += [(unit, before_left + i, before_right + j) for i in range(a) for j in range(b)]
        before_left, before_right = before_left + a, before_right + b
    found = [tuple(int(x) for x in row) for row in zip(*crossed(left, right), strict=True)]
    assert found == expected


def test_as_many_units_as_acts_pay_for_and_never_none():
    assert affordable(np.array([10, 10, 10]), 25) == 2
    assert affordable(np.array([10, 10, 10]), 5) == 1
