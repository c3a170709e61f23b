"""Accounts and conversations counted out of messages that are in their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import CONVERSATIONS, USAGE_ACCOUNTS
from groundswell.tables.usage_messages import UNKNOWN
from groundswell.tables.usage_order import NO_TIME

if TYPE_CHECKING:
    from numpy.typing import NDArray


def conversations(chosen: pa.Table, placed: pa.Table) -> pa.Table:
    """Count conversations, in the order in which they first appear (schema `CONVERSATIONS`)."""
    thread = codes_of(chosen["conversation_key"])
    count = int(thread.max()) + 1 if len(thread) else 0
    first = _first(thread, count)
    at = array_of(placed["at_ms"]).to_numpy()
    started, ended = _extremes(thread, at, count)
    branches = np.zeros(count, np.int64)
    np.maximum.at(branches, thread, array_of(placed["branch"]).to_numpy().astype(np.int64))
    here = chosen.take(pa.array(first))
    columns = {
        "conversation_key": array_of(here["conversation_key"]),
        "account_key": array_of(here["account_key"]),
        "started_ms": started,
        "ended_ms": ended,
        "messages": np.bincount(thread, minlength=count),
        "branches": branches + 1,
        "model": _most_frequent(thread, chosen["model"], count),
        "source_file": array_of(here["source_file"]),
        "source_row": array_of(here["source_row"]),
    }
    return _table(columns, CONVERSATIONS)


def accounts(chosen: pa.Table, placed: pa.Table, signals: pa.Table) -> pa.Table:
    """Count accounts; those that have signals alone come last (schema `USAGE_ACCOUNTS`)."""
    both = pa.concat_arrays([array_of(chosen["account_key"]), array_of(signals["account_key"])])
    codes = codes_of(both)
    count = int(codes.max()) + 1 if len(codes) else 0
    size = chosen.num_rows
    own = codes[:size]
    at = array_of(placed["at_ms"]).to_numpy()
    seen = np.r_[at, numbers_of(signals["first_ms"]), numbers_of(signals["last_ms"])]
    whose = np.r_[codes, codes[size:]]
    known = seen != NO_TIME
    first, last = _extremes(whose[known], seen[known], count)
    # An account of which nothing has a time was there at some time of the log.
    never = last == NO_TIME
    first[never] = seen[known].min() if known.any() else 0
    last[never] = seen[known].max() if known.any() else 0
    threads = codes_of(chosen["conversation_key"])
    pairs = np.unique(np.c_[own, threads], axis=0)[:, 0] if size else np.empty(0, np.int64)
    prompts = pc.equal(array_of(chosen["role"]), "user").to_numpy(zero_copy_only=False)
    provider = pa.concat_arrays(
        [array_of(chosen["provider"]), pc.fill_null(array_of(signals["provider"]), UNKNOWN)]
    )
    born = numbers_of(chosen["created_ms"])
    created, latest = _extremes(own[born != NO_TIME], born[born != NO_TIME], count)
    heads = pa.array(_first(codes, count))
    columns = {
        "account_key": both.take(heads),
        "provider": provider.take(heads),
        "created_ms": pa.array(created, mask=latest == NO_TIME),
        "conversations": np.bincount(pairs, minlength=count),
        "messages": np.bincount(own, minlength=count),
        "prompts": np.bincount(own[prompts], minlength=count),
        "first_seen_ms": first,
        "last_seen_ms": last,
    }
    return _table(columns, USAGE_ACCOUNTS)


def codes_of(values: Any) -> NDArray[np.int64]:
    """Number values by their first appearance."""
    coded = array_of(values).dictionary_encode()
    found: NDArray[np.int64] = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return found


def numbers_of(values: Any) -> NDArray[np.int64]:
    """Give whole numbers, ``NO_TIME`` where there is none."""
    found: NDArray[np.int64] = array_of(values).fill_null(NO_TIME).to_numpy()
    return found


def array_of(values: Any) -> pa.Array:
    """Give a column as one array."""
    if not isinstance(values, pa.ChunkedArray):
        return values
    return values.chunk(0) if values.num_chunks == 1 else values.combine_chunks()


def _most_frequent(thread: NDArray[np.int64], values: pa.ChunkedArray, count: int) -> pa.Array:
    """Give the most frequent value of each group; of equally frequent ones that which came first."""
    coded = array_of(values).dictionary_encode()
    codes = coded.indices.fill_null(-1).to_numpy().astype(np.int64)
    there = codes >= 0
    best = np.full(count, -1, np.int64)
    width = max(1, len(coded.dictionary))
    pairs, often = np.unique(thread[there] * width + codes[there], return_counts=True)
    order = np.lexsort((-(pairs % width), often))  # the last one to be put down wins
    best[pairs[order] // width] = pairs[order] % width
    return coded.dictionary.take(pa.array(best, mask=best < 0))


def _first(codes: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """Give the first row of each group."""
    first = np.zeros(count, np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    return first


def _extremes(
    codes: NDArray[np.int64], values: NDArray[np.int64], count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    least = np.full(count, np.iinfo(np.int64).max)
    most = np.full(count, NO_TIME)
    np.minimum.at(least, codes, values)
    np.maximum.at(most, codes, values)
    return least, most


def _table(columns: dict[str, Any], schema: pa.Schema) -> pa.Table:
    arrays = [
        held if isinstance(held, pa.Array) else pa.array(held, type=each.type)
        for each, held in ((each, columns[each.name]) for each in schema)
    ]
    return pa.table([a.cast(f.type) for a, f in zip(arrays, schema, strict=True)], schema=schema)
