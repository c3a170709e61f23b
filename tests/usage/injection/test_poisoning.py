"""Accounts planted to frame somebody, to hide, or to lift a count over its threshold."""

from __future__ import annotations

import pyarrow as pa
import pytest
from tests.usage.link_given import GivenAccounts, claimed, operators
from tests.usage.operation_tables import GivenLog

from groundswell.model.usage import OPERATOR_MEMBERS
from groundswell.usage.aggregates import aggregates
from groundswell.usage.operations import operations_of

VICTIM = "victim"
SECRET = "the allotment on Harbour Lane"


def members(linked):
    return set(linked.members["account_key"].to_pylist())


def framed(planted, *, crowd=1_500, copied=(), text=True, own="one-device"):
    """A victim, and accounts of one operator that copy what is known of it."""
    log = GivenAccounts(crowd)
    shared = {kind: f"{kind} of the victim" for kind in copied}
    log.person(VICTIM, day=10, **shared)
    log.says(VICTIM, 20, family="flyer", about=("#birdclub", "harbour birds"))
    for number in range(planted):
        name = f"planted{number:02d}"
        log.person(name, day=40, **({"device": own} | shared))
        if text:
            log.says(name, 50 + number, family="flyer", about=("#birdclub", "harbour birds"))
    return log.link()


@pytest.mark.parametrize("planted", [1, 2, 3, 10, 19, 50])
def test_who_copies_the_texts_and_subjects_of_somebody_is_not_linked_to_them(planted):
    linked = framed(planted)
    assert VICTIM not in members(linked)
    if 1 < planted < 20:
        assert members(linked) == {f"planted{number:02d}" for number in range(planted)}


@pytest.mark.parametrize("planted", [1, 2, 5, 50])
@pytest.mark.parametrize(
    "copied", [("user_agent",), ("organisation",), ("referrer",), ("language", "timezone", "country")]
)  # fmt: skip
def test_who_copies_what_an_account_says_of_itself_is_not_linked_to_them(planted, copied):
    assert VICTIM not in members(framed(planted, copied=copied, text=False))


@pytest.mark.parametrize("planted", [1, 2, 10, 50])
@pytest.mark.parametrize("country", ["NZ", "IS"])
def test_who_copies_letters_and_names_of_somebody_one_by_one_is_not_linked(planted, country):
    log = GivenAccounts(1_500)
    writers = [VICTIM, *(f"planted{number:02d}" for number in range(planted))]
    for turn, name in enumerate(writers):
        if name == VICTIM:
            log.person(name, day=10)
        else:
            log.person(name, day=40, device="one-device", country=country)
        for part in range(4):
            log.says(name, 50 + 9 * part + turn, family=f"letter {part}")
            log.works(name, 55 + 9 * part + turn, about=(f"harbour {part}", "#birdclub"))
    assert VICTIM not in members(log.link())


@pytest.mark.parametrize("planted", [2, 5])
@pytest.mark.parametrize("copied", [("user_agent",), ("organisation",), ("referrer",)])
def test_who_copies_texts_and_what_an_account_says_of_itself_is_not_linked(planted, copied):
    assert VICTIM not in members(framed(planted, copied=copied))


@pytest.mark.parametrize("planted", [1, 2, 50])
def test_a_network_that_a_victim_shares_with_others_links_nobody_to_them(planted):
    log = GivenAccounts(1_500)
    log.person(VICTIM, day=10, network="library")
    for number in range(planted):
        log.person(f"planted{number:02d}", day=40, network="library", device="one-device")
    assert VICTIM not in members(log.link())


def hidden(flood, **signals):
    """Four accounts of one operator, and accounts that flood the log with what it shares."""
    log = GivenAccounts(600)
    for number in range(4):
        name = f"member{number}"
        log.person(name, day=100, device="desk", payment="card", network="line")
        log.says(name, 120 + number / 10, family="sheet", about=("project heron", "quiet harbour"))
    for number in range(flood):
        name = f"flood{number:04d}"
        own = {kind: f"{value}{number // 2}" for kind, value in signals.items() if value != "same"}
        log.person(name, day=200 + number / 50, **own)
        log.says(name, 210 + number / 50, family="sheet", about=("project heron", "quiet harbour"))
    return log.link()


FOUR = {f"member{number}" for number in range(4)}


def test_an_operator_is_found_without_a_flood():
    assert FOUR in claimed(hidden(0))


def test_accounts_that_make_the_texts_and_subjects_common_do_not_hide_an_operator():
    assert any(names >= FOUR for names in claimed(hidden(400)))


