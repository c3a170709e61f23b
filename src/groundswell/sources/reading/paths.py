"""Files that were asked for, and names of files that are safe to print."""

from __future__ import annotations

import glob
import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from groundswell.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def shown_name(path: str | Path) -> str:
    """Give a file's bare name with unseen characters spelled out.

    Control characters could drive a terminal, and bidirectional ones could disguise a name.

    >>> shown_name("folder/a\\x1b[31m.csv")
    'a\\\\u{1b}[31m.csv'
    """
    return shown_text(Path(path).name or str(path))


def shown_text(text: str) -> str:
    """Give any short text of a file's, such as a column name, safe to print."""
    return "".join(
        f"\\u{{{ord(sign):x}}}" if unicodedata.category(sign) in _UNSEEN else sign for sign in text
    )


def expand(paths: Iterable[str | Path]) -> list[Path]:
    """List the files that paths, patterns and folders stand for, sorted, each once.

    A folder stands for every file within it that is not hidden. A pattern works also when
    the shell did not expand it. Raises `SourceError` when a path stands for nothing.
    """
    found: dict[str, Path] = {}
    asked = False
    for given in paths:
        asked = True
        before = len(found)
        named = False
        for path in _files(Path(given)):
            named = True
            found.setdefault(os.path.realpath(path), path)
        if not named and len(found) == before:
            msg = (
                f"{shown_name(given)}: no such file, and no folder or pattern that holds one; "
                "check the spelling and the folder you are in"
            )
            raise SourceError(msg)
    if not asked:
        msg = "no file was named; give at least one file, folder or pattern such as posts/*.csv"
        raise SourceError(msg)
    return sorted(found.values(), key=str)


def _files(path: Path) -> Iterator[Path]:
    try:
        if path.is_dir():
            yield from _inside(path)
        elif path.exists():
            yield path
        else:
            for match in sorted(glob.glob(str(path), recursive=True)):  # noqa: PTH207 -- absolute patterns too
                if Path(match).is_file():
                    yield Path(match)
    except (OSError, ValueError) as error:
        msg = f"{shown_name(path)}: the path can't be followed ({type(error).__name__})"
        raise SourceError(msg) from error


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place) / name
            if not name.startswith(".") and path.is_file() and os.access(path, os.R_OK):
                yield path
