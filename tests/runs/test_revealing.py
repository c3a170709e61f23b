"""Names behind pseudonyms: found again by who has the key and the files, and never without a line that says so."""

from __future__ import annotations

import csv
import json
import stat
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.usage_given import write

from groundswell.cli import main
from groundswell.errors import CaseError, SettingError, SourceError
from groundswell.model.raw_usage import UsageBatch
from groundswell.model.usage import USAGE_TABLES
from groundswell.runs import secret
from groundswell.runs.folder import CaseFolder
from groundswell.runs.revealing import disclosures, reveal
from groundswell.runs.usage_case import UsageCase
from groundswell.runs.usage_reading import usage_tables_of
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage_names import accounts_named

KEY = b"a key of at least sixteen bytes"
NAMES = Pseudonyms(KEY)
ODD = "=1+1\x1b[2J"
LOGS = ("usage_accounts", "conversations", "messages", "signals", "rejects")


def line(account, at=0, **more):
    return {
        "account": account, "conversation": "c", "role": "user", "text": "a bus, please",
        "at": 1_700_000_000 + at, **more,
    }  # fmt: skip


def nothing(schema):
    """A row that says as little as a table lets it."""

    def least(kind):
        if pa.types.is_list(kind):
            return []
        return "" if pa.types.is_string(kind) else 0

    return {each.name: None if each.nullable else least(each.type) for each in schema}


def made(folder, *paths, operations=(), members=(), **how):
    """A case of logs, with the operations and operators that a test wants in it."""
    case = CaseFolder(folder)
    case.make()
    logs = usage_tables_of(paths, case, key=KEY, now_ms=1_750_000_000_000, **how)
    place = case.folder("usage", "u1")
    place.mkdir(parents=True)
    given_rows = {
        "provider_operations": [{"label": label, "accounts": held} for label, held in operations],
        "operators": [{"operator_id": label, "label": label} for label, _ in members],
        "operator_members": [
            {"operator_id": label, "account_key": each} for label, held in members for each in held
        ],
    }
    for name, schema in USAGE_TABLES.items():
        if name not in (*LOGS, "link_judgements"):
            table = pa.Table.from_pylist(
                [{**nothing(schema), **row} for row in given_rows.get(name, [])], schema=schema
            )
            pq.write_table(table, place / f"{name}.parquet")
    case.finish("usage", "u1", {"logs": logs})
    return UsageCase(folder)


@pytest.fixture
def logs(tmp_path):
    first = [line("Ana"), line("@ana", 1), line("ben", 2, provider="Town AI"), line(ODD, 3)]
    second = [line("ben", 4), line("cleo", 5)]
    signals = "account,kind,value\ncleo,email,c@example.org\ndora,email,d@example.org\n"
    (tmp_path / "signals.csv").write_text(signals, encoding="utf-8")
    return [
        write(tmp_path / "first.jsonl", first),
        write(tmp_path / "second.jsonl", second),
        tmp_path / "signals.csv",
    ]


@pytest.fixture
def case(tmp_path, logs):
    ana, cleo = NAMES.account("unknown", "ana"), NAMES.account("unknown", "cleo")
    return made(
        tmp_path / "case", *logs, operations=[("O1", [ana, cleo])], members=[("A1", [cleo])]
    )


def ask(case, *what, usage, **how):
    given_how = {"key": KEY, "by": "kim", "why": "to suspend them", "now_ms": 7}
    return reveal(case, what, usage, **{**given_how, **how})


def test_every_account_is_found_in_each_spelling(case, logs):
    everybody = case["usage_accounts"]["account_key"].to_pylist()
    found = ask(case, *everybody, usage=logs)
    assert {(n.provider, n.name) for n in found.names} == {
        ("unknown", "Ana"), ("unknown", "@ana"), ("town_ai", "ben"), ("unknown", "ben"),
        ("unknown", ODD), ("unknown", "cleo"), ("unknown", "dora"),
    }  # fmt: skip
    assert all(n.account == NAMES.account(n.provider, n.name) for n in found.names)
    assert found.missing == ()
    assert found.files_not_given == 0


def test_nobody_is_named_who_was_not_asked_for(case, logs):
    found = ask(case, NAMES.account("town_ai", "ben"), usage=logs)
    assert [(n.provider, n.name) for n in found.names] == [("town_ai", "ben")]


