"""Delays follow their laws; observed ones come from the cascades they were observed in."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from groundswell.errors import SettingError
from groundswell.worlds import Observed, make_world
from groundswell.worlds.latency import LAWS, Pace, delays

HOUR = 3_600_000
NONE = dict.fromkeys(("lognormal", "power", "exponential", "second_peak", "tree"), 0.0)


def drawn(law, items=400, size=50, seed=1, **settings):
    """Delays of items that all follow one law, one row an item."""
    pace = Pace(**(NONE | {law: 1.0} | settings))
    sizes = np.full(items, size)
    return delays(np.random.default_rng(seed), sizes, pace).reshape(items, size)


@pytest.mark.parametrize("law", [name.replace(" ", "_") for name in LAWS])
def test_delays_are_positive_and_of_the_size_asked_for(law):
    found = drawn(law, median_ms=HOUR)
    assert found.min() >= 0
    assert HOUR / 6 < np.median(found) < 6 * HOUR


def test_a_power_law_has_a_heavier_tail_than_an_exponential_one():
    heavy, light = drawn("power", varies=0.0), drawn("exponential", varies=0.0)
    assert np.quantile(heavy, 0.99) / np.median(heavy) > 3 * np.quantile(light, 0.99) / np.median(
        light
    )


def test_second_peaks_are_narrow_and_hours_later():
    found = drawn("second_peak", items=200, size=200, median_ms=60_000.0, varies=0.0)
    late = np.where(found > 2 * HOUR, found, np.nan)
    many = (~np.isnan(late)).sum(axis=1) > 30
    spread = np.nanquantile(late[many], 0.75, axis=1) - np.nanquantile(late[many], 0.25, axis=1)
    assert many.mean() > 0.5
    assert np.median(spread) < HOUR


def test_reshares_of_reshares_come_in_clusters():
    tree, plain = drawn("tree", size=200), drawn("power", size=200)

    def clustering(rows):
        gaps = np.diff(np.sort(rows, axis=1), axis=1).astype(float)
        half = gaps[:, 50:150]  # away from the beginning, where both are dense
        return np.median(half.std(axis=1) / half.mean(axis=1))

    assert clustering(tree) > 1.1 * clustering(plain)


@given(
    sizes=some.lists(some.integers(1, 40), min_size=1, max_size=30), seed=some.integers(0, 10_000)
)
@settings(max_examples=40, deadline=None)
def test_there_is_one_delay_an_act(sizes, seed):
    found = delays(np.random.default_rng(seed), np.array(sizes), Pace())
    assert len(found) == sum(sizes)
    assert (found >= 0).all()


def test_observed_delays_are_near_those_of_one_cascade():
    cascade = np.repeat(["slow", "fast"], 50)
    at = np.concatenate((np.arange(50) * HOUR, np.arange(50) * 1_000))
    observed = Observed.of(cascade, at)
    found = delays(np.random.default_rng(1), np.full(100, 20), Pace(), observed).reshape(100, 20)
    fast = found.max(axis=1) < 60_000
    assert 0.3 < fast.mean() < 0.7
    assert (found[~fast].max(axis=1) > 20 * HOUR).all()


def test_a_world_of_observed_cascades_keeps_their_pace():
    rng = np.random.default_rng(1)
    cascade, at = np.repeat(np.arange(50), 40), rng.exponential(30_000, 2_000).astype(np.int64)
    world = make_world("calm", events=5_000, seed=1, observed=Observed.of(cascade, at))
    known = world.origin_ms[world.item] >= 0
    age = (world.at_ms - world.origin_ms[world.item])[known]
    assert np.median(age) == pytest.approx(30_000 * np.log(2), rel=0.2)


def test_cascades_without_a_second_act_are_refused():
    with pytest.raises(SettingError, match="no cascade has two acts"):
        Observed.of(np.array([1, 2]), np.array([5, 6]))
    with pytest.raises(SettingError, match="one length"):
        Observed.of(np.array([1, 2]), np.array([5]))
