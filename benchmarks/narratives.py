"""Narratives: no chains, and how many texts of known stories come together, in six languages.

On a made town (see ``narratives_world``) with and without the encoder, and on real posts (the
evaluation data beside the checkout, or ``--data FOLDER``): cost, and how like its representative
each text is. Nothing of the real posts is printed but counts.
"""

from __future__ import annotations

import hashlib
import itertools
import os
import random
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from rapidfuzz.fuzz import partial_ratio

from benchmarks.cost import Clock
from benchmarks.narratives_world import LANGUAGES, town
from groundswell.operations.narratives import narratives
from groundswell.sameness.encoder import encoder
from groundswell.sameness.labels import label_pairs
from groundswell.sameness.near_copies import near_copies
from groundswell.sameness.skeletons import skeletons
from groundswell.tables.languages import code, identify_all
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from benchmarks.narratives_world import Town

    Row = dict[str, object]

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_CHECKED = 20_000  # texts held against their representative


def measure(*, quick: bool, data: str | None = None) -> dict[str, list[Row]]:
    """Measure on the made town and, where they are, on real posts (a tenth with ``quick``)."""
    found = _towns()
    posts = (Path(data) if data else _HOME) / "ira" / "posts.parquet"
    if posts.is_file():
        found |= _real(posts, 0.1 if quick else 1.0)
    return found


def _towns() -> dict[str, list[Row]]:
    made = town()
    texts = pa.array(list(made.story))
    languages = _languages(made)
    families = near_copies(texts, pa.array(languages))
    rows = [{"by": "letters", **_scored(made, *narratives(made.posts, families))}]
    began = time.process_time()
    vectors = encoder("use").encode(texts.to_pylist())
    spent = time.process_time() - began
    pairs = label_pairs(texts, languages, vectors)
    found = narratives(made.posts, families, pairs)
    rows.append({"by": "letters and meaning", **_scored(made, *found)})
    rows[-1]["cpu_s of vectors"] = round(spent, 1)
    return {
        "stories of a made town": rows,
        "whole stories joined across languages, by pair of languages": _across(made, found[1]),
    }


def _languages(made: Town) -> list[str]:
    known = dict(
        zip(made.posts["text_norm"].to_pylist(), made.posts["lang"].to_pylist(), strict=True)
    )
    return [known[text] for text in made.story]


def _scored(made: Town, found: pa.Table, texts: pa.Table) -> Row:
    """Count pairs of texts in one narrative: how many are of one story, and of those, how many.

    Recall within a language is over the pairs of one story and language, across over the others.
    Talk that stands beside anything else is false, too.
    """
    narrative = dict(zip(texts["text"].to_pylist(), texts["narrative_id"].to_pylist(), strict=True))
    language = dict(zip(made.story, _languages(made), strict=True))
    together: dict[str, list[str]] = defaultdict(list)
    for text, name in narrative.items():
        together[name].append(text)
    right = wrong = 0
    for members in together.values():
        for one, other in itertools.combinations(members, 2):
            same = made.story[one] == made.story[other] >= 0
            right, wrong = right + same, wrong + (not same)
    within, across = [0, 0], [0, 0]
    stories = [text for text, story in made.story.items() if story >= 0]
    for one, other in itertools.combinations(stories, 2):
        if made.story[one] == made.story[other]:
            side = within if language[one] == language[other] else across
            side[1] += 1
            side[0] += one in narrative and narrative.get(other) == narrative[one]
    kinds = Counter(made.kind[text] for text in narrative)
    every = Counter(made.kind.values())
    return {
        "texts": len(made.story),
        "narratives": found.num_rows,
        "pairs of texts together": right + wrong,
        "of one story": round(right / max(1, right + wrong), 4),
        "recall within a language": round(within[0] / within[1], 3),
        "across languages": round(across[0] / across[1], 3),
        **{f"{kind} in a narrative": f"{kinds[kind]} of {every[kind]}" for kind in sorted(every)},
    }


def _across(made: Town, texts: pa.Table) -> list[Row]:
    narrative = dict(zip(texts["text"].to_pylist(), texts["narrative_id"].to_pylist(), strict=True))
    whole: dict[tuple[int, str], str] = {}
    for text, language in zip(made.story, _languages(made), strict=True):
        if made.kind[text] == "whole":
            whole[made.story[text], language] = text
    stories = sorted({story for story, _ in whole})
    return [
        {
            "languages": f"{one}–{other}",
            "stories joined": sum(
                narrative.get(whole[story, one], 1) == narrative.get(whole[story, other], 2)
                for story in stories
            ),
            "of": len(stories),
        }
        for one, other in itertools.combinations(LANGUAGES, 2)
    ]


