"""Narratives: stars around a representative, counted by who published what, and when."""

from __future__ import annotations

import json

import numpy as np
import pyarrow as pa
import pytest
from tests.operations.given import (
    BUS,
    BUS_CUT,
    BUS_EDITED,
    BUS_FAMILY,
    BUS_GERMAN,
    BUS_GERMAN_EDITED,
    BUS_JAPANESE,
    DAY,
    SOUP,
    START,
    chatter,
    families,
    key,
    pairs,
    posts,
)

from groundswell.errors import SettingError
from groundswell.model.narratives import NARRATIVE_TEXTS, NARRATIVES
from groundswell.operations.narratives import Narratives, narratives

NO_FAMILY = families()
GERMAN = {"lang": "de"}


def of(table, narrative):
    return [row for row in table.to_pylist() if row["narrative_id"] == narrative["narrative_id"]]


def test_a_family_told_by_several_accounts_is_one_narrative_with_its_counts():
    given = posts(
        ("ana", BUS, 1), ("ben", BUS, 2), ("ben", BUS_EDITED, 2.5), ("eva", BUS_CUT, 9),
        ("eva", BUS, 9.5, {"kind": "repost", "platform": "village"}), *chatter(),
    )  # fmt: skip
    found, texts = narratives(given, BUS_FAMILY)
    assert found.schema.equals(NARRATIVES)
    assert texts.schema.equals(NARRATIVE_TEXTS)
    (told,) = found.to_pylist()
    assert (told["texts"], told["posts"], told["reposts"], told["accounts"]) == (3, 4, 1, 3)
    assert (told["days"], told["platforms"], told["tier"]) == (3, "town", "verified copies")
    assert (told["first_ms"], told["last_ms"]) == (START + DAY, START + 9 * DAY)
    assert (told["first_account_key"], told["post_key"]) == ("ana", "p00000")
    assert told["text_key"] == key(BUS)
    rows = {row["how"]: row["similarity"] for row in of(texts, told)}
    assert rows == {"representative": 1.0, "near": 0.88, "truncated": 0.99}


def test_a_text_alone_is_a_narrative_only_where_several_accounts_published_it():
    found, _ = narratives(posts(("ana", BUS, 1), ("ana", BUS, 3), *chatter()), NO_FAMILY)
    assert found.num_rows == 0
    found, _ = narratives(posts(("ana", BUS, 1), ("ben", BUS, 3), *chatter()), NO_FAMILY)
    assert found["accounts"].to_pylist() == [2]


def test_a_short_text_is_no_narrative_however_many_publish_it():
    said = [(f"a{n}", "good morning", n) for n in range(50)]
    found, _ = narratives(posts(*said, *chatter()), NO_FAMILY)
    assert found.num_rows == 0


def test_reposts_alone_tell_nothing():
    shared = [(name, BUS, 1, {"kind": "repost"}) for name in ("ana", "ben", "eva")]
    found, _ = narratives(posts(*shared, *chatter()), NO_FAMILY)
    assert found.num_rows == 0


def test_a_family_of_one_account_says_so():
    found, _ = narratives(posts(("ana", BUS, 1), ("ana", BUS_EDITED, 3), *chatter()), BUS_FAMILY)
    assert found["source"].to_pylist() == ["one account"]
    assert found["accounts"].to_pylist() == [1]


def test_translations_join_the_family_that_most_accounts_told_and_are_leads():
    given = posts(
        ("ana", BUS, 1), ("ben", BUS_EDITED, 2), ("eva", BUS, 2),
        ("ida", BUS_GERMAN, 3, GERMAN), ("jan", BUS_GERMAN_EDITED, 4, GERMAN),
        ("kei", BUS_JAPANESE, 5, {"lang": "ja"}), ("kei", SOUP, 6), *chatter(),
    )  # fmt: skip
    german = families(
        (BUS_GERMAN, BUS_GERMAN, "representative"), (BUS_GERMAN_EDITED, BUS_GERMAN, "near", 92)
    )
    alike = pairs(
        (BUS, BUS_GERMAN, "translation", 0.8), (BUS_EDITED, BUS_JAPANESE, "translation", 0.7)
    )
    found, texts = narratives(given, pa.concat_tables([BUS_FAMILY, german]), alike)
    (told,) = found.to_pylist()
    assert told["tier"] == "with leads"
    assert told["languages"] == "en de ja"
    assert told["text_key"] == key(BUS)
    rows = {row["text_key"]: row for row in texts.to_pylist()}
    assert rows[key(BUS_GERMAN)]["label"] == "translation"
    assert rows[key(BUS_GERMAN)]["tier"] == "lead"
    assert rows[key(BUS_GERMAN)]["how"] == "meaning"
    assert rows[key(BUS_GERMAN_EDITED)]["label"] == "translation"
    assert rows[key(BUS_GERMAN_EDITED)]["how"] == "near"  # to the German text
    assert rows[key(BUS_GERMAN_EDITED)]["similarity"] == pytest.approx(0.8 * 0.92)
    assert rows[key(BUS_JAPANESE)]["similarity"] == pytest.approx(0.7)
    assert rows[key(BUS_EDITED)]["tier"] == "verified"


