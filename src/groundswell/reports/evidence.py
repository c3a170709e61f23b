"""Posts found by key, and pairs of accounts with the posts behind what they shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from groundswell.engine.query import Query
from groundswell.reports import sentences
from groundswell.reports.shown import PairEvidence, SharedItem, ShownPost

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from groundswell.engine.query import Engine

_SHOWN = ("post_key", "account_key", "at_ms", "text", "kind", "likes", "shares", "comments",
          "source_file", "source_row")  # fmt: skip


def shown_posts(engine: Engine, keys: Iterable[str]) -> dict[str, ShownPost]:
    """Fetch posts by key, as a report shows them."""
    engine.add("wanted_posts", pa.table({"post_key": pa.array(sorted(set(keys)), pa.string())}))
    columns = ", ".join(f"posts.{name}" for name in _SHOWN)
    rows = engine.rows(
        Query(
            name="shown_posts",
            reads=("posts", "wanted_posts"),
            sql=f"""
                select {columns}
                from posts
                inner join wanted_posts on wanted_posts.post_key = posts.post_key
            """,  # noqa: S608 - names of columns from this file only
        )
    ).to_pylist()
    return {row["post_key"]: ShownPost(account=row.pop("account_key"), **row) for row in rows}


def strongest_pairs(engine: Engine, *, per_group: int, ungrouped: int) -> list[dict[str, Any]]:
    """The strongest edges of each group, and of those in no group, strongest first."""
    found: list[dict[str, Any]] = engine.rows(
        Query(
            name="strongest_pairs",
            reads=("network",),
            sql="""
                select *
                from (
                    select
                        *,
                        row_number() over (
                            partition by group_id
                            order by
                                case when tier = 'counted' then 1 else 0 end,
                                weight desc,
                                account_a,
                                account_b
                        ) as place
                    from network
                )
                where place <= case when group_id is null then :ungrouped else :per_group end
                order by
                    case when tier = 'counted' then 1 else 0 end,
                    weight desc,
                    account_a,
                    account_b
            """,
            params={"per_group": per_group, "ungrouped": ungrouped},
        )
    ).to_pylist()
    return found


def edges_of(engine: Engine, accounts: Sequence[str], limit: int) -> list[dict[str, Any]]:
    """The strongest edges that touch an account, or that join two given ones."""
    both = len(accounts) == 2
    found: list[dict[str, Any]] = engine.rows(
        Query(
            name="edges_of",
            reads=("network",),
            sql=f"""
                select *
                from network
                where account_a in (:first, :second) {"and" if both else "or"}
                    account_b in (:first, :second)
                order by
                    case when tier = 'counted' then 1 else 0 end,
                    weight desc,
                    account_a,
                    account_b
                limit :limit
            """,  # noqa: S608 - and/or only
            params={"first": accounts[0], "second": accounts[-1], "limit": limit},
        )
    ).to_pylist()
    return found


def pair_evidence(
    engine: Engine, edges: Sequence[Mapping[str, Any]], *, items: int
) -> list[PairEvidence]:
    """Show each edge with the posts behind its rarest shared items, side by side.

    For an item that two accounts shared several times, the two closest posts are shown; items
    of a trace by which the two are joined to no edge are left out. Reads ``events``, ``items``,
    ``pairs``, ``own_windows`` and ``posts``.
    """
    if not edges:
        return []
    engine.add(
        "wanted_pairs",
        pa.table(
            {
                "account_a": pa.array([edge["account_a"] for edge in edges], pa.string()),
                "account_b": pa.array([edge["account_b"] for edge in edges], pa.string()),
                # What the test ties may rest on one item in each of several traces.
                "reach_ms": pa.array([edge["reach_ms"] for edge in edges], pa.int64()),
                "fewest": pa.array([2 if edge["tier"] == "counted" else 0 for edge in edges]),
            }
        ),
    )
    closest = engine.rows(
        Query(
            name="closest_acts",
            reads=("events", "items", "pairs", "own_windows", "wanted_pairs"),
            sql="""
                with met as (
                    select
                        wanted.account_a,
                        wanted.account_b,
                        a.trace,
                        a.item_id,
                        a.post_key as post_a,
                        b.post_key as post_b,
                        abs(a.at_ms - b.at_ms) as gap_ms,
                        row_number() over (
                            partition by wanted.account_a, wanted.account_b, a.trace, a.item_id
                            order by abs(a.at_ms - b.at_ms), a.at_ms, a.post_key, b.post_key
                        ) as place
                    from wanted_pairs as wanted
                    inner join events as a on a.account_key = wanted.account_a
                    inner join events as b
                        on b.account_key = wanted.account_b
                        and b.trace = a.trace
                        and b.item_id = a.item_id
                    inner join own_windows as windows on windows.trace = a.trace
                    left join pairs
                        on pairs.trace = a.trace
                        and pairs.window_ms = windows.window_ms
                        and pairs.account_a = wanted.account_a
                        and pairs.account_b = wanted.account_b
                    where (
                            abs(a.at_ms - b.at_ms) <= windows.window_ms
                            or abs(a.at_ms - b.at_ms) <= wanted.reach_ms
                        )
                        and coalesce(pairs.shared_items, 0) >= wanted.fewest
                )
                select met.*, items.value, items.accounts, items.rarity
                from met
                inner join items on items.trace = met.trace and items.item_id = met.item_id
                where place = 1
                order by account_a, account_b, rarity desc, gap_ms, met.trace, met.item_id
            """,
        )
    ).to_pylist()
    totals = {
        (row["account_a"], row["account_b"]): row for row in engine.rows(_pair_totals()).to_pylist()
    }
    by_pair: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in closest:
        by_pair.setdefault((row["account_a"], row["account_b"]), []).append(row)
    for name, rows in by_pair.items():
        by_pair[name] = _varied(rows, items)
    posts = shown_posts(
        engine,
        (row[side] for rows in by_pair.values() for row in rows for side in ("post_a", "post_b")),
    )
    return [
        _evidence(
            edge,
            totals.get((edge["account_a"], edge["account_b"]), {}),
            by_pair.get((edge["account_a"], edge["account_b"]), []),
            posts,
        )
        for edge in edges
    ]


def _pair_totals() -> Query:
    return Query(
        name="pair_totals",
        reads=("pairs", "own_windows", "wanted_pairs"),
        sql="""
            select
                pairs.account_a,
                pairs.account_b,
                sum(pairs.co_actions)::bigint as co_actions,
                sum(pairs.a_first)::bigint as a_first,
                sum(pairs.b_first)::bigint as b_first
            from pairs
            inner join own_windows as windows
                on windows.trace = pairs.trace and windows.window_ms = pairs.window_ms
            inner join wanted_pairs as wanted
                on wanted.account_a = pairs.account_a and wanted.account_b = pairs.account_b
            where pairs.shared_items >= 2
            group by pairs.account_a, pairs.account_b
        """,
    )


def _varied(rows: list[dict[str, Any]], count: int) -> list[dict[str, Any]]:
    """The rarest items, but at least one of each trace as long as there is room."""
    first = {row["trace"]: row for row in reversed(rows)}
    chosen = sorted(first.values(), key=rows.index)[:count]
    for row in rows:
        if len(chosen) >= count:
            break
        if row not in chosen:
            chosen.append(row)
    return sorted(chosen, key=rows.index)


def _evidence(
    edge: Mapping[str, Any],
    total: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    posts: Mapping[str, ShownPost],
) -> PairEvidence:
    return PairEvidence(
        account_a=edge["account_a"],
        account_b=edge["account_b"],
        traces=tuple(edge["traces"].split()),
        shared_items=edge["shared_items"],
        co_actions=total.get("co_actions", edge["shared_items"]),
        score=edge["score"],
        a_first=total.get("a_first", 0),
        b_first=total.get("b_first", 0),
        tier=edge["tier"],
        expected=edge["expected"],
        p=edge["p"],
        q=edge["q"],
        occasions=edge["occasions"],
        leaders=edge["leaders"],
        leader=edge["leader_key"],
        leader_share=edge["leader_share"],
        chance=sentences.of_pair_chance(edge),
        shown=tuple(
            SharedItem(
                trace=row["trace"],
                item=row["value"],
                accounts_on_item=row["accounts"],
                first=posts[row["post_a"]],
                second=posts[row["post_b"]],
            )
            for row in rows
        ),
    )
