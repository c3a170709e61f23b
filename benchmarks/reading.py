"""From files to canonical tables: CPU seconds by stage, against a bare read and a regex a column."""

from __future__ import annotations

import csv
import functools
import os
import random
import re
import resource
import tempfile
import time
from collections import defaultdict
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from groundswell.engine.duck import DuckEngine
from groundswell.runs import parts, reading
from groundswell.runs.folder import CaseFolder
from groundswell.runs.planning import plan
from groundswell.runs.progress import Silent
from groundswell.runs.recipe import Recipe
from groundswell.tables import items, languages, normalise, posts, profiles, pseudonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SHARED = Path(os.environ.get("GROUNDSWELL_SHARED", Path(__file__).parents[2] / "shared"))
REAL = SHARED / "data" / "ira" / "posts.parquet"
_WORDS = (
    "tea bus river garden late early morning rain market bread song train north window paper walk "
    "field story lamp chair cloud bridge quiet green harbour ferry timetable kettle umbrella"
)
_NOW_MS = 1_700_000_000_000
_REST = "opening, parsing, mapping"
_STAGES: tuple[tuple[str, Any, str], ...] = (
    ("times", normalise, "moments"),
    ("texts: normal form, links, hashtags, mentions, masks", posts, "passages"),
    ("language id", languages, "identify_all"),
    ("items: canonical links, each once", items, "items"),
    ("pseudonyms", pseudonyms.Pseudonyms, "accounts"),
    ("keys", posts, "stable_keys"),
    ("profiles", profiles, "profiles"),
    ("other columns", normalise.Normaliser, "__call__"),
    ("writing parts", parts, "write_rows"),
    ("duplicates, sorting and writing tables, quality", reading, "_put_together"),
)


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Measure on ``data``, or on the real posts beside the checkout and on a made CSV."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.csv"
        make_csv(made, 2_000)
        _read(made, Path(folder) / "warm")  # compiles, where nothing is cached
        make_csv(made, 100_000 if quick else 1_000_000)
        sources, found = [Path(data)] if data else [made], {}
        if not data and REAL.is_file() and not quick:
            sources.insert(0, REAL)
        elif not data:
            why = "left out by --quick" if REAL.is_file() else "not beside this checkout; skipped"
            found["notes"] = [{"real posts": why}]
        for source in sources:
            found |= measure_file(source, Path(folder) / f"case-{source.stem}")
        return found


def make_csv(path: Path, rows: int, seed: int = 7) -> None:
    """Write neutral posts in the columns of the Coordination Network Toolkit."""
    draw, vocabulary = random.Random(seed), _WORDS.split()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            "message_id user_id username repost_id reply_id message timestamp urls".split()  # noqa: SIM905
        )
        for row in range(rows):
            user = int(draw.paretovariate(0.8)) % 50_000
            page = int(draw.paretovariate(0.6)) % 60_000
            link = f"https://site{page % 700}.example/page/{page}" if draw.random() < 0.3 else ""
            repost = int(draw.paretovariate(0.5)) % rows if draw.random() < 0.4 else ""
            words = draw.choices(vocabulary, k=draw.randint(8, 20))
            named = [f"@user{draw.randrange(50_000)}"] if draw.random() < 0.2 else []
            tags = [f"#{draw.choice(vocabulary)}"] if draw.random() < 0.25 else []
            text = " ".join([*named, *words, *tags, link]).strip()
            at = 1_600_000_000 + draw.randrange(30 * 86_400)
            writer.writerow([row + 1, user, f"user{user}", repost, "", text, at, link])


def measure_file(source: Path, out: Path) -> dict[str, list[dict[str, Any]]]:
    """Read one file to tables in this process; give its stages, totals and the floor."""
    spent: dict[str, float] = defaultdict(float)
    began, wall = time.process_time(), time.monotonic()
    with _timed(spent):
        rows = _read(source, out)
    total, wall = time.process_time() - began, time.monotonic() - wall
    spent[_REST] = total - sum(spent.values())
    floor = _floor(source)
    of = 1e6 / rows
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        f"{source.name}: CPU seconds a million posts, by stage": [
            {"stage": name, "cpu_s": round(spent[name] * of, 2)}
            for name in [_REST, *(name for name, _, _ in _STAGES)]
        ],
        f"{source.name}: whole": [
            {
                "posts": rows,
                "cpu_s": round(total, 1),
                "cpu_s_a_million": round(total * of, 2),
                "wall_s": round(wall, 1),
                "floor_cpu_s": round(floor, 1),
                "times_the_floor": round(total / floor, 2),
                "peak_memory_mb": round(peak),
            }
        ],
    }


def _read(source: Path, out: Path) -> int:
    """Read a file to the tables of a case, in one process; give the number of rows."""
    case, recipe = CaseFolder(out), Recipe.default()
    case.make()
    key_file, os.environ["GROUNDSWELL_KEY_FILE"] = (
        os.environ.get("GROUNDSWELL_KEY_FILE"),
        str(out.with_name("benchmark.key")),
    )
    try:
        name = reading.tables_of(
            plan([source], recipe, out=out),
            recipe,
            case,
            now_ms=_NOW_MS,
            workers=1,
            engine=lambda: DuckEngine(memory_bytes=4 << 30, scratch=out / ".scratch"),
            progress=Silent(),
            told={},
        )
    finally:
        del os.environ["GROUNDSWELL_KEY_FILE"]
        if key_file is not None:
            os.environ["GROUNDSWELL_KEY_FILE"] = key_file
    return int((case.about("tables", name) or {})["quality"]["rows_read"])


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Take the CPU time of each stage without those inside it; a call a batch disturbs nothing."""
    inner: list[float] = []

    def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def call(*args: Any, **more: Any) -> Any:
            began = time.process_time()
            inner.append(0.0)
            try:
                return function(*args, **more)
            finally:
                took = time.process_time() - began
                spent[name] += took - inner.pop()
                if inner:
                    inner[-1] += took

        return call

    kept = [(home, attribute, getattr(home, attribute)) for _, home, attribute in _STAGES]
    for (name, home, attribute), (_, _, function) in zip(_STAGES, kept, strict=True):
        setattr(home, attribute, timed(name, function))
    try:
        yield
    finally:
        for home, attribute, function in kept:
            setattr(home, attribute, function)


def _floor(source: Path) -> float:
    """CPU seconds of a bare read into Arrow and one regular expression over each column."""
    began = time.process_time()
    is_parquet = source.suffix == ".parquet"
    table = pq.read_table(source) if is_parquet else pa_csv.read_csv(source)
    pattern = re.compile(r"https?://\S+|[@#]\w+")
    for column in table.columns:
        for chunk in column.chunks:
            for value in chunk.cast(pa.string()).to_pylist():
                if value is not None:
                    pattern.search(value)
    return time.process_time() - began
