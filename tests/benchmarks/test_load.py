"""The load of the benchmarks of speed: seeded, the same in any blocks, and as asked."""

from __future__ import annotations

import numpy as np
import pytest
from benchmarks.load import HOT_ITEM, OPERATION_SPREAD_MS, START_MS, Load, met_within


def same(one, other):
    return all(np.array_equal(x, y) for x, y in zip(one, other, strict=True))


def test_the_same_seed_makes_the_same_load_and_another_seed_another():
    assert same(Load(events=5_000, seed=7).made(), Load(events=5_000, seed=7).made())
    assert not same(Load(events=5_000, seed=7).made(), Load(events=5_000, seed=8).made())


@pytest.mark.parametrize("block", [1, 999, 1_024, 5_000, 1 << 20])
def test_the_load_is_the_same_whatever_the_size_of_its_blocks(block):
    load = Load(events=2_000)
    assert same(load.made(), load.made(block=block))


@pytest.mark.parametrize("share", [0.0, 0.001, 0.01, 0.1, 0.3])
def test_the_hot_item_has_the_share_that_was_asked_for(share):
    load = Load(events=20_000, hot_share=share)
    assert (load.made().item == HOT_ITEM).sum() == share * 20_000


def test_accounts_and_items_are_numbered_from_0_within_what_the_load_says():
    load = Load(events=30_000)
    events = load.made()
    assert events.account.dtype == events.item.dtype == np.int32
    assert 0 <= events.account.min() <= events.account.max() < load.accounts
    assert 0 <= events.item.min() <= events.item.max() < load.items


def test_a_few_accounts_and_items_have_many_of_the_events():
    events = Load(events=100_000).made()
    for numbers in (events.account, events.item):
        often = np.sort(np.bincount(numbers))[::-1]
        assert often[: len(often) // 100].sum() > 0.15 * 100_000


def test_there_is_more_to_do_by_day_than_by_night():
    at = Load(events=50_000).made().at_ms
    hour = (at - START_MS) // 3_600_000 % 24
    assert ((hour >= 2) & (hour < 5)).sum() * 5 < ((hour >= 18) & (hour < 21)).sum()
    assert START_MS <= at.min() <= at.max() < START_MS + 30 * 86_400_000 + OPERATION_SPREAD_MS


def test_planted_accounts_act_together_on_each_of_their_items_within_a_minute():
    load = Load(events=200_000)
    assert load.operations == 2
    events = load.made()
    for operation in range(load.operations):
        accounts = load.operation_accounts(operation)
        for item in load.operation_items(operation):
            theirs = events.item == item
            assert sorted(events.account[theirs].tolist()) == sorted(accounts)
            assert np.ptp(events.at_ms[theirs]) <= OPERATION_SPREAD_MS


def test_co_actions_are_counted_as_by_looking_at_every_pair():
    events = Load(events=1_500, hot_share=0.2).made()
    window = 600_000
    counted = sum(
        events.item[i] == events.item[j]
        and events.account[i] != events.account[j]
        and abs(int(events.at_ms[i]) - int(events.at_ms[j])) <= window
        for i in range(1_500)
        for j in range(i)
    )
    assert met_within(events, window) == counted > 100


@pytest.mark.parametrize("wrong", [{"events": 10}, {"events": 5_000, "hot_share": 0.9}])
def test_a_load_that_cannot_be_made_is_refused_with_the_mend(wrong):
    with pytest.raises(ValueError, match="; give"):
        Load(**wrong)
