"""What a report says, before any form is chosen: the one model that every writer renders.

Everything here is plain data, already counted and already worded; a writer lays it out and
escapes it, and decides nothing. Times are integer milliseconds since 1970 in UTC. The posts that
stand behind it are in `groundswell.reports.shown`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

    from groundswell.reports.shown import BurstLine, CopyLine, PairEvidence, ShownPost
    from groundswell.reports.told import NarrativeSection

Verdict = Literal[
    "beyond_chance",  # accounts acted together beyond chance
    "leads",  # none did, but some are worth a look
    "explained",  # what stands out has an innocent explanation that was tested
    "within_chance",  # tested, and nothing stands out
    "counted",  # acts were counted, and chance could not be measured
    "nothing",  # no two accounts acted together more than once
    "insufficient_data",  # nothing could be looked for
]
TraceState = Literal["found", "nothing", "insufficient_data", "off"]
Level = Literal["good", "note", "warning"]

CHANCE = "Chance has not been excluded"
"""How everything begins that is said of what was counted and could not be tested."""


@dataclass(frozen=True, kw_only=True, slots=True)
class InputFile:
    """One file that was read, identified by what is in it."""

    name: str  # without folders
    sha256: str
    size_bytes: int
    form: str
    rows: int
    rejected: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class QualityLine:
    """One line on how complete the data are, and what follows from it."""

    label: str
    value: str
    level: Level
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class RejectLine:
    """Rows set aside for one reason, with where the first of them stands."""

    reason: str
    column: str | None
    rows: int
    first_file: str
    first_row: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Series:
    """Counts over time in equal buckets; bucket ``i`` starts at ``start_ms + i * step_ms``."""

    start_ms: int
    step_ms: int
    counts: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class TraceLine:
    """What one trace could do with these data, and what it found."""

    name: str
    title: str
    state: TraceState
    sentence: str
    source_paper: str
    window_ms: int
    min_items: int
    events: int = 0
    items: int = 0
    pairs: int = 0
    accounts: int = 0
    tested: bool = False  # against chance
    chance: str = ""  # what the test looked at and gave, or why it could not be made
    beyond_chance: int = 0  # accounts that this trace shows beyond chance


@dataclass(frozen=True, kw_only=True, slots=True)
class TierLine:
    """How many accounts stand in one tier."""

    tier: str  # beyond chance, lead, explained, insufficient data, within chance
    accounts: int
    meaning: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AccountLine:
    """What the test says of one account that is named."""

    account: str
    handle: str | None  # only with --keep-handles
    tier: str
    explained_by: str | None
    p: float | None
    q: float | None
    evidence: tuple[str, ...]  # the tests that speak: pairs, recurrence, copies, burst
    traces: tuple[str, ...]
    partners: int
    acts: int
    group: str | None  # label of its group


@dataclass(frozen=True, kw_only=True, slots=True)
class MechanismLine:
    """One innocent explanation that was tested for a group."""

    mechanism: str
    state: str  # explains, part, not found, or can't be tested
    share: float | None
    sentence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PeriodLine:
    """A group in one period of the data."""

    start_ms: int
    end_ms: int
    size: int
    kept: int
    change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WindowLine:
    """One trace at one window, for comparing windows side by side."""

    trace: str
    window_ms: int
    pairs: int
    accounts: int
    co_actions: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TopItem:
    """An item that a group acted on together."""

    trace: str
    item: str
    group_accounts: int
    all_accounts: int
    acts: int  # by members of the group


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """An account in a group."""

    account: str
    handle: str | None  # only with --keep-handles
    posts: int
    partners: int
    score: float
    first_ms: int
    last_ms: int
    tier: str | None = None
    explained_by: str | None = None
    q: float | None = None
    evidence: tuple[str, ...] = ()
    strength: float | None = None  # share of its ties that lie inside the group
    stability: float | None = None  # how often it stays with the others over resamples


@dataclass(frozen=True, kw_only=True, slots=True)
class Threshold:
    """How many posts had more than ``above`` of a kind of engagement."""

    above: int
    group_posts: int
    other_posts: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Engagement:
    """Reach of a group's posts for one measure, against the rest of the data.

    ``group_posts`` counts the group's posts without its reposts, ``group_known`` those for which
    the measure is known and ``group_total`` its sum over them; likewise for all other posts.
    Quantiles are at 50, 90 and 99 percent and the highest value.
    """

    measure: Literal["likes", "shares", "comments", "views"]
    group_posts: int
    group_known: int
    group_total: int
    group_quantiles: tuple[float, float, float, float]
    other_posts: int
    other_known: int
    other_total: int
    other_quantiles: tuple[float, float, float, float]
    thresholds: tuple[Threshold, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NetworkPicture:
    """Positions for drawing: x and y in 0..1; edges as index pairs with a weight in 0..1."""

    nodes: tuple[tuple[float, float, float, str], ...]  # x, y, size 0..1, account
    edges: tuple[tuple[int, int, float], ...]
    node_count: int
    edge_count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupSection:
    """All that is said about one group."""

    label: str  # G1, G2, … the best tier first
    group_id: str
    tier: str  # beyond chance, lead, explained, or counted
    explained_by: str | None
    sentence: str
    chance: str  # what the test says of it, in a sentence
    size: int
    pairs: int
    density: float
    posts: int
    traces: tuple[str, ...]
    first_ms: int
    last_ms: int
    score: float
    inside_share: float | None  # of the engagement seen in the data; None where not known
    inside_sentence: str
    series: Series
    hour_by_weekday: tuple[tuple[int, ...], ...]  # 7 rows from Monday, 24 columns, UTC
    members: tuple[Member, ...]  # the strongest; `size` says how many there are
    items: tuple[TopItem, ...]
    evidence: tuple[PairEvidence, ...]
    examples: tuple[ShownPost, ...]
    engagement: tuple[Engagement, ...]
    network: NetworkPicture
    caveats: tuple[str, ...]
    q: float | None = None  # median of its members
    expected: float | None = None  # shared items that chance would give, over its pairs
    occasions: int | None = None  # over its pairs
    tiers: tuple[TierLine, ...] = ()  # of its members
    mechanisms: tuple[MechanismLine, ...] = ()
    stability: float | None = None
    recurrence: int | None = None
    periods: tuple[PeriodLine, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Caveat:
    """An innocent explanation or a limit, in words for a reader who is not an analyst."""

    title: str
    text: str
    beside_finding: bool = False  # it limits everything that is said, and stands there as well


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """The whole report."""

    title: str
    verdict: Verdict
    finding: tuple[str, ...]  # two sentences
    created_ms: int
    version: str
    case_name: str
    run: str
    files: tuple[InputFile, ...]
    posts: int
    accounts: int
    first_ms: int | None
    last_ms: int | None
    coverage: Series | None
    quality: tuple[QualityLine, ...]
    rejects: tuple[RejectLine, ...]
    rejected_rows: int
    traces: tuple[TraceLine, ...]
    windows: tuple[WindowLine, ...]  # empty unless several windows were run
    tiers: tuple[TierLine, ...]  # of all accounts that could be tested
    alpha: float  # share of the accounts beyond chance that may be so by chance, in expectation
    named: tuple[AccountLine, ...]  # the first; `tiers` says how many there are
    bursts: tuple[BurstLine, ...]
    burst_count: int
    copies: tuple[CopyLine, ...]
    copy_count: int
    groups: tuple[GroupSection, ...]  # the strongest; `group_count` says how many there are
    group_count: int
    grouped_accounts: int
    pair_count: int
    strongest_pairs: tuple[PairEvidence, ...]  # when there are pairs and no group
    engagement: tuple[Engagement, ...]  # all grouped accounts against the rest
    caveats: tuple[Caveat, ...]
    settings: tuple[tuple[str, str], ...]
    versions: tuple[tuple[str, str], ...]
    handles_kept: bool
    timezone: str
    clock_ms: int = 1  # the step in which the times of the data tick
    attribution: str = ""
    narratives: tuple[NarrativeSection, ...] = ()  # told by most accounts
    narrative_count: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportTables:
    """The tables behind a report, for writers that export rows rather than prose.

    Schemas are those of `groundswell.model.tables`.
    """

    verdicts: pa.Table
    pairs: pa.Table
    bursts: pa.Table
    copies: pa.Table
    texts: pa.Table
    groups: pa.Table
    members: pa.Table
    mechanisms: pa.Table
    periods: pa.Table
    items: pa.Table
    narratives: pa.Table
    narrative_texts: pa.Table
    rejects: pa.Table
    network: pa.Table  # last: a run takes its file for a sign that all are there
