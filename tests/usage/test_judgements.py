"""What people say of pairs, and what follows from it."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from groundswell.usage.judgements import Constraints

PAIRS = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda two: two[0] != two[1]
)
WORDS = st.lists(st.tuples(PAIRS, st.sampled_from(["same", "different", "unsure"])), max_size=14)


def test_who_is_the_same_as_one_is_different_from_whom_that_one_differs():
    holds = Constraints.of([("a", "b", "different"), ("b", "c", "same")])
    assert holds.verdict("a", "c") == "different"
    assert holds.verdict("c", "a") == "different"


def test_two_that_are_the_same_as_a_third_are_the_same():
    holds = Constraints.of([("a", "b", "same"), ("c", "b", "same")])
    assert holds.verdict("a", "c") == "same"
    assert holds.groups() == [("a", "b", "c")]


def test_two_that_differ_from_a_third_may_be_anything():
    assert (
        Constraints.of([("a", "b", "different"), ("c", "b", "different")]).verdict("a", "c") is None
    )


def test_the_latest_word_on_a_pair_counts():
    holds = Constraints.of([("a", "b", "same"), ("b", "a", "different")])
    assert holds.verdict("a", "b") == "different"
    assert holds.set_aside == ()


def test_unsure_takes_back_what_was_said():
    assert Constraints.of([("a", "b", "same"), ("a", "b", "unsure")]).verdict("a", "b") is None


def test_of_words_that_contradict_one_another_the_oldest_is_set_aside():
    holds = Constraints.of([("a", "c", "different"), ("a", "b", "same"), ("b", "c", "same")])
    assert holds.set_aside == (("a", "c"),)
    assert holds.verdict("a", "c") == "same"


@given(WORDS)
def test_nothing_that_holds_contradicts_itself(words):
    holds = Constraints.of((a, b, word) for (a, b), word in words)
    group = {name: place for place, names in enumerate(holds.groups()) for name in names}
    for a, b in holds.apart():
        assert a != b
        assert group.get(a, a) != group.get(b, b)
    aside = set(holds.set_aside)
    for (a, b), word in holds.said.items():
        if word != "unsure" and (a, b) not in aside:
            assert holds.verdict(a, b) == word


@given(WORDS, st.integers(0, 99))
def test_a_brute_force_closure_says_the_same(words, seed):
    holds = Constraints.of((a, b, word) for (a, b), word in words)
    kept = {pair: word for pair, word in holds.said.items() if pair not in holds.set_aside}
    same = {name: {name} for name in "abcdef"}
    edges = [pair for pair, word in kept.items() if word == "same"]
    random.Random(seed).shuffle(edges)
    for a, b in edges:
        merged = same[a] | same[b]
        for name in merged:
            same[name] = merged
    for a in "abcdef":
        for b in "abcdef":
            if a == b:
                continue
            apart = any(
                word == "different"
                and ((x in same[a] and y in same[b]) or (x in same[b] and y in same[a]))
                for (x, y), word in kept.items()
            )
            expected = "same" if b in same[a] else "different" if apart else None
            assert holds.verdict(a, b) == expected
