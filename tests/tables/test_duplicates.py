"""Duplicates collapse and are counted; nothing else is lost."""

from __future__ import annotations

import pytest
from tests.tables.given import AT_MS, normalised, post, together

from groundswell.engine.query import Query
from groundswell.model.tables import ACCOUNTS, POST_ITEMS, POSTS
from groundswell.tables import duplicates


def rows(db, table):
    return db.rows(Query(name=table, sql=f"select * from {table}")).to_pylist()


def counts(db):
    return db.rows(duplicates.duplicate_counts()).to_pylist()[0]


def column(db, table, name):
    return [row[name] for row in rows(db, table)]


def test_posts_that_come_once_pass_unchanged():
    made = normalised({"post": "1", "text": "#late"}, {"post": "2", "text": "#late"})
    with together(made) as db:
        assert column(db, "posts", "post_key") == sorted(made.posts.column("post_key").to_pylist())
        assert len(rows(db, "post_items")) == 2
        assert counts(db) == {"collapsed": 0, "with_different_content": 0}


def test_the_tables_have_their_schemas():
    with together(normalised({"post": "1", "text": "#late @ben"})) as db:
        assert list(rows(db, "posts")[0]) == POSTS.names
        assert list(rows(db, "post_items")[0]) == POST_ITEMS.names
        assert list(rows(db, "accounts")[0]) == ACCOUNTS.names


def test_the_same_post_twice_is_one_and_is_counted():
    made = normalised(*[{"post": "1", "text": "#late"}] * 3)
    with together(made) as db:
        assert len(rows(db, "posts")) == 1
        assert len(rows(db, "post_items")) == 1
        assert counts(db) == {"collapsed": 2, "with_different_content": 0}


def test_a_post_without_an_id_that_comes_twice_is_one():
    with together(
        normalised({"text": "late"}), normalised({"text": "late"}, source_file="again.csv")
    ) as db:
        assert column(db, "posts", "source_file") == ["again.csv"]
        assert counts(db)["collapsed"] == 1


def test_engagement_is_the_highest_seen_and_unknown_stays_unknown():
    with together(
        normalised(
            {"post": "1", "likes": 3, "shares": 9},
            {"post": "1", "likes": 7, "shares": None},
            {"post": "1"},
        )
    ) as db:
        (only,) = rows(db, "posts")
        assert (only["likes"], only["shares"], only["views"]) == (7, 9, None)


def test_an_id_with_different_content_stays_twice_under_two_keys():
    made = normalised(
        {"post": "1", "text": "#late", "likes": 1},
        {"post": "1", "text": "#late #again", "likes": 5},
    )
    key = made.posts.column("post_key")[0].as_py()
    with together(made) as db:
        assert {row["post_key"]: row["likes"] for row in rows(db, "posts")} == {
            key: 1,
            f"{key}~2": 5,
        }
        named = {(row["post_key"], row["value"]) for row in rows(db, "post_items")}
        assert named == {(key, "late"), (f"{key}~2", "late"), (f"{key}~2", "again")}
        assert counts(db) == {"collapsed": 0, "with_different_content": 1}


def test_versions_are_numbered_in_the_order_of_file_and_row():
    first = normalised(
        {"post": "1", "text": "one"}, {"post": "1", "text": "two"}, source_file="a.csv"
    )
    later = normalised(
        {"post": "1", "text": "three"}, {"post": "1", "text": "one"}, source_file="b.csv"
    )
    key = first.posts.column("post_key")[0].as_py()
    for parts in ((first, later), (later, first)):
        with together(*parts) as db:
            texts = {row["post_key"]: row["text"] for row in rows(db, "posts")}
            assert texts == {key: "one", f"{key}~2": "two", f"{key}~3": "three"}
            assert counts(db) == {"collapsed": 1, "with_different_content": 1}


def test_items_that_copies_name_between_them_are_named_once_each():
    # One row a link, as some exports have it, the shared one in different places.
    made = normalised(
        {"post": "1", "link": ["https://a.example"]},
        {"post": "1", "link": ["https://b.example", "https://a.example"]},
    )
    with together(made) as db:
        links = [row["value"] for row in rows(db, "post_items") if row["kind"] == "link"]
        assert sorted(links) == ["https://a.example", "https://b.example"]


def test_the_order_of_the_parts_is_irrelevant():
    parts = [
        normalised(
            {"post": "1", "text": "#one", "likes": 2, "followers": 4},
            {"post": "2", "text": "#two"},
            source_file="a.csv",
        ),
        normalised(
            {"post": "1", "text": "#one", "likes": 5, "followers": 9},
            {"post": "2", "text": "#2nd"},
            source_file="b.csv",
        ),
    ]
    with together(*parts) as db, together(*reversed(parts)) as again:
        for table in ("posts", "post_items", "accounts"):
            assert rows(db, table) == rows(again, table)


def test_posts_come_in_order_of_time():
    made = normalised({"at": "2024-03-02"}, {"at": "2024-03-01"}, {"at": "2024-03-03"})
    with together(made) as db:
        times = column(db, "posts", "at_ms")
        assert times == sorted(times)


def test_an_account_has_its_posts_counted_and_its_highest_numbers():
    made = [
        normalised(
            {"post": "1", "followers": 4, "account_created": "2020-01-02"},
            {"post": "1", "followers": 4},
        ),
        normalised(
            {
                "post": "2",
                "at": "2024-03-02T12:00Z",
                "followers": 9,
                "account_created": "2020-01-01",
            },
            {"post": "3", "account": "ben"},
        ),
    ]
    with together(*made) as db:
        ana = next(
            row for row in rows(db, "accounts") if row["account_key"] == post({})["account_key"]
        )
        assert (ana["posts"], ana["followers"], ana["following"]) == (2, 9, None)
        assert (ana["first_seen_ms"], ana["last_seen_ms"]) == (AT_MS, AT_MS + 86_400_000)
        assert ana["created_ms"] == 1_577_836_800_000
        assert len(rows(db, "accounts")) == 2


def test_nothing_gives_empty_tables():
    with together(normalised()) as db:
        assert [len(rows(db, table)) for table in ("posts", "post_items", "accounts")] == [0, 0, 0]
        assert counts(db) == {"collapsed": 0, "with_different_content": 0}


@pytest.mark.parametrize(
    "query",
    [
        duplicates.repeated_keys,
        duplicates.versions,
        duplicates.duplicate_counts,
        duplicates.posts,
        duplicates.post_items,
        duplicates.accounts,
    ],
)
def test_a_query_names_the_tables_it_reads(query):
    said = query()
    known = {"part_posts", "part_items", "part_accounts", "repeated_keys", "versions", "posts"}
    words = set(said.sql.replace("(", " ").replace(")", " ").split())
    assert set(said.reads) == {
        name for name in known & words if f"from {name}" in said.sql or f"join {name}" in said.sql
    }
