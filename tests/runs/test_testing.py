"""The test against chance as the main job wires it: what is tested, and what becomes of it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyarrow import csv
from tests.runs import given

import groundswell as gs
from groundswell.model.quality import Quality
from groundswell.model.tables import ITEMS
from groundswell.runs.testing import FEWEST_ACCOUNTS, FEWEST_ITEMS, TraceActs, cannot_test
from groundswell.traces.co_link import CoLink
from groundswell.traces.fast_repost import FastRepost
from groundswell.worlds import make_world
from groundswell.worlds.posts import posts


def acting(trace, accounts=30, items=30):
    things = pa.Table.from_pylist(
        [
            {"trace": trace.name, "item_id": f"i{n}", "kind": "link", "value": f"bus-{n}",
             "accounts": 2, "acts": 2, "rarity": 1.0}
            for n in range(items)
        ],
        schema=ITEMS,
    )  # fmt: skip
    acts = pa.table({"account_no": pa.array(np.arange(accounts), pa.int32())})
    return TraceActs(trace, acts, pa.table({"account_key": []}), things)


class TestWhatCanBeTested:
    def test_enough_accounts_and_items_on_a_fine_clock_can(self):
        assert cannot_test(acting(CoLink()), Quality(clock_ms=1_000)) is None

    @pytest.mark.parametrize(
        ("accounts", "items"), [(FEWEST_ACCOUNTS - 1, 900), (900, FEWEST_ITEMS - 1)]
    )
    def test_few_accounts_or_items_tell_nothing_of_what_is_usual(self, accounts, items):
        reason = cannot_test(acting(CoLink(), accounts, items), Quality(clock_ms=1))
        assert "are too few to measure what chance gives" in reason

    def test_a_window_holds_five_ticks_of_the_clock(self):
        assert cannot_test(acting(CoLink(window_ms=300_000)), Quality(clock_ms=60_000)) is None
        reason = cannot_test(acting(CoLink(window_ms=299_999)), Quality(clock_ms=60_000))
        assert reason.endswith("--window co_link=5m")

    def test_acts_chosen_by_their_closeness_are_not_tested_for_it(self):
        reason = cannot_test(acting(FastRepost()), Quality(clock_ms=1))
        assert "the same acts are tested among all reposts" in reason


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """A small organic world as a case, with one trace more than can be tested."""
    folder = tmp_path_factory.mktemp("town")
    csv.write_csv(posts(make_world("fandom", events=4_000, seed=2)), folder / "posts.csv")
    recipe = gs.Recipe.default().with_traces(["co_link", "co_repost", "fast_repost"])
    recipe = recipe.with_setting("door.identify_language", False)
    recipe = recipe.with_windows("co_repost", [60_000, 600_000])
    return gs.investigate(folder / "posts.csv", folder / "case", recipe=recipe, formats=())


def test_pairs_at_other_windows_and_of_other_traces_are_not_tested(town):
    pairs = town.pairs.to_pylist()
    own = [r for r in pairs if r["trace"] == "co_repost" and r["window_ms"] == 60_000]
    other = [r for r in pairs if r["trace"] == "fast_repost" or r["window_ms"] == 600_000]
    assert own
    assert other
    assert all(r["p"] is None and r["q"] is None and r["expected"] is None for r in other)
    tested = [r for r in own if r["p"] is not None]
    assert len(tested) > 0.9 * len(own)  # a pair of repeated acts alone may have no two first acts
    for row in tested:
        assert 0 <= row["p"] <= row["q"] <= 1
        assert row["shared_items"] <= row["common_items"]
        assert (row["leader_key"] is None) == (row["leader_share"] is None)


def test_the_line_of_a_trace_says_what_was_tested_or_why_not(town):
    told = town.about["traces"]
    assert told["co_repost"]["chance"]["accounts"] > FEWEST_ACCOUNTS
    assert told["co_repost"]["chance"]["beyond_chance"] == 0
    assert "can't be tested again" in told["fast_repost"]["chance"]["reason"]


def test_every_account_that_acted_on_what_others_acted_on_has_one_verdict(town):
    keys = town.verdicts["account_key"].to_pylist()
    assert len(keys) == len(set(keys))
    assert set(keys) <= set(town.accounts["account_key"].to_pylist())
    paired = town.pairs.filter(pc.equal(town.pairs["trace"], "co_repost"))
    assert set(paired["account_a"].to_pylist()) <= set(keys)
    assert set(town.verdicts["tier"].to_pylist()) <= {
        "beyond chance", "lead", "explained", "within chance", "insufficient data",
    }  # fmt: skip


def test_in_an_organic_town_counted_groups_say_that_they_are_only_counted(town):
    assert "beyond chance" not in town.verdicts["tier"].to_pylist()
    tiers = set(town.groups["tier"].to_pylist())
    assert tiers <= {"counted", "explained", "lead"}
    assert set(town.network["tier"].to_pylist()) <= {"counted", "explained", "lead"}


def test_items_know_when_they_appeared_and_whom_they_came_from(town):
    reposted = town.items.filter(pc.equal(town.items["trace"], "co_repost"))
    assert reposted["origin_ms"].null_count < reposted.num_rows
    for item in reposted.to_pylist():
        acts = town.events.filter(pc.equal(town.events["item_id"], item["item_id"]))
        assert item["origin_ms"] is None or item["origin_ms"] <= pc.min(acts["at_ms"]).as_py()


def test_events_and_items_stay_distinct_when_the_test_adds_to_them(town):
    for table, columns in ((town.events, ("trace", "post_key", "item_id")),
                           (town.items, ("trace", "item_id"))):  # fmt: skip
        rows = list(zip(*(table[name].to_pylist() for name in columns), strict=True))
        assert len(rows) == len(set(rows))
    known = set(
        zip(town.items["trace"].to_pylist(), town.items["item_id"].to_pylist(), strict=True)
    )
    used = zip(town.events["trace"].to_pylist(), town.events["item_id"].to_pylist(), strict=True)
    assert set(used) <= known


def test_a_recipe_without_copied_text_tests_none(town):
    assert town.copies.num_rows == town.texts.num_rows == 0


def test_a_small_file_counts_and_says_that_chance_has_not_been_excluded(tmp_path):
    case = gs.investigate(given.write(tmp_path / "town.csv", given.planted()), tmp_path / "case",
                          recipe=given.recipe(), formats=())  # fmt: skip
    assert set(case.groups["tier"].to_pylist()) == {"counted"}
    assert case.groups["q"].null_count == case.groups.num_rows
    told = gs.explain(case, "G1")
    assert told.tier == "counted"
    assert told.chance.startswith("Chance has not been excluded")
