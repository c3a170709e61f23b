"""What a platform or app shows many people at one moment: digests, pushes, trending lists."""

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

_DAY, _SLOT = 86_400_000, 600_000


@dataclass(frozen=True, kw_only=True, slots=True)
class PlatformFeature:
    """Whether several items at a time reach many accounts at once, or always at one hour.

    Readers of a digest meet on several items in one sitting, at the same time of day, and each
    takes some of the items. Accounts that are told what to boost take nearly all.
    """

    name: ClassVar[str] = "platform feature"

    items: int = 2  # in one occasion, at least
    days: int = 4  # at the same time of day, at least
    in_slots: float = 0.8  # of the co-actions, in the two fullest half hours of the day
    attendance: float = 0.5  # share of the items on which the median member took part, at most
    crowd: float = 1.0  # or: outsiders who did the same, to a member
    times: int = 3  # occasions on which they did

    def test(self, group: Group) -> TestedMechanism:
        """Look at the time of day and at who else met the same items then."""
        if not len(group.earlier):
            return not_testable(self.name, group, "There are no acts close together to look at.")
        at = group.scene.at[group.earlier]
        pairs = np.unique(group.occasion * group.scene.items + group.item)
        each = np.bincount(pairs // group.scene.items)
        several = (each >= self.items)[group.occasion]
        slot = _two_fullest(at) & several
        days = len(np.unique(at[slot] // _DAY))
        crowded = several & (group.crowd >= self.crowd * len(group.members))
        daily = days >= self.days and group.attendance <= self.attendance
        often = len(np.unique(group.occasion[crowded])) >= self.times
        covers = (slot if daily else np.zeros_like(slot)) | (
            crowded if often else np.zeros_like(slot)
        )
        share = float(covers.mean())
        evidence = {
            "occasions": len(each),
            "several_items": float(several.mean()),
            "same_time_of_day": float(slot.mean()),
            "days": days,
            "with_a_crowd": float(crowded.mean()),
            "attendance": group.attendance,
        }
        said = (
            f"{percent(float(several.mean()))} of what was done together were several items in one "
            f"sitting, {percent(float(slot.mean()))} at the same time of day on "
            f"{counted(days, 'day')}, {percent(float(crowded.mean()))} with at least as many others "
            "doing the same"
        )
        if share >= ENOUGH:
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                said + ": as readers of a digest or a trending list do.",
            )  # fmt: skip
        if share >= SOME:
            return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")
        if several.mean() < SOME:
            said = (
                "What was done together is mostly one item at a time "
                f"({percent(float(1 - several.mean()))}); digests and trending lists bring several"
            )
        return not_found(self.name, group, said + ".", evidence, share)


def _two_fullest(at: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which times lie in the two fullest half hours of the day (UTC)."""
    slots = _DAY // _SLOT
    slot = at // _SLOT % slots
    counts = np.bincount(slot, minlength=slots)
    chosen = np.zeros(slots, dtype=np.bool_)
    for _ in range(2):
        left = np.where(chosen, 0, counts)
        best = int(np.argmax(left + np.roll(left, -1) + np.roll(left, -2)))
        chosen[[best, (best + 1) % slots, (best + 2) % slots]] = True
    return chosen[slot]
