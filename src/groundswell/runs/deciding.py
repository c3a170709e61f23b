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


def decide(layers: Sequence[Layer], *, accounts: int, alpha: float) -> Decided:
    """Test each layer by itself; an account counts by its best, corrected for their number."""
    tested, bursts = {}, {}
    best, active = np.ones(accounts), np.zeros(accounts, dtype=np.bool_)
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
        bursts[layer.name] = find_bursts(layer.account, layer.item, layer.at, window_ms=window)
        active[layer.account] = True
        best[: len(found.account_p)] = np.minimum(best[: len(found.account_p)], found.account_p)
    p = np.minimum(1.0, best * max(1, len(layers)))
    q = np.ones(accounts)
    q[active] = corrected(p[active], float(active.sum()))
    named = q <= alpha
    tier = np.where(named, "beyond chance", np.where(active, "within chance", "insufficient data"))
    traces = np.full(accounts, "", dtype=object)
    ends = []
    for name, found in tested.items():
        close = found.q <= alpha
        close &= named[found.a] & named[found.b]
        ends.append((found.a[close], found.b[close], -np.log10(np.maximum(found.p[close], 1e-300))))
        for number in np.unique(np.concatenate([found.a[close], found.b[close]])).tolist():
            traces[number] = f"{traces[number]} {name}".strip()
    return Decided(
        tested=tested,
        joined=None,
        bursts=bursts,
        account_p=p,
        account_q=q,
        tier=tier,
        explained_by=np.full(accounts, ""),
        evidence=np.where(named, "pairs", ""),
        traces=traces.astype(np.str_),
        ties=_summed(ends, accounts),
    )


def _summed(ends: Sequence[tuple[Ints, Ints, Floats]], accounts: int) -> tuple[Ints, Ints, Floats]:
    if not ends:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0)
    a, b, weight = (np.concatenate([each[k] for each in ends]) for k in range(3))
    names, where = np.unique(a * accounts + b, return_inverse=True)
    summed: Floats = np.bincount(where, weight, minlength=len(names)).astype(np.float64)
    return names // accounts, names % accounts, summed
