"""Accounts that post links to the same sites within a short time of one another.

After Pacheco et al. (2021), "Uncovering Coordinated Networks on Social Media"; a weaker
trace than the same link, since many read the same newspapers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class CoDomain:
    """Accounts by the number of distinct registrable domains they linked to together.

    Off unless asked for. Short links that were not resolved have no domain here.

    >>> CoDomain.on
    False
    """

    name: ClassVar[str] = "co_domain"
    title: ClassVar[str] = "Linking to the same sites"
    item_kind: ClassVar[str] = "domain"
    paper: ClassVar[str] = "Pacheco et al. 2021"
    on: ClassVar[bool] = False

    window_ms: int = 60_000  # posted at most this far apart, inclusive
    min_items: int = 3  # sites are few: ask for more of them

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.with_domain < 2:
            return "the data hold no links whose site is known"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_co_domain",
            reads=("post_items",),
            sql="""
                select account_key, value as item, at_ms, post_key
                from post_items
                where kind = :item_kind and post_kind <> 'repost' and value <> ''
            """,
            params={"item_kind": self.item_kind},
        )
