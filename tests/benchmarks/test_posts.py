"""Posts of the benchmark of peers: the toolkit's columns, neutral, and of known make-up."""

from __future__ import annotations

import csv

import groundswell as gs
from benchmarks import posts


def test_the_file_has_the_columns_of_the_toolkit_in_order_of_time(tmp_path):
    told = posts.write(tmp_path / "posts.csv", 3_000)
    with (tmp_path / "posts.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == posts.COLUMNS
    assert len(rows) == told["posts"] == 3_000
    assert [int(row["timestamp"]) for row in rows] == sorted(int(row["timestamp"]) for row in rows)
    assert told["reposts"] > 800 < told["with_a_link"]
    assert told["reposts"] + told["with_a_link"] + told["with_neither"] == 3_000


def test_a_repost_says_what_its_original_says_and_names_it():
    rows = posts.table(3_000).to_pylist()
    by_id = {row["message_id"]: row for row in rows}
    reposts = [row for row in rows if row["repost_id"] in by_id]
    assert len(reposts) > 500
    assert all(row["message"] == by_id[row["repost_id"]]["message"] for row in reposts)
    assert not any(by_id[row["repost_id"]]["repost_id"] for row in reposts)


def test_the_same_seed_makes_the_same_posts():
    assert posts.table(2_000).equals(posts.table(2_000))
    assert not posts.table(2_000).equals(posts.table(2_000, seed=2))


def test_groundswell_recognises_the_file(tmp_path):
    posts.write(tmp_path / "posts.csv", 2_000)
    found = gs.investigate(tmp_path / "posts.csv", tmp_path / "case", formats=())
    assert found.quality.posts == 2_000
