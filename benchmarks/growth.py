"""How the kernel's cost grows: with events, with pairs, with a hot item's share, with the window.

Each load has a process of its own, as in `benchmarks.speed`. ``--write`` puts table and picture
into ``docs/performance.md``.
"""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import growth_picture, performance_page
from benchmarks.contenders import KERNEL
from benchmarks.cost import LIMIT_S, apart
from benchmarks.load import Load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    Row = dict[str, Any]

PICTURE = Path(__file__).parents[1] / "docs" / "images" / "growth.svg"
EVENTS = (100_000, 300_000, 1_000_000, 3_000_000, 10_000_000)
HOT_SHARES = (0.001, 0.01, 0.03, 0.1)
WINDOWS_MS = (10_000, 60_000, 600_000, 3_600_000)
_USUAL = (1_000_000, 0.01, 60_000)  # events, hot share, window: where the three series meet


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")


def measure(
    *, quick: bool, data: str | None = None, write: bool = False
) -> dict[str, list[dict[str, Any]]]:
    """Measure three series around a million events (with ``quick`` no more than that)."""
    del data
    if write:
        performance_page.expect("growth")
    most = 1_000_000 if quick else EVENTS[-1]
    cases = plan(each for each in EVENTS if each <= most)
    rows = [_measured(*case) for case in cases]
    if write:
        performance_page.put("growth", {"growth of the kernel": rows}, quick=quick)
        growth_picture.draw(PICTURE, rows)
    return {"growth of the kernel": rows}


def plan(events: Iterable[int]) -> list[tuple[int, float, int]]:
    """List what to measure: events, hot share and window, one of them changing at a time."""
    usual_events, usual_share, usual_window = _USUAL
    cases = [(each, usual_share, usual_window) for each in events]
    cases += [(usual_events, share, usual_window) for share in HOT_SHARES]
    cases += [(usual_events, usual_share, window) for window in WINDOWS_MS]
    return list(dict.fromkeys(cases))


def _measured(events: int, hot_share: float, window_ms: int) -> Row:
    print(f"{events:,} events, hot {hot_share:.1%}, {window_ms // 1000} s", file=sys.stderr)
    load = Load(events=events, hot_share=hot_share)
    asked = {"contender": KERNEL, "load": asdict(load), "window_ms": window_ms}
    found = apart("benchmarks.speed", asked)
    row: Row = {"events": events, "hot_share": hot_share, "window_s": window_ms // 1000}
    if found is None:
        return {**row, "cpu_s": f"not within {LIMIT_S:g} s"}
    return {
        **row,
        **{name: found[name] for name in ("co_actions", "pairs", "cpu_s", "wall_s")},
        "ns_a_co_action": round(1e9 * found["cpu_s"] / max(1, found["co_actions"])),
        "peak_gb": found["peak_gb"],
        "held_before_gb": found["held_gb"],
    }
