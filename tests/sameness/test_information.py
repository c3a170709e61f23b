from __future__ import annotations

import itertools
import math
from collections import Counter

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.sameness.information import information


def bits(texts, language=None, of=None):
    numbers = np.array(language if language is not None else [0] * len(texts), dtype=np.int64)
    return information(pa.array(texts, pa.string()), numbers, of)


def slowly(texts, asked):
    """The same model in plain Python, for texts of small letters in one language."""
    split = [text.split() for text in texts]
    types = {w for words in split for w in words}
    pairs, singles = Counter(), Counter()
    for word in types:
        letters = [256, *word.encode(), 256]
        for x, y in itertools.pairwise(letters):
            pairs[x, y] += 1
            singles[x] += 1

    def spelling(word):
        letters = [256, *word.encode(), 256]
        return math.prod(
            (pairs[x, y] + 0.1) / (singles[x] + 25.7) for x, y in itertools.pairwise(letters)
        )

    bigrams = [list(zip([None, *words], words, strict=False)) for words in split]
    together = Counter(pair for each in bigrams for pair in each)
    followed = Counter(pair[0] for each in bigrams for pair in each)
    followers = Counter(pair[0] for pair in together)
    times = Counter(w for words in split for w in words)
    total = 0.0
    for before, word in bigrams[asked]:
        own = Counter(bigrams[asked])
        known = (times[word] - split[asked].count(word) + len(types) * spelling(word)) / (
            sum(times.values()) - len(split[asked]) + len(types)
        )
        left = sum(count for pair, count in own.items() if pair[0] == before)
        p = (together[before, word] - own[before, word] + followers[before] * known) / (
            followed[before] - left + followers[before]
        )
        total -= math.log2(min(1.0, p))
    return total


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from(["bus", "is", "late", "the", "tram"]), min_size=1, max_size=6).map(" ".join),
        min_size=1, max_size=8, unique=True,
    )
)  # fmt: skip
def test_bits_are_those_of_the_model_written_out(texts):
    found = bits(texts)
    for at in range(len(texts)):
        assert found[at] == pytest.approx(slowly(texts, at), rel=1e-9)


def test_a_usual_text_has_less_information_than_a_rare_one_of_its_length():
    usual = [f"the bus number {n} is late again today" for n in range(60)]
    found = bits(
        [
            "the bus number 7000 is late again today",
            "quince jam sets best beside cold marble",
            *usual,
        ]
    )
    assert found[0] < found[1] / 2


def test_a_longer_text_holds_more():
    texts = [
        "quince jam sets",
        "quince jam sets best beside cold marble slabs",
        "other words entirely",
    ]
    found = bits(texts)
    assert found[1] > found[0]


def test_another_language_does_not_make_a_text_probable():
    said = [f"the bus {n} is late" for n in range(40)]
    alone = bits(["the bus is late", *said], language=[0] + [1] * 40)[0]
    among = bits(["the bus is late", *said], language=[0] * 41)[0]
    assert among < alone


def test_only_the_texts_asked_for_are_measured():
    texts = ["the bus is late", "the tram is early", "jam sets"]
    assert bits(texts, of=np.array([2, 0])).tolist() == bits(texts)[[2, 0]].tolist()


def test_the_order_of_texts_changes_nothing():
    texts = [
        f"bus {n} to the harbour is {w}"
        for n, w in enumerate(["late", "early", "full", "empty", "red"])
    ]
    assert bits(texts[::-1]).tolist() == pytest.approx(bits(texts)[::-1].tolist())


def test_texts_without_words_hold_nothing():
    assert bits(["", "…"]).tolist() == [0.0, 0.0]


def test_no_texts_give_no_bits():
    assert bits([]).tolist() == []


def test_japanese_is_measured_by_characters():
    usual = [f"バスは今日も{n}分遅れています" for n in range(30)]
    found = bits(["バスは今日も99分遅れています", "庭の梅酒を三年寝かせて客に出す", *usual])
    assert found[0] < found[1]
