"""The language of a text, given or identified."""

from __future__ import annotations

import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables.languages import code, identify


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("en", "en"), ("EN", "en"), ("en-GB", "en"), ("pt_BR", "pt"), ("zh-Hans", "zh"), (" de ", "de"), ("Ukrainian", "uk"),
        ("Farsi (Persian)", "fa"), ("Simplified Chinese", "zh"), ("iw", "he"), ("in", "id"), ("fil", "fil"),
        ("und", None), ("zxx", None), ("qme", None), ("", None), ("klingon", None), ("12", None), ("e", None),
    ],
)  # fmt: skip
def test_the_word_of_a_platform_becomes_a_code(given, expected):
    assert code(given) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the bus to the harbour leaves every ten minutes", "en"),
        ("der bus zum hafen fährt alle zehn minuten", "de"),
        ("зимородок сидел на ветке у реки целых десять минут", "ru"),
        ("バス42番の新しい停留所ができました。時刻表はこちらです", "ja"),
        ("وصفة الخبز السهلة طحين وماء وملح وخميرة", "ar"),
    ],
)
def test_the_language_of_a_sentence_is_identified(text, expected):
    assert identify(text) == expected


@pytest.mark.parametrize("text", ["", "ok", "42 42 42 42 42 42 42", "late bus", "好"])
def test_too_little_text_is_not_guessed_at(text):
    assert identify(text) is None


@properties(st.text(max_size=60))
@settings(deadline=None)
def test_anything_gives_a_code_or_nothing(text):
    given = code(text)
    assert given is None or given.isalpha()
    text_norm = " ".join(text.encode("utf-8", "replace").decode().split())
    assert identify(text_norm) is None or len(identify(text_norm)) <= 3
