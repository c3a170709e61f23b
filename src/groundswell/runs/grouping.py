"""From pairs and ties to one network and its groups.

Ties are what the test against chance left: accounts beyond chance, and leads. Groups are cut from
them. Where a case has none, groups may be cut from what was only counted, and say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.engine.query import Query
from groundswell.model.tables import GROUPS, MEMBERS, NETWORK, VERDICTS
from groundswell.networks import layers
from groundswell.networks.groups import Evidence, find_groups
from groundswell.networks.measures import group_measures
from groundswell.networks.tracking import follow_groups
from groundswell.runs import behind
from groundswell.runs.innocent import explain_groups

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.networks.grouping import Grouping
    from groundswell.networks.groups import Group
    from groundswell.networks.tracking import Followed
    from groundswell.runs.copied import CopiedTexts
    from groundswell.runs.innocent import Innocent
    from groundswell.runs.recipe import Recipe
    from groundswell.runs.testing import Outcome

_BEST = ("beyond chance", "lead", "explained")


def join(
    db: DuckEngine, folder: Path, recipe: Recipe, outcome: Outcome, copied: CopiedTexts
) -> pa.Table:
    """Write network, groups, members, mechanisms, periods and verdicts; give the verdicts.

    The result's ``pairs``, ``events`` and ``items`` are there. An account whose ties an innocent
    mechanism explains is named *explained*, and by what, whatever its p.
    """
    joined = _network(db, folder, recipe, outcome.ties)
    together = behind.together(db, outcome, copied)
    tied = _groups(
        outcome.ties, replace(recipe.groups, min_size=2), Evidence(together.tie, together.item)
    )
    innocent = explain_groups(db, outcome, copied, tied)
    verdicts = _explained(outcome.verdicts, innocent, tied)
    counted: tuple[Group, ...] = ()
    if not _calibrated(verdicts):
        counted = _groups(_loose(joined), recipe.groups)
        innocent = explain_groups(db, outcome, copied, (*tied, *counted))
    tied = tuple(group for group in tied if group.size >= recipe.groups.min_size)
    groups = (*tied, *counted)
    span = _span(db)
    followed = _followed(outcome, together, tied, span)
    members = _members(groups, verdicts)
    network = joined.append_column("group_id", _group_ids(joined, tied, counted))
    db.add("members", members)
    measures = {row["group_id"]: row for row in db.rows(group_measures()).to_pylist()}
    rows = [
        measures[row["group_id"]] | row | {"recurrence": followed.recurrence.get(row["group_id"])}
        for row in _group_rows(groups, network, members, verdicts, innocent, span)
    ]
    shown = pa.array([group.group_id for group in groups], pa.string())
    tables = {
        "network": network.select(NETWORK.names).cast(NETWORK),
        "groups": pa.Table.from_pylist(rows, schema=GROUPS),
        "members": members,
        "mechanisms": innocent.table.filter(pc.is_in(innocent.table["group_id"], value_set=shown)),
        "periods": followed.periods,
        "verdicts": verdicts,
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    return verdicts


def _groups(
    edges: pa.Table, grouping: Grouping, evidence: Evidence | None = None
) -> tuple[Group, ...]:
    return find_groups(
        edges["account_a"].to_pylist(),
        edges["account_b"].to_pylist(),
        edges["weight"].to_pylist(),
        grouping,
        evidence,
    )


def _calibrated(verdicts: pa.Table) -> bool:
    """Whether any account is beyond chance or a lead, so that what was only counted can stay behind."""
    named = pa.array(["beyond chance", "lead"])
    return bool(pc.any(pc.is_in(verdicts["tier"], value_set=named)).as_py())


def _loose(joined: pa.Table) -> pa.Table:
    """Pairs that were only counted, of accounts that no tie explains."""
    tied = joined.filter(pc.not_equal(joined["tier"], "counted"))
    chunks = [*tied["account_a"].chunks, *tied["account_b"].chunks]
    held = pc.unique(pa.chunked_array(chunks, pa.string()))
    free = pc.equal(joined["tier"], "counted")
    for end in ("account_a", "account_b"):
        free = pc.and_(free, pc.invert(pc.is_in(joined[end], value_set=held)))
    return joined.filter(free)


def _explained(verdicts: pa.Table, innocent: Innocent, tied: tuple[Group, ...]) -> pa.Table:
    """Name what explains accounts that would otherwise be beyond chance, or leads."""
    held = {key for group in tied for key, _, _ in group.members}
    why = {key: name for key, name in innocent.accounts.items() if key in held}
    place = pc.index_in(verdicts["account_key"], value_set=pa.array(list(why), pa.string()))
    named = pc.is_in(verdicts["tier"], value_set=pa.array(["beyond chance", "lead"]))
    changes = pc.and_(named, place.is_valid())
    reason = pa.array(list(why.values()), pa.string()).take(place)
    new = {
        "tier": pc.if_else(changes, "explained", verdicts["tier"]),
        "explained_by": pc.if_else(changes, reason, verdicts["explained_by"]),
    }
    columns = [new.get(field.name, verdicts[field.name]) for field in VERDICTS]
    return pa.table(columns, schema=VERDICTS)


def _span(db: DuckEngine) -> tuple[int, int]:
    (row,) = db.rows(
        Query(
            name="span",
            reads=("posts",),
            sql="select coalesce(min(at_ms), 0) as first, coalesce(max(at_ms), 0) as last from posts",
        )
    ).to_pylist()
    return row["first"], row["last"]


def _followed(
    outcome: Outcome, together: behind.Together, groups: tuple[Group, ...], span: tuple[int, int]
) -> Followed:
    a, b = outcome.ends
    return follow_groups(
        a[together.tie],
        b[together.tie],
        together.at_ms,
        accounts=outcome.keys.to_pylist(),
        groups=[[key for key, _, _ in group.members] for group in groups],
        group_ids=[group.group_id for group in groups],
        span_ms=span,
    )


def _group_rows(
    groups: tuple[Group, ...],
    network: pa.Table,
    members: pa.Table,
    verdicts: pa.Table,
    innocent: Innocent,
    span: tuple[int, int],
) -> list[dict[str, Any]]:
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    grouped = network.filter(network["group_id"].is_valid())
    for row in grouped.to_pylist():
        inside[row["group_id"]].append(row)
    within: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in members.to_pylist():
        within[row["group_id"]].append(row)
    chosen = verdicts.filter(pc.is_in(verdicts["account_key"], value_set=members["account_key"]))
    of = {row["account_key"]: row for row in chosen.to_pylist()}
    calibrated = dict(
        zip(network["group_id"].to_pylist(), network["tier"].to_pylist(), strict=True)
    )
    rows = []
    for group in groups:
        name = group.group_id
        row = _group_row(group, inside[name], span)
        counted = calibrated.get(name) == "counted"
        row |= _standing(within[name], of, innocent.groups.get(name), counted=counted)
        rows.append(row)
    order = {tier: place for place, tier in enumerate((*_BEST, "counted"))}
    rows.sort(key=lambda row: (order[row["tier"]], -row["weight"], row["group_id"]))
    for number, row in enumerate(rows, start=1):
        row["label"] = f"G{number}"
    return rows


def _network(db: DuckEngine, folder: Path, recipe: Recipe, ties: pa.Table) -> pa.Table:
    for name in ("pairs", "events", "items", "copies"):
        db.add(name, folder / f"{name}.parquet")
    own = pa.table(
        {
            "trace": pa.array(list(recipe.traces), pa.string()),
            "window_ms": pa.array([t.window_ms for t in recipe.traces.values()], pa.int64()),
        }
    )
    db.add("own_windows", own)
    db.add("ties", ties)
    # An account with one shared item never enters a group by counting alone, whatever min_items
    # says.
    db.keep(
        Query(
            name="network_pairs",
            reads=("pairs", "own_windows"),
            sql="""
                select pairs.*
                from pairs
                inner join own_windows
                    on own_windows.trace = pairs.trace and own_windows.window_ms = pairs.window_ms
                where pairs.shared_items >= 2
            """,
        )
    )
    for query in (layers.fused(), layers.tie_measures()):
        db.keep(query)
    return db.rows(layers.network())


def _members(groups: tuple[Group, ...], verdicts: pa.Table) -> pa.Table:
    keys = pa.array([key for group in groups for key, _, _ in group.members], pa.string())
    chosen = verdicts.filter(pc.is_in(verdicts["account_key"], value_set=keys))
    tier_of = dict(zip(chosen["account_key"].to_pylist(), chosen["tier"].to_pylist(), strict=True))
    rows = [
        {
            "group_id": group.group_id,
            "account_key": key,
            "score": score,
            "partners": partners,
            "tier": tier_of.get(key),
            "strength": strength,
            "stability": stability,
        }
        for group in groups
        for (key, score, partners), strength, stability in zip(
            group.members, group.strengths, group.stabilities, strict=True
        )
    ]
    return pa.Table.from_pylist(rows, schema=MEMBERS)


def _group_ids(joined: pa.Table, tied: tuple[Group, ...], counted: tuple[Group, ...]) -> pa.Array:
    """The group of each edge, among groups of its kind, if both ends are in it."""
    only = pc.equal(joined["tier"], "counted")
    found = pc.if_else(only, _shared_group(joined, counted), _shared_group(joined, tied))
    ids: pa.Array = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    return ids


def _shared_group(joined: pa.Table, groups: tuple[Group, ...]) -> pa.Array:
    keys = pa.array([key for group in groups for key, _, _ in group.members], pa.string())
    ids = pa.array([group.group_id for group in groups for _ in group.members], pa.string())
    a, b = (
        ids.take(pc.index_in(joined[end], value_set=keys)) for end in ("account_a", "account_b")
    )
    return pc.if_else(pc.fill_null(pc.equal(a, b), False), a, pa.scalar(None, pa.string()))


def _group_row(group: Group, pairs: list[dict[str, Any]], span: tuple[int, int]) -> dict[str, Any]:
    firsts = [pair["first_ms"] for pair in pairs if pair["first_ms"] is not None]
    lasts = [pair["last_ms"] for pair in pairs if pair["last_ms"] is not None]
    return {
        "group_id": group.group_id,
        "size": group.size,
        "pairs": group.pairs,
        "density": group.density,
        "score": sum(pair["score"] for pair in pairs),
        "weight": group.score,
        "traces": " ".join(sorted({t for pair in pairs for t in pair["traces"].split()})),
        "first_ms": min(firsts, default=span[0]),
        "last_ms": max(lasts, default=span[1]),
        "stability": group.stability,
    }


def _standing(
    people: list[dict[str, Any]], of: dict[str, dict[str, Any]], why: str | None, *, counted: bool
) -> dict[str, Any]:
    """The tier of a group: *beyond chance* where two members or more bear it out."""
    if counted:
        return {"tier": "counted", "explained_by": why, "q": None}
    tiers = Counter(row["tier"] for row in people)
    told = [of[row["account_key"]] for row in people if row["account_key"] in of]
    tier = "explained" if why is not None or 2 * tiers["explained"] > len(people) else "lead"
    if tiers["beyond chance"] >= 2:
        tier = "beyond chance"
    reasons = Counter(row["explained_by"] for row in told if row["explained_by"])
    if tier == "explained" and why is None and reasons:
        why = min(reasons, key=lambda name: (-reasons[name], name))
    return {
        "tier": tier,
        "explained_by": why,
        "q": float(np.median([row["q"] for row in told])) if told else None,
    }
