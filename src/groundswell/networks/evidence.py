"""What ties rest on: every coincidence of two accounts, by item and moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Coincidences:
    """Parallel arrays, one entry a coincidence, in the order of ties, items and time.

    ``tie`` is the place of the tie, ``item`` the item's number, ``at_ms`` the later of the two acts.
    """

    tie: NDArray[np.int64]
    item: NDArray[np.int64]
    at_ms: NDArray[np.int64]


def coincidences(
    a: NDArray[np.int64],
    b: NDArray[np.int64],
    account: NDArray[np.int64],
    item: NDArray[np.int64],
    at_ms: NDArray[np.int64],
    *,
    window_ms: int,
    gap_ms: int = 1_800_000,
) -> Coincidences:
    """List the coincidences of ties: both accounts' acts on one item within the window, inclusive.

    ``a`` and ``b`` are the ties' accounts; ``account``, ``item`` and ``at_ms`` the events, in any
    order; all as numbers from 0. On one item, coincidences less than ``gap_ms`` after one that was
    listed are the same occasion and are left out. Work grows with the acts of the ties' accounts.
    """
    order = np.lexsort((at_ms, item, account))
    last = int(max(a.max(initial=-1), b.max(initial=-1), account.max(initial=-1)))
    start = np.searchsorted(account[order], np.arange(last + 2))
    items, at = item[order].astype(np.int64), at_ms[order].astype(np.int64)
    nothing = np.empty(0, dtype=np.int64)
    count = _list(a, b, start, items, at, window_ms, gap_ms, nothing, nothing, nothing)
    tie, which, when = (np.empty(count, dtype=np.int64) for _ in range(3))
    _list(a, b, start, items, at, window_ms, gap_ms, tie, which, when)
    return Coincidences(tie, which, when)


@njit(cache=True, nogil=True)
def _list(a, b, start, item, at, window, gap, tie, which, when):  # type: ignore[no-untyped-def]
    """Write coincidences into the arrays given, or only count them when these are empty."""
    count = 0
    for t in range(len(a)):
        i, j = start[a[t]], start[b[t]]
        end_i, end_j = start[a[t] + 1], start[b[t] + 1]
        before, listed = -1, 0
        while i < end_i and j < end_j:
            if item[i] < item[j] or (item[i] == item[j] and at[i] < at[j] - window):
                i += 1
            elif item[j] < item[i] or at[j] < at[i] - window:
                j += 1
            else:
                later = max(at[i], at[j])
                if item[i] != before or later - listed >= gap:
                    if len(tie):
                        tie[count], which[count], when[count] = t, item[i], later
                    count += 1
                    before, listed = item[i], later
                if at[i] < at[j]:
                    i += 1
                else:
                    j += 1
    return count
