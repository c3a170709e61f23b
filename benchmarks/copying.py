"""Copied text: how much real copying is found, and how many ordinary accounts are named by it.

Evaluation data only; nothing is printed but counts. Without ``--data`` the data beside the
checkout are taken (see tests/shared/evaluation_data.py), and worlds without an operation alone
where those are absent.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from benchmarks.copying_worlds import WORLDS, world
from groundswell.engine.duck import DuckEngine
from groundswell.engine.query import Query
from groundswell.networks.copying import Copied, Copying, copying
from groundswell.runs.copied import written
from groundswell.sameness.near_copies import near_copies as families
from groundswell.tables import languages
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_LINES = (1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 0.5)
_BENIGN = {
    "parliament": (
        "select account, at_ms, text, 'de' as lang "
        "from read_parquet($home || '/organic/bundestag.parquet')"
    ),
    "complaints": (
        "select account, at_ms, text, 'en' as lang "
        "from read_parquet($home || '/organic/airline_complaints.parquet')"
    ),
    "comments": (
        "select account, epoch_ms(published_at) as at_ms, text, 'zh' as lang "
        "from read_parquet($home || '/weibo/reposts.parquet')"
    ),
    "requests": (
        "select id as account, 1500000000000 as at_ms, user_prompt as text, 'en' as lang "
        "from read_parquet($home || '/prompts/issuebench_half_a.parquet')"
    ),
    "fifteen": (
        "select author as account, epoch_ms(created_at) as at_ms, text, langs[1] as lang "
        "from read_parquet($home || '/bluesky/fifteen_authors.parquet')"
    ),
    "comedian": (
        "select 'one' as account, epoch_ms(created_at::timestamptz) as at_ms, text, 'ja' as lang "
        "from read_parquet($home || '/koume_ja/posts.parquet')"
    ),
}


def options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--near-copies", action="store_true", help="near-copies count as one text, as in a case"
    )


def measure(
    *, quick: bool, data: str | Sequence[str] | None, near_copies: bool = False
) -> dict[str, list[dict[str, object]]]:
    test = _of_families if near_copies else copying
    home = Path(data if isinstance(data, str) else data[0]) if data else _HOME
    seeds = 1 if quick else 2
    found: dict[str, list[dict[str, object]]] = {"organic worlds": _worlds(seeds, test)}
    if not (home / "ira" / "posts.parquet").is_file():
        return found
    ira, category = operation(home, 0.25 if quick else 1.0)
    benign = ordinary(home)
    found["ordinary accounts alone"] = [
        {"data": name, **_named(test(posts))} for name, posts in benign.items()
    ]
    began = time.process_time()
    alone = test(ira)
    spent = time.process_time() - began
    known = _reference(ira, 3)
    found["known operation alone"] = [
        {"cpu_s": round(spent, 1), "posts": ira.num_rows, "linked": len(known), **_named(alone)},
        *_by_category(alone, category, known),
    ]
    real = pa.concat_tables([ira, *(posts for name, posts in benign.items() if name != "comments")])
    found["curve: operation and real ordinary accounts in one table"] = _curve(
        test(real), category, known
    )
    shown = [kind for kind in WORLDS if not kind.endswith("bare")]
    hidden = [kind for kind in WORLDS if kind.endswith("bare") and kind != "papers_bare"]
    for title, kinds in (
        ("with worlds whose sources show", shown),
        ("with worlds whose sources are hidden", hidden),
        ("with papers whose readers leave no link", ["papers_bare"]),
    ):
        mixed = pa.concat_tables([real, *(_english(world(kind, 0)) for kind in kinds)])
        found[f"curve: {title} as well"] = _curve(test(mixed), category, known)
    return found


def operation(home: Path, part: float) -> tuple[pa.Table, dict[str, str | None]]:
    """The operation's posts in canonical form, and the hand-coded category of each account."""
    rows = duckdb.sql(
        "select account, text, language, epoch_ms(published_at) as at_ms, post_type, "
        "account_category from read_parquet($home || '/ira/posts.parquet') "
        "where hash(account) % 1000 < $part and text is not null",
        params={"home": str(home), "part": int(part * 1000)},
    ).to_arrow_table()
    account = pc.binary_join_element_wise("operation", rows["account"], ":")
    names = {"R": "repost", "RETWEET": "repost", "Q": "quote", "QUOTE_TWEET": "quote"}
    kinds = [names.get(kind or "", "post") for kind in rows["post_type"].to_pylist()]
    langs = [languages.code(name) if name else None for name in rows["language"].to_pylist()]
    category = dict(zip(account.to_pylist(), rows["account_category"].to_pylist(), strict=True))
    return _posts(account, rows["at_ms"], kinds, langs, rows["text"]), category


