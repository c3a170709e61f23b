"""Sentences on usage logs: true to their numbers, with chance and with what is not excluded."""

from __future__ import annotations

import pytest

from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_policy import Stages

DAY = 86_400_000


def operation(**more):
    return {"tier": "investigate", "accounts": ["a"], "expected": 0.01, "score": 5.0} | more


def sequence(**more):
    return {
        "kind": "refused_returned", "elapsed_ms": 15 * DAY, "first_ms": 1_709_251_200_000,
        "stage_before": "planning", "stage_after": "internal_reporting", "count": 2,
    } | more  # fmt: skip


def hypothesis(name, state):
    return {"hypothesis": name, "state": state}


@pytest.mark.parametrize("tier", ["investigate", "lead"])
def test_a_finding_always_says_that_people_decide(tier):
    rows = [operation(tier=tier)]
    verdict = sentences.verdict({tier: 1}, 9, 30)
    _, second = sentences.finding(verdict, rows, accounts=30, prompts=9, signals=1)
    assert sentences.PEOPLE_DECIDE in second


def test_what_chance_gives_is_that_of_the_weakest():
    rows = [operation(), operation(expected=0.7)]
    _, second = sentences.finding("investigate", rows, accounts=30, prompts=9, signals=1)
    assert "chance would give 0.70 as strong as the weakest of them" in second


def test_one_candidate_without_a_measure_makes_the_finding_uncalibrated():
    rows = [operation(), operation(expected=None)]
    _, second = sentences.finding("investigate", rows, accounts=30, prompts=9, signals=1)
    assert "uncalibrated" in second
    assert "chance would give 0" not in second


def test_accounts_in_two_candidates_count_once():
    rows = [operation(accounts=["a", "b"]), operation(accounts=["b", "c"])]
    first, _ = sentences.finding("investigate", rows, accounts=30, prompts=9, signals=1)
    assert "2 candidate operations with 3 accounts reach" in first


def test_explanations_that_are_possible_or_untold_are_not_excluded():
    rows = [
        hypothesis("agency", "possible"),
        hypothesis("newsroom", "speaks against"),
        hypothesis("research", "can't be told"),
    ]
    assert sentences.of_open(rows, None) == (
        "Not excluded: agency (possible) and research (can't be told)."
    )


def test_that_all_explanations_fail_does_not_exclude_others():
    said = sentences.of_open([hypothesis("agency", "speaks against")], None)
    assert "others are not excluded" in said


def test_that_none_was_tested_excludes_none():
    assert "none is excluded" in sentences.of_open([], None)


def test_a_return_says_when_and_how_long_after_and_with_what():
    said = sentences.of_sequence(sequence(), Stages().title)
    assert said == (
        "Refused (planning) on 1 March 2024; the account came back 15 days later with internal "
        "reporting on the same subject."
    )


@pytest.mark.parametrize("kind", ["refused_rephrased_answered", "batch", "across_languages", "new"])
def test_every_kind_of_sequence_is_a_sentence(kind):
    said = sentences.of_sequence(sequence(kind=kind), Stages().title)
    assert said.endswith(".")
    assert "_" not in said


def test_a_judgement_stands_above_what_the_links_weigh():
    pair = {"judgement": "different", "bits": 40.0, "families": ["device"], "linked": False,
            "expected": 0.0}  # fmt: skip
    assert sentences.of_pair(pair).startswith("A person judged them different operators")


def test_a_pair_that_is_not_linked_says_so_with_its_chance():
    pair = {"judgement": None, "bits": 7.0, "families": ["text"], "linked": False, "expected": 3.0}
    assert sentences.of_pair(pair) == (
        "Not linked: 7.0 bits count, from text. Chance would give 3.0 pairs as strong in this log."
    )


def test_what_everything_weighs_is_told_with_signs_and_without_what_adds_nothing():
    parts = [1.24, 0.04, 0.0, 0.0, 0.0, -2.47, -0.31]
    said = sentences.of_odds({"odds": -3.3, "odds_parts": parts}, 1.5)
    assert said.startswith("−3.3 in powers of ten")
    assert "leaning +1.2, an office −2.5 and honest reasons −0.3, over a start of −1.8." in said
    assert "one name" not in said
    assert "From +1.5 on" in said


def test_where_it_was_not_weighed_that_is_said():
    said = sentences.of_odds({"odds": None, "odds_parts": None}, 1.5)
    assert said.startswith("Not weighed as a whole")
