"""The report on usage logs as one JSON document, field for field as in `usage_content`."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

from groundswell.reports.files import replacing
from groundswell.reports.visible import escaped_in_json

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.usage_content import UsageReport

SCHEMA_VERSION = 1


def write_json(report: UsageReport, folder: Path) -> tuple[Path, ...]:
    """Write ``usage.json``: the report without its tables, and ``schema_version``, keys sorted.

    Text is kept exactly; characters that hide or command are written as escapes. A number that is
    not finite becomes null, as JSON has no word for it.
    """
    content = {"schema_version": SCHEMA_VERSION, **_plain(report)}
    del content["tables"]
    document = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True)
    path = folder / "usage.json"
    with replacing(path) as file:
        file.write(escaped_in_json(document).encode() + b"\n")
    return (path,)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name)) if field.name != "tables" else None
            for field in fields(value)
        }
    match value:
        case Mapping():
            return {str(key): _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
