"""Tiny logs for tests of operations: who asked for what on which day, as the wing's tables."""

from __future__ import annotations

import math

import numpy as np
import pyarrow as pa

from groundswell.model.usage import USAGE_TABLES
from groundswell.usage.operation_settings import Operations

DAY_MS = 86_400_000
MONDAY = 1_700_000_000_000 // DAY_MS * DAY_MS
RULES = Operations(weigh=False)
"""Kind by kind, as where nothing was measured; what everything weighs is tested by itself."""
LEVEL = {"?": ("weak", 0.15), "~": ("weak", 0.4), "": ("look", 0.6), "!": ("investigate", 0.92)}


class GivenLog:
    """A log under construction; stages are names, with ! for investigate and ? for weak."""

    def __init__(self):
        self.rows, self.turns, self.members, self.shapes = [], [], [], {}
        self.mailboxes = True  # whether the log knows their domains

    def says(
        self,
        account,
        day,
        stages="",
        *,
        about="",
        refused=False,
        text="",
        lang="en",
        conversation=None,
        family=None,
        leaning=None,
    ):
        """Add a prompt, each in a conversation of its own unless one is given; give its key.

        It leans far if it shows a stage, unless told otherwise.
        """
        key = f"m{len(self.rows):06d}"
        self.rows.append(
            {
                "key": key,
                "account": account,
                "conversation": conversation or f"c-{account}-{len(self.rows):06d}",
                "at": MONDAY + int(day * DAY_MS) + len(self.rows) % 1000,
                "stages": stages.split(),
                "about": [about] if isinstance(about, str) and about else list(about or ()),
                "refused": refused,
                "text": text,
                "lang": lang,
                "family": family,
                "leaning": 5.5 if leaning is None and stages.strip("?~ ") else leaning,
            }
        )
        return key

    def turn(self, kind, keys, *, before, after, subjects=("name:somebody",), expected=0.001):
        """Add a sequence."""
        rows = {r["key"]: r for r in self.rows}
        first, last = rows[keys[0]], rows[keys[-1]]
        self.turns.append(
            {
                "sequence_id": f"s{len(self.turns)}",
                "account_key": last["account"],
                "kind": kind,
                "message_keys": list(keys),
                "first_ms": first["at"],
                "last_ms": last["at"],
                "elapsed_ms": last["at"] - first["at"],
                "stage_before": before,
                "stage_after": after,
                "subjects": list(subjects),
                "bits": 8.0,
                "expected": expected,
                "count": len(keys),
            }
        )

    def linked(self, *accounts, shape="operator"):
        """Link accounts."""
        name = f"operator-{len(self.shapes)}"
        self.shapes[name] = shape
        self.members += [(name, account) for account in accounts]

    def crowd(self, accounts=300, *, seed=1, slips=0.02, prompts=8):
        """Add ordinary accounts: some common stages, and now and then a slip of the reading.

        Their prompts lean as a standard normal does, and accounts differ by half as much.
        """
        leans = np.random.default_rng(seed + 1_000)
        chance = np.random.default_rng(seed)
        common = ["planning", "content_single", "translation", "tooling", "internal_reporting"]
        odd = ["persona_setup", "profiling", "evasion", "target_monitoring", "scam_ping"]
        for number in range(accounts):
            own = 0.5 * leans.normal()
            for _ in range(int(chance.integers(2, prompts + 1))):
                stages = []
                if chance.random() < 0.2:
                    stages.append(str(chance.choice(common)))
                if chance.random() < slips:
                    stages.append(str(chance.choice(odd)) + str(chance.choice(["?", ""])))
                about = f"name:own {number}" if chance.random() < 0.5 else ""
                self.says(
                    f"u{number:05d}",
                    float(chance.integers(0, 60)),
                    " ".join(stages),
                    about=about,
                    refused=bool(chance.random() < 0.02),
                    text="a recipe for soup",
                    leaning=own + leans.normal(),
                )
        return self

    def tables(self):
        """Give every table of the wing."""
        wrote = {}
        for row in self.rows:
            for subject in row["about"]:
                wrote.setdefault(subject, set()).add(row["account"])
        accounts = sorted({row["account"] for row in self.rows})
        families = {}
        for row in self.rows:
            if row["family"]:
                families.setdefault(row["family"], set()).add(row["account"])
        found = {name: [] for name in USAGE_TABLES}
        found["usage_accounts"] = [
            {
                "account_key": a,
                "provider": "birds",
                "created_ms": None,
                "conversations": 1,
                "messages": 1,
                "prompts": 1,
                "first_seen_ms": MONDAY,
                "last_seen_ms": MONDAY,
            }
            for a in accounts
        ]
        for row in self.rows:
            found["messages"].append(_message(row))
            if row["leaning"] is not None:
                found["message_leanings"].append(
                    {
                        "message_key": row["key"],
                        "account_key": row["account"],
                        "leaning": row["leaning"],
                        "after_first_line": None,
                    }
                )
            found["outcomes"].append(
                {
                    "message_key": row["key"],
                    "answer_key": None,
                    "outcome": "refused" if row["refused"] else "answered",
                    "how": "given",
                    "probability": 1.0,
                    "start": None,
                    "end": None,
                }
            )
            for stage in row["stages"]:
                name = stage.rstrip("?!~")
                found["message_stages"].append(_stage(row, name, *LEVEL[stage[len(name) :]]))
            for subject in row["about"]:
                kind, value = subject.split(":", 1)
                found["subjects"].append(
                    {
                        "message_key": row["key"],
                        "account_key": row["account"],
                        "at_ms": row["at"],
                        "kind": kind,
                        "value": value,
                        "start": len(row["key"]) + 1,
                        "end": len(row["key"]) + 2,
                        "accounts": len(wrote[subject]),
                        "bits": math.log2(len(accounts) / len(wrote[subject])),
                    }
                )
            if row["family"]:
                found["prompt_families"].append(
                    {
                        "message_key": row["key"],
                        "account_key": row["account"],
                        "family_key": row["family"],
                        "how": "near",
                        "bits": 10.0,
                        "accounts": len(families[row["family"]]),
                    }
                )
        if self.mailboxes:
            found["signals"] = [_mailbox(a) for a in accounts]
        found["sequences"] = self.turns
        found["operator_members"] = [
            {"operator_id": o, "account_key": a, "bits": 20.0, "links": 1} for o, a in self.members
        ]
        found["operators"] = [
            {
                "operator_id": name,
                "label": "A1",
                "size": sum(o == name for o, _ in self.members),
                "bits": 20.0,
                "families": ["device"],
                "bridges": 0,
                "expected": 0.01,
                "shape": shape,
            }
            for name, shape in self.shapes.items()
        ]
        return {
            name: pa.Table.from_pylist(rows, schema=USAGE_TABLES[name])
            for name, rows in found.items()
        }


def _mailbox(account):
    return {
        "account_key": account,
        "kind": "email_domain",
        "family": "sign_up",
        "value_key": "mail",
        "shared": None,
        "first_ms": None,
        "last_ms": None,
        "source_file": "signals",
        "source_row": 1,
    }


def _message(row):
    return {
        "message_key": row["key"],
        "conversation_key": row["conversation"],
        "account_key": row["account"],
        "role": "user",
        "at_ms": row["at"],
        "time_known": True,
        "position": 0,
        "parent_key": None,
        "branch": 0,
        "text": f"{row['key']} {row['text']}",
        "text_norm": row["text"],
        "lang": row["lang"],
        "model": None,
        "finish_reason": None,
        "refused": row["refused"],
        "source_file": "log",
        "source_row": 1,
    }


def _stage(row, name, level, probability):
    return {
        "message_key": row["key"],
        "conversation_key": row["conversation"],
        "account_key": row["account"],
        "at_ms": row["at"],
        "stage": name,
        "probability": probability,
        "score": probability,
        "start": 0,
        "end": 1,
        "exemplar": f"{name}-1",
        "counter": None,
        "level": level,
        "batch_size": None,
    }
