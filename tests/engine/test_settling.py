"""Rows dealt out to their items and put in order there, against the order of a sort."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.engine.radix import ordered
from groundswell.engine.settling import deal, put_in_order


def dealt(item, at):
    """Give the order of rows by item and time, an item at a time."""
    rows, items = len(item), int(item.max()) + 1
    shift, earliest = rows.bit_length(), int(at.min())
    start, keys = np.zeros(items + 2, dtype=np.uint32), np.empty(rows, dtype=np.int64)
    deal(item, at, earliest, shift, start, keys)
    for low, high in pairwise(start[:-1].tolist()):
        if low < high:
            spare = np.empty(rows, dtype=np.int64)
            put_in_order(keys, np.uint64(low), np.uint64(high), spare, shift)
    assert np.array_equal((keys >> shift) + earliest, at[keys & ((1 << shift) - 1)])
    return keys & ((1 << shift) - 1)


TIMES = st.one_of(st.integers(-5, 5), st.integers(-(2**53), 2**53))
DEALT = st.lists(st.tuples(st.integers(0, 12), TIMES), min_size=1, max_size=150)


@properties(DEALT)
@settings(deadline=None, max_examples=150)
def test_rows_dealt_out_to_their_items_come_in_the_same_order(rows):
    item, at = (np.array(word, dtype=np.int64) for word in zip(*rows, strict=True))
    assert dealt(item, at).tolist() == ordered(item, at).tolist()


@pytest.mark.parametrize("items", [1, 40, 3_000, 300_000])
def test_few_large_items_and_many_small_ones_come_in_the_same_order(items):
    random = np.random.default_rng(items)
    item = random.integers(0, items, 60_000).astype(np.int32)
    at = random.integers(-(2**40), 2**40, 60_000) // 1_000_000
    assert np.array_equal(dealt(item, at), np.lexsort((at, item)))
