"""Where the main job's CPU time goes, stage by stage, worker processes included.

``python -m benchmarks.stages FILE`` prints it for a file of posts, with every setting at its default.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.cost import apart, asked_of_me

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = dict[str, Any]

_LIMIT_S = 7_200.0
_STARTING = "starting and loading"
_REST = "between the stages, and ending"


def stages(
    file: Path, recipe: Mapping[str, Any] | None = None, formats: Sequence[str] = ("html",)
) -> list[Row]:
    """Run the main job in a process of its own; give CPU and wall time of each of its stages."""
    asked = {"file": str(file), "recipe": recipe, "formats": list(formats)}
    found = apart("benchmarks.stages", asked, limit_s=_LIMIT_S)
    return found["stages"] if found else []


class Stopwatch:
    """A progress that shows nothing and measures each step."""

    def __init__(self) -> None:
        """Begin with what was spent on starting."""
        self.rows: list[Row] = [{"stage": _STARTING, "cpu_s": _spent(), "wall_s": 0.0}]

    @contextmanager
    def step(self, title: str) -> Iterator[Stopwatch]:
        """Measure a step."""
        cpu, began = _spent(), time.monotonic()
        yield self
        wall = time.monotonic() - began
        row = {"stage": title, "cpu_s": _spent() - cpu, "wall_s": wall}
        self.rows.append(row)

    def at(self, done: float, note: str = "") -> None:
        """Show nothing."""

    def say(self, sentence: str) -> None:
        """Say nothing."""


def _spent() -> float:
    """CPU time of this process, of children that ended, and of those that still run (Linux)."""
    total = 0.0
    for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        usage = resource.getrusage(who)
        total += usage.ru_utime + usage.ru_stime
    session, me = os.getsid(0), os.getpid()
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            if int(folder.name) != me and os.getsid(int(folder.name)) == session:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                total += sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    return total


def _measured(file: str, recipe: Mapping[str, Any] | None, formats: Sequence[str]) -> Row:
    began, watch = time.monotonic(), None
    gs = importlib.import_module("groundswell")
    with tempfile.TemporaryDirectory() as folder:
        run = gs.investigate  # loads what it needs
        watch = Stopwatch()
        watch.rows[0]["wall_s"] = time.monotonic() - began
        out = Path(folder) / "case"
        run(file, out, recipe=recipe, formats=tuple(formats), progress=watch)
    cpu, wall = _spent(), time.monotonic() - began
    told = watch.rows
    rest = {
        name: all_of - sum(row[name] for row in told)
        for name, all_of in (("cpu_s", cpu), ("wall_s", wall))
    }
    told += [{"stage": _REST, **rest}, {"stage": "all", "cpu_s": cpu, "wall_s": wall}]
    return {
        "stages": [
            {
                "stage": row["stage"],
                "cpu_s": round(row["cpu_s"], 2),
                "wall_s": round(row["wall_s"], 2),
            }
            for row in told
        ]
    }


if __name__ == "__main__":
    if sys.argv[1].startswith("{"):
        json.dump(_measured(**asked_of_me()), sys.stdout)
    else:
        for line in stages(Path(sys.argv[1])):
            print(f"{line['cpu_s']:9.2f} CPU s {line['wall_s']:9.2f} wall s  {line['stage']}")
