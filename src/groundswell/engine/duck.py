"""DuckDB as the engine: embedded, out of core, nothing to install."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Self

import duckdb
import pyarrow as pa

from groundswell.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from groundswell.engine.query import Query

_GROUP_ROWS = 20_480  # of a file: what has to be read to find one row
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_][a-z0-9_]*)\b")


class DuckEngine:
    """Runs queries in one DuckDB database that lives as long as the engine.

    ``memory_bytes`` bounds what DuckDB holds; past it, it spills into ``scratch``.
    """

    def __init__(
        self,
        *,
        memory_bytes: int | None = None,
        threads: int | None = None,
        scratch: Path | None = None,
    ) -> None:
        """Open an empty database in memory."""
        self._db = duckdb.connect(":memory:")
        self._db.execute("set autoinstall_known_extensions = false")
        self._db.execute("set autoload_known_extensions = false")
        self._db.execute("set preserve_insertion_order = true")
        self._db.execute("set timezone = 'UTC'")
        self._db.execute("set enable_progress_bar = false")
        self._db.execute("set python_enable_replacements = false")  # a table is never a variable
        if memory_bytes is not None:
            self._db.execute(f"set memory_limit = '{int(memory_bytes)}B'")
        if threads is not None:
            self._db.execute(f"set threads = {int(threads)}")
        if scratch is not None:
            scratch.mkdir(parents=True, exist_ok=True)
            self._db.execute(f"set temp_directory = {_quoted(str(scratch))}")

    def __enter__(self) -> Self:
        """Use the engine in a with statement."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the database."""
        self.close()

    def close(self) -> None:
        """Close the database and forget its tables."""
        self._db.close()

    def add(self, name: str, source: pa.Table | Path) -> None:
        """Make a table, a Parquet file or a folder of them known under a name."""
        if isinstance(source, pa.Table):
            self._db.register(name, source)
            return
        files = sorted(source.glob("*.parquet")) if source.is_dir() else [source]
        if not files or not all(file.is_file() for file in files):
            msg = f"the table {name} is missing from the case; run investigate again"
            raise EngineError(msg)
        listed = ", ".join(_quoted(_unglobbed(file)) for file in files)
        # A folder named year=2021 is a folder, not a column.
        there = f"read_parquet([{listed}], hive_partitioning = false)"
        self._run(
            f"create or replace view {_name(name)} as select * from {there}"  # noqa: S608 - quoted above
        )

    def keep(self, query: Query) -> None:
        """Run a query once and keep its rows under its name."""
        self._run(f"create or replace temp table {_name(query.name)} as {query.sql}", query)

    def drop(self, *names: str) -> None:
        """Forget kept tables."""
        for name in names:
            self._run(f"drop table if exists {_name(name)}")

    def rows(self, query: Query) -> pa.Table:
        """Run a query and hand over its rows as an Arrow table."""
        statement, values = _bound(query.sql, query)
        with self._told(query.name):
            table: pa.Table = self._db.sql(statement, params=values).to_arrow_table()
        return table

    def write(self, query: Query, path: Path) -> int:
        """Run a query into one Parquet file and give the number of rows."""
        self._run(
            f"copy ({query.sql}) to {_quoted(str(path))} "
            f"(format parquet, compression zstd, row_group_size {_GROUP_ROWS})",
            query,
        )
        found = self._db.fetchone()
        return int(found[0]) if found else 0

    def _run(self, sql: str, query: Query | None = None) -> None:
        with self._told(query.name if query else sql[:40]):
            self._db.execute(*_bound(sql, query))

    @contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Turn DuckDB's errors into ours, without the values in them."""
        try:
            yield
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.OutOfMemoryException:
            msg = f"the step {what} needs more memory; give more with --memory"
            raise EngineError(msg) from None
        except duckdb.Error as why:
            msg = f"the step {what} failed in DuckDB: {type(why).__name__}"
            raise EngineError(msg) from None  # its own message may hold values


def _bound(sql: str, query: Query | None) -> tuple[str, dict[str, object] | None]:
    """The statement with parameters in DuckDB's spelling, and their values."""
    if query is None or not query.params:
        return sql, None
    return _PARAMETER.sub(r"$\1", sql), dict(query.params)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(name: str) -> str:
    if not name.isidentifier():
        msg = f"{name!r} can't name a table"
        raise EngineError(msg)
    return name


def _unglobbed(path: Path) -> str:
    """A path in which no character is a wildcard to DuckDB."""
    return re.sub(r"([*?\[])", r"[\1]", str(path))
