"""``groundswell sources``: the forms that can be read, and how each is recognised."""

from __future__ import annotations

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from groundswell.cli.console import CONTEXT, help_option
from groundswell.runs.forms import forms, usage_forms


@click.command(name="sources", context_settings=CONTEXT)
@help_option
def command() -> None:
    """List the forms that can be read, and how each is recognised."""
    console = Console(markup=False, highlight=False, emoji=False)
    for what, found in (("Posts", forms()), ("Usage logs", usage_forms())):
        table = Table(box=None, pad_edge=False, row_styles=["", "dim"], title=what)
        table.title_justify = "left"
        if what != "Posts":
            console.print()
        for heading in ("form", "what it is", "recognised by"):
            table.add_column(heading, overflow="fold", no_wrap=heading == "form")
        for form in found:
            table.add_row(Text(form.name), Text(form.title), Text(form.how))
        console.print(table)
