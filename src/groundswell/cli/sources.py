"""``groundswell sources``: the forms that can be read, and how each is recognised."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.forms import forms


@click.command(name="sources", context_settings=CONTEXT)
@help_option
def command() -> None:
    """List the forms that can be read, and how each is recognised."""
    table = Table(box=None, pad_edge=False, row_styles=["", "dim"])
    for heading in ("form", "what it is", "recognised by"):
        table.add_column(heading, overflow="fold", no_wrap=heading == "form")
    for form in forms():
        table.add_row(Text(form.name), Text(form.title), Text(form.how))
    Console(markup=False, highlight=False, emoji=False).print(table)
