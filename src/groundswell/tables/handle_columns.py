"""Handles of a column at once: what `handles.handle_marks` gives, plain handles compiled.

Any that is not of visible ASCII, or names a server, is asked of that function, the definition.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.tables.cells import string_parts
from groundswell.tables.handles import (
    BITS,
    FEWEST_LETTERS,
    HANDLE_SHAPES,
    LONGEST,
    RANDOM_BITS,
    handle_marks,
)

_SURPRISE = np.array(
    [[BITS[before, after] for after in " abcdefghijklmnopqrstuvwxyz"] for before in " abcdefghijklmnopqrstuvwxyz"]
)  # fmt: skip
_NOTHING, _ASK = -1, -2
_PLACES = {shape: place for place, shape in enumerate(HANDLE_SHAPES)}
(
    _WORD, _DRAWN, _TO_4, _TO_7, _EIGHT, _MORE, _DRAWN_DIGITS, _JOINED, _JOINED_DIGITS, _MIXED,
    _DIGITS, _OTHER,
) = range(len(HANDLE_SHAPES))  # fmt: skip


def marks(column: pa.Array) -> tuple[pa.Array, pa.Array]:
    """Give the shapes and the surprises of n handles (a string array), null where there is none."""
    offsets, data, nulls = string_parts(column)
    shape = np.full(len(column), _NOTHING, dtype=np.int8)
    surprise = np.full(len(column), np.nan)
    _mark(offsets, data, nulls, _SURPRISE, shape, surprise)
    asked = np.flatnonzero(shape == _ASK)
    told = map(handle_marks, column.take(pa.array(asked)).to_pylist() if asked.size else ())
    for row, (kind, bits) in zip(asked.tolist(), told, strict=True):
        shape[row] = _NOTHING if kind is None else _PLACES[kind]
        surprise[row] = np.nan if bits is None else bits
    shapes = pa.array(HANDLE_SHAPES, pa.string()).take(pa.array(shape, mask=shape == _NOTHING))
    return shapes, pa.array(surprise, mask=np.isnan(surprise))


@njit(cache=True, nogil=True)
def _mark(offsets, data, nulls, table, shape, surprise):  # type: ignore[no-untyped-def]
    for row in range(len(nulls)):
        if nulls[row]:
            continue
        start, end = offsets[row], offsets[row + 1]
        if end - start > LONGEST:
            shape[row] = _ASK
            continue
        while start < end and data[start] == 64:
            start += 1
        handle = data[start:end]
        if not _is_plain(handle):
            shape[row] = _ASK
            continue
        letters, bits = _bits(handle, table)
        if letters >= FEWEST_LETTERS:
            surprise[row] = np.rint(2 * bits) / 2
        shape[row] = _shape(handle, letters >= FEWEST_LETTERS and bits > RANDOM_BITS)


@njit(cache=True, nogil=True)
def _is_plain(handle):  # type: ignore[no-untyped-def]
    """Whether it is visible ASCII that names no server; .bsky. is the one that needs no @."""
    plain = len(handle) > 0
    for at in range(len(handle)):
        plain &= (33 <= handle[at] <= 126) & (handle[at] != 64)
        if handle[at] == 46 and at + 1 < len(handle):
            plain &= handle[at + 1] | 32 != 98
    return plain


@njit(cache=True, nogil=True)
def _bits(handle, table):  # type: ignore[no-untyped-def]
    """Give how many letters there are, and the mean surprise of one, ends of words included."""
    total = count = 0.0
    letters = before = np.int64(0)
    for at in range(len(handle) + 1):
        sign = np.int64(handle[at] | 32) - 96 if at < len(handle) else np.int64(0)
        after = sign if 1 <= sign <= 26 else np.int64(0)
        if after or before:
            total += table[before, after]
            count += 1
        letters += after > 0
        before = after
    return letters, total / max(count, 1.0)


@njit(cache=True, nogil=True)
def _shape(handle, drawn):  # type: ignore[no-untyped-def]
    """Give the place of the shape: by the runs of letters, joints and digits."""
    size = len(handle)
    letters = digits = joints = 0
    words = 0  # runs of letters, each but the first after joints
    at = 0
    while at < size:
        first = at
        while at < size and 97 <= handle[at] | 32 <= 122:
            at += 1
        if at == first:
            break
        words += 1
        first = at
        while at < size and handle[at] in (45, 46, 95):
            at += 1
        if at == first:
            break
    last = at
    while at < size and 48 <= handle[at] <= 57:
        at += 1
    whole = words > 0 and at == size
    ending = size - last
    for place in range(size):
        sign = handle[place]
        joints += sign in (45, 46, 95)
        digits += 48 <= sign <= 57
        letters += 97 <= sign | 32 <= 122
    others = size - letters - digits - joints
    if digits == size:
        return _DIGITS
    if whole and (words > 1 or not joints):
        if drawn:
            return _DRAWN_DIGITS if ending else _DRAWN
        if words > 1:
            return _JOINED_DIGITS if ending else _JOINED
        if not ending:
            return _WORD
        if ending <= 4:
            return _TO_4
        return _TO_7 if ending <= 7 else _EIGHT if ending == 8 else _MORE
    return _MIXED if not others and letters + digits else _OTHER
