"""The tables as CSV that a spreadsheet opens without running anything in them.

A text cell that a spreadsheet would take for a formula gets a leading apostrophe; control
characters and line breaks inside a cell are shown by number. Numbers stay numbers. Every time
in milliseconds is given again as ISO 8601 in UTC.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from groundswell.reports.content import ReportTables
from groundswell.reports.files import replacing
from groundswell.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from groundswell.reports.content import Report

_FORMULA = re.compile(
    r"[\s\u200b-\u200f\u2060-\u2064\ufeff\x00-\x1f'\"]*[=+\-@＝＋－＠﹢﹣﹦﹫−]|[\t\r\n]"
)
_PLAIN = r"^[A-Za-z0-9][ -~]*\z"  # texts that are harmless as they are, as most keys
_BATCH_ROWS = 262_144


@dataclass(frozen=True, kw_only=True, slots=True)
class CsvTables:
    """Writes one file a table: ``verdicts.csv``, ``pairs.csv``, ``groups.csv`` and the others.

    The others are ``bursts``, ``copies``, ``texts``, ``members``, ``mechanisms``, ``periods``,
    ``items``, ``narratives``, ``narrative_texts``, ``rejects`` and ``network``. UTF-8 without a byte order mark, RFC 4180, lines ending in CR LF.
    """

    name: str = "csv"
    title: str = "The tables, for spreadsheets and statistics"

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:  # noqa: ARG002 - the tables say it all
        """Write one file a table into ``folder``."""
        paths = []
        for field in fields(ReportTables):
            path = folder / f"{field.name}.csv"
            write_table(getattr(tables, field.name), path)
            paths.append(path)
        return tuple(paths)


def write_table(table: pa.Table, path: Path) -> None:
    """Write one table, in batches, so that millions of rows need little memory."""
    starts = range(0, table.num_rows, _BATCH_ROWS)
    write_tables((table.slice(start, _BATCH_ROWS) for start in starts), table.schema, path)


def write_tables(tables: Iterable[pa.Table], schema: pa.Schema, path: Path) -> None:
    """Write tables of one schema into one file, one after the other."""
    with replacing(path) as file:
        file.write(_lines(_cells(schema.empty_table()), header=True))
        for table in tables:
            file.write(_lines(_cells(table), header=False))


def harmless(text: str) -> str:
    r"""Make one text cell harmless.

    >>> harmless("=1+1"), harmless(" -bus"), harmless("bus-42"), harmless("a\tb")
    ("'=1+1", "' -bus", 'bus-42', 'a⟦U+0009⟧b')
    """
    return ("'" if _FORMULA.match(text) else "") + visible_line(text)


def _cells(table: pa.Table) -> pa.Table:
    names, columns = [], []
    for name, column in zip(table.column_names, table.columns, strict=True):
        names.append(name)
        columns.append(_harmless_column(column) if _is_text(column.type) else column)
        if name.endswith("_ms") and name not in ("window_ms", "width_ms"):
            names.append(name.removesuffix("_ms") + "_utc")
            columns.append(_iso_column(column))
    return pa.table(columns, names=names)


def _is_text(kind: pa.DataType) -> bool:
    if pa.types.is_dictionary(kind):
        return _is_text(kind.value_type)
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def _harmless_column(column: pa.ChunkedArray) -> pa.Array:
    encoded = column.cast(pa.string()).combine_chunks().dictionary_encode()
    words = encoded.dictionary
    asked = np.flatnonzero(~pc.match_substring_regex(words, _PLAIN).to_numpy(zero_copy_only=False))
    if len(asked):
        found = [harmless(word) for word in words.take(pa.array(asked)).to_pylist()]
        mask = np.zeros(len(words), dtype=np.bool_)
        mask[asked] = True
        words = pc.replace_with_mask(words, pa.array(mask), pa.array(found, pa.string()))
    return words.take(encoded.indices)


def _iso_column(column: pa.ChunkedArray) -> pa.ChunkedArray:
    # Without a zone: Arrow looks one up for each cell, which takes five times as long.
    moments = column.cast(pa.timestamp("ms")).cast(pa.string())
    return pc.binary_join_element_wise(pc.replace_substring(moments, " ", "T"), "Z", "")


def _lines(table: pa.Table, *, header: bool) -> bytes:
    sink = pa.BufferOutputStream()
    csv.write_csv(table, sink, csv.WriteOptions(include_header=header))
    text: bytes = sink.getvalue().to_pybytes()
    return text.replace(b"\n", b"\r\n")  # no cell holds a line break: see `harmless`
