"""An analyst's list of values that many share, such as the addresses of a university."""

from __future__ import annotations

import csv
import hashlib
from pathlib import Path

from groundswell.errors import SettingError
from groundswell.sources.reading.paths import shown_name
from groundswell.tables.usage_values import BadSignal, KnownShared

_MOST_BYTES = 64 * 1024 * 1024


def known_shared(path: str | Path | None) -> tuple[KnownShared, str | None]:
    """Read an analyst's list of shared values, and give its hash."""
    if path is None:
        return KnownShared(), None
    file, shown = Path(path), shown_name(path)
    mend = "give a CSV with the columns kind, value and shared"
    try:
        if file.stat().st_size > _MOST_BYTES:
            msg = f"the list of shared values {shown} is too long; give at most 64 MiB"
            raise SettingError(msg)
        data = file.read_bytes()
        rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    except OSError as why:
        msg = f"the list of shared values {shown} can't be read ({why.strerror}); check the path"
        raise SettingError(msg) from why
    except (UnicodeDecodeError, csv.Error) as why:
        msg = f"the list of shared values {shown} is no CSV in UTF-8; {mend}"
        raise SettingError(msg) from why
    told = []
    for number, row in enumerate(rows, 1):
        cells = tuple(str(row.get(name) or "") for name in ("kind", "value", "shared"))
        if not all(cells):
            msg = f"the list of shared values {shown} lacks a cell in row {number}; {mend}"
            raise SettingError(msg)
        told.append(cells)
        try:
            KnownShared.of([cells])  # type: ignore[list-item]
        except BadSignal as why:
            msg = f"the list of shared values {shown}, row {number}: {why}; {mend}"
            raise SettingError(msg) from None
    return KnownShared.of(told), hashlib.sha256(data).hexdigest()  # type: ignore[arg-type]
