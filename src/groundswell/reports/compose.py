"""From the tables of a case to what the report says: counted and worded, not yet laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundswell.engine.query import Query
from groundswell.networks.layout import backbone, positions
from groundswell.reports import caveats, evidence, quality_lines, reach, sentences
from groundswell.reports.content import (
    GroupSection,
    InputFile,
    NetworkPicture,
    RejectLine,
    Report,
    TraceLine,
    WindowLine,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groundswell.engine.query import Engine
    from groundswell.model.quality import Quality
    from groundswell.reports.content import PairEvidence, TraceState, Verdict
    from groundswell.traces.contract import Trace

_PICTURE_NODES = 150
_PICTURE_EDGES = 600


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much a report shows of what was found; the tables hold all of it."""

    groups: int = 10
    pairs: int = 3  # for each group
    items: int = 10  # for each group
    shown_items: int = 3  # for each pair
    members: int = 200  # for each group
    examples: int = 5  # for each group


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


def compose(
    engine: Engine,
    quality: Quality,
    background: Background,
    extent: Extent | None = None,
    progress: Callable[[float], None] = lambda _: None,
) -> Report:
    """Write the report of a case whose tables the engine knows.

    Reads posts, accounts, rejects, events, items, pairs, own_windows, network, groups, members.
    """
    extent = extent or Extent()
    groups = engine.rows(_query("groups", "select * from groups order by score desc, group_id"))
    group_rows = groups.to_pylist()
    shown = group_rows[: extent.groups]
    edges = evidence.strongest_pairs(
        engine, per_group=extent.pairs, ungrouped=0 if group_rows else 5
    )
    wanted = {row["group_id"] for row in shown} | {None}
    edges = [edge for edge in edges if edge["group_id"] in wanted]
    shown_pairs = evidence.pair_evidence(engine, edges, items=extent.shown_items)
    by_group: dict[str | None, list[PairEvidence]] = {}
    for edge, pair in zip(edges, shown_pairs, strict=True):
        by_group.setdefault(edge["group_id"], []).append(pair)
    lines = _trace_lines(background)
    pair_count = engine.rows(_query("edge_count", "select count(*) as n from network")).to_pylist()[
        0
    ]["n"]
    verdict = _verdict(quality, lines, len(group_rows), pair_count)
    grouped = sum(row["size"] for row in group_rows)
    known = quality.first_ms is not None and quality.last_ms is not None
    return Report(
        title=background.title,
        verdict=verdict,
        finding=sentences.finding(verdict, quality, lines, group_rows, pair_count),
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
            reach.series(engine, None, quality.first_ms, quality.last_ms)  # type: ignore[arg-type]
            if known
            else None
        ),
        quality=quality_lines.lines(quality, background.timezone) if quality.posts else (),
        rejects=_reject_lines(engine),
        rejected_rows=quality.rows_rejected,
        traces=lines,
        windows=_window_lines(background),
        groups=_sections(engine, shown, by_group, quality, background, extent, progress),
        group_count=len(group_rows),
        grouped_accounts=grouped,
        pair_count=pair_count,
        strongest_pairs=tuple(by_group.get(None, ())) if not group_rows else (),
        engagement=reach.engagement(engine, None) if group_rows else (),
        caveats=caveats.of_report(quality),
        settings=tuple(background.settings),
        versions=tuple(background.versions),
        handles_kept=background.handles_kept,
        timezone=background.timezone,
        clock_ms=quality.clock_ms,
        attribution=background.attribution,
    )


