"""A raw batch holds agreed columns of equal length."""

from __future__ import annotations

import pytest

from groundswell.model.raw import RAW_COLUMNS, RawBatch


def test_a_column_nobody_agreed_on_is_refused_with_the_choices():
    with pytest.raises(ValueError, match="the column 'colour'; use one of platform, post, account"):
        RawBatch(rows=[1], columns={"colour": ["red"]})


def test_a_column_of_another_length_is_refused():
    with pytest.raises(ValueError, match="column 'text' has 2 values for 1 rows"):
        RawBatch(rows=[1], columns={"text": ["late", "later"]})


def test_every_agreed_column_says_what_it_holds():
    assert all(RAW_COLUMNS.values())
