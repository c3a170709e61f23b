"""Text of logs in the report: a page, tables and a document in which it stays text.

The oracle is the same report on harmless text of the same length: its elements, its classes, its
cells and its keys must be the same, whatever the text tries to be.
"""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from tests.reports import usage_given
from tests.usage.injection.payloads import MARK, READER, SHOWN

from groundswell.reports.usage_html import write_usage
from groundswell.reports.usage_page import page

# What a log, a file's name or a server can put into the tables; keys are pseudonyms of ours.
OPEN = {
    "usage_accounts": ("provider",),
    "conversations": ("model", "source_file"),
    "messages": ("text", "text_norm", "lang", "model", "finish_reason", "source_file"),
    "signals": ("kind", "shared", "source_file"),
    "subjects": ("value",),
    "account_links": ("kind", "value", "greyed"),
    "account_pairs": ("why",),
    "sequences": ("subjects",),
    "provider_operations": ("subjects", "sentence"),
    "hypotheses": ("speaks_for", "speaks_against"),
    "readings": ("quote", "state", "model", "version", "outcome"),
    "rejects": ("source_file", "column", "reason"),
}
_STEP = 128  # payloads are filled up to multiples of it, so that few harmless twins are needed
PAYLOADS = {
    name: text + "b" * (-len(text) % _STEP)
    for name, text in {**SHOWN, **{f"reader {name}": text for name, text in READER.items()}}.items()
    if len(text) < 1_000
}
ABOUT = ("title", "case_name", "second_reader", "policy_name")


def planted(word):
    """Give the rows of the report's tests with a word before every text that is not ours."""
    found = {}
    for name, held in usage_given.tables().items():
        rows = held.to_pylist()
        for row in rows:
            for column in OPEN.get(name, ()):
                told = row[column]
                if isinstance(told, str):
                    row[column] = f"{word} {told}"
                elif told is not None:
                    row[column] = [f"{word} {each}" for each in told]
            if name in ("message_stages", "outcomes") and row["start"] is not None:
                row["start"], row["end"] = 0, 30
        found[name] = rows
    return found


def report(word):
    """Compose the report on them."""
    about = dict.fromkeys(ABOUT, f"{word} late")
    about["files"] = [{"name": f"{word}.jsonl", "sha256": "0", "notes": [f"{word} late"]}]
    about["notes"] = [f"{word} late"]
    return usage_given.report(about=about, **planted(word))


class Shape(HTMLParser):
    """The elements of a page, with what makes them look or do something."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.found, self.words = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        kept = {name: told[name] for name in ("class", "id", "href", "src", "role") if name in told}
        self.found.append((tag, tuple(sorted(told)), tuple(kept.items())))

    def handle_endtag(self, tag):
        self.found.append((tag,))

    def handle_comment(self, data):
        self.found.append(("comment", data))

    def handle_data(self, data):
        self.words.append(data)


@cache
def harmless(length):
    """The shape of the page on text of the same length that is only text."""
    return Shape(page(report("b" * length))).found


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Give the folder with all forms of the report on a text, each written once."""

    @cache
    def write(word):
        folder = tmp_path_factory.mktemp("report")
        write_usage(report(word), folder)
        return folder

    return write


def rows_of(path):
    """Read a table as a spreadsheet does."""
    lines = path.read_bytes().decode().split("\r\n")
    assert lines.pop() == ""
    return list(csv.reader(lines, strict=True))


def keys_of(value):
    """Give what is left of a document without its texts and numbers."""
    if isinstance(value, dict):
        return {key: keys_of(inner) for key, inner in value.items()}
    return [keys_of(inner) for inner in value] if isinstance(value, list) else None


@pytest.mark.parametrize("name", PAYLOADS)
def test_the_page_has_the_elements_that_it_has_for_harmless_text(name, written):
    shape = Shape((written(PAYLOADS[name]) / "usage.html").read_text(encoding="utf-8"))
    assert shape.found == harmless(len(PAYLOADS[name]))
    assert MARK in "".join(shape.words), "the payload was not shown at all: nothing was tested"


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_character_that_hides_or_commands_reaches_a_file(name, written):
    hidden = re.compile(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]"
    )
    files = sorted(written(PAYLOADS[name]).iterdir())
    assert len(files) > 5
    for path in files:
        assert not hidden.search(path.read_bytes().decode()), path.name


@pytest.mark.parametrize("name", PAYLOADS)
def test_no_cell_of_a_table_is_a_formula_and_none_is_split(name, written):
    good, seen = written("b" * 9), False
    for path in sorted(written(PAYLOADS[name]).glob("*.csv")):
        rows = rows_of(path)
        assert [len(row) for row in rows] == [len(row) for row in rows_of(good / path.name)]
        for cell in (cell for row in rows for cell in row):
            seen |= MARK in cell
            assert not re.match(r"[\s\u200b\ufeff]*[=+@\uff1d\t\r\n]", cell), path.name
            assert not re.match(r"\s*-(?!\d+(\.\d+)?(e-?\d+)?$)", cell), path.name
            assert not re.search(r"[\r\n]", cell)
    assert seen, "the payload is in no table: nothing was tested"


@pytest.mark.parametrize("name", PAYLOADS)
def test_the_document_for_programs_keeps_its_keys_and_its_finding(name, written):
    def document(word):
        return json.loads((written(word) / "usage.json").read_text(encoding="utf-8"))

    bad, good = document(PAYLOADS[name]), document("b" * len(PAYLOADS[name]))
    assert keys_of(bad) == keys_of(good)
    assert MARK in json.dumps(bad)
    for told in ("verdict", "tiers", "finding"):
        assert bad[told] == good[told]
