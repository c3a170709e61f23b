"""Evaluation data are read from any folder, whatever its name."""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from benchmarks.copying import operation, ordinary
from benchmarks.organic_data import SETS, events_of

AT = datetime(2024, 3, 1, tzinfo=UTC)
SAID = {"account": "ana", "at_ms": 1_709_251_200_000, "text": "Bus 42 is late again."}
ROWS = {
    "bluesky/fifteen_authors": {
        "author": "ana", "created_at": AT, "text": "Rain by noon.", "langs": ["en"],
    },
    "coortweet/german_elections": {
        "account_id": "ana", "post_id": "p1", "timestamp": 1_709_251_200, "url_id": "u1",
        "hashtag_id": "h1", "domain_id": "d1", "phash_id": "i1",
    },
    "ira/posts": {
        "account": "ana", "text": "Rain by noon.", "language": "English", "published_at": AT,
        "post_type": "R", "account_category": "Birds",
    },
    "koume_ja/posts": {"created_at": "2024-03-01 00:00:00 UTC", "text": "Rain by noon."},
    "organic/airline_complaints": {**SAID, "reply_to": "bus"},
    "organic/bundestag": {**SAID, "link": "https://example.org/bus", "hashtags": "bus"},
    "organic/twitter_cascades": {"account": "ana", "at_ms": 1, "cascade": "c", "kind": "retweet"},
    "prompts/issuebench_half_a": {"id": "ana", "user_prompt": "When does bus 42 leave?"},
    "weibo/originals": {"cascade": "c", "account": "ben", "published_s": "1709251000"},
    "weibo/reposts": {"cascade": "c", "account": "ana", "published_at": AT, "text": "Bus 42."},
}  # fmt: skip


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Every file of the evaluation data with one row, in a folder with a quote in its name."""
    home = tmp_path_factory.mktemp("ana's data")
    for name, row in ROWS.items():
        path = home / f"{name}.parquet"
        path.parent.mkdir(exist_ok=True)
        pq.write_table(pa.Table.from_pylist([row]), path)
    return home


@pytest.mark.parametrize("name", SETS)
def test_events_are_read_from_a_folder_with_a_quote_in_its_name(home, name):
    assert events_of(SETS[name][1], home).num_rows == 1


def test_posts_of_ordinary_accounts_are_too(home):
    assert {name: posts.num_rows for name, posts in ordinary(home).items()} == dict.fromkeys(
        ("parliament", "complaints", "comments", "requests", "fifteen", "comedian"), 1
    )


def test_posts_of_the_operation_are_too(home):
    posts, category = operation(home, 1.0)
    assert posts["kind"].to_pylist() == ["repost"]
    assert category == {"operation:ana": "Birds"}
