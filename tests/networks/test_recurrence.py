"""Bursts that come back: stretches of time, the choice among items, and who is found in worlds."""

from __future__ import annotations

import math
from dataclasses import fields
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2
from tests.networks.acted import DAY, HOUR, acts_of

from groundswell.networks import burst_cells, recurrence
from groundswell.networks.acts import Acts
from groundswell.networks.recurrence import recurring_bursts
from groundswell.networks.recurring_sets import Recurring, ties_of
from groundswell.worlds import make_world, operation

SEVERAL = settings(max_examples=60, deadline=None)
SPANS = (60_000, 600_000, 3_600_000)
SPAN = 10
ROWS = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 3), st.integers(0, 120)), min_size=1, max_size=60
)


def put_in_order(world) -> Acts:
    return Acts.of(world.account, world.item, world.at_ms, world.origin_ms, world.source)


def found_in(kind, planned=(), *, events=20_000, seed=1, **given_):
    """Find bursts that come back in a world; gives it with the accounts of operations, too."""
    world = make_world(kind, events=events, seed=seed, operations=[operation(p) for p in planned])
    found = recurring_bursts(put_in_order(world), spans_ms=SPANS, **given_)
    run = np.flatnonzero(world.operation[: len(found.q)] >= 0)
    return found, set(np.flatnonzero(found.q <= 0.05).tolist()), set(run.tolist())


class TestStretches:
    @SEVERAL
    @given(ROWS)
    def test_an_act_lies_in_the_fuller_of_its_two_stretches_or_in_none(self, rows):
        acts = acts_of(rows)
        cells = burst_cells.cells_of(acts, SPAN)
        chosen = []
        for e in range(len(acts.at)):
            counts = []
            for shift in (0, SPAN):
                slot = (acts.at + shift) // (2 * SPAN)
                there = (acts.item == acts.item[e]) & (slot == slot[e])
                counts.append((int(there.sum()), -shift, int(slot[e]) * 2 * SPAN - shift))
            chosen.append((int(acts.item[e]), max(counts)[2]))
        for e in range(len(acts.at)):
            together = chosen.count(chosen[e])
            c = cells.of_act[e]
            assert (c >= 0) == (together >= 3)
            if c >= 0:
                assert (cells.item[c], cells.start[c], cells.size[c]) == (*chosen[e], together)
                assert cells.start[c] <= acts.at[e] < cells.start[c] + 2 * SPAN

    @SEVERAL
    @given(ROWS)
    def test_a_stretch_lists_its_accounts_by_time(self, rows):
        acts = acts_of(rows)
        cells = burst_cells.cells_of(acts, SPAN)
        for c in range(len(cells.item)):
            inside = np.flatnonzero(cells.of_act == c)
            listed = cells.accounts[cells.pointer[c] : cells.pointer[c + 1]]
            assert listed.tolist() == acts.account[inside].tolist()
            assert acts.at[inside].tolist() == sorted(acts.at[inside].tolist())

    @SEVERAL
    @given(
        st.integers(0, 10_000),
        st.lists(st.integers(0, SPAN), min_size=3, max_size=12),
        st.lists(st.integers(5 * SPAN, 100 * SPAN), max_size=12),
    )
    def test_a_burst_within_the_span_falls_into_one_stretch_wherever_it_begins(
        self, begin, lags, others
    ):
        rows = [(k, 0, begin + lag) for k, lag in enumerate(lags)]
        rows += [(50 + k, 0, begin + lag) for k, lag in enumerate(others)]
        acts = acts_of(rows)
        cells = burst_cells.cells_of(acts, SPAN)
        burst = cells.of_act[acts.account < 50]
        assert burst[0] >= 0
        assert set(burst.tolist()) == {burst[0]}

    def test_a_stretch_knows_whether_it_begins_where_its_item_appeared_and_how_steep_decay_is(self):
        rows = [(k, 0, k) for k in range(3)]
        rows += [(k, 0, 30 * SPAN + k) for k in range(3, 6)]
        rows += [(k, 0, 900 * SPAN + k) for k in range(6, 9)]  # looked at as 60 spans
        cells = burst_cells.cells_of(acts_of(rows, origins=np.array([0])), SPAN)
        assert cells.early.tolist() == [True, False, False]
        assert cells.decay.tolist() == pytest.approx([1.0, 2 / 30, 2 / 60])

    @SEVERAL
    @given(ROWS, st.integers(0, 3), st.integers(0, 120), st.integers(0, 60))
    def test_acts_between_two_times_are_counted_inclusively(self, rows, item, low, width):
        acts = acts_of(rows, items=4)
        ends = (np.array([item]), np.array([low]), np.array([low + width]))
        expected = sum((acts.item == item) & (acts.at >= low) & (acts.at <= low + width))
        assert burst_cells._acts_between(acts, *ends).tolist() == [expected]


