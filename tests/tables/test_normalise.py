"""Rows as found become rows of the canonical tables, or are set aside with a reason."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import given as properties
from hypothesis import strategies as st
from tests.tables import given
from tests.tables.given import AT, AT_MS, items, normalised, post

from groundswell.model.raw import RAW_COLUMNS, RawBatch, Reject
from groundswell.tables.door import Door
from groundswell.tables.normalise import ACCOUNT_PARTS, ITEM_PARTS, PARTS, Wanted
from groundswell.tables.pseudonyms import stable_key


def key(name, platform="x"):
    return given.names().account(platform, name)


class TestPosts:
    def test_a_row_becomes_a_post(self):
        row = {
            "post": "42",
            "account": "ana",
            "text": "The 42 is LATE @ben",
            "at": AT,
            "lang": "en-GB",
            "likes": "1.2K",
            "conversation": "7",
        }
        found = post(row)
        assert found.pop("content")
        assert found == {
            "post_key": stable_key("p", "x", "42"),
            "platform": "x",
            "account_key": key("ana"),
            "at_ms": AT_MS,
            "text": f"The 42 is LATE @{key('ben')}",
            "text_norm": "the 42 is late",
            "lang": "en",
            "kind": "post",
            "target_post_key": None,
            "target_account_key": None,
            "target_at_ms": None,
            "conversation_id": stable_key("p", "x", "7"),
            "likes": 1200,
            "shares": None,
            "comments": None,
            "views": None,
            "source_file": "posts.csv",
            "source_row": 1,
        }  # fmt: skip

    @pytest.mark.parametrize(
        ("word", "kind"),
        [
            ("retweeted", "repost"), ("RT", "repost"), ("boost", "repost"), ("forward", "repost"), ("reblog", "repost"), ("Share", "repost"),
            ("quoted", "quote"), ("replied_to", "reply"), (" Reply ", "reply"), ("comment", "comment"), ("post", "post"), ("original", "post"), (3, "post"),
        ],
    )  # fmt: skip
    def test_the_word_of_a_platform_becomes_a_kind(self, word, kind):
        assert post({"kind": word})["kind"] == kind

    def test_the_mark_of_a_repost_makes_one_where_the_source_does_not_say(self):
        found = post({"text": "RT @Ben: The 42 is late"})
        assert (found["kind"], found["target_account_key"]) == ("repost", key("ben"))
        assert found["text_norm"] == "the 42 is late"

    @pytest.mark.parametrize("empty", ["", " ", None, float("nan")])
    def test_an_empty_kind_says_nothing(self, empty):
        assert post({"text": "RT @ben: late", "kind": empty})["kind"] == "repost"

    def test_the_source_knows_better_than_the_mark(self):
        assert post({"text": "RT @ben: late", "kind": "quote"})["kind"] == "quote"

    def test_targets_are_keyed_like_posts_and_accounts(self):
        found = post(
            {"kind": "reply", "target_post": 7.0, "target_account": "ben", "target_at": AT}
        )
        assert found["target_post_key"] == post({"post": "7"})["post_key"]
        assert found["target_account_key"] == key("ben")
        assert found["target_at_ms"] == AT_MS

    def test_the_id_of_a_target_comes_before_its_handle(self):
        assert post({"target_account": "17", "target_handle": "ben"})["target_account_key"] == key(
            "17"
        )
        assert post({"target_handle": "@Ben"})["target_account_key"] == key("ben")

    def test_the_same_post_on_two_platforms_is_two_posts(self):
        one, other = (
            post({"post": "1", "platform": "X"}),
            post({"post": "1", "platform": "bluesky"}),
        )
        assert one["post_key"] != other["post_key"]
        assert one["account_key"] != other["account_key"]
        assert one["platform"] == "x"

    def test_the_platform_said_at_the_door_comes_before_that_of_the_form(self):
        assert post({}, platform="x", door=Door(platform="Weibo"))["platform"] == "weibo"
        assert post({}, platform=None)["platform"] == "unknown"

    def test_a_post_without_an_id_has_a_key_of_its_content(self):
        one, same, other = post({"text": "late"}), post({"text": "late"}), post({"text": "later"})
        assert one["post_key"] == same["post_key"] != other["post_key"]

    def test_ids_read_as_numbers_are_the_ids(self):
        assert post({"post": 42, "account": 7.0}) | {"content": 0} == post(
            {"post": "42", "account": "7"}
        ) | {"content": 0}

    def test_a_time_without_a_zone_is_in_that_of_the_door(self):
        assert post({"at": "2024-03-01 13:00"}, timezone="Europe/Berlin")["at_ms"] == AT_MS

    def test_day_and_month_are_in_the_order_of_the_file(self):
        assert post({"at": "01/03/2024 12:00"}, date_order="dmy")["at_ms"] == AT_MS
        assert post({"at": "03/01/2024 12:00"}, date_order="mdy")["at_ms"] == AT_MS

    @pytest.mark.parametrize(
        "at",
        [
            AT_MS,
            AT_MS // 1000,
            datetime(2024, 3, 1, 12, tzinfo=UTC),
            "Fri Mar 01 12:00:00 +0000 2024",
        ],
    )
    def test_a_time_is_read_in_any_form(self, at):
        assert post({"at": at})["at_ms"] == AT_MS

    def test_a_language_that_is_given_is_not_guessed_again(self):
        german = "der bus zum hafen fährt alle zehn minuten"
        assert post({"text": german, "lang": "en"}, identify_language=True)["lang"] == "en"
        assert post({"text": german, "lang": "und"}, identify_language=True)["lang"] == "de"
        assert post({"text": german}, identify_language=False)["lang"] is None

    @pytest.mark.parametrize("text", [None, float("nan"), True])
    def test_a_missing_text_is_null(self, text):
        found = post({"text": text})
        assert (found["text"], found["text_norm"]) == (None, None)

    def test_a_number_where_text_was_expected_is_its_digits(self):
        assert post({"text": 42})["text_norm"] == "42"

    def test_half_a_character_becomes_the_sign_for_one(self):
        found = post({"text": "late \ud83d", "conversation": "\ud83d", "post": "\ud83d"})
        assert (found["text"], found["text_norm"]) == ("late \ufffd", "late \ufffd")

    def test_two_halves_become_the_character(self):
        assert post({"text": "late \ud83d\ude8c"})["text"] == "late 🚌"


class TestEngagement:
    @pytest.mark.parametrize("column", ["likes", "shares", "comments", "views"])
    @pytest.mark.parametrize("cell", [None, "", "-", "n/a", -1, float("nan"), "many", True, 2**70])
    def test_what_is_not_known_is_null_and_never_zero(self, column, cell):
        assert post({column: cell})[column] is None

    def test_zero_is_zero(self):
        assert post({"likes": 0, "views": "0"})["likes"] == 0

    def test_a_cell_that_can_not_be_read_is_counted_and_the_row_kept(self):
        made = normalised(
            {"likes": "many"},
            {"likes": "few"},
            {"likes": 3},
            {"target_at": "soon"},
            {"followers": "some"},
        )
        assert made.posts.column("likes").to_pylist() == [None, None, 3, None, None]
        assert made.unread == {
            ("likes", "not a count"): 2,
            ("target_at", "not a time in a form that is known"): 1,
            ("followers", "not a count"): 1,
        }

    @pytest.mark.parametrize("empty", [None, "", " ", "null", float("nan")])
    def test_an_empty_cell_is_not_an_unreadable_one(self, empty):
        assert not normalised(
            {"likes": empty, "target_at": empty, "account_created": empty, "followers": empty}
        ).unread


class TestRejects:
    @pytest.mark.parametrize("account", [None, "", "  ", "@", "nan", "None", float("nan"), True])
    def test_a_row_without_an_account_is_set_aside(self, account):
        assert normalised({"account": account}).rejects == (Reject(1, "account", "no account"),)

    def test_the_handle_stands_in_for_a_missing_id(self):
        assert post({"account": None, "handle": "@Ana"})["account_key"] == key("ana")

    @pytest.mark.parametrize(
        ("at", "reason"),
        [(None, "no time"), ("yesterday", "not a time"), (0, "before 1995"), ("2099-01-01", "in the future"), (date(1960, 1, 1), "before 1995"), ("03/04/2024", "order of day and month")],
    )  # fmt: skip
    def test_a_row_without_a_time_is_set_aside_with_the_column_and_the_reason(self, at, reason):
        ((row, column, why),) = normalised({"at": at}).rejects
        assert (row, column) == (1, "at")
        assert reason in why

    def test_only_the_row_at_fault_is_set_aside(self):
        made = normalised({"text": "one"}, {"at": "?"}, {"text": "three"})
        assert made.posts.column("source_row").to_pylist() == [1, 3]
        assert [reject.row for reject in made.rejects] == [2]

    def test_what_the_source_set_aside_comes_first(self):
        damaged = Reject(None, None, "the file ends in the middle of a record")
        batch = RawBatch(rows=[7], columns={"account": [None], "at": [AT]}, rejects=[damaged])
        normaliser = given.Normaliser(
            Door(),
            key=given.KEY,
            source_file="a",
            platform=None,
            date_order=None,
            latest_ms=given.LATEST_MS,
        )
        assert normaliser(batch).rejects == (damaged, Reject(7, "account", "no account"))

    def test_an_empty_batch_gives_empty_tables(self):
        made = normalised()
        assert (made.posts.num_rows, made.items.num_rows, made.accounts.num_rows) == (0, 0, 0)
        assert (made.posts.schema, made.items.schema, made.accounts.schema) == (
            PARTS,
            ITEM_PARTS,
            ACCOUNT_PARTS,
        )


class TestItems:
    def test_links_in_the_text_are_canonical_items_with_their_sites(self):
        row = {"text": "late https://www.bus.example/42?utm_source=x and https://t.co/AbC"}
        assert items(row, "link") == ["https://bus.example/42", "https://t.co/AbC"]
        assert items(row, "domain") == ["bus.example"]

    def test_links_that_are_given_come_before_those_in_the_text(self):
        row = {"text": "late https://t.co/AbC", "link": ["https://bus.example/42"]}
        assert items(row, "link") == ["https://bus.example/42"]

    def test_what_is_named_twice_counts_once_and_keeps_its_first_place(self):
        assert items({"text": "#bus #Rain #BUS #tram"}, "hashtag") == ["bus", "rain", "tram"]
        assert items({"text": "http://bus.example/ https://www.bus.example"}, "link") == [
            "https://bus.example"
        ]

    def test_one_value_is_as_good_as_a_list(self):
        assert (
            items({"hashtag": "#Bus"}, "hashtag")
            == items({"hashtag": ["bus"]}, "hashtag")
            == ["bus"]
        )

    def test_a_domain_may_be_given_without_its_link(self):
        assert items({"domain": "Bus.Example"}, "domain") == ["bus.example"]

    def test_mentions_are_keyed_like_accounts(self):
        assert (
            items({"text": "hi @Ben"}, "mention")
            == items({"mention": ["@ben"]}, "mention")
            == [key("ben")]
        )

    def test_naming_oneself_is_seen_where_the_id_and_the_handle_are_given(self):
        assert items({"account": "17", "handle": "ana", "text": "me: @Ana"}, "mention") == [
            key("17")
        ]

    def test_naming_whom_one_answers_is_seen_where_the_id_and_the_handle_are_given(self):
        row = {
            "kind": "reply",
            "target_account": "18",
            "target_handle": "Ben",
            "mention": ["@ben", "@cara"],
        }
        assert items(row, "mention") == [key("18"), key("cara")]

    @pytest.mark.parametrize("column", ["link", "domain", "hashtag", "mention", "picture"])
    @pytest.mark.parametrize(
        "cell", ["", "  ", [], [""], [None, " "], float("nan"), "nan", ["None"], None]
    )
    def test_an_empty_cell_never_becomes_an_item(self, column, cell):
        assert normalised({column: cell}).items.num_rows == 0

    @pytest.mark.parametrize(
        ("column", "cell"),
        [
            ("hashtag", "#"),
            ("mention", "@"),
            ("link", "https://"),
            ("link", "two words"),
        ],
    )
    def test_a_mark_alone_never_becomes_an_item(self, column, cell):
        assert normalised({column: cell}).items.num_rows == 0

    def test_a_picture_is_known_by_its_hash_whatever_the_case_of_its_letters(self):
        row = {"picture": ["AB" * 32, "ab" * 32, "12" * 32]}
        assert items(row, "picture") == ["ab" * 32, "12" * 32]

    def test_how_pictures_are_found_to_be_the_same_is_said(self):
        row = {
            "picture": [
                "ab" * 32,
                "9280",
                "ffd8c0a0b0301810",
                "photos\\bus 42.jpg",
                "https://pictures.example/bus.jpg",
            ]
        }
        made = normalised(row).items.to_pylist()
        assert [(item["value"], item["decided"]) for item in made] == [
            ("ab" * 32, "PDQ hash"),
            ("9280", "given id"),
            ("ffd8c0a0b0301810", "given id"),
            ("photos/bus 42.jpg", "name of a file"),
            ("https://pictures.example/bus.jpg", "same address"),
        ]

    def test_the_sizes_of_a_picture_on_x_are_one_picture(self):
        row = {
            "picture": [
                "https://pbs.twimg.com/media/Fab_1-x.jpg:large",
                "https://pbs.twimg.com/media/Fab_1-x?format=jpg&name=small",
            ]
        }
        assert items(row, "picture") == ["https://pbs.twimg.com/media/Fab_1-x"]

    def test_an_item_carries_its_post(self):
        made = normalised({"post": "1", "text": "#bus", "kind": "reply"})
        (item,) = made.items.to_pylist()
        (of,) = made.posts.to_pylist()
        assert {name: item[name] for name in ("post_key", "account_key", "at_ms", "content")} == {
            name: of[name] for name in ("post_key", "account_key", "at_ms", "content")
        }
        assert item["post_kind"] == "reply"


class TestAccounts:
    def test_the_highest_counts_of_a_batch_are_kept(self):
        made = normalised(
            {"followers": 3, "following": "1K"},
            {"followers": "7"},
            {"followers": None},
            {"followers": 5},
        )
        (account,) = made.accounts.to_pylist()
        assert (account["followers"], account["following"]) == (7, 1000)

    def test_no_followers_is_a_number(self):
        assert normalised({"followers": 0}).accounts.column("followers").to_pylist() == [0]

    def test_the_day_an_account_was_created_is_read(self):
        made = normalised({"account_created": "2020-01-01"}, {"account_created": None})
        assert made.accounts.column("created_ms").to_pylist() == [1_577_836_800_000]

    def test_an_account_has_one_row_a_batch(self):
        assert (
            normalised(
                {"account": "Ana"}, {"account": "@ana"}, {"account": "ben"}
            ).accounts.num_rows
            == 2
        )


class TestWanted:
    ROWS = (
        {"text": "Tea at https://bus.example/1?b=2 #Soup with @ben", "likes": 3, "lang": "en",
         "followers": 7, "conversation": "c1", "hashtag": "late"},
        {"text": "RT @cai: rain", "target_post": "p9", "target_at": "soon", "views": "many"},
        {"at": "never"},
    )  # fmt: skip

    @pytest.mark.parametrize("columns", [(), ("text_norm",), ("likes", "lang", "conversation_id")])
    @pytest.mark.parametrize("kinds", [(), ("link",), ("hashtag", "mention"), ("domain",)])
    def test_what_is_wanted_is_as_it_always_is_and_the_rest_is_not_there(self, columns, kinds):
        wanted = Wanted(frozenset(columns), frozenset(kinds), accounts=False)
        some, whole = normalised(*self.ROWS, wanted=wanted), normalised(*self.ROWS)
        always = {"post_key", "platform", "account_key", "at_ms", "kind", "source_row", "content"}
        for name in PARTS.names:
            if name in always or name in columns:
                assert some.posts.column(name).equals(whole.posts.column(name))
            elif name != "source_file":
                assert some.posts.column(name).null_count == len(some.posts)
        expected = [item for item in whole.items.to_pylist() if item["kind"] in kinds]
        assert some.items.to_pylist() == expected
        assert (some.rejects, some.accounts.num_rows) == (whole.rejects, 0)

    def test_posts_without_an_id_keep_the_key_that_their_whole_content_gives(self):
        row = {"post": None, "text": "Tea at noon", "likes": 3}
        some = normalised(row, wanted=Wanted(frozenset(), frozenset(), accounts=False))
        assert some.posts["post_key"].equals(normalised(row).posts["post_key"])


class TestHandles:
    ROW = {  # noqa: RUF012 - read only
        "account": "17", "handle": "Wren", "display_name": "The Wren", "bio": "write to wren@bird.example", "mention": ["Robin"],
        "text": "@Robin 10.0.0.1 wren@bird.example", "target_account": "18", "target_handle": "Robin", "kind": "reply",
    }  # fmt: skip

    def test_nothing_that_names_a_person_is_in_the_tables(self):
        made = normalised(self.ROW)
        for table in (made.posts, made.items, made.accounts):
            told = str(table.to_pylist()).lower()
            assert not [
                word for word in ("wren", "robin", "10.0.0.1", "bird.example") if word in told
            ]

    def test_names_are_kept_when_asked_for(self):
        made = normalised(self.ROW, keep_handles=True)
        (found,), (account,) = made.posts.to_pylist(), made.accounts.to_pylist()
        assert (found["account_key"], found["target_account_key"]) == ("x:wren", "x:robin")
        assert found["text"] == self.ROW["text"]
        assert (account["handle"], account["display_name"], account["bio"]) == (
            "Wren",
            "The Wren",
            "write to wren@bird.example",
        )
        assert items(self.ROW, "mention", keep_handles=True) == ["x:robin"]


WORDS = st.from_regex(r"zq[a-z]{6,12}", fullmatch=True)


@properties(
    st.fixed_dictionaries(
        {},
        optional={
            name: WORDS.map(lambda word, mark=mark: f"{mark}{word} secret")
            for name, mark in [
                ("account", ""),
                ("handle", "@"),
                ("display_name", ""),
                ("bio", ""),
                ("text", ""),
                ("mention", "@"),
                ("target_handle", "@"),
                ("likes", ""),
                ("target_at", ""),
            ]
        },
    ),
    st.sampled_from([None, "yesterday", 0, "2099-01-01", "zqnever secret", AT]),
)
@settings(deadline=None)
def test_no_reason_repeats_a_cell(row, at):
    made = normalised(row | {"at": at} | ({"account": None} if "account" not in row else {}))
    for reason in [
        *(reject.reason for reject in made.rejects),
        *(reason for _, reason in made.unread),
    ]:
        assert "zq" not in reason
        assert "secret" not in reason


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([2**63, -(2**63), 10**400, AT_MS]),
    st.floats(),
    st.text(max_size=30),
    st.text(st.characters(categories=["Cs", "Cf", "Cc", "So", "Mn"]), max_size=8),
    st.binary(max_size=6),
    st.datetimes(),
    st.dates(),
    st.lists(st.one_of(st.none(), st.text(max_size=12), st.integers(), st.floats()), max_size=3),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
    st.sampled_from(["RT @ana: hi", "#bus @ben https://bus.example/42", "nan", "\x00", "=1+1", "'; drop table posts; --", "<script>", "@", "\ud83d", "https://[", "repost", AT]),
)  # fmt: skip
ROWS = st.fixed_dictionaries({"account": st.one_of(st.just("ana"), CELLS), "at": st.one_of(st.just(AT), CELLS)}, optional=dict.fromkeys(sorted(set(RAW_COLUMNS) - {"account", "at"}), CELLS))  # fmt: skip


@properties(st.lists(ROWS, max_size=3), st.booleans())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_cells_hold_every_row_is_a_post_or_a_reject(rows, keep_handles):
    made = normalised(*rows, keep_handles=keep_handles)
    assert (made.posts.schema, made.items.schema, made.accounts.schema) == (
        PARTS,
        ITEM_PARTS,
        ACCOUNT_PARTS,
    )
    for table in (made.posts, made.items, made.accounts):
        table.validate(full=True)
    kept = made.posts.column("source_row").to_pylist()
    assert sorted([*kept, *(reject.row for reject in made.rejects)]) == list(
        range(1, len(rows) + 1)
    )
    assert all(item["value"].strip() for item in made.items.to_pylist())
    for name in ("post_key", "account_key", "at_ms", "kind", "platform", "content"):
        assert made.posts.column(name).null_count == 0


def test_an_integer_of_thousands_of_digits_is_no_reason_to_stop():
    made = normalised(dict.fromkeys(RAW_COLUMNS, 10**5_000) | {"account": "ana", "at": AT})
    assert made.posts.num_rows == 1
