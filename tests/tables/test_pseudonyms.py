"""Pseudonyms: stable under a key, telling nothing without it."""

from __future__ import annotations

import hmac
import re
from base64 import b32encode

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables.cells import Distinct
from groundswell.tables.pseudonyms import Pseudonyms, stable_key

KEY = b"a key for tests only"
ALL_ON_X = Distinct(np.ones(11, np.int32), [None, "x"])
BUSES = Distinct(np.arange(11, dtype=np.int32), [None, *(f"bus{n}" for n in range(10))])


def test_a_pseudonym_is_the_same_on_every_run():
    assert Pseudonyms(KEY).account("x", "ana") == "a-utzqip6n3rga"


@pytest.mark.parametrize("name", ["ana", "Ana", "ANA", "@ana", "＠ana", "@@Ana", " @ana "])
def test_case_and_the_mark_do_not_matter(name):
    assert Pseudonyms(KEY).account("x", name) == Pseudonyms(KEY).account("x", "ana")


@properties(st.text(max_size=30))
@settings(deadline=None)
def test_a_pseudonym_is_the_keyed_digest_in_base_32(name):
    plain = name.strip().lstrip("@＠").strip().casefold()
    digest = hmac.digest(KEY, f"x\0{plain}".encode("utf-8", "replace"), "sha256")
    assert Pseudonyms(KEY).account("x", name) == f"a-{b32encode(digest)[:12].decode().lower()}"


def test_another_key_gives_other_pseudonyms():
    assert Pseudonyms(KEY).account("x", "ana") != Pseudonyms(b"another key for tests").account(
        "x", "ana"
    )


def test_the_same_name_elsewhere_is_somebody_else():
    names = Pseudonyms(KEY)
    assert len({names.account(platform, "ana") for platform in ("x", "bluesky", "telegram")}) == 3


def test_different_names_have_different_pseudonyms():
    names = Pseudonyms(KEY)
    assert len({names.account("x", f"bus{n}") for n in range(20_000)}) == 20_000


def test_an_address_is_never_taken_for_an_account():
    names = Pseudonyms(KEY)
    account, address = names.account("address", "ana@bus.example"), names.address("ana@bus.example")
    assert (account[:2], address[:2]) == ("a-", "e-")


@properties(st.text(max_size=30))
@settings(deadline=None)
def test_a_pseudonym_tells_nothing_of_the_name(name):
    assert re.fullmatch(r"a-[a-z2-7]{12}", Pseudonyms(KEY).account("x", name))


def test_kept_names_stay_readable():
    names = Pseudonyms(b"", keep=True)
    assert names.kept
    assert names.account("x", "@Ana") == "x:ana"
    assert names.account("unknown", "Ana") == "ana"
    assert names.address("ana@bus.example") == "ana@bus.example"


def test_a_short_key_is_refused():
    with pytest.raises(ValueError, match="shorter than 16 bytes; give a longer one"):
        Pseudonyms(b"short")


def test_it_remembers_no_more_than_it_may(monkeypatch):
    monkeypatch.setattr("groundswell.tables.pseudonyms._KEEP", 3)
    names = Pseudonyms(KEY)
    once = [names.account("x", f"bus{n}") for n in range(10)]
    assert [names.account("x", f"bus{n}") for n in range(10)] == once
    assert names.accounts(ALL_ON_X, BUSES).to_pylist() == [None, *once]


def test_names_of_several_platforms_are_keyed_like_each():
    names = Pseudonyms(KEY)
    mixed = Distinct(np.array([1, 2, 2, 1], np.int32), [None, "x", "bluesky"])
    who = Distinct(np.array([1, 1, 2, 0], np.int32), [None, "ana", "@Ana"])
    x, bluesky = names.account("x", "ana"), names.account("bluesky", "ana")
    assert names.accounts(mixed, who).to_pylist() == [x, bluesky, bluesky, None]


def test_a_stable_key_depends_on_every_part_and_its_place():
    keys = [
        stable_key("p", "x", "42"),
        stable_key("p", "x", "43"),
        stable_key("p", "42", "x"),
        stable_key("p", "x42"),
        stable_key("c", "x", "42"),
    ]
    assert len(set(keys)) == 5
    assert keys[0] == "p-5838d58aa39b29961afc"


@properties(st.lists(st.text(), max_size=4))
@settings(deadline=None)
def test_a_stable_key_can_be_made_of_anything(parts):
    assert re.fullmatch(r"p-[0-9a-f]{20}", stable_key("p", *parts))
