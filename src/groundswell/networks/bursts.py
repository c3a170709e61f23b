"""Items in whose busy stretches accounts crowd that hardly act otherwise, or that are alike.

For campaigns whose accounts act once or a few times, where no pair can show itself. The test asks
*who* is in an item's burst, compared with the item's other actors: that many acted at once does
not trigger it. Where nearly everybody acts once or twice, only the accounts' own marks can speak.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.networks import coincidence, newcomers
from groundswell.networks import marks as likenesses
from groundswell.networks.acts import first_acts
from groundswell.networks.correction import corrected
from groundswell.networks.involved import involved
from groundswell.networks.marks import Marks
from groundswell.networks.newcomers import Acts, Windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

__all__ = ["Bursts", "Marks", "find_bursts"]

_MOST_ACTS = (2, 5)  # of a sparse account in the whole data, tried one after the other
_WIDTHS = (1, 10, 60)  # of the windows tried, in window_ms
_FEWEST = 10  # acts in a burst, below which it is not tested
_FEWEST_SPARSE = 5  # beyond what is usual, below which it is not worth a word
_TIMELY = 0.05  # chance of a window's sparse accounts, from which on its marks are looked at


@dataclass(frozen=True, slots=True)
class Bursts:
    """The most telling window of each item that has enough acts in one, and what it says.

    One entry an item: ``start_ms`` and ``width_ms`` of the window, ``acts`` in it, ``sparse`` of
    them by accounts with few acts in the data, ``usual`` the share of such accounts to be expected
    on this item, ``likeness`` log10 of the likelihood ratio of the accounts' marks (NaN without
    marks), ``p`` for all windows tried on the item, ``q`` (Benjamini & Hochberg over the items).

    One entry an account number: ``account_p`` of the best burst that the account is part of as a
    sparse or a like one, and ``account_q``, the chance that the account is no part of it: the
    burst is no burst, or the account is one of the sparse or like accounts that come anyway.
    """

    item: Ints
    start_ms: Ints
    acts: Ints
    sparse: Ints
    usual: Floats
    p: Floats
    q: Floats
    width_ms: Ints
    likeness: Floats
    account_p: Floats
    account_q: Floats


def find_bursts(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    window_ms: int = 60_000,
    origin_ms: NDArray[Any] | None = None,
    acts: NDArray[Any] | None = None,
    marks: Marks | None = None,
) -> Bursts:
    """Test who acts in each item's busy stretches, of one, ten and sixty times ``window_ms``.

    Arrays as in `groundswell.networks.significance.against_chance`; an account's further acts
    on an item don't count. ``acts`` has one entry an account number: its acts in the whole data,
    where these are more than what is tested. ``marks`` are compared only inside an item.
    """
    first = _first_acts(account, item, at_ms, origin_ms)
    accounts = int(first.account.max()) + 1 if len(first.account) else 0
    often = np.bincount(first.account, minlength=accounts)
    if acts is not None:
        often = np.maximum(often, np.asarray(acts, dtype=np.int64)[:accounts])
    windows = newcomers.windows_of(first, tuple(k * window_ms for k in _WIDTHS), _FEWEST)
    if not len(windows.of):
        return _nothing(accounts)
    levels = [(often <= most)[first.account] for most in _MOST_ACTS]
    chances = [newcomers.chance_of(first, level, windows) for level in levels]
    tried = np.bincount(windows.of, minlength=len(first.items))[windows.of] * len(levels)
    by_level = np.stack([_worth_a_word(first, each, windows) for each in chances])
    level = by_level.argmin(axis=0)
    places = np.arange(len(windows.of))
    p = np.minimum(1.0, by_level[level, places] * tried)
    likeness = np.full(len(p), np.nan)
    scores = None
    if marks is not None:
        scores = likenesses.scores_of(first, marks)
        p, likeness = _with_marks(first, windows, levels, level, p, by_level, scores)
    best = _best(windows.of, p, windows.high - windows.low)
    whose = windows.of[best]
    final = p[best]
    q = corrected(final, float(len(final)))
    rank = np.searchsorted(np.sort(final), p, side="right")
    window_q = np.minimum(1.0, p * len(final) / np.maximum(rank, 1))
    few = np.stack([each.sparse for each in chances])[level, places]
    usual = np.stack([each.usual for each in chances])[level, places]
    account_p, account_q = involved(
        first, windows, levels, level, usual, scores, p, window_q, accounts
    )
    return Bursts(
        item=first.items[whose],
        start_ms=first.at[windows.low[best]],
        acts=(windows.high - windows.low)[best],
        sparse=few[best],
        usual=usual[best],
        p=final,
        q=q,
        width_ms=windows.width_ms[best],
        likeness=likeness[best],
        account_p=account_p,
        account_q=account_q,
    )


def _first_acts(
    account: NDArray[Any], item: NDArray[Any], at_ms: NDArray[Any], origin_ms: NDArray[Any] | None
) -> Acts:
    account, item, at = (np.asarray(x, dtype=np.int64) for x in (account, item, at_ms))
    account, item, at = first_acts(account, item, at)
    items, _, size, of = coincidence.numbered(item, int(item.max(initial=-1)) + 1)
    start = np.concatenate(([0], np.cumsum(size)))
    born = at[start[:-1]] if len(items) else at
    if origin_ms is not None and len(items):
        given = np.asarray(origin_ms, dtype=np.int64)[items]
        born = np.where((given >= 0) & (given <= born), given, born)
    return Acts(account=account, items=items, of=of, at=at, age=at - born[of], start=start)


def _worth_a_word(acts: Acts, chance: newcomers.Chance, windows: Windows) -> Floats:
    """Give p, 1 where the excess is of few accounts or there is nobody to compare them with.

    A drive or a petition can be all of an item's life: within minutes or an hour, people who seldom
    act are then no wonder. Within a single ``window_ms`` they are.
    """
    count = windows.high - windows.low
    excess = chance.sparse - chance.usual * count
    others = acts.size[windows.of] - count
    compared = (others >= _FEWEST) | (windows.width_ms == windows.width_ms.min())
    out: Floats = np.where((excess >= _FEWEST_SPARSE) & compared, chance.p, 1.0)
    return out


def _with_marks(
    acts: Acts,
    windows: Windows,
    levels: list[Flags],
    level: Ints,
    p: Floats,
    by_level: Floats,
    scores: Floats,
) -> tuple[Floats, Floats]:
    """Let marks add to what sparse accounts say, in windows that stand out without them.

    They stand out by more sparse accounts than a twentieth of windows have, or by as many acts as
    both sides together. The tests are joined by Fisher's method; half of the error goes to sparse
    accounts alone, a sixth each to the item's best window by them, to the busiest window of each
    width, and to all windows that stand out.
    """
    count = windows.high - windows.low
    best = _best(windows.of, p, count)
    busiest = np.concatenate(
        [
            rows[_best(windows.of[rows], -count[rows].astype(np.float64), count[rows])]
            for width in np.unique(windows.width_ms)
            if len(rows := np.flatnonzero(windows.width_ms == width))
        ]
    )
    places = len(acts.items)
    turns = np.bincount(windows.of[busiest], minlength=places)[windows.of]
    alone = np.minimum(1.0, by_level.min(axis=0) * len(levels))
    timely = (alone <= _TIMELY) | (count >= newcomers.around(acts, windows))
    standing = np.flatnonzero(timely)
    all_turns = np.bincount(windows.of[standing], minlength=places)[windows.of]
    joined, likeness = np.ones(len(p)), np.zeros(len(p))
    for number, sparse in enumerate(levels):
        mine = np.flatnonzero(level == number)
        found = likenesses.likeness_of(acts, scores, sparse, windows, busiest)
        # Marks count from even odds on: they may add to a burst, never take from it.
        counted = timely & (found.p <= 0.5)
        likeness[mine] = found.log10[mine]
        for rows, before, tries in (
            (best, p, np.ones_like(turns)),
            (busiest, alone, turns),
            (standing, alone, all_turns),
        ):
            own = rows[level[rows] == number]
            both = 6 * tries[own] * _fisher(before[own], found.p[own])
            joined[own] = np.minimum(joined[own], np.where(counted[own], both, 1.0))
    return np.minimum(1.0, np.minimum(2 * p, joined)), likeness


def _fisher(p: Floats, other: Floats) -> Floats:
    product = np.maximum(p * other, 1e-300)
    joined: Floats = product * (1 - np.log(product))
    return joined


def _best(of: Ints, p: Floats, count: Ints) -> Ints:
    """The window of each item with the lowest p, of equal ones the one with most acts."""
    order = np.lexsort((-count, p, of))
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = of[order][1:] != of[order][:-1]
    chosen: Ints = order[first]
    return chosen


def _nothing(accounts: int) -> Bursts:
    ints, floats, ones = np.empty(0, dtype=np.int64), np.empty(0), np.ones(accounts)
    return Bursts(ints, ints, ints, ints, floats, floats, floats, ints, floats, ones, ones.copy())
