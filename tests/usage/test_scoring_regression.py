"""The linear part of a policy: one multinomial logistic regression over stages and no stage."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, WORDINGS, Words

from groundswell.usage.policy import Calibration, Example, Levels, Policy, Stage, parse_policy
from groundswell.usage.scoring import Scorer

NAMES = ("planning", "profiling", "evasion")
SIZE = 12  # of a vector
RIDGE = 2.0


class Clouds:
    """Vectors around one direction for each class: exemplars of a stage, or none of them."""

    name, version, dimensions = "clouds", "1", SIZE

    def __init__(self, noise=0.15):
        self._noise = noise

    def encode(self, texts):
        found = np.zeros((len(texts), SIZE), np.float32)
        for row, text in enumerate(texts):
            name, number = text.split()
            pick = np.random.default_rng(int(number) + 1_000 * len(name))
            found[row, (*NAMES, "ordinary", "counter").index(name)] = 1
            found[row] += pick.normal(scale=self._noise, size=SIZE)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def policy(each=20):
    """A policy of as many exemplars for each of three stages, and twice as much that is none."""

    def many(name, number=each):
        return tuple(Example(f"{name}/e{n}", "en", f"{name} {n}") for n in range(number))

    stages = tuple(
        Stage(
            name=name,
            title=name,
            definition=name,
            phase=None,
            levels=Levels(0.2, 0.5, None),
            needs=(),
            exemplars=many(name),
            counters=many("counter") if name == NAMES[0] else (),
        )
        for name in NAMES
    )
    return Policy("Clouds", stages, many("ordinary"), {}, None)


def sigmoid(odds):
    return 1 / (1 + np.exp(-np.asarray(odds, dtype=np.float64)))


def fitted_by_hand(vectors, classes, number):
    """Fit the same in small plain steps: the weights (d + 1, k), the last row free of charge."""
    rows = np.hstack([vectors, np.ones((len(vectors), 1))]).astype(np.float64)
    wanted = np.eye(number)[classes]
    weights = np.zeros((rows.shape[1], number))
    for _ in range(20_000):
        said = np.exp(rows @ weights)
        slope = rows.T @ (said / said.sum(axis=1, keepdims=True) - wanted)
        slope[:-1] += RIDGE * weights[:-1]
        weights -= 0.05 * slope
        if np.abs(slope).max() < 1e-6:
            break
    return weights


@pytest.fixture(scope="module")
def scorer():
    return Scorer(policy(), Clouds())


def test_vectors_that_were_never_seen_are_told_apart(scorer):
    for place, name in enumerate((*NAMES, "ordinary", "counter")):
        measured = scorer.measure(Clouds().encode([f"{name} {n}" for n in range(500, 600)]))
        if place < len(NAMES):
            assert (measured.linear.argmax(axis=1) == place).all()
            assert measured.leaning.min() > 0
        else:
            assert measured.leaning.max() < 0


def test_a_stage_that_is_one_of_many_leans_more_than_it_is_told(scorer):
    between = Clouds().encode([f"{name} 1" for name in NAMES]).sum(axis=0, keepdims=True)
    measured = scorer.measure(between / np.linalg.norm(between))
    assert measured.leaning[0, 0] > 1
    assert measured.linear.max() < measured.leaning[0, 0] - 1


def test_chances_of_the_stages_sum_to_the_chance_of_any(scorer):
    pick = np.random.default_rng(0).normal(size=(3_000, SIZE)).astype(np.float32)
    measured = scorer.measure(pick / np.linalg.norm(pick, axis=1, keepdims=True))
    assert sigmoid(measured.linear).sum(axis=1) == pytest.approx(
        sigmoid(measured.leaning[:, 0]), abs=1e-4
    )
    assert (measured.leaning == measured.leaning[:, :1]).all()


@pytest.mark.parametrize("text", [POLICY, POLICY + WORDINGS])
def test_the_fit_is_that_of_small_plain_steps(text):
    read, words = parse_policy(text), Words()
    classes, texts = [], []
    for place, stage in enumerate(read.stages):
        told = [*stage.exemplars, *stage.wordings.exemplars]
        other = [*stage.counters, *stage.wordings.counters]
        texts += [each.text for each in (*told, *other)]
        classes += [place] * len(told) + [3] * len(other)
    rest = [each.text for each in (*read.ordinary, *read.ordinary_wordings)]
    weights = fitted_by_hand(words.encode([*texts, *rest]), classes + [3] * len(rest), 4)
    vectors = words.encode(["secret plan", "lentils", "a comment and many more", *texts])
    odds = np.hstack([vectors, np.ones((len(vectors), 1))]) @ weights
    chance = np.exp(odds) / np.exp(odds).sum(axis=1, keepdims=True)
    measured = Scorer(read, words).measure(vectors)
    assert sigmoid(measured.linear) == pytest.approx(chance[:, :3], abs=2e-3)
    assert sigmoid(-measured.leaning[:, 0]) == pytest.approx(chance[:, 3], abs=2e-3)


def test_at_the_optimum_as_many_are_said_as_there_are(scorer):
    # The slope of the loss by a class's constant, which costs nothing, is the difference of the two.
    read = policy()
    measured = scorer.measure(Clouds().encode([each.text for each in read.examples]))
    assert sigmoid(measured.linear).sum(axis=0) == pytest.approx([20, 20, 20], abs=0.05)
    assert sigmoid(-measured.leaning[:, 0]).sum() == pytest.approx(40, abs=0.05)


def test_the_same_policy_gives_the_same_measures():
    vectors = Clouds().encode(["planning 900", "ordinary 901"])
    one, other = (Scorer(policy(), Clouds()).measure(vectors) for _ in range(2))
    assert all((a == b).all() for a, b in zip(one.all, other.all, strict=True))


def test_what_is_surer_than_twenty_is_bounded():
    scorer = Scorer(policy(400), Clouds(noise=0.001))
    measured = scorer.measure(10_000 * Clouds(noise=0).encode(["planning 0", "ordinary 0"]))
    for each in measured.all[2:]:
        assert np.isfinite(each).all()
        assert np.abs(each).max() <= 20


def test_a_calibration_changes_no_measure():
    fitted = Calibration("made", "0", dict.fromkeys(("likeness", "cue"), 1.0), {})
    read = policy()
    plain = Scorer(read, Clouds())
    other = Scorer(Policy(read.title, read.stages, read.ordinary, {}, fitted), Clouds())
    vectors = Clouds().encode(["planning 7"])
    assert (plain.measure(vectors).linear == other.measure(vectors).linear).all()
