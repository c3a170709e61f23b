import numpy as np
import pyarrow as pa
import pytest

from groundswell.usage.subject_words import (
    ALONE,
    BREAK,
    CAPITAL,
    DIGITS,
    GLUED,
    KANA,
    MOST_WORDS,
    words_of_prompts,
)


def cut(text):
    found = words_of_prompts(pa.array([text]))
    spans = zip(found.first.tolist(), found.last.tolist(), strict=True)
    return [text[first:last] for first, last in spans], found.kind.tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the bus isn't late", ["the", "bus", "isn", "t", "late"]),
        ("автобус №7 опаздывает", ["автобус", "7", "опаздывает"]),
        ("الحافلة متأخرة اليوم", ["الحافلة", "متأخرة", "اليوم"]),
        ("el autobús llegó tarde", ["el", "autobús", "llegó", "tarde"]),
        ("der Bus fährt über Köln", ["der", "Bus", "fährt", "über", "Köln"]),
        ("公交车", ["公", "交", "车"]),
        ("バスで行く", ["バス", "で", "行", "く"]),
        ("ask 李晓峰 and Fenwick氏", ["ask", "李", "晓", "峰", "and", "Fenwick", "氏"]),
        ("e\u0301te\u0301 à Nîmes", ["e\u0301te\u0301", "à", "Nîmes"]),
    ],
)
def test_words_are_cut_in_every_script_and_found_where_they_stand(text, words):
    assert cut(text)[0] == words


def test_one_word_has_one_key_whatever_its_case_width_and_accents():
    found = words_of_prompts(pa.array(["Nîmes NIMES ｎｉｍｅｓ nimes nimez"]))
    assert len(set(found.key[:4].tolist())) == 1
    assert found.key[4] != found.key[0]


def test_code_links_and_hashtags_are_no_words():
    text = "see ```def Rule(): pass``` #HarbourWalk now http://bus.example/Plan end"
    link = text.index("http")
    hole = np.array([[0, link, text.index(" end")]], np.int32)
    found = words_of_prompts(pa.array([text]), hole)
    said = [text[a:b] for a, b in zip(found.first.tolist(), found.last.tolist(), strict=True)]
    assert said == ["see", "now", "end"]


def test_a_word_says_what_it_is():
    said, kinds = cut("Ask Mara-Lou. Then 42 バス")
    kind = dict(zip(said, kinds, strict=True))
    assert kind["Ask"] & BREAK
    assert kind["Ask"] & CAPITAL
    assert kind["Mara"] & GLUED
    assert not kind["Mara"] & BREAK
    assert kind["Lou"] & GLUED
    assert kind["Then"] & BREAK
    assert not kind["Then"] & GLUED
    assert kind["42"] & DIGITS
    assert kind["バス"] & KANA
    assert not kind["バス"] & ALONE


@pytest.mark.parametrize("stop", [". ", "! ", "\n", "。", "؟ ", "? "])
def test_a_sentence_ends_in_the_stops_of_every_script(stop):
    assert cut(f"one{stop}two")[1][1] & BREAK


def test_a_stop_within_a_word_ends_no_sentence():
    assert not cut("see page.html now")[1][2] & BREAK


def test_of_a_long_prompt_beginning_and_end_are_looked_at():
    words = [f"w{number}" for number in range(1000)]
    said, kinds = cut(" ".join(words))
    assert len(said) == MOST_WORDS
    assert said == words[:300] + words[-100:]
    assert kinds[300] & BREAK
    assert not kinds[300] & GLUED


def test_a_prompt_of_the_most_words_is_looked_at_as_a_whole():
    words = [f"w{number}" for number in range(MOST_WORDS)]
    assert cut(" ".join(words))[0] == words


def test_nothing_has_no_words():
    found = words_of_prompts(pa.array(["", None, "…!?"], pa.string()))
    assert found.start.tolist() == [0, 0, 0, 0]
