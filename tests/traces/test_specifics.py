"""What is particular to each trace."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.traces import given
from tests.traces.given import act, acts

from groundswell.engine.duck import DuckEngine
from groundswell.errors import EngineError, SettingError
from groundswell.model.quality import Quality
from groundswell.model.tables import POSTS
from groundswell.runs.tracing import run_trace
from groundswell.traces import registered
from groundswell.traces.co_domain import CoDomain
from groundswell.traces.co_link import CoLink
from groundswell.traces.co_mention import CoMention
from groundswell.traces.co_reply import CoReply
from groundswell.traces.co_repost import CoRepost
from groundswell.traces.copied_text import CopiedText
from groundswell.traces.fast_repost import FastRepost
from groundswell.traces.hashtag_sequence import HashtagSequence

START = 1_700_000_000_000
LONG = "a kingfisher sat by the river for ten whole minutes"


def test_weak_traces_run_only_when_asked_for():
    assert {name for name, kind in registered().items() if not kind.on} == {
        "co_domain",
        "hashtag_family",
        "translated_copy",
    }


def test_traces_are_given_in_alphabetical_order():
    assert list(registered()) == sorted(registered())


@pytest.mark.parametrize("trace", [CoLink(), CoDomain(min_items=2), CoMention(), HashtagSequence()])
def test_a_repost_did_not_choose_what_it_names(trace):
    reposted = [
        act(
            account,
            n,
            kind="repost",
            links=[f"l{n}"],
            domains=[f"d{n}"],
            mentions=[f"m{n}"],
            hashtags=["a", "b", f"h{n}"],
        )
        for account in ("ana", "ben")
        for n in range(3)
    ]
    assert given.events(trace, acts(*reposted)) == []


@pytest.mark.parametrize("kind", ["post", "quote", "reply", "comment"])
def test_a_link_counts_in_every_kind_of_post_but_a_repost(kind):
    assert given.items_of(CoLink(), act("ana", kind=kind, links=["https://bus.example/42"]))


def test_a_link_and_its_site_are_different_traces():
    data = act("ana", links=["https://bus.example/42"], domains=["bus.example"])
    assert given.items_of(CoLink(), data) == {"https://bus.example/42"}
    assert given.items_of(CoDomain(), data) == {"bus.example"}


class TestCoRepost:
    def test_the_original_is_known_by_its_key(self):
        data = act("ana", kind="repost", target_post_key="p-1", text_norm=LONG)
        assert given.items_of(CoRepost(), data) == {"p-1"}

    def test_the_text_stands_in_for_an_unknown_original(self):
        assert given.items_of(CoRepost(), act("ana", kind="repost", text_norm=LONG)) == {LONG}

    def test_too_short_a_text_stands_in_for_nothing(self):
        just, short = "x" * 20, "x" * 19
        assert given.items_of(CoRepost(), act("ana", kind="repost", text_norm=just)) == {just}
        assert given.items_of(CoRepost(), act("ana", kind="repost", text_norm=short)) == set()

    @pytest.mark.parametrize("kind", ["post", "reply", "quote", "comment"])
    def test_only_reposts_count(self, kind):
        data = act("ana", kind=kind, target_post_key="p-1", text_norm=LONG)
        assert given.events(CoRepost(), data) == []

    def test_reposts_of_unknown_posts_lack_something(self):
        data = acts(act("ana", kind="repost"), act("ben", kind="repost"))
        assert "neither the original post nor its text" in CoRepost().lacks(given.measured(data))

    def test_no_text_is_too_short_to_be_refused(self):
        with pytest.raises(SettingError, match="min_characters is 0; give 1 or more"):
            CoRepost(min_characters=0)


class TestFastRepost:
    @pytest.mark.parametrize(
        ("after_s", "counts"), [(-0.001, False), (0, True), (10, True), (10.001, False)]
    )
    def test_the_window_opens_with_the_original_and_takes_in_its_end(self, after_s, counts):
        data = act("ana", after_s, kind="repost", target_post_key="p-1", target_at_ms=given.START)
        assert bool(given.events(FastRepost(), data)) is counts

    def test_the_original_may_be_among_the_posts(self):
        data = acts(act("cara", 0, key="p-1"), act("ana", 10, kind="repost", target_post_key="p-1"))
        assert given.events(FastRepost(), data) == [("ana", "p-1", 10.0)]

    def test_the_time_that_the_repost_tells_comes_before_that_of_the_posts(self):
        repost = act(
            "ana", 100, kind="repost", target_post_key="p-1", target_at_ms=given.START + 99_000
        )
        assert given.events(FastRepost(), acts(act("cara", 0, key="p-1"), repost))

    def test_a_repost_is_no_original(self):
        chain = acts(
            act("cara", 0, key="p-1", kind="repost", target_post_key="p-0"),
            act("ana", 5, kind="repost", target_post_key="p-1"),
        )
        assert given.events(FastRepost(), chain) == []

    def test_without_the_time_of_the_original_nothing_is_fast(self):
        data = acts(*(act(who, 1, kind="repost", target_post_key="p-1") for who in ("ana", "ben")))
        assert given.events(FastRepost(), data) == []
        assert "when the reposted posts were published" in FastRepost().lacks(given.measured(data))

    def test_an_original_that_comes_under_two_sources_counts_once(self):
        data = acts(
            act("cara", 0, key="p-1"),
            act("cara", 0, key="p-1", source_file="again.csv"),
            act("ana", 5, kind="repost", target_post_key="p-1"),
        )
        assert len(given.events(FastRepost(), data)) == 1


class TestHashtagSequence:
    def test_order_matters(self):
        data = acts(
            act("ana", hashtags=["bus", "rain", "tram"]),
            act("ben", hashtags=["tram", "rain", "bus"]),
        )
        assert given.items_of(HashtagSequence(), data) == {"#bus #rain #tram", "#tram #rain #bus"}

    def test_two_hashtags_are_too_common(self):
        assert given.events(HashtagSequence(), act("ana", hashtags=["bus", "rain"])) == []

    def test_the_whole_sequence_counts(self):
        data = act("ana", hashtags=["bus", "rain", "tram", "late"])
        assert given.items_of(HashtagSequence(), data) == {"#bus #rain #tram #late"}

    def test_places_beyond_nine_keep_their_order(self):
        tags = [f"t{n}" for n in range(12)]
        (item,) = given.items_of(HashtagSequence(), act("ana", hashtags=tags).shuffled(3))
        assert item == " ".join(f"#{tag}" for tag in tags)

    def test_two_can_be_asked_for(self):
        data = acts(act("ana", hashtags=["bus", "rain"]), act("ben", hashtags=["bus", "rain"]))
        trace = HashtagSequence(min_hashtags=2)
        assert given.items_of(trace, data) == {"#bus #rain"}
        assert trace.lacks(given.measured(data)) is None
        assert "three hashtags" in HashtagSequence().lacks(given.measured(data))

    def test_one_hashtag_is_no_sequence(self):
        with pytest.raises(SettingError, match="min_hashtags is 1; give 2 or more"):
            HashtagSequence(min_hashtags=1)


class TestCoMention:
    def test_naming_oneself_does_not_count(self):
        assert given.items_of(CoMention(), act("ana", mentions=["ana", "dora"])) == {"dora"}

    def test_answering_somebody_names_them_by_form_only(self):
        data = act("ana", kind="reply", mentions=["cara", "dora"], target_account_key="cara")
        assert given.items_of(CoMention(), data) == {"dora"}


class TestCoReply:
    @staticmethod
    def reply(account, **cells):
        return act(
            account,
            **{"kind": "reply", "target_post_key": "p-1", "target_account_key": "cara"} | cells,
        )

    def test_the_post_is_the_item_unless_the_account_is_asked_for(self):
        assert given.items_of(CoReply(), self.reply("ana")) == {"p-1"}
        assert given.items_of(CoReply(target="account"), self.reply("ana")) == {"cara"}

    @pytest.mark.parametrize("target", ["post", "account"])
    def test_answers_to_oneself_do_not_count(self, target):
        own = self.reply("ana", target_account_key="ana")
        assert given.events(CoReply(target=target), own) == []

    def test_an_answer_to_an_unknown_account_is_still_one_to_a_post(self):
        unknown = self.reply("ana", target_account_key=None)
        assert given.items_of(CoReply(), unknown) == {"p-1"}
        assert given.items_of(CoReply(target="account"), unknown) == set()

    def test_comments_are_answers(self):
        assert given.items_of(CoReply(), self.reply("ana", kind="comment")) == {"p-1"}

    @pytest.mark.parametrize("kind", ["post", "repost", "quote"])
    def test_nothing_else_is_an_answer(self, kind):
        assert given.events(CoReply(), self.reply("ana", kind=kind)) == []

    def test_another_target_is_refused_with_the_choices(self):
        with pytest.raises(SettingError, match="target is 'thread'; give post or account"):
            CoReply(target="thread")

    @pytest.mark.parametrize(("target", "other"), [("post", "account"), ("account", "post")])
    def test_it_says_that_the_other_target_may_work(self, target, other):
        known = {"replies_with_target_post": 0, "replies_with_target_account": 0} | {
            f"replies_with_target_{other}": 9
        }
        reason = CoReply(target=target).lacks(Quality(posts=9, kinds={"reply": 9}, **known))
        assert f"target={other} may work" in reason


class TestCopiedText:
    def test_short_texts_are_greetings(self):
        just, short = "x" * 40, "x" * 39
        assert given.items_of(CopiedText(), act("ana", text_norm=just)) == {just}
        assert given.items_of(CopiedText(), act("ana", text_norm=short)) == set()

    def test_letters_are_counted_not_bytes(self):
        assert given.items_of(CopiedText(), act("ana", text_norm="バ" * 40)) == {"バ" * 40}
        assert given.items_of(CopiedText(), act("ana", text_norm="バ" * 39)) == set()

    def test_reposts_are_another_trace(self):
        assert given.events(CopiedText(), act("ana", kind="repost", text_norm=LONG)) == []

    def test_a_text_without_letters_can_not_be_asked_for(self):
        with pytest.raises(SettingError, match="min_characters is 0; give 1 or more"):
            CopiedText(min_characters=0)


def test_fast_reposts_have_their_own_events_at_every_window():
    with DuckEngine() as engine:
        engine.add("posts", _posts_after_their_originals((1_000, 2_000), (8_000, 9_000)))
        trace = FastRepost(window_ms=3_000, min_items=1)
        found = run_trace(
            trace, [3_000, 10_000], engine,
            take=lambda _: None, memory_bytes=1 << 20, progress=lambda _: None,
        )  # fmt: skip
    assert [line["pairs"] for line in found.counts["windows"]] == [1, 1]
    assert [line["co_actions"] for line in found.counts["windows"]] == [1, 2]


def test_more_acts_than_memory_was_given_for_are_refused_with_the_mend():
    with DuckEngine() as engine:
        engine.add("posts", _posts_after_their_originals((1_000, 2_000), (1_500, 2_500)))
        with pytest.raises(EngineError, match=r"4 acts, which take about .* more with --memory"):
            run_trace(
                FastRepost(), [3_000], engine,
                take=lambda _: None, memory_bytes=1 << 20, progress=lambda _: None, most_acts=3,
            )  # fmt: skip


def _posts_after_their_originals(*delays):
    rows = [
        {"post_key": f"p{n}{who}", "account_key": who, "at_ms": START + delay, "kind": "repost",
         "target_post_key": f"o{n}", "target_at_ms": START}
        for n, pair in enumerate(delays) for who, delay in zip(("ana", "ben"), pair, strict=True)
    ]  # fmt: skip
    full = [
        dict.fromkeys(POSTS.names) | {"platform": "x", "source_file": "f", "source_row": 1} | r
        for r in rows
    ]
    return pa.Table.from_pylist(full, schema=POSTS)
