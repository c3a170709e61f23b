"""Families among copies that were made from real sentences by known edits."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import duckdb
import pyarrow as pa
import pytest
from tests.shared.evaluation_data import file

from groundswell.sameness.near_copies import near_copies
from groundswell.tables.texts import normal

pytestmark = pytest.mark.shared


def key(text):
    return hashlib.md5(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def copies():
    rows = duckdb.sql(
        'select kind, "group", lang, seed, text from read_parquet($file) where "set" = \'ntrex\' '
        "and lang in ('en', 'ru', 'ja', 'zh') and half = 'dev'",
        params={"file": str(file("matching/copies.parquet"))},
    ).fetchall()
    return [
        (kind, group, lang, normal(seed), normal(text)) for kind, group, lang, seed, text in rows
    ]


@pytest.fixture(scope="module")
def family(copies):
    langs = {}
    for _, _, lang, seed, text in copies:
        langs.setdefault(seed, lang)
        langs.setdefault(text, lang)
    found = near_copies(pa.array(list(langs)), pa.array(list(langs.values())))
    return dict(zip(found["text_key"].to_pylist(), found["family_key"].to_pylist(), strict=True))


def test_most_copies_are_in_the_family_of_what_they_were_made_from(copies, family):
    hits = defaultdict(list)
    for kind, _, _, seed, text in copies:
        same = seed == text or (key(seed) in family and family[key(seed)] == family.get(key(text)))
        hits[kind].append(same)
    recall = {kind: sum(each) / len(each) for kind, each in hits.items()}
    assert recall["exact"] > 0.95
    assert recall["homoglyph"] > 0.9
    assert recall["near15"] > 0.75
    assert recall["trunc50_80"] > 0.8


def test_few_copies_are_in_the_family_of_another_sentence(copies, family):
    groups, both = defaultdict(set), set()
    for kind, group, _, seed, text in copies:
        groups[key(seed)].add(group)
        groups[key(text)].add(group)
        if kind == "inside":  # may belong to the other sentence that it holds
            both.add(key(text))
    members = [
        (each, leads)
        for each, leads in family.items()
        if each != leads and each in groups and each not in both
    ]
    wrong = [each for each, leads in members if not groups[each] & groups.get(leads, set())]
    assert len(wrong) < 0.005 * len(members)
