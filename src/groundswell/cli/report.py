"""``groundswell report``: a case's report again, in any form, without recomputing."""

from __future__ import annotations

import click

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.case import Case
from groundswell.runs.investigate import report


@click.command(name="report", context_settings=CONTEXT)
@help_option
@click.argument("case")
@shared.format_option
@click.option("--result", help="An earlier result of the case, by its ID.")
@shared.quiet_option
def command(case: str, formats: tuple[str, ...], result: str | None, quiet: bool) -> None:
    """Write the report of CASE again and print the files written."""
    found = Case(case, result)
    with shared.progress(quiet=quiet).step("Writing the report") as step:
        written = report(found, shared.listed(formats) or ["html"], progress=step.at)
    for path in written:
        click.echo(path)
