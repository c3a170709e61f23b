"""Hostile logs from the command line to the report: nothing acts, nothing leaks, nobody is accused."""

from __future__ import annotations

import csv
import re
from itertools import count

import pytest
from tests.e2e.usage_logs import investigate, planted, world, write
from tests.runs.chat_servers import answer, serving
from tests.usage.injection.payloads import EVERY, MARK

from groundswell.runs.usage_case import UsageCase

# Made up, and unlike anything that the program itself says.
SECRETS = {
    "name": "quillfeather-account-77",
    "text": "zebrawood-allotment-secret",
    "mail": "quillfeather.heron@gannet-mail.example",
    "network": "203.0.113.77",
    "device": "device-gannet-4471",
    "card": "card-gannet-9921",
    "agent": "GannetBrowser/7.7",
    "conversation": "conv-gannet-31",
}
COMMANDS = re.compile(
    rb"[\x00-\x08\x0b-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\xaa-\xae]|\xe2\x81[\xa6-\xa9]"
)


def secret_account():
    name = SECRETS["name"]
    texts = (
        f"A recipe for soup, from the {SECRETS['text']}, to {SECRETS['mail']} or {SECRETS['network']}.",
        "When do swifts leave?",
    )
    messages = [
        {"account": name, "conversation": SECRETS["conversation"], "role": role, "text": text,
         "at": 1_741_600_000 + place}
        for place, (role, text) in enumerate(zip(("user", "assistant"), texts, strict=True))
    ]  # fmt: skip
    # Rows that are set aside must not be told by their text either.
    messages += [
        {"account": name, "conversation": SECRETS["conversation"], "role": "user",
         "text": SECRETS["text"], "at": SECRETS["text"]},
        {"account": name, "conversation": SECRETS["conversation"], "role": SECRETS["text"],
         "text": SECRETS["text"], "at": 1_741_600_100},
        {"account": name, "role": "user", "text": {SECRETS["text"]: SECRETS["text"]}, "at": 1},
    ]  # fmt: skip
    kinds = {"email": "mail", "address": "network", "device": "device", "payment": "card", "user_agent": "agent"}  # fmt: skip
    signals = [
        {"account": name, "kind": kind, "value": SECRETS[which]} for kind, which in kinds.items()
    ]
    return messages, signals


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("hostile")


@pytest.fixture(scope="module")
def plain(folder):
    """The case of the world as it is."""
    _, messages, signals = world()
    write(folder / "plain", messages, signals)
    code, *_ = investigate(folder / "plain", folder / "plain-case", key=folder / "key")
    assert code == 0
    return UsageCase(folder / "plain-case")


@pytest.fixture(scope="module")
def hostile(folder):
    """The case of the same world with an account for every payload, and one with secrets."""
    _, messages, signals = world()
    messages, signals = list(messages), list(signals)
    for number, text in zip(count(), EVERY.values(), strict=False):
        more, other = planted(f"{text[:80]} {number}", text)
        messages += more
        signals += other
    more, other = secret_account()
    write(folder / "hostile", messages + more, signals + other)
    return investigate(folder / "hostile", folder / "hostile-case", key=folder / "key")


@pytest.fixture(scope="module")
def case(hostile, folder):
    assert hostile[0] == 0, hostile[2].decode(errors="replace")[-2_000:]
    return UsageCase(folder / "hostile-case")


def test_hostile_logs_are_read_to_the_end(case):
    texts = " ".join(case.messages["text"].to_pylist())
    assert texts.count(MARK) > 3 * len(EVERY)


def test_nothing_that_commands_a_terminal_is_printed(hostile):
    for told in hostile[1:]:
        assert not COMMANDS.search(told)
        assert MARK.encode() not in told


def test_nothing_of_a_log_is_printed_or_logged_at_the_lowest_level(hostile):
    for told in hostile[1:]:
        for secret in SECRETS.values():
            assert secret.encode() not in told


def test_no_file_is_named_after_what_a_log_holds(case):
    names = [str(path.relative_to(case.path)) for path in case.path.rglob("*")]
    assert len(names) > 20
    for word in (*SECRETS.values(), MARK):
        assert not any(word in name for name in names)


