"""Keys by which names can be compared after the door: equal for what is alike, and opaque."""

from __future__ import annotations

import re

import pytest
from hypothesis import given as properties
from hypothesis import strategies as st
from tests.tables.given import normalised, together

from groundswell.engine.query import Query
from groundswell.tables.name_keys import NameKeys, handle_skeleton, handle_stem, name_letters
from groundswell.tables.pseudonyms import Pseudonyms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("latebusline", "IatebusIine"), ("latebus0", "latebuso"), ("cornbread", "combread"), ("vvaterbus", "waterbus"),
        ("latebus", "lаtеbus"), ("late_bus", "latebus_"), ("LateBus", "latebus"), ("latebus", "latebus@tea.example"),
    ],
)  # fmt: skip
def test_handles_that_look_alike_have_one_skeleton(one, other):
    assert handle_skeleton(one) == handle_skeleton(other) is not None


@pytest.mark.parametrize(
    ("one", "other"), [("latebus", "latetram"), ("latebus10", "latebuslo"), ("latebus1985", "latebus1986"), ("teapot", "teapots")]
)  # fmt: skip
def test_other_handles_have_another(one, other):
    assert handle_skeleton(one) != handle_skeleton(other)


@pytest.mark.parametrize("short", ["", "@", "bus", "b42", "__", "1234567"])
def test_a_handle_with_few_letters_has_neither_skeleton_nor_stem(short):
    assert handle_skeleton(short) is None
    assert handle_stem(short) is None


@pytest.mark.parametrize(
    ("handle", "stem"),
    [("latebus1985", "latebus"), ("Late_Bus_48213377", "latebus"), ("latebus", None), ("bus42", None), ("4latebus", None), ("42", None)],
)  # fmt: skip
def test_a_stem_is_what_stands_before_the_number(handle, stem):
    assert handle_stem(handle) == stem


def test_a_shown_name_is_compared_by_its_letters_alone():
    assert name_letters("★ Läte  Bus 🚌") == name_letters("late_bus") == "latebus"
    assert name_letters("ﾊﾞｽ停") == name_letters("バス停") == "バス停"
    assert name_letters("Bus") is None
    assert name_letters("🚌🚌") is None


def test_keys_are_equal_for_equal_names_only_and_hide_them():
    keys = NameKeys(Pseudonyms(b"a key of at least sixteen bytes"))
    other = NameKeys(Pseudonyms(b"another key of sixteen bytes"))
    (one,) = keys.of_handles(["latebus"]).to_pylist()
    assert [one] != other.of_handles(["latebus"]).to_pylist()
    assert [one] != keys.of_names(["latebus"]).to_pylist()
    assert "latebus" not in one
    assert keys.of_handles(["latebus", None, "", "b42"]).to_pylist() == [one, None, None, None]


@properties(st.text(max_size=60))
def test_any_text_at_all_is_a_handle_and_a_name(text):
    for found in (handle_skeleton(text), handle_stem(text), name_letters(text)):
        assert found is None or len(found) >= 3


class TestAtTheDoor:
    COLUMNS = ("handle_key", "handle_stem_key", "name_key")

    def keys(self, *rows, **settings):
        return [
            tuple(row[column] for column in self.COLUMNS)
            for row in normalised(*rows, **settings).accounts.to_pylist()
        ]

    def test_accounts_get_keys_that_are_equal_where_names_are_alike(self):
        one, other = self.keys(
            {"account": "1", "handle": "latebus101", "display_name": "Late Bus"},
            {"account": "2", "handle": "LateBus_102", "display_name": "★late bus★"},
        )
        assert one[0] != other[0]
        assert one[1:] == other[1:]
        assert not re.search("late|bus|10", str([one, other]))

    def test_without_handles_and_names_there_are_no_keys(self):
        assert self.keys({}) == [(None, None, None)]
        assert self.keys({"handle": "@", "display_name": " "}) == [(None, None, None)]

    def test_keys_are_kept_with_handles_too(self):
        (found,) = self.keys(
            {"handle": "latebus101", "display_name": "Late Bus"}, keep_handles=True
        )
        assert None not in found

    def test_parts_of_an_account_are_joined(self):
        parts = [normalised({"handle": "latebus101"}), normalised({"display_name": "Late Bus"})]
        for order in (parts, parts[::-1]):
            with together(*order) as db:
                (row,) = db.rows(Query(name="all", sql="select * from accounts")).to_pylist()
            assert None not in {row[column] for column in self.COLUMNS}
