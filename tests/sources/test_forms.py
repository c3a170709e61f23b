"""Every form recognises its own files and no other's, and reads them alike in any batches."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, ClassVar

import pytest
import zstandard

from groundswell.errors import SourceError
from groundswell.model.raw import RAW_COLUMNS
from groundswell.sources import FilePlan, plan_file, read_head, registered

DATA = Path(__file__).parent / "data"


def rows_of(plan: FilePlan, batch_rows: int = 1000) -> tuple[dict[int, dict[str, Any]], list[Any]]:
    rows: dict[int, dict[str, Any]] = {}
    rejects: list[Any] = []
    for batch in plan.source.read(plan.head, plan.recognition, batch_rows=batch_rows):
        for at, row in enumerate(batch.rows):
            rows[row] = {
                name: values[at] for name, values in batch.columns.items() if values[at] is not None
            }
        rejects.extend(batch.rejects)
    return rows, rejects


class FormContract:
    """What holds for every form; ``files`` maps its files to records and rejects in them."""

    form: ClassVar[str]
    files: ClassVar[dict[str, tuple[int, int]]]

    def plans(self) -> list[FilePlan]:
        return [plan_file(DATA / name) for name in self.files]

    def test_its_files_are_recognised_without_a_rival(self):
        for name in self.files:
            head = read_head(DATA / name)
            sure = {}
            for source in registered():
                try:
                    recognition = source.recognise(head)
                except SourceError:
                    continue
                if recognition is not None:
                    sure[source.name] = recognition.certainty
            best = max(sure.values())
            assert [name for name, certainty in sure.items() if certainty > best - 0.2] == [
                self.form
            ]

    def test_every_record_is_a_row_or_set_aside(self):
        for plan, (records, rejected) in zip(self.plans(), self.files.values(), strict=True):
            rows, rejects = rows_of(plan)
            with_row = [reject for reject in rejects if reject.row is not None]
            assert len(with_row) == rejected
            batches = list(plan.source.read(plan.head, plan.recognition))
            left_out = sum(sum(batch.left_out.values()) for batch in batches)
            assert len(rows) + rejected + left_out == records
            assert plan.head.position.fraction == 1
            assert max(batch.last_row for batch in batches) == records

    def test_row_numbers_rise_and_columns_are_agreed(self):
        for plan in self.plans():
            numbers: list[int] = []
            for batch in plan.source.read(plan.head, plan.recognition, batch_rows=2):
                numbers.extend(batch.rows)
                assert set(batch.columns) <= set(RAW_COLUMNS)
            assert numbers == sorted(set(numbers))

    def test_batch_boundaries_change_nothing(self):
        for plan in self.plans():
            assert rows_of(plan, 1) == rows_of(plan, 2) == rows_of(plan, 1000)

    def test_reading_twice_gives_the_same(self):
        for plan in self.plans():
            assert rows_of(plan) == rows_of(plan)

    def test_packed_files_read_the_same(self, tmp_path):
        for name in self.files:
            plain = (DATA / name).read_bytes()
            for suffix, packed in (
                (".gz", gzip.compress(plain)),
                (".zst", zstandard.ZstdCompressor().compress(plain)),
            ):
                path = tmp_path / (name + suffix)
                path.write_bytes(packed)
                plan = plan_file(path)
                assert plan.source.name == self.form
                assert rows_of(plan) == rows_of(plan_file(DATA / name))

    def test_a_reader_may_stop_early(self):
        for plan in self.plans():
            next(iter(plan.source.read(plan.head, plan.recognition, batch_rows=1)))

    def test_its_text_columns_hold_text_that_utf8_can_spell(self):
        for plan in self.plans():
            json.dumps(rows_of(plan)[0], ensure_ascii=False).encode("utf-8")


def one(name: str, row: int) -> dict[str, Any]:
    return rows_of(plan_file(DATA / name))[0][row]


class TestXApiV2(FormContract):
    form = "x_api_v2"
    files: ClassVar = {
        "x_api_v2.json": (4, 0),
        "x_api_v2_pages.jsonl": (4, 0),
        "x_api_v2_flat.jsonl": (4, 0),
    }

    @pytest.mark.parametrize("name", files)
    def test_a_post_keeps_its_counts_and_its_unwound_link(self, name):
        assert one(name, 1) == {
            "platform": "x",
            "post": "101",
            "account": "11",
            "handle": "bus_ana",
            "display_name": "Ana",
            "account_created": "2015-01-01T00:00:00.000Z",
            "followers": 120,
            "following": 30,
            "bio": "Buses of the north side",
            "text": "Bus 42 now stops at the market #buses",
            "at": "2024-05-01T10:00:00.000Z",
            "lang": "en",
            "kind": "post",
            "conversation": "101",
            "likes": 5,
            "shares": 2,
            "comments": 1,
            "views": 300,
            "link": ["https://bus.example/42"],
            "hashtag": ["buses"],
            "mention": ["bus_ben"],
        }

    @pytest.mark.parametrize("name", files)
    def test_a_repost_has_the_whole_text_and_no_counts_of_its_own(self, name):
        row = one(name, 2)
        assert row["kind"] == "repost"
        assert row["text"] == "Bus 42 now stops at the market #buses"
        assert (row["target_post"], row["target_account"], row["target_handle"]) == (
            "101",
            "11",
            "bus_ana",
        )
        assert row["target_at"] == "2024-05-01T10:00:00.000Z"
        assert "likes" not in row
        assert "shares" not in row

    @pytest.mark.parametrize("name", files)
    def test_replies_and_quotes_name_their_targets(self, name):
        reply, quote = one(name, 3), one(name, 4)
        assert (reply["kind"], reply["target_post"], reply["target_account"]) == (
            "reply",
            "101",
            "11",
        )
        assert (quote["kind"], quote["target_post"]) == ("quote", "99")


class TestTwitterIoArchive(FormContract):
    form = "twitter_io_archive"
    files: ClassVar = {"twitter_io_archive.csv": (4, 0)}

    def test_lists_in_cells_are_opened(self):
        row = one("twitter_io_archive.csv", 1)
        assert row["hashtag"] == ["soup", "leek"]
        assert row["link"] == ["https://soup.example/leek"]
        assert row["mention"] == ["u2", "u3"]
        assert (row["likes"], row["comments"], row["shares"]) == ("3", "1", "2")

    def test_kinds_follow_from_the_id_columns(self):
        rows, _ = rows_of(plan_file(DATA / "twitter_io_archive.csv"))
        assert [(row["kind"], row.get("target_post")) for row in rows.values()] == [
            ("post", None),
            ("repost", "201"),
            ("reply", "201"),
            ("quote", "201"),
        ]
        assert rows[2]["target_account"] == rows[3]["target_account"] == "u1"


class TestTrollTweets(FormContract):
    form = "troll_tweets"
    files: ClassVar = {"troll_tweets.csv": (3, 0)}

    def test_dates_are_month_first_and_handed_over_as_found(self):
        plan = plan_file(DATA / "troll_tweets.csv")
        assert plan.source.date_order == "mdy"
        rows, _ = rows_of(plan)
        assert rows[1]["at"] == "10/1/2017 19:58"
        assert [row["kind"] for row in rows.values()] == ["post", "repost", "quote"]
        assert rows[1]["link"] == ["https://rain.example/a", "https://rain.example/b"]


class TestBlueskyFeed(FormContract):
    form = "bluesky_feed"
    files: ClassVar = {"bluesky_feed.json": (4, 0)}

    def test_a_repost_belongs_to_who_reposted(self):
        row = one("bluesky_feed.json", 2)
        assert (row["kind"], row["account"], row["at"]) == (
            "repost",
            "did:plc:ccc",
            "2024-06-01T06:10:00Z",
        )
        assert row["target_post"] == "at://did:plc:aaa/app.bsky.feed.post/1"
        assert row["target_account"] == "did:plc:aaa"
        assert "likes" not in row

    def test_replies_quotes_and_facets_are_read(self):
        first, reply, quote = (one("bluesky_feed.json", row) for row in (1, 3, 4))
        assert (first["link"], first["hashtag"], first["mention"]) == (
            ["https://birds.example/wren"],
            ["birds"],
            ["did:plc:bbb"],
        )
        assert (first["likes"], first["shares"], first["comments"]) == (3, 2, 1)
        assert (reply["kind"], reply["target_handle"]) == ("reply", "wren.example")
        assert (quote["kind"], quote["target_post"]) == ("quote", first["post"])


class TestBlueskyJetstream(FormContract):
    form = "bluesky_jetstream"
    files: ClassVar = {"bluesky_jetstream.jsonl": (7, 0)}

    def test_likes_identities_and_deletions_are_counted_not_read(self):
        plan = plan_file(DATA / "bluesky_jetstream.jsonl")
        rows, rejects = rows_of(plan)
        (*_, last) = plan.source.read(plan.head, plan.recognition)
        assert list(rows) == [1, 3, 4, 7]
        assert [row["kind"] for row in rows.values()] == ["post", "repost", "reply", "quote"]
        assert rejects == []
        assert last.left_out == {"records are likes, follows or account events, not posts": 3}


class TestMastodon(FormContract):
    form = "mastodon"
    files: ClassVar = {"mastodon.json": (4, 0)}

    def test_html_becomes_text_and_links(self):
        row = one("mastodon.json", 1)
        assert row["text"] == "Green tea at noon\nBring a cup #tea"
        assert row["link"] == ["https://tea.example/menu"]
        assert row["bio"] == "Tea & cake"
        assert row["post"] == "https://tea.example/users/ada/statuses/401"

    def test_boosts_replies_and_quotes_name_their_targets(self):
        rows, _ = rows_of(plan_file(DATA / "mastodon.json"))
        assert [row["kind"] for row in rows.values()] == ["post", "repost", "reply", "quote"]
        assert rows[2]["target_post"] == rows[4]["target_post"] == rows[1]["post"]
        assert rows[3]["target_account"] == "https://tea.example/@ada"


class TestReddit(FormContract):
    form = "reddit"
    files: ClassVar = {"reddit.ndjson": (5, 1)}

    def test_submissions_crossposts_and_comments_are_told_apart(self):
        rows, rejects = rows_of(plan_file(DATA / "reddit.ndjson"))
        assert [row["kind"] for row in rows.values()] == ["post", "repost", "comment", "comment"]
        assert rows[1]["text"] == "My fern\nIt grew"
        assert "link" not in rows[1]
        assert rows[2]["link"] == "https://moss.example/guide"
        assert (rows[3]["post"], rows[3]["target_post"]) == ("t1_c1", "t3_p1")
        assert "text" not in rows[5]
        assert [reject.row for reject in rejects] == [4]


class TestTelegram(FormContract):
    form = "telegram"
    files: ClassVar = {"telegram.json": (4, 0), "telegram_chats.json": (5, 0)}

    @pytest.mark.parametrize("name", files)
    def test_messages_are_keyed_by_chat_and_number(self, name):
        rows, _ = rows_of(plan_file(DATA / name))
        assert rows[2]["post"] == "555/2"
        assert rows[2]["text"] == "Line 3 runs again. https://tram.example/3 #trams"
        assert rows[2]["link"] == ["https://tram.example/3"]
        assert rows[2]["likes"] == 5
        assert (rows[3]["kind"], rows[3]["target_account"]) == ("repost", "channel777")
        assert (rows[4]["kind"], rows[4]["target_post"]) == ("reply", "555/2")

    def test_two_chats_do_not_mix_their_numbers(self):
        rows, _ = rows_of(plan_file(DATA / "telegram_chats.json"))
        assert rows[5]["post"] == "556/2"


class TestYoutubeComments(FormContract):
    form = "youtube_comments"
    files: ClassVar = {
        "youtube_comments.json": (3, 0),
        "youtube_comments.jsonl": (2, 0),
        "youtube_comments.csv": (2, 0),
    }

    @pytest.mark.parametrize("name", files)
    def test_a_reply_answers_a_comment(self, name):
        first, reply = one(name, 1), one(name, 2)
        assert (first["kind"], first["account"]) == ("comment", "UCkim")
        assert (reply["kind"], reply["target_post"]) == ("reply", "Ug1")

    def test_a_comment_answers_its_video(self):
        assert one("youtube_comments.json", 1)["target_post"] == "vid00000001"
        assert one("youtube_comments.csv", 1)["target_post"] == "vid00000001"

    def test_counts_and_relative_times_are_handed_over_as_found(self):
        assert one("youtube_comments.jsonl", 1)["likes"] == "1.2K"
        assert one("youtube_comments.jsonl", 2)["at"] == "2 years ago"

    def test_a_video_id_in_the_file_name_is_used_and_noted(self, tmp_path):
        path = tmp_path / "a1b2c3d4e5F.jsonl"
        path.write_bytes((DATA / "youtube_comments.jsonl").read_bytes())
        plan = plan_file(path)
        assert rows_of(plan)[0][1]["target_post"] == "a1b2c3d4e5F"
        assert any("a1b2c3d4e5F" in note for note in plan.recognition.notes)


class TestCrowdTangle(FormContract):
    form = "crowdtangle"
    files: ClassVar = {"crowdtangle.csv": (2, 0)}

    def test_the_final_link_comes_before_the_short_one(self):
        rows, _ = rows_of(plan_file(DATA / "crowdtangle.csv"))
        assert rows[1]["link"] == "https://lake.example/calm"
        assert rows[2]["link"] == "https://fb.example/photo"
        assert rows[1]["text"] == "Calm lake today,\nwind later"
        assert rows[1]["at"] == "2021-09-01 12:00:03 CEST"
        assert (rows[1]["account"], rows[1]["platform"]) == ("900", "facebook")


class TestMetaContentLibrary(FormContract):
    form = "meta_content_library"
    files: ClassVar = {"meta_content_library.csv": (2, 0), "meta_content_library.json": (1, 0)}

    def test_a_shared_post_is_a_repost(self):
        rows, _ = rows_of(plan_file(DATA / "meta_content_library.csv"))
        assert rows[1]["hashtag"] == ["library", "hours"]
        assert (rows[1]["likes"], rows[1]["views"]) == ("12", "400")
        assert (rows[2]["kind"], rows[2]["target_post"]) == ("repost", "701")
        assert one("meta_content_library.json", 1)["likes"] == 2


class TestCooRTweet(FormContract):
    form = "coortweet"
    files: ClassVar = {"coortweet.csv": (3, 0)}

    def test_objects_are_reposts_unless_mapped(self):
        row = one("coortweet.csv", 1)
        assert (row["kind"], row["target_post"], row["account"]) == ("repost", "o1", "a1")
        plan = plan_file(DATA / "coortweet.csv", overrides={"link": "object_id"})
        row = rows_of(plan)[0][1]
        assert (row["kind"], row["link"]) == ("post", "o1")
        assert "target_post" not in row
        assert not plan.recognition.notes


class TestQutToolkit(FormContract):
    form = "qut_toolkit"
    files: ClassVar = {
        "qut_toolkit.csv": (3, 0),
        "qut_toolkit_other_names.csv": (2, 0),
        "qut_toolkit_no_header.csv": (2, 0),
    }

    @pytest.mark.parametrize("name", files)
    def test_columns_count_by_their_order(self, name):
        first, second = one(name, 1), one(name, 2)
        assert (first["kind"], first["account"], first["at"]) == ("post", "u1", "1700000000")
        assert (second["kind"], second["target_post"]) == ("repost", "1")

    def test_links_are_parted_at_spaces(self):
        assert one("qut_toolkit.csv", 1)["link"] == [
            "https://bus.example/42",
            "https://bus.example/map",
        ]
        assert one("qut_toolkit.csv", 3)["kind"] == "reply"


class TestColumns(FormContract):
    form = "columns"
    files: ClassVar = {"columns.csv": (3, 0), "columns.jsonl": (2, 0)}

    def test_kinds_follow_from_id_columns(self):
        rows, _ = rows_of(plan_file(DATA / "columns.csv"))
        assert [(row["kind"], row.get("target_post")) for row in rows.values()] == [
            ("post", None),
            ("repost", "501"),
            ("reply", "501"),
        ]
        assert rows[1]["hashtag"] == ["#tea", "#four"]

    def test_nested_records_are_reached_by_dotted_names(self):
        plan = plan_file(DATA / "columns.jsonl")
        assert plan.recognition.mapping["account"] == "author.id"
        assert rows_of(plan)[0][1]["handle"] == "ana"
