"""The third stage: what chance gives for the acts of every trace, and what follows for accounts."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.tables import BURSTS, NETWORK, PAIRS, VERDICTS
from groundswell.networks.correction import corrected
from groundswell.networks.decision import Copies, Layer, decide
from groundswell.networks.evidence import coincidences
from groundswell.networks.marks import Marks
from groundswell.reports import words
from groundswell.runs.tracing import CLOCKS, duration_option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.model.quality import Quality
    from groundswell.networks.decision import Decided
    from groundswell.runs.copied import CopiedTexts
    from groundswell.traces.contract import Trace

ALPHA = 0.05  # share of falsely named accounts that is accepted, in expectation
_HOUR_MS = 3_600_000
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
    )
    for each in tested:
        pairs = _filled(pairs, each.trace, keys, decided)
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
    ends = _ends(decided, alpha)
    ties = _ties(keys, layers, decided, ends)
    return Outcome(
        pairs=pairs,
        verdicts=_verdicts(keys, layers, decided, ends[:2]),
        bursts=_bursts(tested, decided),
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
    place = _numbers(pa.chunked_array([copied.found.account_key]), keys)
    p, q = np.ones(len(keys)), np.ones(len(keys))
    p[place], q[place] = copied.found.p, copied.found.q
    beyond = copied.copies.filter(pc.less_equal(copied.copies["q"], alpha))
    return Copies(
        p=p,
        q=q,
        a=_numbers(beyond["account_a"], keys),
        b=_numbers(beyond["account_b"], keys),
        pair_p=beyond["p"].to_numpy(),
    )


def _all_posts(accounts: pa.Table, keys: pa.Array) -> NDArray[np.int64]:
    rows = pc.index_in(keys, value_set=accounts["account_key"].combine_chunks())
    posts = pc.fill_null(accounts["posts"].take(rows), 0)
    return np.asarray(posts.to_numpy(), dtype=np.int64)


def _numbers(column: pa.ChunkedArray, keys: pa.Array) -> NDArray[np.int64]:
    found = pc.fill_null(pc.index_in(column, value_set=keys), -1)
    return np.asarray(found.to_numpy(), dtype=np.int64)


def _layer(given: TraceActs, keys: pa.Array) -> Layer:
    everyone = _numbers(given.actors["account_key"], keys)
    item = given.acts["item_no"].to_numpy()
    items = int(item.max()) + 1 if len(item) else 0
    origin, source = np.full(items, -1, dtype=np.int64), np.full(items, -1, dtype=np.int64)
    shared = given.things.num_rows
    origin[:shared] = pc.fill_null(given.things["origin_ms"], -1).to_numpy()
    source[:shared] = _numbers(given.things["source_key"], keys)
    return Layer(
        name=given.trace.name,
        window_ms=given.trace.window_ms,
        account=everyone[given.acts["account_no"].to_numpy()],
        item=item,
        at=given.acts["at_ms"].to_numpy(),
        origin_ms=origin,
        source=source,
    )


_EVIDENCE = (
    *("tested_items", "occasions", "leaders", "leader_key", "leader_share"),
    *("expected", "p", "q"),
)


def _evidence(found: Any, rows: NDArray[Any], keys: pa.Array) -> dict[str, pa.Array]:
    """What a test says of chosen pairs; rows of -1 were not tested and stay null."""
    missing = rows < 0
    at = np.where(missing, 0, rows)

    def column(values: NDArray[Any]) -> pa.Array:
        return pa.array(
            values[at] if len(values) else np.zeros(len(at), values.dtype), mask=missing
        )

    columns = {
        name: column(getattr(found, name))
        for name in ("occasions", "leaders", "expected", "p", "q")
    }
    columns["common_items"] = column(found.common)
    columns["tested_items"] = column(found.coincidences)
    leader = found.leader[at] if len(found.a) else np.full(len(at), -1, dtype=np.int64)
    known = ~missing & (leader >= 0) & (leader < len(keys))
    columns["leader_key"] = keys.take(pa.array(np.where(known, leader, 0), mask=~known))
    share = found.led / np.maximum(1, found.coincidences)
    columns["leader_share"] = pa.array(share[at] if len(share) else at * 0.0, mask=~known)
    return columns


def _rows_of(
    a: NDArray[np.int64], b: NDArray[np.int64], found: Any, accounts: int
) -> NDArray[np.int64]:
    """Where each pair stands among those tested, -1 where it does not."""
    if not len(found.a):
        return np.full(len(a), -1, dtype=np.int64)
    names = found.a * accounts + found.b
    order = np.argsort(names, kind="stable")
    wanted = a * accounts + b
    place = np.minimum(np.searchsorted(names[order], wanted), len(names) - 1)
    rows = order[place]
    return np.where((names[rows] == wanted) & (a >= 0) & (b >= 0), rows, -1)


def _filled(pairs: pa.Table, trace: Trace, keys: pa.Array, decided: Decided) -> pa.Table:
    """Write what the test says into the pairs of a trace at its own window."""
    own = pc.and_(
        pc.equal(pairs["trace"], trace.name), pc.equal(pairs["window_ms"], trace.window_ms)
    )
    there = own.to_numpy()
    a = np.full(pairs.num_rows, -1, dtype=np.int64)
    b = a.copy()
    a[there] = _numbers(pairs["account_a"].filter(own), keys)
    b[there] = _numbers(pairs["account_b"].filter(own), keys)
    found = decided.tested[trace.name]
    rows = np.full(pairs.num_rows, -1, dtype=np.int64)
    rows[there] = _rows_of(a[there], b[there], found, len(keys))
    for name, values in _evidence(found, rows, keys).items():
        number = PAIRS.get_field_index(name)
        if number < 0:
            continue
        old = pairs.column(number)
        new = pc.if_else(pa.array(there), values.cast(old.type), old)
        pairs = pairs.set_column(number, PAIRS.field(number), new)
    return pairs


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


def _verdicts(
    keys: pa.Array,
    layers: Sequence[Layer],
    decided: Decided,
    ends: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> pa.Table:
    """One row an account that acted, in a trace that was tested, on what others acted on."""
    acts, active = np.zeros(len(keys), dtype=np.int64), np.zeros(len(keys), dtype=np.bool_)
    for layer in layers:
        per_item = np.bincount(layer.item, minlength=len(layer.origin_ms))
        shared = per_item[layer.item] > 1
        acts += np.bincount(layer.account[shared], minlength=len(keys))
        active[layer.account] = True
    partners = np.bincount(np.concatenate(ends), minlength=len(keys))
    chosen = np.flatnonzero((active & (acts > 0)) | (decided.evidence != ""))
    speaks = decided.evidence[chosen] != ""
    explained = decided.explained_by[chosen]
    columns = {
        "account_key": keys.take(pa.array(chosen)),
        "tier": pa.array(decided.tier[chosen].tolist(), pa.string()),
        "explained_by": pa.array(explained.tolist(), pa.string(), mask=explained == ""),
        "p": pa.array(decided.account_p[chosen]),
        "q": pa.array(decided.account_q[chosen]),
        "evidence": pa.array(np.where(speaks, decided.evidence[chosen], "").tolist(), pa.string()),
        "traces": pa.array(decided.traces[chosen].tolist(), pa.string()),
        "partners": pa.array(partners[chosen].astype(np.int64)),
        "acts": pa.array(acts[chosen]),
    }
    return pa.table([columns[field.name] for field in VERDICTS], schema=VERDICTS)


def _bursts(tested: Sequence[TraceActs], decided: Decided) -> pa.Table:
    tables = []
    for each in tested:
        found = decided.bursts[each.trace.name]
        inside = found.item < each.things.num_rows
        rows = int(inside.sum())
        likeness = found.likeness[inside]
        columns = {
            "trace": pa.array([each.trace.name] * rows, pa.string()),
            "item_id": each.things["item_id"].take(pa.array(found.item[inside])),
            "start_ms": pa.array(found.start_ms[inside]),
            "width_ms": pa.array(found.width_ms[inside]),
            "acts": pa.array(found.acts[inside]),
            "sparse_acts": pa.array(found.sparse[inside]),
            "usual_share": pa.array(found.usual[inside]),
            "likeness": pa.array(likeness, pa.float64(), mask=np.isnan(likeness)),
            "p": pa.array(found.p[inside], pa.float64()),
            "q": pa.array(found.q[inside], pa.float64()),
        }
        tables.append(pa.table([columns[field.name] for field in BURSTS], schema=BURSTS))
    return pa.concat_tables(tables) if tables else BURSTS.empty_table()


def _ends(
    decided: Decided, alpha: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Pairs that are tied, and those that would be if what explains them were no explanation."""
    a, b, weight = decided.ties
    found = decided.joined
    if found is None or not len(found.a):
        return a, b, weight
    explained = decided.tier == "explained"
    close = explained[found.a] & explained[found.b]
    close &= corrected(found.apart, found.family) <= alpha
    heavy = -np.log10(np.maximum(found.apart[close], 1e-12))  # more says no more
    return (
        np.concatenate([a, found.a[close]]),
        np.concatenate([b, found.b[close]]),
        np.concatenate([weight, heavy]),
    )


