"""What the verbs share: a console, progress on it, and how settings are spelled."""

from __future__ import annotations

import re
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.runs.progress import Step

CONTEXT = {"max_content_width": 100}
"""How every verb shows its help."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?", re.IGNORECASE)


def console() -> Console:
    """Give the console for messages: standard error, so that output can be piped."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


class Quiet:
    """Shows nothing."""

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Begin a step that is not shown."""
        del title
        yield _Unseen()

    def say(self, sentence: str) -> None:
        """Say nothing."""


class Bars:
    """Shows a bar with an estimate for each step, or one line a step where there is no terminal."""

    def __init__(self, on: Console) -> None:
        """Show on a console."""
        self._console = on

    @contextmanager
    def step(self, title: str) -> Iterator[Step]:
        """Show a step while it runs, and leave its line with the time that it took."""
        began = time.monotonic()
        if not self._console.is_terminal:
            yield _Unseen()
        else:
            with Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(bar_width=24),
                TextColumn("{task.fields[note]}", markup=False),
                TimeElapsedColumn(),
                TimeRemainingColumn(),
                console=self._console,
                transient=True,
            ) as bars:
                yield _Shown(bars, bars.add_task(title, total=None, note=""))
        took = time.monotonic() - began
        if took >= 0.5 or not self._console.is_terminal:
            self._console.print(f"  {title} · {took:.1f} s", style="dim")

    def say(self, sentence: str) -> None:
        """Say a sentence above the bars."""
        self._console.print(sentence)


class _Shown:
    def __init__(self, bars: Progress, task: TaskID) -> None:
        self._bars, self._task = bars, task

    def at(self, done: float, note: str = "") -> None:
        total = 1.0 if done > 0 else None
        self._bars.update(self._task, completed=done, total=total, note=note)


class _Unseen:
    def at(self, done: float, note: str = "") -> None:
        pass


def progress(*, quiet: bool) -> Bars | Quiet:
    """Give the progress for a verb."""
    return Quiet() if quiet else Bars(console())


def equals(pairs: tuple[str, ...], option: str) -> dict[str, str]:
    """Read ``a=b,c=d`` given any number of times.

    >>> equals(("text=body,account=author.id",), "--map")
    {'text': 'body', 'account': 'author.id'}
    """
    found: dict[str, str] = {}
    for given in pairs:
        last: str | None = None
        for piece in given.split(","):
            name, mark, value = piece.partition("=")
            if mark:
                last = name.strip()
                found[last] = value.strip()
            elif last is not None:
                found[last] += f",{piece.strip()}"
            else:
                msg = f"{option} {given!r} is not of the form name=value; give e.g. text=body"
                raise SettingError(msg)
    return found


def listed(given: tuple[str, ...]) -> list[str]:
    """Read ``a,b`` given any number of times."""
    return [word.strip() for piece in given for word in piece.split(",") if word.strip()]


def byte_size(text: str) -> int:
    """Read a size such as 4GB.

    >>> byte_size("1.5GB")
    1610612736
    """
    match = _SIZE.fullmatch(text.strip())
    size = float(match[1]) * 1024 ** " KMGT".index(match[2].upper() or " ") if match else 0.0
    if not 256 << 20 <= size <= 1 << 60:
        msg = f"--memory {text} is not a size of at least 256MB; give e.g. 4GB"
        raise SettingError(msg)
    return round(size)


help_option = click.help_option("-h", "--help", help="Show this message and leave.")
quiet_option = click.option("-q", "--quiet", is_flag=True, help="Show no progress and no summary.")
format_option = click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORM",
    help="html (default), csv, graphml, gexf, json; several with commas.",
)
