"""Narratives as a report shows them: plain data, as in `groundswell.reports.content`.

Texts are as their authors wrote them or in normal form: hostile input that a writer escapes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from groundswell.reports.content import Series
    from groundswell.reports.shown import ShownPost


@dataclass(frozen=True, kw_only=True, slots=True)
class Stretch:
    """A stretch of a variant, against the text it is compared with."""

    kind: Literal["same", "removed", "added"]
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Variant:
    """One text of a narrative, with what differs from the first one in its language."""

    language: str | None
    label: str  # representative, copypasta, rewording or translation
    how: str
    tier: str  # verified, lead or uncalibrated
    similarity: float
    stretches: tuple[Stretch, ...]
    compared: bool  # whether the stretches mark differences
    posts: int
    reposts: int
    accounts: int
    first_ms: int
    source_file: str
    source_row: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NarrativeSection:
    """All that is said about one narrative."""

    narrative_id: str
    name: str
    named_by: str  # words or draft
    tier: str  # verified copies or with leads
    source: str
    sentence: str
    caution: str  # where it may come from, or what its leads are
    example: ShownPost  # the earliest post of the representative text
    key_phrases: tuple[str, ...]
    texts: int
    posts: int
    reposts: int
    accounts: int
    platforms: tuple[str, ...]
    languages: tuple[str, ...]
    days: int
    first_ms: int
    last_ms: int
    first_account: str
    series: Series
    variants: tuple[Variant, ...]  # the most published; `texts` says how many there are
    reach: str
