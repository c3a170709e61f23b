"""Every operation is planted as stated: size, items, closeness, share taken part in, hiding."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from groundswell.errors import SettingError
from groundswell.worlds import TRACES, Operation, make_world, operation, operation_kinds
from groundswell.worlds.draft import END_MS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS

EVENTS = 20_000


@cache
def planted(plan, *, kind="calm", seed=1, events=EVENTS):
    """A world with one operation: the world, its members, and its acts on its common items."""
    world = make_world(kind, events=events, seed=seed, operations=[plan])
    member = world.operation == 0
    common = np.flatnonzero(member[world.account] & (world.item_operation[world.item] == 0))
    return world, np.flatnonzero(member), common


def spans(world, common):
    """From the first to the last act of the operation on each of its items."""
    items = world.item[common]
    return {int(item): int(np.ptp(world.at_ms[common[items == item]])) for item in np.unique(items)}


@pytest.mark.parametrize("kind", operation_kinds())
def test_a_named_operation_has_the_size_items_and_closeness_it_states(kind):
    plan = operation(kind)
    world, members, common = planted(plan)
    assert len(members) == plan.accounts
    assert len(np.unique(world.item[common])) == plan.items
    assert max(spans(world, common).values()) <= plan.spread_ms
    traces = {TRACES[n] for n in world.item_trace[world.item_operation == 0]}
    assert traces == set(plan.traces)


@pytest.mark.parametrize("kind", operation_kinds())
def test_each_account_takes_part_in_the_share_of_items_stated(kind):
    plan = operation(kind)
    world, members, common = planted(plan)
    each = np.bincount(world.account[common], minlength=world.accounts)[members]
    if plan.acts_each is not None:
        assert plan.acts_each[0] <= each.min()
        assert each.max() <= plan.acts_each[1]
    else:
        of_shift = [len(range(s, plan.items, plan.shifts)) for s in range(plan.shifts)]
        assert set(each) <= {round(plan.take_part * items) for items in of_shift}


@pytest.mark.parametrize("share", [0.0, 0.5, 0.8])
def test_the_camouflage_share_of_acts_is_ordinary(share):
    plan = operation("own_20x6", camouflage=share)
    world, members, common = planted(plan)
    acts = np.isin(world.account, members).sum()
    assert 1 - len(common) / acts == pytest.approx(share, abs=0.04)


def test_camouflage_looks_like_the_worlds_own_acts():
    plan = operation("own_20x6", accounts=200, camouflage=0.8)
    world, _, _ = planted(plan)
    hidden = (world.operation[world.account] == 0) & (world.item_operation[world.item] < 0)
    organic = world.operation[world.account] < 0
    size = np.bincount(world.item[organic], minlength=world.items)
    ours, theirs = size[world.item[hidden]], size[world.item[organic]]
    assert np.median(ours) == pytest.approx(np.median(theirs), rel=0.3)
    age = (world.at_ms - world.origin_ms[world.item])[world.origin_ms[world.item] >= 0]
    assert (age >= 0).all()


def test_own_items_come_from_members_and_nobody_else_acts_on_them():
    world, members, _ = planted(operation("own_20x6"))
    items = np.flatnonzero(world.item_operation == 0)
    known = world.source[items]
    assert np.isin(known[known >= 0], members).all()
    others = ~np.isin(world.account, members)
    assert not np.isin(world.item[others], items).any()


def test_items_of_one_leader_all_come_from_one_member():
    world, members, _ = planted(operation("own_one_leader"))
    known = world.source[world.item_operation == 0]
    assert len(np.unique(known[known >= 0])) == 1
    assert np.isin(known[known >= 0], members).all()


@pytest.mark.parametrize("kind", ["boost_20x6", "boost_5x20", "sprint", "sparse_burst_60"])
def test_boosted_items_have_an_audience_of_others(kind):
    world, members, _ = planted(operation(kind))
    items = np.flatnonzero(world.item_operation == 0)
    others = np.bincount(world.item[~np.isin(world.account, members)], minlength=world.items)
    assert others[items].min() >= 5


def test_boosts_at_birth_meet_popular_items_in_their_first_minute():
    world, _, common = planted(operation("birth_boost"))
    known = common[world.origin_ms[world.item[common]] >= 0]
    assert (world.at_ms[known] - world.origin_ms[world.item[known]]).max() <= 60_000
    size = np.bincount(world.item)
    assert np.median(size[world.item_operation == 0]) > np.quantile(size, 0.97)


@pytest.mark.parametrize("kind", ["boost_20x6", "boost_20x6_early"])
def test_boosts_come_when_items_are_of_the_age_stated(kind):
    plan = operation(kind)
    world, _, common = planted(plan)
    known = common[world.origin_ms[world.item[common]] >= 0]
    age = world.at_ms[known] - world.origin_ms[world.item[known]]
    assert age.min() >= plan.boosted_from_ms
    assert age.max() <= plan.boosted_to_ms + plan.spread_ms


def test_a_sprint_is_over_in_twenty_minutes():
    world, _, common = planted(operation("sprint"))
    assert np.ptp(world.at_ms[common]) <= 21 * 60_000


def test_shifts_do_not_share_items_and_work_on_weekdays():
    plan = operation("shifts")
    world, members, common = planted(plan)
    shift = np.full(world.accounts, -1)
    shift[members] = np.arange(len(members)) % plan.shifts
    for item in np.unique(world.item[common]):
        there = world.account[common[world.item[common] == item]]
        assert len(np.unique(shift[there])) == 1
    # In some time zone of theirs, nothing is done on two days in seven.
    hours = np.sort((world.at_ms[common] - START_MS) // HOUR_MS % (7 * 24))
    longest = np.diff(np.append(hours, hours[0] + 7 * 24)).max()
    assert longest >= 48


def test_sparse_accounts_hardly_act_and_were_made_within_days():
    plan = operation("sparse_600")
    world, members, _ = planted(plan)
    acts = np.bincount(world.account, minlength=world.accounts)[members]
    assert acts.min() >= 1
    assert acts.max() <= 2
    assert np.ptp(world.created_ms[members]) <= plan.created_within_ms


def test_a_sparse_burst_has_sixty_accounts():
    world, _, common = planted(operation("sparse_burst_60"))
    assert set(np.bincount(world.item[common])) <= {0, 60}


def test_copies_come_hours_or_days_after_the_first():
    plan = operation("copied_text")
    world, _, common = planted(plan)
    lags = []
    for item in np.unique(world.item[common]):
        at = np.sort(world.at_ms[common[world.item[common] == item]])
        lags.extend(at[1:] - at[0])
    assert min(lags) >= plan.copies_from_ms
    assert max(lags) > DAY_MS
    assert max(lags) <= plan.spread_ms


def test_several_operations_do_not_choose_the_same_items():
    plans = [operation("boost_20x6"), operation("boost_10x4"), operation("birth_boost")]
    world = make_world("viral", events=EVENTS, seed=2, operations=plans)
    for number, plan in enumerate(plans):
        assert (world.item_operation == number).sum() == plan.items
        assert (world.operation == number).sum() == plan.accounts


def test_truth_names_every_account_once_and_joins_to_the_table():
    world = make_world("brokers", events=5_000, seed=1, operations=[operation("own_10x8")])
    truth, table = world.truth(), world.table()
    names = truth["account"].to_pylist()
    assert len(set(names)) == len(names) == world.accounts
    assert set(table["account"].to_pylist()) <= set(names)
    assert set(table["item_source"].drop_null().to_pylist()) <= set(names)
    rows = truth.to_pylist()
    planted_ones = [row for row in rows if row["operation"] is not None]
    assert len(planted_ones) == 10
    assert {(row["operation"], row["kind"]) for row in planted_ones} == {("o1", "own_10x8")}
    assert all(row["mechanism"] is None for row in planted_ones)
    assert all(row["mechanism"] and row["kind"] is None for row in rows if not row["operation"])


def test_the_table_can_leave_out_origins_and_other_traces():
    world = make_world("calm", events=2_000, seed=1)
    assert world.table(origins=False).column_names == ["account", "item", "at_ms"]
    links = world.table(traces=["co_link"])
    assert links.num_rows == (world.item_trace[world.item] == TRACES.index("co_link")).sum()
    origins = world.table()["item_origin_ms"]
    assert origins.null_count == (world.origin_ms[world.item] < 0).sum()


@given(
    accounts=some.integers(2, 60),
    items=some.integers(1, 12),
    choice=some.sampled_from(["own", "boosted", "newborn"]),
    spread_ms=some.integers(10_000, 3_600_000),
    take_part=some.floats(0.1, 1.0),
    camouflage=some.floats(0.0, 0.9),
    within_ms=some.one_of(some.none(), some.integers(60_000, 86_400_000)),
    shifts=some.integers(1, 3),
    seed=some.integers(0, 50),
)
@settings(max_examples=15, deadline=None)
def test_whatever_is_asked_for_is_planted(
    accounts, items, choice, spread_ms, take_part, camouflage, within_ms, shifts, seed
):
    shifts = min(shifts, items)
    plan = Operation(accounts=accounts, items=items, choice=choice, spread_ms=spread_ms,
                     take_part=take_part, camouflage=camouflage, within_ms=within_ms,
                     shifts=shifts)  # fmt: skip
    world, members, common = planted(plan, seed=seed, events=4_000)
    assert len(members) == accounts
    assert world.at_ms.min() >= START_MS
    assert world.at_ms.max() < END_MS
    assert all(span <= spread_ms for span in spans(world, common).values())
    key = world.item[common] * world.accounts + world.account[common]
    assert len(np.unique(key)) == len(key)
    if within_ms is not None and choice != "newborn":
        assert np.ptp(world.at_ms[common]) <= within_ms + spread_ms
    if shifts == 1:
        each = np.bincount(world.account[common], minlength=world.accounts)[members]
        assert set(each) == {max(1, round(take_part * items))}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"accounts": 1}, "accounts is 1; give a whole number from 2"),
        ({"items": 0}, "items is 0"),
        ({"spread_ms": 1.5}, "spread_ms is 1.5; give a whole number"),
        ({"take_part": 0}, "take_part is 0; give a share"),
        ({"camouflage": 1.0}, "camouflage is 1.0; give a share from 0 to 0.99"),
        ({"choice": "stolen"}, "give one of own, boosted, newborn"),
        ({"traces": ("telepathy",)}, "give a tuple of some of co_repost"),
        ({"traces": "co_repost"}, "give a tuple"),
        ({"traces": ()}, "give a tuple"),
        ({"acts_each": (2, 1)}, "fewest and most acts"),
        ({"acts_each": (1, 99)}, "at most items"),
        ({"copies_from_ms": 120_000}, "give less than spread_ms"),
        ({"edited": 2}, "edited is 2"),
        ({"shifts": 0}, "shifts is 0"),
        ({"shifts": 9}, "shifts is 9; give at most items"),
        ({"jitter": 5}, "has no 'jitter'; it has kind, accounts"),
    ],
)
def test_an_operation_that_cannot_be_meant_is_refused_with_its_mend(changes, told):
    with pytest.raises(SettingError, match=told):
        operation("own_10x8", **changes)


def test_an_unknown_operation_is_refused_with_the_known_ones():
    with pytest.raises(SettingError, match="there are own_10x8"):
        operation("own_10x9")


def test_more_items_than_the_world_has_to_boost_are_refused():
    with pytest.raises(SettingError, match="give fewer, or the world more events"):
        make_world("calm", events=500, operations=[operation("boost_20x6", items=5_000)])
