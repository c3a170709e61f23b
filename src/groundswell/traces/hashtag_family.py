"""Accounts that use variants of the same hashtags: with and without a particle, in look-alike letters.

A hashtag that returns in a more idiomatic form goes on under one item (see the page on hashtags).
Only families of two forms or more count; a hashtag without variants is no item here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class HashtagFamily:
    """Accounts by the number of distinct families of hashtags of which both used a form.

    Spelling differs among people who follow the same event. Off unless asked for.

    >>> HashtagFamily().item_kind
    'hashtag family'
    """

    name: ClassVar[str] = "hashtag_family"
    title: ClassVar[str] = "Using variants of the same hashtags"
    item_kind: ClassVar[str] = "hashtag family"
    paper: ClassVar[str] = "Pacheco et al. 2021"
    on: ClassVar[bool] = False

    window_ms: int = 3_600_000  # used at most this far apart, inclusive
    min_items: int = 3  # common families are trends

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.families.get("hashtag_family", 0) < 2:
            return "no hashtag has a variant in the data, or none were looked for"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_hashtag_family",
            reads=("family_items",),
            sql="""
                select account_key, value as item, min(at_ms) as at_ms, post_key
                from family_items
                where kind = 'hashtag_family' and post_kind <> 'repost' and value <> ''
                group by account_key, value, post_key
            """,
        )
