"""Bursts compared by the accounts they have in common, against answers in plain Python."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks.acted import DAY, HOUR, MINUTE, acts_of, at_least

from groundswell.networks import recurring, recurring_elsewhere
from groundswell.networks.recurring import ALIKE, APART, NEAR, Cells, Pace, World

SEVERAL = settings(max_examples=60, deadline=None)
PACE = Pace(length=10, gap=40, slot=5, reach=30, births=False)
ACCOUNTS, ITEMS = 7, 4

CROWDS = st.lists(
    st.tuples(st.integers(0, ACCOUNTS - 1), st.integers(0, ITEMS - 1), st.integers(0, 60)),
    min_size=5,
    max_size=40,
)


def scene(rows, *, length=10, fewest=2, drawn=0, aside=False):
    """Acts with every stretch of each item's time in which two act or more.

    With ``aside`` some acts in stretches are set aside, by lot.
    """
    acts = acts_of(rows, accounts=ACCOUNTS, items=ITEMS, origins=np.zeros(ITEMS, dtype=np.int64))
    dice = np.random.default_rng(drawn)
    places: dict[tuple[int, int], list[int]] = {}
    for e in range(len(acts.at)):
        places.setdefault((int(acts.item[e]), int(acts.at[e]) // length), []).append(e)
    kept = [(where, there) for where, there in sorted(places.items()) if len(there) >= fewest]
    of_act = np.full(len(acts.at), -1, dtype=np.int64)
    for number, (_, there) in enumerate(kept):
        of_act[there] = number
    n = len(kept)
    out = (of_act >= 0) & (dice.random(len(of_act)) < 0.4 * aside)
    cells = Cells(
        pointer=np.cumsum([0, *(len(there) for _, there in kept)]),
        accounts=np.array([acts.account[e] for _, there in kept for e in there], dtype=np.int64),
        item=np.array([i for (i, _), _ in kept], dtype=np.int64),
        start=np.array([slot * length for (_, slot), _ in kept], dtype=np.int64),
        size=np.array([len(there) for _, there in kept], dtype=np.int64),
        early=np.array([slot == 0 for (_, slot), _ in kept], dtype=np.bool_),
        decay=dice.random(n) * 0.5,
        usual=dice.random(n),
        around=dice.integers(ACCOUNTS, 2 * ACCOUNTS, n),
        of_act=of_act,
        aside=np.bincount(of_act[out], minlength=n),
    )
    world = World(
        own=acts.pointer, acts=acts.acts, account=acts.account, item=acts.item, at=acts.at,
        start=acts.start, size=acts.size, source=acts.source,
        likely=dice.random(len(acts.at)) * 0.5, fresh=acts.age < 10, usual_fresh=0.2, together=0.1,
        aside=out, aside_on=np.bincount(acts.item[out], minlength=ITEMS),
    )  # fmt: skip
    return acts, cells, world


def inside(cells, c) -> list[int]:
    return cells.accounts[cells.pointer[c] : cells.pointer[c + 1]].tolist()


def usual_rate(cells, world, pace, c, others_in, others):
    if cells.early[c] and not pace.births:
        return 1.0
    least = 0.0 if cells.early[c] else cells.decay[c]
    prior = max(cells.usual[c], least)
    return min(1.0, max((max(0, others_in) + 5 * prior) / (max(0, others) + 5), least))


def nearby_rate(cells, pace, c, others_in, others):
    even = pace.length / (2 * pace.reach + pace.length)
    measured = (max(0, others_in) + 5 * even) / (max(0, others) + 5)
    return min(1.0, max(measured, even, cells.decay[c]))


def one_way(acts, cells, world, pace, x, y, near, lift):
    """Of the accounts in ``x`` that act on ``y``'s item: the chance that so many are in ``y``."""
    there = []
    for a in inside(cells, x):
        act = np.flatnonzero((acts.account == a) & (acts.item == cells.item[y]))
        for e in act.tolist():
            since = acts.at[e] - cells.start[y]
            if not near or -pace.reach <= since <= pace.length + pace.reach:
                there.append((a, e))
    both = [a for a, e in there if cells.of_act[e] == y]
    looked_at = [e for _, e in there]
    out = [e for e in np.flatnonzero(world.aside).tolist() if e not in looked_at]
    others_in = cells.size[y] - len(both) - sum(cells.of_act[e] == y for e in out)
    out_on = sum(acts.item[e] == cells.item[y] for e in out)
    if near:
        rate = nearby_rate(cells, pace, y, others_in, cells.around[y] - len(there) - out_on)
    else:
        others = acts.size[cells.item[y]] - len(there) - out_on
        rate = usual_rate(cells, world, pace, y, others_in, others)
    rate = min(1.0, rate * lift)
    chances = [max(rate, world.likely[e]) if cells.early[y] else rate for _, e in there]
    return at_least(chances, len(both)), both[0] if both else -1


