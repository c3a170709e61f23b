"""The reference, made from the code: nothing here is written twice.

A page says ``<!-- made: tables -->`` where a part belongs; `parts` knows how to make each. The
tests read the same parts, so a page can't lack a verb, an option, a setting or a column.
"""

from __future__ import annotations

import ast
import dataclasses
import inspect
import re
import textwrap
from typing import TYPE_CHECKING, Any

import click

import groundswell
from groundswell import errors, reports, traces
from groundswell.cli import cli
from groundswell.model.quality import Quality
from groundswell.model.raw import RAW_COLUMNS
from groundswell.model.tables import TABLES
from groundswell.model.usage import USAGE_TABLES
from groundswell.networks.grouping import Grouping
from groundswell.reports import caveats, words
from groundswell.runs import folder
from groundswell.runs.forms import usage_forms
from groundswell.sameness.settings import Sameness
from groundswell.tables.door import Door
from groundswell.usage.settings import Usage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sphinx.application import Sphinx

MARK = re.compile(r"^<!-- made: ([a-z-]+)(?: ([a-z0-9_]+))? -->$", re.MULTILINE)

_CONTRACTS = (
    "groundswell.model.raw",
    "groundswell.sources.reading.contract",
    "groundswell.traces.contract",
    "groundswell.engine.query",
    "groundswell.model.quality",
    "groundswell.reports.writer",
    "groundswell.reports.content",
    "groundswell.reports.shown",
)
_LEFT_OUT = {"groundswell.model.raw": "RAW_COLUMNS, row, column, reason"}  # shown elsewhere
_TABLE_WORDS = {
    "posts": "One published thing a row. In `tables/ID/` of the case.",
    "accounts": "One account a row. In `tables/ID/`.",
    "post_items": "One thing that a post names a row: a link, its domain, a hashtag, a mention. In `tables/ID/`.",
    "text_families": "One text that varies another, or is varied, a row. In `sameness/ID/`.",
    "text_pairs": "Two texts that are alike in meaning a row, where an encoder was named. In `sameness/ID/`.",
    "hashtag_families": "One hashtag that varies another, or is varied, a row. In `sameness/ID/`.",
    "picture_families": "One picture, by its hash or another value, a row. In `sameness/ID/`.",
    "article_families": "One page of an article that is on two domains or more a row. In `sameness/ID/`.",
    "name_families": "One account and one way in which its handle or shown name is like others' a row: a description, no evidence. In `sameness/ID/`.",
    "narratives": "What was said in many texts, or by several accounts, one thing a row. In `sameness/ID/`.",
    "narrative_texts": "One text of one narrative a row. In `sameness/ID/`.",
    "family_items": "One post a row, of those whose text, picture, hashtag or link is in a family. In `sameness/ID/`.",
    "events": "One act of one account on one item a row, of the acts that can take part in a pair. In `results/ID/`.",
    "items": "One item behind those acts a row. In `results/ID/`.",
    "pairs": "Two accounts in one trace at one window a row. In `results/ID/`.",
    "verdicts": "What the test against chance says of one account a row, of those that acted on what others acted on. In `results/ID/`.",
    "bursts": "The busiest window of one item a row, and who was in it. In `results/ID/`.",
    "copies": "Two accounts that wrote the same rare long texts a row. In `results/ID/`.",
    "texts": "One long text that several accounts wrote a row, and how improbable it is. In `results/ID/`.",
    "network": "Two accounts a row, all traces joined, each at its own window: ties that the test left, and pairs that were only counted. In `results/ID/`.",
    "groups": "One group a row. In `results/ID/`.",
    "members": "One account in a group a row. In `results/ID/`.",
    "mechanisms": "One innocent explanation tested for one group a row. In `results/ID/`.",
    "periods": "One group in one period of the data a row. In `results/ID/`.",
    "rejects": "One row that was set aside a row. In `tables/ID/`.",
}
_USAGE_WORDS = {
    "usage_accounts": "One account of a provider a row. In `logs/ID/` of the case.",
    "conversations": "One conversation a row. In `logs/ID/`.",
    "messages": "One message a row, of all branches. In `logs/ID/`.",
    "signals": "One value seen on one account a row: an address, a device, a payment. In `logs/ID/`.",
    "message_stages": "One stage that one message shows a row. In `usage/ID/`.",
    "message_leanings": "How far one message leans to any stage a row. In `usage/ID/`.",
    "outcomes": "What became of one prompt a row. In `usage/ID/`.",
    "stage_totals": "One stage of one conversation or account a row. In `usage/ID/`.",
    "subjects": "One thing that one message is about a row, if another is about it as well. In `usage/ID/`.",
    "prompt_families": "One prompt that is like another a row. In `usage/ID/`.",
    "sequences": "One sequence of prompts a row: refused and rephrased, refused and returned, a batch, several languages. In `usage/ID/`.",
    "rhythms": "When one account writes a row: a description, no evidence. In `usage/ID/`.",
    "account_links": "One thing that two accounts share a row, counted or greyed. In `usage/ID/`.",
    "account_pairs": "Two accounts that share something a row. In `usage/ID/`.",
    "operators": "Accounts taken for one operator a row. In `usage/ID/`.",
    "operator_members": "One account of one operator a row. In `usage/ID/`.",
    "provider_operations": "One candidate operation a row, the best tier first. In `usage/ID/`.",
    "hypotheses": "One benign hypothesis tested on one candidate operation a row. In `usage/ID/`.",
    "aggregates": "One count over operators a row; small ones are withheld. In `usage/ID/`.",
    "readings": "What the second reader said of one message a row. In `usage/ID/`.",
    "link_judgements": "What a person said of two accounts a row. In `judgements/`.",
}


