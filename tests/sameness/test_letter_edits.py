"""Words a letter or two apart, against comparing every word with every other."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.sameness import letter_edits
from groundswell.sameness.letter_edits import is_fixed, near, spelled


def edits(one: str, other: str) -> int:
    """The fewest slips from one word to another; what is fixed is never touched."""
    far = 99
    table = [[far] * (len(other) + 1) for _ in range(len(one) + 1)]
    table[0][0] = 0
    for x in range(len(one) + 1):
        for y in range(len(other) + 1):
            ways = [table[x][y]]
            if x and not is_fixed(one[x - 1]):
                ways.append(table[x - 1][y] + 1)
            if y and not is_fixed(other[y - 1]):
                ways.append(table[x][y - 1] + 1)
            if x and y:
                a, b = one[x - 1], other[y - 1]
                free = not is_fixed(a) and not is_fixed(b)
                if a == b or free:
                    ways.append(table[x - 1][y - 1] + (a != b))
                if x > 1 and y > 1 and a == other[y - 2] and one[x - 2] == b and free:
                    ways.append(table[x - 2][y - 2] + 1)
            table[x][y] = min(ways)
    return table[-1][-1]


def every_pair(words, one_from, two_from):
    size = [sum(not is_fixed(sign) for sign in word) for word in words]
    found = {}
    for x in range(len(words)):
        for y in range(x + 1, len(words)):
            few = min(size[x], size[y])
            most = 2 if few >= max(one_from, two_from) else 1 if few >= one_from else 0
            if most and (count := edits(words[x], words[y])) <= most:
                found[x, y] = count
    return found


def found(words, one_from, two_from):
    return {
        (first, second): count
        for first, second, count in zip(*(part.tolist() for part in near(words, one_from, two_from)), strict=True)
    }  # fmt: skip


@properties(
    st.lists(st.text("aaabbcд1の", min_size=1, max_size=9), min_size=2, max_size=16, unique=True)
)
@settings(max_examples=400, deadline=None)
def test_the_pairs_are_those_that_comparing_all_gives(words):
    assert found(words, 3, 5) == every_pair(words, 3, 5)


def test_rounds_change_nothing(monkeypatch):
    draw = np.random.default_rng(1)
    words = sorted({"".join(draw.choice(list("abcd"), 7)) for _ in range(300)})
    whole = found(words, 3, 5)
    monkeypatch.setattr(letter_edits, "_ROUND", 500)
    assert found(words, 3, 5) == whole
    assert len(whole) > 100


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("line1of", "line2of"),
        ("路線時刻表", "路線時間表"),
        ("バスていき", "ハスていき"),
        ("bus42", "bus4"),
    ],
)
def test_another_number_or_character_is_no_slip(one, other):
    assert not found([one, other], 1, 1)


def test_syllables_of_korean_are_compared_by_their_letters():
    assert spelled("버스") != "버스"
    assert found([spelled("버스정류장"), spelled("버수정류장")], 5, 10) == {(0, 1): 1}


@pytest.mark.parametrize("words", [[], ["a"], ["", "a"], ["a" * 100, "a" * 99]])
def test_nothing_is_found_where_there_is_nothing_to_compare(words):
    assert not found(words, 5, 10)