def _ties(
    keys: pa.Array, layers: Sequence[Layer], decided: Decided, ends: tuple[NDArray[Any], ...]
) -> pa.Table:
    a, b, weight = ends
    tier = np.full(len(a), "lead", dtype=object)
    for name in ("beyond chance", "explained"):
        tier[(decided.tier[a] == name) & (decided.tier[b] == name)] = name
    best = _best(a, b, decided, len(keys), keys)
    return pa.table(
        {
            "account_a": keys.take(pa.array(a)),
            "account_b": keys.take(pa.array(b)),
            "reach_ms": _reach(a, b, decided, layers),
            "tier": pa.array(tier.tolist(), pa.string()),
            "weight": pa.array(weight, pa.float64()),
            **{name: best[name] for name in _EVIDENCE},
        }
    )


def _reach(
    a: NDArray[np.int64], b: NDArray[np.int64], decided: Decided, layers: Sequence[Layer]
) -> NDArray[np.int64]:
    """How far apart acts count for each tie: the windows, or an hour where few lie within these.

    Bursts that hold the same accounts again and again are looked at over up to an hour.
    """
    if decided.joined is None:
        return np.zeros(len(a), dtype=np.int64)
    count = np.zeros(len(a), dtype=np.int64)
    for layer in layers:
        met = coincidences(a, b, layer.account, layer.item, layer.at, window_ms=layer.window_ms)
        count += np.bincount(met.tie, minlength=len(a))
    return np.where(count >= 2, 0, _HOUR_MS)


def _best(
    a: NDArray[np.int64], b: NDArray[np.int64], decided: Decided, accounts: int, keys: pa.Array
) -> dict[str, pa.Array]:
    """The evidence over all layers where they were joined, else of the layer that says most."""
    found = [*([decided.joined] if decided.joined is not None else []), *decided.tested.values()]
    chosen: dict[str, pa.Array] = {}
    smallest = np.full(len(a), np.inf)
    for each in found:
        rows = _rows_of(a, b, each, accounts)
        told = _evidence(each, rows, keys)
        p = np.where(rows >= 0, each.p[np.maximum(rows, 0)] if len(each.p) else np.inf, np.inf)
        better = p < smallest
        smallest = np.where(better, p, smallest)
        for name in _EVIDENCE:
            chosen[name] = (
                pc.if_else(pa.array(better), told[name], chosen[name])
                if name in chosen
                else told[name]
            )
    return chosen or {name: pa.nulls(len(a), NETWORK.field(name).type) for name in _EVIDENCE}
