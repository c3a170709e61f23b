"""CSV that a spreadsheet opens without running anything, and a program reads back."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import fields
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st
from tests.reports import given

from groundswell.reports import csv_tables
from groundswell.reports.content import ReportTables
from groundswell.reports.csv_tables import CsvTables, harmless, write_table

GOLDEN = Path(__file__).parent / "golden"
STARTS = "=+-@\t\r\n＝＋－＠"


def read(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, strict=True))


def written(tmp_path, **columns):
    path = tmp_path / "table.csv"
    write_table(pa.table(columns), path)
    return read(path)


@drawn(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_cell_starts_as_a_formula_even_after_blanks(text):
    cell = harmless(text)
    assert not cell.lstrip().startswith(tuple(STARTS))
    assert all(unicodedata.category(character) != "Cc" for character in cell)


@settings(deadline=None)  # it writes a file, which takes as long as the disk is busy
@drawn(st.text(st.sampled_from(" \u3000\u200b\"'" + STARTS + "a1,")))
def test_cells_read_back_as_they_were_written(tmp_path_factory, text):
    rows = written(tmp_path_factory.mktemp("csv"), cell=[text, "bus"])
    assert rows == [["cell"], [harmless(text)], ["bus"]]


@drawn(st.lists(st.text() | st.from_regex(r"[a-z0-9]{1,6}[ -~\n]{0,4}", fullmatch=True)))
def test_a_column_is_made_harmless_as_each_of_its_cells_is(texts):
    column = pa.chunked_array([pa.array([*texts, None], pa.string())])
    assert csv_tables._harmless_column(column).to_pylist() == [*map(harmless, texts), None]


@pytest.mark.parametrize("text", ["bus-42", "東京", "a,b", 'say "bus"', "1+1", "", "دار"])
def test_ordinary_text_is_left_alone(tmp_path, text):
    assert written(tmp_path, cell=[text, "x"])[1] == [text]


@pytest.mark.parametrize(
    "text",
    ["=1", "+1", "-1", "@SUM(A1)", " =1", "\u3000＝1", "\t=1", "\u200b=1", '"=1', "\n", "＠a"],
)
def test_formulas_get_an_apostrophe(text):
    assert harmless(text).startswith("'")


def test_numbers_stay_numbers_and_the_unknown_stays_empty(tmp_path):
    rows = written(tmp_path, count=[-5, None], score=[-0.25, 1e-7], name=["-5", None])
    assert rows[1] == ["-5", "-0.25", "'-5"]
    assert rows[2][0] == ""
    assert float(rows[2][1]) == 1e-7
    assert rows[2][2] == ""


def test_times_come_in_milliseconds_and_as_iso(tmp_path):
    rows = written(tmp_path, first_ms=[given.START + 14_250, None], window_ms=[60_000, 60_000])
    assert rows == [
        ["first_ms", "first_utc", "window_ms"],
        [str(given.START + 14_250), "2024-03-01T00:00:14.250Z", "60000"],
        ["", "", "60000"],
    ]


def test_every_line_ends_in_cr_lf_and_there_is_no_byte_order_mark(tmp_path):
    CsvTables().write(given.report(), given.small_tables(), tmp_path)
    for path in tmp_path.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\n") == content.count(b"\r\n") > 0
        assert content.endswith(b"\r\n")


def test_there_is_one_file_a_table_and_a_header_in_an_empty_one(tmp_path):
    empty = ReportTables(
        **{
            field.name: getattr(given.small_tables(), field.name).slice(0, 0)
            for field in fields(ReportTables)
        }
    )
    paths = CsvTables().write(given.report(), empty, tmp_path)
    names = {f"{field.name}.csv" for field in fields(ReportTables)}
    assert {path.name for path in paths} == names
    assert all(len(read(path)) == 1 for path in paths)


def test_more_rows_than_a_batch_are_all_written(tmp_path, monkeypatch):
    monkeypatch.setattr("groundswell.reports.csv_tables._BATCH_ROWS", 3)
    rows = written(tmp_path, name=[f"bus-{i}" for i in range(10)])
    assert rows == [["name"], *([f"bus-{i}"] for i in range(10))]


@pytest.mark.parametrize("kind", [pa.large_string(), pa.dictionary(pa.int32(), pa.string())])
def test_text_is_made_harmless_in_whatever_form_it_is_kept(tmp_path, kind):
    assert written(tmp_path, name=pa.array(["=1"], pa.string()).cast(kind))[1] == ["'=1"]


@pytest.mark.parametrize("text", given.HOSTILE)
def test_hostile_accounts_are_harmless_in_every_table(tmp_path, text):
    text = text.encode("utf-8", "replace").decode()
    tables = given.small_tables((text, "ben", "=cmd|' /C calc'!A0", "دار"))
    for path in CsvTables().write(given.report(), tables, tmp_path):
        body = io.StringIO(path.read_text(encoding="utf-8"), newline="")
        for cell in (cell for row in csv.reader(body, strict=True) for cell in row):
            assert not cell.lstrip().startswith(("=", "+", "@"))


@pytest.mark.parametrize("name", [field.name for field in fields(ReportTables)])
def test_csv_is_as_agreed(tmp_path, name):
    CsvTables().write(given.report(), given.small_tables(), tmp_path)
    assert (tmp_path / f"{name}.csv").read_bytes() == (GOLDEN / f"{name}.csv").read_bytes()
