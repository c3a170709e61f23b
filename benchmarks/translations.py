"""Rewordings and translations: how many are found at how many false leads, by pair of languages.

Evaluation data only, read from beside the checkout (see tests/shared/evaluation_data.py); nothing
is printed but figures. ``--keep FOLDER`` keeps the vectors: 340,000 posts take some 500 CPU seconds
the first time. F is false leads per 1,000 seeds per million posts. Thresholds were looked for on
three quarters of the groups of translations (by a hash of the group); what is printed is the last.
"""

from __future__ import annotations

import hashlib
import itertools
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.copying import _HOME
from groundswell.runs.folder import CaseFolder
from groundswell.runs.vectors import vectors_of, worth_encoding
from groundswell.sameness.encoder import encoder
from groundswell.sameness.meaning import Cohort, Meaning, cohort_of, meant_alike, search
from groundswell.tables import languages
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Halves = NDArray[np.float16]

BITS = 40.0
_OPEN = Meaning(
    z=7.5, cosine=0.45, strict_z=99, within_cosine=0.7, through_z=7.5, through_cosine=0.9,
    nearest=1_000,
)  # fmt: skip
"""Keeps every pair that any rule could take."""
_SETS = {"ntrex": "news", "tatoeba": "short"}
_JAPANESE = (
    "select text from read_parquet($home || '/koume_ja/posts.parquet')",
    "select distinct a as text from read_parquet($home || '/matching/paraphrase_jsts.parquet') "
    "where score < 4.4",
)


class Texts(NamedTuple):
    """Distinct texts: normalised, their languages, and their vectors."""

    text: pa.Array
    language: list[str | None]
    vectors: Halves


class Rule(NamedTuple):
    """What makes a pair a lead."""

    title: str
    z: float
    cosine: float
    within: float  # the cosine that decides within one language


_WITHIN = "; within a language cos >= .72"
RULES = (
    Rule("lead: z >= 10.5, cos >= .52" + _WITHIN, 10.5, 0.52, 0.72),
    Rule("strict: z >= 12, cos >= .55" + _WITHIN, 12.0, 0.55, 0.72),
    Rule("z >= 11, cos >= .55" + _WITHIN, 11.0, 0.55, 0.72),
    Rule("z >= 10, cos >= .52" + _WITHIN, 10.0, 0.52, 0.72),
    Rule("z >= 9, cos >= .50" + _WITHIN, 9.0, 0.5, 0.72),
    Rule("z >= 8, cos >= .45" + _WITHIN, 8.0, 0.45, 0.72),
)


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--keep", help="a folder in which vectors are kept for the next time")


def measure(
    *, quick: bool, data: str | None, keep: str | None = None
) -> dict[str, list[dict[str, object]]]:
    home = Path(data) if data else _HOME
    if not (home / "matching" / "parallel.parquet").is_file():
        return {"translations": [{"skipped": "the evaluation data are not beside the checkout"}]}
    with tempfile.TemporaryDirectory() as folder:
        case = CaseFolder(Path(keep or folder))
        case.make()
        return _measured(home, case, 20_000 if quick else 330_000)


def _measured(home: Path, case: CaseFolder, most: int) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = {}
    seeds, group, kind = _seeds(home, case, most)
    ira = _operation(home, case, most)
    rest = _others(home, case, most)
    third = len(ira.text) // 3  # so that the rest is a third of all
    mixed = Texts(
        pa.concat_arrays([ira.text[:third], rest.text]), [*ira.language[:third], *rest.language],
        np.concatenate([ira.vectors[:third], rest.vectors]),
    )  # fmt: skip
    for title, posts in (("posts of one operation (en, ru, de, uk)", ira),
                         ("a third of them, and ordinary posts in zh and ja", mixed)):  # fmt: skip
        began = time.process_time()
        cohort = cohort_of(posts.vectors, posts.language, _OPEN)
        apart = Cohort(cohort.vectors, np.empty(0, np.int64))  # seeds are not among the posts
        false = search(
            seeds.vectors, seeds.language, posts.vectors, posts.language, _OPEN, cohort=cohort
        )
        true = search(
            seeds.vectors, seeds.language, seeds.vectors, seeds.language, _OPEN, cohort=apart
        )
        spent = time.process_time() - began
        pairs = _pairs(seeds.language, group, true)
        found[f"rules, against {len(posts.text):,} posts: {title}"] = [
            {**_rule(rule, seeds, posts, kind, false, pairs), "cpu_s": round(spent)}
            for rule in RULES
        ]
        found[f"false leads by languages, F of the rule lead: {title}"] = _by_languages(
            seeds, posts, kind, false
        )
        found[f"recall by pair of languages, %: {title}"] = _matrix(
            seeds, group, kind, pairs, apart
        )
    found["Japanese paraphrases"] = _paraphrases(home, case)
    return found


