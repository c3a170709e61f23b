"""What the main job says when Spark did it, and which options don't go with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from groundswell.cli import console as shared
from groundswell.errors import SettingError
from groundswell.reports import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.model.quality import Quality
    from groundswell.runs.distributed import Distributed

_INSTEAD = {
    "formats": ("--format", "no report is written there; read the tables of its result"),
    "strict": ("--strict", "look at the table rejects of its tables"),
    "memory": ("--memory", "give Spark its memory, e.g. --spark spark.executor.memory=8g"),
    "encoder": ("--encoder", "texts are compared on one machine; leave --engine out"),
    "pictures": ("--pictures", "pictures are compared on one machine; leave --engine out"),
    "pages": ("--pages", "articles are compared on one machine; leave --engine out"),
    "usage": ("--usage", "usage logs are read on one machine; leave --engine out"),
    "workers": ("--workers", "say it with --master, e.g. local[4]"),
}


def refuse(**given: object) -> None:
    """Refuse options that have no meaning on Spark, and say what does."""
    for name, value in given.items():
        if value:
            option, mend = _INSTEAD[name]
            msg = f"{option} does not go with --engine spark: {mend}"
            raise SettingError(msg)


def summarise(found: Distributed, *, quiet: bool) -> None:
    """Say what was read and found, and where the result lies (on standard output)."""
    if not quiet:
        say_counts(found.quality, found.traces)
    click.echo(found.results_path.removeprefix("file:"))


def say_counts(quality: Quality, traces: Mapping[str, dict[str, Any]]) -> None:
    """Say what was read, how many pairs each trace has, and that nothing was tested."""
    on = shared.console()
    on.print(
        f"{words.plural(quality.posts, 'post')} by {words.plural(quality.accounts, 'account')}; "
        f"{quality.rows_rejected:,} of {words.plural(quality.rows_read, 'row')} set aside."
    )
    for name, told in traces.items():
        if "reason" in told:
            on.print(f"  {name}: insufficient data: {told['reason']}", style="yellow")
            continue
        for counts in told["windows"]:
            on.print(
                f"  {name}, {words.duration(counts['window_ms'])}: "
                f"{words.plural(counts['pairs'], 'pair')} of "
                f"{words.plural(counts['accounts'], 'account')}, counted"
            )
        if "cosines" in told:
            on.print(f"  {name}: {words.plural(told['cosines'], 'pair')} alike by TF-IDF")
    on.print("Nothing was tested against chance: read pairs as places to look.")
