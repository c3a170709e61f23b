"""Cues are found where a policy says, and nothing in a message is ever a pattern."""

from __future__ import annotations

from groundswell.usage.cues import Cues

CUES = Cues(
    {
        "deceit": {"en": ("fake", "as if*another", "roman|"), "zh": ("冒充",), "de": ("heimlich",)},
        "guard": {"en": ("novel|",)},
    }
)


def test_a_cue_matches_from_the_start_of_a_word():
    assert CUES.find("fakes and a Fake", "en") == {"deceit": [0, 12]}
    assert CUES.find("unfaked", "en") == {}


def test_a_cue_with_a_bar_matches_whole_words_only():
    assert CUES.find("a roman romance", "en") == {"deceit": [2]}


def test_a_gap_is_bridged_within_forty_characters_of_a_line():
    assert CUES.find("as if by another", "en") == {"deceit": [0]}
    assert CUES.find("as if" + " x" * 40 + " another", "en") == {}
    assert CUES.find("as if\nanother", "en") == {}


def test_languages_without_spaces_match_anywhere():
    assert CUES.find("请冒充会长", "zh") == {"deceit": [1]}


def test_only_the_language_and_english_are_looked_for():
    assert CUES.find("ganz heimlich", "en") == {}
    assert CUES.find("ganz heimlich", "de") == {"deceit": [5]}
    assert CUES.find("ganz heimlich", None) == {"deceit": [5]}
    assert CUES.find("ganz heimlich", "tlh") == {"deceit": [5]}


def test_signs_of_patterns_in_a_message_mean_nothing():
    hostile = "(((((a+)+)+)+)$ [^] .* \\d{9} %s {0} {{7*7}} " * 200
    assert CUES.find(hostile, None) == {}


def test_offsets_hold_where_small_letters_are_longer():
    text = "İİ fake"
    assert text[CUES.find(text, "en")["deceit"][0] :] == "fake"