def _pairs(
    language: list[str | None], group: list[str], found: pa.Table
) -> dict[tuple[int, int], tuple[float, float]]:
    """Give cosine and z of every pair of translations; those too far apart have -1 and -99."""
    by_group = defaultdict(list)
    for place, name in enumerate(group):
        by_group[name].append(place)
    out = {
        (a, b): (-1.0, -99.0)
        for places in by_group.values()
        for a, b in itertools.combinations(places, 2)
        if language[a] != language[b]
    }
    columns = (found[name].to_pylist() for name in ("a", "b", "cosine", "z"))
    for a, b, cosine, z in zip(*columns, strict=True):
        if (a, b) in out:
            out[a, b] = (cosine, z)
    return out


def _rule(
    rule: Rule, seeds: Texts, posts: Texts, kind: list[str], false: pa.Table,
    pairs: dict[tuple[int, int], tuple[float, float]],
) -> dict[str, object]:  # fmt: skip
    a, b, cosine, z = (false[name].to_numpy() for name in ("a", "b", "cosine", "z"))
    one, other = _codes(seeds.language, posts.language)
    same = one[a] == other[b]
    cross = ~same & (z >= rule.z) & (cosine >= rule.cosine)
    within = same & (cosine >= rule.within)
    row: dict[str, object] = {"rule": rule.title}
    for name in _SETS.values():
        mine = np.array([each == name for each in kind])
        unit = 1e9 / (mine.sum() * len(posts.text))
        row[f"F_{name}"] = round(float((cross | within)[mine[a]].sum() * unit), 1)
        row[f"F_{name}_within"] = round(float(within[mine[a]].sum() * unit), 1)
        hits = [
            z_of >= rule.z and c_of >= rule.cosine
            for (x, _), (c_of, z_of) in pairs.items()
            if kind[x] == name
        ]
        row[f"recall_{name}"] = round(float(np.mean(hits)), 3)
    return row


def _by_languages(
    seeds: Texts, posts: Texts, kind: list[str], false: pa.Table
) -> list[dict[str, object]]:
    rule = RULES[0]
    a, b, cosine, z = (false[name].to_numpy() for name in ("a", "b", "cosine", "z"))
    news = np.array([each == "news" for each in kind])
    own, their = np.array(seeds.language), np.array([code or "?" for code in posts.language])
    same = own[a] == their[b]
    lead = np.where(same, cosine >= rule.within, (z >= rule.z) & (cosine >= rule.cosine)) & news[a]
    rows = []
    for code in sorted(set(own[news])):
        row: dict[str, object] = {"seeds": code}
        for tongue in ("en", "ru", "de", "zh", "ja"):
            size = int((their == tongue).sum()) * int((news & (own == code)).sum())
            count = int((lead & (own[a] == code) & (their[b] == tongue)).sum())
            row[tongue] = f"{count} = F {count * 1e9 / size:.0f}" if size > 1e6 else "-"
        rows.append(row)
    return rows


def _matrix(
    seeds: Texts, group: list[str], kind: list[str],
    pairs: dict[tuple[int, int], tuple[float, float]], cohort: Cohort,
) -> list[dict[str, object]]:  # fmt: skip
    """Recall of lead (strict; lead or through a third) by pair, for news and for short texts."""
    news = [place for place, name in enumerate(kind) if name == "news"]
    whole = meant_alike(
        seeds.vectors[news], [seeds.language[n] for n in news], Meaning(nearest=1_000),
        cohort=cohort,
    )  # fmt: skip
    columns = (whole[name].to_pylist() for name in ("a", "b", "tier"))
    tiers = {(news[a], news[b]): tier for a, b, tier in zip(*columns, strict=True)}
    hits: dict[tuple[str, str, str], list[tuple[bool, bool, bool]]] = defaultdict(list)
    for (a, b), (cosine, z) in pairs.items():
        one, other = sorted((str(seeds.language[a]), str(seeds.language[b])))
        lead, strict = (z >= r.z and cosine >= r.cosine for r in RULES[:2])
        hits[kind[a], one, other].append((lead, strict, lead or (a, b) in tiers))
    assert len(group) == len(kind)
    rows: list[dict[str, object]] = []
    for one, other in sorted({(x, y) for _, x, y in hits}):
        row: dict[str, object] = {"pair": f"{one}-{other}"}
        for name in _SETS.values():
            each = np.array(hits[name, one, other])
            if len(each) >= 30:
                lead, strict, through = (100 * each.mean(axis=0)).round().astype(int)
                row |= {f"{name}_texts": len(each), f"{name}_lead": lead, f"{name}_strict": strict}
                row |= {"news_or_through": through} if name == "news" else {}
        rows.append(row)
    return rows


