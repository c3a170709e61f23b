"""Accounts that repost the same posts within a short time of one another.

After Keller et al. (2020), "Political Astroturfing on Twitter", and Pacheco et al. (2020),
"Unveiling Coordinated Groups Behind White Helmets Disinformation".
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
class CoRepost:
    """Accounts by the number of distinct posts that they both reposted.

    Where a source holds the text of a repost but not the id of the original (several archives
    do), the original is recognised by that text.

    >>> CoRepost().window_ms
    60000
    """

    name: ClassVar[str] = "co_repost"
    title: ClassVar[str] = "Reposting the same posts"
    item_kind: ClassVar[str] = "repost target"
    paper: ClassVar[str] = "Keller et al. 2020; Pacheco et al. 2020"
    on: ClassVar[bool] = True

    window_ms: int = 60_000  # reposted at most this far apart, inclusive
    min_items: int = 2  # one common repost is coincidence
    min_characters: int = 20  # of a text that stands in for an unknown original

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)
        if self.min_characters < 1:
            msg = f"co_repost: min_characters is {self.min_characters}; give 1 or more"
            raise SettingError(msg)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.reposts < 2:
            return "the data hold no reposts" if not quality.reposts else "the data hold one repost"
        if quality.reposts_with_target + quality.reposts_with_text < 2:
            return "the reposts name neither the original post nor its text"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_co_repost",
            reads=("posts",),
            sql="""
                select
                    reposts.account_key,
                    coalesce(reposts.target_post_key, reposts.text_norm) as item,
                    reposts.at_ms,
                    reposts.post_key,
                    coalesce(reposts.target_at_ms, originals.at_ms) as origin_ms,
                    coalesce(reposts.target_account_key, originals.account_key) as source_key
                from posts as reposts
                left join (
                    select post_key, min(at_ms) as at_ms, min(account_key) as account_key
                    from posts
                    where kind <> 'repost' and post_key in (
                        select target_post_key from posts where kind = 'repost'
                    )
                    group by post_key
                ) as originals on originals.post_key = reposts.target_post_key
                where reposts.kind = 'repost'
                    and (
                        reposts.target_post_key is not null
                        or (
                            reposts.text_norm is not null
                            and length(reposts.text_norm) >= :min_characters
                        )
                    )
            """,
            params={"min_characters": self.min_characters},
        )
