"""Rows found by key without reading a table: the acts and posts behind accounts, in milliseconds.

No co-action is stored. Acts lie in order of accounts and posts in order of time, in small groups
of rows whose least and greatest value the file knows; only groups that can hold a wanted row are read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.engine.co_actions import Sweep
from groundswell.engine.numbering import numbered
from groundswell.engine.radix import ordered

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

GROUP_ROWS = 20_480  # of a file: what is read to find one row

SHOWN = ("post_key", "text", "kind", "source_file", "source_row")


def by_account(events: pa.Table) -> pa.Table:
    """Put acts in order of their accounts' keys, and leave each account's in the order they have."""
    _, place = numbered(events["account_key"])
    return events.take(pa.array(ordered(place)))


def rows_where(
    path: Path, column: str, values: Sequence[Any], columns: Sequence[str] | None = None
) -> pa.Table:
    """Give the rows of a Parquet file whose column has one of the values.

    Reads only the groups of rows whose range holds one of them: few, where the file is sorted by
    the column.
    """
    wanted = sorted(set(values))
    with pq.ParquetFile(path) as file:
        place = file.schema_arrow.names.index(column)
        meta = file.metadata
        held = []
        for group in range(meta.num_row_groups):
            told = meta.row_group(group).column(place).statistics
            if told is None or not told.has_min_max:
                held.append(group)  # nothing is known of it, so it may hold them
            elif any(told.min <= value <= told.max for value in wanted):
                held.append(group)
        read = list(dict.fromkeys((*columns, column))) if columns is not None else None
        table = file.read_row_groups(held, columns=read)
    found = table.filter(
        pc.is_in(table[column], value_set=pa.array(wanted, table.schema.field(column).type))
    )
    return found.select(columns) if columns is not None else found


def acts_together(events: pa.Table, windows: Mapping[str, int]) -> pa.Table:
    """Keep acts that another account's act on the same item, in the same trace, is close to.

    ``events`` (schema ``EVENTS``) are those of the accounts looked at; ``windows`` says how close
    counts in each trace, in milliseconds, inclusive.
    """
    kept = []
    for trace, window_ms in windows.items():
        acts = events.filter(pc.equal(events["trace"], trace))
        account, item = (
            acts[name].combine_chunks().dictionary_encode().indices.to_numpy()
            for name in ("account_key", "item_id")
        )
        at = acts["at_ms"].to_numpy()
        sweep = Sweep(account, item, at, window_ms=window_ms, min_items=1)
        kept.append(acts.filter(pa.array(sweep.surviving)))
    return pa.concat_tables([events.slice(0, 0), *kept])


def posts_of(path: Path, events: pa.Table) -> pa.Table:
    """Fetch the posts of acts, by their time and key."""
    columns = ("at_ms", *SHOWN)
    near = rows_where(path, "at_ms", np.unique(events["at_ms"].to_numpy()).tolist(), columns)
    return near.filter(pc.is_in(near["post_key"], value_set=events["post_key"])).select(SHOWN)
