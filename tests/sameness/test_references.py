"""What shingles weigh, against counts in plain Python, and where the weights come from."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from groundswell.sameness import references
from groundswell.sameness.counting import count
from groundswell.sameness.references import Reference, References, bits, weigh, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.shipped import Weighed, keys_of, packed, shipped, unpacked
from groundswell.sameness.skeletons import skeletons

_SYLLABLES = ("ba", "du", "fe", "lo", "ri", "ne", "ta", "mok", "sil")


def made_up(number, seed=1, syllables=12):
    pick = np.random.default_rng(seed)
    return pa.array(["".join(pick.choice(_SYLLABLES, syllables)) for _ in range(number)])


def bits_of(texts, language, known=None):
    cut = shingles_of(skeletons(pa.array(texts)))
    found = weights(cut, pa.array([language] * len(texts), pa.string()), known or References({}))
    return bits(cut, found)


def test_a_shingle_counts_once_a_text():
    texts = made_up(200)
    cut = shingles_of(texts)
    expected = Counter()
    for start, end in zip(cut.start[:-1], cut.start[1:], strict=True):
        expected.update(set(cut.gram[start:end].tolist()))
    found = count(cut, least=1)
    assert dict(zip(found.gram.tolist(), found.df.tolist(), strict=True)) == expected
    assert set(count(cut, least=3).gram.tolist()) == {g for g, n in expected.items() if n >= 3}


def test_a_language_with_enough_texts_weighs_by_them(monkeypatch):
    monkeypatch.setattr(references, "FEWEST", 200)
    texts = made_up(300)
    found = Reference.from_texts(texts, "en")
    assert (found.calibration, found.texts) == ("data", 300)
    counted = count(shingles_of(texts), least=1)
    expected = np.log2(302 / np.maximum(counted.df + 1, 2)) / 5
    measured = weigh(counted.gram, found.key, found.weight, found.unseen)
    assert measured == pytest.approx(expected, abs=1e-5)
    never = shingles_of(pa.array(["zzzzz"])).gram
    assert weigh(never, found.key, found.weight, found.unseen)[0] == pytest.approx(np.log2(151) / 5)


def test_data_in_any_order_are_sampled_evenly_and_repeatably(monkeypatch):
    monkeypatch.setattr(references, "FEWEST", 100)
    monkeypatch.setattr(references, "_MOST", 100)
    texts = pa.concat_arrays([pa.array(["thebusislate"] * 500), pa.array(["thetramisfull"] * 500)])
    one, two = (Reference.from_texts(texts, "en") for _ in range(2))
    assert one.texts == 1_000
    assert one.weight.tolist() == two.weight.tolist()
    known = References({"en": one})
    early, late = bits_of(["the bus is late", "the tram is full"], "en", known)
    assert early < 9
    assert late < 9


def test_few_texts_leave_it_to_the_shipped_table_and_no_table_is_said():
    known = References.from_texts(
        pa.array(["thebusislate", "busnyaterlambat", "x"]), pa.array(["en", "id", None])
    )
    assert known.calibration == {"en": "shipped", "id": "shipped", None: "uncalibrated"}
    assert known.of("tlh").calibration == "uncalibrated"


def test_data_may_say_that_something_is_commoner_than_the_table_has_it(monkeypatch):
    monkeypatch.setattr(references, "_FEWEST_TO_CAP", 100)
    stock = pa.array(["quinceripensbyoldwall"] * 60)
    known = References({"en": Reference.from_texts(pa.concat_arrays([stock, made_up(60)]), "en")})
    said = ["quince ripens by old wall", "the harbour bus was late again"]
    before, after = bits_of(said, "en"), bits_of(said, "en", known)
    assert after[0] < before[0] / 2
    assert after[1] == pytest.approx(before[1])


def test_a_repeated_shingle_weighs_nothing_the_second_time():
    once, twice = bits_of(["quince", "quince quince quince quince"], "en")
    assert twice < 4 * once
    laugh = bits_of(["ha" * 100], "en")
    assert laugh[0] < 10


def test_bits_are_sums_and_a_text_without_shingles_has_none():
    assert bits_of(["", "bus", "the bus"], "en").tolist()[:2] == [0.0, 0.0]
    assert bits_of(["the bus"], "en")[0] > 0


@pytest.mark.parametrize(
    ("language", "common", "rare"),
    [
        ("en", "good morning", "quinces ripen by the wall"),
        ("de", "guten morgen", "quitten reifen an der wand"),
        ("fr", "bonne journée", "les coings mûrissent au mur"),
        ("es", "buenos días", "membrillos junto a la tapia"),
        ("pt", "muito obrigado", "marmelos junto ao muro"),
        ("id", "selamat pagi", "kedondong matang di pagar"),
        ("ru", "доброе утро", "айва зреет у старой стены"),
        ("ar", "صباح الخير", "السفرجل ينضج بجانب الجدار"),
        ("ja", "おはようございます", "花梨の実が古い塀の脇で熟す"),
        ("zh", "大家早上好", "木瓜在旧墙边慢慢成熟了吧"),
        ("ko", "안녕하세요", "모과가 낡은 담장 옆에서 익는다"),
        ("th", "สวัสดีครับ", "มะตูมสุกอยู่ข้างกำแพงเก่า"),
    ],
)
def test_a_greeting_is_below_the_bits_of_any_seed_and_a_plain_sentence_is_above(
    language, common, rare
):
    greeting, sentence = bits_of([common, rare], language)
    assert greeting < 25 < sentence


def test_every_shipped_table_is_sound():
    for language in ("en", "ja", "zh", "ru", "id", "de", "fr", "es", "pt", "ar", "ko"):
        table = shipped(language)
        assert len(table.key) - 10 <= len(np.unique(table.key))  # few keys stand for two shingles
        assert len(table.key) > 100_000
        assert table.weight.min() > 0
        assert table.weight.max() <= table.unseen.max() + 1 / 32
        assert table.unseen[0] < 3  # of five letters: never as much as data would give


def test_no_name_of_a_language_reaches_another_file():
    assert shipped("../traditional") is None
    assert shipped(None) is None


def test_a_table_comes_back_from_its_bytes_as_it_went_in():
    gram = count(shingles_of(made_up(50))).gram
    weight = np.random.default_rng(1).integers(0, 100, len(gram)) / 32
    held = Weighed(keys_of(gram), weight.astype(np.float32), np.array([2.5, 4], np.float32))
    back = unpacked(packed(held))
    order = np.argsort(held.key)
    assert back.key.tolist() == held.key[order].tolist()
    assert back.weight.tolist() == held.weight[order].tolist()
    assert back.unseen.tolist() == [2.5, 4.0]


def test_languages_do_not_mix(monkeypatch):
    monkeypatch.setattr(references, "FEWEST", 100)
    english, german = pa.array(["thebusislate"] * 150), pa.array(["derbuskommtspaet"] * 150)
    both = pa.concat_arrays([english, german])
    known = References.from_texts(both, pa.array(["en"] * 150 + ["de"] * 150))
    assert pc.unique(pa.array(list(known.calibration.values()))).to_pylist() == ["data"]
    assert (
        bits_of(["the bus is late"], "en", known)[0] < bits_of(["the bus is late"], "de", known)[0]
    )
