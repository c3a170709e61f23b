"""Layers and their fusion: what is asked of the engine before and after pairs are found."""

from __future__ import annotations

from groundswell.engine.query import Query


def item_counts(trace: str) -> Query:
    """Items that at least two accounts acted on, numbered, with how common they are.

    Reads the kept table ``events_<trace>``. Numbers follow the item's key, so that they do not
    depend on the order of the rows.
    """
    return Query(
        name="trace_items",
        reads=(f"events_{trace}",),
        sql=f"""
            select
                md5(item) as item_id,
                item,
                count(distinct account_key) as accounts,
                count(*) as acts,
                row_number() over (order by md5(item)) - 1 as item_no
            from events_{trace}
            where item is not null and item <> ''
            group by item
            having count(distinct account_key) > 1
        """,  # noqa: S608 - the name of a registered trace
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


def fused() -> Query:
    """One network from all layers: an edge a pair, with the sum of its scores.

    Reads ``network_pairs``: the pairs of every trace that ran, at its own window. Layers that
    see the same posts (a copied text with its link) count twice here.
    """
    return Query(
        name="fused",
        reads=("network_pairs",),
        sql="""
            select
                account_a,
                account_b,
                sum(score) as score,
                sum(shared_items)::bigint as shared_items,
                string_agg(trace, ' ' order by trace) as traces,
                sum(co_actions)::bigint as co_actions,
                min(first_ms) as first_ms,
                max(last_ms) as last_ms
            from network_pairs
            group by account_a, account_b
            order by account_a, account_b
        """,
    )
