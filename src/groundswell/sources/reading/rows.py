"""What the forms share: raw batches out of a table's columns or out of JSON records."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.model.raw import RAW_COLUMNS, RawBatch, Reject
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.delimited import read_delimited
from groundswell.sources.reading.json_records import Record, read_json
from groundswell.sources.reading.parquet import parquet_rows, read_parquet, values_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from groundswell.sources.reading.contract import Head

    Columns = dict[str, Any]  # lists, or Arrow arrays
    Finish = Callable[[Columns, int], Columns]
    Convert = Callable[[dict[str, Any], Mapping[str, Any]], dict[str, Any] | str | None]

_LISTS = frozenset({"link", "hashtag", "mention", "picture"})
_TELLING = re.compile(r"[\s,;|\[]")
_GAP = re.compile(r"[\s,;|]+")
_LINK_GAP = re.compile(r"\s+|[,;|]\s*(?=['\"]?\w+://)|['\"],\s*")


def dig(record: Any, path: str) -> Any:
    """Follow a dotted path into nested objects, None where it leads nowhere.

    A key that itself holds the dots is found first.

    >>> dig({"author": {"id": 7}}, "author.id"), dig({"author.id": 8}, "author.id")
    (7, 8)
    """
    if not isinstance(record, dict):
        return None
    if path in record:
        return record[path]
    first, _, rest = path.partition(".")
    if not rest:
        return None
    inner = record.get(first)
    if isinstance(inner, list):
        found = [dig(each, rest) for each in inner]
        return [each for each in found if each is not None] or None
    return dig(inner, rest)


def as_list(column: Any) -> list[Any]:
    """Give a column as a list, whether it is one or an Arrow array."""
    return values_of(column) if isinstance(column, pa.Array) else column


def each_of(value: Any, key: str | None = None) -> list[Any]:
    """List the elements of a JSON list, or what each holds under a key; never fails."""
    if not isinstance(value, list):
        return []
    if key is None:
        return [each for each in value if each is not None]
    found = [each.get(key) for each in value if isinstance(each, dict)]
    return [each for each in found if each is not None]


def opened(value: Any, *, links: bool = False) -> Any:
    """Open a list that was written into one cell, and give anything else as it is.

    >>> opened("['tea', 'bus']"), opened("#tea #bus"), opened("tea")
    (['tea', 'bus'], ['#tea', '#bus'], 'tea')
    """
    if not isinstance(value, str):
        return value
    if not _TELLING.search(value):
        return value
    inner = value.strip()
    bracketed = inner.startswith("[") and inner.endswith("]")
    if bracketed:
        inner = inner[1:-1]
    parts = [part.strip("'\" \t") for part in (_LINK_GAP if links else _GAP).split(inner)]
    found = [part for part in parts if part]
    return (found or None) if bracketed or len(found) > 1 else value


def columns_of(head: Head) -> tuple[str, ...]:
    """Give the names that a mapping may use for this file: columns, or dotted JSON paths."""
    if head.header is not None:
        names = list(head.header)
        if head.container == "parquet":
            names += [path for path in _paths(head.sample) if path not in names]
        return tuple(names)
    if head.container == "delimited":
        width = max((len(each) for each in head.sample if isinstance(each, list)), default=0)
        return tuple(f"column {place}" for place in range(1, width + 1))
    return tuple(_paths(head.sample))


def sample_dicts(head: Head) -> list[dict[str, Any]]:
    """Give the records of a head's sample that are objects."""
    return [each for each in head.sample if isinstance(each, dict)]


def recognition_by_header(
    form: str,
    head: Head,
    marks: Sequence[str],
    mapping: Mapping[str, str],
    platform: str | None,
    *,
    notes: tuple[str, ...] = (),
) -> Recognition | None:
    """Recognise a table by columns that all must be there; the mapping keeps those there are."""
    names = set(columns_of(head))
    if not all(mark in names for mark in marks):
        return None
    kept = {raw: column for raw, column in mapping.items() if column in names}
    return Recognition(form, 1.0, kept, platform, (*head.notes, *notes))


