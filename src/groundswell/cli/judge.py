"""``groundswell judge``: say of two accounts whether one operator is behind them."""

from __future__ import annotations

import getpass
import time
from pathlib import Path

import click

from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.folder import CaseFolder
from groundswell.runs.link_judgements import judge

_FOLLOWS = {
    "same": "They will be one operator, whatever the links weigh.",
    "different": "They will be kept apart, and so will whoever is the same as one of them.",
    "unsure": "What was said of the two before is taken back; the evidence decides.",
}


@click.command(name="judge", context_settings=CONTEXT)
@help_option
@click.argument("case")
@click.argument("account_a")
@click.argument("account_b")
@click.argument("judgement", type=click.Choice(["same", "different", "unsure"]))
@click.option("--why", metavar="TEXT", help="What it rests on, in a sentence.")
@click.option("--by", metavar="NAME", help="Who says so (default the name you are logged in by).")
def command(
    case: str, account_a: str, account_b: str, judgement: str, why: str | None, by: str | None
) -> None:
    """Say whether ACCOUNT_A and ACCOUNT_B of the usage logs in CASE are one operator.

    Accounts are named as in the report. The judgement is kept in the case and holds in every
    later run; the newest on a pair counts.
    """
    holds = judge(
        CaseFolder(Path(case)),
        account_a,
        account_b,
        judgement,
        by=by if by is not None else user(),
        why=why,
        now_ms=time.time_ns() // 1_000_000,
    )
    click.echo(f"Kept. {_FOLLOWS[judgement]}")
    if holds.set_aside:
        count = len(holds.set_aside)
        older = (
            "An older judgement contradicts"
            if count == 1
            else f"{count} older judgements contradict"
        )
        click.echo(f"{older} newer ones and no longer hold{'s' if count == 1 else ''}.")
    click.echo("Run groundswell investigate --usage again for a report that follows it.")


def user() -> str:
    """Give the name one is logged in by; where there is none, an analyst."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "analyst"
