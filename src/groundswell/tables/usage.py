"""The canonical tables of usage logs, out of parts: each message once, in its place.

What a row says is settled in `usage_messages` and `usage_signals`; here duplicates go, times
are filled in, conversations are put in order, and accounts and conversations are counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.raw import Reject
from groundswell.model.tables import REJECTS
from groundswell.model.usage import MESSAGES, SIGNALS
from groundswell.tables.digests import stable_keys
from groundswell.tables.usage_counts import accounts, array_of, codes_of, conversations, numbers_of
from groundswell.tables.usage_messages import (
    MESSAGE_PARTS,
    UNKNOWN,
    UsageNormaliser,
)
from groundswell.tables.usage_order import ALONE, LOST, NO_TIME, places
from groundswell.tables.usage_signals import SIGNAL_PARTS, together
from groundswell.tables.usage_values import KnownShared

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from numpy.typing import NDArray

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.tables.pseudonyms import Pseudonyms

_DAY_MS = 86_400_000
PLACED = ("message_key", "at_ms", "time_known", "position", "parent_key", "branch")
"""Columns of `MESSAGES` that are told by all messages together; the others stand in the parts."""

LIGHT = tuple(
    name
    for name in MESSAGE_PARTS.names
    if name not in ("text", "text_norm", "lang", "finish_reason", "refused")
)
"""Columns of `MESSAGE_PARTS` that must be held at once."""


@dataclass(frozen=True, slots=True)
class UsageTables:
    """The tables of one set of logs, and what was counted on the way."""

    accounts: pa.Table
    conversations: pa.Table
    messages: pa.Table
    signals: pa.Table
    rejects: pa.Table
    left_out: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    unread: Counter[tuple[str, str]] = field(default_factory=Counter)
    duplicates: int = 0
    ids_with_different_content: int = 0


@dataclass(frozen=True, slots=True)
class Assembled:
    """All but the texts: ``rows`` are the parts' rows that stay, ``placed`` columns for them."""

    rows: NDArray[np.int64]
    placed: pa.Table
    conversations: pa.Table
    accounts: pa.Table
    signals: pa.Table
    rejects: list[tuple[str, Reject]]
    duplicates: int
    ids_with_different_content: int


def canonical(
    batches: Iterable[UsageBatch],
    names: Pseudonyms,
    now_ms: int,
    *,
    source_file: str = "log",
    provider: str | None = None,
    date_order: DateOrder | None = None,
    zone: tzinfo = UTC,
    known: KnownShared | None = None,
) -> UsageTables:
    """Make the canonical tables out of raw batches of one file, in memory.

    >>> from groundswell.model.raw_usage import UsageBatch
    >>> from groundswell.tables.pseudonyms import Pseudonyms
    >>> batch = UsageBatch([1], {"account": ["ana"], "conversation": ["c"], "role": ["user"],
    ...                          "text": ["When does bus 42 go?"], "at": [1_700_000_000]})
    >>> found = canonical([batch], Pseudonyms(b"", keep=True), 1_800_000_000_000)
    >>> found.accounts["account_key"].to_pylist(), found.messages["position"].to_pylist()
    (['ana'], [0])
    """
    normaliser = UsageNormaliser(
        names,
        source_file=source_file,
        provider=provider,
        date_order=date_order,
        zone=zone,
        latest_ms=now_ms + 2 * _DAY_MS,
        known=known or KnownShared(),
    )
    parts = [normaliser(batch) for batch in batches]
    messages = pa.Table.from_batches([part.messages for part in parts], MESSAGE_PARTS)
    signals = pa.Table.from_batches([part.signals for part in parts], SIGNAL_PARTS)
    found = assemble(messages.select(LIGHT), signals)
    rejects = [(source_file, each) for part in parts for each in part.rejects]
    return UsageTables(
        found.accounts,
        found.conversations,
        finished(messages.take(pa.array(found.rows)), found.placed),
        found.signals,
        rejects_table([*rejects, *found.rejects]),
        sum((part.left_out for part in parts), Counter()),
        sum((part.masked for part in parts), Counter()),
        sum((part.unread for part in parts), Counter()),
        found.duplicates,
        found.ids_with_different_content,
    )


