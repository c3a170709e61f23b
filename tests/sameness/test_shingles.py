"""Shingles, against an oracle in plain Python."""

from __future__ import annotations

from itertools import chain

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.shingles import LONG, SHORT, is_cjk, is_short, shingles_of

_SIGNS = st.text("abcя0ก水曜がア한𠀀", max_size=14)


def windows(text):
    return [
        text[at : at + n]
        for at in range(len(text))
        if at + (n := SHORT if is_cjk(ord(text[at])) else LONG) <= len(text)
    ]


@settings(max_examples=300, deadline=None)
@given(st.lists(_SIGNS, max_size=6))
def test_two_shingles_are_equal_where_their_characters_are(texts):
    found = shingles_of(pa.array(texts, pa.string()))
    expected = [windows(text) for text in texts]
    assert np.diff(found.start).tolist() == [len(each) for each in expected]
    seen = {}
    for gram, window in zip(found.gram.tolist(), chain(*expected), strict=True):
        assert seen.setdefault(window, gram) == gram
        assert is_short(np.uint64(gram)) == (len(window) == SHORT)
    assert len(set(seen.values())) == len(seen)


def test_a_window_is_short_where_it_begins_in_a_script_without_spaces():
    assert windows("bus水曜日") == ["bus水曜", "us水曜日", "水曜日"]
    assert len(shingles_of(pa.array(["bus水曜日", "รถเมล์", "버스가"])).gram) == 3 + 2 + 1


def test_a_slice_and_a_chunked_array_are_read_as_they_stand():
    texts = pa.array(["thebus", "islate", "today"])
    whole = shingles_of(texts)
    part = shingles_of(texts.slice(1))
    assert part.gram.tolist() == whole.gram[whole.start[1] :].tolist()
    chunks = pa.chunked_array([texts.slice(0, 1), texts.slice(1)])
    assert shingles_of(chunks).gram.tolist() == whole.gram.tolist()


def test_nothing_gives_nothing():
    found = shingles_of(pa.array([], pa.string()))
    assert found.start.tolist() == [0]
    assert not len(found.gram)