def test_names_and_signals_are_nowhere_in_the_case_and_texts_only_in_its_tables(case):
    inside = re.compile(r"logs/.*/messages\.parquet")
    for path in case.path.rglob("*"):
        if not path.is_file():
            continue
        held, name = path.read_bytes(), path.relative_to(case.path).as_posix()
        for which, secret in SECRETS.items():
            if which != "text" or not inside.fullmatch(name):
                assert secret.encode() not in held, (which, name)


def test_names_and_signals_are_in_no_table_of_the_case(case):
    for name in case:
        told = str(case[name].to_pylist())
        for which, secret in SECRETS.items():
            if which != "text":
                assert secret not in told, (which, name)


def test_no_planted_account_is_accused(case):
    texts = case.messages.select(["account_key", "text"]).to_pylist()
    mine = {row["account_key"] for row in texts if MARK in row["text"]}
    assert len(mine) == len(EVERY)
    # Text that asks not to be flagged is read as evasion, which it is: that may make a lead.
    for row in case.operations.to_pylist():
        if row["tier"] == "investigate":
            assert not mine & set(row["accounts"]), row["sentence"]


def tiers(case, within):
    return {
        account: row["tier"]
        for row in case.operations.to_pylist()
        for account in row["accounts"]
        if account in within and row["tier"] == "investigate"
    }


def test_planted_accounts_neither_accuse_nor_clear_anybody_else(case, plain):
    people = set(plain["usage_accounts"]["account_key"].to_pylist())
    before = tiers(plain, people)
    assert before, "without an operation to investigate nothing is tested"
    assert tiers(case, people) == before


def test_the_page_runs_nothing(case):
    page = case.report_path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", page)
    assert not COMMANDS.search(page.encode().replace(b"\r", b""))


def test_no_cell_of_a_spreadsheet_is_a_formula(case):
    files = sorted(case.result_path.glob("*.csv"))
    assert files
    for path in files:
        for row in csv.reader(path.read_bytes().decode().split("\r\n")):
            for cell in row:
                assert not re.match(r"\s*[=+@\t\r]|\s*-(?!\d)", cell), path.name


@pytest.mark.parametrize("wrong", ["missing file", "no log", "a folder", "broken"])
def test_an_error_names_no_text_of_a_log(folder, wrong):
    bad = folder / wrong.replace(" ", "-")
    bad.mkdir(exist_ok=True)
    told = SECRETS["text"]
    if wrong == "no log":
        (bad / "a.jsonl").write_text(f'{{"{told}": "{told}"}}\n')
    if wrong == "broken":
        (bad / "a.jsonl").write_text(f'{{"account": "{SECRETS["name"]}", "text": "{told}\n')
    given = bad / "none.jsonl" if wrong == "missing file" else bad
    code, out, error = investigate(given, folder / f"{wrong}-case", key=folder / "key")
    assert code != 0
    assert error
    for secret in SECRETS.values():
        assert secret.encode() not in out + error


def test_a_reader_that_accuses_everybody_and_then_dies_changes_its_own_table_alone(folder, plain):
    def accuses(body, handler):
        if len(server.asked) > 20:
            return handler.connection.close()
        code = re.search(r"The code is ([A-Z]+)", body["messages"][-1]["content"])[1]
        first = re.search(r"^- (\w+):", body["messages"][0]["content"], re.MULTILINE)[1]
        told = f'{{"code": "{code}", "quote": "", "stages": ["{first}"], "outcome": "refused", "confidence": 1}}'
        return 200, {}, answer(told)

    with serving(accuses) as server:
        code, *told = investigate(
            folder / "plain", folder / "accused-case", "--reader", server.address, "--model", "m",
            key=folder / "key",
        )  # fmt: skip
        assert server.asked
    assert code == 0, told
    accused = UsageCase(folder / "accused-case")
    states = set(accused["readings"]["state"].to_pylist())
    assert any(state.startswith("no answer: not asked after 3 failures") for state in states)
    assert any(not state.startswith("no answer: ") for state in states)
    assert not plain["readings"].num_rows
    for name in plain:
        if name != "readings":
            assert accused[name].equals(plain[name]), name
