"""Exports of conversations that come as ZIP archives, unpacked for as long as they are read."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING

from groundswell.errors import SourceError
from groundswell.sources.reading.paths import shown_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from groundswell.runs.folder import CaseFolder

_WANTED = ("conversations", "user.json", "users.json")
_MOST_MEMBERS = 10_000
_MOST_BYTES = 64 * 1024**3
_MOST_RATIO = 250  # JSON packs by 5 to 20 times


@contextmanager
def unpacked(paths: Sequence[Path], case: CaseFolder) -> Iterator[list[Path]]:
    """Give the files to read; those of archives lie in the case until the context ends.

    Of an archive, the conversations and the file about their owner are taken, nothing else.
    Raises `SourceError` for an archive that holds none, or is damaged.
    """
    folder = case.folder("logs", "unpacked")
    case.discard(folder)
    found: list[Path] = []
    try:
        for number, path in enumerate(paths):
            if _is_zip(path):
                found += _unpack(path, folder / f"{number:04d} {path.stem}")
            else:
                found.append(path)
        yield found
    finally:
        case.discard(folder)


def _is_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def _unpack(path: Path, folder: Path) -> list[Path]:
    shown = shown_name(path)
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            wanted = [each for each in members[:_MOST_MEMBERS] if _is_wanted(each)]
            size = sum(each.file_size for each in wanted)
            packed = sum(each.compress_size for each in wanted)
            if size > _MOST_BYTES or size > _MOST_RATIO * max(packed, 1024 * 1024):
                msg = f"{shown} unpacks to far more than it holds; unpack it yourself if it is genuine"
                raise SourceError(msg)
            found = []
            for each in wanted:
                # The name in the archive is not followed: it may lead anywhere.
                place = folder / each.filename.replace("\\", "/").rsplit("/", 1)[-1]
                place.parent.mkdir(parents=True, exist_ok=True)
                if place.exists():
                    continue
                with archive.open(each) as source, place.open("wb") as target:
                    shutil.copyfileobj(source, target, 1024 * 1024)
                if place.name.startswith("conversations"):
                    found.append(place)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as why:
        msg = (
            f"{shown} is a damaged or locked ZIP archive ({type(why).__name__}); unpack it yourself"
        )
        raise SourceError(msg) from None
    if not found:
        msg = f"{shown} is a ZIP archive without conversations.json; unpack it and name its files"
        raise SourceError(msg)
    return sorted(found)


def _is_wanted(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/").rsplit("/", 1)[-1]
    return name.startswith(_WANTED) and name.endswith(".json")
