"""The tables behind a report on usage logs as CSV, for spreadsheets; see `groundswell.reports.csv_tables`.

Only rows of accounts in a candidate operation or an operator leave the case: what is known of all the
others is nobody's business. Texts of messages stay in the case but for the spans that are quoted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.reports.csv_tables import write_table
from groundswell.reports.usage_content import EXPLAINED, INSUFFICIENT
from groundswell.reports.usage_log import UsageLog

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.usage_content import UsageReport

_MOST_CHARACTERS = 32_000  # a cell of a spreadsheet holds 32,767


def write_csv(report: UsageReport, folder: Path) -> tuple[Path, ...]:
    """Write ``usage_operations.csv`` and the others into ``folder``."""
    paths = []
    for name, table in _tables(report).items():
        path = folder / f"usage_{name}.csv"
        write_table(plain(table), path)
        paths.append(path)
    return tuple(paths)


def _tables(report: UsageReport) -> dict[str, pa.Table]:
    log = UsageLog(report.tables)
    operations = log["provider_operations"]
    accounts = {name for names in operations["accounts"].to_pylist() for name in names}
    accounts |= set(log["operator_members"]["account_key"].to_pylist())
    # Innocent people's messages are not listed one by one.
    in_full = operations.filter(
        pc.invert(pc.is_in(operations["tier"], value_set=pa.array([EXPLAINED, INSUFFICIENT])))
    )
    keys = {key for found in in_full["message_keys"].to_pylist() for key in found}
    looked_into = {name for names in in_full["accounts"].to_pylist() for name in names}
    places = log.within("messages", "message_key", keys).select(
        ["message_key", "account_key", "conversation_key", "at_ms", "source_file", "source_row"]
    )
    inside = pa.array(sorted(accounts), pa.string())
    pairs, links = (
        table.filter(
            pc.and_(
                pc.is_in(table["account_a"], value_set=inside),
                pc.is_in(table["account_b"], value_set=inside),
            )
        )
        for table in (log["account_pairs"], log["account_links"])
    )
    return {
        "operations": _counted(operations, "message_keys", "messages"),
        "operation_accounts": _spread(operations, "accounts", "account_key"),
        "operation_messages": _spread(in_full, "message_keys", "message_key").join(
            places, "message_key"
        ).sort_by([("operation_id", "ascending"), ("at_ms", "ascending"), ("message_key", "ascending")]),
        "hypotheses": log["hypotheses"],
        "sequences": log.within("sequences", "account_key", looked_into),
        "message_stages": log.within("message_stages", "message_key", keys),
        "quotes": _quotes(report),
        "pairs": pairs,
        "links": links,
        "operators": log["operators"],
        "operator_members": log["operator_members"],
        "readings": log.within("readings", "message_key", keys),
        "aggregates": _aggregates(report),
        "rejects": log["rejects"],
    }  # fmt: skip


def plain(table: pa.Table) -> pa.Table:
    """Give a table without lists: their entries stand in one cell, with a semicolon between."""
    columns = []
    for column in table.columns:
        if pa.types.is_list(column.type):
            texts = column.cast(pa.list_(pa.string()))
            joined = pc.binary_join(texts, "; ")
            columns.append(_cut(joined))
        elif pa.types.is_string(column.type):
            columns.append(_cut(column))
        else:
            columns.append(column)
    return pa.table(columns, names=table.column_names)


def _cut(column: pa.ChunkedArray) -> pa.ChunkedArray:
    long = pc.greater(pc.utf8_length(column), _MOST_CHARACTERS)
    if not pc.any(long).as_py():
        return column
    ended = pc.binary_join_element_wise(
        pc.utf8_slice_codeunits(column, 0, _MOST_CHARACTERS), "… (cut)", ""
    )
    return pc.if_else(long, ended, column)


def _counted(table: pa.Table, column: str, name: str) -> pa.Table:
    """Put the number of entries in the place of a list that would be too long to read."""
    place = table.column_names.index(column)
    counts = pc.cast(pc.list_value_length(table[column]), pa.int64())
    return table.set_column(place, name, counts)


def _spread(operations: pa.Table, column: str, name: str) -> pa.Table:
    """Give a row for each entry of a list of an operation."""
    rows = pc.list_parent_indices(operations[column])
    return pa.table(
        {
            "operation_id": operations["operation_id"].take(rows),
            "label": operations["label"].take(rows),
            "tier": operations["tier"].take(rows),
            name: pc.list_flatten(operations[column]),
        }
    )


def _quotes(report: UsageReport) -> pa.Table:
    found = [(one.label, quote) for one in report.operations for quote in one.quotes]
    return pa.table(
        {
            "operation": pa.array([label for label, _ in found], pa.string()),
            "message_key": pa.array([quote.message_key for _, quote in found], pa.string()),
            "account_key": pa.array([quote.account for _, quote in found], pa.string()),
            "at_ms": pa.array([quote.at_ms for _, quote in found], pa.int64()),
            "stage": pa.array([quote.stage for _, quote in found], pa.string()),
            "level": pa.array([quote.level for _, quote in found], pa.string()),
            "probability": pa.array([quote.probability for _, quote in found], pa.float64()),
            "outcome": pa.array([quote.outcome for _, quote in found], pa.string()),
            "quote": pa.array([_encodable(quote.quoted) for _, quote in found], pa.string()),
            "exemplar": pa.array([quote.exemplar for _, quote in found], pa.string()),
            "source_file": pa.array([quote.source.file for _, quote in found], pa.string()),
            "source_row": pa.array([quote.source.row for _, quote in found], pa.int64()),
        }
    )


def _aggregates(report: UsageReport) -> pa.Table:
    lines = report.aggregates
    return pa.table(
        {
            "what": pa.array([line.what for line in lines], pa.string()),
            "value": pa.array([line.value for line in lines], pa.string()),
            "operators": pa.array([line.operators for line in lines], pa.int64()),
            "messages": pa.array([line.messages for line in lines], pa.int64()),
        }
    )


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
