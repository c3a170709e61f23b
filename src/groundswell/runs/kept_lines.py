"""Files of a case to which lines are added and never changed: what people did, in the order they did it."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from filelock import FileLock, Timeout

from groundswell.errors import CaseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from groundswell.runs.folder import CaseFolder

_PATIENCE = 10  # seconds that another's line may take


@dataclass(frozen=True, slots=True)
class KeptLines:
    """One such file, JSON a line.

    ``name`` is its path in the case, ``what`` names its lines in messages, ``mend`` says what to do instead of
    restoring it. ``sound`` says whether what stands in a line can be one of them.
    """

    case: CaseFolder
    name: str
    what: str
    mend: str
    sound: Callable[[dict[str, Any]], bool]

    @property
    def path(self) -> Path:
        """Where the file lies, once there is a line."""
        return self.case.path / self.name

    def rows(self) -> list[dict[str, Any]]:
        """Read all lines. Raises `CaseError` for one that can't be read: none is lost in silence."""
        if not self.path.is_file():
            return []
        try:
            lines = self.path.read_text(encoding="utf-8").split("\n")
        except (OSError, UnicodeError) as why:
            msg = f"the {self.what} of {self.case.path.name} can't be read; restore {self.name}"
            raise CaseError(msg) from why
        rows = []
        for number, line in enumerate(lines, 1):
            if line.strip():
                row = _read(line)
                if row is None or not self.sound(row):
                    msg = (
                        f"line {number} of {self.name} in {self.case.path.name} is damaged; "
                        f"restore the file, or {self.mend}"
                    )
                    raise CaseError(msg)
                rows.append(row)
        return rows

    def add(self, row: dict[str, Any]) -> list[dict[str, Any]]:
        """Add a line that is on the disk when this returns; give all. Raises `CaseError` where it can't be."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=_PATIENCE):
                before = self.rows()  # nothing is added to a damaged file
                line = json.dumps(row, ensure_ascii=True, sort_keys=True) + "\n"
                with self.path.open("a+b") as end:
                    if end.tell() and not _ends_a_line(end):
                        line = "\n" + line
                    end.write(line.encode("ascii"))
                    end.flush()
                    os.fsync(end.fileno())
        except Timeout:
            msg = f"somebody else is writing to the {self.what} of {self.case.path.name}; try again"
            raise CaseError(msg) from None
        except OSError as wrong:
            msg = (
                f"the {self.what} of {self.case.path.name} can't be written ({wrong.strerror}); "
                "make room"
            )
            raise CaseError(msg) from wrong
        return [*before, row]


def _ends_a_line(file: BinaryIO) -> bool:
    """Say whether the last line, written by hand perhaps, has its end."""
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _read(line: str) -> dict[str, Any] | None:
    """Read one line; None for one that is no JSON object."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None


def is_time(value: object) -> bool:
    """Say whether a value of a line can be a time in milliseconds.

    >>> is_time(1_700_000_000_000), is_time(True), is_time("now")
    (True, False, False)
    """
    return isinstance(value, int) and not isinstance(value, bool)
