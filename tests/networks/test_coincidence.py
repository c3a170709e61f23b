"""The compiled parts of the test against chance, each against a brute-force oracle."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks.acted import FEW_ACTS

from groundswell.networks import coincidence

SORTED_TIMES = st.lists(st.integers(0, 60), min_size=1, max_size=12).map(sorted)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 1), max_size=8), st.integers(0, 9))
def test_the_tail_is_that_of_independent_events(chances, count):
    exact = sum(
        np.prod([p if hit else 1 - p for p, hit in zip(chances, hits, strict=True)])
        for hits in product((False, True), repeat=len(chances))
        if sum(hits) >= count
    )
    assert coincidence.tail(np.array(chances), count) == pytest.approx(exact, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(SORTED_TIMES, st.integers(0, 20))
def test_pairs_within_a_window_are_counted_inclusively(times, window):
    at, start = np.array(times), np.array([0, len(times)])
    close = sum(b - a <= window for a, b in combinations(times, 2))
    assert coincidence.pairs_within(at, start, np.array([window])).tolist() == [close]


@settings(max_examples=60, deadline=None)
@given(SORTED_TIMES, st.integers(0, 20))
def test_neighbours_of_an_act_are_the_others_within_its_width(times, width):
    at, start = np.array(times), np.array([0, len(times)])
    item, widths = np.zeros_like(at), np.full_like(at, width)
    expected = [sum(abs(t - u) <= width for u in times) - 1 for t in times]
    assert coincidence.neighbours(at, start, item, widths).tolist() == expected


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 400), max_size=200), st.sets(st.integers(0, 400), max_size=8))
def test_common_items_are_found_however_unequal_two_accounts_are(many, few):
    item = np.array([*sorted(many), *sorted(few)], dtype=np.int64)
    end, n = len(many), len(item)
    for ranges in ((0, end, end, n), (end, n, 0, end)):
        left, right = np.empty(n, dtype=np.int64), np.empty(n, dtype=np.int64)
        found = coincidence.shared_into(*ranges, item, left, right)
        left, right = left[:found], right[:found]
        assert item[left].tolist() == item[right].tolist() == sorted(many & few)
        assert all(ranges[0] <= act < ranges[1] for act in left)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 6)), min_size=1, max_size=25, unique=True)
)
def test_partners_with_two_common_items_are_counted(acts):
    acts = sorted(acts, key=lambda act: act[1])
    account = np.array([a for a, _ in acts])
    item = np.array([i for _, i in acts])
    start = np.searchsorted(item, np.arange(8))
    order = np.lexsort((item, account))
    pointer = np.searchsorted(account[order], np.arange(7))
    counted = coincidence.sharing_partners(
        np.arange(6), pointer, order, item, start, account, 6, 10**9
    )
    has = [{i for a, i in acts if a == who} for who in range(6)]
    expected = [sum(len(has[a] & has[b]) >= 2 for b in range(6) if b != a) for a in range(6)]
    assert counted.tolist() == expected


@settings(max_examples=60, deadline=None)
@given(FEW_ACTS)
def test_events_are_put_in_order_by_account_with_each_accounts_in_theirs(rows):
    account = np.array([row[0] for row in rows], dtype=np.int64)
    found = coincidence.by_account(account, 8)
    assert found.tolist() == sorted(range(len(rows)), key=lambda e: account[e])


@settings(max_examples=60, deadline=None)
@given(FEW_ACTS)
def test_the_first_event_of_each_account_on_each_item_is_told(rows):
    rows = sorted(rows, key=lambda row: (row[1], row[2], row[0]))
    account, item, _ = np.array(rows, dtype=np.int64).T
    found = coincidence.first_of_each(account, item, 6)
    seen = [(a, i) for a, i, _ in rows]
    assert found.tolist() == [pair not in seen[:e] for e, pair in enumerate(seen)]


@settings(max_examples=60, deadline=None)
@given(FEW_ACTS)
def test_accounts_at_one_moment_are_put_in_order_and_no_others(rows):
    rows = sorted(rows, key=lambda row: row[1:])
    account, item, at = np.array(rows, dtype=np.int64).T
    coincidence.settle_ties(account, item, at)
    assert list(zip(item, at, account, strict=True)) == sorted((i, t, a) for a, i, t in rows)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 60), st.floats(0, 1), st.integers(0, 61))
def test_the_tail_of_equal_chances_is_the_binomial_one(n, q, count):
    expected = coincidence.tail(np.full(n, q), count)
    assert coincidence.tail_of_equal(n, q, count) == pytest.approx(expected, rel=1e-9, abs=1e-290)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 120), st.integers(0, 99), st.floats(0.01, 1), st.integers(0, 60))
def test_the_tail_of_many_events_is_never_taken_to_be_less_than_it_is(n, seed, most, count):
    p = np.random.default_rng(seed).random(n) * most
    exact, found = coincidence.tail(p, count), coincidence.tail_at_most(p, count)
    assert found == exact if n <= 64 else found >= exact * (1 - 1e-9)