@pytest.mark.parametrize("kind", ["user_agent", "organisation", "referrer", "network"])
def test_pairs_that_meet_by_design_do_not_raise_the_bar_over_an_operator(kind):
    found = claimed(hidden(400, **{kind: "pair"}))
    assert any(names >= FOUR for names in found)


def test_a_flood_links_no_two_of_the_crowd():
    before = {frozenset(names) for names in operators(hidden(0))}
    after = operators(hidden(400, user_agent="pair"))
    crowd = {name for names in after for name in names if name.startswith("x")}
    assert crowd == {name for names in before for name in names if name.startswith("x")}


def counted(planted, linked_as, *, about="name:recipes", victims=1, least=10, stage="profiling"):
    """Counts of a log with a few people and planted accounts who ask for the same rare thing."""
    log = GivenLog().crowd(60)
    for number in range(36):
        log.says(f"other{number:02d}", 2, "", text="a soup", lang=("fr", "de", "ja")[number % 3])
    for number in range(victims):
        log.says(f"victim{number}", 3, stage, about=about, text=SECRET, lang="mi")
    for number in range(planted):
        log.says(f"planted{number:02d}", 4, stage, about=about, text=SECRET, lang="mi")
    tables = log.tables()
    rows = [
        {"operator_id": linked_as, "account_key": f"planted{number:02d}", "bits": 20.0, "links": 1}
        for number in range(planted if linked_as else 0)
    ]
    return aggregates(
        tables["message_stages"],
        tables["outcomes"],
        tables["messages"],
        pa.Table.from_pylist(rows, OPERATOR_MEMBERS),
        least_operators=least,
    )


def shown(table):
    return {(row["what"], row["value"]): row["operators"] for row in table.to_pylist()}


@pytest.mark.parametrize("planted", [9, 50, 500])
def test_many_accounts_of_one_operator_lift_no_count_over_the_threshold(planted):
    found = shown(counted(planted, "o1"))
    assert ("language", "mi") not in found
    assert found["language", "fewer than 10 operators"] is None


def test_the_same_accounts_would_lift_it_if_accounts_were_counted():
    assert shown(counted(50, None))["language", "mi"] == 51


@pytest.mark.parametrize("planted", [0, 9, 50])
def test_a_count_holds_no_text_and_no_account(planted):
    for linked_as in ("o1", None):
        told = str(counted(planted, linked_as).to_pylist())
        for word in (SECRET, "allotment", "victim", "planted", "recipes"):
            assert word not in told


def test_what_is_withheld_cannot_be_had_by_subtraction():
    """Languages add up to all prompts, so a single gap would be the rest of the sum."""
    table = counted(50, "o1")
    rows = [row for row in table.to_pylist() if row["what"] == "language"]
    told = {row["value"] for row in rows if row["operators"] is not None}
    assert told, "nothing is shown at all: nothing was tested"
    assert len({"en", "fr", "de", "ja"} - told) >= 1, "the gap in the sum is one language alone"
    assert [row["messages"] for row in rows if row["operators"] is None] == [None]


def test_a_name_that_planted_accounts_repeat_accuses_nobody_who_bears_it():
    """Fifty accounts write about somebody: the account of that name gets no tier from it."""
    log = GivenLog().crowd(300)
    for day in range(6):
        log.says(VICTIM, day, "content_single", about="name:own garden", text="a letter")
    for number in range(50):
        name = f"planted{number:02d}"
        log.says(name, 10, "planning!", about="name:victim", text="plan")
        log.says(name, 12, "profiling!", about="name:victim", text="profile")
    log.linked(*(f"planted{number:02d}" for number in range(50)))
    found, _ = operations_of(log.tables())
    accused = {
        name
        for row in found.to_pylist()
        if row["tier"] in ("investigate", "lead")
        for name in row["accounts"]
    }
    assert VICTIM not in accused


def test_fifty_accounts_that_do_nothing_but_use_a_victims_subject_raise_its_tier_by_nothing():
    def tier(planted):
        log = GivenLog().crowd(300)
        log.says(VICTIM, 1, "planning", about="name:heron", refused=True, text="plan")
        log.says(VICTIM, 3, "internal_reporting", about="name:heron", text="report")
        for number in range(planted):
            log.says(f"planted{number:02d}", 10, "", about="name:heron", text="soup")
        rows = operations_of(log.tables())[0].to_pylist()
        order = ("investigate", "lead", "explained", "insufficient data")
        return min(
            (order.index(row["tier"]) for row in rows if VICTIM in row["accounts"]),
            default=len(order),
        )

    assert tier(50) >= tier(0)
