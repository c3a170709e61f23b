"""The second stage, trace by trace: events, pairs, and the items behind them."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.co_actions import CoActions, co_actions
from groundswell.engine.query import Query
from groundswell.model.tables import EVENTS, ITEMS, PAIRS
from groundswell.networks import layers
from groundswell.reports import words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.quality import Quality
    from groundswell.traces.contract import Trace

_CLOCKS = {
    1: "millisecond",
    1_000: "second",
    60_000: "minute",
    3_600_000: "hour",
    86_400_000: "day",
}


@dataclass(frozen=True, slots=True)
class Traced:
    """What one trace gave: its tables, and its counts for the report."""

    pairs: pa.Table
    events: pa.Table
    items: pa.Table
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
            f"times are given to the {_CLOCKS[quality.clock_ms]} only, so a window of "
            f"{words.duration(window_ms)} can't be measured; one of five {_CLOCKS[quality.clock_ms]}s "
            f"can: --window {trace.name}={_option(5 * quality.clock_ms)}"
        )
    return None


def run_trace(
    trace: Trace,
    windows: Sequence[int],
    db: DuckEngine,
    *,
    memory_bytes: int,
    progress: Callable[[float], None],
) -> Traced:
    """Find the pairs of one trace at each window; the first window is the trace's own.

    Events and items are those of the first window. A trace that chooses its events by the
    window, as fast reposts do, has others at the others.
    """
    own = acts = _acts(trace, db)
    surviving = np.zeros(len(own.at), dtype=np.bool_)
    tables, lines = [], []
    for done, window_ms in enumerate(windows):
        at_window: Trace = dataclasses.replace(trace, window_ms=window_ms)  # type: ignore[type-var]
        if at_window.events() != acts.query:
            acts = own if at_window.events() == own.query else _acts(at_window, db)
        found = co_actions(
            acts.account,
            acts.item,
            acts.at,
            window_ms=window_ms,
            min_items=trace.min_items,
            rarity=acts.rarity,
            memory_bytes=memory_bytes,
            progress=lambda part, done=done: progress((done + part) / len(windows)),  # type: ignore[misc]
        )
        if acts is own:
            surviving |= found.surviving
        tables.append(_pairs(trace.name, window_ms, found, acts.accounts))
        lines.append(
            {
                "window_ms": window_ms,
                "pairs": len(found.a),
                "accounts": len(np.union1d(found.a, found.b)),
                "co_actions": int(found.co_actions.sum()),
            }
        )
    kept = own.events.filter(pa.array(surviving))
    return Traced(
        pairs=pa.concat_tables(tables),
        events=_events(trace.name, kept, own.accounts, own.items.column("item_id")),
        items=_items(trace, own.items, own.rarity, np.unique(own.item[surviving])),
        counts={"events": own.total, "items": own.items.num_rows, "windows": lines},
    )


@dataclass(frozen=True, slots=True)
class _Acts:
    """The events of a trace with dense numbers, on items that several accounts acted on."""

    query: Query
    total: int  # events, also on items that one account alone acted on
    events: pa.Table
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


def _acts(trace: Trace, db: DuckEngine) -> _Acts:
    name, query = f"events_{trace.name}", trace.events()
    try:
        db.keep(query)
        db.keep(layers.item_counts(trace.name))
        db.keep(layers.account_numbers(trace.name))
        accounts = db.rows(_all("trace_accounts", "account_no")).column("account_key")
        items = db.rows(_all("trace_items", "item_no"))
        total = db.rows(_count(name)).column("n")[0].as_py()
        events = db.rows(layers.numbered_events(trace.name))
    finally:
        db.drop(name, "trace_items", "trace_accounts")
    per_item = items.column("accounts").to_numpy()
    rarity = np.log(len(accounts) / per_item) if len(per_item) else np.empty(0)
    return _Acts(query, total, events, accounts, items, rarity)


def _pairs(name: str, window_ms: int, found: CoActions, accounts: pa.ChunkedArray) -> pa.Table:
    rows = len(found.a)
    nothing = pa.nulls(rows, pa.float64())
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
        "expected": nothing,
        "p": nothing,
        "q": nothing,
    }
    return pa.table([columns[field.name] for field in PAIRS], schema=PAIRS)


def _events(
    name: str, kept: pa.Table, accounts: pa.ChunkedArray, item_ids: pa.ChunkedArray
) -> pa.Table:
    rows = kept.num_rows
    columns = {
        "trace": pa.array([name]).take(pa.array(np.zeros(rows, dtype=np.int64))),
        "account_key": accounts.take(kept.column("account_no")),
        "item_id": item_ids.take(kept.column("item_no")),
        "at_ms": kept.column("at_ms"),
        "post_key": kept.column("post_key"),
    }
    return pa.table([columns[field.name] for field in EVENTS], schema=EVENTS)


def _items(trace: Trace, items: pa.Table, rarity: Any, used: Any) -> pa.Table:
    chosen = items.take(pa.array(used))
    rows = chosen.num_rows
    zeros = pa.array(np.zeros(rows, dtype=np.int64))
    columns = {
        "trace": pa.array([trace.name]).take(zeros),
        "item_id": chosen.column("item_id"),
        "kind": pa.array([trace.item_kind]).take(zeros),
        "value": chosen.column("item"),
        "accounts": pc.cast(chosen.column("accounts"), pa.int64()),
        "acts": pc.cast(chosen.column("acts"), pa.int64()),
        "rarity": pa.array(rarity[used] if rows else np.empty(0)),
    }
    return pa.table([columns[field.name] for field in ITEMS], schema=ITEMS)


def _all(table: str, order: str) -> Query:
    return Query(name=table, sql=f"select * from {table} order by {order}", reads=(table,))  # noqa: S608


def _count(table: str) -> Query:
    return Query(name="counted", sql=f"select count(*) as n from {table}", reads=(table,))  # noqa: S608


def _option(ms: int) -> str:
    for unit, size in (("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)):
        if ms % size == 0:
            return f"{ms // size}{unit}"
    return f"{ms}ms"
