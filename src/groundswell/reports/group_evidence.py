"""The rows behind a group: what it acted on, its strongest members, and its posts.

Each function takes the groups that are shown, all at once, and gives for each as much as is
asked for; a group without rows keeps an empty list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.query import Query
from groundswell.reports import tiers
from groundswell.reports.content import Member, TopItem
from groundswell.reports.evidence import shown_posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.engine.query import Engine
    from groundswell.reports.shown import ShownPost


def top_items(engine: Engine, group_ids: Sequence[str], count: int) -> dict[str, list[TopItem]]:
    """Items on which most members of a group acted, the rarer first among equals."""
    engine.add("wanted_groups", pa.table({"group_id": pa.array(group_ids, pa.string())}))
    rows = engine.rows(
        Query(
            name="top_items",
            reads=("events", "items", "members", "wanted_groups"),
            sql="""
                select * from (
                    select
                        acts.*,
                        items.value,
                        items.accounts,
                        row_number() over (
                            partition by group_id
                            order by members_on_item desc, rarity desc, acts.item_id
                        ) as place
                    from (
                        select
                            members.group_id,
                            events.trace,
                            events.item_id,
                            count(distinct events.account_key) as members_on_item,
                            count(*) as acts
                        from events
                        inner join members on members.account_key = events.account_key
                        inner join wanted_groups on wanted_groups.group_id = members.group_id
                        group by members.group_id, events.trace, events.item_id
                        having count(distinct events.account_key) > 1
                    ) as acts
                    inner join items
                        on items.trace = acts.trace and items.item_id = acts.item_id
                )
                where place <= :count
                order by group_id, place
            """,
            params={"count": count},
        )
    ).to_pylist()
    found: dict[str, list[TopItem]] = {name: [] for name in group_ids}
    for row in rows:
        found[row["group_id"]].append(
            TopItem(
                trace=row["trace"],
                item=row["value"],
                group_accounts=row["members_on_item"],
                all_accounts=row["accounts"],
                acts=row["acts"],
            )
        )
    return found


def members_of(engine: Engine, group_ids: Sequence[str], count: int) -> dict[str, list[Member]]:
    """The strongest members of groups, with what they published."""
    engine.add("wanted_groups", pa.table({"group_id": pa.array(group_ids, pa.string())}))
    rows = engine.rows(
        Query(
            name="strongest_members",
            reads=("members", "accounts", "verdicts", "wanted_groups"),
            sql="""
                select * from (
                    select
                        members.*,
                        verdicts.q,
                        verdicts.evidence,
                        verdicts.explained_by,
                        accounts.handle,
                        accounts.posts,
                        accounts.first_seen_ms,
                        accounts.last_seen_ms,
                        row_number() over (
                            partition by members.group_id
                            order by members.score desc, members.account_key
                        ) as place
                    from members
                    inner join wanted_groups on wanted_groups.group_id = members.group_id
                    inner join accounts on accounts.account_key = members.account_key
                    left join verdicts on verdicts.account_key = members.account_key
                )
                where place <= :count
                order by group_id, place
            """,
            params={"count": count},
        )
    ).to_pylist()
    found: dict[str, list[Member]] = {name: [] for name in group_ids}
    for row in rows:
        found[row["group_id"]].append(
            Member(
                account=row["account_key"],
                handle=row["handle"],
                posts=row["posts"],
                partners=row["partners"],
                score=row["score"],
                first_ms=row["first_seen_ms"],
                last_ms=row["last_seen_ms"],
                tier=tiers.base(row["tier"]),
                explained_by=row["explained_by"],
                q=row["q"],
                evidence=tiers.split(row["evidence"]),
                strength=row["strength"],
                stability=row["stability"],
            )
        )
    return found


def example_posts(
    engine: Engine, group_ids: Sequence[str], count: int
) -> dict[str, list[ShownPost]]:
    """The posts of a group that drew most engagement; where none is known, on most common items."""
    engine.add("wanted_groups", pa.table({"group_id": pa.array(group_ids, pa.string())}))
    rows = engine.rows(
        Query(
            name="example_posts",
            reads=("events", "members", "posts", "wanted_groups"),
            sql="""
                select group_id, post_key from (
                    select
                        acts.group_id,
                        acts.post_key,
                        row_number() over (
                            partition by acts.group_id
                            order by
                                coalesce(posts.shares, 0) + coalesce(posts.likes, 0)
                                    + coalesce(posts.comments, 0) desc,
                                acts.items desc,
                                posts.at_ms,
                                acts.post_key
                        ) as place
                    from (
                        select members.group_id, events.post_key, count(*) as items
                        from events
                        inner join members on members.account_key = events.account_key
                        inner join wanted_groups on wanted_groups.group_id = members.group_id
                        group by members.group_id, events.post_key
                    ) as acts
                    inner join posts on posts.post_key = acts.post_key
                )
                where place <= :count
                order by group_id, place
            """,
            params={"count": count},
        )
    ).to_pylist()
    posts = shown_posts(engine, (row["post_key"] for row in rows))
    found: dict[str, list[ShownPost]] = {name: [] for name in group_ids}
    for row in rows:
        found[row["group_id"]].append(posts[row["post_key"]])
    return found
