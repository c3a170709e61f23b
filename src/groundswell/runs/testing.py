"""The third stage: what chance gives for the acts of every trace, and what follows for accounts."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.networks.decision import Copies, Layer, decide
from groundswell.networks.marks import Marks
from groundswell.reports import words
from groundswell.runs.tracing import CLOCKS, duration_option
from groundswell.runs.verdict_tables import (
    account_numbers,
    burst_rows,
    fill_pairs,
    tie_ends,
    tie_rows,
    verdict_rows,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.model.quality import Quality
    from groundswell.networks.decision import Decided
    from groundswell.runs.copied import CopiedTexts
    from groundswell.traces.contract import Trace

ALPHA = 0.05  # share of falsely named accounts that is accepted, in expectation
TICKS = 5  # of the clock: a shorter window holds too much of what rounding moved
FEWEST_ACCOUNTS = 20  # below which there is nobody to tell what is usual
FEWEST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class TraceActs:
    """The acts of one trace as `groundswell.runs.tracing.Traced` hands them over."""

    trace: Trace
    acts: pa.Table
    actors: pa.Table
    things: pa.Table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the test says of a whole case.

    ``pairs`` are those given, filled in where they were tested. ``ties`` join accounts beyond
    chance, as a lead, or as explained: account_a, account_b, tier, weight, and the evidence over all traces.
    ``keep`` tells, for each trace tested, which further acts stand behind what was found.
    ``told`` holds, for each trace, what the report says of its test.
    """

    pairs: pa.Table
    verdicts: pa.Table
    bursts: pa.Table
    ties: pa.Table
    keep: Mapping[str, NDArray[np.bool_]]
    told: Mapping[str, dict[str, Any]]
    keys: pa.Array  # of every account number
    layers: tuple[Layer, ...]  # of the traces that were tested
    everything: tuple[Layer, ...]  # of all traces that ran
    post_keys: tuple[pa.ChunkedArray, ...]  # of the acts of each of these
    item_ids: tuple[pa.ChunkedArray, ...]  # of their items that several accounts acted on
    reach_ms: NDArray[np.int64]  # of the ties
    ends: tuple[NDArray[np.int64], NDArray[np.int64]]  # of the ties, as account numbers


def cannot_test(given: TraceActs, quality: Quality) -> str | None:
    """Say why chance can't be measured for a trace, or None when it can."""
    trace, clock = given.trace, quality.clock_ms
    another = trace.window_ms - 1 or 2
    other: Trace = dataclasses.replace(trace, window_ms=another)  # type: ignore[type-var]
    if other.events() != trace.events():
        return (
            "only acts close to the original are looked at, so how close they are can't be tested "
            "again; the same acts are tested among all reposts"
        )
    if trace.window_ms < TICKS * clock:
        return (
            f"times are given to the {CLOCKS[clock]} only, and what chance gives within "
            f"{words.duration(trace.window_ms)} can't be measured; from five {CLOCKS[clock]}s on it "
            f"can: --window {trace.name}={duration_option(TICKS * clock)}"
        )
    accounts = len(pc.unique(given.acts["account_no"]))
    items = given.things.num_rows
    if accounts < FEWEST_ACCOUNTS or items < FEWEST_ITEMS:
        return (
            f"{words.plural(items, 'item')} that several accounts acted on and "
            f"{words.plural(accounts, 'account')} are too few to measure what chance gives; it takes "
            f"{FEWEST_ITEMS} and {FEWEST_ACCOUNTS}"
        )
    return None


