from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from groundswell.errors import SettingError
from groundswell.model.tables import TEXT_FAMILIES
from groundswell.sameness.near_copies import NearCopies, families_of, near_copies
from groundswell.sameness.references import References, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.verifying import Written, partial_ratios

FERRY = "the ferry to the north island leaves at nine from the old pier on sundays in winter"
JAM = "quince jam sets best when the fruit is picked late and the sugar goes in while it boils"


def key(text):
    return hashlib.md5(text.encode()).hexdigest()


def families(*texts, languages=None, **more):
    """For each text the key of its family and how it belongs; none where it is in no family."""
    langs = pa.array(languages or ["en"] * len(texts), pa.string())
    found = near_copies(pa.array(texts), langs, NearCopies(**more))
    return {row["text_key"]: row for row in found.to_pylist()}


def how(texts, text):
    return families(*texts)[key(text)]["how"]


def fixed():
    """Weights that don't depend on the texts."""
    return References.from_texts(pa.array([], pa.string()), pa.array([], pa.string()), also=("en",))


def made(seed, many, families=20):
    """Texts of made-up words: some bases, each with edits of a part of its words."""
    draw = np.random.default_rng(seed)
    syllables = ["ba", "du", "fe", "lo", "ri", "ne", "ta", "ko", "mi", "su", "ve", "po"]
    words = ["".join(draw.choice(syllables, draw.integers(2, 4))) for _ in range(400)]
    bases = [list(draw.choice(words, draw.integers(9, 18))) for _ in range(families)]
    out = []
    for _ in range(many):
        base = list(bases[draw.integers(families)])
        for place in np.flatnonzero(draw.random(len(base)) < draw.choice([0.05, 0.2, 0.4])):
            base[place] = str(draw.choice(words))
        start = draw.integers(0, 4) if draw.random() < 0.3 else 0
        out.append(" ".join(base[start:]))
    return sorted(set(out))


def test_an_edited_copy_is_near():
    edited = FERRY.replace("nine", "ten").replace("old", "new")
    found = families(FERRY, edited, JAM)
    assert set(found) == {key(FERRY), key(edited)}
    assert sorted(row["how"] for row in found.values()) == ["near", "representative"]


def test_a_cut_is_truncated_where_others_have_the_whole():
    again = FERRY.replace("sundays", "mondays")
    assert how([FERRY, again, FERRY[:50]], FERRY[:50]) == "truncated"


def test_a_copy_within_more_words_is_contained():
    more = "somebody told me this morning that " + FERRY + " and it was true"
    again = FERRY.replace("sundays", "mondays")
    assert how([FERRY, again, more], more) == "contained"


def test_of_two_texts_the_one_that_holds_the_other_represents():
    assert how([FERRY, FERRY + " and in spring as well"], FERRY) == "truncated"


def test_other_marks_and_spaces_are_exact():
    other = FERRY.replace(" ", "-") + "!!"
    assert sorted(row["how"] for row in families(FERRY, other).values()) == [
        "exact", "representative",
    ]  # fmt: skip


def test_letters_of_another_alphabet_are_look_alikes_and_never_represent():
    masked = FERRY.replace("e", "е").replace("o", "о")
    assert masked != FERRY
    assert how([masked, FERRY], masked) == "look-alike"
    assert how([masked, FERRY], FERRY) == "representative"


def test_short_generic_texts_are_in_no_family():
    assert families("good morning", "good morning!", "Good  morning".lower() + " all") == {}


def test_fewer_than_25_bits_cannot_be_asked_for():
    with pytest.raises(SettingError, match="fewest_bits is 20; give 25 to 1000"):
        NearCopies(fewest_bits=20)


def test_other_settings_that_cannot_be_meant_are_refused():
    with pytest.raises(SettingError, match="least_ratio is 5"):
        NearCopies(least_ratio=5)
    with pytest.raises(SettingError, match="least_alike is 3"):
        NearCopies(least_alike=3)


def test_a_chain_of_gradual_edits_does_not_become_one_family():
    draw = np.random.default_rng(3)
    words = [
        f"{a}{b}{c}"
        for a in ("ba", "du", "fe", "lo")
        for b in ("ri", "ne", "ta")
        for c in "mklgvst"
    ]
    line = list(draw.choice(words, 16))
    chain = [" ".join(line)]
    for place in range(16):
        line[place] = str(draw.choice(words))
        chain.append(" ".join(line))
    found = families(*chain)
    first, last = found[key(chain[0])], found[key(chain[-1])]
    assert first["family_key"] != last["family_key"]
    assert len({row["family_key"] for row in found.values()}) >= 2
    whole = dict(zip(map(key, chain), chain, strict=True))
    for row in found.values():
        both = skeletons(pa.array([whole[row["text_key"]], whole[row["family_key"]]]))
        assert partial_ratios(Written.of(both), np.array([0]), np.array([1]))[0] >= 75


def test_two_popular_texts_do_not_become_one_through_a_text_that_holds_both():
    def variants(text):
        return [text, text.replace("the ", "that "), text + " again", text.replace("at", "by")]

    ferry, jam = variants(FERRY), variants(JAM)
    found = families(*ferry, *jam, FERRY + " " + JAM)
    assert found[key(FERRY)]["family_key"] != found[key(JAM)]["family_key"]


def test_texts_that_share_a_stock_phrase_alone_are_no_family():
    draw = np.random.default_rng(8)
    words = ["ferry", "tram", "pier", "jam", "quince", "garden", "rain", "snow", "kettle", "bridge",
             "library", "lamp", "window", "paper", "market", "bread", "song", "river"]  # fmt: skip
    stock = "police say that two people were slightly hurt"
    said = [" ".join(draw.choice(words, 14)) + " " + stock for _ in range(40)]
    assert families(*said) == {}


