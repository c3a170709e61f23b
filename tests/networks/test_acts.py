"""First acts by item and time, and what they tell of items and accounts, against plain answers."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks import worlds
from tests.networks.acted import FEW_ACTS, MINUTE, acts_of, event_of, first_acts

from groundswell.networks.acts import Acts, share
from groundswell.networks.pair_passes import UNSEEN

SEVERAL = settings(max_examples=50, deadline=None)


@SEVERAL
@given(FEW_ACTS)
def test_only_the_first_act_of_an_account_on_an_item_is_kept(rows):
    acts = acts_of(rows)
    kept = zip(acts.account.tolist(), acts.item.tolist(), acts.at.tolist(), strict=True)
    assert {(a, i): t for a, i, t in kept} == first_acts(rows)
    assert len(acts.at) == len(first_acts(rows))


@SEVERAL
@given(FEW_ACTS)
def test_acts_lie_by_item_and_time_and_the_index_lists_each_account_by_item(rows):
    acts = acts_of(rows, accounts=8, items=9)
    keys = list(zip(acts.item.tolist(), acts.at.tolist(), acts.account.tolist(), strict=True))
    assert keys == sorted(keys)
    first = first_acts(rows)
    for item in range(9):
        assert set(acts.item[acts.start[item] : acts.start[item + 1]]) <= {item}
        assert acts.size[item] == sum(i == item for _, i in first)
    for account in range(8):
        own = acts.acts[acts.pointer[account] : acts.pointer[account + 1]]
        assert acts.account[own].tolist() == [account] * len(own)
        assert acts.item[own].tolist() == sorted(i for a, i in first if a == account)


@SEVERAL
@given(FEW_ACTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    one, other = acts_of(rows), acts_of(shuffled)
    for name in Acts.__slots__:
        assert np.array_equal(getattr(one, name), getattr(other, name))


def test_an_item_appears_when_it_is_told_to_and_not_after_its_first_act():
    rows = [(0, 0, 50), (1, 0, 60), (0, 1, 50), (0, 2, 50)]
    acts = acts_of(rows, origins=np.array([40, -1, 55]), sources=np.array([7, -1, 3]))
    assert acts.appeared.tolist() == [40, 50, 50]
    assert acts.age.tolist() == [10, 20, 0, 0]
    assert acts.source.tolist() == [7, -1, 3]
    assert acts.opener.tolist() == [0, 0, 0]


def test_an_item_without_acts_has_no_size_and_nobody_opened_it():
    acts = acts_of([(0, 2, 5)], items=4)
    assert acts.size.tolist() == [0, 0, 1, 0]
    assert acts.source.tolist() == [-1, -1, -1, -1]
    assert acts.opener.tolist() == [-1, -1, 0, -1]


def test_arrays_of_unequal_length_are_refused_with_their_lengths():
    with pytest.raises(ValueError, match=r"unequal length: 2, 1, 2"):
        Acts.of(np.array([0, 1]), np.array([0]), np.array([0, 1]), None, None)


@SEVERAL
@given(FEW_ACTS)
def test_the_family_is_not_below_the_number_of_pairs_with_two_common_items(rows):
    # All accounts are looked at here, so that the estimate errs to the safe side only.
    has: dict[int, set[int]] = {}
    for account, item, _ in rows:
        has.setdefault(account, set()).add(item)
    true = sum(len(has[a] & has[b]) >= 2 for a, b in combinations(has, 2))
    family = acts_of(rows).family(seed=1)
    assert family >= true - 1e-9
    assert (family == 0) == (true == 0)


def test_a_family_estimated_from_a_sample_is_mostly_on_the_safe_side():
    world = worlds.organic(2, events=30_000, accounts=6_000)
    acts = Acts.of(world.account, world.item, world.at, world.origin, world.source)
    active = np.flatnonzero(np.diff(acts.pointer) >= 2)
    assert len(active) > 2_500  # more than are sampled
    together = np.zeros((acts.accounts, acts.accounts), dtype=np.int16)
    for item in range(len(acts.size)):
        there = acts.account[acts.start[item] : acts.start[item + 1]]
        together[np.ix_(there, there)] += 1
    true = (np.triu(together, 1) >= 2).sum()
    estimates = np.array([acts.family(seed) for seed in range(20)])
    assert (estimates >= true).mean() >= 0.85
    assert (estimates <= 1.5 * true).all()


@SEVERAL
@given(FEW_ACTS, st.lists(st.integers(0, 20), min_size=6, max_size=6))
def test_the_usual_rate_is_that_of_items_of_one_size_drawn_to_that_of_all(rows, windows):
    acts = acts_of(rows, items=6)
    rates: dict[int, float] = {}
    for item in range(6):
        times = [t for (_, i), t in first_acts(rows).items() if i == item]
        if len(times) >= 2:
            close = [abs(s - t) <= windows[item] for s, t in combinations(times, 2)]
            rates[item] = sum(close) / len(close)
    overall = sum(rates.values()) / len(rates) if rates else 0.0
    usual = acts.usual_rate(np.array(windows))
    for item in range(6):
        size = int(acts.size[item]).bit_length()
        alike = [r for i, r in rates.items() if int(acts.size[i]).bit_length() == size]
        if acts.size[item]:
            expected = (sum(alike) + 20 * overall) / (len(alike) + 20)
            assert usual[item] == pytest.approx(expected)


def test_the_usual_rate_leaves_out_what_suspects_do():
    # Two items of four acts: on one, two suspects coincide, and nobody else does on either.
    rows = [(0, 0, 0), (1, 0, 1), (2, 0, 100), (3, 0, 200)]
    rows += [(4, 1, 0), (5, 1, 100), (6, 1, 200), (7, 1, 300)]
    acts, window = acts_of(rows), np.full(2, 10)
    assert acts.usual_rate(window).tolist() == pytest.approx([1 / 12, 1 / 12])
    without = acts.usual_rate(window, np.array([1, 0]), np.array([1, 0]))
    # What is left shows nothing; what all items show is drawn on, so that nothing is impossible.
    assert without.tolist() == pytest.approx([(20 / 22) * (20 / 12) / 22] * 2)
    # A suspect pair that acts on the item far apart takes a pair, and no coincidence, out.
    apart = acts.usual_rate(window, np.array([1, 0]), np.array([0, 0]))
    assert apart.tolist() == pytest.approx([(1 / 5 + 20 * (1 / 5 + 20 / 12) / 22) / 22] * 2)


def test_an_item_on_which_only_suspects_act_says_nothing_of_what_is_usual():
    acts = acts_of([(0, 0, 0), (1, 0, 1), (2, 1, 0), (3, 1, 1), (4, 1, 100)])
    window = np.full(2, 10)
    usual = acts.usual_rate(window, np.array([1, 0]), np.array([1, 0]))
    overall = (1 / 3 + 20 * (1 + 1 / 3) / 2) / 21
    assert usual.tolist() == pytest.approx([(1 / 3 + 20 * overall) / 21] * 2)


def test_the_early_habit_is_an_accounts_share_of_quick_acts_drawn_to_that_of_all():
    # Account 1 is quick on 2 of 3 items, account 2 on none of 3; 0 is the author.
    rows = [(0, i, 0) for i in range(3)]
    rows += [(1, 0, 5), (1, 1, 5), (1, 2, 50), (2, 0, 60), (2, 1, 60), (2, 2, 60)]
    habit = acts_of(rows).early_habit(np.full(3, 10))
    usual = 2 / 6  # the author's own acts don't count
    assert habit.tolist() == pytest.approx([usual, (2 + 2 * usual) / 5, 2 * usual / 5])


def test_a_quick_act_is_one_before_the_time_given_not_at_it():
    rows = [(0, 0, 0), (1, 0, 9), (2, 0, 10)]
    habit = acts_of(rows).early_habit(np.array([10]))
    assert habit[1] > habit[2]


def test_items_that_only_suspects_use_and_lone_acts_do_not_make_a_habit():
    rows = [(0, 0, 0), (1, 0, 1), (0, 1, 0), (1, 1, 50), (1, 2, 0)]
    audience = np.array([0.2, 0.5, 1.0])
    habit = acts_of(rows).early_habit(np.full(3, 10), audience)
    assert habit.tolist() == [0.0, 0.0]


def test_how_quick_an_account_is_behind_a_source_is_told_by_its_other_items():
    # Account 1 is quick on all four items of 0, and slow on the four of 9.
    sources = np.array([0, 0, 0, 0, 9, 9, 9, 9])
    rows = [(1, i, 5 if i < 4 else 50) for i in range(8)]
    acts = acts_of(rows, origins=np.zeros(8, dtype=np.int64), sources=sources)
    within, habit = np.full(8, 10), np.full(10, 0.3)
    likely = acts.early_on(within, habit)
    told = (3 + 2 * 0.3) / (3 + 2)
    assert [likely[event_of(acts, 1, i)] for i in range(4)] == pytest.approx([told] * 4)
    # Never below the account's habit with everybody.
    assert [likely[event_of(acts, 1, i)] for i in range(4, 8)] == pytest.approx([0.3] * 4)


@SEVERAL
@given(FEW_ACTS, st.integers(0, 20), st.lists(st.integers(-1, 7), min_size=6, max_size=6))
def test_early_on_agrees_with_counting_by_hand(rows, within, sources):
    acts = acts_of(rows, items=6, accounts=8, sources=np.array(sources))
    habit = np.linspace(0.05, 0.9, 8)
    likely = acts.early_on(np.full(6, within), habit)
    for e in range(len(acts.at)):
        account, source = acts.account[e], acts.source[acts.item[e]]
        others = [
            f
            for f in range(len(acts.at))
            if f != e and acts.account[f] == account and acts.source[acts.item[f]] == source
        ]
        fast = sum(acts.age[f] < within for f in others)
        told = (fast + 2 * habit[account]) / (len(others) + 2) if source >= 0 else 0.0
        assert likely[e] == pytest.approx(max(habit[account], told))


def test_two_acts_are_as_often_at_one_time_as_their_days_are_alike():
    steady = acts_of([(n, n, n * MINUTE) for n in range(1_000)])
    crowded = acts_of([(n, n, n % 10) for n in range(1_000)])
    assert steady.together(MINUTE) == pytest.approx(2 / 1_000)
    assert crowded.together(MINUTE) >= 1.0
    assert acts_of([(0, 0, 0)]).together(MINUTE) == 0.0


def test_acts_in_no_burst_follow_nobody_and_each_their_own():
    acts = acts_of([(0, 0, 0), (1, 0, 1), (0, 1, 0)])
    leaders = acts.leaders(np.arange(3), np.full(2, 10))
    assert (leaders < 0).all()
    assert len(set(leaders.tolist())) == 3


def test_a_burst_right_after_its_item_appeared_follows_the_source_and_a_later_one_its_first():
    window, sources, origins = np.full(2, 10), np.array([9, 9]), np.zeros(2, dtype=np.int64)
    rows = [(3, 0, 19), (4, 0, 22), (3, 1, 25), (4, 1, 20)]
    acts = acts_of(rows, origins=origins, sources=sources)
    burst = np.array([acts.start[item] for item in acts.item])
    leaders = acts.leaders(burst, window)
    assert leaders[acts.item == 0].tolist() == [9, 9]  # the burst begins 19 ms in, below 2 windows
    assert leaders[acts.item == 1].tolist() == [4, 4]  # at 20 ms it does not


def test_bursts_on_new_items_of_unknown_source_may_all_follow_one():
    origins = np.zeros(3, dtype=np.int64)
    rows = [(k, i, k if i < 2 else 20 + k) for i in range(3) for k in range(3)]
    acts = acts_of(rows, origins=origins)
    leaders = acts.leaders(acts.start[acts.item], np.full(3, 10))
    assert set(leaders[acts.item < 2].tolist()) == {UNSEEN}
    assert leaders[acts.item == 2].tolist() == [0, 0, 0]  # a later burst has a first account


@SEVERAL
@given(FEW_ACTS)
def test_of_several_that_begin_a_burst_at_once_the_lowest_number_leads(rows):
    acts = acts_of(rows, items=6, origins=np.zeros(6, dtype=np.int64))
    burst = acts.start[acts.item]  # all acts on an item are one burst
    leaders = acts.leaders(burst, np.zeros(6, dtype=np.int64))
    size = Counter(acts.item.tolist())
    for e in np.flatnonzero([size[i] > 1 for i in acts.item.tolist()]):
        there = acts.item == acts.item[e]
        first = acts.account[there & (acts.at == acts.at[there].min())].min()
        assert leaders[e] == first


def test_a_share_of_nothing_is_nothing():
    assert share(np.array([1, 0]), np.array([2, 0])).tolist() == [0.5, 0.0]
