"""``groundswell demo``: the main job on real data that ships with the package."""

from __future__ import annotations

import click

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.cli.summary import summarise
from groundswell.runs.demo import ATTRIBUTION, demo


@click.command(name="demo", context_settings=CONTEXT)
@help_option
@click.option("-o", "--out", default="case", show_default=True, help="Folder of the case.")
@shared.format_option
@shared.quiet_option
def command(out: str, formats: tuple[str, ...], quiet: bool) -> None:
    """Investigate 35,125 real reposts and leave a report to look at."""
    shown = shared.progress(quiet=quiet)
    shown.say(ATTRIBUTION)
    case = demo(out, formats=shared.listed(formats) or ["html"], progress=shown)
    summarise(case, quiet=quiet)
