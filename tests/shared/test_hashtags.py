"""Hashtags that real accounts used: what the rules yield, and what they must not touch.

Only counts are asserted; no tag of the data appears here.
"""

from __future__ import annotations

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from tests.shared.evaluation_data import file

from groundswell.sameness.hashtags import LEADS, REPRESENTATIVE, SAME, hashtag_families
from groundswell.tables.texts import hashtag, named

pytestmark = pytest.mark.shared


def tags_of(name, column="text", account="account"):
    """Give the distinct tags of a file and how many accounts use each."""
    users = {}
    query = (
        f"select {account}, {column} from read_parquet('{file(name)}') where {column} like '%#%'"
    )
    for who, text in duckdb.sql(query).fetchall():
        for tag in filter(None, map(hashtag, named(text).hashtags)):
            users.setdefault(tag, set()).add(who)
    return list(users), np.array([len(accounts) for accounts in users.values()])


@pytest.mark.parametrize(
    ("name", "fewest", "most"),
    [("ira/posts.parquet", 30, 60), ("organic/bundestag.parquet", 25, 55)],
)
def test_a_few_tags_in_a_hundred_have_variants_and_most_of_those_are_leads(name, fewest, most):
    tags, accounts = tags_of(name)
    rows = hashtag_families(pa.array(tags), accounts).to_pylist()
    linked = [row for row in rows if row["how"] != REPRESENTATIVE]
    assert fewest <= 1000 * len(linked) / len(tags) <= most
    assert sum(row["how"] in LEADS for row in linked) > sum(row["how"] in SAME for row in linked)


def test_no_family_holds_two_numbers_or_grows_large():
    tags, accounts = tags_of("ira/posts.parquet")
    families = {}
    for row in hashtag_families(pa.array(tags), accounts).to_pylist():
        families.setdefault(row["family"], []).append(row["hashtag"])
    assert max(map(len, families.values())) < 40
    for members in families.values():
        numbers = {"".join(filter(str.isdecimal, tag)) for tag in members}
        assert len(numbers) == 1


def test_tags_given_as_numbers_are_left_alone():
    query = f"select distinct hashtag_id from read_parquet('{file('coortweet/german_elections.parquet')}')"
    tags = [tag for (tag,) in duckdb.sql(query).fetchall() if tag]
    assert len(tags) > 10_000
    assert hashtag_families(pa.array(tags), np.ones(len(tags), dtype=np.int64)).num_rows == 0
