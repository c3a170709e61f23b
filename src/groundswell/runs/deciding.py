"""From tests of single traces to accounts, until the joint decision over all traces stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.networks.bursts import find_bursts
from groundswell.networks.correction import corrected
from groundswell.networks.significance import Coincidence, against_chance

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.networks.bursts import Bursts
    from groundswell.networks.marks import Marks
    from groundswell.networks.significance import Floats, Ints, Tested


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
    """What the tests say together; pair arrays by layer, account arrays by account number."""

    tested: Mapping[str, Tested]
    joined: Tested | None
    bursts: Mapping[str, Bursts]
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
    alpha: float,
) -> Decided:
    """Test each layer by itself; an account counts by its best, corrected for their number.

    Bursts give leads only: they speak of an item's actors as a set.
    """
    tested, bursts = {}, {}
    best, crowded = np.ones(accounts), np.ones(accounts)
    active = np.zeros(accounts, dtype=np.bool_)
    for layer in layers:
        window = layer.window_ms
        found = against_chance(
            layer.account,
            layer.item,
            layer.at,
            origin_ms=layer.origin_ms,
            source=layer.source,
            settings=Coincidence(
                window_ms=window,
                furthest_ms=max(3_600_000, 60 * window),
                gap_ms=max(1_800_000, 30 * window),
                alpha=alpha,
            ),
        )
        tested[layer.name] = found
        burst = find_bursts(
            layer.account,
            layer.item,
            layer.at,
            window_ms=window,
            origin_ms=layer.origin_ms,
            acts=acts,
            marks=marks,
        )
        bursts[layer.name] = burst
        active[layer.account] = True
        known = len(found.account_p)
        best[:known] = np.minimum(best[:known], found.account_p)
        known = len(burst.account_q)
        crowded[:known] = np.minimum(crowded[:known], burst.account_q)
    tests = len(layers) + (copies is not None)
    timed = np.minimum(1.0, best * max(1, len(layers)))
    p = best
    if copies is not None:
        p = np.minimum(p, copies.p)
        active |= copies.p < 1
    p = np.minimum(1.0, p * max(1, tests))
    q = np.ones(accounts)
    q[active] = corrected(p[active], float(active.sum()))
    named = q <= alpha
    lead = ~named & (crowded <= alpha)
    tier = np.where(active, "within chance", "insufficient data").astype(object)
    tier[lead], tier[named] = "lead", "beyond chance"
    said = {
        "pairs": named & (p <= timed * max(1, tests)) & (timed < 1),
        "copies": named & (copies.q <= alpha) if copies is not None else np.zeros_like(named),
        "burst": crowded <= alpha,
    }
    said["pairs"] &= _by_timing(tested, named, alpha)
    evidence, traces = np.full(accounts, "", dtype=object), np.full(accounts, "", dtype=object)
    for name, speaks in said.items():
        for number in np.flatnonzero(speaks).tolist():
            evidence[number] = f"{evidence[number]}, {name}".strip(", ")
    ends = []
    for name, found in tested.items():
        close = (found.q <= alpha) & named[found.a] & named[found.b]
        ends.append((found.a[close], found.b[close], -np.log10(np.maximum(found.p[close], 1e-300))))
        for number in np.unique(np.concatenate([found.a[close], found.b[close]])).tolist():
            traces[number] = f"{traces[number]} {name}".strip()
    if copies is not None:
        both = named[copies.a] & named[copies.b]
        weight = -np.log10(np.maximum(copies.pair_p[both], 1e-300))
        ends.append((copies.a[both], copies.b[both], weight))
        for number in np.unique(np.concatenate([copies.a[both], copies.b[both]])).tolist():
            if "copied_text" not in str(traces[number]).split():
                traces[number] = f"{traces[number]} copied_text".strip()
    return Decided(
        tested=tested,
        joined=None,
        bursts=bursts,
        account_p=p,
        account_q=q,
        tier=tier.astype(np.str_),
        explained_by=np.full(accounts, ""),
        evidence=evidence.astype(np.str_),
        traces=traces.astype(np.str_),
        ties=_summed(ends, accounts),
    )


def _by_timing(
    tested: Mapping[str, Tested], named: NDArray[np.bool_], alpha: float
) -> NDArray[np.bool_]:
    speaks = np.zeros_like(named)
    for found in tested.values():
        known = len(found.account_q)
        speaks[:known] |= named[:known] & (found.account_q <= alpha)
    return speaks


def _summed(ends: Sequence[tuple[Ints, Ints, Floats]], accounts: int) -> tuple[Ints, Ints, Floats]:
    if not ends:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)
    a, b, weight = (np.concatenate([each[k] for each in ends]) for k in range(3))
    names, where = np.unique(a * accounts + b, return_inverse=True)
    summed: Floats = np.bincount(where, weight, minlength=len(names)).astype(np.float64)
    return names // accounts, names % accounts, summed
