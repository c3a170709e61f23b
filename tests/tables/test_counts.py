"""Counts as platforms show them."""

from __future__ import annotations

import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables.counts import to_count


@pytest.mark.parametrize(
    ("value", "count"),
    [
        (0, 0), ("0", 0), (7, 7), (7.0, 7), ("1234", 1234), ("1,234", 1234), ("1.234", 1234), ("1 234 567", 1_234_567),
        ("1\u202f234", 1234), ("1'234", 1234), ("1.2K", 1200), ("1,2k", 1200), ("3M", 3_000_000), ("1.25 m", 1_250_000),
        ("2B", 2 * 10**9), ("3万", 30_000), ("1.5萬", 15_000), ("2亿", 2 * 10**8), ("4 тыс.", 4_000), ("1,5 млн", 1_500_000),
        ("2 Mio.", 2_000_000), (" 12 ", 12), ("12.0", 12), ("１２", 12),
    ],
)  # fmt: skip
def test_a_count_is_read_however_it_is_shown(value, count):
    assert to_count(value) == count


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        "-",
        "—",
        "N/A",
        "null",
        "None",
        "nan",
        "hidden",
        -1,
        "-1",
        -1.0,
        float("nan"),
    ],
)
def test_what_is_not_known_is_none_and_never_zero(value):
    assert to_count(value) is None


@pytest.mark.parametrize(
    "value",
    [
        True,
        "many",
        "1.5",
        "1,23,4",
        "12 buses",
        "1.2.3",
        "K",
        "9" * 40,
        2**63,
        1e300,
        float("inf"),
        "9" * 15 + "b",
        [],
        b"1",
    ],
)
def test_what_is_there_and_no_count_is_refused(value):
    with pytest.raises(ValueError, match="count"):
        to_count(value)


@properties(st.integers(0, 2**62))
@settings(deadline=None)
def test_every_count_comes_back(count):
    if count < 10**18:
        assert to_count(str(count)) == count
        assert to_count(f"{count:,}") == count
    assert to_count(count) == count


def read_or_reason(value):
    try:
        return to_count(value)
    except ValueError as why:
        return str(why)


REASONS = {
    "not a count",
    "not a finite count",
    "a truth value where a count was expected",
    "a fraction where a count was expected",
    "a count too large to be one",
}


@properties(st.one_of(st.text(max_size=40), st.integers(), st.floats(), st.none(), st.booleans()))
@settings(deadline=None)
def test_anything_gives_a_count_none_or_a_reason_that_does_not_repeat_it(value):
    found = read_or_reason(value)
    assert found is None or found in REASONS or 0 <= found <= 2**62
