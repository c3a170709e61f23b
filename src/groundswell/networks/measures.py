"""What is measured of a group: its posts, their engagement, and how much of it is its own."""

from __future__ import annotations

from groundswell.engine.query import Query


def group_measures() -> Query:
    """Posts and engagement of each group, and who reposted and answered its posts.

    Reads ``members`` and ``posts``. ``all_acts`` counts reposts, quotes, replies and comments
    in the data that name a member as their target, ``inside_acts`` those by members of the
    same group; an account's acts on itself count in neither.
    """
    return Query(
        name="group_measures",
        reads=("members", "posts"),
        sql="""
            with published as (
                select
                    members.group_id,
                    count(*) as posts,
                    sum(likes)::bigint as likes,
                    sum(shares)::bigint as shares,
                    sum(comments)::bigint as comments,
                    sum(views)::bigint as views
                from posts
                inner join members on members.account_key = posts.account_key
                where posts.kind <> 'repost'
                group by members.group_id
            ),
            written as (
                select members.group_id, count(*) as posts
                from posts
                inner join members on members.account_key = posts.account_key
                group by members.group_id
            ),
            acts as (
                select
                    target.group_id,
                    count(*) as all_acts,
                    count(*) filter (where actor.group_id = target.group_id) as inside_acts
                from posts
                inner join members as target on target.account_key = posts.target_account_key
                left join members as actor on actor.account_key = posts.account_key
                where posts.kind <> 'post' and posts.account_key <> posts.target_account_key
                group by target.group_id
            )
            select
                written.group_id,
                written.posts,
                published.likes,
                published.shares,
                published.comments,
                published.views,
                coalesce(acts.all_acts, 0) as all_acts,
                coalesce(acts.inside_acts, 0) as inside_acts
            from written
            left join published on published.group_id = written.group_id
            left join acts on acts.group_id = written.group_id
            order by written.group_id
        """,
    )