def expected_in(acts, cells, world, pace, x, y):
    """How many of the accounts in ``x`` chance puts into ``y``."""
    there = [
        e
        for a in inside(cells, x)
        for e in np.flatnonzero((acts.account == a) & (acts.item == cells.item[y])).tolist()
    ]
    both = sum(int(cells.of_act[e] == y) for e in there)
    others = acts.size[cells.item[y]] - len(there)
    rate = usual_rate(cells, world, pace, y, cells.size[y] - both, others)
    return sum(max(rate, world.likely[e]) if cells.early[y] else rate for e in there)


class TestRelations:
    def cells(self, *bursts, early=()):
        """Bursts as (item, start); the lengths of `PACE` are milliseconds here."""
        item, start = np.array(bursts, dtype=np.int64).T
        n = len(item)
        nothing, zero = np.zeros(n), np.zeros(n, dtype=np.int64)
        return Cells(
            np.zeros(n + 1, dtype=np.int64), zero, item, start, zero,
            np.isin(np.arange(n), early), nothing, nothing, zero, zero, zero,
        )  # fmt: skip

    def lie(self, *bursts, early=(), sources=(5, 5, 6), pace=PACE):
        _, _, world = scene([(0, 0, 0), (1, 0, 0)])
        world = world._replace(source=np.array(sources))
        cells = self.cells(*bursts, early=early)
        forth = recurring.relation(0, 1, cells, world, pace)
        assert recurring.relation(1, 0, cells, world, pace) == forth
        assert recurring.relations(np.array([0]), np.array([1]), cells, world, pace)[0] == forth
        return forth

    def test_two_bursts_of_one_item_are_alike_however_far_apart(self):
        assert self.lie((0, 0), (0, 5 * HOUR)) == ALIKE

    def test_two_moments_no_longer_than_a_stretch_apart_are_alike(self):
        assert self.lie((0, 0), (1, 10)) == ALIKE
        assert self.lie((0, 0), (1, 11)) == NEAR

    def test_up_to_the_gap_they_are_near_and_beyond_it_apart(self):
        assert self.lie((0, 0), (1, 40)) == NEAR
        assert self.lie((0, 0), (1, 41)) == APART

    def test_no_bursts_are_near_where_no_pace_is_measured(self):
        assert self.lie((0, 0), (1, 40), pace=PACE._replace(reach=0)) == ALIKE

    def test_a_burst_right_where_an_item_appeared_is_near_none(self):
        assert self.lie((0, 0), (2, 40), early=(0,)) == ALIKE
        assert self.lie((0, 0), (2, 40), early=(1,)) == ALIKE
        assert self.lie((0, 0), (2, 41), early=(0,)) == APART

    def test_two_new_posts_of_one_source_are_alike_and_of_two_sources_apart(self):
        assert self.lie((0, 0), (1, 5 * HOUR), early=(0, 1)) == ALIKE
        assert self.lie((0, 0), (2, 5 * HOUR), early=(0, 1)) == APART
        assert self.lie((0, 0), (1, 5 * HOUR), early=(0,)) == APART

    def test_two_new_posts_of_unknown_source_may_be_of_one(self):
        unknown = (-1, -1, 6)
        assert self.lie((0, 0), (1, 5 * HOUR), early=(0, 1), sources=unknown) == ALIKE
        assert self.lie((0, 0), (2, 5 * HOUR), early=(0, 1), sources=unknown) == APART
        assert self.lie((0, 0), (1, 5 * HOUR), sources=unknown) == APART

    @pytest.mark.parametrize("days", [1, 2, 9])
    @pytest.mark.parametrize("off", [-1, 1])
    def test_one_time_of_day_on_different_days_is_alike(self, days, off):
        pace = PACE._replace(slot=30 * MINUTE)
        assert self.lie((0, 0), (1, days * DAY + off * 30 * MINUTE), pace=pace) == ALIKE
        assert self.lie((0, 0), (1, days * DAY + off * (30 * MINUTE + 1)), pace=pace) == APART


