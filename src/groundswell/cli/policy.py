"""``groundswell policy``: show the policy for usage logs, and test one on prompts of known stages."""

from __future__ import annotations

import dataclasses
import json
import sys
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, help_option
from groundswell.reports.visible import escaped_in_json, visible
from groundswell.runs.policy import Trial, policy_text, try_policy

if TYPE_CHECKING:
    from groundswell.networks.scores import Measured
    from groundswell.usage.policy_report import Kind, PolicyReport, Row

_MISSED = 1


@click.command(name="policy", context_settings=CONTEXT)
@help_option
@click.argument("what", type=click.Choice(["show", "test"]))
@click.option("--policy", type=click.Path(dir_okay=False), help="A policy file of your own.")
@click.option("--golden", type=click.Path(dir_okay=False),
              help="Prompts of known stages, in the place of those that ship.")  # fmt: skip
@click.option("--all", "everything", is_flag=True,
              help="Count all prompts, also the half that probabilities are fitted on.")  # fmt: skip
@click.option("--calibrate", is_flag=True,
              help="Fit probabilities on the other half, and print the block for the policy.")  # fmt: skip
@click.option("--least-f1", type=click.FloatRange(0, 1), default=0.0, show_default=True,
              help="Leave with status 1 where F1 over all stages is below this.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    what: str,
    policy: str | None,
    golden: str | None,
    everything: bool,
    calibrate: bool,
    least_f1: float,
    as_json: bool,
) -> None:
    """Show the policy that usage logs are read by, or test one.

    A policy says in examples which kinds of use are looked for, and what must not be taken for
    them. Take a copy with `groundswell policy show > mine.yaml` and change it. `groundswell policy
    test` says how well it tells stages: precision and recall by stage and language, on prompts
    whose stages are known, and how well refusals are told among answers. It leaves with status 1 where a look-alike reaches the level
    investigate, or F1 is below --least-f1.
    """
    if what == "show":
        click.echo(policy_text(policy), nl=False)
        return
    found = try_policy(policy, golden, everything=everything, calibrate=calibrate)
    if as_json:
        click.echo(escaped_in_json(json.dumps(_document(found), ensure_ascii=False, indent=1)))
    else:
        _show(found)
    report = found.report
    accused = any(kind.investigate for kind in report.kinds)
    if accused or (report.overall.f1 or 0.0) < least_f1:
        sys.exit(_MISSED)


def _document(found: Trial) -> dict[str, Any]:
    report = found.report
    return {
        "policy": found.policy,
        "golden": found.golden,
        "state": report.state,
        "prompts": report.prompts,
        "held_out": report.held_out,
        "overall": _row(report.overall),
        "stages": [_row(row) for row in report.stages],
        "languages": [_row(row) for row in report.languages],
        "stage_and_language": [_row(row) for row in report.both],
        "look_alikes": [kind._asdict() for kind in report.kinds],
        "prompts_with_a_stage": report.level_of_stages._asdict(),
        "refusals": [_row(row) for row in found.refusals],
        "calibration": found.calibration,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "name": row.name,
        "prompts": row.prompts,
        "found": row.found,
        "said": row.said,
        "precision": dataclasses.asdict(row.precision),
        "recall": dataclasses.asdict(row.recall),
        "f1": row.f1,
    }


def _show(found: Trial) -> None:
    on = Console(
        markup=False, highlight=False, emoji=False, width=None if sys.stdout.isatty() else 160
    )
    report = found.report
    on.print(Text(visible(f"{found.policy}: {report.state}")))
    half = "of the half that nothing is fitted on" if report.held_out else "all of them"
    on.print(Text(visible(f"{found.golden}: {report.prompts:,} prompts, {half}")))
    for title, rows in (
        ("stage", (*report.stages, report.overall)),
        ("language", report.languages),
    ):
        on.print()
        on.print(_measures(title, rows))
    on.print()
    on.print(_kinds(report))
    on.print()
    on.print(_measures("refusals among answers", found.refusals))
    if found.calibration:
        on.print(
            Text("\nProbabilities fitted on the other half. Put this at the end of the policy:\n")
        )
        on.print(Text(visible(found.calibration)), soft_wrap=True)


def _measures(title: str, rows: tuple[Row, ...]) -> Table:
    table = _table(title, "there", "said", "right", "precision", "recall", "F1")
    for row in rows:
        table.add_row(
            Text(visible(row.name)),
            f"{row.prompts:,}",
            f"{row.said:,}",
            f"{row.found:,}",
            _interval(row.precision),
            _interval(row.recall),
            "–" if row.f1 is None else f"{row.f1:.2f}",
        )
    return table


def _kinds(report: PolicyReport) -> Table:
    table = _table("look-alikes that reach", "prompts", "weak", "look", "investigate")
    for kind in (*report.kinds, report.level_of_stages):
        table.add_row(*_levels(kind))
    return table


def _levels(kind: Kind) -> tuple[Text | str, ...]:
    counts = (kind.prompts, kind.weak, kind.look, kind.investigate)
    return Text(visible(kind.name)), *(f"{each:,}" for each in counts)


def _interval(measured: Measured) -> str:
    if measured.value is None:
        return "–"
    return f"{measured.value:.2f} ({measured.low:.2f}–{measured.high:.2f})"


def _table(*names: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in names:
        table.add_column(name, justify="left", overflow="fold")
    return table