def finished(rows: pa.Table, placed: pa.Table) -> pa.Table:
    """Give rows of parts the columns that all messages together tell (schema `MESSAGES`)."""
    columns = [placed[n] if n in PLACED else rows[n] for n in MESSAGES.names]
    return pa.table(columns, schema=MESSAGES)


def rejects_table(rejects: Iterable[tuple[str, Reject]]) -> pa.Table:
    """Give what was set aside, with the file of each, as a table (schema ``REJECTS``)."""
    rows = [
        {"source_file": file, "row": each.row, "column": each.column, "reason": each.reason}
        for file, each in rejects
    ]
    return pa.Table.from_pylist(rows, schema=REJECTS)


def assemble(light: pa.Table, signals: pa.Table) -> Assembled:
    """Bring parts together; ``light`` has the columns `LIGHT`, in the order of the files."""
    light = light.combine_chunks()
    keys = _numbered(light)
    rows, doubled, different = _distinct(keys, light)
    chosen = light.take(pa.array(rows))
    key = keys.take(pa.array(rows))
    thread = codes_of(chosen["conversation_key"])
    order = np.argsort(thread, kind="stable")
    found = places(
        thread[order],
        numbers_of(chosen["at_ms"])[order],
        numbers_of(chosen["started_ms"])[order],
        _parents(chosen["parent_key"], key, order),
        _kept(chosen["kept"])[order],
    )
    timed = found.at_ms != NO_TIME
    rejects = _untimed(chosen, order[~timed])
    back = np.empty(len(order), np.int64)
    back[order] = np.arange(len(order))
    parent = found.parent[back]
    above = np.where(parent >= 0, order[np.maximum(parent, 0)], 0) if len(order) else parent
    placed = pa.table(
        {
            "message_key": key,
            "at_ms": found.at_ms[back],
            "time_known": found.time_known[back],
            "position": found.position[back],
            "parent_key": pc.if_else(
                pa.array(parent >= 0), key.take(pa.array(above)), pa.scalar(None, pa.string())
            )
            if len(order)
            else pa.nulls(0, pa.string()),
            "branch": found.branch[back],
        }
    )
    stays = timed[back]
    chosen, placed = chosen.filter(pa.array(stays)), placed.filter(pa.array(stays))
    owned, lost = _owned(signals, chosen)
    return Assembled(
        rows[stays],
        placed,
        conversations(chosen, placed),
        accounts(chosen, placed, owned),
        _signals(owned),
        [*rejects, *lost],
        doubled,
        different,
    )


def _numbered(light: pa.Table) -> pa.Array:
    """Give keys of messages, by their number among equal ones where nothing else tells them apart.

    A message without id and time of its own that comes again in one file is another; in another
    file it is the same again.
    """
    keys = array_of(light["message_key"])
    vague = np.flatnonzero(~array_of(light["identified"]).to_numpy(zero_copy_only=False))
    if not vague.size:
        return keys
    those = pa.array(vague)
    pair = pc.binary_join_element_wise(
        keys.take(those), array_of(light["source_file"]).take(those), "\0"
    )
    codes = codes_of(pair)
    order = np.argsort(codes, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(codes[order]) != 0])
    number = np.empty(len(codes), np.int64)
    number[order] = np.arange(len(codes)) - np.repeat(starts, np.diff(np.r_[starts, len(codes)]))
    again = number > 0
    mask = np.zeros(len(keys), np.bool_)
    mask[vague[again]] = True
    told = pc.binary_join_element_wise(
        keys.filter(pa.array(mask)), pa.array(number[again]).cast(pa.string()), "\0"
    )
    return pc.replace_with_mask(keys, pa.array(mask), stable_keys("m", told))


def _distinct(keys: pa.Array, light: pa.Table) -> tuple[NDArray[np.int64], int, int]:
    """Give rows of distinct messages; of equal ones the earliest, one with a time of its own first.

    Also how many rows are not among them, and how many messages came with several contents.
    """
    codes = codes_of(keys)
    if not len(codes):
        return np.empty(0, np.int64), 0, 0
    at = numbers_of(light["at_ms"])
    if int(codes.max()) + 1 == len(codes):
        return np.arange(len(codes)), 0, 0
    content = array_of(light["content"]).to_numpy()
    late = np.where(at == NO_TIME, np.iinfo(np.int64).max, at)
    order = np.lexsort((np.arange(len(codes)), late, codes))
    sorted_codes = codes[order]
    first = np.r_[True, np.diff(sorted_codes) != 0]
    head = np.repeat(content[order][first], np.diff(np.r_[np.flatnonzero(first), len(codes)]))
    other = np.unique(sorted_codes[content[order] != head])
    rows = np.sort(order[first])
    return rows, len(codes) - len(rows), len(other)


