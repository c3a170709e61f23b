"""The first stage: files become the canonical tables of a case."""

from __future__ import annotations

import dataclasses
import os
from collections import Counter
from concurrent.futures import FIRST_COMPLETED, Future, wait
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.errors import RejectedRowsError, SettingError
from groundswell.model.quality import Quality
from groundswell.model.tables import REJECTS
from groundswell.reports import words
from groundswell.runs import secret
from groundswell.runs.folder import identity
from groundswell.runs.parts import Held, PartMaker, make_part, read_stamp
from groundswell.sources.reading.bytes import fingerprint
from groundswell.sources.reading.paths import shown_name
from groundswell.tables import duplicates, normalise, quality
from groundswell.tables.times import AmbiguousOrderError, recognise_order
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress, Step
    from groundswell.runs.recipe import Recipe
    from groundswell.sources import FilePlan
    from groundswell.tables.normalise import Wanted

SCHEMAS = {
    "posts": normalise.PARTS,
    "items": normalise.ITEM_PARTS,
    "accounts": normalise.ACCOUNT_PARTS,
}
BATCH_ROWS = 50_000
_ALONE = 20  # batches that one process does by itself before it calls for help: starting costs
_WORTH = 10  # batches that must be left for that: each process takes a second to start
_DAY_MS = 86_400_000


def tables_of(
    plans: Sequence[FilePlan],
    recipe: Recipe,
    case: CaseFolder,
    *,
    now_ms: int,
    workers: int | None,
    engine: Callable[[], DuckEngine],
    progress: Progress,
    told: dict[str, Any],
) -> str:
    """Read files into ``tables/ID`` of the case, or find them already there; give the ID.

    ``told`` is kept with the tables for the report: a title, an attribution.
    """
    key = b"" if recipe.door.keep_handles else secret.load_key(case.path)
    files = files_of(plans, progress)
    settings = settings_of(files, recipe, key)
    name = identity(settings)
    about = case.about("tables", name)
    if about is None:
        parts = case.parts(name)
        counts = read_all(
            plans, files, recipe, parts, key=key, now_ms=now_ms, workers=workers, progress=progress
        )
        with progress.step("Putting the tables together") as step, engine() as db:
            about = _put_together(case, name, db, counts, step)
        about |= told | {"files": files, "settings": settings, "version": __version__}
        case.finish("tables", name, about)
        case.discard(parts)
    return name


def files_of(plans: Sequence[FilePlan], progress: Progress) -> list[dict[str, Any]]:
    """Tell what each file is: its name, size and hash, and how it is read."""
    files = []
    with progress.step("Fingerprinting the files") as step:
        for done, (plan, shown) in enumerate(zip(plans, _distinct_names(plans), strict=True)):
            mark = fingerprint(plan.path)
            step.at(done / len(plans))
            files.append(
                {
                    "name": shown,
                    "sha256": mark.sha256,
                    "size_bytes": mark.size,
                    "form": plan.recognition.form,
                    "mapping": dict(plan.recognition.mapping),
                    "notes": list(plan.recognition.notes),
                }
            )
    return files


def settings_of(files: Sequence[dict[str, Any]], recipe: Recipe, key: bytes) -> dict[str, Any]:
    """Give all on which it depends what the files become."""
    return {
        "door": dataclasses.asdict(recipe.door),
        "files": [{k: f[k] for k in ("name", "sha256", "form", "mapping")} for f in files],
        "key": secret.fingerprint(key),
        "normaliser": normalise.VERSION,
        "batch_rows": BATCH_ROWS,  # a run that was stopped goes on from parts of this size
    }


def quality_of(about: dict[str, Any]) -> Quality:
    """Give the quality report that a finished set of tables holds."""
    return Quality(**about["quality"])


def refuse_rejects(about: dict[str, Any]) -> None:
    """Raise when rows were set aside: what ``--strict`` asks for."""
    count = about["quality"]["rows_rejected"] + about["damaged_files"]
    if count:
        first = about["first_reject"]
        where = "" if first["row"] is None else f", row {first['row']}"
        msg = (
            f"{words.plural(count, 'row')} could not be read, the first in {first['source_file']}{where}: "
            f"{first['reason']}; mend them or leave out --strict"
        )
        raise RejectedRowsError(msg)


