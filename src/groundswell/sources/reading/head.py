"""The head of a file: what it is, judged by its content first and its name second."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

import ijson

from groundswell.errors import SourceError
from groundswell.sources.reading.bytes import LINE_CAP, ByteStream
from groundswell.sources.reading.contract import Head
from groundswell.sources.reading.delimited import (
    find_delimiter,
    header_names,
    is_separator_line,
    parse_leniently,
)
from groundswell.sources.reading.json_records import Undecodable, decode_line
from groundswell.sources.reading.parquet import parquet_head
from groundswell.sources.reading.paths import shown_name
from groundswell.sources.reading.text import Encoding, find_encoding

if TYPE_CHECKING:
    from pathlib import Path

_SAMPLE = 256 * 1024
_RECORDS = 50
_LIST_NAMES = ("data", "feed", "messages", "items", "statuses", "posts", "results", "tweets")
_TABLE_MEND = "export the table as CSV, JSON lines or Parquet"
_JUNK: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a spreadsheet or ZIP archive", f"unpack it, or {_TABLE_MEND}"),
    (b"PK\x05\x06", "an empty ZIP archive", _TABLE_MEND),
    (b"%PDF", "a PDF document", _TABLE_MEND),
    (b"\x89PNG", "a PNG image", _TABLE_MEND),
    (b"\xff\xd8\xff", "a JPEG image", _TABLE_MEND),
    (b"GIF8", "a GIF image", _TABLE_MEND),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file", _TABLE_MEND),
    (b"BZh", "a bzip2 archive", "unpack it, or pack it as .gz or .zst"),
    (b"\xfd7zXZ", "an xz archive", "unpack it, or pack it as .gz or .zst"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it"),
    (b"Rar!", "a RAR archive", "unpack it"),
    (b"SQLite format 3", "an SQLite database", _TABLE_MEND),
    (b"ARROW1", "an Arrow file", "save it as Parquet"),
    (b"\x1f\x8b", "a file packed many times over", "unpack it"),
    (b"\x28\xb5\x2f\xfd", "a file packed many times over", "unpack it"),
)
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml|head|body|svg)", re.IGNORECASE)
_DATA_LIKE = re.compile(
    r"""[-+]?\d[\d.,]*(?:e[-+]?\d+)?            # a number
    |\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}.*          # a date
    |https?://\S+|@\w+""",  # long text tells nothing: some exports explain a column in its name
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)


def read_head(path: Path, *, encoding: str | None = None) -> Head:
    """Look at a file's first records; raises `SourceError` when it can hold none."""
    shown = shown_name(path)
    with ByteStream(path) as stream:
        sample = stream.read(_SAMPLE)
        packed = bool(stream.layers)
        if sample[:4] == b"PAR1":
            return _parquet(path, packed=packed)
        if not sample.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
            why = f": {stream.trouble}" if stream.trouble else ""
            msg = f"{shown} is empty{why}; export it again"
            raise SourceError(msg)
        _refuse_junk(shown, sample)
        spelled = find_encoding(sample, encoding)
        text = sample.decode(spelled.name, "groundswell-mark").lstrip("\ufeff")
        if _MARKUP.match(text):
            msg = (
                f"{shown} is a web page or XML, not data; it may be a sign-in or error page saved "
                f"by mistake: download it again, or {_TABLE_MEND}"
            )
            raise SourceError(msg)
        if spelled.name.startswith("utf-8"):
            _refuse_binary(shown, text)
        complete = len(sample) < _SAMPLE
        first = text.lstrip()[:1]
        if first in {"{", "["} or (first not in {'"'} and _suffix(path) in {"json", "jsonl"}):
            while not complete and not _line_ends(text) and len(text) < LINE_CAP:
                more = stream.read(1024 * 1024)
                sample, complete = sample + more, not more
                text = sample.decode(spelled.name, "groundswell-mark").lstrip("\ufeff")
    if first in {"{", "["}:
        head = _json(path, text, spelled, complete=complete)
        if head is not None:
            return head
    if _suffix(path) in {"json", "jsonl", "ndjson", "geojson"}:
        return _json_by_name(path, text, spelled, complete=complete)
    return _delimited(path, text, spelled, complete=complete)