def made(part: str, of: str | None = None) -> str:
    """Make one part as Markdown."""
    if part not in PARTS:
        msg = f"there is no part {part!r}; there are {', '.join(PARTS)}"
        raise ValueError(msg)
    return PARTS[part](of) if of else PARTS[part]()


def filled(text: str) -> str:
    """Put the parts that a page asks for into it."""
    return MARK.sub(lambda mark: made(mark[1], mark[2]), text)


def setup(app: Sphinx) -> dict[str, Any]:
    """Fill pages as Sphinx reads them."""

    def fill(_: Sphinx, __: str, source: list[str]) -> None:
        source[0] = filled(source[0])

    app.connect("source-read", fill)
    return {"parallel_read_safe": True}


def command_line() -> str:
    """Every verb with its arguments and options, from the command line itself."""
    context = click.Context(cli, info_name="groundswell", **cli.context_settings)
    lines: list[str] = []
    for verb in cli.list_commands(context):
        command = cli.get_command(context, verb)
        assert command is not None
        within = click.Context(command, info_name=verb, parent=context)
        usage = " ".join(command.collect_usage_pieces(within))
        lines += [f"## groundswell {verb}", "", _plain(inspect.cleandoc(command.help or "")), ""]
        lines += ["```text", f"groundswell {verb} {usage}", "```", ""]
        rows = [
            (f"`{_spelled(option)}`", _option_help(option))
            for option in command.get_params(within)
            if isinstance(option, click.Option)
        ]
        lines += [*_table(("Option", "What it does"), rows), ""]
    return "\n".join(lines)


def exit_codes() -> str:
    """Every exit code, from the errors."""
    said = dict(re.findall(r"(\d+) ([^·.]+)", (cli.epilog or "").partition(":")[2]))
    kinds = {str(kind.exit_code): kind for kind in _kinds(errors.GroundswellError)}
    rows = [
        (code, _cell(f"{short.strip().capitalize()}."), *_of_error(kinds.get(code)))
        for code, short in said.items()
    ]
    return "\n".join(_table(("Code", "In short", "In Python", "When"), rows))


