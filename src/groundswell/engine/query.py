"""A query: relational work that is said first and run later."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa


@dataclass(frozen=True, kw_only=True, slots=True)
class Query:
    """A select statement in the common subset of our engines, with values as parameters.

    ``name`` is the table that it gives, ``reads`` the tables it needs.
    """

    name: str
    sql: str
    reads: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)


class Engine(Protocol):
    """Runs queries over named tables."""

    def add(self, name: str, source: pa.Table | Path) -> None:
        """Make a table, or the Parquet files of a path, known under a name."""
        ...

    def keep(self, query: Query) -> None:
        """Run a query once and keep its rows under its name."""
        ...

    def rows(self, query: Query) -> pa.Table:
        """Run a query and hand over its rows."""
        ...

    def write(self, query: Query, path: Path) -> int:
        """Run a query into one Parquet file and give the number of rows."""
        ...
