"""Messages as found become messages in canonical form, one batch of a file at a time."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.raw import Reject
from groundswell.model.raw_usage import role_of
from groundswell.tables import languages
from groundswell.tables.cells import Distinct, as_text, chosen, distinct, safe, word, words
from groundswell.tables.cells import names as names_in
from groundswell.tables.digests import marks, stable_keys
from groundswell.tables.moments import moments
from groundswell.tables.passages import passages
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage_masks import masked
from groundswell.tables.usage_signals import SIGNAL_PARTS, SignalReader, provider_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import tzinfo

    from numpy.typing import NDArray

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.tables.moments import Moments
    from groundswell.tables.usage_values import KnownShared

VERSION = 1  # raised whenever the same row would become something else

UNKNOWN = "unknown"
"""The provider of accounts in logs that don't say whose they are."""

_text, _int = pa.string(), pa.int64()

MESSAGE_PARTS = pa.schema(
    [
        pa.field("message_key", _text),
        pa.field("identified", pa.bool_()),  # by an id or a time of its own; else by its place
        pa.field("conversation_key", _text),
        pa.field("account_key", _text),
        pa.field("name_key", _text),  # of the account's name alone, whoever the provider is
        pa.field("provider", _text),
        pa.field("created_ms", _int),
        pa.field("started_ms", _int),
        pa.field("at_ms", _int),
        pa.field("parent_key", _text),
        pa.field("kept", pa.bool_()),
        pa.field("role", _text),
        pa.field("text", _text),
        pa.field("text_norm", _text),
        pa.field("lang", _text),
        pa.field("model", _text),
        pa.field("finish_reason", _text),
        pa.field("refused", pa.bool_()),
        pa.field("content", _int),  # equal where role and text are
        pa.field("source_file", _text),
        pa.field("source_row", _int),
    ]
)
"""Messages before duplicates are dealt with and before they are placed in their conversations."""

_TRUE = frozenset({"true", "1", "yes", "y", "t", "refused", "blocked"})
_FALSE = frozenset({"false", "0", "no", "n", "f", "answered", "ok"})
_REASON = re.compile(r"[a-z][a-z0-9_.:-]{0,39}")
_MODEL = re.compile(r"[\w .:/@+-]{1,120}")
_AS_WRITTEN = Pseudonyms(b"", keep=True)


@dataclass(frozen=True, slots=True)
class UsagePart:
    """Some messages and signals in canonical form.

    ``unread`` counts cells that hold something unreadable in a column without which the row is
    still good, ``left_out`` what is no message to read, ``masked`` what was replaced in texts.
    """

    messages: pa.RecordBatch
    signals: pa.RecordBatch
    rejects: tuple[Reject, ...]
    unread: Counter[tuple[str, str]]
    left_out: Counter[str]
    masked: Counter[str]
    last_row: int