def _notes(spelled: Encoding) -> tuple[str, ...]:
    return (spelled.note,) if spelled.note else ()


def _suffix(path: Path) -> str:
    parts = [part.lower() for part in path.name.split(".")]
    while len(parts) > 1 and parts[-1] in {"gz", "zst", "zstd"}:
        parts.pop()
    return parts[-1] if len(parts) > 1 else ""


def _line_ends(text: str) -> bool:
    return "\n" in text or "\r" in text


def _whole_lines(text: str, *, complete: bool) -> list[str]:
    lines = list(io.StringIO(text, newline=""))
    return lines if complete or len(lines) < 2 else lines[:-1]


def _refuse_junk(shown: str, sample: bytes) -> None:
    for magic, what, mend in _JUNK:
        if sample.startswith(magic):
            msg = f"{shown} looks like {what}, which holds no rows to read; {mend}"
            raise SourceError(msg)
    if sample[4:8] == b"ftyp" or sample[:4] in {b"RIFF", b"OggS"}:
        msg = f"{shown} looks like sound or video, which holds no rows to read; {_TABLE_MEND}"
        raise SourceError(msg)


def _refuse_binary(shown: str, text: str) -> None:
    part = text[:8192]
    odd = sum((sign < " " and sign not in "\t\r\n\x1b\f\v") or sign == "\udcff" for sign in part)
    if odd > 0.3 * len(part):
        msg = f"{shown} holds no text but binary data of an unknown kind; {_TABLE_MEND}"
        raise SourceError(msg)


def _parquet(path: Path, *, packed: bool) -> Head:
    if packed:
        msg = f"{shown_name(path)} is a packed Parquet file; unpack it, it is compressed within"
        raise SourceError(msg)
    names, rows = parquet_head(path, _RECORDS)
    return Head(path, "parquet", names, rows)


def _json(path: Path, text: str, spelled: Encoding, *, complete: bool) -> Head | None:
    """Tell lines from a document; None when it is no JSON after all."""
    lines = [line for line in _whole_lines(text, complete=complete) if not line.isspace()]
    decoded = [_try(line) for line in lines[: 2 * _RECORDS]]
    good = [value for value in decoded if isinstance(value, dict)]
    whole = isinstance(decoded[0], dict | list) if decoded else False
    many = len(lines) > 1 or not complete
    if (whole and many) or (good and not text.lstrip().startswith("[")):
        found = None
        if not many and isinstance(decoded[0], dict) and len(text) > LINE_CAP // 2:
            found = _layout(text)
        if found is None and good:
            return _lines(path, good, spelled)
    layout = _layout(text)
    if layout is None:
        if _suffix(path) in {"csv", "tsv", "tab", "txt"}:
            return None
        return _unknown_layout(path, text, spelled, lines)
    prefix, keys, records = layout
    return Head(
        path,
        "json_document",
        None,
        records,
        encoding=spelled.name,
        top_keys=keys,
        prefix=prefix,
        notes=_notes(spelled),
    )


def _lines(path: Path, records: list[dict[str, Any]], spelled: Encoding) -> Head:
    return Head(
        path,
        "json_lines",
        None,
        records[:_RECORDS],
        encoding=spelled.name,
        top_keys=tuple(records[0]),
        notes=_notes(spelled),
    )


def _unknown_layout(path: Path, text: str, spelled: Encoding, lines: list[str]) -> Head:
    shown = shown_name(path)
    later = [value for value in map(_try, lines[1 : 2 * _RECORDS]) if isinstance(value, dict)]
    if later:
        return _lines(path, later, spelled)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if value in ([], {}):
        msg = f"{shown} is empty: it holds no records; export it again"
        raise SourceError(msg)
    msg = (
        f"{shown} is JSON, but no list of records was found in it, or it breaks off before the "
        "first; save one object a line (.jsonl) or a list of objects"
    )
    raise SourceError(msg)


