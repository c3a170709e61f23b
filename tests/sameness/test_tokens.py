from __future__ import annotations

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.tokens import words_of


def words(*texts, language=None):
    """The words of each text, as text again."""
    numbers = np.array(language if language is not None else [0] * len(texts), dtype=np.int64)
    found = words_of(pa.array(texts, pa.string()), numbers)
    out = []
    for t in range(len(texts)):
        spans = found.word[found.start[t] : found.start[t + 1]]
        out.append(
            [
                bytes(found.content[found.place[w] : found.place[w] + found.length[w]]).decode()
                for w in spans
            ]
        )
    return out


def test_words_part_at_spaces_and_punctuation():
    assert words("the bus, number 42, is late!") == [["the", "bus", "number", "42", "is", "late"]]


def test_a_hashtag_and_an_apostrophe_stay_within_their_word():
    assert words("it's the #bus42") == [["it's", "the", "#bus42"]]


def test_cyrillic_and_accents_are_letters():
    assert words("автобус опаздывает über façade") == [["автобус", "опаздывает", "über", "façade"]]


def test_scripts_without_spaces_are_cut_into_characters():
    assert words("バスが遅い。") == [list("バスが遅い")]
    assert words("公交车晚点") == [list("公交车晚点")]


def test_korean_has_spaces():
    assert words("버스가 늦어요") == [["버스가", "늦어요"]]


def test_quotation_marks_and_dashes_part_words():
    assert words("«bus» – “late” … ok") == [["bus", "late", "ok"]]


def test_equal_words_of_two_languages_are_different_words():
    assert words_of(pa.array(["bus", "bus"]), np.array([0, 1])).distinct == 2
    assert words_of(pa.array(["bus", "bus"]), np.array([0, 0])).distinct == 1


def test_no_text_and_empty_texts_have_no_words():
    assert words() == []
    assert words("", "...") == [[], []]


def test_a_part_of_an_array_is_cut_like_the_whole():
    whole = pa.array(["one bus", "two trams", "three boats"])
    part = words_of(whole.slice(1, 2), np.zeros(2, dtype=np.int64))
    assert part.start.tolist() == [0, 2, 4]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="ab é日#'. -", max_size=20), max_size=8))
def test_what_is_cut_is_found_again_in_order(texts):
    for text, found in zip(texts, words(*texts), strict=True):
        place = 0
        for word in found:
            place = text.index(word, place) + len(word)
