"""Our kernel against plain SQL, side by side on the same load, and what was asked of it.

Everything is measured in a process of its own on the same two cores, with the events in memory
and compiled code loaded before the clock starts. Peak memory is that of the whole process while
the clock runs; what it held before (programs and events) stands beside it. All answers are
compared by checksum, to the last pair.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from benchmarks import cold_start, performance_page
from benchmarks.contenders import (
    BUCKETS,
    KERNEL,
    NAIVE,
    PLAIN,
    TO_DISK,
    with_kernel,
    with_kernel_to_disk,
    with_sql,
)
from benchmarks.cost import LIMIT_S, apart, asked_of_me
from benchmarks.load import Load

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping, Sequence

    Row = dict[str, Any]

MINUTE_MS, HOUR_MS = 60_000, 3_600_000
BEST = "best SQL tried"
_MILLION = 1_000_000


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--events", type=int, help="only the kernel, on so many events")
    parser.add_argument(
        "--hot", type=float, nargs="+", help="with --events: hot shares, one after the other (0.01)"
    )
    parser.add_argument(
        "--window", type=int, default=MINUTE_MS, help="with --events: milliseconds (60000)"
    )
    parser.add_argument("--write", action="store_true", help="write docs/performance.md")
    parser.add_argument(
        "--memory", type=float, help="with --events: pairs wait in so many GB and go to disk"
    )


def measure(
    *,
    quick: bool,
    data: str | None = None,
    events: int | None = None,
    hot: Sequence[float] | None = None,
    window: int = MINUTE_MS,
    memory: float | None = None,
    write: bool = False,
) -> dict[str, list[Row]]:
    """Measure all contenders at 1M and (without ``quick``) 10M events, or the kernel alone."""
    del data
    if write:
        performance_page.expect("speed" if events is None else f"speed {events}")
    if events is not None:
        loads = [Load(events=events, hot_share=share) for share in hot or (0.01,)]
        who = KERNEL if memory is None else TO_DISK
        rows = [_contest(who, load, window, limit_s=86_400, memory=memory) for load in loads]
        found = {"the kernel alone": rows}
        if write:
            performance_page.put(f"speed {events}", found)
        return found
    million = Load(events=_MILLION)
    hot_million = Load(events=_MILLION, hot_share=0.1)
    rows = [_contest(name, million, MINUTE_MS) for name in (KERNEL, NAIVE, *PLAIN)]
    rows += [_contest(KERNEL, hot_million, MINUTE_MS)]
    if not quick:
        fast = sorted(PLAIN, key=lambda name: _figure(rows, name, million, "cpu_s"))[:2]
        ten = Load(events=10 * _MILLION)
        rows += [_contest(name, hot_million, MINUTE_MS) for name in (NAIVE, *fast)]
        rows += [_contest(name, million, HOUR_MS) for name in (KERNEL, *fast)]
        forms = dict.fromkeys((BUCKETS, *fast))
        rows += [_contest(name, ten, MINUTE_MS) for name in (KERNEL, *forms, NAIVE)]
    found = {
        "side by side": rows,
        "the same pairs": agreement(rows),
        "asked of the kernel": asked(rows),
        "starting": cold_start.measure(),
    }
    if write:
        performance_page.put("speed", found, quick=quick)
    return found


def asked(rows: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Compare the figures with what was asked, where both sides of a ratio were measured.

    "Best SQL tried" is the form that took the least CPU time on that load.
    """
    one, ten, hot = "1,000,000", "10,000,000", 0.1
    found = []
    for events, against, least in (
        (one, NAIVE, 30.0),
        (one, BUCKETS, 8.0),
        (one, BEST, 8.0),
        (ten, BUCKETS, 7.0),
        (ten, BEST, 7.0),
    ):
        ours = _of(rows, KERNEL, events)
        theirs = _of(rows, against, events)
        if ours and theirs:
            times = theirs["cpu_s"] / max(1e-9, ours["cpu_s"])
            found.append(_line(f"{events}, 60 s: less CPU than {against}", times, least=least))
    for against in (BUCKETS, BEST):
        ours, theirs = _of(rows, KERNEL, ten), _of(rows, against, ten)
        if ours and theirs:
            share = ours["peak_gb"] / theirs["peak_gb"]
            found.append(_line(f"{ten}, 60 s: peak memory, share of {against}", share, most=0.6))
    cool, warm = _of(rows, KERNEL, one), _of(rows, KERNEL, one, hot=hot)
    if cool and warm:
        times = warm["cpu_s"] / max(1e-9, cool["cpu_s"])
        found.append(_line(f"{one}, 60 s: CPU at 10% hot share, times that at 1%", times, most=2.3))
    return found


def agreement(rows: Iterable[Mapping[str, Any]]) -> list[Row]:
    """Say of each load whether all who finished gave the same checksum."""
    met: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        if row.get("checksum"):
            met.setdefault((row["events"], row["hot_share"], row["window_ms"]), []).append(row)
    return [
        {
            "events": events,
            "hot_share": hot,
            "window_ms": window,
            "contenders": len(of),
            "pairs": of[0]["pairs"],
            "checksums": "equal" if len({row["checksum"] for row in of}) == 1 else "DIFFERENT",
        }
        for (events, hot, window), of in met.items()
        if len(of) > 1
    ]


def _line(what: str, measured: float, *, least: float = 0.0, most: float = 0.0) -> Row:
    met = measured >= least if least else measured <= most
    return {
        "what": what,
        "asked": f"at least {least:g}" if least else f"at most {most:g}",
        "measured": round(measured, 2),
        "": "met" if met else "missed",
    }


def _of(
    rows: Iterable[Mapping[str, Any]], name: str, events: str, *, hot: float = 0.01
) -> Mapping[str, Any] | None:
    names = PLAIN if name == BEST else (name,)
    there = [
        row
        for row in rows
        if row["contender"] in names
        and row["events"] == events
        and row["hot_share"] == hot
        and row["window_ms"] == MINUTE_MS
        and row["finished"]
    ]
    return min(there, key=lambda row: float(row["cpu_s"]), default=None)


def _figure(rows: Iterable[Mapping[str, Any]], name: str, load: Load, of: str) -> float:
    row = _of(rows, name, f"{load.events:,}", hot=load.hot_share)
    return float(row[of]) if row else float("inf")


def _contest(
    name: str, load: Load, window_ms: int, *, limit_s: float = LIMIT_S, memory: float | None = None
) -> Row:
    print(f"{name}: {load.events:,} events, {window_ms // 1000} s", file=sys.stderr)
    asked = {"contender": name, "load": asdict(load), "window_ms": window_ms, "memory": memory}
    found = apart("benchmarks.speed", asked, limit_s=limit_s)
    return {
        "contender": name,
        "events": f"{load.events:,}",
        "hot_share": load.hot_share,
        "window_ms": window_ms,
        "finished": found is not None,
        **(found or {"limit_s": limit_s}),
    }


def _measured(
    contender: str, load: Mapping[str, Any], window_ms: int, memory: float | None = None
) -> Row:
    if memory is not None:
        return with_kernel_to_disk(Load(**load), window_ms, memory)
    if contender == KERNEL:
        return with_kernel(Load(**load), window_ms)
    return with_sql(contender, Load(**load), window_ms)


if __name__ == "__main__":
    json.dump(_measured(**asked_of_me()), sys.stdout)
