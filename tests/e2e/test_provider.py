"""Usage logs, from files to the report, by the command line and from Python."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from pyarrow import csv

import groundswell as gs
from groundswell.errors import CaseError
from groundswell.model.tables import as_named
from groundswell.runs import secret
from groundswell.runs.usage_case import UsageCase
from groundswell.runs.usage_explaining import explain_usage
from groundswell.tables.pseudonyms import Pseudonyms

RUN = [sys.executable, "-m", "groundswell"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A demo of a lazy provider's world, and where it lies."""
    place = tmp_path_factory.mktemp("provider")
    done = run(place, "demo", "--world", "provider_lazy", "--events", "6000", "--seed", "5",
               "--format", "html,csv,json")  # fmt: skip
    assert done.returncode == 0, done.stderr
    return place


def run(place, *words):
    return subprocess.run(
        [*RUN, *words], cwd=place, capture_output=True, text=True, check=False,
        env={**os.environ, secret.VARIABLE: str(place / "tests.key")},
    )  # fmt: skip


@pytest.fixture(scope="module")
def case(folder):
    return gs.open_case(folder / "case", wing="provider")


def test_the_page_lies_at_the_top_of_the_case_and_beside_its_result(folder, case):
    page = (folder / "case" / "usage.html").read_text(encoding="utf-8")
    assert page == case.report_path.read_text(encoding="utf-8")
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)


def test_an_operator_that_was_planted_is_found_and_no_ordinary_account_is_accused(folder, case):
    key = (folder / "tests.key").read_bytes().strip()
    truth = csv.read_csv(folder / "case-world" / "truth.csv").to_pylist()
    names = Pseudonyms(key)
    known = {names.account("synthetic", row["account"]): row for row in truth}
    found = case.operations.filter(pc.equal(case.operations["tier"], "investigate")).to_pylist()
    assert any(all(known[a]["operator"] for a in row["accounts"]) for row in found)
    # Laboratories that try out misuse are still taken for operators now and then; ordinary
    # people, families and offices must never be.
    accused = {known[a]["archetype"] for row in found for a in row["accounts"]}
    assert accused <= {"operator", "red_team"}


def test_no_name_or_address_of_the_logs_is_in_the_tables(folder, case):
    logs = folder / "case-world" / "logs"
    messages, signals = (
        [json.loads(line) for line in (logs / name).read_text(encoding="utf-8").splitlines()]
        for name in ("messages.jsonl", "signals.jsonl")
    )
    names = {row["account"] for row in messages}
    keyed = ("address", "email", "device", "payment")
    values = {row["value"] for row in signals if row["kind"] in keyed}
    held = {
        value
        for table in ("usage_accounts", "conversations", "messages", "signals", "account_links")
        for column in case[table].columns
        if str(column.type) == "string"
        for value in column.to_pylist()
    }
    assert names
    assert values
    assert not held & names
    assert not held & values


def test_the_same_again_reads_nothing_anew(folder, case):
    before = {file: file.stat().st_mtime_ns for file in (folder / "case").rglob("*.parquet")}
    done = run(folder, "investigate", "--usage", "case-world/logs")
    assert done.returncode == 0, done.stderr
    assert {
        file: file.stat().st_mtime_ns for file in (folder / "case").rglob("*.parquet")
    } == before


def test_explaining_an_operation_shows_its_rows(folder, case):
    label = case.operations["label"][0].as_py()
    done = run(folder, "explain", "case", label)
    assert done.returncode == 0, done.stderr
    assert "messages.jsonl:" in done.stdout
    told = json.loads(run(folder, "explain", "case", label, "--json").stdout)
    assert told["name"] == label
    assert told["operations"][0]["quotes"]


def test_explaining_an_account_says_whether_only_a_name_drew_it_in(case):
    row = case.operations.to_pylist()[0]
    account, label = row["accounts"][0], row["label"]
    place = case.operations.schema.get_field_index("drawn_in")
    field, others = case.operations.schema.field(place), case.operations.num_rows - 1
    earlier = as_named(case.operations.drop_columns(["drawn_in"]), case.operations.schema)
    told = {}
    for name, operations in {
        "drawn in": case.operations.set_column(
            place, field, pa.array([[account], *[[]] * others], field.type)
        ),
        "by itself": case.operations,
        "of an earlier version": earlier,
    }.items():
        looked_at = gs.open_case(case.path, wing="provider")
        looked_at._read["provider_operations"] = operations
        (told[name],) = explain_usage(looked_at, account).sentences
    said = f"{label} (drawn in by the rare name it leans on; it would not be named by itself)"
    assert said in told["drawn in"]
    assert "drawn in" not in told["by itself"] + told["of an earlier version"]
    assert label in told["by itself"]
    assert earlier["drawn_in"].null_count == earlier.num_rows


