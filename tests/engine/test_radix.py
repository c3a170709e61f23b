"""The order of rows, against a sort by comparison."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.engine import radix
from groundswell.engine.radix import deal, ordered, settle

NUMBERS = st.one_of(st.integers(-5, 5), st.integers(-(2**63), 2**63 - 1))
ROWS = st.integers(1, 3).flatmap(
    lambda words: st.lists(st.tuples(*[NUMBERS] * words), min_size=1, max_size=60)
)


def words_of(rows):
    return [np.array(word, dtype=np.int64) for word in zip(*rows, strict=True)]


@properties(ROWS)
@settings(deadline=None, max_examples=200)
def test_rows_come_by_the_first_word_then_the_next_and_ties_keep_their_order(rows):
    assert ordered(*words_of(rows)).tolist() == sorted(range(len(rows)), key=rows.__getitem__)


@properties(ROWS, st.integers(1, 4))
@settings(deadline=None, max_examples=60)
def test_several_cores_give_the_same_order(rows, threads):
    alone = ordered(*words_of(rows), threads=1)
    radix_alone, radix._ALONE = radix._ALONE, 0
    try:
        assert ordered(*words_of(rows), threads=threads).tolist() == alone.tolist()
    finally:
        radix._ALONE = radix_alone


@pytest.mark.parametrize("kind", [np.int8, np.int32, np.uint32, np.int64])
def test_many_rows_of_any_integers_are_in_the_order_of_a_sort_by_comparison(kind):
    random = np.random.default_rng(3)
    info = np.iinfo(kind)
    first = random.integers(0, 9, 250_000).astype(kind)
    second = random.integers(info.min, info.max, 250_000, dtype=kind)
    assert np.array_equal(ordered(first, second), np.lexsort((second, first)))


def test_words_that_need_more_than_one_key_are_all_looked_at():
    wide = np.array([2**62, -(2**62), 0, 0])
    assert ordered(wide, wide[::-1].copy(), np.array([1, 1, 1, 0])).tolist() == [1, 2, 3, 0]


def test_words_of_unequal_length_are_refused():
    with pytest.raises(ValueError, match="unequal length: 2, 3"):
        ordered(np.arange(2), np.arange(3))


def dealt(item, at):
    """Give the order of rows by item and time, an item at a time."""
    rows, items = len(item), int(item.max()) + 1
    shift, earliest = rows.bit_length(), int(at.min())
    start, keys = np.zeros(items + 2, dtype=np.uint32), np.empty(rows, dtype=np.int64)
    deal(item, at, earliest, shift, start, keys)
    for low, high in pairwise(start[:-1].tolist()):
        if low < high:
            spare = np.empty(rows, dtype=np.int64)
            settle(keys, np.uint64(low), np.uint64(high), spare, shift)
    assert np.array_equal((keys >> shift) + earliest, at[keys & ((1 << shift) - 1)])
    return keys & ((1 << shift) - 1)


TIMES = st.one_of(st.integers(-5, 5), st.integers(-(2**53), 2**53))
DEALT = st.lists(st.tuples(st.integers(0, 12), TIMES), min_size=1, max_size=150)


@properties(DEALT)
@settings(deadline=None, max_examples=150)
def test_rows_dealt_out_to_their_items_come_in_the_same_order(rows):
    item, at = words_of(rows)
    assert dealt(item, at).tolist() == ordered(item, at).tolist()


@pytest.mark.parametrize("items", [1, 40, 3_000, 300_000])
def test_few_large_items_and_many_small_ones_come_in_the_same_order(items):
    random = np.random.default_rng(items)
    item = random.integers(0, items, 60_000).astype(np.int32)
    at = random.integers(-(2**40), 2**40, 60_000) // 1_000_000
    assert np.array_equal(dealt(item, at), np.lexsort((at, item)))
