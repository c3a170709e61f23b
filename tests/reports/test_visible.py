"""Characters that hide or command."""

from __future__ import annotations

import json

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from groundswell.reports.visible import escaped_in_json, visible, visible_line

ANY_TEXT = st.text(st.characters(exclude_categories=[]))


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2069", "\u200b", "\ufeff"],
)
def test_what_hides_or_commands_is_shown_by_number(character):
    assert visible(f"bus{character}42") == f"bus⟦U+{ord(character):04X}⟧42"


@pytest.mark.parametrize(
    "text", ["می‌خواهم", "👩‍🔧", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "東京", "e\u0301", "one\n\ttwo", "دار\u200f"]
)
def test_what_writing_needs_stays(text):
    assert visible(text) == text


def test_a_message_hidden_in_tags_comes_to_light():
    assert visible("bus\U000e0068\U000e0069") == "bus⟦U+E0068⟧⟦U+E0069⟧"


@drawn(ANY_TEXT)
def test_visible_text_can_be_encoded_and_is_stable(text):
    shown = visible(text)
    shown.encode()
    assert visible(shown) == shown
    assert "\n" not in visible_line(text)


@drawn(ANY_TEXT)
def test_json_loses_nothing(text):
    document = escaped_in_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(document.encode()) == json.loads(json.dumps(text))
