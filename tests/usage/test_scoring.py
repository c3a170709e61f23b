"""Measures against what plain loops give."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, WORDINGS, Words

from groundswell.usage.policy import parse_policy
from groundswell.usage.scoring import Scorer

CALIBRATION = """
calibration:
  origin: made
  fingerprint: "0"
  weights: {likeness: 2, counter: -3, linear: 0.5, leaning: 0.25, cue: 4}
  offsets: {planning: -1, content_batch: -3, content_single: -2}
"""
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


def test_a_cue_raises_the_odds(scorer):
    measured = scorer.measure(Words().encode(["plan"]))
    no, yes = np.zeros((1, 3), bool), np.ones((1, 3), bool)
    assert (scorer.logits(measured, yes) > scorer.logits(measured, no)).all()


def test_odds_are_a_sum_of_the_measures_with_the_weights_of_the_policy():
    held = parse_policy(POLICY + CALIBRATION)
    scorer = Scorer(held, Words())
    measured = scorer.measure(Words().encode(TEXTS))
    cue = np.random.default_rng(0).random((4, 3)) < 0.5
    found = scorer.logits(measured, cue)
    for row in range(4):
        for column, offset in enumerate((-1, -2, -3)):
            wanted = (
                offset
                + 2 * measured.likeness[row, column]
                - 3 * measured.counter[row, column]
                + 0.5 * measured.linear[row, column]
                + 0.25 * measured.leaning[row, column]
                + 4 * cue[row, column]
            )
            assert found[row, column] == pytest.approx(wanted, abs=1e-5)


def test_wordings_count_as_exemplars_and_counters_and_are_named():
    scorer = Scorer(parse_policy(POLICY + WORDINGS), Words())
    texts = (
        "who whispers what on which day",
        "which day suits the choir",
        "how long do lentils cook",
    )
    vectors = Words().encode(texts)
    measured = scorer.measure(vectors)
    assert measured.likeness[0, 0] == pytest.approx(1, abs=1e-5)
    assert measured.counter[1, 0] == pytest.approx(1, abs=1e-5)
    assert measured.counter[1, 1] < 0.9  # a counter of planning is none of another stage
    assert measured.counter[2] == pytest.approx([1, 1, 1], abs=1e-5)
    exemplars, counters = scorer.named(vectors, np.array([0, 0, 1]))
    assert exemplars[0] == "planning/exemplars/en_1"
    assert counters[1:] == ["planning/counters/en_1", "ordinary/counters/en_1"]


def test_many_vectors_are_measured_as_one_by_one(scorer):
    vectors = Words().encode([f"plan {n} for comments" for n in range(5_000)])
    whole = scorer.measure(vectors)
    for row in (0, 2_047, 2_048, 4_999):
        one = scorer.measure(vectors[row : row + 1])
        assert np.allclose(whole.likeness[row], one.likeness[0], atol=1e-6)
        assert np.allclose(whole.linear[row], one.linear[0], atol=1e-5)
