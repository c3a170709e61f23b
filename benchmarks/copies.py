"""Seeds looked for in posts: how many of their copies are found, and how many strangers.

Copies were made from sentences by known edits, and the posts of an operation of 2012 to 2018 are the
background; what is found there is a false match, or public text. Evaluation data only; nothing is
printed but counts. Without ``--data`` the data beside the checkout are taken.
"""

from __future__ import annotations

import hashlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.sameness.references import FEWEST, Reference, References, bits, weights
from groundswell.sameness.search import Search
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.tiers import BATCH, FINDING, LEAD, LEVEL, MOST, QUOTED, VERBATIM
from groundswell.tables.cells import Distinct
from groundswell.tables.languages import code
from groundswell.tables.passages import passages
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_MAIN = ("en", "ja", "zh", "ru", "id")
_KINDS = ("exact", "inside", "near15", "near30", "trunc50_80", "trunc25_40", "homoglyph")
_QUICK = 200_000  # posts
_OTHERS = {  # texts of people who have nothing to do with the seeds
    "weibo": "select account, text, 'zh' as lang from '{}/weibo/reposts.parquet'",
    "captions": "select '' as account, unnest([a, b]) as text, 'ja' as lang from '{}/matching/paraphrase_jsts.parquet'",
    "comedian": "select '' as account, text, 'ja' as lang from '{}/koume_ja/posts.parquet'",
    "parliament": "select account, text, 'de' as lang from '{}/organic/bundestag.parquet'",
    "complaints": "select account, text, 'en' as lang from '{}/organic/airline_complaints.parquet'",
    "requests": "select id as account, user_prompt as text, 'en' as lang from '{}/prompts/issuebench_half_a.parquet'",
}  # fmt: skip


def measure(*, quick: bool, data: str | Sequence[str] | None) -> dict[str, list[dict[str, object]]]:
    home = Path(data if isinstance(data, str) else data[0]) if data else _HOME
    if not (home / "matching" / "copies.parquet").is_file():
        return {"the evaluation data are absent": []}
    clock = _Clock()
    posts = background(home, _QUICK if quick else None)
    clock.lap("normalise")
    references = References.from_texts(*distinct_texts(posts))
    clock.lap("references")
    copies = _copies(home)
    seeds = seeds_of(copies)
    search = Search(seeds, references)
    search.read(posts)
    strangers = search.matches()
    clock.lap("search")
    others = Search(seeds, references)
    for sql in _OTHERS.values():
        others.read(_posts(duckdb.sql(sql.format(home)).to_arrow_table()))
    found = _found(seeds, copies, references)
    return {
        "bits of ordinary texts by shipped table, as parts of those by data": _bits(posts),
        "copies found": _recall(copies, found),
        "by halves of the groups, the main languages": _halves(copies, found),
        "false matches in the posts": _false(seeds, strangers, search.posts),
        "false matches in other texts": _false(seeds, others.matches(), others.posts),
        "cost": clock.told(search.posts, len(seeds)),
    }


def background(home: Path, most: int | None = None) -> pa.Table:
    """Read the posts of the operation, normalised."""
    limit = f"using sample {most} rows (reservoir, 1)" if most else ""
    raw = duckdb.sql(
        f"select account, text, language as lang from '{home}/ira/posts.parquet' {limit}"
    ).to_arrow_table()
    return _posts(raw)


def _posts(raw: pa.Table) -> pa.Table:
    names = raw["lang"].unique().to_pylist()
    codes = pa.array([code(each or "") for each in names], pa.string())
    return pa.table(
        {
            "post_key": pa.array(np.arange(raw.num_rows)).cast(pa.string()),
            "account_key": raw["account"].cast(pa.string()),
            "lang": codes.take(pc.index_in(raw["lang"], value_set=pa.array(names))),
            "text_norm": normalised(raw["text"].cast(pa.string()).combine_chunks()),
        }
    )


