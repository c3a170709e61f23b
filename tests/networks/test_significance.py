"""Pairs, accounts and bursts beyond chance: silent on organic worlds, not on operations."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from tests.networks import worlds

import groundswell as gs
from groundswell.errors import SettingError
from groundswell.networks.bursts import find_bursts
from groundswell.networks.significance import Coincidence, against_chance


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
