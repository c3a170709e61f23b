"""Accounts that use the same hashtags in the same order.

After Pacheco et al. (2021), "Uncovering Coordinated Networks on Social Media", who found
sequences of hashtags too particular to arise independently.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.errors import SettingError
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class HashtagSequence:
    """Accounts by the number of distinct hashtag sequences they both posted.

    The whole ordered sequence of a post counts, when it has at least ``min_hashtags``.

    >>> HashtagSequence().min_hashtags
    3
    """

    name: ClassVar[str] = "hashtag_sequence"
    title: ClassVar[str] = "Posting the same hashtags in the same order"
    item_kind: ClassVar[str] = "hashtag sequence"
    paper: ClassVar[str] = "Pacheco et al. 2021"
    on: ClassVar[bool] = True

    window_ms: int = 3_600_000  # posted at most this far apart, inclusive
    min_items: int = 2  # one common sequence may be a trend
    min_hashtags: int = 3  # shorter sequences are common

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)
        if self.min_hashtags < 2:
            msg = f"hashtag_sequence: min_hashtags is {self.min_hashtags}; give 2 or more"
            raise SettingError(msg)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.with_hashtag < 2:
            return "the data hold no hashtags"
        if self.min_hashtags >= 3 and quality.with_hashtags_3 < 2:
            return "no posts with three hashtags or more"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_hashtag_sequence",
            reads=("post_items",),
            sql="""
                select
                    account_key,
                    string_agg('#' || value, ' ' order by position) as item,
                    min(at_ms) as at_ms,
                    post_key
                from post_items
                where kind = 'hashtag' and post_kind <> 'repost' and value <> ''
                group by account_key, post_key
                having count(*) >= :min_hashtags
            """,
            params={"min_hashtags": self.min_hashtags},
        )
