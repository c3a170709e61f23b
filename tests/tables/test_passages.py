"""Texts at once are what they are one by one, whichever way they go."""

from __future__ import annotations

from collections import defaultdict

import pyarrow as pa
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.tables import given

from groundswell.tables import texts
from groundswell.tables.cells import distinct
from groundswell.tables.passages import passages
from groundswell.tables.pseudonyms import Pseudonyms

PIECES = [
    "RT ", "RT @ana: ", "RT ana: ", "@ana", "@b.c", "@Ben-", "@ana@birds.example", "#bus", "#42", "#Ｂus", "#", "@",
    "https://t.co/abc", "HTTPS://Goo.gl/x_", "http://x.com/ana", "https://bus.example/a?b=(1)", "www.bird.example", "WWW.", "http://", "t.me/", "/@",
    "&amp;", "1.2.3.4", "a@b.example", " ", "  ", "\n", "\t", "\x1c", "\u00a0", "\u2028", ".", "-", ":", "!", ")", "'", "“", "…", "・",
    "late", "LATE", "é", "ß", "ς", "İ", "ı", "ﬁ", "１", "ſ", "K", "ⱥ", "Привет", "日本ー", "가", "ᄀ", "ᅡ", "ि", "\u0301", "\u200d", "\u200c", "🚌", "❤\ufe0f", "™", "©",
]  # fmt: skip
TEXTS = st.one_of(st.lists(st.sampled_from(PIECES), max_size=8).map("".join), st.text(max_size=12))


def one_by_one(text: str, names: Pseudonyms) -> dict:
    """What the definitions say of one text."""
    if not text:
        return {
            "shown": text,
            "norm": None,
            "links": [],
            "hashtags": [],
            "mentions": [],
            "of": None,
        }
    shown, inside = texts.masked(text, "x", names), texts.named(text)
    return {
        "shown": shown,
        "norm": texts.normal(shown),
        "links": inside.links,
        "hashtags": inside.hashtags,
        "mentions": inside.mentions,
        "of": texts.repost_of(text),
    }


def at_once(found: list[str], names: Pseudonyms) -> list[dict]:
    """What the column gives for each text."""
    made = passages(pa.array(found, pa.string()), distinct(["x"] * len(found)), names)
    inside = {}
    for name in ("links", "hashtags", "mentions"):
        rows, values = getattr(made, name)
        inside[name] = defaultdict(list)
        for row, value in zip(rows.tolist(), values.to_pylist(), strict=True):
            if name != "hashtags" or not value.isdigit():  # ranks are left out later
                inside[name][row].append(value)
    reposts = dict(zip(made.repost_rows.tolist(), made.repost_of, strict=True))
    return [
        {"shown": shown, "norm": norm, "of": reposts.get(row)}
        | {name: of_row[row] for name, of_row in inside.items()}
        for row, (shown, norm) in enumerate(
            zip(made.shown.to_pylist(), made.norm.to_pylist(), strict=True)
        )
    ]


@properties(st.lists(TEXTS, min_size=1, max_size=20), st.booleans())
@settings(max_examples=600, deadline=None)
def test_a_column_of_texts_gives_what_each_text_gives(found, kept):
    names = Pseudonyms(given.KEY, keep=kept)
    assert at_once(found, names) == [one_by_one(text, names) for text in found]


@properties(
    st.lists(st.text("RTw.:/@#&; \tWa1\x7fZ[`", max_size=9), min_size=1, max_size=20), st.booleans()
)
@settings(max_examples=600, deadline=None)
def test_texts_that_are_nearly_plain_give_what_each_text_gives(found, kept):
    names = Pseudonyms(given.KEY, keep=kept)
    assert at_once(found, names) == [one_by_one(text, names) for text in found]


@pytest.mark.parametrize(
    "text",
    ["late", "RT @ana: the 42 is LATE", "#bus https://bus.example/42!", "Автобус опоздал…", "電車、遅れ", "@ana 🚌 été"],
)  # fmt: skip
def test_ordinary_texts_are_not_asked_one_by_one(text, monkeypatch):
    monkeypatch.setattr(texts, "normal", lambda _: pytest.fail("asked"))
    assert at_once([text], Pseudonyms(given.KEY))[0]["norm"]


def test_missing_texts_stay_missing_and_slices_are_read_where_they_lie():
    whole = pa.array(["tea", None, "", "@ana bus", "late"], pa.string())
    made = passages(whole[1:4], distinct(["x"] * 3), Pseudonyms(given.KEY, keep=True))
    assert made.norm.to_pylist() == [None, None, "bus"]
    assert made.shown.to_pylist() == [None, "", "@ana bus"]
    assert made.mentions.rows.tolist() == [2]
