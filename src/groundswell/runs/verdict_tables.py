"""What the test against chance decided, as the tables of a case: verdicts, bursts, pairs and ties.

The test works on accounts as numbers, each the place of an account among all keys in order; here
they become keys again, and what was not tested stays null.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.tables import BURSTS, NETWORK, PAIRS, VERDICTS
from groundswell.networks.correction import corrected
from groundswell.networks.evidence import coincidences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.networks.decision import Decided, Layer
    from groundswell.traces.contract import Trace

_HOUR_MS = 3_600_000
_EVIDENCE = (
    *("tested_items", "occasions", "leaders", "leader_key", "leader_share"),
    *("expected", "p", "q"),
)


def fill_pairs(pairs: pa.Table, trace: Trace, keys: pa.Array, decided: Decided) -> pa.Table:
    """Write what the test says into the pairs of a trace at its own window."""
    own = pc.and_(
        pc.equal(pairs["trace"], trace.name), pc.equal(pairs["window_ms"], trace.window_ms)
    )
    there = own.to_numpy()
    a = np.full(pairs.num_rows, -1, dtype=np.int64)
    b = a.copy()
    a[there] = account_numbers(pairs["account_a"].filter(own), keys)
    b[there] = account_numbers(pairs["account_b"].filter(own), keys)
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


def verdict_rows(
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


def burst_rows(item_ids: Mapping[str, pa.ChunkedArray], decided: Decided) -> pa.Table:
    """One row an item of a trace that was tested: its busiest window.

    ``item_ids`` holds, for each of these traces, the items that several accounts acted on; the
    numbers of other items are higher.
    """
    tables = []
    for trace, ids in item_ids.items():
        found = decided.bursts[trace]
        inside = found.item < len(ids)
        rows = int(inside.sum())
        likeness = found.likeness[inside]
        columns = {
            "trace": pa.array([trace] * rows, pa.string()),
            "item_id": ids.take(pa.array(found.item[inside])),
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


def tie_ends(
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


def tie_rows(
    keys: pa.Array, layers: Sequence[Layer], decided: Decided, ends: tuple[NDArray[Any], ...]
) -> pa.Table:
    """One row a tie: its accounts as keys, its tier and weight, and the evidence of all traces."""
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


def account_numbers(column: pa.ChunkedArray, keys: pa.Array) -> NDArray[np.int64]:
    """Give the place of each key of a column among ``keys``, -1 where it is none of them."""
    found = pc.fill_null(pc.index_in(column, value_set=keys), -1)
    return np.asarray(found.to_numpy(), dtype=np.int64)


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
