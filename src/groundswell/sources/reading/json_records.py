"""Records in JSON: one a line, in pages, or in one long document that is streamed."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING, Any, NamedTuple

import ijson

from groundswell.model.raw import Reject
from groundswell.sources.reading.bytes import LINE_CAP, ByteStream
from groundswell.sources.reading.delimited import dirt
from groundswell.sources.reading.text import MARK, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from groundswell.sources.reading.contract import Head

_STAND_IN = "\ufdd0"  # a noncharacter: carries the mark through UTF-8 to the parser
_REPLACEMENT = "\ufffd"


class Record(NamedTuple):
    """One decoded record, its row number, and the object around it (a page, a chat)."""

    row: int
    value: dict[str, Any]
    page: Mapping[str, Any]


class Undecodable(Exception):
    """A line of JSON that can't become a record; the message is the reason."""


def decode_line(line: str) -> Any:
    """Decode one line; raises `Undecodable` with a reason free of content.

    NaN and infinite numbers become None: they say that nothing is known.
    """
    try:
        value = json.loads(line, parse_constant=_nothing)
    except json.JSONDecodeError as error:
        msg = f"not valid JSON ({error.msg.lower()} at character {error.pos + 1})"
        raise Undecodable(msg) from None
    except RecursionError:
        msg = "JSON nested too deep"
        raise Undecodable(msg) from None
    except ValueError:
        msg = "a number with too many digits"
        raise Undecodable(msg) from None
    if "\\ud" in line or "\\uD" in line:
        value = _mended(value)
    return value


def read_json(head: Head, list_keys: Sequence[str] = ()) -> Iterator[Record | Reject]:
    """Yield a file's records in order, and a reject for each that can't be used.

    A record that holds a list of objects under one of ``list_keys`` is a page: its
    elements are the records then, and the page goes along with each.
    """
    if head.container == "json_lines":
        yield from _read_lines(head, list_keys)
    else:
        yield from _read_document(head, list_keys)


def read_one(head: Head, prefix: str) -> Any:
    """Give the one value under a prefix of a document, None when it is missing or damaged."""
    with ByteStream(head.path, head.position) as stream:
        try:
            return next(ijson.items(_Utf8(stream, head.encoding), prefix, use_float=True), None)
        except (ijson.JSONError, ValueError, RecursionError):
            return None


