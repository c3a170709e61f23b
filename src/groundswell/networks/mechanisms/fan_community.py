"""People who follow the same few sources in general, and so meet there again and again."""

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


@dataclass(frozen=True, kw_only=True, slots=True)
class FanCommunity:
    """Whether the coincidences fall on a few sources that the members follow also otherwise.

    A source is followed when members act on several of its items. Fans follow it at any hour:
    part of their acts on it are in no co-action, or others are fans as well.
    """

    name: ClassVar[str] = "fan community"

    sources: int = 6  # at most
    items_each: int = 4  # items of each that members act on
    attendance: float = 0.75  # share of the items on which the median member took part, at most
    few: int = 4  # members, below which attendance tells nothing: two share all that they share
    apart: float = 0.25  # members' share of acts on these sources that are in no co-action

    def test(self, group: Group) -> TestedMechanism:
        """Find the few sources, and how the members follow them at other times."""
        scene = group.scene
        source = scene.source[group.item]
        if not len(source) or (source >= 0).mean() < SOME:
            return not_testable(
                self.name, group, "The data don't say whose posts these are, so fans can't be seen."
            )
        acts = group.acts[scene.source[scene.item[group.acts]] >= 0]
        chosen = self._followed(group, acts, source)
        covers = np.isin(source, chosen)
        share = float(covers.mean())
        own = np.unique(scene.item[acts[np.isin(scene.source[scene.item[acts]], chosen)]])
        apart = self._apart(group, acts[np.isin(scene.source[scene.item[acts]], chosen)])
        habit = float(np.isin(scene.source[scene.item[acts]], chosen).mean())
        member = int(group.inside[chosen].sum())
        evidence = {
            "sources": len(chosen),
            "sources_in_group": member,
            "items": len(own),
            "acts_apart": apart,
            "share_of_acts": habit,
            "attendance": group.attendance,
            "outsiders_to_a_member": group.audience(np.unique(group.item[covers])),
        }
        if share < SOME:
            return not_found(
                self.name, group,
                f"What was done together comes from many sources: the {self.sources} most followed "
                f"ones make {percent(share)} of it.",
                evidence, share,
            )  # fmt: skip
        said = (
            f"{percent(share)} of what was done together was on posts by "
            f"{counted(len(chosen), 'source')}, of which the members passed on "
            f"{counted(len(own), 'post')}, {percent(apart)} of the time apart from one another"
        )
        choosy = group.attendance <= self.attendance or len(group.members) < self.few
        if share >= ENOUGH and apart >= self.apart and choosy and member < max(1, len(chosen)):
            return TestedMechanism(
                self.name, "explains", share, covers, evidence, said + ": as fans do."
            )
        if apart < self.apart:
            said += ": fans would act on them apart more often"
        elif not choosy:
            said += ": fans would leave out more"
        return TestedMechanism(self.name, "part", share, covers, evidence, said + ".")

    def _apart(self, group: Group, acts: NDArray[np.int64]) -> float:
        """The median member's share of these acts that is in no co-action.

        Not everybody's together: of hundreds of members, some act on a popular source anyway.
        """
        if not len(acts):
            return 0.0
        place = np.searchsorted(group.members, group.scene.account[acts])
        apart = np.bincount(place, ~np.isin(acts, group.joint_acts), len(group.members))
        return float(np.median(apart / np.maximum(1, np.bincount(place, minlength=len(apart)))))

    def _followed(
        self, group: Group, acts: NDArray[np.int64], source: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Sources with enough items that members act on, by how many co-actions they have."""
        scene = group.scene
        pairs = np.unique(scene.item[acts])
        names, items = np.unique(scene.source[pairs], return_counts=True)
        names = names[items >= self.items_each]
        weight = np.bincount(source[source >= 0], minlength=scene.accounts)[names]
        most = np.argsort(-weight, kind="stable")[: self.sources]
        return names[most[weight[most] > 0]]
