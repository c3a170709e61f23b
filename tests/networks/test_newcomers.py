"""What chance puts into a stretch of an item's life: windows, tails and measured shares."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from groundswell.networks import newcomers
from groundswell.networks.bursts import _first_acts
from groundswell.networks.newcomers import Windows


def acts_of(times_by_item):
    """Give acts of accounts that act once each."""
    item = np.concatenate([np.full(len(t), i) for i, t in enumerate(times_by_item)])
    at = np.concatenate([np.sort(np.array(t)) for t in times_by_item])
    return _first_acts(np.arange(len(item)), item, at, None)


TIMES = st.lists(st.lists(st.integers(0, 200), min_size=1, max_size=25), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None)
@given(TIMES, st.integers(2, 40), st.integers(1, 4))
def test_windows_are_those_a_slow_walk_finds(times, width, fewest):
    acts = acts_of(times)
    half = width // 2
    slow = set()
    for place in range(len(acts.items)):
        inside = range(acts.start[place], acts.start[place + 1])
        first = acts.at[acts.start[place]]
        steps = {int(acts.at[e] - first) // half for e in inside}
        for step in steps:
            held = [e for e in inside if (acts.at[e] - first) // half in (step, step + 1)]
            if len(held) >= fewest:
                slow.add((place, held[0], held[-1] + 1))
    found = newcomers.windows_of(acts, (width,), fewest)
    fast = list(zip(found.of.tolist(), found.low.tolist(), found.high.tolist(), strict=True))
    assert set(fast) == slow
    assert len(fast) == len(slow)


@settings(max_examples=80, deadline=None)
@given(TIMES, st.integers(4, 40))
def test_what_happens_within_half_a_width_lies_in_one_window(times, width):
    acts = acts_of(times)
    found = newcomers.windows_of(acts, (width,), 1)
    for e in range(len(acts.at)):
        near = (acts.of == acts.of[e]) & (acts.at >= acts.at[e])
        within = np.flatnonzero(near & (acts.at <= acts.at[e] + width // 2))
        assert ((found.low <= within[0]) & (found.high > within[-1])).any()


def test_what_two_widths_hold_alike_counts_once():
    acts = acts_of([[0, 1, 2, 3]])
    found = newcomers.windows_of(acts, (10, 100), 2)
    assert (found.low.tolist(), found.high.tolist(), found.width_ms.tolist()) == ([0], [4], [10])


@settings(max_examples=60, deadline=None)
@given(TIMES, st.integers(2, 40))
def test_acts_around_a_window_are_those_of_one_width_on_either_side(times, width):
    acts = acts_of(times)
    found = newcomers.windows_of(acts, (width,), 1)
    for of, low, high, count in zip(
        found.of, found.low, found.high, newcomers.around(acts, found), strict=True
    ):
        begin = acts.at[low]
        near = (acts.of == of) & (acts.at >= begin - width) & (acts.at < begin + 2 * width)
        assert count == near.sum() - (high - low)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 200), st.floats(0.001, 0.999), st.floats(0.001, 0.5), st.data())
def test_the_tail_is_that_of_a_beta_binomial(acts, usual, spread, data):
    few = data.draw(st.integers(0, acts))
    total = 1 / spread - 1
    exact = stats.betabinom.pmf(np.arange(few, acts + 1), acts, usual * total, (1 - usual) * total)
    (found,) = newcomers.tails(
        np.array([few]), np.array([acts]), np.array([usual]), np.array([spread])
    )
    if few <= acts * usual:
        assert found == 1.0
    else:
        assert found == pytest.approx(min(1.0, exact.sum()), rel=1e-6)


def world(seed, *, items=600, uneven=0.0, lumpy=0.0, rate=0.3):
    """Give acts and who is sparse: shares differ between items, and between halves of items."""
    rng = np.random.default_rng(seed)
    sizes = rng.integers(20, 120, items)
    times = [np.sort(rng.integers(0, 60_000 * 40, n)) for n in sizes]
    acts = acts_of(times)

    def drawn(mean, spread, size):
        if not spread:
            return np.full(size, mean)
        total = 1 / spread - 1
        return rng.beta(mean * total, (1 - mean) * total)

    share = drawn(np.full(items, rate), uneven, items)
    late = (acts.at - acts.at[acts.start[:-1]][acts.of]) > 60_000 * 20
    halves = [drawn(np.clip(share, 0.01, 0.99), lumpy, items) for _ in range(2)]
    chance = np.where(late, halves[0][acts.of], halves[1][acts.of])
    return acts, rng.random(len(acts.of)) < chance


@pytest.mark.parametrize(
    ("uneven", "lumpy"), [(0.0, 0.0), (0.1, 0.0), (0.0, 0.05), (0.2, 0.1)], ids=str
)
@pytest.mark.parametrize("rate", [0.05, 0.3, 0.8])
def test_p_is_no_smaller_than_it_should_be_whatever_differs(uneven, lumpy, rate):
    ps = []
    for seed in range(3):
        acts, sparse = world(seed, uneven=uneven, lumpy=lumpy, rate=rate)
        windows = newcomers.windows_of(acts, (60_000 * 10,), 10)
        ps.append(newcomers.chance_of(acts, sparse, windows).p)
    p = np.concatenate(ps)
    for level in (0.1, 0.01, 0.001):
        assert (p <= level).mean() <= 1.3 * level + 3 * np.sqrt(level / len(p))


def test_an_item_of_sparse_accounts_is_no_surprise_to_itself():
    acts, sparse = world(3)
    chosen = 7
    sparse = np.where(acts.of == chosen, np.arange(len(sparse)) % 10 != 0, sparse)
    windows = newcomers.windows_of(acts, (60_000 * 10,), 10)
    found = newcomers.chance_of(acts, sparse, windows)
    own = windows.of == chosen
    assert own.any()
    assert (found.usual[own] > 0.5).all()
    assert found.p[own].min() > 1e-3


def test_planted_items_do_not_hide_one_another():
    acts, sparse = world(4, rate=0.1)
    windows = newcomers.windows_of(acts, (60_000 * 10,), 10)
    chosen = np.flatnonzero(windows.high - windows.low >= 20)[:400:20]
    for row in chosen:
        sparse[windows.low[row] : windows.high[row]] = True
    found = newcomers.chance_of(acts, sparse, windows)
    assert found.p[chosen].max() < 1e-5
    assert np.delete(found.usual, chosen).mean() < 0.25


def test_no_windows_no_chance():
    acts = acts_of([[1, 2, 3]])
    none = np.empty(0, dtype=np.int64)
    found = newcomers.chance_of(acts, np.ones(3, dtype=bool), Windows(none, none, none, none))
    assert len(found.p) == 0
