"""Everything weighed at once: which way facts count, what they are, and where the line is drawn."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.usage.operation_tables import RULES, GivenLog

from groundswell.errors import SettingError
from groundswell.usage import operation_odds
from groundswell.usage.operation_facts import FACTS, GROUPS, STAGES, facts_of
from groundswell.usage.operation_odds import Odds, applies, odds_of, weighed
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operation_tiers import tier
from groundswell.usage.operation_weights import CONSTANT, SLOPES
from groundswell.usage.operations import candidates_found, operations_of

BRIDGE, HALL = "name:harbour bridge", "name:town hall"
HINGES = [(fact, knot) for fact in FACTS for knot in fact.knots]
GROUP_OF = {fact.name: fact.group for fact in FACTS}


def keeper(log, account="one", *, days=6, leaning=3.0, text="twenty remarks", about=BRIDGE):
    """One account refused once, and back to one rare name again and again."""
    keys = [
        log.says(account, 2 * day, about=about, leaning=leaning, text=text, refused=day == 0)
        for day in range(days)
    ]
    log.turn(
        "refused_returned", [keys[0], keys[-1]], before=None, after=None, subjects=(about[5:],)
    )
    return keys


def found(log, account="one"):
    return next(f for f in candidates_found(log.tables()) if account in f.candidate.accounts)


def facts(log, account="one"):
    one = found(log, account)
    told = iter(facts_of(one.candidate, one.judged))
    return {fact.name: [next(told) for _ in fact.knots] for fact in FACTS}


def row_of(log, account="one", **settings):
    rows = operations_of(log.tables(), settings=Operations(**settings))[0].to_pylist()
    return next((row for row in rows if account in row["accounts"]), None)


# --- the weights that ship


def test_there_is_a_slope_for_each_knot_of_each_fact_and_no_other():
    assert {name: len(each) for name, each in SLOPES.items()} == {
        fact.name: len(fact.knots) for fact in FACTS
    }
    assert [fact.group for fact in FACTS] == sorted(
        (fact.group for fact in FACTS), key=GROUPS.index
    )


def test_no_slope_goes_against_the_way_its_fact_may_count_and_each_group_but_stages_counts():
    for fact in FACTS:
        assert all(slope * fact.sign >= 0 for slope in SLOPES[fact.name]), fact.name
    counting = {GROUP_OF[name] for name, slopes in SLOPES.items() if any(slopes)}
    assert counting >= set(GROUPS) - {STAGES}  # which stage it is is hardly told in new wordings


@given(
    values=st.lists(st.floats(0, 9), min_size=len(HINGES), max_size=len(HINGES)),
    place=st.integers(0, len(HINGES) - 1),
    more=st.floats(0.01, 5),
)
def test_more_of_a_fact_never_turns_round(values, place, more):
    raised = [value + more * (n == place) for n, value in enumerate(values)]
    change = weighed(raised).total - weighed(values).total
    assert change * HINGES[place][0].sign >= -1e-9


@given(values=st.lists(st.floats(0, 9), min_size=len(HINGES), max_size=len(HINGES)))
def test_the_parts_and_the_constant_are_the_whole(values):
    odds = weighed(values)
    assert odds.total == pytest.approx(CONSTANT + sum(odds.parts))
    slopes = [slope for fact in FACTS for slope in SLOPES[fact.name]]
    assert odds.total == pytest.approx(CONSTANT + float(np.dot(slopes, values)))


def test_nobody_is_above_the_line_for_nothing():
    nothing = [0.0] * len(HINGES)
    assert weighed(nothing).total < Operations().least_odds - 1


def test_words_of_a_purpose_take_away_a_bounded_part_and_no_more():
    """Whoever writes them in every prompt has gained as much as they ever will: a factor of a hundred."""
    words = [f.name in ("words of a purpose", "purpose again and again") for f, _ in HINGES]
    said = [
        (f.most - knot) if there else 0.0 for (f, knot), there in zip(HINGES, words, strict=True)
    ]
    taken = weighed(said).total - CONSTANT
    assert -2 < taken < 0


# --- the facts


def test_what_one_account_on_one_name_shows():
    log = GivenLog().crowd()
    keeper(log)
    for day in range(3):
        log.says("one", 30 + day, leaning=3.0, text="a recipe")
    told, one = facts(log), found(log).candidate
    assert told["returns"] == [1, 0]
    assert told["refusals"] == [0]
    assert told["linked accounts"] == told["hands on the name"] == [0, 0]
    assert told["focus"] == pytest.approx([6 / 9, 6 / 9 - 1 / 2])
    assert told["taken up"] == pytest.approx([6 / 9, 6 / 9 - 1 / 3])
    assert told["share that leans"] == [1]
    assert told["strongest occasion"] == [3]
    assert told["name leans"][0] == pytest.approx(min(9, one.pursued.excess))
    assert told["all leans"][1] == pytest.approx(min(9, one.all_told.excess) - 2.5)
    assert told["office"] == [0]


def test_linked_accounts_on_one_name_count_up_to_three():
    log = GivenLog().crowd()
    names = [f"hand{n}" for n in range(5)]
    for name in names:
        keeper(log, name, days=4)
    log.linked(*names)
    told = facts(log, "hand0")
    assert told["linked accounts"] == told["hands on the name"] == [2, 1]


def test_refusals_count_from_the_fourth_occasion_on():
    log = GivenLog().crowd()
    keeper(log)
    for day in range(6):
        log.says("one", 30 + day, about=HALL, leaning=3.0, refused=True)
    assert facts(log)["refusals"] == [4]


def test_phases_specific_stages_and_clear_requests():
    log = GivenLog().crowd()
    keeper(log)
    log.says("one", 40, "planning", about=BRIDGE)
    log.says("one", 42, "persona_setup!", about=BRIDGE)
    log.says("one", 44, "persona_setup", about=BRIDGE)
    log.says("one", 46, "internal_reporting", about=BRIDGE)
    told = facts(log)
    assert told["specific stages"] == [1, 0]
    assert told["clear requests"] == [pytest.approx(math.log(3))]
    assert told["phases"] == [2, 1]


def test_words_of_a_purpose_count_by_the_share_of_occasions():
    log = GivenLog().crowd()
    keeper(log, text="a scene with a character in a chapter of my novel")
    told = facts(log)
    assert told["words of a purpose"] == pytest.approx([0.4, 0.4 - 1 / 6])  # of six occasions six
    plain = GivenLog().crowd()
    keeper(plain)
    assert facts(plain)["words of a purpose"] == [0, 0]
    assert found(log).odds.parts[-1] < found(plain).odds.parts[-1]


def test_an_account_in_an_office_weighs_less():
    log = GivenLog().crowd()
    keeper(log)
    free = found(log).odds
    log.linked("one", "u00001", shape="agency")
    shut = found(log).odds
    assert facts(log)["office"] == [1]
    place = GROUPS.index("an office")
    assert free.parts[place] == 0
    assert shut.parts[place] == SLOPES["office"][0] < 0


def test_a_household_is_no_office():
    log = GivenLog().crowd()
    keeper(log)
    log.linked("one", "u00001", shape="household")
    assert found(log).candidate.shapes == ("household",)
    assert facts(log)["office"] == [0]


def test_what_language_somebody_writes_and_when_counts_for_nothing():
    def odds(lang, hour):
        log = GivenLog().crowd()
        keeper(log)
        for row in log.rows:
            if row["account"] == "one":
                row["lang"] = lang
                row["at"] += hour * 3_600_000
        return found(log).odds

    assert odds("en", 0) == odds("ru", 0) == odds("en", 5)


# --- where the weights hold


def test_a_log_of_too_few_accounts_is_judged_kind_by_kind():
    small = GivenLog().crowd(60)
    keeper(small)
    assert found(small).odds is None
    assert row_of(small)["odds"] is row_of(small)["odds_parts"] is None
    assert operations_of(small.tables()) == operations_of(small.tables(), settings=RULES)


def test_where_mailboxes_are_not_known_it_is_judged_kind_by_kind():
    log = GivenLog().crowd()
    keeper(log)
    assert applies(found(log).candidate)
    log.mailboxes = False
    assert found(log).odds is None
    assert not applies(found(log).candidate)


def test_weighing_can_be_left_out():
    log = GivenLog().crowd()
    keeper(log)
    assert row_of(log)["odds"] is not None
    assert row_of(log, weigh=False)["odds"] is None


# --- the line


def test_one_account_on_one_name_is_above_the_line_and_told_what_it_is_made_of():
    log = GivenLog().crowd()
    keeper(log)
    row = row_of(log)
    assert row["tier"] == "investigate"
    assert row["odds"] >= Operations().least_odds
    assert len(row["odds_parts"]) == len(GROUPS)
    assert row["odds"] == pytest.approx(CONSTANT + sum(row["odds_parts"]), abs=0.01)


def test_the_line_is_where_it_is_set():
    log = GivenLog().crowd()
    keeper(log)
    odds = found(log).odds.total
    assert row_of(log, least_odds=odds - 0.001)["tier"] == "investigate"
    assert row_of(log, least_odds=odds + 0.001)["tier"] == "lead"


def test_a_crowd_of_ordinary_people_holds_nobody_above_the_line():
    for seed in range(3):
        log = GivenLog().crowd(seed=seed)
        assert "investigate" not in operations_of(log.tables())[0]["tier"].to_pylist()


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "investigate"),
        ({"explained": "somebody's honest work"}, "explained"),
        ({"q": None}, "lead"),
        ({"q": 0.21}, "lead"),
        ({"log_accounts": 19}, "lead"),
        ({"odds": 0.0}, "lead"),
        ({"doubt": "nearly"}, "investigate"),  # reasons are in what is weighed
        ({"voiced": True}, "investigate"),
    ],
)
def test_high_odds_are_not_enough_by_themselves(changed, expected):
    log = GivenLog().crowd()
    keeper(log)
    one = found(log)
    given_ = {
        "score": 5.0, "q": 0.01, "explained": None, "doubt": None, "voiced": False,
        "log_accounts": 301, "settings": Operations(), "odds": 9.0, **changed,
    }  # fmt: skip
    assert tier(one.candidate, **given_) == expected


def test_two_prompts_are_too_few_however_far_they_lean(monkeypatch):
    log = GivenLog().crowd()
    keeper(log, days=2)
    certain = Odds(9.0, (9.0,) + (0.0,) * (len(GROUPS) - 1))
    monkeypatch.setattr("groundswell.usage.operations.odds_of", lambda *_: certain)
    assert found(log).tier == "insufficient data"


def test_nobody_is_above_the_line_without_something_that_speaks(monkeypatch):
    log = GivenLog().crowd(slips=0.3)
    certain = Odds(9.0, (9.0,) + (0.0,) * (len(GROUPS) - 1))
    monkeypatch.setattr("groundswell.usage.operations.odds_of", lambda *_: certain)
    named = [f for f in candidates_found(log.tables()) if f.tier == "investigate"]
    assert all(
        f.candidate.solid or f.candidate.moved or f.candidate.swayed or f.candidate.returned
        or f.candidate.driven
        for f in named
    )  # fmt: skip


def test_who_leans_far_with_nothing_beside_it_is_neither_named_nor_shown():
    log = GivenLog().crowd()
    for day in range(6):
        log.says("one", 2 * day, leaning=6.0, text="twenty remarks")
    one = found(log)
    assert one.odds.total >= Operations().least_odds
    assert tier(
        one.candidate, score=5.0, q=0.01, explained=None, doubt=None, voiced=False,
        log_accounts=301, settings=Operations(), odds=one.odds.total,
    ) == "lead"  # fmt: skip
    assert row_of(log) is None


def test_odds_of_weighs_the_facts_of_a_candidate():
    log = GivenLog().crowd()
    keeper(log)
    one = found(log)
    assert one.odds == odds_of(one.candidate, one.judged)
    assert one.odds == operation_odds.weighed(facts_of(one.candidate, one.judged))


@pytest.mark.parametrize("line", [math.nan, math.inf, -10.0, 10.0])
def test_a_line_that_nobody_can_mean_is_refused(line):
    with pytest.raises(SettingError, match="least_odds"):
        Operations(least_odds=line)
