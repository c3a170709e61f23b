"""The part of a report on each group."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from groundswell.engine.query import Query
from groundswell.networks.layout import backbone, positions
from groundswell.reports import caveats, findings, group_evidence, reach, sentences, tiers
from groundswell.reports.content import GroupSection, NetworkPicture

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from groundswell.engine.query import Engine
    from groundswell.model.quality import Quality
    from groundswell.reports.content import TraceLine
    from groundswell.reports.shown import PairEvidence
    from groundswell.traces.contract import Trace

_PICTURE_NODES = 150
_PICTURE_EDGES = 600


def sections(
    engine: Engine,
    shown: Sequence[Mapping[str, Any]],
    by_group: Mapping[str | None, list[PairEvidence]],
    quality: Quality,
    *,
    known_traces: Mapping[str, type[Trace]],
    lines: Sequence[TraceLine],
    items: int,
    members: int,
    examples: int,
    seed: int,
    progress: Callable[[float], None],
) -> tuple[GroupSection, ...]:
    """Write the section of each group shown; ``by_group`` holds the evidence of its pairs.

    ``items``, ``members`` and ``examples`` bound how many of each are shown.
    """
    names = [row["group_id"] for row in shown]
    if not names:
        return ()
    top = group_evidence.top_items(engine, names, items)
    people = group_evidence.members_of(engine, names, members)
    posts = group_evidence.example_posts(engine, names, examples)
    mechanisms = findings.mechanisms(engine, names)
    periods = findings.periods(engine, names)
    known = standing(engine, names)
    tested = {line.name for line in lines if line.tested}
    assert quality.first_ms is not None
    assert quality.last_ms is not None
    series = reach.series_of_groups(engine, names, quality.first_ms, quality.last_ms)
    weeks = reach.weeks_of_groups(engine, names)
    made = []
    for done, row in enumerate(shown, start=1):
        progress(done / len(shown))
        name = row["group_id"]
        traces = tuple(row["traces"].split())
        share = row["inside_acts"] / row["all_acts"] if row["all_acts"] else None
        counts, together = known[name]
        made.append(
            GroupSection(
                label=row["label"],
                group_id=name,
                tier=tiers.base(row["tier"]),
                explained_by=row["explained_by"],
                sentence=sentences.of_group(row, traces, known_traces),
                chance=sentences.of_group_chance(
                    row, counts, together, tested=bool(traces) and set(traces) <= tested
                ),
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
                series=series[name],
                hour_by_weekday=weeks[name],
                members=tuple(people[name]),
                items=tuple(top[name]),
                evidence=tuple(by_group.get(name, ())),
                examples=tuple(posts[name]),
                engagement=reach.engagement(engine, name, quality),
                network=_picture(engine, name, row, seed),
                caveats=caveats.of_group(traces),
                q=row["q"],
                expected=together["expected"],
                occasions=together["occasions"],
                tiers=tiers.lines(counts),
                mechanisms=mechanisms[name],
                stability=row["stability"],
                recurrence=row["recurrence"],
                periods=periods[name],
            )
        )
    return tuple(made)


def standing(
    engine: Engine, names: Sequence[str]
) -> dict[str, tuple[Mapping[str, int], Mapping[str, Any]]]:
    """Members by tier, and what the pairs of each group did against what chance gives."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in names}
    for row in engine.rows(
        Query(
            name="member_tiers",
            reads=("members",),
            sql="select group_id, tier, count(*) as n from members group by group_id, tier",
        )
    ).to_pylist():
        if row["group_id"] in counts and row["tier"] is not None:
            counts[row["group_id"]][tiers.base(row["tier"])] += row["n"]
    nothing: dict[str, Any] = {"seen": None, "expected": None, "occasions": None}
    together = dict.fromkeys(names, nothing)
    for row in engine.rows(
        Query(
            name="group_chance",
            reads=("network",),
            sql="""
                select
                    group_id,
                    sum(tested_items)::bigint as seen,
                    sum(expected) as expected,
                    sum(occasions)::bigint as occasions
                from network
                where group_id is not null and expected is not null
                group by group_id
            """,
        )
    ).to_pylist():
        together[row["group_id"]] = row
    return {name: (counts[name], together[name]) for name in names}


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
                select network.account_a, network.account_b, network.weight as score
                from network
                inner join nodes as a on a.account_key = network.account_a
                inner join nodes as b on b.account_key = network.account_b
                where network.group_id = :group_id
                order by network.weight desc, network.account_a, network.account_b
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
