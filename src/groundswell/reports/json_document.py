"""The report as one JSON document, field for field as in `groundswell.reports.content`."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from groundswell.reports.files import replacing
from groundswell.reports.visible import escaped_in_json

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.content import Report, ReportTables

SCHEMA_VERSION = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class JsonDocument:
    """Writes ``report.json``: the fields of the report and ``schema_version``, keys sorted.

    Text is kept exactly; characters that hide or command are written as escapes. A number
    that is not finite becomes null, as JSON has no word for it.
    """

    name: str = "json"
    title: str = "The report as JSON, for programs"

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:  # noqa: ARG002 - a report needs no tables
        """Write the document into ``folder``."""
        content = {"schema_version": SCHEMA_VERSION, **_finite(asdict(report))}
        document = json.dumps(
            content, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True
        )
        path = folder / "report.json"
        with replacing(path) as file:
            file.write(escaped_in_json(document).encode() + b"\n")
        return (path,)


def _finite(value: Any) -> Any:
    match value:
        case dict():
            return {key: _finite(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_finite(inner) for inner in value]
        case float() if not math.isfinite(value):
            return None
        case _:
            return value
