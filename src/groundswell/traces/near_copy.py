"""Accounts that publish nearly the same text: edited, cut, put into more words, or with look-alike letters.

The texts of an item were compared one by one with its representative, by the bits of information
that they share (see the page on near-copies). After Keller et al. (2020), and Broder (1997) for resemblance and
containment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class NearCopy:
    """Accounts by the number of distinct texts of which both published a copy or a near-copy.

    Headlines, quotations, greetings and texts that an app proposes are varied by people who have
    never heard of one another. Platforms' own reposts are left out.

    >>> NearCopy().item_kind
    'near-copied text'
    """

    name: ClassVar[str] = "near_copy"
    title: ClassVar[str] = "Publishing nearly the same text"
    item_kind: ClassVar[str] = "near-copied text"
    paper: ClassVar[str] = "Keller et al. 2020; Broder 1997"
    on: ClassVar[bool] = True

    window_ms: int = 86_400_000  # published at most this far apart, inclusive
    min_items: int = 2  # one common text may have a common source

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.families.get("near_copy", 0) < 2:
            return "no two texts are near-copies of one another, or none were looked for"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_near_copy",
            reads=("family_items",),
            sql="""
                select account_key, value as item, min(at_ms) as at_ms, post_key
                from family_items
                where kind = 'near_copy' and post_kind <> 'repost' and value <> ''
                group by account_key, value, post_key
            """,
        )
