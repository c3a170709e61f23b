"""Families of near-copies: cost by step, growth, recall by kind of edit, and against MinHash-LSH.

The posts of an operation of 2012 to 2018 are what is searched; copies by known edits are put among
them. Evaluation data only; nothing is printed but counts. More posts than there are come about by
writing all of them again with other letters in the place of theirs: every run of the copy is as
repeated among its own as it was, and strange to the rest.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from benchmarks import near_copies_minhash as minhash
from benchmarks.copies import background, normalised
from benchmarks.cost import apart, asked_of_me, timed
from benchmarks.near_copies_from_file import costs
from groundswell.sameness import near_copies
from groundswell.sameness.distinct import Distinct
from groundswell.sameness.linking import Linking
from groundswell.sameness.near_copies import families_of
from groundswell.sameness.references import References

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_HOME = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared")) / "data"
_STEPS: tuple[tuple[str, Any, str], ...] = (
    ("skeletons, each once", Distinct, "of"),
    ("references by language", References, "from_texts"),
    ("anchors", near_copies, "anchors_of"),
    ("order", near_copies, "in_order"),
    ("shingles", near_copies, "shingles_of"),
    ("weights", near_copies, "weights"),
    ("comparing and linking", Linking, "link"),
    ("keys, kinds, table", near_copies, "_table"),
)


def measure(*, quick: bool, data: str | Sequence[str] | None) -> dict[str, list[dict[str, Any]]]:
    """Measure all; ``quick`` takes 100,000 posts at most."""
    home = Path(data if isinstance(data, str) else data[0]) if data else _HOME
    if not (home / "matching" / "copies.parquet").is_file():
        return {"the evaluation data are absent": []}
    sizes = [30_000, 100_000] if quick else [100_000, 300_000, 1_000_000]
    with tempfile.TemporaryDirectory() as folder:
        files = _distinct(home, sizes, Path(folder))
        if not quick:
            files[10 * sizes[-1]] = _repeated(files[sizes[-1]], 10, Path(folder))
        ran = {size: _cost(file) for size, file in files.items()}
        said = pq.read_table(files[sizes[-1]])
        few = pq.read_table(files[sizes[0]])
        copies = _copies(home)
        return {
            "from a file of posts, in one process": costs(home / "ira" / "posts.parquet", sizes[-1]),
            "cost by step, CPU seconds": _by_step(ran),
            "cost and growth": _growth(ran),
            "what was not compared": [{"posts": n, **each["counts"]} for n, each in ran.items()],
            "families": [{"posts": n, **each["families"]} for n, each in ran.items()],
            "recall: a text and its copy in one family": _recall(copies, few, said),
            "precision: members and representatives of one group": [
                _precision(copies, pq.read_table(files[size])) for size in sizes
            ],
            "candidates: own anchors against MinHash-LSH": minhash.against(
                _together(copies, said if quick else pq.read_table(files[sizes[1]])),
                copies,
            ),
        }  # fmt: skip


def _distinct(home: Path, sizes: Sequence[int], folder: Path) -> dict[int, Path]:
    """Write the distinct texts of the first so many posts, in an order of their own."""
    posts = background(home).sort_by([("text_norm", "ascending")])
    mixed = posts.take(pa.array(np.random.default_rng(1).permutation(posts.num_rows)))
    files = {}
    for size in sizes:
        held = mixed.slice(0, size).filter(pc.not_equal(mixed.slice(0, size)["text_norm"], ""))
        once = (
            held.group_by("text_norm").aggregate([("lang", "min")]).rename_columns(["text", "lang"])
        )
        files[size] = folder / f"{size}.parquet"
        pq.write_table(once, files[size])
    return files


def _repeated(file: Path, times: int, folder: Path) -> Path:
    """Write the texts of a file again and again, each time with other letters."""
    table = pq.read_table(file)
    out = folder / "repeated.parquet"
    with pq.ParquetWriter(out, table.schema) as writer:
        for turn in range(times):
            texts = table["text"].cast(pa.large_string()).combine_chunks()
            offsets, data = texts.buffers()[1:]
            written = _other_letters(np.frombuffer(data, np.uint8), turn)
            again = pa.LargeStringArray.from_buffers(len(texts), offsets, pa.py_buffer(written))
            writer.write_table(
                pa.table({"text": again.cast(pa.string()), "lang": table["lang"]}, table.schema)
            )
    return out


def _other_letters(data: Any, turn: int) -> Any:
    """Put other Latin and Russian letters for those of UTF-8 bytes."""
    draw = np.random.default_rng(turn)
    latin = np.arange(256, dtype=np.uint8)
    latin[97:123] = 97 + (draw.permutation(26) if turn else np.arange(26))
    out = latin[data]
    before = np.concatenate([[0], data[:-1]])
    for lead, low, high in ((0xD0, 0xB0, 0xC0), (0xD1, 0x80, 0x90)):
        table = np.arange(256, dtype=np.uint8)
        table[low:high] = low + (draw.permutation(high - low) if turn else np.arange(high - low))
        place = before == lead
        out[place] = table[data[place]]
    return out


def _cost(file: Path) -> dict[str, Any]:
    found = apart("benchmarks.near_copies", {"file": str(file)}, limit_s=3_000.0)
    assert found is not None, f"{file.name} took more than 3,000 seconds"
    return found


def _by_step(ran: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {"step": step, **{f"{size:,}": round(each["steps"][step], 2) for size, each in ran.items()}}
        for step, _, _ in _STEPS
    ]


def _growth(ran: dict[int, dict[str, Any]]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    last: tuple[int, float] | None = None
    for size, each in ran.items():
        cost = each["cost"]
        grown = math.log(cost["cpu_s"] / last[1]) / math.log(size / last[0]) if last else None
        rows.append(
            {
                "posts": size,
                "distinct_texts": each["counts"]["texts"],
                "cpu_s": cost["cpu_s"],
                "peak_gb": cost["peak_gb"],
                "of_that_held_before_gb": cost["held_gb"],
                "exponent": None if grown is None else round(grown, 2),
            }
        )
        last = size, cost["cpu_s"]
    return rows


def _copies(home: Path) -> pa.Table:
    """Seeds and copies, normalised; ``half`` is 0 or 1 by a hash of the group."""
    raw = duckdb.sql(
        f"""select "set", "group", replace(lang, 'zt', 'zh') as lang, kind, seed, text
        from '{home}/matching/copies.parquet' where half = 'dev' order by all"""
    ).to_arrow_table()
    half = [hashlib.md5(str(each).encode()).digest()[0] % 2 for each in raw["group"].to_pylist()]
    for name in ("seed", "text"):
        place = raw.column_names.index(name)
        raw = raw.set_column(place, name, normalised(raw[name].combine_chunks()))
    return raw.append_column("half", pa.array(half))


def _together(copies: pa.Table, posts: pa.Table) -> pa.Table:
    """Put seeds and copies among posts, each text once."""
    held = pa.concat_tables(
        [
            posts,
            *(
                copies.select([name, "lang"]).rename_columns(["text", "lang"])
                for name in ("seed", "text")
            ),
        ]
    )
    held = held.filter(pc.not_equal(held["text"], ""))
    return held.group_by("text").aggregate([("lang", "min")]).rename_columns(["text", "lang"])


def _families(copies: pa.Table, posts: pa.Table) -> dict[str, str]:
    """Give the family of each text that is in one, by their keys."""
    both = _together(copies, posts)
    table = families_of(both["text"].combine_chunks(), both["lang"].combine_chunks()).table
    return dict(zip(table["text_key"].to_pylist(), table["family_key"].to_pylist(), strict=True))


def _recall(copies: pa.Table, few: pa.Table, many: pa.Table) -> list[dict[str, Any]]:
    """Recall by set and kind: each kind alone among few posts, all kinds together among many."""
    together = _found(copies, _families(copies, many))
    alone: dict[tuple[str, str], list[tuple[int, bool]]] = {}
    for kind in pc.unique(copies["kind"]).to_pylist():
        some = copies.filter(pc.equal(copies["kind"], kind))
        alone |= _found(some, _families(some, few))
    return [
        {
            "texts": {"ntrex": "news", "tatoeba": "short"}.get(key[0], key[0]),
            "kind": key[1],
            "copies": len(found),
            "alone": _share([hit for _, hit in alone[key]]),
            "all_kinds_at_once": _share([hit for _, hit in found]),
            "half_0": _share([hit for half, hit in found if half == 0]),
            "half_1": _share([hit for half, hit in found if half == 1]),
        }
        for key, found in sorted(together.items())
    ]


def _found(copies: pa.Table, family: dict[str, str]) -> dict[tuple[str, str], list[Any]]:
    out = defaultdict(list)
    for row in copies.to_pylist():
        seed, copy = _key(row["seed"]), _key(row["text"])
        same = seed == copy  # nothing is left of the edit in normal form
        hit = same or (seed in family and family[seed] == family.get(copy))
        out[row["set"], row["kind"]].append((row["half"], hit))
    return dict(out)


def _precision(copies: pa.Table, posts: pa.Table) -> dict[str, Any]:
    """Of members that were planted: whose representative is of their own group."""
    groups, both = defaultdict(set), set()
    for row in copies.to_pylist():
        for text in (row["seed"], row["text"]):
            groups[_key(text)].add(row["group"])
        if row["kind"] == "inside":  # may belong to the other sentence that it holds
            both.add(_key(row["text"]))
    family = _families(copies, posts)
    told = Counter({"right": 0, "a post": 0, "another group": 0})
    for key, leading in family.items():
        if key in groups and key != leading and key not in both:
            told["right" if groups[key] & groups[leading] else
                 "a post" if leading not in groups else "another group"] += 1  # fmt: skip
    return {"posts": posts.num_rows, **told, "precision": round(told["right"] / told.total(), 4)}


def _share(hits: Sequence[bool]) -> float | None:
    return round(float(np.mean(hits)), 3) if hits else None


def _key(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()


def _run(file: str) -> dict[str, Any]:
    """Find the families of a file's texts, in this process, by step."""
    table = pq.read_table(file)
    texts, langs = table["text"].combine_chunks(), table["lang"].combine_chunks()
    del table
    families_of(texts.slice(0, 2_000), langs.slice(0, 2_000))  # compiles, where nothing is cached
    steps: Counter[str] = Counter()
    for step, home, name in _STEPS:
        setattr(home, name, _clocked(getattr(home, name), step, steps))
    found, cost = timed(lambda: families_of(texts, langs))
    sizes = pc.value_counts(found.table["family_key"]).field(1).to_numpy()
    how = {
        each["values"]: each["counts"] for each in pc.value_counts(found.table["how"]).to_pylist()
    }
    for step in steps:
        steps[step] /= cost["runs"]  # type: ignore[assignment]
    return {
        "steps": steps,
        "cost": cost,
        "counts": found.counts,
        "families": {"families": len(sizes), "largest": int(sizes.max(initial=0)), **how},
    }


def _clocked(work: Callable[..., Any], step: str, steps: Counter[str]) -> Callable[..., Any]:
    def call(*args: Any, **more: Any) -> Any:
        began = time.process_time()
        found = work(*args, **more)
        steps[step] += time.process_time() - began  # type: ignore[assignment]
        return found

    return call


if __name__ == "__main__":
    print(json.dumps(_run(asked_of_me()["file"])))
