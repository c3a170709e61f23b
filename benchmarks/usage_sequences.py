"""Subjects, families of prompts and sequences: CPU time by step, and sequences that chance gives.

Posts stand for prompts (``--data``: a file with account, text and language; worlds' posts without
it). Half a million prompts are what a log of a million messages holds. Outcomes and stages are
dealt out at random, so every return that is found is there by chance: their number is set against
what the table says that chance would give.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from groundswell.model.usage import MESSAGE_STAGES, MESSAGES, OUTCOMES
from groundswell.tables.texts import normal
from groundswell.usage.prompt_families import prompt_families
from groundswell.usage.rhythms import rhythms_of
from groundswell.usage.sequences import sequences_of
from groundswell.usage.subjects import subjects_of

if TYPE_CHECKING:
    from collections.abc import Callable

_PHASES = {"planning": "plan", "tooling": "prepare", "approach": "execute", "internal_reporting": "assess"}  # fmt: skip
_LANGUAGES = {
    "English": "en", "Russian": "ru", "German": "de", "Ukrainian": "uk", "Italian": "it",
    "Spanish": "es", "French": "fr", "Arabic": "ar", "Turkish": "tr",
}  # fmt: skip
_HOUR = 3_600_000
_OWN = 40  # prompts of an account


def measure(*, quick: bool = False, data: str | None = None) -> dict[str, list[dict[str, Any]]]:
    """Measure on so many prompts; the file's rows are taken in their order."""
    size = 50_000 if quick else 500_000
    messages = _messages(data, size)
    # Compiled code is loaded, and the tables of languages, before time is taken.
    few = messages.slice(0, 2_000)
    _steps(few, *_dealt(few, 0), [])
    cost: list[dict[str, Any]] = []
    _steps(messages, *_dealt(messages, 1), cost)
    return {"CPU seconds by step": cost, "Returns that chance gave": _by_chance(messages)}


def _steps(
    messages: pa.Table, stages: pa.Table, outcomes: pa.Table, cost: list[dict[str, Any]]
) -> pa.Table:
    def timed(name: str, work: Callable[[], pa.Table]) -> pa.Table:
        before = time.process_time()
        found = work()
        spent = time.process_time() - before
        cost.append(
            {
                "step": name,
                "prompts": messages.num_rows,
                "rows": found.num_rows,
                "CPU s": round(spent, 1),
                "CPU s a million": round(spent / messages.num_rows * 1e6, 1),
            }
        )
        return found

    subjects = timed("subjects", lambda: subjects_of(messages))
    families = timed("families", lambda: prompt_families(messages))
    timed("rhythms", lambda: rhythms_of(messages))
    return timed(
        "sequences",
        lambda: sequences_of(messages, stages, outcomes, subjects, families, _PHASES),
    )


def _by_chance(messages: pa.Table) -> list[dict[str, Any]]:
    """Deal outcomes and stages out anew, and set what is found against what is expected."""
    some = messages.slice(0, min(50_000, messages.num_rows))
    subjects, families = subjects_of(some), prompt_families(some)
    rows = []
    accounts = len(pc.unique(some["account_key"]))
    for seed in range(5):
        found = sequences_of(some, *_dealt(some, seed), subjects, families, _PHASES)
        for kind in ("refused_returned", "refused_rephrased_answered"):
            own = found.filter(pc.equal(found["kind"], kind))
            least: dict[str, float] = {}
            for account, rate in zip(
                own["account_key"].to_pylist(), own["expected"].to_pylist(), strict=True
            ):
                least[account] = min(rate, least.get(account, rate))
            rates = np.array(list(least.values()))
            staged = pc.and_(pc.is_valid(own["stage_before"]), pc.is_valid(own["stage_after"]))
            rows.append(
                {
                    "seed": seed,
                    "kind": kind,
                    "found": own.num_rows,
                    "with both stages": pc.sum(staged).as_py() or 0,
                    **{
                        f"accounts of {accounts} expected below {line}": int((rates < line).sum())
                        for line in (0.001, 0.01, 0.1)
                    },
                }
            )
    return rows


def _messages(data: str | None, size: int) -> pa.Table:
    if data is None:
        msg = "give --data, a Parquet file with account, text and language"
        raise SystemExit(msg)
    held = pq.read_table(Path(data)).slice(0, size)
    texts = pc.fill_null(held["text"].cast(pa.string()), "").combine_chunks()
    given = held["language"].cast(pa.string()).to_pylist()
    count = len(texts)
    keys = pa.array([f"m{row:08d}" for row in range(count)])
    none, zeros = pa.nulls(count, pa.string()), pa.array(np.zeros(count, np.int32))
    rng = np.random.default_rng(3)
    # Forty posts in a row of one author are an account, four a conversation: matters persist.
    authors = held["account"].cast(pa.string()).combine_chunks()
    order = pc.sort_indices(pa.table({"a": authors}), [("a", "ascending")]).to_numpy()
    place = np.empty(count, np.int64)
    place[order] = np.arange(count)
    accounts = pc.binary_join_element_wise(authors, pa.array(place // _OWN).cast(pa.string()), "-")
    talk = place // 4
    begins = rng.integers(0, 365 * 24 * _HOUR, count // 4 + 1)
    return pa.table(
        [
            keys,
            pc.binary_join_element_wise(accounts, pa.array(talk).cast(pa.string()), "-"),
            accounts,
            pa.array(["user"] * count),
            pa.array(begins[talk] + place % 4 * 120_000),
            pa.array(np.ones(count, bool)),
            zeros, none, zeros, texts,
            pa.array([normal(text) for text in texts.to_pylist()]),
            pa.array([_LANGUAGES.get(name) for name in given], pa.string()),
            none, none, pa.nulls(count, pa.bool_()),
            pa.array(["posts"] * count),
            pa.array(np.arange(count)),
        ],
        schema=MESSAGES,
    )  # fmt: skip


def _dealt(messages: pa.Table, seed: int) -> tuple[pa.Table, pa.Table]:
    """Deal out a stage to one prompt in ten, and a refusal to one in thirty."""
    rng = np.random.default_rng(seed)
    count = messages.num_rows
    outcomes = pa.table(
        [
            messages["message_key"],
            pa.nulls(count, pa.string()),
            pa.array(np.where(rng.random(count) < 1 / 30, "refused", "answered").tolist()),
            pa.array(["given"] * count),
            pa.nulls(count, pa.float64()),
            pa.nulls(count, pa.int32()),
            pa.nulls(count, pa.int32()),
        ],
        schema=OUTCOMES,
    )
    staged = messages.take(pa.array(np.flatnonzero(rng.random(count) < 0.1)))
    many = staged.num_rows
    ones = pa.array(np.ones(many))
    stages = pa.table(
        [
            staged["message_key"], staged["conversation_key"], staged["account_key"],
            staged["at_ms"],
            pa.array(rng.choice(list(_PHASES), many).tolist()),
            ones, ones,
            pa.array(np.zeros(many, np.int32)), pa.array(np.ones(many, np.int32)),
            pa.array(["none"] * many), pa.nulls(many, pa.string()),
            pa.array(["look"] * many), pa.nulls(many, pa.int32()),
        ],
        schema=MESSAGE_STAGES,
    )  # fmt: skip
    return stages, outcomes
