"""All mechanisms on all groups: a row a group and mechanism, and what each leaves of a member."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.networks.mechanisms.common_broker import CommonBroker
from groundswell.networks.mechanisms.contract import ENOUGH
from groundswell.networks.mechanisms.fan_community import FanCommunity
from groundswell.networks.mechanisms.feed_automation import FeedAutomation
from groundswell.networks.mechanisms.live_event import LiveEvent
from groundswell.networks.mechanisms.platform_feature import PlatformFeature
from groundswell.networks.mechanisms.same_publisher import SamePublisher
from groundswell.networks.mechanisms.scheduled_drive import ScheduledDrive
from groundswell.networks.mechanisms.share_button import ShareButton

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from groundswell.networks.mechanisms.contract import Mechanism, TestedMechanism
    from groundswell.networks.mechanisms.group import Group

MECHANISMS: tuple[Mechanism, ...] = (
    SamePublisher(),
    FeedAutomation(),
    CommonBroker(),
    FanCommunity(),
    LiveEvent(),
    ScheduledDrive(),
    PlatformFeature(),
    ShareButton(),
)
"""Every mechanism, in the order in which they name a group that several of them explain."""


@dataclass(frozen=True, slots=True)
class GroupMechanisms:
    """What all mechanisms say of one group, in the order of `MECHANISMS`.

    ``explained_by`` names the first that explains it, or None. ``members_explained`` has one
    entry a member: whether such a mechanism accounts for at least four fifths of the member's own
    co-actions; accounts that hide among fans are not explained by them.
    """

    tested: tuple[TestedMechanism, ...]
    explained_by: str | None
    members_explained: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]


def test_mechanisms(
    groups: Iterable[Group],
    mechanisms: Sequence[Mechanism] = MECHANISMS,  # noqa: PT028 - not a test
) -> list[GroupMechanisms]:
    """Test every mechanism on every group.

    Make the groups with `find_coincidences`, or `Group` where their co-actions are known
    otherwise (copied texts, say). The cost grows with the members' acts and their items' acts.
    """
    return [_one(group, mechanisms) for group in groups]


test_mechanisms.__test__ = False  # type: ignore[attr-defined] # its name begins like a test's


def as_table(group_ids: Sequence[str], found: Sequence[GroupMechanisms]) -> pa.Table:
    """Give the rows of the table ``mechanisms`` (`groundswell.model.tables.MECHANISMS`)."""
    rows = [
        (group_id, each)
        for group_id, results in zip(group_ids, found, strict=True)
        for each in results.tested
    ]
    return pa.table(
        {
            "group_id": pa.array([group_id for group_id, _ in rows], pa.string()),
            "mechanism": pa.array([each.mechanism for _, each in rows], pa.string()),
            "state": pa.array([each.state for _, each in rows], pa.string()),
            "share": pa.array([each.share for _, each in rows], pa.float64()),
            "sentence": pa.array([each.sentence for _, each in rows], pa.string()),
        }
    )


def _one(group: Group, mechanisms: Sequence[Mechanism]) -> GroupMechanisms:
    tested = tuple(each.test(group) for each in mechanisms)
    explaining = [each for each in tested if each.state == "explains"]
    members = np.zeros(len(group.members), dtype=np.bool_)
    for each in explaining:
        members |= _share_of_members(group, each) >= ENOUGH
    return GroupMechanisms(tested, explaining[0].mechanism if explaining else None, members)


def _share_of_members(
    group: Group, tested: TestedMechanism
) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """For each member, the part of its own co-actions that a mechanism accounts for."""
    share = np.zeros(len(group.members))
    whole = np.zeros(len(group.members))
    for events in (group.earlier, group.later):
        place = np.searchsorted(group.members, group.scene.account[events])
        whole += np.bincount(place, minlength=len(whole))
        share += np.bincount(place, tested.covers, len(whole))
    return share / np.maximum(1, whole)
