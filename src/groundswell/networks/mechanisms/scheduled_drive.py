"""A call to act at an hour that was announced: petitions, hashtag parties, remembrance."""

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
class ScheduledDrive:
    """Whether the coincidences begin on the full hour and a crowd goes on for the rest of it.

    A round hour alone proves little (one occasion in fifteen begins there by accident, and
    software keeps hours too), so others must do the same, or the members' own acts must spread
    over the hour as those of people do.
    """

    name: ClassVar[str] = "scheduled drive"

    before_ms: int = 60_000  # of the full hour
    after_ms: int = 180_000
    crowd: float = 0.5  # outsiders who did the same, to a member
    late_ms: int = 1_200_000  # into the hour
    later: float = 0.15  # or: members' share of acts that come so late, or later
    members: int = 20  # a drive has many

    def test(self, group: Group) -> TestedMechanism:
        """Look at when each occasion begins and how it goes on."""
        if not len(group.earlier):
            return not_testable(self.name, group, "There are no acts close together to look at.")
        scene = group.scene
        start = np.full(int(group.occasion.max()) + 1, np.iinfo(np.int64).max)
        np.minimum.at(start, group.occasion, scene.at[group.earlier])
        past = (start + self.before_ms) % _HOUR
        round_start = past <= self.before_ms + self.after_ms
        covers = round_start[group.occasion]
        share = float(covers.mean())
        others = float(np.median(group.crowd[covers])) if covers.any() else 0.0
        items = np.unique(group.item[covers])
        acts = group.acts[np.isin(scene.item[group.acts], items)]
        into = (scene.at[acts] + self.before_ms) % _HOUR
        later = float((into > self.before_ms + self.late_ms).mean()) if len(acts) else 0.0
        evidence = {
            "occasions": len(start),
            "on_the_hour": int(round_start.sum()),
            "others_who_did_the_same": others,
            "acts_later_in_the_hour": later,
        }
        said = (
            f"{counted(int(round_start.sum()), 'occasion')} of {len(start)} began on the full hour, "
            f"with {percent(share)} of what was done together"
        )
        if share < SOME:
            return not_found(self.name, group, said + ".", evidence, share)
        crowd = others >= self.crowd * len(group.members) or later >= self.later
        many = others + len(group.members) >= self.members
        if share >= ENOUGH and crowd and many:
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                f"{said}; {percent(later)} of the acts came later in the hour and {others:,.0f} "
                "other accounts did the same: a drive at an announced time.",
            )  # fmt: skip
        if not (crowd and many):
            return not_found(
                self.name, group, said + ", but without a crowd that goes on for the hour.",
                evidence, share,
            )  # fmt: skip
        return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")
