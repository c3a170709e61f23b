"""Hashtag variants: the same tag in another dress is one, and two words never are."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.sameness.hashtag_slips import Slips
from groundswell.sameness.hashtags import (
    HASHTAG_FAMILIES,
    LEADS,
    REPRESENTATIVE,
    SAME,
    hashtag_families,
    hashtag_series,
)


def families(used, languages=None, **slips):
    """Give {variant: (family, how, tier)} of tags with their accounts."""
    table = hashtag_families(
        pa.array(list(used), pa.string()), np.array(list(used.values()), dtype=np.int64), languages, Slips(**slips)
    )  # fmt: skip
    return {
        row["hashtag"]: (row["family"], row["how"], row["tier"])
        for row in table.to_pylist()
        if row["how"] != REPRESENTATIVE
    }


@pytest.mark.parametrize(
    ("tag", "variant", "how"),
    [
        ("busnetz", "bus_netz", "same letters"),
        ("公车迟到", "公車遲到", "same letters"),
        ("バス停留所", "バス・停留所", "same letters"),
        ("busnetz", "buѕnеtz", "look-alike"),
        ("автобус", "aвтoбуc", "look-alike"),
        ("расчёт", "расчет", "accents"),
        ("cafébus", "cafebus", "accents"),
        ("الأسعار", "الاسعار", "accents"),
        ("brücke", "bruecke", "umlaut"),
        ("路線時刻表", "路線の時刻表", "particle"),
        ("路线时刻表", "路线的时刻表", "particle"),
        ("バス路線図", "バスの路線図", "particle"),
    ],
)
def test_one_tag_in_another_dress_is_the_same_tag(tag, variant, how):
    assert families({tag: 9, variant: 1}) == {variant: (tag, how, "same")}
    assert families({tag: 1, variant: 9}) == {tag: (variant, how, "same")}


def test_three_words_of_kanji_with_and_without_a_particle_are_one_tag():
    assert families({"市営路線案内": 1, "市営の路線案内": 1})["市営路線案内"][1:] == (
        "particle",
        "same",
    )


@pytest.mark.parametrize(
    ("tag", "variant", "language", "how"),
    [
        ("latebus", "latebuses", "en", None),
        ("busstop", "busstops", "en", "article or plural"),
        ("busstop", "thebusstop", "en", "article or plural"),
        ("brücke", "diebrücke", "de", "article or plural"),
        ("حافلات", "الحافلات", "ar", "article or plural"),
        ("lostumbrella", "lostumbrela", "en", "one letter"),
        ("lostumbrella", "lostumberlla", "en", "one letter"),
        ("lostumbrella", "lostumbralla", "en", "one letter"),
        ("потерянныйзонт", "потеряныйзонт", "ru", "one letter"),
        ("расписаниеавтобуса", "расписаниеавтобусы", "ru", "ending"),
        ("lostumbrellas", "lostumbrel", "en", "cut off"),
        ("everybodylostumbrellas", "everybudylostumbrelas", "en", "two letters"),
    ],
)
def test_what_may_be_a_slip_is_a_lead(tag, variant, language, how):
    expected = {variant: (tag, how, "lead")} if how else {}
    assert families({tag: 9, variant: 1}, [language] * 2) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cat", "car"), ("house", "mouse"), ("bus", "buss"), ("ice", "mice"),
        ("vote2016", "vote2020"), ("covid19", "covid"), ("g7", "g8"), ("g20", "g2"), ("bus42", "bus43"),
        ("37857", "37858"), ("12345678901", "12345678902"), ("1_2", "12"), ("9_11", "911"),
        ("герои", "герой"), ("ано", "año"), ("low", "löw"),
        ("glas", "glass"), ("路線時刻表", "路線時間表"), ("はと", "は"), ("ものがたり", "もがたり"),
        ("northernrailway", "southernrailway"), ("tuesdayrecipes", "thursdayrecipes"),
        ("teawelcome", "teanotwelcome"), ("morning", "mourning"), ("東京都庁", "京都府庁"),
        ("latebuswaits", "elatebuswaits"), ("lostumbrellas", "costumbrelas"), ("rock", "rocks2"), ("photographyweek", "photographybook"),
    ],
)  # fmt: skip
def test_two_tags_stay_two(one, other):
    assert not families({one: 9, other: 1})
    assert not families({one: 1, other: 9})


def test_ways_to_fill_in_one_place_are_no_slips_of_one_another():
    slots = {f"{state}dtramtimetable": 3 for state in ("m", "c", "w", "g")}
    assert not families(slots)
    assert not families({f"citytra{letter}timetable": 3 for letter in "mnpq"})


def test_a_letter_more_at_the_end_is_no_ending_where_a_longer_tag_goes_on_with_it():
    assert families({"rainyday": 9, "rainydaym": 1})["rainydaym"] == ("rainyday", "ending", "lead")
    assert not families({"rainyday": 9, "rainydaym": 1, "rainydaymorningwalks": 5})


def test_slips_of_one_place_are_slips_where_one_tag_is_far_ahead():
    used = {"citytramtimetable": 500, "citytrantimetable": 1, "citytraktimetable": 1}
    assert {how for _, how, _ in families(used).values()} == {"one letter"}


def test_what_many_write_is_no_slip():
    assert not families({"lostumbrella": 900, "lostumbrela": 21})
    assert families({"lostumbrella": 900, "lostumbrela": 21}, rare=21)


def test_variants_are_linked_to_the_most_used_and_never_in_chains():
    used = {"lostumbrella": 9, "lostumbrela": 5, "lostumbela": 4, "lost_umbrella": 2}
    found = families(used)
    heads = {family for family, _, _ in found.values()}
    assert not heads & set(found)
    assert found["lost_umbrella"] == ("lostumbrella", "same letters", "same")
    assert found["lostumbrela"] == ("lostumbrella", "one letter", "lead")
    assert "lostumbela" not in found or found["lostumbela"][0] == "lostumbrella"


def test_a_tag_that_leads_stand_by_moves_to_no_other():
    found = families({"lostumbrella": 9, "lostumbrela": 5, "lostumbrelas": 2})
    assert found == {"lostumbrelas": ("lostumbrela", "article or plural", "lead")}


def test_a_dressed_slip_is_a_lead_and_stands_with_the_others():
    found = families({"lostumbrella": 9, "lostumbrela": 2, "lost_umbrela": 1})
    assert found["lost_umbrela"] == ("lostumbrella", "one letter", "lead")


def test_umlauts_lost_and_spelled_out_come_together():
    found = families({"brucke": 9, "brücke": 5, "bruecke": 1}, ["de"] * 3)
    assert {family for family, _, _ in found.values()} == {"brucke"}


def test_plurals_are_known_by_language():
    assert not families({"автобус": 9, "автобусs": 1}, ["ru", "ru"])
    assert not families({"hausbaus": 9, "hausbau": 1}, ["fi", "fi"])
    assert families({"hausboats": 9, "hausboat": 1}, [None, None])


def test_the_table_has_its_schema_and_no_row_for_a_tag_alone():
    table = hashtag_families(pa.array(["bus", "tram"]), np.array([1, 1]))
    assert table.schema == HASHTAG_FAMILIES
    assert table.num_rows == 0
    empty = hashtag_families(pa.array([], pa.string()), np.array([], dtype=np.int64))
    assert empty.schema == HASHTAG_FAMILIES


def test_counts_that_do_not_fit_the_tags_are_refused():
    with pytest.raises(ValueError, match="2 hashtags, but 1 counts"):
        hashtag_families(pa.array(["bus", "tram"]), np.array([1]))


@pytest.mark.parametrize(
    "wrong", [{"one_letter_from": 3}, {"cut_from": 0}, {"rare": 0}, {"cut_most": 0}]
)
def test_settings_that_can_not_be_meant_are_refused(wrong):
    with pytest.raises(SettingError, match="give"):
        Slips(**wrong)


def test_tags_that_differ_by_a_number_at_the_end_are_a_series():
    tags = ["vote2016", "vote2020", "vote", "latebus1", "g7", "g20", "2016", "2020"]
    found = hashtag_series(pa.array(tags)).to_pylist()
    assert [row["hashtag"] for row in found] == ["vote2016", "vote2020", "vote"]
    assert {row["stem"] for row in found} == {"vote"}


TAGS = st.dictionaries(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Z", "Cc"]), min_size=1, max_size=12),
        st.text("abesаеüの路線ー_19", min_size=1, max_size=14),
        st.sampled_from(["lostumbrella", "lostumbrela", "lost_umbrella", "thelostumbrellas", "路線の時刻表", "路線時刻表"]),
    ),
    st.integers(1, 60),
    max_size=14,
)  # fmt: skip


@properties(TAGS)
@settings(max_examples=300, deadline=None)
def test_families_are_stars_around_the_most_used_whatever_the_tags(used):
    tags = list(used)
    table = hashtag_families(
        pa.array(tags, pa.string()), np.array([used[tag] for tag in tags], dtype=np.int64)
    )
    rows = {row["hashtag"]: row for row in table.to_pylist()}
    assert list(rows) == [tag for tag in tags if tag in rows]
    for tag, row in rows.items():
        head = rows[row["family"]]
        assert head["how"] == REPRESENTATIVE
        assert head["family"] == head["hashtag"]
        assert (row["how"] == REPRESENTATIVE) == (tag == row["family"])
        assert (-used[head["hashtag"]], head["hashtag"]) <= (-used[tag], tag)
        assert row["how"] in (REPRESENTATIVE, *SAME, *LEADS)
        assert (row["tier"] == "lead") == (row["how"] in LEADS)
    followed = {row["family"] for row in rows.values() if row["how"] != REPRESENTATIVE}
    assert followed == {tag for tag, row in rows.items() if row["how"] == REPRESENTATIVE}


@properties(TAGS, st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_the_order_of_tags_changes_nothing(used, draw):
    tags = list(used)
    again = tags.copy()
    draw.shuffle(again)
    assert families(used) == families({tag: used[tag] for tag in again})
