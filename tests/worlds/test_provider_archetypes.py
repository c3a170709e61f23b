"""Look-alikes share what their like shares in life, and nothing makes them operators."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from groundswell.worlds import provider_world
from groundswell.worlds.provider_archetypes import ARCHETYPES
from groundswell.worlds.provider_phrasing import SETS


@pytest.fixture(scope="module")
def world():
    each = dict.fromkeys(ARCHETYPES, 3)
    return provider_world(seed=21, accounts=1, operators=0, lookalikes=each, templates="held")


@pytest.fixture(scope="module")
def instances(world):
    """Accounts of each instance, by kind."""
    found = defaultdict(lambda: defaultdict(list))
    for row in world.truth.to_pylist():
        found[row["archetype"]][row["instance"]].append(row["account_key"])
    return found


@pytest.fixture(scope="module")
def values(world):
    """Values of signals of each account, by kind."""
    found = defaultdict(lambda: defaultdict(set))
    for row in world.tables()["signals"].to_pylist():
        found[row["account_key"]][row["kind"]].add(row["value_key"])
    return found


def shared(accounts, values, kind):
    """Give by how many of the accounts the most frequent value is shared."""
    counts = Counter(value for each in accounts for value in values[each][kind])
    return max(counts.values(), default=0)


def test_there_are_as_many_instances_as_asked_for_and_no_operator(world, instances):
    assert {name: len(found) for name, found in instances.items()} == dict.fromkeys(ARCHETYPES, 3)
    assert world.truth["operator"].null_count == world.accounts


@pytest.mark.parametrize("name", ARCHETYPES)
def test_an_instance_has_the_size_of_its_kind(instances, name):
    least, most = ARCHETYPES[name].size
    assert all(least <= len(each) <= most for each in instances[name].values())


@pytest.mark.parametrize("name", ["newsroom", "agency", "service", "bureau", "campaign", "travel"])
def test_an_office_has_its_addresses_and_its_mailboxes_in_common(instances, values, name):
    for accounts in instances[name].values():
        assert shared(accounts, values, "network") == len(accounts)
        assert shared(accounts, values, "email_domain") == len(accounts)


def test_strangers_behind_one_exit_live_in_many_countries(instances, values):
    for accounts in instances["vpn"].values():
        assert shared(accounts, values, "network") == len(accounts)
        assert len({c for each in accounts for c in values[each]["country"]}) >= 4


def test_a_resellers_customers_share_a_payment_and_no_device(instances, values):
    for accounts in instances["reseller"].values():
        assert shared(accounts, values, "payment") == len(accounts)
        assert shared(accounts, values, "device") == 1


def test_activists_share_a_subject_and_no_device_payment_or_address(instances, values, world):
    place = world.tables()["messages"].to_pylist()
    for accounts in instances["activists"].values():
        assert shared(accounts, values, "device") <= 1
        assert shared(accounts, values, "payment") <= 1
        theirs = [row["text"] for row in place if row["account_key"] in accounts]
        names = Counter(
            word.strip("(),.'s«»„“:#")
            for text in theirs
            for word in set(text.split())
            if word[:1].isupper() and len(word) > 6
        )
        assert names.most_common(1)[0][1] >= 0.2 * len(theirs)


def test_some_activists_start_from_one_letter(instances, world):
    meant = world.meant["genre"].to_pylist()
    heads = defaultdict(Counter)
    owner = {key: instance for instance, keys in instances["activists"].items() for key in keys}
    for row, genre in zip(world.tables()["messages"].to_pylist(), meant, strict=True):
        if genre == "ac_letter" and row["role"] == "user":
            heads[owner[row["account_key"]]][row["text_norm"][-12:]] += 1
    assert max(max(each.values()) for each in heads.values()) >= 3


def test_of_what_is_shared_the_log_declares_a_part(world):
    asked = {"vpn": 40, "university": 40}
    made = provider_world(seed=22, accounts=1, operators=0, lookalikes=asked)
    kind = dict(zip(made.account_keys, made.truth["archetype"].to_pylist(), strict=True))
    instance = dict(zip(made.account_keys, made.truth["instance"].to_pylist(), strict=True))
    declared = defaultdict(set)
    for row in made.tables()["signals"].to_pylist():
        if row["shared"] in ("vpn", "university"):
            declared[kind[row["account_key"]]].add(instance[row["account_key"]])
    assert 10 <= len(declared["vpn"]) <= 30
    assert 14 <= len(declared["university"]) <= 34


def test_red_teams_ask_for_what_operators_ask_for_and_are_often_refused(instances, world):
    accounts = {key for keys in instances["red_team"].values() for key in keys}
    answers = [
        row["finish_reason"] != "stop"
        for row in world.tables()["messages"].to_pylist()
        if row["account_key"] in accounts and row["role"] == "assistant"
    ]
    assert sum(answers) > 0.1 * len(answers)


@pytest.mark.parametrize("name", [name for name, kind in ARCHETYPES.items() if kind.says])
def test_who_says_what_they_are_says_it_in_other_words_in_every_set(name):
    assert len(set(ARCHETYPES[name].says)) == len(SETS)
