"""People who share a line, a card, a task or an employer are no operator; operators are."""

from __future__ import annotations

import numpy as np
import pytest
from tests.usage.link_given import GivenAccounts, claimed, links, operators, pair

FLATMATES = ("h0", "h1", "h2", "h3")


def reasons(linked):
    return {row["greyed"] for row in linked.links.to_pylist()} - {None, "place"}


def test_a_household_on_one_line_is_not_linked():
    log = GivenAccounts()
    for n, name in enumerate(FLATMATES):
        log.person(name, day=30 * n, address="flat", network="flats")
    assert not operators(log.link())


def test_a_household_that_pays_with_one_card_is_greyed():
    log = GivenAccounts()
    for n, name in enumerate(FLATMATES):
        log.person(name, day=30 * n, payment="family card")
    linked = log.link()
    assert not operators(linked)
    assert {row["greyed"] for row in links(linked, "h0", "h1") if row["kind"] == "payment"} == {
        "household"
    }


def test_a_household_with_line_and_card_in_common_is_shaped_as_one():
    log = GivenAccounts()
    for n, name in enumerate(FLATMATES):
        log.person(name, day=30 * n, payment="family card", address="flat", network="flats")
    assert set(operators(log.link()).values()) == {"household"}


def test_a_university_that_the_log_names_weighs_nothing():
    log = GivenAccounts()
    for n in range(30):
        name = log.person(f"u{n}", day=7 * n, network=None, address=None)
        log.has(name, "network", "campus", shared="university")
        log.says(name, 100 + n, family="referencing")
    linked = log.link()
    assert not operators(linked)
    assert reasons(linked) <= {"university"}


def test_the_exit_of_a_vpn_is_known_by_the_network_it_is_in():
    log = GivenAccounts()
    for n in range(12):
        name = log.person(f"v{n}", day=11 * n, network=None, address="exit")
        log.has(name, "network", "vpn block", shared="vpn")
        log.says(name, 100 + 13 * n, family="translate this")
    assert not operators(log.link())


def test_a_network_of_more_than_fifty_is_a_hub():
    log = GivenAccounts()
    for n in range(51):
        name = log.person(f"v{n}", day=5 * n, network="mobile carrier")
        log.says(name, 100 + n, family="a letter to the landlord" if n < 40 else None)
    assert not operators(log.link())


def test_the_clients_of_a_reseller_are_not_one_operator():
    log = GivenAccounts()
    for n in range(15):
        log.person(f"r{n}", day=9 * n, payment="reseller card")
    linked = log.link()
    assert not operators(linked)
    assert reasons(linked) == {"reseller"}


def test_an_agency_with_many_clients_is_shaped_as_one():
    log = GivenAccounts()
    for n in range(8):
        name = log.person(f"a{n}", day=9 * n, payment="agency card", network="agency office")
        log.says(name, 50 + n, about=(f"client {n}", f"fair of client {n}"))
    assert claimed(log.link()) == set()


def test_colleagues_with_a_house_template_are_shaped_as_an_office():
    log = GivenAccounts()
    for n in range(7):
        name = log.person(
            f"n{n}",
            day=20 * n,
            network="newsroom",
            organisation="paper",
            email_domain="paper.example",
        )
        for story in range(4):
            log.says(name, 100 + n + 9 * story, family=f"house style {story}")
    assert claimed(log.link()) == set()


def test_a_class_that_does_one_task_is_not_linked():
    log = GivenAccounts()
    for n in range(24):
        name = log.person(f"s{n:02d}", day=n / 48, network="school")
        for week in range(3):
            log.says(name, 40 + 7 * week + n / 500, family=f"essay {week}")
    assert not operators(log.link())


def test_a_class_that_reads_one_novel_is_not_linked_by_its_characters():
    log = GivenAccounts()
    for n in range(24):
        name = log.person(f"s{n:02d}", day=n / 48, network="school")
        log.says(name, 40 + n / 500, family="essay")
        log.says(name, 41 + n / 7, about=("the old ferryman", "the miller's dog"))
    assert not operators(log.link())


