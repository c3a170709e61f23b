"""The main job as a whole process: wall time, CPU time, peak memory, and what it found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

_EVERY_S = 0.2


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Measure on ``data``, or on the demo's file; the second run shows what is not done again."""
    del quick  # the demo's file takes seconds; how long another takes is up to who names it
    shipped = files("groundswell.data") / "russian_coord_tweets.parquet"
    with as_file(shipped) as path, tempfile.TemporaryDirectory() as folder:
        source = Path(data) if data else path
        out = Path(folder) / "case"
        runs = [{"run": name, **_run(source, out)} for name in ("first", "again, nothing changed")]
        return {
            "whole process": runs,
            "stages": _stages(source, Path(folder) / "stages"),
            **_found(out),
        }


def _run(source: Path, out: Path) -> dict[str, Any]:
    command = [
        sys.executable,
        "-m",
        "groundswell",
        "investigate",
        str(source),
        "-o",
        str(out),
        "-q",
    ]
    before, began = os.times(), time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, start_new_session=True)
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(_EVERY_S)
    wall, after = time.monotonic() - began, os.times()
    if process.returncode:
        raise SystemExit(f"groundswell investigate ended with {process.returncode}")
    cpu = (
        after.children_user + after.children_system - before.children_user - before.children_system
    )
    return {
        "wall_s": round(wall, 1),
        "cpu_s": round(cpu, 1),
        "peak_memory_all_processes_gb": round(peak / 1e9, 2),
    }


def _resident(leader: int) -> int:
    """Memory held by all processes of a session, shared pages counted once each (Linux only)."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getsid(int(folder.name)) != leader:
                continue
            text = (folder / "smaps_rollup").read_text()
            total += next(
                int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")
            )
        except (OSError, StopIteration, ValueError):
            continue
    return total * 1024


def _stages(source: Path, out: Path) -> list[dict[str, Any]]:
    """Wall time of each stage, from the lines that the command prints."""
    command = [
        sys.executable,
        "-m",
        "groundswell",
        "investigate",
        str(source),
        "-o",
        str(out),
        "-y",
    ]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    pieces = [line.strip().rpartition(" · ") for line in told.splitlines() if " · " in line]
    return [{"stage": name, "wall": took} for name, _, took in pieces if took.endswith(" s")]


def _found(out: Path) -> dict[str, list[dict[str, Any]]]:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    result = manifest["results"][manifest["current"]]
    quality = manifest["tables"][result["tables"]]["quality"]
    return {
        "read": [
            {key: quality[key] for key in ("rows_read", "rows_rejected", "posts", "accounts")}
        ],
        "found": [
            {
                "trace": name,
                **({"insufficient": told["reason"]} if "reason" in told else told["windows"][0]),
            }
            for name, told in result["traces"].items()
        ],
    }
