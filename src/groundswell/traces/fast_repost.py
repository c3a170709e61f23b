"""Accounts that repost the same posts within seconds of their publication.

After Pacheco et al. (2020), "Unveiling Coordinated Groups Behind White Helmets
Disinformation", and Luceri et al. (2024), "Unmasking the Web of Deceit".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class FastRepost:
    """Accounts by the number of distinct posts that both reposted within seconds of the original.

    Both acts lie within ``window_ms`` of the original, and so of one another. Needs the time
    of the original: from the repost itself, or because the original is among the posts.

    >>> FastRepost(window_ms=5_000).window_ms
    5000
    """

    name: ClassVar[str] = "fast_repost"
    title: ClassVar[str] = "Reposting within seconds of the original"
    item_kind: ClassVar[str] = "repost target"
    paper: ClassVar[str] = "Pacheco et al. 2020; Luceri et al. 2024"
    on: ClassVar[bool] = True

    window_ms: int = 10_000  # after the original was published, inclusive
    min_items: int = 2  # fewer is luck

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.reposts < 2:
            return "the data hold no reposts" if not quality.reposts else "the data hold one repost"
        if quality.reposts_with_target_time < 2:
            return "the data don't tell when the reposted posts were published"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_fast_repost",
            reads=("posts",),
            sql="""
                select
                    reposts.account_key,
                    reposts.target_post_key as item,
                    reposts.at_ms,
                    reposts.post_key,
                    coalesce(reposts.target_at_ms, originals.at_ms) as origin_ms,
                    coalesce(reposts.target_account_key, originals.account_key) as source_key
                from posts as reposts
                left join (
                    select post_key, min(at_ms) as at_ms, min(account_key) as account_key
                    from posts
                    where kind <> 'repost'
                    group by post_key
                ) as originals on originals.post_key = reposts.target_post_key
                where reposts.kind = 'repost'
                    and reposts.target_post_key is not null
                    and reposts.at_ms - coalesce(reposts.target_at_ms, originals.at_ms)
                        between 0 and :window_ms
            """,
            params={"window_ms": self.window_ms},
        )
