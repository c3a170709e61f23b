"""How firm groups are: how often members stay together when the evidence is drawn anew.

The evidence is redrawn by the Poisson bootstrap (Hanley & MacGibbon 2006): every item, or where
items are not known every tie, counts as often as a Poisson number of mean one says; 37 in 100 not
at all. Co-membership over such runs is the consensus matrix of Lancichinetti & Fortunato (2012),
here only summed per account and group, never held account by account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from groundswell.networks.cutting import connected

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.cutting import Ties

_WORK = 1_000_000  # ties times redraws that are worth it; fewer redraws of larger networks
_FEWEST = 8


def redraws(ties: int, asked: int) -> int:
    """How often a network of so many ties is redrawn.

    >>> redraws(1_000, 20), redraws(100_000, 20), redraws(1_000_000, 20)
    (20, 10, 8)
    """
    return min(asked, max(_FEWEST, _WORK // max(ties, 1)))


def redraw_ties(ties: int, times: int, seed: int) -> NDArray[np.float64]:
    """Draw how often each tie counts: an array of redraws × ties, of mean one."""
    return np.random.default_rng(seed).poisson(1.0, (times, ties)).astype(np.float64)


def redraw_items(
    ties: int, tie: NDArray[np.int64], item: NDArray[np.int64], times: int, seed: int
) -> NDArray[np.float64]:
    """Draw how often each item counts, and from it each tie: the mean over the items it rests on.

    ``tie`` and ``item`` are parallel: one entry for each item that a tie rests on. Ties that share
    items rise and fall together, as they should. Gives redraws × ties; every tie needs an item.
    """
    _, number = np.unique(item, return_inverse=True)
    rests_on = np.bincount(tie, minlength=ties)
    drawn = np.random.default_rng(seed).poisson(1.0, (times, int(number.max(initial=-1)) + 1))
    counted = [np.bincount(tie, counts[number], ties) for counts in drawn]
    return np.array(counted, dtype=np.float64).reshape(times, ties) / np.maximum(rests_on, 1)


def hanging_together(
    ties: Ties, inside: NDArray[np.bool_], drawn: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Number what hangs together in each redraw by the ties inside groups: redraws × accounts."""
    run, tie = np.nonzero((drawn > 0) & inside)
    shift = run * ties.accounts
    parts = connected(ties.accounts * len(drawn), ties.a[tie] + shift, ties.b[tie] + shift)
    return parts.reshape(len(drawn), ties.accounts)


def joined(first: NDArray[np.int64], second: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number anew so that two entries are equal only where both given arrays have them equal."""
    if not first.size:
        return first
    second = second - second.min()
    code = (first - first.min()) * (int(second.max()) + 1) + second
    return np.unique(code, return_inverse=True)[1].reshape(first.shape).astype(np.int64)


def co_membership(group: NDArray[np.int64], place: NDArray[np.int64]) -> NDArray[np.float64]:
    """How often each member falls together with the others of its group, on average over them.

    ``group`` holds each account's group, negative for none; ``place`` (redraws × accounts) where it
    falls in each redraw. The mean over a group's members is the mean over its pairs. Accounts
    without a group, and alone in one, get 0.
    """
    share = np.zeros(len(group))
    members = np.flatnonzero(group >= 0)
    if not len(members) or not len(place):
        return share
    of = group[members]
    others = np.bincount(of)[of] - 1
    for there in place:
        cell = joined(of, there[members])
        share[members] += (np.bincount(cell)[cell] - 1) / np.maximum(others, 1)
    return share / len(place)
