"""Labels that a person gives: which accounts are known to be coordinated, which to be organic."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

ORGANIC, COORDINATED = "organic", "coordinated"
_COLUMNS = ("account", "label")


@dataclass(frozen=True, slots=True)
class SetAside:
    """One row of the labels that can't be used, and why; ``row`` counts records from 1."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known of accounts of the data, by their keys there.

    ``label`` is ``organic``, ``coordinated``, or the name of the operation that an account belongs
    to. ``absent`` counts labelled accounts that the data don't hold.
    """

    label: Mapping[str, str]
    rows: int
    absent: int
    set_aside: tuple[SetAside, ...]

    @property
    def operations(self) -> tuple[str, ...]:
        """The names of operations, sorted; ``coordinated`` where only that is known."""
        return tuple(sorted(set(self.label.values()) - {ORGANIC}))


def read_labels(path: Path, key_of: Callable[[str], str | None]) -> Labels:
    """Read a CSV file of labels with the columns ``account`` and ``label``.

    ``key_of`` gives the key of an account in the data from what the file calls it, or None when
    the data don't hold it. Rows without an account or a label are set aside with the reason, and
    so are all rows of an account that is labelled in two ways, and repeats. Raises `SourceError`
    when the file can't be read or lacks a column.
    """
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    aside: list[SetAside] = []
    rows = absent = 0
    for row, account, label in _records(path):
        rows = row
        if not account or not label:
            lack = "no account" if not account else "no label"
            aside.append(SetAside(path.name, row, lack))
            continue
        key = key_of(account)
        if key is None:
            absent += 1
        else:
            plain = label.casefold()
            found[key].append((row, plain if plain in (ORGANIC, COORDINATED) else label))
    kept: dict[str, str] = {}
    for key, given in found.items():
        if len({label for _, label in given}) > 1:
            others = ", ".join(str(row) for row, _ in given)
            aside += [
                SetAside(path.name, row, f"the account is labelled in two ways, in rows {others}")
                for row, _ in given
            ]
            continue
        kept[key] = given[0][1]
        aside += [SetAside(path.name, row, f"repeats row {given[0][0]}") for row, _ in given[1:]]
    return Labels(kept, rows, absent, tuple(sorted(aside, key=lambda each: each.row)))


def _records(path: Path) -> Iterable[tuple[int, str, str]]:
    """Number, account and label of each record; white space around them is left out."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            head = file.readline()
            mark = max(",;\t", key=head.count)
            names = [
                name.strip().casefold() for name in next(csv.reader([head], delimiter=mark), [])
            ]
            lacking = [name for name in _COLUMNS if name not in names]
            if lacking:
                msg = (
                    f"{path.name} has no column {' and no column '.join(lacking)}; give a CSV file "
                    "whose first line is account,label"
                )
                raise SourceError(msg)
            account, label = (names.index(name) for name in _COLUMNS)
            for row, cells in enumerate(csv.reader(file, delimiter=mark), 1):
                full = [cell.strip() for cell in cells] + [""] * len(names)
                yield row, full[account], full[label]
    except (OSError, UnicodeDecodeError, csv.Error) as why:
        reason = why.strerror if isinstance(why, OSError) else why
        msg = f"{path.name} can't be read as labels ({reason}); give a CSV file in UTF-8"
        raise SourceError(msg) from why
