"""From parts to whole tables: duplicates collapse and are counted, nothing else is lost.

A post id that comes twice with the same content is one post; its engagement is the highest
seen. The same id with different content stays twice, the later one under a key of its own.
"""

from __future__ import annotations

from groundswell.engine.query import Query
from groundswell.model.tables import POST_ITEMS, POSTS

_MEASURES = ("likes", "shares", "comments", "views")


def repeated_keys() -> Query:
    """Post keys that come more than once among the parts."""
    return Query(
        name="repeated_keys",
        reads=("part_posts",),
        sql="select post_key from part_posts group by post_key having count(*) > 1",
    )


def versions() -> Query:
    """Each content of a repeated post key, with its place in order of appearance."""
    return Query(
        name="versions",
        reads=("part_posts", "repeated_keys"),
        sql="""
            select
                post_key,
                content,
                copies,
                source_file,
                source_row,
                row_number() over (
                    partition by post_key order by source_file, source_row
                ) as version
            from (
                select
                    post_key,
                    content,
                    count(*) as copies,
                    min(source_file) as source_file,
                    arg_min(source_row, (source_file, source_row)) as source_row
                from part_posts
                where post_key in (select post_key from repeated_keys)
                group by post_key, content
            )
        """,
    )


def duplicate_counts() -> Query:
    """How many rows collapsed, and how many post ids came with different content."""
    return Query(
        name="duplicate_counts",
        reads=("versions",),
        sql="""
            select
                coalesce(sum(copies - 1), 0)::bigint as collapsed,
                count(*) filter (where version = 2)::bigint as with_different_content
            from versions
        """,
    )


def posts(*, in_order: bool = True) -> Query:
    """The posts, each once, in order of time (or in none, where that is not asked for)."""
    plain = ", ".join(
        f"parts.{name}" for name in POSTS.names if name not in ("post_key", *_MEASURES)
    )
    highest = ", ".join(f"coalesce(best.{name}, parts.{name}) as {name}" for name in _MEASURES)
    sums = ", ".join(f"max({name}) as {name}" for name in _MEASURES)
    order = ", ".join(POSTS.names)
    return Query(
        name="posts",
        reads=("part_posts", "repeated_keys", "versions"),
        sql=f"""
            select {order} from (
                select
                    case when coalesce(versions.version, 1) = 1 then parts.post_key
                        else parts.post_key || '~' || versions.version end as post_key,
                    {plain},
                    {highest}
                from part_posts as parts
                left join versions
                    on versions.post_key = parts.post_key and versions.content = parts.content
                left join (
                    select post_key, content, {sums}
                    from part_posts
                    where post_key in (select post_key from repeated_keys)
                    group by post_key, content
                ) as best on best.post_key = parts.post_key and best.content = parts.content
                where versions.post_key is null
                    or (versions.source_file = parts.source_file
                        and versions.source_row = parts.source_row)
            )
            {"order by at_ms, post_key" if in_order else ""}
        """,  # noqa: S608 - names of columns from the schema only
    )


def post_items(*, in_order: bool = True) -> Query:
    """What the posts name, each item of a post once, in order of time or in none."""
    plain = ", ".join(f"parts.{name}" for name in POST_ITEMS.names if name != "post_key")
    once = ", ".join(
        f"min(parts.{name}) as {name}" if name in ("position", "decided") else f"parts.{name}"
        for name in POST_ITEMS.names
        if name != "post_key"
    )
    order = ", ".join(POST_ITEMS.names)
    return Query(
        name="post_items",
        reads=("part_items", "repeated_keys", "versions"),
        sql=f"""
            select {order} from (
                select parts.post_key, {plain}
                from part_items as parts
                where parts.post_key not in (select post_key from repeated_keys)
                union all
                select
                    case when versions.version = 1 then parts.post_key
                        else parts.post_key || '~' || versions.version end as post_key,
                    {once}
                from part_items as parts
                inner join versions
                    on versions.post_key = parts.post_key and versions.content = parts.content
                group by
                    parts.post_key, versions.version, parts.account_key, parts.at_ms,
                    parts.post_kind, parts.kind, parts.value
            )
            {"order by at_ms, post_key, kind, position, value" if in_order else ""}
        """,  # noqa: S608 - names of columns from the schema only
    )


def accounts() -> Query:
    """The accounts that published, with the highest counts seen and when they were seen.

    An account that changed its name or profile has one of them; a profile that ever held text or
    a picture is neither empty nor default.
    """
    return Query(
        name="accounts",
        reads=("part_accounts", "posts"),
        sql="""
            select
                seen.account_key,
                seen.platform,
                parts.handle,
                parts.display_name,
                parts.created_ms,
                parts.followers,
                parts.following,
                parts.bio,
                parts.handle_shape,
                parts.handle_surprise,
                parts.handle_key,
                parts.handle_stem_key,
                parts.name_shape,
                parts.name_key,
                parts.bio_key,
                parts.bio_empty,
                parts.default_picture,
                seen.posts,
                seen.first_seen_ms,
                seen.last_seen_ms
            from (
                select
                    account_key,
                    min(platform) as platform,
                    count(*) as posts,
                    min(at_ms) as first_seen_ms,
                    max(at_ms) as last_seen_ms
                from posts
                group by account_key
            ) as seen
            left join (
                select
                    account_key,
                    max(handle) as handle,
                    max(display_name) as display_name,
                    min(created_ms) as created_ms,
                    max(followers) as followers,
                    max(following) as following,
                    max(bio) as bio,
                    max(handle_shape) as handle_shape,
                    max(handle_surprise) as handle_surprise,
                    max(handle_key) as handle_key,
                    max(handle_stem_key) as handle_stem_key,
                    max(name_shape) as name_shape,
                    max(name_key) as name_key,
                    max(bio_key) as bio_key,
                    bool_and(bio_empty) as bio_empty,
                    bool_and(default_picture) as default_picture
                from part_accounts
                group by account_key
            ) as parts on parts.account_key = seen.account_key
            order by seen.account_key
        """,
    )
