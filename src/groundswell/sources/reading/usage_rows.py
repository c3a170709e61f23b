"""What the forms of usage logs share: records of any container, and columns out of messages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from groundswell.model.raw import Reject
from groundswell.model.raw_usage import RAW_MESSAGE_COLUMNS, RAW_SIGNAL_COLUMNS, UsageBatch
from groundswell.sources.reading.delimited import read_delimited
from groundswell.sources.reading.json_records import Record, read_json
from groundswell.sources.reading.parquet import parquet_rows, read_parquet, values_of
from groundswell.sources.reading.rows import as_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_said import Said

    Converter = Callable[[dict[str, Any], Mapping[str, Any], "Out"], None]

MOST_CHARACTERS = 32_000_000
"""A batch ends once its texts hold this many characters, however few rows it has."""

NOT_BUILT = "the record is not built as this form says"


@dataclass(slots=True)
class Out:
    """Where a form puts what it finds in the record at ``row``."""

    row: int = 0
    rows: list[int] = field(default_factory=list)
    columns: dict[str, list[Any]] = field(
        default_factory=lambda: {name: [] for name in RAW_MESSAGE_COLUMNS}
    )
    signal_rows: list[int] = field(default_factory=list)
    signals: dict[str, list[Any]] = field(
        default_factory=lambda: {name: [] for name in RAW_SIGNAL_COLUMNS}
    )
    rejects: list[Reject] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    characters: int = 0

    def message(self, said: Said, **more: Any) -> None:
        """Put down a message; ``more`` are further columns (account, conversation, …)."""
        self.rows.append(self.row)
        for name, values in self.columns.items():
            values.append(more[name] if name in more else getattr(said, name, None))
        self.characters += len(said.text)

    def signal(self, account: Any, kind: str, value: Any, at: Any, provider: Any = None) -> None:
        """Put down what an account showed at a time; nothing where there is no value."""
        if value in (None, "") or isinstance(value, (dict, list)):
            return
        self.signal_rows.append(self.row)
        found = {
            "account": account, "provider": provider, "kind": kind, "value": value,
            "first_seen": at, "last_seen": at, "shared": None,
        }  # fmt: skip
        for name, values in self.signals.items():
            values.append(found[name])

    def reject(self, column: str | None, reason: str) -> None:
        """Set something of this record aside."""
        self.rejects.append(Reject(self.row, column, reason))

    def leave(self, kind: str | None, count: int = 1) -> None:
        """Count what is no message to read, by what it is."""
        if kind is not None and count:
            self.left_out[kind] += count

    def full(self, batch_rows: int) -> bool:
        """Whether it is time for a batch."""
        return (
            len(self.rows) >= batch_rows
            or len(self.signal_rows) >= 4 * batch_rows
            or len(self.rejects) >= max(batch_rows, 1000)
            or self.characters >= MOST_CHARACTERS
        )

    def batch(self) -> UsageBatch:
        """Give what has come together as a batch."""
        return UsageBatch(
            self.rows,
            self.columns,
            self.signal_rows,
            self.signals,
            self.rejects,
            self.row,
            dict(self.left_out),
        )


def read_conversations(
    head: Head,
    convert: Converter,
    *,
    list_keys: Sequence[str] = (),
    batch_rows: int = 20_000,
    finish: Callable[[Out], None] | None = None,
) -> Iterator[UsageBatch]:
    """Yield batches out of records; ``convert`` puts what each holds into an `Out`.

    A record that ``convert`` fails on is set aside as a whole. ``finish`` is called after the last.
    """
    out = Out()
    for found in records_of(head, list_keys):
        if isinstance(found, Reject):
            out.row = found.row or out.row
            out.rejects.append(found)
        else:
            out.row = found.row
            before = len(out.rows), len(out.signal_rows)
            try:
                convert(found.value, found.page, out)
            except (AttributeError, KeyError, TypeError, ValueError, IndexError, RecursionError):
                _cut(out, *before)
                out.reject(None, NOT_BUILT)
        if out.full(max(batch_rows, 1)):
            yield out.batch()
            out = Out(row=out.row)
    if finish is not None:
        finish(out)
    yield out.batch()


def _cut(out: Out, rows: int, signal_rows: int) -> None:
    """Take back what came of a record before it turned out to be unsound."""
    del out.rows[rows:], out.signal_rows[signal_rows:]
    for values in out.columns.values():
        del values[rows:]
    for values in out.signals.values():
        del values[signal_rows:]


def records_of(head: Head, list_keys: Sequence[str] = ()) -> Iterator[Record | Reject]:
    """Yield a file's records as mappings, whatever the container; a table's row is a record."""
    if head.container == "delimited":
        yield from _delimited_records(head)
    elif head.container == "parquet":
        yield from _parquet_records(head)
    else:
        yield from read_json(head, list_keys)


def _delimited_records(head: Head) -> Iterator[Record | Reject]:
    names = head.header or ()
    for chunk in read_delimited(head):
        aside = iter(sorted(chunk.rejects, key=lambda each: each.row or chunk.last_row + 1))
        waiting = next(aside, None)
        for row, cells in zip(chunk.rows, chunk.records, strict=True):
            while waiting is not None and waiting.row is not None and waiting.row < row:
                yield waiting
                waiting = next(aside, None)
            yield Record(row, {n: c for n, c in zip(names, cells, strict=False) if c != ""}, {})
        while waiting is not None:
            yield waiting
            waiting = next(aside, None)


def _parquet_records(head: Head) -> Iterator[Record | Reject]:
    total = max(1, parquet_rows(head.path))
    names = list(head.header or ())
    for start, count, by_name, damage in read_parquet(head.path, names, 1_000):
        head.position.fraction = min(1.0, (start + count - 1) / total)
        columns = [values_of(held) if hasattr(held, "type") else held for held in by_name.values()]
        for at, cells in enumerate(zip(*columns, strict=True)):
            found = zip(by_name, cells, strict=True)
            yield Record(start + at, {n: c for n, c in found if c is not None}, {})
        if damage is not None:
            yield damage
    head.position.fraction = 1.0


def all_columns(
    head: Head, mapping: Mapping[str, str], known: Mapping[str, str]
) -> Mapping[str, str]:
    """Give the columns to read: of records also those that the first ones did not have.

    What is said of few messages alone (that one was refused) may come late in a log.
    """
    if head.container in ("delimited", "parquet"):
        return mapping
    taken = set(mapping.values())
    return {**{raw: raw for raw in known if raw not in taken}, **mapping}


def column_chunks(
    head: Head, names: Sequence[str], batch_rows: int
) -> Iterator[tuple[Sequence[int], dict[str, Any], list[Reject], int]]:
    """Yield row numbers, columns by name, rejects and the last row, of a table or of records."""
    if head.container == "delimited" and head.header is not None:
        places = {name: at for at, name in enumerate(head.header) if name in names}
        for chunk in read_delimited(head, list(places.values())):
            if chunk.columns is not None:
                columns: dict[str, Any] = dict(zip(places, chunk.columns, strict=True))
            else:
                columns = {
                    name: [record[place] or None for record in chunk.records]
                    for name, place in places.items()
                }
            yield from _cut_up(chunk.rows, columns, chunk.rejects, chunk.last_row, batch_rows)
        return
    if head.container == "parquet":
        total = max(1, parquet_rows(head.path))
        for start, count, by_name, damage in read_parquet(head.path, names, batch_rows):
            head.position.fraction = min(1.0, (start + count - 1) / total)
            rejects = [] if damage is None else [damage]
            yield range(start, start + count), by_name, rejects, start + count - 1
        head.position.fraction = 1.0
        return
    rows: list[int] = []
    records: list[Mapping[str, Any]] = []
    rejects = []
    row = size = 0
    for found in read_json(head):
        if isinstance(found, Reject):
            rejects.append(found)
            row = found.row or row
        else:
            row = found.row
            rows.append(row)
            records.append(found.value)
            size += sum(len(each) for each in found.value.values() if each.__class__ is str)
        if len(rows) >= batch_rows or size > MOST_CHARACTERS or len(rejects) > batch_rows + 1000:
            yield rows, {name: [each.get(name) for each in records] for name in names}, rejects, row
            rows, records, rejects, size = [], [], [], 0
    yield rows, {name: [each.get(name) for each in records] for name in names}, rejects, row


def _cut_up(
    rows: Sequence[int],
    columns: dict[str, Any],
    rejects: list[Reject],
    last_row: int,
    batch_rows: int,
) -> Iterator[tuple[Sequence[int], dict[str, Any], list[Reject], int]]:
    for start in range(0, max(len(rows), 1), batch_rows):
        end = start + batch_rows
        last = last_row if end >= len(rows) else rows[end - 1]
        cut = {name: held[start:end] for name, held in columns.items()}
        yield rows[start:end], cut, rejects if end >= len(rows) else [], last


def plain_cell(value: Any) -> Any:
    """Give a cell as a scalar; None where it is a list or an object."""
    return None if isinstance(value, (dict, list, tuple)) else value


def plain_column(column: Any) -> Any:
    """Give a column whose cells are scalars."""
    return column if hasattr(column, "type") else [plain_cell(each) for each in as_list(column)]
