"""Visits to the feed: repeatable, in waking hours, never before what is seen."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from groundswell.worlds import sessions
from groundswell.worlds.draft import START_MS
from groundswell.worlds.people import DAY_MS, make_people

PEOPLE = make_people(
    np.random.default_rng(1), 300, 10, before_ms=START_MS, difficulty=0.5, together=0.2
)
WHO = some.lists(some.integers(0, 299), min_size=1, max_size=40)


@given(who=WHO, seed=some.integers(0, 2**40), shift=some.integers(0, 20 * DAY_MS))
@settings(max_examples=80, deadline=None)
def test_nobody_acts_before_what_they_see_nor_much_later(who, seed, shift):
    account = np.array(who)
    at = START_MS + shift + np.arange(len(account)) * 1_000
    seen = sessions.seen(PEOPLE, seed, account, at)
    assert (seen >= at).all()
    assert (seen - at).max() < 2 * DAY_MS


@given(who=WHO, seed=some.integers(0, 2**40), shift=some.integers(0, 20 * DAY_MS))
@settings(max_examples=80, deadline=None)
def test_the_next_visit_is_not_over(who, seed, shift):
    account = np.array(who)
    at = np.full(len(account), START_MS + shift)
    number = sessions.next_visit(PEOPLE, seed, account, at)
    start, length = sessions.visit(PEOPLE, seed, account, number)
    assert (start + length >= at).all()


def test_visits_are_the_same_whenever_they_are_asked_for():
    account, number = np.array([3, 3, 7]), np.array([10, 11, 10])
    one, _ = sessions.visit(PEOPLE, 5, account, number)
    two, _ = sessions.visit(PEOPLE, 5, account[::-1].copy(), number[::-1].copy())
    assert one.tolist() == two[::-1].tolist()


def test_regular_people_look_at_the_same_time_every_day():
    account = np.flatnonzero(PEOPLE.regular)
    one, _ = sessions.visit(PEOPLE, 5, account, PEOPLE.visits[account] * 20_000)
    two, _ = sessions.visit(PEOPLE, 5, account, PEOPLE.visits[account] * 20_001)
    assert np.abs(two - one - DAY_MS).max() < 15 * 60_000


def test_people_together_look_within_minutes_of_one_another():
    account = np.flatnonzero(PEOPLE.together & (PEOPLE.topic == 0))
    assert len(account) > 5
    start, _ = sessions.visit(PEOPLE, 5, account, np.full(len(account), 100_000))
    assert np.ptp(start) <= 6 * 60_000


def test_waking_times_lie_in_waking_hours_and_in_the_world():
    account = np.arange(300).repeat(10)
    at = sessions.waking_times(np.random.default_rng(2), PEOPLE, 5, account, START_MS, 21)
    assert at.min() >= START_MS
    assert at.max() < START_MS + 21 * DAY_MS
    assert sessions.is_awake(PEOPLE, account, at).mean() > 0.95


@given(seed=some.integers(0, 2**62), numbers=some.lists(some.integers(-(2**62), 2**62), min_size=1))
@settings(max_examples=80, deadline=None)
def test_mixed_numbers_are_shares(seed, numbers):
    found = sessions.mixed(seed, np.array(numbers))
    assert ((found >= 0) & (found < 1)).all()


def test_mixed_numbers_are_spread_evenly():
    found = np.sort(sessions.mixed(1, np.arange(10_000)))
    assert np.abs(found - np.arange(10_000) / 10_000).max() < 0.03
