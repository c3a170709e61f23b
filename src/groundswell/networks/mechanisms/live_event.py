"""Something happens, and everybody who is there or watches acts within minutes."""

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
    from groundswell.networks.mechanisms.group import Group

_HOUR = 3_600_000


@dataclass(frozen=True, kw_only=True, slots=True)
class LiveEvent:
    """Whether the coincidences fall into one or two occasions that a crowd shared.

    Its items are new: they appeared then. Others do as the members do, or the members come and
    go as a crowd does, each acting on some of the items. Accounts run together in a sprint act on
    nearly all of theirs, mostly alone.
    """

    name: ClassVar[str] = "geographic or live event"

    occasions: int = 2  # at most
    crowd: float = 1.0  # outsiders who did the same, to a member
    attendance: float = 0.4  # or: share of the items on which the median member took part, at most
    items: int = 5  # and so many items
    members: int = 12  # and members

    def test(self, group: Group) -> TestedMechanism:
        """Look at the busiest occasions and at who else was there."""
        if not len(group.earlier):
            return not_testable(self.name, group, "There are no acts close together to look at.")
        scene = group.scene
        counts = np.bincount(group.occasion)
        busiest = np.argsort(-counts, kind="stable")[: self.occasions]
        here = np.isin(group.occasion, busiest)
        start = np.full(len(counts), np.iinfo(np.int64).max)
        np.minimum.at(start, group.occasion, scene.at[group.earlier])
        new = scene.appeared[group.item] >= start[group.occasion] - group.gap_ms
        covers = here & new
        share = float(covers.mean())
        others = float(np.median(group.crowd[covers])) if covers.any() else 0.0
        items = len(np.unique(group.item[covers]))
        evidence = {
            "occasions": len(counts),
            "items": items,
            "others_who_did_the_same": others,
            "attendance": group.attendance,
        }
        if share < SOME:
            return not_found(
                self.name, group,
                f"What was done together lies on {counted(len(counts), 'occasion')} and is mostly "
                f"not about something that had just begun ({percent(share)} in the two busiest).",
                evidence, share,
            )  # fmt: skip
        said = (
            f"{percent(share)} of what was done together fell into {counted(len(busiest), 'occasion')} "
            f"on {counted(items, 'item')} that had just appeared, and {others:,.0f} other accounts "
            "did the same then"
        )
        shared = others >= self.crowd * len(group.members)
        loose = (
            group.attendance <= self.attendance
            and items >= self.items
            and len(group.members) >= self.members
        )
        if share >= ENOUGH and (shared or loose):
            return TestedMechanism(
                self.name, "explains", share, covers, evidence, said + ": a live event."
            )
        if not (shared or loose):
            return not_found(
                self.name, group, said + ": too few for an event that a crowd followed.", evidence,
                share,
            )  # fmt: skip
        return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")
