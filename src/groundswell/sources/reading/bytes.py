"""A file's bytes: opened read-only, unpacked on the way, never more than memory holds."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

import zstandard

from groundswell.errors import SourceError
from groundswell.sources.reading.paths import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from groundswell.sources.reading.contract import Position

LINE_CAP = 16 * 1024 * 1024
"""A line or record longer than this is set aside."""

BOMB_BYTES = 64 * 1024 * 1024
BOMB_RATIO = 250
"""Unpacking stops once more than `BOMB_BYTES` came out at more than this ratio."""

_PIECE = 256 * 1024
_ZSTD_PIECE = 512  # one block of 4 bytes can unpack to 128 KiB, so feed it by the spoon
_MAX_LAYERS = 3


class _Damaged(Exception):
    """The packed data can't be unpacked any further."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The identity of a file as it lies on disk: SHA-256 and size in bytes."""

    sha256: str
    size: int


def fingerprint(path: Path) -> Fingerprint:
    """Give SHA-256 and size of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    with _open(path) as file:
        while piece := file.read(1024 * 1024):
            digest.update(piece)
            size += len(piece)
    return Fingerprint(digest.hexdigest(), size)


class ByteStream:
    """The unpacked bytes of a file, plain, gzip or Zstandard by content.

    Damage never raises: reading ends early and ``trouble`` says why, so that the rows
    read until then are kept.
    """

    def __init__(self, path: Path, position: Position | None = None) -> None:
        self._position = position
        self._size = max(1, path.stat().st_size) if path.is_file() else 1
        self.trouble: str | None = None
        self.layers: tuple[str, ...] = ()
        self._taken = 0
        self._made = 0
        self._rest = b""
        self._file = _open(path)
        self._pieces = self._unpacked()

    def __enter__(self) -> Self:
        """Give the stream itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def read(self, size: int = _PIECE) -> bytes:
        """Give up to ``size`` bytes, and none only at the end."""
        if size <= 0:
            return b""
        if not self._rest:
            self._rest = self._next()
        if len(self._rest) >= size:
            piece, self._rest = self._rest[:size], self._rest[size:]
            return piece
        parts, have = [self._rest], len(self._rest)
        self._rest = b""
        while have < size and (more := self._next()):
            parts.append(more)
            have += len(more)
        whole = b"".join(parts)
        self._rest = whole[size:]
        return whole[:size]

    def _next(self) -> bytes:
        if self.trouble:
            return b""
        try:
            piece = next(self._pieces, b"")
        except (_Damaged, zlib.error, zstandard.ZstdError):
            self.trouble = "the compressed data is damaged or breaks off"
            return b""
        except OSError as error:
            self.trouble = f"the disk gave an error ({error.strerror or type(error).__name__})"
            return b""
        except MemoryError:
            self.trouble = "the compressed data asks for more memory than there is"
            return b""
        self._made += len(piece)
        if self.layers and self._made > max(BOMB_BYTES, BOMB_RATIO * self._taken):
            self.trouble = (
                f"unpacking stopped: over {BOMB_RATIO} times the packed size came out, as in a "
                "file made to fill the disk; unpack it yourself if it is genuine"
            )
            return b""
        return piece

    def _raw(self) -> Iterator[bytes]:
        while piece := self._file.read(_PIECE):
            self._taken += len(piece)
            if self._position is not None:
                self._position.fraction = min(1.0, self._taken / self._size)
            yield piece

    def _unpacked(self) -> Iterator[bytes]:
        pieces = self._raw()
        for _ in range(_MAX_LAYERS):
            try:
                first = next(pieces, b"")
            except (_Damaged, zlib.error, zstandard.ZstdError):
                raise _Damaged from None
            pieces = _with_first(first, pieces)
            kind = _packing(first)
            if kind is None:
                break
            self.layers = (*self.layers, kind)
            pieces = _gunzip(pieces) if kind == "gzip" else _unzstd(pieces)
        return (yield from pieces)


def _open(path: Path) -> BinaryIO:
    shown = shown_name(path)
    try:
        if path.is_dir():
            msg = f"{shown} is a folder, not a file; name the files in it"
            raise SourceError(msg)
        if path.exists() and not path.is_file():
            msg = f"{shown} is not a regular file; save what it gives to a file first"
            raise SourceError(msg)
        return path.open("rb")
    except FileNotFoundError:
        msg = f"{shown} does not exist; check the spelling and the folder you are in"
    except PermissionError:
        msg = f"{shown} may not be read; ask for the right to read it or copy it"
    except (OSError, ValueError) as error:
        msg = f"{shown} can't be opened ({type(error).__name__}); check the path"
    raise SourceError(msg)


def _packing(first: bytes) -> str | None:
    if first.startswith(b"\x1f\x8b"):
        return "gzip"
    if first.startswith(b"\x28\xb5\x2f\xfd"):
        return "zstandard"
    if len(first) > 4 and 0x50 <= first[0] <= 0x5F and first[1:4] == b"\x2a\x4d\x18":
        return "zstandard"  # a skippable frame comes first
    return None


def _with_first(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if first:
        yield first
        yield from rest


def _gunzip(pieces: Iterator[bytes]) -> Iterator[bytes]:
    engine, complete = zlib.decompressobj(31), False
    for given in pieces:
        piece = given
        while piece:
            if complete:
                piece = piece.lstrip(b"\0")  # padding between members is allowed
                if not piece:
                    break
                engine, complete = zlib.decompressobj(31), False
            before = engine.copy()
            try:
                out = engine.decompress(piece, _PIECE)
            except zlib.error:
                yield from _until_damage(before, piece)
                raise
            if out:
                yield out
            complete = engine.eof
            piece = engine.unused_data if complete else engine.unconsumed_tail
    while not complete and (out := engine.decompress(b"", _PIECE)):
        yield out
        complete = engine.eof
    if not complete:
        raise _Damaged


def _until_damage(engine: zlib._Decompress, piece: bytes, step: int = 4096) -> Iterator[bytes]:
    """Give what comes before the damage in a piece, which a failed call keeps to itself."""
    while piece:
        before = engine.copy()
        try:
            out = engine.decompress(piece, step)
        except zlib.error:
            if step > 1:
                yield from _until_damage(before, piece, step // 64)
            return
        if not out:
            return
        yield out
        piece = engine.unconsumed_tail


def _unzstd(pieces: Iterator[bytes]) -> Iterator[bytes]:
    # Dumps made with --long=31 need the largest window there is.
    maker = zstandard.ZstdDecompressor(max_window_size=2**31)
    engine, complete = maker.decompressobj(), False
    for given in pieces:
        for start in range(0, len(given), _ZSTD_PIECE):
            piece = given[start : start + _ZSTD_PIECE]
            while piece:
                if complete:
                    engine, complete = maker.decompressobj(), False
                if out := engine.decompress(piece):
                    yield out
                complete = engine.eof
                piece = engine.unused_data if complete else b""
    if not complete:
        raise _Damaged
