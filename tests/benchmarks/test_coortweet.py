"""The comparison with the published CooRTweet definition, as a check at one window."""

from __future__ import annotations

from importlib.resources import as_file, files

import pytest
from benchmarks.coortweet import compare, published


@pytest.fixture(scope="module")
def found():
    with as_file(files("groundswell.data") / "russian_coord_tweets.parquet") as path:
        yield compare(path, 60)


def test_with_thresholds_of_one_every_pair_and_weight_is_the_same(found):
    assert found["theirs_participation_1"] == found["ours_items_1"] == 6_206
    assert found["same_pairs_1"] == found["same_weight_1"] == 6_206


def test_our_pairs_are_those_of_theirs_with_two_objects(found):
    assert found["ours_items_2"] == found["ours_2_within_theirs_2"] == 32
    assert found["theirs_2_with_2_objects"] == 32


def test_every_pair_of_theirs_that_we_leave_out_is_explained(found):
    explained = found["left_out_one_co_action"] + found["left_out_one_object_repeated"]
    assert found["left_out_otherwise"] == 0
    assert explained == found["theirs_participation_2"] - found["ours_items_2"]


def test_the_published_definition_includes_the_edge_of_the_window(tmp_path):
    rows = tmp_path / "posts.csv"
    rows.write_text(
        "object_id,account_id,content_id,timestamp_share\n"
        "bus,ana,p1,100\nbus,ben,p2,110\nbus,cem,p3,121\n"
    )
    # written as CSV for reading by eye; the benchmark reads Parquet
    import duckdb  # noqa: PLC0415

    path = tmp_path / "posts.parquet"
    duckdb.sql(f"copy (from read_csv('{rows}', all_varchar = false)) to '{path}'")
    assert published(path, 10, 1) == {("ana", "ben"): {"weight": 1, "objects": 1}}
