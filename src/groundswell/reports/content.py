"""What a report says, before any form is chosen: the one model that every writer renders.

Everything here is plain data, already counted and already worded; a writer lays it out and
escapes it, and decides nothing. Times are integer milliseconds since 1970 in UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

Verdict = Literal["groups", "pairs_only", "nothing", "insufficient_data"]
TraceState = Literal["found", "nothing", "insufficient_data", "off"]
Level = Literal["good", "note", "warning"]

CHANCE = "Chance has not been excluded"
"""How the caveat begins that stands beside the finding until chance has been tested."""


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


@dataclass(frozen=True, kw_only=True, slots=True)
class WindowLine:
    """One trace at one window, for comparing windows side by side."""

    trace: str
    window_ms: int
    pairs: int
    accounts: int
    co_actions: int


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

    label: str  # G1, G2, … by score
    group_id: str
    sentence: str
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Caveat:
    """An innocent explanation or a limit, in words for a reader who is not an analyst."""

    title: str
    text: str

    @property
    def beside_finding(self) -> bool:
        """Whether it stands next to the finding as well: it limits everything that is said."""
        return self.title.startswith(CHANCE) or self.text.startswith(CHANCE)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class ReportTables:
    """The tables behind a report, for writers that export rows rather than prose.

    Schemas are those of `groundswell.model.tables`.
    """

    pairs: pa.Table
    groups: pa.Table
    members: pa.Table
    items: pa.Table
    rejects: pa.Table
    network: pa.Table  # account_a, account_b, score, traces, shared_items, group_id of each
