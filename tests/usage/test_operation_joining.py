"""Accounts that nothing links but a rare name: who is joined to an operation, and who is not."""

from dataclasses import replace

import numpy as np
import pytest
from tests.usage.operation_tables import GivenLog

from groundswell.usage.operation_joining import groups_of, near, settled
from groundswell.usage.operation_log import log_of
from groundswell.usage.operation_scores import counting_of
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operations import candidates_found, operations_of

BRIDGE, HALL = "name:harbour bridge", "name:town hall"
ROOM = Operations(most_expected=1.0)
"""Chance is told by how often a few strong accounts come about; a log of a few has room for that."""


def people():
    """Enough of them that a name which ten write is still rare."""
    return GivenLog().crowd(1_400, prompts=4)


def keeper(log, account="one", *, about=BRIDGE, days=6, leaning=3.0):
    """One account refused once, and back to one rare name again and again: found by itself."""
    keys = [
        log.says(account, 2 * day, about=about, leaning=leaning, refused=day == 0)
        for day in range(days)
    ]
    log.turn(
        "refused_returned", [keys[0], keys[-1]], before=None, after=None, subjects=(about[5:],)
    )


def beside(log, account="two", *, about=BRIDGE, times=2, leaning=4.5, text="", other=0):
    """One account that asks on a name a few times, and for other things."""
    for n in range(times):
        log.says(account, 20 + 3 * n, about=about, leaning=leaning, text=text)
    for n in range(other):
        log.says(account, 30 + n, leaning=-0.5, text="a recipe")


def world(**settings):
    log = people()
    keeper(log)
    beside(log, other=2, **settings)
    return log


def operation(log, account="one", **settings):
    """What holds an account."""
    rows = operations_of(log.tables(), settings=replace(ROOM, **settings))[0].to_pylist()
    return next((row for row in rows if account in row["accounts"]), None)


def test_who_leans_on_the_name_of_one_that_is_found_is_drawn_in_and_said_to_be():
    row = operation(world())
    assert row["tier"] == "investigate"
    assert row["accounts"] == ["one", "two"]
    assert row["drawn_in"] == ["two"]
    assert "2 accounts in 2 parts, which nothing links but a rare subject" in row["sentence"]
    assert "1 of them leans on that subject and would not be named by itself." in row["sentence"]
    assert {"m" + key[1:] for key in row["message_keys"]} >= {
        r["key"] for r in world().rows if r["account"] in ("one", "two") and r["about"]
    }


def test_by_itself_it_would_not_be_named():
    log = people()
    beside(log, other=2)
    assert "investigate" not in operations_of(log.tables())[0]["tier"].to_pylist()


def test_whom_nobody_draws_in_is_no_candidate_for_standing_beside_one():
    log = world(times=1, leaning=1.5)
    told = [f for f in candidates_found(log.tables()) if "two" in f.candidate.accounts]
    assert told == []
    assert operation(log)["accounts"] == ["one"]
    assert operation(log)["drawn_in"] == []


def test_many_who_ask_on_one_name_make_no_operation_where_none_is_one_by_itself():
    """People with one cause, each asking now and then: nobody is to be investigated for it."""
    log = people()
    for n in range(8):
        beside(log, f"member{n}", times=3, other=1, leaning=3.0)
    rows = operations_of(log.tables())[0].to_pylist()
    assert not [r for r in rows if r["tier"] == "investigate"]
    assert not [r for r in rows if len(r["accounts"]) > 1]


@pytest.mark.parametrize(
    ("asked", "drawn"),
    [
        ({}, True),
        ({"leaning": 1.5}, False),  # too little by what everything weighs
        ({"leaning": 0.2, "times": 6}, False),  # often, and as everybody
        ({"about": HALL}, False),
        ({"about": ""}, False),
    ],
)
def test_it_takes_enough_by_what_everything_weighs_on_that_name(asked, drawn):
    assert (operation(world(**asked))["drawn_in"] == ["two"]) is drawn


