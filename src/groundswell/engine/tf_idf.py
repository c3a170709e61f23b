"""TF-IDF cosine between accounts: who acts on the same rare items in the same proportions.

An account is a vector over the items of a trace. Its weight on an item is tf · idf: its acts on
the item, times ln(N / df), where N accounts act in the trace and df of them on the item. The
cosine is the sum over shared items of the products of weights, divided by both norms; norms are
over all items of an account, also those that nobody shares. Pairs have at least ``min_items``
distinct shared items (two, or one viral item makes everybody alike) and at least ``min_cosine``.
Time plays no part. After Salton & Buckley (1988), as used by Pacheco et al. (2021).

Pairs are never compared all with all. Of each account, the most common items whose weights
together stay below the threshold find no candidates (Bayardo, Ma & Srikant 2007): a pair that
shared only those could not reach it. No pair is lost, and popular items hardly ever meet.

Reads ``trace_acts`` (`bucket_join.trace_acts`); each query reads those before it.
"""

from __future__ import annotations

from groundswell.engine.bucket_join import MOST_PIECES
from groundswell.engine.query import Query

CELL_ACCOUNTS = 2_000  # accounts that an item leads, past which it is cut into pieces
_SLACK = 1e-9  # of rounding, on the side of more candidates


def account_items(accounts: int) -> Query:
    """Each account's weight on each of its items; ``accounts`` is how many act in the trace."""
    return Query(
        name="account_items",
        reads=("trace_acts",),
        sql="""
            with acted as (
                select account_key, item_id, count(*) as acts
                from trace_acts
                group by account_key, item_id
            )
            select
                acted.account_key,
                acted.item_id,
                items.accounts,
                acted.acts * ln(:accounts / cast(items.accounts as double)) as weight
            from acted
            inner join (
                select item_id, count(*) as accounts from acted group by item_id
            ) as items on items.item_id = acted.item_id
        """,
        params={"accounts": float(accounts)},
    )


def unit_items(min_items: int, min_cosine: float) -> Query:
    """Weights divided by their account's norm, on shared items, and which of them lead.

    Leading are the items by which candidates are found. Accounts with fewer than ``min_items``
    shared items, or without any weight, are in no pair and left out.
    """
    return Query(
        name="unit_items",
        reads=("account_items",),
        sql="""
            with measured as (
                select
                    account_key,
                    sum(weight * weight) as square,
                    count(*) filter (where accounts > 1) as shared
                from account_items
                group by account_key
            ),
            scaled as (
                select
                    items.account_key,
                    items.item_id,
                    items.accounts,
                    items.weight / sqrt(measured.square) as weight
                from account_items as items
                inner join measured on measured.account_key = items.account_key
                where measured.square > 0 and measured.shared >= :min_items
            )
            select account_key, item_id, weight, case when so_far >= :enough then 1 else 0 end as leads
            from (
                select
                    account_key,
                    item_id,
                    accounts,
                    weight,
                    sum(weight * weight) over (
                        partition by account_key order by accounts desc, item_id
                        rows between unbounded preceding and current row
                    ) as so_far
                from scaled
            ) as summed
            where accounts > 1
        """,
        params={"min_items": min_items, "enough": min_cosine**2 * (1 - _SLACK) - _SLACK},
    )


def hot_items(cell_accounts: int = CELL_ACCOUNTS) -> Query:
    """Items that lead so many accounts that their meeting is cut, and into how many pieces."""
    return Query(
        name="hot_items",
        reads=("unit_items",),
        sql="""
            select
                item_id,
                least(cast(ceil(count(*) / :cell_accounts) as bigint), :most) as pieces
            from unit_items
            where leads = 1
            group by item_id
            having count(*) > :cell_accounts
        """,
        params={"cell_accounts": cell_accounts, "most": MOST_PIECES},
    )


def candidates() -> Query:
    """Pairs of accounts that share an item which leads both; reads ``splits``, too."""
    return Query(
        name="candidates",
        reads=("unit_items", "hot_items", "splits"),
        sql="""
            with openers as (
                select items.account_key, items.item_id, hot.pieces
                from unit_items as items
                left join hot_items as hot on hot.item_id = items.item_id
                where items.leads = 1
            ),
            lower as (
                select
                    account_key,
                    item_id,
                    case when pieces is null then 0 else hash(account_key) % pieces end as piece
                from openers
            ),
            upper as (
                select openers.account_key, openers.item_id, coalesce(splits.piece, 0) as piece
                from openers
                left join splits on splits.pieces = openers.pieces
            )
            select distinct lower.account_key as account_a, upper.account_key as account_b
            from lower
            inner join upper on upper.item_id = lower.item_id and upper.piece = lower.piece
            where lower.account_key < upper.account_key
        """,
    )


def cosines(trace: str, min_items: int, min_cosine: float) -> Query:
    """Pairs that reach the threshold, with their cosine over all items that they share."""
    return Query(
        name="cosines",
        reads=("candidates", "unit_items"),
        sql="""
            select
                :trace as trace,
                pairs.account_a,
                pairs.account_b,
                count(*) as shared_items,
                sum(a.weight * b.weight) as cosine
            from candidates as pairs
            inner join unit_items as a on a.account_key = pairs.account_a
            inner join unit_items as b
                on b.account_key = pairs.account_b and b.item_id = a.item_id
            group by pairs.account_a, pairs.account_b
            having count(*) >= :min_items and sum(a.weight * b.weight) >= :min_cosine
        """,
        params={"trace": trace, "min_items": min_items, "min_cosine": min_cosine},
    )
