"""Where to put the words under a time axis, and which words."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from groundswell.reports import words

_MINUTE = 60_000
_HOUR, _DAY = 60 * _MINUTE, 1440 * _MINUTE
_STEPS = (
    *(_MINUTE * n for n in (1, 5, 15, 30)),
    *(_HOUR * n for n in (1, 3, 6, 12)),
    *(_DAY * n for n in (1, 2, 7, 14)),
)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000)


def ticks(start_ms: int, end_ms: int, most: int = 5) -> list[tuple[int, str]]:
    """Give up to ``most`` round moments in the span, each with its words, in UTC.

    >>> ticks(1_709_251_200_000, 1_709_856_000_000)[:2]
    [(1709337600000, '2 Mar 2024'), (1709510400000, '4 Mar')]
    """
    if words.moment(start_ms) is None or words.moment(end_ms) is None:
        return []
    for step in _STEPS:
        if (end_ms - start_ms) // step < most:
            moments = range(-(-start_ms // step) * step, end_ms + 1, step)
            return _worded(list(moments)[:most], whole_days=step >= _DAY)
    for months in _MONTHS:
        moments_ = _months(start_ms, end_ms, months)
        if len(moments_) <= most:
            return [(ms, _month_words(ms, months)) for ms in moments_]
    return []


def _worded(moments: list[int], *, whole_days: bool) -> list[tuple[int, str]]:
    labels = []
    for before, ms in pairwise([None, *moments]):
        at = words.moment(ms or 0)
        then = words.moment(before) if before is not None else None
        if at is None:
            continue
        date = f"{at.day} {words.month(at.month)}"
        if then is None or then.year != at.year:
            date += f" {at.year}"
        if whole_days:
            labels.append((ms or 0, date))
        elif then is None or then.date() != at.date():
            labels.append((ms or 0, date if at.hour == at.minute == 0 else f"{date}, {at:%H:%M}"))
        else:
            labels.append((ms or 0, f"{at:%H:%M}"))
    return labels


def _months(start_ms: int, end_ms: int, step: int) -> list[int]:
    start = words.moment(start_ms)
    moments: list[int] = []
    if start is None:
        return []
    count = start.year * 12 + start.month - 1
    count = -(-count // step) * step
    while count // 12 < 9999:
        at = datetime(count // 12, count % 12 + 1, 1, tzinfo=start.tzinfo)
        ms = (at - datetime(1970, 1, 1, tzinfo=start.tzinfo)) // timedelta(milliseconds=1)
        if ms > end_ms or len(moments) > 20:
            break
        if ms >= start_ms:
            moments.append(ms)
        count += step
    return moments


def _month_words(ms: int, step: int) -> str:
    at = words.moment(ms)
    if at is None:
        return ""
    return str(at.year) if step >= 12 else f"{words.month(at.month)} {at.year}"
