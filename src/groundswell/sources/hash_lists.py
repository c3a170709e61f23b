"""Lists of PDQ hashes as platforms exchange them, read into one table.

Read are: one hash a line, alone, after its kind (``pdq …``), or before further fields, as the
hashing tools of ThreatExchange print them and its program keeps them; CSV or TSV with a header,
as ThreatExchange and Hasher-Matcher-Actioner give; JSON and JSON lines, whatever they are nested
in, of ThreatExchange, Hasher-Matcher-Actioner and StopNCII, and vPDQ's lists of frames; the XML of NCMEC's hash
sharing. Entries of other kinds of hash, and withdrawn ones, are counted and left out.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow as pa

from groundswell.errors import SourceError
from groundswell.sources.reading.bytes import ByteStream
from groundswell.sources.reading.paths import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MOST_BYTES = 4 << 30  # of a list, unpacked: 50 million hashes
LEAST_QUALITY = 50

HASH_LIST = pa.schema(
    [
        pa.field("pdq", pa.string(), nullable=False, metadata={"meaning": "64 hexadecimal digits"}),
        pa.field("label", pa.string(), metadata={"meaning": "what the list says of it"}),
        pa.field("entry", pa.int64(), nullable=False, metadata={"meaning": "its number, from 1"}),
    ]
)

OTHER_KIND = "hashes of another kind than PDQ"
WITHDRAWN = "hashes that were withdrawn or deleted"
POOR = f"hashes of pictures of quality below {LEAST_QUALITY}"
EMPTY = "hashes of pictures with nothing in them"
AGAIN = "hashes that the list holds already"

_PDQ = re.compile(r"[0-9a-f]{64}", re.IGNORECASE)
_HEX = re.compile(r"[0-9a-f]{8,}", re.IGNORECASE)
_KINDS = {"pdq", "hash_pdq", "imagepdq", "image_pdq", "pdqhash", "pdq_hash", "photo_pdq"}
_HASH_KEYS = [
    "pdq",
    "pdq_hash",
    "pdqhash",
    "hash",
    "hashvalue",
    "hash_value",
    "signal_str",
    "signal_value",
    "signal_hash",
    "signal",
    "raw_indicator",
    "indicator",
    "value",
    "hex",
]
_KIND_KEYS = [
    "signal_type",
    "signaltype",
    "indicator_type",
    "hash_type",
    "hashtype",
    "type",
    "kind",
]
_LABEL_KEYS = [
    "label",
    "labels",
    "tags",
    "tag",
    "category",
    "collab",
    "bank",
    "description",
    "name",
    "filename",
]
_STATE_KEYS = ["hashstatus", "status", "state", "deleted", "should_delete", "is_deleted"]
_GONE = {"withdrawn", "deleted", "removed", "true", "inactive"}
_XML = re.compile(rb"<(image|video)\b[^>]*>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_XML_PDQ = re.compile(rb"<pdq\b[^>]*>\s*([0-9a-f]{64})\s*</pdq>", re.IGNORECASE)
_XML_GONE = re.compile(rb"<deleted(?:image|video)\b", re.IGNORECASE)


class Refused(NamedTuple):
    """An entry that is no hash, and why; the reason doesn't repeat it."""

    entry: int
    reason: str


@dataclass(frozen=True, slots=True)
class HashList:
    """The hashes of a list, each once, in its order (`HASH_LIST`), and what is not among them."""

    table: pa.Table
    left_out: Mapping[str, int] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()


class _Entry(NamedTuple):
    hash: str | None
    label: str | None = None
    quality: int | None = None
    gone: bool = False
    kind: str | None = None


def read_hash_list(path: Path) -> HashList:
    """Read a list of hashes, plain or packed with gzip or Zstandard.

    Raises `SourceError` for a file in which no PDQ hash is found.
    """
    found: dict[str, tuple[str | None, int]] = {}
    left_out: Counter[str] = Counter()
    refused: list[Refused] = []
    data = _bytes(path)
    for number, entry in enumerate(_entries(data), 1):
        reason = _reason(entry, found)
        if reason is None and entry.hash:
            found[entry.hash.lower()] = (entry.label, number)
        elif reason in {OTHER_KIND, WITHDRAWN, POOR, EMPTY, AGAIN}:
            left_out[reason] += 1
        elif reason:
            refused.append(Refused(number, reason))
    if not found:
        told = "".join(f"; it holds {count:,} {what}" for what, count in left_out.items())
        msg = (
            f"{shown_name(path)} holds no PDQ hash{told}; give a list of hashes of 64 hexadecimal "
            "digits: one a line, CSV with a header, or JSON"
        )
        raise SourceError(msg)
    labels, numbers = zip(*found.values(), strict=True)
    table = pa.table([list(found), list(labels), list(numbers)], schema=HASH_LIST)
    return HashList(table, left_out, tuple(refused))


def _bytes(path: Path) -> bytes:
    with ByteStream(path) as stream:
        parts, size = [], 0
        while piece := stream.read():
            parts.append(piece)
            size += len(piece)
            if size > MOST_BYTES:
                msg = f"{shown_name(path)} is larger than {MOST_BYTES >> 30} GB; cut it up"
                raise SourceError(msg)
        if stream.trouble:
            msg = f"{shown_name(path)}: {stream.trouble}"
            raise SourceError(msg)
    return b"".join(parts)


