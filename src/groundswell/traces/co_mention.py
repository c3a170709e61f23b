"""Accounts that name the same accounts within a short time of one another.

After Magelinski, Ng & Carley (2022), "A Synchronized Action Framework for Detection of
Coordination on Social Media".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class CoMention:
    """Accounts by the number of distinct accounts that both named together.

    Reposts are left out (they name the original's author by form), and so are replies to the
    account named, which `co_reply` sees.

    >>> CoMention().item_kind
    'mention'
    """

    name: ClassVar[str] = "co_mention"
    title: ClassVar[str] = "Naming the same accounts"
    item_kind: ClassVar[str] = "mention"
    paper: ClassVar[str] = "Magelinski, Ng & Carley 2022"
    on: ClassVar[bool] = True

    window_ms: int = 60_000  # at most this far apart, inclusive
    min_items: int = 2  # fewer is coincidence

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.with_mention < 2:
            return "the data hold no mentions"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row; an item is an account, and comes from it."""
        return Query(
            name="events_co_mention",
            reads=(
                "posts",
                "post_items",
            ),
            sql="""
                select
                    items.account_key,
                    items.value as item,
                    items.at_ms,
                    items.post_key,
                    items.value as source_key
                from post_items as items
                inner join posts on posts.post_key = items.post_key
                where items.kind = :item_kind
                    and items.post_kind <> 'repost'
                    and items.value <> ''
                    and items.value <> items.account_key
                    and items.value <> coalesce(posts.target_account_key, '')
            """,
            params={"item_kind": self.item_kind},
        )
