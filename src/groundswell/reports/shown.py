"""The posts behind what a report says: alone, and side by side in pairs, bursts and copied texts.

Plain data as in `groundswell.reports.content`, with times in integer milliseconds since 1970 in
UTC. Names and texts are as their authors wrote them: hostile input that a writer escapes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownPost:
    """One post as a report shows it; text is hostile input and is escaped by the writer."""

    post_key: str
    account: str
    at_ms: int
    text: str | None
    kind: str
    likes: int | None
    shares: int | None
    comments: int | None
    source_file: str
    source_row: int


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedItem:
    """One item that two accounts both acted on, with the two closest posts."""

    trace: str
    item: str
    accounts_on_item: int  # in the whole data: how common the item is
    first: ShownPost
    second: ShownPost

    @property
    def gap_ms(self) -> int:
        """Time between the two posts, in milliseconds."""
        return abs(self.second.at_ms - self.first.at_ms)


@dataclass(frozen=True, kw_only=True, slots=True)
class PairEvidence:
    """A pair of accounts with the posts behind it, side by side."""

    account_a: str
    account_b: str
    traces: tuple[str, ...]
    shared_items: int
    co_actions: int
    score: float
    a_first: int
    b_first: int
    shown: tuple[SharedItem, ...]
    tier: str = "counted"
    expected: float | None = None  # shared items that chance would give
    p: float | None = None
    q: float | None = None
    occasions: int | None = None  # shared items that are half an hour apart or more
    leaders: int | None = None  # shared items that follow distinct leaders
    leader: str | None = None  # the account that most of them follow
    leader_share: float | None = None
    chance: str = ""  # the numbers above, in a sentence


@dataclass(frozen=True, kw_only=True, slots=True)
class BurstLine:
    """An item whose busiest window is full of accounts that hardly act otherwise."""

    trace: str
    item: str
    start_ms: int
    width_ms: int
    acts: int
    sparse_acts: int
    usual_share: float
    likeness: float | None
    q: float
    shown: tuple[ShownPost, ...]  # the first posts of the burst by such accounts


@dataclass(frozen=True, kw_only=True, slots=True)
class CopiedLine:
    """One rare long text that two accounts both wrote, with a post of each."""

    text: str
    bits: float | None
    accounts_on_text: int
    first: ShownPost
    second: ShownPost


@dataclass(frozen=True, kw_only=True, slots=True)
class CopyLine:
    """Two accounts that wrote the same rare long texts; neither is said to have copied."""

    account_a: str
    account_b: str
    texts: int
    bits: float
    expected: float
    q: float
    first_ms: int
    last_ms: int
    shown: tuple[CopiedLine, ...]
