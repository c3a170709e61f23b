"""What a task does with its share of the rows, without any cluster."""

from __future__ import annotations

import json
import pickle

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import groundswell as gs
from groundswell import sources
from groundswell.runs import distributed_door

NOW = 1_780_000_000_000
ROWS = [
    {"author": "ana", "created_at": "2024-03-01T10:00:00Z", "text": "Tea https://tea.example/1"},
    {"author": "ben", "created_at": "no time", "text": "Tee"},
    {"author": "cem", "created_at": "2024-03-01T10:00:02Z", "text": "Çay #eins"},
]


def share_of(path, *, lines):
    recipe = gs.Recipe.default().with_setting("door.platform", "x")
    plan = sources.plan_file(path)
    made = distributed_door._share(plan, recipe, b"k" * 32, NOW, lines=lines)
    return pickle.loads(pickle.dumps(made))  # as it goes to a task


def made(share, *batches):
    table = pa.Table.from_batches(list(share(iter(batches))), schema=distributed_door.PARTS)
    return {
        kind: [row for row in table.to_pylist() if row["made"] == kind]
        for kind in ("posts", "items", "accounts", "reject")
    }


def lines_of(rows, *, file="s3a://b/one.jsonl", block=0):
    return pa.record_batch(
        {
            "value": [row if isinstance(row, str) else json.dumps(row) for row in rows],
            "groundswell_file": [file] * len(rows),
            "groundswell_block": pa.array([block] * len(rows), pa.int64()),
        }
    )


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "head.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS), encoding="utf-8")
    return share_of(path, lines=True)


def test_rows_become_posts_items_accounts_and_rejects(lines):
    parts = made(lines, lines_of(ROWS))
    assert [row["source_row"] for row in parts["posts"]] == [1, 3]
    assert [row["text_norm"] for row in parts["posts"]] == ["tea", "çay #eins"]
    assert {row["kind"] for row in parts["items"]} == {"link", "domain", "hashtag"}
    assert len(parts["accounts"]) == 2
    (reject,) = parts["reject"]
    assert (reject["source_file"], reject["source_row"]) == ("one.jsonl", 2)
    assert reject["column_name"] == "at"


def test_lines_are_numbered_from_where_their_share_begins(lines):
    parts = made(lines, lines_of(ROWS[:1], block=900), lines_of(["", ROWS[2]], block=900))
    assert [row["source_row"] for row in parts["posts"]] == [901, 902]


def test_each_file_in_a_batch_keeps_its_name_and_numbers(lines):
    one, two = lines_of(ROWS[:1]), lines_of([ROWS[2]], file="s3a://b/two.jsonl")
    parts = made(lines, pa.Table.from_batches([one, two]).combine_chunks().to_batches()[0])
    named = [(row["source_file"], row["source_row"]) for row in parts["posts"]]
    assert named == [("one.jsonl", 1), ("two.jsonl", 1)]


def test_rows_of_parquet_keep_their_number_in_the_file(tmp_path):
    path = tmp_path / "head.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    batch = pa.Table.from_pylist(ROWS[::2]).to_batches()[0]
    batch = pa.record_batch(
        {
            **{name: batch.column(name) for name in batch.schema.names},
            "groundswell_file": ["s3a://b/p.parquet"] * 2,
            "groundswell_row": pa.array([40, 42], pa.int64()),
        }
    )
    parts = made(share_of(path, lines=False), batch)
    assert [row["source_row"] for row in parts["posts"]] == [41, 43]
