"""Labels of pairs: letters first, then language, then meaning."""

from __future__ import annotations

import hashlib
import itertools

import numpy as np
import pyarrow as pa
import pytest
from rapidfuzz.distance import Levenshtein

from groundswell.errors import SettingError
from groundswell.model.tables import TEXT_PAIRS
from groundswell.sameness.labels import Labels, label_found, label_pairs, least_z, thinned
from groundswell.sameness.meaning import MEANT_ALIKE
from groundswell.sameness.spoken import Spoken, without_frame

BUS = "the number 42 bus to the harbour is late again because of roadworks on the bridge"
BUS_EDITED = "the number 42 bus to the harbour is delayed again because of roadworks on a bridge"
BUS_REWORDED = "repairs at the river crossing hold up line 42 on its way to the port once more"
BUS_GERMAN = "der bus der linie 42 zum hafen hat wegen bauarbeiten auf der brücke wieder verspätung"
BUS_RUSSIAN = "автобус 42 в гавань снова опаздывает из-за дорожных работ на мосту"
SOUP = "cut two leeks into rings, fry them in butter, and let the soup simmer for half an hour"
TOWNS = [f"rain over {a}{b} by noon, sunny intervals after four, wind from the west" for a, b in
         itertools.product("abcdefghij", "klmnopqrst")]  # fmt: skip


