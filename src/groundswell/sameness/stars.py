"""Pairs of things that are alike, put around representatives and never in chains."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray


def stars(a: pa.Array, b: pa.Array, weight: NDArray[np.floating]) -> pa.Table:
    """Give each of the things paired (strings, n distinct pairs) its representative: columns key, family.

    The thing with the most partners not yet taken represents them; of equals the one with the
    greater sum of ``weight`` (n), then the one that sorts first. Every member is a partner of its
    representative, so what is only alike by way of a third stays apart. A thing whose partners are
    all taken has no row. The order of the pairs changes nothing.

    >>> found = stars(pa.array(["a", "b", "c"]), pa.array(["b", "c", "d"]), np.ones(3))
    >>> found.to_pylist()[:2]
    [{'key': 'a', 'family': 'b'}, {'key': 'b', 'family': 'b'}]
    >>> found["key"].to_pylist()
    ['a', 'b', 'c']
    """
    keys = pc.unique(pa.chunked_array([a, b], pa.string()))
    keys = keys.take(pc.sort_indices(keys))
    ends = [pc.index_in(side, value_set=keys).to_numpy().astype(np.int64) for side in (a, b)]
    one, other = np.concatenate(ends), np.concatenate(ends[::-1])
    strength = np.bincount(one, np.concatenate([weight, weight]), minlength=len(keys))
    order = np.argsort(one, kind="stable")
    other = other[order]
    start = np.searchsorted(one[order], np.arange(len(keys) + 1))
    family = np.full(len(keys), -1, dtype=np.int64)
    free = np.diff(start)
    waiting = [(-int(free[at]), -float(strength[at]), at) for at in range(len(keys))]
    heapify(waiting)
    while waiting:
        count, weighed, head = heappop(waiting)
        if family[head] >= 0 or not free[head]:
            continue
        if -count != free[head]:  # some of its partners were taken meanwhile
            heappush(waiting, (-int(free[head]), weighed, head))
            continue
        partners = other[start[head] : start[head + 1]]
        taken = [head, *partners[family[partners] < 0].tolist()]
        family[taken] = head
        for member in taken:
            np.subtract.at(free, other[start[member] : start[member + 1]], 1)
    kept = np.flatnonzero(family >= 0)
    return pa.table({"key": keys.take(pa.array(kept)), "family": keys.take(pa.array(family[kept]))})
