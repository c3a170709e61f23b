"""From tables to a result: traces, the test against chance, one network, groups."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.model.tables import ACCOUNTS, EVENTS, ITEMS, PAIRS, as_named
from groundswell.runs import grouping, lookups
from groundswell.runs.copied import test_copies
from groundswell.runs.folder import identity, write_json
from groundswell.runs.testing import ALPHA, FEWEST_ACCOUNTS, TraceActs, try_chance
from groundswell.runs.tracing import events_of, most_acts, run_trace, windows_of
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.quality import Quality
    from groundswell.runs.copied import CopiedTexts
    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress
    from groundswell.runs.recipe import Recipe
    from groundswell.runs.testing import Outcome

VERSION = 3  # raised whenever the same tables and recipe would give something else
_SHARES = 4  # of the memory given to a run: pairs that wait may take one
_BESIDE_PAIRS = {"events": EVENTS, "items": ITEMS}
_TABLES = {"pairs": PAIRS} | _BESIDE_PAIRS
_FOR_THE_TEST = ("acts", "actors", "things")


def result_name(tables: str, sameness: str, recipe: Recipe) -> str:
    """Give the ID of the result of a recipe on a set of tables and its families."""
    return identity(
        {
            "tables": tables,
            "sameness": sameness,
            "recipe": _settings(recipe),
            "analysis": VERSION,
        }
    )


def analyse(
    case: CaseFolder,
    tables: str,
    sameness: str,
    recipe: Recipe,
    quality: Quality,
    *,
    now_ms: int,
    memory_bytes: int,
    engine: Callable[[], DuckEngine],
    progress: Progress,
) -> str:
    """Find pairs and groups into ``results/ID`` of the case, or find them there; give the ID."""
    name = result_name(tables, sameness, recipe)
    if case.about("results", name) is not None:
        case.choose(name)
        return name
    folder = case.folder("results", name)
    parts = folder / "parts"
    parts.mkdir(parents=True, exist_ok=True)
    with engine() as db:
        for table in ("posts", "post_items"):
            db.add(table, case.folder("tables", tables) / f"{table}.parquet")
        for table in ("text_families", "family_items"):
            db.add(table, case.folder("sameness", sameness) / f"{table}.parquet")
        accounts = as_named(
            pq.read_table(case.folder("tables", tables) / "accounts.parquet"), ACCOUNTS
        )
        lines = _run_traces(db, recipe, quality, parts, memory_bytes, progress)
        with progress.step("Testing against chance") as step:
            copied = test_copies(db, recipe, FEWEST_ACCOUNTS, ALPHA)
            step.at(0.3)
            outcome = _test(parts, folder, recipe, quality, lines, accounts, copied, memory_bytes)
        with progress.step("Joining pairs into groups"):
            verdicts = grouping.join(db, folder, recipe, outcome, copied)
            _count(verdicts, lines)
    case.finish(
        "results",
        name,
        {
            "tables": tables,
            "sameness": sameness,
            "recipe": recipe.as_dict(),
            "traces": lines,
            "created_ms": now_ms,
            "version": __version__,
            "analysis": VERSION,
            "alpha": ALPHA,
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
        windows, refused = windows_of(trace, recipe.windows.get(name, ()), quality)
        if not windows:
            lines[name] = {"reason": refused[str(trace.window_ms)], "refused": refused}
            continue
        stamp = parts / f"{name}.json"
        if stamp.is_file():
            lines[name] = json.loads(stamp.read_text(encoding="utf-8"))
            continue
        with (
            progress.step(trace.title) as step,
            pq.ParquetWriter(parts / f"{name}.pairs.parquet", PAIRS) as pairs,
        ):
            found = run_trace(
                trace, windows, db,
                take=pairs.write_table, memory_bytes=memory_bytes,
                most_acts=most_acts(_SHARES * memory_bytes), progress=step.at,
            )  # fmt: skip
        for table in (*_BESIDE_PAIRS, *_FOR_THE_TEST):
            pq.write_table(getattr(found, table), parts / f"{name}.{table}.parquet")
        lines[name] = found.counts | {"refused": refused}
        if str(trace.window_ms) in refused:
            lines[name]["reason"] = refused[str(trace.window_ms)]
        write_json(stamp, lines[name])
    return lines


def _test(
    parts: Path,
    folder: Path,
    recipe: Recipe,
    quality: Quality,
    lines: dict[str, dict[str, Any]],
    accounts: pa.Table,
    copied: CopiedTexts,
    memory_bytes: int,
) -> Outcome:
    """Test what was found, and write pairs, events, items and bursts, with what it gives."""
    given = []
    for name, trace in recipe.traces.items():
        if "reason" in lines[name]:
            lines[name]["chance"] = {"reason": lines[name]["reason"]}
        else:
            acts = {t: pq.read_table(parts / f"{name}.{t}.parquet") for t in _FOR_THE_TEST}
            given.append(TraceActs(trace, **acts))
    found = {
        table: [
            pq.read_table(file, schema=schema) for file in sorted(parts.glob(f"*.{table}.parquet"))
        ]
        for table, schema in _TABLES.items()
    }
    pairs = pa.concat_tables([PAIRS.empty_table(), *found["pairs"]])
    tested = try_chance(
        given, pairs, quality, accounts=accounts, copied=copied, memory_bytes=memory_bytes
    )
    for name, told in tested.told.items():
        lines[name]["chance"] = told
    for each in given:
        name = each.trace.name
        further = tested.keep.get(name)
        if further is not None:
            further &= ~each.acts["kept"].to_numpy()
            rows = each.acts.filter(pa.array(further))
            keys, ids = each.actors["account_key"], each.things["item_id"]
            found["events"].append(events_of(name, rows, keys, ids))
            known = pq.read_table(parts / f"{name}.items.parquet", columns=["item_id"])["item_id"]
            used = each.things.take(pc.unique(rows["item_no"]))
            found["items"].append(used.filter(pc.invert(pc.is_in(used["item_id"], known))))
    tables = {
        "pairs": tested.pairs,
        "events": pa.concat_tables([EVENTS.empty_table(), *found["events"]]),
        "items": pa.concat_tables([ITEMS.empty_table(), *found["items"]]),
        "bursts": tested.bursts,
        "copies": copied.copies,
        "texts": copied.texts,
    }
    tables["events"] = lookups.by_account(tables["events"])
    for name, table in tables.items():
        size = lookups.GROUP_ROWS if name == "events" else None
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd", row_group_size=size)
    return tested


def _count(verdicts: pa.Table, lines: dict[str, dict[str, Any]]) -> None:
    """Tell how many accounts each trace shows beyond chance, what explains others set aside."""
    beyond = verdicts.filter(pc.equal(verdicts["tier"], "beyond chance"))["traces"].to_pylist()
    for name, line in lines.items():
        if "reason" not in line["chance"]:
            line["chance"]["beyond_chance"] = sum(name in traces.split() for traces in beyond)
