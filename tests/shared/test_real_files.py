"""Real files that nobody here wrote: they are recognised, read whole, and judged soberly.

Only counts are asserted; no name, handle or text of the data appears here.
"""

from __future__ import annotations

import pytest
from tests.shared.evaluation_data import file

import groundswell as gs

pytestmark = pytest.mark.shared


@pytest.mark.parametrize(
    ("name", "rows", "aside", "mapping"),
    [
        ("coortweet/german_elections.parquet", 218_971, 0, {}),
        ("organic/airline_complaints.parquet", 14_485, 0, {}),
        ("organic/bundestag.parquet", 10_735, 0, {}),
        ("organic/twitter_cascades.parquet", 491_251, 0, {"target_post": "cascade"}),
        ("bluesky/fifteen_authors.parquet", 1_413, 0, {}),
        ("weibo/reposts.parquet", 153_207, 8, {}),
    ],
)
def test_a_real_file_is_recognised_and_every_row_accounted_for(
    name, rows, aside, mapping, tmp_path
):
    recipe = gs.Recipe.from_dict({"map": mapping, "door": {"identify_language": False}})
    case = gs.investigate(file(name), tmp_path / "case", recipe=recipe)
    quality = case.quality
    assert (quality.rows_read, quality.rows_rejected) == (rows, aside)
    kept = quality.posts + quality.duplicates_collapsed + quality.rows_rejected
    assert kept == quality.rows_read
    assert case.report_path.stat().st_size > 20_000


def test_a_file_without_an_account_column_asks_which_it_is(tmp_path):
    with pytest.raises(gs.GroundswellError, match="--map account="):
        gs.investigate(file("koume_ja/posts.parquet"), tmp_path / "case")


def test_counting_finds_many_pairs_among_ordinary_people_and_the_test_names_few(tmp_path):
    # Cascades of reposts, mostly of ordinary people: 17,100 pairs by counting two within 60 s.
    recipe = gs.Recipe.from_dict({"map": {"target_post": "cascade"}}).with_traces(["co_repost"])
    case = gs.investigate(
        file("organic/twitter_cascades.parquet"), tmp_path / "case", recipe=recipe
    )
    assert case.pairs.num_rows > 10_000
    named = [tier for tier in case.verdicts["tier"].to_pylist() if tier == "beyond chance"]
    assert len(named) < case.accounts.num_rows / 1_000  # bots of the time were not removed
    page = case.report_path.read_text(encoding="utf-8")
    assert "Tested against chance" in page
    assert "Chance has not been excluded" not in page


def test_the_archive_of_one_operation_is_read_whole_with_its_one_minute_clock(tmp_path):
    case = gs.investigate(file("ira/posts.parquet"), tmp_path / "case")
    quality, told = case.quality, case.about["traces"]
    assert (quality.rows_read, quality.rows_rejected, quality.accounts) == (1_329_082, 0, 1_424)
    assert quality.posts + quality.duplicates_collapsed == 1_329_082
    assert quality.clock_ms == 60_000
    for trace in ("co_link", "co_mention", "co_repost"):
        assert "minute" in told[trace]["reason"]
    assert told["copied_text"]["windows"][0]["pairs"] > 3_000
    assert case.groups.num_rows > 5
    page = case.report_path.read_text(encoding="utf-8")
    assert len(page) < 3_000_000
    assert "minutes only" in page