def settings() -> str:
    """Every setting with its default and what its line in the source says."""
    lines = ["## Reading: `door`", "", _first_line(Door), "", *_settings(Door, "door"), ""]
    lines += [
        "## Groups: `groups`",
        "",
        _first_line(Grouping),
        "",
        *_settings(Grouping, "groups"),
        "",
    ]
    lines += ["## Comparing texts, pictures and hashtags: `sameness`", ""]
    lines += [_first_line(Sameness), "", *_settings(Sameness, "sameness"), ""]
    lines += ["## Usage logs: `usage`", "", _first_line(Usage), "", *_settings(Usage, "usage"), ""]
    lines += ["## Traces", ""]
    for name, kind in traces.registered().items():
        runs = "Runs unless left out." if kind.on else f"Runs only when asked for: `--also {name}`."
        lines += [f"### `{name}`: {kind.title.lower()}", "", f"{_first_line(kind)} {runs}", ""]
        lines += [*_settings(kind, name), ""]
    return "\n".join(lines)


def trace(name: str) -> str:
    """What is fixed of one trace: item, paper, defaults, innocent look-alikes."""
    kind = traces.registered()[name]
    told = {field.name: field.default for field in dataclasses.fields(kind)}
    defaults = [
        f"{key.removesuffix('_ms')} {words.duration(value)}"
        if key.endswith("_ms")
        else f"{key} {value}"
        for key, value in told.items()
    ]
    rows = [
        ("Name", f"`{name}`" + ("" if kind.on else " (off unless asked for)")),
        ("Item", kind.item_kind),
        ("Defaults", ", ".join(f"`{each}`" for each in defaults)),
        ("After", kind.paper),
        ("Innocent look-alike", " ".join(caveats.of_group([name]))),
    ]
    return "\n".join(_table(("", ""), rows))


def tables() -> str:
    """Every named table with every column, from the schemas."""
    lines: list[str] = []
    for name, schema in {**TABLES, **USAGE_TABLES}.items():
        rows = [
            (
                f"`{field.name}`",
                f"{field.type}{', may be null' if field.nullable else ''}",
                (field.metadata or {})[b"meaning"].decode(),
            )
            for field in schema
        ]
        lines += [f"## `{name}`", "", {**_TABLE_WORDS, **_USAGE_WORDS}[name], ""]
        lines += [*_table(("Column", "Type", "Meaning"), rows), ""]
    return "\n".join(lines)


def quality() -> str:
    """Every field of the quality report."""
    rows = [(f"`{f.name}`",) for f in dataclasses.fields(Quality)]
    return f"{_plain(inspect.getdoc(Quality) or '')}\n\n" + ", ".join(row[0] for row in rows) + "."


def forms() -> str:
    """Every form that can be read, from the sources."""
    lines: list[str] = []
    for heading, known in (("Posts", groundswell.forms()), ("Usage logs", usage_forms())):
        rows = [(f"`{f.name}`", f.title, _cell(f.how)) for f in known]
        lines += [f"## {heading}", "", *_table(("Form", "What it is", "Recognised by"), rows), ""]
    return "\n".join(lines)


def columns() -> str:
    """Every raw column, that is every name that ``--map`` takes."""
    rows = [(f"`{name}`", meaning) for name, meaning in RAW_COLUMNS.items()]
    return "\n".join(_table(("Name", "What it holds"), rows))


def writers() -> str:
    """Every form of output, from the writers, with the attributes of the network files."""
    lines: list[str] = []
    for name, writer in reports.registered().items():
        lines += [
            f"## `{name}`",
            "",
            f"{writer.title}.",
            "",
            _plain(inspect.getdoc(writer) or ""),
            "",
        ]
        module = inspect.getmodule(type(writer))
        more = (inspect.getdoc(module) or "").partition("\n\n")[2]
        if more:
            lines += ["```{eval-rst}", more, "```", ""]
    return "\n".join(lines)


def python_api() -> str:
    """The front door's names, documented by their docstrings."""
    lines: list[str] = []
    for wanted in ("function", "class"):
        for name in sorted(groundswell.__all__):
            value = getattr(groundswell, name)
            if name.startswith("__") or inspect.isclass(value) != (wanted == "class"):
                continue
            members = "\n   :members:" if wanted == "class" else ""
            lines += ["```{eval-rst}", f".. auto{wanted}:: groundswell.{name}{members}", "```", ""]
    lines += ["```{eval-rst}", ".. autoclass:: groundswell.runs.usage_case.UsageCase"]
    lines += ["   :members:", "```", ""]
    for kind in _kinds(errors.GroundswellError):
        if kind is not errors.GroundswellError:
            lines += [
                "```{eval-rst}",
                f".. autoclass:: groundswell.errors.{kind.__name__}",
                "```",
                "",
            ]
    return "\n".join(lines)