@pytest.mark.parametrize(("label", "names"), [("O1", {"Ana", "@ana", "cleo"}), ("a1", {"cleo"})])
def test_a_label_stands_for_its_accounts(case, logs, label, names):
    assert {n.name for n in ask(case, label, usage=logs).names} == names


def test_what_is_not_in_the_files_given_is_told(case, logs):
    found = ask(case, "O1", usage=logs[:1])
    assert {n.name for n in found.names} == {"Ana", "@ana"}
    assert found.missing == (NAMES.account("unknown", "cleo"),)
    assert found.files_not_given == 2


def test_the_act_is_kept_without_a_name(case, logs):
    ask(case, "A1", usage=logs[1:2], by=" kim ", why="to suspend it")
    ask(case, "O1", usage=logs, now_ms=8)
    first, second = disclosures(case.folder).rows()
    assert first | {"files": len(first["files"])} == {
        "accounts": [NAMES.account("unknown", "cleo")], "logs": case.about["logs"], "files": 1,
        "by": "kim", "why": "to suspend it", "at_ms": 7,
    }  # fmt: skip
    assert (second["at_ms"], len(second["accounts"]), len(second["files"])) == (8, 2, 3)
    told = disclosures(case.folder).path.read_text(encoding="utf-8").casefold()
    assert not [name for name in ("ana", "ben", "cleo") if f'"{name}"' in told]


def test_the_act_is_kept_even_where_reading_fails_after_it(case, logs, monkeypatch):
    def broken(*_):
        raise OSError("gone")

    monkeypatch.setattr("groundswell.runs.revealing.accounts_named", broken)
    with pytest.raises(OSError, match="gone"):
        ask(case, "O1", usage=logs)
    assert len(disclosures(case.folder).rows()) == 1


@pytest.mark.parametrize("damage", ["{", "[]", '{"by": "kim"}', '{"accounts": 1}'])
def test_nothing_is_shown_where_it_cannot_be_written_down(case, logs, damage):
    file = disclosures(case.folder).path
    file.parent.mkdir()
    file.write_text(damage + "\n", encoding="utf-8")
    with pytest.raises(CaseError, match=r"line 1 of disclosures/names\.jsonl in case is damaged"):
        ask(case, "O1", usage=logs)
    assert file.read_text(encoding="utf-8") == damage + "\n"


def test_a_line_without_its_end_is_not_run_into(case, logs):
    ask(case, "O1", usage=logs)
    file = disclosures(case.folder).path
    file.write_bytes(file.read_bytes().rstrip(b"\n"))
    ask(case, "O1", usage=logs)
    assert len(disclosures(case.folder).rows()) == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"why": "  "}, "say it with --why"),
        ({"by": ""}, "say it with --by"),
        ({"key": b"another key of sixteen bytes"}, f"set {secret.VARIABLE} to the file"),
    ],
)
def test_it_takes_a_reason_a_person_and_the_key(case, logs, wrong, told):
    with pytest.raises(SettingError, match=told):
        ask(case, "O1", usage=logs, **wrong)
    assert disclosures(case.folder).rows() == []


def test_who_is_not_in_the_case_is_refused_without_being_repeated(case, logs):
    with pytest.raises(SettingError, match="in place 2 is no account") as caught:
        ask(case, "O1", "Zoe Example", usage=logs)
    assert "Zoe" not in str(caught.value)
    assert disclosures(case.folder).rows() == []


def test_a_file_that_was_not_read_is_refused(case, logs, tmp_path):
    other = write(tmp_path / "third.jsonl", [line("cleo")])
    with pytest.raises(SourceError, match=r"third\.jsonl is none of the files"):
        ask(case, "O1", usage=[*logs, other])
    assert disclosures(case.folder).rows() == []


def test_names_that_were_kept_need_not_be_revealed(tmp_path, logs):
    case = made(tmp_path / "kept", *logs, keep_handles=True)
    with pytest.raises(SettingError, match="there is nothing to reveal"):
        ask(case, "ana", usage=logs)


def test_a_form_that_was_said_is_used_again(tmp_path):
    log = write(tmp_path / "log.jsonl", [line("ana")])
    case = made(tmp_path / "case", log, form="messages")
    assert ask(case, NAMES.account("unknown", "ana"), usage=[log]).names


