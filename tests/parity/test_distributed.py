"""The main job on Spark leaves the tables that it leaves on one machine."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.parity import given

import groundswell as gs
from groundswell.errors import SourceError

NOW = 1_780_000_000_000
TRACES = ["co_link"]


def posts():
    """Give posts as a platform might: doubles, an id used twice, a time that can't be read."""
    rows = []
    for n in range(4):
        for who, account in enumerate(("ana", "ben", "Çağ 😀")):
            rows.append(
                {
                    "id": f"{n}-{who}",
                    "author": account,
                    "created_at": f"2024-03-0{n + 1}T10:00:{who:02d}Z",
                    "text": f"Tee für @{account} #eins #zwei #größe{n} https://tea.example/{n}",
                    "likes": who,
                }
            )
    rows.append(rows[0] | {"id": "alone", "author": "dee", "text": "https://dee.example/alone"})
    rows.append(rows[0] | {"likes": 9})
    rows.append(rows[1] | {"text": "something else under the same id"})
    rows.append(rows[2] | {"id": "late", "created_at": "no time at all"})
    return rows


def recipe():
    return gs.Recipe.default().with_traces(TRACES).with_setting("door.platform", "x")


@pytest.fixture(scope="module", params=["posts.parquet", "posts.jsonl"])
def source(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("source") / request.param
    if path.suffix == ".parquet":
        pq.write_table(pa.Table.from_pylist(posts()), path)
    else:
        lines = [json.dumps(row, ensure_ascii=False) for row in posts()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def runs(source, tmp_path_factory):
    """Give the case of one machine, and what Spark left of the same posts with the same key."""
    given.spark_engine().close()  # or skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GROUNDSWELL_KEY_FILE", str(tmp_path_factory.mktemp("key") / "key"))
        out = tmp_path_factory.mktemp("runs")
        case = gs.investigate(source, out / "case", recipe=recipe(), formats=(), now_ms=NOW)
        spread = gs.investigate(
            source, out / "spread", engine="spark", master="local[2]", recipe=recipe(),
            min_cosine=0.1, now_ms=NOW,
        )  # fmt: skip
        again = gs.investigate(
            source, out / "spread", engine="spark", master="local[2]", recipe=recipe(),
            min_cosine=0.1, now_ms=NOW,
        )  # fmt: skip
    assert again == spread
    return case, spread


def rows_of(path, leave_out=()):
    """Give the rows of a Parquet file or a folder of them."""
    path = Path(str(path).removeprefix("file:"))
    files = f"{path}/*.parquet" if path.is_dir() else str(path)
    table = duckdb.sql(f"from read_parquet('{files}')").to_arrow_table()
    return given.rows(table.select([n for n in table.column_names if n not in leave_out]))


@pytest.mark.parametrize("table", ["posts", "post_items", "accounts", "rejects"])
def test_the_tables_are_those_of_one_machine(runs, source, table):
    case, spread = runs
    lines = {"source_row", "row"} if source.suffix == ".jsonl" else ()
    path = case.path / "tables" / case.about["tables"] / f"{table}.parquet"
    assert rows_of(f"{spread.tables_path}/{table}", lines) == rows_of(path, lines)


def test_the_quality_is_that_of_one_machine(runs):
    case, spread = runs
    assert spread.quality == case.quality
    assert (spread.quality.duplicates_collapsed, spread.quality.rows_rejected) == (1, 1)


@pytest.mark.parametrize("trace", TRACES)
def test_the_pairs_are_those_of_one_machine(runs, trace):
    case, spread = runs
    chance = ("common_items", "occasions", "leaders", "leader_key", "leader_share",
              "expected", "p", "q")  # fmt: skip
    local = case.pairs.filter(pa.compute.equal(case.pairs["trace"], trace)).drop_columns(chance)
    assert rows_of(f"{spread.results_path}/pairs/{trace}", chance) == given.rows(local)
    assert local.num_rows == 3


def test_every_pair_that_acts_alike_has_its_cosine(runs):
    _, spread = runs
    assert spread.traces["co_link"]["cosines"] == 3
    assert len(rows_of(f"{spread.results_path}/cosines/co_link")) == 3


def test_all_acts_are_there_for_the_test_on_one_machine(runs):
    _, spread = runs
    path = spread.results_path.removeprefix("file:") + "/acts/co_link"
    found = gs.significance(pq.read_table(path))
    assert found.left_out == 0
    assert found.accounts.num_rows == 4


@pytest.mark.parametrize("source", ["posts.parquet"], indirect=True)
def test_tables_of_a_case_can_be_gone_on_with(runs, tmp_path):
    case, spread = runs
    path = case.path / "tables" / case.about["tables"]
    found = gs.investigate(path, tmp_path, engine="spark", master="local[2]", recipe=recipe())
    assert found.traces["co_link"]["windows"] == spread.traces["co_link"]["windows"]


def test_nothing_is_left_over(runs):
    _, spread = runs
    out = Path(spread.results_path.removeprefix("file:")).parents[1]
    assert sorted(path.name for path in out.iterdir()) == ["results", "tables"]


def test_files_that_cannot_be_read_in_pieces_are_refused(tmp_path):
    given.spark_engine().close()
    (tmp_path / "posts.csv").write_text("account,at,text\n")
    with pytest.raises(SourceError, match=r"posts\.csv is neither Parquet nor JSON lines"):
        gs.investigate(tmp_path / "posts.csv", tmp_path / "o", engine="spark", master="local[2]")
