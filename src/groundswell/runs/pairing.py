"""Only the pairs of each trace: what other tools call a co-link or co-repost network.

    out/TRACE.csv          its pairs, counted at each window
    out/TRACE.acts.csv     the acts behind them, where they are asked for
    out/rejects.csv        what was set aside, and why
    out/about.json         files, settings, and what was counted

Nothing is tested against chance, no group is formed, and no text is kept, so that much less has to be
read and done than for a case. What was counted is a place to look, not a finding.
"""

from __future__ import annotations

import json
import re
import shutil
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.engine.compiled import compiled_before
from groundswell.engine.duck import DuckEngine
from groundswell.errors import CaseError, SettingError
from groundswell.model.tables import EVENTS, PAIRS, POSTS, REJECTS
from groundswell.reports import csv_tables
from groundswell.runs import reading, secret
from groundswell.runs.folder import alone, identity, write_json
from groundswell.runs.parts import Held
from groundswell.runs.planning import machine_bytes, plan, readers, recipe_of
from groundswell.runs.progress import Silent
from groundswell.runs.tracing import COMPILES, most_acts, run_trace, windows_of
from groundswell.tables import duplicates
from groundswell.tables.items import KINDS
from groundswell.tables.normalise import Wanted
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from groundswell.model.quality import Quality
    from groundswell.runs.planning import GivenRecipe
    from groundswell.runs.progress import Progress
    from groundswell.runs.recipe import Recipe
    from groundswell.sources import FilePlan
    from groundswell.traces.contract import Trace

FORMATS = ("csv", "parquet")
COUNTED = pa.schema([PAIRS.field(place) for place in range(PAIRS.get_field_index("score") + 1)])
"""Pairs as in a case, without what a test says of them."""

_ABOUT = "about.json"
_SAYS = "counted, not tested against chance"
_EVERYTHING = re.compile(r"(?<!count\()\*")  # select *, posts.*
_BATCH_ROWS = 262_144
_HELD_BYTES = 400_000_000  # of posts, up to which they don't go over the disk


@dataclass(frozen=True, slots=True)
class Pairs:
    """Where the pairs lie, and what was counted.

    ``traces`` holds the counts of each trace by window, or the reason why it did not run.
    """

    path: Path
    quality: Quality
    traces: Mapping[str, dict[str, Any]]


def pairs(
    paths: str | Path | Iterable[str | Path],
    out: str | Path = "pairs",
    *,
    recipe: GivenRecipe = None,
    formats: Sequence[str] = ("csv",),
    acts: bool = False,
    strict: bool = False,
    memory_bytes: int | None = None,
    workers: int | None = None,
    now_ms: int | None = None,
    progress: Progress | None = None,
    confirm: Callable[[Sequence[FilePlan]], None] | None = None,
) -> Pairs:
    """Read posts and leave the pairs of each trace in ``out``, as CSV or Parquet.

    Arguments are those of `groundswell.investigate`; of the recipe, what is said of groups has no
    meaning here. With ``acts``, the acts behind the pairs are written, too. What was made from
    the same files with the same settings stands and is given again; a folder that holds anything
    else is refused.

    Raises `SourceError` for files that can't be read as a whole, `SettingError` for settings
    that can't be meant, `CaseError` for a folder that can't take the pairs, `EngineError` for
    more acts than the memory holds.
    """
    progress = progress or Silent()
    chosen = recipe_of(recipe)
    if unknown := [name for name in formats if name not in FORMATS]:
        msg = f"format is {unknown[0]!r}; pairs are written as {' or '.join(FORMATS)}"
        raise SettingError(msg)
    now = now_ms if now_ms is not None else time.time_ns() // 1_000_000
    budget = memory_bytes if memory_bytes is not None else machine_bytes() * 2 // 3
    plans = plan(paths, chosen, out=out)
    if confirm is not None:
        confirm(plans)
    folder = Path(out)
    key = b"" if chosen.door.keep_handles else secret.load_key(folder)
    files = reading.files_of(plans, progress)
    settings = reading.settings_of(files, chosen, key) | {
        "traces": chosen.as_dict()["traces"],
        "windows": chosen.as_dict()["windows"],
        "formats": sorted(formats),
        "acts": acts,
    }
    name = identity(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder):
            about = _told(folder, name)
            if "traces" not in about:
                write_json(folder / _ABOUT, about)  # so that a run that was stopped can go on
                run = _Run(folder, chosen, formats, acts, strict, workers, budget, progress)
                about |= {"settings": settings, "files": files, "version": __version__}
                about |= run(plans, files, key, now)
                write_json(folder / _ABOUT, about)
    except BrokenPipeError:
        raise
    except OSError as why:
        msg = f"{folder.name} can't be written ({why.strerror or why}); make room or give another with --out"
        raise CaseError(msg) from why
    if strict:
        reading.refuse_rejects(about)
    return Pairs(folder, reading.quality_of(about), about["traces"])


def wanted_by(traces: Iterable[Trace]) -> Wanted | None:
    """Give what traces read of posts; None for everything, where that can't be told.

    Told from their queries: what a query does not name, it can't read.
    """
    queries = [trace.events() for trace in traces]
    if any(_EVERYTHING.search(query.sql) for query in queries):
        return None
    columns = {
        name for query in queries for name in POSTS.names if re.search(rf"\b{name}\b", query.sql)
    }
    kinds: set[str] = set()
    for query in queries:
        named = {
            kind for kind in KINDS if f"'{kind}'" in query.sql or kind in query.params.values()
        }
        if "post_items" in query.reads and not named:
            return None
        kinds |= named
    return Wanted(frozenset(columns), frozenset(kinds), accounts=False)


