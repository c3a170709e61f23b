"""Times that a collector filled in are told from those that were recorded."""

from __future__ import annotations

import numpy as np
from benchmarks.filled_in import filled_in, runs

SECOND = 1_000


def marked(*seconds, items=None):
    at = np.array(seconds, dtype=np.int64) * SECOND
    item = np.zeros(len(at), dtype=np.int64) if items is None else np.array(items)
    return filled_in(item, at, step_ms=SECOND).tolist()


def test_acts_on_gaps_that_halve_are_marked_with_the_instant_they_lead_to():
    assert marked(0, 32, 48, 56, 60, 62, 63, 64, 64, 90) == [False, *[True] * 8, False]


def test_even_gaps_are_left_alone():
    assert not any(marked(0, 10, 20, 30, 40, 50, 60))


def test_every_second_of_a_crowd_is_left_alone():
    assert not any(marked(*range(40)))


def test_gaps_that_double_are_left_alone():
    assert not any(marked(0, 1, 2, 4, 8, 16, 32, 64))


def test_two_halvings_are_too_few():
    assert not any(marked(0, 36, 48, 54, 60, 99))


def test_a_crowded_first_instant_is_marked_and_a_lone_one_is_not():
    assert marked(5, 5, 5, 90) == [True, True, True, False]
    assert marked(5, 90) == [False, False]


def test_items_are_looked_at_one_by_one_in_any_order():
    assert marked(64, 0, 60, 3, 56, 62, 48, 70, 32, items=[0, 0, 0, 1, 0, 0, 0, 1, 0]) == [
        True, False, True, False, True, True, True, False, True,
    ]  # fmt: skip


def test_runs_are_counted_forwards_and_not_backwards():
    at = np.array([0, 32, 48, 56, 60, 62, 63, 64], dtype=np.int64) * SECOND
    item = np.zeros(len(at), dtype=np.int64)
    assert runs(item, at, step_ms=SECOND) == 1
    assert runs(item, -at, step_ms=SECOND) == 0


def test_nothing_gives_nothing():
    none = np.zeros(0, dtype=np.int64)
    assert filled_in(none, none, step_ms=SECOND).tolist() == []
    assert runs(none, none, step_ms=SECOND) == 0
