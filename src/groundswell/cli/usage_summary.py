"""What a person sees when usage logs have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from groundswell.cli import console as shared
from groundswell.reports import words

if TYPE_CHECKING:
    from groundswell.runs.usage_case import UsageCase

_SAID = {
    "investigate": "to investigate",
    "lead": "as leads",
    "explained": "explained by something benign",
    "insufficient data": "with too little data to tell",
}


def summarise_usage(case: UsageCase, *, quiet: bool) -> None:
    """Say what was read and found, and where the report lies (on standard output)."""
    if not quiet:
        on = shared.console()
        messages, accounts = case["messages"].num_rows, case["usage_accounts"].num_rows
        aside = case["rejects"].num_rows
        on.print(
            f"{words.plural(messages, 'message')} of {words.plural(accounts, 'account')}; "
            f"{words.plural(aside, 'row')} set aside."
        )
        tiers = case.operations["tier"].to_pylist()
        parts = [
            f"{words.plural(tiers.count(tier), 'candidate operation')} {said}"
            for tier, said in _SAID.items()
            if tier in tiers
        ]
        on.print(
            f"{words.and_(parts)}. What is named here is for a person to look at and decide."
            if parts
            else "No candidate operation. That is not the same as nothing going on."
        )
        linked = case["operator_members"].num_rows
        if linked:
            operators = words.plural(case.operators.num_rows, "operator")
            on.print(f"{words.plural(linked, 'account')} linked into {operators}.")
    page = case.path / "usage.html"
    click.echo(page if page.is_file() else case.result_path)
