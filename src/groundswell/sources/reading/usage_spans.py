"""Spans and log records of OpenTelemetry, flat or as OTLP has them in JSON, in one shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from groundswell.sources.reading.usage_said import cell_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.sources.reading.usage_rows import Out

_MOST_ITEMS = 100_000  # of a flattened list; a larger index is no list
_PLACE = re.compile(r"\d{1,6}")
_EMPTY_ID = re.compile(r"0*")


@dataclass(slots=True)
class Span:
    """One span or log record: its attributes, with those of its resource behind them."""

    name: str
    attributes: dict[str, Any]
    trace: str
    span: str
    started: Any = None
    ended: Any = None
    body: Any = None
    events: list[Span] = field(default_factory=list)

    def first(self, *keys: str) -> Any:
        """Give the first attribute of these that has a value."""
        for key in keys:
            if (found := self.attributes.get(key)) not in (None, ""):
                return found
        return None


def spans_of(record: Mapping[str, Any]) -> Iterator[Span]:
    """Yield the spans and log records that one record of a file holds.

    A record is a span, a log record, or an OTLP message (``resourceSpans``, ``resourceLogs``) or
    an element of one.
    """
    for outer, inner, leaf in (
        ("resourceSpans", "scopeSpans", "spans"),
        ("resourceLogs", "scopeLogs", "logRecords"),
    ):
        old = "instrumentationLibrarySpans" if leaf == "spans" else "instrumentationLibraryLogs"
        resources = record.get(outer) if outer in record else None
        if resources is None and (inner in record or old in record):
            resources = [record]
        if resources is None:
            continue
        for resource in resources:
            around = _attributes((resource.get("resource") or {}).get("attributes"))
            for scope in resource.get(inner) or resource.get(old) or []:
                for each in scope.get(leaf) or []:
                    yield _span(each, around)
        return
    yield _span(record, _attributes((record.get("resource") or {}).get("attributes")))


def is_otlp(record: Mapping[str, Any]) -> bool:
    """Whether a record is an OTLP message or an element of one."""
    return any(
        isinstance(record.get(key), list)
        for key in ("resourceSpans", "resourceLogs", "scopeSpans", "scopeLogs")
    )


def listed(attributes: Mapping[str, Any], name: str) -> list[Any] | None:
    """Give a list that was flattened into attributes (``name.0.role``), nested or in one cell.

    None where there is none. ``name.0.a.b`` becomes ``[{"a": {"b": …}}]``, and keys that hold
    the dots stay reachable by them.

    >>> listed({"m.0.role": "user", "m.1.role": "system"}, "m")
    [{'role': 'user'}, {'role': 'system'}]
    """
    held = attributes.get(name)
    if held is None:
        held = _dug(attributes, name)
    held = cell_json(held)
    if isinstance(held, list):
        return [cell_json(each) for each in held]
    if isinstance(held, dict):
        return [held]
    before = f"{name}."
    places: dict[int, dict[str, Any]] = {}
    for key, value in attributes.items():
        if key.startswith(before):
            place, _, rest = key[len(before) :].partition(".")
            if _PLACE.fullmatch(place) and rest and int(place) < _MOST_ITEMS:
                places.setdefault(int(place), {})[rest] = value
    return [places[place] for place in sorted(places)] or None


def _dug(record: Mapping[str, Any], path: str) -> Any:
    found: Any = record
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def _span(record: Mapping[str, Any], around: Mapping[str, Any]) -> Span:
    attributes = {**around, **_attributes(record.get("attributes"))}
    if "attributes" not in record:
        attributes |= {
            key.removeprefix("attributes."): value
            for key, value in record.items()
            if not isinstance(value, list) or "." in key
        }
    context = record.get("context") or record.get("spanContext") or record.get("span_context")
    context = context if isinstance(context, dict) else {}
    name = record.get("eventName") or record.get("event_name") or record.get("name")
    return Span(
        str(attributes.get("event.name") or name or ""),
        attributes,
        _id(record, context, "trace"),
        _id(record, context, "span"),
        _time(record, ("startTimeUnixNano", "start_time", "startTime", *_AT)),
        _time(record, ("endTimeUnixNano", "end_time", "endTime", "startTimeUnixNano", *_AT)),
        _value(record["body"]) if isinstance(record.get("body"), dict) else record.get("body"),
        [_span(each, {}) for each in record.get("events") or [] if isinstance(each, dict)]
        if isinstance(record.get("events"), list)
        else [],
    )


_AT = ("timeUnixNano", "observedTimeUnixNano", "timestamp", "Timestamp", "time", "start_time")


def _id(record: Mapping[str, Any], context: Mapping[str, Any], kind: str) -> str:
    for held in (record, context):
        for key in (f"{kind}Id", f"{kind}_id", f"context.{kind}_id"):
            found = held.get(key)
            if isinstance(found, (str, int)) and not _EMPTY_ID.fullmatch(str(found)):
                return str(found).removeprefix("0x")
    return ""


def _time(record: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    for key in keys:
        found = record.get(key)
        if isinstance(found, list) and len(found) == 2 and all(isinstance(x, int) for x in found):
            return found[0] * 1000 + found[1] // 1_000_000  # seconds and nanoseconds
        if found not in (None, "", 0, "0") and not isinstance(found, (dict, list, bool)):
            return found
    return None


def _attributes(held: Any) -> dict[str, Any]:
    """Give attributes as a mapping, from OTLP's list of keys and values or as they are."""
    held = cell_json(held)
    if isinstance(held, dict):
        return dict(held)
    found: dict[str, Any] = {}
    for each in held if isinstance(held, list) else []:
        if isinstance(each, dict) and isinstance(each.get("key"), str):
            found[each["key"]] = _value(each.get("value"))
    return found