def read_all(
    plans: Sequence[FilePlan],
    files: list[dict[str, Any]],
    recipe: Recipe,
    parts: Path,
    *,
    key: bytes,
    now_ms: int,
    workers: int | None,
    progress: Progress,
    wanted: Wanted | None = None,
    held: Held | None = None,
) -> list[dict[str, Any]]:
    """Normalise every file into ``parts``, and give the counts of each part.

    Parts made by an earlier run that was stopped are kept. ``files`` are told how many rows there
    were. Only what is ``wanted`` is read, all when not given. With ``held``, small inputs stay in memory.
    """
    pool = _Workers(workers or os.cpu_count() or 1)
    stamps: list[dict[str, Any]] = []
    try:
        for number, (plan, file) in enumerate(zip(plans, files, strict=True)):
            maker = PartMaker(
                door=recipe.door,
                key=key,
                source_file=file["name"],
                platform=_platform(plan, recipe),
                date_order=None,
                latest_ms=now_ms + 2 * _DAY_MS,
                wanted=wanted,
            )
            with progress.step(f"Reading {file['name']}") as step:
                found = _read_file(plan, maker, recipe, parts, number, pool, held, step)
            file["rows"] = max((stamp["last_row"] for stamp in found), default=0)
            for what, count in _left_out(found).items():
                file["notes"].append(f"{count:,} {what}; left out")
            file["rejected"] = sum(len(stamp["rejects"]) for stamp in found)
            stamps += [stamp | {"file": file["name"]} for stamp in found]
    except BaseException:
        pool.stop()
        raise
    return stamps


def _platform(plan: FilePlan, recipe: Recipe) -> str | None:
    named = plan.recognition.platform
    return recipe.door.platform or named if named in (None, "unknown") else named


def _read_file(
    plan: FilePlan,
    maker: PartMaker,
    recipe: Recipe,
    parts: Path,
    number: int,
    pool: _Workers,
    held: Held | None,
    step: Step,
) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    rows = 0

    def note(stem: str, stamp: dict[str, Any]) -> None:
        nonlocal rows
        found[stem] = stamp
        rows += stamp["posts"]

    recognition = dataclasses.replace(plan.recognition, platform=maker.platform)
    head = dataclasses.replace(plan.head, arrow=True)
    batches = plan.source.read(head, recognition, batch_rows=BATCH_ROWS)
    for count, batch in enumerate(batches):
        if not count:
            maker = dataclasses.replace(maker, date_order=date_order_of(plan, recipe, batch))
        stem = f"{number:04d}-{count:06d}"
        known = read_stamp(parts, stem)
        helped = pool.wanted(count, plan.head.position.fraction)
        if held is not None and (known is not None or helped):
            held.let_go()  # some are on the disk, so all go there
        if known is not None:
            note(stem, known)
        elif not helped:
            part = held.make(maker, batch, stem) if held else make_part(maker, batch, parts, stem)
            note(stem, part)
        else:
            for done, stamp in pool.add(stem, maker, batch, parts):
                note(done, stamp)
        step.at(plan.head.position.fraction, f"{rows:,} posts")
    for done, stamp in pool.finish():
        note(done, stamp)
    return [found[stem] for stem in sorted(found)]


def _left_out(stamps: Sequence[dict[str, Any]]) -> Counter[str]:
    """Count the records of a file that are no posts, by what they are."""
    counts: Counter[str] = Counter()
    for stamp in stamps:
        counts.update(stamp["left_out"])
    return counts


def _distinct_names(plans: Sequence[FilePlan]) -> list[str]:
    """Names of files without their folders, but with as much of them as tells two apart."""
    bare = [shown_name(plan.path) for plan in plans]
    again = {name for name, count in Counter(bare).items() if count > 1}
    with_folder = [
        f"{shown_name(plan.path.resolve().parent)}/{name}" if name in again else name
        for plan, name in zip(plans, bare, strict=True)
    ]
    seen: Counter[str] = Counter()
    names = []
    for name in with_folder:
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def date_order_of(plan: FilePlan, recipe: Recipe, first: RawBatch) -> DateOrder | None:
    """Day-first or month-first: fixed by the form, said by the analyst, or told by the data."""
    if plan.source.date_order is not None:
        return plan.source.date_order
    if recipe.door.date_order is not None:
        return recipe.door.date_order
    try:
        at = first.columns.get("at", ())
        return recognise_order(at.to_pylist() if isinstance(at, pa.Array) else at)
    except AmbiguousOrderError as why:
        column = plan.recognition.mapping.get("at", "the time column")
        msg = (
            f"{shown_name(plan.path)}: the dates in {column} {why}: is 03/04 the third of April or "
            "the fourth of March? Say --date-order dmy or --date-order mdy"
        )
        raise SettingError(msg) from None


