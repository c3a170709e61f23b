"""``groundswell investigate``: from files of posts to a case with a report."""

from __future__ import annotations

from typing import Any

import click

from groundswell.cli import choosing, on_spark
from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.cli.summary import summarise
from groundswell.cli.usage_summary import summarise_usage
from groundswell.errors import SettingError
from groundswell.runs.investigate import investigate, open_case


@click.command(name="investigate", context_settings=CONTEXT)
@help_option
@click.argument("paths", nargs=-1)
@click.option("-o", "--out", default="case", show_default=True, help="Folder of the case.")
@choosing.reading_options
@click.option("--no-language", is_flag=True, help="Don't identify languages (faster).")
@shared.format_option
@choosing.bounds_options
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
    "--encoder",
    metavar="NAME",
    help="Look for rewordings and translations, too, with this encoder of sentences, e.g. use.",
)
@click.option(
    "--pictures",
    multiple=True,
    metavar="PATH",
    help="Folder or archive of the pictures that posts name, compared as well.",
)
@click.option(
    "--pages",
    multiple=True,
    metavar="FILE",
    help="Titles or texts of pages that posts may link to, with a column url.",
)
@click.option(
    "--cosine",
    type=click.FloatRange(min=0, max=1, min_open=True),
    help="Find pairs of accounts alike by TF-IDF as well, from this cosine on.",
)
@click.option(
    "--usage",
    multiple=True,
    metavar="PATH",
    help="Usage logs of an AI provider, and signals: what a model was used for, and by whom.",
)
@click.option(
    "--policy",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Stages and exemplars for usage logs (see groundswell policy show).",
)
@click.option(
    "--known",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Values that many accounts share, e.g. addresses of a university, for usage logs.",
)
@click.option(
    "--reader",
    metavar="URL",
    help="A language model as second reader of usage logs, at this address (OpenAI's API).",
)
@click.option("--model", metavar="NAME", help="The model that the second reader is.")
@choosing.yes_option
@shared.quiet_option
def command(
    paths: tuple[str, ...],
    out: str,
    no_language: bool,
    strict: bool,
    formats: tuple[str, ...],
    memory: str | None,
    workers: int | None,
    engine: str,
    master: str | None,
    spark: tuple[str, ...],
    encoder: str | None,
    pictures: tuple[str, ...],
    pages: tuple[str, ...],
    cosine: float | None,
    usage: tuple[str, ...],
    policy: str | None,
    known: str | None,
    reader: str | None,
    model: str | None,
    yes: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Read posts, find accounts that act together, and write a report a person can check.

    PATHS are files, folders or globs: CSV, TSV, JSON, JSON lines or Parquet, plain, .gz or .zst.
    With --usage, logs of an AI provider are read instead, or as well.
    """
    if not paths and not usage:
        msg = "there is nothing to read; give files of posts, or usage logs with --usage"
        raise SettingError(msg)
    chosen = choosing.chosen(**given, identify_language=False if no_language else None)
    if encoder:
        chosen = chosen.with_setting("sameness.encoder", encoder)
    given_logs = {"policy": policy, "known": known, "reader": reader, "model": model}
    for name, value in given_logs.items():
        if value is not None:
            if not usage:
                msg = f"--{name} is for usage logs; name them with --usage, or leave it out"
                raise SettingError(msg)
            chosen = chosen.with_setting(f"usage.{name}", value)
    if usage and engine == "spark":
        on_spark.refuse(usage=usage)
    if usage and not paths:
        read = investigate(
            usage=usage,
            out=out,
            recipe=chosen,
            formats=shared.listed(formats) or ["html"],
            strict=strict,
            workers=workers,
            progress=shared.progress(quiet=quiet),
        )
        summarise_usage(read, quiet=quiet)
        return
    if engine == "spark":
        on_spark.refuse(
            formats=formats,
            strict=strict,
            memory=memory,
            workers=workers,
            encoder=encoder,
            pictures=pictures,
            pages=pages,
            usage=usage,
        )
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
    case = investigate(
        paths,
        out,
        usage=usage,
        recipe=chosen,
        formats=shared.listed(formats) or ["html"],
        strict=strict,
        memory_bytes=shared.byte_size(memory) if memory else None,
        workers=workers,
        min_cosine=cosine,
        pictures=pictures,
        pages=pages,
        progress=shared.progress(quiet=quiet),
        confirm=choosing.confirmation(chosen, yes=yes, quiet=quiet),
    )
    if usage:
        summarise_usage(open_case(out, wing="provider"), quiet=quiet)
    summarise(case, quiet=quiet)
