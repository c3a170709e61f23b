"""Matching skeletons, against an oracle in plain Python and by script."""

from __future__ import annotations

import unicodedata

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.look_alikes import signs, traditional
from groundswell.sameness.skeletons import disguised, skeletons
from groundswell.tables.texts import normal


def skeleton(text):
    return skeletons(pa.array([normal(text)])).to_pylist()[0]


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(max_codepoint=0x17F, exclude_characters="@/µıłđħøŧŁĐĦØŦ"), max_size=40)
)
def test_in_latin_letters_the_skeleton_is_what_plain_python_says(text):
    text = normal(text)
    parts = unicodedata.normalize("NFD", text)
    expected = "".join(c for c in parts if unicodedata.category(c)[0] in "LN")
    assert skeletons(pa.array([text])).to_pylist() == [expected]


@given(st.lists(st.text(max_size=30), max_size=6))
@settings(max_examples=200, deadline=None)
def test_a_text_has_the_same_skeleton_whatever_stands_beside_it(texts):
    norms = [normal(text) for text in texts]
    together = skeletons(pa.array(norms, pa.string())).to_pylist()
    assert together == [skeletons(pa.array([norm])).to_pylist()[0] for norm in norms]
    letters = [c for found in together for c in found if ord(c) < 0x20000]
    assert all(unicodedata.category(c)[0] in "LNM" for c in letters)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The 42 is late!", "the-42 is LATE…"),
        ("Die Brücke wird früher fertig", "Die Brucke wird fruher fertig"),
        ("#right_on the bus", "right on the #bus"),
        ("ＴＨＥ ＢＵＳ is late", "the bus is late"),
        ("公車開往灣區", "公车开往湾区"),
        ("ｶﾞｿﾘﾝが高い", "ガソリンが高い"),
        ("ещё один автобус", "еще один автобус"),
        ("مَرْحَبًا بِكُم", "مرحبا بكم"),
        ("الحافـــلة تأخرت", "الحافلة تاخرت"),
        ("ราคา 42 บาท!", "ราคา ๔๒ บาท"),
        ("room ٤٢", "room 42"),
    ],
)
def test_what_costs_no_thought_makes_no_difference(one, other):
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("がんばれ", "かんばれ"),  # a kana's voice is no accent
        ("กินข้าว", "กนขาว"),  # Thai vowels and tones are letters
        ("हिन्दी", "हनद"),
        ("한국", "ᄒ국"),
        ("bus 42", "bus 43"),
    ],
)
def test_what_makes_another_word_stays(one, other):
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize(
    "text",
    [
        "الحافلة في الميناء تتاخر كل صباح",
        "รถเมล์ไปท่าเรือสายทุกเช้า",
        "bus ke pelabuhan terlambat setiap pagi",
        "автобус в порт опаздывает каждое утро",
        "港行きのバスは毎朝遅れる",
        "항구로 가는 버스는 매일 아침 늦는다",
    ],
)
def test_words_of_many_scripts_lose_their_spaces_and_nothing_else(text):
    kept = skeleton(text)
    expected = normal(text).replace(" ", "").replace("й", "и")
    assert kept == "".join(traditional().get(c, c) for c in expected)
    assert disguised(pa.array([normal(text)])).tolist() == [0]


def test_look_alikes_fold_only_where_alphabets_are_mixed():
    assert skeleton("thе bus іs lаte, sаys оur рort") == "thebusislatesaysourport"
    assert skeleton("сор") == "сор"  # a word of look-alikes alone, with nothing beside it
    assert skeleton("the сор is late") == "thecopislate"  # the same among Latin words
    assert skeleton("купи сок for the bus") == "куписокforthebus"  # a bilingual text stays
    assert skeleton("τhe bus is late σήμερα") == "thebusislateσημερα"


def test_a_russian_word_with_latin_letters_becomes_russian():
    plain = skeleton("автобус опаздывает сегодня")
    assert skeleton("aвтoбyc oпaздывaeт ceгoдня") == plain
    assert disguised(pa.array([normal("aвтoбyc")])).tolist() == [4]


def test_small_capitals_are_letters_in_dress():
    assert skeleton("ᴛʜᴇ ʙᴜs ɪs ʟᴀᴛᴇ") == "thebusislate"


def test_a_chain_of_reposts_leaves_the_own_words():
    assert skeleton("又晚了//@公交迷:车来了吗//@ana: 没有") == "又晚了"
    assert skeleton("//@公交迷:车来了吗") == "车来了吗"
    assert skeleton("see a//b and 4//2: fine") == "seeaband42fine"


def test_a_mentioned_name_goes_and_an_address_stays_whole():
    assert skeleton("回复@公交迷: 车来了") == "回复车来了"
    assert skeleton("回复@" + "很" * 40) == "回复" + "很" * 40  # too long for a name


def test_what_holds_no_word_is_empty_and_null_is_too():
    assert skeletons(pa.array([None, "", "!!! …", "🚌"])).to_pylist() == [""] * 4
    assert skeletons(pa.array([], pa.string())).to_pylist() == []


def test_a_slice_is_read_from_where_it_begins():
    texts = pa.array(["first text", "zweiter: text", "третий"])
    assert skeletons(texts.slice(1, 1)).to_pylist() == ["zweitertext"]
    assert skeletons(texts.cast(pa.large_string()).slice(2)).to_pylist() == ["третии"]


def test_every_traditional_character_has_one_simplified_form():
    table = traditional()
    assert len(table) > 2_500
    assert not set(table) & set(table.values())


def test_what_a_character_becomes_becomes_nothing_else():
    plain = signs().plain
    kept = plain[(plain != 0) & (plain < len(plain))]
    assert (plain[kept] == kept).all()
