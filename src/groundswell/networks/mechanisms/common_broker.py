"""Accounts that follow one popular account, or a few, and pass on at once what it does.

Coincidences of a leader's fans come from the leader, as many as there are (the recipe's distinct
leaders). An operation that one account always seeds looks the same.
"""

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

_RATHER = 0.9  # an author or outsider who precedes so much of what a member precedes is preferred
_LATEST = 200  # acts before a burst among which its leader is looked for


@dataclass(frozen=True, kw_only=True, slots=True)
class CommonBroker:
    """Whether the coincidences begin with the same one to three accounts.

    A burst follows a leader when it begins within two windows of the item by the leader or of
    the leader's own act on it. ``items_each`` keeps a group with four items by three authors
    from being explained by them. Somebody is always first: of members who merely are, only one
    counts, since three of five would come first in most bursts by chance.
    """

    name: ClassVar[str] = "common broker"

    leaders: int = 3  # at most
    items_each: int = 3  # items on which each must be followed
    audience: float = 0.1  # outsiders to a member, so that it is more than the group's own voice
    apart: float = 0.3  # or: members' share of acts on the leader's items that are apart

    def test(self, group: Group) -> TestedMechanism:
        """Find the few accounts that most co-actions follow."""
        if not len(group.earlier):
            return not_testable(self.name, group, "There are no acts close together to look at.")
        burst, later, firsts = group.bursts
        weight = np.bincount(burst, minlength=len(firsts))
        number, leader = _candidates(group, firsts)
        author = group.scene.source[group.scene.item[firsts]]
        merely_first = np.zeros(group.scene.accounts, dtype=np.bool_)
        merely_first[leader[group.inside[leader] & (leader != author[number])]] = True
        chosen, covered = self._cover(group, number, leader, firsts, weight, merely_first)
        covers = covered[burst] & covered[later]
        share = float(covers.mean())
        items = np.unique(group.item[covers])
        audience, apart = group.audience(items), group.apart(items)
        member = sum(bool(group.inside[x]) for x in chosen)
        inner = bool(merely_first[chosen].any())
        followers = _followers(group, firsts[covered]) if inner else 0
        evidence = {
            "leaders": len(chosen),
            "leaders_in_group": member,
            "items": len(items),
            "outsiders_to_a_member": audience,
            "acts_apart": apart,
            "other_followers": followers,
        }
        if share < SOME:
            return not_found(
                self.name, group,
                f"No one to {self.leaders} accounts come before most of what was done together "
                f"({percent(share)} at most).",
                evidence, share,
            )  # fmt: skip
        whom = (
            "the same account" if len(chosen) == 1 else f"one of {counted(len(chosen), 'account')}"
        )
        said = (
            f"{percent(share)} of what was done together came right after {whom} "
            f"({counted(len(items), 'item')})"
        )
        heard = audience >= self.audience or (apart >= self.apart and not member)
        if inner and followers < max(3, len(group.members)):
            return TestedMechanism(
                self.name, "part", share, covers, evidence,
                f"{said}, who is one of them and not the author; hardly anybody else follows it: "
                "one who posts in several places in turn looks the same.",
            )  # fmt: skip
        if share >= ENOUGH and heard:
            return TestedMechanism(
                self.name, "explains", share, covers, evidence,
                f"{said}: explained by following it. Others follow it too or the members also act "
                "on it in their own time. Accounts run together and always started by one account "
                "would look the same.",
            )  # fmt: skip
        rest = (
            "; the rest did not."
            if heard
            else ", but hardly anybody else acts on it, and they never act on it apart: fans and "
            "accounts run by it can't be told from each other."
        )
        return TestedMechanism(self.name, "part", share, covers, evidence, said + rest)

    def _cover(
        self,
        group: Group,
        number: NDArray[np.int64],
        leader: NDArray[np.int64],
        firsts: NDArray[np.int64],
        weight: NDArray[np.int64],
        merely_first: NDArray[np.bool_],
    ) -> tuple[list[int], NDArray[np.bool_]]:
        """Choose leaders one by one, each time the one that most co-actions still lack."""
        covered = np.zeros(len(firsts), dtype=np.bool_)
        chosen: list[int] = []
        item = group.scene.item[firsts]
        names, place = np.unique(leader, return_inverse=True)
        pairs = np.unique(place * group.scene.items + item[number])
        followed = np.bincount(pairs // group.scene.items, minlength=len(names))
        allowed = followed >= self.items_each
        for _ in range(self.leaders):
            if covered[weight > 0].all():
                break
            gain = np.bincount(place, np.where(covered, 0, weight)[number], len(names)) * allowed
            if not len(gain) or gain.max() <= 0:
                break
            best = int(np.argmax(gain * np.where(merely_first[names], _RATHER, 1.0)))
            new = number[(place == best) & ~covered[number]]
            if len(np.unique(item[new])) < self.items_each:
                break
            chosen.append(int(names[best]))
            covered[new] = True
            if merely_first[names[best]]:
                allowed = allowed & ~merely_first[names]
            if weight[covered].sum() >= 0.95 * weight.sum():
                break
        return chosen, covered


def _followers(group: Group, firsts: NDArray[np.int64]) -> int:
    """Outsiders who come within two windows of these bursts' first acts, on two items or more."""
    scene = group.scene
    items, place = np.unique(scene.item[firsts], return_index=True)
    began = np.zeros(scene.items, dtype=np.int64)
    began[items] = scene.at[firsts[place]]
    acts = scene.acts_on.of_each(items)
    after = scene.at[acts] - began[scene.item[acts]]
    acts = acts[(after >= 0) & (after <= 2 * group.window_ms) & ~group.inside[scene.account[acts]]]
    both = np.unique(scene.account[acts] * scene.items + scene.item[acts])
    _, each = np.unique(both // scene.items, return_counts=True)
    return int((each >= 2).sum())


def _candidates(
    group: Group, firsts: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Burst numbers with accounts that each may follow, one row a possibility.

    Its item's author, where the burst comes soon after the item; whoever acted on the item in
    the two windows before it; and its own first account.
    """
    scene, early = group.scene, 2 * group.window_ms
    item, at = scene.item[firsts], scene.at[firsts]
    bursts = np.arange(len(firsts))
    fresh = (scene.source[item] >= 0) & (at - scene.appeared[item] < early)
    number, leader = [bursts, bursts[fresh]], [scene.account[firsts], scene.source[item[fresh]]]
    for k in range(len(firsts)):
        events = scene.acts_on.order[
            scene.acts_on.start[item[k]] : scene.acts_on.start[item[k] + 1]
        ]
        when = scene.at[events]
        low, high = np.searchsorted(when, [at[k] - early, at[k]])
        before = np.unique(scene.account[events[max(low, high - _LATEST) : high]])
        number.append(np.full(len(before), k))
        leader.append(before)
    pairs = np.unique(np.stack([np.concatenate(number), np.concatenate(leader)], axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]
