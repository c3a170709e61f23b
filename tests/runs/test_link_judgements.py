"""Judgements on pairs of accounts, kept in a case."""

from __future__ import annotations

import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from groundswell.cli import main
from groundswell.errors import CaseError, SettingError
from groundswell.model.usage import LINK_JUDGEMENTS, USAGE_ACCOUNTS
from groundswell.runs.folder import CaseFolder
from groundswell.runs.link_judgements import judge, judgements_of

NAMES = ("a-one", "a-two", "a-three")


@pytest.fixture
def case(tmp_path):
    """A case that holds the logs of three accounts."""
    case = CaseFolder(tmp_path / "case")
    case.make()
    folder = case.folder("logs", "l1")
    folder.mkdir(parents=True)
    rows = [
        {
            name: 0 if pa.types.is_integer(USAGE_ACCOUNTS.field(name).type) else "town"
            for name in USAGE_ACCOUNTS.names
        }
        | {"account_key": account}
        for account in NAMES
    ]
    pq.write_table(
        pa.Table.from_pylist(rows, schema=USAGE_ACCOUNTS), folder / "usage_accounts.parquet"
    )
    case.finish("logs", "l1", {})
    return case


def say(case, one, other, word, at=1):
    return judge(case, one, other, word, by="kim", why="same shift", now_ms=at)


def test_a_case_without_judgements_has_an_empty_table(case):
    assert judgements_of(case).equals(LINK_JUDGEMENTS.empty_table())


def test_judgements_are_kept_in_the_order_they_were_made(case):
    say(case, "a-two", "a-one", "same", 5)
    say(case, "a-one", "a-three", "different", 3)
    rows = judgements_of(case).to_pylist()
    assert [(r["account_a"], r["account_b"], r["judgement"]) for r in rows] == [
        ("a-one", "a-two", "same"),
        ("a-one", "a-three", "different"),
    ]
    assert rows[0]["by"] == "kim"
    assert rows[0]["why"] == "same shift"


def test_lines_are_added_and_never_changed(case):
    file = case.path / "judgements" / "links.jsonl"
    say(case, "a-one", "a-two", "same")
    before = file.read_bytes()
    say(case, "a-one", "a-two", "unsure", 2)
    assert file.read_bytes().startswith(before)
    assert len(judgements_of(case)) == 2


def test_what_follows_is_told_at_once(case):
    say(case, "a-one", "a-two", "same", 1)
    holds = say(case, "a-two", "a-three", "different", 2)
    assert holds.verdict("a-one", "a-three") == "different"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        json.dumps({"account_a": "a", "account_b": "b"}),
        json.dumps(dict.fromkeys(LINK_JUDGEMENTS.names, "x")),
        "[" * 100_000,
    ],
)
def test_a_damaged_line_is_told_and_nothing_is_lost_in_silence(case, line):
    say(case, "a-one", "a-two", "same")
    file = case.path / "judgements" / "links.jsonl"
    with file.open("a") as end:
        end.write(line + "\n")
    with pytest.raises(CaseError, match=r"line 2 of judgements/links\.jsonl"):
        judgements_of(case)
    with pytest.raises(CaseError):
        say(case, "a-one", "a-three", "same")


def test_a_reason_with_line_breaks_stays_one_line(case):
    judge(case, "a-one", "a-two", "same", by="kim", why="one\ntwo\u2028three", now_ms=1)
    assert judgements_of(case)["why"].to_pylist() == ["one\ntwo\u2028three"]


@pytest.mark.parametrize(
    ("one", "other", "word", "message"),
    [
        ("a-one", "nobody", "same", "second account is not in the usage logs"),
        ("a-one", "a-one", "same", "name two"),
        ("a-one", "a-two", "perhaps", "same, different, unsure"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_leaves_no_line(case, one, other, word, message):
    with pytest.raises(SettingError, match=message):
        say(case, one, other, word)
    assert not (case.path / "judgements").exists()


def test_a_folder_that_is_no_case_is_refused(tmp_path):
    with pytest.raises(CaseError, match="is not a case"):
        say(CaseFolder(tmp_path), "a", "b", "same")


def test_the_verb_keeps_a_judgement_and_says_what_follows(case, capsys):
    main_and_leave(
        ["judge", str(case.path), "a-one", "a-two", "same", "--why", "one card", "--by", "kim"]
    )
    assert "will be one operator" in capsys.readouterr().out
    assert judgements_of(case)["judgement"].to_pylist() == ["same"]


def test_the_verb_says_when_older_words_no_longer_hold(case, capsys):
    for one, other, word in (
        ("a-one", "a-two", "same"),
        ("a-two", "a-three", "same"),
        ("a-one", "a-three", "different"),
    ):
        main_and_leave(["judge", str(case.path), one, other, word, "--by", "kim"])
    assert "An older judgement contradicts newer ones" in capsys.readouterr().out


def main_and_leave(arguments):
    code = 0
    try:
        main(arguments)
    except SystemExit as leave:
        code = leave.code or 0
    assert code == 0
