"""Words of a text in every script; models come with packages and nothing is downloaded."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.sameness.words import words_in, words_in_each


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The bus isn't late!", ["The", "bus", "isn't", "late"]),
        ("der Bus-Fahrplan, Straße", ["der", "Bus-Fahrplan", "Straße"]),
        ("Автобус сегодня опоздал", ["Автобус", "сегодня", "опоздал"]),
        ("bus kota hari ini terlambat", ["bus", "kota", "hari", "ini", "terlambat"]),
        ("الحافلة متأخرة اليوم، شكرا", ["الحافلة", "متأخرة", "اليوم", "شكرا"]),
        ("오늘 버스가 늦었다", ["오늘", "버스가", "늦었다"]),
        ("बस आज देर से है", ["बस", "आज", "देर", "से", "है"]),
        ("می‌خواهم چای", ["می‌خواهم", "چای"]),
        ("#Line_42 and ＃バス停の椅子", ["#Line_42", "and", "＃バス停の椅子"]),
        ("42 7.5 U.S.A.", ["42", "7.5", "U.S.A"]),
        ("", []),
        (" ,.!? 🚌", []),
    ],
)
def test_words_are_parted_by_blanks_and_signs_where_a_script_has_them(text, words):
    assert words_in(text) == words


def test_japanese_phrases_come_without_particles_and_endings():
    assert words_in("今日のバスは遅れています。") == ["今日", "バス", "遅れています"]
    assert words_in("新しい時刻表について説明しました") == ["新しい", "時刻表", "説明"]


def test_a_number_in_japanese_stays_whole():
    assert words_in("2026年7月に時刻表が変わった")[0] == "2026年7月"


def test_chinese_is_cut_into_words():
    assert words_in("今天的公交车晚点了", "zh") == ["今天", "的", "公交车", "晚点", "了"]


def test_traditional_characters_are_cut_like_simplified_ones_and_kept():
    assert words_in("今天的公車遲到了") == ["今天", "的", "公車", "遲到", "了"]


def test_thai_is_cut_into_words_that_together_are_the_text():
    text = "วันนี้รถเมล์มาสายมาก"
    words = words_in(text, "th")
    assert "".join(words) == text
    assert len(words) > 4


def test_characters_without_kana_are_japanese_only_where_the_language_says_so():
    text = "東京都交通局時刻表"
    assert words_in(text, "ja") != words_in(text, "zh")
    assert words_in(text, None) == words_in(text, "zh")


def test_several_scripts_in_one_text_are_each_cut_in_their_way():
    assert words_in("bus今天的公交车late") == ["bus", "今天", "的", "公交车", "late"]


def test_each_text_of_an_array_is_cut_and_null_stays_null():
    texts = pa.array(["late bus", None, "時刻表のバス"])
    found = words_in_each(texts, pa.array(["en", None, "ja"]))
    assert found.to_pylist() == [["late", "bus"], None, ["時刻表", "バス"]]
    assert words_in_each(pa.array([], pa.string())).to_pylist() == []


@properties(
    st.text(
        st.one_of(
            st.characters(exclude_categories=["Cs"]),
            st.sampled_from("のはが時刻表公車遲到バス停รถเมล์สาย42 #_ー・"),
        ),
        max_size=40,
    ),
    st.sampled_from([None, "ja", "zh", "th", "en", "xx"]),
)
@settings(max_examples=400, deadline=None)
def test_words_stand_in_the_text_in_their_order_and_none_is_empty(text, language):
    at = 0
    for word in words_in(text, language):
        assert word
        at = text.index(word, at) + len(word)
