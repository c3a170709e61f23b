"""Who finds pairs from events: our kernel, and plain SQL in DuckDB in several forms.

Each gives, for every pair of accounts with at least two distinct items in the window, its
shared items, co-actions, first and last act; the answers are compared by `checksum`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.cost import CORES, timed
from benchmarks.load import Load, met_within, mix
from groundswell.engine.co_actions import Part, Sweep, co_actions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

KERNEL = "kernel"
TO_DISK = "kernel, pairs to disk"
NAIVE = "naive self-join"
BUCKETS = "three buckets"
MIN_ITEMS = 2
COLUMNS = ("a", "b", "shared_items", "co_actions", "first_ms", "last_ms")
_ROWS = 1 << 20
_PART = pa.schema(
    [
        ("a", pa.int32()),
        ("b", pa.int32()),
        *((name, pa.int64()) for name in Part._fields if name not in {"a", "b", "score", "done"}),
        ("score", pa.float64()),
    ]
)
_COUNTED = 20_000_000  # events in which co-actions are counted apart, by sorting

_MET = """
    select
        x.account as a,
        y.account as b,
        x.item,
        least(x.at_ms, y.at_ms) as first_ms,
        greatest(x.at_ms, y.at_ms) as last_ms
    from (select *, at_ms // $window as bucket from {events}) as x
    join (
        select *, at_ms // $window + apart as bucket
        from {events} cross join (values (-1), (0), (1)) as neighbours (apart)
    ) as y on
        x.item = y.item
        and x.bucket = y.bucket
        and x.account < y.account
        and abs(x.at_ms - y.at_ms) <= $window
"""
# Each pair of acts from its earlier one, so that two buckets suffice; both accounts in one number.
_MET_FORWARD = """
    select
        (least(x.account, y.account)::bigint << 32) | greatest(x.account, y.account) as pair,
        x.item,
        x.at_ms as first_ms,
        y.at_ms as last_ms
    from (select *, at_ms // $window as bucket from {events}) as x
    join (
        select *, at_ms // $window - apart as bucket
        from {events} cross join (values (0), (1)) as neighbours (apart)
    ) as y on
        x.item = y.item
        and x.bucket = y.bucket
        and x.account <> y.account
        and y.at_ms between x.at_ms and x.at_ms + $window
        and (y.at_ms > x.at_ms or x.account < y.account)
"""
_NEAR = """
    select account, item, at_ms
    from (
        select *, lag(at_ms) over acts as before, lead(at_ms) over acts as after
        from events
        window acts as (partition by item order by at_ms)
    )
    where at_ms - before <= $window or after - at_ms <= $window
"""
_TWO_LEVELS = """
    select
        a, b, count(*) as shared_items, sum(n)::bigint as co_actions,
        min(first_ms) as first_ms, max(last_ms) as last_ms
    from (
        select a, b, item, count(*) as n, min(first_ms) as first_ms, max(last_ms) as last_ms
        from met
        group by a, b, item
    )
    group by a, b
    having count(*) >= 2
"""
_TWO_LEVELS_PACKED = """
    select
        pair >> 32 as a, pair & 4294967295 as b, count(*) as shared_items,
        sum(n)::bigint as co_actions, min(first_ms) as first_ms, max(last_ms) as last_ms
    from (
        select pair, item, count(*) as n, min(first_ms) as first_ms, max(last_ms) as last_ms
        from met
        {narrowed}
        group by pair, item
    )
    group by pair
    having count(*) >= 2
"""

SQL = {
    NAIVE: """
        select
            x.account as a,
            y.account as b,
            count(distinct x.item) as shared_items,
            count(*) as co_actions,
            min(least(x.at_ms, y.at_ms)) as first_ms,
            max(greatest(x.at_ms, y.at_ms)) as last_ms
        from events as x
        join events as y on
            x.item = y.item
            and x.account < y.account
            and y.at_ms between x.at_ms - $window and x.at_ms + $window
        group by x.account, y.account
        having count(distinct x.item) >= 2
    """,
    BUCKETS: f"with met as ({_MET.format(events='events')}) {_TWO_LEVELS}",
    "window list, unnested": f"""
        with acts as (
            select account as y, item, at_ms as last_ms, unnest(list(
                {{'account': account, 'at_ms': at_ms}}
            ) over (
                partition by item order by at_ms range between $window preceding and current row
            )) as x
            from events
        ),
        met as (
            select
                least(x.account, y) as a,
                greatest(x.account, y) as b,
                item,
                x.at_ms as first_ms,
                last_ms
            from acts
            where x.account <> y and (x.at_ms < last_ms or x.account < y)
        )
        {_TWO_LEVELS}
    """,
    "two buckets, packed": f"""
        with met as ({_MET_FORWARD.format(events="events")})
        {_TWO_LEVELS_PACKED.format(narrowed="")}
    """,
    "two buckets, packed, lone acts out": f"""
        with near as materialized ({_NEAR}),
        met as ({_MET_FORWARD.format(events="near")})
        {_TWO_LEVELS_PACKED.format(narrowed="")}
    """,
    "two buckets, packed, lone acts out, one-item pairs out": f"""
        with near as materialized ({_NEAR}),
        met as materialized ({_MET_FORWARD.format(events="near")}),
        several as (select pair from met group by pair having min(item) <> max(item))
        {_TWO_LEVELS_PACKED.format(narrowed="where pair in (select pair from several)")}
    """,
}
"""Statements over ``events (account, item, at_ms)`` with the parameter ``$window``."""

PLAIN = tuple(name for name in SQL if name != NAIVE)
"""The forms of SQL that try to be fast: the best of them on a load is the one to beat."""


def with_kernel(load: Load, window_ms: int) -> dict[str, Any]:
    """Time our kernel on events that are in memory; compiled code is loaded before the clock."""
    how: dict[str, Any] = {"window_ms": window_ms, "min_items": MIN_ITEMS, "threads": CORES}
    co_actions(*Load(events=2_000).made(), **how)
    events = load.made()
    found, figures = timed(lambda: co_actions(*events, **how))
    columns = [getattr(found, name) for name in COLUMNS]
    counted = met_within(events, window_ms) if load.events <= _COUNTED else found.enumerated
    return {
        **figures,
        "co_actions": counted,
        "pairs": len(found.a),
        "checksum": checksum([columns]),
    }


def with_kernel_to_disk(load: Load, window_ms: int, memory_gb: float) -> dict[str, Any]:
    """As `with_kernel`, but pairs wait within ``memory_gb`` and go to a file, as in a case."""
    _to_disk(Load(events=2_000), window_ms, memory_gb)
    return _to_disk(load, window_ms, memory_gb)


def _to_disk(load: Load, window_ms: int, memory_gb: float) -> dict[str, Any]:
    events = load.made()
    rarity = np.ones(load.items)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "pairs.parquet"

        def work() -> int:
            sweep = Sweep(*events, window_ms=window_ms, min_items=MIN_ITEMS, threads=CORES)
            with pq.ParquetWriter(file, _PART, compression="zstd") as writer:
                for part in sweep.pairs(rarity, memory_bytes=int(memory_gb * 1e9)):
                    columns = [getattr(part, name) for name in _PART.names]
                    writer.write_table(pa.table(columns, schema=_PART))
            return sweep.enumerated

        enumerated, figures = timed(work)
        pairs = pq.ParquetFile(file)
        return {
            **figures,
            "enumerated": enumerated,
            "pairs": pairs.metadata.num_rows,
            "disk_gb": round(file.stat().st_size / 1e9, 3),
            "checksum": checksum(
                [column.to_numpy() for column in batch.columns]
                for batch in pairs.iter_batches(_ROWS, columns=list(COLUMNS))
            ),
        }


def with_sql(name: str, load: Load, window_ms: int) -> dict[str, Any]:
    """Time one form of SQL on a table that DuckDB holds in memory, its result kept there too."""
    events = load.made()
    database = duckdb.connect(":memory:")
    database.execute(f"set threads = {CORES}")
    database.execute("set preserve_insertion_order = false")
    database.register("given", dict(zip(events._fields, events, strict=True)))
    database.execute("create table events as select * from given")
    database.unregister("given")
    del events
    made = f"create or replace temp table pairs as {SQL[name]}"
    _, figures = timed(lambda: database.execute(made, {"window": window_ms}))
    pairs = database.sql(f"select {', '.join(COLUMNS)} from pairs")
    return {
        **figures,
        "pairs": len(pairs),
        "checksum": checksum(_blocks(pairs)),
    }


def checksum(blocks: Iterable[Sequence[NDArray[Any]]]) -> str:
    """Sum up rows given as blocks of columns (`COLUMNS`), whatever their order and blocks.

    Each row is mixed to 64 bits, column after column; the checksum holds the number of rows and
    the sum and the exclusive or of them.
    """
    rows, total, odd = 0, 0, 0
    for columns in blocks:
        row = np.zeros(len(columns[0]), dtype=np.uint64)
        for column in columns:
            row = mix(row ^ np.asarray(column).astype(np.int64).view(np.uint64))
        rows += len(row)
        total = (total + int(row.sum(dtype=np.uint64))) & 0xFFFFFFFFFFFFFFFF
        odd ^= int(np.bitwise_xor.reduce(row)) if len(row) else 0
    return f"{rows:x}-{total:016x}-{odd:016x}"


def _blocks(rows: Any) -> Iterable[list[NDArray[Any]]]:
    for batch in rows.to_arrow_reader(_ROWS):
        yield [batch.column(name).to_numpy(zero_copy_only=False) for name in COLUMNS]