def _value(held: Any) -> Any:
    """Open OTLP's AnyValue; anything else is as it is."""
    if not isinstance(held, dict) or len(held) != 1:
        return held
    ((kind, value),) = held.items()
    if kind in ("stringValue", "boolValue", "doubleValue", "bytesValue"):
        return value
    if kind == "intValue":
        return int(value) if isinstance(value, str) and value.lstrip("-").isdigit() else value
    if kind == "arrayValue":
        return [_value(each) for each in (value or {}).get("values") or []]
    if kind == "kvlistValue":
        return _attributes((value or {}).get("values") or [])
    return held


_ACCOUNT = (
    *("user.id", "user.hash", "enduser.pseudo.id", "enduser.id", "user_id"),
    *("langfuse.user.id", "traceloop.association.properties.user_id"),
)
_CONVERSATION = (
    *("gen_ai.conversation.id", "session.id", "thread.id"),
    *("langfuse.session.id", "traceloop.association.properties.session_id"),
)
_SIGNALS = {
    "address": ("client.address", "source.address", "http.client_ip"),  # a peer may be the model
    "user_agent": ("user_agent.original", "http.user_agent"),
    "email": ("user.email", "enduser.email"),
    "device": ("device.id",),
    "country": ("client.geo.country.iso_code", "geo.country.iso_code"),
}


def who(span: Span) -> str | None:
    """Give the account of a span: what the conventions call a user, else a session."""
    found = span.first(*_ACCOUNT, *_CONVERSATION[1:])
    return None if found is None or isinstance(found, (dict, list)) else str(found)


def conversation_of(span: Span) -> str | None:
    """Give the conversation of a span, None where it names none."""
    found = span.first(*_CONVERSATION)
    return None if found is None or isinstance(found, (dict, list)) else str(found)


def span_signals(span: Span, account: str, out: Out) -> None:
    """Put down what a span shows of the account's network and device."""
    for kind, keys in _SIGNALS.items():
        out.signal(account, kind, span.first(*keys), span.started)
