"""What the kernel costs from nothing: loading it, compiling it or finding it compiled, first use."""

from __future__ import annotations

import importlib
import json
import sys
import tempfile
from typing import Any

from benchmarks.cost import CORES, Clock, apart, asked_of_me
from benchmarks.load import Load


def measure() -> list[dict[str, Any]]:
    """Start twice with an empty store of compiled code, in a process each; then call again."""
    with tempfile.TemporaryDirectory() as store:
        there = {"NUMBA_CACHE_DIR": store}
        first, second = (apart("benchmarks.cold_start", {}, environment=there) for _ in range(2))
    if first is None or second is None:
        raise SystemExit("the kernel did not start within ten minutes")
    return [
        {"start": "first ever, compiles", **first["start"]},
        {"start": "every later one", **second["start"]},
        {"start": "again in the same process", **second["again"]},
    ]


def _measured() -> dict[str, Any]:
    asked_of_me()
    events, found = Load(events=2_000).made(), {}
    for name in ("start", "again"):
        with Clock() as clock:
            module = importlib.import_module("groundswell.engine.co_actions")
            module.co_actions(*events, window_ms=60_000, threads=CORES)
        found[name] = {"cpu_s": clock.cpu_s, "wall_s": clock.wall_s}
    return found


if __name__ == "__main__":
    json.dump(_measured(), sys.stdout)