def test_who_keeps_to_another_name_and_writes_this_one_now_and_then_is_not_drawn_in():
    log = world()
    for n in range(3):
        log.says("two", 40 + n, about=HALL, leaning=3.0)
    assert operation(log)["accounts"] == ["one"]


def test_an_honest_reason_keeps_somebody_out():
    log = people()
    keeper(log)
    text = "a scene with a character in a chapter of my novel"
    beside(log, times=6, text=text)
    assert operation(log)["accounts"] == ["one"]


def test_nobody_is_drawn_in_on_a_name_that_mostly_others_write():
    log = world()
    for n in range(2):
        log.says(f"u0000{n}", 15, about=BRIDGE, leaning=0.0)
    assert operation(log)["drawn_in"] == ["two"]  # two of four
    log.says("u00003", 15, about=BRIDGE, leaning=0.0)
    assert operation(log)["accounts"] == ["one"]


def test_the_line_for_who_is_drawn_in_is_that_for_everybody():
    log = world()
    assert operation(log, least_odds=1.0)["accounts"] == ["one"]


def test_where_nothing_is_weighed_only_those_found_alone_are_joined():
    log = world()
    row = operation(log, weigh=False)
    assert row["accounts"] == ["one"]
    keeper(log, "three", leaning=4.0)
    row = operation(log, weigh=False)
    assert (row["accounts"], row["drawn_in"]) == (["one", "three"], [])


def test_parts_that_are_each_found_alone_are_joined_and_nobody_of_them_is_drawn_in():
    log = world()
    keeper(log, "three", leaning=4.0)
    row = operation(log)
    assert row["accounts"] == ["one", "three", "two"]
    assert row["drawn_in"] == ["two"]


def test_two_of_many_linked_accounts_are_not_put_together():
    log = people()
    hands = [[f"{team}{n}" for n in range(3)] for team in ("a", "b")]
    for team in hands:
        for name in team:
            keeper(log, name, days=4, leaning=4.0)
        log.linked(*team)
    rows = [r for r in operations_of(log.tables())[0].to_pylist() if r["tier"] == "investigate"]
    assert sorted(r["accounts"] for r in rows) == hands


def test_unlinked_accounts_do_not_count_as_linked_ones():
    log = world()
    together = next(f for f in candidates_found(log.tables()) if "two" in f.candidate.accounts)
    assert together.candidate.parts == 2
    assert not together.candidate.linked
    log.linked("one", "two")
    linked = next(f for f in candidates_found(log.tables()) if "two" in f.candidate.accounts)
    assert linked.candidate.linked
    assert linked.odds.total > together.odds.total + 0.5


def test_nobody_can_take_an_operation_away_by_drawing_himself_in():
    """An account with an honest reason on the same name explains itself, and not the others."""
    log = people()
    keeper(log)
    before = operation(log)
    for n in range(4):
        log.says(
            "poser", 20 + n, about=BRIDGE, leaning=3.0, text="I am a reporter checking a claim"
        )
    after = operation(log)
    assert before["tier"] == after["tier"] == "investigate"


def test_near_marks_whom_a_rare_name_brings_beside_the_pool_against_a_count_by_hand():
    log = world()
    log.says("late", 50, about=BRIDGE, leaning=0.0)  # writes it, and doesn't lean
    counting = counting_of(log_of(log.tables()))
    names = counting.log.accounts.to_pylist()
    pool = np.array([name == "one" for name in names])
    assert counting.log.unit.tolist() == list(range(len(names)))
    expected = set()
    leaning = {}
    for row in log.rows:
        leaning.setdefault((row["account"], row["conversation"]), []).append(row)
    theirs = {s for r in log.rows if r["account"] == "one" for s in r["about"]}
    for (account, _), rows in leaning.items():
        most = max(r["leaning"] for r in rows if r["leaning"] is not None)
        if (
            account != "one"
            and most > counting.spread.middle
            and theirs & {s for r in rows for s in r["about"]}
        ):
            expected.add(account)
    marked = near(counting, pool)
    assert {names[n] for n in np.flatnonzero(marked)} == expected == {"two"}


