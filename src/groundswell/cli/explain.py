"""``groundswell explain``: the posts behind a pair, a group or an account."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, help_option
from groundswell.cli.usage_explain import show_usage, usage_meant
from groundswell.reports import words
from groundswell.reports.visible import escaped_in_json, visible
from groundswell.runs.explaining import Explanation, explain
from groundswell.runs.usage_explaining import explain_usage

if TYPE_CHECKING:
    from groundswell.reports.shown import CopyLine, PairEvidence, ShownPost


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
    """Show what the test says of WHAT in CASE, and the posts: a group (G1), an account, or two.

    Group labels and account names stand in the report and in groups.csv and members.csv. Of usage
    logs, WHAT is an operation (O1), an operator (A1) or an account.
    """
    logs = usage_meant(Path(case), what)
    if logs is not None:
        told = explain_usage(logs, what[0])
        if as_json:
            click.echo(
                escaped_in_json(json.dumps(dataclasses.asdict(told), ensure_ascii=False, indent=1))
            )
        else:
            show_usage(told)
        return
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
    on.print(Text(f"{found.tier.capitalize()}. {visible(found.chance)}", style="yellow"))
    for line in found.mechanisms:
        on.print(Text(f"{visible(line.mechanism)}, {line.state}: {visible(line.sentence)}"))
    for pair in found.pairs:
        on.print()
        on.print(_pair(pair))
    for copy in found.copies:
        on.print()
        on.print(_copy(copy))
    on.print()
    for sentence in found.innocent:
        on.print(Text(f"Not excluded: {sentence}", style="yellow"))


def _pair(pair: PairEvidence) -> Table:
    table = Table(
        title=Text(
            f"{pair.tier} · {words.plural(pair.shared_items, 'shared item')}, "
            f"{words.plural(pair.co_actions, 'co-action')}"
            + (f"\n{visible(pair.chance)}" if pair.chance else "")
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


def _copy(copy: CopyLine) -> Table:
    table = Table(
        title=Text(
            f"{words.plural(copy.texts, 'rare text')} in both, {words.number(copy.bits)} bits; chance "
            f"would give {words.expected(copy.expected)}; q {words.probability(copy.q)}"
        ),
        title_justify="left",
        box=None,
        pad_edge=False,
        padding=(0, 2, 1, 0),
    )
    table.add_column("text", overflow="fold", ratio=1)
    table.add_column(Text(visible(copy.account_a)), overflow="fold", ratio=2)
    table.add_column(Text(visible(copy.account_b)), overflow="fold", ratio=2)
    for line in copy.shown:
        common = words.plural(line.accounts_on_text, "account")
        bits = "" if line.bits is None else f"{words.number(line.bits)} bits · "
        table.add_row(
            Text(f"{bits}{common}\n{visible(line.text[:120])}"),
            _post(line.first),
            _post(line.second),
        )
    return table


def _post(post: ShownPost) -> Text:
    text = f"\n{visible(post.text)}" if post.text else ""
    return Text(
        f"{words.utc(post.at_ms)} · {post.kind} · {visible(post.source_file)}, row {post.source_row:,}{text}"
    )
