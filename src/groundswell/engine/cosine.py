"""TF-IDF cosine between accounts: who acts on the same rare items in the same proportions.

The definition is that of `groundswell.engine.tf_idf`, which says it for engines that run queries;
this is the same for one machine, compiled, and never all accounts with all.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numba import njit

from groundswell.engine.radix import ordered
from groundswell.engine.shares import in_order

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_PAIR_BYTES = 64
_SLACK = 1e-9  # of rounding, on the side of more candidates
_FIRST_ROOM = 1_024


@dataclass(frozen=True, slots=True)
class Alike:
    """Pairs of accounts, sorted by (a, b) with a < b: distinct shared items, and the cosine."""

    a: Ints
    b: Ints
    shared_items: Ints
    cosine: Floats


def cosines(
    account: NDArray[Any],
    item: NDArray[Any],
    *,
    min_cosine: float,
    min_items: int = 2,
    memory_bytes: int = 1 << 30,
    threads: int | None = None,
) -> Alike:
    """Find every pair with at least this cosine and this many distinct shared items.

    ``account`` and ``item`` have one entry an act (dense numbers from 0). An account's weight on an
    item is its acts on it times ln(N / df), where N accounts act at all and df of them on the item;
    the norm is over all its items. Time plays no part. After Salton & Buckley (1988), as used by
    Pacheco et al. (2021); candidates after Bayardo, Ma & Srikant (2007): of each account, the most
    common items whose weights together stay below the threshold propose nobody.

    Raises ValueError for arrays of unequal length and a cosine that is not above 0 and at most 1.
    """
    if not 0 < min_cosine <= 1:
        msg = f"min_cosine is {min_cosine}; give a number above 0 and at most 1, e.g. 0.7"
        raise ValueError(msg)
    if min_items < 1:
        msg = f"min_items is {min_items}; give 1 or more"
        raise ValueError(msg)
    rows = _weighed(np.asarray(account), np.asarray(item), min_items, min_cosine)

    def part(first: int, last: int, room: int, held: _Held) -> tuple[Any, int]:
        *found, on, held.now = _alike(
            first, last, rows.pointer, rows.item, rows.weight, rows.leads, rows.open_at, rows.opener,
            rows.opened, rows.rest, min_cosine, min_items, held.seen, held.dot, held.met, held.now, room,
        )  # fmt: skip
        return found, on

    accounts = len(rows.pointer) - 1
    nothing = [np.empty(0, dtype=np.int32)] * 3 + [np.empty(0)]
    parts = [nothing]
    parts += in_order(
        part,
        rows.effort,
        hold=lambda: _Held(accounts),
        most=memory_bytes // _PAIR_BYTES,
        threads=threads or os.cpu_count() or 1,
    )
    a, b, shared, cosine = (np.concatenate(each) for each in zip(*parts, strict=True))
    return Alike(a.astype(np.int64), b.astype(np.int64), shared.astype(np.int64), cosine)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Weights by account, each account's most common items first, and whom each item proposes."""

    pointer: Ints  # where each account's items begin
    item: NDArray[np.int32]  # by how common it is, the most common first
    weight: Floats  # divided by the account's norm
    leads: Ints  # where those items of an account begin that propose candidates
    rest: Floats  # the norm of those before
    open_at: Ints  # where each item's proposers begin
    opener: NDArray[np.int32]  # the accounts that an item leads, in order
    opened: Floats  # and their weights on it
    effort: Ints


class _Held:
    """One core's working memory."""

    def __init__(self, accounts: int) -> None:
        self.seen = np.full(accounts, -1, dtype=np.int64)
        self.dot = np.empty(accounts)
        self.met = np.empty(accounts, dtype=np.int32)
        self.now = 0


