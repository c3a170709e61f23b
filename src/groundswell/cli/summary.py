"""What a person sees when a run is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from groundswell.cli import console as shared

if TYPE_CHECKING:
    from groundswell.runs.case import Case


def summarise(case: Case, *, quiet: bool) -> None:
    """Say what was read and found, and where the report lies (on standard output)."""
    if not quiet:
        on, quality = shared.console(), case.quality
        on.print(
            f"{quality.posts:,} posts by {quality.accounts:,} accounts; "
            f"{quality.rows_rejected:,} of {quality.rows_read:,} rows set aside."
        )
        for name, told in case.about["traces"].items():
            if "reason" in told:
                on.print(f"  {name}: insufficient data: {told['reason']}", style="yellow")
            else:
                counts = told["windows"][0]
                on.print(f"  {name}: {counts['pairs']:,} pairs, {counts['accounts']:,} accounts")
        grouped = case.members.num_rows
        on.print(
            f"{case.groups.num_rows:,} groups with {grouped:,} accounts. "
            "Chance has not been excluded yet: read them as places to look."
        )
    page = case.path / "report.html"
    click.echo(page if page.is_file() else case.result_path)
