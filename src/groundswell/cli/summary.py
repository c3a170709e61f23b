"""What a person sees when a run is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from groundswell.cli import console as shared
from groundswell.reports import words

if TYPE_CHECKING:
    from groundswell.runs.case import Case


def _sum_up(case: Case) -> str:
    if case.groups.num_rows:
        return (
            f"{words.plural(case.groups.num_rows, 'group')} with "
            f"{words.plural(case.members.num_rows, 'account')}. "
            "Chance has not been excluded yet: read them as places to look."
        )
    if case.network.num_rows:
        pairs = words.plural(case.network.num_rows, "pair")
        return f"No group, but {pairs}. Chance has not been excluded yet."
    if all("reason" in told for told in case.about["traces"].values()):
        return "The data can't tell: no trace could be looked for. That is not the same as nothing found."
    return "Nothing found by the traces that could be looked for."


def summarise(case: Case, *, quiet: bool) -> None:
    """Say what was read and found, and where the report lies (on standard output)."""
    if not quiet:
        on, quality = shared.console(), case.quality
        on.print(
            f"{words.plural(quality.posts, 'post')} by {words.plural(quality.accounts, 'account')}; "
            f"{quality.rows_rejected:,} of {words.plural(quality.rows_read, 'row')} set aside."
        )
        for name, told in case.about["traces"].items():
            if "reason" in told:
                on.print(f"  {name}: insufficient data: {told['reason']}", style="yellow")
            else:
                counts = told["windows"][0]
                pairs = words.plural(counts["pairs"], "pair")
                on.print(f"  {name}: {pairs}, {words.plural(counts['accounts'], 'account')}")
        on.print(_sum_up(case))
    page = case.path / "report.html"
    click.echo(page if page.is_file() else case.result_path)
