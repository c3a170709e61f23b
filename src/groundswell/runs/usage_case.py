"""What an investigation of usage logs left in its case: its tables, and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.errors import CaseError
from groundswell.model.tables import REJECTS, as_named
from groundswell.model.usage import USAGE_TABLES
from groundswell.runs.folder import CaseFolder

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOGS = ("usage_accounts", "conversations", "messages", "signals", "rejects")
_SCHEMAS = {**USAGE_TABLES, "rejects": REJECTS}


class UsageCase:
    """The provider's wing of a case; every table is an Arrow table.

    Tables are read when they are asked for, by their names: ``case["provider_operations"]``. Their
    schemas are those of `groundswell.model.usage`.
    """

    def __init__(self, path: str | Path, result: str | None = None) -> None:
        """Open a case at its current reading of usage logs, or at an earlier one by its ID.

        Raises `CaseError` when the folder is no case or holds no such reading.
        """
        self.folder = CaseFolder(Path(path))
        manifest = self.folder.manifest()
        name = result or manifest["current_usage"]
        if name is None:
            msg = (
                f"the case {self.folder.path.name} holds no usage logs; "
                "run groundswell investigate --usage"
            )
            raise CaseError(msg)
        if name not in manifest["usage"]:
            known = ", ".join(manifest["usage"]) or "none"
            msg = (
                f"the case {self.folder.path.name} holds no reading {name!r} of usage logs; "
                f"it holds {known}"
            )
            raise CaseError(msg)
        self.result: str = name
        self.about: dict[str, Any] = manifest["usage"][name]
        self.logs_about: dict[str, Any] = manifest["logs"][self.about["logs"]]
        self._read: dict[str, pa.Table] = {}

    def __repr__(self) -> str:
        """Name the folder and the result."""
        return f"UsageCase({str(self.folder.path)!r}, result={self.result!r})"

    @property
    def path(self) -> Path:
        """The case folder."""
        return self.folder.path

    @property
    def result_path(self) -> Path:
        """The folder of the reading that is looked at."""
        return self.folder.folder("usage", self.result)

    @property
    def report_path(self) -> Path:
        """Where the page of this reading lies, once it is written."""
        return self.result_path / "usage.html"

    @property
    def operations(self) -> pa.Table:
        """Candidate operations, the best tier first (schema ``PROVIDER_OPERATIONS``)."""
        return self["provider_operations"]

    @property
    def operators(self) -> pa.Table:
        """Accounts that are one operator, by what links them (schema ``OPERATORS``)."""
        return self["operators"]

    @property
    def messages(self) -> pa.Table:
        """All messages (schema ``MESSAGES``)."""
        return self["messages"]

    def __getitem__(self, name: str) -> pa.Table:
        """Give a table by its name.

        Raises KeyError for a name that no table has, `CaseError` for one that is missing or
        damaged.
        """
        if name not in _SCHEMAS or name == "link_judgements":
            raise KeyError(name)
        if name not in self._read:
            self._read[name] = self._table(name)
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        """Name the tables."""
        return (name for name in _SCHEMAS if name != "link_judgements")

    def tables(self) -> dict[str, pa.Table]:
        """Give all tables by their names."""
        return {name: self[name] for name in self}

    def _table(self, name: str) -> pa.Table:
        if name in _LOGS:
            folder, sizes = self.folder.folder("logs", self.about["logs"]), self.logs_about["sizes"]
        else:
            folder, sizes = self.result_path, self.about["sizes"]
        file = folder / f"{name}.parquet"
        lost = f"the table {name} of the case is missing or damaged; run investigate again"
        if not file.is_file() or file.stat().st_size != sizes.get(name):
            raise CaseError(lost)
        try:
            return as_named(pq.ParquetFile(file).read(), _SCHEMAS[name])
        except (OSError, ValueError, pa.ArrowException) as why:
            raise CaseError(lost) from why
