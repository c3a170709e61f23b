"""Spark on two threads: CPU time, rows and bytes shuffled by step, and what a billion would need.

Measured: the trace of shared links on seeded load, its answer compared with the kernel's; figures
are those of Spark's own event log. Calculated: what a billion events would need.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.load import HOT_ITEM, Load
from groundswell.engine.co_actions import co_actions
from groundswell.engine.query import Query
from groundswell.engine.spark import SparkEngine
from groundswell.model.tables import POST_ITEMS
from groundswell.runs.distributed_traces import run_trace
from groundswell.traces import registered

if TYPE_CHECKING:
    from collections.abc import Iterator

_MASTER = "local[2]"
_PARTITIONS = 8
_BILLION = 1_000_000_000
_WINDOW_MS = 60_000
_TICKS = os.sysconf("SC_CLK_TCK")


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Measure at 100,000 events (``--quick``), then at a million, at 1% and 10% on a hot item."""
    del data
    sizes = [(100_000, 0.01)] if quick else [(100_000, 0.01), (1_000_000, 0.01), (1_000_000, 0.1)]
    found: dict[str, list[dict[str, Any]]] = {f"Spark {_MASTER}, shared links, 60 s": []}
    runs = next(iter(found.values()))
    spent, by_step = 0.0, []
    for events, hot_share in sizes:
        with tempfile.TemporaryDirectory(prefix="groundswell-scale-") as folder:
            run, steps = _run(Load(events=events, hot_share=hot_share), Path(folder))
        run["cpu_s"], spent = round(run["cpu_s"] - spent, 1), run["cpu_s"]  # of one Java process
        runs.append({"events": events, "hot_share": hot_share, **run})
        by_step.append(steps)
        found[f"by step, {events:,} events, {hot_share:.0%} on one item"] = steps
    largest = max(run["events"] for run in runs)
    found["calculated for a billion events in the same 30 days"] = [
        _for_a_billion(run, steps)
        for run, steps in zip(runs, by_step, strict=True)
        if run["events"] == largest
    ]
    return found


