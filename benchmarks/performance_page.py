"""Put measured figures where they belong in ``docs/performance.md``, with date and machine."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.__main__ import machine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Rows = Sequence[Mapping[str, Any]]

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
_LEFT_OUT = ("--installed",)  # what says only where things lie


def expect(name: str, *, page: Path = PAGE) -> None:
    """Make sure, before hours are spent, that the page has lines for the figures of this name.

    Raises ValueError when it has none.
    """
    if not _place(name).search(page.read_text(encoding="utf-8")):
        msg = (
            f"{page.name} has no lines <!-- {name} --> and <!-- /{name} -->; "
            "put them where the figures belong"
        )
        raise ValueError(msg)


def put(name: str, tables: Mapping[str, Rows], *, page: Path = PAGE, quick: bool = False) -> None:
    """Replace what stands between ``<!-- NAME -->`` and ``<!-- /NAME -->`` by tables.

    Where the page has lost these lines meanwhile, it is left alone and a line says so: what took
    long to measure is still told.
    """
    text = page.read_text(encoding="utf-8")
    if not _place(name).search(text):
        print(f"{page.name} lacks <!-- {name} -->: nothing was written there", file=sys.stderr)
        return
    about = ", ".join(f"{key} {value}" for key, value in machine().items())
    made = f"Made on {datetime.now(UTC):%Y-%m-%d}{', a quick run' if quick else ''}: {about}. By"
    parts = [made, f"```text\n{command()}\n```"]
    for title, rows in tables.items():
        if rows:
            parts += [f"**{title[:1].upper()}{title[1:]}**", markdown(rows)]
    inner = f"<!-- {name} -->\n" + "\n\n".join(parts) + f"\n<!-- /{name} -->"
    page.write_text(_place(name).sub(lambda _: inner, text), encoding="utf-8")


def _place(name: str) -> re.Pattern[str]:
    return re.compile(f"<!-- {name} -->\n.*?<!-- /{name} -->", re.DOTALL)


def markdown(rows: Rows) -> str:
    """Make a table of rows; a column for each name that any of them has, numbers to the right.

    >>> print(markdown([{"who": "ana", "acts": 1200}]))
    | who | acts |
    |---|---:|
    | ana | 1,200 |
    """
    names = list(dict.fromkeys(name for row in rows for name in row))
    numeric = [all(isinstance(row.get(name, 0), int | float) for row in rows) for name in names]
    lines = ["| " + " | ".join(map(_heading, names)) + " |"]
    lines += ["|" + "|".join("---:" if right else "---" for right in numeric) + "|"]
    lines += ["| " + " | ".join(_cell(row.get(name, "")) for name in names) + " |" for row in rows]
    return "\n".join(lines)


def command() -> str:
    """Give the command that is running, as a reader would give it."""
    words, skip = [], False
    for word in sys.argv[1:]:
        if skip or word in _LEFT_OUT:
            skip = not skip
        else:
            words.append(word)
    return " ".join(("python -m benchmarks", *words))


def _heading(name: str) -> str:
    words = name.replace("co_actions", "co-actions").replace("co_action", "co-action").split("_")
    return " ".join({"cpu": "CPU", "gb": "GB"}.get(word, word) for word in words)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    return str(value).replace("|", "\\|")