def _weighed(account: NDArray[Any], item: NDArray[Any], min_items: int, min_cosine: float) -> _Rows:
    if len(account) != len(item):
        msg = f"arrays of unequal length: {len(account)}, {len(item)}"
        raise ValueError(msg)
    accounts = int(account.max(initial=-1)) + 1
    order = ordered(account, item)
    whose, what = account[order], item[order]
    new = np.ones(len(whose), dtype=np.bool_)
    new[1:] = (whose[1:] != whose[:-1]) | (what[1:] != what[:-1])
    first = np.flatnonzero(new)
    acts = np.diff(first, append=len(whose))
    whose, what = whose[first].astype(np.int32), what[first].astype(np.int64)
    df = np.bincount(what) if len(what) else np.zeros(1, dtype=np.int64)
    acting = len(np.unique(whose))
    weight = acts * np.log(acting / df[what])
    norm = np.sqrt(np.bincount(whose, weight * weight, minlength=accounts))
    shared = np.bincount(whose, df[what] > 1, minlength=accounts)
    kept = (norm[whose] > 0) & (shared[whose] >= min_items) & (df[what] > 1)
    # Numbered by how common they are, so that each account's items come in that order.
    by_use = np.lexsort((np.arange(len(df)), -df))
    place = np.empty(len(df), dtype=np.int64)
    place[by_use] = np.arange(len(df))
    whose, what, weight = whose[kept], place[what[kept]], (weight[kept] / norm[whose[kept]])
    order = ordered(whose, what)
    whose, what, weight = whose[order], what[order].astype(np.int32), weight[order]
    pointer = np.concatenate(([0], np.cumsum(np.bincount(whose, minlength=accounts))))
    # Items that nobody shares never meet, but their weight is out of reach for the rest as well.
    leads, rest = _leading(pointer, weight, min_cosine * min_cosine * (1 - _SLACK) - _SLACK)
    lead = np.arange(len(whose)) >= leads[whose]
    owner, on = whose[lead], what[lead]
    by_item = ordered(on, owner)
    open_at = np.concatenate(([0], np.cumsum(np.bincount(on, minlength=len(df)))))
    size = np.diff(open_at)
    steps = np.bincount(owner, size[on], minlength=accounts).astype(np.int64)
    return _Rows(
        pointer=pointer,
        item=what,
        weight=weight,
        leads=leads,
        rest=rest,
        open_at=open_at,
        opener=owner[by_item],
        opened=weight[lead][by_item],
        effort=np.concatenate(([0], np.cumsum(steps))),
    )


@njit(cache=True, nogil=True)
def _leading(pointer, weight, enough):  # type: ignore[no-untyped-def]
    """Where the weights of each account's items reach ``enough`` (squared), and the norm before."""
    leads, rest = pointer[1:].copy(), np.zeros(len(pointer) - 1)
    for a in range(len(pointer) - 1):
        square = 0.0
        for z in range(pointer[a], pointer[a + 1]):
            more = square + weight[z] * weight[z]
            if more >= enough:
                leads[a] = z
                break
            square = more
        rest[a] = np.sqrt(square)
    return leads, rest


@njit(cache=True, nogil=True)
def _alike(  # type: ignore[no-untyped-def]
    first, last, pointer, item, weight, leads, open_at, opener, opened, rest, least, fewest,
    seen, dot, met, now, room,
):  # fmt: skip
    """Pairs of accounts ``first <= a < last`` with greater ones; see `cosines`.

    What two accounts share of items that lead both is added up first; what they may share besides
    is at most the greater norm of the items that don't lead. Who can't reach the threshold with that is
    not looked at again.
    """
    one, other = np.empty(_FIRST_ROOM, dtype=np.int32), np.empty(_FIRST_ROOM, dtype=np.int32)
    shared, cosine = np.empty(_FIRST_ROOM, dtype=np.int32), np.empty(_FIRST_ROOM)
    n, a = 0, first
    while a < last and n < room:
        found = 0
        now += 1
        for z in range(leads[a], pointer[a + 1]):
            low, high = open_at[item[z]], open_at[item[z] + 1]
            low += np.searchsorted(opener[low:high], a, side="right")
            for y in range(low, high):
                b = opener[y]
                if seen[b] != now:
                    seen[b], dot[b] = now, 0.0
                    met[found] = b
                    found += 1
                dot[b] += weight[z] * opened[y]
        for b in np.sort(met[:found]):
            if dot[b] + max(rest[a], rest[b]) < least - _SLACK:
                continue
            x, y, both, product = pointer[a], pointer[b], 0, 0.0
            while x < pointer[a + 1] and y < pointer[b + 1]:
                if item[x] == item[y]:
                    both += 1
                    product += weight[x] * weight[y]
                    x += 1
                    y += 1
                elif item[x] < item[y]:
                    x += 1
                else:
                    y += 1
            if both >= fewest and product >= least:
                if n == len(one):
                    one, other, shared = _twice(one), _twice(other), _twice(shared)
                    cosine = _twice(cosine)
                one[n], other[n], shared[n], cosine[n] = a, b, both, product
                n += 1
        a += 1
    return one[:n], other[:n], shared[:n], cosine[:n], a, now


@njit(cache=True, nogil=True)
def _twice(array):  # type: ignore[no-untyped-def]
    longer = np.empty(2 * len(array), dtype=array.dtype)
    longer[: len(array)] = array
    return longer
