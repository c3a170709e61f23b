"""The main job past one machine: Spark reads, normalises, and finds pairs where the posts lie.

    out/tables/ID/posts, post_items, accounts, rejects    Parquet, as in a case
    out/tables/ID/about.json                              files, settings, quality
    out/results/ID/pairs, events, items, acts, cosines    Parquet, a folder a trace
    out/results/ID/about.json                             what was found, in counts

``out`` may be on any filesystem that Spark reads. What is finished is not done again; other
settings give another result beside it. Only counts come back.
"""

from __future__ import annotations

import dataclasses
import json
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from groundswell.engine import tf_idf
from groundswell.engine.spark import SparkEngine
from groundswell.engine.spark_session import on_this_machine
from groundswell.errors import CaseError
from groundswell.model.quality import Quality
from groundswell.runs import distributed_door, secret
from groundswell.runs.distributed_traces import keep_acts, run_trace
from groundswell.runs.folder import identity
from groundswell.runs.progress import Silent
from groundswell.runs.recipe import Recipe
from groundswell.runs.tracing import cannot_run
from groundswell.tables import duplicates, normalise, quality
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from groundswell.engine.query import Query
    from groundswell.runs.progress import Progress

VERSION = 1  # raised whenever the same tables and recipe would give something else
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True)
class Distributed:
    """What a run on Spark left: where its tables lie, and what was counted.

    ``traces`` holds, for each trace, its counts as in a case, or the reason why it did not run.
    """

    tables_path: str
    results_path: str
    quality: Quality
    traces: Mapping[str, dict[str, Any]]


def distribute(
    paths: str | Path | Iterable[str | Path],
    out: str | Path,
    *,
    recipe: Recipe | None = None,
    master: str | None = None,
    settings: Mapping[str, str] | None = None,
    min_cosine: float | None = None,
    now_ms: int | None = None,
    progress: Progress | None = None,
) -> Distributed:
    """Read posts and find pairs in every trace on Spark; leave Parquet under ``out``.

    ``paths`` are Parquet files or JSON lines of posts, folders of them or globs, or a folder of
    canonical tables (``posts`` and ``post_items``), as an earlier run or a case holds it; all may be
    addresses such as ``s3a://bucket/posts``. ``master`` is Spark's (``local[2]``, ``yarn`` …),
    ``settings`` are further ones of Spark. With ``min_cosine``, pairs alike by TF-IDF are found too.

    Raises `EngineError` for what Spark can't do, `SourceError` for files that can't be read.
    """
    progress = progress or Silent()
    chosen = recipe or Recipe.default()
    now = now_ms if now_ms is not None else time.time_ns() // 1_000_000
    given = [paths] if isinstance(paths, (str, Path)) else list(paths)
    base = located(out, master).rstrip("/")
    with progress.step("Starting Spark"):
        engine = SparkEngine(master=master, scratch=base, settings=settings)
    with engine:
        tables, measured = _tables(
            engine, [located(p, master) for p in given], base, chosen, now, progress
        )
        results, traces = _results(engine, tables, base, chosen, measured, min_cosine, progress)
    return Distributed(tables, results, measured, traces)


def located(path: str | Path, master: str | None) -> str:
    """Give a path as Spark reads it; without a scheme it is this machine's, where Spark is.

    >>> located("s3a://bucket/posts", "yarn"), located("/posts", "yarn"), located("/posts", "local[2]")
    ('s3a://bucket/posts', '/posts', 'file:/posts')
    """
    text = str(path)
    here = isinstance(path, Path) or on_this_machine(master)
    return f"file:{Path(text).absolute()}" if here and not _SCHEME.match(text) else text


def _tables(
    engine: SparkEngine, paths: list[str], out: str, recipe: Recipe, now: int, progress: Progress
) -> tuple[str, Quality]:
    canonical = _canonical(engine, paths)
    if canonical is not None:
        for name, path in canonical.items():
            engine.add(name, path)
        with progress.step("Measuring the tables"):
            measured = quality.measure(engine, **_UNTOLD)
        return paths[0], measured
    key = b"" if recipe.door.keep_handles else secret.load_key()
    told = {
        "files": [file for path in paths for file in engine.files(path)],
        "door": dataclasses.asdict(recipe.door),
        "form": recipe.form,
        "mapping": dict(recipe.mapping),
        "key": secret.fingerprint(key),
        "normaliser": normalise.VERSION,
    }
    folder = f"{out}/tables/{identity(told)}"
    done = _about(engine, folder)
    if done is None:
        with progress.step("Reading and normalising"):
            plan = distributed_door.read_posts(paths, recipe, engine, key=key, now_ms=now)
        with progress.step("Putting the tables together"):
            done = _put_together(engine, folder)
        done |= told | {"mapping": dict(plan.recognition.mapping), "form": plan.recognition.form}
        engine.write_text(f"{folder}/about.json", _text(done))
    for name in ("posts", "post_items"):
        engine.add(name, f"{folder}/{name}")
    return folder, Quality(**done["quality"])