class TestTheBestOfSeveralItems:
    def test_one_comparison_without_others_keeps_its_chance(self):
        assert recurrence._best_of(math.log(1e-4), 0, 0) == pytest.approx(1e-4)

    @SEVERAL
    @given(st.floats(-200, -0.1), st.integers(0, 10), st.integers(0, 10))
    def test_choosing_is_paid_for(self, logs, speak, more):
        # Fisher for what was chosen, in advance, is never above it.
        alone = float(chi2.sf(-2 * logs, 2 * (speak + 1)))
        paid = recurrence._best_of(logs, speak, speak + more)
        assert paid >= alone * (1 - 1e-9)
        choices = math.comb(speak + more, speak) * (speak + more + 1)
        assert paid == pytest.approx(min(1.0, alone * choices), rel=1e-6)

    @SEVERAL
    @given(st.floats(-200, -0.1), st.floats(0, 50), st.integers(0, 8), st.integers(0, 8))
    def test_less_probable_items_never_make_it_more_probable(self, logs, less, speak, more):
        items = speak + more
        one = recurrence._best_of(logs, speak, items)
        assert recurrence._best_of(logs - less, speak, items) <= one * (1 + 1e-9)

    @SEVERAL
    @given(st.floats(-200, -0.1), st.integers(0, 8), st.integers(0, 8))
    def test_more_items_to_choose_from_never_make_it_less_probable(self, logs, speak, more):
        one = recurrence._best_of(logs, speak, speak + more)
        assert recurrence._best_of(logs, speak, speak + more + 1) >= one * (1 - 1e-9)

    def test_it_holds_where_the_best_of_many_even_chances_are_taken(self):
        dice = np.random.default_rng(3)
        small = 0
        for _ in range(2_000):
            p = np.sort(dice.random(7))
            first, others = dice.random(), p[p <= 0.05]
            best = recurrence._best_of(math.log(first) + np.log(others).sum(), len(others), 7)
            small += best <= 0.05
        assert small <= 0.05 * 2_000


def test_the_family_is_not_below_the_number_of_comparisons_made():
    world = make_world("fandom", events=8_000, seed=2)
    acts = put_in_order(world)
    span = 600_000
    cells = burst_cells.cells_of(acts, span)
    has = [set() for _ in range(acts.accounts)]
    for account, item in zip(acts.account.tolist(), acts.item.tolist(), strict=True):
        has[account].add(item)
    partners = 0
    per_item = np.bincount(cells.item, minlength=len(acts.size))
    for c in range(len(cells.item)):
        on: dict[int, int] = {}
        for a in cells.accounts[cells.pointer[c] : cells.pointer[c + 1]].tolist():
            for item in has[a] - {int(cells.item[c])}:
                on[item] = on.get(item, 0) + 1
        partners += sum(int(per_item[i]) for i, n in on.items() if n >= 3)
    assert partners > 100
    found = recurring_bursts(acts, spans_ms=(span,))
    assert found.family >= partners / 2  # each comparison can be proposed from both sides


class TestPlantedOperations:
    @pytest.mark.parametrize("planned", ["own_10x8", "boost_10x4", "boost_10x2", "sprint"])
    @pytest.mark.parametrize("events", [20_000, 40_000])
    def test_all_accounts_of_one_are_found_and_nobody_else(self, planned, events):
        found, named, run = found_in("calm", [planned], events=events)
        assert named == run
        assert (found.bundle[sorted(run)] >= 0).all()
        assert (found.bursts[sorted(run)] >= 2).all()

    def test_one_that_takes_half_an_hour_for_each_item_is_found_among_births(self):
        _, named, run = found_in("calm", ["boost_20x8_slow"], births=True)
        assert named == run

    def test_one_that_is_quick_with_popular_posts_is_found_by_births_only(self):
        _, named, run = found_in("calm", ["birth_boost"], births=True)
        assert len(named & run) >= 0.9 * len(run)
        assert not named - run
        _, named, _ = found_in("calm", ["birth_boost"])
        assert not named

    def test_two_operations_are_two_sets_of_bursts(self):
        world = make_world("calm", events=20_000, seed=4, operations=[operation("boost_10x4")] * 2)
        found = recurring_bursts(put_in_order(world))
        sets = [
            set(found.bundle[np.flatnonzero(world.operation[: len(found.q)] == k)].tolist())
            for k in range(2)
        ]
        assert [len(one) for one in sets] == [1, 1]
        assert not sets[0] & sets[1]
        assert -1 not in sets[0] | sets[1]

    def test_the_bursts_that_are_shown_are_those_of_the_set(self):
        world = make_world("calm", events=20_000, seed=1, operations=[operation("boost_10x4")])
        acts = put_in_order(world)
        found = recurring_bursts(acts)
        own = np.flatnonzero(world.item_operation >= 0)
        assert np.isin(found.burst_item, own).all()
        burst, account = found.members
        assert (found.bundle[account] == found.burst_bundle[burst]).all()
        for k, a in zip(burst.tolist(), account.tolist(), strict=True):
            at = acts.at[(acts.account == a) & (acts.item == found.burst_item[k])]
            assert found.burst_start[k] <= at[0] < found.burst_end[k]
        counts = np.bincount(burst, minlength=len(found.burst_item))
        assert (found.burst_accounts >= counts).all()
        assert (counts >= 3).all()