def normalised(texts: pa.Array) -> pa.Array:
    """Normalise texts as reading a file does; those that nothing is left of are empty."""
    texts = texts.fill_null("")
    on = Distinct(np.ones(len(texts), dtype=np.int32), [None, "x"])
    return passages(texts, on, Pseudonyms(b"", keep=True)).norm.fill_null("")


def distinct_texts(posts: pa.Table) -> tuple[pa.Array, pa.Array]:
    """Give skeletons and languages of distinct normalised texts."""
    known = posts["text_norm"].combine_chunks().dictionary_encode()
    first = np.zeros(len(known.dictionary), dtype=np.int64)
    where = known.indices.to_numpy()
    first[where[::-1]] = np.arange(len(where))[::-1]
    return skeletons(known.dictionary), posts["lang"].combine_chunks().take(pa.array(first))


def _copies(home: Path) -> pa.Table:
    raw = duckdb.sql(
        f"""select "set", "group", replace(lang, 'zt', 'zh') as lang, lang as script, kind, seed, text
        from '{home}/matching/copies.parquet' where half = 'dev'"""
    ).to_arrow_table()
    parts = (raw[name].to_pylist() for name in ("set", "group", "script", "seed"))
    key = ["|".join(each) for each in zip(*parts, strict=True)]
    copy = np.arange(raw.num_rows).astype(str)
    return raw.append_column("seed_key", pa.array(key)).append_column("copy", pa.array(copy))


def seeds_of(copies: pa.Table) -> pa.Table:
    """Give one row a seed: key, set, language, normalised text."""
    _, first = np.unique(copies["seed_key"].to_pylist(), return_index=True)
    found = copies.take(pa.array(first)).select(["seed_key", "set", "lang", "seed"])
    text = normalised(found["seed"].cast(pa.string()).combine_chunks())
    return found.drop_columns(["seed"]).append_column("text_norm", text).combine_chunks()


def _found(seeds: pa.Table, copies: pa.Table, references: References) -> dict[tuple[str, str], int]:
    """Look for all seeds in all copies; give the level of each pair of seed and copy."""
    search = Search(seeds, references)
    text = normalised(copies["text"].cast(pa.string()).combine_chunks())
    columns = {"post_key": copies["copy"], "lang": copies["lang"], "text_norm": text}
    search.read(pa.table(columns))
    told = search.matches().select(["seed_key", "post_key", "tier"]).to_pydict()
    level = [LEVEL.get(tier, LEVEL[LEAD]) for tier in told["tier"]]
    return dict(zip(zip(told["seed_key"], told["post_key"], strict=True), level, strict=True))


def _levels(copies: pa.Table, found: dict[tuple[str, str], int]) -> NDArray[np.int64]:
    pairs = zip(copies["seed_key"].to_pylist(), copies["copy"].to_pylist(), strict=True)
    return np.array([found.get(pair, 0) for pair in pairs])


def _recall(copies: pa.Table, found: dict[tuple[str, str], int]) -> list[dict[str, object]]:
    level = _levels(copies, found)
    script, source, kind = (np.array(copies[n].to_pylist()) for n in ("script", "set", "kind"))
    rows = []
    for name in ("ntrex", "tatoeba"):
        for tier in (FINDING, LEAD, BATCH):
            for language in ("main five", "all", *sorted(set(script))):
                chosen = (source == name) & (level >= 0)
                if language == "main five":
                    chosen &= np.isin(script, _MAIN)
                elif language != "all":
                    chosen &= script == language
                rows.append(
                    {"set": name, "tier": tier, "language": language}
                    | _by_kind(kind[chosen], level[chosen] >= LEVEL[tier])
                )
    return rows


def _halves(copies: pa.Table, found: dict[tuple[str, str], int]) -> list[dict[str, object]]:
    level = _levels(copies, found)
    groups = copies["group"].to_pylist()
    half = np.array([hashlib.md5(g.encode()).digest()[0] % 2 for g in groups])
    script, source, kind = (np.array(copies[n].to_pylist()) for n in ("script", "set", "kind"))
    rows = []
    for one in (0, 1):
        chosen = (half == one) & (source == "ntrex") & np.isin(script, _MAIN)
        rows.append(
            {"half": one, "tier": FINDING} | _by_kind(kind[chosen], level[chosen] >= LEVEL[FINDING])
        )
    return rows


