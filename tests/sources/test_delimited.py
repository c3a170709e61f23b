"""Whatever a table's cells hold, good rows come back, also around a broken quote."""

from __future__ import annotations

import csv
import io

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from groundswell.sources.reading.delimited import find_delimiter, header_names, read_delimited
from groundswell.sources.reading.head import read_head

HEADER = ["account", "at", "text", "lang"]
BROKEN = 'broken,"never closed\r\n'
anything = st.text(
    st.one_of(
        st.sampled_from("\",;|\t\n\r' aé字🙂\u2028\x85"), st.characters(exclude_categories=["Cs"])
    ),
    max_size=12,
).filter(lambda text: "\0" not in text)
lines_within_words = st.lists(
    st.text("abc ,.é", min_size=1, max_size=5), min_size=1, max_size=3
).map(lambda parts: "x" + "x\nx".join(parts) + "x")
calm = st.text(
    st.one_of(
        st.sampled_from('",; aé字🙂'), st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"])
    ),
    max_size=12,
)


def written(rows, delimiter=","):
    made = io.StringIO(newline="")
    csv.writer(made, delimiter=delimiter).writerows(rows)
    return made.getvalue()


def records_of(path, content):
    path.write_bytes(content.encode("utf-8"))
    head = read_head(path, encoding="utf-8")
    assert list(head.header) == HEADER
    found, rejects = [], []
    for chunk in read_delimited(head):
        found += zip(chunk.rows, chunk.records, strict=True)
        rejects += chunk.rejects
    return found, rejects


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(rows=st.lists(st.tuples(*[anything] * 4).map(list), max_size=8))
def test_good_rows_come_back_equal(tmp_path, rows):
    found, rejects = records_of(tmp_path / "a.csv", written([HEADER, *rows]))
    assert found == list(enumerate(rows, 1))
    assert rejects == []


@settings(
    max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    rows=st.lists(st.tuples(*[st.one_of(calm, lines_within_words)] * 4).map(list), max_size=8),
    data=st.data(),
)
def test_a_broken_quote_costs_its_own_line_only(tmp_path, rows, data):
    place = data.draw(st.integers(0, len(rows)))
    content = written([HEADER, *rows[:place]]) + BROKEN + written(rows[place:])
    found, rejects = records_of(tmp_path / "a.csv", content)
    assert [record for _, record in found] == rows
    assert [reject.row for reject in rejects] == [place + 1]


def test_rows_after_a_broken_quote_survive_across_blocks(tmp_path):
    row = ["ana", "2024", "tea, and cake " * 20, "en"]
    content = written([HEADER]) + (BROKEN + written([row] * 5000)) * 4
    found, rejects = records_of(tmp_path / "a.csv", content)
    assert len(found) == 20_000
    assert all(record == row for _, record in found)
    assert [reject.row for reject in rejects] == [1, 5002, 10003, 15004]


def test_cells_of_many_lines_survive_across_blocks(tmp_path):
    row = ["ana", "2024", 'tea,\n"and" cake\r\n' * 3000, "en"]
    found, rejects = records_of(tmp_path / "a.csv", written([HEADER, *[row] * 200]))
    assert len(found) == 200
    assert all(record == row for _, record in found)
    assert rejects == []


def test_the_delimiter_is_the_sign_that_gives_one_width():
    assert find_delimiter(["a\tb", "1, 2\t3", "4, 5\t6"]) == "\t"
    assert find_delimiter(["a,b", '"x;y;z",2', '"x;y;z",3']) == ","
    assert find_delimiter(["a|b", "1|2"]) == "|"
    assert find_delimiter(["tea"]) == ","


def test_header_names_are_made_distinct():
    names, notes = header_names(["at", "", "at", "at#2", "at"])
    assert len(set(names)) == 5
    assert names[:3] == ("at", "column 2", "at#2")
    assert len(notes) == 4