def read_table(
    head: Head,
    mapping: Mapping[str, str],
    *,
    platform: str | None = None,
    extra: Mapping[str, str] | None = None,
    finish: Finish | None = None,
    arrow: bool = False,
    batch_rows: int = 20_000,
) -> Iterator[RawBatch]:
    """Yield a table's rows as raw batches.

    ``extra`` names further columns for ``finish``, which gets all columns of a batch and
    gives back those to keep. What the analyst mapped by hand is put in after it. With
    ``arrow``, ``finish`` can take Arrow arrays for columns, and the reader of the head may.
    """
    wanted = {**mapping, **(extra or {})}
    given = {raw: column for raw, column in head.given.items() if mapping.get(raw) == column}
    names = set(wanted.values()) | set(given.values())
    for rows, held, rejects, last_row in _column_chunks(head, names, max(batch_rows, 1)):
        count = len(rows)
        empty: list[Any] = [None] * count
        by_name = held if arrow else {name: as_list(column) for name, column in held.items()}
        columns = {raw: by_name.get(name, empty) for raw, name in wanted.items()}
        if finish is not None:
            columns = finish(columns, count)
        for raw, name in given.items():
            columns[raw] = by_name.get(name, empty)
        if platform is not None and "platform" not in columns:
            there = [platform] * count
            columns["platform"] = pa.array(there, pa.string()) if arrow else there
        if not head.arrow:
            columns = {raw: as_list(column) for raw, column in columns.items()}
        yield RawBatch(rows, _tidy(columns), rejects, last_row)


def read_records(
    head: Head,
    recognition: Recognition,
    convert: Convert,
    *,
    columns: Sequence[str],
    list_keys: Sequence[str] = (),
    spread: Callable[[dict[str, Any]], list[dict[str, Any]]] | None = None,
    left_out: str = "records are not posts",
    batch_rows: int = 20_000,
) -> Iterator[RawBatch]:
    """Yield JSON records as raw batches.

    ``convert`` gives a row, or a reason to set it aside, or None for what is no post: that
    is counted in the last batch. ``spread`` opens a record that holds several.
    """
    given = {raw: path for raw, path in head.given.items() if recognition.mapping.get(raw) == path}
    names = [name for name in dict.fromkeys([*columns, *given, "platform"]) if name in RAW_COLUMNS]
    rows: list[int] = []
    values: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    skipped = row = 0
    for found in read_json(head, list_keys):
        for record in _spread(found, spread):
            if isinstance(record, Reject):
                row += record.row is not None
                rejects.append(Reject(row if record.row is not None else None, *record[1:]))
                continue
            row += 1
            value = _converted(convert, record)
            if value is None:
                skipped += 1
            elif isinstance(value, str):
                rejects.append(Reject(row, None, value))
            else:
                for raw, path in given.items():
                    value[raw] = dig(record.value, path)
                value.setdefault("platform", recognition.platform)
                rows.append(row)
                values.append(value)
        if len(rows) >= max(batch_rows, 1) or len(rejects) >= max(batch_rows, 1000):
            yield _batch(names, rows, values, rejects, row)
            rows, values, rejects = [], [], []
    yield replace(
        _batch(names, rows, values, rejects, row), left_out={left_out: skipped} if skipped else {}
    )


def _spread(
    found: Record | Reject, spread: Callable[[dict[str, Any]], list[dict[str, Any]]] | None
) -> list[Record | Reject]:
    if isinstance(found, Reject) or spread is None:
        return [found]
    try:
        return [Record(found.row, each, found.page) for each in spread(found.value)]
    except (AttributeError, KeyError, TypeError, ValueError, IndexError):
        return [Reject(found.row, None, "the record is not built as this form says")]


def _converted(convert: Convert, record: Record) -> dict[str, Any] | str | None:
    try:
        return convert(record.value, record.page)
    except (AttributeError, KeyError, TypeError, ValueError, IndexError, RecursionError):
        return "the record is not built as this form says"


def _batch(
    names: Sequence[str],
    rows: list[int],
    values: list[dict[str, Any]],
    rejects: list[Reject],
    last_row: int,
) -> RawBatch:
    columns = {name: [value.get(name) for value in values] for name in names}
    return RawBatch(rows, _tidy(columns), rejects, last_row)


