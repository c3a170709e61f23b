"""The evidence in a report on usage logs: quotes, time lines, sequences and links of accounts.

Plain data as in `groundswell.reports.usage_content`. Text of logs, names and values are as they were
found: hostile input that a writer escapes.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class RowRef:
    """Where a message stands in the files that were read."""

    file: str
    row: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadingLine:
    """What the second reader said of a message; it is shown beside, and decides nothing."""

    state: str  # answered, or why the answer was thrown away
    stages: tuple[str, ...]  # titles
    outcome: str | None
    confidence: float | None  # of itself, not calibrated
    quote: str | None
    agrees: bool | None
    model: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """A span of text that supports a stage, inside its message."""

    message_key: str
    account: str
    at_ms: int
    time_known: bool
    stage: str
    title: str  # of the stage
    phase: str | None
    level: str
    probability: float
    score: float
    before: str
    quoted: str
    after: str
    cut_before: bool
    cut_after: bool
    whole: str | None  # the message, up to a limit, where more of it exists than is shown
    characters: int
    language: str | None
    exemplar: str  # in words, or its id where the policy was not given
    counter: str | None
    batch_size: int | None
    outcome: str
    outcome_how: str
    outcome_probability: float | None
    answer: str | None  # the words of the answer that tell its outcome
    also: tuple[str, ...]  # titles of other stages of the message
    readings: tuple[ReadingLine, ...]
    source: RowRef


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """A prompt on a time line, in the row of one of its stages."""

    at_ms: int
    stage: str
    phase: str | None
    outcome: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SequenceLine:
    """Prompts of one account in a telling order."""

    kind: str
    title: str
    sentence: str
    chance: str
    account: str
    first_ms: int
    last_ms: int
    elapsed_ms: int
    bits: float
    expected: float | None
    subjects: tuple[str, ...]
    rows: tuple[RowRef, ...]
    messages: int


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountTimeline:
    """What one account asked for over time, and what became of it."""

    account: str
    name: str | None  # only where it was revealed
    stages: tuple[tuple[str, str], ...]  # name and title, a row each, in the order of the policy
    marks: tuple[Mark, ...]
    others: tuple[int, ...]  # times of prompts without a stage, or not behind the operation
    sequences: tuple[SequenceLine, ...]
    first_ms: int
    last_ms: int
    prompts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkLine:
    """One thing that two accounts have in common, and what it weighs."""

    family: str
    kind: str
    value: str
    text: str | None  # the beginning of a prompt that both wrote
    accounts: int  # that have it, in the whole log
    bits: float
    counted: float
    greyed: str | None
    messages: int
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class JudgementLine:
    """What a person said of two accounts."""

    judgement: str
    by: str
    why: str | None
    at_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class PairSection:
    """Two accounts, and what links them."""

    account_a: str
    account_b: str
    bits: float
    families: tuple[str, ...]
    strong: bool
    linked: bool
    why: str
    bar_bits: float | None  # that it needed; None where something else decided
    bridge: bool
    expected: float
    judgement: str | None
    links: tuple[LinkLine, ...]  # the heaviest; `link_count` says how many there are
    link_count: int
    judgements: tuple[JudgementLine, ...]
    chance: str
