"""Dense numbers for values: in the order of the values, whatever the order of the rows."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from groundswell.engine.numbering import numbered

WORDS = st.lists(
    st.lists(st.sampled_from(["bus", "tea", "rain", "Ähre", ""]), max_size=6), max_size=4
)


@given(WORDS)
def test_a_value_has_as_its_number_how_many_come_before_it(chunks):
    rows = [word for chunk in chunks for word in chunk]
    values, number = numbered(pa.chunked_array(chunks, pa.string()))
    inorder = sorted(set(rows), key=str.encode)
    assert values.to_pylist() == inorder
    assert number.tolist() == [inorder.index(word) for word in rows]


@pytest.mark.parametrize("chunks", [[["tea", "bus"], ["bus", "rain"]], [["tea"]]])
def test_a_column_that_is_coded_already_gives_the_same(chunks):
    plain = pa.chunked_array(chunks, pa.string())
    coded = pa.chunked_array([pa.array(chunk).dictionary_encode() for chunk in chunks])
    (values, number), (again, same) = numbered(plain), numbered(coded)
    assert (values.to_pylist(), number.tolist()) == (again.to_pylist(), same.tolist())