def test_a_name_that_nobody_bears_is_refused_with_what_can_be_asked(folder, case):
    done = run(folder, "explain", "case", "O999")
    assert done.returncode == 5
    assert "e.g. O1, A1" in done.stderr


def test_accounts_judged_different_are_apart_in_the_next_run(folder, case):
    pairs = case["account_pairs"]
    (pair, *_) = pairs.filter(pairs["linked"]).sort_by([("bits", "descending")]).to_pylist()
    one, other = pair["account_a"], pair["account_b"]
    done = run(folder, "judge", "case", one, other, "different", "--why", "known to be two")
    assert done.returncode == 0, done.stderr
    done = run(folder, "investigate", "--usage", "case-world/logs")
    assert done.returncode == 0, done.stderr
    again = UsageCase(folder / "case")
    assert again.result != case.result
    held = again["operator_members"].to_pylist()
    inside = [
        {row["account_key"] for row in held if row["operator_id"] == operator}
        for operator in {row["operator_id"] for row in held}
    ]
    assert not any({one, other} <= members for members in inside)


def test_posts_and_usage_logs_share_a_case(folder, tmp_path):
    posts = tmp_path / "posts.csv"
    posts.write_text(
        "account,at,text\nana,2024-03-04T10:00:00Z,the bus is late\n", encoding="utf-8"
    )
    logs = folder / "case-world" / "logs" / "signals.jsonl"
    messages = tmp_path / "logs" / "one.jsonl"
    messages.parent.mkdir()
    lines = (folder / "case-world" / "logs" / "messages.jsonl").read_text(encoding="utf-8")
    messages.write_text("\n".join(lines.splitlines()[:200]) + "\n", encoding="utf-8")
    case = gs.investigate(posts, tmp_path / "case", usage=[messages, logs])
    assert case.posts.num_rows == 1
    assert case.usage.messages.num_rows == 200
    assert (tmp_path / "case" / "report.html").is_file()
    assert (tmp_path / "case" / "usage.html").is_file()
    done = run(tmp_path, "report", "case", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert {line.rsplit("/", 1)[-1] for line in done.stdout.split()} == {
        "usage.json",
        "report.json",
    }


def test_a_case_of_logs_alone_has_no_posts_to_open(folder):
    with pytest.raises(CaseError, match="holds no result yet"):
        gs.open_case(folder / "case")


@pytest.mark.parametrize(
    ("words", "mend"),
    [
        (("--policy", "absent.yaml"), "absent.yaml"),
        (("--reader", "http://localhost:1"), "needs both"),
        (("--format", "gexf"), "usage logs are reported as html, csv, json"),
        (("--engine", "spark"), "--usage does not go with --engine spark"),
    ],
)
def test_what_can_not_be_meant_is_refused_before_anything_is_read(folder, words, mend):
    done = run(folder, "investigate", "--usage", "case-world/logs", "--out", "other", *words)
    assert done.returncode == 2
    assert mend in " ".join(done.stderr.split())
    assert not (folder / "other").exists()


def test_another_line_is_drawn_from_what_was_read_and_told(folder, case, tmp_path):
    other = shutil.copytree(folder / "case", tmp_path / "case")
    before = set(other.rglob("messages.parquet"))
    done = run(folder, "investigate", "--usage", "case-world/logs", "--out", str(other),
               "--set", "usage.least_odds=9")  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert set(other.rglob("messages.parquet")) == before
    found = gs.open_case(other, wing="provider")
    assert found.result != case.result
    tiers = found.operations.filter(pc.is_valid(found.operations["odds"]))["tier"].to_pylist()
    assert tiers
    assert "investigate" not in tiers
    assert "From +9.0 on it is enough" in (other / "usage.html").read_text(encoding="utf-8")
    assert "From +0.2 on it is enough" in (folder / "case" / "usage.html").read_text(
        encoding="utf-8"
    )
