"""A column of times at once: the usual spellings compiled, any other asked of `times`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.tables.cells import as_text, chosen, distinct, string_parts, word
from groundswell.tables.times import EARLIEST_MS, TimeError, check_range, to_ms

if TYPE_CHECKING:
    from datetime import tzinfo

    from numpy.typing import NDArray

    from groundswell.model.raw import DateOrder

_ASK = np.iinfo(np.int64).min
_DAY_MS = 86_400_000


class Moments(NamedTuple):
    """Times of n rows in milliseconds, which of them are known, and why others are not.

    ``reasons`` has an entry for each row whose cell holds something else than a time; a row
    without entry and without time has an empty cell, where those may be empty.
    """

    at_ms: NDArray[np.int64]
    known: NDArray[np.bool_]
    reasons: dict[int, str]

    def nullable(self) -> pa.Array:
        """Give the times as an array with nulls."""
        return pa.array(self.at_ms, mask=~self.known)


def moments(
    column: Any, zone: tzinfo, order: DateOrder | None, latest_ms: int, *, empty: bool = False
) -> Moments:
    """Read a raw column of n times; ``empty`` says that a cell may hold nothing."""
    found = np.full(len(column), _ASK, dtype=np.int64)
    plain_zone = str(zone) == "UTC"
    arrow = _arrow(column)
    if arrow is not None and pa.types.is_timestamp(arrow.type):
        if plain_zone or arrow.type.tz:
            whole = arrow.cast(pa.timestamp("ms", arrow.type.tz), safe=False).cast(pa.int64())
            found = whole.fill_null(_ASK).to_numpy().copy()
    elif arrow is not None and pa.types.is_int64(arrow.type):
        numbers = arrow.fill_null(0).to_numpy()
        found = np.where(numbers < 100_000_000_000, numbers * 1000, numbers)
        found[(numbers <= 0) | (numbers >= 100_000_000_000_000)] = _ASK
    elif arrow is not None:
        _read_plain(*string_parts(arrow), plain_zone, found)
    known = (found >= EARLIEST_MS) & (found <= latest_ms)
    asked = np.flatnonzero(~known)
    reasons: dict[int, str] = {}
    if asked.size:
        cells = distinct(chosen(column, asked))
        told = [_ask(value, zone, order, latest_ms, empty) for value in cells.values]
        for row, code in zip(asked.tolist(), cells.codes.tolist(), strict=True):
            result = told[code]
            if isinstance(result, int):
                found[row], known[row] = result, True
            elif result is not None:
                reasons[row] = result
    return Moments(found, known, reasons)


def _arrow(column: Any) -> pa.Array | None:
    """Give times as Arrow has them where it has: time stamps, whole numbers or text."""
    if isinstance(column, pa.Array):
        kind = column.type
        if pa.types.is_timestamp(kind) or pa.types.is_int64(kind):
            return column
    elif all(value is None or value.__class__ is int for value in column):
        try:
            return pa.array(column, pa.int64())
        except (OverflowError, pa.ArrowException):
            return None
    return as_text(column)


def _ask(
    value: object, zone: tzinfo, order: DateOrder | None, latest_ms: int, empty: bool
) -> int | str | None:
    if empty and word(value) is None and not isinstance(value, bool):
        return None
    try:
        return check_range(to_ms(value, zone, order), latest_ms)
    except TimeError as why:
        return str(why)


@njit(cache=True, nogil=True)
def _read_plain(offsets, data, nulls, plain_zone, found):  # type: ignore[no-untyped-def]
    """Read seconds or milliseconds, and 2021-03-04 05:06:07 with T, fraction or Z."""
    for row in range(len(nulls)):
        at, size = offsets[row], offsets[row + 1] - offsets[row]
        if nulls[row] or size < 9 or size > 24:
            continue
        if size <= 13:
            value = _digits(data, at, size)
            if value >= 0:
                found[row] = value * 1000 if value < 100_000_000_000 else value
            continue
        if size < 19 or data[at + 4] != 45 or data[at + 7] != 45:
            continue
        if not (data[at + 10] in (32, 84) and data[at + 13] == 58 and data[at + 16] == 58):
            continue
        left = size - 19
        zoned = left > 0 and data[at + size - 1] == 90
        if zoned:
            left -= 1
        if left not in (0, 4) or not (zoned or plain_zone):
            continue
        part = np.int64(0)
        if left == 4:
            part = _digits(data, at + 20, 3) if data[at + 19] == 46 else np.int64(-1)
        year, month = _digits(data, at, 4), _digits(data, at + 5, 2)
        day, hour = _digits(data, at + 8, 2), _digits(data, at + 11, 2)
        minute, second = _digits(data, at + 14, 2), _digits(data, at + 17, 2)
        if min(year - 1900, day - 1, hour, minute, second, part) < 0 or not 1 <= month <= 12:
            continue
        if day > _month_days(year, month) or hour > 23 or minute > 59 or second > 59:
            continue
        clock = ((hour * 60 + minute) * 60 + second) * 1000 + part
        found[row] = _days(year, month, day) * _DAY_MS + clock


@njit(cache=True, nogil=True)
def _digits(data, at, size):  # type: ignore[no-untyped-def]
    value = np.int64(0)
    for place in range(at, at + size):
        digit = np.int64(data[place]) - 48
        if digit < 0 or digit > 9:
            return np.int64(-1)
        value = value * 10 + digit
    return value


@njit(cache=True, nogil=True)
def _month_days(year, month):  # type: ignore[no-untyped-def]
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@njit(cache=True, nogil=True)
def _days(year, month, day):  # type: ignore[no-untyped-def]
    """Days since 1970-01-01, counting years from March."""
    moved = year - (month <= 2)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return moved * 365 + moved // 4 - moved // 100 + moved // 400 + day_of_year - 719_468