def test_what_is_alike_in_a_row_is_not_chained():
    # A is like B and B like C, but nothing says that A is like C: C keeps to itself.
    a, b, c = ("first", "second", "third")
    said = {name: f"{name} {SOUP}" for name in (a, b, c)}
    rows = [(f"{name}{n}", said[name], n) for name, n_of in ((a, 5), (b, 4), (c, 3))
            for n in range(n_of)]  # fmt: skip
    alike = pairs((said[a], said[b], "rewording", 0.9), (said[b], said[c], "rewording", 0.9))
    found, texts = narratives(posts(*rows, *chatter()), NO_FAMILY, alike)
    assert found["texts"].to_pylist() == [2, 1]
    assert {row["text_key"] for row in of(texts, found.to_pylist()[1])} == {key(said[c])}


def test_two_texts_alone_that_say_the_same_make_a_narrative_of_leads():
    given = posts(("ana", BUS, 1), ("ida", BUS_GERMAN, 3, GERMAN), *chatter())
    assert narratives(given, NO_FAMILY)[0].num_rows == 0
    found, texts = narratives(given, NO_FAMILY, pairs((BUS, BUS_GERMAN, "translation", 0.8)))
    assert found["tier"].to_pylist() == ["with leads"]
    assert texts["tier"].to_pylist() == ["verified", "lead"]


def test_jokes_on_one_hashtag_are_no_narrative():
    tag = "#thingsonehearsatthebusstop"
    jokes = [f"{joke} {tag}" for joke in (
        "the heron has a season ticket", "my umbrella knows the timetable", "is that soup yours?",
    )]  # fmt: skip
    members = families(*[(joke, jokes[0], "near" if n else "representative", 80)
                         for n, joke in enumerate(jokes)])  # fmt: skip
    rows = [(f"a{n}", joke, n) for n, joke in enumerate(jokes)]
    found, _ = narratives(posts(*rows, *chatter()), members)
    assert found.num_rows == 0


def test_the_same_words_under_other_hashtags_are_one_narrative():
    members = families((f"#bus {BUS} #late", f"#bus {BUS} #late", "representative"),
                       (f"{BUS} #harbour #bridge #town", f"#bus {BUS} #late", "near", 90))  # fmt: skip
    rows = [("ana", f"#bus {BUS} #late", 1), ("ben", f"{BUS} #harbour #bridge #town", 2)]
    found, _ = narratives(posts(*rows, *chatter()), members)
    assert found["texts"].to_pylist() == [2]


def test_a_near_copy_in_part_is_a_lead_and_a_closer_one_is_not():
    rows = [("ana", BUS, 1), ("ben", BUS_EDITED, 2), *chatter()]
    for ratio, tier in ((84, "lead"), (85, "verified")):
        members = families((BUS, BUS, "representative"), (BUS_EDITED, BUS, "near", ratio))
        found, texts = narratives(posts(*rows), members)
        assert texts["tier"].to_pylist() == ["verified", tier]
        assert found["tier"].to_pylist() == ["with leads" if tier == "lead" else "verified copies"]


def test_a_cut_text_joins_nothing_to_its_family():
    # What a cut text says may be only half of what its representative says.
    given = posts(
        ("ana", BUS, 1), ("ben", BUS_EDITED, 2), ("eva", BUS_CUT, 2),
        ("ida", SOUP, 3), ("jan", SOUP, 4), *chatter(),
    )  # fmt: skip
    found, _ = narratives(given, BUS_FAMILY, pairs((BUS_CUT, SOUP, "rewording", 0.9)))
    assert found["texts"].to_pylist() == [3, 1]


