"""``groundswell reveal``: the names behind pseudonyms of usage logs, a logged act with a reason."""

from __future__ import annotations

from pathlib import Path

import click
import pyarrow as pa
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, Bars, console, help_option
from groundswell.cli.judge import user
from groundswell.errors import SettingError
from groundswell.reports import words
from groundswell.reports.csv_tables import write_table
from groundswell.reports.visible import visible_line
from groundswell.runs.revealing import Revealed, reveal
from groundswell.runs.usage_case import UsageCase


@click.command(name="reveal", context_settings=CONTEXT)
@help_option
@click.argument("case")
@click.argument("what", nargs=-1, required=True)
@click.option(
    "--usage",
    "paths",
    required=True,
    multiple=True,
    metavar="PATH",
    help="The usage logs that the case was made of.",
)
@click.option("--why", required=True, metavar="TEXT", help="What the names are needed for.")
@click.option("--by", metavar="NAME", help="Who asks (default the name you are logged in by).")
@click.option("--out", metavar="FILE", help="Write a CSV instead of printing the names.")
def command(
    case: str,
    what: tuple[str, ...],
    paths: tuple[str, ...],
    why: str,
    by: str | None,
    out: str | None,
) -> None:
    """Show the names behind WHAT in CASE: accounts of usage logs, an operation (O1) or an operator (A1).

    A case holds no names: it takes the logs it was made of, and the key. Who was shown which accounts,
    when and why, is written into the case first.
    """
    opened = UsageCase(Path(case))
    found = reveal(
        opened,
        what,
        paths,
        by=by if by is not None else user(),
        why=why,
        progress=Bars(console()),
    )
    if out is None:
        _show(found)
    else:
        _write(found, Path(out))
    on = console()
    on.print(f"Kept in {opened.path.name}/disclosures: who asked, when and why.")
    if found.missing:
        count = words.plural(len(found.missing), "account")
        on.print(f"No file given names {count}: {words.and_(found.missing[:5])}.")
        if found.files_not_given:
            files = words.plural(found.files_not_given, "file")
            on.print(f"{files} that the case was made of, too, may hold them; give all.")


def _write(found: Revealed, path: Path) -> None:
    try:
        write_table(_table(found), path)
        path.chmod(0o600)  # names are for whoever asked
    except OSError as why:
        msg = (
            f"{visible_line(path.name)} can't be written ({why.strerror}); give another with --out"
        )
        raise SettingError(msg) from why


def _table(found: Revealed) -> pa.Table:
    columns = ("account", "provider", "name")
    return pa.table({each: [getattr(n, each) for n in found.names] for each in columns})


def _show(found: Revealed) -> None:
    table = Table(box=None, pad_edge=False)
    for title in ("account", "provider", "name in the logs"):
        table.add_column(title, overflow="fold")
    for name in found.names:
        table.add_row(name.account, name.provider, Text(visible_line(name.name)))
    Console(markup=False, highlight=False, emoji=False).print(table)
