"""Times as sources write them, as integer milliseconds since 1970 in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from groundswell.model.raw import DateOrder

EARLIEST_MS = 788_918_400_000  # 1995-01-01: before it no platform had posts
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MS = timedelta(milliseconds=1)

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "january"),
            ("feb", "february"),
            ("mar", "march"),
            ("apr", "april"),
            ("may",),
            ("jun", "june"),
            ("jul", "july"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("oct", "october"),
            ("nov", "november"),
            ("dec", "december"),
        ),
        start=1,
    )
    for name in names
}

# Abbreviations that mean one thing only. CST, IST and BST (Bangladesh, Bougainville) don't,
# yet BST in exports is the British one often enough that leaving it out would lose good rows.
_ZONES = {
    "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120,
    "EET": 120, "EEST": 180, "MSK": 180, "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660,
    "EST": -300, "EDT": -240, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip

_AMBIGUOUS = frozenset({"CST", "IST", "AST", "ADT", "AMT", "ECT", "GST", "PYT", "SST", "WST", "ET"})

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE]\+?\d+)?")
_TWITTER = re.compile(
    r"[A-Za-z]{3},? ([A-Za-z]{3}) +(\d{1,2}) (\d{2}):(\d{2}):(\d{2}) ([+-]\d{2}):?(\d{2}) (\d{4})"
)
_TAIL = r"(?:[T,]? *(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? *([AaPp])?\.?(?:[Mm]\.?)?)?"
_NUMERIC = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})" + _TAIL)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})\2(\d{1,2})" + _TAIL)
_MONTH_FIRST = re.compile(
    r"(?:[A-Za-z]+,? )?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}),?" + _TAIL
)
_DAY_FIRST = re.compile(
    r"(?:[A-Za-z]+,? )?(\d{1,2})(?:st|nd|rd|th)?\.? ([A-Za-z]{3,9})\.?,? (\d{4}),?" + _TAIL
)
_ZONE_WORD = re.compile(r"(.*\d(?: ?[AaPp]\.?[Mm]\.?)?) ?\(?([A-Z]{1,4})\)?")


class TimeError(ValueError):
    """A value that is not a time that can be read; the message is the reason."""


class AmbiguousOrderError(TimeError):
    """A date such as 03/04/2021 while neither the data nor the settings tell its order."""


def to_ms(value: object, zone: tzinfo, order: DateOrder | None = None) -> int:
    """Turn a time as found into milliseconds since 1970 in UTC.

    Epoch numbers are taken as seconds, milliseconds, microseconds or nanoseconds by their
    size; times that name no zone are in ``zone``. Raises `TimeError` with the reason.

    >>> to_ms("2021-03-04T12:00:00+02:00", UTC) == to_ms("Thu Mar 04 10:00:00 +0000 2021", UTC)
    True
    >>> to_ms(1614852000, UTC) == to_ms("1614852000000", UTC)
    True
    """
    if isinstance(value, str):
        return _from_text(value.strip(), zone, order)
    if isinstance(value, bool):
        raise TimeError("a truth value where a time was expected")
    if isinstance(value, (int, float)):
        return _from_number(value)
    if isinstance(value, datetime):
        return _from_datetime(value, zone)
    if isinstance(value, date):
        return _from_datetime(datetime(value.year, value.month, value.day), zone)
    raise TimeError("no time" if value is None else "not a time")


def check_range(at_ms: int, latest_ms: int) -> int:
    """Return the time when a platform could have shown it; raise `TimeError` otherwise."""
    if at_ms < EARLIEST_MS:
        raise TimeError("a time before 1995; are the units right?")
    if at_ms > latest_ms:
        raise TimeError("a time in the future; are the units right?")
    return at_ms


def recognise_order(values: Iterable[object]) -> DateOrder | None:
    """Tell day-first from month-first dates by the values that allow only one of them.

    None when no value is of the form 3/4/2021. Raises `AmbiguousOrderError` when there are
    some and either reading fits all of them, or neither does.
    """
    seen = day_first = month_first = False
    for value in values:
        match = _NUMERIC.match(value.strip()) if isinstance(value, str) else None
        if match is None or match[2] == ".":
            continue
        seen = True
        day_first |= int(match[1]) > 12
        month_first |= int(match[3]) > 12
    if not seen:
        return None
    if day_first == month_first:
        problem = "mixes day-first and month-first dates" if day_first else "could be either"
        raise AmbiguousOrderError(problem)
    return "dmy" if day_first else "mdy"


def _from_number(value: float) -> int:
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124
        raise TimeError("not a number")
    if value < 0:
        raise TimeError("a negative time")
    if value < 1e11:
        return round(value * 1000)
    if value < 1e14:
        return int(value)
    if value < 1e17:
        return int(value) // 1000
    if value < 1e20:
        return int(value) // 1_000_000
    raise TimeError("a number too large for a time")


def _from_datetime(value: datetime, zone: tzinfo) -> int:
    if value.tzinfo is None:
        value = value.replace(tzinfo=zone)
    try:
        return (value - _EPOCH) // _MS
    except OverflowError:
        raise TimeError("a time out of range") from None


def _from_text(text: str, zone: tzinfo, order: DateOrder | None) -> int:
    if not text:
        raise TimeError("no time")
    if len(text) > 64:
        raise TimeError("not a time")
    if not text.isascii():
        raise TimeError("not a time in a form that is known")
    if _NUMBER.fullmatch(text):
        if len(text) == 8 and text[:2] in ("19", "20"):
            return _iso(text, zone)
        return _from_number(float(text) if "." in text or "e" in text.lower() else int(text))
    try:
        return _from_datetime(datetime.fromisoformat(text), zone)
    except ValueError:
        pass
    match = _TWITTER.fullmatch(text)
    if match:
        month, day, hour, minute, second, zone_h, zone_m, year = match.groups()
        sign = -1 if zone_h[0] == "-" else 1
        ahead = timedelta(hours=abs(int(zone_h)), minutes=int(zone_m))
        if ahead >= timedelta(days=1):
            raise TimeError("an offset from UTC that does not exist")
        offset = timezone(sign * ahead)
        return _build(
            int(year), _month(month), int(day), (hour, minute, second, None, None), offset
        )
    word = _ZONE_WORD.fullmatch(text)
    if word and word[2].upper() not in ("A", "P", "AM", "PM"):
        if word[2] not in _ZONES:
            which = (
                f"the zone abbreviation {word[2]} can mean several zones"
                if word[2] in _AMBIGUOUS
                else "a zone abbreviation that is not known"
            )
            msg = f"{which}; give an offset such as +01:00"
            raise TimeError(msg)
        return _from_text(word[1], timezone(timedelta(minutes=_ZONES[word[2]])), order)
    return _other_forms(text, zone, order)


def _other_forms(text: str, zone: tzinfo, order: DateOrder | None) -> int:
    match = _NUMERIC.fullmatch(text)
    if match:
        first, mark, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
        if len(match[4]) == 2:
            raise TimeError("a year of two digits")
        known = "dmy" if mark == "." else order
        if known is None:
            raise AmbiguousOrderError("a date whose order of day and month is not known")
        day, month = (first, second) if known == "dmy" else (second, first)
        return _build(year, month, day, match.groups()[4:], zone)
    match = _YEAR_FIRST.fullmatch(text)
    if match:
        return _build(int(match[1]), int(match[3]), int(match[4]), match.groups()[4:], zone)
    match = _MONTH_FIRST.fullmatch(text)
    if match:
        return _build(int(match[3]), _month(match[1]), int(match[2]), match.groups()[3:], zone)
    match = _DAY_FIRST.fullmatch(text)
    if match:
        return _build(int(match[3]), _month(match[2]), int(match[1]), match.groups()[3:], zone)
    try:
        return _from_datetime(parsedate_to_datetime(text), zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        raise TimeError("not a time in a form that is known") from None


def _iso(text: str, zone: tzinfo) -> int:
    try:
        return _from_datetime(datetime.fromisoformat(text), zone)
    except ValueError:
        raise TimeError("not a date") from None


def _month(word: str) -> int:
    try:
        return _MONTHS[word.lower()]
    except KeyError:
        raise TimeError("a month whose name is not English") from None


def _build(year: int, month: int, day: int, clock: tuple[str | None, ...], zone: tzinfo) -> int:
    hour, minute, second, fraction, half = clock
    hours = int(hour or 0)
    if half:
        if not 1 <= hours <= 12:
            raise TimeError("an hour that does not go with am or pm")
        hours = hours % 12 + (12 if half in "Pp" else 0)
    micro = int((fraction or "0").ljust(6, "0")[:6])
    try:
        moment = datetime(year, month, day, hours, int(minute or 0), int(second or 0), micro, zone)
    except ValueError:
        raise TimeError("a date or time of day that does not exist") from None
    return _from_datetime(moment, zone)