@pytest.mark.parametrize("kind", ["sessions", "fandom", "digests", "publishers", "live_event"])
@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_is_found_where_nobody_coordinates(kind, seed):
    found, named, _ = found_in(kind, events=30_000, seed=seed)
    assert not named
    assert (found.members.shape, len(found.burst_item)) == ((2, 0), 0)
    _, named, _ = found_in(kind, events=30_000, seed=seed, births=True)
    assert not named


@pytest.mark.parametrize("births", [False, True])
def test_the_order_of_rows_does_not_matter(births):
    world = make_world("calm", events=20_000, seed=1, operations=[operation("own_10x8")])
    shuffled = np.random.default_rng(5).permutation(len(world.account))
    one = recurring_bursts(put_in_order(world), births=births)
    other = recurring_bursts(
        Acts.of(
            world.account[shuffled], world.item[shuffled], world.at_ms[shuffled],
            world.origin_ms, world.source,
        ),
        births=births,
    )  # fmt: skip
    assert (one.q <= 0.05).any()
    for field in fields(Recurring):
        assert np.array_equal(getattr(one, field.name), getattr(other, field.name))


def crew(items, *, sources, born, crowd=60):
    """Eight accounts that act within a minute on each item, among others at all hours.

    On twenty more items they act like everybody else, or they would be quick by habit.
    """
    dice = np.random.default_rng(8)
    rows, origins = [], []
    for i in range(items):
        appeared = i * 3 * DAY + i * 5 * HOUR
        origins.append(appeared)
        late = 0 if born else 6 * HOUR
        rows += [(k, i, appeared + late + int(dice.integers(1, 30_000))) for k in range(8)]
        others = 8 + dice.choice(400, crowd, replace=False)
        rows += [(int(k), i, appeared + int(dice.integers(HOUR, 2 * DAY))) for k in others]
    for i in range(items, items + 20):
        appeared = i * 17 * HOUR
        origins.append(appeared)
        others = np.concatenate((np.arange(8), 8 + dice.choice(400, crowd, replace=False)))
        rows += [(int(k), i, appeared + int(dice.integers(HOUR, 2 * DAY))) for k in others]
    sources = [*sources, *range(460, 480)]
    return acts_of(rows, origins=np.array(origins), sources=np.array(sources), accounts=500)


class TestBirths:
    def test_bursts_right_where_items_appeared_speak_only_when_asked(self):
        acts = crew(8, sources=range(410, 418), born=True)
        assert not (recurring_bursts(acts).q <= 0.05).any()
        named = np.flatnonzero(recurring_bursts(acts, births=True).q <= 0.05)
        assert named.tolist() == list(range(8))

    def test_they_need_items_of_five_sources(self, monkeypatch):
        four, five = (crew(n, sources=range(410, 410 + n), born=True) for n in (4, 5))
        assert (recurring_bursts(five, births=True).q <= 0.05).sum() == 8
        assert not (recurring_bursts(four, births=True).q <= 0.05).any()
        monkeypatch.setattr(recurrence, "_FEWEST_SOURCES", 4)  # nothing else was missing
        assert (recurring_bursts(four, births=True).q <= 0.05).sum() == 8

    def test_old_items_may_have_one_source(self):
        acts = crew(8, sources=[410] * 8, born=False)
        assert (recurring_bursts(acts).q <= 0.05).sum() == 8


def test_a_group_of_which_half_take_part_each_time_is_no_crowd_that_explains_it(monkeypatch):
    dice = np.random.default_rng(3)
    rows, origins = [], []
    for i in range(5):
        appeared = i * 3 * DAY + i * 5 * HOUR
        origins.append(appeared)
        there = sorted(dice.choice(60, 30, replace=False).tolist())
        rows += [(k, i, appeared + 6 * HOUR + int(dice.integers(1, 30_000))) for k in there]
        others = 60 + dice.choice(400, 12, replace=False)
        rows += [(int(k), i, appeared + int(dice.integers(HOUR, 2 * DAY))) for k in others]
    for i in range(5, 34):
        origins.append(i * 17 * HOUR)
        others = np.concatenate((dice.choice(60, 6, replace=False), 60 + dice.choice(400, 60)))
        rows += [(int(k), i, i * 17 * HOUR + int(dice.integers(HOUR, 2 * DAY))) for k in others]
    acts = acts_of(rows, origins=np.array(origins), sources=np.arange(460, 494), accounts=500)
    named = np.flatnonzero(recurring_bursts(acts).q <= 0.05)
    assert len(named) >= 45
    assert named.max() < 60
    monkeypatch.setattr(recurrence, "_ROUNDS", 0)  # the others of the group as outsiders
    assert not (recurring_bursts(acts).q <= 0.05).any()


