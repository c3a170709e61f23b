"""The canonical tables of a drafted world, straight away: the same as the door makes from its rows."""

from __future__ import annotations

import unicodedata
from base64 import b32encode
from hashlib import md5
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.model.usage import CONVERSATIONS, MESSAGES, SIGNALS, USAGE_ACCOUNTS
from groundswell.worlds.provider_draft import ASSISTANT, FLAGGED, ROLES, USER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.worlds.provider_draft import Draft

_FILE = "world.jsonl"
_FAMILIES = {
    "address": "network", "network": "network", "country": "network", "device": "device",
    "user_agent": "device", "language": "device", "timezone": "device", "payment": "payment",
    "email_domain": "sign_up", "phone": "sign_up",
}  # fmt: skip
_PLAIN = frozenset({"country", "language"})


def canonical_tables(
    draft: Draft, order: Sequence[int], keys: Sequence[str], provider: str
) -> dict[str, pa.Table]:
    """Give usage_accounts, conversations, messages and signals; ``order`` is that of messages."""
    chosen = np.asarray(order, np.int64)
    of = np.asarray(draft.of, np.int64)[chosen]
    at = np.asarray(draft.at, np.int64)[chosen]
    role = np.asarray(draft.role, np.int64)[chosen]
    account = np.asarray(draft.conversation_account, np.int64)
    named, talks = pa.array(keys, pa.string()), pa.array(_conversation_keys(draft, keys))
    row = np.arange(1, len(chosen) + 1)
    place = _places(of)
    messages = _messages(draft, chosen, of, place, named, talks, row)
    signals = _signals(draft, keys)
    count = len(draft.conversation_account)
    started = np.full(count, np.iinfo(np.int64).max)
    ended = np.zeros(count, np.int64)
    first_row = np.full(count, np.iinfo(np.int64).max)
    np.minimum.at(started, of, at)
    np.maximum.at(ended, of, at)
    np.minimum.at(first_row, of, row)
    branches = np.zeros(count, np.int64)
    np.maximum.at(branches, of, np.asarray(draft.branch, np.int64)[chosen])
    conversations = pa.table(
        {
            "conversation_key": talks,
            "account_key": named.take(pa.array(account)),
            "started_ms": started,
            "ended_ms": ended,
            "messages": np.bincount(of, minlength=count),
            "branches": branches + 1,
            "model": pa.array(draft.conversation_model, pa.string()),
            "source_file": pa.array([_FILE] * count, pa.string()),
            "source_row": first_row,
        },
        schema=CONVERSATIONS,
    )
    conversations = conversations.take(pa.array(np.argsort(first_row, kind="stable")))
    return {
        "usage_accounts": _accounts(draft, keys, account[of], at, role == USER, provider),
        "conversations": conversations,
        "messages": messages,
        "signals": signals,
    }


def _messages(
    draft: Draft,
    chosen: np.ndarray,
    of: np.ndarray,
    place: np.ndarray,
    named: pa.Array,
    talks: pa.Array,
    row: np.ndarray,
) -> pa.Table:
    talk = talks.take(pa.array(of)).to_pylist()
    keys = pa.array(
        [f"m{key[1:]}-{n}" for key, n in zip(talk, place.tolist(), strict=True)], pa.string()
    )
    where = np.empty(len(chosen), np.int64)
    where[chosen] = np.arange(len(chosen))
    parent = np.asarray(draft.parent, np.int64)[chosen]
    texts = [draft.text[n] for n in chosen.tolist()]
    norms: dict[str, str] = {}
    for text in texts:
        if text not in norms:
            norms[text] = normal(text)
    role = np.asarray(draft.role, np.int64)[chosen]
    ended = np.asarray(draft.ended, np.int64)[chosen]
    reasons = pa.array(["stop", "refusal", "content_filter", "stop"], pa.string())
    models = pa.array(draft.conversation_model, pa.string()).take(
        pa.array(of, mask=role != ASSISTANT)
    )
    account = np.asarray(draft.conversation_account, np.int64)[of]
    return pa.table(
        {
            "message_key": keys,
            "conversation_key": talks.take(pa.array(of)),
            "account_key": named.take(pa.array(account)),
            "role": pa.array(ROLES).take(pa.array(role)),
            "at_ms": np.asarray(draft.at, np.int64)[chosen],
            "time_known": np.ones(len(chosen), np.bool_),
            "position": place.astype(np.int32),
            "parent_key": keys.take(pa.array(where[np.maximum(parent, 0)], mask=parent < 0)),
            "branch": np.asarray(draft.branch, np.int32)[chosen],
            "text": pa.array(texts, pa.string()),
            "text_norm": pa.array([norms[text] for text in texts], pa.string()),
            "lang": pa.array([draft.lang[n] for n in chosen.tolist()], pa.string()),
            "model": models,
            "finish_reason": reasons.take(pa.array(ended, mask=role != ASSISTANT)),
            "refused": pa.array(np.ones(len(chosen), np.bool_), mask=ended != FLAGGED),
            "source_file": pa.array([_FILE]).take(pa.array(np.zeros(len(chosen), np.int64))),
            "source_row": row,
        },
        schema=MESSAGES,
    )


