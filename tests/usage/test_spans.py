"""Pieces of messages: in order, without overlap, and bounded."""

from __future__ import annotations

from itertools import pairwise

import pytest

from groundswell.usage.spans import MOST_SPANS, Span, sample, spans_of, whole

TEXTS = (
    "Hello.",
    "Good morning to everybody here. Plan a trip to the bird pond for us. Then list what to bring along.",
    "- lentils and carrots from the shop\n- one onion for the soup\n- bread from the bakery round the corner",
    "公交车什么时候到？请给我写一份时刻表，并说明周末的班次。谢谢你的帮助！",
    "word " * 400,
    "x" * 3_000,
    " \n\n ",
)


@pytest.mark.parametrize("text", TEXTS)
def test_pieces_follow_one_another_and_hold_all_that_is_not_blank(text):
    spans = spans_of(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join("".join(text[a:b] for a, b in spans).split()) == "".join(text.split())


def test_every_piece_is_trimmed_and_short_enough():
    for text in TEXTS:
        for start, end in spans_of(text):
            assert text[start:end] == text[start:end].strip() != ""
            assert end - start <= 260 + 24


def test_sentences_are_pieces_of_their_own():
    text = TEXTS[1]
    assert [text[a:b] for a, b in spans_of(text)] == [
        "Good morning to everybody here.",
        "Plan a trip to the bird pond for us.",
        "Then list what to bring along.",
    ]


def test_a_short_piece_is_joined_with_what_follows():
    assert len(spans_of("Hi. Where does the bus to the park leave from?")) == 1


def test_of_a_very_long_message_beginning_and_end_are_read():
    text = "a" * 100_000 + " the end"
    spans = spans_of(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert sum(end - start for start, end in spans) <= 22_000


def test_a_sample_has_the_first_the_last_and_what_holds_a_cue():
    spans = [Span(10 * n, 10 * n + 9) for n in range(200)]
    chosen = sample(spans, [1_001])
    assert len(chosen) == MOST_SPANS
    assert chosen[:6] == spans[:6]
    assert chosen[-5:] == spans[-5:]
    assert Span(1_000, 1_009) in chosen


def test_a_few_pieces_are_all_taken():
    spans = [Span(n, n + 1) for n in range(5)]
    assert sample(spans, []) == spans


def test_the_whole_of_a_long_message_is_its_beginning_and_end():
    told = whole("begin " + "x" * 5_000 + " end")
    assert told.startswith("begin")
    assert told.endswith("end")
    assert len(told) <= 401
