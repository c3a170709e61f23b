"""Tables in text, comma, tab, semicolon or pipe between their cells.

Python's ``csv`` module does the parsing. What is added is resynchronisation: one broken
quote costs the line it stands on, and never the good rows that follow it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from groundswell.model.raw import Reject
from groundswell.sources.reading.bytes import LINE_CAP, ByteStream
from groundswell.sources.reading.cells import take_records
from groundswell.sources.reading.text import MARK, is_dirty, lines_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pyarrow as pa

    from groundswell.sources.reading.contract import Head

csv.field_size_limit(2 * LINE_CAP)

DELIMITERS = ",\t;|"
_LEAST_LOOK_AHEAD = 64 * 1024
_TOGETHER = 7 * 1024 * 1024  # characters taken at once as columns
_SEPARATOR_LINE = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


class Chunk(NamedTuple):
    """Some records of a table: their row numbers, their cells, and what was set aside.

    Cells are in ``records``, or in ``columns``: string arrays of those asked for.
    """

    rows: Sequence[int]
    records: list[list[str]]
    rejects: list[Reject]
    last_row: int
    columns: list[pa.Array] | None = None


def find_delimiter(lines: Sequence[str]) -> str:
    """Tell which sign parts the cells: the one that gives most lines one and the same width.

    >>> find_delimiter(["name;at;text", "ana;9:00;bus 42, late", "ben;9:01;bus 7"])
    ';'
    """
    if lines and (named := _SEPARATOR_LINE.fullmatch(lines[0])):
        return named[1]
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        records = [record for record in parse_leniently(lines, delimiter) if record]
        if not records:
            continue
        width, often = Counter(map(len, records)).most_common(1)[0]
        if width < 2:
            continue
        agreed = often / len(records) + 0.5 * (len(records[0]) == width)
        if (agreed, width) > best_score:
            best, best_score = delimiter, (agreed, width)
    return best


def parse_leniently(lines: Sequence[str], delimiter: str) -> list[list[str]]:
    """Parse lines as far as they go, taking broken quotes as they come."""
    try:
        return list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        return [record for line in lines for record in csv.reader([line], delimiter=delimiter)]


def is_separator_line(line: str) -> bool:
    """Tell whether a first line only names the delimiter, as spreadsheets write it."""
    return bool(_SEPARATOR_LINE.fullmatch(line))


def header_names(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give a header's cells distinct names, and notes on what had to be changed.

    >>> header_names(["at", "at", ""])[0]
    ('at', 'at#2', 'column 3')
    """
    names: list[str] = []
    notes: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {place}"
        if not cell.strip():
            notes.append(f"column {place} has no name in the header")
        if name in names:
            times = 2
            while f"{name}#{times}" in names:
                times += 1
            notes.append(f"a column name comes twice in the header; column {place} got #{times}")
            name = f"{name}#{times}"
        names.append(name)
    return tuple(names), tuple(notes)


def read_delimited(head: Head, places: Sequence[int] | None = None) -> Iterator[Chunk]:
    """Yield a table's records in chunks of a few megabytes, bad ones as rejects.

    With ``places``, the cells wanted of each record, well-formed records come as columns.
    """
    delimiter = head.delimiter or ","
    width = _width(head)
    with ByteStream(head.path, head.position) as stream:
        parser = _Parser(delimiter, width, head.encoding, headed=head.header is not None)
        pending: list[str] = []
        pending_dirty = False
        carried = ""
        for found in texts(stream, head.encoding):
            if found is None:
                parser.parse([*pending, *lines_of(carried)], dirty=pending_dirty, last=True)
                parser.overlong()
                pending, pending_dirty, carried = [], False, ""
                yield parser.take()
                continue
            text, carried = carried + found, ""
            dirty = is_dirty(found)
            if places is not None and not dirty and not pending:
                if len(text) < _TOGETHER and not parser.beginning:
                    carried = text
                    continue
                text = parser.begin(text)
                if not parser.beginning:
                    before = parser.take()
                    if before.rows or before.rejects:
                        yield before
                    chunk, text, whole = parser.take_plain(text, places)
                    if chunk.rows:
                        yield chunk
                    if whole and len(text) < _LEAST_LOOK_AHEAD:
                        carried = text
                        continue
            # What is not of the form, or was begun before, goes line by line.
            dirty_now = dirty or (pending_dirty and bool(pending))
            pending = parser.parse([*pending, *lines_of(text)], dirty=dirty_now, last=False)
            pending_dirty = dirty_now
            yield parser.take()
        if carried and places is not None:
            chunk, carried, _ = parser.take_plain(carried, places)
            if chunk.rows:
                yield chunk
        parser.parse([*pending, *lines_of(carried)], dirty=pending_dirty, last=True)
        if stream.trouble:
            parser.rejects.append(
                Reject(None, None, f"{stream.trouble}; reading ended after row {parser.row}")
            )
        yield parser.take()


