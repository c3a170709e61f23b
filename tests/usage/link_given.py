"""Small logs for tests of links: who has which signals, prompts and subjects, as the wing's tables."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pyarrow as pa

from groundswell.model.usage import (
    LINK_JUDGEMENTS,
    MESSAGE_STAGES,
    MESSAGES,
    PROMPT_FAMILIES,
    RHYTHMS,
    SIGNALS,
    SUBJECTS,
    USAGE_ACCOUNTS,
)
from groundswell.tables.usage_values import family_of
from groundswell.usage.linking import Linking, link_accounts

DAY_MS = 86_400_000
HOUR_MS = 3_600_000
MONDAY = 1_700_000_000_000 // DAY_MS * DAY_MS


class GivenAccounts:
    """A log under construction; times are in days, and every account in it is on its own at first."""

    def __init__(self, crowd=400, seed=1):
        self.created, self.signals, self.prompts, self.stages = {}, [], [], []
        draw = np.random.default_rng(seed)
        for n in range(crowd):
            self.person(f"x{n:04d}", day=float(draw.uniform(0, 300)))

    def person(self, name, day=0.0, **signals):
        """Add somebody with devices, lines and cards of their own, unless they are given."""
        self.created[name] = day
        own = {
            kind: f"{kind}-{name}" for kind in ("address", "network", "device", "payment", "email")
        }
        for kind, value in (own | {"language": "en", "country": "NZ"} | signals).items():
            if value is not None:
                self.has(name, kind, value, day=day)
        for n in range(3):
            self.says(name, day + n + 0.1, about=(f"own-{name}-{n}",))
        return name

    def has(self, name, kind, value, *, shared=None, day=0.0):
        """Give an account a signal."""
        self.signals.append((name, kind, value, shared, MONDAY + int(day * DAY_MS)))

    def says(self, name, day, *, family=None, about=()):
        """Add a prompt: one of a family of near-equal ones, or about some subjects, or plain."""
        self.created.setdefault(name, day)
        at = MONDAY + int(day * DAY_MS)
        self.prompts.append((f"m{len(self.prompts):06d}", name, at, family, tuple(about)))

    def tables(self, judgements=()):
        """Give the tables that `link_accounts` takes, in order."""
        count = len(self.created)
        wrote, typed = defaultdict(set), defaultdict(set)
        for _, name, _, family, about in self.prompts:
            for subject in about:
                wrote[subject].add(name)
            typed[family].add(name)
        prompts = defaultdict(int)
        for _, name, *_ in self.prompts:
            prompts[name] += 1
        accounts = [
            {
                "account_key": name,
                "provider": "town",
                "created_ms": MONDAY + int(day * DAY_MS),
                "conversations": prompts[name],
                "messages": prompts[name],
                "prompts": prompts[name],
                "first_seen_ms": MONDAY,
                "last_seen_ms": MONDAY,
            }
            for name, day in self.created.items()
        ]
        signals = [
            {
                "account_key": name,
                "kind": kind,
                "family": family_of(kind),
                "value_key": value,
                "shared": shared,
                "first_ms": at,
                "last_ms": at + HOUR_MS,
                "source_file": "signals.csv",
                "source_row": row,
            }
            for row, (name, kind, value, shared, at) in enumerate(self.signals, 1)
        ]
        messages = [
            {
                "message_key": key,
                "conversation_key": f"c-{key}",
                "account_key": name,
                "role": "user",
                "at_ms": at,
                "time_known": True,
                "position": 0,
                "branch": 0,
                "text": "a bus line",
                "text_norm": "a bus line",
                "source_file": "log.jsonl",
                "source_row": row,
            }
            for row, (key, name, at, _, _) in enumerate(self.prompts, 1)
        ]
        families = [
            {
                "message_key": key,
                "account_key": name,
                "family_key": family,
                "how": "near",
                "bits": 90.0,
                "accounts": len(typed[family]),
            }
            for key, name, _, family, _ in self.prompts
            if family is not None
        ]
        subjects = [
            {
                "message_key": key,
                "account_key": name,
                "at_ms": at,
                "kind": "name",
                "value": subject,
                "start": 20 * place,
                "end": 20 * place + 9,
                "accounts": len(wrote[subject]),
                "bits": float(np.log2(count / len(wrote[subject]))),
            }
            for key, name, at, _, about in self.prompts
            for place, subject in enumerate(about)
        ]
        said = [
            {
                "account_a": min(a, b),
                "account_b": max(a, b),
                "judgement": word,
                "by": "kim",
                "at_ms": n,
            }
            for n, (a, b, word) in enumerate(judgements)
        ]
        rows = (
            (accounts, USAGE_ACCOUNTS), (signals, SIGNALS), (messages, MESSAGES),
            (subjects, SUBJECTS), (families, PROMPT_FAMILIES), ([], RHYTHMS), (said, LINK_JUDGEMENTS),
        )  # fmt: skip
        return tuple(pa.Table.from_pylist(each, schema=schema) for each, schema in rows)

    def works(self, name, day, *, about, stage="persona_setup", level="look"):
        """Add a prompt about some subjects in which a stage was read."""
        self.says(name, day, about=about)
        self.stages.append((self.prompts[-1][0], stage, level))

    def told_stages(self):
        """Give what was read, as MESSAGE_STAGES."""
        account = {key: name for key, name, *_ in self.prompts}
        rows = [
            {
                "message_key": key,
                "conversation_key": f"c-{key}",
                "account_key": account[key],
                "at_ms": MONDAY,
                "stage": stage,
                "probability": 0.9,
                "score": 1.0,
                "start": 0,
                "end": 9,
                "exemplar": "e",
                "level": level,
            }
            for key, stage, level in self.stages
        ]
        return pa.Table.from_pylist(rows, schema=MESSAGE_STAGES)

    def link(self, judgements=(), *, seed=1, **settings):
        """Link the accounts."""
        return link_accounts(
            *self.tables(judgements),
            seed=seed,
            settings=Linking(**settings),
            stages=self.told_stages(),
        )


def operators(linked):
    """Give the operators as sets of accounts, with their shapes."""
    shape = dict(
        zip(
            linked.operators["operator_id"].to_pylist(),
            linked.operators["shape"].to_pylist(),
            strict=True,
        )
    )
    found = defaultdict(set)
    for row in linked.members.to_pylist():
        found[row["operator_id"]].add(row["account_key"])
    return {frozenset(names): shape[key] for key, names in found.items()}


def claimed(linked):
    """Give the sets of accounts that are said to be one operator, and nothing else."""
    return {names for names, shape in operators(linked).items() if shape == "operator"}


def pair(linked, a, b):
    """Give the row of a pair, None where it is not listed."""
    rows = [
        r
        for r in linked.pairs.to_pylist()
        if (r["account_a"], r["account_b"]) == (min(a, b), max(a, b))
    ]
    return rows[0] if rows else None


def links(linked, a, b):
    """Give the waterfall of a pair."""
    key = (min(a, b), max(a, b))
    return [r for r in linked.links.to_pylist() if (r["account_a"], r["account_b"]) == key]
