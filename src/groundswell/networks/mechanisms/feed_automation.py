"""Machines that post what a feed brings, by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from groundswell.networks.mechanisms.contract import (
    ENOUGH,
    SOME,
    TestedMechanism,
    counted,
    not_found,
    not_testable,
    percent,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.mechanisms.group import Group

_PERIODS_S = (60, 300, 900, 3_600)
_BIN_S = 5
_COARSE = 0.5  # share of everybody's posts in one slot, from which the clock itself is coarse


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedAutomation:
    """Whether the members post by the clock, or at a lag that never changes.

    An account is clockwork when most of its posts fall into ten seconds of the minute, of five
    minutes, a quarter or an hour; a pair is, when its lag hardly varies. Machines also boost:
    only accounts that put out posts of their own, or one source's, are explained by a feed.
    """

    name: ClassVar[str] = "feed automation"

    posts: int = 10  # fewer tell nothing of an account's clock
    in_slot: float = 0.75  # of its posts, in the fullest ten seconds of a period
    lags: int = 5  # coincidences of a pair, below which its lag isn't judged
    spread_ms: int = 2_000  # of the middle half of its lags, at most
    authors: int = 3  # more known authors than these are others' posts, passed on

    def test(self, group: Group) -> TestedMechanism:
        """Look at every member's clock and every pair's lag."""
        scene = group.scene
        sizes = np.diff(scene.timeline_of.start)[group.members]
        if not len(group.earlier) or (sizes >= self.posts).mean() < SOME:
            return not_testable(
                self.name, group,
                f"Most members have fewer than {self.posts} posts, too few to see a clock.",
            )  # fmt: skip
        clockwork = self._clockwork(group)
        a = np.searchsorted(group.members, scene.account[group.earlier])
        b = np.searchsorted(group.members, scene.account[group.later])
        steady = self._steady(group, a, b)
        covers = (clockwork[a] & clockwork[b]) | steady
        share = float(covers.mean())
        evidence = {
            "clockwork_accounts": int(clockwork.sum()),
            "steady_lags": float(steady.mean()),
            "reposts": group.reposts,
            "authors": float(group.authors),
        }
        if share < SOME:
            return not_found(
                self.name, group,
                f"{counted(int(clockwork.sum()), 'member')} of {len(group.members)} post by the "
                "clock; their times are those of people.",
                evidence, share,
            )  # fmt: skip
        said = (
            f"{counted(int(clockwork.sum()), 'member')} of {len(group.members)} post by the clock "
            f"and {percent(float(steady.mean()))} of what was done together came at an unchanging lag"
        )
        boosts = group.reposts > 1 - SOME or group.authors > self.authors
        if share >= ENOUGH and not boosts:
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                said + ": machines that post what a feed brings.",
            )  # fmt: skip
        if boosts:
            said += ", but on others' posts: machines, which says how, not why"
        return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")

    def _clockwork(self, group: Group) -> NDArray[np.bool_]:
        scene = group.scene
        posts = scene.timeline_of.of_each(group.members)
        start = scene.timeline_of.start
        sizes = start[group.members + 1] - start[group.members]
        who = np.repeat(np.arange(len(group.members)), sizes)
        out = np.zeros(len(group.members), dtype=np.bool_)
        everybody = scene.timeline_at[:: max(1, len(scene.timeline_at) // 100_000)]
        for period in _PERIODS_S:
            if _fullest(np.zeros(len(everybody), np.int64), everybody, 1, period)[0] > _COARSE:
                continue
            out |= _fullest(who, scene.timeline_at[posts], len(out), period) >= self.in_slot
        found: NDArray[np.bool_] = out & (sizes >= self.posts)
        return found

    def _steady(
        self, group: Group, a: NDArray[np.int64], b: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """For each co-action, whether its pair's lag is always the same."""
        at = group.scene.at
        lag = at[group.later] - at[group.earlier]
        lag = np.where(a < b, lag, -lag)
        pair = np.minimum(a, b) * len(group.members) + np.maximum(a, b)
        order = np.lexsort((lag, pair))
        names, start, counts = np.unique(pair[order], return_index=True, return_counts=True)
        sorted_lag = lag[order]
        low, high = start + counts // 4, start + (3 * counts) // 4
        steady = (counts >= self.lags) & (sorted_lag[high] - sorted_lag[low] <= self.spread_ms)
        found: NDArray[np.bool_] = steady[np.searchsorted(names, pair)]
        return found


def _fullest(
    who: NDArray[np.int64], at: NDArray[np.int64], many: int, period_s: int
) -> NDArray[np.float64]:
    """For each account, the share of its posts in the fullest ten seconds of a period."""
    bins = period_s // _BIN_S
    slot = at // (1_000 * _BIN_S) % bins
    counts = np.bincount(who * bins + slot, minlength=many * bins).reshape(many, bins)
    two = counts + np.roll(counts, -1, axis=1)
    share: NDArray[np.float64] = two.max(axis=1) / np.maximum(1, counts.sum(axis=1))
    return share
