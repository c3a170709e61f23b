"""A raw column as columns of a table like it: Arrow text where it can be, else distinct values.

What a cell means is said once, by a function of one value, elsewhere. Here is how it is asked once
for each distinct value, or not at all where a cell is plain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_Found = TypeVar("_Found")

PLAIN, EMPTY, ASK = 0, 1, 2
_WHOLE = (pa.types.is_int8, pa.types.is_int16, pa.types.is_int32, pa.types.is_int64)


class Distinct(NamedTuple):
    """A column as its distinct values and, for each of n rows, the place of its own.

    ``values[0]`` is None: the value of a missing cell.
    """

    codes: NDArray[np.int32]
    values: list[Any]

    def at(self, rows: NDArray[np.int64]) -> Distinct:
        """Give the column of some rows."""
        return Distinct(self.codes[rows], self.values)

    def each(self, read: Callable[[Any], _Found]) -> list[_Found]:
        """Ask once for each distinct value."""
        return [read(value) for value in self.values]

    def texts(self, found: Sequence[str | None]) -> pa.Array:
        """Give a string array of n out of what was found for the distinct values."""
        return pa.array(found, pa.string()).take(pa.array(self.codes))


def string_parts(
    texts: pa.Array,
) -> tuple[NDArray[np.int64], NDArray[np.uint8], NDArray[np.bool_]]:
    """Give the offsets (n + 1), the bytes and the missing (n) of a string array, not copied."""
    wide = pa.types.is_large_string(texts.type)
    kind = np.dtype(np.int64 if wide else np.int32)
    _, ends, data = texts.buffers()
    size = len(texts)
    if ends is None or not size:
        offsets = np.zeros(size + 1, dtype=np.int64)
    else:
        first = texts.offset * kind.itemsize
        offsets = np.frombuffer(ends, kind, size + 1, first).astype(np.int64)
    held = np.frombuffer(data, np.uint8) if data is not None else np.empty(0, np.uint8)
    nulls = texts.is_null().to_numpy(zero_copy_only=False) if texts.null_count else None
    return offsets, held, np.zeros(size, np.bool_) if nulls is None else nulls


def is_text(column: object) -> bool:
    """Whether a column is an Arrow array of text."""
    return isinstance(column, pa.Array) and (
        pa.types.is_string(column.type) or pa.types.is_large_string(column.type)
    )


def as_text(column: Any) -> pa.Array | None:
    """Give a column as a string array where every cell is text or missing, else None."""
    if is_text(column):
        return column if pa.types.is_string(column.type) else column.cast(pa.string())
    if isinstance(column, pa.Array):
        return column.cast(pa.string()) if any(is_(column.type) for is_ in _WHOLE) else None
    if any(value is not None and value.__class__ is not str for value in column):
        return None
    try:
        return pa.array(column, pa.string())
    except (UnicodeEncodeError, pa.ArrowException):  # halves of characters
        return None


def values_of(column: Any) -> list[Any]:
    """Give the cells as Python values, sound ones."""
    if isinstance(column, pa.Array):
        values: list[Any] = column.to_pylist()
        return list(map(sound, values)) if pa.types.is_floating(column.type) else values
    return list(map(sound, column))


def chosen(column: Any, rows: NDArray[np.int64]) -> Any:
    """Give the cells of some rows of a raw column."""
    if isinstance(column, pa.Array):
        return column.take(pa.array(rows))
    return column if len(rows) == len(column) else [column[row] for row in rows.tolist()]


def distinct(column: Any) -> Distinct:
    """Give a column by its distinct values."""
    text = column if isinstance(column, pa.Array) else as_text(column)
    if text is not None:
        coded = text.dictionary_encode()
        codes = pc.fill_null(pc.add(coded.indices, 1), 0).to_numpy(zero_copy_only=False)
        return Distinct(codes.astype(np.int32, copy=False), [None, *values_of(coded.dictionary)])
    places: dict[Any, int] = {(type(None), None): 0}
    found: list[Any] = [None]
    codes = np.empty(len(column), dtype=np.int32)
    for at, value in enumerate(map(sound, column)):
        mark = (value.__class__, value)
        try:
            place = places.get(mark)
            if place is None:
                place = places[mark] = len(found)
                found.append(value)
        except TypeError:  # a list or an object: each for itself
            place = len(found)
            found.append(value)
        codes[at] = place
    return Distinct(codes, found)


def words(column: Any) -> pa.Array:
    """Give ids as words, a string array of n; null where a cell is empty."""
    return _asked_where_not_plain(column, word)


def names(column: Any) -> pa.Array:
    """Give ids or handles of accounts, a string array of n; null where a cell names nobody."""
    return _asked_where_not_plain(column, named)


def _asked_where_not_plain(column: Any, read: Callable[[Any], str | None]) -> pa.Array:
    text = as_text(column)
    if text is None:
        known = distinct(column)
        return known.texts([safe(read(value)) for value in known.values])
    state = np.empty(len(text), dtype=np.uint8)
    _tell_words(*string_parts(text), state)
    mask = state == ASK
    if not mask.any():
        return text if not (state == EMPTY).any() else _without(text, state != PLAIN)
    asked = distinct(text.filter(pa.array(mask)))
    found = asked.texts(asked.each(read))
    return pc.replace_with_mask(_without(text, state != PLAIN), pa.array(mask), found)


def replaced(texts: pa.Array, places: NDArray[np.int64], found: Sequence[str | None]) -> pa.Array:
    """Give a string array with other values in some places."""
    if not len(places):
        return texts
    mask = np.zeros(len(texts), dtype=np.bool_)
    mask[places] = True
    return pc.replace_with_mask(texts, pa.array(mask), pa.array(found, pa.string()))


def _without(texts: pa.Array, gone: NDArray[np.bool_]) -> pa.Array:
    return pc.if_else(pa.array(gone), pa.scalar(None, pa.string()), texts)


def sound(value: object) -> object:
    """Give a cell without halves of characters, which no table can hold, and without NaN."""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, (list, tuple)):
        return [sound(one) for one in value]
    if isinstance(value, float) and value != value:  # noqa: PLR0124
        return None
    return value


def safe(value: str | None) -> str | None:
    """Give a text without halves of characters."""
    if value is None or value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def word(value: object) -> str | None:
    """Give an id or a name as a word; None where the cell is empty, whatever it is empty of."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        found = str(value).strip()
    except ValueError:  # an integer of thousands of digits
        return None
    return found if found and found.lower() not in ("nan", "none", "null", "<na>") else None


def named(value: object) -> str | None:
    """Give an account's id or handle; a lone @ names nobody."""
    found = word(value)
    return found if found and found.strip("@＠ ") else None


@njit(cache=True, nogil=True)
def _tell_words(offsets, data, nulls, state):  # type: ignore[no-untyped-def]
    """Tell words that are plain: visible ASCII alone, not all of it @, and none that says nothing."""
    for row in range(len(offsets) - 1):
        start, end = offsets[row], offsets[row + 1]
        size = end - start
        if nulls[row] or size == 0:
            state[row] = EMPTY
            continue
        plain, marks = True, np.int64(0)
        for at in range(start, end):
            plain &= 33 <= data[at] <= 126
            marks += data[at] == 64
        if 3 <= size <= 4:  # nan, none, null, <na>, in either case
            plain &= data[start] | 32 not in (110, 60)
        state[row] = PLAIN if plain and marks < size else ASK
