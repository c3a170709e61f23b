"""Pairs by equi-joins on buckets of time: the form of the sweep that spreads over many machines.

A bucket is as long as the window, so two acts at most a window apart lie in one bucket or in
neighbouring ones. The earlier of the two looks into its own bucket and the next (the one before
it is seen from the other side), and the exact predicate on integer milliseconds decides. Each
pair of acts meets once; nothing is compared that is more than two windows apart.

All queries are in the common subset of the engines and name their tables in the same way:
``trace_acts`` → ``near_acts`` ⇄ ``surviving_acts`` → ``rated_acts``, ``hot_cells`` → ``pairs``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.query import Query

if TYPE_CHECKING:
    from collections.abc import Collection

CELL_ACTS = 2_000  # acts of one item in one bucket, past which the cell is cut into pieces
MOST_PIECES = 64
_BLOCK_WINDOWS = 64  # windows that one task looks at together when it looks for neighbours


def splits() -> pa.Table:
    """For each number of pieces that a hot cell may be cut into, the pieces.

    Columns ``pieces`` and ``piece``: the other side of the join goes to every piece of its cell.
    """
    cut = [(count, piece) for count in range(2, MOST_PIECES + 1) for piece in range(count)]
    return pa.table({"pieces": [c for c, _ in cut], "piece": [p for _, p in cut]})


def trace_acts(given: Collection[str]) -> Query:
    """The events of a trace with their items as keys; what names no item is left out.

    Reads ``trace_events``, of which ``given`` names the columns: ``origin_ms`` and
    ``source_key`` are optional.
    """
    origin = "origin_ms" if "origin_ms" in given else "cast(null as bigint)"
    source = "source_key" if "source_key" in given else "cast(null as string)"
    return Query(
        name="trace_acts",
        reads=("trace_events",),
        sql=f"""
            select
                account_key,
                md5(item) as item_id,
                at_ms,
                post_key,
                {origin} as origin_ms,
                {source} as source_key
            from trace_events
            where item is not null and item <> ''
        """,  # noqa: S608 - two words from here
    )


def trace_size() -> Query:
    """How many events a trace has, and how many accounts acted at all."""
    return Query(
        name="trace_size",
        reads=("trace_events",),
        sql="select count(*) as events, count(distinct account_key) as accounts from trace_events",
    )


def near_acts(acts: str, window_ms: int) -> Query:
    """Acts that have an act of another account on their item within the window.

    ``acts`` is the table to look in: ``trace_acts`` at first, then what is left of them. Acts are
    looked at in blocks of many windows, so that one popular item is no single task; those
    near the end of a block stand in the next one, too, as neighbours only.
    """
    return Query(
        name="near_acts",
        reads=(acts,),
        sql=f"""
            with placed as (
                select
                    account_key,
                    item_id,
                    at_ms,
                    post_key,
                    at_ms - ((at_ms % :block_ms) + :block_ms) % :block_ms as block
                from {acts}
            ),
            spread as (
                select account_key, item_id, at_ms, post_key, block, 1 as own
                from placed
                union all
                select account_key, item_id, at_ms, post_key, block + :block_ms as block, 0 as own
                from placed
                where at_ms + :window_ms >= block + :block_ms
                union all
                select account_key, item_id, at_ms, post_key, block - :block_ms as block, 0 as own
                from placed
                where at_ms - :window_ms < block
            ),
            beside as (
                select
                    *,
                    lag(account_key) over ahead as account_before,
                    lag(at_ms) over ahead as at_before,
                    lead(account_key) over ahead as account_after,
                    lead(at_ms) over ahead as at_after
                from spread
                window ahead as (
                    partition by item_id, block order by at_ms, account_key, post_key
                )
            ),
            others as (
                select
                    *,
                    max(case when account_before <> account_key then at_before end) over (
                        partition by item_id, block order by at_ms, account_key, post_key
                        rows between unbounded preceding and current row
                    ) as other_before,
                    min(case when account_after <> account_key then at_after end) over (
                        partition by item_id, block
                        order by at_ms desc, account_key desc, post_key desc
                        rows between unbounded preceding and current row
                    ) as other_after
                from beside
            )
            select account_key, item_id, at_ms, post_key
            from others
            where own = 1
                and (at_ms - other_before <= :window_ms or other_after - at_ms <= :window_ms)
        """,  # noqa: S608 - the name of one of two tables
        params={"window_ms": window_ms, "block_ms": window_ms * _BLOCK_WINDOWS},
    )


def surviving_acts(min_items: int) -> Query:
    """Near acts of accounts that have them on enough distinct items."""
    return Query(
        name="surviving_acts",
        reads=("near_acts",),
        sql="""
            select acts.account_key, acts.item_id, acts.at_ms, acts.post_key
            from near_acts as acts
            inner join (
                select account_key, count(distinct item_id) as items
                from near_acts
                group by account_key
            ) as active on active.account_key = acts.account_key
            where active.items >= :min_items
        """,
        params={"min_items": min_items},
    )


def acts_left(acts: str) -> Query:
    """How many acts a table holds."""
    return Query(name="acts_left", reads=(acts,), sql=f"select count(*) as acts from {acts}")  # noqa: S608


def shared_items() -> Query:
    """How many items several accounts acted on."""
    return Query(
        name="shared_items",
        reads=("trace_acts",),
        sql="""
            select count(*) as items
            from (
                select item_id
                from trace_acts
                group by item_id
                having min(account_key) <> max(account_key)
            )
        """,
    )


def trace_items(accounts: int) -> Query:
    """The items of surviving acts, with how common they are among all acts of the trace.

    ``accounts`` is the number of accounts that acted in the trace at all.
    """
    return Query(
        name="trace_items",
        reads=("trace_acts", "surviving_acts"),
        sql="""
            select
                item_id,
                count(*) as accounts,
                cast(sum(acts) as bigint) as acts,
                ln(:accounts / cast(count(*) as double)) as rarity,
                min(origin_ms) as origin_ms,
                min(source_key) as source_key
            from (
                select
                    item_id,
                    account_key,
                    count(*) as acts,
                    min(origin_ms) as origin_ms,
                    min(source_key) as source_key
                from trace_acts
                where item_id in (select item_id from surviving_acts)
                group by item_id, account_key
            )
            group by item_id
        """,
        params={"accounts": float(accounts)},
    )


def rated_acts(window_ms: int) -> Query:
    """Surviving acts with the rarity of their items, each in its bucket of time."""
    return Query(
        name="rated_acts",
        reads=("surviving_acts", "trace_items"),
        sql="""
            select
                acts.account_key,
                acts.item_id,
                acts.at_ms,
                acts.post_key,
                acts.at_ms - ((acts.at_ms % :window_ms) + :window_ms) % :window_ms as bucket,
                items.rarity
            from surviving_acts as acts
            inner join trace_items as items on items.item_id = acts.item_id
        """,
        params={"window_ms": window_ms},
    )


def hot_cells(cell_acts: int = CELL_ACTS) -> Query:
    """Buckets of one item with so many acts that they are cut, and into how many pieces."""
    return Query(
        name="hot_cells",
        reads=("rated_acts",),
        sql="""
            select
                item_id,
                bucket,
                least(cast(ceil(count(*) / :cell_acts) as bigint), :most) as pieces
            from rated_acts
            group by item_id, bucket
            having count(*) > :cell_acts
        """,
        params={"cell_acts": cell_acts, "most": MOST_PIECES},
    )


def pairs(trace: str, window_ms: int, min_items: int) -> Query:
    """Pairs with enough distinct shared items, in the columns of the table ``pairs``.

    Reads ``rated_acts``, ``hot_cells`` and ``splits``. In a hot cell the earlier act goes to
    one piece and the later to all, so that the meeting of a popular item is many tasks. The hint,
    which only Spark reads, has co-actions cross the network once: both counts are by pair.
    """
    return Query(
        name="pairs",
        reads=("rated_acts", "hot_cells", "splits"),
        sql="""
            with looking as (
                select account_key, item_id, at_ms, post_key, rarity, bucket
                from rated_acts
                union all
                select account_key, item_id, at_ms, post_key, rarity, bucket + :window_ms as bucket
                from rated_acts
            ),
            earlier as (
                select
                    account_key,
                    item_id,
                    at_ms,
                    rarity,
                    bucket,
                    case when pieces is null then 0 else hash(post_key) % pieces end as piece
                from (
                    select looking.*, hot_cells.pieces
                    from looking
                    left join hot_cells
                        on hot_cells.item_id = looking.item_id
                        and hot_cells.bucket = looking.bucket
                )
            ),
            later as (
                select
                    acts.account_key,
                    acts.item_id,
                    acts.at_ms,
                    acts.bucket,
                    coalesce(splits.piece, 0) as piece
                from rated_acts as acts
                left join hot_cells
                    on hot_cells.item_id = acts.item_id and hot_cells.bucket = acts.bucket
                left join splits on splits.pieces = hot_cells.pieces
            ),
            met as (
                select /*+ repartition(account_a, account_b) */
                    least(earlier.account_key, later.account_key) as account_a,
                    greatest(earlier.account_key, later.account_key) as account_b,
                    earlier.item_id,
                    earlier.rarity,
                    earlier.at_ms as earlier_ms,
                    later.at_ms as later_ms,
                    case when earlier.account_key < later.account_key then 1 else 0 end as a_leads
                from earlier
                inner join later
                    on later.item_id = earlier.item_id
                    and later.bucket = earlier.bucket
                    and later.piece = earlier.piece
                where later.account_key <> earlier.account_key
                    and later.at_ms - earlier.at_ms between 0 and :window_ms
                    and (later.at_ms > earlier.at_ms or later.account_key > earlier.account_key)
            ),
            item_pairs as (
                select
                    account_a,
                    account_b,
                    item_id,
                    max(rarity) as rarity,
                    count(*) as co_actions,
                    min(earlier_ms) as first_ms,
                    max(later_ms) as last_ms,
                    count(*) filter (where earlier_ms < later_ms and a_leads = 1) as a_first,
                    count(*) filter (where earlier_ms < later_ms and a_leads = 0) as b_first
                from met
                group by account_a, account_b, item_id
            )
            select
                :trace as trace,
                cast(:window_ms as bigint) as window_ms,
                account_a,
                account_b,
                count(*) as shared_items,
                cast(sum(co_actions) as bigint) as co_actions,
                min(first_ms) as first_ms,
                max(last_ms) as last_ms,
                cast(sum(a_first) as bigint) as a_first,
                cast(sum(b_first) as bigint) as b_first,
                sum(rarity) as score,
                cast(null as bigint) as common_items,
                cast(null as bigint) as occasions,
                cast(null as bigint) as leaders,
                cast(null as string) as leader_key,
                cast(null as double) as leader_share,
                cast(null as double) as expected,
                cast(null as double) as p,
                cast(null as double) as q
            from item_pairs
            group by account_a, account_b
            having count(*) >= :min_items
        """,
        params={"trace": trace, "window_ms": window_ms, "min_items": min_items},
    )


def tested_acts() -> Query:
    """All acts of a trace, in the columns that the test against chance takes on one machine.

    Those of accounts that pair with nobody belong to it: they tell what is usual.
    """
    return Query(
        name="acts",
        reads=("trace_acts",),
        sql="""
            select
                account_key as account,
                item_id as item,
                at_ms,
                origin_ms as item_origin_ms,
                source_key as item_source
            from trace_acts
        """,
    )


def surviving_events(trace: str) -> Query:
    """The acts behind the pairs, in the columns of the table ``events``."""
    return Query(
        name="events",
        reads=("surviving_acts",),
        sql="""
            select :trace as trace, account_key, item_id, at_ms, post_key
            from surviving_acts
        """,
        params={"trace": trace},
    )


def surviving_items(trace: str, kind: str) -> Query:
    """The items behind the pairs, in the columns of the table ``items``."""
    return Query(
        name="items",
        reads=("trace_items", "trace_events"),
        sql="""
            select
                :trace as trace,
                items.item_id,
                :kind as kind,
                named.value,
                items.accounts,
                items.acts,
                items.rarity,
                items.origin_ms,
                items.source_key
            from trace_items as items
            inner join (
                select md5(item) as item_id, min(item) as value
                from trace_events
                where item is not null
                    and item <> ''
                    and md5(item) in (select item_id from trace_items)
                group by md5(item)
            ) as named on named.item_id = items.item_id
        """,
        params={"trace": trace, "kind": kind},
    )


def pair_counts() -> Query:
    """How many pairs were found, of how many accounts, by how many co-actions."""
    return Query(
        name="pair_counts",
        reads=("pairs",),
        sql="""
            select pairs, co_actions, accounts
            from (
                select count(*) as pairs, cast(coalesce(sum(co_actions), 0) as bigint) as co_actions
                from pairs
            ) as counted
            cross join (
                select count(*) as accounts
                from (select account_a from pairs union select account_b from pairs)
            ) as acting
        """,
    )
