"""Accounts with handles or names that are made alike: counted among all, and said where unknown."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.sameness.name_patterns import (
    ELSEWHERE,
    HANDLE_KIND,
    HOWS,
    LOOK_ALIKE,
    NAME_FAMILIES,
    NAME_KIND,
    NUMBERED,
    SAME_NAME,
    lacking,
    name_families,
)
from groundswell.tables import handles
from groundswell.tables.name_keys import NameKeys
from groundswell.tables.pseudonyms import Pseudonyms


def accounts(*rows):
    """Make a table of accounts from (account, platform, handle, shown name)."""
    keys = NameKeys(Pseudonyms(b"a key of at least sixteen bytes"))
    return pa.table(
        {
            "account_key": [row[0] for row in rows],
            "platform": [row[1] for row in rows],
            "handle_shape": pa.array([row[2] and handles.handle_shape(row[2]) for row in rows], pa.string()),
            "handle_key": keys.of_handles([row[2] for row in rows]),
            "handle_stem_key": keys.of_stems([row[2] for row in rows]),
            "name_shape": pa.array([row[3] and handles.name_shape(row[3]) for row in rows], pa.string()),
            "name_key": keys.of_names([row[3] for row in rows]),
        }
    )  # fmt: skip


def found(table, how):
    """Give {account: (members, share)} of one way."""
    return {
        row["account_key"]: (row["members"], round(row["share"], 3))
        for row in name_families(table).to_pylist()
        if row["how"] == how
    }


def test_numbered_handles_of_one_word_are_a_family_with_its_size_and_share():
    table = accounts(
        ("a", "x", "latebus101", None), ("b", "x", "latebus102", None), ("c", "x", "late_bus7", None),
        ("d", "x", "oldtram1985", None), ("e", "x", "kettle", None),
    )  # fmt: skip
    # The share is that among handles with a number: the others can't be alike in this way.
    assert found(table, NUMBERED) == {"a": (3, 0.75), "b": (3, 0.75), "c": (3, 0.75)}


def test_look_alikes_count_on_one_platform_and_elsewhere_apart():
    table = accounts(("a", "x", "latebusline", None), ("b", "x", "IatebusIine", None),
                     ("c", "y", "kettlesong", None), ("d", "x", "kettlesong", None))  # fmt: skip
    assert set(found(table, LOOK_ALIKE)) == {"a", "b"}
    assert set(found(table, ELSEWHERE)) == {"c", "d"}


def test_shown_names_alike_are_a_family():
    table = accounts(
        ("a", "x", None, "Late Bus"), ("b", "x", None, "late bus ★"), ("c", "x", None, "Old Tram")
    )
    assert found(table, SAME_NAME) == {"a": (2, 0.667), "b": (2, 0.667)}


def test_kinds_of_handles_and_names_say_how_common_they_are():
    table = accounts(
        ("a", "x", "latebus48213377", "路線バス"),
        ("b", "x", "kettle11112222", "Tram"),
        ("c", "x", "kettle", None),
    )
    assert found(table, HANDLE_KIND)["a"] == (2, 0.667)
    assert found(table, NAME_KIND) == {"a": (1, 0.5), "b": (1, 0.5)}


def test_where_handles_or_names_are_not_there_that_is_said():
    bare = pa.table({"account_key": ["a", "b"], "platform": ["x", "x"]})
    assert name_families(bare).num_rows == 0
    assert set(lacking(bare)) == set(HOWS)
    assert all(said.startswith("insufficient data") for said in lacking(bare).values())
    assert set(lacking(accounts(("a", "x", "kettle", None), ("b", "y", "teapot", None)))) == {
        SAME_NAME,
        NAME_KIND,
    }
    assert set(lacking(accounts(("a", "x", "kettle", "Tea")))) == {ELSEWHERE}


def test_no_accounts_give_no_rows_with_the_schema():
    table = name_families(accounts())
    assert table.num_rows == 0
    assert table.schema == NAME_FAMILIES


NAMES = st.sampled_from(
    ["latebus1", "late_bus2", "Iatebus1", "kettle", "oldtram7", "路線", "t", None]
)


@properties(st.lists(st.tuples(st.sampled_from("xy"), NAMES, NAMES), max_size=12))
@settings(max_examples=150, deadline=None)
def test_families_are_what_counting_by_hand_gives(rows):
    rows = [(str(at), *row) for at, row in enumerate(rows)]
    table = accounts(*rows)
    for how, column in ((NUMBERED, "handle_stem_key"), (SAME_NAME, "name_key")):
        known = {
            key: value
            for key, value in zip(
                table["account_key"].to_pylist(), table[column].to_pylist(), strict=True
            )
            if value is not None
        }
        count = Counter(known.values())
        expected = {key: count[value] for key, value in known.items() if count[value] > 1}
        assert {key: members for key, (members, _) in found(table, how).items()} == expected
