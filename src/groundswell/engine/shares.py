"""Work on accounts, shared among the cores and handed over in the order of accounts."""

from __future__ import annotations

import queue
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from concurrent.futures import Future

    from numpy.typing import NDArray

_TASKS = 16  # for each core, so that none is left with the last one alone
_SMALL = 200_000  # steps of work, up to which a second core is not worth its start

Held = TypeVar("Held")
Found = TypeVar("Found")


def in_order(
    work: Callable[[int, int, int, Held], tuple[Found, int]],
    effort: NDArray[np.int64],
    *,
    hold: Callable[[], Held],
    most: int,
    threads: int,
) -> Iterator[Found]:
    """Run ``work(first, last, room, held)`` over ranges of accounts, a few at a time.

    ``effort`` says how many steps there are before each account, and in all. ``hold`` makes a
    core's working memory. Work gives what it found, and the account before which it stopped since it
    had found ``room``: it is sent on from there. ``most`` bounds what is found and not yet taken.
    """
    steps = int(effort[-1])
    if not steps:
        return
    cores = threads if steps > _SMALL else 1
    room = max(1, most // (cores + 1))
    spare: queue.SimpleQueue[Held] = queue.SimpleQueue()
    for _ in range(cores):
        spare.put(hold())

    def run(first: int, last: int) -> tuple[Found, int]:
        held = spare.get()
        try:
            return work(first, last, room, held)
        finally:
            spare.put(held)

    cuts = np.searchsorted(effort, np.linspace(0, steps, cores * _TASKS + 1))
    ranges = deque(pairwise(np.unique(cuts).tolist()))
    with ThreadPoolExecutor(cores) as pool:
        waiting: deque[tuple[Future[tuple[Any, int]], int]] = deque()
        while ranges or waiting:
            while ranges and len(waiting) <= cores:
                first, last = ranges.popleft()
                waiting.append((pool.submit(run, first, last), last))
            running, last = waiting.popleft()
            found, on = running.result()
            if on < last:
                waiting.appendleft((pool.submit(run, on, last), last))
            yield found
