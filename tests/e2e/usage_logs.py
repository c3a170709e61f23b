"""A world of provider logs on disk, small, with accounts planted in it whose every text tries something."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache

from groundswell.worlds.provider_world import provider_world

CONVERSATIONS = 2  # that are kept of each account that belongs to no operator

_RUN = """
import logging, sys
logging.basicConfig(level=logging.DEBUG)
from groundswell.cli import main
main()
"""


@cache
def world():
    """Give the world, its messages and its signals."""
    made = provider_world(seed=3, accounts=400, difficulty="lazy", templates="open")
    logs = made.rows()
    operators = {
        account
        for account, operator in zip(
            made.truth["account"].to_pylist(), made.truth["operator"].to_pylist(), strict=True
        )
        if operator is not None
    }
    kept: dict[str, list[str]] = {}
    for row in logs.messages:
        known = kept.setdefault(row["account"], [])
        if row["conversation"] not in known and (
            row["account"] in operators or len(known) < CONVERSATIONS
        ):
            known.append(row["conversation"])
    messages = [row for row in logs.messages if row["conversation"] in kept[row["account"]]]
    return operators, messages, logs.signals


def planted(name, text, *, prompts=3):
    """Give messages and signals of an account whose name, texts and signals are all one text."""
    at = 1_741_600_000
    messages, signals = [], []
    for number in range(prompts):
        common = {"account": name, "conversation": f"{name} {number}", "model": text[:200]}
        messages += [
            {**common, "role": "user", "text": text, "at": at + 86_400 * number},
            {**common, "role": "assistant", "text": text, "at": at + 86_400 * number + 5,
             "finish_reason": text[:200]},
        ]  # fmt: skip
    for kind in ("device", "user_agent", "email", "network", "organisation"):
        signals.append({"account": name, "kind": kind, "value": text[:300], "shared": text[:60]})
    return messages, signals


def write(folder, messages, signals):
    """Write logs and signals."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("messages.jsonl", messages), ("signals.jsonl", signals)):
        (folder / name).write_text(
            "".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8"
        )
    return folder


def investigate(logs, case, *more, key):
    """Run the command at the lowest level of logging; gives exit code, standard output and error."""
    done = subprocess.run(
        [sys.executable, "-c", _RUN, "investigate", "--usage", str(logs), "--out", str(case),
         "--format", "html,csv,json", "--workers", "1", "-y", *more],
        capture_output=True, timeout=900, check=False,
        env={**os.environ, "GROUNDSWELL_KEY_FILE": str(key), "COLUMNS": "100",
             "OPENBLAS_NUM_THREADS": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout, done.stderr
