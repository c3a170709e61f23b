"""The second stage, trace by trace: events, pairs, the items behind them, and what a test needs."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.co_actions import Part, Sweep
from groundswell.engine.query import Query
from groundswell.errors import EngineError
from groundswell.model.tables import EVENTS, ITEMS, PAIRS
from groundswell.networks import layers
from groundswell.reports import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.quality import Quality
    from groundswell.traces.contract import Trace

ACT_BYTES = 100  # of memory that an act takes while its trace is gone through
COMPILES = (
    "This is the first start here: what counts is compiled once, which takes a minute or two."
)
CLOCKS = {  # the steps in which times tick
    1: "millisecond",
    1_000: "second",
    60_000: "minute",
    3_600_000: "hour",
    86_400_000: "day",
}


_NO_ACTS = pa.schema(
    [
        ("account_no", pa.int32()),
        ("item_no", pa.int64()),
        ("at_ms", pa.int64()),
        ("post_key", pa.string()),
        ("kept", pa.bool_()),
    ]
).empty_table()


@dataclass(frozen=True, slots=True)
class Traced:
    """What one trace gave: its tables, and its counts for the report.

    The last three are for the test against chance. ``acts``, with dense numbers, are all acts of
    the trace at its own window: those on items of one account alone come last, without a post,
    under numbers of their own. ``actors`` holds the key of each account number, ``things`` each
    item that several accounts acted on (schema ``ITEMS``), by its number.
    """

    events: pa.Table
    items: pa.Table
    acts: pa.Table  # account_no, item_no, at_ms, post_key, kept: whether it is among the events
    actors: pa.Table  # account_key
    things: pa.Table
    counts: dict[str, Any]


def cannot_run(trace: Trace, window_ms: int, quality: Quality) -> str | None:
    """Say why the data can't answer a trace's question at a window, or None when they can.

    A window shorter than two ticks of the clock asks for what the times don't tell.
    """
    lack = trace.lacks(quality)
    if lack is not None:
        return lack
    if window_ms < 2 * quality.clock_ms:
        return (
            f"times are given to the {CLOCKS[quality.clock_ms]} only, so a window of "
            f"{words.duration(window_ms)} can't be measured; one of five {CLOCKS[quality.clock_ms]}s "
            f"can: --window {trace.name}={duration_option(5 * quality.clock_ms)}"
        )
    return None


def windows_of(
    trace: Trace, further: Sequence[int], quality: Quality
) -> tuple[list[int], dict[str, str]]:
    """Give the windows at which a trace can run, its own first, and why it can't at the others."""
    windows, refused = [], {}
    for window_ms in (trace.window_ms, *further):
        reason = cannot_run(trace, window_ms, quality)
        if reason is None:
            windows.append(window_ms)
        else:
            refused[str(window_ms)] = reason
    return windows, refused


def most_acts(memory_bytes: int) -> int:
    """Give how many acts of one trace fit a run's memory."""
    return memory_bytes // ACT_BYTES


def run_trace(
    trace: Trace,
    windows: Sequence[int],
    db: DuckEngine,
    *,
    take: Callable[[pa.Table], object],
    memory_bytes: int,
    progress: Callable[[float], None],
    most_acts: int | None = None,
) -> Traced:
    """Find the pairs of one trace at each window; the first window is the trace's own.

    Pairs (schema ``PAIRS``) are handed to ``take`` a part at a time, so that what is held does not
    grow with their number; about ``memory_bytes`` of them wait. Raises `EngineError` for more than ``most_acts`` acts.

    Events and items are those of the first window. A trace that chooses its events by the
    window, as fast reposts do, has others at the others.
    """
    own = acts = _acts(trace, db, most_acts)
    surviving = np.zeros(len(own.at), dtype=np.bool_)
    lines = []
    for done, window_ms in enumerate(windows):
        at_window: Trace = dataclasses.replace(trace, window_ms=window_ms)  # type: ignore[type-var]
        if at_window.events() != acts.query:
            acts = own if at_window.events() == own.query else _acts(at_window, db, most_acts)
        sweep = Sweep(
            acts.account, acts.item, acts.at, window_ms=window_ms, min_items=trace.min_items
        )
        if acts is own:
            surviving |= sweep.surviving
        line = {"window_ms": window_ms, "pairs": 0, "accounts": 0, "co_actions": 0}
        paired = np.zeros(len(acts.accounts), dtype=np.bool_)
        for part in sweep.pairs(acts.rarity, memory_bytes=memory_bytes):
            if len(part.a):
                take(_pairs(trace.name, window_ms, part, acts.accounts))
            paired[part.a] = paired[part.b] = True
            line["pairs"] += len(part.a)
            line["co_actions"] += int(part.co_actions.sum())
            progress((done + part.done) / len(windows))
        lines.append(line | {"accounts": int(paired.sum())})
    kept = own.events.filter(pa.array(surviving))
    things = _items(trace, own.items, own.rarity)
    return Traced(
        events=events_of(trace.name, kept, own.accounts, own.items.column("item_id")),
        items=things.take(pa.array(np.unique(own.item[surviving]))),
        acts=_all_acts(own, surviving),
        actors=pa.table({"account_key": own.accounts}),
        things=things,
        counts={"events": own.total, "items": own.items.num_rows, "windows": lines},
    )


