"""``groundswell pairs``: from files of posts to the pairs of each trace, and no further."""

from __future__ import annotations

from typing import Any

import click

from groundswell.cli import choosing, on_spark
from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.pairing import pairs


@click.command(name="pairs", context_settings=CONTEXT)
@help_option
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--out", default="pairs", show_default=True, help="Folder of the pairs.")
@choosing.reading_options
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="FORM",
    help="csv (default), parquet; both with a comma.",
)
@click.option("--acts", is_flag=True, help="Write the acts behind the pairs as well.")
@choosing.bounds_options
@choosing.yes_option
@shared.quiet_option
def command(
    paths: tuple[str, ...],
    out: str,
    formats: tuple[str, ...],
    acts: bool,
    strict: bool,
    memory: str | None,
    workers: int | None,
    yes: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Read posts and write the pairs of accounts of each trace, counted and nothing more.

    This is what other tools call a co-link or co-repost network. It takes a fraction of the time of
    investigate, and says nothing of chance: a pair is a place to look, not a finding.

    PATHS are files, folders or globs: CSV, TSV, JSON, JSON lines or Parquet, plain, .gz or .zst.
    """
    chosen = choosing.chosen(**given)
    found = pairs(
        paths,
        out,
        recipe=chosen,
        formats=shared.listed(formats) or ["csv"],
        acts=acts,
        strict=strict,
        memory_bytes=shared.byte_size(memory) if memory else None,
        workers=workers,
        progress=shared.progress(quiet=quiet),
        confirm=choosing.confirmation(chosen, yes=yes, quiet=quiet),
    )
    if not quiet:
        on_spark.say_counts(found.quality, found.traces)
    click.echo(found.path)
