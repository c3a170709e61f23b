"""Well-formed records of a delimited table, straight from its bytes into columns, compiled.

It takes what Python's ``csv`` in its strict mode takes, record for record, and stops before the
first one that is anything else, which is then parsed leniently, line by line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ONE, _TWO = np.uint64(1), np.uint64(2)


class Taken(NamedTuple):
    """Columns (string arrays, null where a cell is empty), records, and bytes they took.

    ``broken`` tells that the next record is not of the form, not only incomplete.
    """

    columns: list[pa.Array]
    records: int
    size: int
    broken: bool


def take_records(data: bytes, delimiter: str, width: int, places: Sequence[int]) -> Taken:
    """Take whole records of ``width`` cells from the front of UTF-8 bytes.

    ``places`` are the cells wanted of each. What is left begins with a record that is not
    complete, or is not of that form.
    """
    held = np.frombuffer(data, dtype=np.uint8)
    wanted = np.full(max(width, 1), -1, dtype=np.int64)
    wanted[list(places)] = np.arange(len(places))
    most = data.count(b"\n") + 1
    spans = np.empty((len(places), most, 2), dtype=np.int64)
    doubled = np.zeros(len(places), dtype=np.bool_)
    count, size, broken = _take(held, ord(delimiter), width, wanted, spans, doubled)
    columns = [_column(held, spans[at, :count], bool(doubled[at])) for at in range(len(places))]
    return Taken(columns, int(count), int(size), bool(broken))


def _column(data: NDArray[np.uint8], span: NDArray[np.int64], doubled: bool) -> pa.Array:
    ends = np.zeros(len(span) + 1, dtype=np.int32)
    np.cumsum(span[:, 1] - span[:, 0], out=ends[1:])
    out = np.empty(ends[-1], dtype=np.uint8)
    if doubled:
        _copy_undoubled(data, span, ends, out)
    else:
        _copy(data, span, ends, out)
    empty = ends[1:] == ends[:-1]
    mask = pa.array(~empty).buffers()[1] if empty.any() else None
    bounds, held = pa.py_buffer(ends), pa.py_buffer(out)
    return pa.Array.from_buffers(pa.string(), len(span), [mask, bounds, held])


@njit(cache=True, nogil=True)
def _take(data, delimiter, width, wanted, spans, doubled):  # type: ignore[no-untyped-def]
    """Give the number of records taken and where they end; note cells with doubled quotes."""
    at = taken = np.uint64(0)  # never below zero, which spares asking at every byte
    size = np.uint64(len(data))
    count = 0
    while at < size:
        if data[at] == 10 or (data[at] == 13 and at + _ONE < size and data[at + _ONE] == 10):
            at += _ONE if data[at] == 10 else _TWO  # an empty line is no record
            taken = at
            continue
        cell = 0
        odd = False  # a quote inside a cell that is not quoted
        lines = 0
        whole = False
        while at < size and cell < width:
            start = at
            if data[at] == 34:
                at += _ONE
                start = at
                closed = twice = False
                while at < size:
                    sign = data[at]
                    if sign == 34:
                        if at + _ONE < size and data[at + _ONE] == 34:
                            twice = True
                            at += _TWO
                            continue
                        closed = True
                        break
                    lines += sign in (10, 13)
                    at += _ONE
                if not closed:
                    return count, taken, False
                end = at
                at += _ONE
                if wanted[cell] >= 0:
                    doubled[wanted[cell]] |= twice
            else:
                while at < size and data[at] != delimiter and data[at] != 10 and data[at] != 13:
                    odd |= data[at] == 34
                    at += _ONE
                end = at
            if at >= size:
                return count, taken, False
            if wanted[cell] >= 0:
                spans[wanted[cell], count, 0], spans[wanted[cell], count, 1] = start, end
            cell += 1
            if data[at] == delimiter:
                at += _ONE
                continue
            if data[at] == 13:
                at += _ONE
                if at >= size or data[at] != 10:
                    return count, taken, True
            if data[at] != 10:
                return count, taken, True
            at += _ONE
            whole = True
            break
        if not whole or cell != width or (odd and lines):
            return count, taken, True
        count += 1
        taken = at
    return count, taken, False


@njit(cache=True, nogil=True)
def _copy(data, span, ends, out):  # type: ignore[no-untyped-def]
    for row in range(len(span)):
        cell = data[span[row, 0] : span[row, 1]]
        copy = out[ends[row] : ends[row + 1]]
        for at in range(len(cell)):
            copy[at] = cell[at]


@njit(cache=True, nogil=True)
def _copy_undoubled(data, span, ends, out):  # type: ignore[no-untyped-def]
    """Copy cells with "" as "; ``ends`` becomes what they take then."""
    place = 0
    for row in range(len(span)):
        ends[row] = place
        at, end = span[row, 0], span[row, 1]
        quoted = at > 0 and data[at - 1] == 34
        while at < end:
            out[place] = data[at]
            at += 2 if quoted and data[at] == 34 else 1
            place += 1
    ends[len(span)] = place
