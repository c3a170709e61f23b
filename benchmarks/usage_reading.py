"""Usage logs from files to tables: CPU seconds by step, wall time and peak memory, by form."""

from __future__ import annotations

import json
import random
import resource
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from groundswell.runs import usage_reading
from groundswell.runs.folder import CaseFolder
from groundswell.tables import languages, usage_messages
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = [
    "tea",
    "bus",
    "river",
    "garden",
    "late",
    "early",
    "morning",
    "rain",
    "market",
    "bread",
    "song",
    "train",
    "north",
    "window",
    "paper",
    "walk",
    "field",
    "story",
    "lamp",
    "chair",
    "cloud",
    "bridge",
    "quiet",
    "green",
    "harbour",
    "ferry",
    "timetable",
    "kettle",
    "umbrella",
    "the",
    "of",
    "and",
    "a",
    "to",
    "in",
    "for",
    "with",
    "on",
    "at",
    "by",
    "from",
    "about",
    "when",
    "where",
    "which",
    "recipe",
    "flour",
    "oven",
    "minutes",
    "club",
]
_NOW_MS = 1_800_000_000_000
_START_S = 1_700_000_000
_KEY = b"a key for measurements alone"
_STEPS: tuple[tuple[str, Any, str], ...] = (
    ("masks", usage_messages, "masked"),
    ("normal form", usage_messages, "passages"),
    ("language id", languages, "identify_all"),
    ("keys", usage_messages, "stable_keys"),
    ("pseudonyms of accounts", Pseudonyms, "accounts"),
    ("times", usage_messages, "moments"),
    ("a batch, all steps", usage_messages.UsageNormaliser, "__call__"),
    ("duplicates, order, counts", usage_reading, "assemble"),
    ("putting down, with that", usage_reading._Reading, "put_down"),
)


def measure(*, quick: bool, data: str | None) -> dict[str, list[dict[str, Any]]]:
    """Measure on ``data``, else on made-up messages in the plain form."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        warm = home / "warm.jsonl"
        make(warm, 2_000)
        _read(warm, home / "first")  # compiles, where nothing is cached
        if data is not None:
            return {"given": [_run(Path(data), home / "given")]}
        count = 100_000 if quick else 1_000_000
        made = home / "made.jsonl"
        make(made, count)
        return {
            f"{count:,} made-up messages, JSON lines": [_run(made, home / "case")],
        }


def make(path: Path, count: int) -> None:
    """Write messages of ordinary length: prompts of some 20 words, answers of some 120."""
    draw = random.Random(5)
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            thread = number // 6
            prompt = number % 2 == 0
            said = draw.choices(_WORDS, k=draw.randint(5, 40) if prompt else draw.randint(20, 220))
            if draw.random() < 0.05:
                said.insert(3, draw.choice(("ana@bus.example", "192.0.2.7", "+44 20 7946 0958")))
            row = {
                "account": f"user-{thread // 3}",
                "conversation": f"thread-{thread}",
                "role": "user" if prompt else "assistant",
                "text": " ".join(said).capitalize() + ".",
                "at": f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(_START_S + number * 7))}Z",
                "model": None if prompt else "a-model",
                "finish_reason": None if prompt else "stop",
            }
            file.write(json.dumps(row) + "\n")


def _run(path: Path, case: Path) -> dict[str, Any]:
    spent: dict[str, float] = {}
    began, cpu = time.perf_counter(), time.process_time()
    with _timed(spent):
        name = _read(path, case)
    total = time.process_time() - cpu
    table = case / "logs" / name / "messages.parquet"
    rows = pq.read_metadata(table).num_rows
    return {
        "messages": rows,
        "cpu_s": round(total, 1),
        "cpu_s_per_million": round(total / max(rows, 1) * 1e6, 1),
        "wall_s": round(time.perf_counter() - began, 1),
        "peak_gb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6, 2),
        "file_mb": round(path.stat().st_size / 1e6),
        "table_mb": round(table.stat().st_size / 1e6),
        **{f"{step} (cpu_s)": round(seconds, 1) for step, seconds in spent.items()},
    }


def _read(path: Path, case: Path) -> str:
    folder = CaseFolder(case)
    folder.make()
    return usage_reading.usage_tables_of([path], folder, key=_KEY, now_ms=_NOW_MS)


@contextmanager
def _timed(spent: dict[str, float]) -> Iterator[None]:
    """Add up the CPU seconds of steps while the context lasts."""
    before = [(owner, name, getattr(owner, name)) for _, owner, name in _STEPS]
    for step, owner, name in _STEPS:
        setattr(owner, name, _counted(step, getattr(owner, name), spent))
    try:
        yield
    finally:
        for owner, name, held in before:
            setattr(owner, name, held)


def _counted(step: str, call: Any, spent: dict[str, float]) -> Any:
    def counted(*given: Any, **more: Any) -> Any:
        began = time.process_time()
        try:
            return call(*given, **more)
        finally:
            spent[step] = spent.get(step, 0.0) + time.process_time() - began

    return counted