def test_three_accounts_are_the_fewest_that_come_back():
    acts = crew(8, sources=[410] * 8, born=False)
    for crew_size, found in ((2, 0), (4, 4)):
        kept = (acts.account < crew_size) | (acts.account >= 8)
        fewer = Acts.of(acts.account[kept], acts.item[kept], acts.at[kept], acts.appeared, None)
        assert (recurring_bursts(fewer).q <= 0.05).sum() == found


def test_a_crew_that_meets_at_one_time_of_day_is_a_timetable():
    rows = []
    dice = np.random.default_rng(8)
    for i in range(8):
        begin = i * DAY
        rows += [(k, i, begin + 9 * HOUR + int(dice.integers(1, 30_000))) for k in range(8)]
        others = 8 + dice.choice(400, 60, replace=False)
        rows += [(int(k), i, begin + int(dice.integers(HOUR, 20 * HOUR))) for k in others]
    acts = acts_of(rows, origins=np.arange(8) * DAY, sources=np.arange(410, 418), accounts=500)
    assert not (recurring_bursts(acts).q <= 0.05).any()


def test_nothing_comes_back_in_no_acts_or_few():
    for rows in ([], [(0, 0, 0)], [(k, 0, k) for k in range(5)]):
        found = recurring_bursts(acts_of(rows, accounts=6, items=2))
        assert found.q.tolist() == [1.0] * 6
        assert found.bundle.tolist() == [-1] * 6


def bundle_of(inside, bundle=None) -> Recurring:
    """Findings with nothing but who was in which burst, as lists of accounts."""
    accounts = 1 + max(a for one in inside for a in one)
    which = np.zeros(accounts, dtype=np.int64) if bundle is None else np.array(bundle)
    burst = [k for k, one in enumerate(inside) for _ in one]
    member = [a for one in inside for a in one]
    nothing = np.zeros(len(inside), dtype=np.int64)
    one = np.zeros(accounts)
    return Recurring(
        p=one, q=one, bundle=which, bursts=which, burst_bundle=nothing, burst_item=nothing,
        burst_start=nothing, burst_end=nothing, burst_accounts=nothing,
        members=np.array([burst, member], dtype=np.int64), family=1.0,
    )  # fmt: skip


def ties(found, named=None):
    named = np.ones(len(found.q), dtype=np.bool_) if named is None else named
    a, b, weight = ties_of(found, named)
    return dict(zip(zip(a.tolist(), b.tolist(), strict=True), weight.tolist(), strict=True))


class TestTies:
    @SEVERAL
    @given(st.lists(st.sets(st.integers(0, 7), min_size=1), min_size=1, max_size=10))
    def test_accounts_of_two_bursts_or_more_are_tied_by_their_number(self, inside):
        expected = {}
        for a, b in combinations(range(8), 2):
            both = sum(a in one and b in one for one in inside)
            if both >= 2:
                expected[a, b] = min(12.0, 1.5 * both)
        assert ties(bundle_of([sorted(one) for one in inside])) == expected

    def test_only_named_accounts_of_one_set_are_tied(self):
        found = bundle_of([[0, 1, 2, 3]] * 3, bundle=[0, 0, 1, 1])
        assert set(ties(found)) == {(0, 1), (2, 3)}
        assert set(ties(found, np.array([True, True, True, False]))) == {(0, 1)}
        assert ties(found, np.zeros(4, dtype=np.bool_)) == {}

    @pytest.mark.parametrize(("size", "most"), [(400, 400 * 399 // 2), (401, 401 * 24)])
    def test_in_a_large_set_each_is_tied_to_some_and_all_hang_together(self, size, most):
        found = bundle_of([list(range(size))] * 2)
        tied = ties(found)
        assert len(tied) == most
        assert len({frozenset(two) for two in tied}) == most  # none twice
        assert all(a != b for a, b in tied)
        reached, edge = {0}, {0}
        near: dict[int, set[int]] = {}
        for a, b in tied:
            near.setdefault(a, set()).add(b)
            near.setdefault(b, set()).add(a)
        while edge:
            edge = {b for a in edge for b in near[a]} - reached
            reached |= edge
        assert len(reached) == size