def _signals(draft: Draft, keys: Sequence[str]) -> pa.Table:
    """One row for each account, kind and value; an address also tells its network."""
    found: dict[tuple[int, str, str], list[object]] = {}
    for row, (account, kind, value, shared, first, last) in enumerate(
        zip(
            draft.signal_account,
            draft.signal_kind,
            draft.signal_value,
            draft.signal_shared,
            draft.signal_first,
            draft.signal_last,
            strict=True,
        ),
        start=1,
    ):
        told = [(kind, value)]
        if kind == "address":
            told.append(("network", f"{value.rpartition('.')[0]}.0/24"))
        for each, what in told:
            known = found.setdefault((account, each, what), [shared, first, last, row])
            known[0] = known[0] or shared
            known[1] = min(known[1], first)
            known[2] = max(known[2], last)
    kinds = [kind for _, kind, _ in found]
    return pa.table(
        {
            "account_key": [keys[account] for account, _, _ in found],
            "kind": kinds,
            "family": [_FAMILIES[kind] for kind in kinds],
            "value_key": [
                value if kind in _PLAIN else _value_key(kind, value) for _, kind, value in found
            ],
            "shared": pa.array([one[0] for one in found.values()], pa.string()),
            "first_ms": [one[1] for one in found.values()],
            "last_ms": [one[2] for one in found.values()],
            "source_file": ["signals.jsonl"] * len(found),
            "source_row": [one[3] for one in found.values()],
        },
        schema=SIGNALS,
    ).sort_by([("account_key", "ascending"), ("kind", "ascending"), ("value_key", "ascending")])


def _accounts(
    draft: Draft,
    keys: Sequence[str],
    account: np.ndarray,
    at: np.ndarray,
    user: np.ndarray,
    provider: str,
) -> pa.Table:
    count = len(keys)
    first, last = np.full(count, np.iinfo(np.int64).max), np.zeros(count, np.int64)
    np.minimum.at(first, account, at)
    np.maximum.at(last, account, at)
    holder = np.asarray(draft.signal_account, np.int64)
    np.minimum.at(first, holder, np.asarray(draft.signal_first, np.int64))
    np.maximum.at(last, holder, np.asarray(draft.signal_last, np.int64))
    talker = np.asarray(draft.conversation_account, np.int64)
    return pa.table(
        {
            "account_key": pa.array(keys, pa.string()),
            "provider": [provider] * count,
            "created_ms": pa.array(draft.created, pa.int64()),
            "conversations": np.bincount(talker, minlength=count),
            "messages": np.bincount(account, minlength=count),
            "prompts": np.bincount(account[user], minlength=count),
            "first_seen_ms": first,
            "last_seen_ms": last,
        },
        schema=USAGE_ACCOUNTS,
    ).sort_by("account_key")


def normal(text: str) -> str:
    """Give the canonical form of a text without links, mentions or emoji, as templates are.

    >>> normal("The  42 is LATE")
    'the 42 is late'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(text.lower().split()) if text.isascii() else " ".join(text.split())


def _places(of: np.ndarray) -> np.ndarray:
    """Number the messages of each conversation, whose messages stand together."""
    starts = np.flatnonzero(np.diff(of, prepend=-1))
    lengths = np.diff(np.append(starts, len(of)))
    found: np.ndarray = np.arange(len(of)) - np.repeat(starts, lengths)
    return found


def _conversation_keys(draft: Draft, keys: Sequence[str]) -> list[str]:
    return [
        f"c-{md5(f'{keys[account]} {n}'.encode(), usedforsecurity=False).hexdigest()[:14]}"
        for n, account in enumerate(draft.conversation_account)
    ]


def _value_key(kind: str, value: str) -> str:
    digest = md5(f"{kind} {value}".encode(), usedforsecurity=False).digest()
    return f"v-{b32encode(digest).decode().lower()[:12]}"
