"""The report on usage logs in files: the page, and beside it tables and a document for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.errors import SettingError
from groundswell.reports.files import replacing
from groundswell.reports.usage_csv import write_csv
from groundswell.reports.usage_json import write_json
from groundswell.reports.usage_page import page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from groundswell.reports.usage_content import UsageReport


def write_html(report: UsageReport, folder: Path) -> tuple[Path, ...]:
    """Write ``usage.html`` into ``folder``."""
    path = folder / "usage.html"
    with replacing(path) as file:
        file.write(page(report).encode())
    return (path,)


USAGE_FORMS = {"html": write_html, "csv": write_csv, "json": write_json}
"""The forms that a report on usage logs is written in."""


def write_usage(
    report: UsageReport, folder: Path, formats: Iterable[str] = ("html", "csv", "json")
) -> tuple[Path, ...]:
    """Write the report into ``folder`` in each form and return the files, in that order.

    An unknown form raises `SettingError` before anything is written.
    """
    names = tuple(dict.fromkeys(formats))
    for name in names:
        if name not in USAGE_FORMS:
            msg = (
                f"format is {name!r}; a report on usage logs is written as one of "
                f"{', '.join(USAGE_FORMS)}"
            )
            raise SettingError(msg)
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for name in names for path in USAGE_FORMS[name](report, folder))
