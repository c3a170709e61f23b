"""Words that are rare in the data, and phrases made of them."""

from __future__ import annotations

import math

import pyarrow as pa
from tests.operations.given import BUS, BUS_JAPANESE, CHATTER

from groundswell.operations.key_phrases import Weights, phrases_and_name, weigh


def test_a_word_is_worth_what_its_texts_say():
    said = ["the bus is late", "the tram is late", "late late late"]
    weights, bits = weigh(pa.array(said))
    assert math.isclose(weights.of("late"), math.log2(5 / 4))
    assert math.isclose(weights.of("bus"), math.log2(5 / 2))
    assert math.isclose(weights.of("ferry"), math.log2(5))  # rarer than any
    assert math.isclose(bits[2], math.log2(5 / 4))  # said three times, told once


def test_a_phrase_that_most_variants_lack_is_no_key():
    weights, _ = weigh(pa.array([BUS, *CHATTER]))
    whole, _ = phrases_and_name(BUS, [BUS] * 3, "en", weights)
    assert any("roadworks" in phrase for phrase in whole)
    lacking = BUS.replace("roadworks", "a procession")
    some, name = phrases_and_name(BUS, [BUS, lacking, lacking], "en", weights)
    assert not any("roadworks" in phrase for phrase in some)
    assert "roadworks" not in name


def test_phrases_do_not_overlap_or_run_over_the_end_of_a_sentence():
    weights = Weights({}, 9.0)
    said = "harbour ferry late. quinces ripen"
    phrases, _ = phrases_and_name(said, [said], "en", weights)
    assert phrases == ("harbour ferry late", "quinces ripen")


def test_japanese_words_make_a_name():
    weights, _ = weigh(pa.array([BUS_JAPANESE, "今日はいい天気です。", "明日は雨が降ります。"]))
    phrases, name = phrases_and_name(BUS_JAPANESE, [BUS_JAPANESE], "ja", weights)
    assert name
    assert all(word in BUS_JAPANESE for word in name.split())
    assert all(phrase in BUS_JAPANESE for phrase in phrases)


def test_a_text_without_a_telling_word_is_named_by_its_beginning():
    weights = Weights({"so": 1.0, "it": 1.0, "goes": 2.0}, 9.0)
    assert phrases_and_name("so it goes", ["so it goes"], "en", weights) == ((), "so it goes")
    assert phrases_and_name("42 24", ["42 24"], "en", weights) == ((), "42 24")