# --- whom and what, piece by piece


def units(found, log):
    """Groups that are to be looked at as one, as accounts."""
    made = log_of(log.tables())
    keys = made.accounts.to_pylist()
    return [
        sorted(key for key, unit in zip(keys, made.unit.tolist(), strict=True) if unit in group)
        for group in groups_of(found, made, ROOM)
    ]


def two_apart():
    """One that is found, and one above the line on another name."""
    log = people()
    keeper(log)
    beside(log, "two", about=HALL, other=2)
    found = {f.candidate.accounts: f for f in candidates_found(log.tables(), settings=ROOM)}
    return found["one",], found["two",]


def on(found, name, tier):
    """The same, as if all that leans were about a name."""
    made = replace(found.candidate)
    made.__dict__.update(found.candidate.__dict__)
    asked = found.candidate.chiefly[1]
    made.__dict__["chiefly"] = (frozenset([name]), asked)
    made.__dict__["mostly"] = frozenset()
    return replace(found, candidate=made, tier=tier)


def test_what_an_honest_reason_explains_is_not_drawn_in_however_much_it_weighs():
    log = world()
    one, two = two_apart()
    there = [on(one, BRIDGE, "investigate"), on(two, BRIDGE, "lead")]
    assert two.odds.total >= ROOM.least_odds
    assert units(there, log) == [["one", "two"]]
    reason = two.judged[0]
    assert units([there[0], replace(there[1], explained=reason)], log) == []
    assert units([there[0], replace(there[1], odds=None)], log) == []


def test_one_that_is_found_for_something_else_draws_nobody_in_on_a_name_it_wrote_once():
    log = world()
    one, two = two_apart()
    there = [on(one, BRIDGE, "investigate"), on(two, BRIDGE, "lead")]
    once = there[0].candidate
    once.__dict__["chiefly"] = (frozenset([BRIDGE]), once.chiefly[1][:1])
    assert units(there, log) == []
    once.__dict__["mostly"] = frozenset([BRIDGE])
    assert units(there, log) == [["one", "two"]]


def test_what_is_not_to_be_investigated_together_falls_back_into_its_parts():
    one, two = two_apart()
    whole = replace(one, tier="investigate")
    group = [[one.candidate.unit, two.candidate.unit]]
    kept = settled([whole, two], [whole], group)
    assert [(f.candidate.accounts, f.drawn_in) for f in kept] == [(("one",), ("two",))]
    for tier in ("lead", "explained", "insufficient data"):
        assert settled([whole, two], [replace(one, tier=tier)], group) == [whole, two]
    assert settled([whole, two], [], group) == [whole, two]


def test_beside_two_of_many_linked_accounts_on_one_name_nobody_is_put_to_either():
    log = people()
    for team in ("a", "b"):
        for n in range(3):
            keeper(log, f"{team}{n}", days=4, leaning=4.0)
        log.linked(*(f"{team}{n}" for n in range(3)))
    keeper(log, leaning=4.0)
    assert operation(log)["accounts"] == ["one"]
    assert operation(log, "a0")["accounts"] == ["a0", "a1", "a2"]


def test_a_name_that_many_write_brings_nobody_near():
    log = world()
    for n in range(40):
        log.says(f"u{n:05d}", 15, about=BRIDGE, leaning=0.0)
    counting = counting_of(log_of(log.tables()))
    names = counting.log.accounts.to_pylist()
    assert not near(counting, np.array([name == "one" for name in names])).any()


def test_what_is_to_be_investigated_is_shown_however_often_chance_gives_it():
    log = world(times=3, leaning=0.2)
    found = next(
        f for f in candidates_found(log.tables(), settings=ROOM) if "one" in f.candidate.accounts
    )
    assert found.q > 0.25
    assert found.tier == operation(log)["tier"] == "investigate"