def unpaged(value: Any, list_keys: Sequence[str]) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield the elements of a page with the page, or the value itself when it is none."""
    if isinstance(value, dict):
        for key in list_keys:
            inner = value.get(key)
            if isinstance(inner, list) and all(isinstance(each, dict) for each in inner[:3]):
                for each in inner:
                    yield each, value
                return
    yield value, {}


def _read_lines(head: Head, list_keys: Sequence[str]) -> Iterator[Record | Reject]:
    row = 0
    with ByteStream(head.path, head.position) as stream:
        for lines, dirty in blocks(stream, head.encoding):
            if lines is None:
                row += 1
                yield Reject(row, None, f"a line of more than {LINE_CAP // 1024**2} MiB")
                continue
            for line in lines:
                if line.isspace():
                    continue
                reason = dirt(line, head.encoding) if dirty else None
                value = None
                if reason is None:
                    try:
                        value = decode_line(line)
                    except Undecodable as error:
                        reason = str(error)
                if reason is not None:
                    row += 1
                    yield Reject(row, None, reason)
                    continue
                for each, page in unpaged(value, list_keys):
                    row += 1
                    yield _checked(row, each, page)
        if stream.trouble:
            yield Reject(None, None, f"{stream.trouble}; reading ended after row {row}")


def _read_document(head: Head, list_keys: Sequence[str]) -> Iterator[Record | Reject]:
    row = 0
    prefix = head.prefix or "item"
    with ByteStream(head.path, head.position) as stream:
        text = _Utf8(stream, head.encoding)
        try:
            for value, around in _elements(text, prefix):
                for each, page in unpaged(value, list_keys):
                    row += 1
                    if text.dirty and _holds(each, _STAND_IN):
                        yield Reject(row, None, f"bytes that are not {head.encoding}")
                    else:
                        yield _checked(row, each, page or around)
        except ijson.IncompleteJSONError:
            trouble = stream.trouble or "the JSON document is damaged or breaks off"
            yield Reject(None, None, f"{trouble}; reading ended after row {row}")
        except (ijson.JSONError, ValueError, RecursionError):
            yield Reject(
                None, None, f"the JSON document can't be read on; reading ended after row {row}"
            )


def _elements(source: _Utf8, prefix: str) -> Iterator[tuple[Any, Mapping[str, Any]]]:
    """Yield the values under a prefix, each with the scalars that stood around it before."""
    if "." not in prefix:
        for value in ijson.items(source, prefix, use_float=True):
            yield value, {}
        return
    around: dict[str, Any] = {}
    above = prefix.rsplit(".", 1)[0]
    parent = above.rsplit(".", 1)[0] if "." in above else ""
    builder: Any = None
    depth = 0
    for path, event, value in ijson.parse(source, use_float=True):
        if builder is not None:
            builder.event(event, value)
            depth += event in {"start_map", "start_array"}
            depth -= event in {"end_map", "end_array"}
            if depth == 0:
                yield builder.value, around
                builder = None
        elif path == prefix and event in {"start_map", "start_array"}:
            builder, depth = ijson.ObjectBuilder(), 1
            builder.event(event, value)
        elif path == prefix and event not in {"end_map", "end_array"}:
            yield value, around
        elif path == parent and event == "start_map":
            around = {}
        elif event in {"string", "number", "boolean", "null"} and _is_child(path, parent):
            around = {**around, path.rsplit(".", 1)[-1]: value}


def _is_child(path: str, parent: str) -> bool:
    return path.rpartition(".")[0] == parent


def _checked(row: int, value: Any, page: Mapping[str, Any]) -> Record | Reject:
    if isinstance(value, dict):
        return Record(row, value, page)
    kind = {list: "a list", str: "a text", type(None): "null"}.get(type(value), "a single value")
    return Reject(row, None, f"{kind} where an object was expected")


class _Utf8:
    """A file for ijson: any encoding in, UTF-8 out, with marks where bytes did not fit."""

    def __init__(self, stream: ByteStream, encoding: str) -> None:
        self.dirty = False
        self._rest = b""
        self._blocks = _pieces(stream, encoding)

    def read(self, size: int = -1) -> bytes:
        """Give up to ``size`` bytes of UTF-8."""
        if size == 0:
            return b""
        if not self._rest:
            text = next(self._blocks, "")
            if MARK in text:
                self.dirty = True
                text = text.replace(MARK, _STAND_IN)
            self._rest = text.encode("utf-8", "replace")
        if size < 0:
            size = len(self._rest)
        piece, self._rest = self._rest[:size], self._rest[size:]
        return piece


def _pieces(stream: ByteStream, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)("groundswell-mark")
    while data := stream.read(1024 * 1024):
        if text := decoder.decode(data):
            yield text
    if text := decoder.decode(b"", final=True):
        yield text


def _nothing(_: str) -> None:
    return None


def _mended(value: Any) -> Any:
    """Replace halves of surrogate pairs, which no UTF-8 can hold."""
    if isinstance(value, str):
        return value if dirt(value, "") is None else _replaced(value)
    if isinstance(value, list):
        return [_mended(each) for each in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(each) for key, each in value.items()}
    return value


def _replaced(text: str) -> str:
    return "".join(_REPLACEMENT if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def _holds(value: Any, sign: str) -> bool:
    if isinstance(value, str):
        return sign in value
    if isinstance(value, list):
        return any(_holds(each, sign) for each in value)
    if isinstance(value, dict):
        return any(_holds(each, sign) for pair in value.items() for each in pair)
    return False
