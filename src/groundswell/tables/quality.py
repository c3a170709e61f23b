"""The quality report: how complete the posts are, and what that allows to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.engine.query import Query
from groundswell.model.quality import Quality

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.engine.query import Engine

_STEPS = (86_400_000, 3_600_000, 60_000, 1_000)
_SHARE = 0.99  # of a file's posts that must fall on the step
_FILE_SHARE = 0.01  # of all posts that a file must hold to have a say

_COUNTS = Query(
    name="quality_counts",
    reads=("posts",),
    sql="""
        select
            count(*) as posts,
            count(distinct account_key) as accounts,
            min(at_ms) as first_ms,
            max(at_ms) as last_ms,
            count(*) filter (where coalesce(text_norm, '') <> '') as with_text,
            count(likes) as with_likes,
            count(shares) as with_shares,
            count(comments) as with_comments,
            count(views) as with_views,
            count(*) filter (where kind = 'repost' and target_post_key is not null)
                as reposts_with_target,
            count(*) filter (where kind = 'repost' and coalesce(text_norm, '') <> '')
                as reposts_with_text,
            count(*) filter (
                where kind in ('reply', 'comment') and target_post_key is not null
            ) as replies_with_target_post,
            count(*) filter (
                where kind in ('reply', 'comment') and target_account_key is not null
            ) as replies_with_target_account
        from posts
    """,
)
_TARGET_TIMES = Query(
    name="quality_target_times",
    reads=("posts",),
    sql="""
        select count(*) as reposts_with_target_time
        from posts as reposts
        left join (select distinct post_key from posts where kind <> 'repost') as originals
            on originals.post_key = reposts.target_post_key
        where reposts.kind = 'repost'
            and reposts.target_post_key is not null
            and (reposts.target_at_ms is not null or originals.post_key is not null)
    """,
)
_NAMED = Query(
    name="quality_named",
    reads=("post_items",),
    sql="""
        select
            count(*) filter (where links > 0) as with_link,
            count(*) filter (where short_links > 0) as with_short_link,
            count(*) filter (where domains > 0) as with_domain,
            count(*) filter (where hashtags > 0) as with_hashtag,
            count(*) filter (where hashtags >= 3) as with_hashtags_3,
            count(*) filter (where mentions > 0) as with_mention
        from (
            select
                post_key,
                count(*) filter (where kind = 'link') as links,
                count(*) filter (where kind = 'link' and decided = 'short link, not resolved')
                    as short_links,
                count(*) filter (where kind = 'domain') as domains,
                count(*) filter (where kind = 'hashtag') as hashtags,
                count(*) filter (where kind = 'mention') as mentions
            from post_items
            where post_kind <> 'repost'
            group by post_key
        )
    """,
)
_CLOCKS = Query(
    name="quality_clocks",
    reads=("posts",),
    sql="""
        select
            source_file,
            count(*) as posts,
            count(*) filter (where at_ms % 86400000 = 0) as on_86400000,
            count(*) filter (where at_ms % 3600000 = 0) as on_3600000,
            count(*) filter (where at_ms % 60000 = 0) as on_60000,
            count(*) filter (where at_ms % 1000 = 0) as on_1000
        from posts
        group by source_file
    """,
)


_FAMILIES = Query(
    name="quality_families",
    reads=("family_items",),
    sql="""
        select kind, count(distinct post_key) as posts
        from family_items
        where post_kind <> 'repost' and value <> ''
        group by kind
        order by kind
    """,
)


def _tally(column: str) -> Query:
    return Query(
        name=f"quality_{column}",
        reads=("posts",),
        sql=f"""
            select coalesce({column}, 'unknown') as value, count(*) as posts
            from posts
            group by {column}
            order by posts desc, value
        """,  # noqa: S608 - the name of a column, from this file only
    )


def measure(
    engine: Engine,
    *,
    rows_read: int,
    rows_rejected: int,
    duplicates_collapsed: int,
    ids_with_different_content: int,
    unread_cells: Mapping[str, int],
) -> Quality:
    """Measure the tables ``posts`` and ``post_items`` that the engine knows."""
    counts: dict[str, Any] = {}
    for query in (_COUNTS, _TARGET_TIMES, _NAMED):
        counts |= engine.rows(query).to_pylist()[0]
    tallies = {
        name: {row["value"]: row["posts"] for row in engine.rows(_tally(column)).to_pylist()}
        for name, column in (("kinds", "kind"), ("platforms", "platform"), ("languages", "lang"))
    }
    return Quality(
        **counts,
        kinds=tallies["kinds"],
        platforms=tallies["platforms"],
        languages=tallies["languages"],
        clock_ms=_clock(engine.rows(_CLOCKS).to_pylist(), counts["posts"]),
        rows_read=rows_read,
        rows_rejected=rows_rejected,
        duplicates_collapsed=duplicates_collapsed,
        ids_with_different_content=ids_with_different_content,
        unread_cells=dict(unread_cells),
    )


def families(engine: Engine) -> dict[str, int]:
    """Count the posts in the families that the engine knows as ``family_items``, by kind of item."""
    return {row["kind"]: row["posts"] for row in engine.rows(_FAMILIES).to_pylist()}


def _clock(files: list[dict[str, Any]], posts: int) -> int:
    """The step of the coarsest clock among files with a say; 1 where nothing can be told."""
    coarsest = 1
    for file in files:
        if file["posts"] < max(2, _FILE_SHARE * posts):
            continue
        for step in _STEPS:
            if file[f"on_{step}"] >= _SHARE * file["posts"]:
                coarsest = max(coarsest, step)
                break
    return coarsest
