"""One report model, and a writer for every output form."""

from __future__ import annotations

from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from groundswell.reports.content import Report, ReportTables
    from groundswell.reports.writer import Writer

ENTRY_POINTS = "groundswell.writers"


def known() -> tuple[str, ...]:
    """Give the names of the forms that can be written, without loading any writer."""
    return tuple(sorted(entry_points(group=ENTRY_POINTS).names))


def registered() -> dict[str, Writer]:
    """Give every writer by name, ours and strangers' alike."""
    return {name: _load(name) for name in known()}


def write(
    report: Report, tables: ReportTables, folder: Path, formats: Iterable[str]
) -> tuple[Path, ...]:
    """Write the report into ``folder`` in each form and return the files, in that order.

    An unknown form raises `SettingError` before anything is written.
    """
    names = tuple(dict.fromkeys(formats))
    for name in names:
        if name not in known():
            raise SettingError(f"format is {name!r}; give one of {', '.join(known())}")
    writers = [_load(name) for name in names]
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(path for writer in writers for path in writer.write(report, tables, folder))


def _load(name: str) -> Writer:
    (entry, *_) = entry_points(group=ENTRY_POINTS, name=name)
    writer: Writer = entry.load()()
    return writer
