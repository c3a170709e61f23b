"""The second stage: traces, pairs, one network, groups."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.engine.query import Query
from groundswell.model.tables import EVENTS, GROUPS, ITEMS, MEMBERS, NETWORK, PAIRS
from groundswell.networks import layers
from groundswell.networks.groups import Group, find_groups
from groundswell.networks.measures import group_measures
from groundswell.runs.folder import identity, write_json
from groundswell.runs.tracing import cannot_run, run_trace
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.quality import Quality
    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress
    from groundswell.runs.recipe import Recipe

VERSION = 1  # raised whenever the same tables and recipe would give something else
_TABLES = {"pairs": PAIRS, "events": EVENTS, "items": ITEMS}


def result_name(tables: str, recipe: Recipe) -> str:
    """Give the ID of the result of a recipe on a set of tables."""
    return identity({"tables": tables, "recipe": _settings(recipe), "analysis": VERSION})


def analyse(
    case: CaseFolder,
    tables: str,
    recipe: Recipe,
    quality: Quality,
    *,
    now_ms: int,
    memory_bytes: int,
    engine: Callable[[], DuckEngine],
    progress: Progress,
) -> str:
    """Find pairs and groups into ``results/ID`` of the case, or find them there; give the ID."""
    name = result_name(tables, recipe)
    if case.about("results", name) is not None:
        case.choose(name)
        return name
    folder = case.folder("results", name)
    parts = folder / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    with engine() as db:
        for table in ("posts", "post_items"):
            db.add(table, case.folder("tables", tables) / f"{table}.parquet")
        lines = _run_traces(db, recipe, quality, parts, memory_bytes, progress)
        with progress.step("Joining pairs into groups") as step:
            for table, schema in _TABLES.items():
                files = sorted(parts.glob(f"*.{table}.parquet"))
                found = [pq.read_table(file, schema=schema) for file in files]
                pq.write_table(
                    pa.concat_tables(found) if found else schema.empty_table(),
                    folder / f"{table}.parquet",
                    compression="zstd",
                )
            step.at(0.3)
            _join(db, folder, recipe)
    case.finish(
        "results",
        name,
        {
            "tables": tables,
            "recipe": recipe.as_dict(),
            "traces": lines,
            "created_ms": now_ms,
            "version": __version__,
            "analysis": VERSION,
        },
    )
    case.discard(parts)
    return name


def _settings(recipe: Recipe) -> dict[str, Any]:
    plain = recipe.as_dict()
    return {key: plain[key] for key in ("traces", "windows", "groups")}


def _run_traces(
    db: DuckEngine,
    recipe: Recipe,
    quality: Quality,
    parts: Path,
    memory_bytes: int,
    progress: Progress,
) -> dict[str, dict[str, Any]]:
    lines: dict[str, dict[str, Any]] = {}
    for name, trace in recipe.traces.items():
        refused = {}
        windows = []
        for window_ms in (trace.window_ms, *recipe.windows.get(name, ())):
            reason = cannot_run(trace, window_ms, quality)
            if reason is None:
                windows.append(window_ms)
            else:
                refused[str(window_ms)] = reason
        if not windows:
            lines[name] = {"reason": refused[str(trace.window_ms)], "refused": refused}
            continue
        stamp = parts / f"{name}.json"
        if stamp.is_file():
            lines[name] = json.loads(stamp.read_text(encoding="utf-8"))
            continue
        with progress.step(trace.title) as step:
            found = run_trace(trace, windows, db, memory_bytes=memory_bytes, progress=step.at)
        for table in _TABLES:
            pq.write_table(getattr(found, table), parts / f"{name}.{table}.parquet")
        lines[name] = found.counts | {"refused": refused}
        if str(trace.window_ms) in refused:
            lines[name]["reason"] = refused[str(trace.window_ms)]
        write_json(stamp, lines[name])
    return lines


def _join(db: DuckEngine, folder: Path, recipe: Recipe) -> None:
    db.add("pairs", folder / "pairs.parquet")
    own = pa.table(
        {
            "trace": pa.array(list(recipe.traces), pa.string()),
            "window_ms": pa.array([t.window_ms for t in recipe.traces.values()], pa.int64()),
        }
    )
    db.add("own_windows", own)
    # An account with one shared item never enters a group by that alone, whatever min_items says.
    db.keep(
        Query(
            name="network_pairs",
            reads=("pairs", "own_windows"),
            sql="""
                select pairs.*
                from pairs
                inner join own_windows
                    on own_windows.trace = pairs.trace and own_windows.window_ms = pairs.window_ms
                where pairs.shared_items >= 2
            """,
        )
    )
    fused = db.rows(layers.fused())
    groups = find_groups(
        fused.column("account_a").to_pylist(),
        fused.column("account_b").to_pylist(),
        fused.column("score").to_pylist(),
        recipe.groups,
    )
    members = pa.Table.from_pylist(
        [
            {"group_id": group.group_id, "account_key": key, "score": score, "partners": partners}
            for group in groups
            for key, score, partners in group.members
        ],
        schema=MEMBERS,
    )
    pq.write_table(members, folder / "members.parquet")
    group_of = dict(
        zip(members["account_key"].to_pylist(), members["group_id"].to_pylist(), strict=True)
    )
    of_a = [group_of.get(key) for key in fused.column("account_a").to_pylist()]
    of_b = [group_of.get(key) for key in fused.column("account_b").to_pylist()]
    both = [a if a == b else None for a, b in zip(of_a, of_b, strict=True)]
    network = fused.append_column("group_id", pa.array(both, pa.string()))
    pq.write_table(
        network.select(NETWORK.names).cast(NETWORK), folder / "network.parquet", compression="zstd"
    )
    db.add("members", members)
    measures = {row["group_id"]: row for row in db.rows(group_measures()).to_pylist()}
    inside: dict[str, list[dict[str, Any]]] = {group.group_id: [] for group in groups}
    for row in network.filter(network["group_id"].is_valid()).to_pylist():
        inside[row["group_id"]].append(row)
    rows = [
        _group_row(number, group, inside[group.group_id], measures[group.group_id])
        for number, group in enumerate(groups, start=1)
    ]
    pq.write_table(pa.Table.from_pylist(rows, schema=GROUPS), folder / "groups.parquet")


def _group_row(
    number: int, group: Group, pairs: list[dict[str, Any]], measured: dict[str, Any]
) -> dict[str, Any]:
    return measured | {
        "group_id": group.group_id,
        "label": f"G{number}",
        "size": group.size,
        "pairs": group.pairs,
        "density": group.density,
        "score": group.score,
        "traces": " ".join(sorted({t for pair in pairs for t in pair["traces"].split()})),
        "first_ms": min(pair["first_ms"] for pair in pairs),
        "last_ms": max(pair["last_ms"] for pair in pairs),
    }