def _reason(entry: _Entry, found: Mapping[str, Any]) -> str | None:
    """Say why an entry is not taken, or None."""
    if entry.kind is not None and entry.kind not in _KINDS:
        return OTHER_KIND
    if entry.gone:
        return WITHDRAWN
    if entry.hash is None or not _PDQ.fullmatch(entry.hash):
        other = entry.kind is None and entry.hash is not None and _HEX.fullmatch(entry.hash)
        return OTHER_KIND if other else "not 64 hexadecimal digits"
    if entry.quality is not None and entry.quality < LEAST_QUALITY:
        return POOR
    # PDQ sets half of the bits, save where a picture has nothing in it.
    if not 96 <= int(entry.hash, 16).bit_count() <= 160:
        return EMPTY
    return AGAIN if entry.hash.lower() in found else None


def _entries(data: bytes) -> Iterator[_Entry]:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"<"):
        yield from _of_xml(data)
    elif head.startswith((b"{", b"[")):
        yield from _of_json(data)
    else:
        yield from _of_lines(data.decode("utf-8-sig", "replace"))


def _of_lines(text: str) -> Iterator[_Entry]:
    lines = (line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    first = next(lines, "")
    mark = next((sign for sign in "\t;" if sign in first), ",")
    names = [name.strip().lower() for name in next(csv.reader([first], delimiter=mark), [])]
    if any(name in _HASH_KEYS for name in names):
        for cells in csv.reader(lines, delimiter=mark):
            yield _of_fields(dict(zip(names, cells, strict=False)))
        return
    for cells in csv.reader(_again(first, lines), delimiter=mark):
        yield _of_cells([cell.strip() for cell in cells])


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
        yield from lines


def _of_cells(cells: list[str]) -> _Entry:
    """Read a line without a header: a hash, or its kind and the hash, then what may follow."""
    kind, _, hashed = cells[0].rpartition(" ")
    if kind and not _HEX.fullmatch(hashed) and kind.lower() not in _KINDS:
        kind, hashed = "", cells[0]
    if not kind and len(cells) > 1 and not _HEX.fullmatch(cells[0]) and _HEX.fullmatch(cells[1]):
        kind, hashed, cells = cells[0], cells[1], cells[1:]
    rest = cells[1:]
    quality = None
    if rest and rest[0].isdigit() and int(rest[0]) <= 100:
        quality, rest = int(rest[0]), rest[1:]
    label = " ".join(cell for cell in rest if cell) or None
    return _Entry(hashed, label, quality, kind=kind.strip().lower() or None)


def _of_fields(fields: Mapping[str, Any], given: str | None = None) -> _Entry:
    """Read an object or a row by the names of its fields; ``given`` is a kind told further out."""
    plain = {str(key).lower(): value for key, value in fields.items()}
    hashed = next((plain[key] for key in _HASH_KEYS if isinstance(plain.get(key), str)), None)
    kind = next((plain[key] for key in _KIND_KEYS if isinstance(plain.get(key), str)), given)
    state = (str(plain[key]).lower() for key in _STATE_KEYS if key in plain)
    quality = str(plain.get("quality", ""))
    return _Entry(
        hashed.strip() if hashed else None,
        _label(plain),
        int(quality) if quality.isdigit() else None,
        any(one in _GONE for one in state),
        kind.strip().lower() if kind and kind.strip() else None,
    )


def _label(plain: Mapping[str, Any]) -> str | None:
    found = []
    for key in _LABEL_KEYS:
        value = plain.get(key)
        parts = value if isinstance(value, list) else [value]
        found += [part.strip() for part in parts if isinstance(part, str) and part.strip()]
    return " ".join(found) or None


def _of_json(data: bytes) -> Iterator[_Entry]:
    text = data.decode("utf-8-sig", "replace")
    try:
        yield from _inside(json.loads(text))
        return
    except RecursionError:
        yield _Entry(None)
        return
    except ValueError:
        pass
    for line in io.StringIO(text):
        if not line.strip():
            continue
        try:
            yield from _inside(json.loads(line))
        except (ValueError, RecursionError):
            yield _Entry(None)


def _inside(node: Any, kind: str | None = None) -> Iterator[_Entry]:
    """Give the entries of a document, wherever in it they lie."""
    if isinstance(node, str):
        yield _of_cells(node.split(","))._replace(kind=kind)
    elif isinstance(node, list):
        for each in node:
            if isinstance(each, (dict, list)) or (isinstance(each, str) and _hashlike(each)):
                yield from _inside(each, kind)
    elif isinstance(node, dict):
        lower = {str(key).lower(): value for key, value in node.items()}
        if any(isinstance(lower.get(key), str) for key in _HASH_KEYS):
            yield _of_fields(node, kind)
            return
        for key, value in lower.items():
            if isinstance(value, (dict, list)):
                yield from _inside(value, key if key in _KINDS else kind)


def _hashlike(text: str) -> bool:
    return _HEX.fullmatch(text.partition(",")[0].strip()) is not None


def _of_xml(data: bytes) -> Iterator[_Entry]:
    # By its patterns and not by a parser: lists come from strangers, and XML can be made to
    # fill memory.
    for found in _XML.finditer(data):
        hashes = _XML_PDQ.findall(found[2])
        for one in hashes:
            yield _Entry(one.decode(), kind="pdq")
        if not hashes:
            yield _Entry(None, kind="another")
    for _ in _XML_GONE.finditer(data):
        yield _Entry(None, gone=True)
