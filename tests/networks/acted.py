"""Few acts, written down by hand or drawn, and plain answers to hold compiled ones against."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import strategies as st

from groundswell.networks.acts import Acts

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000

FEW_ACTS = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 40)), min_size=1, max_size=30
)
"""Acts as (account, item, time), several of one account on one item among them."""


def acts_of(rows, *, origins=None, sources=None, accounts=0, items=0) -> Acts:
    """Put (account, item, time) rows in order; origins and sources have one entry an item."""
    who, what, when = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return Acts.of(who, what, when, origins, sources, accounts=accounts, items=items)


def first_acts(rows) -> dict[tuple[int, int], int]:
    """Give the time of each account's first act on each item."""
    first: dict[tuple[int, int], int] = {}
    for account, item, at in rows:
        first[account, item] = min(at, first.get((account, item), at))
    return first


def event_of(acts: Acts, account: int, item: int) -> int:
    """Give the number of an account's act on an item."""
    return int(np.flatnonzero((acts.account == account) & (acts.item == item))[0])


def at_least(chances, count: int) -> float:
    """Give the chance that so many of independent events happen, by multiplying polynomials."""
    exactly = np.array([1.0])
    for p in chances:
        exactly = np.convolve(exactly, [1 - p, p])
    return float(exactly[count:].sum()) if count > 0 else 1.0


def all_pairs(accounts: int) -> tuple[np.ndarray, np.ndarray]:
    """Give every two of so many accounts."""
    a, b = zip(*combinations(range(accounts), 2), strict=True)
    return np.array(a), np.array(b)
