"""Raw usage logs for tests of the canonical tables."""

from __future__ import annotations

from typing import Any

from groundswell.model.raw_usage import RAW_MESSAGE_COLUMNS, RAW_SIGNAL_COLUMNS, UsageBatch
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage import UsageTables, canonical

KEY = b"a key of at least sixteen bytes"
NOW_MS = 1_750_000_000_000
START = 1_700_000_000


def batch(
    messages: list[dict[str, Any]] | None = None,
    signals: list[dict[str, Any]] | None = None,
    *,
    first_row: int = 1,
) -> UsageBatch:
    """Give rows as a batch; a row without ``row`` has its place as number."""
    rows, sides = messages or [], signals or []
    number = [each.get("row", first_row + at) for at, each in enumerate(rows)]
    side = [each.get("row", first_row + at) for at, each in enumerate(sides)]
    return UsageBatch(
        number,
        {name: [each.get(name) for each in rows] for name in RAW_MESSAGE_COLUMNS},
        side,
        {name: [each.get(name) for each in sides] for name in RAW_SIGNAL_COLUMNS},
        last_row=max([0, *number, *side]),
    )


def message(text: str | None = "When does bus 42 go?", **more: Any) -> dict[str, Any]:
    """Give a raw message, a prompt of ana's unless it is said otherwise."""
    return {
        "account": "ana", "conversation": "c1", "role": "user", "text": text, "at": START, **more,
    }  # fmt: skip


def signal(kind: str, value: Any, **more: Any) -> dict[str, Any]:
    """Give a raw signal of ana's."""
    return {"account": "ana", "kind": kind, "value": value, **more}


def tables(
    messages: list[dict[str, Any]] | None = None,
    signals: list[dict[str, Any]] | None = None,
    *,
    keep: bool = False,
    **how: Any,
) -> UsageTables:
    """Make the tables out of one batch."""
    names = Pseudonyms(b"" if keep else KEY, keep=keep)
    return canonical([batch(messages, signals)], names, NOW_MS, **how)
