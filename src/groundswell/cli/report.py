"""``groundswell report``: a case's report again, in any form, without recomputing."""

from __future__ import annotations

from pathlib import Path

import click

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.folder import CaseFolder
from groundswell.runs.investigate import open_case, report
from groundswell.runs.usage_reporting import FORMATS


@click.command(name="report", context_settings=CONTEXT)
@help_option
@click.argument("case")
@shared.format_option
@click.option("--result", help="An earlier result of the case, by its ID.")
@shared.quiet_option
def command(case: str, formats: tuple[str, ...], result: str | None, quiet: bool) -> None:
    """Write the report of CASE again and print the files written."""
    asked = shared.listed(formats) or ["html"]
    folder = CaseFolder(Path(case)).manifest()
    written: list[Path] = []
    with shared.progress(quiet=quiet).step("Writing the report") as step:
        if folder["current_usage"] is not None and result not in folder["results"]:
            logs = open_case(case, result, wing="provider")
            forms = [name for name in asked if name in FORMATS or folder["current"] is None]
            written += report(logs, forms)
        if result not in folder["usage"] and (folder["current"] is not None or not written):
            written += report(open_case(case, result), asked, progress=step.at)
    for path in written:
        click.echo(path)
