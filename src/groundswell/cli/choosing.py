"""What verbs that read posts have in common: the options, and the recipe that they say."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.table import Table
from rich.text import Text

from groundswell.cli import console as shared
from groundswell.errors import SettingError
from groundswell.model.raw import RAW_COLUMNS
from groundswell.runs.recipe import Recipe, duration_ms
from groundswell.sources.reading.paths import shown_name, shown_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.sources import FilePlan

_Verb = TypeVar("_Verb", bound="Callable[..., Any]")

_OPTIONS = (
    click.option("--recipe", type=click.Path(dir_okay=False), help="Settings from a TOML file."),
    click.option("--save-recipe", type=click.Path(dir_okay=False), help="Write the settings used."),
    click.option(
        "--map",
        "mapping",
        multiple=True,
        metavar="NAME=COLUMN",
        help="Say which column is what, e.g. text=body,account=author.id.",
    ),
    click.option("--form", help="Read the files in this form (see groundswell sources)."),
    click.option("--traces", multiple=True, metavar="NAMES", help="Run only these traces."),
    click.option(
        "--also", multiple=True, metavar="NAMES", help="Run these traces as well, e.g. co_domain."
    ),
    click.option("--without", multiple=True, metavar="NAMES", help="Leave these traces out."),
    click.option(
        "--window",
        "windows",
        multiple=True,
        metavar="TRACE=30s,5m",
        help="Window of a trace; further ones are compared with the first.",
    ),
    click.option(
        "--set",
        "settings",
        multiple=True,
        metavar="NAME=VALUE",
        help="Any setting, e.g. co_link.min_items=3, groups.min_size=5.",
    ),
    click.option("--timezone", help="Zone of times that name none (default UTC)."),
    click.option("--date-order", type=click.Choice(["dmy", "mdy"]), help="What 03/04/2021 means."),
    click.option("--platform", help="Platform of files that name none."),
    click.option("--encoding", help="Encoding of text files, when it is recognised wrongly."),
    click.option("--keep-handles", is_flag=True, help="Keep handles instead of pseudonyms."),
)
_BOUNDS = (
    click.option("--strict", is_flag=True, help="Fail when any row can't be read."),
    click.option("--memory", metavar="SIZE", help="Memory to use, e.g. 4GB (default two thirds)."),
    click.option(
        "--workers",
        metavar="NUMBER",
        type=click.IntRange(min=1),
        help="Processes to use (default one a core).",
    ),
)
yes_option = click.option(
    "-y", "--yes", is_flag=True, help="Don't ask whether columns are recognised right."
)


def reading_options(verb: _Verb) -> _Verb:
    """Add the options that say what to read and which traces to run: see `chosen`."""
    for option in reversed(_OPTIONS):
        verb = option(verb)
    return verb


def bounds_options(verb: _Verb) -> _Verb:
    """Add ``--strict``, ``--memory`` and ``--workers``."""
    for option in reversed(_BOUNDS):
        verb = option(verb)
    return verb


def chosen(
    *,
    recipe: str | None,
    save_recipe: str | None,
    mapping: tuple[str, ...],
    form: str | None,
    traces: tuple[str, ...],
    also: tuple[str, ...],
    without: tuple[str, ...],
    windows: tuple[str, ...],
    settings: tuple[str, ...],
    **door: object,
) -> Recipe:
    """Give the recipe that the options of `reading_options` say, and save it where they say so."""
    found = Recipe.from_file(Path(recipe)) if recipe else Recipe.default()
    only = shared.listed(traces)
    if only or also or without:
        found = found.with_traces(
            only or list(found.traces), shared.listed(also), shared.listed(without)
        )
    found = dataclasses.replace(
        found,
        mapping={**found.mapping, **shared.equals(mapping, "--map")},
        form=form or found.form,
    )
    for name, value in door.items():
        if value is not None and not (name == "keep_handles" and not value):
            found = found.with_setting(f"door.{name}", value)
    for name, text in shared.equals(settings, "--set").items():
        found = found.with_setting(name, text)
    for name, spans in shared.equals(windows, "--window").items():
        if name not in found.traces:
            msg = f"--window {name}: that trace is not run; there are {', '.join(found.traces)}"
            raise SettingError(msg)
        found = found.with_windows(name, [duration_ms(span) for span in spans.split(",")])
    if save_recipe:
        _save(found, Path(save_recipe))
    return found


def confirmation(recipe: Recipe, *, yes: bool, quiet: bool) -> Callable[[Sequence[FilePlan]], None]:
    """Give what shows the columns, and asks whether they are right where that is not sure."""

    def confirm(plans: Sequence[FilePlan]) -> None:
        if not quiet:
            _show_columns(plans)
        unsure = any(plan.recognition.form == "columns" for plan in plans)
        asks = unsure and not yes and not recipe.mapping and sys.stdin.isatty()
        if asks and not click.confirm("Read the columns so?", default=True, err=True):
            msg = "columns not confirmed; say which is what with --map, e.g. --map text=body"
            raise SettingError(msg)

    return confirm


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