class UsageNormaliser:
    """Turns raw batches of one file into parts of the canonical tables."""

    def __init__(
        self,
        names: Pseudonyms,
        *,
        source_file: str,
        provider: str | None,
        date_order: DateOrder | None,
        zone: tzinfo,
        latest_ms: int,
        known: KnownShared,
        identify_language: bool = True,
    ) -> None:
        """Take what holds for the whole file."""
        self._names, self._file = names, source_file
        self._provider = (provider or UNKNOWN).lower()
        self._order, self._zone, self._latest_ms = date_order, zone, latest_ms
        self._identify = identify_language
        # 240 bits that can't be had without the key; a hash that begins with them is a keyed one.
        parts = () if names.kept else (names.text(f"usage keys {part}") for part in range(4))
        self._secret = "".join(parts)
        self._signals = SignalReader(names, known, source_file, self._provider, self._times)

    def __call__(self, batch: UsageBatch) -> UsagePart:
        """Normalise one batch; what can't be is among the rejects."""
        unread: Counter[tuple[str, str]] = Counter()
        left_out = Counter(batch.left_out)
        rejects = list(batch.rejects)
        counts: Counter[str] = Counter()
        messages = self._messages(batch, rejects, unread, left_out, counts)
        signals = self._signals.read(batch, rejects, unread)
        return UsagePart(
            messages, signals, tuple(rejects), unread, left_out, counts, batch.last_row
        )

    def _messages(
        self,
        batch: UsageBatch,
        rejects: list[Reject],
        unread: Counter[tuple[str, str]],
        left_out: Counter[str],
        counts: Counter[str],
    ) -> pa.RecordBatch:
        numbers = np.asarray(batch.rows, dtype=np.int64)
        cells = {name: held for name, held in batch.columns.items() if len(held)}
        missing = pa.nulls(len(numbers), _text)
        who = names_in(cells.get("account", missing))
        thread = words(cells.get("conversation", missing))
        role = _asked(cells.get("role", missing), role_of)
        text = _texts(cells.get("text", missing))
        when = self._times(cells.get("at", missing))
        kept = self._kept(numbers, who, thread, role, text, when, rejects, left_out)
        if not kept.all():
            rows = np.flatnonzero(kept)
            taken = pa.array(rows)
            who, thread, role, text = (each.take(taken) for each in (who, thread, role, text))
            numbers = numbers[rows]
            when = when._replace(at_ms=when.at_ms[rows], known=when.known[rows])
            cells = {name: chosen(held, rows) for name, held in cells.items()}
        size = len(numbers)
        missing = pa.nulls(size, _text)
        platforms = self._providers(cells.get("provider"), size)
        known_names = distinct(who)
        account = self._names.accounts(platforms, known_names)
        nobody = Distinct(np.ones(size, dtype=np.int32), [None, UNKNOWN])
        conversation = stable_keys("c", self._joined(account, thread))
        ids = words(cells.get("message", missing))
        parents = words(cells.get("parent", missing))
        at = when.nullable()
        content = _joined(role, text)
        by_place = self._joined(
            conversation, _all("t", size), at.cast(_text).fill_null(""), content
        )
        key = stable_keys("m", self._joined(conversation, _all("i", size), ids))
        key = pc.coalesce(key, stable_keys("m", by_place))
        shown, counted = masked(text, self._names)
        counts.update(counted)
        norm = passages(shown, nobody, _AS_WRITTEN).norm
        columns: dict[str, Any] = {
            "message_key": key,
            "identified": pc.or_(ids.is_valid(), at.is_valid()),
            "conversation_key": conversation,
            "account_key": account,
            "name_key": self._names.accounts(nobody, known_names),
            "provider": platforms.texts(platforms.values),
            "created_ms": self._side_times(cells, "account_created", unread, size),
            "started_ms": self._side_times(cells, "started", unread, size),
            "at_ms": at,
            "parent_key": stable_keys("m", self._joined(conversation, _all("i", size), parents)),
            "kept": _flags(cells.get("kept", missing), "kept", unread),
            "role": role,
            "text": shown,
            "text_norm": pc.fill_null(norm, ""),
            "lang": self._languages(cells.get("lang"), norm),
            "model": _words(cells.get("model", missing), _MODEL, "model", unread, lower=False),
            "finish_reason": _words(
                cells.get("finish_reason", missing), _REASON, "finish_reason", unread
            ),
            "refused": _flags(cells.get("refused", missing), "refused", unread),
            "content": marks(content) if size else np.empty(0, np.int64),
            "source_file": _all(self._file, size),
            "source_row": numbers,
        }
        return batch_of(columns, size, MESSAGE_PARTS)

    def _kept(
        self,
        numbers: NDArray[np.int64],
        who: pa.Array,
        thread: pa.Array,
        role: pa.Array,
        text: pa.Array,
        when: Moments,
        rejects: list[Reject],
        left_out: Counter[str],
    ) -> NDArray[np.bool_]:
        """Tell the rows that are good, and what is wrong with the others."""
        full = _is_full(text)
        kept = np.ones(len(numbers), dtype=np.bool_)
        wrong = (
            ("account", "no account", _bools(who.is_null())),
            ("conversation", "no conversation", _bools(thread.is_null())),
            ("role", "no role that is known", _bools(role.is_null())),
        )
        for column, reason, bad in wrong:
            rows = np.flatnonzero(bad & kept)
            rejects += [Reject(number, column, reason) for number in numbers[rows].tolist()]
            kept &= ~bad
        for row, reason in when.reasons.items():
            if kept[row]:
                rejects.append(Reject(int(numbers[row]), "at", reason))
                kept[row] = False
        empty = kept & ~full
        system = _bools(pc.fill_null(pc.equal(role, "system"), False))
        for kind, those in (("empty system prompts", system), ("messages without text", ~system)):
            if count := int((empty & those).sum()):
                left_out[kind] += count
        return kept & full

    def _providers(self, given: Any, size: int) -> Distinct:
        if given is None:
            return Distinct(np.ones(size, dtype=np.int32), [None, self._provider])
        known = distinct(given)
        found = [provider_of(value) or self._provider for value in known.values]
        ones = {name: at for at, name in enumerate(dict.fromkeys(found), 1)}
        places = np.array([ones[name] for name in found], dtype=np.int32)
        return Distinct(places[known.codes], [None, *ones])

    def _times(self, column: Any) -> Moments:
        return moments(column, self._zone, self._order, self._latest_ms, empty=True)

    def _side_times(
        self, cells: Mapping[str, Any], name: str, unread: Counter[tuple[str, str]], size: int
    ) -> pa.Array:
        if name not in cells:
            return pa.nulls(size, _int)
        found = self._times(cells[name])
        unread.update((name, reason) for reason in found.reasons.values())
        return found.nullable()

    def _languages(self, given: Any, norm: pa.Array) -> pa.Array:
        found = pa.nulls(len(norm), _text)
        if given is not None:
            known = distinct(given)
            told = [
                languages.code(each) if isinstance(each, str) and each else None
                for each in known.values
            ]
            found = known.texts(told)
        if not self._identify or not found.null_count:
            return found
        unsaid = found.is_null()
        return pc.replace_with_mask(found, unsaid, languages.identify_all(norm.filter(unsaid)))

    def _joined(self, *parts: pa.Array) -> pa.Array:
        return _joined(pa.scalar(self._secret), *parts)


