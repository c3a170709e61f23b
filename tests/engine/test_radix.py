"""The order of rows, against a sort by comparison."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.engine import radix
from groundswell.engine.radix import ordered

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
