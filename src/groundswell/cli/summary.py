"""What a person sees when a run is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from groundswell.cli import console as shared
from groundswell.reports import tiers, words
from groundswell.reports.content import CHANCE
from groundswell.runs.reporting import alpha_of

if TYPE_CHECKING:
    from groundswell.runs.case import Case


_SAID = {
    tiers.BEYOND: "beyond chance",
    tiers.LEAD: "as leads",
    tiers.EXPLAINED: "explained by an innocent mechanism",
}


def _tiers(case: Case) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in case.verdicts.group_by("tier").aggregate([("tier", "count")]).to_pylist():
        name = tiers.base(row["tier"])
        found[name] = found.get(name, 0) + row["tier_count"]
    return found


def _sum_up(case: Case, found: dict[str, int]) -> str:
    groups, pairs = case.groups.num_rows, case.network.num_rows
    counted = (
        f"{words.plural(groups, 'group')} with {words.plural(case.members.num_rows, 'account')}"
        if groups
        else words.plural(pairs, "pair")
    )
    untested = [
        name
        for name, told in case.about["traces"].items()
        if "reason" in told.get("chance", {}) and told.get("windows", [{"pairs": 0}])[0]["pairs"]
    ]
    if any(found.get(name) for name in _SAID):
        parts = [
            f"{words.plural(found[name], 'account')} {said}"
            for name, said in _SAID.items()
            if found.get(name)
        ]
        said = f"{words.and_(parts)}; {words.plural(groups, 'group')}."
        if found.get(tiers.BEYOND):
            most = words.share(alpha_of(case))
            said += f" Of those beyond chance, at most {most} in expectation are so by chance."
        return said
    if found:
        return " ".join(
            [
                "Nothing beyond chance.",
                *([f"{counted} counted only."] if pairs else []),
                *([f"{CHANCE} for {words.and_(untested)}."] if untested else []),
            ]
        )
    if pairs:
        return f"{counted} counted. {CHANCE}: read them as places to look."
    if all("reason" in told for told in case.about["traces"].values()):
        return "The data can't tell: no trace could be looked for. That is not the same as nothing found."
    return "Nothing found by the traces that could be looked for."


def _chance(told: dict[str, Any]) -> str:
    if "reason" in told:
        return "chance can't be measured"
    return f"{words.plural(told['beyond_chance'], 'account')} beyond chance"


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
                on.print(
                    f"  {name}: {_chance(told['chance'])}; {pairs} counted, "
                    f"{words.plural(counts['accounts'], 'account')}"
                )
        on.print(_sum_up(case, _tiers(case)))
    page = case.path / "report.html"
    click.echo(page if page.is_file() else case.result_path)
