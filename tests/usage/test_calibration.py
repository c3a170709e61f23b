"""Weights that are planted are found again, and a fit that can't be is an error."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.given_policy import POLICY, WORDINGS

from groundswell.errors import SettingError
from groundswell.usage.calibration import as_yaml, fit
from groundswell.usage.policy import MEASURES, parse_policy
from groundswell.usage.scoring import Measured

STAGES = 3


def planted(number=6_000, seed=0):
    pick = np.random.default_rng(seed)
    like, counter, linear = (
        pick.normal(size=(number, STAGES)).astype(np.float32) for _ in range(3)
    )
    leaning = np.repeat(pick.normal(size=(number, 1)), STAGES, axis=1).astype(np.float32)
    cue = pick.random((number, STAGES)) < 0.3
    odds = 2 * like - 1.5 * counter + linear - 1.2 * leaning + 0.8 * cue - np.array([0, 1, 2])
    labels = pick.random((number, STAGES)) < 1 / (1 + np.exp(-odds))
    return Measured(like, counter, linear, leaning), cue, labels


def test_planted_weights_are_found():
    found = fit(parse_policy(POLICY), *planted(), origin="made")
    assert found.weights["likeness"] == pytest.approx(2, abs=0.15)
    assert found.weights["counter"] == pytest.approx(-1.5, abs=0.15)
    assert found.weights["linear"] == pytest.approx(1, abs=0.15)
    assert found.weights["cue"] == pytest.approx(0.8, abs=0.25)
    assert found.weights["leaning"] == pytest.approx(-1.2, abs=0.15)
    assert tuple(found.weights) == MEASURES
    assert list(found.offsets.values()) == pytest.approx([0, -1, -2], abs=0.25)


def test_a_prompt_of_weight_two_counts_as_two():
    policy = parse_policy(POLICY)
    measured, cue, labels = planted(400)
    twice = np.r_[0:400, 0:100]
    doubled = fit(policy, measured.best_of(twice), cue[twice], labels[twice], origin="")
    weight = np.r_[np.full(100, 2.0), np.ones(300)]
    weighed = fit(policy, measured, cue, labels, weight, origin="")
    assert list(doubled.weights.values()) == pytest.approx(list(weighed.weights.values()), abs=1e-3)


def test_without_labels_there_is_no_calibration():
    measured, cue, labels = planted(50)
    for told in (np.zeros_like(labels), np.ones_like(labels)):
        with pytest.raises(SettingError, match="prompts with stages and prompts without"):
            fit(parse_policy(POLICY), measured, cue, told, origin="")


def test_the_block_for_the_file_reads_back():
    policy = parse_policy(POLICY)
    found = fit(policy, *planted(500), origin='a "golden" file\nstages: {}')
    again = parse_policy(POLICY + as_yaml(found))
    assert again.calibration is not None
    assert again.calibration.weights == found.weights
    assert again.calibrated


def test_the_block_may_follow_the_second_part_of_a_policy():
    text = POLICY + WORDINGS
    found = fit(parse_policy(text), *planted(500), origin="made")
    again = parse_policy(text + as_yaml(found))
    assert again.calibrated
    assert not parse_policy(POLICY + as_yaml(found)).calibrated
