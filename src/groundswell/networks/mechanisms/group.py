"""A group as the mechanisms see it: its members, their co-actions, and the crowd around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.networks.mechanisms.scene import Scene

    Ints = NDArray[np.int64]

_MOST = 2_000_000  # co-actions of one group that are made; further ones only of neighbours in time


@dataclass(frozen=True)
class Group:
    """Members (account numbers, rising) and co-actions as pairs of acts of the scene.

    ``earlier`` and ``later`` are numbers of acts on one item by two members. What is derived from
    them is computed once, when a mechanism first asks for it.
    """

    scene: Scene
    members: Ints
    earlier: Ints
    later: Ints
    window_ms: int = 60_000
    gap_ms: int = 1_800_000  # coincidences closer than this are one occasion

    @cached_property
    def inside(self) -> NDArray[np.bool_]:
        """For each account of the scene, whether it is a member."""
        mask = np.zeros(self.scene.accounts, dtype=np.bool_)
        mask[self.members] = True
        return mask

    @cached_property
    def item(self) -> Ints:
        """The item of each co-action."""
        return self.scene.item[self.earlier]

    @cached_property
    def items(self) -> Ints:
        """The distinct items of the co-actions."""
        return np.unique(self.item)

    @cached_property
    def acts(self) -> Ints:
        """All acts of the members, on any item."""
        return self.scene.acts_of.of_each(self.members)

    @cached_property
    def joint_acts(self) -> Ints:
        """The acts that take part in a co-action."""
        return np.unique(np.concatenate((self.earlier, self.later)))

    @cached_property
    def outsiders(self) -> Ints:
        """For each of ``items``, how many acts of others than members it has."""
        events = self.scene.acts_on.of_each(self.items)
        other = ~self.inside[self.scene.account[events]]
        return np.bincount(
            np.searchsorted(self.items, self.scene.item[events]), other, len(self.items)
        ).astype(np.int64)

    @cached_property
    def insiders(self) -> Ints:
        """For each of ``items``, how many of its acts are in a co-action."""
        place = np.searchsorted(self.items, self.scene.item[self.joint_acts])
        return np.bincount(place, minlength=len(self.items))

    @cached_property
    def occasion(self) -> Ints:
        """For each co-action, the number of its occasion: a new one after ``gap_ms`` without."""
        when = self.scene.at[self.earlier]
        order = np.argsort(when, kind="stable")
        fresh = np.diff(when[order], prepend=when[order][:1]) > self.gap_ms
        out = np.empty(len(when), dtype=np.int64)
        out[order] = np.cumsum(fresh)
        return out

    @cached_property
    def bursts(self) -> tuple[Ints, Ints, Ints]:
        """The burst of each co-action's earlier act, of its later act, and each burst's first act.

        A burst is a chain of joint acts on one item, each within the window of the last. Two acts
        that make a co-action without being close (a copied text) are in two bursts.
        """
        scene, acts = self.scene, self.joint_acts
        order = np.lexsort((scene.account[acts], scene.at[acts], scene.item[acts]))
        acts = acts[order]
        fresh = np.ones(len(acts), dtype=np.bool_)
        fresh[1:] = (np.diff(scene.item[acts]) != 0) | (np.diff(scene.at[acts]) > self.window_ms)
        number = np.cumsum(fresh) - 1
        by_act = np.argsort(acts)
        in_order, burst = acts[by_act], number[by_act]
        one, other = (burst[np.searchsorted(in_order, x)] for x in (self.earlier, self.later))
        return one, other, acts[fresh]

    def apart(self, items: Ints) -> float:
        """Of the members' acts on these items, the share that is in no co-action.

        People who share an interest also act on the same things hours apart; accounts that are
        run together hardly do.
        """
        acts = self.acts[np.isin(self.scene.item[self.acts], items)]
        return float(1 - np.isin(acts, self.joint_acts).mean()) if len(acts) else 0.0

    @cached_property
    def attendance(self) -> float:
        """The part of ``items`` on which the median member is in a co-action."""
        who = self.scene.account[self.joint_acts]
        each = np.bincount(np.searchsorted(self.members, who), minlength=len(self.members))
        return float(np.median(each)) / max(1, len(self.items))

    @cached_property
    def together(self) -> float:
        """The part of the median member's acts that is in a co-action."""
        place = np.searchsorted(self.members, self.scene.account[self.acts])
        joint = np.bincount(place, np.isin(self.acts, self.joint_acts), len(self.members))
        return float(np.median(joint / np.maximum(1, np.bincount(place, minlength=len(joint)))))

    @cached_property
    def authors(self) -> int:
        """How many known authors it takes to account for four fifths of the co-actions.

        0 where the authors of most items aren't known.
        """
        known = self.scene.source[self.item]
        if not len(known) or (known >= 0).mean() < 0.5:
            return 0
        known = known[known >= 0]
        most = np.sort(np.bincount(known))[::-1]
        return int(np.searchsorted(np.cumsum(most), 0.8 * len(known)) + 1)

    @cached_property
    def reposts(self) -> float:
        """The share of joint acts that are known to be reposts."""
        return float((self.scene.original[self.joint_acts] == 0).mean()) if len(self.earlier) else 0

    @cached_property
    def crowd(self) -> Ints:
        """For each co-action, how many outsiders do the same on its occasion.

        They act on two or more of the occasion's items, between a window before its first act
        and ``gap_ms`` after its last.
        """
        scene, many = self.scene, int(self.occasion.max(initial=-1)) + 1
        out = np.zeros(many, dtype=np.int64)
        for number in range(many):
            mine = self.occasion == number
            items = np.unique(self.item[mine])
            if len(items) < 2:
                continue
            begin = scene.at[self.earlier[mine]].min() - self.window_ms
            end = scene.at[self.later[mine]].max() + self.gap_ms
            events = scene.acts_on.of_each(items)
            kept = (scene.at[events] >= begin) & (scene.at[events] <= end)
            events = events[kept & ~self.inside[scene.account[events]]]
            both = np.unique(scene.account[events] * scene.items + scene.item[events])
            _, each = np.unique(both // scene.items, return_counts=True)
            out[number] = (each >= 2).sum()
        return out[self.occasion]

    def audience(self, items: Ints) -> float:
        """Median over these items (some of ``items``) of outsiders' acts to one joint act."""
        if not len(items):
            return 0.0
        place = np.searchsorted(self.items, items)
        return float(np.median(self.outsiders[place] / np.maximum(1, self.insiders[place])))


def find_coincidences(
    scene: Scene, members: Ints, *, window_ms: int = 60_000, gap_ms: int = 1_800_000
) -> Group:
    """Make a group of accounts from their acts on common items within the window, inclusive.

    An account's first act on an item counts, as in the test of pairs, and two posts make one
    co-action, however many items they share.
    """
    members = np.unique(members)
    events = scene.acts_of.of_each(members)
    events = events[np.lexsort((scene.at[events], scene.item[events], scene.account[events]))]
    first = np.ones(len(events), dtype=np.bool_)
    first[1:] = (np.diff(scene.account[events]) != 0) | (np.diff(scene.item[events]) != 0)
    events = events[first]
    events = events[np.lexsort((scene.account[events], scene.at[events], scene.item[events]))]
    item, at = scene.item[events], scene.at[events]
    left, right, made = [events[:0]], [events[:0]], 0
    for step in range(1, len(events)):
        near = (item[step:] == item[:-step]) & (at[step:] - at[:-step] <= window_ms)
        if not near.any():
            break
        here = np.flatnonzero(near)
        left.append(events[here])
        right.append(events[here + step])
        made += len(here)
        if made > _MOST:
            break
    earlier, later = np.concatenate(left), np.concatenate(right)
    posts = scene.post[earlier] * (int(scene.post.max(initial=0)) + 1) + scene.post[later]
    _, kept = np.unique(posts, return_index=True)
    kept.sort()
    return Group(scene, members, earlier[kept], later[kept], window_ms, gap_ms)