def _parents(given: pa.ChunkedArray, key: pa.Array, order: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the place, in ``order``, of the message that each of those follows."""
    given = array_of(given)
    where = np.full(len(key), ALONE, np.int64)
    told = np.flatnonzero(given.is_valid().to_numpy(zero_copy_only=False))
    if told.size:
        found = pc.index_in(given.take(pa.array(told)), value_set=key)
        at = found.fill_null(-1).to_numpy().astype(np.int64)
        back = np.empty(len(order), np.int64)
        back[order] = np.arange(len(order))
        where[told] = np.where(at >= 0, back[np.maximum(at, 0)], LOST)
    return where[order]


def _kept(flags: pa.ChunkedArray) -> NDArray[np.int8]:
    found: NDArray[np.int8] = array_of(flags).cast(pa.int8()).fill_null(-1).to_numpy()
    return found


def _untimed(chosen: pa.Table, rows: NDArray[np.int64]) -> list[tuple[str, Reject]]:
    """Set messages aside whose conversation has no time at all."""
    some = chosen.select(["source_file", "source_row"]).take(pa.array(np.sort(rows)))
    why = "no time, and none in its conversation"
    return [
        (file, Reject(row, "at", why))
        for file, row in zip(
            some["source_file"].to_pylist(), some["source_row"].to_pylist(), strict=True
        )
    ]


def _owned(signals: pa.Table, chosen: pa.Table) -> tuple[pa.Table, list[tuple[str, Reject]]]:
    """Find the accounts of signals where either side does not say whose log it is.

    The account of that name in the messages is meant, where it is one; where it is in the logs
    of several providers, a signal that names none is set aside.
    """
    signals = signals.combine_chunks()
    whole = {name: array_of(chosen[name]) for name in ("name_key", "account_key", "provider")}
    per_name = (
        pa.table(whole)
        .group_by(list(whole), use_threads=False)
        .aggregate([])
        .group_by("name_key", use_threads=False)
        .aggregate([("account_key", "count"), ("account_key", "min"), ("provider", "min")])
    )
    place = pc.index_in(array_of(signals["name_key"]), value_set=array_of(per_name["name_key"]))
    count = pc.fill_null(array_of(per_name["account_key_count"]).take(place), 0)
    meant = array_of(per_name["account_key_min"]).take(place)
    nameless = pc.fill_null(
        pc.equal(array_of(per_name["provider_min"]).take(place), UNKNOWN), False
    )
    unsaid = array_of(signals["provider"]).is_null()
    many = pc.and_(unsaid, pc.greater(count, 1))
    joined = pc.and_(pc.equal(count, 1), pc.or_(unsaid, nameless))
    at = signals.schema.get_field_index("account_key")
    whose = pc.if_else(joined, meant, array_of(signals["account_key"]))
    signals = signals.set_column(at, "account_key", whose)
    aside = signals.filter(many).select(["source_file", "source_row"]).to_pylist()
    why = "accounts of several providers have this name; add a column provider"
    rows = dict.fromkeys((each["source_file"], each["source_row"]) for each in aside)
    lost = [(file, Reject(row, "account", why)) for file, row in rows]
    return signals.filter(pc.invert(many)), lost


def _signals(owned: pa.Table) -> pa.Table:
    if not owned.num_rows:
        return SIGNALS.empty_table()
    # The name under which an account came does not tell its signals apart.
    same = owned.set_column(
        owned.schema.get_field_index("name_key"), "name_key", array_of(owned["account_key"])
    )
    nobody = pa.nulls(owned.num_rows, pa.string())
    same = same.set_column(owned.schema.get_field_index("provider"), "provider", nobody)
    return pa.table(
        [together(same)[name] for name in SIGNALS.names], schema=SIGNALS
    ).combine_chunks()