def test_homework_copied_from_a_page_at_home_is_not_linked():
    log = GivenAccounts()
    for n in range(24):
        name = log.person(f"s{n:02d}", day=n)
        log.says(name, 40 + n, family="homework")
    assert not operators(log.link())


@pytest.mark.parametrize("openly", ["organisation", "email_domain"])
def test_a_laboratory_that_tries_the_same_prompts_is_shaped_as_an_office(openly):
    log = GivenAccounts()
    for n in range(6):
        name = log.person(f"l{n}", day=15 * n, network="laboratory", **{openly: "laboratory"})
        for trial in range(5):
            log.says(name, 100 + 3 * trial + n, family=f"trial {trial}")
    assert claimed(log.link()) == set()


def test_news_that_many_write_of_links_nobody():
    log = GivenAccounts()
    for n in range(40):
        name = log.person(f"w{n:02d}", day=4 * n)
        log.says(name, 200 + n / 40, about=("the flood", "the bridge at the mill"))
    assert not operators(log.link())


def test_compatriots_who_work_the_same_hours_are_not_linked():
    log = GivenAccounts()
    for n in range(3):
        name = log.person(
            f"i{n}", day=3, country="IS", language="is", timezone="Atlantic/Reykjavik"
        )
        for day in range(20):
            log.says(name, 20 + day + n / 500)
    assert not operators(log.link())


def test_a_rare_browser_alone_links_nobody():
    log = GivenAccounts()
    for n in range(3):
        log.person(f"b{n}", day=40 * n, user_agent="a browser of one's own")
    assert not operators(log.link())


def test_a_lazy_operator_on_one_device_is_found():
    log = GivenAccounts()
    for n in range(4):
        name = log.person(f"op{n}", day=10 + n, device="desk")
        log.says(name, 60 + n, family="plan")
    assert claimed(log.link()) == {frozenset(f"op{n}" for n in range(4))}


def test_a_careful_operator_with_two_weak_families_is_found():
    log = GivenAccounts()
    for n in range(5):
        name = log.person(f"op{n}", day=20 * n, network="block")
        for k in range(3):
            log.says(name, 100 + 7 * k + n, family=f"boilerplate {k}")
    assert claimed(log.link()) == {frozenset(f"op{n}" for n in range(5))}


def test_one_weak_family_is_not_enough():
    log = GivenAccounts()
    for n in range(5):
        name = log.person(f"op{n}", day=20 * n)
        for k in range(3):
            log.says(name, 100 + 7 * k + n, family=f"boilerplate {k}")
    linked = log.link()
    assert not operators(linked)


FAR = ("NZ", "IS", "PT", "UY", "LA", "MG")


def careful(log, *, countries=FAR[:3], about=("heron reach",), work=False, network="block"):
    """Accounts of one hosting block that write of one rare thing, each with all else of its own."""
    for n, country in enumerate(countries):
        name = log.person(f"op{n}", day=40 * n, country=country, network=network)
        for k in range(3):
            (log.works if work else log.says)(name, 150 + 9 * k + n, about=about)
    return frozenset(f"op{n}" for n in range(len(countries)))


def test_accounts_of_several_countries_in_one_small_network_who_write_of_one_rare_name_are_found():
    log = GivenAccounts()
    assert claimed((careful(log), log.link())[1]) == {frozenset({"op0", "op1", "op2"})}


def test_the_same_in_one_country_is_found_where_both_work_on_it():
    log = GivenAccounts()
    members = careful(log, countries=("NZ", "NZ"), work=True)
    assert claimed(log.link()) == {members}


def test_a_stage_that_was_hardly_read_is_no_work():
    log = GivenAccounts()
    for n in range(2):
        name = log.person(f"op{n}", day=40 * n, network="block")
        log.works(name, 150 + n, about=("heron reach",), level="weak")
    assert not operators(log.link())


