"""Rhythm and engagement of groups against counting post by post."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from types import SimpleNamespace

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.engine.duck import DuckEngine
from groundswell.reports import reach

DAY = 86_400_000
NONE = SimpleNamespace(with_likes=0, with_shares=0, with_comments=0, with_views=0)
POSTS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(0, 40 * DAY), st.sampled_from([None, 0, 5, 400])),
    min_size=1, max_size=30,
)  # fmt: skip
GROUPS = {"G1": "ab", "G2": "bc", "G3": "z"}  # b is in two, and nobody of G3 posts


@pytest.fixture(scope="module")
def engine():
    with DuckEngine() as db:
        keys = [(name, who) for name, members in GROUPS.items() for who in members]
        rows = [{"group_id": name, "account_key": who} for name, who in (*keys, keys[0])]
        db.add("members", pa.Table.from_pylist(rows))
        yield db


def known(engine, posts):
    rows = [
        {"account_key": who, "at_ms": at, "kind": "post", "shares": shares,
         "likes": None, "comments": None, "views": None}
        for who, at, shares in posts
    ]  # fmt: skip
    schema = pa.schema(
        [("account_key", pa.string()), ("at_ms", pa.int64()), ("kind", pa.string()),
         *((name, pa.int64()) for name in ("shares", "likes", "comments", "views"))]
    )  # fmt: skip
    engine.add("posts", pa.Table.from_pylist(rows, schema=schema))


@settings(max_examples=40, deadline=None)
@given(POSTS)
def test_posts_of_each_group_fall_into_the_buckets_of_all(engine, posts):
    known(engine, posts)
    times = [at for _, at, _ in posts]
    first, last = min(times), max(times)
    everyone = reach.series(engine, first, last)
    of_groups = reach.series_of_groups(engine, list(GROUPS), first, last)
    for who, found in (
        (None, everyone),
        *((GROUPS[name], each) for name, each in of_groups.items()),
    ):
        seen = Counter(
            (at - found.start_ms) // found.step_ms
            for one, at, _ in posts
            if who is None or one in who
        )
        assert (found.start_ms, found.step_ms) == (everyone.start_ms, everyone.step_ms)
        assert found.counts == tuple(seen[place] for place in range(len(found.counts)))
        assert sum(found.counts) == sum(seen.values())


@settings(max_examples=40, deadline=None)
@given(POSTS)
def test_weeks_of_groups_count_their_posts_by_day_and_hour(engine, posts):
    known(engine, posts)
    for name, table in reach.weeks_of_groups(engine, list(GROUPS)).items():
        moments = [
            datetime.fromtimestamp(at / 1_000, UTC) for who, at, _ in posts if who in GROUPS[name]
        ]
        seen = Counter((moment.weekday(), moment.hour) for moment in moments)
        assert table == tuple(tuple(seen[day, hour] for hour in range(24)) for day in range(7))


def test_a_measure_that_no_post_carries_is_not_asked_for(engine):
    known(engine, [("a", 0, 5), ("d", 1, 400)])
    (shares,) = reach.engagement(
        engine, "G1", SimpleNamespace(**NONE.__dict__ | {"with_shares": 2})
    )
    assert (shares.measure, shares.group_total, shares.other_total) == ("shares", 5, 400)
    assert reach.engagement(None, "G1", NONE) == ()
