"""The narratives of a report: worded soberly, compared within a language, counted by day."""

from __future__ import annotations

import re
from dataclasses import replace

import pyarrow as pa
import pytest
from lxml import html
from tests.operations.given import (
    BUS,
    BUS_CUT,
    BUS_EDITED,
    BUS_FAMILY,
    BUS_GERMAN,
    BUS_GERMAN_EDITED,
    START,
    chatter,
    families,
    pairs,
    posts,
)
from tests.reports import given

from groundswell.engine.duck import DuckEngine
from groundswell.operations.narratives import narratives as find
from groundswell.operations.sources import SOURCES
from groundswell.reports import narratives
from groundswell.reports.html import page

DAY = 86_400_000
GERMAN = {"lang": "de"}
ACCUSING = re.compile(
    r"coordinat|campaign|troll|\bbots?\b|operation|spread by|pushed|amplif|propaganda|inauthentic",
    re.IGNORECASE,
)


@pytest.fixture
def engine():
    with DuckEngine() as duck:
        yield duck


def told(engine, rows, members=BUS_FAMILY, alike=None, *, shown=10, variants=8):
    table = posts(*rows)
    found, texts = find(table, members, alike)
    for name, each in (("posts", table), ("narratives", found), ("narrative_texts", texts)):
        engine.add(name, each)
    return narratives.narratives(engine, shown, variants)


ROWS = (
    ("ana", BUS, 1), ("ben", BUS, 1.5), ("ben", BUS_EDITED, 3), ("eva", BUS_CUT, 9),
    ("ida", BUS_GERMAN, 4, GERMAN), ("jan", BUS_GERMAN, 5, GERMAN),
    ("jan", BUS_GERMAN_EDITED, 6, GERMAN), ("kim", BUS, 9, {"kind": "repost"}), *chatter(),
)  # fmt: skip
BOTH = pa.concat_tables(
    [BUS_FAMILY, families((BUS_GERMAN, BUS_GERMAN, "representative"),
                          (BUS_GERMAN_EDITED, BUS_GERMAN, "near", 92))]
)  # fmt: skip
ALIKE = pairs((BUS, BUS_GERMAN, "translation", 0.8))


def test_a_section_tells_who_many_said_it_when_and_where_the_first_post_stands(engine):
    (section,) = told(engine, ROWS, BOTH, ALIKE)
    assert section.sentence == (
        "5 accounts said this in 7 posts, in 5 wordings, on 6 days (2 March 2024 to 10 March 2024);"
        " 1 repost besides."
    )
    assert "leads, to be read by a person" in section.caution
    assert (section.example.text, section.example.source_row) == (BUS, 1)
    assert section.reach == "Reach is not known for any of its posts."


def test_wordings_stand_by_language_each_against_the_first_of_its_own(engine):
    (section,) = told(engine, ROWS, BOTH, ALIKE)
    assert [v.language for v in section.variants] == ["en", "en", "en", "de", "de"]
    edited = next(v for v in section.variants if v.how == "near" and v.language == "en")
    marked = [(s.kind, s.text.strip()) for s in edited.stretches if s.kind != "same"]
    assert marked == [("removed", "late"), ("added", "delayed"), ("removed", "the"), ("added", "a")]
    german = [v for v in section.variants if v.language == "de"]
    assert [v.compared for v in german] == [False, True]
    assert "".join(s.text for s in german[1].stretches if s.kind != "removed") == BUS_GERMAN_EDITED


def test_each_language_keeps_a_place_among_few_wordings(engine):
    (section,) = told(engine, ROWS, BOTH, ALIKE, variants=2)
    assert [v.language for v in section.variants] == ["en", "de"]
    assert section.texts == 5


def test_days_are_counted_without_reposts_and_add_up(engine):
    (section,) = told(engine, ROWS, BOTH, ALIKE)
    assert sum(section.series.counts) == section.posts == 7
    assert section.series.step_ms == DAY
    assert section.series.start_ms == START + DAY
    assert section.series.counts == (2, 0, 1, 1, 1, 1, 0, 0, 1)


def test_a_narrative_of_a_day_is_drawn_by_hours(engine):
    rows = [(f"a{n}", BUS, 1 + n / 24) for n in range(5)]
    (section,) = told(engine, [*rows, *chatter()], families())
    assert section.series.step_ms == 3_600_000
    assert section.series.counts == (1, 1, 1, 1, 1)


def test_a_narrative_of_years_is_drawn_in_few_steps(engine):
    rows = [(f"a{n}", BUS, 40 * n) for n in range(50)]
    (section,) = told(engine, [*rows, *chatter()], families())
    assert len(section.series.counts) <= 90
    assert sum(section.series.counts) == 50


def test_those_of_most_accounts_come_first_and_only_so_many(engine):
    rows = [(f"a{n}", BUS, n) for n in range(3)] + [(f"b{n}", BUS_GERMAN, n) for n in range(9)]
    sections = told(engine, [*rows, *chatter()], families(), shown=1)
    assert [section.accounts for section in sections] == [9]
    assert narratives.count(engine) == 2


def test_no_narratives_give_no_section(engine):
    assert told(engine, chatter(), families()) == ()
    assert narratives.count(engine) == 0


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("tier", ["verified copies", "with leads"])
def test_no_sentence_accuses_anybody(source, tier):
    row = {"source": source, "tier": tier, "accounts": 40, "posts": 90, "texts": 3, "days": 2, "languages": "ja ru",
           "reposts": 1, "first_ms": START, "last_ms": START + DAY}  # fmt: skip
    for said in (narratives.sentence(row), narratives.caution(row)):
        assert not ACCUSING.search(said)
    assert len(narratives.caution(row)) > 20


def test_reach_says_for_how_many_posts_it_is_known():
    row = {"likes": 7, "shares": None, "comments": 0, "views": None, "reach_known": 2, "posts": 9}
    assert narratives.reach(row) == (
        "7 likes and 0 comments, over the 2 of 9 posts for which any of these is known."
    )


def test_the_page_shows_a_card_for_each_and_its_differences():
    document = html.fromstring(page(given.report()))
    (section,) = document.xpath("//section[@id='narratives']")
    assert len(section.xpath(".//section[contains(@class, 'narrative')]")) == 2
    assert section.xpath(".//ins/text()")[1] == "early "
    assert section.xpath(".//del/text()")[1] == "late again "
    assert "nothing against an account" in section.text_content()
    assert "name drafted by a language model, not checked" in section.text_content()
    assert document.xpath("//nav//a[@href='#narratives']")


def test_the_page_is_the_same_as_before_where_there_are_none():
    without = replace(given.report(), narratives=(), narrative_count=0)
    document = html.fromstring(page(without))
    assert not document.xpath("//*[@id='narratives'] | //a[@href='#narratives']")


def test_hostile_words_stay_words():
    document = html.fromstring(page(given.hostile()))
    (section,) = document.xpath("//section[@id='narratives']")
    assert not section.xpath(".//script | .//img | .//a")
    assert "<script>alert(1)</script>" in section.text_content()


def test_leads_across_a_weak_pair_of_languages_say_how_little_of_it_is_found():
    row = {"source": "none seen", "tier": "with leads", "languages": "ja ru"}
    assert "36 in 100 were found" in narratives.caution(row)
    assert "in 100" not in narratives.caution(row | {"languages": "en de"})
    assert "in 100" not in narratives.caution(row | {"tier": "verified copies"})