def ordinary(home: Path) -> dict[str, pa.Table]:
    """The posts of ordinary accounts in canonical form, by data set."""
    out = {}
    for name, query in _BENIGN.items():
        rows = duckdb.sql(query, params={"home": str(home)}).to_arrow_table()
        account = pc.binary_join_element_wise(name, rows["account"].cast(pa.string()), ":")
        kinds = ["post"] * rows.num_rows
        out[name] = _posts(account, rows["at_ms"], kinds, rows["lang"].to_pylist(), rows["text"])
    return out


def _of_families(posts: pa.Table) -> Copied:
    """Test posts in which near-copies count as one text, as they do in a case."""
    numbers = pa.array([f"{n:09d}" for n in range(posts.num_rows)], pa.string())
    posts = posts.append_column("post_key", numbers)
    rows = posts.group_by("text_norm").aggregate([("lang", "min")]).sort_by("text_norm")
    rows = rows.filter(rows["text_norm"].is_valid())
    texts = rows["text_norm"].cast(pa.large_string()).combine_chunks()
    keys = pa.array([hashlib.md5(text.encode()).hexdigest() for text in texts.to_pylist()])
    found = families(texts, rows["lang_min"].combine_chunks())
    member = pc.index_in(found["text_key"], value_set=keys)
    head = pc.index_in(found["family_key"], value_set=keys)
    with DuckEngine() as db:
        db.add("posts", posts)
        db.add("family_texts", pa.table({"text": texts.take(member), "value": texts.take(head)}))
        db.keep(
            Query(
                name="family_items",
                sql="""
                    select posts.post_key, 'near_copy' as kind, family_texts.value
                    from posts
                    inner join family_texts on family_texts.text = posts.text_norm
                """,
            )
        )
        return copying(db.rows(written(Copying())))


def _worlds(seeds: int, test: Callable[[pa.Table], Copied]) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for kind in WORLDS:
        named, leads, pairs = [], [], 0
        for seed in range(seeds):
            tested = test(world(kind, seed))
            named.append(int((tested.q <= 0.05).sum()))
            leads.append(int((tested.group_q <= 0.05).sum()))
            pairs += pc.sum(pc.greater_equal(tested.copies["texts"], 3)).as_py() or 0
        rows.append(
            {"world": kind, "accounts": 2000, "named": named, "leads": leads, "pairs_of_3": pairs}
        )
    return rows


def _named(tested: Copied) -> dict[str, object]:
    return {
        "accounts": len(tested.account_key),
        "named": int((tested.q <= 0.05).sum()),
        "leads": int((tested.group_q <= 0.05).sum()),
        "false_share": round(tested.false_share, 4),
        "texts_by_source": dict(Counter(tested.texts["source"].to_pylist())),
    }


def _by_category(
    tested: Copied, category: dict[str, str | None], known: set[str]
) -> list[dict[str, object]]:
    keys = tested.account_key.to_pylist()
    named = {key for key, q in zip(keys, tested.q, strict=True) if q <= 0.05}
    why = dict(zip(keys, tested.explained_by, strict=True))
    return [
        {
            "category": name,
            "linked": sum(category.get(key) == name for key in known),
            "named": sum(category.get(key) == name for key in named),
            "explained_by": dict(
                Counter(why[k] for k in keys if why[k] and category.get(k) == name)
            ),
        }
        for name in sorted({str(each) for each in category.values() if each})
    ]


