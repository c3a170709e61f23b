"""The settings of the door refuse what can't be meant."""

from __future__ import annotations

import dataclasses

import pytest

from groundswell.errors import SettingError
from groundswell.tables.door import Door


def test_names_are_not_kept_and_times_are_utc_unless_said_otherwise():
    door = Door()
    assert (door.keep_handles, door.timezone, door.date_order) == (False, "UTC", None)


@pytest.mark.parametrize(
    "zone", ["Mars/Olympus", "", "../etc/passwd", "CET+99", "\x00", "/", "Europe"]
)
def test_an_unknown_zone_is_refused_with_an_example(zone):
    with pytest.raises(
        SettingError, match=r"timezone is .* give a name such as Europe/Berlin or UTC"
    ):
        Door(timezone=zone)


def test_an_unknown_order_is_refused_with_the_choices():
    with pytest.raises(SettingError, match=r"date_order is 'ymd'; give dmy .* or mdy"):
        Door(date_order="ymd")


def test_the_door_is_frozen():
    with pytest.raises(dataclasses.FrozenInstanceError):
        Door().timezone = "Europe/Berlin"
