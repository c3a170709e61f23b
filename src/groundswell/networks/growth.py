"""Growing a group from its core: accounts that many of its members coincide with, as leads.

A pair may be too weak by itself and still lie in the middle of a group whose other pairs are
not. Its score is its own evidence and that of the triangles it closes. What score is worth a look
is set by decoys: the same accounts on the same items, with the moments of each item dealt out
anew among acts of like age, sent through the whole test (target and decoy, after Elias & Gygi 2007). The share of
decoys among leads is an estimate, not a promise: leads are for people to look at, and only those
next to an account beyond chance become leads.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.networks import coincidence

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from groundswell.networks.acts import Acts
    from groundswell.networks.significance import Tested

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_LEAST = 1.5  # -log10 p of a pair that counts at all
_OWN, _EACH, _BEST = 12.0, 6.0, 5  # limits of a pair's own part, of a triangle's, and how many
_MOST_PAIRS = 300_000  # scored, the strongest first
_DECOYS, _ENOUGH = 3, 1_000_000  # decoy worlds, one alone where there are so many pairs


@dataclass(frozen=True, slots=True)
class Grown:
    """Pairs with their scores, and the score from which decoys are few.

    ``a``, ``b`` and ``score`` have one entry a pair with p of 0.03 or less, ``best`` one an
    account. ``threshold`` is infinite where no score keeps decoys below the share asked for.
    """

    a: Ints
    b: Ints
    score: Floats
    best: Floats
    threshold: float
    decoys: float  # accounts at or above the threshold in a decoy world, on average


def grow(
    acts: Acts,
    tested: Tested,
    test: Callable[[Acts], Tested],
    *,
    window_ms: Ints,
    share: float = 0.05,
    seed: int = 20_260_223,
) -> Grown:
    """Score pairs by the company they keep, and set the threshold by decoys.

    ``test`` is the whole test of pairs, applied to each of three decoys, or to one alone from a
    million pairs on; ``window_ms`` has one entry an item.
    """
    a, b, score, best = _scored(tested, acts.accounts)
    if not len(a):
        return Grown(a, b, score, best, np.inf, 0.0)
    random = np.random.Generator(np.random.PCG64(seed))
    surrogates = _DECOYS if len(tested.a) < _ENOUGH else 1
    decoys = [
        _scored(test(decoy(acts, tested.audience, window_ms, random)), acts.accounts)[3]
        for _ in range(surrogates)
    ]
    targets = np.sort(best[best > 0])[::-1]
    false = np.array([[(each >= s).sum() for each in decoys] for s in targets]).mean(axis=1)
    kept = (false + 1 / surrogates) / np.arange(1, len(targets) + 1) <= share
    if not kept.any():
        return Grown(a, b, score, best, np.inf, 0.0)
    last = int(np.flatnonzero(kept)[-1])
    return Grown(a, b, score, best, float(targets[last]), float(false[last]))


def decoy(acts: Acts, audience: Floats, window_ms: Ints, random: np.random.Generator) -> Acts:
    """Deal the moments of each item out anew: who acts on what stays, as does every item's pace.

    On an item with an audience, accounts change places with others who acted at an age of the same
    magnitude: a crowd, a push message or a viral minute stay as dense as they are. On an item that
    only suspects use, ages are drawn from items of the same size that have an audience.
    """
    early = acts.age < 2 * window_ms[acts.item]
    cell = np.where(early, 0, np.floor(np.log2(np.maximum(acts.age, 1)))).astype(np.int64)
    new = np.ones(len(cell), dtype=np.bool_)
    new[1:] = (acts.item[1:] != acts.item[:-1]) | (cell[1:] != cell[:-1])
    # Acts are by item and time, so acts of like age lie side by side: each keeps its place among them.
    account = acts.account[np.argsort(np.cumsum(new) + random.random(len(cell)))]
    at, age = acts.at, acts.age
    closed = audience[acts.item] < 0.5
    if closed.any() and not closed.all():
        age = age.copy()
        sizes = np.log2(np.maximum(acts.size[acts.item], 1)).astype(np.int64)
        for size in np.unique(sizes[closed]):
            donors = np.flatnonzero(~closed & (sizes == size))
            if not len(donors):
                donors = np.flatnonzero(~closed)
            here = np.flatnonzero(closed & (sizes == size))
            age[here] = acts.age[random.choice(donors, len(here))]
        at = acts.appeared[acts.item] + age
        # Only closed items have lost their order.
        here = np.flatnonzero(closed)
        order = np.arange(len(at))
        order[here] = here[np.lexsort((at[here], acts.item[here]))]
        account, at, age = account[order], at[order], age[order]
    coincidence.settle_ties(account, acts.item, at)
    return replace(
        acts,
        account=account,
        at=at,
        age=age,
        acts=coincidence.by_account(account, acts.accounts),
    )


def _scored(tested: Tested, accounts: int) -> tuple[Ints, Ints, Floats, Floats]:
    weight = -np.log10(np.maximum(tested.p, 1e-300))
    strong = np.flatnonzero(weight >= _LEAST)
    if len(strong) > _MOST_PAIRS:
        strong = strong[np.argsort(-weight[strong], kind="stable")[:_MOST_PAIRS]]
    a, b, weight = tested.a[strong], tested.b[strong], weight[strong]
    ends = np.concatenate((a, b))
    order = np.lexsort((np.concatenate((b, a)), ends))
    start = np.searchsorted(ends[order], np.arange(accounts + 1))
    partner, strength = np.concatenate((b, a))[order], np.concatenate((weight, weight))[order]
    score = _triangles(a, b, weight, start, partner, strength)
    best = np.zeros(accounts)
    np.maximum.at(best, a, score)
    np.maximum.at(best, b, score)
    return a, b, score, best


@njit(cache=True, nogil=True)
def _triangles(a, b, weight, start, partner, strength):  # type: ignore[no-untyped-def]
    """A pair's own evidence and that of its best triangles, each limited."""
    out = np.empty(len(a))
    for x in range(len(a)):
        best = np.zeros(_BEST)
        i, j = start[a[x]], start[b[x]]
        while i < start[a[x] + 1] and j < start[b[x] + 1]:
            if partner[i] == partner[j]:
                link = min(strength[i], strength[j], _EACH)
                low = np.argmin(best)
                best[low] = max(best[low], link)
                i += 1
                j += 1
            elif partner[i] < partner[j]:
                i += 1
            else:
                j += 1
        out[x] = min(weight[x], _OWN) + best.sum()
    return out