def _real(file: Path, share: float) -> dict[str, list[Row]]:
    posts = _posts(file, share)
    distinct = pc.unique(posts["text_norm"].drop_null())
    first = posts.group_by("text_norm").aggregate([("lang", "min")])
    known = dict(zip(first["text_norm"].to_pylist(), first["lang_min"].to_pylist(), strict=True))
    languages = pa.array([known[text] for text in distinct.to_pylist()], pa.string())
    with Clock() as clock:
        families = near_copies(distinct, languages)
    cost: list[Row] = [
        {"step": "near-copies", "texts": len(distinct), "cpu_s": clock.cpu_s,
         "peak_gb": clock.peak_gb, "texts in a family": families.num_rows}
    ]  # fmt: skip
    narratives(posts.slice(0, 1_000), families.slice(0, 0))  # compiles
    with Clock() as clock:
        found, texts = narratives(posts, families)
    cost.append(
        {"step": "narratives", "posts": posts.num_rows, "cpu_s": clock.cpu_s,
         "peak_gb": clock.peak_gb, "narratives": found.num_rows, "texts": texts.num_rows}
    )  # fmt: skip
    accounts = found["accounts"].to_numpy()
    sizes = {f"of {n} accounts or more": int((accounts >= n).sum()) for n in (1, 2, 5, 10, 30)}
    return {
        "real posts: cost": cost,
        "real posts: narratives": [{**sizes, **_sources(found)}],
        "real posts: each text against its representative, letter by letter": _held(texts),
    }


def _sources(found: pa.Table) -> dict[str, int]:
    counts = Counter(found["source"].to_pylist())
    return {f"source {name}": count for name, count in sorted(counts.items())}


def _held(texts: pa.Table) -> list[Row]:
    """Hold texts against the representative of their narrative anew, by another's measure."""
    plain = skeletons(texts["text"].combine_chunks()).to_pylist()
    ids, labels = texts["narrative_id"].to_pylist(), texts["how"].to_pylist()
    head: dict[str, int] = {}
    for place, name in enumerate(ids):
        head.setdefault(name, place)  # the representative stands first
    members = [place for place, name in enumerate(ids) if head[name] != place]
    chosen = random.Random(3).sample(members, min(_CHECKED, len(members)))
    by: dict[str, list[float]] = defaultdict(list)
    for place in chosen:
        by[labels[place]].append(partial_ratio(plain[place], plain[head[ids[place]]]))
    largest = [name for name, _ in Counter(ids).most_common(20)]
    inside = [place for place in members if ids[place] in set(largest)]
    for place in random.Random(4).sample(inside, min(_CHECKED, len(inside))):
        by["in the 20 largest"].append(partial_ratio(plain[place], plain[head[ids[place]]]))
    return [
        {"how": how, "looked at": len(ratios),
         **{f"{q}%": round(float(np.quantile(ratios, q / 100)), 1) for q in (0, 1, 5, 25, 50)}}
        for how, ratios in sorted(by.items())
    ]  # fmt: skip


def _posts(file: Path, share: float) -> pa.Table:
    """Read the posts as the door would, in the columns that narratives need."""
    table = pq.read_table(
        file, columns=["account", "text", "language", "published_at", "post_type"]
    )
    if share < 1:
        marks = [
            hashlib.md5(a.encode()).digest()[0]
            for a in pc.fill_null(table["account"], "").to_pylist()
        ]
        table = table.filter(pa.array([mark < 256 * share for mark in marks]))
    table = table.filter(pc.is_valid(table["account"]))
    encoded = table["text"].combine_chunks().dictionary_encode()
    norms = pa.array([normal(text) for text in encoded.dictionary.to_pylist()], pa.string())
    known = {name: code(name) for name in pc.unique(table["language"]).to_pylist()}
    told = pa.array([known[name] for name in table["language"].to_pylist()], pa.string())
    norm = norms.take(encoded.indices)
    count = table.num_rows
    unknown: Any = pa.nulls(count, pa.int64())
    return pa.table(
        {
            "post_key": [f"p{n:09}" for n in range(count)],
            "platform": ["twitter"] * count,
            "account_key": table["account"].cast(pa.string()),
            "at_ms": pc.divide(table["published_at"].cast(pa.int64()), 1_000),
            "lang": pc.coalesce(told, identify_all(norm)),
            "kind": pc.if_else(pc.equal(table["post_type"], "R"), "repost", "post"),
            "text_norm": norm,
            **dict.fromkeys(("likes", "shares", "comments", "views"), unknown),
        }
    )