def test_posts_of_one_hashtag_are_no_family_by_it():
    tag = "#thingsthataremissedafteralongwinterinthenorth"
    assert families(f"{tag} tomatoes", f"the smell of rain {tag}", f"{tag} ice cream") == {}


def test_one_text_under_other_hashtags_is_near_and_not_exact():
    found = families(FERRY + " #timetables2024", FERRY + " #timetables2025")
    assert sorted(row["how"] for row in found.values()) == ["near", "representative"]


def test_a_sentence_that_follows_a_hashtag_without_a_space_is_kept():
    said = "#お知らせ北の島へ渡る船は冬の日曜日には古い桟橋から朝九時に出ます"
    found = families(said, said.replace("九時", "十時"), languages=["ja"] * 2)
    assert len(found) == 2


def rule(texts):
    """The rule in plain Python: whether the text a may join the representative b."""
    held = skeletons(pa.array(texts))
    shingles = shingles_of(held)
    weight = weights(shingles, pa.array(["en"] * len(texts)), fixed())
    each = [
        {g: w for g, w in zip(shingles.gram[x:y].tolist(), weight[x:y].tolist(), strict=True) if w}
        for x, y in zip(shingles.start, shingles.start[1:], strict=False)
    ]
    bits = [sum(one.values()) for one in each]
    written = Written.of(held)

    def joins(a, b):
        shared = sum(w for gram, w in each[a].items() if gram in each[b])
        ratio = partial_ratios(written, np.array([a]), np.array([b]))[0]
        share = shared / max(bits[a], bits[b])
        part = shared >= 0.8 * min(bits[a], bits[b]) and (bits[a] <= bits[b] or share >= 0.25)
        alike = ratio / 100 + share >= 1.35 or (part and ratio >= 90)
        return shared >= 40 and ratio >= 75 and alike

    return joins, bits


def test_it_is_what_comparing_all_with_all_gives():
    texts = made(seed=5, many=160)
    joins, bits = rule(texts)
    place = {key(text): n for n, text in enumerate(texts)}
    found = families_of(pa.array(texts), pa.array(["en"] * len(texts)), references=fixed())
    rows = found.table.to_pylist()
    assert found.counts["full"] == found.counts["not_compared"] == 0
    members = [row for row in rows if row["how"] != "representative"]
    assert len(members) > 60
    for row in members:
        assert joins(place[row["text_key"]], place[row["family_key"]])
        assert row["bits"] == pytest.approx(bits[place[row["text_key"]]], rel=1e-5)
    joined = {place[row["text_key"]] for row in members}
    leading = [n for n in range(len(texts)) if n not in joined and bits[n] >= 40]
    for n, a in enumerate(leading):
        for b in leading[:n]:
            assert not (joins(a, b) and joins(b, a)), (texts[a], texts[b])


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_rows_changes_nothing(seed):
    texts = made(seed=seed, many=60, families=6)
    mixed = list(np.random.default_rng(seed).permutation(texts))
    one, other = (families_of(pa.array(each, pa.string())).table for each in (texts, mixed))
    assert one.equals(other)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000))
def test_unrelated_texts_change_nothing_where_weights_are_fixed(seed):
    texts = made(seed=seed, many=60, families=6)
    draw = np.random.default_rng(seed)
    others = ["".join(draw.choice(list("xyzwqj"), 60)) for _ in range(40)]
    alone = families_of(pa.array(texts), references=fixed()).table
    among = families_of(pa.array(others + texts), references=fixed()).table
    assert among.filter(pc.is_in(among["text_key"], pa.array(map(key, texts)))).equals(alone)


def test_a_template_costs_one_comparison_a_text():
    said = [f"the bus number {n} to the harbour of the northern town is late again because of snow"
            for n in range(3_000)]  # fmt: skip
    found = families_of(pa.array(said), references=fixed())
    assert len(found.table) == 3_000
    assert len(pc.unique(found.table["family_key"])) == 1
    assert found.counts["compared"] < 2 * len(said)


def test_a_long_text_of_one_letter_does_no_harm():
    found = families_of(pa.array(["a" * 60_000, "a" * 60_001, FERRY, FERRY + " too"]))
    assert len(found.table) == 2


def test_a_language_without_reference_is_uncalibrated():
    found = families(FERRY, FERRY + " too", languages=["xx", "xx"])
    assert {row["calibration"] for row in found.values()} == {"uncalibrated"}


def test_japanese_is_linked_by_its_characters():
    said = "北の島へ渡る船は冬の日曜日には古い桟橋から朝九時に出ます"
    edited = said.replace("九時", "十時")
    found = families(
        said, edited, "マルメロのジャムは大理石の上で冷ますとよく固まります", languages=["ja"] * 3
    )
    assert set(found) == {key(said), key(edited)}


def test_no_texts_give_no_families_with_the_schema():
    assert near_copies(pa.array([], pa.string())).schema == TEXT_FAMILIES
    assert near_copies(pa.array([None, "", "…"], pa.string())).num_rows == 0


def test_progress_ends_at_the_whole():
    seen = []
    near_copies(pa.array([FERRY, JAM]), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_greetings_and_proverbs_put_together_are_in_no_family():
    said = "i hope you have a wonderful weekend and a happy new year to you and your family"
    again = "i hope you have a wonderful weekend and a happy new year to you and your family dear"
    assert families(said, again) == {}
    assert families(said + " " + FERRY, again + " " + FERRY) != {}
