"""The main job: from files of posts to a case with a report."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal, overload

import pyarrow.parquet as pq

from groundswell import reports
from groundswell.engine.compiled import compiled_before
from groundswell.engine.duck import DuckEngine
from groundswell.errors import CaseError, SettingError
from groundswell.runs import analysing, articles, reading, reporting, sameness
from groundswell.runs.case import Case
from groundswell.runs.distributed import distribute
from groundswell.runs.folder import CaseFolder, alone
from groundswell.runs.planning import machine_bytes, plan, readers, recipe_of
from groundswell.runs.progress import Silent
from groundswell.runs.tracing import COMPILES
from groundswell.runs.usage_case import UsageCase
from groundswell.runs.usage_reporting import FORMATS, write_usage_report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from groundswell.runs.distributed import Distributed
    from groundswell.runs.planning import GivenRecipe
    from groundswell.runs.progress import Progress
    from groundswell.sources import FilePlan


@overload
def investigate(
    paths: str | Path | Iterable[str | Path],
    out: str | Path = "case",
    *,
    usage: str | Path | Iterable[str | Path] = (),
    engine: Literal["duckdb"] = "duckdb",
    recipe: GivenRecipe = None,
    formats: Sequence[str] = ("html",),
    strict: bool = False,
    memory_bytes: int | None = None,
    workers: int | None = None,
    now_ms: int | None = None,
    title: str | None = None,
    attribution: str = "",
    min_cosine: float | None = None,
    pictures: Sequence[str | Path] = (),
    pages: Sequence[str | Path] = (),
    progress: Progress | None = None,
    confirm: Callable[[Sequence[FilePlan]], None] | None = None,
) -> Case: ...


@overload
def investigate(
    paths: tuple[()] = (),
    out: str | Path = "case",
    *,
    usage: str | Path | Iterable[str | Path],
    recipe: GivenRecipe = None,
    formats: Sequence[str] = ("html",),
    strict: bool = False,
    workers: int | None = None,
    now_ms: int | None = None,
    title: str | None = None,
    progress: Progress | None = None,
) -> UsageCase: ...


@overload
def investigate(
    paths: str | Path | Iterable[str | Path],
    out: str | Path = "case",
    *,
    engine: Literal["spark"],
    master: str | None = None,
    spark: Mapping[str, str] | None = None,
    min_cosine: float | None = None,
    recipe: GivenRecipe = None,
    now_ms: int | None = None,
    progress: Progress | None = None,
) -> Distributed: ...


def investigate(
    paths: str | Path | Iterable[str | Path] = (),
    out: str | Path = "case",
    *,
    usage: str | Path | Iterable[str | Path] = (),
    recipe: GivenRecipe = None,
    formats: Sequence[str] = ("html",),
    strict: bool = False,
    memory_bytes: int | None = None,
    workers: int | None = None,
    now_ms: int | None = None,
    title: str | None = None,
    attribution: str = "",
    progress: Progress | None = None,
    confirm: Callable[[Sequence[FilePlan]], None] | None = None,
    engine: Literal["duckdb", "spark"] = "duckdb",
    master: str | None = None,
    spark: Mapping[str, str] | None = None,
    min_cosine: float | None = None,
    pictures: Sequence[str | Path] = (),
    pages: Sequence[str | Path] = (),
) -> Case | Distributed | UsageCase:
    """Read files of posts, find who acted together, and leave a case with its report.

    ``paths`` may hold files, folders and globs; ``recipe`` is a `Recipe`, its plain values or a
    TOML file. What was done before with the same files and settings is not done again; other
    settings give a further result in the same case. ``strict`` makes rows that can't be read
    an error. ``memory_bytes`` bounds the engine and the kernel (two thirds of the machine's
    when not given), ``workers`` the processes (one for each core). ``min_cosine`` asks for
    pairs that are alike by TF-IDF, too: ``cosines/TRACE.parquet`` in the result (see `Case.alike`).
    ``pictures`` are folders, archives or files with the pictures that posts name, ``pages`` files
    with the titles or texts of pages that posts may link to (columns url, title, body, language, at).

    ``usage`` holds the usage logs of an AI provider: what a model was used for, and which accounts
    are one operator. Alone, it gives a `UsageCase`; with posts, both are in the case, and
    `Case.usage` is its other wing.

    With ``engine="spark"`` the work is done where the posts lie, on the Spark ``master`` named and
    with the settings ``spark``. Paths and ``out`` may then be addresses such as ``s3a://bucket/posts``. It ends with pairs and counts, no
    report: see the page on scale.

    Raises `SourceError` for files that can't be read as a whole, `SettingError` for settings
    that can't be meant, `CaseError` for a folder that can't take a case.
    """
    progress = progress or Silent()
    chosen = recipe_of(recipe)
    logs = [usage] if isinstance(usage, (str, Path)) else list(usage)
    paths = [paths] if isinstance(paths, (str, Path)) else list(paths)
    if logs:
        if engine == "spark":
            msg = "usage logs are read on one machine only; leave out usage, or engine"
            raise SettingError(msg)
        from groundswell.runs.provider import investigate_usage  # noqa: PLC0415 - logs pay for it

        read = investigate_usage(
            logs, out, recipe=chosen,
            formats=[name for name in formats if name in FORMATS] if paths else formats,
            strict=strict, workers=workers, now_ms=now_ms, title=title, progress=progress,
        )  # fmt: skip
        if not paths:
            return read
    if engine == "spark":
        if chosen.sameness.encoder is not None or pictures or pages:
            msg = (
                "texts, pictures and pages are compared on one machine only; leave out "
                "sameness.encoder, pictures and pages, or engine"
            )
            raise SettingError(msg)
        return distribute(
            paths, out, recipe=chosen, master=master, settings=spark, min_cosine=min_cosine,
            now_ms=now_ms, progress=progress,
        )  # fmt: skip
    unknown = [name for name in formats if name not in reports.known()]
    if unknown:
        msg = f"format is {unknown[0]!r}; give one of {', '.join(reports.known())}"
        raise SettingError(msg)
    now = now_ms if now_ms is not None else time.time_ns() // 1_000_000
    budget = memory_bytes if memory_bytes is not None else machine_bytes() * 2 // 3
    speaks = sameness.encoder_of(chosen)
    plans = plan(paths, chosen, out=out)
    if confirm is not None:
        confirm(plans)
    supplied = articles.pages_of(pages, chosen, Path(out), progress) if pages else None
    case = CaseFolder(Path(out))
    case.make()
    scratch = case.path / ".scratch"
    if not compiled_before():
        progress.say(COMPILES)

    def database() -> DuckEngine:
        return DuckEngine(memory_bytes=budget // 2, threads=workers, scratch=scratch)

    try:
        with alone(case.path):
            try:
                tables = reading.tables_of(
                    plans,
                    chosen,
                    case,
                    now_ms=now,
                    workers=readers(workers, budget),
                    engine=database,
                    progress=progress,
                    told={"title": title, "attribution": attribution},
                )
                about = case.about("tables", tables) or {}
                if strict:
                    reading.refuse_rejects(about)
                shown = sameness.pictures_of(pictures, progress) if pictures else None
                families = sameness.sameness_of(
                    case,
                    tables,
                    chosen,
                    reading.quality_of(about),
                    now_ms=now,
                    engine=database,
                    progress=progress,
                    speaks=speaks,
                    shown=shown,
                    supplied=supplied,
                )
                result = analysing.analyse(
                    case,
                    tables,
                    families,
                    chosen,
                    sameness.measured(case, families, reading.quality_of(about)),
                    now_ms=now,
                    memory_bytes=budget // 4,
                    engine=database,
                    progress=progress,
                )
                found = Case(case.path, result)
                if min_cosine is not None:
                    _write_cosines(found, min_cosine, budget // 4, progress)
                if missing := [name for name in formats if not _written(found, name)]:
                    with progress.step("Writing the report") as step:
                        reporting.write_report(found, missing, step.at)
                else:
                    reporting.show_current(found)
            finally:
                case.discard(scratch)
    except BrokenPipeError:
        raise
    except OSError as why:
        msg = f"the case {case.path.name} can't be written ({why.strerror or why}); make room or give another with --out"
        raise CaseError(msg) from why
    return found


def _write_cosines(case: Case, least: float, memory_bytes: int, progress: Progress) -> None:
    """Write the pairs alike by TF-IDF of each trace that ran, as Spark does."""
    folder = case.result_path / "cosines"
    folder.mkdir(exist_ok=True)
    ran = [name for name, told in case.about["traces"].items() if "reason" not in told]
    with progress.step("Comparing accounts by TF-IDF") as step:
        for done, name in enumerate(ran):
            step.at(done / len(ran))
            found = case.alike(name, min_cosine=least, memory_bytes=memory_bytes)
            pq.write_table(found, folder / f"{name}.parquet", compression="zstd")


@overload
def open_case(
    path: str | Path, result: str | None = None, *, wing: Literal["web"] = "web"
) -> Case: ...


@overload
def open_case(
    path: str | Path, result: str | None = None, *, wing: Literal["provider"]
) -> UsageCase: ...


def open_case(
    path: str | Path, result: str | None = None, *, wing: Literal["web", "provider"] = "web"
) -> Case | UsageCase:
    """Open a case that an investigation left, at its current result or an earlier one.

    ``wing="provider"`` opens what was read from usage logs.
    """
    return UsageCase(path, result) if wing == "provider" else Case(path, result)


def report(
    case: Case | UsageCase | str | Path,
    formats: Sequence[str] = ("html",),
    *,
    progress: Callable[[float], None] = lambda _: None,
) -> tuple[Path, ...]:
    """Write a case's report again, in any forms, without recomputing; give the files written."""
    if isinstance(case, UsageCase):
        return write_usage_report(case, formats)
    found = case if isinstance(case, Case) else Case(case)
    try:
        return reporting.write_report(found, formats, progress)
    finally:
        found.folder.discard(found.path / ".scratch")


_LAST_FILE = {  # what each writer writes last: with it, the rest is there
    "html": "report.html",
    "csv": "network.csv",
    "graphml": "network.graphml",
    "gexf": "network.gexf",
    "json": "report.json",
}


def _written(case: Case, name: str) -> bool:
    return name in _LAST_FILE and (case.result_path / _LAST_FILE[name]).is_file()
