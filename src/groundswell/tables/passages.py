"""A column of texts at once: in normal form, with pseudonyms, and what each of them names.

Plain texts go through the compiled scan; the others, one by one, through `texts`, which says what
the rules are. Which way a text went can't be seen in the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.tables import scanning, texts
from groundswell.tables.cells import distinct, replaced, string_parts
from groundswell.tables.characters import characters

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.tables.cells import Distinct
    from groundswell.tables.pseudonyms import Pseudonyms

_MARKS = tuple(map(ord, "#@/."))  # no text names more than it has of these


class Named(NamedTuple):
    """Values named by texts: the row of each, in order, and the value (a string array)."""

    rows: NDArray[np.int64]
    values: pa.Array


class Passages(NamedTuple):
    """What n texts come to.

    ``shown`` has pseudonyms for handles, ``norm`` is the normal form (both string arrays of n).
    ``repost_rows`` are rows that begin with the mark of a repost, ``repost_of`` the handles.
    """

    shown: pa.Array
    norm: pa.Array
    links: Named
    hashtags: Named
    mentions: Named
    repost_rows: NDArray[np.int64]
    repost_of: list[str]


def passages(column: pa.Array, platforms: Distinct, names: Pseudonyms) -> Passages:
    """Read a string array of n texts, each published on the platform of its row."""
    offsets, data, nulls = string_parts(column)
    size, first, last = len(column), int(offsets[0]), int(offsets[-1])
    held = data[first:last]
    offsets = offsets - first
    most = int(sum(np.count_nonzero(held == mark) for mark in _MARKS))
    state, ends = np.empty(size, np.uint8), np.empty(size + 1, np.int64)
    norm, repost = np.empty(last - first, np.uint8), np.empty(size, np.int64)
    row_of, kind_of = np.empty(most, np.int64), np.empty(most, np.uint8)
    span = np.empty((most, 2), np.int64)
    known = characters() if held.size and held.max() >= 0x80 else characters(0x80)
    count = scanning.scan(offsets, held, nulls, known.properties, known.folded, state, norm, ends,
                          row_of, kind_of, span, repost)  # fmt: skip
    row_of, kind_of, span = row_of[:count], kind_of[:count], span[:count]
    found = [
        Named(row_of[kind_of == kind], _cut(held, span[kind_of == kind]))
        for kind in (scanning.LINK, scanning.HASHTAGS, scanning.MENTION)
    ]
    plain = _strings(ends, norm[: ends[-1]], nulls | (np.diff(offsets) == 0))
    shown = column
    mentions = found[scanning.MENTION]
    if not names.kept and len(mentions.rows):
        keys = names.accounts(platforms.at(mentions.rows), distinct(mentions.values))
        shown = _masked(
            offsets, held, nulls, mentions.rows, span[kind_of == scanning.MENTION], keys
        )
    reposts = np.flatnonzero(repost >= 0)
    handles = _cut(held, span[repost[reposts]]).to_pylist()
    quick = Passages(shown, plain, found[0], found[1], found[2], reposts, handles)
    asked = np.flatnonzero(state == scanning.ASK)
    return _with_asked(quick, column, asked, platforms, names) if asked.size else quick


def _with_asked(
    quick: Passages,
    column: pa.Array,
    asked: NDArray[np.int64],
    platforms: Distinct,
    names: Pseudonyms,
) -> Passages:
    """Add the texts that have to be asked as a whole, each distinct one once."""
    known: dict[tuple[str, int], tuple[str, str, texts.Named, str | None]] = {}
    shown, norm, repost_rows, repost_of = [], [], [], []
    named: tuple[tuple[list[int], list[str]], ...] = (([], []), ([], []), ([], []))
    codes = platforms.codes[asked].tolist()
    given = column.take(pa.array(asked)).to_pylist()
    for row, text, code in zip(asked.tolist(), given, codes, strict=True):
        seen = known.get((text, code))
        if seen is None:
            masked = texts.masked(text, platforms.values[code], names)
            seen = known[text, code] = (
                masked,
                texts.normal(masked),
                texts.named(text),
                texts.repost_of(text),
            )
        shown.append(seen[0])
        norm.append(seen[1])
        inside = seen[2]
        for place, more in enumerate((inside.links, inside.hashtags, inside.mentions)):
            named[place][0].extend([row] * len(more))
            named[place][1].extend(more)
        if seen[3] is not None:
            repost_rows.append(row)
            repost_of.append(seen[3])
    merged = [
        together(before, Named(np.array(rows, np.int64), pa.array(values, pa.string())))
        for before, (rows, values) in zip(
            (quick.links, quick.hashtags, quick.mentions), named, strict=True
        )
    ]
    return Passages(
        replaced(quick.shown, asked, shown),
        replaced(quick.norm, asked, norm),
        merged[0],
        merged[1],
        merged[2],
        np.concatenate([quick.repost_rows, np.array(repost_rows, np.int64)]),
        [*quick.repost_of, *repost_of],
    )


def together(*parts: Named) -> Named:
    """Join what was named, by row; within a row, earlier parts come first."""
    kept = [part for part in parts if len(part.rows)]
    if len(kept) < 2:
        return kept[0] if kept else parts[0]
    rows = np.concatenate([part.rows for part in kept])
    order = np.argsort(rows, kind="stable")
    values = pa.concat_arrays([part.values for part in kept])
    return Named(rows[order], values.take(pa.array(order)))


def only(named: Named, keep: NDArray[np.bool_]) -> Named:
    """Give what is named in rows that are kept; ``keep`` (n) tells which."""
    chosen = keep[named.rows]
    if chosen.all():
        return named
    return Named(named.rows[chosen], named.values.filter(pa.array(chosen)))


def none_named() -> Named:
    """Give what texts name that name nothing."""
    return Named(np.empty(0, np.int64), pa.array([], pa.string()))


def _strings(
    ends: NDArray[np.int64], data: NDArray[np.uint8], nulls: NDArray[np.bool_]
) -> pa.Array:
    mask = pa.array(~nulls).buffers()[1] if nulls.any() else None
    bounds = pa.py_buffer(ends.astype(np.int32))
    return pa.Array.from_buffers(
        pa.string(), len(nulls), [mask, bounds, pa.py_buffer(np.ascontiguousarray(data))]
    )


def _cut(data: NDArray[np.uint8], span: NDArray[np.int64]) -> pa.Array:
    ends = np.zeros(len(span) + 1, np.int64)
    np.cumsum(span[:, 1] - span[:, 0], out=ends[1:])
    out = np.empty(ends[-1], np.uint8)
    _copy_spans(data, span, ends, out)
    return _strings(ends, out, np.zeros(len(span), np.bool_))


def _masked(
    offsets: NDArray[np.int64],
    data: NDArray[np.uint8],
    nulls: NDArray[np.bool_],
    rows: NDArray[np.int64],
    span: NDArray[np.int64],
    keys: pa.Array,
) -> pa.Array:
    """Put pseudonyms in the place of handles."""
    key_ends, key_data, _ = string_parts(keys)
    longer = np.diff(key_ends) - (span[:, 1] - span[:, 0])
    ends = np.zeros(len(nulls) + 1, np.int64)
    sizes = np.diff(offsets)
    np.add.at(sizes, rows, longer)
    np.cumsum(sizes, out=ends[1:])
    out = np.empty(ends[-1], np.uint8)
    _put_keys(offsets, data, rows, span, key_ends, key_data, ends, out)
    return _strings(ends, out, nulls)


@njit(cache=True, nogil=True)
def _copy_spans(data, span, ends, out):  # type: ignore[no-untyped-def]
    for row in range(len(span)):
        held = data[span[row, 0] : span[row, 1]]
        copy = out[ends[row] : ends[row + 1]]
        for at in range(len(held)):
            copy[at] = held[at]


@njit(cache=True, nogil=True)
def _put_keys(offsets, data, rows, span, key_ends, key_data, ends, out):  # type: ignore[no-untyped-def]
    one = 0
    for row in range(len(offsets) - 1):
        at, place, end = offsets[row], ends[row], offsets[row + 1]
        while one < len(rows) and rows[one] == row:
            start = span[one, 0]
            for byte in range(at, start):
                out[place] = data[byte]
                place += 1
            for byte in range(key_ends[one], key_ends[one + 1]):
                out[place] = key_data[byte]
                place += 1
            at = span[one, 1]
            one += 1
        for byte in range(at, end):
            out[place] = data[byte]
            place += 1
