"""Accounts that publish the same picture, or nearly the same.

Pictures are the same where their PDQ hashes are at most 31 of 256 bits apart and both show enough to
be told (see the page on pictures). Faces are never compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class CoImage:
    """Accounts by the number of distinct pictures that both published.

    Press photographs, memes, logos and stickers are published by everybody. Platforms' own reposts
    are left out.

    >>> CoImage().item_kind
    'picture'
    """

    name: ClassVar[str] = "co_image"
    title: ClassVar[str] = "Publishing the same picture"
    item_kind: ClassVar[str] = "picture"
    paper: ClassVar[str] = "Pacheco et al. 2021"
    on: ClassVar[bool] = True

    window_ms: int = 86_400_000  # published at most this far apart, inclusive
    min_items: int = 2  # one common picture may be in the news

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.families.get("picture", 0) < 2:
            return "the data hold no pictures that could be told apart, or none were looked for"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_co_image",
            reads=("family_items",),
            sql="""
                select account_key, value as item, min(at_ms) as at_ms, post_key
                from family_items
                where kind = 'picture' and post_kind <> 'repost' and value <> ''
                group by account_key, value, post_key
            """,
        )
