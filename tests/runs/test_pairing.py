"""Pairs without a case: the same as in a case, and nothing beside them."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import ClassVar

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.engine.query import Query
from groundswell.errors import CaseError, EngineError, RejectedRowsError, SettingError
from groundswell.runs import pairing, parts, tracing
from groundswell.runs.pairing import wanted_by
from groundswell.runs.recipe import Recipe
from groundswell.traces import registered

ALL = tuple(registered())


@pytest.fixture
def posts(tmp_path):
    return given.write(tmp_path / "tea.csv", given.dense(2))


def rows_of(folder, trace):
    return pq.read_table(folder / f"{trace}.parquet").to_pylist()


def in_case(case, trace):
    rows = case.pairs.select(pairing.COUNTED.names).to_pylist()
    return sorted((row for row in rows if row["trace"] == trace), key=by_key)


def by_key(row):
    return row["window_ms"], row["account_a"], row["account_b"]


@pytest.mark.parametrize("kept", [True, False])
def test_every_trace_has_the_pairs_that_a_case_has(tmp_path, posts, kept):
    recipe = given.recipe(*ALL).with_setting("door.keep_handles", kept)
    recipe = recipe.with_windows("co_link", [60_000, 10_000, 600_000])
    case = gs.investigate(posts, tmp_path / "case", recipe=recipe, formats=())
    found = gs.pairs(posts, tmp_path / "pairs", recipe=recipe, formats=["parquet"])
    ran = {name for name, line in found.traces.items() if "reason" not in line}
    assert {"co_link", "co_repost", "copied_text"} <= ran
    for name in ALL:
        if name in ran:
            assert sorted(rows_of(found.path, name), key=by_key) == in_case(case, name)
            assert found.traces[name]["windows"] == case.about["traces"][name]["windows"]
        elif "family_items" in registered()[name]().events().reads:  # compared in a case only
            assert "none were looked for" in found.traces[name]["reason"]
        else:
            assert found.traces[name]["reason"] == case.about["traces"][name]["reason"]
    assert sum(len(rows_of(found.path, name)) for name in ran) > 20


def test_repeated_posts_and_posts_of_one_id_count_as_in_a_case(tmp_path):
    rows = given.dense(4)
    other = [row | {"text": row["text"] + " https://late.example/1"} for row in rows[5:9]]
    file = given.write(tmp_path / "tea.csv", [*rows, *rows[:40], *other])
    recipe = given.recipe("co_link", "co_repost")
    case = gs.investigate(file, tmp_path / "case", recipe=recipe, formats=())
    found = gs.pairs(file, tmp_path / "pairs", recipe=recipe, formats=["parquet"])
    for name in ("co_link", "co_repost"):
        assert rows_of(found.path, name) == in_case(case, name) != []
    assert found.quality.duplicates_collapsed == 40
    assert found.quality.ids_with_different_content == case.quality.ids_with_different_content > 0


def test_reposts_known_by_their_text_alone_are_paired(tmp_path):
    text = "The number 4 bus is late again near the old bridge this morning, number"
    rows = [
        given.row(4 * n + k, f"bus{k}", 600 * n + k, f"{text} {n}", kind="repost")
        for n in range(3) for k in range(4)
    ]  # fmt: skip
    file = given.write(tmp_path / "tea.csv", rows)
    found = gs.pairs(file, tmp_path / "pairs", recipe=given.recipe("co_repost"))
    assert found.traces["co_repost"]["windows"][0]["pairs"] == 6


def test_csv_and_parquet_hold_the_same_rows(tmp_path, posts):
    found = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"),
                       formats=["csv", "parquet"])  # fmt: skip
    told = pa.csv.read_csv(found.path / "co_link.csv").select(pairing.COUNTED.names).to_pylist()
    assert told == rows_of(found.path, "co_link") != []
    assert json.loads((found.path / "about.json").read_text())["says"].endswith(
        "not tested against chance"
    )


def test_a_pair_can_be_counted_again_from_its_acts(tmp_path, posts):
    found = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"),
                       formats=["parquet"], acts=True)  # fmt: skip
    acts = defaultdict(list)
    for act in pq.read_table(found.path / "co_link.acts.parquet").to_pylist():
        acts[act["account_key"]].append((act["item_id"], act["at_ms"]))
    for row in rows_of(found.path, "co_link"):
        met = [
            item
            for item, at in acts[row["account_a"]]
            for other, then in acts[row["account_b"]]
            if item == other and abs(at - then) <= row["window_ms"]
        ]
        assert (len(set(met)), len(met)) == (row["shared_items"], row["co_actions"])


def test_no_text_is_left_behind(tmp_path, posts):
    recipe = given.recipe("co_link").with_setting("door.keep_handles", False)
    gs.pairs(posts, tmp_path / "pairs", recipe=recipe, formats=["csv", "parquet"])
    left = [file for file in (tmp_path / "pairs").rglob("*") if file.is_file()]
    assert {file.name for file in left} == {
        "about.json", "co_link.csv", "co_link.parquet", "rejects.csv", "rejects.parquet"
    }  # fmt: skip
    words = {row["text"].split()[0] for row in given.dense(2)} | {"town1", "bus1"}
    for file in left:
        assert not any(word.encode() in file.read_bytes() for word in words)


def test_what_is_finished_is_not_made_again(tmp_path, posts, monkeypatch):
    first = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    monkeypatch.setattr(pairing, "run_trace", None)
    assert gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link")) == first


def test_a_missing_file_is_made_again(tmp_path, posts):
    first = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    (tmp_path / "pairs" / "co_link.csv").unlink()
    assert gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link")) == first
    assert (tmp_path / "pairs" / "co_link.csv").is_file()


def test_a_run_that_was_stopped_goes_on_from_what_is_on_the_disk(tmp_path, posts, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pairing, "_HELD_BYTES", 0)
    with monkeypatch.context() as during:
        during.setattr(pairing, "run_trace", stopped)
        with pytest.raises(KeyboardInterrupt):
            gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    monkeypatch.setattr("groundswell.runs.parts._normalised", None)
    found = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    assert found.traces["co_link"]["windows"][0]["pairs"] > 0


@pytest.mark.parametrize("most", [0, 20_000, 1 << 30])
def test_where_parts_are_held_makes_no_difference(tmp_path, monkeypatch, most):
    rows = given.dense(4)
    files = [given.write(tmp_path / f"{n}.csv", rows[n::2]) for n in range(2)]
    monkeypatch.setattr("groundswell.runs.reading.BATCH_ROWS", 50)
    monkeypatch.setattr(pairing, "_HELD_BYTES", most)
    puts = []
    put = parts._put_down
    monkeypatch.setattr(parts, "_put_down", lambda *a, **k: (puts.append(a[3]), put(*a, **k)))
    found = gs.pairs(files, tmp_path / "out", recipe=given.recipe("co_link"), formats=["parquet"])
    batches = -(-len(rows[::2]) // 50) + -(-len(rows[1::2]) // 50)
    assert batches > 4
    assert len(puts) == len(set(puts)) == (0 if most > 1 << 20 else batches)
    counted = {
        (row["account_a"], row["account_b"]): (row["shared_items"], row["co_actions"])
        for row in rows_of(found.path, "co_link")
    }
    expected = given.brute_force(rows, "co_link", 60_000)
    assert counted == {names: pair[:2] for names, pair in expected.items()} != {}


def test_a_part_that_was_never_finished_hides_none_that_are_held(tmp_path, posts, monkeypatch):
    write = parts.write_rows

    def stopped(*given):
        write(*given)
        raise KeyboardInterrupt

    monkeypatch.setattr("groundswell.runs.reading.BATCH_ROWS", 50)
    with monkeypatch.context() as during:
        during.setattr(pairing, "_HELD_BYTES", 0)
        during.setattr(parts, "write_rows", stopped)
        with pytest.raises(KeyboardInterrupt):
            gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    assert list((tmp_path / "pairs" / ".parts" / "posts").iterdir())
    found = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    assert found.quality.posts == len(given.dense(2))


def test_a_file_that_needs_help_puts_all_parts_on_the_disk(tmp_path, posts, monkeypatch):
    monkeypatch.setattr("groundswell.runs.reading.BATCH_ROWS", 20)
    monkeypatch.setattr("groundswell.runs.reading._ALONE", 2)
    monkeypatch.setattr("groundswell.runs.reading._WORTH", 0)
    found = gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"), workers=1)
    assert found.quality.posts == len(given.dense(2))


def test_other_settings_need_another_folder(tmp_path, posts):
    gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))
    with pytest.raises(CaseError, match="made from other files or settings; give another"):
        gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_repost"))


def test_a_folder_with_something_else_is_left_alone(tmp_path, posts):
    gs.investigate(posts, tmp_path / "case", recipe=given.recipe("co_link"), formats=())
    with pytest.raises(CaseError, match="holds something else"):
        gs.pairs(posts, tmp_path / "case", recipe=given.recipe("co_link"))
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "about.json").write_text("[1")
    with pytest.raises(CaseError, match="other files or settings"):
        gs.pairs(posts, tmp_path / "notes", recipe=given.recipe("co_link"))
    assert (tmp_path / "notes" / "about.json").read_text() == "[1"


def test_rows_that_cannot_be_read_are_set_aside_or_refused(tmp_path):
    rows = [*given.dense(2), given.row(9_999, "zoe", 0, "Tea") | {"at": "soon"}]
    file = given.write(tmp_path / "tea.csv", rows)
    found = gs.pairs(file, tmp_path / "pairs", recipe=given.recipe("co_link"), formats=["parquet"])
    (reject,) = rows_of(found.path, "rejects")
    assert (reject["column"], found.quality.rows_rejected) == ("at", 1)
    for folder in ("pairs", "strict"):
        with pytest.raises(RejectedRowsError, match="1 row could not be read"):
            gs.pairs(file, tmp_path / folder, recipe=given.recipe("co_link"),
                       formats=["parquet"], strict=True)  # fmt: skip
    assert not (tmp_path / "strict" / "co_link.parquet").exists()


@pytest.mark.parametrize("most", [0, 1 << 30])
def test_a_file_of_which_every_row_is_bad_gives_no_pairs_and_the_rejects(
    tmp_path, monkeypatch, most
):
    monkeypatch.setattr(pairing, "_HELD_BYTES", most)
    file = given.write(tmp_path / "tea.csv", [given.row(1, "zoe", 0, "Tea") | {"at": "soon"}])
    found = gs.pairs(file, tmp_path / "pairs", recipe=given.recipe("co_link"), formats=["parquet"])
    assert found.traces["co_link"]["reason"] == "the data hold no links"
    assert len(rows_of(found.path, "rejects")) == 1


def test_more_acts_than_the_memory_holds_are_refused(tmp_path, posts, monkeypatch):
    monkeypatch.setattr(tracing, "ACT_BYTES", 1 << 30)
    with pytest.raises(EngineError, match="give more with --memory"):
        gs.pairs(posts, tmp_path / "pairs", recipe=given.recipe("co_link"))


def test_an_unknown_format_is_refused_with_the_known_ones(tmp_path, posts):
    with pytest.raises(SettingError, match="'html'; pairs are written as csv or parquet"):
        gs.pairs(posts, tmp_path / "pairs", formats=["html"])


class TestWanted:
    def test_columns_that_a_trace_names_are_wanted_and_no_accounts(self):
        known = registered()
        link, repost = (wanted_by([known[name]()]) for name in ("co_link", "co_repost"))
        assert "text_norm" not in link.columns
        assert {"text_norm", "target_post_key"} <= repost.columns
        assert not link.accounts

    def test_kinds_of_items_that_a_trace_names_are_wanted(self):
        known = registered()
        kinds = {name: wanted_by([trace()]).items for name, trace in known.items()}
        assert kinds["co_link"] == {"link"}
        assert kinds["hashtag_sequence"] == {"hashtag"}
        assert kinds["co_domain"] == {"domain"}
        assert kinds["co_repost"] == set()
        both = wanted_by([known["co_link"](), known["co_domain"]()])
        assert both.items == {"link", "domain"}

    def test_everything_is_wanted_where_a_query_does_not_say(self):
        assert wanted_by([_Every()]) is None
        assert wanted_by([_Every("select account_key, value from post_items")]) is None

    def test_a_count_is_no_wish_for_everything(self):
        assert wanted_by([_Every("select account_key, count(*) as n from posts", ())]) is not None


@dataclass(frozen=True)
class _Every:
    sql: str = "select posts.* from posts"
    reads: tuple[str, ...] = ("post_items",)
    name: ClassVar[str] = "every"

    def events(self):
        return Query(name="events_every", sql=self.sql, reads=self.reads)


def test_default_traces_run_when_none_are_named(tmp_path, posts):
    found = gs.pairs(posts, tmp_path / "pairs")
    assert set(found.traces) == set(Recipe.default().traces)
