"""Accounts of one operator: the tables, and what must hold of them."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.link_given import GivenAccounts, claimed, links, operators, pair

from groundswell.errors import SettingError
from groundswell.model.usage import ACCOUNT_LINKS, ACCOUNT_PAIRS, OPERATOR_MEMBERS, OPERATORS
from groundswell.usage.linking import Linking, link_accounts

OPERATION = frozenset(f"op{n}" for n in range(4))


def town():
    """A crowd with an operation of four on one device, a pair on one card, and a careful one."""
    log = GivenAccounts()
    for n in range(4):
        name = log.person(f"op{n}", day=10 + n, device="desk")
        log.says(name, 60 + n, family="plan")
    for n in range(2):
        log.person(f"two{n}", day=100, payment="one card")
    for n in range(5):
        name = log.person(f"ca{n}", day=20 * n, network="block")
        for k in range(3):
            log.says(name, 100 + 7 * k + n, family=f"boilerplate {k}")
    return log


@pytest.fixture(scope="module")
def linked():
    return town().link()


def test_tables_have_their_schemas(linked):
    assert linked.links.schema == ACCOUNT_LINKS
    assert linked.pairs.schema == ACCOUNT_PAIRS
    assert linked.operators.schema == OPERATORS
    assert linked.members.schema == OPERATOR_MEMBERS


def test_empty_in_empty_out():
    tables = [table.slice(0, 0) for table in town().tables()]
    out = link_accounts(*tables, seed=1)
    for table, schema in (
        (out.links, ACCOUNT_LINKS), (out.pairs, ACCOUNT_PAIRS),
        (out.operators, OPERATORS), (out.members, OPERATOR_MEMBERS),
    ):  # fmt: skip
        assert table.num_rows == 0
        assert table.schema == schema


def test_accounts_without_anything_give_empty_tables():
    accounts, *rest = town().tables()
    out = link_accounts(accounts, *(table.slice(0, 0) for table in rest), seed=1)
    assert out.pairs.num_rows == out.operators.num_rows == 0


def test_the_waterfall_sums_to_the_bits_of_the_pair_to_the_last_digit(linked):
    total = {}
    for row in linked.links.to_pylist():
        key = (row["account_a"], row["account_b"])
        total.setdefault(key, []).append(row["counted"])
    for row in linked.pairs.to_pylist():
        assert sum(total[row["account_a"], row["account_b"]]) == pytest.approx(
            row["bits"], abs=1e-12
        )
    assert {(r["account_a"], r["account_b"]) for r in linked.pairs.to_pylist()} == set(total)


def test_of_a_family_only_the_rarest_value_counts(linked):
    rows = links(linked, "ca0", "ca1")
    texts = [row["counted"] for row in rows if row["family"] == "text"]
    assert len(texts) == 3
    assert sum(count > 0 for count in texts) == 1


def test_greyed_links_are_shown_and_weigh_nothing(linked):
    greyed = [row for row in linked.links.to_pylist() if row["greyed"] is not None]
    assert greyed
    assert all(row["counted"] == 0 for row in greyed)


def test_links_by_text_name_the_messages_of_both(linked):
    log = town()
    author = {key: name for key, name, *_ in log.prompts}
    for row in links(linked, "op0", "op1"):
        if row["family"] == "text":
            assert {author[key] for key in row["message_keys"]} == {"op0", "op1"}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_has_no_say(linked, seed):
    draw = np.random.default_rng(seed)
    tables = [table.take(draw.permutation(table.num_rows)) for table in town().tables()]
    again = link_accounts(*tables, seed=1)
    for name in ("links", "pairs", "operators", "members"):
        assert getattr(again, name).equals(getattr(linked, name)), name


def test_operators_are_named_by_what_holds_them_together(linked):
    rows = linked.operators.to_pylist()
    assert [row["label"] for row in rows] == [f"A{n}" for n in range(1, len(rows) + 1)]
    assert [row["bits"] for row in rows] == sorted((row["bits"] for row in rows), reverse=True)
    assert all(row["size"] == len(m) for row, m in zip(rows, operators(linked), strict=True))


def test_an_operator_keeps_its_id_when_others_join_the_log(linked):
    log = town()
    log.person("late", day=400)
    ids = set(linked.operators["operator_id"].to_pylist())
    assert set(log.link().operators["operator_id"].to_pylist()) == ids


def test_what_chance_would_give_is_told_of_pairs_and_operators(linked):
    for row in linked.pairs.to_pylist():
        if row["linked"] and not row["strong"]:
            assert row["expected"] <= 0.05
    careful = [row for row in linked.operators.to_pylist() if row["size"] == 5]
    assert careful[0]["expected"] <= 0.05


def test_pairs_say_why_and_what_is_missing(linked):
    assert pair(linked, "op0", "op1")["why"] == "a rare device in common"
    assert "2 independent families" in pair(linked, "ca0", "ca1")["why"]


def test_different_takes_an_account_out_of_an_operator():
    linked = town().link([("op0", "op1", "different")])
    assert not any({"op0", "op1"} <= names for names in operators(linked))
    assert pair(linked, "op0", "op1")["judgement"] == "different"
    assert not pair(linked, "op0", "op1")["linked"]


def test_same_joins_two_and_is_a_row_of_the_waterfall():
    linked = town().link([("x0001", "x0002", "same")])
    assert frozenset({"x0001", "x0002"}) in operators(linked)
    assert [
        row["kind"] for row in links(linked, "x0001", "x0002") if row["family"] == "judgement"
    ] == ["same"]
    assert pair(linked, "x0001", "x0002")["linked"]


def test_what_follows_from_two_words_holds_without_asking():
    linked = town().link([("op0", "x0001", "different"), ("op1", "x0001", "same")])
    assert not any({"op0", "op1"} <= names for names in operators(linked))
    assert "what people said parts them" in pair(linked, "op0", "op1")["why"]


def test_unsure_leaves_the_evidence_to_decide():
    linked = town().link([("op0", "op1", "unsure")])
    assert OPERATION in operators(linked)
    assert pair(linked, "op0", "op1")["judgement"] == "unsure"


def test_a_word_on_accounts_that_are_not_in_the_log_holds_between_those_that_are():
    linked = town().link([("op0", "gone", "same"), ("op1", "gone", "different")])
    assert not any({"op0", "op1"} <= names for names in operators(linked))


def test_doing_it_at_the_same_time_adds_to_a_link_and_makes_none():
    log = GivenAccounts()
    for n in range(3):
        name = log.person(f"op{n}", day=10, device="desk")
        for k in range(6):
            log.says(name, 50 + 3 * k + n / 500, family=f"round {k}")
        for day in range(30):
            log.says(name, 50 + day + 0.3)
    for n in range(3):
        name = log.person(f"so{n}", day=10 + 20 * n)
        for k in range(6):
            log.says(name, 150 + 3 * k + n / 500, family=f"drive {k}")
        for day in range(30):
            log.says(name, 150 + day + 0.3)
    linked = log.link()
    assert "synchrony" in pair(linked, "op0", "op1")["families"]
    assert pair(linked, "op0", "op1")["bits"] > 14
    assert claimed(linked) == {frozenset({"op0", "op1", "op2"})}


def test_addresses_that_went_from_one_line_to_another_link_nobody():
    log = GivenAccounts()
    log.person("before", day=1, address="moved", payment=None)
    log.person("after", day=50, address="moved", payment=None)
    for name, day in (("before", 1.1), ("after", 60)):
        log.says(name, day, family="rare words")
    assert not operators(log.link())


@pytest.mark.parametrize(
    "wrong",
    [{"max_accounts": 1}, {"false_links": 0}, {"bar_bits": 3.0}, {"rounds": 0}, {"strong_bits": 0}],
)
def test_settings_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(SettingError, match="linking: "):
        Linking(**wrong)
