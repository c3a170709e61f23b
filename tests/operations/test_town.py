"""Stories told in six languages among talk of the same kind: what belongs together, and only that."""

from __future__ import annotations

import hashlib
from collections import defaultdict

import pyarrow as pa
import pytest
from benchmarks.narratives_world import LANGUAGES, STORIES, town

from groundswell.model.tables import TEXT_PAIRS
from groundswell.operations.narratives import narratives
from groundswell.sameness.near_copies import near_copies


@pytest.fixture(scope="module")
def made():
    return town()


@pytest.fixture(scope="module")
def language(made):
    posts = made.posts
    return dict(zip(posts["text_norm"].to_pylist(), posts["lang"].to_pylist(), strict=True))


@pytest.fixture(scope="module")
def families(made, language):
    texts = list(made.story)
    return near_copies(pa.array(texts), pa.array([language[text] for text in texts]))


def stories_of(made, texts):
    found = defaultdict(set)
    for text, name in zip(
        texts["text"].to_pylist(), texts["narrative_id"].to_pylist(), strict=True
    ):
        found[name].add(made.story[text])
    return found


def test_copies_make_one_narrative_a_story_and_language_and_talk_makes_none(made, families):
    found, texts = narratives(made.posts, families)
    told = stories_of(made, texts)
    assert all(len(stories) == 1 for stories in told.values())
    assert -1 not in set().union(*told.values())
    assert found.num_rows == len(STORIES) * len(LANGUAGES)
    kinds = {made.kind[text] for text in texts["text"].to_pylist()}
    assert kinds == {"whole", "near", "cut", "framed"}
    assert texts.num_rows == sum(story >= 0 for story in made.story.values())


def test_true_pairs_across_languages_join_each_story_into_one_narrative(made, language, families):
    heads = set(families["family_key"].to_pylist())
    keys = {key: text for text, key in _keys(made).items() if key in heads}
    by_story = defaultdict(list)
    for key, text in keys.items():
        by_story[made.story[text]].append(key)
    rows = [
        {"text_a": min(a, b), "text_b": max(a, b), "label": "translation", "levenshtein": 0.1,
         "words": 0.0, "cosine": 0.7, "z": 12.0, "tier": "lead"}
        for members in by_story.values() for a in members for b in members if a < b
    ]  # fmt: skip
    pairs = pa.Table.from_pylist(rows, schema=TEXT_PAIRS)
    found, texts = narratives(made.posts, families, pairs)
    assert found.num_rows == len(STORIES)
    assert all(len(stories) == 1 for stories in stories_of(made, texts).values())
    assert {len(words.split()) for words in found["languages"].to_pylist()} == {len(LANGUAGES)}
    assert set(found["tier"].to_pylist()) == {"with leads"}


def _keys(made):
    return {text: hashlib.md5(text.encode()).hexdigest() for text in made.story}
