"""Counts over a whole log: only where enough operators stand behind them."""

from __future__ import annotations

import random

import pytest
from tests.reports import usage_given as given

from groundswell.reports import usage_overview
from groundswell.reports.usage_log import UsageLog
from groundswell.reports.usage_policy import Stages


def log_of(acts, operators=()):
    """A log from (account, stage, outcome) and (operator, account)."""
    stages, outcomes, messages = [], [], []
    for number, (account, stage, outcome) in enumerate(acts):
        key = f"m{number}"
        stages.append({
            "message_key": key, "conversation_key": "c", "account_key": account, "at_ms": 0,
            "stage": stage, "probability": 0.9, "score": 0.1, "start": 0, "end": 1, "exemplar": "e",
            "counter": None, "level": "look", "batch_size": None,
        })  # fmt: skip
        if outcome is not None:
            outcomes.append({
                "message_key": key, "answer_key": None, "outcome": outcome, "how": "phrase",
                "probability": None, "start": None, "end": None,
            })  # fmt: skip
        messages.append({**given.messages()[0], "message_key": key, "account_key": account})
    members = [
        {"operator_id": operator, "account_key": account, "bits": 20.0, "links": 1}
        for operator, account in operators
    ]
    tables = {
        "message_stages": given.table("message_stages", stages),
        "outcomes": given.table("outcomes", outcomes),
        "messages": given.table("messages", messages),
        "operator_members": given.table("operator_members", members),
    }
    return UsageLog(tables)


def test_accounts_of_one_operator_count_once():
    acts = [(f"a{n}", "planning", "answered") for n in range(12)]
    alone = usage_overview.overview(log_of(acts), Stages(), 10)
    assert [(row.operators, row.messages) for row in alone] == [(12, 12)]
    linked = log_of(acts, [("op", f"a{n}") for n in range(5)])
    assert [row.operators for row in usage_overview.overview(linked, Stages(), 10)] == [None]


def test_a_withheld_count_does_not_follow_from_the_rest_of_its_row():
    acts = [(f"a{n}", "planning", "answered") for n in range(12)]
    acts += [(f"b{n}", "planning", "partly") for n in range(11)]
    acts += [("c", "planning", "refused")]
    (row,) = usage_overview.overview(log_of(acts), Stages(), 10)
    assert row.messages == 24
    assert row.outcomes == (12, None, None, 0)


def test_a_prompt_without_an_outcome_counts_as_not_known():
    acts = [(f"a{n}", "planning", None) for n in range(10)]
    (row,) = usage_overview.overview(log_of(acts), Stages(), 10)
    assert row.outcomes == (0, 0, 0, 10)


def test_the_many_accounts_of_few_operators_never_make_a_language_show():
    acts = [(f"a{n}", "planning", "answered") for n in range(40)]
    linked = log_of(acts, [(f"op{n % 9}", f"a{n}") for n in range(40)])
    ((name, count),) = usage_overview.languages(linked, 10)
    assert (name, count) == ("a language of fewer than 10 operators", 40)


@pytest.mark.parametrize("seed", range(20))
def test_what_is_shown_equals_a_count_by_hand(seed):
    dealt = random.Random(seed)
    acts = [
        (f"a{dealt.randrange(30)}", dealt.choice(["planning", "approach"]),
         dealt.choice([*usage_overview.OUTCOMES, None]))
        for _ in range(300)
    ]  # fmt: skip
    operators = {f"a{n}": f"op{n % 7}" for n in range(10)}
    log = log_of(acts, [(operator, account) for account, operator in operators.items()])
    least = dealt.choice([5, 10, 20])
    for row in usage_overview.overview(log, Stages(), least):
        mine = [act for act in acts if act[1] == row.title]
        behind = {operators.get(account, account) for account, _, _ in mine}
        assert row.operators == (len(behind) if len(behind) >= least else None)
        for name, shown in zip(usage_overview.OUTCOMES, row.outcomes, strict=True):
            cell = [act for act in mine if (act[2] or "unknown") == name]
            few = len({operators.get(a, a) for a, _, _ in cell}) < least and cell
            if shown is not None:
                assert shown == len(cell)
                assert not few
