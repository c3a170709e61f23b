"""The quality report counts what the traces need to know."""

from __future__ import annotations

import pytest
from tests.tables.given import AT_MS, quality_of

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
MIDNIGHT = AT_MS - AT_MS % DAY


def posts(count, *, step, source_file="a.csv", start=MIDNIGHT):
    return [
        {"post_key": f"{source_file}{n}", "at_ms": start + n * step, "source_file": source_file}
        for n in range(count)
    ]


class TestClock:
    @pytest.mark.parametrize(
        ("step", "clock"),
        [
            (1, 1),
            (999, 1),
            (1_000, 1_000),
            (7_000, 1_000),
            (MINUTE, MINUTE),
            (5 * MINUTE, MINUTE),
            (HOUR, HOUR),
            (DAY, DAY),
        ],
    )
    def test_the_step_of_the_times_is_told(self, step, clock):
        assert quality_of(posts(300, step=step)).clock_ms == clock

    def test_one_time_in_a_hundred_may_be_off_the_step(self):
        regular, odd = posts(990, step=MINUTE), posts(10, step=MINUTE, start=MIDNIGHT + 1)
        assert quality_of(regular + odd).clock_ms == MINUTE
        assert quality_of(regular[:980] + odd).clock_ms == 1

    def test_each_file_is_judged_by_itself_and_the_coarsest_decides(self):
        fine, coarse = posts(500, step=1_001), posts(20, step=MINUTE, source_file="b.csv")
        assert quality_of(fine + coarse).clock_ms == MINUTE

    def test_a_file_with_less_than_one_post_in_a_hundred_has_no_say(self):
        fine, coarse = posts(2_000, step=1_001), posts(19, step=MINUTE, source_file="b.csv")
        assert quality_of(fine + coarse).clock_ms == 1

    def test_a_single_post_tells_nothing_of_the_clock(self):
        assert quality_of(posts(1, step=DAY)).clock_ms == 1

    def test_no_posts_tell_nothing_of_the_clock(self):
        assert quality_of([]).clock_ms == 1


class TestCounts:
    def test_no_posts_are_counted_as_none(self):
        quality = quality_of([])
        assert (quality.posts, quality.accounts, quality.first_ms, quality.last_ms) == (
            0,
            0,
            None,
            None,
        )
        assert (quality.with_text, quality.with_link, quality.reposts_with_target_time) == (0, 0, 0)
        assert (quality.kinds, quality.reposts, quality.replies) == ({}, 0, 0)

    def test_posts_accounts_and_times(self):
        quality = quality_of(
            [{}, {"account_key": "ben", "at_ms": AT_MS + 5}, {"account_key": "ben"}]
        )
        assert (quality.posts, quality.accounts) == (3, 2)
        assert (quality.first_ms, quality.last_ms) == (AT_MS, AT_MS + 5)

    def test_tallies_begin_with_the_most_frequent(self):
        quality = quality_of([{"lang": "en"}, {"lang": "de"}, {"lang": "de"}, {}])
        assert list(quality.languages.items()) == [("de", 2), ("en", 1), ("unknown", 1)]
        assert quality.platforms == {"x": 4}

    def test_an_empty_text_is_none(self):
        assert quality_of([{"text_norm": "late"}, {"text_norm": ""}, {}]).with_text == 1

    def test_engagement_that_is_zero_is_known(self):
        quality = quality_of([{"likes": 0}, {"likes": None, "views": 3}])
        assert (
            quality.with_likes,
            quality.with_views,
            quality.with_shares,
            quality.with_comments,
        ) == (1, 1, 0, 0)

    def test_what_the_reader_handed_in_is_passed_on(self):
        quality = quality_of([])
        assert (quality.rows_read, quality.rows_rejected, quality.duplicates_collapsed) == (9, 2, 1)
        assert quality.ids_with_different_content == 1
        assert quality.unread_cells == {"likes: not a count": 3}


class TestItems:
    def test_posts_are_counted_not_items(self):
        quality = quality_of(
            [{}],
            [
                {"kind": "link"},
                {"kind": "link", "value": "w"},
                {"kind": "domain"},
                {"kind": "mention"},
            ],
        )
        assert (quality.with_link, quality.with_domain, quality.with_mention) == (1, 1, 1)
        assert (quality.with_hashtag, quality.with_short_link) == (0, 0)

    def test_three_hashtags_are_counted_apart(self):
        tags = [
            {"kind": "hashtag", "post_key": key, "value": str(n)}
            for key, count in (("p", 3), ("q", 2))
            for n in range(count)
        ]
        quality = quality_of([{}], tags)
        assert (quality.with_hashtag, quality.with_hashtags_3) == (2, 1)

    def test_short_links_are_counted_apart(self):
        quality = quality_of(
            [{}],
            [
                {"kind": "link", "decided": "short link, not resolved"},
                {"kind": "link", "post_key": "q"},
            ],
        )
        assert (quality.with_link, quality.with_short_link) == (2, 1)

    def test_what_reposts_name_does_not_count(self):
        assert quality_of([{}], [{"kind": "link", "post_kind": "repost"}]).with_link == 0


class TestTargets:
    def test_reposts_with_a_target_and_with_text(self):
        quality = quality_of(
            [
                {"kind": "repost", "target_post_key": "o"},
                {"kind": "repost", "text_norm": "late"},
                {"kind": "quote", "target_post_key": "o"},
            ]
        )
        assert (quality.reposts, quality.reposts_with_target, quality.reposts_with_text) == (
            2,
            1,
            1,
        )

    def test_the_time_of_an_original_is_told_or_among_the_posts(self):
        repost = {"kind": "repost"}
        told = repost | {"target_post_key": "elsewhere", "target_at_ms": AT_MS}
        here, unknown = repost | {"target_post_key": "o"}, repost | {"target_post_key": "gone"}
        of_a_repost = repost | {"target_post_key": "r"}
        quality = quality_of(
            [
                told,
                here,
                unknown,
                of_a_repost,
                {"post_key": "o"},
                {"post_key": "r", "kind": "repost"},
            ]
        )
        assert quality.reposts_with_target_time == 2

    def test_replies_and_comments_with_their_targets(self):
        quality = quality_of(
            [
                {"kind": "reply", "target_post_key": "o"},
                {"kind": "comment", "target_account_key": "ben"},
                {"kind": "post", "target_account_key": "ben"},
            ]
        )
        assert (
            quality.replies,
            quality.replies_with_target_post,
            quality.replies_with_target_account,
        ) == (2, 1, 1)