@SEVERAL
@given(CROWDS, st.booleans(), st.booleans(), st.booleans(), st.floats(1, 3), st.integers(0, 99))
def test_two_bursts_are_compared_as_by_hand(rows, near, births, aside, lift, drawn):
    acts, cells, world = scene(rows, drawn=drawn, aside=aside)
    pace = PACE._replace(births=births)
    for x, y in combinations(range(len(cells.item)), 2):
        if cells.item[x] == cells.item[y]:
            continue
        forth, first = one_way(acts, cells, world, pace, x, y, near, lift)
        back, second = one_way(acts, cells, world, pace, y, x, near, lift)
        expected = 1.0 if first == second else max(forth, back)
        found = recurring.compare_two(x, y, near, lift, cells, world, pace)
        assert found == pytest.approx(expected, abs=1e-12)
        assert recurring.compare_two(y, x, near, lift, cells, world, pace) == found


@SEVERAL
@given(CROWDS, st.booleans(), st.booleans(), st.floats(0.001, 1), st.integers(0, 99))
def test_pairs_that_are_not_looked_at_would_not_have_come_below_the_limit(
    rows, near, births, limit, drawn
):
    _, cells, world = scene(rows, drawn=drawn, aside=True)
    pace = PACE._replace(births=births)
    pairs = [
        (x, y, len(set(inside(cells, x)) & set(inside(cells, y))))
        for x, y in combinations(range(len(cells.item)), 2)
        if cells.item[x] != cells.item[y]
    ]
    x, y, both = np.array([pair for pair in pairs if pair[2]], dtype=np.int64).reshape(-1, 3).T
    lie = np.full(len(x), near)
    # In an occasion those who are in a burst act near it, which is all that the bound asks.
    expected = np.array(
        [
            recurring.compare_two(*pair, near, 1.0, cells, world, pace)
            for pair in zip(x, y, strict=True)
        ]
    )
    found = recurring.compare(x, y, lie, both, limit, limit, cells, world, pace)
    early = cells.early[x] | cells.early[y]  # where it takes more, see below
    dropped = (found == 1) & (early | (expected > limit * (1 - 1e-9)))
    assert ((found == expected) | dropped).all()


@pytest.mark.parametrize(("rate", "worth"), [(0.1, True), (0.75, False)])
def test_hardly_more_accounts_than_chance_gives_are_worth_a_look_only_if_they_say_enough(
    rate, worth
):
    # All six of each burst are in both: chance gives 0.6, or 4.5.
    rows = [(k, i, 20 + (k if i else 5 - k)) for i in (0, 1) for k in range(6)]
    _, cells, world = scene(rows)
    others = 40
    world = world._replace(size=np.full(ITEMS, 7 + others))
    inside = 6 + int(rate * others)
    cells = cells._replace(
        size=np.full(len(cells.size), inside), usual=np.full(len(cells.size), rate),
        decay=np.zeros(len(cells.size)),
    )  # fmt: skip
    pair = np.array([0]), np.array([1]), np.array([False]), np.array([6])
    p = recurring.compare_two(0, 1, False, 1.0, cells, world, PACE)
    assert p < 0.2
    assert recurring.compare(*pair, 0.2, 0.0, cells, world, PACE)[0] == (p if worth else 1.0)
    assert recurring.compare(*pair, 0.2, p, cells, world, PACE)[0] == p


@SEVERAL
@given(CROWDS, st.floats(0.001, 1), st.floats(0, 1), st.integers(0, 99))
def test_at_birth_only_half_as_many_again_as_chance_gives_are_worth_a_look(
    rows, limit, alone, drawn
):
    acts, cells, world = scene(rows, drawn=drawn)
    pace = PACE._replace(births=True)
    for x, y in combinations(range(len(cells.item)), 2):
        both = len(set(inside(cells, x)) & set(inside(cells, y)))
        if cells.item[x] == cells.item[y] or not both or not (cells.early[x] or cells.early[y]):
            continue
        p = recurring.compare_two(x, y, False, 1.0, cells, world, pace)
        given_ = max(expected_in(acts, cells, world, pace, *ends) for ends in ((x, y), (y, x)))
        if abs(both - 1.5 * given_) < 1e-9 or abs(p - limit) < 1e-9:
            continue
        lie = np.array([x]), np.array([y]), np.array([False]), np.array([both])
        found = recurring.compare(*lie, limit, alone, cells, world, pace)[0]
        if both < 1.5 * given_:
            assert found == 1.0
        elif p <= limit:
            assert found == p