def test_an_archive_is_looked_through(tmp_path):
    talk = [
        {
            "uuid": "c1", "name": "", "account": {"uuid": "user-1"},
            "created_at": "2025-01-01T08:00:00Z", "updated_at": "2025-01-01T08:00:00Z",
            "chat_messages": [
                {"uuid": "m1", "sender": "human", "text": "a bus, please", "created_at": "2025-01-01T08:00:00Z"}
            ],
        }
    ]  # fmt: skip
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("conversations.json", json.dumps(talk))
    case = made(tmp_path / "case", tmp_path / "export.zip")
    (account,) = case["usage_accounts"]["account_key"].to_pylist()
    assert [n.name for n in ask(case, account, usage=[tmp_path / "export.zip"]).names] == ["user-1"]


@given(
    st.lists(
        st.tuples(
            st.one_of(st.none(), st.text(max_size=3), st.integers(0, 9)),
            st.one_of(st.none(), st.sampled_from(["Town AI", "x", " "])),
        ),
        max_size=12,
    )
)
def test_the_way_back_meets_the_way_there(rows):
    """Every account that the door makes of a batch is found by the names that are searched."""
    from groundswell.tables.usage_messages import UsageNormaliser  # noqa: PLC0415
    from groundswell.tables.usage_values import KnownShared  # noqa: PLC0415

    size = len(rows)
    batch = UsageBatch(
        rows=list(range(1, size + 1)),
        columns={
            "account": [account for account, _ in rows], "provider": [of for _, of in rows],
            "conversation": ["c"] * size, "role": ["user"] * size, "text": ["a bus"] * size,
        },
        last_row=size,
    )  # fmt: skip
    door = UsageNormaliser(
        NAMES, source_file="f", provider="Own", date_order=None, zone=None, latest_ms=0,
        known=KnownShared(), identify_language=False,
    )  # fmt: skip
    there = set(door(batch).messages["account_key"].to_pylist())
    assert there == {NAMES.account(*pair) for pair in accounts_named(batch, "Own")}


@pytest.fixture
def keyed(monkeypatch, tmp_path):
    file = tmp_path / "key"
    file.write_bytes(KEY)
    monkeypatch.setenv(secret.VARIABLE, str(file))


def said(case, logs, *more):
    paths = [part for each in logs for part in ("--usage", str(each))]
    return ["reveal", str(case.path), *more, *paths, "--by", "kim"]


@pytest.mark.usefixtures("keyed")
def test_the_command_prints_names_and_obeys_none(case, logs, capfd):
    odd = NAMES.account("unknown", ODD)
    main(said(case, logs, odd, "O1", "--why", "to suspend them"))
    out, err = capfd.readouterr()
    assert "cleo" in out
    assert "⟦U+001B⟧[2J" in out
    assert "\x1b" not in out
    assert "Kept in case/disclosures" in err
    assert "cleo" not in err


@pytest.mark.usefixtures("keyed")
def test_the_command_writes_a_table_that_runs_nothing(case, logs, tmp_path, capfd):
    odd = NAMES.account("unknown", ODD)
    out = tmp_path / "names.csv"
    main(said(case, logs, odd, "--why", "to suspend it", "--out", str(out)))
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(r["account"], r["name"]) for r in rows] == [(odd, "'=1+1⟦U+001B⟧[2J")]
    assert "1+1" not in "".join(capfd.readouterr())
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@pytest.mark.usefixtures("keyed")
def test_a_place_that_cannot_be_written_is_one_clear_error(case, logs, tmp_path, capfd):
    (tmp_path / "file").write_text("", encoding="utf-8")
    out = tmp_path / "file" / "names.csv"
    with pytest.raises(SystemExit) as left:
        main(said(case, logs, "O1", "--why", "to suspend them", "--out", str(out)))
    assert left.value.code == 2
    err = capfd.readouterr().err
    assert "names.csv can't be written" in err
    assert "give another with --out" in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("keyed")
def test_the_command_says_who_is_missing(case, logs, capfd):
    main(said(case, logs[:1], "O1", "--why", "to suspend them"))
    err = capfd.readouterr().err
    assert f"No file given names 1 account: {NAMES.account('unknown', 'cleo')}." in err
    assert "2 files that the case was made of, too, may hold them" in err


def test_the_command_takes_a_reason(case, logs):
    with pytest.raises(SystemExit) as left:
        main(said(case, logs, "O1"))
    assert left.value.code == 2
