"""What is asked of posts and their items to find families, and which posts are in them."""

from __future__ import annotations

from groundswell.engine.query import Query
from groundswell.operations.said import COLUMNS

NEVER = 6
"""Characters: a shorter text can't hold the bits of an item, not even in Chinese."""


def distinct_texts() -> Query:
    """Each distinct text with its key, a language, and how many posts have it."""
    return Query(
        name="distinct_texts",
        reads=("posts",),
        sql="""
            select text_norm, md5(text_norm) as text_key, min(lang) as lang, count(*) as posts
            from posts
            where text_norm is not null and length(text_norm) >= :never
            group by text_norm
            order by text_norm
        """,
        params={"never": NEVER},
    )


def near_copy_items() -> Query:
    """The posts whose text is in a family of near-copies that something calibrates."""
    return Query(
        name="near_copy_items",
        reads=("posts", "text_families", "distinct_texts"),
        sql="""
            select
                posts.post_key,
                posts.account_key,
                posts.at_ms,
                posts.kind as post_kind,
                'near_copy' as kind,
                heads.text_norm as value,
                text_families.how as decided
            from posts
            inner join text_families on text_families.text_key = md5(posts.text_norm)
            inner join distinct_texts as heads on heads.text_key = text_families.family_key
            where text_families.calibration <> 'uncalibrated'
                and text_families.family_key in (
                    select family_key
                    from text_families
                    where how <> 'representative' and calibration <> 'uncalibrated'
                )
            order by posts.post_key
        """,
    )


def heads() -> Query:
    """The texts that are compared in meaning: representatives, those of most posts first."""
    return Query(
        name="heads",
        reads=("distinct_texts", "text_families"),
        sql="""
            select texts.text_norm, texts.text_key, texts.lang
            from distinct_texts as texts
            left join text_families as families on families.text_key = texts.text_key
            where families.how is null or families.how = 'representative'
            order by texts.posts desc, texts.text_key
        """,
    )


def meant_items() -> Query:
    """The posts whose text, or its representative, says what another says."""
    return Query(
        name="meant_items",
        reads=("posts", "text_families", "distinct_texts", "meant_families", "text_pairs"),
        sql="""
            select
                posts.post_key,
                posts.account_key,
                posts.at_ms,
                posts.kind as post_kind,
                'translation' as kind,
                heads.text_norm as value,
                coalesce(text_pairs.label, 'representative') as decided
            from posts
            left join text_families as near on near.text_key = md5(posts.text_norm)
            inner join meant_families as meant
                on meant.key = coalesce(near.family_key, md5(posts.text_norm))
            inner join distinct_texts as heads on heads.text_key = meant.family
            left join text_pairs
                on text_pairs.text_a = least(meant.key, meant.family)
                and text_pairs.text_b = greatest(meant.key, meant.family)
            where posts.text_norm is not null
            order by posts.post_key
        """,
    )


def named_pictures() -> Query:
    """What posts name as pictures, each value once."""
    return Query(
        name="named_pictures",
        reads=("post_items",),
        sql="""
            select value, min(decided) as decided
            from post_items
            where kind = 'picture' and value <> ''
            group by value
            order by value
        """,
    )


def picture_items() -> Query:
    """The posts with a picture that can be told from others."""
    return Query(
        name="picture_items",
        reads=("post_items", "picture_families"),
        sql="""
            select distinct
                post_items.post_key,
                post_items.account_key,
                post_items.at_ms,
                post_items.post_kind,
                'picture' as kind,
                families.family as value,
                families.how as decided
            from post_items
            inner join picture_families as families on families.picture = post_items.value
            where post_items.kind = 'picture'
            order by post_items.post_key, value, decided
        """,
    )


def said() -> Query:
    """All posts with a text, as narratives take them."""
    return Query(
        name="said",
        reads=("posts",),
        sql=f"select {', '.join(COLUMNS)} from posts where text_norm is not null",  # noqa: S608
    )


def distinct_hashtags() -> Query:
    """Each distinct hashtag, how many accounts use it, and a language."""
    return Query(
        name="distinct_hashtags",
        reads=("posts", "post_items"),
        sql="""
            select
                post_items.value,
                count(distinct post_items.account_key) as accounts,
                min(posts.lang) as lang
            from post_items
            join posts on posts.post_key = post_items.post_key
            where post_items.kind = 'hashtag' and post_items.value <> ''
            group by post_items.value
            order by post_items.value
        """,
    )


def hashtag_items() -> Query:
    """The posts with a hashtag that surely varies another, or is varied."""
    return Query(
        name="hashtag_items",
        reads=("post_items", "hashtag_families"),
        sql="""
            select distinct
                post_items.post_key,
                post_items.account_key,
                post_items.at_ms,
                post_items.post_kind,
                'hashtag_family' as kind,
                families.family as value,
                families.how as decided
            from post_items
            join hashtag_families as families on families.hashtag = post_items.value
            where post_items.kind = 'hashtag'
                and families.tier = 'same'
                and families.family in (
                    select family
                    from hashtag_families
                    where tier = 'same' and how <> 'representative'
                )
            order by post_items.post_key, value, decided
        """,
    )


def all_of(table: str) -> Query:
    """All rows of a table."""
    return Query(name=table, sql=f"select * from {table}", reads=(table,))  # noqa: S608
