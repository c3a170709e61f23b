"""``groundswell evaluate``: how well accounts are named, where the truth is known."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.errors import SettingError
from groundswell.reports import words
from groundswell.reports.visible import escaped_in_json, visible
from groundswell.runs.evaluating import evaluate

if TYPE_CHECKING:
    from groundswell.networks.scores import Measured
    from groundswell.runs.evaluating import Evaluation

_SHOWN_ASIDE = 10  # rows set aside that are named one by one


@click.command(name="evaluate", context_settings=CONTEXT)
@help_option
@click.argument("case", required=False, type=click.Path())
@click.option("--labels", type=click.Path(dir_okay=False), help="CSV file: account,label.")
@click.option(
    "--events",
    type=click.Path(dir_okay=False),
    help="Parquet or CSV file of account, item, at_ms, in the place of a case.",
)
@click.option("--world", help="Make worlds of this kind, whose truth is known, and judge them.")
@click.option("--seeds", default=5, show_default=True, type=click.IntRange(1, 1_000),
              help="How many worlds to make.")  # fmt: skip
@click.option("--volume", default=50_000, show_default=True, type=click.IntRange(1_000),
              help="Events of each world.")  # fmt: skip
@click.option(
    "--operations",
    multiple=True,
    metavar="KINDS",
    help="Plant these in each world, e.g. own_10x8,boost_20x6; none for an organic one.",
)
@click.option("--no-baselines", is_flag=True, help="Leave published methods out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    case: str | None,
    labels: str | None,
    events: str | None,
    world: str | None,
    seeds: int,
    volume: int,
    operations: tuple[str, ...],
    no_baselines: bool,
    as_json: bool,
) -> None:
    """Compare what is said of accounts with what is known of them.

    CASE is a case of yours; --labels says, a line an account, whether it is organic, coordinated,
    or the name of the operation it belongs to. --world needs neither: it makes worlds with
    operations in them.
    """
    if world is not None:
        if case or labels or events:
            raise SettingError("--world makes its own data; leave out CASE, --labels and --events")
        _worlds(world, seeds, volume, shared.listed(operations), not no_baselines, as_json)
        return
    if labels is None:
        raise SettingError("give --labels, a CSV file of account,label, or --world")
    found = evaluate(case, labels=labels, events=events, baselines=not no_baselines)
    if as_json:
        document = json.dumps(dataclasses.asdict(found), ensure_ascii=False, indent=1)
        click.echo(escaped_in_json(document))
    else:
        _show(found)


def _show(found: Evaluation) -> None:
    on = _output()
    on.print(
        Text(
            f"{words.plural(found.labelled, 'labelled account')} in the data: "
            f"{found.coordinated:,} coordinated, {found.organic:,} organic. "
            f"{words.plural(found.absent, 'labelled account')} not in the data; "
            f"{words.plural(found.unlabelled, 'account')} of the data without a label."
        )
    )
    table = _table("method", "named", "precision", "by posts", "recall", "AUC", "unlabelled named")
    for each in found.methods:
        said = each.scores
        table.add_row(
            Text(visible(each.title)),
            f"{said.named:,}",
            _interval(said.precision),
            _interval(said.weighted_precision),
            _interval(said.recall),
            _interval(said.auc),
            f"{each.unlabelled:,}",
        )
    on.print(table)
    if found.methods and len(found.methods[0].recall) > 1:
        shown = [each for each in found.methods if not each.paper]
        recall = _table("operation", "accounts", *(visible(each.title) for each in shown))
        for name, measured in shown[0].recall.items():
            shares = (_interval(each.recall[name]) for each in shown)
            recall.add_row(Text(visible(name)), f"{measured.of:,}", *shares)
        on.print(recall)
    for note in found.notes:
        on.print(Text(note, style="yellow"))
    if found.set_aside:
        count = words.plural(len(found.set_aside), "row")
        on.print(Text(f"{count} of {found.label_rows:,} labels set aside:", style="yellow"))
        for row in found.set_aside[:_SHOWN_ASIDE]:
            on.print(Text(f"  {visible(row.file)}, row {row.row:,}: {row.reason}"))
        if len(found.set_aside) > _SHOWN_ASIDE:
            on.print(Text("  … all with --json"))


def _worlds(
    world: str,
    seeds: int,
    volume: int,
    operations: list[str],
    baselines: bool,
    as_json: bool,
) -> None:
    from groundswell.runs.world_trials import Trial, run_all  # noqa: PLC0415 - help comes at once

    trials = [
        Trial(
            world=world,
            seed=seed,
            events=volume,
            operations=tuple(operations),
            baselines=baselines,
        )
        for seed in range(seeds)
    ]
    with shared.progress(quiet=as_json or not sys.stderr.isatty()).step("Judging worlds") as step:
        outcomes = run_all(trials, told=lambda done, of: step.at(done / of, f"{done} of {of}"))
    if as_json:
        click.echo(json.dumps(outcomes, ensure_ascii=False, indent=1))
        return
    on = _output()
    planted = ", ".join(operations) if operations else "no operation"
    worlds = words.plural(seeds, "world")
    on.print(Text(f"{worlds} of the kind {world}, {volume:,} events each, with {planted}."))
    table = _table("method", "worlds with a false name", "false share", "automation named",
                   *(f"recall {kind}" for kind in operations))  # fmt: skip
    for name in outcomes[0]["methods"]:
        table.add_row(name, *_over_worlds([each["methods"][name] for each in outcomes], operations))
    on.print(table)


def _over_worlds(told: list[dict[str, Any]], operations: list[str]) -> list[str]:
    from groundswell.networks.scores import exact_share, mean, share  # noqa: PLC0415

    false = [each["false"] / max(1, each["named"] - each["automated"]) for each in told]
    found = [
        _interval(exact_share(sum(each["false"] > 0 for each in told), len(told))),
        _interval(mean(false)),
        f"{sum(each['automated'] for each in told):,}",
    ]
    for kind in operations:
        hits, of = (sum(each["recall"][kind][k] for each in told) for k in range(2))
        found.append(_interval(share(hits, of)))
    return found


def _interval(measured: Measured) -> str:
    if measured.value is None:
        return "–"
    return f"{measured.value:.3f} ({measured.low:.2f}–{measured.high:.2f})"


def _output() -> Console:
    # A pipe has no width of its own: rows of a table stay whole there.
    width = None if sys.stdout.isatty() else 200
    return Console(markup=False, highlight=False, emoji=False, width=width)


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name, justify="left", overflow="fold")
    return table
