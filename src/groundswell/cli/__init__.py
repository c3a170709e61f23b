"""The command line: one file a verb."""

from __future__ import annotations

import gc
import sys
from importlib import import_module

import click

from groundswell.errors import GroundswellError
from groundswell.reports.visible import visible_line
from groundswell.version import __version__

_VERBS = {
    "investigate": "From files of posts to a case with a report: the main job.",
    "pairs": "Only the pairs of each trace, counted: what other tools call a co-link network.",
    "pictures": "Hash pictures, find those that are the same, and look them up in lists.",
    "report": "Write a case's report again, without recomputing.",
    "explain": "Show the posts behind a pair, a group or an account.",
    "judge": "Say whether two accounts in usage logs are one operator.",
    "reveal": "Show the names behind accounts of usage logs: a logged act.",
    "sources": "List the forms that can be read, and how each is recognised.",
    "evaluate": "Compare what is said of accounts with what is known of them.",
    "policy": "Show or test the policy that usage logs are read by.",
    "demo": "Run the main job on real data that ships with the package.",
}
_INTERRUPTED = 130


class _Verbs(click.Group):
    """Loads a verb when it is asked for, so that help is instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        del ctx
        if cmd_name not in _VERBS:
            return None
        command: click.Command = import_module(f"groundswell.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "Exit codes: 0 done · 1 unexpected · 2 a setting or option · 3 a file can't be read · "
        "4 rows set aside under --strict · 5 the case folder · 6 the engine · 130 interrupted."
    ),
)
@click.version_option(__version__, prog_name="groundswell")
def cli() -> None:
    """Tell a real groundswell of opinion from a manufactured one."""


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with one of the documented exit codes."""
    # Batches of rows make many values and no cycles: looking for cycles as often as usual, among all
    # that was imported, takes a twentieth of the time of reading.
    gc.set_threshold(100_000, 50, 100)
    try:
        cli.main(args=args, prog_name="groundswell", standalone_mode=False)
    except click.exceptions.Exit as leave:
        sys.exit(leave.exit_code)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo(
            "\nInterrupted. What is finished is kept: the same command goes on from here.", err=True
        )
        sys.exit(_INTERRUPTED)
    except GroundswellError as wrong:
        click.echo(f"groundswell: {visible_line(str(wrong))}", err=True)
        sys.exit(wrong.exit_code)
    except BrokenPipeError:
        sys.exit(1)
