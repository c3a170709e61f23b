"""Addresses and numbers in texts: replaced where they are some, left where they are not."""

from __future__ import annotations

import re
import time

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.usage_masks import masked, phone_number

NAMES = Pseudonyms(b"a key of at least sixteen bytes")


def mask(text: str) -> str:
    found: str = masked(pa.array([text]), NAMES)[0][0].as_py()
    return found


@pytest.mark.parametrize(
    "value",
    [
        "ana@bus.example", "Ana.B+tea@mail.bus.example", "o'neil@bus.example", "ana@büs.example",
        "192.0.2.7", "2001:db8:12:3:4:5:6:7", "2001:db8:1:2::7", "+44 20 7946 0958",
        "+442079460958", "0044 20 7946 0958", "+1 (415) 555-0132", "(415) 555-0132", "415-555-0132",
        "020 7946 0958", "06 12 34 56 78", "06.12.34.56.78", "0151-23456789", "+31 6 12345678",
    ],
)  # fmt: skip
def test_an_address_or_number_is_replaced_in_any_surroundings(value):
    for before, after in (("", ""), ("write to ", " today"), ("(", ")"), ("<", ">,"), ("x: ", ".")):
        text = mask(f"{before}{value}{after}")
        assert re.fullmatch(re.escape(before) + "e-[a-z2-7]{12}" + re.escape(after), text), text


@pytest.mark.parametrize(
    "text",
    [
        "the bus at 12:30:45 on 2024-05-01", "01-02-2024 10:30", "01/02/2024 10:30", "v1.2.3",
        "it costs 1,234,567.89", "0.123456789", "order 20240501123456", "2010 2011 2012 2013",
        "std::vector<int>", "a::b::c", "::1", "@ana and @ben", "ana at bus dot example",
        "price 12 345 678 EUR", "ISBN 978-3-16-148410-0", "lat 52.370216, lon 4.895168", "1/2 cup",
        "00:1A", "file 000095037", "3.14159265358979", "7 8 9", "id 415", "bus 42, line 1234567890",
    ],
)  # fmt: skip
def test_what_is_no_address_stays_as_it_is(text):
    assert mask(text) == text


def test_one_value_has_one_pseudonym_however_it_is_spelled():
    assert mask("Ana.Bus+tea@GoogleMail.com") == mask("anabus@gmail.com")
    assert mask("+44 20 7946 0958") == mask("0044 20 7946-0958")
    assert mask("2001:DB8:1:2:0:0:0:7") == mask("2001:db8:1:2::7")
    assert mask("192.0.2.7") != mask("192.0.2.8")


def test_what_was_replaced_is_counted():
    texts = pa.array(["a@b.example, a@b.example", None, "192.0.2.7", "tea", "call 020 7946 0958"])
    found, counts = masked(texts, NAMES)
    assert counts == {"e-mail addresses": 2, "network addresses": 1, "telephone numbers": 1}
    assert found[1].as_py() is None
    assert found[3].as_py() == "tea"


def test_texts_stay_where_names_are_kept():
    texts = pa.array(["ana@bus.example"])
    assert masked(texts, Pseudonyms(b"", keep=True))[0] is texts


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_masked_and_masking_again_changes_nothing(text):
    once = mask(text.encode("utf-8", "replace").decode())
    assert mask(once) == once


@pytest.mark.parametrize(
    "piece",
    ["a@", "@a", "a.", "1.", "0 ", "+1", "(0", "0-", ":a", "a:", "1:1", "a@b.", "٣٤", "%@a-"],
)
def test_long_repetitions_take_time_that_grows_with_their_length(piece):
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    mask(text)
    assert time.process_time() - began < 4


def test_a_number_is_written_in_one_form():
    assert phone_number("0044 (20) 7946-0958") == "+442079460958"
    assert phone_number("020 7946 0958") == "02079460958"
    assert phone_number("12345") is None
    assert phone_number("1" * 30) is None