_UNTOLD: dict[str, Any] = {
    "rows_read": 0,
    "rows_rejected": 0,
    "duplicates_collapsed": 0,
    "ids_with_different_content": 0,
    "unread_cells": {},
}


def _canonical(engine: SparkEngine, paths: list[str]) -> dict[str, str] | None:
    """Where the canonical tables lie, if that is what the one path holds."""
    if len(paths) != 1:
        return None
    for ending in ("", ".parquet"):
        found = {name: f"{paths[0].rstrip('/')}/{name}{ending}" for name in ("posts", "post_items")}
        if all(engine.exists(path) for path in found.values()):
            return found
    return None


def _put_together(engine: SparkEngine, folder: str) -> dict[str, Any]:
    engine.keep(duplicates.repeated_keys())
    engine.keep(duplicates.versions())
    told = distributed_door.tell(engine)
    for query in (duplicates.posts(), duplicates.post_items(), duplicates.accounts()):
        engine.write(query, f"{folder}/{query.name}")
        engine.add(query.name, f"{folder}/{query.name}")
    engine.write(distributed_door.rejects(), f"{folder}/rejects")
    left_out = told.pop("left_out")
    measured = quality.measure(engine, **told)
    return {"quality": dataclasses.asdict(measured), "left_out": left_out, "version": __version__}


def _results(
    engine: SparkEngine,
    tables: str,
    out: str,
    recipe: Recipe,
    measured: Quality,
    min_cosine: float | None,
    progress: Progress,
) -> tuple[str, dict[str, dict[str, Any]]]:
    plain = {key: recipe.as_dict()[key] for key in ("traces", "windows")}
    settings = {"tables": tables, "recipe": plain, "cosine": min_cosine, "analysis": VERSION}
    folder = f"{out}/results/{identity(settings)}"
    done = _about(engine, folder)
    if done is not None:
        return folder, done["traces"]
    traces: dict[str, dict[str, Any]] = {}
    for name, trace in recipe.traces.items():
        stamp = f"{folder}/traces/{name}.json"
        if engine.exists(stamp):
            traces[name] = json.loads(engine.read_text(stamp))
            continue
        windows = [trace.window_ms, *recipe.windows.get(name, ())]
        reasons = {window: cannot_run(trace, window, measured) for window in windows}
        able = [window for window, reason in reasons.items() if reason is None]
        if reasons[trace.window_ms] is not None:
            traces[name] = {"reason": reasons[trace.window_ms]}
            continue

        def found(table: str, window_ms: int, query: Query, name: str = name) -> None:
            at = f"-{window_ms}" if table == "pairs" and name in recipe.windows else ""
            engine.write(query, f"{folder}/{table}/{name}{at}")

        with progress.step(trace.title):
            traces[name] = run_trace(trace, able, engine, found)
            if min_cosine is not None:
                accounts = keep_acts(trace.events(), engine)["accounts"]
                traces[name]["cosines"] = _cosines(engine, name, accounts, trace.min_items,
                                                   min_cosine, folder)  # fmt: skip
        engine.write_text(stamp, _text(traces[name]))
    told = settings | {"traces": traces, "version": __version__}
    engine.write_text(f"{folder}/about.json", _text(told))
    return folder, traces


def _cosines(
    engine: SparkEngine, trace: str, accounts: int, min_items: int, least: float, folder: str
) -> int:
    """Write the pairs of a trace that are alike by TF-IDF, and give their number."""
    working = []
    for query in (
        tf_idf.account_items(accounts),
        tf_idf.unit_items(max(2, min_items), least),
        tf_idf.hot_items(),
        tf_idf.candidates(),
    ):
        engine.keep(query)
        working.append(query.name)
    count = engine.write(
        tf_idf.cosines(trace, max(2, min_items), least), f"{folder}/cosines/{trace}"
    )
    engine.drop(*working, "trace_events", "trace_acts")
    return count


def _about(engine: SparkEngine, folder: str) -> dict[str, Any] | None:
    path = f"{folder}/about.json"
    if not engine.exists(path):
        return None
    try:
        return dict(json.loads(engine.read_text(path)))
    except ValueError:
        msg = f"{path} is damaged; remove its folder, or give another with --out"
        raise CaseError(msg) from None


def _text(value: object) -> str:
    return json.dumps(value, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
