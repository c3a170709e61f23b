"""The accounts of a batch: the highest counts seen, and what their profiles say first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pyarrow as pa

from groundswell.tables import cells as raw
from groundswell.tables import handle_columns, handles, texts
from groundswell.tables.cells import distinct, word
from groundswell.tables.counts import to_count

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Mapping, Sequence

    from numpy.typing import NDArray

    from groundswell.tables.cells import Distinct
    from groundswell.tables.moments import Moments
    from groundswell.tables.name_keys import NameKeys
    from groundswell.tables.pseudonyms import Pseudonyms

_Read = TypeVar("_Read")

_TRUE, _FALSE = frozenset({"true", "t", "1", "yes"}), frozenset({"false", "f", "0", "no"})
_UNKNOWN = -1


def profiles(
    cells: Mapping[str, Any],
    whose: NDArray[np.int64],
    count: int,
    names: Pseudonyms,
    keys: NameKeys,
    unread: Counter[tuple[str, str]],
    times: Callable[[Any], Moments],
) -> dict[str, Any]:
    """Give columns of ``count`` accounts; ``whose`` (n) tells the account of each row.

    ``keys`` turns what is compared of names into keyed hashes, and ``times`` reads a column of
    times. Cells that can't be read are counted in ``unread``.
    """
    found: dict[str, Any] = {}
    first = _Firsts(whose, count)
    for column in ("followers", "following"):
        if column in cells:
            found[column] = _highest(counts(cells[column], column, unread), whose, count)
    if "account_created" in cells:
        found["created_ms"] = _created(times(cells["account_created"]), first, unread)
    if "default_picture" in cells:
        known, seen = _read(cells["default_picture"], truth, "default_picture", unread)
        found["default_picture"] = _all_plain(known.codes, seen, whose, count)
    if "handle" in cells:
        given = raw.names(cells["handle"])
        shapes, surprises = handle_columns.marks(given)
        rows = first.row(shapes.is_valid().to_numpy(zero_copy_only=False))
        found["handle_shape"], found["handle_surprise"] = _at(shapes, rows), _at(surprises, rows)
        own = _at(given, rows).to_pylist()
        found["handle_key"] = keys.of_handles(own)
        found["handle_stem_key"] = keys.of_stems(own)
    if "display_name" in cells:
        known = distinct(raw.words(cells["display_name"]))
        shown = [None, *map(handles.name_shape, known.values[1:])]
        chosen = first.code(known, [shape is not None for shape in shown])
        found["name_shape"] = _at(pa.array(shown, pa.string()), chosen)
        named = [known.values[code] if code >= 0 else None for code in chosen.tolist()]
        found["name_key"] = keys.of_names(named)
    if "bio" in cells:
        found |= _bios(distinct(cells["bio"]), first, names)
    for column in ("handle", "display_name", "bio") if names.kept else ():
        if column in cells:
            kept = raw.words(cells[column])
            rows = first.row(kept.is_valid().to_numpy(zero_copy_only=False))
            found[column] = _at(kept, rows)
    return found


def counts(column: Any, name: str, unread: Counter[tuple[str, str]]) -> pa.Array:
    """Give a column of counts, null where one is not known or can't be read."""
    known, found = _read(column, to_count, name, unread)
    return pa.array(found, pa.int64()).take(pa.array(known.codes))


def truth(value: object) -> bool | None:
    """Read a yes or a no; None where it is not known."""
    if isinstance(value, bool):
        return value
    found = word(value)
    if found is None:
        return None
    if (plain := found.lower()) in _TRUE or plain in _FALSE:
        return plain in _TRUE
    raise ValueError("neither true nor false")


class _Firsts:
    """Finds the first of an account's rows, in order, that says something."""

    def __init__(self, whose: NDArray[np.int64], count: int) -> None:
        self._whose, self._count = whose, count

    def account(self, row: int) -> int:
        """Give the account of a row."""
        return int(self._whose[row])

    def row(self, telling: NDArray[np.bool_]) -> NDArray[np.int64]:
        """Give for each account the first row that tells, or n where none does."""
        rows = np.flatnonzero(telling)
        found = np.full(self._count, len(self._whose), dtype=np.int64)
        found[self._whose[rows[::-1]]] = rows[::-1]
        return found

    def code(self, known: Distinct, telling: Sequence[bool]) -> NDArray[np.int64]:
        """Give for each account the place of its first value that tells, or -1."""
        rows = self.row(np.array(telling, dtype=np.bool_)[known.codes])
        codes = np.append(known.codes.astype(np.int64), _UNKNOWN)
        return codes[rows]


def _at(values: pa.Array, places: NDArray[np.int64]) -> pa.Array:
    """Give the values in those places, null where there is none of n."""
    nowhere = (places < 0) | (places >= len(values))
    return values.take(pa.array(places, mask=nowhere))


def _read(
    column: Any,
    read: Callable[[object], _Read | None],
    name: str,
    unread: Counter[tuple[str, str]],
) -> tuple[Distinct, list[_Read | None]]:
    known = distinct(column)
    found: list[_Read | None] = []
    for code, value in enumerate(known.values):
        try:
            found.append(read(value))
        except ValueError as why:
            found.append(None)
            unread[name, str(why)] += int(np.count_nonzero(known.codes == code))
    return known, found


def _highest(found: pa.Array, whose: NDArray[np.int64], count: int) -> pa.Array:
    most = np.full(count, _UNKNOWN, dtype=np.int64)
    np.maximum.at(most, whose, found.fill_null(_UNKNOWN).to_numpy())
    return pa.array(most, mask=most == _UNKNOWN)


def _created(found: Moments, first: _Firsts, unread: Counter[tuple[str, str]]) -> list[int | None]:
    """Give the first day that can be read; what can't be, before it, is counted."""
    rows = first.row(found.known)
    for row, reason in found.reasons.items():
        if row < rows[first.account(row)]:
            unread["account_created", reason] += 1
    times = [*found.at_ms.tolist(), None]
    return [times[row] for row in rows.tolist()]


def _all_plain(
    codes: NDArray[np.int32], seen: Sequence[bool | None], whose: NDArray[np.int64], count: int
) -> pa.Array:
    """Tell whether no picture was ever seen; one picture of its own says no for good."""
    state = np.array([2 if one is None else int(one) for one in seen], dtype=np.int8)[codes]
    lowest = np.full(count, 2, dtype=np.int8)
    np.minimum.at(lowest, whose, state)
    return pa.array(lowest == 1, mask=lowest == 2)


def _bios(known: Distinct, first: _Firsts, names: Pseudonyms) -> dict[str, list[Any]]:
    """Note whether a profile text that was given is empty, and the key of what it says."""
    empty = [isinstance(bio, str) and not bio.strip() for bio in known.values]
    given = [bio is not None for bio in known.values]
    says = first.code(known, [there and not bare for there, bare in zip(given, empty, strict=True)])
    there = first.code(known, given)
    keys: dict[int, str | None] = {_UNKNOWN: None}
    for code in set(says.tolist()) - {_UNKNOWN}:
        plain = word(known.values[code])
        own = handles.bio_to_key(texts.normal(plain)) if plain else None
        keys[code] = names.text(own) if own else None
    return {
        "bio_empty": [
            None if any_ < 0 else full < 0
            for any_, full in zip(there.tolist(), says.tolist(), strict=True)
        ],
        "bio_key": [keys[code] for code in says.tolist()],
    }
