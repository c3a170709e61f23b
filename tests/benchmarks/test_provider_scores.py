"""What counts as an operator found, in part, or falsely."""

from __future__ import annotations

import pytest
from benchmarks.provider import idle_accounts
from benchmarks.provider_scores import Tally, at_most, rate, wilson

from groundswell.worlds.provider_phrasing import STAGE_OF
from groundswell.worlds.provider_world import provider_world


def truth(**operators):
    """Accounts a1, a2 … of each operator named, and ten people of a household each their own."""
    rows = [
        {
            "account_key": f"{name}{n}",
            "operator": name,
            "kind": "farm",
            "instance": f"operator-{name}",
        }
        for name, size in operators.items()
        for n in range(size)
    ]
    return rows + [
        {"account_key": f"p{n}", "operator": None, "kind": None, "instance": f"ordinary-{n}"}
        for n in range(10)
    ]


def scored(groups, **operators):
    tally = Tally()
    tally.add(groups, truth(**operators), 0)
    return tally


def test_half_of_the_accounts_find_an_operator():
    tally = scored([["a0", "a1"]], a=4)
    assert (tally.found["farm"], tally.right, tally.parts) == (1, 1, 0)


def test_fewer_than_half_are_a_part_and_neither_found_nor_false():
    tally = scored([["a0"]], a=4)
    assert (tally.found["farm"], tally.right, tally.parts) == (0, 1, 1)
    assert not tally.false


def test_accounts_that_did_nothing_for_their_operator_need_not_be_found():
    tally = Tally()
    tally.add([["a0"]], truth(a=3), 0, {"a1", "a2"})
    assert (tally.found["farm"], tally.found_with_idle, tally.parts) == (1, 0, 0)


def test_accounts_that_did_nothing_find_no_operator():
    tally = Tally()
    tally.add([["a1", "a2"]], truth(a=4), 0, {"a1", "a2"})
    assert (tally.found["farm"], tally.found_with_idle, tally.parts) == (0, 1, 1)


def test_others_in_an_operation_that_is_right_are_counted():
    tally = scored([["a0", "a1", "p0"]], a=2)
    assert (tally.named, tally.named_rightly) == (3, 2)


def test_an_operator_found_twice_is_found_once():
    tally = scored([["a0", "a1"], ["a2", "a3"]], a=4)
    assert (tally.found["farm"], tally.right) == (1, 2)


def test_an_operation_half_of_whose_accounts_are_others_is_false():
    tally = scored([["a0", "a1", "p0", "p1"]], a=2)
    assert tally.found["farm"] == 0
    assert sum(tally.false.values()) == 1


def test_two_operators_taken_for_one_are_false_unless_one_has_the_majority():
    assert sum(scored([["a0", "a1", "b0", "b1"]], a=2, b=2).false.values()) == 1
    assert scored([["a0", "a1", "a2", "b0"]], a=3, b=2).found["farm"] == 1


def test_false_ones_are_put_down_to_whom_most_of_their_accounts_are():
    assert scored([["p0"]], a=1).false == {"ordinary": 1}


def test_no_operation_finds_nothing_and_is_never_false():
    row = scored([], a=3).row()
    assert (row["operators"], row["found"], row["false"]) == (1, 0, 0)
    assert row["precision"] == "none tried"


@pytest.mark.parametrize(("hits", "tried"), [(0, 10), (5, 10), (10, 10), (97, 100)])
def test_an_interval_holds_its_share(hits, tried):
    low, high = wilson(hits, tried)
    assert 0 <= low <= hits / tried <= high <= 1


def test_none_of_thirty_thousand_is_at_most_one_in_ten_thousand():
    assert at_most(0) / 30_000 * 10_000 == pytest.approx(1.0, abs=0.002)


def test_the_interval_of_a_rare_count_is_the_exact_one():
    assert rate(3, 100_000, 100_000) == "3.0 (0.6–8.8)"


def test_idle_are_those_accounts_of_operators_that_asked_for_nothing_of_theirs():
    world = provider_world(
        seed=30_100, accounts=1, operators=24, difficulty="lazy", lookalikes={}, bystanders=4
    )
    key = dict(zip(world.names, world.account_keys, strict=True))
    worked = {
        key[row["account"]]
        for row, genre in zip(world.rows().messages, world.meant["genre"].to_pylist(), strict=True)
        if row["role"] == "user" and genre in STAGE_OF
    }
    of_operators = {row["account_key"] for row in world.truth.to_pylist() if row["operator"]}
    assert idle_accounts(world) == of_operators - worked
    assert 0 < len(of_operators - worked) < len(of_operators) / 4