class _Workers:
    """Processes that normalise parts; none is started until there is enough to do."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._waiting: dict[Future[dict[str, Any]], str] = {}
        self._pool: Any = None

    def wanted(self, count: int, fraction: float) -> bool:
        """Whether to call for help after ``count`` batches, a ``fraction`` of the file."""
        if self._pool is not None or not fraction:
            return count >= _ALONE
        return count >= _ALONE and count * (1 - fraction) >= _WORTH * fraction

    def add(
        self, stem: str, maker: PartMaker, batch: RawBatch, parts: Path
    ) -> list[tuple[str, dict[str, Any]]]:
        """Hand over a part; give those that became ready while a place was waited for."""
        if self._count < 2:
            return [(stem, make_part(maker, batch, parts, stem))]
        if self._pool is None:
            from loky import get_reusable_executor  # noqa: PLC0415 - only big inputs pay for it

            self._pool = get_reusable_executor(max_workers=self._count, timeout=30)
        self._waiting[self._pool.submit(make_part, maker, batch, parts, stem)] = stem
        return self._collect() if len(self._waiting) > 2 * self._count else []

    def finish(self) -> list[tuple[str, dict[str, Any]]]:
        """Wait for all that is under way."""
        ready = []
        while self._waiting:
            ready += self._collect()
        return ready

    def stop(self) -> None:
        """End the processes at once; parts that are complete stay."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, kill_workers=True)

    def _collect(self) -> list[tuple[str, dict[str, Any]]]:
        done, _ = wait(self._waiting, return_when=FIRST_COMPLETED)
        return [(self._waiting.pop(future), future.result()) for future in done]


def add_parts(db: DuckEngine, parts: Held) -> dict[str, int]:
    """Make the parts known to the engine, and count duplicates among them."""
    for kind, schema in SCHEMAS.items():
        db.add(f"part_{kind}", parts.source(kind, schema))
    db.keep(duplicates.repeated_keys())
    db.keep(duplicates.versions())
    return dict(db.rows(duplicates.duplicate_counts()).to_pylist()[0])


def rejects_of(stamps: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """List what was set aside (schema ``REJECTS``); whole files have no row."""
    return [
        {"source_file": stamp["file"], "row": row, "column": column, "reason": reason}
        for stamp in stamps
        for row, column, reason in stamp["rejects"]
    ]


def measure(
    db: DuckEngine, stamps: Sequence[dict[str, Any]], doubled: dict[str, int]
) -> dict[str, Any]:
    """Tell how complete the tables ``posts`` and ``post_items`` are, and what was set aside."""
    rejects = rejects_of(stamps)
    unread: Counter[str] = Counter()
    per_file: Counter[str] = Counter()
    for stamp in stamps:
        for column, reason, count in stamp["unread"]:
            unread[f"{column}: {reason}"] += count
        per_file[stamp["file"]] = max(per_file[stamp["file"]], stamp["last_row"])
    rows = [reject for reject in rejects if reject["row"] is not None]
    measured = quality.measure(
        db,
        rows_read=sum(per_file.values()),
        rows_rejected=len(rows),
        duplicates_collapsed=doubled["collapsed"],
        ids_with_different_content=doubled["with_different_content"],
        unread_cells=unread,
    )
    return {
        "quality": dataclasses.asdict(measured),
        "damaged_files": len(rejects) - len(rows),
        "first_reject": rejects[0] if rejects else None,
    }


def _put_together(
    case: CaseFolder, name: str, db: DuckEngine, stamps: list[dict[str, Any]], step: Step
) -> dict[str, Any]:
    """Make the whole tables out of the parts, and measure them."""
    folder = case.folder("tables", name)
    folder.mkdir(parents=True, exist_ok=True)
    doubled = add_parts(db, Held(case.parts(name), 0))
    for share, (query, table) in enumerate(
        (
            (duplicates.posts(), "posts"),
            (duplicates.post_items(), "post_items"),
            (duplicates.accounts(), "accounts"),
        )
    ):
        step.at(share / 4, table)
        db.write(query, folder / f"{table}.parquet")
        db.add(table, folder / f"{table}.parquet")
    rejects = pa.Table.from_pylist(rejects_of(stamps), schema=REJECTS)
    pq.write_table(rejects, folder / "rejects.parquet")
    step.at(0.8, "quality")
    return measure(db, stamps, doubled)
