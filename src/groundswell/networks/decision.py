"""From the tests of all traces to one word on each account.

Four tests speak, of things that don't follow from one another: that two accounts coincide (given
what both act on), that bursts hold the same accounts, that an item's burst is full of accounts
of one kind, and that two accounts wrote the same rare texts (whenever they did). Within the first
two, acts of all traces stand side by side, and several at one time are one occasion: a post that
is seen by its link, its hashtags and its words counts once, and posts at different times add up.
Pairs and copied text, which look at the timing of what is shared and at what is shared, are
joined after Fisher (1925) where both say something; copied text alone makes a lead. The rest are
corrected for being several, after Bonferroni.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.networks.acts import Acts
from groundswell.networks.bursts import find_bursts
from groundswell.networks.correction import corrected
from groundswell.networks.growth import grow
from groundswell.networks.pair_passes import REASONS, UNSEEN_SOURCE
from groundswell.networks.recurrence import with_and_without_births
from groundswell.networks.recurring_sets import ties_of
from groundswell.networks.significance import Coincidence, pairs_against_chance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.networks.bursts import Bursts
    from groundswell.networks.growth import Grown
    from groundswell.networks.marks import Marks
    from groundswell.networks.recurring_sets import Recurring
    from groundswell.networks.significance import Tested

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_SPANS_MS = (60_000, 600_000, 3_600_000)  # of bursts that come back
_SPEAKS = 0.05  # chance of an account's timing from which its copied text counts with it
_HEAVIEST = 12.0  # weight of a tie
_NOTHING = np.empty(0, dtype=np.int64)
_TESTS = 3  # pairs with copied text, recurring bursts, bursts of accounts of one kind

BEYOND, LEAD, EXPLAINED = "beyond chance", "lead", "explained"
WITHIN, INSUFFICIENT = "within chance", "insufficient data"


@dataclass(frozen=True, slots=True)
class Layer:
    """The acts of one trace; account numbers are those of all layers, item numbers its own."""

    name: str
    window_ms: int
    account: Ints
    item: Ints
    at: Ints
    origin_ms: Ints  # one entry an item, -1 unknown
    source: Ints  # one entry an item: an account number, -1 unknown


@dataclass(frozen=True, slots=True)
class Copies:
    """What the test of copied text says; account arrays by account number, pairs beyond chance."""

    p: Floats
    q: Floats
    a: Ints
    b: Ints
    pair_p: Floats


@dataclass(frozen=True, slots=True)
class Decided:
    """What the tests say together; pair arrays by layer, account arrays by account number.

    ``joined`` holds the pairs over all layers (the layer's own where there is one), ``recurring``
    the bursts that come back, ``grown`` the scores by which accounts became leads. ``tier`` is one
    of the fixed words, ``explained_by`` the explanation of those explained, ``evidence`` the tests
    that speak and ``traces`` the layers in which they do. ``ties`` are the pairs of the calibrated
    network with their weights, -log10 of their p, and those of leads.
    """

    tested: Mapping[str, Tested]
    joined: Tested | None
    bursts: Mapping[str, Bursts]
    recurring: Recurring | None
    grown: Grown | None
    account_p: Floats
    account_q: Floats
    tier: NDArray[np.str_]
    explained_by: NDArray[np.str_]
    evidence: NDArray[np.str_]
    traces: NDArray[np.str_]
    ties: tuple[Ints, Ints, Floats]


def decide(
    layers: Sequence[Layer],
    *,
    accounts: int,
    copies: Copies | None = None,
    marks: Marks | None = None,
    acts: Ints | None = None,
    alpha: float = 0.05,
    settings: Coincidence | None = None,
    leads: bool = True,
    memory_bytes: int = 2 << 30,
) -> Decided:
    """Test each layer and all together, and decide on each of ``accounts`` account numbers.

    ``acts`` is how much each account does in the whole data, ``marks`` how it looks. Without
    ``leads`` no decoys are made, which saves most of the time and gives no leads by growth.
    """
    base = settings or Coincidence(alpha=alpha)
    tested: dict[str, Tested] = {}
    bursts: dict[str, Bursts] = {}
    crowd = np.ones(accounts)
    whole, windows, layer_of = _side_by_side(layers, accounts)
    for layer in layers:
        own = whole
        if len(layers) > 1:
            own = Acts.of(layer.account, layer.item, layer.at, layer.origin_ms, layer.source)
            window = np.full(len(own.size), layer.window_ms)
            tested[layer.name] = pairs_against_chance(
                own, base, windows=window, memory_bytes=memory_bytes
            )
        burst = find_bursts(
            own.account, own.item, own.at,
            window_ms=layer.window_ms, origin_ms=layer.origin_ms, acts=acts, marks=marks,
        )  # fmt: skip
        bursts[layer.name] = burst
        known = len(burst.account_q)
        priced = np.minimum(1.0, len(layers) * burst.account_q)
        crowd[:known] = np.minimum(crowd[:known], priced)
    q, p = np.minimum(1.0, _TESTS * crowd), crowd
    joined, recurring, births, grown = None, None, None, None
    early = np.zeros(accounts, dtype=np.bool_)
    active = np.zeros(accounts, dtype=np.bool_)
    if layers:

        def test(those: Acts) -> Tested:
            several = None if (windows == base.window_ms).all() else windows
            return pairs_against_chance(those, base, windows=several, memory_bytes=memory_bytes)

        joined = test(whole)
        if len(layers) == 1:
            tested[layers[0].name] = joined
        shortest = min(layer.window_ms for layer in layers)
        spans = tuple(s for s in _SPANS_MS if s >= shortest) or _SPANS_MS[-1:]
        recurring, births = with_and_without_births(
            whole, spans_ms=spans, gap_ms=base.gap_ms, alpha=alpha / _TESTS, seed=base.seed
        )
        early = births.q <= alpha / _TESTS
        active = np.diff(whole.pointer) > 0
    paired = _with_copies(joined, copies, accounts)
    copied = np.zeros(accounts, dtype=np.bool_)
    if copies is not None:
        copied = copies.q <= alpha
        active = active | (copies.p < 1)
    paired_q = _over(paired, active)
    recurring_q = recurring.q if recurring is not None else np.ones(accounts)
    q = np.minimum(q, np.minimum(1.0, _TESTS * np.minimum(paired_q, recurring_q)))
    p = np.minimum(1.0, _TESTS * np.minimum(p, np.minimum(paired, recurring_q)))
    named = q <= alpha
    if leads and joined is not None and named.any():  # leads stand next to somebody named
        grown = grow(whole, joined, test, window_ms=windows, seed=base.seed)
    suspect = ~named & (early | copied | (crowd <= alpha) | _company(grown, named))
    tier, explained_by = _tiers(named, suspect, active, joined, crowd, alpha)
    limit = alpha / _TESTS
    said = {
        "pairs": _timed(joined, accounts, limit) & named | (explained_by == REASONS[UNSEEN_SOURCE]),
        "recurrence": (recurring_q <= limit) & named,
        "copies": copied & (named | (tier == LEAD)),
        "burst": (crowd <= limit) & named | (crowd <= alpha) & (tier == LEAD),
        "company": _company(grown, named) & (tier == LEAD),
        "births": early & (tier == LEAD),
    }
    ties, traces = _ties(joined, tested, (recurring, births), grown, copies, tier, said, alpha)
    if recurring is not None and layers:
        _note_layers(traces, recurring, layer_of, layers, said["recurrence"])
        assert births is not None
        _note_layers(traces, births, layer_of, layers, said["births"])
    for name, burst in bursts.items():
        known = len(burst.account_q)
        here = said["burst"][:known] & (burst.account_q <= alpha)
        for number in np.flatnonzero(here).tolist():
            traces[number] = _with_word(traces[number], name)
    return Decided(
        tested=tested,
        joined=joined,
        bursts=bursts,
        recurring=recurring,
        grown=grown,
        account_p=p,
        account_q=q,
        tier=tier.astype(np.str_),
        explained_by=explained_by.astype(np.str_),
        evidence=_listed(said, accounts),
        traces=np.array(traces, dtype=np.str_) if accounts else np.empty(0, dtype=np.str_),
        ties=ties,
    )


def _side_by_side(layers: Sequence[Layer], accounts: int) -> tuple[Acts, Ints, Ints]:
    """The acts of all layers, the window of each item, and the layer of each item."""
    counts = [len(layer.origin_ms) for layer in layers]
    before = np.concatenate(([0], np.cumsum(counts, dtype=np.int64)))

    def joined(columns: list[Ints]) -> Ints:
        return columns[0] if len(columns) == 1 else np.concatenate([_NOTHING, *columns])

    whole = Acts.of(
        joined([layer.account for layer in layers]),
        joined([layer.item + before[k] for k, layer in enumerate(layers)]),
        joined([layer.at for layer in layers]),
        joined([layer.origin_ms for layer in layers]),
        joined([layer.source for layer in layers]),
        accounts=accounts,
        items=int(before[-1]),
    )
    each = np.array([layer.window_ms for layer in layers], dtype=np.int64)
    windows = np.repeat(each, np.diff(before))
    return whole, windows, np.repeat(np.arange(len(layers)), np.diff(before))


def _with_copies(joined: Tested | None, copies: Copies | None, accounts: int) -> Floats:
    """Timing and copied text as one p an account; what is shared and when are independent.

    Copied text counts only where timing says something too. Readers of one source that is not in
    the data write the same rare texts as well, and nothing in the texts tells them apart.
    """
    timed = joined.account_p if joined is not None else np.ones(accounts)
    if copies is None:
        return timed
    product = np.maximum(timed * copies.p, 1e-300)
    together: Floats = np.minimum(1.0, product * (1 - np.log(product)))
    return np.where((timed <= _SPEAKS) & (copies.p < 1), together, timed)


def _over(p: Floats, active: Flags) -> Floats:
    q = np.ones(len(p))
    q[active] = corrected(p[active], float(active.sum()))
    return q


def _timed(joined: Tested | None, accounts: int, limit: float) -> Flags:
    if joined is None:
        return np.zeros(accounts, dtype=np.bool_)
    return np.asarray(joined.account_q <= limit)


def _company(grown: Grown | None, named: Flags) -> Flags:
    """Accounts that a strong enough score ties to one that is beyond chance: a core that grows."""
    near = np.zeros(len(named), dtype=np.bool_)
    if grown is not None:
        strong = grown.score >= grown.threshold
        for one, other in ((grown.a, grown.b), (grown.b, grown.a)):
            near[one[strong & named[other]]] = True
    return near & ~named


def _tiers(
    named: Flags,
    lead: Flags,
    active: Flags,
    joined: Tested | None,
    crowd: Floats,
    alpha: float,
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    accounts = len(named)
    tier = np.full(accounts, INSUFFICIENT, dtype=object)
    tier[active] = WITHIN
    explained_by = np.full(accounts, "", dtype=object)
    if joined is not None:
        few = np.zeros(accounts, dtype=np.bool_)
        few[active] = joined.acts[active] < 2
        tier[few & (crowd >= 1)] = INSUFFICIENT  # one act makes no pair
        explained, reason = _explained(joined, alpha)
        tier[explained], explained_by[explained] = EXPLAINED, reason[explained]
        # Nothing in the data shows that a common source exists, only that one can't be excluded.
        unseen = explained & (reason == REASONS[UNSEEN_SOURCE])
        tier[unseen] = LEAD
    tier[lead], explained_by[lead] = LEAD, ""
    tier[named], explained_by[named] = BEYOND, ""
    return tier, explained_by


def _explained(joined: Tested, alpha: float) -> tuple[Flags, NDArray[np.object_]]:
    """Accounts that would be beyond chance if leaders, timetables and publishers explained nothing."""
    accounts = len(joined.account_p)
    best, reason = np.ones(accounts), np.full(accounts, "", dtype=object)
    names = np.array(REASONS, dtype=object)
    order = np.argsort(-joined.apart, kind="stable")
    for ends in (joined.a[order], joined.b[order]):
        better = joined.apart[order] < best[ends]
        np.minimum.at(best, ends, joined.apart[order])
        chosen = better & (joined.apart[order] <= best[ends])
        reason[ends[chosen]] = names[joined.reason[order][chosen]]
    acting = joined.acts > 0
    priced = np.minimum(1.0, best * max(1.0, 2 * joined.family / max(1, joined.accounts)))
    q = _over(priced, acting)
    explained: Flags = (q <= alpha) & (reason != "")
    return explained, reason


def _ties(
    joined: Tested | None,
    tested: Mapping[str, Tested],
    recurring: tuple[Recurring | None, Recurring | None],
    grown: Grown | None,
    copies: Copies | None,
    tier: NDArray[np.object_],
    said: Mapping[str, Flags],
    alpha: float,
) -> tuple[tuple[Ints, Ints, Floats], list[str]]:
    """The calibrated network with leads, and the layers that speak of each account."""
    accounts = len(tier)
    named, lead = tier == BEYOND, (tier == BEYOND) | (tier == LEAD)
    traces = [""] * accounts
    parts: list[tuple[Ints, Ints, Floats]] = []
    if joined is not None:
        close = (joined.q <= alpha) & named[joined.a] & named[joined.b]
        parts.append((joined.a[close], joined.b[close], _weight(joined.p[close])))
        unseen = joined.reason == UNSEEN_SOURCE
        would = corrected(np.where(unseen, joined.apart, 1.0), joined.family) <= alpha
        would &= unseen & said["pairs"][joined.a] & said["pairs"][joined.b]
        parts.append(
            (joined.a[would], joined.b[would], np.minimum(6.0, _weight(joined.apart[would])))
        )
        for name, found in tested.items():
            p = np.where(found.reason == UNSEEN_SOURCE, found.apart, found.p)
            strong = (p <= 1e-3) & said["pairs"][found.a] & said["pairs"][found.b]
            for number in np.unique(np.concatenate([found.a[strong], found.b[strong]])).tolist():
                traces[number] = _with_word(traces[number], name)
    if grown is not None:
        near = (grown.score >= grown.threshold) & lead[grown.a] & lead[grown.b]
        near &= ~(named[grown.a] & named[grown.b])
        parts.append((grown.a[near], grown.b[near], np.minimum(grown.score[near], 6.0)))
    for found_bursts, word in zip(recurring, ("recurrence", "births"), strict=True):
        if found_bursts is not None:
            parts.append(ties_of(found_bursts, said[word]))
    if copies is not None:
        both = lead[copies.a] & lead[copies.b]
        parts.append((copies.a[both], copies.b[both], _weight(copies.pair_p[both])))
        for number in np.flatnonzero(said["copies"]).tolist():
            traces[number] = _with_word(traces[number], "copied_text")
    return _strongest(parts, accounts), traces


def _weight(p: Floats) -> Floats:
    weight: Floats = np.minimum(_HEAVIEST, -np.log10(np.maximum(p, 1e-300)))
    return weight


def _strongest(
    parts: Sequence[tuple[Ints, Ints, Floats]], accounts: int
) -> tuple[Ints, Ints, Floats]:
    """Each pair once, with the strongest of its ties: several may rest on the same posts."""
    if not parts:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)
    a, b, weight = (np.concatenate([each[k] for each in parts]) for k in range(3))
    names, where = np.unique(np.minimum(a, b) * accounts + np.maximum(a, b), return_inverse=True)
    most = np.zeros(len(names))
    np.maximum.at(most, where, weight)
    return names // max(1, accounts), names % max(1, accounts), most


def _note_layers(
    traces: list[str],
    recurring: Recurring,
    layer_of: Ints,
    layers: Sequence[Layer],
    speaks: Flags,
) -> None:
    burst, account = recurring.members
    layer = layer_of[recurring.burst_item[burst]]
    for number, which in sorted(set(zip(account.tolist(), layer.tolist(), strict=True))):
        if speaks[number]:
            traces[number] = _with_word(traces[number], layers[which].name)


def _with_word(words: str, word: str) -> str:
    return words if word in words.split() else f"{words} {word}".strip()


def _listed(said: Mapping[str, Flags], accounts: int) -> NDArray[np.str_]:
    listed = np.full(accounts, "", dtype=object)
    for name, speaks in said.items():
        there = np.flatnonzero(speaks)
        for number in there.tolist():
            listed[number] = f"{listed[number]}, {name}" if listed[number] else name
    return listed.astype(np.str_)
