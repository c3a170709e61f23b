"""The report on usage logs as one page: no network, no scripts, no other file.

It looks and reads as the page on posts does. Text of logs is escaped, set apart by direction, kept
inside a frame that says it is quoted, and never becomes a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from groundswell.reports import charts, words
from groundswell.reports import html as pages
from groundswell.reports.usage_content import EXPLAINED, INSUFFICIENT, INVESTIGATE, LEAD, PHASES
from groundswell.reports.usage_drawing import sample
from groundswell.reports.usage_overview import OUTCOMES
from groundswell.reports.usage_pictures import hours, shared_kind, timeline, waterfall
from groundswell.reports.visible import visible

if TYPE_CHECKING:
    from groundswell.reports.charts import Chart
    from groundswell.reports.usage_content import OperationSection, UsageReport
    from groundswell.reports.usage_shown import RowRef

VERDICTS = {
    "investigate": ("●", "Investigate"),
    "leads": ("◐", "Leads, no finding"),
    "explained": ("◇", "Explained"),
    "nothing": ("○", "Nothing found"),
    "insufficient_data": ("?", "Insufficient data"),
}
"""The mark and the words of each verdict."""

_TIERS = {
    INVESTIGATE: "several things come together that ordinary accounts seldom show together; people decide",
    LEAD: "a place to look, and no finding about anyone",
    EXPLAINED: "an innocent explanation that was tested accounts for it",
    INSUFFICIENT: "too little to tell; neither a suspicion nor a clearance",
}
_GLYPHS = {**pages.GLYPHS, INVESTIGATE: "●"}
_FLOOD = re.compile(r"\n(?:[ \t\r]*\n){3,}")


def page(report: UsageReport) -> str:
    """Give the whole page; equal reports give equal pages."""
    environment = pages.page_environment()
    environment.filters.update(quoted=quoted, rows=_rows)
    sheets = [
        environment.loader.get_source(environment, name)[0]  # type: ignore[union-attr]
        for name in ("report.css", "usage.css")
    ]
    tiers = dict(report.tiers)
    return environment.get_template("usage.html.j2").render(
        report=report,
        css=Markup("\n".join(sheets)),  # noqa: S704 - our own files
        verdict=VERDICTS[report.verdict],
        tiers=[(tier, count, _TIERS[tier]) for tier, count in report.tiers if count],
        count_of=tiers,
        levels=pages.LEVELS,
        glyphs=_GLYPHS,
        clock="moment",
        phases=PHASES,
        outcomes=OUTCOMES,
        shared_kind=shared_kind,
        samples={phase or "none": Markup(sample(phase, "answered")) for phase in (*PHASES, None)},  # noqa: S704
        became={name: Markup(sample("plan", name)) for name in ("answered", "partly", "refused")},  # noqa: S704
        shown={one.label: place for place, one in enumerate(report.operations, 1)},
        pictures=[_pictures(f"o{i}", one, report) for i, one in enumerate(report.operations, 1)],
        coverage=(
            charts.timeline("coverage", report.coverage, what="messages", ink="other")
            if report.coverage
            else None
        ),
    )


def quoted(text: str) -> Markup:
    r"""Show text of a log as it stands; a flood of empty lines is told instead of shown.

    >>> str(quoted("a\n\n\n\n\n\nb<"))
    'a\n<span class="flood">[6 line breaks]</span>\nb&lt;'
    """
    parts, at = [], 0
    text = text.replace("\r\n", "\n")
    for found in _FLOOD.finditer(text):
        parts.append(escape(visible(text[at : found.start()])))
        breaks = found[0].count("\n")
        parts.append(Markup('\n<span class="flood">[{} line breaks]</span>\n').format(breaks))
        at = found.end()
    parts.append(escape(visible(text[at:])))
    return Markup("").join(parts)


def _rows(rows: tuple[RowRef, ...], total: int | None = None) -> Markup:
    """Where messages stand: file and row of the first, and how many more there are."""
    if not rows:
        return Markup('<span class="quiet">{}</span>').format(
            "none" if not total else words.number(total)
        )
    files: dict[str, list[str]] = {}
    for row in rows:
        files.setdefault(row.file, []).append(words.number(row.row))
    said = Markup("; ").join(
        Markup("{}, row {}").format(pages.shortened(file, 60), ", ".join(found))
        for file, found in files.items()
    )
    more = (total or 0) - len(rows)
    return (
        said + Markup(' <span class="quiet">and {} more</span>').format(words.number(more))
        if more > 0
        else said
    )


def _pictures(key: str, one: OperationSection, report: UsageReport) -> dict[str, object]:
    return {
        "timelines": [timeline(f"{key}-t{i}", line) for i, line in enumerate(one.timelines, 1)],
        "waterfalls": [
            waterfall(f"{key}-w{i}", pair, report.bar_bits) for i, pair in enumerate(one.pairs, 1)
        ],
        "week": _week(f"{key}-week", one),
    }


def _week(key: str, one: OperationSection) -> Chart | None:
    return hours(key, one.hour_by_weekday)