def test_those_in_two_bursts_are_set_aside_in_all_of_a_set():
    rows = [(k, i, 20 + k) for i in (0, 1) for k in range(4)]  # 0-3 in bursts 0 and 1
    rows += [(k, 2, 20 + k) for k in (2, 3, 5)] + [(4, 0, 25), (6, 3, 21), (2, 3, 22)]
    acts, cells, world = scene(rows)
    aside, of_cell = world.aside.copy(), cells.aside.copy()
    recurring.set_aside(np.array([0, 1, 2]), aside, of_cell, cells, world)
    assert sorted(zip(acts.account[aside].tolist(), acts.item[aside].tolist(), strict=True)) == [
        *((k, i) for k in (0, 1) for i in (0, 1)),
        *((k, i) for k in (2, 3) for i in (0, 1, 2)),
    ]
    assert of_cell.tolist() == [4, 4, 2, 0]
    recurring.set_aside(np.array([1, 0]), aside, of_cell, cells, world)  # not twice
    assert of_cell.tolist() == [4, 4, 2, 0]


def test_bursts_that_one_account_begins_say_nothing_of_those_who_may_follow_it():
    late = [(k, 3, 55) for k in range(5)]
    followed = [(k, i, 20 + k) for i in (0, 1) for k in range(5)] + late
    _, cells, world = scene(followed)
    world, cells = world._replace(size=world.size + 200), cells._replace(usual=cells.usual * 0.01)
    assert recurring.compare_two(0, 1, False, 1.0, cells, world, PACE) == 1.0
    turned = [(k, 0, 20 + k) for k in range(5)] + [(k, 1, 24 - k) for k in range(5)] + late
    _, cells, world = scene(turned)
    world = world._replace(size=world.size + 200)
    cells = cells._replace(usual=cells.usual * 0.01, decay=cells.decay * 0.01)
    assert recurring.compare_two(0, 1, False, 1.0, cells, world, PACE) < 0.01


def test_bursts_where_an_item_appeared_say_nothing_unless_births_are_asked_for():
    rows = [(k, 0, 9 - k) for k in range(5)] + [(k, 1, 20 + k) for k in range(5)]
    _, cells, world = scene(rows)
    world = world._replace(size=world.size + 200, likely=world.likely * 0)
    cells = cells._replace(usual=cells.usual * 0.01, decay=cells.decay * 0.01)
    assert recurring.compare_two(0, 1, False, 1.0, cells, world, PACE) == 1.0
    asked = PACE._replace(births=True)
    assert recurring.compare_two(0, 1, False, 1.0, cells, world, asked) < 0.01
    quick = world._replace(likely=world.likely * 0 + 0.9)  # all are quick with everybody
    assert recurring.compare_two(0, 1, False, 1.0, cells, quick, asked) > 0.5


@SEVERAL
@given(CROWDS, st.sets(st.integers(0, ACCOUNTS - 1), min_size=2))
def test_the_habit_of_hours_counts_acts_at_one_time_on_what_is_not_shared(rows, common):
    acts, _, world = scene(rows)
    common = sorted(common)
    seen = np.zeros(ITEMS, dtype=np.int64)
    for e in range(len(acts.at)):
        seen[acts.item[e]] += acts.account[e] in common
    lone = [
        e
        for e in range(len(acts.at))
        if acts.account[e] in common and seen[acts.item[e]] == 1
    ]  # fmt: skip
    two = [(e, f) for e, f in combinations(lone, 2) if acts.account[e] != acts.account[f]]
    close = sum(abs(acts.at[e] - acts.at[f]) <= PACE.length for e, f in two)
    expected = max(1.0, (close + 1) / (len(two) * 0.1 + 1))
    found = recurring_elsewhere.habit_of_hours(np.array(common), world, PACE, seen)
    assert found == pytest.approx(expected)


