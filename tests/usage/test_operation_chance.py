import numpy as np
import pytest
from tests.usage.operation_tables import GivenLog

from groundswell.usage.operation_chance import deal, expected_by_chance
from groundswell.usage.operation_log import log_of
from groundswell.usage.operation_scores import counting_of, parts_of, reference_of, scores_of
from groundswell.usage.operations import operations_of


def counting(log):
    return counting_of(log_of(log.tables()))


def test_what_was_asked_is_put_into_every_place_once():
    cards = counting(GivenLog().crowd(40))
    put = deal(cards, np.random.default_rng(3))
    assert sorted(put.tolist()) == list(range(len(cards.log.prompt_row)))
    assert (put != np.arange(len(put))).mean() > 0.5


def test_conversations_of_one_length_change_places_whole():
    log = GivenLog().crowd(40)
    for number in range(20):
        for _ in range(3):
            log.says(f"u{number:05d}", 1, conversation=f"long-{number}")
    cards = counting(log)
    put = deal(cards, np.random.default_rng(3))
    of = cards.log.prompt_conversation
    for one in np.flatnonzero(np.bincount(of) == 3):
        assert len(set(of[put[of == one]].tolist())) == 1


def test_dealing_keeps_days_and_how_much_of_each_stage_there_is():
    cards = counting(GivenLog().crowd(100))
    before, after = parts_of(cards), parts_of(cards, deal(cards, np.random.default_rng(3)))
    assert (before.days == after.days).all()
    assert after.evidence.sum() == pytest.approx(before.evidence.sum(), rel=0.05)


def test_in_logs_without_operations_about_as_many_reach_a_score_as_chance_expects():
    reached, expected = 0, 0.0
    for seed in range(12):
        log = GivenLog().crowd(300, seed=seed, slips=0.06)
        cards = counting(log)
        # Dealt out once, so that nobody carries anything on: a log in which the null is true.
        parts = parts_of(cards, deal(cards, np.random.default_rng(100 + seed)))
        reference = reference_of(cards, parts)
        scores = scores_of(cards, parts, reference)
        for threshold in (1.0, 1.5, 2.0):
            (told,) = expected_by_chance(
                cards, reference, np.array([threshold]), rounds=20, seed=seed
            )
            reached += int((scores >= threshold).sum())
            expected += float(told[0])
    assert reached > 50
    assert expected == pytest.approx(reached, rel=0.25)


def test_an_operation_dealt_out_among_all_is_none_any_more():
    log = GivenLog().crowd(300)
    for day in range(8):
        stage = ("planning", "persona_setup!", "profiling", "internal_reporting")[day % 4]
        log.says("op", day, stage, about="name:harbour bridge")
    found, _ = operations_of(log.tables())
    assert found["tier"].to_pylist()[0] == "investigate"
    chance = np.random.default_rng(7)
    accounts = [row["account"] for row in log.rows]
    for row, account in zip(log.rows, chance.permutation(accounts), strict=True):
        row["account"] = str(account)
    found, _ = operations_of(log.tables())
    assert "investigate" not in found["tier"].to_pylist()


def test_a_higher_score_is_never_expected_more_often():
    cards = counting(GivenLog().crowd(200, slips=0.1))
    reference = reference_of(cards, parts_of(cards))
    (told,) = expected_by_chance(cards, reference, np.linspace(0, 6, 13), rounds=5, seed=1)
    assert (np.diff(told) <= 0).all()
    assert told[-1] >= 1 / 6


def test_too_small_a_log_leaves_what_chance_gives_open():
    cards = counting(GivenLog().crowd(5))
    reference = reference_of(cards, parts_of(cards))
    assert expected_by_chance(cards, reference, np.array([1.0]), rounds=5, seed=1) is None


def test_the_same_seed_gives_the_same_numbers():
    cards = counting(GivenLog().crowd(100))
    reference = reference_of(cards, parts_of(cards))
    (one,), (two,) = (
        expected_by_chance(cards, reference, np.array([0.5, 1.0]), rounds=5, seed=4)
        for _ in range(2)
    )
    assert one.tolist() == two.tolist()
