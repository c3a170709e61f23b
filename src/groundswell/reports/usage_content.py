"""What a report on usage logs says, before any form is chosen: the model its writers render.

Plain data, already counted and already worded, as in `groundswell.reports.content`; a writer lays it
out and escapes it. Times are integer milliseconds since 1970 in UTC. Text of logs, names and values
are as they were found: hostile input. Accounts are pseudonyms unless names were revealed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from groundswell.reports.content import Caveat, InputFile, QualityLine, RejectLine, Series
    from groundswell.reports.usage_shown import (
        AccountTimeline,
        PairSection,
        Quote,
        RowRef,
        SequenceLine,
    )

UsageVerdict = Literal[
    "investigate",  # a candidate operation that a person should look into
    "leads",  # none, but some are worth a look
    "explained",  # what stands out has an innocent explanation that was tested
    "nothing",  # prompts were read, and no operation stands out
    "insufficient_data",  # nothing could be looked for
]

INVESTIGATE, LEAD, EXPLAINED = "investigate", "lead", "explained"
INSUFFICIENT = "insufficient data"
TIERS = (INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT)
"""The tiers of a candidate operation, the strongest first."""

PHASES = ("plan", "prepare", "execute", "assess")
"""The phases of the kill chain, in order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class StageWords:
    """A stage of the policy, as a person reads it."""

    name: str
    title: str
    definition: str
    phase: str | None
    exemplars: int
    counters: int
    languages: int  # that it has exemplars in


@dataclass(frozen=True, kw_only=True, slots=True)
class PolicyWords:
    """The policy that was used, in words; ``texts`` holds exemplars and counter-exemplars by id."""

    name: str
    origin: str  # the file, or that it is the shipped one
    state: str  # whether its probabilities are calibrated, and on what
    calibrated: bool
    stages: tuple[StageWords, ...]
    texts: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationAccount:
    """One account of a candidate operation."""

    account: str
    name: str | None
    created_ms: int | None
    prompts: int
    behind: int  # messages behind the operation
    refused: int
    stages: tuple[str, ...]  # titles
    first_ms: int
    last_ms: int
    link_bits: float | None  # of its strongest link into the operator
    drawn_in: bool  # in it since it leans on its rare name; it would not be named by itself
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class PhaseBox:
    """One phase of the kill chain, and what of it was seen."""

    phase: str
    stages: tuple[str, ...]  # titles
    messages: int
    refused: int
    first_ms: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class StageLine:
    """One stage in an operation."""

    title: str
    phase: str | None
    messages: int
    conversations: int
    accounts: int
    answered: int
    partly: int
    refused: int
    unknown: int
    first_ms: int
    last_ms: int
    probability: float  # the highest


@dataclass(frozen=True, kw_only=True, slots=True)
class OperatorWords:
    """The accounts that are taken for one operator, as a whole."""

    label: str
    size: int
    bits: float
    families: tuple[str, ...]
    bridges: int
    expected: float
    shape: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SubjectLine:
    """What an operation is about: something rare that its messages share."""

    value: str
    kind: str
    inside: int  # accounts of the operation that wrote it
    accounts: int  # in the whole log
    messages: int
    bits: float


@dataclass(frozen=True, kw_only=True, slots=True)
class BatchLine:
    """Several pieces asked for in one prompt."""

    account: str
    at_ms: int
    size: int
    title: str
    outcome: str
    source: RowRef


