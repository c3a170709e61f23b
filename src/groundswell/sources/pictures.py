"""Pictures out of files, folders and archives; what can't be one is set aside and counted.

A picture's name is its path within the folder or archive that was given, as an export of posts
names it. Nothing is unpacked to disk. A file that asks for more memory than a picture needs, that
breaks off, or is too small to tell anything, is set aside with the reason.
"""

from __future__ import annotations

import io
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.errors import SourceError
from groundswell.sources.reading.bytes import ByteStream
from groundswell.sources.reading.paths import expand, shown_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray
    from PIL import Image

LEAST_SIDE = 32  # points; smaller ones are icons, and many icons look alike
MOST_POINTS = 89_000_000  # more is no photograph, and takes 270 MB to open
MOST_BYTES = 200 * 1024 * 1024  # of one file

NOT_A_PICTURE = "no picture, by its first bytes"
_FORMS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF", "AVIF")  # none that starts a program
_STARTS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*")
_VIDEOS = {b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"FLV\x01": "flv", b"\0\0\1\xba": "mpeg"}
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ")
_TARS = (".tar", ".tar.gz", ".tgz", ".tar.zst", ".tar.zstd")
_HEAD = 16


class PictureFile(NamedTuple):
    """The bytes of a file that begins like a picture."""

    name: str
    data: bytes


class VideoFile(NamedTuple):
    """The bytes of a file that begins like a video, and the kind, as its reader calls it."""

    name: str
    data: bytes
    form: str


