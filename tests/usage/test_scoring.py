"""Measures against what plain loops give."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, Words

from groundswell.usage.policy import parse_policy
from groundswell.usage.scoring import Scorer

TEXTS = ("secret plan for the campaign", "many comments of a resident", "soup", "")


@pytest.fixture(scope="module")
def scorer():
    return Scorer(parse_policy(POLICY), Words())


def test_likeness_and_counter_are_the_nearest_examples(scorer):
    policy, words = parse_policy(POLICY), Words()
    vectors = words.encode(TEXTS)
    measured = scorer.measure(vectors)
    for column, stage in enumerate(policy.stages):
        for row, vector in enumerate(vectors):
            like = [vector @ words.encode([each.text])[0] for each in stage.exemplars]
            other = [
                vector @ words.encode([e.text])[0] for e in (*stage.counters, *policy.ordinary)
            ]
            assert measured.likeness[row, column] == pytest.approx(max(like), abs=1e-5)
            assert measured.counter[row, column] == pytest.approx(max(other), abs=1e-5)


def test_the_linear_measure_parts_exemplars_from_counters(scorer):
    policy, words = parse_policy(POLICY), Words()
    for column, stage in enumerate(policy.stages):
        mine = scorer.measure(words.encode([e.text for e in stage.exemplars])).linear[:, column]
        others = scorer.measure(words.encode([e.text for e in policy.ordinary])).linear[:, column]
        assert mine.min() > others.max()


def test_the_nearest_examples_are_named(scorer):
    vectors = Words().encode(["geheimer plan", "recipe with many lentils"])
    exemplars, counters = scorer.named(vectors, np.array([0, 2]))
    assert exemplars == ["planning/secret_plan", "content_batch/many"]
    assert counters[1] == "ordinary/recipe"


def test_a_cue_raises_and_a_guard_lowers_the_odds(scorer):
    measured = scorer.measure(Words().encode(["plan"]))
    no, yes = np.zeros((1, 3), bool), np.ones((1, 3), bool)
    plain = scorer.logits(measured, no, np.array([False]))
    assert (scorer.logits(measured, yes, np.array([False])) > plain).all()
    assert (scorer.logits(measured, no, np.array([True])) < plain).all()


def test_many_vectors_are_measured_as_one_by_one(scorer):
    vectors = Words().encode([f"plan {n} for comments" for n in range(5_000)])
    whole = scorer.measure(vectors)
    for row in (0, 2_047, 2_048, 4_999):
        one = scorer.measure(vectors[row : row + 1])
        assert np.allclose(whole.likeness[row], one.likeness[0], atol=1e-6)
        assert np.allclose(whole.linear[row], one.linear[0], atol=1e-5)
