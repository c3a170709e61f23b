"""Planning a file: what the analyst may say, and what is said when it can't be read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from groundswell.errors import SettingError, SourceError
from groundswell.sources import expand, plan_file, registered
from groundswell.sources.reading.bytes import fingerprint
from groundswell.sources.reading.paths import shown_name

DATA = Path(__file__).parent / "data"


def rows(plan, batch_rows=1000):
    return [
        {name: values[at] for name, values in batch.columns.items() if values[at] is not None}
        for batch in plan.source.read(plan.head, plan.recognition, batch_rows=batch_rows)
        for at in range(len(batch.rows))
    ]


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_are_sorted_and_say_how_they_recognise():
    sources = registered()
    assert [source.name for source in sources] == sorted(source.name for source in sources)
    assert len(sources) >= 14
    assert all(source.title and source.how.endswith(".") for source in sources)
    assert {source.date_order for source in sources} <= {None, "mdy", "dmy"}


def test_a_source_that_does_not_load_is_named(monkeypatch):
    class Entry:
        name, value = "tea", "tea.example:Tea"

        def load(self):
            raise ImportError

    monkeypatch.setattr("groundswell.sources.entry_points", lambda group: [Entry()])
    with pytest.raises(SourceError, match=r"tea\.example:Tea"):
        registered()


def test_overrides_name_columns_that_no_hint_knows(tmp_path):
    path = write(tmp_path / "a.csv", "wer,wann,was\nana,2024-01-01,Tee\n")
    plan = plan_file(path, overrides={"account": "wer", "at": "wann", "text": "was"})
    assert rows(plan) == [
        {"platform": "unknown", "account": "ana", "at": "2024-01-01", "text": "Tee"}
    ]


def test_overrides_may_be_dotted_in_json(tmp_path):
    path = write(tmp_path / "a.jsonl", '{"who": {"key": "ana"}, "created_at": 1, "text": "Tea"}\n')
    plan = plan_file(path, overrides={"account": "who.key"})
    assert rows(plan)[0]["account"] == "ana"


def test_overrides_reach_named_forms_too():
    plan = plan_file(DATA / "x_api_v2_flat.jsonl", overrides={"account": "author.username"})
    assert rows(plan)[0]["account"] == "bus_ana"
    plan = plan_file(DATA / "troll_tweets.csv", overrides={"kind": "account_type"})
    assert rows(plan)[0]["kind"] == "other"


def test_an_unknown_raw_column_lists_those_there_are():
    with pytest.raises(SettingError, match=r"no 'writer'.*account"):
        plan_file(DATA / "columns.csv", overrides={"writer": "Author"})


def test_an_unknown_file_column_lists_those_there_are():
    with pytest.raises(SettingError, match=r"no such column.*Screen Name"):
        plan_file(DATA / "columns.csv", overrides={"account": "Writer"})


def test_a_form_can_be_forced_and_must_exist():
    assert plan_file(DATA / "coortweet.csv", form="columns").source.name == "columns"
    with pytest.raises(SettingError, match="no form 'tea'"):
        plan_file(DATA / "coortweet.csv", form="tea")
    with pytest.raises(SourceError, match="not of the form reddit"):
        plan_file(DATA / "coortweet.csv", form="reddit")


def test_names_in_other_languages_are_known(tmp_path):
    for header in ("Nutzer,Datum,Inhalt", "usuario,fecha,texto", "用户,时间,内容"):
        path = write(tmp_path / "a.csv", f"{header}\nana,2024-01-01 10:00,Tea\n")
        assert rows(plan_file(path))[0]["account"] == "ana"


def test_content_tells_time_and_account_where_names_do_not(tmp_path):
    path = write(tmp_path / "a.csv", "x,y,z\n@ana,2024-01-01 10:00,Tea is at four today then\n")
    plan = plan_file(path)
    assert rows(plan)[0]["at"] == "2024-01-01 10:00"
    assert any("--map" in note for note in plan.recognition.notes)


def test_two_columns_that_could_be_the_time_are_not_guessed(tmp_path):
    path = write(tmp_path / "a.csv", "account,x,y\nana,2024-01-01,2024-01-02\n")
    with pytest.raises(SourceError, match=r"could be any of x, y.*--map at=x"):
        plan_file(path)


def test_a_reply_column_that_holds_accounts_names_the_account(tmp_path):
    path = write(
        tmp_path / "a.csv",
        "account,at_ms,text,reply_to\nana,1700000000000,Tea?,\nben,1700000001000,Yes,ana\n",
    )
    found = rows(plan_file(path))
    assert found[1]["target_account"] == "ana"
    assert (found[0]["kind"], found[1]["kind"]) == ("post", "reply")
    assert "target_post" not in found[1]


def test_parquet_gives_datetimes_lists_and_plain_values(tmp_path):
    when = datetime(2024, 5, 1, 10, tzinfo=UTC)
    table = pa.table(
        {
            "account": pa.array(["ana", "ben"]).dictionary_encode(),
            "created_at": pa.array([when, None], pa.timestamp("ns", "UTC")),
            "hashtags": [["tea"], []],
            "at_ms": [1, 2],
            "user": [{"name": "Ana"}, None],
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    plan = plan_file(tmp_path / "a.parquet", overrides={"display_name": "user.name"})
    first, second = rows(plan, 1)
    assert first["at"] == when
    assert first["hashtag"] == ["tea"]
    assert first["display_name"] == "Ana"
    assert second == {"platform": "unknown", "account": "ben"}


def test_expand_finds_files_in_folders_and_patterns_once_and_sorted(tmp_path):
    for name in ("b.csv", "a.csv", "in/c.csv", ".hidden", ".git/d.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    asked = [tmp_path / "*.csv", tmp_path, tmp_path / "a.csv", tmp_path / "**" / "c.csv"]
    assert [str(path.relative_to(tmp_path)) for path in expand(asked)] == [
        "a.csv",
        "b.csv",
        "in/c.csv",
    ]


def test_expand_says_what_stands_for_nothing(tmp_path):
    with pytest.raises(SourceError, match=r"tea-\*\.csv: no such file"):
        expand([tmp_path / "tea-*.csv"])
    with pytest.raises(SourceError, match="no file was named"):
        expand([])


def test_a_name_that_looks_like_a_pattern_is_taken_literally(tmp_path):
    (tmp_path / "a[1].csv").write_text("x")
    assert [path.name for path in expand([tmp_path / "a[1].csv"])] == ["a[1].csv"]


def test_shown_names_carry_no_control_or_direction_signs():
    assert shown_name("x/\x1b[2Ja\u202egpj.csv\n") == "\\u{1b}[2Ja\\u{202e}gpj.csv\\u{a}"
    assert shown_name("../../tea.csv") == "tea.csv"


def test_a_fingerprint_is_sha256_and_size(tmp_path):
    (tmp_path / "a").write_bytes(b"tea")
    found = fingerprint(tmp_path / "a")
    assert found.size == 3
    assert found.sha256.startswith("a9f74d1e")