def _paraphrases(home: Path, case: CaseFolder) -> list[dict[str, object]]:
    rows = duckdb.sql(
        "select a, b, score from read_parquet($home || '/matching/paraphrase_jsts.parquet')",
        params={"home": str(home)},
    ).to_arrow_table()
    rows = rows.filter(
        pa.array([s >= 4.4 or (s <= 1 and n % 4 == 0) for n, s in enumerate(rows["score"].to_pylist())])
    )  # fmt: skip
    one, other = (
        vectors_of(case, _normal(rows[name].to_pylist()), encoder("use")).astype(np.float32)
        for name in ("a", "b")
    )
    cosine = (one * other).sum(axis=1)
    alike = rows["score"].to_numpy() >= 4.4
    return [
        {
            "rule": f"cos >= {line}",
            "pairs scored 4.4 to 5": int(alike.sum()),
            "found": round(float((cosine[alike] >= line).mean()), 3),
            "pairs scored 0 to 1": int((~alike).sum()),
            "taken wrongly": round(float((cosine[~alike] >= line).mean()), 4),
        }
        for line in (0.6, 0.65, 0.7, 0.72, 0.75, 0.8)
    ]


def _seeds(home: Path, case: CaseFolder, most: int) -> tuple[Texts, list[str], list[str]]:
    """The quarter of the translations that no threshold was looked for on; zt is Chinese too."""
    rows = duckdb.sql(
        'select "set", "group", lang, text from read_parquet($home || \'/matching/parallel.parquet\')',
        params={"home": str(home)},
    ).fetchall()
    several = defaultdict(set)
    for _, group, code, _ in rows:
        several[group].add(code)
    kept = [
        row for row in rows
        if row[2] != "zt" and len(several[row[1]]) > 1 and not _half(row[1])
        and not _half(row[1] + "again") and (most > 100_000 or _half(row[1] + "quick"))
    ]  # fmt: skip
    texts = _normal(row[3] for row in kept)
    codes = [row[2] for row in kept]
    return (
        Texts(texts, codes, vectors_of(case, texts, encoder("use"))),
        [row[1] for row in kept],
        [_SETS[row[0]] for row in kept],
    )


def _half(name: str) -> int:
    return int(hashlib.md5(name.encode()).hexdigest()[:8], 16) % 2


def _operation(home: Path, case: CaseFolder, most: int) -> Texts:
    rows = duckdb.sql(
        "select text, language from read_parquet($home || '/ira/posts.parquet') where text is not "
        "null and post_type is distinct from 'R' and post_type is distinct from 'RETWEET'",
        params={"home": str(home)},
    ).fetchall()
    first: dict[str, str | None] = {}
    for text, name in rows:
        first.setdefault(normal(text), languages.code(name) if name else None)
    first.pop("", None)
    said = list(first.items())
    chosen = [said[n] for n in np.random.default_rng(5).permutation(len(said))[: most + 10_000]]
    return _worth(case, [text for text, _ in chosen], [code for _, code in chosen])


def _others(home: Path, case: CaseFolder, most: int) -> Texts:
    """Ordinary posts: comments in Chinese, a comedian and captions in Japanese."""
    parts = []
    queries = [("ja", query) for query in _JAPANESE]
    queries.append(("zh", "select text from read_parquet($home || '/weibo/reposts.parquet')"))
    for code, query in queries:
        rows = duckdb.sql(query, params={"home": str(home)}).fetchall()
        said = list(dict.fromkeys(normal(text) for (text,) in rows if text))
        long = [text for text in said if sum(map(str.isalpha, text)) >= 10]
        order = np.random.default_rng(5).permutation(len(long))[: min(40_000, most)]
        parts.append(_worth(case, [long[n] for n in order], [code] * len(order)))
    return Texts(
        pa.concat_arrays([part.text for part in parts]),
        [code for part in parts for code in part.language],
        np.concatenate([part.vectors for part in parts]),
    )


def _worth(case: CaseFolder, said: list[str], codes: list[str | None]) -> Texts:
    texts, tongue = pa.array(said, pa.string()), pa.array(codes, pa.string())
    worth = pa.array(worth_encoding(texts, tongue, BITS))
    texts, tongue = texts.filter(worth), tongue.filter(worth)
    return Texts(texts, tongue.to_pylist(), vectors_of(case, texts, encoder("use")))


def _normal(said: Iterable[str]) -> pa.Array:
    return pc.coalesce(pa.array([normal(text) for text in said], pa.string()), "")


def _codes(
    one: list[str | None], other: list[str | None]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    numbers = {code: n for n, code in enumerate(sorted({str(c) for c in (*one, *other)}))}
    return (
        np.array([numbers[str(c)] if c else -1 for c in one]),
        np.array([numbers[str(c)] if c else -2 for c in other]),
    )
