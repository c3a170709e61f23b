"""The place of each message in its conversation: what it follows, where it stands, on which branch.

Works on arrays of n messages that stand conversation by conversation, in each in the order of the
log. A conversation is a line where no message says what it follows, and else a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_TIME = np.iinfo(np.int64).min
ALONE = -1
"""The parent of a message that follows none."""

LOST = -2
"""The parent of a message that follows one which is not in the log."""


class Places(NamedTuple):
    """For each of n messages: its time, whether that is its own, and where it stands.

    ``at_ms`` is ``NO_TIME`` in conversations that have no time at all. ``parent`` is the place of
    the message that it follows among the n, or -1.
    """

    at_ms: NDArray[np.int64]
    time_known: NDArray[np.bool_]
    parent: NDArray[np.int64]
    position: NDArray[np.int32]
    branch: NDArray[np.int32]


def places(
    conversation: NDArray[np.int64],
    at_ms: NDArray[np.int64],
    started_ms: NDArray[np.int64],
    parent: NDArray[np.int64],
    kept: NDArray[np.int8],
) -> Places:
    """Place n messages; ``conversation`` rises, ``kept`` is 1, 0, or -1 where the log is silent.

    A message without a time has that of the one it follows, else that of its conversation's
    start, else the first known one of its conversation. Messages are ordered by time, none before
    the one that it follows.
    """
    size = len(conversation)
    starts = np.flatnonzero(np.r_[True, np.diff(conversation) != 0]) if size else np.empty(0, int)
    bounds = np.r_[starts, size].astype(np.int64)
    given = parent.copy()
    filled = np.empty(size, np.int64)
    since = np.empty(size, np.int64)
    depth = np.zeros(size, np.int64)
    lines = np.zeros(len(starts), np.bool_)
    _resolve(bounds, at_ms, started_ms, given, filled, since, depth, lines)
    order = np.lexsort((np.arange(size), depth, since, conversation))
    first = np.repeat(bounds[:-1], np.diff(bounds))
    position = np.empty(size, np.int32)
    position[order] = np.arange(size) - first
    branch = np.zeros(size, np.int32)
    _branch(bounds, order, lines, given, kept, branch)
    return Places(filled, at_ms != NO_TIME, given, position, branch)


@njit(cache=True, nogil=True)
def _resolve(bounds, at_ms, started_ms, parent, filled, since, depth, lines):  # type: ignore[no-untyped-def]
    """Settle parents, fill times, and give each message's depth and the latest time up to it."""
    missing = NO_TIME
    state = np.zeros(len(at_ms), np.int8)  # 0 not yet, 1 on the way up, 2 done
    stack = np.empty(len(at_ms), np.int64)
    for one in range(len(bounds) - 1):
        start, end = bounds[one], bounds[one + 1]
        line, begin = True, missing
        for row in range(start, end):
            line &= parent[row] == ALONE
            if started_ms[row] != missing and (begin == missing or started_ms[row] < begin):
                begin = started_ms[row]
        lines[one] = line
        if begin == missing:
            for row in range(start, end):
                if at_ms[row] != missing:
                    begin = at_ms[row]
                    break
        for row in range(start, end):
            if parent[row] == LOST:
                parent[row] = -1
            elif parent[row] == ALONE:
                parent[row] = row - 1 if row > start else -1
        for row in range(start, end):
            size = 0
            at = row
            while at >= 0 and state[at] == 0:
                state[at] = 1
                stack[size] = at
                size += 1
                above = parent[at]
                if above >= 0 and state[above] == 1:  # a ring: it is cut here
                    parent[at] = -1
                    above = -1
                at = above
            while size:
                size -= 1
                at = stack[size]
                above = parent[at]
                before = begin if above < 0 else filled[above]
                filled[at] = before if at_ms[at] == missing else at_ms[at]
                if above < 0 or line:
                    depth[at], since[at] = 0, filled[at]
                else:
                    depth[at] = depth[above] + 1
                    since[at] = max(filled[at], since[above])
                state[at] = 2


@njit(cache=True, nogil=True)
def _branch(bounds, order, lines, parent, kept, branch):  # type: ignore[no-untyped-def]
    """Number the ways of each conversation, 0 for the one that was kept."""
    size = len(parent)
    way = np.zeros(size, np.bool_)
    goes_on = np.zeros(size, np.bool_)
    for one in range(len(bounds) - 1):
        start, end = bounds[one], bounds[one + 1]
        if lines[one]:
            for place in range(start, end):
                parent[order[place]] = order[place - 1] if place > start else -1
            continue
        told = False
        for row in range(start, end):
            told |= kept[row] == 1
        if told:
            for row in range(start, end):
                way[row] = kept[row] == 1
        else:
            at = order[end - 1]
            while at >= 0:
                way[at] = True
                at = parent[at]
        last = 0
        for place in range(start, end):
            row = order[place]
            if way[row]:
                continue
            above = parent[row]
            if above < 0 or way[above] or goes_on[above]:
                last += 1
                branch[row] = last
            else:
                branch[row] = branch[above]
            if above >= 0:
                goes_on[above] = True
