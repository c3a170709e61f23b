"""``groundswell demo``: the main job on real data that ships with the package, or a made world."""

from __future__ import annotations

import click

from groundswell.cli import console as shared
from groundswell.cli.console import CONTEXT, help_option
from groundswell.cli.summary import summarise
from groundswell.cli.usage_summary import summarise_usage
from groundswell.errors import SettingError
from groundswell.runs.demo import ATTRIBUTION, PROVIDERS, beside, demo, made_of
from groundswell.runs.usage_case import UsageCase
from groundswell.worlds import kinds

_EVENTS = 30_000


@click.command(name="demo", context_settings=CONTEXT)
@help_option
@click.option("-o", "--out", default="case", show_default=True, help="Folder of the case.")
@click.option(
    "--world",
    metavar="NAME",
    help=f"Make a synthetic world instead: {', '.join((*kinds(), *PROVIDERS))}.",
)
@click.option("--events", type=int, help=f"How many acts the world has ({_EVENTS:,}).")
@click.option("--seed", type=int, help="Random seed of the world (0).")
@shared.format_option
@shared.quiet_option
def command(
    out: str,
    world: str | None,
    events: int | None,
    seed: int | None,
    formats: tuple[str, ...],
    quiet: bool,
) -> None:
    """Investigate 35,125 real reposts and leave a report to look at.

    With --world, the posts are made, operations are planted in them, and the truth about
    every account is left beside the case. Worlds of a provider are usage logs instead.
    """
    shown = shared.progress(quiet=quiet)
    wanted = shared.listed(formats) or ["html"]
    if world is None:
        if events is not None or seed is not None:
            msg = "--events and --seed are those of a synthetic world; name one with --world"
            raise SettingError(msg)
        shown.say(ATTRIBUTION)
        case = demo(out, formats=wanted, progress=shown)
    else:
        events, seed = _EVENTS if events is None else events, 0 if seed is None else seed
        made = demo(out, world=world, events=events, seed=seed, formats=wanted, progress=shown)
        shown.say(made_of(world, events, seed))
        what = "Logs" if isinstance(made, UsageCase) else "Posts"
        shown.say(f"{what} and truth: {beside(out).name}")
        if isinstance(made, UsageCase):
            summarise_usage(made, quiet=quiet)
            return
        case = made
    summarise(case, quiet=quiet)
