"""The reference lacks nothing that exists, and no page speaks of what doesn't."""

from __future__ import annotations

import dataclasses
import html
import importlib
import importlib.util
import inspect
import pkgutil
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import click
import pytest
from tests.docs.pages import DOCS, PAGES, ROOT, blocks, name_of, prose

import groundswell as gs
from groundswell import networks, reports, sameness, traces, usage, worlds
from groundswell.cli import cli
from groundswell.model.quality import Quality
from groundswell.model.raw import RAW_COLUMNS
from groundswell.model.tables import TABLES as WEB_TABLES
from groundswell.model.usage import USAGE_TABLES
from groundswell.networks.grouping import Grouping
from groundswell.reports import content, shown
from groundswell.runs.forms import usage_forms
from groundswell.runs.usage_case import UsageCase
from groundswell.sameness.settings import Sameness
from groundswell.sources import columns
from groundswell.sources.reading import contract as source_contract
from groundswell.tables.door import Door
from groundswell.usage.settings import Usage
from groundswell.worlds import kinds, operation_kinds

if TYPE_CHECKING:
    from pathlib import Path

PARTED: dict[str, Any] = {
    "door": Door,
    "groups": Grouping,
    "sameness": Sameness,
    "usage": Usage,
    **traces.registered(),
}
SETTINGS = {
    f"{part}.{field.name}" for part, kind in PARTED.items() for field in dataclasses.fields(kind)
}
FORMS = {form.name for form in (*gs.forms(), *usage_forms())}
TABLES = {**WEB_TABLES, **USAGE_TABLES}
COLUMNS = {name for schema in TABLES.values() for name in schema.names}
VERBS = set(cli.list_commands(click.Context(cli)))
PUBLIC = set(gs.__all__)

# Words with an underscore that pages speak of and that are not ours.
ELSEWHERE = {
    "item_origin_ms",
    "item_source",  # columns that gs.significance may be given
    *(hint for hints in columns._HINTS.values() for hint in hints.split()),
    *("object_id", "account_id", "content_id", "timestamp_share"),  # of the CooRTweet form
    "papers_bare",  # a world of a benchmark
    *("min_participation", "detect_similar_text"),  # of CooRTweet itself
    *("refused_rephrased_answered", "refused_returned", "across_languages"),  # of sequences
    *("referenced_tweets", "utm_source", "russian_coord_tweets", "exit_code"),
}


def generated() -> Any:
    path = DOCS / "_ext" / "generated.py"
    spec = importlib.util.spec_from_file_location("docs_generated", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MADE = generated()


def options() -> set[str]:
    context = click.Context(cli)
    return {
        name
        for verb in VERBS
        for option in cli.get_command(context, verb).get_params(context)  # type: ignore[union-attr]
        for name in (*option.opts, *option.secondary_opts)
        if name.startswith("-")
    }


def whole(page: str) -> str:
    """A page of the reference as it is once its parts are made."""
    text: str = MADE.filled((DOCS / "reference" / page).read_text(encoding="utf-8"))
    return text


def analysis() -> list[Any]:
    """The modules of the rooms whose methods have pages of their own."""
    return [
        importlib.import_module(found.name)
        for room in (networks, sameness, usage, worlds)
        for found in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
    ]


def known_names() -> set[str]:
    """Every word with an underscore that a page may put into code."""
    fields = {
        field.name for kind in (*PARTED.values(), Quality) for field in dataclasses.fields(kind)
    }
    for module in (content, shown, source_contract, *analysis()):
        for name, kind in vars(module).items():
            if dataclasses.is_dataclass(kind):
                fields |= {field.name for field in dataclasses.fields(kind)}
            elif inspect.isfunction(kind):
                fields.add(name)
    members = {
        name for each in (gs.Case, UsageCase, gs.Recipe, gs.Explanation) for name in dir(each)
    }
    worlds = {*kinds(), *operation_kinds()}
    return worlds | (
        fields | members | COLUMNS | FORMS | PUBLIC | set(TABLES) | set(PARTED) | set(RAW_COLUMNS)
    )


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("command-line.md", {f"## groundswell {verb}" for verb in VERBS} | options()),
        ("settings.md", {f"`{name}`" for name in SETTINGS}),
        ("tables.md", {f"## `{name}`" for name in TABLES} | {f"`{name}`" for name in COLUMNS}),
        ("tables.md", {f"`{field.name}`" for field in dataclasses.fields(Quality)}),
        ("forms.md", {f"`{name}`" for name in FORMS}),
        ("writers.md", {f"## `{name}`" for name in reports.known()}),
        ("python.md", {f"groundswell.{name}" for name in PUBLIC if name != "__version__"}),
        ("exit-codes.md", {f"| {code} |" for code in (0, 1, 2, 3, 4, 5, 6, 130)}),
    ],
    ids=[
        "verbs and options",
        "settings",
        "tables",
        "quality",
        "forms",
        "writers",
        "python",
        "codes",
    ],
)
def test_the_reference_lacks_nothing(page: str, wanted: set[str]) -> None:
    text = whole(page)
    assert {name for name in wanted if name not in text} == set()


