"""What the policy describes against what this log's people write: how a leaning is measured.

The policy's examples say what is meant; what ordinary requests look like, the log itself says better than
any list. So the regression that tells a stage from no stage is fitted once more on the policy's examples
and on a few prompts of many accounts, which count as no stage though a few of them are one: learning from
positive and unlabelled examples (Elkan & Noto 2008, *Learning Classifiers from Only Positive and
Unlabeled Data*). Every account counts the same, however much it wrote, and which accounts are drawn hangs
on pseudonyms that nobody outside knows.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_ACCOUNTS = 100
"""With fewer a log doesn't tell what is ordinary in it; the policy alone does."""
ACCOUNTS = 1_000
"""Accounts whose prompts are drawn, at most."""
TEXTS = 2
"""Prompts of each, at most."""
MOST_EACH = 6.0
"""Examples that one account counts for, at most: some of a small log are not to outweigh the policy."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A regression, and how far what is in the middle of a log leans by it."""

    linear: NDArray[np.float32]  # (d + 1, stages + 1)
    middle: float  # log odds
    accounts: int  # whose prompts were drawn; 0 where the policy alone tells


def drawn(mine: pa.Table) -> tuple[pa.Table, NDArray[np.float64]]:
    """Draw prompts of many accounts: rows of ``mine``, and how much each counts of its account.

    ``mine`` are messages that accounts wrote. Nothing where there are fewer than `LEAST_ACCOUNTS`.
    """
    accounts = pc.unique(mine["account_key"])
    if len(accounts) < LEAST_ACCOUNTS:
        return mine.slice(0, 0), np.zeros(0)
    chosen = sorted(accounts.to_pylist(), key=_chance)[:ACCOUNTS]
    theirs = mine.filter(pc.is_in(mine["account_key"], value_set=pa.array(chosen, pa.string())))
    order = sorted(
        range(theirs.num_rows), key=[*map(_chance, theirs["message_key"].to_pylist())].__getitem__
    )
    whose = theirs["account_key"].to_pylist()
    held: dict[str, list[int]] = {}
    for row in order:
        if len(rows := held.setdefault(whose[row], [])) < TEXTS:
            rows.append(row)
    rows = sorted(row for each in held.values() for row in each)
    weight = np.array([1 / len(held[whose[row]]) for row in rows])
    return theirs.take(pa.array(rows)), weight


def share(accounts: int, examples: int) -> float:
    """Give how many examples each of so many accounts counts for.

    All together they count for as much as the policy does.

    >>> share(1_000, 5_000), share(100, 5_000)
    (5.0, 6.0)
    """
    return min(MOST_EACH, examples / max(1, accounts))


def middle_of(leaning: NDArray[np.floating], weight: NDArray[np.float64]) -> float:
    """Give the weighted median of the leanings of what was drawn."""
    order = np.argsort(leaning, kind="stable")
    reached = np.cumsum(weight[order])
    return float(leaning[order][np.searchsorted(reached, reached[-1] / 2)])


def _chance(key: str) -> bytes:
    """Give a number of a key that has nothing to do with it, and is the same every time."""
    return hashlib.blake2b(key.encode(), digest_size=8, person=b"contrast").digest()
