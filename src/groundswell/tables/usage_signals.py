"""Signals as found become signals in canonical form, each value behind a pseudonym."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.raw import Reject
from groundswell.tables.cells import Distinct, chosen, distinct, word, words
from groundswell.tables.cells import names as names_in
from groundswell.tables.usage_values import (
    BadSignal,
    family_of,
    is_plain,
    kind_of,
    shared_word,
    signals_of,
)

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable

    from numpy.typing import NDArray

    from groundswell.model.raw_usage import UsageBatch
    from groundswell.tables.moments import Moments
    from groundswell.tables.pseudonyms import Pseudonyms
    from groundswell.tables.usage_values import KnownShared, Signal

_text, _int = pa.string(), pa.int64()

SIGNAL_PARTS = pa.schema(
    [
        pa.field("account_key", _text),
        pa.field("name_key", _text),
        pa.field("provider", _text),  # null where the row does not say
        pa.field("kind", _text),
        pa.field("family", _text),
        pa.field("value_key", _text),
        pa.field("shared", _text),
        pa.field("first_ms", _int),
        pa.field("last_ms", _int),
        pa.field("source_file", _text),
        pa.field("source_row", _int),
    ]
)
"""Signals before they are brought together by account and value."""

_ADDRESSES = frozenset({"email", "address", "network", "phone"})
_NOT_PLAIN = re.compile(r"[^a-z0-9_.-]+")


class SignalReader:
    """Turns raw signals of one file into parts of the canonical table."""

    def __init__(
        self,
        names: Pseudonyms,
        known: KnownShared,
        source_file: str,
        provider: str,
        times: Callable[[Any], Moments],
    ) -> None:
        """Take what holds for the whole file."""
        self._names, self._known, self._file = names, known, source_file
        self._provider, self._times = provider, times

    def read(
        self, batch: UsageBatch, rejects: list[Reject], unread: Counter[tuple[str, str]]
    ) -> pa.RecordBatch:
        """Give the signals of a batch, each account's equal ones once."""
        numbers = np.asarray(batch.signal_rows, dtype=np.int64)
        cells = {name: held for name, held in batch.signals.items() if len(held)}
        missing = pa.nulls(len(numbers), _text)
        who = names_in(cells.get("account", missing))
        told = pc.binary_join_element_wise(
            words(cells.get("kind", missing)).fill_null(""),
            words(cells.get("value", missing)).fill_null(""),
            words(cells.get("shared", missing)).fill_null(""),
            "\0",
        )
        known = distinct(told)
        found, why = self._each(known)
        bad = np.array([reason is not None for reason in why], dtype=np.bool_)[known.codes]
        nobody = who.is_null().to_numpy(zero_copy_only=False).astype(np.bool_)
        rejects += [Reject(number, "account", "no account") for number in numbers[nobody].tolist()]
        for row in np.flatnonzero(bad & ~nobody).tolist():
            column, reason = why[known.codes[row]] or ("value", "")
            rejects.append(Reject(int(numbers[row]), column, reason))
        rows = np.flatnonzero(~bad & ~nobody)
        return self._rows(rows, numbers, who, known.codes, found, cells, unread)

    def _each(self, known: Distinct) -> tuple[list[list[Signal]], list[tuple[str, str] | None]]:
        """Ask once for each distinct kind and value what it says, or why it says nothing."""
        found: list[list[Signal]] = [[]]
        why: list[tuple[str, str] | None] = [("value", "no value")]
        for told in known.values[1:]:
            kind, _, rest = told.partition("\0")
            value, _, shared = rest.rpartition("\0")
            column = "kind"
            try:
                name = kind_of(kind)
                column = "value"
                found.append(signals_of(name, value, shared_word(shared), self._known))
                why.append(None)
            except BadSignal as reason:
                found.append([])
                why.append((column, str(reason)))
        return found, why

    def _rows(
        self,
        rows: NDArray[np.int64],
        numbers: NDArray[np.int64],
        who: pa.Array,
        codes: NDArray[np.int32],
        found: list[list[Signal]],
        cells: dict[str, Any],
        unread: Counter[tuple[str, str]],
    ) -> pa.RecordBatch:
        size = len(rows)
        cells = {name: chosen(held, rows) for name, held in cells.items()}
        counts = np.array([len(each) for each in found], dtype=np.int64)
        firsts = np.cumsum(counts) - counts
        flat = [each for one in found for each in one]
        repeats = counts[codes[rows]]
        row_of = np.repeat(np.arange(size), repeats)
        within = np.arange(len(row_of)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        place = pa.array(firsts[codes[rows]][row_of] + within)
        names = distinct(who.take(pa.array(rows)))
        given = distinct(cells["provider"]) if "provider" in cells else None
        provider = (
            pa.nulls(size, _text)
            if given is None
            else given.texts([provider_of(each) for each in given.values])
        )
        platforms = distinct(provider.fill_null(self._provider))
        nobody = Distinct(np.ones(size, dtype=np.int32), [None, "unknown"])
        taken = pa.array(row_of)
        columns = {
            "account_key": self._names.accounts(platforms, names).take(taken),
            "name_key": self._names.accounts(nobody, names).take(taken),
            "provider": provider.take(taken)
            if self._provider == "unknown"
            else platforms.texts(platforms.values).take(taken),
            "kind": pa.array([each.kind for each in flat], _text).take(place),
            "family": pa.array([family_of(each.kind) for each in flat], _text).take(place),
            "value_key": pa.array([self._key(each) for each in flat], _text).take(place),
            "shared": pa.array([each.shared for each in flat], _text).take(place),
            "first_ms": self._moments(cells, "first_seen", unread, size).take(taken),
            "last_ms": self._moments(cells, "last_seen", unread, size).take(taken),
            "source_file": pa.repeat(pa.scalar(self._file, _text), len(row_of)),
            "source_row": pa.array(numbers[rows][row_of]),
        }
        table = pa.table(columns, schema=SIGNAL_PARTS)
        return (
            together(table).combine_chunks().to_batches(max_chunksize=None)[0]
            if len(table)
            else pa.RecordBatch.from_pylist([], schema=SIGNAL_PARTS)
        )

    def _key(self, signal: Signal) -> str:
        if self._names.kept or is_plain(signal.kind, signal.value):
            return signal.value
        if signal.kind in _ADDRESSES:  # as in texts, so that one is known by the other
            return self._names.address(signal.value)
        return self._names.text(f"{signal.kind}\0{signal.value}")

    def _moments(
        self, cells: dict[str, Any], name: str, unread: Counter[tuple[str, str]], size: int
    ) -> pa.Array:
        if name not in cells:
            return pa.nulls(size, _int)
        found = self._times(cells[name])
        unread.update((name, reason) for reason in found.reasons.values())
        return found.nullable()


def provider_of(value: object) -> str | None:
    """Give a provider as one plain lower-case word, None where a cell names none.

    >>> provider_of("Acme AI <b>"), provider_of(" ")
    ('acme_ai_b', None)
    """
    named = word(value)
    return None if named is None else _NOT_PLAIN.sub("_", named.lower()).strip("_")[:40] or "other"


def together(signals: pa.Table) -> pa.Table:
    """Bring equal signals of an account together: the first and the last time, who shares it."""
    keys = ["account_key", "name_key", "provider", "kind", "value_key"]
    times = pa.table(
        {
            "first_ms": pc.coalesce(signals["first_ms"], signals["last_ms"]),
            "last_ms": pc.coalesce(signals["last_ms"], signals["first_ms"]),
        }
    )
    earliest = pc.min_element_wise(times["first_ms"], times["last_ms"])
    latest = pc.max_element_wise(times["first_ms"], times["last_ms"])
    signals = signals.set_column(signals.schema.get_field_index("first_ms"), "first_ms", earliest)
    signals = signals.set_column(signals.schema.get_field_index("last_ms"), "last_ms", latest)
    found = signals.group_by(keys, use_threads=False).aggregate(
        [
            ("family", "first"),
            ("shared", "first"),  # of those that are not null
            ("first_ms", "min"),
            ("last_ms", "max"),
            ("source_file", "first"),
            ("source_row", "first"),
        ]
    )
    ends = ("_first", "_min", "_max")
    plain = {
        name: name if name in keys else next(name.removesuffix(e) for e in ends if name.endswith(e))
        for name in found.column_names
    }
    return found.rename_columns(list(plain.values())).select(SIGNAL_PARTS.names)