@pytest.mark.parametrize("size", [2, 3, 5])
def test_a_family_that_writes_its_name_under_one_roof_is_not_linked(size):
    log = GivenAccounts()
    careful(log, countries=("NZ",) * size, network="flat")
    assert not operators(log.link())


@pytest.mark.parametrize("size", [2, 4, 5])
def test_a_family_that_writes_its_name_its_street_and_its_school_is_shaped_as_one(size):
    log = GivenAccounts()
    careful(
        log,
        countries=("NZ",) * size,
        about=("fenwick", "heron reach", "saint odo's"),
        network="flat",
    )
    assert set(operators(log.link()).values()) == {"household"}


def test_accounts_of_several_countries_with_a_rare_name_in_common_and_nothing_else_are_not_linked():
    log = GivenAccounts()
    for n, country in enumerate(FAR):
        name = log.person(f"fan{n}", day=40 * n, country=country)
        for k in range(5):
            log.works(name, 150 + 9 * k + n, about=("heron reach",))
    assert not operators(log.link())


def test_people_of_several_countries_at_one_exit_who_write_of_what_many_do_are_not_linked():
    log = GivenAccounts()
    careful(log, countries=FAR, about=("the flood",), network="exit")
    for n in range(40):
        log.says(f"x{n:04d}", 150 + n, about=("the flood",))
    assert not operators(log.link())


def activists(log, **signals):
    """A group of one town: letters that went round, and names that each writes of by themselves."""
    for n in range(6):
        name = log.person(f"ac{n}", day=40 * n, **signals)
        for k in range(3):
            log.says(name, 150 + 9 * k + n, family=f"letter {k}")
            log.works(name, 160 + 9 * k + n, about=(f"grove {k}", "old orchard", "mayor fenwick"))


def test_activists_who_share_letters_and_several_rare_names_are_not_linked():
    log = GivenAccounts()
    activists(log)
    linked = log.link()
    assert not operators(linked)
    why = pair(linked, "ac0", "ac1")["why"]
    assert why == "nothing counts that could not be copied: a signal is missing"


def test_activists_on_one_large_carrier_are_not_linked():
    log = GivenAccounts()
    activists(log, network="carrier")
    for n in range(30):
        log.person(f"n{n:02d}", day=5 * n, network="carrier")
    assert not operators(log.link())


def test_fifty_accounts_that_take_a_victims_value_do_not_take_the_victim_along():
    for count in (5, 20, 50):
        log = GivenAccounts()
        log.person("victim", day=1, phone="public number")
        for n in range(count):
            log.person(
                f"z{n:02d}", day=100, phone="public number", device=f"farm {n % 3}", network="farm"
            )
        linked = log.link(strong_accounts=50)
        assert not any("victim" in names for names in operators(linked)), count
        assert any(len(names) >= count // 3 for names in operators(linked))


def test_copies_of_a_published_prompt_do_not_take_its_author_along():
    log = GivenAccounts()
    log.person("victim", day=1)
    log.says("victim", 5, family="published", about=("rare bird", "old mill"))
    log.says("victim", 6, about=("rare bird",))
    for n in range(10):
        name = log.person(f"z{n}", day=100, network="farm")
        log.says(name, 110 + n, family="published", about=("rare bird", "old mill"))
    assert not any("victim" in names for names in operators(log.link()))


def test_shuffled_signals_link_nobody():
    found = 0
    for seed in range(5):
        draw = np.random.default_rng(seed)
        log = GivenAccounts(crowd=0)
        for n in range(600):
            name = log.person(f"p{n:03d}", day=float(draw.uniform(0, 300)), network=None)
            log.has(name, "network", f"net {draw.integers(60)}")
            log.has(name, "user_agent", f"browser {draw.integers(60)}")
            for _ in range(2):
                log.says(name, 300 + float(draw.uniform(0, 90)), family=f"f{draw.integers(200)}")
                log.says(name, 300, about=tuple({f"s{s}" for s in draw.integers(0, 300, 3)}))
        found += len(operators(log.link()))
    assert found <= 1
