"""From a file of posts to families of near-copies: what reading, tables and comparing cost together."""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

import duckdb

from benchmarks.cost import Clock, apart, asked_of_me
from groundswell.engine.duck import DuckEngine
from groundswell.runs import reading, sameness
from groundswell.runs.folder import CaseFolder
from groundswell.runs.planning import plan, recipe_of
from groundswell.runs.progress import Silent


def costs(posts: Path, size: int) -> list[dict[str, Any]]:
    """Give CPU time and peak memory, step by step, for so many of a file's posts, one process."""
    with tempfile.TemporaryDirectory() as folder:
        duckdb.sql("set enable_progress_bar = false")
        some = Path(folder) / "posts.parquet"
        duckdb.sql(
            f"copy (select * from read_parquet($posts) order by hash(text, published_at) limit {size})"
            f" to '{some}' (format parquet)",
            params={"posts": str(posts)},
        )
        asked = {"file": str(some), "folder": folder}
        found = apart("benchmarks.near_copies_from_file", asked, limit_s=3_000.0)
        assert found is not None, "this took more than 3,000 seconds"
        rows: list[dict[str, Any]] = found["rows"]
        return rows


def run(file: Path, folder: Path) -> dict[str, Any]:
    """Read a file into a case, then find its families, each under a clock."""
    case = CaseFolder(folder / "case")
    case.make()
    recipe = recipe_of({"sameness": {"hashtags": False, "pictures": False}})
    now = time.time_ns() // 1_000_000

    def engine() -> DuckEngine:
        return DuckEngine(memory_bytes=1 << 30, threads=1, scratch=case.path / ".scratch")

    with Clock() as read:
        tables = reading.tables_of(
            plan(file, recipe), recipe, case, now_ms=now, workers=1, engine=engine,
            progress=Silent(), told={},
        )  # fmt: skip
    with Clock() as compared, engine() as db:
        for table in ("posts", "post_items"):
            db.add(table, case.folder("tables", tables) / f"{table}.parquet")
        found = sameness.near_copies_in(db, recipe.sameness)
    posts = (case.about("tables", tables) or {})["quality"]["posts"]
    rows = [
        {"step": step, "posts": posts, "cpu_s": clock.cpu_s, "peak_gb": clock.peak_gb}
        for step, clock in (("reading to tables", read), ("near-copies", compared))
    ]
    total = {"step": "both", "posts": posts, "cpu_s": round(read.cpu_s + compared.cpu_s, 1)}
    rows.append(total | {"peak_gb": max(read.peak_gb, compared.peak_gb)})
    rows.append({"step": "posts in a family", "posts": found["family_items"].num_rows})
    return {"rows": rows}


if __name__ == "__main__":
    asked = asked_of_me()
    print(json.dumps(run(Path(asked["file"]), Path(asked["folder"]))))
