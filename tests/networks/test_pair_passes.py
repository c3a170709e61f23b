"""The two passes over pairs, against answers worked out in plain Python."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks.acted import (
    DAY,
    FEW_ACTS,
    HOUR,
    MINUTE,
    acts_of,
    all_pairs,
    at_least,
    event_of,
    first_acts,
)

from groundswell.networks import pair_passes
from groundswell.networks.pair_passes import (
    BROKER,
    FAN_CLUB,
    PUBLISHER,
    TIMETABLE,
    UNSEEN,
    UNSEEN_SOURCE,
)

SEVERAL = settings(max_examples=60, deadline=None)
WINDOWS = st.lists(st.integers(0, 20), min_size=6, max_size=6).map(np.array)
SECOND, QUARTER = 1_000, 15 * MINUTE
ODD = 6 * MINUTE + 37 * SECOND  # on no round clock


def by_account(acts):
    return acts.pointer, acts.item[acts.acts], acts.at[acts.acts]


def told_of(chance, window):
    items = np.zeros(len(window), dtype=pair_passes.ITEM)
    items["chance"], items["window"] = chance, window
    return items


def shared(rows, a, b):
    """The items that two accounts have in common, in order, with both times."""
    first = first_acts(rows)
    return [(i, first[a, i], first[b, i]) for i in range(6) if (a, i) in first and (b, i) in first]


class TestTheFirstPass:
    @SEVERAL
    @given(FEW_ACTS, WINDOWS, st.lists(st.floats(0, 1), min_size=6, max_size=6))
    def test_counts_common_items_and_coincidences_and_gives_their_chance(
        self, rows, windows, chances
    ):
        acts, (a, b) = acts_of(rows, accounts=6, items=6), all_pairs(6)
        found = pair_passes.first_pass(a, b, *by_account(acts), told_of(chances, windows))
        for x in range(len(a)):
            both = shared(rows, a[x], b[x])
            close = sum(abs(s - t) <= windows[i] for i, s, t in both)
            assert (found[0][x], found[1][x]) == (len(both), close)
            expected = at_least([chances[i] for i, _, _ in both], close)
            assert found[2][x] == pytest.approx(expected, abs=1e-12)

    def test_acts_exactly_a_window_apart_coincide_and_one_more_millisecond_is_too_far(self):
        acts = acts_of([(0, 0, 0), (1, 0, 10), (0, 1, 0), (1, 1, 11), (0, 2, 0), (1, 2, 11)])
        pair = np.array([0]), np.array([1])
        windows = np.array([10, 10, 11])
        _, within, _ = pair_passes.first_pass(*pair, *by_account(acts), told_of(1.0, windows))
        assert within.tolist() == [2]  # items 0 and 2, each by its own window


class TestBurstsOfSuspects:
    @SEVERAL
    @given(FEW_ACTS, WINDOWS, st.sets(st.integers(0, 14)))
    def test_their_partners_and_pairs_are_counted_and_their_acts_joined(self, rows, windows, some):
        acts, (a, b) = acts_of(rows, accounts=6, items=6), all_pairs(6)
        chosen = sorted(some)
        a, b = a[chosen], b[chosen]
        delta = np.arange(len(acts.at)) % 15
        pointer, item, at = by_account(acts)
        burst, near, around, ever, close = pair_passes.mark_bursts(
            a, b, pointer, acts.acts, item, at, delta[acts.acts], windows, 6
        )
        n = len(acts.at)
        links = [[e == f for f in range(n)] for e in range(n)]
        near_, around_, ever_, close_ = [0] * n, [0] * n, [0] * 6, [0] * 6
        for one, other in zip(a.tolist(), b.tolist(), strict=True):
            for i, s, t in shared(rows, one, other):
                ever_[i] += 1
                close_[i] += abs(s - t) <= windows[i]
                u, v = event_of(acts, one, i), event_of(acts, other, i)
                for e, f in ((u, v), (v, u)):
                    near_[e] += abs(s - t) <= windows[i]
                    around_[e] += abs(s - t) <= delta[e]
                    links[e][f] |= abs(s - t) <= windows[i]
        assert near.tolist() == [near_[e] for e in acts.acts]
        assert around.tolist() == [around_[e] for e in acts.acts]
        assert (ever.tolist(), close.tolist()) == (ever_, close_)
        for k in range(n):  # who reaches whom over any number of links
            for e in range(n):
                for f in range(n):
                    links[e][f] |= links[e][k] and links[k][f]
        for e, f in combinations(range(n), 2):
            assert (burst[e] == burst[f]) == links[e][f]


class TestRoundClocks:
    @SEVERAL
    @given(st.lists(st.integers(0, 300), min_size=1, max_size=12), st.integers(0, 40))
    def test_the_most_at_once_are_those_of_the_fullest_arc(self, times, slot):
        period = 100
        clock = [t % period for t in times]
        fullest = max(sum((c - start) % period <= slot for c in clock) for start in clock)
        assert pair_passes.most_at_once(np.array(times), period, slot) == fullest

    def test_times_on_both_sides_of_midnight_are_at_once(self):
        times = np.array([DAY - MINUTE, DAY + MINUTE, 5 * DAY, 3 * DAY + 12 * HOUR])
        assert pair_passes.most_at_once(times, DAY, 30 * MINUTE) == 3

    def test_a_slot_is_inclusive(self):
        times = np.array([0, 10, 21])
        assert pair_passes.most_at_once(times, 100, 10) == 2
        assert pair_passes.most_at_once(times, 100, 11) == 2
        assert pair_passes.most_at_once(times, 100, 21) == 3

    def test_all_times_are_counted_once_where_the_slot_is_as_long_as_the_round(self):
        assert pair_passes.most_at_once(np.array([1, 50, 99]), 100, 500) == 3


class TestDistinctLeaders:
    @SEVERAL
    @given(st.lists(st.integers(-2, 4), min_size=3, max_size=14))
    def test_one_who_leads_over_a_third_counts_once(self, who):
        counts = [who.count(leader) for leader in set(who)]
        expected = sum(1 if n > 1 and 3 * n > len(who) else n for n in counts)
        count, leader, led = pair_passes.distinct_leaders(np.array(who))
        assert count == expected
        assert led == max(counts)
        assert who.count(leader) == led

    def test_a_third_exactly_is_not_over_it(self):
        assert pair_passes.distinct_leaders(np.array([5, 5, 1, 2, 3, 4]))[0] == 6
        assert pair_passes.distinct_leaders(np.array([5, 5, 1, 2, 3]))[0] == 4

    def test_two_coincidences_have_one_leader_or_two(self):
        assert pair_passes.distinct_leaders(np.array([4, 4])) == (1, 4, 2)
        assert pair_passes.distinct_leaders(np.array([4, 2])) == (2, 2, 1)


class TestDistinctMoments:
    def test_occasions_at_different_hours_count_each(self):
        begun = np.array([k * DAY + k * 3 * HOUR + k * ODD for k in range(7)])
        assert pair_passes.distinct_moments(begun) == 7

    def test_occasions_at_one_time_of_day_count_once(self):
        begun = np.array([k * DAY + 9 * HOUR + k * 2 * MINUTE for k in range(6)])
        assert pair_passes.distinct_moments(begun) == 1

    def test_a_third_at_one_time_of_day_may_be_chance(self):
        daily = [k * DAY + 9 * HOUR + k * 97 * SECOND for k in range(3)]
        others = [(10 + k) * DAY + (12 + k) * HOUR + k * ODD for k in range(6)]
        assert pair_passes.distinct_moments(np.array(daily + others)) == 9
        assert pair_passes.distinct_moments(np.array(daily + others[:5])) == 6

    def test_a_timetable_of_quarter_hours_counts_once(self):
        begun = np.array([k * DAY + (3 * k % 24) * HOUR + k * QUARTER for k in range(8)])
        assert pair_passes.distinct_moments(begun + 20 * SECOND) == 1

    def test_a_timetable_of_five_minutes_to_the_second_counts_once(self):
        begun = np.array([k * DAY + (3 * k % 24) * HOUR + k * 5 * MINUTE for k in range(8)])
        assert pair_passes.distinct_moments(begun + 12 * SECOND) == 1
        loose = begun + np.arange(8) * 37 * SECOND
        assert pair_passes.distinct_moments(loose) == 8

    def test_two_occasions_are_never_a_timetable(self):
        assert pair_passes.distinct_moments(np.array([0, DAY])) == 2


class TestHoursInCommon:
    @SEVERAL
    @given(
        st.lists(st.integers(0, 200), min_size=1, max_size=12).map(sorted),
        st.lists(st.integers(0, 200), min_size=1, max_size=12).map(sorted),
        st.integers(0, 30),
        st.floats(0, 1),
    )
    def test_counts_all_pairs_of_acts_at_one_time(self, one, other, length, together):
        close = sum(abs(s - t) <= length for s in one for t in other)
        expected = max(1.0, (close + 1) / (len(one) * len(other) * together + 1))
        lift = pair_passes.hours_in_common(np.array(one), np.array(other), length, together)
        assert lift == pytest.approx(expected)

    def test_accounts_that_do_nothing_else_have_none(self):
        nothing = np.empty(0, dtype=np.int64)
        assert pair_passes.hours_in_common(nothing, np.array([1, 2]), 10, 0.1) == 1.0


class Scene:
    """Two accounts on items of their own choosing, with all that the second pass is told."""

    def __init__(self, rows, *, origins=None, window=MINUTE, accounts=2, items=0):
        self.acts = acts_of(rows, origins=origins, accounts=accounts, items=items)
        n, m = len(self.acts.at), len(self.acts.size)
        self.audience, self.chance = np.ones(m), np.full(m, 0.01)
        self.phi = np.full(n, 0.1)
        self.burst = self.acts.start[self.acts.item].copy()  # each item's acts are one burst
        self.leader = -1 - self.acts.item
        self.wide = np.full(n, 10 * window)
        self.near_all, self.near_sus, self.around_all, self.around_sus = np.zeros(
            (4, n), dtype=np.int64
        )
        self.window = np.full(m, window)
        self.furthest, self.gap = 60 * self.window, 30 * self.window
        self.kappa, self.about, self.together = 5.0, 10 * MINUTE, 1.0
        self.a, self.b = np.array([0]), np.array([1])
        self.suspicious = np.zeros(1, dtype=np.bool_)

    def judged(self):
        """Give occasions, leaders, foremost, led, reason, expected, p and apart of each pair."""
        acts, own = self.acts, self.acts.acts
        told = np.empty(len(own), dtype=pair_passes.ACT)
        pair_passes.fill_acts(
            acts.account, acts.pointer, acts.at, acts.age, self.phi, self.leader, self.burst,
            self.wide, self.near_all, self.around_all, self.near_sus[own], self.around_sus[own],
            told,
        )  # fmt: skip
        items = told_of(self.chance, self.window)
        items["audience"], items["furthest"], items["gap"] = self.audience, self.furthest, self.gap
        return pair_passes.second_pass(
            self.a, self.b, *by_account(acts), told, items, self.suspicious,
            self.kappa, self.about, self.together,
        )  # fmt: skip

    def pair(self):
        """The same for the only pair."""
        return [column[0] for column in self.judged()]


def together_at(times, *, lag=SECOND, more=()):
    """Two accounts that act on one new item at each of the times."""
    rows = [(0, i, t) for i, t in enumerate(times)] + [(1, i, t + lag) for i, t in enumerate(times)]
    return rows + list(more)


def scattered(n):
    """Times on no round clock and at no common hour, days apart."""
    return [k * DAY + k * (2 * HOUR + 17 * MINUTE + 11 * SECOND) + 5 * HOUR for k in range(n)]


class TestOccasions:
    def test_a_pause_of_exactly_the_gap_is_still_one_occasion(self):
        gap = 30 * MINUTE
        assert Scene(together_at([HOUR, HOUR + gap])).pair()[0] == 1
        assert Scene(together_at([HOUR, HOUR + gap + 1])).pair()[0] == 2

    def test_an_occasion_goes_on_from_its_last_coincidence(self):
        times = [HOUR + k * 20 * MINUTE for k in range(5)]
        assert Scene(together_at(times)).pair()[0] == 1

    def test_the_longer_of_two_pauses_decides_where_traces_differ(self):
        scene = Scene(together_at([HOUR, HOUR + 40 * MINUTE, 5 * HOUR]))
        assert scene.pair()[0] == 3
        scene.gap = np.array([30 * MINUTE, 40 * MINUTE, 30 * MINUTE])
        assert scene.pair()[0] == 2
        scene.gap = np.array([40 * MINUTE, 30 * MINUTE, 30 * MINUTE])
        assert scene.pair()[0] == 2

    @SEVERAL
    @given(st.lists(st.integers(0, 12 * 60), min_size=1, max_size=9))
    def test_they_are_counted_in_whatever_order_the_items_come(self, minutes):
        times = sorted(t * MINUTE for t in minutes)
        expected = 1 + sum(v - u > 30 * MINUTE for u, v in pairwise(times))
        assert Scene(together_at([t * MINUTE for t in minutes])).pair()[0] == expected

    def test_a_coincidence_begins_with_the_earlier_act(self):
        # 29.5 min between the first ones' acts, whichever of the two came first.
        rows = [(0, 0, 0), (1, 0, MINUTE), (1, 1, 30 * MINUTE), (0, 1, 31 * MINUTE)]
        assert Scene(rows).pair()[0] == 1
        later = [(0, 0, 0), (1, 0, MINUTE), (1, 1, 30 * MINUTE + 1), (0, 1, 31 * MINUTE)]
        assert Scene(later).pair()[0] == 2

    def test_a_pair_without_a_coincidence_is_left_at_chance(self):
        occasions, leaders, foremost, led, reason, expected, p, apart = Scene(
            together_at(scattered(3), lag=2 * MINUTE)
        ).pair()
        assert (occasions, leaders, foremost, led, reason) == (0, 0, -1, 0, 0)
        assert (p, apart) == (1.0, 1.0)
        assert expected > 0


class TestReasons:
    def scene(self, n=9):
        """Items an hour old, each under a leader of its own."""
        return Scene(together_at(scattered(n)), origins=np.array(scattered(n)) - HOUR)

    def test_nothing_explains_two_accounts_that_meet_at_all_hours_under_many_leaders(self):
        occasions, leaders, _, _, reason, _, p, apart = self.scene().pair()
        assert (occasions, leaders, reason) == (9, 9, 0)
        assert p <= apart < 1e-3

    def test_one_leader_of_open_items_is_a_broker(self):
        scene = self.scene()
        scene.leader[:] = 77
        _, leaders, foremost, led, reason, _, p, apart = scene.pair()
        assert (leaders, foremost, led, reason) == (1, 77, 9, BROKER)
        assert p > 0.01 > apart

    def test_one_leader_of_items_that_only_they_use_is_a_fan_club(self):
        scene = self.scene()
        scene.leader[:] = 77
        scene.audience[:] = 0.2
        assert scene.pair()[4] == FAN_CLUB
        scene.audience[:5] = 1.0
        assert scene.pair()[4] == BROKER

    @pytest.mark.parametrize(("open_items", "reason"), [(3, FAN_CLUB), (4, BROKER)])
    def test_half_of_the_items_must_be_open_for_a_broker(self, open_items, reason):
        scene = self.scene(8)
        scene.leader[:] = 77
        scene.audience[open_items:] = 0.2
        assert scene.pair()[4] == reason

    def test_new_items_of_unknown_source_may_have_one_that_is_not_seen(self):
        scene = self.scene()
        scene.leader[:] = UNSEEN
        assert scene.pair()[4] == UNSEEN_SOURCE
        scene.leader[:12] = 77  # the first six of nine items have one that is seen
        assert scene.pair()[4] == BROKER

    def test_acts_in_different_bursts_follow_nobody(self):
        scene = self.scene()
        scene.leader[:] = 77
        scene.burst = np.arange(len(scene.acts.at))
        _, leaders, foremost, _, reason, *_ = scene.pair()
        assert (leaders, reason) == (9, 0)
        assert foremost < 0

    def test_one_time_of_day_is_a_timetable(self):
        times = [k * DAY + 9 * HOUR + k * 97 * SECOND for k in range(8)]
        scene = Scene(together_at(times), origins=np.array(times) - HOUR)
        occasions, leaders, _, _, reason, _, p, apart = scene.pair()
        assert (occasions, leaders, reason) == (8, 8, TIMETABLE)
        assert p > 0.01 > apart

    def test_two_accounts_that_bring_up_the_same_things_are_of_one_publisher(self):
        born = Scene(together_at(scattered(10)))  # ages are 0 and a second
        assert born.pair()[4] == PUBLISHER
        assert born.pair()[6] == 1.0
        assert born.pair()[7] == pytest.approx(0.75**10)

    def test_nine_items_are_too_few_for_a_publisher(self):
        assert self.scene(9).pair()[4] == 0

    def test_items_that_are_old_are_others(self):
        times = scattered(12)
        old = np.array(times) - 2 * MINUTE
        assert Scene(together_at(times, lag=0), origins=old).pair()[4] == 0
        young = np.array(times) - 2 * MINUTE + 1
        assert Scene(together_at(times, lag=0), origins=young).pair()[4] == PUBLISHER

    def test_a_publishers_account_does_hardly_anything_else(self):
        times = scattered(10)
        for alone, reason in ((5, PUBLISHER), (6, 0)):
            one = [(0, 20 + k, k * HOUR) for k in range(alone)]
            both = [*one, *((1, 40 + k, k * HOUR) for k in range(alone))]
            assert Scene(together_at(times, more=one)).pair()[4] == PUBLISHER
            assert Scene(together_at(times, more=both)).pair()[4] == reason


class TestChances:
    """What each common item gives the pair by chance."""

    def test_smooth_decay_gives_an_open_item_its_chance(self):
        scene = Scene(together_at([HOUR]), origins=np.array([0]))
        w = MINUTE / HOUR  # an hour old
        age = 2 * w - w * w
        assert scene.pair()[5] == pytest.approx(age)  # pace (0 + 5 age) / (0 + 5)

    def test_decay_is_looked_at_from_two_windows_to_the_furthest(self):
        new = Scene(together_at([HOUR]), origins=np.array([HOUR]))
        assert new.pair()[5] == pytest.approx(2 * 0.5 - 0.5**2)
        old = Scene(together_at([30 * DAY]), origins=np.array([0]))
        assert old.pair()[5] == pytest.approx(2 / 60 - 1 / 3600)

    def test_acts_further_apart_than_the_item_is_old_give_no_chance_by_decay(self):
        near = Scene(together_at([5 * MINUTE], lag=5 * MINUTE), origins=np.array([0]))
        far = Scene(together_at([5 * MINUTE], lag=5 * MINUTE + 1), origins=np.array([0]))
        assert near.pair()[5] == pytest.approx(2 / 5 - 1 / 25)
        assert far.pair()[5] == 0.0

    @pytest.mark.parametrize("suspicious", [False, True])
    def test_the_pace_of_an_item_is_that_of_others_than_suspects_and_the_partner(self, suspicious):
        scene = Scene(together_at([HOUR]), origins=np.array([0]))
        scene.near_all[:], scene.near_sus[:] = 20, 4
        scene.around_all[:], scene.around_sus[:] = 50, 6
        scene.suspicious[:] = suspicious
        taken = 0 if suspicious else 1  # a suspicious partner is among those taken out
        w = MINUTE / HOUR
        age = 2 * w - w * w
        expected = (20 - 4 - taken + 5 * age) / (50 - 6 - taken + 5)
        assert scene.pair()[5] == pytest.approx(expected)

    def test_a_partner_outside_the_acts_own_reach_was_not_counted_there(self):
        scene = Scene(together_at([HOUR], lag=2 * MINUTE), origins=np.array([0]))
        scene.near_all[:], scene.around_all[:] = 10, 20
        w = MINUTE / HOUR
        age = 2 * w - w * w
        scene.wide[:] = 2 * MINUTE
        assert scene.pair()[5] == pytest.approx((10 + 5 * age) / (19 + 5))
        scene.wide[:] = 2 * MINUTE - 1
        assert scene.pair()[5] == pytest.approx((10 + 5 * age) / (20 + 5))

    def test_the_faster_pace_around_either_act_counts(self):
        scene = Scene(together_at([HOUR]), origins=np.array([0]))
        scene.near_all[:], scene.around_all[:] = [9, 1], [9, 9]
        w = MINUTE / HOUR
        age = 2 * w - w * w
        assert scene.pair()[5] == pytest.approx((8 + 5 * age) / (8 + 5))

    def test_a_closed_item_gives_the_usual_rate_or_both_accounts_habit(self):
        scene = Scene(together_at([HOUR]))
        scene.audience[:] = 0.49
        scene.chance[:], scene.phi[:] = 0.03, 0.1
        assert scene.pair()[5] == pytest.approx(0.03)
        scene.phi[:] = [0.5, 0.4]
        assert scene.pair()[5] == pytest.approx(0.2)

    @SEVERAL
    @given(st.lists(st.floats(0.001, 0.9), min_size=3, max_size=8), st.integers(1, 3))
    def test_p_is_the_chance_of_so_many_distinct_ones_over_all_common_items(self, chances, apart):
        # The last items are common too, and the acts on them far apart.
        times, n = scattered(len(chances)), len(chances) - apart
        rows = together_at(times[: max(n, 0)])
        for i in range(max(n, 0), len(chances)):
            rows += [(0, i, times[i]), (1, i, times[i] + HOUR)]
        scene = Scene(rows)
        scene.audience[:], scene.chance[:], scene.phi[:] = 0.0, chances, 0.0
        _, _, _, _, _, expected, p, _ = scene.pair()
        assert expected == pytest.approx(sum(chances))
        if n > 0:
            assert p == pytest.approx(at_least(chances, n), rel=1e-9)

    def test_accounts_about_at_the_same_hours_have_their_chances_raised(self):
        elsewhere = [(who, 20 + 10 * who + k, k * DAY + ODD) for who in (0, 1) for k in range(9)]
        scene = Scene(together_at(scattered(5), more=elsewhere))
        scene.audience[:], scene.chance[:], scene.phi[:] = 0.0, 0.02, 0.0
        scene.together = 0.05
        lift = (9 + 1) / (81 * 0.05 + 1)
        raised = scene.pair()[6]
        assert raised == pytest.approx(at_least([0.02 * lift] * 5, 5), rel=1e-9)
        scene.together = 1.0
        assert scene.pair()[6] == pytest.approx(0.02**5, rel=1e-9)

    def test_hours_are_not_looked_at_where_chance_is_not_small(self):
        elsewhere = [(who, 20 + 10 * who + k, k * DAY + ODD) for who in (0, 1) for k in range(9)]
        scene = Scene(together_at(scattered(2), more=elsewhere))
        scene.audience[:], scene.chance[:], scene.phi[:] = 0.0, 0.1, 0.0
        scene.together = 0.0
        assert scene.pair()[6] == pytest.approx(0.01)


@SEVERAL
@given(FEW_ACTS, st.data())
def test_the_second_pass_agrees_with_working_each_pair_out_alone(rows, data):
    scene = Scene([(a, i, t * 4 * MINUTE) for a, i, t in rows], accounts=6, items=6)
    scene.a, scene.b = all_pairs(6)
    n = len(scene.acts.at)
    scene.audience = np.array(data.draw(st.lists(st.sampled_from([0.0, 0.5, 1.0]), min_size=6, max_size=6)))  # fmt: skip
    scene.leader = np.array(data.draw(st.lists(st.integers(-1, 2), min_size=n, max_size=n)))
    scene.window = np.array(data.draw(st.lists(st.sampled_from([0, 4, 8]), min_size=6, max_size=6))) * MINUTE + MINUTE  # fmt: skip
    scene.furthest, scene.gap = 60 * scene.window, 3 * scene.window
    scene.suspicious = np.zeros(15, dtype=np.bool_)
    occasions, leaders, _, _, reason, expected, p, apart = scene.judged()
    for x in range(15):
        both = shared([(a, i, t * 4 * MINUTE) for a, i, t in rows], scene.a[x], scene.b[x])
        close, chances = [], []
        for i, s, t in both:
            u = event_of(scene.acts, scene.a[x], i)
            v = event_of(scene.acts, scene.b[x], i)
            span = int(scene.window[i])
            if scene.audience[i] >= 0.5:
                youngest = min(scene.acts.age[u], scene.acts.age[v])
                delta = min(max(youngest, 2 * span), 60 * span)
                w = span / delta
                chances.append((2 * w - w * w) if abs(s - t) <= delta else 0.0)
            else:
                chances.append(max(0.01, 0.1 * 0.1))
            if abs(s - t) <= span:
                close.append((min(s, t), 3 * span, int(scene.leader[u])))
        close.sort()
        begun = close[:1] + [
            new for old, new in pairwise(close) if new[0] - old[0] > max(old[1], new[1])
        ]
        assert occasions[x] == len(begun)
        assert expected[x] == pytest.approx(sum(chances))
        if not close:
            assert p[x] == apart[x] == 1.0
            continue
        who = [leader for _, _, leader in close]
        counts = [who.count(one) for one in set(who)]
        assert leaders[x] == sum(1 if c > 1 and 3 * c > len(who) else c for c in counts)
        moments = pair_passes.distinct_moments(np.array([at for at, _, _ in begun]))
        count = min(leaders[x], moments)
        assert p[x] == pytest.approx(at_least(chances, count), abs=1e-9)
        assert apart[x] == pytest.approx(at_least(chances, len(begun) if count != len(begun) else count), abs=1e-9)  # fmt: skip
        if leaders[x] < min(moments, len(begun)):
            assert reason[x] in (BROKER, FAN_CLUB)
        elif moments < len(begun):
            assert reason[x] == TIMETABLE
        else:
            assert reason[x] == 0
