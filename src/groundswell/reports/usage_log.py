"""The tables of the provider's wing as a report looks into them: a few rows of many, by key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.tables import REJECTS
from groundswell.model.usage import USAGE_TABLES
from groundswell.reports.usage_shown import RowRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_SCHEMAS: Mapping[str, pa.Schema] = {**USAGE_TABLES, "rejects": REJECTS}


class UsageLog:
    """The tables by name; one that is missing counts as empty.

    Rows come as dicts, in the order of their table. A message whose key is not in the log, as
    after a table was made from other logs, is left out rather than shown without its text.
    """

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        """Take tables with the schemas of `groundswell.model.usage`."""
        self._tables = {
            name: tables[name] if name in tables else schema.empty_table()
            for name, schema in _SCHEMAS.items()
        }

    def __getitem__(self, name: str) -> pa.Table:
        """Give a whole table."""
        return self._tables[name]

    @property
    def tables(self) -> Mapping[str, pa.Table]:
        """All tables by name."""
        return self._tables

    def within(self, name: str, column: str, keys: Collection[str]) -> pa.Table:
        """Give the rows of a table whose ``column`` is one of ``keys``."""
        table = self._tables[name]
        wanted = pa.array(sorted(set(keys)), pa.string())
        return table.filter(pc.is_in(table[column], value_set=wanted))

    def rows(
        self, name: str, column: str, keys: Collection[str], columns: Iterable[str] | None = None
    ) -> list[dict[str, Any]]:
        """Give these rows as dicts, with all columns or the named ones."""
        found = self.within(name, column, keys)
        rows: list[dict[str, Any]] = (
            found if columns is None else found.select(columns)
        ).to_pylist()
        return rows

    def by(
        self, name: str, column: str, keys: Collection[str], columns: Iterable[str] | None = None
    ) -> dict[str, list[dict[str, Any]]]:
        """Give these rows by the value of ``column``."""
        found: dict[str, list[dict[str, Any]]] = {}
        for row in self.rows(name, column, keys, columns):
            found.setdefault(row[column], []).append(row)
        return found

    def one(
        self, name: str, column: str, keys: Collection[str], columns: Iterable[str] | None = None
    ) -> dict[str, dict[str, Any]]:
        """Give one row for each value of ``column``, the first."""
        return {key: rows[0] for key, rows in self.by(name, column, keys, columns).items()}

    def places(self, keys: Collection[str]) -> dict[str, RowRef]:
        """Say where messages stand in the files, by their keys."""
        columns = ("message_key", "source_file", "source_row")
        return {
            row["message_key"]: RowRef(file=row["source_file"], row=row["source_row"])
            for row in self.rows("messages", "message_key", keys, columns)
        }


def prompts(messages: pa.Table) -> pa.Table:
    """Give the messages that accounts wrote themselves."""
    return messages.filter(pc.equal(messages["role"], "user"))


def operator_codes(log: UsageLog, accounts: pa.ChunkedArray) -> np.ndarray:
    """Give a number for the operator of each account in a column; equal operator, equal number.

    An account that is linked to no other is an operator of its own.
    """
    members = log["operator_members"]
    encoded = accounts.combine_chunks().dictionary_encode()
    names = encoded.dictionary
    known = pc.index_in(names, value_set=members["account_key"].combine_chunks())
    operators = members["operator_id"].combine_chunks().take(known)
    # Behind a sign that no key starts with, so that the two kinds of names never meet.
    alone = pc.binary_join_element_wise("=", names, "")
    either = pc.coalesce(operators, alone).dictionary_encode()
    codes: np.ndarray = either.indices.to_numpy(zero_copy_only=False)[
        encoded.indices.to_numpy(zero_copy_only=False)
    ]
    return codes


def distinct(codes: np.ndarray) -> int:
    """Count different numbers."""
    return len(np.unique(codes))
