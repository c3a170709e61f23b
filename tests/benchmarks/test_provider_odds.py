"""The command that measures what facts weigh: fitting, leaving out, and what it writes."""

import json

import numpy as np
import pytest
from benchmarks.provider_odds import Case, as_python, fitted
from tests.usage.operation_tables import GivenLog

from benchmarks import provider_odds
from groundswell.usage.operation_facts import FACTS

SIGNS = np.array([fact.sign for fact in FACTS for _ in fact.knots])
NAMES = [fact.name for fact in FACTS for _ in fact.knots]


def made(count=3_000, *, seed=1, slopes=None, constant=-2.0):
    """Random facts, and truths by a logistic law over them."""
    dice = np.random.default_rng(seed)
    facts = dice.random((count, len(SIGNS)))
    slopes = np.zeros(len(SIGNS)) if slopes is None else slopes
    chance = 1 / (1 + 10 ** -(facts @ slopes + constant))
    return facts, dice.random(count) < chance


def test_slopes_that_made_the_truth_are_found_again():
    true = np.zeros(len(SIGNS))
    true[NAMES.index("returns")], true[NAMES.index("office")] = 2.0, -2.0
    facts, truth = made(20_000, slopes=true, constant=-0.5)
    slopes, constant = fitted(facts, truth)
    assert slopes[NAMES.index("returns")] == pytest.approx(2.0, abs=0.25)
    assert slopes[NAMES.index("office")] == pytest.approx(-2.0, abs=0.25)
    assert np.abs(np.delete(slopes, [NAMES.index("returns"), NAMES.index("office")])).max() < 0.3
    assert constant == pytest.approx(-0.5, abs=0.6)


def test_a_slope_that_would_go_the_wrong_way_is_none():
    true = np.zeros(len(SIGNS))
    true[NAMES.index("returns")], true[NAMES.index("office")] = -3.0, 3.0
    slopes, _ = fitted(*made(slopes=true, constant=0.0))
    assert slopes[NAMES.index("returns")] == slopes[NAMES.index("office")] == 0
    assert (slopes * SIGNS >= 0).all()


def case(seed, facts, operator=None, *, log=None, q=0.01, explained=False, whole=True):
    return Case(
        log or f"lazy-{seed}", seed, "bus fans", operator, whole, "lead", q, explained, list(facts)
    )


def test_a_world_is_weighed_by_others_alone():
    """What only one world's operators show gives them nothing there."""
    odd = NAMES.index("returns")
    dice = np.random.default_rng(3)
    cases = []
    for seed in range(6):
        for n in range(60):
            facts = dice.random(len(SIGNS))
            facts[odd] = float(seed == 0 and n < 10)
            cases.append(case(seed, facts, f"op{n}" if n < 10 else None))
    facts = np.array([c.facts for c in cases])
    truth = np.array([c.operator is not None for c in cases])
    slopes, constant = fitted(facts, truth)
    inside = facts @ slopes + constant
    aside = provider_odds._left_out(cases, facts, truth)
    mine = np.array([c.seed == 0 and c.operator is not None for c in cases])
    assert inside[mine].mean() > aside[mine].mean() + 0.5


def test_lines_count_operators_once_and_nobody_whom_chance_or_a_reason_gives():
    none = [0.0] * len(SIGNS)
    cases = [
        case(1, none, "a"), case(1, none, "a"), case(1, none, "b", whole=False),
        case(1, none, "c", q=None), case(1, none, "d", explained=True), case(1, none),
        case(1, none, q=0.9), case(2, none, log="census-2"),
    ]  # fmt: skip
    odds = np.array([3.0, 3.0, 3.0, 3.0, 3.0, 2.0, 9.0, 1.0])
    rows = provider_odds._lines(cases, odds)
    assert rows[0]["lazy"] == "1 of 24"
    assert rows[0]["others"] == 2
    assert rows[0]["of_them"] == "bus fans 2"
    (one,) = [row for row in rows if row["line"] == "1 others"]
    assert (one["log10_odds"], one["others"], one["lazy"]) == (1.0, 1, "1 of 24")


def test_what_is_written_is_read_as_it_was():
    slopes = np.linspace(0, 1, len(SIGNS)) * SIGNS
    space: dict = {}
    exec(as_python(slopes, -2.34567), space)
    assert space["CONSTANT"] == -2.3457
    flat = [slope for fact in FACTS for slope in space["SLOPES"][fact.name]]
    assert flat == pytest.approx(slopes.tolist(), abs=1e-4)


def test_candidates_of_a_log_come_with_the_truth_about_most_of_their_accounts(tmp_path):
    log = GivenLog().crowd()
    for name in ("x1", "x2", "x3"):
        for day in range(4):
            log.says(name, 2 * day, "profiling", about="name:harbour bridge")
    log.linked("x1", "x2", "x3")
    tables = log.tables()
    accounts = tables["usage_accounts"]["account_key"].to_pylist()

    class Truth:
        @staticmethod
        def to_pylist():
            return [
                {
                    "account_key": a,
                    "operator": "op0" if a in ("x1", "x2") else None,
                    "kind": "farm" if a in ("x1", "x2") else None,
                    "archetype": "operator" if a in ("x1", "x2") else "ordinary",
                }
                for a in accounts
            ]

    cases = provider_odds._gathered("lazy-7", 7, (Truth, tables), tmp_path)
    (mine,) = [c for c in cases if c.operator]
    assert (mine.operator, mine.whole, mine.kind) == ("op0", True, "farm")
    assert len(mine.facts) == len(SIGNS)
    assert len(json.loads((tmp_path / "lazy-7.json").read_text())) == len(cases)
    assert provider_odds._gathered("lazy-7", 7, None, tmp_path) == cases
