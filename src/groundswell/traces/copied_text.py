"""Accounts that publish the same text, word for word.

After Keller et al. (2020), "Political Astroturfing on Twitter" (co-tweeting), and Graham et
al. (2020). Platforms' own reposts are left out: those are `co_repost`.
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
class CopiedText:
    """Accounts by the number of distinct texts that both published.

    Texts are compared in normal form (`groundswell.tables.texts.normal`): without links,
    mentions and emoji, case folded. Headlines of shared pages, quotations, greetings and
    texts that an app proposes are copied by people who have never heard of one another.

    >>> CopiedText().min_characters
    40
    """

    name: ClassVar[str] = "copied_text"
    title: ClassVar[str] = "Publishing the same text"
    item_kind: ClassVar[str] = "text"
    paper: ClassVar[str] = "Keller et al. 2020; Graham et al. 2020"
    on: ClassVar[bool] = True

    window_ms: int = 86_400_000  # published at most this far apart, inclusive
    min_items: int = 2  # one common text may have a common source
    min_characters: int = 40  # of the normalised text; shorter ones are greetings

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        check_settings(self)
        if self.min_characters < 1:
            msg = f"copied_text: min_characters is {self.min_characters}; give 1 or more"
            raise SettingError(msg)

    def lacks(self, quality: Quality) -> str | None:
        """Why the data can't tell, or None when they can."""
        if quality.with_text < 2:
            return "the data hold no text"
        return None

    def events(self) -> Query:
        """One act of a post on an item a row."""
        return Query(
            name="events_copied_text",
            reads=("posts",),
            sql="""
                select account_key, text_norm as item, at_ms, post_key
                from posts
                where kind <> 'repost' and text_norm is not null and length(text_norm) >= :min_characters
            """,
            params={"min_characters": self.min_characters},
        )
