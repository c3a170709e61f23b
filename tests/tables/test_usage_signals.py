"""Signals of accounts: kinds, canonical values, what follows from them, and who shares them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.tables.usage_rows import START, message, signal, tables

from groundswell.tables.usage_values import BadSignal, KnownShared, family_of, kind_of, signals_of

NOBODY = KnownShared()


def told(*signals: dict[str, Any], **how: Any) -> list[tuple[str, str, str | None]]:
    found = tables(None, list(signals), keep=True, **how).signals
    return list(
        zip(*(found[name].to_pylist() for name in ("kind", "value_key", "shared")), strict=True)
    )


@pytest.mark.parametrize(
    ("value", "address", "network"),
    [
        ("192.0.2.7", "192.0.2.7", "192.0.2.0/24"),
        ("192.0.2.7:443", "192.0.2.7", "192.0.2.0/24"),
        ("192.0.2.7, 10.0.0.1", "192.0.2.7", "192.0.2.0/24"),
        ("2001:DB8:1:2::7", "2001:db8:1:2::7", "2001:db8:1::/48"),
        ("[2001:db8:1:2::7]:443", "2001:db8:1:2::7", "2001:db8:1::/48"),
        ("::ffff:192.0.2.7", "192.0.2.7", "192.0.2.0/24"),
        ("fe80:1::7%eth0", "fe80:1::7", None),
    ],
)
def test_an_address_gives_its_network(value, address, network):
    found = {kind: held for kind, held, _ in told(signal("ip", value))}
    assert found["address"] == address
    assert found.get("network") == network


def test_an_address_that_was_hashed_before_gives_no_network():
    assert told(signal("hashed_ip", "A1B2C3")) == [("address", "a1b2c3", None)]


@pytest.mark.parametrize("value", ["10.1.2.3", "192.168.0.4", "127.0.0.1", "100.64.1.1", "fd00::1"])
def test_an_address_that_anybody_may_have_says_so(value):
    ((_, _, shared),) = told(signal("address", value))
    assert shared == "private"


def test_a_mailbox_gives_its_domain_and_who_shares_that():
    assert told(signal("email", "Ana.Bus+tea@googlemail.com")) == [
        ("email", "anabus@gmail.com", None),
        ("email_domain", "gmail.com", "public mail"),
    ]
    assert told(signal("mail", "Ana.Bus+x@Bus.Example")) == [
        ("email", "ana.bus@bus.example", None),
        ("email_domain", "bus.example", None),
    ]
    assert told(signal("email", "ana@mailinator.com"))[1][2] == "disposable"


def test_what_the_log_says_of_an_address_holds_for_its_network():
    assert told(signal("address", "192.0.2.7", shared="VPN")) == [
        ("address", "192.0.2.7", "vpn"),
        ("network", "192.0.2.0/24", "vpn"),
    ]


def test_an_analysts_list_is_matched_before_pseudonyms():
    known = KnownShared.of(
        [
            ("network", "192.0.2.0/25", "university"),
            ("ip", "198.51.100.9", "relay"),
            ("email_domain", "Bus.Example", "agency"),
            ("organisation", "Tea House", "newsroom"),
        ]
    )
    assert told(
        signal("address", "192.0.2.7"), signal("address", "192.0.2.200"),
        signal("address", "198.51.100.9"), signal("email", "ana@bus.example"),
        signal("organisation", "TEA  house"), known=known,
    ) == [
        ("address", "192.0.2.7", "university"), ("network", "192.0.2.0/24", "university"),
        ("address", "192.0.2.200", None),
        ("address", "198.51.100.9", "relay"), ("network", "198.51.100.0/24", "relay"),
        ("email", "ana@bus.example", None), ("email_domain", "bus.example", "agency"),
        ("organisation", "tea house", "newsroom"),
    ]  # fmt: skip


def test_what_the_log_says_goes_before_lists():
    known = KnownShared.of([("address", "192.0.2.7", "vpn")])
    assert told(signal("address", "192.0.2.7", shared="office"), known=known)[0][2] == "office"


@pytest.mark.parametrize(
    ("word", "kind", "family"),
    [
        ("IP address", "address", "network"), ("country", "country", "network"),
        ("ASN", "asn", "network"), ("User-Agent", "user_agent", "device"),
        ("tz", "timezone", "device"), ("accept-language", "language", "device"),
        ("card_fingerprint", "card", "payment"), ("billing", "billing", "payment"),
        ("E-Mail", "email", "sign_up"), ("org", "organisation", "sign_up"),
        ("referer", "referrer", "sign_up"), ("api_key", "api_key", "other"),
        ("favourite colour", "favourite_colour", "other"),
    ],
)  # fmt: skip
def test_kinds_have_one_word_and_a_family(word, kind, family):
    assert kind_of(word) == kind
    assert family_of(kind) == family


@pytest.mark.parametrize("word", ["", "=cmd|x", "kind\n", "Ж", "a" * 60, "1st"])
def test_what_is_no_kind_is_refused(word):
    if word == "kind\n":
        assert kind_of(word) == "kind"
        return
    with pytest.raises(BadSignal, match="not a kind of signal"):
        kind_of(word)


def test_country_and_language_stay_plain_and_nothing_else_does():
    found = tables(
        None,
        [signal("country", "nl"), signal("language", "en-GB,en;q=0.9"), signal("timezone", "CET"),
         signal("device", "d-1"), signal("phone", "+44 20 7946 0958"),
         signal("country", "<b>not a country</b>")],
    ).signals  # fmt: skip
    values = found["value_key"].to_pylist()
    assert values[:2] == ["NL", "en-gb,en"]
    for value in values[2:]:
        assert value[:2] in ("e-", "b-")
        assert len(value) == 14


def test_equal_values_of_two_kinds_have_two_pseudonyms():
    found = tables(None, [signal("device", "x1"), signal("payment", "x1")]).signals
    assert len(set(found["value_key"].to_pylist())) == 2


def test_an_address_in_a_text_has_the_pseudonym_of_the_signal():
    found = tables(
        [message("I am ana@bus.example from 192.0.2.7, call +44 20 7946 0958")],
        [signal("email", "Ana@bus.example"), signal("address", "192.0.2.7"),
         signal("phone", "0044 20 7946 0958")],
    )  # fmt: skip
    text = found.messages["text"][0].as_py()
    kinds = found.signals["kind"].to_pylist()
    for kind, value in zip(kinds, found.signals["value_key"].to_pylist(), strict=True):
        assert (value in text) == (kind in ("email", "address", "phone"))


def test_equal_signals_are_one_from_the_first_time_to_the_last():
    found = tables(
        None,
        [signal("device", "d", first_seen=START + 9), signal("device", "d", first_seen=START),
         signal("device", "D", last_seen=START + 20), signal("device", "d", shared="classroom")],
    ).signals  # fmt: skip
    (row,) = found.to_pylist()
    assert (row["first_ms"], row["last_ms"]) == (START * 1000, (START + 20) * 1000)
    assert (row["shared"], row["source_row"]) == ("classroom", 1)


def test_times_that_are_none_are_empty_and_counted():
    found = tables(None, [signal("device", "d", first_seen="soon")])
    assert found.signals["first_ms"].to_pylist() == [None]
    assert found.unread == {("first_seen", "not a time in a form that is known"): 1}


def test_signals_without_account_or_value_are_set_aside():
    found = tables(
        None, [signal("device", ""), signal("device", "d", account=None), signal("=x", "d")]
    )
    assert [(each["row"], each["column"]) for each in found.rejects.to_pylist()] == [
        (2, "account"), (1, "value"), (3, "kind"),
    ]  # fmt: skip


def test_nothing_is_said_to_be_shared_that_nobody_said_is():
    values = (("address", "192.0.2.7"), ("device", "d"), ("email", "ana@bus.example"), ("asn", "1"))
    for kind, value in values:
        for each in signals_of(kind, value, None, NOBODY):
            assert each.shared is None


@pytest.mark.parametrize(
    ("row", "reason"),
    [(("network", "192.0.2.0/99", "vpn"), "not a network"), (("address", "192.0.2.7", " "), "no word"),
     (("=x", "1", "vpn"), "not a kind"), (("device", " ", "vpn"), "no value")],
)  # fmt: skip
def test_a_bad_line_of_a_list_says_what_is_wrong(row, reason):
    with pytest.raises(BadSignal, match=reason):
        KnownShared.of([row])


def test_networks_of_a_list_are_found_by_the_longest_that_holds_an_address():
    known = KnownShared.of(
        [("network", "192.0.0.0/16", "reseller"), ("network", "192.0.2.0/28", "vpn"),
         ("network", "2001:db8::/32", "relay")]
    )  # fmt: skip
    for value, shared in (
        ("192.0.2.7", "vpn"), ("192.0.2.99", "reseller"), ("198.51.100.1", None),
        ("2001:db8:1::7", "relay"), ("2001:db9::7", None), ("a1b2c3", None),
    ):  # fmt: skip
        assert known.of_value("address", value) == shared
    assert known.of_value("network", "192.0.0.0/8") is None


def test_who_shares_a_value_is_told_in_plain_words():
    found = told(signal("device", "d", shared="<script>"), signal("device", "e", shared="VPN Exit"))
    assert [shared for _, _, shared in found] == ["shared", "vpn exit"]


def test_a_part_of_a_domain_that_is_listed_is_listed():
    assert told(signal("email", "ana@mx.mailinator.com"))[1][2] == "disposable"
    assert told(signal("email", "ana@notmailinator.example"))[1][2] is None
