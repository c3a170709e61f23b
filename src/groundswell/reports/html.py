"""The report as one page that needs nothing else: no network, no scripts, no other file.

It reads in a browser, on a phone, in the dark and on paper. Text from data is escaped, set
apart by direction, and never becomes a link.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from groundswell.reports import charts, tiers, words
from groundswell.reports.files import replacing
from groundswell.reports.visible import visible

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.reports.charts import Chart
    from groundswell.reports.content import GroupSection, Report, ReportTables, TraceLine
    from groundswell.reports.shown import ShownPost

VERDICTS = {
    "beyond_chance": ("●", "Beyond chance"),
    "leads": ("◐", "Leads, no finding"),
    "explained": ("◇", "Explained"),
    "within_chance": ("○", "Nothing beyond chance"),
    "counted": ("◌", "Counted, not tested"),
    "nothing": ("○", "Nothing found"),
    "insufficient_data": ("?", "Not enough data to say"),
}
"""The mark and the words of each verdict."""

STATES = {
    "beyond_chance": ("●", "Beyond chance"),
    "within_chance": ("○", "Within chance"),
    "found": ("◌", "Counted only"),
    "nothing": ("○", "Nothing found"),
    "insufficient_data": ("?", "Not enough data"),
    "off": ("–", "Not run"),
}
"""The mark and the words of each state of a trace, what was tested before what was counted."""

GLYPHS = {
    "beyond chance": "●",
    "lead": "◐",
    "explained": "◇",
    "within chance": "○",
    "counted": "◌",
    "insufficient data": "?",
}
"""The mark of each tier; its words are the tier."""

LEVELS = {"good": ("✓", "Good"), "note": ("i", "Note"), "warning": ("!", "Warning")}
"""The mark and the words of each level of quality."""

CLOCKS = {1: "moment", 1_000: "second", 60_000: "minute", 3_600_000: "hour", 86_400_000: "day"}
"""What two posts with equal times share, by the step in which the times tick."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Html:
    """Writes ``report.html``, to be read by people."""

    name: str = "html"
    title: str = "A page to read, print and pass on"

    def write(self, report: Report, tables: ReportTables, folder: Path) -> tuple[Path, ...]:  # noqa: ARG002 - rows are for other forms
        """Write the page into ``folder``."""
        path = folder / "report.html"
        with replacing(path) as file:
            file.write(page(report).encode())
        return (path,)


def page(report: Report) -> str:
    """Give the whole page; equal reports give equal pages."""
    environment = page_environment()
    css, _, _ = environment.loader.get_source(environment, "report.css")  # type: ignore[union-attr]
    titles = {trace.name: trace.title for trace in report.traces}
    accounts = {line.tier: line.accounts for line in report.tiers}
    counted = all(group.tier == tiers.COUNTED for group in report.groups)
    return environment.get_template("report.html.j2").render(
        report=report,
        css=Markup(css),  # noqa: S704 - our own file
        verdict=VERDICTS[report.verdict],
        states=STATES,
        levels=LEVELS,
        glyphs=GLYPHS,
        tested=bool(report.tiers),
        beyond=accounts.get(tiers.BEYOND, 0),
        leads=accounts.get(tiers.LEAD, 0),
        named_count=sum(accounts.get(t, 0) for t in (tiers.BEYOND, tiers.LEAD, tiers.EXPLAINED)),
        counted_only=counted,
        groups_title="Groups that were counted" if counted else "The groups",
        pairs_title=(
            "Pairs that were counted"
            if all(pair.tier == tiers.COUNTED for pair in report.strongest_pairs)
            else "The strongest pairs"
        ),
        places={group.label: number for number, group in enumerate(report.groups, 1)},
        clock=CLOCKS.get(report.clock_ms, "moment"),
        trace_title=lambda name: titles.get(name, name),
        coverage=_coverage(report),
        reach=charts.reach("reach", report.engagement, "groups"),
        pictures=[_pictures(f"g{i}", group) for i, group in enumerate(report.groups, 1)],
        told_pictures=[
            charts.timeline(f"n{i}-time", told.series)
            for i, told in enumerate(report.narratives, 1)
        ],
    )


def page_environment() -> Environment:
    """Give the environment of every page: everything escaped, and nothing left undefined."""
    environment = Environment(
        loader=PackageLoader("groundswell.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        data=_data,
        short=shortened,
        plain=lambda text: escape(visible(text)),
        svg=lambda chart: Markup(chart.svg),  # noqa: S704 - escaped where it is drawn
        n=words.number,
        plural=words.plural,
        score=words.score,
        probability=words.probability,
        expected=words.expected,
        spoken=_spoken,
        state_of=_state,
        duration=words.duration,
        utc=words.utc,
        iso=words.iso,
        period_of=lambda span: words.period(*span),
        share=words.share,
        size=words.size,
        and_=words.and_,
        engagement=_engagement,
    )
    environment.globals.update(above=charts.above, telling=charts.telling)
    return environment


def _shown(value: Any) -> Any:
    """Every value on its way to the page: nothing hides, nothing reorders."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _data(text: str) -> Markup:
    """Text from data: escaped, and kept from mixing its direction with ours."""
    return Markup('<bdi dir="auto">{}</bdi>').format(escape(visible(text)))


def shortened(text: str, most: int = 160) -> Markup:
    """A name from data; one that is meant to flood the page is cut, and says so."""
    if len(text) <= most:
        return _data(text)
    return Markup('{}… <span class="quiet">({} characters)</span>').format(
        _data(text[:most]), words.number(len(text))
    )


def _engagement(post: ShownPost) -> str:
    counts = (
        ("like", "likes", post.likes),
        ("share", "shares", post.shares),
        ("comment", "comments", post.comments),
    )
    if all(count is None for _, _, count in counts):
        return "likes, shares and comments not known"
    return " · ".join(
        f"{many} {words.UNKNOWN}" if count is None else words.plural(count, one)
        for one, many, count in counts
    )


def _state(trace: TraceLine) -> str:
    if trace.tested:
        return "beyond_chance" if trace.beyond_chance else "within_chance"
    return trace.state


def _spoken(evidence: tuple[str, ...]) -> str:
    return words.and_(list(tiers.spoken(evidence)))


def _coverage(report: Report) -> Chart | None:
    return charts.timeline("coverage", report.coverage, ink="other") if report.coverage else None


def _pictures(key: str, group: GroupSection) -> dict[str, Chart | None]:
    return {
        "timeline": charts.timeline(f"{key}-time", group.series),
        "week": charts.week(f"{key}-week", group.hour_by_weekday),
        "network": charts.network(f"{key}-net", group.network, group.label),
        "reach": charts.reach(f"{key}-reach", group.engagement, group.label),
    }
