"""Layers and their fusion: what is asked of the engine before and after pairs are found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.engine.query import Query

if TYPE_CHECKING:
    from collections.abc import Collection


def given_columns(trace: str) -> Query:
    """No rows, but the columns that a trace gave for its events: some are optional."""
    return Query(
        name="given_columns",
        reads=(f"events_{trace}",),
        sql=f"select * from events_{trace} limit 0",  # noqa: S608 - the name of a registered trace
    )


def item_counts(trace: str, given: Collection[str] = ()) -> Query:
    """Items that at least two accounts acted on, numbered, with how common they are.

    Reads the kept table ``events_<trace>``. Numbers follow the item's key, so that they do not
    depend on the order of the rows. ``given`` names the columns of the events: where ``origin_ms``
    (when the item appeared) and ``source_key`` (the account it came from) are among them, each
    item takes the earliest; elsewhere both are null.
    """
    origin = "min(origin_ms)" if "origin_ms" in given else "cast(null as bigint)"
    source = "min(source_key)" if "source_key" in given else "cast(null as varchar)"
    return Query(
        name="trace_items",
        reads=(f"events_{trace}",),
        sql=f"""
            select
                md5(item) as item_id,
                item,
                count(distinct account_key) as accounts,
                count(*) as acts,
                {origin} as origin_ms,
                {source} as source_key,
                row_number() over (order by md5(item)) - 1 as item_no
            from events_{trace}
            where item is not null and item <> ''
            group by item
            having count(distinct account_key) > 1
        """,  # noqa: S608 - the name of a registered trace, and two words from here
    )


def account_numbers(trace: str) -> Query:
    """Accounts of a trace, numbered in the order of their keys."""
    return Query(
        name="trace_accounts",
        reads=(f"events_{trace}",),
        sql=f"""
            select account_key, row_number() over (order by account_key) - 1 as account_no
            from (select distinct account_key from events_{trace})
        """,  # noqa: S608 - the name of a registered trace
    )


def numbered_events(trace: str) -> Query:
    """Acts on items that several accounts acted on, with dense numbers, in a fixed order."""
    return Query(
        name="numbered_events",
        reads=(f"events_{trace}", "trace_items", "trace_accounts"),
        sql=f"""
            select
                accounts.account_no::integer as account_no,
                items.item_no::integer as item_no,
                events.at_ms,
                events.post_key
            from events_{trace} as events
            inner join trace_items as items on items.item = events.item
            inner join trace_accounts as accounts on accounts.account_key = events.account_key
            order by items.item_no, events.at_ms, events.post_key
        """,  # noqa: S608 - the name of a registered trace
    )


def lone_acts(trace: str) -> Query:
    """First acts on items that one account alone acted on: they tell how active accounts are."""
    return Query(
        name="lone_acts",
        reads=(f"events_{trace}", "trace_items", "trace_accounts"),
        sql=f"""
            select accounts.account_no::integer as account_no, min(events.at_ms) as at_ms
            from events_{trace} as events
            inner join trace_accounts as accounts on accounts.account_key = events.account_key
            left join trace_items as items on items.item = events.item
            where items.item is null and events.item is not null and events.item <> ''
            group by accounts.account_no, events.item
            order by accounts.account_no, min(events.at_ms)
        """,  # noqa: S608 - the name of a registered trace
    )


def fused() -> Query:
    """One network from all layers: an edge a pair, with the sum of its scores.

    Reads ``network_pairs``: the pairs of every trace that ran, at its own window. Layers that
    see the same posts (a copied text with its link) count twice here. What the test says is that
    of the trace with the smallest p; null where none was tested.
    """
    return Query(
        name="fused",
        reads=("network_pairs",),
        sql="""
            with ranked as (
                select
                    *,
                    row_number() over (
                        partition by account_a, account_b order by coalesce(p, 2), trace
                    ) as place
                from network_pairs
            )
            select
                account_a,
                account_b,
                sum(score) as score,
                sum(shared_items)::bigint as shared_items,
                string_agg(trace, ' ' order by trace) as traces,
                sum(co_actions)::bigint as co_actions,
                min(first_ms) as first_ms,
                max(last_ms) as last_ms,
                max(case when place = 1 and p is not null then shared_items end) as tested_items,
                max(case when place = 1 then occasions end) as occasions,
                max(case when place = 1 then leaders end) as leaders,
                max(case when place = 1 then leader_key end) as leader_key,
                max(case when place = 1 then leader_share end) as leader_share,
                max(case when place = 1 then expected end) as expected,
                max(case when place = 1 then p end) as p,
                max(case when place = 1 then q end) as q
            from ranked
            group by account_a, account_b
            order by account_a, account_b
        """,
    )


def tie_measures() -> Query:
    """What the accounts of each tie did together, counted over all traces, one item enough.

    Reads ``ties``, ``events``, ``items`` and ``own_windows``. A tie may rest on one shared item
    in each of two traces, which makes no pair in either.
    """
    return Query(
        name="tie_measures",
        reads=("ties", "events", "items", "own_windows"),
        sql="""
            with acts as materialized (
                select trace, item_id, account_key, at_ms
                from events
                where account_key in (
                    select account_a from ties union all select account_b from ties
                )
            ),
            of_first as materialized (
                select
                    ties.account_a,
                    ties.account_b,
                    greatest(windows.window_ms, ties.reach_ms) as reach_ms,
                    acts.trace,
                    acts.item_id,
                    acts.at_ms
                from ties
                inner join acts on acts.account_key = ties.account_a
                inner join own_windows as windows on windows.trace = acts.trace
            ),
            met as (
                select
                    a.account_a,
                    a.account_b,
                    a.trace,
                    a.item_id,
                    count(*) as co_actions,
                    min(least(a.at_ms, b.at_ms)) as first_ms,
                    max(greatest(a.at_ms, b.at_ms)) as last_ms
                from of_first as a
                inner join acts as b
                    on b.account_key = a.account_b
                    and b.trace = a.trace
                    and b.item_id = a.item_id
                where abs(a.at_ms - b.at_ms) <= a.reach_ms
                group by a.account_a, a.account_b, a.trace, a.item_id
            )
            select
                met.account_a,
                met.account_b,
                sum(items.rarity) as score,
                count(*) as shared_items,
                string_agg(distinct met.trace, ' ' order by met.trace) as traces,
                sum(co_actions)::bigint as co_actions,
                min(first_ms) as first_ms,
                max(last_ms) as last_ms
            from met
            inner join items on items.trace = met.trace and items.item_id = met.item_id
            group by met.account_a, met.account_b
            order by met.account_a, met.account_b
        """,
    )


def network() -> Query:
    """The whole network: ties first, as they were tested, then pairs that were only counted.

    Reads ``ties``, ``tie_measures``, ``copies`` and ``fused``. A tie by copied texts alone has no
    co-action.
    """
    return Query(
        name="network",
        reads=("ties", "tie_measures", "copies", "fused"),
        sql="""
            select
                ties.account_a,
                ties.account_b,
                coalesce(met.score, 0) as score,
                coalesce(met.shared_items, 0) as shared_items,
                coalesce(met.traces, '') as traces,
                coalesce(met.co_actions, 0) as co_actions,
                coalesce(met.first_ms, copies.first_ms) as first_ms,
                coalesce(met.last_ms, copies.last_ms) as last_ms,
                ties.reach_ms,
                ties.tier,
                ties.weight,
                ties.tested_items,
                ties.occasions,
                ties.leaders,
                ties.leader_key,
                ties.leader_share,
                ties.expected,
                ties.p,
                ties.q
            from ties
            left join tie_measures as met
                on met.account_a = ties.account_a and met.account_b = ties.account_b
            left join copies
                on copies.account_a = ties.account_a and copies.account_b = ties.account_b
            union all
            select
                fused.account_a,
                fused.account_b,
                fused.score,
                fused.shared_items,
                fused.traces,
                fused.co_actions,
                fused.first_ms,
                fused.last_ms,
                0 as reach_ms,
                'counted' as tier,
                fused.score as weight,
                fused.tested_items,
                fused.occasions,
                fused.leaders,
                fused.leader_key,
                fused.leader_share,
                fused.expected,
                fused.p,
                fused.q
            from fused
            left join ties
                on ties.account_a = fused.account_a and ties.account_b = fused.account_b
            where ties.account_a is null
            order by account_a, account_b
        """,
    )