def _column_chunks(
    head: Head, names: set[str], batch_rows: int
) -> Iterator[tuple[Sequence[int], Columns, list[Reject], int]]:
    if head.container == "delimited":
        yield from _delimited_chunks(head, names, batch_rows)
    elif head.container == "parquet":
        total = max(1, parquet_rows(head.path))
        for start, count, by_name, reject in read_parquet(head.path, sorted(names), batch_rows):
            head.position.fraction = min(1.0, (start + count - 1) / total)
            for name in names - set(by_name):
                root, _, rest = name.partition(".")
                if rest and root in by_name:
                    by_name[name] = [dig(each, rest) for each in as_list(by_name[root])]
            rejects = [] if reject is None else [reject]
            yield range(start, start + count), by_name, rejects, start + count - 1
    else:
        yield from _json_chunks(head, names, batch_rows)


def _delimited_chunks(
    head: Head, names: set[str], batch_rows: int
) -> Iterator[tuple[Sequence[int], Columns, list[Reject], int]]:
    places = {name: place for place, name in enumerate(columns_of(head)) if name in names}
    for chunk in read_delimited(head, list(places.values())):
        at = 0
        count = len(chunk.rows)
        for start in range(0, max(count, 1), batch_rows):
            rows = chunk.rows[start : start + batch_rows]
            last = chunk.last_row if start + batch_rows >= count else rows[-1]
            until = at
            while until < len(chunk.rejects) and (chunk.rejects[until].row or last) <= last:
                until += 1
            rejects, at = chunk.rejects[at:until], until
            by_name: Columns
            if chunk.columns is not None:
                by_name = {
                    name: column.slice(start, len(rows))
                    for name, column in zip(places, chunk.columns, strict=True)
                }
            else:
                records = chunk.records[start : start + batch_rows]
                by_name = {
                    name: [record[place] or None for record in records]
                    for name, place in places.items()
                }
            if rows or rejects:
                yield rows, by_name, rejects, last


def _json_chunks(
    head: Head, names: set[str], batch_rows: int
) -> Iterator[tuple[Sequence[int], Columns, list[Reject], int]]:
    rows: list[int] = []
    records: list[dict[str, Any]] = []
    rejects: list[Reject] = []
    row = 0
    for found in read_json(head):
        if isinstance(found, Reject):
            rejects.append(found)
            row = found.row or row
        else:
            row = found.row
            rows.append(row)
            records.append(found.value)
        if len(rows) >= batch_rows or len(rejects) >= max(batch_rows, 1000):
            yield (
                rows,
                {name: _dug(records, name) for name in names},
                rejects,
                row,
            )
            rows, records, rejects = [], [], []
    yield rows, {name: _dug(records, name) for name in names}, rejects, row


def _dug(records: list[dict[str, Any]], path: str) -> list[Any]:
    if "." not in path:
        return [record.get(path) for record in records]
    return [dig(record, path) for record in records]


def _tidy(columns: Columns) -> Columns:
    """Hold every value to what a raw column may hold: a scalar, or a list of texts."""
    return {
        name: values
        if isinstance(values, pa.Array)
        else [
            value if value is None or value.__class__ is str else _plain(value, name in _LISTS)
            for value in values
        ]
        for name, values in columns.items()
    }


def _plain(value: Any, many: bool) -> Any:
    if isinstance(value, list | tuple):
        kept = [each for each in value if each is not None and not isinstance(each, dict | list)]
        if many:
            return [str(each) for each in kept] or None
        return kept[0] if kept else None
    if isinstance(value, dict):
        return None
    return str(value) if many else value


def _paths(sample: Sequence[object]) -> list[str]:
    found: dict[str, None] = {}
    for record in sample:
        if isinstance(record, dict):
            _collect(record, "", found, 3)
    return list(found)


def _collect(record: dict[str, Any], before: str, found: dict[str, None], depth: int) -> None:
    for key, value in record.items():
        path = f"{before}{key}"
        inner = value[0] if isinstance(value, list) and value else value
        found.setdefault(path)
        if isinstance(inner, dict) and depth:
            _collect(inner, f"{path}.", found, depth - 1)
