"""Pairs, accounts and bursts beyond chance: silent on organic worlds, not on operations."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks import worlds

import groundswell as gs
from groundswell.errors import SettingError
from groundswell.networks.acts import Acts
from groundswell.networks.bursts import find_bursts
from groundswell.networks.pair_passes import REASONS
from groundswell.networks.significance import (
    Coincidence,
    against_chance,
    pairs_against_chance,
)


def named(world):
    found = against_chance(
        world.account, world.item, world.at, origin_ms=world.origin, source=world.source
    )
    return set(np.flatnonzero(found.account_q <= 0.05).tolist()), found


def table(world):
    return pa.table(
        {
            "account": [f"a{n}" for n in world.account],
            "item": world.item,
            "at_ms": world.at,
            "item_origin_ms": world.origin[world.item],
            "item_source": [f"a{n}" for n in world.source[world.item]],
        }
    )


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_named_in_an_organic_world(seed):
    accounts, found = named(worlds.organic(seed))
    assert not accounts
    assert len(found.a) > 100  # there was something to be tempted by
    assert (found.p <= 1e-3).sum() <= 1e-3 * found.family


@pytest.mark.parametrize(("size", "items"), [(20, 8), (30, 6)])
def test_an_operation_on_items_of_its_own_is_named_whole(size, items):
    world, members = worlds.with_operation(worlds.organic(7), 1, size, items)
    accounts, found = named(world)
    assert set(members.tolist()) <= accounts
    assert len(accounts - set(members.tolist())) <= 0.05 * len(accounts)
    inside = np.isin(found.a, members) & np.isin(found.b, members)
    assert (found.occasions[inside] >= 2).all()
    assert (found.expected[inside] < found.coincidences[inside]).all()


def test_an_account_pays_for_every_pair_that_could_have_been_tried():
    world, _ = worlds.with_operation(worlds.organic(3, events=5_000), 1, 8, 6)
    _, found = named(world)
    best = np.argmin(found.p)
    price = 2 * found.family / found.accounts
    assert price > 1
    expected = pytest.approx(min(1.0, found.p[best] * price))
    assert found.account_p[found.a[best]] == found.account_p[found.b[best]] == expected


def test_fans_of_one_broker_are_not_named():
    world, fans = worlds.with_broker(worlds.organic(8), 2, 40, 12)
    accounts, found = named(world)
    close = np.isin(found.a, fans) & np.isin(found.b, fans) & (found.coincidences >= 4)
    assert close.sum() > 50
    assert (found.leaders[close] <= 2).mean() > 0.9
    assert not accounts & set(fans.tolist())


def test_the_order_of_rows_does_not_matter():
    world, _ = worlds.with_operation(worlds.organic(3, events=5_000), 1, 8, 6)
    shuffled = np.random.default_rng(1).permutation(len(world.account))
    again = world._replace(
        account=world.account[shuffled], item=world.item[shuffled], at=world.at[shuffled]
    )
    assert np.array_equal(named(world)[1].p, named(again)[1].p)


def test_a_table_of_events_is_tested_whatever_its_names_are():
    world, members = worlds.with_operation(worlds.organic(5), 1, 20, 8)
    found = gs.significance(table(world))
    beyond = {row["account"] for row in found.accounts.to_pylist() if row["beyond_chance"]}
    assert beyond >= {f"a{n}" for n in members}
    assert len(beyond) <= len(members) + 1
    assert found.pairs["p"].to_pylist() == sorted(found.pairs["p"].to_pylist())
    top = found.pairs.to_pylist()[0]
    assert {top["account_a"], top["account_b"]} <= beyond
    assert found.left_out == 0


def test_rows_without_account_item_or_time_are_left_out_and_counted():
    events = pa.table({"account": ["ana", None, "ben"], "item": [1, 1, None], "at_ms": [1, 2, 3]})
    found = gs.significance(events)
    assert found.left_out == 2
    assert found.accounts["account"].to_pylist() == ["ana"]
    assert found.pairs.num_rows == found.items.num_rows == 0


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"account": ["ana"], "item": ["bus"]}, "at_ms"),
        ({"account": ["ana"], "item": ["bus"], "at_ms": ["noon"]}, "integer milliseconds"),
        ({"account": ["ana"], "item": ["bus"], "at_ms": [1.5]}, "integer milliseconds"),
    ],
)
def test_a_table_that_lacks_something_is_refused_with_the_mend(columns, says):
    with pytest.raises(SettingError, match=says):
        gs.significance(pa.table(columns))


def test_no_events_give_no_finding():
    empty = pa.table({"account": pa.array([], pa.string()), "item": pa.array([], pa.string()),
                      "at_ms": pa.array([], pa.int64())})  # fmt: skip
    found = gs.significance(empty)
    assert (found.pairs.num_rows, found.accounts.num_rows, found.items.num_rows) == (0, 0, 0)


@pytest.mark.parametrize("wrong", [{"window_ms": 0}, {"window_ms": 10**9}, {"alpha": 1.0}])
def test_settings_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(SettingError, match="give"):
        Coincidence(**wrong)


class TestBursts:
    def test_a_burst_of_accounts_that_act_once_stands_out(self):
        world = worlds.organic(4)
        chosen = np.argsort(-np.bincount(world.item))[5]
        new = np.arange(60) + world.account.max() + 1
        at = world.origin[chosen] + 2 * worlds.HOUR + np.arange(60) * 700
        found = find_bursts(
            np.concatenate((world.account, new)),
            np.concatenate((world.item, np.full(60, chosen))),
            np.concatenate((world.at, at)),
        )
        assert found.item[found.q <= 0.05].tolist() == [chosen]
        assert found.sparse[found.item == chosen] >= 58

    @pytest.mark.parametrize("seed", range(4))
    def test_virality_alone_does_not(self, seed):
        world = worlds.organic(seed)
        found = find_bursts(world.account, world.item, world.at)
        assert (found.q <= 0.05).sum() <= 1


FEW = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(0, 30 * 60_000)), max_size=60
)


def put_in_order(world):
    return Acts.of(world.account, world.item, world.at, world.origin, world.source)


class TestWindowsOfItems:
    """Items of several traces stand side by side, each with its own window."""

    @pytest.mark.parametrize("window_ms", [20_000, 60_000])
    def test_equal_ones_give_the_answer_of_one_window(self, window_ms):
        world, _ = worlds.with_operation(worlds.organic(3, events=8_000), 1, 12, 6)
        acts, base = put_in_order(world), Coincidence(window_ms=window_ms)
        one = pairs_against_chance(acts, base)
        windows = np.full(len(acts.size), window_ms)
        several = pairs_against_chance(acts, base, windows=windows)
        assert len(one.a) > 50
        for name in type(one).__slots__:
            assert np.array_equal(getattr(one, name), getattr(several, name)), name

    def test_acts_exactly_a_window_apart_coincide_and_one_more_millisecond_is_too_far(self):
        # Items 0 to 2 have a window of a minute, 3 to 5 one of two hours and a bit.
        windows = np.array([60_000] * 3 + [7_200_001] * 3)
        for late, found in ((0, [(0, 1, 6)]), (1, [])):
            lags = windows + late
            rows = [
                (who, i, i * worlds.HOUR + who * lags[i] + 977) for i in range(6) for who in (0, 1)
            ]
            account, item, at = np.array(rows).T
            acts = Acts.of(account, item, at, None, None)
            tested = pairs_against_chance(acts, Coincidence(), windows=windows)
            assert list(zip(tested.a, tested.b, tested.coincidences, strict=True)) == found

    @pytest.mark.parametrize(
        ("window_ms", "pause_ms"), [(60_000, 1_800_000), (600_000, 30 * 600_000)]
    )
    def test_the_pause_between_occasions_grows_with_them(self, window_ms, pause_ms):
        for late, occasions in ((0, 1), (1, 2)):
            rows = [(who, i, i * (pause_ms + late)) for i in (0, 1) for who in (0, 1)]
            acts = Acts.of(*np.array(rows).T, None, None)
            windows = np.full(2, window_ms)
            tested = pairs_against_chance(acts, Coincidence(), windows=windows)
            assert tested.occasions.tolist() == [occasions]

    @settings(max_examples=60, deadline=None)
    @given(FEW, st.lists(st.integers(1, 10 * 60_000), min_size=7, max_size=7))
    def test_pairs_with_two_coincidences_are_all_found(self, rows, windows):
        if not rows:
            return
        account, item, at = np.array(rows).T
        acts = Acts.of(account, item, at, None, None, items=7)
        tested = pairs_against_chance(acts, Coincidence(), windows=np.array(windows))
        first: dict[tuple[int, int], int] = {}
        for a, i, t in rows:
            first[a, i] = min(t, first.get((a, i), t))
        expected = {}
        for a, b in combinations(range(7), 2):
            both = [i for i in range(7) if (a, i) in first and (b, i) in first]
            close = sum(abs(first[a, i] - first[b, i]) <= windows[i] for i in both)
            if close >= 2:
                expected[a, b] = (len(both), close)
        counted = zip(tested.common.tolist(), tested.coincidences.tolist(), strict=True)
        pairs = zip(tested.a.tolist(), tested.b.tolist(), strict=True)
        assert dict(zip(pairs, counted, strict=True)) == expected


def test_audience_is_the_share_of_acts_outside_suspicious_pairs():
    world, _ = worlds.with_operation(worlds.organic(3, events=8_000), 1, 12, 6)
    _, found = named(world)
    own = np.unique(world.item)[-6:]
    assert (found.audience[own] < 0.5).all()
    assert np.median(found.audience[: own[0]]) == 1.0


def test_a_pair_that_is_explained_keeps_what_it_would_have_been():
    world, fans = worlds.with_broker(worlds.organic(8, events=8_000), 2, 40, 12)
    _, found = named(world)
    explained = found.reason > 0
    assert explained.any()
    assert (found.apart <= found.p + 1e-12).all()
    led = found.leader == fans.min() - 1
    inside = np.isin(found.a, fans) & np.isin(found.b, fans)
    assert led[inside & (found.led >= 4)].mean() > 0.9
    why = np.array(REASONS)[found.reason[inside & (found.led >= 4)]]
    assert np.isin(why, ["broker", "fan club", "publisher"]).mean() > 0.9


def test_the_seed_of_the_sample_changes_the_family_only_slightly_and_no_chance():
    world = worlds.organic(1, events=8_000)
    one = against_chance(world.account, world.item, world.at, origin_ms=world.origin)
    other = against_chance(
        world.account, world.item, world.at, origin_ms=world.origin, settings=Coincidence(seed=1)
    )
    assert np.array_equal(one.p, other.p)
    assert one.family == pytest.approx(other.family, rel=0.3)


@pytest.mark.parametrize("move", [0, 1_234_567, 10**12])
def test_when_the_data_begin_does_not_matter(move):
    world, _ = worlds.with_operation(worlds.organic(3, events=5_000), 1, 8, 6)
    later = world._replace(at=world.at + move, origin=world.origin + move)
    one, other = named(world)[1], named(later)[1]
    assert np.array_equal(one.coincidences, other.coincidences)
    assert np.array_equal(one.occasions, other.occasions)
    assert np.array_equal(one.leaders, other.leaders)