def _json_by_name(path: Path, text: str, spelled: Encoding, *, complete: bool) -> Head:
    lines = [line for line in _whole_lines(text, complete=complete) if not line.isspace()]
    good = [value for value in map(_try, lines[: 2 * _RECORDS]) if isinstance(value, dict)]
    if good:
        return _lines(path, good, spelled)
    if _suffix(path) in {"json", "geojson"} or not complete:
        kind = "a single value" if len(lines) == 1 and _try(lines[0]) is not None else "no JSON"
    else:
        kind = "no JSON object on any of its first lines"
    msg = f"{shown_name(path)} holds {kind}; save one object a line (.jsonl) or a list of objects"
    raise SourceError(msg)


def _try(line: str) -> Any:
    try:
        return decode_line(line)
    except Undecodable:
        return None


def _layout(text: str) -> tuple[str, tuple[str, ...], list[Any]] | None:
    """Find where in a document the records lie: the first list of objects, known names first."""
    found: dict[str, list[Any]] = {}
    keys: list[str] = []
    builder: Any = None
    home, depth = "", 0
    try:
        for path, event, value in ijson.parse(
            io.BytesIO(text.encode("utf-8", "replace")), use_float=True
        ):
            if path == "" and event == "map_key":
                keys.append(str(value))
            if builder is not None:
                builder.event(event, value)
                depth += event in {"start_map", "start_array"}
                depth -= event in {"end_map", "end_array"}
                if depth == 0:
                    found[home].append(builder.value)
                    builder = None
            elif event == "start_map" and path.endswith("item") and _worth(path, found):
                home = path
                found.setdefault(home, [])
                if len(found[home]) < _RECORDS:
                    builder, depth = ijson.ObjectBuilder(), 1
                    builder.event(event, value)
    except (ijson.JSONError, ValueError, RecursionError):
        pass  # the sample may end anywhere
    if builder is not None and not found[home]:
        found[home].append(builder.value)  # a first record longer than the sample
    if not found:
        return None
    best = min(found, key=lambda path: (_rank(path), list(found).index(path)))
    return best, tuple(keys), found[best]


def _worth(path: str, found: dict[str, list[Any]]) -> bool:
    if path in found or path == "chats.list.item.messages.item":
        return True
    return path == "item" or path.count(".") == 1 or path.endswith((".data.item", ".feed.item"))


def _rank(path: str) -> int:
    if path in {"item", "chats.list.item.messages.item"}:
        return 0
    name = path.split(".", 1)[0]
    return 1 + _LIST_NAMES.index(name) if name in _LIST_NAMES else len(_LIST_NAMES) + 1


def _delimited(path: Path, text: str, spelled: Encoding, *, complete: bool) -> Head:
    lines = _whole_lines(text, complete=complete)
    delimiter = find_delimiter(lines[:100])
    if lines and is_separator_line(lines[0]):
        lines = lines[1:]
    records = [
        record
        for record in parse_leniently(lines[: 4 * _RECORDS], delimiter)
        if len(record) > 1 or any(map(str.strip, record))
    ]
    if not records:
        msg = f"{shown_name(path)} is empty: it holds no row; export it again"
        raise SourceError(msg)
    notes = _notes(spelled)
    if any(_DATA_LIKE.fullmatch(cell.strip()) for cell in records[0] if cell.strip()):
        return Head(
            path,
            "delimited",
            None,
            records[:_RECORDS],
            encoding=spelled.name,
            delimiter=delimiter,
            notes=notes,
        )
    names, remarks = header_names(records[0])
    sample = [
        dict(zip(names, record, strict=True)) for record in records[1:] if len(record) == len(names)
    ]
    return Head(
        path,
        "delimited",
        names,
        sample[:_RECORDS],
        encoding=spelled.name,
        delimiter=delimiter,
        notes=notes + remarks,
    )
