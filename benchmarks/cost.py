"""What a piece of work costs in a process of its own: CPU and wall time, and peak memory."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

T = TypeVar("T")

CORES = 2
LIMIT_S = 600.0  # what takes longer is reported as not finished
_EVERY_S = 0.1
_APART = 100  # times what a look at memory takes, between two: it is paid for by what is measured
_RUNS, _SHORT_S = 3, 5.0


@dataclass(slots=True)
class Clock:
    """Measures the work of this process (threads and finished children too) while it is entered.

    Peak memory is what the whole process held at most while the clock ran, and ``held_gb`` what it
    held before: programs and the data that the work was given.
    """

    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_gb: float = 0.0
    held_gb: float = 0.0

    def __enter__(self) -> Self:
        """Start."""
        with suppress(OSError):
            Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the peak
        self.held_gb = round(_status("VmRSS:") / 1e9, 3)
        self.cpu_s, self.wall_s = -_cpu(), -time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self.wall_s = round(self.wall_s + time.monotonic(), 3)
        self.cpu_s = round(self.cpu_s + _cpu(), 3)
        peak = _status("VmHWM:") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        self.peak_gb = round(peak / 1e9, 3)


def timed(work: Callable[[], T]) -> tuple[T, dict[str, float]]:
    """Time work, three times where it is short; give what it gave last, and the figures.

    CPU and wall time are those of the run with the median CPU time, memory that of the first run.
    """
    clocks: list[Clock] = []
    while not clocks or (len(clocks) < _RUNS and clocks[0].wall_s < _SHORT_S):
        found = None
        with Clock() as clock:
            found = work()
        clocks.append(clock)
    assert found is not None
    usual = sorted(clocks, key=lambda clock: clock.cpu_s)[(len(clocks) - 1) // 2]
    memory = {"peak_gb": clocks[0].peak_gb, "held_gb": clocks[0].held_gb}
    return found, {"cpu_s": usual.cpu_s, "wall_s": usual.wall_s, **memory, "runs": len(clocks)}


def apart(
    module: str,
    asked: Mapping[str, Any],
    *,
    limit_s: float = LIMIT_S,
    environment: Mapping[str, str] | None = None,
) -> dict[str, Any] | None:
    """Run ``python -m module`` on two cores, asking by JSON; None when it takes too long.

    The module reads what is asked with `asked_of_me` and prints its answer as JSON.
    """
    command = [sys.executable, "-m", module, json.dumps(asked)]
    with (
        on_two_cores(),
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        ) as process,
    ):
        try:
            told, _ = process.communicate(timeout=limit_s)
        except subprocess.TimeoutExpired:
            end(process)
            return None
    if process.returncode:
        raise SystemExit(f"{module} ended with {process.returncode} when asked for {asked}")
    found: dict[str, Any] = json.loads(told)
    return found


def asked_of_me() -> dict[str, Any]:
    """Give what `apart` asked of this process."""
    asked: dict[str, Any] = json.loads(sys.argv[1])
    return asked


@contextmanager
def on_two_cores() -> Iterator[None]:
    """Bind what is started meanwhile to two cores, always the same, where the system can."""
    try:
        usual = os.sched_getaffinity(0)
    except AttributeError:  # not on this system
        yield
        return
    os.sched_setaffinity(0, sorted(usual)[:CORES])
    try:
        yield
    finally:
        os.sched_setaffinity(0, usual)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command and all its processes cost.

    ``finished`` is False when it was stopped at the limit or failed; ``why`` then says which.
    """

    finished: bool
    cpu_s: float
    wall_s: float
    peak_gb: float  # of all its processes together, shared memory once
    why: str = ""


def run(
    command: Sequence[str],
    *,
    limit_s: float = LIMIT_S,
    environment: Mapping[str, str] | None = None,
) -> Ran:
    """Run a command on two cores to its end or its limit, and measure its whole tree."""
    before, began, peak, why = _children(), time.monotonic(), 0, ""
    with (
        tempfile.TemporaryFile("w+", errors="replace") as words,
        on_two_cores(),
        subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=words,
            start_new_session=True,
            env={**os.environ, **(environment or {})},
        ) as process,
    ):
        while process.poll() is None:
            now = time.monotonic()
            peak = max(peak, _resident(process.pid))
            looked = time.monotonic() - now
            left = limit_s - (now - began)
            if left < 0:
                end(process)
                why = f"not within {limit_s:g} seconds"
            else:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=max(_EVERY_S, min(_APART * looked, left)))
        wall = time.monotonic() - began
        if process.returncode and not why:
            words.seek(0)
            why = f"failed with {process.returncode}: {words.read()[-300:].strip()}"
    cpu = _children() - before
    return Ran(not why, round(cpu, 2), round(wall, 2), round(peak / 1e9, 3), why)


def end(process: subprocess.Popen[Any]) -> None:
    """End a process that leads a session of its own, with all that it started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _cpu() -> float:
    return _children() + _spent(resource.RUSAGE_SELF)


def _children() -> float:
    return _spent(resource.RUSAGE_CHILDREN)


def _spent(who: int) -> float:
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def _status(name: str) -> int:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)


def _resident(leader: int) -> int:
    """Memory held by all processes of a session, shared pages once (Linux only)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, StopIteration, ValueError):
            if os.getsid(int(folder.name)) == leader:
                text = (folder / "smaps_rollup").read_text()
                lines = text.splitlines()
                total += next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total * 1024