def _by_kind(kind: NDArray[Any], held: NDArray[np.bool_]) -> dict[str, object]:
    return {k: round(float(held[kind == k].mean()), 3) for k in _KINDS if (kind == k).any()}


def _false(seeds: pa.Table, matches: pa.Table, posts: int) -> list[dict[str, object]]:
    """Count pairs in texts that no copy was put into, by set, language and tier or better."""
    by_key = {row["seed_key"]: row for row in seeds.to_pylist()}
    told = matches.to_pylist()
    rows: list[dict[str, object]] = []
    for name in ("ntrex", "tatoeba"):
        for languages in (_MAIN, tuple(sorted(set(seeds["lang"].to_pylist())))):
            chosen = [s for s in by_key.values() if s["set"] == name and s["lang"] in languages]
            keys = {s["seed_key"] for s in chosen}
            per = 1e9 / max(1, len(chosen)) / posts
            for tier in (FINDING, LEAD, BATCH):
                held = [
                    m
                    for m in told
                    if m["seed_key"] in keys
                    and m["tier"] != QUOTED
                    and LEVEL[m["tier"]] >= LEVEL[tier]
                ]
                verbatim = [m for m in held if m["seed_share"] >= MOST and m["ratio"] >= VERBATIM]
                quoted = [m for m in told if m["seed_key"] in keys and m["tier"] == QUOTED]
                rows.append(
                    {
                        "set": name,
                        "languages": "main five" if languages == _MAIN else "all",
                        "tier": tier,
                        "seeds": len(chosen),
                        "posts": posts,
                        "pairs": len(held),
                        "F": round(len(held) * per, 2),
                        "F besides verbatim": round((len(held) - len(verbatim)) * per, 2),
                        "told as quoted": len(quoted),
                    }
                )
    return rows


def _bits(posts: pa.Table) -> list[dict[str, object]]:
    """Compare, text by text, where the data have enough of a language to say."""
    texts, languages = distinct_texts(posts)
    rows: list[dict[str, object]] = []
    for language in ("en", "ru", "de"):
        own = texts.filter(pc.equal(languages, language))
        own = own.take(pa.array(np.random.default_rng(1).permutation(len(own))))
        asked, rest = own.slice(0, 3_000), own.slice(3_000)
        again = np.ceil(FEWEST / max(1, len(rest)))  # a smaller count is made to pass for enough
        by_data = Reference.from_texts(
            pa.chunked_array([rest] * int(again)).combine_chunks(), language
        )
        shipped = Reference.from_texts(own.slice(0, 0), language)
        cut = shingles_of(asked)
        both = [
            bits(cut, weights(cut, pa.array([language] * len(asked)), References({language: each})))
            for each in (by_data, shipped)
        ]
        told = both[0] >= 15
        part = both[1][told] / both[0][told]
        low, middle, high = np.quantile(part, [0.05, 0.5, 0.95]).round(2)
        rows.append(
            {
                "language": language, "texts counted": len(rest), "texts asked": int(told.sum()),
                "5%": low, "median": middle, "95%": high,
                "over": round(float((part > 1).mean()), 3),
            }
        )  # fmt: skip
    return rows


class _Clock:
    """CPU seconds, stage by stage."""

    def __init__(self) -> None:
        self._at, self._laps = time.process_time(), []  # type: ignore[var-annotated]

    def lap(self, name: str) -> None:
        now = time.process_time()
        self._laps.append((name, now - self._at))
        self._at = now

    def told(self, posts: int, seeds: int) -> list[dict[str, object]]:
        return [
            {"stage": name, "posts": posts, "seeds": seeds, "CPU s": round(spent, 1),
             "CPU s per million posts": round(spent / posts * 1e6, 1)}
            for name, spent in self._laps
        ]  # fmt: skip