def _told(folder: Path, name: str) -> dict[str, Any]:
    """Give what a folder says of its pairs, or of itself when they are not there yet."""
    file = folder / _ABOUT
    if not file.is_file():
        if any(not path.name.startswith(".") for path in folder.iterdir()):
            msg = f"the folder {folder.name} holds something else; give another with --out"
            raise CaseError(msg)
        return {"id": name}
    try:
        about = dict(json.loads(file.read_text(encoding="utf-8")))
        same = about["id"] == name
    except (ValueError, KeyError, TypeError):
        same = False
    if not same:
        msg = (
            f"the folder {folder.name} holds what was made from other files or settings; "
            "give another with --out"
        )
        raise CaseError(msg)
    whole = all((folder / each).is_file() for each in about.get("made", ()))
    return about if whole else {"id": name}


@dataclass(frozen=True, slots=True)
class _Run:
    """Makes the pairs of one folder."""

    folder: Path
    recipe: Recipe
    formats: Sequence[str]
    acts: bool
    strict: bool
    workers: int | None
    budget: int
    progress: Progress

    def __call__(
        self, plans: Sequence[FilePlan], files: list[dict[str, Any]], key: bytes, now_ms: int
    ) -> dict[str, Any]:
        """Read, count and write; give what is to be said of it."""
        parts, scratch = self.folder / ".parts", self.folder / ".scratch"
        parts.mkdir(exist_ok=True)
        if not compiled_before():
            self.progress.say(COMPILES)
        wanted, held = (
            wanted_by(self.recipe.traces.values()),
            Held(parts, min(_HELD_BYTES, self.budget // 8)),
        )
        stamps = reading.read_all(
            plans, files, self.recipe, parts,
            key=key, now_ms=now_ms, workers=readers(self.workers, self.budget),
            progress=self.progress, wanted=wanted, held=held,
        )  # fmt: skip
        engine = DuckEngine(memory_bytes=self.budget // 2, threads=self.workers, scratch=scratch)
        try:
            with engine as db:
                with self.progress.step("Putting the tables together"):
                    about = reading.measure(db, stamps, self._tables(db, held, wanted))
                if self.strict:
                    reading.refuse_rejects(about)
                quality = reading.quality_of(about)
                traces = {
                    name: self._trace(trace, db, quality)
                    for name, trace in self.recipe.traces.items()
                }
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        rejects = pa.Table.from_pylist(reading.rejects_of(stamps), schema=REJECTS)
        made = [*(name for line in traces.values() for name in line.pop("made"))]
        made += self._write("rejects", [rejects], REJECTS)
        shutil.rmtree(parts, ignore_errors=True)
        return about | {"traces": traces, "made": made, "says": _SAYS}

    def _tables(self, db: DuckEngine, parts: Held, wanted: Wanted | None) -> dict[str, int]:
        """Make posts and their items known, each once; count duplicates."""
        doubled = reading.add_parts(db, parts)
        once = not any(doubled.values()) and wanted is not None
        for query, kind in (
            (duplicates.posts(in_order=False), "posts"),
            (duplicates.post_items(in_order=False), "items"),
        ):
            if once:  # the parts will do, with a column that nobody names
                db.add(query.name, parts.source(kind, reading.SCHEMAS[kind]))
            else:
                db.keep(query)
        return doubled

    def _trace(self, trace: Trace, db: DuckEngine, quality: Quality) -> dict[str, Any]:
        name = trace.name
        windows, refused = windows_of(trace, self.recipe.windows.get(name, ()), quality)
        if not windows:
            return {"reason": refused[str(trace.window_ms)], "refused": refused, "made": []}
        found = self.folder / ".parts" / f"{name}.pairs"
        with (
            self.progress.step(trace.title) as step,
            pq.ParquetWriter(found, COUNTED, compression="zstd") as writer,
        ):
            traced = run_trace(
                trace, windows, db,
                take=lambda part: writer.write_table(part.select(COUNTED.names)),
                memory_bytes=self.budget // 4, most_acts=most_acts(self.budget), progress=step.at,
            )  # fmt: skip
        made = []
        if "csv" in self.formats:
            batches = pq.ParquetFile(found).iter_batches(_BATCH_ROWS)
            tables = (pa.Table.from_batches([batch]) for batch in batches)
            made += self._write(name, tables, COUNTED, formats=("csv",))
        if "parquet" in self.formats:
            found.replace(self.folder / f"{name}.parquet")
            made.append(f"{name}.parquet")
        if self.acts:
            made += self._write(f"{name}.acts", [traced.events], EVENTS)
        return traced.counts | {"refused": refused, "made": made}

    def _write(
        self,
        stem: str,
        tables: Iterable[pa.Table],
        schema: pa.Schema,
        formats: Sequence[str] | None = None,
    ) -> list[str]:
        made = [f"{stem}.{form}" for form in formats or self.formats]
        for name in made:
            if name.endswith(".csv"):
                csv_tables.write_tables(tables, schema, self.folder / name)
            else:
                pq.write_table(pa.concat_tables(tables), self.folder / name, compression="zstd")
        return made
