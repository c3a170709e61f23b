"""Handles and headlines that are alike by accident: how many, by how many there are.

Ordinary people's handles are those that posts mention; headlines are posts with a link by
accounts that pass on news. Evaluation data only; nothing is printed but counts.
"""

from __future__ import annotations

import os
import random
import re
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from groundswell.sameness.articles import article_families
from groundswell.tables import languages
from groundswell.tables.handles import handle_shape
from groundswell.tables.name_keys import handle_skeleton, handle_stem
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from collections.abc import Callable

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_MENTION = re.compile(r"(?<![\w@])@([A-Za-z0-9_]{3,15})(?![\w…])")
_DAY_MS = 86_400_000
_POSTS = ("ira/posts.parquet", "organic/airline_complaints.parquet", "organic/bundestag.parquet")


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, object]]]:
    home = Path(data) if data else _HOME
    if not (home / "ira" / "posts.parquet").is_file():
        return {"needs the evaluation data": []}
    handles = mentioned(home)
    random.Random(1).shuffle(handles)
    sizes = (20_000, 100_000) if quick else (20_000, 50_000, 100_000, len(handles))
    shapes = Counter(map(handle_shape, handles))
    return {
        "handles alike among accounts that are mentioned": [
            _alike(handles[:size]) for size in sizes
        ],
        "kinds of handles": [
            {"kind": kind, "share": round(count / len(handles), 4)}
            for kind, count in shapes.most_common()
        ],
        "headlines that come again": [_headlines(home, 20_000 if quick else 200_000)],
    }


def mentioned(home: Path) -> list[str]:
    """Give the handles that posts mention, each once whatever its case."""
    found: dict[str, str] = {}
    for name in _POSTS:
        rows = duckdb.execute(
            "select text from read_parquet($file) where text like '%@%'",
            {"file": str(home / name)},
        ).fetchall()
        for (text,) in rows:
            for handle in _MENTION.findall(text):
                found.setdefault(handle.lower(), handle)
    return sorted(found.values())


def _alike(handles: list[str]) -> dict[str, object]:
    row: dict[str, object] = {"handles": len(handles)}
    ways: dict[str, Callable[[str], str | None]] = {"look": handle_skeleton, "stem": handle_stem}
    for name, of in ways.items():
        count = Counter(filter(None, map(of, handles)))
        shared = [size for size in count.values() if size > 1]
        row[f"{name}_told"] = count.total()
        row[f"{name}_shared"] = sum(shared)
        row[f"{name}_share"] = round(sum(shared) / max(1, count.total()), 5)
        row[f"{name}_largest"] = max(shared, default=1)
    return row


def _headlines(home: Path, most: int) -> dict[str, object]:
    """Take each headline for a page's title and each account for a site."""
    rows = duckdb.execute(
        "select account, text, epoch_ms(published_at), language "
        "from read_parquet($file) where account_category = 'NewsFeed' "
        "and text like '%http%' and coalesce(post_type, '') = '' order by hash(text, account)",
        {"file": str(home / "ira" / "posts.parquet")},
    ).fetchall()[:most]
    once = {(account, normal(text)): (account, text, at, said) for account, text, at, said in rows}
    pages = pa.table(
        {
            "url": [f"https://{row[0]}/{place}" for place, row in enumerate(once.values())],
            "domain": [row[0] for row in once.values()],
            "title": [row[1] for row in once.values()],
            "at_ms": [row[2] for row in once.values()],
            "language": [languages.code(row[3]) if row[3] else None for row in once.values()],
        }
    )
    began = time.process_time()
    families = article_families(pages)
    spent = time.process_time() - began
    when = dict(zip(pages["url"].to_pylist(), pages["at_ms"].to_pylist(), strict=True))
    times: dict[str, list[int]] = {}
    for row in families.to_pylist():
        times.setdefault(row["family"], []).append(when[row["url"]])
    lasting = [max(each) - min(each) for each in times.values()]
    return {
        "headlines": pages.num_rows,
        "cpu_s": round(spent, 1),
        "families": len(times),
        "again_after_7_days": sum(span > 7 * _DAY_MS for span in lasting),
        "again_after_30_days": sum(span > 30 * _DAY_MS for span in lasting),
    }
