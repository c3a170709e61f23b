"""From the tables of a case to what the report says: counted and worded, not yet laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundswell.engine.query import Query
from groundswell.reports import (
    caveats,
    evidence,
    findings,
    narratives,
    quality_lines,
    reach,
    sections,
    sentences,
    tiers,
    trace_lines,
)
from groundswell.reports.content import InputFile, RejectLine, Report, WindowLine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groundswell.engine.query import Engine
    from groundswell.model.quality import Quality
    from groundswell.reports.content import TraceLine, Verdict
    from groundswell.reports.shown import PairEvidence
    from groundswell.traces.contract import Trace

_GROUPS = """
    select * from groups
    order by
        case when tier = 'beyond chance' then 0 when tier = 'lead' then 1
            when tier = 'counted' then 3 else 2 end,
        weight desc,
        group_id
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much a report shows of what was found; the tables hold all of it."""

    groups: int = 10
    pairs: int = 3  # for each group
    items: int = 10  # for each group
    shown_items: int = 3  # for each pair
    members: int = 200  # for each group
    examples: int = 5  # for each group
    named: int = 200  # accounts
    bursts: int = 10
    copies: int = 10
    narratives: int = 10
    variants: int = 8  # for each narrative


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """What a report tells of the case besides its tables."""

    case_name: str
    run: str
    title: str
    attribution: str
    created_ms: int
    version: str
    files: Sequence[Mapping[str, Any]]
    traces: Mapping[str, Trace]  # those of the recipe
    known_traces: Mapping[str, type[Trace]]
    trace_lines: Mapping[str, Mapping[str, Any]]
    settings: Sequence[tuple[str, str]]
    versions: Sequence[tuple[str, str]]
    handles_kept: bool
    timezone: str
    seed: int
    alpha: float


def compose(
    engine: Engine,
    quality: Quality,
    background: Background,
    extent: Extent | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Report:
    """Write the report of a case whose tables the engine knows.

    Reads every table of a case, and ``own_windows``.
    """
    extent = extent or Extent()
    groups = engine.rows(_query("groups", _GROUPS)).to_pylist()
    shown = groups[: extent.groups]
    edges = evidence.strongest_pairs(engine, per_group=extent.pairs, ungrouped=0 if groups else 5)
    wanted = {row["group_id"] for row in shown} | {None}
    edges = [edge for edge in edges if edge["group_id"] in wanted]
    shown_pairs = evidence.pair_evidence(engine, edges, items=extent.shown_items)
    by_group: dict[str | None, list[PairEvidence]] = {}
    for edge, pair in zip(edges, shown_pairs, strict=True):
        by_group.setdefault(edge["group_id"], []).append(pair)
    lines = trace_lines.lines(background.traces, background.known_traces, background.trace_lines)
    pair_count = engine.rows(_query("edge_count", "select count(*) as n from network")).to_pylist()[
        0
    ]["n"]
    counts = tiers.counts(engine)
    bursts = findings.count_beyond(engine, "bursts", background.alpha)
    verdict = _verdict(quality, lines, counts, bursts, pair_count)
    grouped = sum(row["size"] for row in groups)
    known = quality.first_ms is not None and quality.last_ms is not None
    return Report(
        title=background.title,
        verdict=verdict,
        finding=sentences.finding(
            verdict,
            quality,
            lines,
            groups,
            pair_count,
            tiers=counts,
            reasons=tiers.reasons(engine),
            bursts=bursts,
            alpha=background.alpha,
        ),
        created_ms=background.created_ms,
        version=background.version,
        case_name=background.case_name,
        run=background.run,
        files=tuple(_input_file(file) for file in background.files),
        posts=quality.posts,
        accounts=quality.accounts,
        first_ms=quality.first_ms,
        last_ms=quality.last_ms,
        coverage=(
            reach.series(engine, quality.first_ms, quality.last_ms)  # type: ignore[arg-type]
            if known
            else None
        ),
        quality=quality_lines.lines(quality, background.timezone) if quality.posts else (),
        rejects=_reject_lines(engine),
        rejected_rows=quality.rows_rejected,
        traces=lines,
        windows=_window_lines(background),
        tiers=tiers.lines(counts),
        alpha=background.alpha,
        named=tiers.named(engine, extent.named),
        bursts=findings.bursts(engine, background.alpha, extent.bursts),
        burst_count=bursts,
        copies=findings.copies(engine, background.alpha, extent.copies),
        copy_count=findings.count_beyond(engine, "copies", background.alpha),
        groups=sections.sections(
            engine,
            shown,
            by_group,
            quality,
            known_traces=background.known_traces,
            lines=lines,
            items=extent.items,
            members=extent.members,
            examples=extent.examples,
            seed=background.seed,
            progress=progress,
        ),
        group_count=len(groups),
        grouped_accounts=grouped,
        pair_count=pair_count,
        strongest_pairs=tuple(by_group.get(None, ())) if not groups else (),
        engagement=reach.engagement(engine, None, quality) if groups else (),
        caveats=caveats.of_report(quality, verdict, lines, background.alpha),
        settings=tuple(background.settings),
        versions=tuple(background.versions),
        handles_kept=background.handles_kept,
        timezone=background.timezone,
        clock_ms=quality.clock_ms,
        attribution=background.attribution,
        narratives=narratives.narratives(engine, extent.narratives, extent.variants),
        narrative_count=narratives.count(engine),
    )


def _verdict(
    quality: Quality,
    lines: Sequence[TraceLine],
    counts: Mapping[str, int],
    bursts: int,
    pairs: int,
) -> Verdict:
    """What the data show, the test before the counts; a burst alone is a lead."""
    if counts.get(tiers.BEYOND):
        return "beyond_chance"
    if counts.get(tiers.LEAD) or bursts:
        return "leads"
    if counts.get(tiers.EXPLAINED):
        return "explained"
    ran = any(line.state in ("found", "nothing") for line in lines)
    if pairs:
        return "within_chance" if any(line.tested and line.pairs for line in lines) else "counted"
    if any(line.tested for line in lines):
        return "within_chance"
    return "nothing" if ran and quality.accounts > 1 else "insufficient_data"


def _window_lines(background: Background) -> tuple[WindowLine, ...]:
    several = {
        name: told["windows"]
        for name, told in background.trace_lines.items()
        if len(told.get("windows", ())) > 1
    }
    return tuple(
        WindowLine(
            trace=name,
            window_ms=line["window_ms"],
            pairs=line["pairs"],
            accounts=line["accounts"],
            co_actions=line["co_actions"],
        )
        for name, lines in several.items()
        for line in sorted(lines, key=lambda line: line["window_ms"])
    )


def _reject_lines(engine: Engine) -> tuple[RejectLine, ...]:
    rows = engine.rows(
        _query(
            "reject_reasons",
            """
            select
                reason,
                "column",
                count(*) as rows,
                arg_min(source_file, (source_file, coalesce(row, -1))) as first_file,
                arg_min(coalesce(row, -1), (source_file, coalesce(row, -1))) as first_row
            from rejects
            group by reason, "column"
            order by rows desc, reason
            """,
        )
    ).to_pylist()
    return tuple(
        RejectLine(
            reason=row["reason"],
            column=row["column"],
            rows=row["rows"],
            first_file=row["first_file"],
            first_row=None if row["first_row"] == -1 else row["first_row"],
        )
        for row in rows
    )


def _input_file(file: Mapping[str, Any]) -> InputFile:
    return InputFile(
        name=file["name"],
        sha256=file["sha256"],
        size_bytes=file["size_bytes"],
        form=file["form"],
        rows=file["rows"],
        rejected=file["rejected"],
        notes=tuple(file["notes"]),
    )


def _query(name: str, sql: str) -> Query:
    return Query(name=name, sql=sql)
