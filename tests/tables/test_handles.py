"""Marks of a name's make-up: closed lists and one coarse number, which tell nobody's name."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from string import ascii_lowercase

import pyarrow as pa
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st
from tests.tables.given import normalised, together

from groundswell.engine.query import Query
from groundswell.tables import handle_columns, handles
from groundswell.tables.handles import HANDLE_SHAPES, handle_shape, handle_surprise, name_shape


@pytest.mark.parametrize(
    ("handle", "shape"),
    [
        ("teapot", "word"), ("@TeaPot", "word"), ("xkqtzwpv", "random letters"), ("teapot7", "word+1-4 digits"), ("teapot2024", "word+1-4 digits"),
        ("teapot12345", "word+5-7 digits"), ("teapot12345678", "word+8 digits"), ("teapot123456789", "word+9 digits or more"), ("xkqtzwpv11", "random letters+digits"),
        ("late_bus", "words joined"), ("late.bus_42", "words joined+digits"), ("4tea2", "letters and digits mixed"), ("te4pot_", "letters and digits mixed"),
        ("12345678", "digits"), ("чайник", "other"), ("急須", "other"), ("__", "other"), ("@teapot@tea.example", "word"), ("teapot.bsky.social", "word"),
    ],
)  # fmt: skip
def test_a_handle_has_one_shape(handle, shape):
    assert handle_shape(handle) == shape
    assert shape in HANDLE_SHAPES


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("Tea", "letters"), ("Чай", "letters"), ("شاي", "letters"), ("차", "letters"), ("Tea Pot 42", "letters letters digits"), ("Tea42", "letters+digits"),
        ("カフェ店", "katakana+kanji"), ("お茶", "hiragana+kanji"), ("🍵", "emoji"), ("🍵🫖 🚌", "emoji emoji"), ("🇫🇷", "emoji"), ("Tеа", "mixed letters"),
        ("tea 店 42 🍵", "many kinds"), ("...", "signs"), ("１２", "digits"), ("ﾊﾞｽ", "katakana"), ("Bus停", "letters+kanji"), ("O’Tea", "letters"), ("#tea!", "signs+letters+signs"),
    ],
)  # fmt: skip
def test_a_shown_name_has_one_shape(name, shape):
    assert name_shape(name) == shape


@pytest.mark.parametrize("nothing", ["", " ", "\u200b", "\ufe0f"])
def test_an_empty_name_has_none(nothing):
    assert name_shape(nothing) is None


@pytest.mark.parametrize("nothing", ["", "@", " @ "])
def test_an_empty_handle_has_none(nothing):
    assert handle_shape(nothing) is None
    assert handle_surprise(nothing) is None


@properties(
    st.lists(
        st.one_of(
            st.text("abqxZ019_.-@!`[{", max_size=12),
            st.text(max_size=8),
            st.sampled_from(["ana.bsky.social", "ana.BSKY.x", "a.b", "tea_42", "tea__pot.7", "a" * 201, "@@", "@tea@tea.example", None]),
        ),
        max_size=8,
    )
)  # fmt: skip
@settings(max_examples=1000, deadline=None)
def test_handles_of_a_column_are_marked_like_each(found):
    shapes, surprises = handle_columns.marks(pa.array(found, pa.string()))
    told = list(zip(shapes.to_pylist(), surprises.to_pylist(), strict=True))
    assert told == [(None, None) if one is None else handles.handle_marks(one) for one in found]


def test_letters_drawn_at_random_surprise_more_than_words():
    draw = random.Random(1)
    drawn = [handle_surprise("".join(draw.choices(ascii_lowercase, k=10))) for _ in range(500)]
    words = """breakfast wednesday haltestelle regenschirm panaderia biblioteca poniedzialek
        herbata kahvikuppi sadevarjo otobus kahvalti jumatano chakula matahari
        hujan nihonbashi sentaku kitab madrasah avtobus chaynik""".split()  # noqa: SIM905
    known = [handle_surprise(word) for word in words]
    assert sorted(drawn)[25] > 4.5
    assert max(known) <= 5.0
    assert sum(known) / len(known) < 4.1 < 6.0 < sum(drawn) / len(drawn)


def test_the_letters_follow_one_another_as_the_names_of_all_languages_have_it():
    babel = pytest.importorskip("babel", reason="the words come with Babel, of the docs extra")
    from babel import localedata  # noqa: PLC0415

    table = [[0.0] * 27 for _ in range(27)]
    languages = 0
    for code in sorted(localedata.locale_identifiers()):
        words = set() if "_" in code else _words(babel.Locale.parse(code))
        if len(words) < 300:
            continue
        languages += 1
        follows = Counter(pair for w in words for pair in zip(f"`{w}", f"{w}`", strict=True))
        for (before, after), count in follows.items():
            table[ord(before) - 96][ord(after) - 96] += count / follows.total()
    assert languages > 130
    import numpy as np  # noqa: PLC0415

    smoothed = np.array(table) + 2e-4 * languages / 27
    bits = -np.log2(smoothed / smoothed.sum(axis=1, keepdims=True))
    kept = np.array([[(ord(c) - 65) / 2 for c in row] for row in handles._FOLLOWS])
    assert np.abs(np.minimum(bits, 12.5) - kept).mean() < 0.2  # rounded to halves: 0.125


def _words(locale):
    named = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values()]
    for dates in (locale.months, locale.days):
        named += dates["stand-alone"]["wide"].values()
    plain = (
        "".join(c for c in unicodedata.normalize("NFKD", str(name)) if not unicodedata.combining(c))
        for name in named
    )
    words = {word for name in plain for word in re.findall(r"[^\W\d_]+", name.lower())}
    return {word for word in words if re.fullmatch("[a-z]{3,}", word)}


@properties(st.text(max_size=300))
def test_any_text_has_a_shape_of_few_words_and_a_coarse_surprise(text):
    shape, surprise, name = handle_shape(text), handle_surprise(text), name_shape(text)
    assert shape is None or shape in HANDLE_SHAPES
    assert surprise is None or (2 * surprise).is_integer()
    kinds = set(re.split(r"[+ ]", name or ""))
    assert kinds <= {"", "kanji", "hiragana", "katakana", "letters", "digits", "emoji", "signs", "mixed", "many", "kinds"}  # fmt: skip


@properties(st.from_regex(r"[a-z]{5,12}", fullmatch=True), st.integers(10**7, 10**8 - 1))
def test_the_digits_of_a_handle_leave_no_trace_but_their_number(word, digits):
    other = 10**7 + (digits + 1) % (9 * 10**7)
    assert handle_shape(f"{word}{digits}") == handle_shape(f"{word}{other}")
    assert handle_surprise(f"{word}{digits}") == handle_surprise(word)


class TestAtTheDoor:
    ROW = {  # noqa: RUF012 - read only
        "handle": "Wren48213377", "display_name": "カフェ店", "bio": "Tea, buses and late trains https://tea.example", "default_picture": "True",
    }  # fmt: skip

    def account(self, *rows, **settings):
        (only,) = normalised(*rows, **settings).accounts.to_pylist()
        return only

    def test_marks_are_noted_and_no_name(self):
        found = self.account(self.ROW)
        assert found["handle_shape"] == "word+8 digits"
        assert found["name_shape"] == "katakana+kanji"
        assert (found["bio_empty"], found["default_picture"]) == (False, True)
        assert found["bio_key"].startswith("b-")
        assert (found["handle"], found["display_name"], found["bio"]) == (None, None, None)
        assert not re.search("wren|カフェ|late|4821", str(found), re.IGNORECASE)

    def test_what_is_not_given_is_null(self):
        found = self.account({})
        marks = "handle_shape handle_surprise name_shape bio_key bio_empty default_picture"
        assert {found[name] for name in marks.split()} == {None}

    def test_the_same_words_in_two_profiles_have_one_key(self):
        made = normalised(
            {"account": "ana", "bio": "Tea, buses and late trains"},
            {"account": "ben", "bio": " tea,  buses and LATE trains 🚌"},
            {"account": "cara", "bio": "Tea, trams and late trains"},
        )
        one, same, other = made.accounts.column("bio_key").to_pylist()
        assert one == same != other

    def test_a_profile_of_a_word_has_no_key_for_many_write_the_same(self):
        found = self.account({"bio": "tea"})
        assert (found["bio_key"], found["bio_empty"]) == (None, False)

    @pytest.mark.parametrize("empty", ["", "  "])
    def test_a_profile_is_empty_only_when_the_source_says_so(self, empty):
        assert self.account({"bio": empty})["bio_empty"] is True
        assert self.account({"bio": None})["bio_empty"] is None

    def test_a_profile_that_ever_held_something_is_not_empty(self):
        for rows in ([{"bio": ""}, {"bio": "tea"}], [{"bio": "tea"}, {"bio": ""}]):
            assert self.account(*rows)["bio_empty"] is False

    def test_a_picture_cell_that_can_not_be_read_is_counted(self):
        made = normalised({"default_picture": "perhaps"}, {"default_picture": 0})
        assert made.unread == {("default_picture", "neither true nor false"): 1}
        assert made.accounts.column("default_picture").to_pylist() == [False]

    def test_keeping_handles_keeps_the_marks(self):
        found = self.account(self.ROW, keep_handles=True)
        assert (found["handle"], found["handle_shape"]) == ("Wren48213377", "word+8 digits")

    def test_parts_are_joined_whatever_their_order(self):
        parts = [
            normalised({"bio": "", "default_picture": True}),
            normalised({"handle": "tea12", "bio": "x"}),
            normalised({"default_picture": False}),
        ]
        for order in (parts, parts[::-1]):
            with together(*order) as db:
                (found,) = db.rows(Query(name="all", sql="select * from accounts")).to_pylist()
            assert (found["bio_empty"], found["default_picture"]) == (False, False)
            assert found["handle_shape"] == "word+1-4 digits"
