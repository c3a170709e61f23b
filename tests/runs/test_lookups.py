"""The posts behind accounts, found by key, against a walk over all tables."""

from __future__ import annotations

from itertools import combinations

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.errors import CaseError
from groundswell.runs import lookups


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lookups")
    path = given.write(folder / "town.csv", given.planted())
    return gs.investigate(path, folder / "case", recipe=given.recipe(), formats=())


def by_walking(case, accounts):
    """Look at every act and every post."""
    text = {row["post_key"]: row["text"] for row in case.posts.to_pylist()}
    acts = [row for row in case.events.to_pylist() if row["account_key"] in accounts]
    windows = {name: trace.window_ms for name, trace in case.recipe.traces.items()}
    return sorted(
        (one["trace"], one["item_id"], one["account_key"], one["at_ms"], text[one["post_key"]])
        for one in acts
        if any(
            other["account_key"] != one["account_key"]
            and (other["trace"], other["item_id"]) == (one["trace"], one["item_id"])
            and abs(other["at_ms"] - one["at_ms"]) <= windows[one["trace"]]
            for other in acts
        )
    )


def told(table):
    columns = ("trace", "item_id", "account_key", "at_ms", "text")
    return sorted(tuple(row[name] for name in columns) for row in table.to_pylist())


@pytest.mark.parametrize("pair", [*combinations(given.BUSES[:3], 2), ("bus0", "bird0")])
def test_what_is_behind_two_accounts_is_what_a_walk_over_all_rows_finds(case, pair):
    assert told(case.behind(*pair)) == by_walking(case, pair)


def test_what_is_behind_a_group_is_what_its_members_did_together(case):
    group = case.groups.to_pylist()[0]
    members = {
        row["account_key"]
        for row in case.members.to_pylist()
        if row["group_id"] == group["group_id"]
    }
    found = told(case.behind(group["label"]))
    assert found == by_walking(case, members)
    assert len(found) > len(members)


def test_accounts_that_did_nothing_together_have_nothing_behind_them(case):
    assert case.behind("bus0", "nobody-of-that-name").num_rows == 0


def test_one_account_alone_is_refused(case):
    with pytest.raises(CaseError, match="give two accounts or more, or a group"):
        case.behind("bus0")


def test_only_groups_of_rows_that_can_hold_a_value_are_read(tmp_path, monkeypatch):
    table = pa.table({"key": [f"k{n:04}" for n in range(1_000)], "value": range(1_000)})
    pq.write_table(table, tmp_path / "sorted.parquet", row_group_size=50)
    read = []
    whole = pq.ParquetFile.read_row_groups

    def noted(self, groups, **more):
        read.extend(groups)
        return whole(self, groups, **more)

    monkeypatch.setattr(pq.ParquetFile, "read_row_groups", noted)
    found = lookups.rows_where(tmp_path / "sorted.parquet", "key", ["k0120", "k0999"], ["value"])
    assert found.to_pydict() == {"value": [120, 999]}
    assert read == [2, 19]


def test_a_file_that_tells_no_ranges_is_read_as_a_whole(tmp_path):
    table = pa.table({"key": ["b", "a", "b"]})
    pq.write_table(table, tmp_path / "plain.parquet", write_statistics=False)
    assert lookups.rows_where(tmp_path / "plain.parquet", "key", ["b"]).num_rows == 2


def test_acts_lie_in_order_of_accounts(case):
    keys = case.events["account_key"].to_pylist()
    assert keys == sorted(keys)