def test_every_text_is_in_one_narrative_and_the_counts_add_up():
    given = posts(
        ("ana", BUS, 1), ("ben", BUS, 2), ("ben", BUS_EDITED, 2.5), ("eva", BUS_CUT, 9),
        ("ida", SOUP, 3), ("jan", SOUP, 4), ("jan", SOUP, 4), *chatter(),
    )  # fmt: skip
    found, texts = narratives(given, BUS_FAMILY)
    assert len(set(texts["text_key"].to_pylist())) == texts.num_rows
    for told in found.to_pylist():
        rows = of(texts, told)
        assert len(rows) == told["texts"]
        assert sum(row["posts"] for row in rows) == told["posts"]
        assert sum(row["reposts"] for row in rows) == told["reposts"]
        assert rows[0]["text_key"] == told["text_key"]
        assert rows[0]["label"] == "representative"


def test_the_order_of_rows_changes_nothing():
    given = posts(
        ("ana", BUS, 1), ("ben", BUS, 1), ("ben", BUS_EDITED, 2.5), ("eva", BUS_CUT, 9),
        ("ida", SOUP, 3), ("jan", SOUP, 3), *chatter(),
    )  # fmt: skip
    turned = given.take(pa.array(np.random.default_rng(4).permutation(given.num_rows)))
    flipped = BUS_FAMILY.take(pa.array([2, 0, 1]))
    for one, other in zip(narratives(given, BUS_FAMILY), narratives(turned, flipped), strict=True):
        assert one.equals(other)


def test_an_id_is_that_of_the_representative_text_in_any_data():
    first, _ = narratives(posts(("ana", BUS, 1), ("ben", BUS, 2), *chatter()), NO_FAMILY)
    second, _ = narratives(posts(("eva", BUS, 5), ("ida", BUS, 7), *chatter()), NO_FAMILY)
    assert first["narrative_id"].equals(second["narrative_id"])


def test_reach_that_is_not_known_is_null_and_never_zero():
    given = posts(
        ("ana", BUS, 1, {"likes": 3}), ("ben", BUS, 2, {"likes": 4, "views": 0}), ("eva", BUS, 3),
        ("ida", BUS, 4, {"kind": "repost", "likes": 900}), *chatter(),
    )  # fmt: skip
    (told,) = narratives(given, NO_FAMILY)[0].to_pylist()
    assert (told["likes"], told["views"], told["shares"]) == (7, 0, None)
    assert told["reach_known"] == 2


def test_a_name_is_made_of_words_of_the_text_and_says_nothing_of_accounts():
    given = posts(*[(f"a{n}", BUS, n) for n in range(6)], *chatter())
    (told,) = narratives(given, NO_FAMILY)[0].to_pylist()
    assert set(told["name"].split()) <= set(BUS.split())
    assert "harbour" in told["name"]
    assert told["named_by"] == "words"
    for phrase in told["key_phrases"].split(" · "):
        assert phrase in BUS


def test_a_greeting_and_a_quotation_are_called_so():
    quoted = '"a journey of a thousand miles begins beneath the feet of the traveller" - lao zi'
    greeting = "merry christmas to all who drive the buses and trams of our harbour town"
    given = posts(
        ("ana", quoted, 1), ("ben", quoted, 2), ("eva", greeting, 3), ("ida", greeting, 4),
        *chatter(),
    )  # fmt: skip
    found, _ = narratives(given, NO_FAMILY)
    assert sorted(found["source"].to_pylist()) == ["greeting", "quotation"]


def test_posts_without_text_and_no_posts_give_nothing():
    for given in (posts(), posts(("ana", None, 1), ("ben", "", 2))):
        found, texts = narratives(given, NO_FAMILY)
        assert found.equals(NARRATIVES.empty_table())
        assert texts.equals(NARRATIVE_TEXTS.empty_table())


def test_a_family_whose_texts_no_post_has_is_left_out():
    found, _ = narratives(posts(("ana", SOUP, 1), *chatter()), BUS_FAMILY)
    assert found.num_rows == 0


def test_tables_can_be_written_as_json_whatever_the_text():
    hostile = '<b onmouseover="x()">' + BUS + "\u202e =cmd|' /c calc'!a1 \x00"
    found, texts = narratives(
        posts(("ana", hostile, 1), ("ben", hostile, 2), *chatter()), NO_FAMILY
    )
    assert json.loads(json.dumps(texts.to_pylist()))[0]["text"] == hostile
    assert found.num_rows == 1


def test_wrong_settings_are_refused_with_the_mend():
    with pytest.raises(SettingError, match="positive"):
        Narratives(fewest_accounts=0)
    with pytest.raises(SettingError, match="25 to 1000"):
        Narratives(fewest_bits=5)