def key(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def meaning(*topics, dimensions=64, seed=3):
    """Vectors of length 1: texts of one topic lie near each other, all others are random."""
    random = np.random.default_rng(seed)
    centres = {t: random.normal(size=dimensions) for t in sorted({*topics} - {None})}
    rows = [
        random.normal(size=dimensions) if t is None
        else centres[t] + 0.45 * random.normal(size=dimensions)
        for t in topics
    ]  # fmt: skip
    vectors = np.array(rows, np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def labels(texts, languages, vectors=None, settings=None, **more):
    found = label_pairs(pa.array(texts), languages, vectors, settings, **more)
    assert found.schema.equals(TEXT_PAIRS)
    name = {key(text): text for text in texts}
    return {
        frozenset((name[row["text_a"]], name[row["text_b"]])): row["label"]
        for row in found.to_pylist()
    }


def all_of(count):
    return np.array(list(itertools.combinations(range(count), 2)), np.int64).reshape(-1, 2).T


def test_a_misread_language_does_not_make_a_copy_a_translation():
    texts = [BUS, BUS.upper().casefold() + "!!", BUS_EDITED]
    found = labels(texts, ["en", "nl", "af"], candidates=tuple(all_of(3)))
    assert set(found.values()) == {"copypasta"}
    assert len(found) == 3


def test_the_language_of_a_text_is_that_of_its_copies():
    # The edited text was taken for Dutch; its rewording is none the less in the same language.
    texts = [BUS, BUS_EDITED, BUS_REWORDED, *TOWNS]
    vectors = meaning("bus", "bus", "bus", *[None] * len(TOWNS))
    languages = ["en", "nl", "en", *["en"] * len(TOWNS)]
    found = labels(texts, languages, vectors)
    assert found[frozenset((BUS, BUS_EDITED))] == "copypasta"
    assert found[frozenset((BUS_EDITED, BUS_REWORDED))] == "rewording"


def test_what_says_the_same_is_a_translation_only_across_languages():
    texts = [BUS, BUS_REWORDED, BUS_GERMAN, BUS_RUSSIAN, *TOWNS]
    vectors = meaning("bus", "bus", "bus", "bus", *[None] * len(TOWNS))
    found = labels(texts, ["en", "en", "de", "ru", *["en"] * len(TOWNS)], vectors)
    assert found[frozenset((BUS, BUS_REWORDED))] == "rewording"
    assert found[frozenset((BUS, BUS_GERMAN))] == "translation"
    assert found[frozenset((BUS_GERMAN, BUS_RUSSIAN))] == "translation"


def test_other_letters_tell_another_language_where_none_is_given():
    texts = [BUS, BUS_RUSSIAN, BUS_REWORDED, *TOWNS]
    vectors = meaning("bus", "bus", "bus", *[None] * len(TOWNS))
    found = labels(texts, [None] * len(texts), vectors)
    assert found[frozenset((BUS, BUS_RUSSIAN))] == "translation"
    assert found[frozenset((BUS, BUS_REWORDED))] == "rewording"


def test_the_language_of_a_short_text_is_not_believed():
    spoken = Spoken.of(pa.array(["late again, sorry", BUS]), ["fi", "en"])
    assert spoken.language.tolist() == [-1, 0]


def test_a_language_is_not_believed_in_letters_it_is_not_written_in():
    spoken = Spoken.of(pa.array([BUS_RUSSIAN, BUS_RUSSIAN, BUS_RUSSIAN]), ["en", "ru", "uk"])
    assert spoken.language[0] == -1
    assert -1 not in spoken.language[1:]
    assert spoken.language[1] != spoken.language[2]


def test_simplified_and_traditional_chinese_are_one_language_and_one_text():
    plain, traditional = (
        "公交车今天早上又晚点了因为桥上正在施工",
        "公交車今天早上又晚點了因為橋上正在施工",
    )
    found = labels([plain, traditional], ["zh", "zt"], candidates=tuple(all_of(2)))
    assert found == {frozenset((plain, traditional)): "copypasta"}


def test_hashtags_around_a_text_are_a_frame_and_those_within_are_words():
    assert without_frame("#late #bus the 42 stops at #harbour today #sorry") == (
        " the 42 stops at #harbour today"
    )
    assert without_frame("#bus #late #again") == "#bus #late #again"
    framed = f"#bus {BUS} #harbour #roadworks #bridge #late"
    found = labels([BUS, framed], ["en", "en"], candidates=tuple(all_of(2)))
    assert set(found.values()) == {"copypasta"}


def test_likeness_by_letters_is_that_of_the_peer():
    found = label_pairs(pa.array([BUS, BUS_EDITED]), ["en", "en"], None, candidates=([0], [1]))
    one, other = (text.replace(" ", "") for text in (BUS, BUS_EDITED))
    expected = Levenshtein.normalized_similarity(one, other)
    assert found["levenshtein"][0].as_py() == pytest.approx(expected, abs=1e-6)
    assert found["tier"].to_pylist() == ["verified"]
    assert found["cosine"].null_count == found["z"].null_count == 1


def test_short_texts_are_not_compared_whatever_they_say():
    texts = ["good morning!", "good morning", "おはよう", "おはよう!"]
    found = labels(texts, [None] * 4, meaning("a", "a", "b", "b"), candidates=tuple(all_of(4)))
    assert found == {}


def test_few_texts_give_no_lead_but_say_that_they_are_uncalibrated():
    texts = [BUS, BUS_REWORDED, SOUP]
    vectors = meaning("bus", "bus", None)
    found = label_pairs(pa.array(texts), ["en"] * 3, vectors)
    assert found["tier"].to_pylist() == ["uncalibrated"]
    assert found["z"].null_count == 1


def test_a_stock_sentence_that_is_near_to_everything_is_no_lead():
    # All of one genre: cosines of .6 and more throughout, and only one pair stands out.
    vectors = meaning(*["weather"] * len(TOWNS), seed=5)
    vectors[1] = vectors[0] + 0.1 * meaning(None, seed=9)[0]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    texts = [f"{text} {n} {key(text)}" for n, text in enumerate(TOWNS)]
    near = np.triu(vectors @ vectors.T, 1) > 0.6
    assert near.sum() > 4_000
    found = label_pairs(pa.array(texts), ["en"] * len(texts), vectors)
    meant = found.filter(pa.compute.not_equal(found["label"], "copypasta"))
    assert meant.num_rows < 0.01 * near.sum()


def test_every_pair_is_found_that_looking_at_all_of_them_finds():
    topics = [n % 40 if n % 3 else None for n in range(240)]
    vectors = meaning(*topics)
    texts = [f"{key(str(n))} {key(str(-n))}" for n in range(240)]  # alike in meaning only
    settings = Labels(min_z=2.0)
    found = label_pairs(pa.array(texts), [None] * 240, vectors, settings)

    order = np.argsort([key(text) for text in texts])
    kept = []
    for place in order:
        if all(vectors[place] @ vectors[other] < 0.6 for other in kept):
            kept.append(place)
    highest = min(100, len(kept) // 5)
    mean, deviation = [], []
    for vector in vectors:
        near = sorted((float(vector @ vectors[k]) for k in kept), reverse=True)[1 : highest + 1]
        mean.append(np.mean(near))
        deviation.append(max(1e-3, np.std(near)))
    expected = set()
    for a, b in itertools.combinations(range(240), 2):
        cosine = float(vectors[a] @ vectors[b])
        z = ((cosine - mean[a]) / deviation[a] + (cosine - mean[b]) / deviation[b]) / 2
        if cosine >= 0.6 and z >= least_z(240, settings):
            expected.add(frozenset((key(texts[a]), key(texts[b]))))
    pairs = zip(found["text_a"].to_pylist(), found["text_b"].to_pylist(), strict=True)
    assert {frozenset(pair) for pair in pairs} == expected
    assert len(expected) > 200


def test_the_order_of_the_texts_changes_nothing():
    texts = [BUS, BUS_EDITED, BUS_REWORDED, BUS_GERMAN, SOUP, *TOWNS]
    languages = ["en", "en", "en", "de", "en", *["en"] * len(TOWNS)]
    vectors = meaning("bus", "bus", "bus", "bus", *[None] * (1 + len(TOWNS)))
    first = label_pairs(pa.array(texts), languages, vectors)
    turned = np.random.default_rng(1).permutation(len(texts))
    second = label_pairs(
        pa.array([texts[n] for n in turned]), [languages[n] for n in turned], vectors[turned]
    )
    for name in ("text_a", "text_b", "label", "tier"):
        assert first[name].equals(second[name])
    np.testing.assert_allclose(first["z"], second["z"], atol=1e-3)


def test_a_cohort_holds_one_text_of_each_story():
    vectors = meaning(*[n % 7 for n in range(600)])
    kept = thinned(vectors, 0.6)
    assert 7 <= len(kept) < 100
    assert (np.triu(kept @ kept.T, 1) < 0.6).all()


def test_empty_in_empty_out():
    found = label_pairs(pa.array([], pa.string()), [], np.empty((0, 512), np.float32))
    assert found.equals(TEXT_PAIRS.empty_table())


def test_more_texts_need_a_higher_z():
    assert least_z(1_000_000) - least_z(1_300) == pytest.approx(np.log(1_000_000 / 1_300))
    assert least_z(10) == 3.0


def test_wrong_settings_are_refused_with_the_mend():
    with pytest.raises(SettingError, match=r"give 0\.3 to 1"):
        Labels(copypasta=70)
    with pytest.raises(SettingError, match="positive"):
        Labels(min_letters=0)


def test_a_candidate_beyond_the_texts_is_refused():
    with pytest.raises(IndexError, match="beyond the 2"):
        label_pairs(pa.array([BUS, SOUP]), ["en", "en"], None, candidates=([0], [2]))


def test_what_a_search_by_meaning_found_keeps_its_tier_unless_it_is_a_copy():
    said = pa.array(
        [
            "the bus to the harbour is late again because of the snow",
            "the bus to the harbour is late again because of the ice",
            "der bus zum hafen hat wegen des schnees wieder verspätung",
            "our harbour bus was delayed by heavy snowfall once more today",
        ]
    )
    found = pa.table(
        {"a": [0, 0, 0], "b": [1, 2, 3], "cosine": [0.9, 0.8, 0.75], "z": [14.0, 12.5, None],
         "tier": ["strict", "through", "lead"]},
        schema=MEANT_ALIKE,
    )  # fmt: skip
    rows = label_found(said, ["en", "en", "de", "en"], found).to_pylist()
    told = sorted((row["label"], row["tier"], row["z"]) for row in rows)
    assert told == [
        ("copypasta", "verified", 14.0),
        ("rewording", "lead", None),
        ("translation", "through", 12.5),
    ]
    assert all(row["text_a"] < row["text_b"] for row in rows)


def test_nothing_found_gives_an_empty_table():
    none = label_found(pa.array([], pa.string()), [], MEANT_ALIKE.empty_table())
    assert none.schema == TEXT_PAIRS
    assert none.num_rows == 0
