"""From pairs and ties to one network and its groups.

Ties are what the test against chance left: accounts beyond chance, and leads. Groups are cut from
them. Where a case has none, groups may be cut from what was only counted, and say so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.engine.query import Query
from groundswell.model.tables import GROUPS, MEMBERS, NETWORK
from groundswell.networks import layers
from groundswell.networks.groups import find_groups
from groundswell.networks.measures import group_measures

if TYPE_CHECKING:
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.networks.groups import Group
    from groundswell.runs.recipe import Recipe

_BEST = ("beyond chance", "lead", "explained")


def join(db: DuckEngine, folder: Path, recipe: Recipe, ties: pa.Table) -> None:
    """Write ``network``, ``groups`` and ``members`` of a result whose other tables are there."""
    joined = _network(db, folder, recipe, ties)
    tied = joined.filter(pc.not_equal(joined["tier"], "counted"))
    used = tied if tied.num_rows else joined
    groups = find_groups(
        used["account_a"].to_pylist(),
        used["account_b"].to_pylist(),
        used["weight"].to_pylist(),
        recipe.groups,
    )
    verdicts = pq.read_table(folder / "verdicts.parquet")
    members = _members(groups, used, verdicts)
    pq.write_table(members, folder / "members.parquet")
    network = joined.append_column("group_id", _group_ids(joined, members, tied.num_rows > 0))
    pq.write_table(
        network.select(NETWORK.names).cast(NETWORK), folder / "network.parquet", compression="zstd"
    )
    db.add("members", members)
    measures = {row["group_id"]: row for row in db.rows(group_measures()).to_pylist()}
    inside: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in network.filter(network["group_id"].is_valid()).to_pylist():
        inside[row["group_id"]].append(row)
    within: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in members.to_pylist():
        within[row["group_id"]].append(row)
    q_of = dict(zip(verdicts["account_key"].to_pylist(), verdicts["q"].to_pylist(), strict=True))
    why = dict(
        zip(verdicts["account_key"].to_pylist(), verdicts["explained_by"].to_pylist(), strict=True)
    )
    rows = []
    for group in groups:
        pairs, people = inside[group.group_id], within[group.group_id]
        row = measures[group.group_id] | _group_row(group, pairs)
        row |= _standing(people, q_of, why, counted=not tied.num_rows)
        rows.append(row)
    order = {tier: place for place, tier in enumerate((*_BEST, "counted"))}
    rows.sort(key=lambda row: (order[row["tier"]], -row["weight"], row["group_id"]))
    for number, row in enumerate(rows, start=1):
        row["label"] = f"G{number}"
    pq.write_table(pa.Table.from_pylist(rows, schema=GROUPS), folder / "groups.parquet")


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


def _members(groups: tuple[Group, ...], used: pa.Table, verdicts: pa.Table) -> pa.Table:
    tier_of = dict(
        zip(verdicts["account_key"].to_pylist(), verdicts["tier"].to_pylist(), strict=True)
    )
    whole: dict[str, float] = defaultdict(float)
    for end in ("account_a", "account_b"):
        for key, weight in zip(used[end].to_pylist(), used["weight"].to_pylist(), strict=True):
            whole[key] += weight
    rows = [
        {
            "group_id": group.group_id,
            "account_key": key,
            "score": score,
            "partners": partners,
            "tier": tier_of.get(key),
            "strength": min(1.0, score / whole[key]) if whole[key] else None,
        }
        for group in groups
        for key, score, partners in group.members
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
    }


def _standing(
    people: list[dict[str, Any]],
    q_of: dict[str, float],
    why: dict[str, str | None],
    *,
    counted: bool,
) -> dict[str, Any]:
    """The tier of a group: that of its members, where two or more bear it out."""
    if counted:
        return {"tier": "counted", "explained_by": None, "q": None}
    tiers = Counter(_first_word(row["tier"]) for row in people)
    tier = "lead"
    if tiers["beyond chance"] >= 2:
        tier = "beyond chance"
    elif 2 * tiers["explained"] > len(people):
        tier = "explained"
    reasons = Counter(why.get(row["account_key"]) for row in people if why.get(row["account_key"]))
    known = [q_of[row["account_key"]] for row in people if row["account_key"] in q_of]
    return {
        "tier": tier,
        "explained_by": reasons.most_common(1)[0][0] if tier == "explained" and reasons else None,
        "q": float(np.median(known)) if known else None,
    }


def _first_word(tier: str | None) -> str | None:
    return "explained" if tier is not None and tier.startswith("explained") else tier