def _width(head: Head) -> int:
    if head.header is not None:
        return len(head.header)
    widths = Counter(len(record) for record in head.sample if isinstance(record, list))
    return widths.most_common(1)[0][0] if widths else 0


class _Parser:
    """Records out of physical lines, counting as it goes."""

    def __init__(self, delimiter: str, width: int, encoding: str, *, headed: bool) -> None:
        self.row = 0
        self.rejects: list[Reject] = []
        self._delimiter, self._width, self._encoding = delimiter, width, encoding
        self._await_header = headed
        self._first = True
        self._rows: list[int] = []
        self._records: list[list[str]] = []
        self._reach = LINE_CAP
        self._well_formed = _well_formed(delimiter)
        self._of = "the header has" if headed else "most rows have"

    def take(self) -> Chunk:
        """Hand over what has come together so far."""
        chunk = Chunk(self._rows, self._records, self.rejects, self.row)
        self._rows, self._records, self.rejects = [], [], []
        return chunk

    @property
    def beginning(self) -> bool:
        """Whether what stands before the first record has not all come yet."""
        return self._first or self._await_header

    def begin(self, text: str) -> str:
        """Pass over what stands before the first record, where that is plain; give the rest."""
        while self.beginning and text:
            line = text[: text.find("\n") + 1]
            if not line or '"' in line or "\r" in line[:-2]:
                break
            self.parse([line], dirty=False, last=False)
            text = text[len(line) :]
        return text

    def take_plain(self, text: str, places: Sequence[int]) -> tuple[Chunk, str, bool]:
        """Take well-formed records off a text as columns.

        Give them, the rest of the text, and whether the rest may be a record that goes on.
        """
        data = text.encode()
        found = take_records(data, self._delimiter, self._width, places)
        rows = range(self.row + 1, self.row + 1 + found.records)
        self.row += found.records
        if found.records:
            self._reach = LINE_CAP
        rest = data[found.size :].decode()
        return Chunk(rows, [], [], self.row, found.columns), rest, not found.broken

    def overlong(self) -> None:
        """Set one line aside that was too long to keep."""
        self._reject(f"a line of more than {LINE_CAP // 1024**2} MiB")

    def parse(self, lines: list[str], *, dirty: bool, last: bool) -> list[str]:
        """Parse lines; give back those of a record that goes on beyond them."""
        if self._first and lines:
            self._first = False
            if is_separator_line(lines[0]):
                lines = lines[1:]
        if not dirty and not self._await_header and self._parse_plainly(lines):
            return []
        start, total = 0, len(lines)
        while start < total:
            reader = csv.reader(_from(lines, start), delimiter=self._delimiter, strict=True)
            base, problem = start, ""
            try:
                for record in reader:
                    end = base + reader.line_num
                    if not self._settle(record, lines, start, end, dirty=dirty):
                        problem = self._fields(len(record))
                        break
                    start = end
                else:
                    return []
            except csv.Error as error:
                open_ended = "end of data" in str(error)
                if open_ended and not last and self._size(lines, start) < self._reach:
                    return lines[start:]
                if open_ended and self._size(lines, start) > _LEAST_LOOK_AHEAD:
                    self._reach = max(self._reach // 2, _LEAST_LOOK_AHEAD)
                problem = "unbalanced quote"
            self._alone(lines[start], problem, dirty=dirty)
            start += 1
        return []

    def _parse_plainly(self, lines: list[str]) -> bool:
        """Take lines that are one good record each, all at once."""
        try:
            records = list(csv.reader(lines, delimiter=self._delimiter, strict=True))
        except csv.Error:
            return False
        widths = set(map(len, records))
        if len(records) != len(lines) or not widths <= {0, self._width}:
            return False
        if 0 in widths:
            records = [record for record in records if record]
        self._rows.extend(range(self.row + 1, self.row + 1 + len(records)))
        self.row += len(records)
        self._records.extend(records)
        return True

    def _settle(
        self, record: list[str], lines: list[str], start: int, end: int, *, dirty: bool
    ) -> bool:
        """Keep, skip or set aside one record; False when its first line must stand alone."""
        single = end - start == 1
        if not record or (
            single and self._width > 1 and not any(map(str.strip, record[:2])) and len(record) == 1
        ):
            return True
        if self._await_header:
            self._await_header = False
            return True
        if len(record) == self._width:
            if not single and not self._belongs_together(lines[start:end]):
                return False
            self._keep(record, dirty=dirty)
            self._reach = LINE_CAP
            return True
        if single:
            self._reject(self._fields(len(record)))
        return single

    def _belongs_together(self, lines: list[str]) -> bool:
        """Tell a cell of several lines from a broken quote that ran into later rows."""
        if self._well_formed.fullmatch("".join(lines)):
            return True
        return not any(len(self._one(line)) == self._width for line in lines[1:])

    def _alone(self, line: str, problem: str, *, dirty: bool) -> None:
        if self._await_header:
            self._await_header = False
            return
        record = self._one(line)
        if len(record) == self._width:
            self._keep(record, dirty=dirty)
        else:
            count = self._fields(len(record))
            self._reject(count if problem.endswith(self._of) else f"{problem}; {count}")

    def _one(self, line: str) -> list[str]:
        try:
            return next(csv.reader([line.rstrip("\r\n")], delimiter=self._delimiter), [])
        except csv.Error:
            return []

    def _keep(self, record: list[str], *, dirty: bool) -> None:
        if dirty and (reason := dirt("".join(record), self._encoding)):
            self._reject(reason)
            return
        self.row += 1
        self._rows.append(self.row)
        self._records.append(record)

    def _reject(self, reason: str) -> None:
        self.row += 1
        self.rejects.append(Reject(self.row, None, reason))

    def _fields(self, count: int) -> str:
        return f"{count} field{'' if count == 1 else 's'} where {self._of} {self._width}"

    @staticmethod
    def _size(lines: list[str], start: int) -> int:
        return sum(len(lines[at]) for at in range(start, len(lines)))


def dirt(text: str, encoding: str) -> str | None:
    """Say what makes a piece of text unusable, or None when nothing does."""
    if "\0" in text:
        return "a NUL byte"
    if MARK in text:
        return f"bytes that are not {encoding.removesuffix('-sig')}"
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        return "half of a surrogate pair"
    return None


def _from(lines: list[str], start: int) -> Iterator[str]:
    for at in range(start, len(lines)):
        yield lines[at]


@lru_cache(maxsize=8)
def _well_formed(delimiter: str) -> re.Pattern[str]:
    part = re.escape(delimiter)
    cell = rf'(?:"[^"]*+(?:""[^"]*+)*+"|[^"{part}\r\n]*+)'
    return re.compile(rf"{cell}(?:{part}{cell})*+(?:\r\n|\r|\n)?")
