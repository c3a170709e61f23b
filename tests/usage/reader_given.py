"""Small tables for the second reader, and readers that answer by a rule."""

from __future__ import annotations

import json
from types import SimpleNamespace

import pyarrow as pa

from groundswell.model.usage import MESSAGE_STAGES, MESSAGES, OUTCOMES
from groundswell.usage.reader import Reply

NAMES = ("planning", "translation", "internal_reporting", "profiling")
POLICY = SimpleNamespace(
    stages=tuple(
        SimpleNamespace(
            name=name,
            definition=f"asks for {name.replace('_', ' ')} on the bus line",
            counters=(SimpleNamespace(text=f"a lesson on {name}"),),
        )
        for name in NAMES
    )
)


def messages(**texts):
    """Give messages of users by their keys; a key that begins with ``re_`` answers the rest."""
    rows = [
        {
            **dict.fromkeys(MESSAGES.names),
            "message_key": key,
            "conversation_key": "c",
            "account_key": "a",
            "role": "assistant" if key.startswith("re_") else "user",
            "at_ms": place,
            "time_known": True,
            "position": place,
            "branch": 0,
            "text": text,
            "text_norm": text.casefold(),
            "source_file": "log",
            "source_row": place + 1,
        }
        for place, (key, text) in enumerate(texts.items())
    ]
    return pa.Table.from_pylist(rows, MESSAGES)


def stages(*marks):
    """Give rows of ``key stage level probability``."""
    rows = []
    for mark in marks:
        key, stage, level, likely = mark.split()
        rows.append(
            {
                **dict.fromkeys(MESSAGE_STAGES.names),
                "message_key": key,
                "conversation_key": "c",
                "account_key": "a",
                "at_ms": 0,
                "stage": stage,
                "probability": float(likely),
                "score": 0.0,
                "start": 0,
                "end": 4,
                "exemplar": "e",
                "level": level,
            }
        )
    return pa.Table.from_pylist(rows, MESSAGE_STAGES)


def outcomes(**answers):
    """Give the key of the answer to each message."""
    rows = [
        {"message_key": key, "answer_key": answer, "outcome": "answered", "how": "given"}
        for key, answer in answers.items()
    ]
    return pa.Table.from_pylist(
        [{**dict.fromkeys(OUTCOMES.names), **row} for row in rows], OUTCOMES
    )


def saying(prompt, *names, outcome="answered", confidence=0.8, quote="", **more):
    """Give an answer to a question that names these stages of the policy, as they are called."""
    called = {name: shown for shown, name in prompt.names.items()}
    told = {
        "code": prompt.code,
        "quote": quote,
        "stages": [called[name] for name in names],
        "outcome": outcome,
        "confidence": confidence,
    }
    return json.dumps(told | more)


class Reader:
    """Answers by a rule: ``says(prompt)`` gives the text, or None for a server that is not there."""

    model = "small"
    secret = b"known to the case alone"

    def __init__(self, says):
        self.says = says
        self.asked = []

    def __call__(self, prompt):
        self.asked.append(prompt)
        told = self.says(prompt)
        return Reply(told, 7, None if told is not None else "ConnectionRefusedError", "small-1")
