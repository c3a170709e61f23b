"""Files of usage logs become tables of a case: whole, once, and nothing of them in any message."""

from __future__ import annotations

import csv
import json
import logging
import zipfile
from collections import Counter
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from tests.sources.usage_given import call, node, parts, tree, write

from groundswell.errors import GroundswellError, RejectedRowsError, SettingError, SourceError
from groundswell.model.usage import USAGE_TABLES
from groundswell.runs.folder import CaseFolder
from groundswell.runs.usage_reading import usage_tables_of
from groundswell.tables import usage_messages
from groundswell.tables.door import Door

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"a key of at least sixteen bytes"
NOW_MS = 1_750_000_000_000
START = 1_700_000_000


def rows(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "account": f"user-{at % 3}", "conversation": f"c{at % 5}",
            "role": ("user", "assistant")[at % 2], "text": f"bus {at}, please", "at": START + at,
            **more,
        }
        for at in range(count)
    ]  # fmt: skip


@pytest.fixture
def case(tmp_path):
    folder = CaseFolder(tmp_path / "case")
    folder.make()
    return folder


def read(case: CaseFolder, *paths: Path, **how: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the tables by name, as rows, and what is told of them."""
    name = usage_tables_of(paths, case, key=how.pop("key", KEY), now_ms=NOW_MS, **how)
    folder = case.folder("logs", name)
    about = case.about("logs", name)
    assert about is not None
    tables = {file.stem: pq.read_table(file).to_pylist() for file in folder.glob("*.parquet")}
    return tables, about


def test_tables_are_written_with_their_schemas(case, tmp_path):
    log = write(tmp_path / "log.jsonl", rows(20))
    name = usage_tables_of([log], case, key=KEY, now_ms=NOW_MS)
    folder = case.folder("logs", name)
    for table in ("usage_accounts", "conversations", "messages", "signals"):
        assert pq.read_schema(folder / f"{table}.parquet").equals(USAGE_TABLES[table])
    about = case.manifest()["logs"][name]
    assert (about["messages"], about["accounts"], about["rejected_rows"]) == (20, 3, 0)
    assert about["files"][0]["form"] == "messages"
    assert not [each for each in case.path.rglob("*") if "parts" in each.name]


def test_many_batches_give_the_same_as_one(case, tmp_path, monkeypatch):
    log = write(tmp_path / "log.jsonl", rows(97) + rows(97))
    signals = write(tmp_path / "s.csv", "account,kind,value\nuser-0,device,d\nuser-1,device,d\n")
    whole, about = read(case, log, signals)
    monkeypatch.setattr("groundswell.runs.usage_reading.BATCH_ROWS", 7)
    other = CaseFolder(tmp_path / "other")
    other.make()
    parts, _ = read(other, log, signals)
    assert parts == whole
    assert about["duplicates_collapsed"] == 97
    assert len(whole["messages"]) == 97


def test_what_was_read_once_is_not_read_again(case, tmp_path, monkeypatch):
    log = write(tmp_path / "log.jsonl", rows(5))
    first = usage_tables_of([log], case, key=KEY, now_ms=NOW_MS)

    def refuse(*args, **more):
        raise AssertionError("read again")

    monkeypatch.setattr(usage_messages.UsageNormaliser, "__call__", refuse)
    assert usage_tables_of([log], case, key=KEY, now_ms=NOW_MS + 1) == first


def test_another_key_list_or_way_to_keep_names_is_another_reading(case, tmp_path):
    log = write(tmp_path / "log.jsonl", rows(5))
    known = write(tmp_path / "known.csv", "kind,value,shared\naddress,192.0.2.7,vpn\n")
    ways: list[dict[str, Any]] = [
        {"key": KEY}, {"key": b"another key of sixteen bytes"},
        {"key": b"", "keep_handles": True}, {"key": KEY, "known": known},
    ]  # fmt: skip
    assert len({usage_tables_of([log], case, now_ms=NOW_MS, **way) for way in ways}) == 4


def test_languages_are_not_identified_where_that_is_not_wanted(case, tmp_path):
    log = write(tmp_path / "log.jsonl", rows(2, text="the bus leaves at nine and the ferry at ten"))
    assert {each["lang"] for each in read(case, log)[0]["messages"]} == {"en"}
    without = read(case, log, door=Door(identify_language=False))
    assert {each["lang"] for each in without[0]["messages"]} == {None}


def test_forms_are_read_together_and_messages_of_all_are_there(case, tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    write(folder / "log.jsonl", rows(4))
    ask, told = parts("user", "Tea?"), parts("assistant", "Yes.")
    write(folder / "spans.jsonl", [call("t1", START, [ask], [told])])
    tables, about = read(case, folder)
    assert Counter(each["form"] for each in about["files"]) == {"messages": 1, "otel_genai": 1}
    assert len(tables["messages"]) == 6


def test_spans_that_are_cut_into_files_go_on_with_one_another(case, tmp_path):
    ask, told = parts("user", "Tea?"), parts("assistant", "Yes.")
    more, last = parts("user", "With milk?"), parts("assistant", "No.")
    folder = tmp_path / "logs"
    folder.mkdir()
    write(folder / "day-1.jsonl", [call("t1", START, [ask], [told])])
    write(folder / "day-2.jsonl", [call("t2", START + 9, [ask, told, more], [last])])
    tables, _ = read(case, folder)
    assert len(tables["conversations"]) == 1
    assert [each["text"] for each in tables["messages"]] == ["Tea?", "Yes.", "With milk?", "No."]


def test_calls_without_any_id_are_conversations_of_their_own_in_every_file(case, tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    for name in ("a", "b"):
        held = call("", START, [parts("user", f"Tea {name}?")], [])
        del held["spanId"]
        write(folder / f"{name}.jsonl", [held])
    tables, _ = read(case, folder)
    assert len(tables["conversations"]) == 2


def test_a_form_that_is_asked_for_leaves_files_of_signals_alone(case, tmp_path):
    log = write(tmp_path / "log.jsonl", rows(4))
    signals = write(tmp_path / "s.csv", "account,kind,value\nuser-0,device,d\n")
    tables, _ = read(case, log, signals, form="messages")
    assert len(tables["signals"]) == 1


def test_signals_join_accounts_of_the_log(case, tmp_path):
    log = write(tmp_path / "log.jsonl", rows(6))
    signals = write(
        tmp_path / "s.jsonl", [{"account": "user-1", "kind": "ip", "value": "192.0.2.7"}]
    )
    known = write(tmp_path / "known.csv", "kind,value,shared\nnetwork,192.0.2.0/24,classroom\n")
    tables, _ = read(case, log, signals, known=known)
    accounts = {each["account_key"] for each in tables["usage_accounts"]}
    assert len(accounts) == 3
    assert {each["account_key"] for each in tables["signals"]} <= accounts
    assert {each["shared"] for each in tables["signals"]} == {"classroom"}


def test_a_branch_of_an_export_stays_one_in_the_case(case, tmp_path):
    export = tree(
        node("u1", "top", "user", "Tea?"), node("u2", "top", "user", "Tea, please?"), current="u2"
    )
    tables, _ = read(case, write(tmp_path / "conversations.json", [export]))
    assert [(each["text"], each["branch"]) for each in tables["messages"]] == [
        ("Tea?", 1), ("Tea, please?", 0),
    ]  # fmt: skip


def test_an_export_in_a_zip_archive_is_unpacked_and_nothing_of_it_stays(case, tmp_path):
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        held = tree(node("u", "top", "user", "Tea?"), current="u")
        file.writestr("../../conversations.json", json.dumps([held]))
        file.writestr("user.json", json.dumps({"id": "user-7", "email": "ana@bus.example"}))
        file.writestr("chat.html", "<html>")
    tables, about = read(case, archive)
    assert [each["text"] for each in tables["messages"]] == ["Tea?"]
    assert {each["kind"] for each in tables["signals"]} == {"email", "email_domain"}
    assert about["files"][0]["notes"] == []
    assert not list(tmp_path.rglob("conversations.json"))


def test_an_archive_that_holds_no_conversations_or_is_damaged_is_one_clear_error(case, tmp_path):
    archive = tmp_path / "photos.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("photo.jpg", "x")
    with pytest.raises(SourceError, match=r"photos\.zip is a ZIP archive without conversations"):
        read(case, archive)
    archive.write_bytes(archive.read_bytes()[:40])
    with pytest.raises(SourceError, match="damaged or locked"):
        read(case, archive)


def test_an_archive_made_to_fill_the_disk_is_refused(case, tmp_path):
    archive = tmp_path / "bomb.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("conversations.json", "[" + " " * (400 * 1024 * 1024) + "]")
    with pytest.raises(SourceError, match="unpacks to far more than it holds"):
        read(case, archive)


def test_rows_set_aside_are_told_by_reason_and_refused_when_strict(case, tmp_path):
    log = write(tmp_path / "log.jsonl", [*rows(3), *rows(2, role="passer-by"), {"account": "x"}])
    tables, about = read(case, log)
    assert len(tables["messages"]) == 3
    assert about["rejected_rows"] == len(tables["rejects"]) == 3
    assert {(each["reason"], each["rows"]) for each in about["rejects"]} == {
        ("no role that is known", 2), ("no conversation", 1),
    }  # fmt: skip
    with pytest.raises(
        RejectedRowsError, match=r"3 rows could not be read, the first in log\.jsonl"
    ):
        read(case, log, strict=True)


def test_a_log_without_a_message_to_read_is_an_error_and_not_an_all_clear(case, tmp_path):
    silent = write(tmp_path / "spans.jsonl", [call("t1", START, [], [])])
    with pytest.raises(SourceError, match=r"no message could be read.*1 calls of a model whose"):
        read(case, silent)


def test_ambiguous_dates_are_asked_about(case, tmp_path):
    log = write(
        tmp_path / "log.csv",
        "account,conversation,role,text,at\nana,c,user,tea,03/04/2024 10:00\n",
    )
    with pytest.raises(
        SettingError, match=r"log\.csv: the dates in at could be either; say --date"
    ):
        read(case, log)
    tables, _ = read(case, log, door=Door(date_order="dmy", timezone="Europe/Berlin"))
    assert tables["messages"][0]["at_ms"] == 1_712_131_200_000  # 3 April 2024, 08:00 UTC
    clear = write(
        tmp_path / "clear.csv",
        "account,conversation,role,text,at\nana,c,user,tea,03/04/2024 10:00\n"
        "ana,c,user,bus,23/04/2024 10:00\n",
    )
    tables, _ = read(case, clear)
    assert len(tables["messages"]) == 2


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("kind,value\naddress,192.0.2.7\n", "lacks a cell in row 1"),
        ("kind,value,shared\nnetwork,192.0.2.0/77,vpn\n", "row 1: not a network"),
        (b"\xff\xfe\x00", "no CSV in UTF-8"),
    ],
)
def test_a_bad_list_of_shared_values_is_one_clear_error(case, tmp_path, content, told):
    log = write(tmp_path / "log.jsonl", rows(2))
    with pytest.raises(SettingError, match=told):
        read(case, log, known=write(tmp_path / "known.csv", content))
    with pytest.raises(SettingError, match="can't be read"):
        read(case, log, known=tmp_path / "absent.csv")


SECRETS = {
    "account": "planted-account-name", "conversation": "planted-conversation",
    "text": "planted text of ana@planted.example at 198.51.100.77 or +44 20 7946 0321",
    "message": "planted-message-id", "parent": "planted-parent", "model": "planted model \x1b[31m",
    "finish_reason": "planted reason, in words", "refused": "planted flag", "lang": "planted-lang",
}  # fmt: skip


def planted() -> list[dict[str, Any]]:
    """Give rows that are bad in every way that a row can be, each with secrets in every cell."""
    good = {**SECRETS, "role": "user", "at": START}
    return [
        good,
        *({**good, name: odd} for name in ("account", "conversation", "role", "text") for odd in
          (None, "", {"planted": "planted"}, "planted " * 3)),
        *({**good, "at": odd} for odd in ("planted time", "", True, 10**30, -1, [1], "03/04/2024x")),
    ]  # fmt: skip


@pytest.mark.parametrize("strict", [False, True])
def test_nothing_of_texts_and_names_is_in_messages_logs_or_what_is_told(
    case, tmp_path, caplog, capfd, strict
):
    caplog.set_level(logging.DEBUG)
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [json.dumps(each) for each in planted()]
    write(folder / "log.jsonl", "\n".join([*lines, '{"account": "planted-cut', "planted line"]))
    with (folder / "log.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, [*SECRETS, "role", "at"])
        writer.writeheader()
        writer.writerows([{**SECRETS, "role": "user", "at": START}, {**SECRETS, "role": "planted"}])
    cut = call("t1", START, [parts("user", "planted")], [parts("planted", "planted")])
    cut["attributes"]["gen_ai.input.messages"] = '[{"role": "user", "parts": [{"planted'
    write(folder / "spans.jsonl", [cut, call("planted", START, [], [], **{"user.id": "planted"})])
    write(
        folder / "signals.csv",
        "account,kind,value,first_seen,shared\nplanted-account,planted kind!,planted,,\n"
        "planted-account,email,ana@planted.example,planted time,\nplanted-account,address,,,\n",
    )
    try:
        tables, about = read(case, folder, strict=strict)
        told = json.dumps(about)
        assert tables["rejects"]
        told += json.dumps(tables["rejects"]) + json.dumps(tables["usage_accounts"])
        told += json.dumps(tables["signals"]) + json.dumps(tables["conversations"])
        texts = json.dumps([each["text"] for each in tables["messages"]])
        for secret in ("ana@planted", "198.51.100.77", "7946 0321"):
            assert secret not in texts
        keys = ("message_key", "conversation_key", "account_key", "parent_key", "finish_reason")
        told += json.dumps([[each[key] for key in keys] for each in tables["messages"]])
    except GroundswellError as error:
        assert strict
        told = str(error)
    out, err = capfd.readouterr()
    for secret in ("planted", "198.51.100.77", "7946"):
        assert secret not in told.lower()
        assert secret not in caplog.text + out + err


def test_the_key_is_nowhere_in_the_case(case, tmp_path):
    read(case, write(tmp_path / "log.jsonl", rows(3)))
    for file in case.path.rglob("*"):
        if file.is_file():
            held = file.read_bytes()
            assert KEY not in held
            assert KEY.hex().encode() not in held


def test_a_failure_leaves_nothing_unfinished_behind(case, tmp_path, monkeypatch):
    log = write(tmp_path / "log.jsonl", rows(3))

    def fail(*args, **more):
        raise MemoryError

    monkeypatch.setattr("groundswell.runs.usage_reading.assemble", fail)
    with pytest.raises(MemoryError):
        read(case, log)
    assert not list((case.path / "logs").iterdir())
