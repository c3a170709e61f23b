"""Usage logs for tests: small literal ones of every form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from groundswell.sources.usage_forms import UsagePlan, plan_usage_file

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, content: str | bytes | list[Any] | dict[str, Any]) -> Path:
    """Write a file; a list of objects becomes JSON lines where the name says so."""
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    elif path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(each) + "\n" for each in content), encoding="utf-8")
    else:
        path.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return path


def read(plan: UsagePlan, batch_rows: int = 1000) -> dict[str, Any]:
    """Read all of a file: messages and signals as rows, rejects, and what was left out."""
    found: dict[str, Any] = {"messages": [], "signals": [], "rejects": [], "left_out": {}}
    found["last_row"] = 0
    for batch in plan.source.read(plan.head, plan.recognition, batch_rows=batch_rows):
        for kind, rows, columns in (
            ("messages", batch.rows, batch.columns),
            ("signals", batch.signal_rows, batch.signals),
        ):
            plain = {n: c.to_pylist() if hasattr(c, "type") else c for n, c in columns.items()}
            for at, row in enumerate(rows):
                cells = {n: held[at] for n, held in plain.items() if held[at] is not None}
                found[kind].append({"row": row, **cells})
        found["rejects"] += batch.rejects
        found["last_row"] = max(found["last_row"], batch.last_row)
        for what, count in batch.left_out.items():
            found["left_out"][what] = found["left_out"].get(what, 0) + count
    return found


def read_file(path: Path, content: Any, **how: Any) -> dict[str, Any]:
    """Write a file and read it."""
    return read(plan_usage_file(write(path, content), **how))


def said(found: dict[str, Any]) -> list[tuple[str, str]]:
    """Give role and text of every message."""
    return [(each["role"], each["text"]) for each in found["messages"]]


def node(name: str, parent: str | None, role: str, *parts: Any, **more: Any) -> dict[str, Any]:
    """Give a node of a ChatGPT export."""
    content = more.pop("content", {"content_type": "text", "parts": list(parts)})
    message = {
        "id": name,
        "author": {"role": role, "name": None},
        "create_time": more.pop("at", 1_700_000_000.5),
        "content": content,
        "metadata": more.pop("metadata", {}),
        "recipient": more.pop("recipient", "all"),
    }
    return {"id": name, "parent": parent, "children": [], "message": message}


def tree(*nodes: dict[str, Any], current: str, name: str = "conv-1") -> dict[str, Any]:
    """Give a conversation of a ChatGPT export."""
    top = {"id": "top", "parent": None, "children": [], "message": None}
    return {
        "title": "buses",
        "create_time": 1_700_000_000.0,
        "update_time": 1_700_000_900.0,
        "conversation_id": name,
        "current_node": current,
        "default_model_slug": "a-model",
        "mapping": {each["id"]: each for each in (top, *nodes)},
    }


def otlp(value: Any) -> dict[str, Any]:
    """Give a value as OTLP writes it in JSON."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, int):
        return {"intValue": str(value)}
    if isinstance(value, list):
        return {"arrayValue": {"values": [otlp(each) for each in value]}}
    if isinstance(value, dict):
        return {"kvlistValue": {"values": attributes(value)}}
    return {"stringValue": value}


def attributes(held: dict[str, Any]) -> list[dict[str, Any]]:
    """Give attributes as OTLP writes them in JSON."""
    return [{"key": key, "value": otlp(value)} for key, value in held.items()]


def parts(role: str, text: str, **more: Any) -> dict[str, Any]:
    """Give a message of the GenAI conventions."""
    return {"role": role, "parts": [{"type": "text", "content": text}], **more}


def span(trace: str, start: int, **held: Any) -> dict[str, Any]:
    """Give a flat span; keys are spelled with underscores for dots where they begin with gen_ai."""
    return {
        "name": "chat a-model",
        "traceId": trace,
        "spanId": f"{trace}-1",
        "startTimeUnixNano": str(start * 1_000_000_000),
        "endTimeUnixNano": str((start + 2) * 1_000_000_000),
        "attributes": held,
    }


def call(
    trace: str, start: int, inputs: list[Any], outputs: list[Any], **more: Any
) -> dict[str, Any]:
    """Give a flat span of one call of a model."""
    held = {
        "user.id": "ana",
        "gen_ai.operation.name": "chat",
        "gen_ai.response.model": "a-model",
        "gen_ai.input.messages": json.dumps(inputs),
        "gen_ai.output.messages": json.dumps(outputs),
        **more,
    }
    return span(trace, start, **{key: value for key, value in held.items() if value is not None})
