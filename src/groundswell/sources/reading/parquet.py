"""Tables in Parquet: only the columns asked for, a batch of rows at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.errors import SourceError
from groundswell.model.raw import Reject
from groundswell.sources.reading.paths import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal
    from pathlib import Path


def parquet_head(path: Path, rows: int = 50) -> tuple[tuple[str, ...], list[dict[str, Any]]]:
    """Give a file's column names and its first rows; raises `SourceError` when it is damaged."""
    try:
        with pq.ParquetFile(path) as file:
            names = tuple(file.schema_arrow.names)
            batch = next(file.iter_batches(batch_size=rows), None)
            return names, [] if batch is None else _plain_rows(batch)
    except (pa.ArrowException, OSError, ValueError, KeyError) as error:
        msg = (
            f"{shown_name(path)} begins like Parquet but is damaged or incomplete "
            f"({type(error).__name__}); export or copy it again"
        )
        raise SourceError(msg) from error


def parquet_rows(path: Path) -> int:
    """Give the number of rows that a file says it holds; 0 where it can't be read."""
    try:
        with pq.ParquetFile(path) as file:
            return int(file.metadata.num_rows)
    except (pa.ArrowException, OSError, ValueError):
        return 0


def read_parquet(
    path: Path, columns: Sequence[str], batch_rows: int
) -> Iterator[tuple[int, int, dict[str, Any], Reject | None]]:
    """Yield first row number, number of rows, values by column, and a reject for what is damaged.

    Text, whole numbers and time stamps stay Arrow arrays (`values_of` makes lists of them);
    dictionaries become their values, bytes text; nested values lists and dicts. A damaged group of rows is passed over, and the next one read.
    """
    roots = {name.split(".", 1)[0] for name in columns}
    end = 0
    try:
        with pq.ParquetFile(path) as file:
            names = [name for name in file.schema_arrow.names if name in columns or name in roots]
            for group in range(file.num_row_groups):
                row, end = end, end + file.metadata.row_group(group).num_rows
                try:
                    for batch in file.iter_batches(max(batch_rows, 1), [group], names):
                        values = {
                            name: _kept(batch.column(at))
                            for at, name in enumerate(batch.schema.names)
                        }
                        yield row + 1, batch.num_rows, values, None
                        row += batch.num_rows
                except (pa.ArrowException, OSError, ValueError) as error:
                    reason = f"rows {row + 1} to {end} are damaged ({type(error).__name__})"
                    yield end + 1, 0, {}, Reject(None, None, reason)
    except (pa.ArrowException, OSError, ValueError) as error:
        reason = f"the Parquet file is damaged ({type(error).__name__})"
        yield end + 1, 0, {}, Reject(None, None, f"{reason}; reading ended after row {end}")


def values_of(column: pa.Array) -> list[Any]:
    """Turn an Arrow column into Python values that need neither Arrow nor pandas."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return values_of(column.dictionary_decode())
    if pa.types.is_timestamp(kind) and kind.unit == "ns":
        # Python's datetime holds microseconds; what is finer is cut off, not refused.
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    values: list[Any] = column.to_pylist()
    if any(check(kind) for check in _BYTES):
        return [None if each is None else each.decode("utf-8", "replace") for each in values]
    if pa.types.is_decimal(kind):
        return [None if each is None else _number(each) for each in values]
    return values


def _kept(column: pa.Array) -> Any:
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _kept(column.dictionary_decode())
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        column, kind = column.cast(pa.string()), pa.string()
    if pa.types.is_string(kind):
        column.validate(full=True)  # what is no UTF-8 is damage
        return column
    whole = pa.types.is_signed_integer(kind) or pa.types.is_timestamp(kind)
    return column if whole else values_of(column)


_BYTES = (
    pa.types.is_binary,
    pa.types.is_large_binary,
    pa.types.is_fixed_size_binary,
    pa.types.is_binary_view,
)


def _number(value: Decimal) -> float:
    whole = int(value)
    return whole if whole == value else float(value)


def _plain_rows(batch: pa.RecordBatch) -> list[dict[str, Any]]:
    columns = [values_of(batch.column(at)) for at in range(batch.num_columns)]
    return [dict(zip(batch.schema.names, row, strict=True)) for row in zip(*columns, strict=True)]
