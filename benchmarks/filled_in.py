"""Acts whose times a collector filled in, told by the gaps between them.

Where a time is missing, some collections put it halfway between the one before and the next that was
recorded: the gaps halve, until the clock's step swallows them and many acts share an instant. What
is missing ahead of the first recorded time is given that time.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Bools = NDArray[np.bool_]

_MOST = 20  # gaps of a run that are followed back


def filled_in(item: Ints, at_ms: Ints, *, step_ms: int, halvings: int = 3) -> Bools:
    """Mark acts in a run of gaps that halve, and in an item's first instant if there are several.

    Which act of a run's last instant has the recorded time can't be told, so that one is marked too.

    >>> minutes = np.array([0, 32, 48, 56, 60, 62, 63, 64, 64, 64, 90])
    >>> filled_in(np.zeros(11, dtype=np.int64), minutes * 60_000, step_ms=60_000).sum()
    np.int64(9)
    """
    out = np.zeros(len(at_ms), dtype=np.bool_)
    order = np.lexsort((at_ms, item))
    cuts = np.flatnonzero(np.diff(item[order])) + 1
    for acts in np.split(order, cuts):
        if len(acts):
            steps = np.round((at_ms[acts] - at_ms[acts[0]]) / step_ms).astype(np.int64)
            out[acts] = _of_item(steps, halvings)
    return out


def runs(item: Ints, at_ms: Ints, *, step_ms: int, halvings: int = 3) -> int:
    """Count the runs of gaps that halve; with ``-at_ms``, those that chance makes."""
    count = 0
    order = np.lexsort((at_ms, item))
    for acts in np.split(order, np.flatnonzero(np.diff(item[order])) + 1):
        if len(acts):
            steps = np.unique(np.round((at_ms[acts] - at_ms[acts[0]]) / step_ms).astype(np.int64))
            led_to = [_halved(steps, end) >= halvings for end in range(len(steps))]
            count += sum(a and not b for a, b in pairwise([*led_to, False]))
    return count


def _of_item(steps: Ints, halvings: int) -> Bools:
    instants, instant = np.unique(steps, return_inverse=True)
    marked = np.zeros(len(instants), dtype=np.bool_)
    marked[0] = np.count_nonzero(instant == 0) > 1
    for end in range(len(instants)):
        times = _halved(instants, end)
        if times >= halvings:
            marked[end - times : end + 1] = True
    chosen: Bools = marked[instant]
    return chosen


def _halved(instants: Ints, end: int) -> int:
    """How often the distance to an instant is half the one before it, to within a step."""
    away = instants[end] - instants[max(0, end - 1 - _MOST) : end][::-1]
    wrong = np.flatnonzero(np.abs(away[1:] - 2 * away[:-1]) > 1)
    return int(wrong[0]) if len(wrong) else max(0, len(away) - 1)
