"""Accounts that publish the same text in other words or in another language.

Found by an encoder of sentences, whose likeness is a lead and never a finding: what is in the news is
said by everybody in every language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.engine.query import Query
from groundswell.traces.contract import check_settings

if TYPE_CHECKING:
    from groundswell.model.quality import Quality


@dataclass(frozen=True, kw_only=True, slots=True)
class TranslatedCopy:
    """Accounts by the number of distinct texts that both published, reworded or translated.

    People who follow the same events say the same things. Off unless asked for: it needs an encoder,
    and what it finds are leads.

    >>> TranslatedCopy().min_items
    3
    """

    name: ClassVar[str] = "translated_copy"
    title: ClassVar[str] = "Publishing the same text in other words or languages"
    item_kind: ClassVar[str] = "text in other words"
    paper: ClassVar[str] = "Richard et al. 2023"
    on: ClassVar[bool] = False

    window_ms: int = 86_400_000  # published at most this far apart, inclusive
    min_items: int = 3  # meaning alone is weak evidence

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.families.get("translation", 0) < 2:
            return "no text says the same in other words, or none were looked for: name an encoder, e.g. use"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_translated_copy",
            reads=("family_items",),
            sql="""
                select account_key, value as item, min(at_ms) as at_ms, post_key
                from family_items
                where kind = 'translation' and post_kind <> 'repost' and value <> ''
                group by account_key, value, post_key
            """,
        )
