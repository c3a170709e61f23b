"""Which accounts of a burst are part of it, and how likely it is that one is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.newcomers import Acts, Windows

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_OPEN = 0.05  # bursts up to this q say something about accounts
_PART = 0.5  # chance of coming anyway, below which an account has the burst's p


def involved(
    acts: Acts,
    windows: Windows,
    levels: list[Flags],
    level: Ints,
    usual: Floats,
    scores: Floats | None,
    p: Floats,
    q: Floats,
    accounts: int,
) -> tuple[Floats, Floats]:
    """Say for each account how likely it is that it is no part of any burst.

    In a burst, the sparse accounts to be expected are as many as the others there would bring
    along. Of accounts that are alike, the item's actors outside the burst tell how many would
    have such marks anyway: their share, not below one in so many, as a target-decoy rate.
    """
    account_p, account_q = np.ones(accounts), np.ones(accounts)
    for row in np.flatnonzero(q <= _OPEN).tolist():
        low, high, of = windows.low[row], windows.high[row], windows.of[row]
        sparse = levels[level[row]]
        inside, share = sparse[low:high], usual[row]
        few = int(inside.sum())
        wrong = np.ones(high - low)
        anyway = (high - low - few + 1) * share / (1 - share)
        if few:
            wrong[inside] = min(1.0, anyway / few)
        if scores is not None:
            begin, end = acts.start[of], acts.start[of + 1]
            outside = np.concatenate([np.arange(begin, low), np.arange(high, end)])
            for stratum in (True, False):
                here = np.flatnonzero(inside == stratum)
                there = outside[sparse[outside] == stratum]
                if len(here) and len(there):
                    wrong[here] = np.minimum(
                        wrong[here], decoy_rate(scores[low + here], scores[there])
                    )
        members = acts.account[low:high]
        false = 1 - (1 - q[row]) * (1 - wrong)
        np.minimum.at(account_q, members, false)
        part = wrong < _PART
        np.minimum.at(account_p, members[part], p[row])
    return account_p, account_q


def decoy_rate(inside: Floats, outside: Floats) -> Floats:
    """For each score, the share of scores as high that those outside would bring along."""
    order = np.argsort(-inside, kind="stable")
    ranked = inside[order]
    reached = np.searchsorted(-ranked, -ranked, side="right")
    above = len(outside) - np.searchsorted(np.sort(outside), ranked, side="left")
    rate = len(inside) * (above + 1) / (len(outside) + 1) / reached
    rate = np.minimum.accumulate(np.where(ranked > 0, rate, 1.0)[::-1])[::-1]
    out = np.empty(len(inside))
    out[order] = np.minimum(1.0, rate)
    return out
