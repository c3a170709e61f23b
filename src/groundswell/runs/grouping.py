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
from groundswell.model.tables import GROUPS, MEMBERS, NETWORK, PERIODS, VERDICTS
from groundswell.networks import layers
from groundswell.networks.groups import Evidence, find_groups
from groundswell.networks.measures import group_measures
from groundswell.networks.tracking import follow_groups
from groundswell.runs import behind
from groundswell.runs.innocent import explain_groups

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
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
    tied = outcome.ties.num_rows > 0
    together = behind.together(db, outcome, copied)
    used = outcome.ties if tied else joined
    found = find_groups(
        used["account_a"].to_pylist(),
        used["account_b"].to_pylist(),
        used["weight"].to_pylist(),
        replace(recipe.groups, min_size=2) if tied else recipe.groups,
        Evidence(together.tie, together.item) if tied else None,
    )
    innocent = explain_groups(db, outcome, copied, found)
    verdicts = _explained(outcome.verdicts, innocent) if tied else outcome.verdicts
    groups = tuple(group for group in found if group.size >= recipe.groups.min_size)
    followed = _followed(db, outcome, together, groups) if tied else None
    members = _members(groups, verdicts)
    network = joined.append_column("group_id", _group_ids(joined, members, tied))
    db.add("members", members)
    measures = {row["group_id"]: row for row in db.rows(group_measures()).to_pylist()}
    recurrence = followed.recurrence if followed else {}
    rows = [
        measures[row["group_id"]] | row | {"recurrence": recurrence.get(row["group_id"])}
        for row in _group_rows(groups, network, members, verdicts, innocent, tied=tied)
    ]
    shown = pa.array([group.group_id for group in groups], pa.string())
    tables = {
        "network": network.select(NETWORK.names).cast(NETWORK),
        "groups": pa.Table.from_pylist(rows, schema=GROUPS),
        "members": members,
        "mechanisms": innocent.table.filter(pc.is_in(innocent.table["group_id"], value_set=shown)),
        "periods": followed.periods if followed else PERIODS.empty_table(),
        "verdicts": verdicts,
    }
    for name, table in tables.items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
    return verdicts


def _explained(verdicts: pa.Table, innocent: Innocent) -> pa.Table:
    """Name what explains accounts that would otherwise be beyond chance, or leads."""
    rows = verdicts.to_pylist() if innocent.accounts else []
    for row in rows:
        why = innocent.accounts.get(row["account_key"])
        if why is not None and row["tier"] in ("beyond chance", "lead"):
            row["tier"], row["explained_by"] = "explained", why
    return pa.Table.from_pylist(rows, schema=VERDICTS) if rows else verdicts


def _followed(
    db: DuckEngine, outcome: Outcome, together: behind.Together, groups: tuple[Group, ...]
) -> Followed:
    span = db.rows(
        Query(
            name="span",
            reads=("posts",),
            sql="select min(at_ms) as first, max(at_ms) as last from posts",
        )
    ).to_pylist()[0]
    a, b = outcome.ends
    return follow_groups(
        a[together.tie],
        b[together.tie],
        together.at_ms,
        accounts=outcome.keys.to_pylist(),
        groups=[[key for key, _, _ in group.members] for group in groups],
        group_ids=[group.group_id for group in groups],
        span_ms=(span["first"], span["last"]),
    )


def _group_rows(
    groups: tuple[Group, ...],
    network: pa.Table,
    members: pa.Table,
    verdicts: pa.Table,
    innocent: Innocent,
    *,
    tied: bool,
) -> list[dict[str, Any]]:
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in network.filter(network["group_id"].is_valid()).to_pylist():
        inside[row["group_id"]].append(row)
    within: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in members.to_pylist():
        within[row["group_id"]].append(row)
    chosen = verdicts.filter(pc.is_in(verdicts["account_key"], value_set=members["account_key"]))
    q_of = dict(zip(chosen["account_key"].to_pylist(), chosen["q"].to_pylist(), strict=True))
    rows = []
    for group in groups:
        name = group.group_id
        row = _group_row(group, inside[name])
        row |= _standing(within[name], q_of, innocent.groups.get(name), counted=not tied)
        rows.append(row)
    order = {tier: place for place, tier in enumerate((*_BEST, "counted"))}
    rows.sort(key=lambda row: (order[row["tier"]], -row["weight"], row["group_id"]))
    for number, row in enumerate(rows, start=1):
        row["label"] = f"G{number}"
    return rows


def _network(db: DuckEngine, folder: Path, recipe: Recipe, ties: pa.Table) -> pa.Table:
    for name in ("pairs", "events", "items"):
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


def _group_ids(joined: pa.Table, members: pa.Table, tied: bool) -> pa.Array:
    """The group of each edge of the kind from which groups were cut, if both ends are in it."""
    group_of = dict(
        zip(members["account_key"].to_pylist(), members["group_id"].to_pylist(), strict=True)
    )
    ends = zip(
        joined["account_a"].to_pylist(),
        joined["account_b"].to_pylist(),
        joined["tier"].to_pylist(),
        strict=True,
    )
    both = [
        group_of.get(a)
        if group_of.get(a) == group_of.get(b) and (tier == "counted") != tied
        else None
        for a, b, tier in ends
    ]
    return pa.array(both, pa.string())


def _group_row(group: Group, pairs: list[dict[str, Any]]) -> dict[str, Any]:
    told = [pair for pair in pairs if pair["first_ms"] is not None]
    return {
        "group_id": group.group_id,
        "size": group.size,
        "pairs": group.pairs,
        "density": group.density,
        "score": sum(pair["score"] for pair in pairs),
        "weight": group.score,
        "traces": " ".join(sorted({t for pair in pairs for t in pair["traces"].split()})),
        "first_ms": min(pair["first_ms"] for pair in told),
        "last_ms": max(pair["last_ms"] for pair in told),
        "stability": group.stability,
    }


def _standing(
    people: list[dict[str, Any]], q_of: dict[str, float], why: str | None, *, counted: bool
) -> dict[str, Any]:
    """The tier of a group: *beyond chance* where two members or more bear it out."""
    if counted:
        return {"tier": "counted", "explained_by": why, "q": None}
    tiers = Counter(row["tier"] for row in people)
    tier = "explained" if why is not None or 2 * tiers["explained"] > len(people) else "lead"
    if tiers["beyond chance"] >= 2:
        tier = "beyond chance"
    known = [q_of[row["account_key"]] for row in people if row["account_key"] in q_of]
    return {
        "tier": tier,
        "explained_by": why,
        "q": float(np.median(known)) if known else None,
    }
