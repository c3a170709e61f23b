"""Scores against hand counts, and intervals that cover as often as they say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.networks.scores import (
    auc,
    exact_share,
    mean,
    observed_over_nominal,
    poisson,
    score,
    share,
    weighted_share,
)


def test_a_method_is_measured_by_hand_counts():
    said = score(
        named=np.array([True, True, True, False, False]),
        strength=np.array([9.0, 5.0, 5.0, 5.0, 0.0]),
        coordinated=np.array([True, True, False, True, False]),
        posts=np.array([10, 20, 30, 40, 50]),
    )
    assert (said.named, said.coordinated, said.organic) == (3, 3, 2)
    assert said.precision.value == pytest.approx(2 / 3)
    assert said.weighted_precision.value == pytest.approx(30 / 60)
    assert said.recall.value == pytest.approx(2 / 3)
    assert said.false_share.value == pytest.approx(1 / 2)
    assert said.auc.value == pytest.approx((1 + 1 + 0.5 + 1 + 0.5 + 1) / 6)


def test_what_nothing_can_be_measured_on_is_not_known():
    none = np.zeros(2, dtype=np.bool_)
    said = score(none, np.zeros(2), none, np.ones(2, dtype=np.int64))
    for measured in (said.precision, said.weighted_precision, said.recall, said.auc):
        assert measured.value is None
        assert (measured.low, measured.high) == (0.0, 1.0)
    assert said.false_share.value == 0.0


def test_arrays_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="one entry an account"):
        score(np.ones(2, dtype=np.bool_), np.ones(3), np.ones(2, dtype=np.bool_), np.ones(2))


@given(st.integers(0, 50), st.integers(0, 50))
def test_intervals_of_shares_hold_the_share_and_the_exact_one_is_wider_at_the_ends(hits, more):
    of = hits + more
    for kind in (share, exact_share):
        found = kind(hits, of)
        if of:
            assert 0 <= found.low <= found.value <= found.high <= 1
    if of and hits in (0, of):
        assert exact_share(hits, of).high - exact_share(hits, of).low > 0


@pytest.mark.parametrize(("truth", "of"), [(0.05, 40), (0.5, 20), (0.9, 100)])
def test_intervals_of_shares_cover_as_often_as_they_say(truth, of):
    draws = np.random.default_rng(1).binomial(of, truth, 2_000)
    for kind, least in ((share, 0.92), (exact_share, 0.95)):
        covered = np.mean([(m := kind(int(n), of)).low <= truth <= m.high for n in draws])
        assert covered >= least


def test_the_exact_interval_is_that_of_the_textbook():
    assert exact_share(0, 20).high == pytest.approx(0.1684, abs=1e-4)
    assert exact_share(1, 20).low == pytest.approx(0.00127, abs=1e-5)
    assert share(8, 10).low == pytest.approx(0.4902, abs=1e-4)


def test_a_bootstrap_covers_a_mean_about_as_often_as_it_says():
    rng = np.random.default_rng(2)
    covered = [
        (m := mean(rng.exponential(1.0, 60), seed=k)).low <= 1.0 <= m.high for k in range(200)
    ]
    assert np.mean(covered) >= 0.88


def test_shares_without_any_spread_are_not_certain():
    assert mean([0.0] * 20).high == share(0, 20).high
    assert mean([1.0] * 20).low == share(20, 20).low
    every = weighted_share(np.ones(5, dtype=np.bool_), np.array([100, 1, 1, 1, 1]))
    assert every.value == 1.0
    assert every.low < 0.6  # one account wrote nearly everything


def test_the_same_seed_gives_the_same_interval():
    values = np.random.default_rng(1).random(30)
    assert mean(values, seed=4) == mean(values, seed=4)
    assert mean(values, seed=4) != mean(values, seed=5)


@given(st.lists(st.tuples(st.integers(0, 4), st.booleans()), min_size=2, max_size=40))
def test_auc_is_the_share_of_pairs_in_the_right_order(rows):
    strength = np.array([float(s) for s, _ in rows])
    positive = np.array([p for _, p in rows])
    yes, no = strength[positive], strength[~positive]
    found = auc(strength, positive)
    if not len(yes) or not len(no):
        assert found.value is None
        return
    by_hand = np.mean([(y > n) + 0.5 * (y == n) for y in yes for n in no])
    assert found.value == pytest.approx(by_hand)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


def test_the_interval_of_auc_covers_about_as_often_as_it_says():
    rng = np.random.default_rng(3)
    truth = 0.7602  # of two unit normals one apart
    covered = 0
    for _ in range(300):
        found = auc(
            np.concatenate((rng.normal(1, 1, 40), rng.normal(0, 1, 60))),
            np.arange(100) < 40,
        )
        covered += found.low <= truth <= found.high
    assert covered / 300 >= 0.91


def test_calibration_counts_pairs_over_all_that_could_have_been_tried():
    p = np.array([0.5, 0.009, 0.01, 0.0001])
    hundredth, thousandth = observed_over_nominal(p, 1_000.0, (1e-2, 1e-3))
    assert hundredth.value == pytest.approx(3 / 10)
    assert thousandth.value == pytest.approx(1 / 1)
    assert hundredth.low < 0.3 < hundredth.high
    assert observed_over_nominal(p, 0.0, (1e-2,))[0].value is None


def test_bounds_of_a_poisson_count_are_those_of_the_tables():
    assert poisson(10) == pytest.approx((4.795, 18.39), abs=0.01)
