"""Prompts made from one template: a long run of rare words that they share, with other things put in.

A prompt is compared with the first that has a run of eight words (twelve characters of a script
without blanks) in common with it, and belongs to its template if such runs cover enough of both.
Members hang on the first prompt, never on one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.engine.radix import ordered
from groundswell.usage.subject_names import joined
from groundswell.usage.subject_words import ALONE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.subject_words import Prompts

    Ints = NDArray[np.int64]

RUN, RUN_ALONE = 8, 12  # words, and characters of scripts without blanks


def templates_of(
    prompts: Prompts, accounts: Ints, *, most: int, least_covered: float
) -> tuple[Ints, NDArray[np.float64]]:
    """Give for each of n prompts the first of its template (itself if none), and the share covered.

    Of runs that more than ``most`` accounts write, none counts. ``accounts`` (n) are numbers.

    >>> import pyarrow as pa
    >>> from groundswell.usage.subject_words import words_of_prompts
    >>> asked = "write a card for {} from our bird club about the next walk in {}"
    >>> said = [asked.format("Ana", "May"), asked.format("Ben", "the hills"), "what time is it"]
    >>> templates_of(words_of_prompts(pa.array(said)), np.arange(3), most=9, least_covered=0.5)[0]
    array([0, 0, 2])
    """
    run = _runs(prompts.start, prompts.key, prompts.kind)
    places = np.flatnonzero(run).astype(np.int64)
    places = places[ordered(run[places].view(np.int64))] if len(places) else places
    number = np.full(len(run), -1, dtype=np.int64)
    written_by = np.asarray(accounts, np.int64)[prompts.row]
    runs = _number(run, places, prompts.row, written_by, most, number)
    return _stars(prompts.start, prompts.kind, number, runs, least_covered)  # type: ignore[no-any-return]


@njit(cache=True, nogil=True)
def _number(run, places, row, account, most, number):  # type: ignore[no-untyped-def]
    """Number the runs that two prompts hold and no more than ``most`` accounts; give how many.

    ``places`` are those of runs, in order of run and then of place.
    """
    many = 0
    last = np.full(account.max() + 1 if len(account) else 0, -1, dtype=np.int64)
    begin = 0
    while begin < len(places):
        end, writers, several = begin, 0, False
        while end < len(places) and run[places[end]] == run[places[begin]]:
            at = places[end]
            several |= row[at] != row[places[begin]]
            if last[account[at]] != begin:
                last[account[at]] = begin
                writers += 1
            end += 1
        if several and writers <= most:
            for x in range(begin, end):
                number[places[x]] = many
            many += 1
        begin = end
    return many


@njit(cache=True, nogil=True)
def _runs(start, key, kind):  # type: ignore[no-untyped-def]
    """Give the key of the run that begins at each word, 0 where none does."""
    found = np.zeros(len(key), dtype=np.uint64)
    for row in range(len(start) - 1):
        for at in range(start[row], start[row + 1]):
            long = RUN_ALONE if kind[at] & ALONE else RUN
            if at + long > start[row + 1]:
                continue
            mixed = np.uint64(4)
            for word in range(at, at + long):
                mixed = joined(mixed, key[word])
            found[at] = mixed | np.uint64(1)
    return found


@njit(cache=True, nogil=True)
def _stars(start, kind, number, runs, least_covered):  # type: ignore[no-untyped-def]
    """Hang each prompt on the first that shares enough with it; the first are in reading order."""
    rows = len(start) - 1
    head = np.arange(rows)
    covered = np.ones(rows)
    first = np.full(runs, -1, dtype=np.int64)  # the prompt that a run was first seen in
    tally = np.zeros(rows, dtype=np.int64)
    for row in range(rows):
        begin, end = start[row], start[row + 1]
        best = -1
        for at in range(begin, end):
            if number[at] >= 0 and first[number[at]] >= 0:
                other = first[number[at]]
                tally[other] += 1
                if best < 0 or tally[other] > tally[best] or (
                    tally[other] == tally[best] and other < best
                ):  # fmt: skip
                    best = other
        for at in range(begin, end):
            if number[at] >= 0 and first[number[at]] >= 0:
                tally[first[number[at]]] = 0
        if best >= 0:
            share = _covered(begin, end, kind, number, first, best)
            longer = max(end - begin, start[best + 1] - start[best])
            both = share / longer
            if both >= least_covered:
                head[row], covered[row] = best, both
                continue
        for at in range(begin, end):
            if number[at] >= 0 and first[number[at]] < 0:
                first[number[at]] = row
    return head, covered


@njit(cache=True, nogil=True)
def _covered(begin, end, kind, number, first, best):  # type: ignore[no-untyped-def]
    """Count the words that lie in runs shared with another prompt."""
    count, until = 0, begin
    for at in range(begin, end):
        if number[at] >= 0 and first[number[at]] == best:
            stop = at + (RUN_ALONE if kind[at] & ALONE else RUN)
            count += stop - max(at, until)
            until = max(until, stop)
    return count
