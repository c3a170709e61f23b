"""Numbers of addresses, which must be equal wherever the words in them are."""

from __future__ import annotations

import random

import numpy as np
import pyarrow as pa
import pytest

from groundswell.sameness.address_keys import address_keys
from groundswell.sameness.page_titles import slugs, title_words

WORDS = [
    "ferry",
    "north",
    "island",
    "waits",
    "evening",
    "late",
    "bus",
    "harbour",
    "почему",
    "паром",
    "ждет",
    "船",
    "待つ",
]


def keys(*addresses):
    return address_keys(pa.array(addresses, pa.string())).tolist()


@pytest.mark.parametrize(
    "other",
    [
        "https://b.example/n/Why_The_Late_Bus_Waits",
        "https://b.example/why-the-late-bus-waits-184233.html",
        "https://b.example/2024/03/a1b2c3-why-the-late-bus-waits/",
        "https://b.example/why%20the%20late%20bus%20waits?page=2#top",
        "https://b.example/news/why,the,late,bus,waits.php?q=a-b-c-d-e-f-g",
    ],
)
def test_equal_words_have_one_number(other):
    first, second = keys("https://a.example/why-the-late-bus-waits", other)
    assert first == second != 0


def test_other_words_have_another_number():
    assert len({*keys("https://a.example/why-the-late-bus-waits",
                      "https://a.example/why-the-late-bus-walks",
                      "https://a.example/the-late-bus-waits-why")}) == 3  # fmt: skip


@pytest.mark.parametrize(
    "address",
    ["", "https://a.example", "https://a.example/", "https://a.example/late-bus",
     "https://a-b-c-d-e.example/1", "https://a.example/?why-the-late-bus-waits",
     "https://a.example/1-2-3-4-5", "https://a.example/%", "https://a.example/a%2"],
)  # fmt: skip
def test_too_few_words_have_none(address):
    assert keys(address) == [0]


def test_percent_codes_are_the_letters_they_stand_for():
    first, second = keys(
        "https://a.example/%D0%BF%D0%BE-%D1%83%D1%82%D1%80%D1%83-%D0%B6%D0%B4%D0%B5%D1%82",
        "https://b.example/по-утру-ждет",
    )
    assert first == second != 0


def test_wherever_slugs_are_equal_so_are_the_numbers():
    dice = random.Random(4)
    addresses = []
    for n in range(600):
        words = dice.choices(WORDS[:8] if n % 2 else WORDS, k=dice.randrange(4, 6))
        tail = dice.choice(["", ".html", f"-{n + 10_000}", "/"])
        addresses.append(f"https://s{n}.example/2024/{dice.choice('-_').join(words)}{tail}")
    addresses += [address.replace("//s", "//t") for address in addresses[:200]]
    found, told = address_keys(pa.array(addresses)), np.array(slugs(addresses))
    for slug in np.unique(told[told != ""]):
        assert len(np.unique(found[told == slug])) == 1


def test_a_title_and_each_part_of_it_have_the_number_of_their_address():
    whole, first, _ = title_words("Why the late bus waits | Bus Times")
    assert whole == "Why-the-late-bus-waits-Bus-Times"
    one, two = keys(f"https://title/{first}", "https://a.example/why-the-late-bus-waits")
    assert one == two != 0


def test_slices_and_wide_strings_are_read_at_their_place():
    held = pa.array(["https://a.example/x", "https://a.example/why-the-late-bus-waits"])
    assert address_keys(held.slice(1)).tolist() == keys(held[1].as_py())
    assert address_keys(held.cast(pa.large_string())).tolist() == address_keys(held).tolist()
