"""``groundswell explain``: the posts behind a pair, a group or an account."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, help_option
from groundswell.reports import words
from groundswell.reports.visible import escaped_in_json, visible
from groundswell.runs.explaining import Explanation, explain

if TYPE_CHECKING:
    from groundswell.reports.content import PairEvidence, ShownPost


@click.command(name="explain", context_settings=CONTEXT)
@help_option
@click.argument("case")
@click.argument("what", nargs=-1, required=True)
@click.option(
    "--pairs",
    default=5,
    show_default=True,
    metavar="NUMBER",
    type=click.IntRange(1, 1000),
    help="How many pairs to show.",
)
@click.option(
    "--items",
    default=5,
    show_default=True,
    metavar="NUMBER",
    type=click.IntRange(1, 1000),
    help="How many shared items to show for each pair.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def command(case: str, what: tuple[str, ...], pairs: int, items: int, as_json: bool) -> None:
    """Show the posts behind WHAT in CASE: a group (G1), an account, or two accounts.

    Group labels and account names stand in the report and in groups.csv and members.csv.
    """
    found = explain(case, what, pairs=pairs, items=items)
    if as_json:
        document = json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1)
        click.echo(escaped_in_json(document))
    else:
        _show(found)


def _show(found: Explanation) -> None:
    on = Console(markup=False, highlight=False, emoji=False)
    for sentence in found.sentences:
        on.print(Text(visible(sentence), style="bold"))
    for pair in found.pairs:
        on.print()
        on.print(_pair(pair))
    on.print()
    on.print(Text(found.chance, style="yellow"))
    for sentence in found.innocent:
        on.print(Text(f"Not excluded: {sentence}", style="yellow"))


def _pair(pair: PairEvidence) -> Table:
    table = Table(
        title=Text(
            f"{words.plural(pair.shared_items, 'shared item')}, {words.plural(pair.co_actions, 'co-action')}"
        ),
        title_justify="left",
        box=None,
        pad_edge=False,
        padding=(0, 2, 1, 0),
    )
    table.add_column("item", overflow="fold", ratio=1)
    table.add_column(Text(visible(pair.account_a)), overflow="fold", ratio=2)
    table.add_column(Text(visible(pair.account_b)), overflow="fold", ratio=2)
    table.add_column("apart", no_wrap=True)
    for item in pair.shown:
        common = words.plural(item.accounts_on_item, "account")
        table.add_row(
            Text(f"{item.trace} · {common}\n{visible(item.item[:120])}"),
            _post(item.first),
            _post(item.second),
            Text(words.duration(item.gap_ms)),
        )
    return table


def _post(post: ShownPost) -> Text:
    text = f"\n{visible(post.text)}" if post.text else ""
    return Text(
        f"{words.utc(post.at_ms)} · {post.kind} · {visible(post.source_file)}, row {post.source_row:,}{text}"
    )
