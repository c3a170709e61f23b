"""Small logs: prompts in a few words, and what was read of them."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from groundswell.model.usage import MESSAGE_STAGES, MESSAGES, OUTCOMES
from groundswell.tables.texts import normal
from groundswell.usage.prompt_families import prompt_families
from groundswell.usage.sequences import Sequences, sequences_of
from groundswell.usage.subjects import subjects_of

HOUR, DAY = 3_600_000, 86_400_000
PHASES = {
    "planning": "plan", "profiling": "plan", "content_batch": "prepare", "approach": "execute",
    "internal_reporting": "assess", "self_disclosure": None,
}  # fmt: skip


def asked(account: str, text: str, **more: Any) -> dict[str, Any]:
    """One prompt; ``at``, ``talk``, ``lang``, ``role``, ``outcome``, ``stage``, ``level``, ``batch``."""
    return {"account": account, "text": text, **more}


def messages(prompts: list[dict[str, Any]]) -> pa.Table:
    """Prompts as `MESSAGES`; keys m0000, m0001 … by their order."""
    rows = []
    for number, prompt in enumerate(prompts):
        row = dict.fromkeys(MESSAGES.names)
        row |= {
            "message_key": prompt.get("key", f"m{number:04d}"),
            "conversation_key": prompt.get("talk", f"talk {number}"),
            "account_key": prompt["account"],
            "role": prompt.get("role", "user"),
            "at_ms": prompt.get("at", number * 1000),
            "time_known": prompt.get("known", True),
            "position": number,
            "branch": 0,
            "text": prompt["text"],
            "text_norm": normal(prompt["text"]),
            "lang": prompt.get("lang", "en"),
            "source_file": "log",
            "source_row": number + 1,
        }
        rows.append(row)
    return pa.Table.from_pylist(rows, schema=MESSAGES)


def read(prompts: list[dict[str, Any]]) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Messages, stages and outcomes of prompts that say what they are."""
    table = messages(prompts)
    keys = table["message_key"].to_pylist()
    stages, outcomes = [], []
    for key, prompt in zip(keys, prompts, strict=True):
        if "outcome" in prompt:
            outcomes.append({"message_key": key, "outcome": prompt["outcome"], "how": "given"})
        for stage in (
            [prompt["stage"]] if isinstance(prompt.get("stage"), str) else prompt.get("stage", [])
        ):
            stages.append(
                {
                    "message_key": key, "conversation_key": prompt.get("talk", ""),
                    "account_key": prompt["account"], "at_ms": prompt.get("at", 0),
                    "stage": stage, "probability": prompt.get("sure", 0.9), "score": 0.5,
                    "start": 0, "end": 1, "exemplar": "one", "level": prompt.get("level", "look"),
                    "batch_size": prompt.get("batch"),
                }
            )  # fmt: skip
    return (
        table,
        pa.Table.from_pylist(stages, schema=MESSAGE_STAGES),
        pa.Table.from_pylist(outcomes, schema=OUTCOMES),
    )


def sequences(
    prompts: list[dict[str, Any]], settings: Sequences | None = None, **more: Any
) -> list[dict[str, Any]]:
    """The sequences of a log, as rows."""
    table, stages, outcomes = read(prompts)
    found = sequences_of(
        table,
        stages,
        outcomes,
        subjects_of(table),
        prompt_families(table),
        PHASES,
        settings,
        **more,
    )
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


def crowd(many: int, start: int = 0) -> list[dict[str, Any]]:
    """Accounts that ask one ordinary thing each."""
    things = ("a soup with leeks", "a poem on rain", "the time in Lima", "a short bedtime story")
    return [
        asked(f"crowd {start + n}", f"give me {things[n % 4]}", at=n * HOUR, outcome="answered")
        for n in range(many)
    ]
