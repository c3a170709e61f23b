"""On data of ordinary people, nobody is beyond chance without a mechanism that says why."""

from __future__ import annotations

import pytest
from tests.shared import evaluation_data

from benchmarks import organic_data

ORDINARY = [
    "weibo reposts",
    "airline complaints, replies",
    "members of parliament, links",
    "members of parliament, hashtags",
    "airline complaints, texts",
    "members of parliament, texts",
    "one comedian",
]


@pytest.mark.shared
@pytest.mark.parametrize("name", ORDINARY)
def test_nobody_ordinary_is_beyond_chance_unexplained(name):
    file, query = organic_data.SETS[name]
    home = evaluation_data.file(file).parents[1]
    total, _ = organic_data.look_at(organic_data.events_of(query, home))
    assert total["of_both_unexplained"] == 0


@pytest.mark.shared
def test_a_group_of_real_accounts_is_described_in_counts_only():
    file, query = organic_data.SETS["german election, links"]
    home = evaluation_data.file(file).parents[1]
    total, groups = organic_data.look_at(organic_data.events_of(query, home))
    assert total["accounts_beyond_chance"] > 0
    for group in groups:
        assert "fb_" not in str(group)
        assert "tw_" not in str(group)
        assert group["explained_by"]
