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

_EVERYBODYS = (
    *("x.com", "facebook.com", "m.facebook.com", "instagram.com", "threads.net", "bsky.app"),
    *("youtube.com", "m.youtube.com", "tiktok.com", "t.me", "reddit.com", "linkedin.com"),
    *("vk.com", "ok.ru", "weibo.com", "medium.com", "twitch.tv", "change.org", "docs.google.com"),
    *("drive.google.com", "archive.org", "web.archive.org", "archive.ph", "en.wikipedia.org"),
)
"""Sites where anybody publishes: one site, many sources."""


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
        """One act of a post on an item a row.

        A new page comes from its site, whose readers may all have seen it at once; on a platform
        where everybody publishes, the site tells nothing, nor does a short link's.
        """
        shared = {f"site_{n}": site for n, site in enumerate(_EVERYBODYS)}
        names = ", ".join(f":{name}" for name in shared)
        return Query(
            name="events_co_link",
            reads=("post_items",),
            sql=f"""
                with links as (
                    select
                        account_key,
                        value,
                        at_ms,
                        post_key,
                        decided,
                        split_part(split_part(value, '//', 2), '/', 1) as site
                    from post_items
                    where kind = :item_kind and post_kind <> 'repost' and value <> ''
                )
                select
                    account_key,
                    value as item,
                    at_ms,
                    post_key,
                    case
                        when decided = 'canonical address' and site <> '' and site not in ({names})
                            then 'site:' || site
                    end as source_key
                from links
            """,  # noqa: S608 - the names of parameters
            params={"item_kind": self.item_kind, **shared},
        )
