"""Totals per conversation and account, against a count in plain Python."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from groundswell.model.usage import MESSAGE_STAGES, OUTCOMES, STAGE_TOTALS
from groundswell.usage.policy import LEVELS
from groundswell.usage.totals import stage_totals


def made(number=300, seed=3):
    pick = np.random.default_rng(seed)
    rows, outcomes = [], []
    for n in range(number):
        talk = int(pick.integers(12))
        rows.append(
            {
                "message_key": f"m{n // 2:04d}",
                "conversation_key": f"c{talk}",
                "account_key": f"a{talk % 4}",
                "at_ms": int(pick.integers(50)),
                "stage": ("planning", "evasion", "tooling")[int(pick.integers(3))],
                "probability": float(pick.integers(1, 6)) / 10,
                "score": 0.1,
                "start": 0,
                "end": 3,
                "exemplar": "planning/x",
                "level": LEVELS[int(pick.integers(3))],
            }
        )
        if n % 2 == 0:
            told = ("answered", "refused", "partly")[int(pick.integers(3))]
            outcomes.append({"message_key": f"m{n // 2:04d}", "outcome": told, "how": "none"})
    return (
        pa.Table.from_pylist(rows, schema=MESSAGE_STAGES),
        pa.Table.from_pylist(outcomes, schema=OUTCOMES),
    )


def by_hand(stages, outcomes):
    refused = {r["message_key"] for r in outcomes.to_pylist() if r["outcome"] == "refused"}
    groups = {}
    for row in stages.to_pylist():
        for scope in ("conversation", "account"):
            groups.setdefault((scope, row[f"{scope}_key"], row["stage"]), []).append(row)
    return {
        key: {
            "messages": len(rows),
            "conversations": len({r["conversation_key"] for r in rows}),
            "refused": sum(r["message_key"] in refused for r in rows),
            "first_ms": min(r["at_ms"] for r in rows),
            "last_ms": max(r["at_ms"] for r in rows),
            "probability": max(r["probability"] for r in rows),
            "message_key": min(rows, key=lambda r: (-r["probability"], r["at_ms"], r["message_key"]))["message_key"],
            "level": max((r["level"] for r in rows), key=LEVELS.index),
        }
        for key, rows in groups.items()
    }  # fmt: skip


def test_totals_are_what_counting_gives():
    stages, outcomes = made()
    found = stage_totals(stages, outcomes)
    assert found.schema.equals(STAGE_TOTALS)
    told = {(r.pop("scope"), r.pop("key"), r.pop("stage")): r for r in found.to_pylist()}
    assert told == by_hand(stages, outcomes)


def test_the_order_of_rows_is_irrelevant():
    stages, outcomes = made()
    order = np.random.default_rng(1).permutation(stages.num_rows)
    assert stage_totals(stages.take(order), outcomes).equals(stage_totals(stages, outcomes))


def test_nothing_gives_nothing_with_the_schema():
    found = stage_totals(MESSAGE_STAGES.empty_table(), OUTCOMES.empty_table())
    assert found.schema.equals(STAGE_TOTALS)
