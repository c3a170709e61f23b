"""Pieces of messages: in order, without overlap, and bounded."""

from __future__ import annotations

import time
from itertools import pairwise

import numpy as np
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
    "The heading" + "\n " * 2_000 + "and the end.",
    "All of it is said." + " " * 5_000 + "Or not.",
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


def test_of_a_message_as_long_as_a_book_beginning_and_end_are_read():
    text = "a" * 300_000 + " the end"
    spans = spans_of(text)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert sum(end - start for start, end in spans) <= 200_000
    assert not any(150_000 < start < len(text) - 50_000 for start, _ in spans)


def test_a_message_of_two_hundred_thousand_characters_is_cut_as_a_whole():
    text = "The bus is late again today. " * 6_896
    assert len(text) <= 200_000
    assert sum(end - start for start, end in spans_of(text)) >= 28 * 6_896


def test_blank_lines_without_end_take_no_longer_than_words():
    def cost(text):
        before = time.process_time()
        spans_of(text)
        return time.process_time() - before

    blank = "a" + "\n " * 99_000 + "b"  # looked at anew from the start at each line: 4 seconds
    assert cost(blank) < 1


def test_a_sample_has_the_first_the_last_what_holds_a_cue_and_what_weighs_most():
    spans = [Span(10 * n, 10 * n + 9) for n in range(200)]
    weights = [float(n % 50 == 9) for n in range(200)]
    chosen = sample(spans, [1_001], weights)
    assert len(chosen) == MOST_SPANS
    assert chosen[:3] == spans[:3]
    assert chosen[-3:] == spans[-3:]
    assert {Span(1_000, 1_009), *(spans[n] for n in (9, 59, 109, 159))} <= set(chosen)
    assert chosen == sorted(chosen)


def test_a_sample_against_choosing_by_hand():
    pick = np.random.default_rng(0)
    for _ in range(200):
        number, most = int(pick.integers(1, 60)), int(pick.integers(1, 20))
        spans = [Span(10 * n, 10 * n + 9) for n in range(number)]
        weights = pick.permutation(number).astype(float).tolist()
        cues = sorted(pick.integers(0, 10 * number, int(pick.integers(0, 9))).tolist())
        assert sample(spans, cues, weights, most) == by_hand(spans, cues, weights, most)


def by_hand(spans, cues, weights, most):
    if len(spans) <= most:
        return spans
    ends = min(3, most // 4)
    left = dict(enumerate(spans))
    chosen = [left.pop(n) for n in [*range(ends), *range(len(spans) - ends, len(spans))]]
    for only_cued, number in ((True, min(3, most - 2 * ends)), (False, most)):
        for _ in range(number):
            able = [
                n
                for n in left
                if not only_cued or any(left[n].start <= cue < left[n].start + 10 for cue in cues)
            ]
            if able and len(chosen) < most:
                chosen.append(left.pop(max(able, key=lambda n: weights[n])))
    return sorted(chosen)


def test_many_cues_leave_room_for_what_weighs():
    spans = [Span(10 * n, 10 * n + 9) for n in range(200)]
    weights = [float(n == 150) for n in range(200)]
    assert spans[150] in sample(spans, list(range(30, 1_000, 10)), weights)


def test_of_two_of_one_weight_the_first_is_taken():
    spans = [Span(n, n + 1) for n in range(100)]
    chosen = sample(spans, [], [0.0] * 100)
    assert [span.start for span in chosen] == [*range(13), 97, 98, 99]


def test_a_few_pieces_are_all_taken():
    spans = [Span(n, n + 1) for n in range(5)]
    assert sample(spans, [], [0.0] * 5) == spans


def test_the_whole_of_a_long_message_is_its_beginning_and_end():
    told = whole("begin " + "x" * 5_000 + " end")
    assert told.startswith("begin")
    assert told.endswith("end")
    assert len(told) <= 401