def test_every_raw_column_can_be_looked_up() -> None:
    text = MADE.columns()
    assert {name for name in RAW_COLUMNS if f"`{name}`" not in text} == set()


def test_every_setting_says_what_it_means_where_it_is_defined() -> None:
    silent = {
        f"{part}.{name}"
        for part, kind in PARTED.items()
        for name, said in MADE.field_comments(kind).items()
        if f"{part}.{name}" in SETTINGS and not said
    }
    assert silent == set()


def test_every_option_says_what_it_does() -> None:
    context = click.Context(cli)
    silent = {
        f"{verb} {option.opts[0]}"
        for verb in VERBS
        for option in cli.get_command(context, verb).get_params(context)  # type: ignore[union-attr]
        if isinstance(option, click.Option) and not option.help
    }
    assert silent == set()


def test_every_trace_has_its_section_among_the_methods_and_its_line_among_the_concepts() -> None:
    methods = (DOCS / "methods" / "traces.md").read_text(encoding="utf-8")
    concepts = (DOCS / "concepts" / "traces.md").read_text(encoding="utf-8")
    names = set(traces.registered())
    assert {name for name in names if f"## {name}\n" not in methods} == set()
    assert {name for name in names if f"<!-- made: trace {name} -->" not in methods} == set()
    assert {name for name in names if f"`{name}`" not in concepts} == set()


def test_every_form_has_its_advice_in_the_guide() -> None:
    guide = (DOCS / "guide" / "preparing.md").read_text(encoding="utf-8")
    guide += (DOCS / "methods" / "usage-logs.md").read_text(encoding="utf-8")
    plain = {"columns", "messages", "signals"}  # of which the pages speak at length
    assert {name for name in FORMS - plain if f"`{name}`" not in guide} == set()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_a_page_refers_only_to_what_exists(page: Path) -> None:
    text = prose(page)
    code = re.findall(r"`([^`\n]+)`", text)
    typed = [block.text for block in blocks(page) if block.kind in ("console", "text")]
    lines = [line for block in typed for line in block.splitlines() if "groundswell " in line]
    spoken = "\n".join([*(each for each in code if "sphinx" not in each), *lines])
    asked = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", spoken))
    assert asked <= options() | {"--help", "--version"}, "options"
    verbs = {
        verb
        for each in (*code, *lines)
        for verb in re.findall(r"(?:^|[ /])groundswell ([a-z]+)\b", each)
        if not each.startswith(("the ", "import "))
    }
    assert {verb for verb in verbs if verb not in VERBS} <= {"as"}, "verbs"
    dotted = set(re.findall(rf"\b({'|'.join(PARTED)})\.(\w+)", spoken))
    assert {f"{part}.{name}" for part, name in dotted if name != "py"} <= SETTINGS, "settings"
    fronted = set(re.findall(r"\bgs\.(\w+)", "\n".join([*code, *(b.text for b in blocks(page))])))
    assert fronted <= PUBLIC, "names of the front door"
    words = {
        word
        for each in code
        for word in re.findall(r"(?<![\w./-])[a-z]+(?:_[a-z0-9]+)+(?![\w./*-])", each)
    }
    assert words <= known_names() | ELSEWHERE, "names"


def test_links_between_readme_changelog_and_docs_lead_somewhere() -> None:
    for page in (ROOT / "README.md", ROOT / "CHANGELOG.md"):
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert target.startswith("https://") or (page.parent / target).exists(), target


def test_no_page_names_a_path_of_somebodys_machine() -> None:
    found = {
        f"{name_of(page)}: {place}"
        for page in PAGES
        for place in re.findall(
            r"/(?:home|Users|tmp|work|root)/\w+", page.read_text(encoding="utf-8")
        )
    }
    assert found == set()


def test_the_site_builds_offline_without_a_warning_and_holds_every_name(tmp_path: Path) -> None:
    for name in ("sphinx", "furo", "myst_parser"):
        pytest.importorskip(name, reason="the docs extra is not installed")
    site = tmp_path / "site"
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-W",
            "-q",
            "-b",
            "html",
            "-d",
            tmp_path / "trees",
            DOCS,
            site,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    pages = {page.name: page.read_text(encoding="utf-8") for page in site.rglob("*.html")}
    everything = html.unescape(re.sub(r"<[^>]+>", "", "\n".join(pages.values())))
    wanted = VERBS | options() | SETTINGS | FORMS | COLUMNS | set(reports.known()) | PUBLIC
    assert {name for name in wanted - {"__version__"} if name not in everything} == set()
    fetched = {
        address
        for text in pages.values()
        for tag in re.findall(r"<(?:script|link|img|iframe)\b[^>]*>", text)
        for address in re.findall(r'(?:src|href)="((?:https?:)?//[^"]*)"', tag)
    }
    assert fetched == set()
    styles = "\n".join(style.read_text(encoding="utf-8") for style in site.rglob("*.css"))
    assert re.findall(r"(?:@import|url\()\s*['\"]?(?:https?:)?//", styles) == []
