"""What all tests of one trace cost: CPU and wall time, peak memory, growth, and where it goes.

Each volume has a process of its own, in which compiled code is loaded before the clock starts. The
world is made, and turned into a table, before the clock starts too; the test is the whole of
`groundswell.significance`, from the table to the tables.
"""

from __future__ import annotations

import cProfile
import json
import math
import os
import pstats
import resource
import subprocess
import sys
import time
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import groundswell as gs
from groundswell.worlds import make_world

if TYPE_CHECKING:
    import argparse

    import pyarrow as pa

_PROFILED = 15  # functions shown


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--volumes", help="events, with commas (200000,1000000,10000000)")
    parser.add_argument("--world", default="mixed_life", help="kind of world (mixed_life)")


def measure(
    *, quick: bool, data: str | None, volumes: str | None = None, world: str = "mixed_life"
) -> dict[str, list[dict[str, Any]]]:
    """Measure 200,000, a million and (without ``quick``) ten million events."""
    del data
    usual = "200000,1000000" if quick else "200000,1000000,10000000"
    found = [_apart(int(each), world) for each in (volumes or usual).split(",")]
    return {
        "all tests of one trace": [
            {key: value for key, value in each.items() if key != "profile"} for each in found
        ],
        "growth for each doubling of the events": [
            _growth(one, other) for one, other in pairwise(found)
        ],
        "where the time goes": [
            {"events": each["events"], **line} for each in found for line in each["profile"]
        ],
    }


def _growth(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    doublings = math.log2(other["events"] / one["events"])
    each = {
        name: (other[name] / max(1e-9, one[name])) ** (1 / doublings)
        for name in ("cpu_s", "pairs", "peak_memory_gb")
    }
    return {
        "from": one["events"],
        "to": other["events"],
        "cpu": round(each["cpu_s"], 2),
        "candidate_pairs": round(each["pairs"], 2),
        "cpu_beyond_candidates": round(each["cpu_s"] / each["pairs"], 2),
        "memory": round(each["peak_memory_gb"], 2),
    }


def _apart(events: int, world: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.significance", str(events), world]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout
    found: dict[str, Any] = json.loads(told)
    return found


def _measured(events: int, world: str) -> dict[str, Any]:
    gs.significance(make_world(world, events=5_000, seed=2).table())  # loads what is compiled
    table = make_world(world, events=events, seed=1).table()
    held = _forget_peak()
    began, cpu = time.monotonic(), os.times()
    found = gs.significance(table)
    wall, after = time.monotonic() - began, os.times()
    used = after.user + after.system - cpu.user - cpu.system
    return {
        "events": events,
        "cpu_s": round(used, 2),
        "wall_s": round(wall, 2),
        "peak_memory_gb": round(_peak() / 1e9, 2),
        "of_it_the_table_and_programs_gb": round(held / 1e9, 2),
        "accounts": found.accounts.num_rows,
        "pairs": found.pairs.num_rows,
        "profile": _profile(table),
    }


def _profile(table: pa.Table) -> list[dict[str, Any]]:
    """CPU time within each function of ours; compiled code counts for the function that calls it.

    Work in other threads is not seen, so the parts may sum to less than the whole.
    """
    profile = cProfile.Profile(time.process_time)
    profile.runcall(gs.significance, table)
    stats: Any = pstats.Stats(profile)
    home = str(Path(gs.__file__).parent)
    own: dict[str, float] = {}
    for (file, _, function), (_, _, spent, _, callers) in stats.stats.items():
        if file.startswith(home):
            name = f"{Path(file).relative_to(home).with_suffix('')}.{function}"
            own[name] = own.get(name, 0.0) + spent
            continue
        for (caller_file, _, caller), (_, _, part, _) in callers.items():
            if caller_file.startswith(home):
                name = f"{Path(caller_file).relative_to(home).with_suffix('')}.{caller}"
                own[name] = own.get(name, 0.0) + part
    most = sorted(own.items(), key=lambda pair: -pair[1])[:_PROFILED]
    return [{"function": name, "cpu_s": round(spent, 2)} for name, spent in most if spent >= 0.005]


def _forget_peak() -> int:
    """Begin to measure the peak of memory anew where the system can; give what is held now."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _status("VmRSS:")


def _peak() -> int:
    return _status("VmHWM:") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _status(name: str) -> int:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(name)), 0)


if __name__ == "__main__":
    json.dump(_measured(int(sys.argv[1]), sys.argv[2]), sys.stdout)