@dataclass(frozen=True, kw_only=True, slots=True)
class HypothesisLine:
    """An innocent explanation that was tested for an operation."""

    hypothesis: str
    state: str  # explains, possible, speaks against, or can't be told
    weight: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ReaderSummary:
    """How the second reader's readings of an operation stand to the first reader's."""

    model: str
    read: int
    agreed: int
    disagreed: int
    thrown_away: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationSection:
    """All that is said about one candidate operation."""

    label: str
    operation_id: str
    tier: str
    explained_by: str | None
    sentence: str
    chance: str
    weighed: str  # what everything weighs together, in a sentence
    open: str  # the innocent explanations that are not excluded, in a sentence
    behind: str  # the rows behind it, in a sentence
    operator: OperatorWords | None
    accounts: tuple[OperationAccount, ...]  # the first; `account_count` says how many there are
    account_count: int
    drawn_in: int  # accounts that would not be named by themselves
    only_linked: int  # accounts with no message behind it: they are in it by their links alone
    phases: tuple[PhaseBox, ...]
    stages: tuple[StageLine, ...]
    messages: int
    first_ms: int
    last_ms: int
    score: float
    expected: float | None
    odds: float | None  # log10, in made logs
    timelines: tuple[AccountTimeline, ...]
    sequences: tuple[SequenceLine, ...]
    sequence_count: int
    quotes: tuple[Quote, ...]
    quote_count: int  # messages with a stage
    pairs: tuple[PairSection, ...]
    pair_count: int
    subjects: tuple[SubjectLine, ...]
    subject_count: int
    batches: tuple[BatchLine, ...]
    batch_count: int
    languages: tuple[tuple[str, int], ...]
    reader: ReaderSummary | None
    hypotheses: tuple[HypothesisLine, ...]
    caveats: tuple[str, ...]
    hour_by_weekday: tuple[tuple[int, ...], ...]  # 7 rows from Monday, 24 columns, UTC
    active_days: int
    longest_pause_ms: int


@dataclass(frozen=True, kw_only=True, slots=True)
class BriefOperation:
    """A candidate operation in one line."""

    label: str
    tier: str
    explained_by: str | None
    sentence: str
    chance: str
    open: str
    accounts: int
    writing: int  # accounts with a message behind it; the others are linked to these
    phases: tuple[str, ...]
    messages: int
    first_ms: int
    last_ms: int
    speaks_for: tuple[str, ...]  # what speaks for the explanation, where there is one
    rows: tuple[RowRef, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OverviewRow:
    """A stage over the whole log; a count of too few operators is None, and is not shown."""

    title: str
    phase: str | None
    operators: int | None
    messages: int | None
    outcomes: tuple[int | None, ...]  # answered, partly, refused, unknown


@dataclass(frozen=True, kw_only=True, slots=True)
class AggregateLine:
    """A count over the whole log; operators and messages are None where it is withheld."""

    what: str
    value: str
    operators: int | None
    messages: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class UsageReport:
    """The whole report on usage logs."""

    title: str
    verdict: UsageVerdict
    finding: tuple[str, ...]  # two sentences
    notices: tuple[Caveat, ...]  # what limits the finding, and stands beside it
    created_ms: int
    version: str
    case_name: str
    run: str
    files: tuple[InputFile, ...]
    accounts: int
    conversations: int
    messages: int
    prompts: int
    signals: int
    first_ms: int | None
    last_ms: int | None
    coverage: Series | None
    quality: tuple[QualityLine, ...]
    rejects: tuple[RejectLine, ...]
    rejected_rows: int
    tiers: tuple[tuple[str, int], ...]  # candidate operations by tier
    operations: tuple[OperationSection, ...]  # the first
    brief: tuple[BriefOperation, ...]  # the first of all, those shown in full as well
    operation_count: int
    operator_count: int
    linked_accounts: int
    overview: tuple[OverviewRow, ...]
    aggregates: tuple[AggregateLine, ...]
    withheld: int  # counts that are not shown, over overview and aggregates
    least_operators: int
    bar_bits: float  # that a link needs at least, unless one signal is strong enough alone
    policy: PolicyWords | None
    policy_sha256: str | None
    reader: str | None
    seed: int | None
    caveats: tuple[Caveat, ...]
    notes: tuple[str, ...]
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    revealed: bool
    handles_kept: bool
    tables: Mapping[str, pa.Table] = field(compare=False, repr=False)  # for writers of rows
