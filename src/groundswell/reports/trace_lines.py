"""What each trace could do with the data: what it counted, and what its test gave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports import sentences
from groundswell.reports.content import TraceLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.reports.content import TraceState
    from groundswell.traces.contract import Trace

_ORDER = ("found", "nothing", "insufficient_data", "off")


def lines(
    traces: Mapping[str, Trace],
    known: Mapping[str, type[Trace]],
    told_of: Mapping[str, Mapping[str, Any]],
) -> tuple[TraceLine, ...]:
    """Give a line for each known trace, those that found something first.

    ``traces`` are those of the recipe, and ``told_of`` holds what each of them gave in the run.
    """
    return tuple(
        sorted(
            (_line(traces.get(name), kind, told_of.get(name, {})) for name, kind in known.items()),
            key=lambda line: (_ORDER.index(line.state), -line.beyond_chance),
        )
    )


def _line(trace: Trace | None, kind: type[Trace], told: Mapping[str, Any]) -> TraceLine:
    state: TraceState
    counts: Mapping[str, Any] = {}
    chance: Mapping[str, Any] = told.get("chance", {})
    if trace is None:
        trace, state, sentence = kind(), "off", "Not asked for."
    elif "reason" in told:
        state, sentence = "insufficient_data", _capital(told["reason"]) + "."
    else:
        counts = told["windows"][0]
        state = "found" if counts["pairs"] else "nothing"
        sentence = sentences.of_trace(trace, told, counts)
    ran = state in ("found", "nothing")
    return TraceLine(
        name=trace.name,
        title=trace.title,
        state=state,
        sentence=sentence,
        source_paper=trace.paper,
        window_ms=trace.window_ms,
        min_items=trace.min_items,
        events=told.get("events", 0),
        items=told.get("items", 0),
        pairs=counts.get("pairs", 0),
        accounts=counts.get("accounts", 0),
        tested=ran and bool(chance) and "reason" not in chance,
        chance=sentences.of_test(chance) if ran and chance else "",
        beyond_chance=chance.get("beyond_chance", 0),
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