def _sections(
    engine: Engine,
    shown: Sequence[Mapping[str, Any]],
    by_group: Mapping[str | None, list[PairEvidence]],
    quality: Quality,
    background: Background,
    extent: Extent,
    progress: Callable[[float], None],
) -> tuple[GroupSection, ...]:
    names = [row["group_id"] for row in shown]
    if not names:
        return ()
    items = evidence.top_items(engine, names, extent.items)
    members = evidence.members_of(engine, names, extent.members)
    examples = evidence.example_posts(engine, names, extent.examples)
    assert quality.first_ms is not None
    assert quality.last_ms is not None
    sections = []
    for done, row in enumerate(shown, start=1):
        progress(done / len(shown))
        name = row["group_id"]
        traces = tuple(row["traces"].split())
        share = row["inside_acts"] / row["all_acts"] if row["all_acts"] else None
        sections.append(
            GroupSection(
                label=row["label"],
                group_id=name,
                sentence=sentences.of_group(row, traces, background.known_traces),
                size=row["size"],
                pairs=row["pairs"],
                density=row["density"],
                posts=row["posts"],
                traces=traces,
                first_ms=row["first_ms"],
                last_ms=row["last_ms"],
                score=row["score"],
                inside_share=share,
                inside_sentence=sentences.of_inside_share(row),
                series=reach.series(engine, name, quality.first_ms, quality.last_ms),
                hour_by_weekday=reach.hour_by_weekday(engine, name),
                members=tuple(members[name]),
                items=tuple(items[name]),
                evidence=tuple(by_group.get(name, ())),
                examples=tuple(examples[name]),
                engagement=reach.engagement(engine, name),
                network=_picture(engine, name, row, background.seed),
                caveats=caveats.of_group(traces),
            )
        )
    return tuple(sections)


def _picture(engine: Engine, name: str, row: Mapping[str, Any], seed: int) -> NetworkPicture:
    edges = engine.rows(
        Query(
            name="picture",
            reads=("network", "members"),
            sql="""
                with nodes as (
                    select account_key, score
                    from members
                    where group_id = :group_id
                    order by score desc, account_key
                    limit :nodes
                )
                select network.account_a, network.account_b, network.score
                from network
                inner join nodes as a on a.account_key = network.account_a
                inner join nodes as b on b.account_key = network.account_b
                where network.group_id = :group_id
                order by network.score desc, network.account_a, network.account_b
            """,
            params={"group_id": name, "nodes": _PICTURE_NODES},
        )
    ).to_pylist()
    strength: dict[str, float] = {}
    for edge in edges:
        for end in ("account_a", "account_b"):
            strength[edge[end]] = strength.get(edge[end], 0.0) + edge["score"]
    accounts = sorted(strength, key=lambda key: (-strength[key], key))
    number = {key: i for i, key in enumerate(accounts)}
    ends = [(number[e["account_a"]], number[e["account_b"]]) for e in edges]
    scores = [e["score"] for e in edges]
    kept = backbone(len(accounts), ends, scores, _PICTURE_EDGES)
    ends, scores = [ends[i] for i in kept], [scores[i] for i in kept]
    top_edge, top_node = max(scores, default=1.0) or 1.0, max(strength.values(), default=1.0) or 1.0
    places = positions(len(accounts), ends, scores, seed)
    return NetworkPicture(
        nodes=tuple(
            (x, y, round(strength[key] / top_node, 4), key)
            for key, (x, y) in zip(accounts, places, strict=True)
        ),
        edges=tuple((a, b, round(s / top_edge, 4)) for (a, b), s in zip(ends, scores, strict=True)),
        node_count=row["size"],
        edge_count=row["pairs"],
    )


def _verdict(quality: Quality, lines: Sequence[TraceLine], groups: int, pairs: int) -> Verdict:
    if groups:
        return "groups"
    if pairs:
        return "pairs_only"
    ran = any(line.state in ("found", "nothing") for line in lines)
    return "nothing" if ran and quality.accounts > 1 else "insufficient_data"


def _trace_lines(background: Background) -> tuple[TraceLine, ...]:
    lines = []
    for name, kind in background.known_traces.items():
        trace = background.traces.get(name)
        told = background.trace_lines.get(name, {})
        state: TraceState
        if trace is None:
            trace, state, sentence = kind(), "off", "Not asked for."
            counts: Mapping[str, Any] = {}
        elif "reason" in told:
            state, sentence, counts = "insufficient_data", _capital(told["reason"]) + ".", {}
        else:
            counts = told["windows"][0]
            state = "found" if counts["pairs"] else "nothing"
            sentence = sentences.of_trace(trace, told, counts)
        lines.append(
            TraceLine(
                name=name,
                title=trace.title,
                state=state,
                sentence=sentence,
                source_paper=trace.paper,
                window_ms=trace.window_ms,
                min_items=trace.min_items,
                events=told.get("events", 0),
                items=told.get("items", 0),
                pairs=counts.get("pairs", 0),
                accounts=counts.get("accounts", 0),
            )
        )
    order = ("found", "nothing", "insufficient_data", "off")
    return tuple(sorted(lines, key=lambda line: order.index(line.state)))


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


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
