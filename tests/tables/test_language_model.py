"""The compiled language model gives what the original gives."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.tables import language_model, languages, texts

SENTENCES = [
    "the bus to the harbour leaves every ten minutes", "der bus zum hafen fährt alle zehn minuten", "le bus pour le port part toutes les dix minutes",
    "автобус до порта отправляется каждые десять минут", "港へのバスは十分ごとに出ます", "يغادر الباص إلى الميناء كل عشر دقائق", "לנמל יוצא אוטובוס כל עשר דקות",
    "автобус до порту вирушає кожні десять хвилин", "liman otobüsü on dakikada bir kalkar", "xe buýt đến bến cảng mười phút một chuyến", "항구로 가는 버스는 십 분마다 출발합니다",
    "το λεωφορείο για το λιμάνι φεύγει κάθε δέκα λεπτά", "el autobús al puerto sale cada diez minutos", "o ônibus para o porto sai a cada dez minutos", "बंदरगाह के लिए बस हर दस मिनट में निकलती है",
]  # fmt: skip
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
MIXED = st.lists(
    st.one_of(st.sampled_from(WORDS), st.text(max_size=6), st.sampled_from(["</s>", "__label__en", "🚌", "42", "ᏣᎳᎩ"])),
    max_size=30,
).map(" ".join)  # fmt: skip


def test_the_model_is_the_one_this_was_written_for():
    assert language_model.load() is not None


@properties(st.lists(MIXED.map(texts.normal), min_size=1, max_size=10))
@settings(max_examples=300, deadline=None)
def test_languages_at_once_are_the_languages_one_by_one(norms):
    found = languages.identify_all(pa.array([*norms, None], pa.string())).to_pylist()
    assert found == [*(languages.identify(norm) if norm else None for norm in norms), None]


def test_most_sentences_need_not_be_asked_one_by_one(monkeypatch):
    asked = []
    monkeypatch.setattr(languages, "identify", asked.append)
    found = languages.identify_all(pa.array(SENTENCES)).to_pylist()
    assert found[:5] == ["en", "de", "fr", "ru", "ja"]
    assert len(asked) < 2


def test_without_that_model_the_original_is_asked(monkeypatch):
    monkeypatch.setattr(languages, "identify_plain", lambda *_: None)
    assert languages.identify_all(pa.array([SENTENCES[0], None])).to_pylist() == ["en", None]