def _curve(
    tested: Copied, category: dict[str, str | None], known: set[str]
) -> list[dict[str, object]]:
    keys = np.array(tested.account_key.to_pylist())
    theirs = np.array([key in category for key in keys])
    linked = np.array([key in known for key in keys])
    rows = [
        _point(f"p <= {line:g}", tested.p <= line, theirs, linked, tested, keys, category)
        for line in _LINES
    ]
    chosen = tested.q <= 0.05
    rows.append(_point("beyond chance", chosen, theirs, linked, tested, keys, category))
    leads = chosen | (tested.group_q <= 0.05)
    rows.append(_point("and leads", leads, theirs, linked, tested, keys, category))
    for count in (2, 3):
        few = pc.greater_equal(tested.copies["texts"], count)
        pairs = tested.copies.filter(few)
        counted = np.isin(keys, pairs["account_a"].to_pylist() + pairs["account_b"].to_pylist())
        title = f"{count} texts or more, no test"
        rows.append(_point(title, counted, theirs, linked, tested, keys, category))
    return rows


def _point(
    title: str,
    chosen: NDArray[np.bool_],
    theirs: NDArray[np.bool_],
    linked: NDArray[np.bool_],
    tested: Copied,
    keys: NDArray[Any],
    category: dict[str, str | None],
) -> dict[str, object]:
    within = set(keys[chosen & theirs])
    same = [
        category.get(a) == category.get(b)
        for a, b, p in zip(
            tested.copies["account_a"].to_pylist(),
            tested.copies["account_b"].to_pylist(),
            tested.copies["q"].to_pylist(),
            strict=True,
        )
        if a in within and b in within and p <= 0.05
    ]
    false = int((chosen & ~theirs).sum())
    return {
        "line": title,
        "named": int((chosen & theirs).sum()),
        "recall_of_linked": round(float((chosen & linked).sum() / max(1, linked.sum())), 3),
        "pairs_same_category": round(float(np.mean(same)), 3) if same else None,
        "false": false,
        "false_of_ordinary": round(false / max(1, int((~theirs).sum())), 5),
        "false_of_named": round(false / max(1, int(chosen.sum())), 4),
    }


def _posts(account: Any, at: Any, kind: list[str], lang: list[Any], text: Any) -> pa.Table:
    said = text.to_pylist()
    return pa.table(
        {
            "account_key": account.cast(pa.string()),
            "at_ms": at.cast(pa.int64()),
            "kind": kind,
            "lang": pa.array(lang, pa.string()),
            "text": pa.array(said, pa.string()),
            "text_norm": pa.array([normal(each) if each else None for each in said], pa.string()),
        }
    ).combine_chunks()


def _english(posts: pa.Table) -> pa.Table:
    """A world's posts as if in the operation's main language, so that both share one background."""
    posts = posts.drop_columns(["post_key"])
    at = posts.schema.get_field_index("lang")
    return posts.set_column(at, "lang", pa.array(["en"] * posts.num_rows))


def _reference(posts: pa.Table, least: int) -> set[str]:
    """Accounts that share so many long texts of 2 to 30 authors with another: no test, no source."""
    connection = duckdb.connect()
    connection.register("posts", posts)
    found = connection.execute(
        """
        with used as (
            select distinct account_key, text_norm from posts
            where kind <> 'repost' and length(text_norm) >= 40
        ),
        rare as (select text_norm from used group by 1 having count(*) between 2 and 30),
        uses as (select * from used join rare using (text_norm)),
        pairs as (
            select x.account_key as a, y.account_key as b from uses x
            join uses y on x.text_norm = y.text_norm and x.account_key < y.account_key
            group by 1, 2 having count(*) >= $least
        )
        select a from pairs union select b from pairs
        """,
        {"least": least},
    ).fetchall()
    return {str(row[0]) for row in found}