class SetAside(NamedTuple):
    """A file that is not read, and why; a reason never repeats what is in the file."""

    name: str
    reason: str
    picture: bool = True  # whether it should have been one


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as points, (height, width, 3) red, green and blue or (height, width) grey.

    Laid upright, as its file says it is to be shown; of several frames the first; what is
    transparent is white.
    """

    pixels: NDArray[np.uint8]
    form: str

    @property
    def size(self) -> tuple[int, int]:
        """Give width and height in points."""
        return self.pixels.shape[1], self.pixels.shape[0]


def picture_files(paths: Iterable[str | Path]) -> Iterator[PictureFile | VideoFile | SetAside]:
    """Give the files that paths, patterns, folders and archives hold, one after the other.

    Raises `SourceError` when a path stands for nothing.
    """
    given = [Path(path) for path in paths]
    for path in expand(given):
        folder = next((one for one in given if one.is_dir() and path.is_relative_to(one)), None)
        name = path.relative_to(folder).as_posix() if folder else path.name
        if zipfile.is_zipfile(path):
            yield from _zipped(path)
        elif path.name.lower().endswith(_TARS):
            yield from _tarred(path)
        elif (size := path.stat().st_size) > MOST_BYTES:
            yield _too_large(name, size)
        else:
            try:
                yield _sorted_out(name, path.read_bytes())
            except OSError as error:
                msg = f"{shown_name(path)} can't be read ({error.strerror}); ask for the right to"
                raise SourceError(msg) from error


def decoded(file: PictureFile) -> Picture | SetAside:
    """Read a picture's points; a file that can't be read is set aside."""
    from PIL import Image  # noqa: PLC0415 -- start-up time

    try:
        with Image.open(io.BytesIO(file.data), formats=_FORMS) as image:
            width, height = image.size
            if width * height > MOST_POINTS:
                return SetAside(file.name, _bomb(width, height))
            if min(width, height) < LEAST_SIDE:
                reason = f"{width} × {height} points; at least {LEAST_SIDE} each way are needed"
                return SetAside(file.name, reason)
            return Picture(_points(image), image.format or "")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return SetAside(file.name, _bomb())
    except MemoryError:
        return SetAside(file.name, "asks for more memory than there is")
    except Exception as error:
        return SetAside(file.name, f"damaged or breaks off ({type(error).__name__})")


def _points(image: Image.Image) -> NDArray[np.uint8]:
    from PIL import Image, ImageOps  # noqa: PLC0415

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # 16 bits of grey, which a plain conversion cuts off
        deep = np.asarray(upright).astype(np.int64)
        return (deep >> 8 if deep.max(initial=0) > 255 else deep).clip(0, 255).astype(np.uint8)
    if upright.has_transparency_data:
        clear = upright.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        upright = Image.alpha_composite(ground, clear)
    return np.asarray(upright if upright.mode in {"L", "RGB"} else upright.convert("RGB"))


def _sorted_out(name: str, data: bytes) -> PictureFile | VideoFile | SetAside:
    """Tell by its first bytes whether a file may be a picture."""
    head = data[:_HEAD]
    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    if head.startswith(_STARTS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return PictureFile(name, data)
    if brand in {b"avif", b"avis", b"mif1"}:
        return PictureFile(name, data)
    if brand in {b"heic", b"heix", b"hevc", b"heim"}:
        return SetAside(name, "HEIC, which is not read; save it as JPEG")
    if brand or (head[:4] == b"RIFF" and head[8:12] == b"AVI "):
        return VideoFile(name, data, "mov" if brand else "avi")
    if head[:4] in _VIDEOS:
        return VideoFile(name, data, _VIDEOS[head[:4]])
    if head.startswith(_ARCHIVES):
        return SetAside(name, "an archive inside another, or of a kind not read; unpack it")
    if not data:
        return SetAside(name, "an empty file")
    return SetAside(name, NOT_A_PICTURE, picture=False)


def _zipped(path: Path) -> Iterator[PictureFile | VideoFile | SetAside]:
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                if entry.is_dir() or _hidden(entry.filename):
                    continue
                if entry.file_size > MOST_BYTES:
                    yield _too_large(entry.filename, entry.file_size)
                    continue
                yield _entry(archive, entry)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        yield SetAside(path.name, f"the archive is damaged ({type(error).__name__})")


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> PictureFile | VideoFile | SetAside:
    if entry.flag_bits & 1:
        return SetAside(entry.filename, "locked with a password; unpack it")
    try:
        with archive.open(entry) as file:
            data = file.read(MOST_BYTES + 1)  # what an entry says of its size may be a lie
    except Exception as error:
        return SetAside(entry.filename, f"damaged inside the archive ({type(error).__name__})")
    if len(data) > MOST_BYTES:
        return _too_large(entry.filename, len(data))
    return _sorted_out(entry.filename, data)


def _tarred(path: Path) -> Iterator[PictureFile | VideoFile | SetAside]:
    with ByteStream(path) as stream:
        try:
            with tarfile.open(fileobj=stream, mode="r|") as archive:  # type: ignore[call-overload]
                for entry in archive:
                    if not entry.isfile() or _hidden(entry.name):
                        continue
                    if entry.size > MOST_BYTES:
                        yield _too_large(entry.name, entry.size)
                        continue
                    file = archive.extractfile(entry)
                    yield _sorted_out(entry.name.removeprefix("./"), file.read() if file else b"")
        except (tarfile.TarError, OSError, EOFError) as error:
            reason = stream.trouble or f"the archive is damaged ({type(error).__name__})"
            yield SetAside(path.name, reason)


def _hidden(name: str) -> bool:
    """Tell what a Mac or a program left beside the pictures."""
    parts = name.removeprefix("./").split("/")
    return any(part.startswith(".") or part == "__MACOSX" for part in parts)


def _too_large(name: str, size: int) -> SetAside:
    most = MOST_BYTES // 1024**2
    return SetAside(name, f"{size / 1024**2:,.0f} MB; at most {most} MB are read as a picture")


def _bomb(width: int = 0, height: int = 0) -> str:
    said = f"{width:,} × {height:,} points" if width else "a number of points"
    return f"{said}: more than {MOST_POINTS:,}, as in a file made to fill memory; make it smaller"