def try_chance(
    given: Sequence[TraceActs],
    pairs: pa.Table,
    quality: Quality,
    *,
    accounts: pa.Table,
    copied: CopiedTexts,
    alpha: float = ALPHA,
    memory_bytes: int = 1 << 30,
) -> Outcome:
    """Test every trace that can be tested, at its own window, and decide on accounts.

    ``accounts`` is the table of that name: it says how much accounts do besides, and how they look.
    """
    reasons = {each.trace.name: cannot_test(each, quality) for each in given}
    tested = [each for each in given if reasons[each.trace.name] is None]
    keys = _keys(given, copied)
    everything = {each.trace.name: _layer(each, keys) for each in given}
    layers = tuple(everything[each.trace.name] for each in tested)
    decided = decide(
        layers,
        accounts=len(keys),
        copies=_copies(copied, keys, alpha),
        marks=Marks.of(accounts, keys),
        acts=_all_posts(accounts, keys),
        alpha=alpha,
        memory_bytes=memory_bytes,
    )
    for each in tested:
        pairs = fill_pairs(pairs, each.trace, keys, decided)
    told: dict[str, dict[str, Any]] = {
        name: {"reason": reason} for name, reason in reasons.items() if reason is not None
    }
    keep = {}
    for each, layer in zip(tested, layers, strict=True):
        found = decided.tested[each.trace.name]
        told[each.trace.name] = {
            "accounts": found.accounts,
            "items": each.things.num_rows,
            "pairs": len(found.a),
            "family": found.family,
        }
        keep[each.trace.name] = _to_keep(each, layer, decided, alpha)
    ends = tie_ends(decided, alpha)
    ties = tie_rows(keys, layers, decided, ends)
    return Outcome(
        pairs=pairs,
        verdicts=verdict_rows(keys, layers, decided, ends[:2]),
        bursts=burst_rows({each.trace.name: each.things["item_id"] for each in tested}, decided),
        ties=ties,
        keep=keep,
        told=told,
        keys=keys,
        layers=layers,
        everything=tuple(everything.values()),
        post_keys=tuple(each.acts["post_key"] for each in given),
        item_ids=tuple(each.things["item_id"] for each in given),
        reach_ms=ties["reach_ms"].to_numpy(),
        ends=ends[:2],
    )


def _keys(given: Sequence[TraceActs], copied: CopiedTexts) -> pa.Array:
    """Every account that acts or from which an item came, in the order of its key."""
    columns = [each.actors["account_key"] for each in given]
    columns += [each.things["source_key"].drop_null() for each in given]
    chunks = [chunk for column in columns for chunk in column.chunks]
    if copied.found is not None:
        chunks.append(copied.found.account_key)
    everyone = pc.unique(pa.chunked_array(chunks, pa.string()))
    return everyone.take(pc.sort_indices(everyone))


def _copies(copied: CopiedTexts, keys: pa.Array, alpha: float) -> Copies | None:
    if copied.found is None:
        return None
    place = account_numbers(pa.chunked_array([copied.found.account_key]), keys)
    p, q = np.ones(len(keys)), np.ones(len(keys))
    p[place], q[place] = copied.found.p, copied.found.q
    beyond = copied.copies.filter(pc.less_equal(copied.copies["q"], alpha))
    return Copies(
        p=p,
        q=q,
        a=account_numbers(beyond["account_a"], keys),
        b=account_numbers(beyond["account_b"], keys),
        pair_p=beyond["p"].to_numpy(),
    )


def _all_posts(accounts: pa.Table, keys: pa.Array) -> NDArray[np.int64]:
    rows = pc.index_in(keys, value_set=accounts["account_key"].combine_chunks())
    posts = pc.fill_null(accounts["posts"].take(rows), 0)
    return np.asarray(posts.to_numpy(), dtype=np.int64)


def _layer(given: TraceActs, keys: pa.Array) -> Layer:
    everyone = account_numbers(given.actors["account_key"], keys)
    item = given.acts["item_no"].to_numpy()
    items = int(item.max()) + 1 if len(item) else 0
    origin, source = np.full(items, -1, dtype=np.int64), np.full(items, -1, dtype=np.int64)
    shared = given.things.num_rows
    origin[:shared] = pc.fill_null(given.things["origin_ms"], -1).to_numpy()
    source[:shared] = account_numbers(given.things["source_key"], keys)
    return Layer(
        name=given.trace.name,
        window_ms=given.trace.window_ms,
        account=everyone[given.acts["account_no"].to_numpy()],
        item=item,
        at=given.acts["at_ms"].to_numpy(),
        origin_ms=origin,
        source=source,
    )


def _to_keep(given: TraceActs, layer: Layer, decided: Decided, alpha: float) -> NDArray[np.bool_]:
    """Acts of accounts that are named, and those in a burst beyond chance, on shared items."""
    named = ~np.isin(decided.tier, ("within chance", "insufficient data"))
    bursts = decided.bursts[layer.name]
    start = np.full(len(layer.origin_ms), np.iinfo(np.int64).max // 2)
    beyond = bursts.q <= alpha
    start[bursts.item[beyond]] = bursts.start_ms[beyond]
    since = layer.at - start[layer.item]
    width = np.zeros(len(layer.origin_ms), dtype=np.int64)
    width[bursts.item[beyond]] = bursts.width_ms[beyond]
    inside = (since >= 0) & (since <= width[layer.item])
    kept: NDArray[np.bool_] = (named[layer.account] | inside) & (layer.item < given.things.num_rows)
    return kept
