"""Cells taken compiled are the cells that Python's csv gives, up to the first odd record."""

from __future__ import annotations

import csv

from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sources import plan_file
from groundswell.sources.reading import delimited
from groundswell.sources.reading.cells import take_records
from groundswell.sources.reading.rows import as_list

CELLS = st.one_of(
    st.sampled_from(["tea", "", " ", '"tea"', '"late, ""again"""', '"two\nlines"', '"two\r\nlines"', 'ta"ble', '"broken', '"odd"x', "été", "🚌", "\r"]),
    st.text('a",\n\r ', max_size=5),
)  # fmt: skip
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=3).map(",".join), max_size=6)


@given(ROWS, st.sampled_from(["\n", "\r\n"]))
@settings(max_examples=800, deadline=None)
def test_what_is_taken_is_what_strict_csv_gives(rows, end):
    data = "".join(row + end for row in rows).encode()
    taken = take_records(data, ",", 2, [1, 0])
    front = data[: taken.size].decode()
    records = [record for record in csv.reader([*_lines(front)], strict=True) if record]
    assert len(records) == taken.records
    for place, column in zip((1, 0), taken.columns, strict=True):
        assert column.to_pylist() == [record[place] or None for record in records]


@given(ROWS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_a_table_reads_the_same_with_and_without_columns(tmp_path_factory, rows, late):
    file = tmp_path_factory.mktemp("t") / "a.csv"
    good = "ana,2021-03-04 05:06:07,late\n" * (30 if late else 1)
    text = "account,created_at,text\n" + good + "".join(f"ben,{row}\n" for row in rows) + good
    file.write_bytes(text.encode())
    head = plan_file(file).head
    plain, rejects = _all(delimited.read_delimited(head), 3)
    assert _all(delimited.read_delimited(head, [0, 1, 2]), 3) == (plain, rejects)


def _all(chunks, width):
    rows, rejects = {}, []
    for chunk in chunks:
        cells = (
            zip(*map(as_list, chunk.columns), strict=True)
            if chunk.columns is not None
            else (tuple(cell or None for cell in record[:width]) for record in chunk.records)
        )
        rows |= dict(zip(chunk.rows, cells, strict=True))
        rejects += chunk.rejects
    return rows, rejects


def _lines(text):
    return delimited.lines_of(text)
