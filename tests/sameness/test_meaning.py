from __future__ import annotations

import numpy as np
import pytest

from groundswell.errors import SettingError
from groundswell.sameness import meaning
from groundswell.sameness.meaning import Cohort, Meaning, cohort_of, levels, meant_alike, search

NOWHERE = np.empty(0, np.int64)
SMALL = Meaning(z=4.0, strict_z=6.0, through_z=3.5, cohort=300, highest=20, nearest=5)


def unit(vectors):
    return (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)


def said(n, seed=0, d=128):
    """So many unrelated texts, as vectors."""
    return unit(np.random.default_rng(seed).normal(size=(n, d)))


def with_translations(pairs=8, others=400):
    """Texts of which the first 2 * pairs say the same two by two; the second are in Japanese."""
    first = said(pairs, 2)
    vectors = np.concatenate([first, unit(first + 0.5 * said(pairs, 1)), said(others, 3)])
    return vectors, ["en"] * pairs + ["ja"] * pairs + ["en", "ja"] * (others // 2)


def slowly(vectors, languages, settings):
    """The same from the definition, pair by pair."""
    cohort = cohort_of(vectors, languages, settings)
    found, weak = {}, []
    for i in range(len(vectors)):
        for j in range(i + 1, len(vectors)):
            c = float(vectors[i].astype(np.float64) @ vectors[j])
            sides = []
            for one in (i, j):
                near = sorted(
                    ((float(vectors[one].astype(np.float64) @ vectors[k]), k) for k in cohort.places
                     if k != one), reverse=True,
                )[: settings.highest]  # fmt: skip
                near = [x for x, k in near if k != i + j - one]
                sides.append((c - np.mean(near)) / np.std(near))
            z = np.mean(sides)
            if languages[i] != languages[j] and min(sides) < settings.through_z / 2:
                z = 0  # it stands out on one side only
            if languages[i] == languages[j]:
                lead = c >= settings.within_cosine
            else:
                lead = z >= settings.z and c >= settings.cosine
                if not lead and z >= settings.through_z and c >= settings.through_cosine:
                    weak.append((i, j))
            if lead:
                strict = z >= settings.strict_z and c >= settings.strict_cosine
                found[i, j] = "strict" if strict else "lead"
    sure = [pair for pair, tier in found.items() if tier == "strict"]
    near = {i: {j for pair in sure if i in pair for j in pair} - {i} for i in range(len(vectors))}
    return found | {pair: "through" for pair in weak if near[pair[0]] & near[pair[1]]}


def tiers(table):
    columns = (table[name].to_pylist() for name in ("a", "b", "tier"))
    return {(a, b): tier for a, b, tier in zip(*columns, strict=True)}


def test_pairs_and_tiers_are_those_of_the_definition(monkeypatch):
    vectors, languages = with_translations(others=60)
    third = unit(vectors[:4] + vectors[8:12] + 0.9 * said(4, 30))  # between both
    vectors, languages = np.concatenate([vectors, third]), [*languages, "de", "de", "de", "de"]
    monkeypatch.setattr(meaning, "_ROWS", 7)  # many blocks, none of them even
    monkeypatch.setattr(meaning, "_COLUMNS", 17)
    settings = Meaning(z=1.99, strict_z=2.008, through_z=1.85, cohort=60, highest=6)
    found = tiers(meant_alike(vectors, languages, settings))
    assert found == slowly(vectors, languages, settings)
    assert set(found.values()) == {"strict", "lead", "through"}


def test_a_translation_stands_above_what_ordinary_texts_reach():
    vectors, languages = with_translations()
    found = tiers(meant_alike(vectors, languages, SMALL))
    assert {(n, n + 8) for n in range(8)} == set(found)


def test_what_is_near_to_everything_gives_hardly_a_lead():
    everywhere = unit(said(1, 4) + 0.5 * said(1_200, 5))  # stock phrases, all alike
    vectors = np.concatenate([said(400, 6), everywhere])
    languages = ["en", "ja"] * 800
    kept = Meaning(z=7.0, within_cosine=1.0, cohort=1_600, highest=20)
    assert everywhere[0] @ everywhere[1] > 0.7
    assert meant_alike(vectors, languages, kept).num_rows < 10  # of 720,000 pairs above .7


def test_within_one_language_the_cosine_alone_decides():
    one = said(1, 7)
    vectors = np.concatenate([one, unit(one + 0.1 * said(1, 8)), said(300, 9)])
    never = Meaning(z=1e6, strict_z=1e6, cohort=300, highest=20)
    same = meant_alike(vectors, ["en"] * 302, never)
    assert tiers(same) == {(0, 1): "lead"}
    assert meant_alike(vectors, ["en", "ja"] * 151, never).num_rows == 0


def test_a_text_of_unknown_language_must_be_near_and_stand_above_the_ordinary():
    vectors, languages = with_translations()
    unknown = [None, *languages[1:]]
    assert 0.72 < vectors[0] @ vectors[8] < 0.95
    assert (0, 8) in tiers(meant_alike(vectors, unknown, SMALL))
    nearer = Meaning(z=4.0, within_cosine=0.95, cohort=300, highest=20)
    assert (0, 8) in tiers(meant_alike(vectors, languages, nearer))
    assert (0, 8) not in tiers(meant_alike(vectors, unknown, nearer))
    higher = Meaning(z=1e6, strict_z=1e6, cohort=300, highest=20)
    assert (0, 8) not in tiers(meant_alike(vectors, unknown, higher))


def test_a_weak_likeness_counts_only_through_a_third_text():
    first = said(1, 40)
    far = unit(first + 1.3 * said(1, 41))
    third = unit(first + far)
    assert 0.45 < first[0] @ far[0] < 0.7 < third[0] @ far[0]
    others = said(400, 42)
    languages = ["ja", "ru", "en", *(["ja", "ru", "en", "de"] * 100)]
    asked = Meaning(z=25.0, strict_z=25.0, through_z=10.0, highest=20)
    said_all = np.concatenate([first, far, third, others])
    found = tiers(meant_alike(said_all, languages, asked, cohort=Cohort(said(400, 44), NOWHERE)))
    assert found == {(0, 1): "through", (0, 2): "strict", (1, 2): "strict"}
    without = np.concatenate([first, far, said(1, 43), others])
    assert (
        tiers(meant_alike(without, languages, asked, cohort=Cohort(said(400, 44), NOWHERE))) == {}
    )


def test_the_cohort_holds_as_many_of_each_common_language():
    languages = ["en"] * 6_000 + ["ja"] * 1_500 + ["de"] * 200 + [None] * 300
    numbered = np.arange(8_000, dtype=np.float32)[:, None]  # a vector names its text
    drawn = cohort_of(numbered, languages, Meaning(cohort=2_000)).places
    counts = [int(((drawn >= low) & (drawn < high)).sum()) for low, high in
              ((0, 6_000), (6_000, 7_500), (7_500, 8_000))]  # fmt: skip
    assert counts == [750, 750, 500]


def test_few_texts_tell_nothing_of_what_is_ordinary_and_z_is_null():
    vectors, languages = with_translations(others=10)
    vectors = np.concatenate([vectors, vectors[:1]])
    found = meant_alike(vectors, [*languages, "en"], SMALL)
    assert tiers(found) == {(0, 26): "lead"}
    assert found["z"].to_pylist() == [None]


def test_a_text_in_the_cohort_is_not_measured_against_itself():
    vectors = said(400, 10)
    own = levels(vectors[:5], vectors, 20)
    without = levels(vectors[:5], vectors[5:], 20)
    assert np.allclose(own.mean, without.mean, atol=0.02)
    assert own.mean.max() < 0.7


def test_a_translation_in_the_cohort_is_not_ordinary_for_its_own_pair():
    vectors, languages = with_translations()
    amid = Cohort(vectors, np.arange(len(vectors)))  # every text, also both of each pair
    apart = Cohort(vectors[16:], np.arange(16, len(vectors)))
    z = [
        meant_alike(vectors, languages, SMALL, cohort=each)["z"].to_numpy()
        for each in (amid, apart)
    ]
    assert len(z[0]) == len(z[1]) == 8
    assert np.allclose(np.sort(z[0]), np.sort(z[1]), rtol=0.1)


def test_a_search_finds_for_seeds_what_all_pairs_find():
    vectors, languages = with_translations()
    cohort = cohort_of(vectors, languages, SMALL)
    apart = Cohort(cohort.vectors, NOWHERE)
    found = search(vectors[:8], languages[:8], vectors[8:], languages[8:], SMALL, cohort=apart)
    assert {(a, b + 8) for a, b in tiers(found)} == set(
        tiers(meant_alike(vectors, languages, SMALL))
    )


def test_halved_precision_finds_the_same():
    vectors, languages = with_translations()
    found = meant_alike(vectors.astype(np.float16), languages, SMALL)
    assert tiers(found) == tiers(meant_alike(vectors, languages, SMALL))


def test_no_text_has_more_neighbours_than_asked_for_unless_it_is_among_theirs():
    one = said(1, 11)
    vectors = np.concatenate([unit(one + 0.02 * said(30, 12)), said(400, 13)])
    found = meant_alike(vectors, ["en"] * 430, Meaning(nearest=2, cohort=400, highest=20))
    assert found.num_rows <= 2 * 30
    seeds = search(one, ["en"], vectors, ["en"] * 430, Meaning(nearest=2, cohort=400, highest=20))
    assert seeds.num_rows == 2


def test_letting_pairs_go_on_the_way_changes_nothing(monkeypatch):
    one = said(3, 14)
    near = [unit(one[n % 3] + 0.4 * said(20, 20 + n)) for n in range(6)]
    vectors = np.concatenate([*near, said(300, 15)])
    few = Meaning(nearest=3, cohort=300, highest=20)
    whole = meant_alike(vectors, ["en"] * 420, few)
    monkeypatch.setattr(meaning, "_HELD", 50)
    monkeypatch.setattr(meaning, "_ROWS", 10)
    monkeypatch.setattr(meaning, "_COLUMNS", 30)
    assert tiers(meant_alike(vectors, ["en"] * 420, few)) == tiers(whole)
    assert 0 < whole.num_rows <= 3 * 120


def test_progress_goes_to_one():
    told = []
    vectors, languages = with_translations()
    meant_alike(vectors, languages, SMALL, progress=told.append)
    assert told[-1] == 1
    assert told == sorted(told)


def test_empty_in_is_empty_out_with_the_schema():
    none = np.empty((0, 128), np.float32)
    assert meant_alike(none, []).schema == meaning.MEANT_ALIKE
    assert search(none, [], said(300), [None] * 300).schema == meaning.MEANT_ALIKE


def test_too_many_texts_are_one_clear_error():
    many = np.broadcast_to(np.zeros(2, np.float16), (meaning.MOST_TEXTS + 1, 2))
    with pytest.raises(SettingError, match="restrict them by language"):
        meant_alike(many, [])


@pytest.mark.parametrize("wrong", [{"cosine": 0.1}, {"within_cosine": 1.2}, {"nearest": 0}])
def test_settings_that_cannot_be_meant_are_refused(wrong):
    with pytest.raises(SettingError, match="meaning: "):
        Meaning(**wrong)


def test_a_plain_lead_ties_no_weaker_likeness():
    first = said(1, 40)
    far = unit(first + 1.3 * said(1, 41))
    said_all = np.concatenate([first, far, unit(first + far), said(400, 42)])
    languages = ["ja", "ru", "en", *(["ja", "ru", "en", "de"] * 100)]
    asked = Meaning(z=25.0, strict_z=1e6, through_z=10.0, highest=20)
    found = tiers(meant_alike(said_all, languages, asked, cohort=Cohort(said(400, 44), NOWHERE)))
    assert found == {(0, 2): "lead", (1, 2): "lead"}