@dataclass(frozen=True, slots=True)
class _Acts:
    """The events of a trace with dense numbers, on items that several accounts acted on."""

    query: Query
    total: int  # events, also on items that one account alone acted on
    events: pa.Table
    lone: pa.Table  # acts on the other items
    accounts: pa.ChunkedArray
    items: pa.Table
    rarity: Any

    @property
    def account(self) -> Any:
        return self.events.column("account_no").to_numpy()

    @property
    def item(self) -> Any:
        return self.events.column("item_no").to_numpy()

    @property
    def at(self) -> Any:
        return self.events.column("at_ms").to_numpy()


def _acts(trace: Trace, db: DuckEngine, most_acts: int | None) -> _Acts:
    name, query = f"events_{trace.name}", trace.events()
    try:
        db.keep(query)
        given = db.rows(layers.given_columns(trace.name)).column_names
        db.keep(layers.item_counts(trace.name, given))
        db.keep(layers.account_numbers(trace.name))
        accounts = db.rows(_all("trace_accounts", "account_no")).column("account_key")
        items = db.rows(_all("trace_items", "item_no"))
        total = db.rows(_count(name)).column("n")[0].as_py()
        if most_acts is not None and total > most_acts:
            msg = (
                f"{trace.name} has {total:,} acts, which take about {total * ACT_BYTES / 1e9:.1f} GB; "
                "give more with --memory, or let Spark do it (--engine spark)"
            )
            raise EngineError(msg)
        events = db.rows(layers.numbered_events(trace.name))
        lone = db.rows(layers.lone_acts(trace.name))
    finally:
        db.drop(name, "trace_items", "trace_accounts")
    per_item = items.column("accounts").to_numpy()
    rarity = np.log(len(accounts) / per_item) if len(per_item) else np.empty(0)
    return _Acts(query, total, events, lone, accounts, items, rarity)


def _pairs(name: str, window_ms: int, found: Part, accounts: pa.ChunkedArray) -> pa.Table:
    rows = len(found.a)
    columns = {
        "trace": pa.array([name]).take(pa.array(np.zeros(rows, dtype=np.int64))),
        "window_ms": pa.array(np.full(rows, window_ms, dtype=np.int64)),
        "account_a": accounts.take(pa.array(found.a)),
        "account_b": accounts.take(pa.array(found.b)),
        "shared_items": pa.array(found.shared_items),
        "co_actions": pa.array(found.co_actions),
        "first_ms": pa.array(found.first_ms),
        "last_ms": pa.array(found.last_ms),
        "a_first": pa.array(found.a_first),
        "b_first": pa.array(found.b_first),
        "score": pa.array(found.score),
    }
    filled = [columns.get(field.name, pa.nulls(rows, field.type)) for field in PAIRS]
    return pa.table(filled, schema=PAIRS)  # what a test says of them comes later


def _all_acts(own: _Acts, surviving: Any) -> pa.Table:
    shared, lone = own.events.num_rows, own.lone.num_rows
    first = own.items.num_rows
    return pa.table(
        {
            "account_no": pa.chunked_array(
                [*own.events["account_no"].chunks, *own.lone["account_no"].chunks], pa.int32()
            ),
            "item_no": np.concatenate([own.item, np.arange(first, first + lone)]).astype(np.int64),
            "at_ms": pa.chunked_array(
                [*own.events["at_ms"].chunks, *own.lone["at_ms"].chunks], pa.int64()
            ),
            "post_key": pa.chunked_array(
                [*own.events["post_key"].chunks, pa.nulls(lone, pa.string())], pa.string()
            ),
            "kept": np.concatenate([surviving, np.zeros(lone, dtype=np.bool_)]),
        }
    ) if shared + lone else _NO_ACTS  # fmt: skip


def events_of(
    name: str, kept: pa.Table, accounts: pa.ChunkedArray, item_ids: pa.ChunkedArray
) -> pa.Table:
    """Put keys in the place of the dense numbers of acts (schema ``EVENTS``)."""
    rows = kept.num_rows
    columns = {
        "trace": pa.array([name]).take(pa.array(np.zeros(rows, dtype=np.int64))),
        "account_key": accounts.take(kept.column("account_no")),
        "item_id": item_ids.take(kept.column("item_no")),
        "at_ms": kept.column("at_ms"),
        "post_key": kept.column("post_key"),
    }
    return pa.table([columns[field.name] for field in EVENTS], schema=EVENTS)


def _items(trace: Trace, items: pa.Table, rarity: Any) -> pa.Table:
    rows = items.num_rows
    zeros = pa.array(np.zeros(rows, dtype=np.int64))
    columns = {
        "trace": pa.array([trace.name]).take(zeros),
        "item_id": items.column("item_id"),
        "kind": pa.array([trace.item_kind]).take(zeros),
        "value": items.column("item"),
        "accounts": pc.cast(items.column("accounts"), pa.int64()),
        "acts": pc.cast(items.column("acts"), pa.int64()),
        "rarity": pa.array(rarity),
        "origin_ms": items.column("origin_ms"),
        "source_key": items.column("source_key"),
    }
    return pa.table([columns[field.name] for field in ITEMS], schema=ITEMS)


def _all(table: str, order: str) -> Query:
    return Query(name=table, sql=f"select * from {table} order by {order}", reads=(table,))  # noqa: S608


def _count(table: str) -> Query:
    return Query(name="counted", sql=f"select count(*) as n from {table}", reads=(table,))  # noqa: S608


def duration_option(ms: int) -> str:
    """Write a duration as the command line reads it."""
    for unit, size in (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)):
        if ms % size == 0:
            return f"{ms // size}{unit}"
    return f"{ms}ms"
