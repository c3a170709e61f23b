"""Text in the form in which equal means the same words, and what it names."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.tables import given

from groundswell.tables import texts
from groundswell.tables.pseudonyms import Pseudonyms


class TestNormal:
    @pytest.mark.parametrize(
        "text",
        [
            "the 42 is late",
            "  The 42\t\nis   LATE ",
            "Ｔｈｅ ４２ is late",
            "The 42 is late https://t.co/AbC",
            "The 42 is late Https://bus.example/a",
            "WWW.bus.example The 42 is late",
            "@bus The 42 is late @tram_line",
            "@bus The 42 is late @tram@bus.example",
            "RT @bus: The 42 is late",
            " RT @bus The 42 is late",
            "The 42 is late 🚌",
            "The 🚌 42 is late ❤️ 👨‍👩‍👧 🇺🇦 👍🏽",
            "The 42 is\u200b late",
            "\u202bThe 42\u202c is late",
            "\u2066@bus\u2069 The 42 is late",
            "The 42\u00a0is late",
            "The 42 is la\u00adte",
            "The 42 is late \ud83d",
            "The 42 is late ht\u200btps://bus.example",
            "\ufeffThe 42 is late",
        ],
    )  # fmt: skip
    def test_what_is_not_a_word_is_left_out(self, text):
        assert texts.normal(text) == "the 42 is late"

    @pytest.mark.parametrize(
        ("text", "norm"),
        [
            ("late &amp; full", "late & full"),
            ("late &amp;amp; full", "late & full"),
            ("1 &lt; 2", "1 < 2"),
            ("STRASSE Straße", "strasse strasse"),
            ("#Bus42 is late", "#bus42 is late"),
            ("caf\u0065\u0301", "caf\u00e9"),
            ("ﬁsh ①", "fish 1"),
            ("1️⃣ bus", "1 bus"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ana at 5 @ the stop", "ana at 5 @ the stop"),
            ("RT is a word here", "rt is a word here"),
            ("", ""),
            ("🚌 https://bus.example @bus", ""),
        ],
    )
    def test_words_are_kept(self, text, norm):
        assert texts.normal(text) == norm

    @pytest.mark.parametrize(
        "text",
        [
            "وصفة الخبز السهلة طحين وماء وملح",
            "الحَافِلَة مُتَأَخِّرَة",
            "می\u200cخواهم نان بپزم",
            "รถเมล์สาย 42 มาสาย",
            "バス42番の新しい停留所ができました",
            "ラーメンのレシピ",
            "नदी के किनारे किंगफ़िशर बैठा था",
            "क्\u200dष और क्\u200cष",
            "ශ්\u200dරී",
            "公交车晚点了",
            "зимородок у реки",
        ],
    )
    def test_scripts_stay_whole(self, text):
        assert texts.normal(text) == unicodedata.normalize("NFKC", text)

    def test_a_joiner_that_joins_nothing_goes(self):
        assert texts.normal("bus \u200d late\u200c, full\u200d") == "bus late, full"

    def test_two_texts_that_differ_in_one_word_stay_two(self):
        assert texts.normal("the 42 is late") != texts.normal("the 43 is late")


class TestNamed:
    @pytest.mark.parametrize(
        ("text", "hashtags"),
        [
            ("#Bus and #tram_42, #Straße!", ["Bus", "tram_42", "Straße"]),
            ("＃バス #ラーメン #天気", ["バス", "ラーメン", "天気"]),
            ("#خبز #وصفة_الخبز", ["خبز", "وصفة_الخبز"]),
            ("#पक्षी #किंगफ़िशर", ["पक्षी", "किंगफ़िशर"]),
            ("#รถเมล์", ["รถเมล์"]),
            ("#погода", ["погода"]),
            ("#می\u200cخواهم", ["می\u200cخواهم"]),
            ("(#bus)#tram", ["bus", "tram"]),
            ("a#bus &#39; https://bus.example/#tram ##late", []),
            ("no mark", []),
        ],
    )
    def test_hashtags_are_found_in_every_script(self, text, hashtags):
        assert texts.named(text).hashtags == hashtags

    @pytest.mark.parametrize(
        ("text", "mentions"),
        [
            ("@ana and @ben_42!", ["ana", "ben_42"]),
            (".@ana -@ben (@cara) \"@dora\" @ana/@emil", ["ana", "ben", "cara", "dora", "ana", "emil"]),
            ("@ana.bsky.social. @ana@bus.example: hi", ["ana.bsky.social", "ana@bus.example"]),
            ("你好@ana ＠ben", ["ana", "ben"]),
            ("\u2066@ana\u2069", ["ana"]),
            ("@ana's bus", ["ana"]),
            ("ana@bus.example josé@bus.example https://bus.example/@ana a@b @@ana @", []),
        ],
    )  # fmt: skip
    def test_mentions_are_found_and_addresses_are_none(self, text, mentions):
        assert texts.named(text).mentions == mentions

    def test_links_come_in_order(self):
        named = texts.named("https://b.example #bus www.a.example @ana")
        assert named == (["bus"], ["ana"], ["https://b.example", "www.a.example"])


class TestHashtag:
    @pytest.mark.parametrize(
        ("given_as", "canonical"),
        [
            ("Bus42", "bus42"), ("#Bus42", "bus42"), ("＃Ｂus42", "bus42"), ("##bus", "bus"), (" #bus ", "bus"), ("\u200b#bus", "bus"),
            ("STRASSE", "strasse"), ("Straße", "strasse"), ("バス", "バス"), ("می\u200cخواهم", "می\u200cخواهم"), ("caf\u0065\u0301", "café"),
            ("42", "42"), ("", None), ("#", None), ("# #", None), ("\u200c", None), ("\u200b", None), ("  ", None),
        ],
    )  # fmt: skip
    def test_one_hashtag_has_one_form(self, given_as, canonical):
        assert texts.hashtag(given_as) == canonical


class TestRepostOf:
    @pytest.mark.parametrize(
        ("text", "handle"),
        [
            ("RT @ana: late again", "ana"),
            ("  RT  ＠ana late", "ana"),
            ("RT @ana.bsky.social: late", "ana.bsky.social"),
            ("RT @ana@bus.example: late", "ana@bus.example"),
            ("rt @ana: late", None),
            ("so RT @ana: late", None),
            ("RT late", None),
            ("", None),
        ],
    )
    def test_the_mark_of_a_repost_names_its_author(self, text, handle):
        assert texts.repost_of(text) == handle


class TestMasked:
    def test_a_handle_with_its_server_is_a_handle_and_no_address(self):
        names = given.names()
        key = names.account("mastodon", "ana@bus.example")
        assert texts.masked("hi @ana@bus.example", "mastodon", names) == f"hi @{key}"

    def test_the_same_name_is_the_same_pseudonym_everywhere(self):
        names = given.names()
        shown = texts.masked("@Ana .@ana 你好＠ANA", "x", names)
        key = names.account("x", "ana")
        assert shown == f"@{key} .@{key} 你好@{key}"

    @pytest.mark.parametrize(
        "text",
        [
            "write to Ana.B+bus@mail.bus.example.",
            "<ana.b+bus@mail.bus.example>",
            "mailto:ana.b+bus@mail.bus.example",
        ],
    )
    def test_an_e_mail_address_goes_as_a_whole(self, text):
        shown = texts.masked(text, "x", given.names())
        assert "ana" not in shown.lower()
        assert "bus" not in shown

    @pytest.mark.parametrize(
        "text",
        [
            "10.0.0.1",
            "10.0.0.1.",
            "at 10.0.0.1:80",
            "...10.0.0.1!",
            "http://10.0.0.1/a",
            "v10.0.0.1",
        ],
    )
    def test_a_network_address_goes(self, text):
        assert "10.0.0.1" not in texts.masked(text, "x", given.names())

    @pytest.mark.parametrize(
        "text",
        [
            "1.2.3",
            "1.2.3.4.5",
            "300.1.1.1",
            "bus 42.",
            "5 @ the stop",
            "https://bus.example/ana/1",
            "a@b",
        ],
    )
    def test_what_is_no_address_stays(self, text):
        assert texts.masked(text, "x", given.names()) == text

    def test_nothing_is_masked_where_handles_are_kept(self):
        text = "@ana ana@bus.example 10.0.0.1"
        assert texts.masked(text, "x", Pseudonyms(b"", keep=True)) == text

    def test_a_masked_text_has_the_same_words(self):
        text = "RT @ana: The 42 is late, says @ben https://bus.example/a"
        assert texts.normal(texts.masked(text, "x", given.names())) == texts.normal(text)


HANDLES = st.from_regex(r"zq[A-Za-z0-9_]{3,12}", fullmatch=True)
PRIVATE = st.one_of(
    HANDLES.map(lambda name: (f"@{name}", name)),
    HANDLES.map(lambda name: (f"＠{name}", name)),
    HANDLES.map(lambda name: (f"@{name}@bus.example", name)),
    HANDLES.map(lambda name: (f"{name}@bus.example", name)),
    HANDLES.map(lambda name: (f"{name}.b+c@mail.bus.example", name)),
    st.ip_addresses(v=4).map(lambda address: (str(address), str(address))),
)
AROUND = st.sampled_from([" ", "\n", ". ", ", ", "(", ") ", "\"", "“", "」", "、", "。", ": ", "; ", "! ", " - ", "—", "…", "/", "|", " ...", "🚌", "\u2066", "\u2069", "好", "*", " #bus ", "&", "'"])  # fmt: skip


@properties(st.lists(st.tuples(AROUND, PRIVATE), max_size=5), AROUND)
@settings(max_examples=400, deadline=None)
def test_no_handle_and_no_address_survives(parts, end):
    text = "".join(around + shown for around, (shown, _) in parts) + end
    masked = texts.masked(text, "x", given.names())
    for _, (_, secret) in parts:
        # A neighbour may run on from an address ("1.1.1.1/2.2.2.2" is two, "1.1.1.1&" one).
        assert not re.search(
            rf"(?<!\d)(?<!\d\.){re.escape(secret)}(?!\.?\d)", masked, re.IGNORECASE
        )


ANY_TEXT = st.one_of(
    st.text(max_size=80),
    st.text(st.characters(categories=["Cs", "Cf", "Cc", "So", "Mn", "Lo"]), max_size=40),
    st.lists(
        st.sampled_from(
            ["RT ", "rt @a: ", "@", "＠", "@ana", "ana@bus.example", "#", "＃", "#Bus", "&amp;", "&", "amp;", "&#64;", "&#x200b;", "http", "Http",
             "://", "https://bus.example/", "www.", "WWW.", "a", "İ", "ß", "ﬁ", "Σ", " ", "\n", "\u200b", "\u200c", "\u200d", "\ufe0f", "👨", "🇺", "\ud83d", "\u202e",
             "\u0301", "\u0345", "がｶﾞ", "1.2.3.4", ".", "/", "：//", "＆ａｍｐ；"]
        ),
        max_size=12,
    ).map("".join),
)  # fmt: skip


@properties(ANY_TEXT)
@settings(max_examples=1_000, deadline=None)
def test_the_normal_form_of_a_normal_form_is_itself(text):
    once = texts.normal(text)
    assert texts.normal(once) == once


@properties(ANY_TEXT)
@settings(max_examples=400, deadline=None)
def test_a_normal_form_is_nfkc_and_holds_neither_spaces_nor_halves_of_characters(text):
    norm = texts.normal(text)
    assert unicodedata.is_normalized("NFKC", norm)
    assert norm == " ".join(norm.split())
    assert norm.encode().decode() == norm


@properties(ANY_TEXT)
@settings(max_examples=400, deadline=None)
def test_no_text_at_all_raises(text):
    named = texts.named(text)
    for given_as in named.hashtags:
        tag = texts.hashtag(given_as)
        assert tag is None or texts.hashtag(tag) == tag
    assert isinstance(texts.masked(text, "x", given.names()), str)
    assert texts.repost_of(text) is None or texts.repost_of(text)


@properties(ANY_TEXT)
@settings(max_examples=400, deadline=None)
def test_a_hashtag_in_canonical_form_is_its_own(text):
    tag = texts.hashtag(text)
    assert tag is None or (tag and texts.hashtag(tag) == tag)


def test_a_number_after_a_hash_in_a_text_is_a_rank_and_no_hashtag():
    assert texts.named("#1 of the #bus42 lines").hashtags == ["bus42"]


@pytest.mark.parametrize(
    ("link", "platform"),
    [
        ("https://x.com/ana", "x"),
        ("https://www.instagram.com/ana/", "instagram"),
        ("https://youtube.com/@ana", "youtube"),
        ("https://bsky.app/profile/ana/post/1", "bluesky"),
        ("https://old.reddit.com/user/ana", "reddit"),
        ("https://birds.example/@ana/1", "mastodon"),
    ],
)
def test_a_handle_in_a_link_to_a_profile_becomes_the_pseudonym_of_that_account(link, platform):
    names = given.names()
    found = texts.masked(f"see {link}", "telegram", names)
    assert "ana" not in found.replace(names.account(platform, "ana"), "")
    assert names.account(platform, "ana") in found


@pytest.mark.parametrize(
    "link",
    [
        "https://x.com/i/status/1",
        "https://netflix.com/ana",
        "https://reddit.com/r/birds",
        "https://t.co/abc",
    ],
)
def test_a_link_to_no_profile_stays(link):
    assert texts.masked(link, "x", given.names()) == link


class TestRepostsOfAnArchiveWithoutAts:
    def test_the_name_is_masked_and_left_out_of_the_normal_form(self):
        names = given.names()
        shown = texts.masked("RT harbour_bus: late again", "x", names)
        assert shown == f"RT {names.account('x', 'harbour_bus')}: late again"
        assert texts.normal(shown) == texts.normal("RT harbour_bus: late again") == "late again"

    def test_only_at_the_beginning_and_only_with_a_colon(self):
        assert texts.repost_of("see RT bus: late") is None
        assert texts.normal("RT this now") == "rt this now"
        assert texts.normal("RT this RT @bus: late") == "rt this rt : late"
