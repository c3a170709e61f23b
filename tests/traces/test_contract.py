"""What holds of every trace, ours and others' alike."""

from __future__ import annotations

import dataclasses
from importlib.metadata import entry_points

import pytest
from tests.traces import given

from groundswell.errors import SettingError
from groundswell.model.quality import Quality
from groundswell.model.tables import EVENTS, ITEMS, PAIRS
from groundswell.traces import GROUP, registered
from groundswell.traces.contract import Trace

TOGETHER = [("ana", "ben"), ("ana", "cara"), ("ben", "cara")]


@pytest.fixture(params=sorted(registered()))
def kind(request):
    return registered()[request.param]


@pytest.fixture
def trace(kind):
    return kind()


@pytest.fixture
def operation(trace):
    return given.planted(trace.name, gap_s=1)


class TestEveryTrace:
    def test_is_registered_under_its_own_name(self, trace):
        (point,) = [p for p in entry_points(group=GROUP) if p.name == trace.name]
        assert point.load() is type(trace)

    def test_keeps_the_protocol(self, trace):
        assert isinstance(trace, Trace)
        assert all(
            isinstance(getattr(trace, name), str)
            for name in ("name", "title", "item_kind", "paper")
        )
        assert isinstance(trace.on, bool)

    def test_is_frozen_and_its_settings_are_given_by_name(self, kind, trace):
        with pytest.raises(dataclasses.FrozenInstanceError):
            trace.window_ms = 1
        with pytest.raises(TypeError):
            kind(1)

    def test_finds_its_planted_operation_and_nobody_else(self, trace, operation):
        assert given.pairs(trace, operation) == TOGETHER

    def test_measures_what_was_planted(self, trace, operation):
        found = given.traced(trace, operation)
        assert found.pairs.schema == PAIRS
        assert found.pairs.column("shared_items").to_pylist() == [4, 4, 4]
        assert found.pairs.column("co_actions").to_pylist() == [4, 4, 4]
        assert found.pairs.column("a_first").to_pylist() == [4, 4, 4]
        assert set(found.pairs.column("trace").to_pylist()) == {trace.name}
        assert found.items.column("accounts").to_pylist() == [3] * 4
        assert set(found.items.column("kind").to_pylist()) == {trace.item_kind}

    def test_keeps_the_events_behind_its_pairs_and_their_items(self, trace, operation):
        found = given.traced(trace, operation)
        assert (found.events.schema, found.items.schema) == (EVENTS, ITEMS)
        assert found.events.num_rows == 12
        assert set(found.events.column("item_id").to_pylist()) == set(
            found.items.column("item_id").to_pylist()
        )
        posts = {row["post_key"] for row in operation.posts}
        assert set(found.events.column("post_key").to_pylist()) <= posts

    def test_hands_over_all_acts_for_the_test_those_on_items_of_one_account_last(
        self, trace, operation
    ):
        found = given.traced(trace, operation)
        items = found.acts["item_no"].to_pylist()
        posts = found.acts["post_key"].to_pylist()
        assert (found.acts.num_rows, found.things.num_rows) == (20, 4)
        assert all(item < 4 for item in items[:12])
        assert sorted(items[12:]) == list(range(4, 12))
        assert all(posts[:12])
        assert posts[12:] == [None] * 8
        assert found.acts["kept"].to_pylist() == [True] * 12 + [False] * 8
        assert found.things.schema == ITEMS
        keys = found.actors["account_key"].to_pylist()
        assert keys == ["ana", "ben", "cara", "dora", "emil"]

    def test_is_silent_when_the_same_acts_are_spread_out(self, trace):
        apart_s = trace.window_ms / 1000 + 0.001
        assert given.pairs(trace, given.planted(trace.name, gap_s=apart_s)) == []

    def test_takes_in_the_end_of_its_window(self, trace):
        accounts = ("ana", "ben")
        gap_s = trace.window_ms / 1000
        if trace.name == "fast_repost":
            gap_s /= 2  # its window counts from the original, not from one another
        data = given.planted(trace.name, gap_s=gap_s, accounts=accounts)
        assert given.pairs(trace, data) == [("ana", "ben")]

    def test_gives_no_pair_for_a_single_shared_item(self, trace):
        data = given.planted(trace.name, gap_s=1, things=trace.min_items - 1)
        assert trace.min_items >= 2
        assert given.pairs(trace, data) == []

    def test_gives_no_pair_for_one_item_repeated(self, trace):
        again = [given.planted(trace.name, gap_s=0.1 * n, things=1) for n in range(1, 9)]
        assert given.pairs(trace, given.acts(*again)) == []

    def test_needs_as_many_items_as_asked_for(self, trace, operation):
        assert given.pairs(given.with_settings(trace, min_items=4), operation) == TOGETHER
        assert given.pairs(given.with_settings(trace, min_items=5), operation) == []

    def test_gives_empty_tables_with_their_schemas_for_no_posts(self, trace):
        found = given.traced(trace, given.Data())
        assert (found.pairs.schema, found.events.schema, found.items.schema) == (
            PAIRS,
            EVENTS,
            ITEMS,
        )
        assert (found.pairs.num_rows, found.events.num_rows, found.items.num_rows) == (0, 0, 0)
        assert found.counts["events"] == 0

    @pytest.mark.parametrize("seed", [1, 2, 3])
    def test_does_not_mind_the_order_of_the_rows(self, trace, operation, seed):
        first, again = given.traced(trace, operation), given.traced(trace, operation.shuffled(seed))
        assert first.pairs.equals(again.pairs)
        assert first.events.equals(again.events)
        assert first.items.equals(again.items)

    def test_gives_events_of_four_columns_one_a_distinct_act(self, trace, operation):
        with given.engine(operation) as db:
            rows = db.rows(trace.events())
        assert rows.column_names[:4] == ["account_key", "item", "at_ms", "post_key"]
        assert set(rows.column_names[4:]) <= {"origin_ms", "source_key"}
        acts = {(row["post_key"], row["item"]) for row in rows.to_pylist()}
        assert len(acts) == rows.num_rows == 20

    def test_never_takes_an_empty_value_for_an_item(self, trace):
        blank = [
            given.act(
                account,
                at,
                kind=kind,
                text="",
                text_norm="",
                links=[""],
                domains=[""],
                hashtags=["", ""],
                mentions=[""],
                families=[(name, "") for name in ("near_copy", "picture", "translation")],
                key=f"{account}-{at}-{kind}",
            )
            for account in ("ana", "ben")
            for at in (0, 1)
            for kind in ("post", "repost", "reply", "quote", "comment")
        ]
        missing = [
            given.act(account, at, kind=kind)
            for account in ("ana", "ben")
            for at in (0, 1)
            for kind in ("post", "repost", "reply")
        ]
        assert given.events(trace, given.acts(*blank, *missing)) == []

    def test_never_pairs_an_account_with_itself(self, trace):
        alone = [given.planted(trace.name, gap_s=gap, accounts=("ana",)) for gap in (1, 2, 3)]
        assert given.pairs(given.with_settings(trace, min_items=1), given.acts(*alone)) == []

    def test_hands_over_its_pairs_at_each_window(self, trace, operation):
        found = given.traced(trace, operation, windows=(trace.window_ms, 500))
        per_window = [row["window_ms"] for row in found.pairs.to_pylist()]
        assert per_window == [trace.window_ms] * 3
        assert [line["pairs"] for line in found.counts["windows"]] == [3, 0]

    @pytest.mark.parametrize(
        ("setting", "value"), [("window_ms", 0), ("window_ms", -5), ("min_items", 0)]
    )
    def test_refuses_a_setting_that_cannot_be_meant(self, kind, setting, value):
        with pytest.raises(
            SettingError, match=rf"{kind.name}: {setting} is {value}; give "
        ) as caught:
            kind(**{setting: value})
        assert "\n" not in str(caught.value)

    def test_says_what_empty_data_lack(self, trace):
        reason = trace.lacks(Quality())
        assert reason
        assert reason == reason.strip()

    def test_lacks_nothing_where_there_is_material(self, trace, operation):
        assert trace.lacks(given.measured(operation)) is None

    def test_lacks_something_where_there_is_nothing_to_find(self, trace):
        plain = [given.act(account, n) for account in ("ana", "ben") for n in range(5)]
        assert trace.lacks(given.measured(given.acts(*plain))) is not None
