"""What a sequence is before it becomes a row, and the row."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from groundswell.model.usage import SEQUENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.sequence_inputs import Asked

REPHRASED, RETURNED, BATCH, LANGUAGES = (
    "refused_rephrased_answered", "refused_returned", "batch", "across_languages",
)  # fmt: skip
_SUBJECTS = 12  # named of one sequence


class Sequenced(NamedTuple):
    """A sequence: its kind, prompts (rows of `Asked`, in order), what they share, and the chance.

    ``shared`` numbers what the prompts have in common, the rarest first; ``account`` is the one
    that came back.
    """

    kind: str
    account: int
    rows: tuple[int, ...]
    elapsed_ms: int
    before: str | None
    after: str | None
    shared: tuple[int, ...]
    bits: float
    expected: float | None
    many: int  # outputs, languages or attempts


def table_of(found: Sequence[Sequenced], asked: Asked) -> pa.Table:
    """Give sequences as `SEQUENCES`, by account, time and kind."""
    rows = []
    for one in found:
        keys = asked.key[list(one.rows)].tolist()
        times = asked.at_ms[list(one.rows)]
        names = (asked.named[number] for number in one.shared)
        rows.append(
            {
                "sequence_id": _id(one.kind, keys),
                "account_key": asked.accounts[one.account],
                "kind": one.kind,
                "message_keys": keys,
                "first_ms": int(np.min(times)),
                "last_ms": int(np.max(times)),
                "elapsed_ms": one.elapsed_ms,
                "stage_before": one.before,
                "stage_after": one.after,
                "subjects": list(dict.fromkeys(name for name in names if name))[:_SUBJECTS],
                "bits": one.bits,
                "expected": one.expected,
                "count": one.many,
            }
        )
    rows.sort(
        key=lambda row: (row["account_key"], row["first_ms"], row["kind"], row["sequence_id"])
    )
    return pa.Table.from_pylist(rows, schema=SEQUENCES)


def _id(kind: str, keys: Sequence[str]) -> str:
    return hashlib.sha256("\n".join([kind, *keys]).encode()).hexdigest()[:16]
