"""What a writer is: it puts a report into files of one form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.content import Report, ReportTables


@runtime_checkable
class Writer(Protocol):
    """One output form, registered under the entry point group ``groundswell.writers``."""

    @property
    def name(self) -> str:
        """The word by which a person asks for this form, e.g. ``html``."""
        ...

    @property
    def title(self) -> str:
        """What the form is for, in one line."""
        ...

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:
        """Write into ``folder`` and return the files written, the main one first."""
        ...
