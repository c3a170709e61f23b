"""``groundswell investigate``: from files of posts to a case with a report."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.table import Table
from rich.text import Text

from groundswell.cli import console as shared
from groundswell.cli import on_spark
from groundswell.cli.console import CONTEXT, help_option
from groundswell.cli.summary import summarise
from groundswell.errors import SettingError
from groundswell.model.raw import RAW_COLUMNS
from groundswell.runs.investigate import investigate
from groundswell.runs.recipe import Recipe, duration_ms
from groundswell.sources.reading.paths import shown_name, shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.sources import FilePlan


@click.command(name="investigate", context_settings=CONTEXT)
@help_option
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--out", default="case", show_default=True, help="Folder of the case.")
@click.option("--recipe", type=click.Path(dir_okay=False), help="Settings from a TOML file.")
@click.option("--save-recipe", type=click.Path(dir_okay=False), help="Write the settings used.")
@click.option(
    "--map",
    "mapping",
    multiple=True,
    metavar="NAME=COLUMN",
    help="Say which column is what, e.g. text=body,account=author.id.",
)
@click.option("--form", help="Read the files in this form (see groundswell sources).")
@click.option("--traces", multiple=True, metavar="NAMES", help="Run only these traces.")
@click.option(
    "--also", multiple=True, metavar="NAMES", help="Run these traces as well, e.g. co_domain."
)
@click.option("--without", multiple=True, metavar="NAMES", help="Leave these traces out.")
@click.option(
    "--window",
    "windows",
    multiple=True,
    metavar="TRACE=30s,5m",
    help="Window of a trace; further ones are compared with the first.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Any setting, e.g. co_link.min_items=3, groups.min_size=5.",
)
@click.option("--timezone", help="Zone of times that name none (default UTC).")
@click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="What 03/04/2021 means.")
@click.option("--platform", help="Platform of files that name none.")
@click.option("--encoding", help="Encoding of text files, when it is recognised wrongly.")
@click.option("--keep-handles", is_flag=True, help="Keep handles instead of pseudonyms.")
@click.option("--no-language", is_flag=True, help="Don't identify languages (faster).")
@click.option("--strict", is_flag=True, help="Fail when any row can't be read.")
@shared.format_option
@click.option("--memory", metavar="SIZE", help="Memory to use, e.g. 4GB (default two thirds).")
@click.option(
    "--workers",
    metavar="NUMBER",
    type=click.IntRange(min=1),
    help="Processes to use (default one a core).",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What does the work: this machine, or Spark (see the page on scale).",
)
@click.option("--master", help="Spark's master, e.g. local[2], yarn (default all cores here).")
@click.option("--spark", "spark", multiple=True, metavar="NAME=VALUE", help="Any setting of Spark.")
@click.option(
    "--cosine",
    type=click.FloatRange(min=0, max=1, min_open=True),
    help="Find pairs of accounts alike by TF-IDF as well, from this cosine on.",
)
@click.option("-y", "--yes", is_flag=True, help="Don't ask whether columns are recognised right.")
@shared.quiet_option
def command(
    paths: tuple[str, ...],
    out: str,
    recipe: str | None,
    save_recipe: str | None,
    mapping: tuple[str, ...],
    form: str | None,
    traces: tuple[str, ...],
    also: tuple[str, ...],
    without: tuple[str, ...],
    windows: tuple[str, ...],
    settings: tuple[str, ...],
    timezone: str | None,
    date_order: str | None,
    platform: str | None,
    encoding: str | None,
    keep_handles: bool,
    no_language: bool,
    strict: bool,
    formats: tuple[str, ...],
    memory: str | None,
    workers: int | None,
    engine: str,
    master: str | None,
    spark: tuple[str, ...],
    cosine: float | None,
    yes: bool,
    quiet: bool,
) -> None:
    """Read posts, find accounts that act together, and write a report a person can check.

    PATHS are files, folders or globs: CSV, TSV, JSON, JSON lines or Parquet, plain, .gz or .zst.
    """
    chosen = Recipe.from_file(Path(recipe)) if recipe else Recipe.default()
    only = shared.listed(traces)
    if only or also or without:
        chosen = chosen.with_traces(
            only or list(chosen.traces), shared.listed(also), shared.listed(without)
        )
    chosen = dataclasses.replace(
        chosen,
        mapping={**chosen.mapping, **shared.equals(mapping, "--map")},
        form=form or chosen.form,
    )
    door: dict[str, object] = {
        "timezone": timezone,
        "date_order": date_order,
        "platform": platform,
        "encoding": encoding,
        "keep_handles": keep_handles or None,
        "identify_language": False if no_language else None,
    }
    for name, value in door.items():
        if value is not None:
            chosen = chosen.with_setting(f"door.{name}", value)
    for name, value in shared.equals(settings, "--set").items():
        chosen = chosen.with_setting(name, value)
    for name, spans in shared.equals(windows, "--window").items():
        if name not in chosen.traces:
            msg = f"--window {name}: that trace is not run; there are {', '.join(chosen.traces)}"
            raise SettingError(msg)
        chosen = chosen.with_windows(name, [duration_ms(span) for span in spans.split(",")])
    if save_recipe:
        _save(chosen, Path(save_recipe))
    if engine == "spark":
        on_spark.refuse(formats=formats, strict=strict, memory=memory, workers=workers)
        found = investigate(
            paths,
            out,
            engine="spark",
            master=master,
            spark=shared.equals(spark, "--spark"),
            min_cosine=cosine,
            recipe=chosen,
            progress=shared.progress(quiet=quiet),
        )
        on_spark.summarise(found, quiet=quiet)
        return
    if master or spark:
        msg = "--master and --spark are for Spark; add --engine spark"
        raise SettingError(msg)

    def confirm(plans: Sequence[FilePlan]) -> None:
        if not quiet:
            _show_columns(plans)
        unsure = any(plan.recognition.form == "columns" for plan in plans)
        asks = unsure and not yes and not chosen.mapping and sys.stdin.isatty()
        if asks and not click.confirm("Read the columns so?", default=True, err=True):
            msg = "columns not confirmed; say which is what with --map, e.g. --map text=body"
            raise SettingError(msg)

    case = investigate(
        paths,
        out,
        recipe=chosen,
        formats=shared.listed(formats) or ["html"],
        strict=strict,
        memory_bytes=shared.byte_size(memory) if memory else None,
        workers=workers,
        min_cosine=cosine,
        progress=shared.progress(quiet=quiet),
        confirm=confirm,
    )
    summarise(case, quiet=quiet)


def _save(recipe: Recipe, path: Path) -> None:
    try:
        path.write_text(recipe.to_toml(), encoding="utf-8")
    except (OSError, UnicodeEncodeError) as why:
        reason = why.strerror if isinstance(why, OSError) else "a name in it is no text"
        msg = f"the recipe can't be written to {path.name} ({reason}); give another file"
        raise SettingError(msg) from why


def _show_columns(plans: Sequence[FilePlan]) -> None:
    """Show which column of which file will be read as what: once for files that are alike."""
    on = shared.console()
    alike: dict[tuple[str, tuple[tuple[str, str], ...]], list[FilePlan]] = {}
    for plan in plans:
        key = (plan.recognition.form, tuple(sorted(plan.recognition.mapping.items())))
        alike.setdefault(key, []).append(plan)
    for (form, mapping), same in alike.items():
        more = f" and {len(same) - 1:,} more" if len(same) > 1 else ""
        table = Table(
            title=Text(f"{shown_name(same[0].path)}{more} · read as {form}"),
            title_justify="left",
            box=None,
            pad_edge=False,
        )
        for heading in ("as", "column", "meaning"):
            table.add_column(heading, overflow="fold")
        for raw, column in mapping:
            table.add_row(Text(raw), Text(shown_text(column)), Text(RAW_COLUMNS[raw], style="dim"))
        on.print(table)
        for note in dict.fromkeys(note for plan in same for note in plan.recognition.notes):
            on.print(f"  note: {note}", style="yellow")
