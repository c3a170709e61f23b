"""How rows are taken in: the settings of the door."""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from groundswell.errors import SettingError
from groundswell.model.raw import DateOrder  # noqa: TC001 - recipes read the hints


@dataclass(frozen=True, kw_only=True, slots=True)
class Door:
    """What is assumed and kept when rows become canonical tables.

    >>> Door(timezone="Europe/Berlin").zone.key
    'Europe/Berlin'
    """

    timezone: str = "UTC"  # for times that name no zone of their own
    date_order: DateOrder | None = None  # of 03/04/2021; asked for when the data don't tell
    keep_handles: bool = False  # else accounts become keyed pseudonyms
    identify_language: bool = True  # where the source gives none
    platform: str | None = None  # for forms that don't name one
    encoding: str | None = None  # of text files; recognised when not given

    def __post_init__(self) -> None:
        """Refuse what can't be meant, and say what can."""
        try:
            ZoneInfo(self.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            msg = (
                f"timezone is {self.timezone!r}, which is not a known zone; "
                "give a name such as Europe/Berlin or UTC"
            )
            raise SettingError(msg) from None
        if self.date_order not in (None, "dmy", "mdy"):
            msg = f"date_order is {self.date_order!r}; give dmy (day first) or mdy (month first)"
            raise SettingError(msg)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone for times without one."""
        return ZoneInfo(self.timezone)