@SEVERAL
@given(CROWDS, st.integers(1, 3))
def test_possible_partners_are_bursts_on_items_that_enough_of_its_accounts_act_on(rows, fewest):
    acts, cells, world = scene(rows)
    n = len(cells.item)
    per_item = np.bincount(cells.item, minlength=ITEMS)
    counted = recurring.possible_partners(np.arange(n), cells, world, per_item, fewest)
    has = {(int(a), int(i)) for a, i in zip(acts.account, acts.item, strict=True)}
    for c in range(n):
        expected = 0
        for d in range(n):
            if cells.item[d] != cells.item[c]:
                on = sum((a, int(cells.item[d])) in has for a in inside(cells, c))
                expected += on >= fewest
        assert counted[c] == expected


@SEVERAL
@given(CROWDS, st.booleans(), st.floats(1, 3), st.integers(0, 99), st.booleans())
def test_members_are_judged_by_those_who_are_in_one_burst_at_most(rows, near, lift, drawn, births):
    acts, cells, world = scene(rows, drawn=drawn)
    pace = PACE._replace(births=births)
    chosen = np.arange(0, len(cells.item), 2)
    if not len(chosen):
        return
    who, count, chance = recurring.members(chosen, near, lift, cells, world, pace, ACCOUNTS)
    times_in = {a: sum(inside(cells, c).count(a) for c in chosen) for a in range(ACCOUNTS)}
    rate: dict[int, float] = {}
    for c in chosen.tolist():
        i = int(cells.item[c])
        others = [e for e in range(len(acts.at)) if acts.item[e] == i and times_in[int(acts.account[e])] < 2]  # fmt: skip
        within = sum(cells.of_act[e] == c for e in others)
        one = usual_rate(cells, world, pace, c, within, len(others))
        if near:
            close = sum(-30 <= acts.at[e] - cells.start[c] <= 40 for e in others)
            one = max(one, nearby_rate(cells, pace, c, within, close))
        rate[i] = min(1.0, rate.get(i, 0.0) + one * lift)
    birth = {int(cells.item[c]) for c in chosen if cells.early[c]}
    expected = {}
    for a in range(ACCOUNTS):
        own = np.flatnonzero(acts.account == a).tolist()
        on = [e for e in own if int(acts.item[e]) in rate]
        if len(on) < 2:
            continue
        elsewhere = [e for e in own if int(acts.item[e]) not in rate]
        habit = (sum(acts.age[e] < 10 for e in elsewhere) + 2 * 0.2) / (len(elsewhere) + 2)
        p = [max(rate[i], habit) if i in birth else rate[i] for i in acts.item[on].tolist()]
        expected[a] = (times_in[a], pytest.approx(at_least(p, times_in[a]), abs=1e-12))
    found = zip(count.tolist(), chance.tolist(), strict=True)
    assert dict(zip(who.tolist(), found, strict=True)) == expected


class TestFurtherItems:
    """What two bursts' common accounts do on everything else that they share."""

    def scene(self, third):
        """Five accounts in bursts on items 0 and 1, as given on item 2, and one on item 3."""
        rows = [(k, 0, 20 + k) for k in range(5)] + [(k, 1, 24 + 100 - k) for k in range(5)]
        rows += [(k, 2, at) for k, at in enumerate(third)] + [(0, 3, 400)]
        acts, cells, world = scene(rows)
        world = world._replace(size=world.size + 500)
        cells = cells._replace(usual=cells.usual * 0.001, decay=cells.decay * 0.001)
        return acts, cells, world

    def further(self, third):
        _, cells, world = self.scene(third)
        seen = np.zeros(ITEMS, dtype=np.int64)
        found = recurring_elsewhere.further(0, 1, cells, world, PACE, seen)
        assert not seen.any()  # it is used again
        return found, cells

    def test_a_third_burst_of_theirs_speaks(self):
        (items, logs, bursts, _), cells = self.further([220, 221, 222])
        assert items == 1
        assert cells.item[bursts].tolist() == [0, 1, 2]
        assert logs < -5

    def test_acts_far_from_one_another_do_not_but_the_item_is_counted(self):
        (items, logs, bursts, _), _ = self.further([220, 331, 442])
        assert (items, logs, len(bursts)) == (1, 0.0, 2)

    def test_a_burst_that_something_visible_may_call_together_with_another_is_left_out(self):
        (items, logs, bursts, _), _ = self.further([20, 21, 22])  # the moment of the first burst
        assert (items, logs, len(bursts)) == (1, 0.0, 2)

    def test_an_item_on_which_one_of_them_acts_is_no_choice(self):
        (items, _, _, _), _ = self.further([220])
        assert items == 0