def contracts() -> str:
    """What a source, a trace and a writer are given and must have."""
    lines: list[str] = []
    for name in _CONTRACTS:
        lines += [f"## `{name}`", "", "```{eval-rst}", f".. automodule:: {name}"]
        lines += ["   :members:", "   :no-index:"]
        lines += [f"   :exclude-members: {_LEFT_OUT[name]}"] if name in _LEFT_OUT else []
        lines += ["```", ""]
    return "\n".join(lines)


def case_folder() -> str:
    """The layout of a case, as the room that makes it tells."""
    text = inspect.getdoc(folder) or ""
    blocks = re.split(r"\n\n(?=    )|(?<=\S)\n\n(?=\S)", text)
    return "\n\n".join(
        f"```text\n{textwrap.dedent(block)}\n```" if block.startswith("    ") else _plain(block)
        for block in blocks[1:]
    )


PARTS: dict[str, Callable[..., str]] = {
    "command-line": command_line,
    "exit-codes": exit_codes,
    "settings": settings,
    "trace": trace,
    "tables": tables,
    "quality": quality,
    "forms": forms,
    "columns": columns,
    "writers": writers,
    "python-api": python_api,
    "contracts": contracts,
    "case-folder": case_folder,
}
"""What a page can ask for."""


def field_comments(kind: type) -> dict[str, str]:
    """What the comment on each field's line says."""
    source = textwrap.dedent(inspect.getsource(kind))
    lines = source.splitlines()
    (found,) = ast.parse(source).body
    assert isinstance(found, ast.ClassDef)
    return {
        node.target.id: lines[node.end_lineno - 1].partition("  # ")[2].strip()
        for node in found.body
        if isinstance(node, ast.AnnAssign)
        and isinstance(node.target, ast.Name)
        and node.end_lineno is not None
    }


def _settings(kind: type, part: str) -> list[str]:
    said = field_comments(kind)
    rows = []
    for field in dataclasses.fields(kind):
        default = _default(field.default)
        if field.name.endswith("_ms"):
            default += f" ({words.duration(field.default)})"
        rows.append((f"`{part}.{field.name}`", default, _cell(said[field.name])))
    return _table(("Setting", "Default", "What it means"), rows)


def _default(value: object) -> str:
    if value is None:
        return "not given"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value:_}`" if isinstance(value, int) else f"`{value}`"


def _spelled(option: click.Option) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    if option.is_flag:
        return names
    if isinstance(option.type, click.Choice):
        return f"{names} {' or '.join(map(str, option.type.choices))}"
    kind = (
        "NUMBER" if isinstance(option.type, click.types.IntParamType) else option.type.name.upper()
    )
    return f"{names} {option.metavar or kind}"


def _option_help(option: click.Option) -> str:
    said = _cell(option.help or "")
    if option.show_default and option.default is not None and not option.is_flag:
        said += f" Default: `{option.default}`."
    return said


def _kinds(kind: type[Any]) -> Iterable[type[Any]]:
    yield kind
    for below in kind.__subclasses__():
        if below.__module__ == errors.__name__:  # others are a room's own
            yield from _kinds(below)


def _of_error(kind: type[errors.GroundswellError] | None) -> tuple[str, str]:
    return (f"`{kind.__name__}`", _cell(_first_line(kind))) if kind else ("", "")


def _first_line(kind: type) -> str:
    return _plain((inspect.getdoc(kind) or "").partition("\n")[0])


def _plain(text: str) -> str:
    """Docstring to Markdown: names in double backticks to single ones, doctests left out."""
    without = re.sub(r"\n\n>>> .*", "", text, flags=re.DOTALL)
    return re.sub(r"``(.+?)``", r"`\1`", without)


def _cell(text: str) -> str:
    return re.sub(r"(?<!`)(--[a-z][a-z-]*)(?!`)", r"`\1`", _plain(text)).replace("|", "\\|")


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(cell.replace(chr(10), ' ') for cell in row)} |" for row in rows]
    return lines
