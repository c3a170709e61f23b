"""Accounts that post the same link within a short time of one another.

After Giglietto et al. (2020), "It takes a village to manipulate the media", and Pacheco et
al. (2021), "Uncovering Coordinated Networks on Social Media".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class CoLink:
    """Accounts by the number of distinct links they posted together.

    Reposts are left out: who reposts did not choose the link. Links are compared in canonical
    form; a short link that was not resolved is an item of its own.

    >>> CoLink(window_ms=30_000).item_kind
    'link'
    """

    name: ClassVar[str] = "co_link"
    title: ClassVar[str] = "Posting the same links"
    item_kind: ClassVar[str] = "link"
    paper: ClassVar[str] = "Giglietto et al. 2020; Pacheco et al. 2021"
    on: ClassVar[bool] = True

    window_ms: int = 60_000  # posted at most this far apart, inclusive
    min_items: int = 2  # fewer shared links is coincidence

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.with_link < 2:
            return "the data hold no links" if not quality.with_link else "the data hold one link"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_co_link",
            reads=("post_items",),
            sql="""
                select account_key, value as item, at_ms, post_key
                from post_items
                where kind = :item_kind and post_kind <> 'repost' and value <> ''
            """,
            params={"item_kind": self.item_kind},
        )
