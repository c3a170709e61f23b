"""The report on usage logs in files: tables for spreadsheets and a document for programs."""

from __future__ import annotations

import csv
import json
import re

import pyarrow as pa
import pytest
from tests.reports import usage_given as given

from groundswell.errors import SettingError
from groundswell.reports.usage_compose import compose_usage
from groundswell.reports.usage_csv import plain
from groundswell.reports.usage_html import write_usage

REPORTS = {
    "sample": given.report,
    "empty": lambda: compose_usage(given.empty(), {}),
    "hostile": given.hostile,
}


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file, strict=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


@pytest.fixture(params=REPORTS)
def folder(request, tmp_path):
    write_usage(REPORTS[request.param](), tmp_path)
    return tmp_path


@pytest.fixture
def sample(tmp_path):
    write_usage(given.report(), tmp_path)
    return tmp_path


def test_every_form_is_written_whole_and_the_page_first(tmp_path):
    paths = write_usage(given.report(), tmp_path / "new" / "folder")
    assert paths[0].name == "usage.html"
    assert paths[-1].name == "usage.json"
    assert {path.name for path in paths} == {path.name for path in paths[0].parent.iterdir()}
    assert all(path.name.startswith("usage") for path in paths)


def test_equal_reports_give_equal_files(tmp_path):
    first = [path.read_bytes() for path in write_usage(given.report(), tmp_path / "a")]
    assert first == [path.read_bytes() for path in write_usage(given.report(), tmp_path / "b")]


def test_an_unknown_form_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(SettingError, match="html, csv, json"):
        write_usage(given.report(), tmp_path / "none", ["html", "pdf"])
    assert not (tmp_path / "none").exists()


def test_no_cell_is_a_formula_or_holds_a_line_break_or_a_control(folder):
    for path in folder.glob("*.csv"):
        for row in read(path):
            for name, cell in row.items():
                number = re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cell)
                assert number or not cell.lstrip("\u200b ").startswith(tuple("=+-@＝＋－＠")), name
                assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", cell)


def test_the_document_can_be_read_by_programs_and_hides_nothing(folder):
    text = (folder / "usage.json").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    document = json.loads(text)
    assert document["schema_version"] == 1
    assert "tables" not in document


def test_the_document_keeps_text_exactly(tmp_path):
    (path,) = write_usage(given.hostile(), tmp_path, ["json"])
    titles = json.loads(path.read_text(encoding="utf-8"))
    assert titles["title"] == given.HOSTILE[0] + given.HOSTILE[6]


def test_rows_of_accounts_in_no_candidate_stay_in_the_case(sample):
    other = {"provider_operations": given.tables()["provider_operations"].to_pylist()[:1]}
    write_usage(given.report(**other), sample)
    for path in sample.glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        assert given.C not in text, path.name
        assert given.D not in text, path.name


def test_messages_of_an_explained_candidate_are_not_listed(sample):
    labels = {row["label"] for row in read(sample / "usage_operation_messages.csv")}
    assert labels == {"O1", "O2"}
    staged = {row["account_key"] for row in read(sample / "usage_message_stages.csv")}
    assert given.D not in staged


def test_each_message_behind_an_operation_has_its_file_and_row(sample):
    rows = read(sample / "usage_operation_messages.csv")
    assert len(rows) == 10
    assert rows[0]["source_file"] == "town-log.jsonl"
    assert rows[0]["source_row"] == "1"
    assert rows[0]["at_utc"] == "2024-03-01T09:00:00.000Z"


def test_no_whole_message_is_in_a_table(sample):
    for path in sample.glob("*.csv"):
        assert "Good morning" not in path.read_text(encoding="utf-8"), path.name


def test_counts_of_too_few_operators_are_withheld_in_every_form(sample):
    given_rows = [
        {"what": "stage", "value": "approach", "operators": 9, "messages": 77},
        {"what": "stage", "value": "planning", "operators": 10, "messages": 31},
    ]
    write_usage(given.report(aggregates=given_rows), sample)
    rows = read(sample / "usage_aggregates.csv")
    assert [row["messages"] for row in rows] == ["", "31"]
    assert "approach" not in [row["value"] for row in rows]
    document = json.loads((sample / "usage.json").read_text(encoding="utf-8"))
    assert [line["messages"] for line in document["aggregates"]] == [None, 31]


def test_lists_become_one_cell_that_a_spreadsheet_can_hold():
    table = plain(pa.table({"words": [["=1", "bus"], [], None, ["w" * 40_000]]}))
    cells = table["words"].to_pylist()
    assert cells[:3] == ["=1; bus", "", None]
    assert len(cells[3]) < 32_767