def batch_of(columns: Mapping[str, Any], size: int, schema: pa.Schema) -> pa.RecordBatch:
    """Give columns the types of a schema; those that are not there are null."""
    arrays = []
    for each in schema:
        held = columns.get(each.name)
        if held is None:
            held = pa.nulls(size, each.type)
        elif not isinstance(held, pa.Array) or held.type != each.type:
            held = pa.array(held, type=each.type)
        arrays.append(held)
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _texts(column: Any) -> pa.Array:
    """Give texts as a string array without NUL, which would end them elsewhere."""
    text = as_text(column)
    if text is None:
        known = distinct(column)
        text = known.texts([v if isinstance(v, str) else safe(word(v)) for v in known.values])
    return pc.replace_substring(text, "\0", "\ufffd")


def _is_full(text: pa.Array) -> NDArray[np.bool_]:
    return _bools(
        pc.fill_null(pc.greater(pc.binary_length(pc.utf8_trim_whitespace(text)), 0), False)
    )


def _asked(column: Any, read: Callable[[Any], str | None]) -> pa.Array:
    known = distinct(column)
    return known.texts([read(value) for value in known.values])


def _words(
    column: Any,
    shape: re.Pattern[str],
    name: str,
    unread: Counter[tuple[str, str]],
    *,
    lower: bool = True,
) -> pa.Array:
    """Give short words; what does not look like one is unread, and not kept."""
    known = distinct(column)
    found: list[str | None] = []
    for code, value in enumerate(known.values):
        plain = word(value)
        plain = plain.lower() if plain and lower else plain
        if plain is not None and not shape.fullmatch(plain):
            unread[name, "not a word of the kind"] += int((known.codes == code).sum())
            plain = None
        found.append(plain)
    return known.texts(found)


def _flags(column: Any, name: str, unread: Counter[tuple[str, str]]) -> pa.Array:
    known = distinct(column)
    found: list[bool | None] = []
    for code, value in enumerate(known.values):
        plain = (
            str(value).strip().lower() if isinstance(value, bool) else (word(value) or "").lower()
        )
        flag = True if plain in _TRUE else False if plain in _FALSE else None
        if flag is None and plain:
            unread[name, "neither true nor false"] += int((known.codes == code).sum())
        found.append(flag)
    return pa.array(found, pa.bool_()).take(pa.array(known.codes))


def _bools(mask: pa.Array) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = mask.to_numpy(zero_copy_only=False).astype(np.bool_)
    return found


def _all(value: str, size: int) -> pa.Array:
    return pa.repeat(pa.scalar(value, _text), size)


def _joined(*parts: Any) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "\0")


__all__ = ["MESSAGE_PARTS", "SIGNAL_PARTS", "UNKNOWN", "VERSION", "UsageNormaliser", "UsagePart"]