def _run(load: Load, folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    events = load.made()
    _write(load, events, folder / "post_items")
    log = folder / "log"
    log.mkdir()
    settings = {
        "spark.eventLog.enabled": "true",
        "spark.eventLog.dir": log.as_uri(),
        "spark.eventLog.compress": "false",
        "spark.eventLog.rolling.enabled": "false",
        "spark.sql.shuffle.partitions": str(_PARTITIONS),
        "spark.driver.memory": "4g",
    }
    answer: dict[str, Any] = {}
    began = time.monotonic()
    engine = SparkEngine(master=_MASTER, scratch=folder / "scratch", settings=settings)
    try:
        engine.add("post_items", folder / "post_items")

        def found(name: str, window_ms: int, query: Query) -> None:
            del window_ms, query
            if name == "pairs":
                answer.update(engine.rows(_CHECK).to_pylist()[0])

        told = run_trace(registered()["co_link"](), (_WINDOW_MS,), engine, found)
        wall, cpu = time.monotonic() - began, _cpu_s(engine)
    finally:
        engine.close()
        engine.session.stop()  # which ends the event log
    kernel_began = time.process_time()
    expected = co_actions(*events, window_ms=_WINDOW_MS)
    kernel_cpu = time.process_time() - kernel_began
    line = told["windows"][0]
    same = (
        answer["pairs"] == len(expected.a)
        and answer["shared"] == int(expected.shared_items.sum())
        and answer["acts"] == int(expected.co_actions.sum())
        and answer["first"] == int(expected.first_ms.sum())
    )
    steps = list(_steps(next(log.iterdir())))
    total = {name: sum(step[name] for step in steps) for name in ("rows_shuffled", "mb_shuffled")}
    run = {
        "wall_s": round(wall, 1),
        "cpu_s": round(cpu, 1),
        "kernel_cpu_s": round(kernel_cpu, 2),
        "rounds": line["rounds"],
        "pairs": line["pairs"],
        "co_actions_in_pairs": line["co_actions"],
        **{name: round(value, 1) for name, value in total.items()},
        "same_as_kernel": same,
    }
    return run, steps


_CHECK = Query(
    name="checked",
    sql="""
        select
            count(*) as pairs,
            cast(sum(shared_items) as bigint) as shared,
            cast(sum(co_actions) as bigint) as acts,
            cast(sum(first_ms) as bigint) as first
        from pairs
    """,
)


def _write(load: Load, events: Any, folder: Path) -> None:
    """Write the events as links of posts, in eight files, with keys as long as real ones."""
    folder.mkdir()
    account = _keys("a-", 20, load.accounts)
    link = _keys("https://example.org/articles/", 12, load.items)
    for part, rows in enumerate(np.array_split(np.arange(load.events), 8)):
        count = len(rows)
        table = {
            "post_key": [f"p-{row:020x}" for row in rows.tolist()],
            "account_key": account.take(pa.array(events.account[rows])),
            "at_ms": events.at_ms[rows],
            "post_kind": ["post"] * count,
            "kind": ["link"] * count,
            "value": link.take(pa.array(events.item[rows])),
            "position": pa.array([0] * count, pa.int32()),
            "decided": ["canonical"] * count,
        }
        pq.write_table(pa.table(table).cast(POST_ITEMS), folder / f"{part}.parquet")


def _keys(before: str, digits: int, count: int) -> pa.Array:
    return pa.array([f"{before}{number:0{digits}x}" for number in range(count)])


def _steps(log: Path) -> Iterator[dict[str, Any]]:
    """Sum the metrics of all tasks by the step they belong to, from Spark's event log."""
    step_of: dict[int, str] = {}
    sums: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    with log.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            if event["Event"] == "SparkListenerJobStart":
                name = event.get("Properties", {}).get("spark.job.description", "other")
                step_of |= dict.fromkeys(event["Stage IDs"], name)
            elif event["Event"] == "SparkListenerTaskEnd" and "Task Metrics" in event:
                told, one = event["Task Metrics"], sums[step_of.get(event["Stage ID"], "other")]
                shuffled = told["Shuffle Write Metrics"]
                one["tasks"] += 1
                one["task_cpu_s"] += told["Executor CPU Time"] / 1e9
                one["longest_task_s"] = max(one["longest_task_s"], told["Executor Run Time"] / 1e3)
                one["rows_shuffled"] += shuffled["Shuffle Records Written"]
                one["mb_shuffled"] += shuffled["Shuffle Bytes Written"] / 1e6
                one["mb_spilled"] += told["Disk Bytes Spilled"] / 1e6
    for name, one in sums.items():
        yield {"step": name, **{key: round(value, 1) for key, value in one.items()}}


def _for_a_billion(run: dict[str, Any], steps: list[dict[str, Any]]) -> dict[str, Any]:
    """What the steps before the pairs cost by event, and the pairs by co-action, made larger.

    Co-actions grow faster than events: those of one hot item with the square, those of the other
    items as they do in this load from a million events to ten.
    """
    (pairs,) = [step for step in steps if step["step"] == "pairs"]
    hot, others = _co_actions(run["events"], run["hot_share"])
    a_million, ten_millions = (_co_actions(n, run["hot_share"]) for n in (10**6, 10**7))
    by_item = ten_millions[0] * (_BILLION // 10**7) ** 2
    by_others = ten_millions[1] * (ten_millions[1] / a_million[1]) ** 2
    events, met = _BILLION / run["events"], (by_item + by_others) / (hot + others)
    rows = (run["rows_shuffled"] - pairs["rows_shuffled"], pairs["rows_shuffled"])
    sizes = (run["mb_shuffled"] - pairs["mb_shuffled"], pairs["mb_shuffled"])
    spent = (run["cpu_s"] - pairs["task_cpu_s"], pairs["task_cpu_s"])
    return {
        "hot_share": run["hot_share"],
        "co_actions": f"{by_item + by_others:.1e}",
        "of_the_hot_item": f"{by_item:.1e}",
        "rows_before_pairs": f"{rows[0] * events:.1e}",
        "rows_for_pairs": f"{rows[1] * met:.1e}",
        "tb_before_pairs": round(sizes[0] * events / 1e6, 1),
        "tb_for_pairs": round(sizes[1] * met / 1e6, 1),
        "core_hours_before_pairs": round(spent[0] * events / 3_600),
        "core_hours_for_pairs": round(spent[1] * met / 3_600),
    }


def _co_actions(events: int, hot_share: float) -> tuple[int, int]:
    """Count acts within a minute of one another on the hot item, and on all others."""
    made = Load(events=events, hot_share=hot_share).made()
    key = (made.item.astype(np.int64) << 42) | (made.at_ms - made.at_ms.min())
    key.sort()
    later = np.searchsorted(key, key + _WINDOW_MS, side="right") - np.arange(1, len(key) + 1)
    hot = key >> 42 == HOT_ITEM
    return int(later[hot].sum()), int(later[~hot].sum())


def _cpu_s(engine: SparkEngine) -> float:
    """CPU seconds of the Java process so far, starting and compiling included (Linux only)."""
    pid = engine.session.sparkContext._gateway.proc.pid
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICKS
