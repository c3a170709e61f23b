"""One trace on an engine that spreads: the same pairs, events and items as the sweep gives.

What is found stays with the engine, under the names ``pairs``, ``events``, ``items`` and ``acts``;
only counts come back.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, Protocol

from groundswell.engine import bucket_join
from groundswell.engine.query import Engine, Query

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.traces.contract import Trace


class Keeping(Engine, Protocol):
    """An engine that can forget what it kept."""

    def drop(self, *names: str) -> None:
        """Forget kept tables."""
        ...


TABLES = ("pairs", "events", "items")
_WORKING = (
    *("trace_events", "trace_acts", "near_acts", "surviving_acts"),
    *("trace_items", "rated_acts", "hot_cells"),
)


def run_trace(
    trace: Trace,
    windows: Sequence[int],
    engine: Keeping,
    found: Callable[[str, int, Query], None],
    *,
    cell_acts: int = bucket_join.CELL_ACTS,
) -> dict[str, Any]:
    """Find the pairs of one trace at each window, on any engine; give its counts.

    ``found`` is told each table when it is there: its name, its window, and the query that gives
    it. Events and items are told once, for the trace's own events, as by the sweep: those that
    can matter at its widest window; so are all its ``acts``, for the test against chance. Reads ``posts`` and ``post_items``.
    """
    own = trace.events()
    at = {window: dataclasses.replace(trace, window_ms=window) for window in windows}  # type: ignore[type-var]
    widest = max(window for window in windows if at[window].events() == own)
    engine.add("splits", bucket_join.splits())
    lines: list[dict[str, Any]] = []
    counts: dict[str, int] = {}
    kept, accounts = None, 0
    try:
        for window_ms, trace_at in at.items():
            query = trace_at.events()
            if query != kept:
                size = keep_acts(query, engine)
                kept, accounts = query, size["accounts"]
                if query == own and not counts:
                    shared = engine.rows(bucket_join.shared_items()).to_pylist()[0]
                    counts = {"events": size["events"], "items": shared["items"]}
                    found("acts", window_ms, bucket_join.tested_acts())
            rounds = _survive(engine, window_ms, trace.min_items)
            engine.keep(bucket_join.trace_items(accounts))
            engine.keep(bucket_join.rated_acts(window_ms))
            engine.keep(bucket_join.hot_cells(cell_acts))
            engine.keep(bucket_join.pairs(trace.name, window_ms, trace.min_items))
            found("pairs", window_ms, _all("pairs"))
            if query == own and window_ms == widest:
                found("events", window_ms, bucket_join.surviving_events(trace.name))
                found("items", window_ms, bucket_join.surviving_items(trace.name, trace.item_kind))
            told = engine.rows(bucket_join.pair_counts()).to_pylist()[0]
            lines.append({"window_ms": window_ms, "rounds": rounds, **told})
    finally:
        engine.drop(*_WORKING, "pairs")
    return {**counts, "windows": lines}


def keep_acts(query: Query, engine: Keeping) -> dict[str, int]:
    """Keep ``trace_events`` and ``trace_acts``; give the number of events and of accounts."""
    engine.keep(dataclasses.replace(query, name="trace_events"))
    given = engine.rows(
        Query(name="given_columns", sql="select * from trace_events limit 0")
    ).column_names
    engine.keep(bucket_join.trace_acts(given))
    size: dict[str, int] = engine.rows(bucket_join.trace_size()).to_pylist()[0]
    return size


def _survive(engine: Keeping, window_ms: int, min_items: int) -> int:
    """Drop acts that can't matter until nothing changes; no pair is ever lost. Give the rounds."""
    acts, before, rounds = "trace_acts", -1, 0
    while True:
        rounds += 1
        engine.keep(bucket_join.near_acts(acts, window_ms))
        engine.keep(bucket_join.surviving_acts(min_items))
        acts = "surviving_acts"
        left = engine.rows(bucket_join.acts_left(acts)).to_pylist()[0]["acts"]
        if left in (before, 0):
            return rounds
        before = left


def _all(table: str) -> Query:
    return Query(name=table, sql=f"select * from {table}", reads=(table,))  # noqa: S608
