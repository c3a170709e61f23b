"""How rare a value is among people of one country, or among those who write one language."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from tests.usage.link_given import GivenAccounts, claimed, operators

from groundswell.usage.link_communities import communities
from groundswell.usage.link_settings import Linking
from groundswell.usage.link_texts import roots
from groundswell.usage.link_values import held_values


def small_country(network, family):
    """Sixty accounts in a small country among six hundred; some share a network and a prompt."""
    log = GivenAccounts(crowd=540)
    for n in range(60):
        name = log.person(f"s{n:02d}", day=5 * n, country="IS", network=f"{network} {n % 3}")
        log.says(name, 300 + n, family=f"{family} {n % 4}")
    return log


def test_a_carrier_and_a_proverb_of_a_small_country_link_nobody():
    assert not operators(small_country("carrier", "proverb").link())


def test_what_is_rare_in_the_country_still_links():
    log = small_country("carrier", "proverb")
    for n in range(3):
        name = log.person(f"op{n}", day=30 * n, country="IS", network="block")
        for k in range(3):
            log.says(name, 200 + 9 * k + n, family=f"boilerplate {k}")
    assert claimed(log.link(family_bits=4.0, group_bits=8.0)) == {frozenset({"op0", "op1", "op2"})}


def of_two_countries(*holders):
    log = GivenAccounts(crowd=0)
    for n in range(100):
        log.person(
            f"p{n:02d}",
            country="NZ" if n < 50 else "IS",
            network="same" if n in holders else f"n{n}",
        )
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    held = held_values(accounts, signals, messages, subjects, families, Linking())
    among = communities(held, messages)
    value = held.spelled.to_pylist().index("same")
    return among, np.arange(held.start[value], held.start[value + 1])


def test_a_value_weighs_what_it_does_where_it_is_least_rare_but_for_the_two():
    among, here = of_two_countries(1, 2, 3, 4, 5, 6, 60)
    assert among.between(here[:1], here[1:2]).tolist() == [np.log2(50 / 4)]
    assert among.between(here[:1], here[6:]).tolist() == [np.log2(50 / 5)]


def test_what_only_the_two_have_is_not_common_in_their_country():
    among, here = of_two_countries(1, 2, 60)
    assert among.between(here[:1], here[1:2]).tolist() == [np.log2(100 / 3)]


def test_who_the_log_knows_in_two_countries_is_elsewhere_than_nobody():
    log = GivenAccounts(crowd=0)
    log.person("a", country="NZ", timezone=None)
    log.person("b", country="IS", timezone=None)
    log.person("c", country="IS", timezone=None)
    log.has("c", "country", "NZ")
    log.person("d", country=None, timezone=None)
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    held = held_values(accounts, signals, messages, subjects, families, Linking())
    one, other = np.triu_indices(4, 1)
    found = communities(held, messages).elsewhere(one, other)
    assert found.tolist() == [True, False, False, False, False, False]


def test_a_prompt_is_measured_among_those_who_write_its_language():
    log = GivenAccounts(crowd=0)
    for n in range(100):
        log.says(f"p{n:02d}", n, family="asked" if n < 4 else None)
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    lang = pa.array(["is" if n < 16 else "en" for n in range(100)])
    place = messages.schema.get_field_index("lang")
    messages = messages.set_column(place, messages.schema.field(place), lang)
    held = held_values(accounts, signals, messages, subjects, families, Linking())
    bits = communities(held, messages).bits
    assert bits.tolist() == [2.0] * 4  # log2(16 / 4), and not log2(100 / 4)


def test_spellings_of_one_subject_are_one():
    spelled = ["alder bridge", "alder-bridge", "alder", "old alder", "elm", "ash"]
    assert roots(spelled) == [2, 2, 2, 2, 4, 5]


def test_three_letters_are_no_root():
    assert roots(["ash", "ashford"]) == [0, 1]
