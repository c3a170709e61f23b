"""Runs of words that stand in more than one prompt and are not everybody's, compiled.

Runs of three words (three characters, where a script has no blanks) are counted by prompt and by
account; neighbours that stand in the very same prompts are one longer phrase.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.usage.subject_names import Found, joined
from groundswell.usage.subject_words import ALONE, BREAK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.subject_words import Prompts

RUN = 3  # words or characters of the shortest phrase
LONGEST = 14  # of the longest
_BITS = 28  # of the two sieves: 32 MB each


def phrases_in(prompts: Prompts, accounts: NDArray[np.int64], most: int) -> Found:
    """Give the places of phrases that two prompts or more have, and at most ``most`` accounts.

    ``accounts`` (n) is the account of each prompt, as a number. Places come by prompt and place.

    >>> import pyarrow as pa
    >>> from groundswell.usage.subject_words import words_of_prompts
    >>> said = pa.array(["does the late harbour bus wait", "is the late harbour bus full", "a b c d"])
    >>> found = phrases_in(words_of_prompts(said), np.array([0, 1, 2]), 2)
    >>> found.row.tolist(), found.first.tolist(), found.last.tolist()
    ([0, 1], [5, 3], [25, 23])
    """
    sieves = np.zeros((2, max(1, 1 << _bits(len(prompts.key)) >> 6)), dtype=np.uint64)
    _sift(prompts.start, prompts.key, prompts.kind, sieves)
    key, row, at = _kept(prompts.start, prompts.key, prompts.kind, sieves)
    order = np.argsort(key, kind="stable")  # within a run, prompts stay in order
    shared = _shared(key[order], row[order], np.asarray(accounts, np.int64), most)
    mark = np.zeros(len(key), dtype=np.uint64)
    mark[order] = shared
    return Found(*_phrases(row, at, mark, prompts.key, prompts.first, prompts.last))


def _bits(words: int) -> int:
    """Give the size of a sieve: sixteen bits a word, so that few runs pass by accident."""
    return min(_BITS, max(10, (16 * words).bit_length()))


@njit(cache=True, nogil=True, inline="always")
def _run(at, end, key, kind):  # type: ignore[no-untyped-def]
    """Give the key of the run that begins at a word, 0 where none does."""
    if at + RUN > end:
        return np.uint64(0)
    mixed = np.uint64(2)
    for word in range(at, at + RUN):
        if word > at and kind[word] & BREAK:
            return np.uint64(0)
        if (kind[word] & ALONE) != (kind[at] & ALONE):
            return np.uint64(0)
        mixed = joined(mixed, key[word])
    return mixed


@njit(cache=True, nogil=True)
def _sift(start, key, kind, sieves):  # type: ignore[no-untyped-def]
    """Mark in the first sieve what was seen, in the second what was seen again."""
    mask = np.uint64(64 * sieves.shape[1] - 1)
    for row in range(len(start) - 1):
        for at in range(start[row], start[row + 1]):
            run = _run(at, start[row + 1], key, kind)
            if run:
                bit = run & mask
                word, one = bit >> np.uint64(6), np.uint64(1) << (bit & np.uint64(63))
                if sieves[0, word] & one:
                    sieves[1, word] |= one
                sieves[0, word] |= one


@njit(cache=True, nogil=True)
def _kept(start, key, kind, sieves):  # type: ignore[no-untyped-def]
    """Give the runs that the second sieve holds: key, prompt, word."""
    mask = np.uint64(64 * sieves.shape[1] - 1)
    size = 0
    for fill in range(2):
        room = size
        keys = np.empty(room, np.uint64)
        rows, words = np.empty(room, np.int32), np.empty(room, np.int64)
        size = 0
        for row in range(len(start) - 1):
            for at in range(start[row], start[row + 1]):
                run = _run(at, start[row + 1], key, kind)
                bit = run & mask
                if run and sieves[1, bit >> np.uint64(6)] >> (bit & np.uint64(63)) & np.uint64(1):
                    if fill == 1:
                        keys[size], rows[size], words[size] = run, row, at
                    size += 1
    return keys, rows, words


@njit(cache=True, nogil=True)
def _shared(key, row, accounts, most):  # type: ignore[no-untyped-def]
    """Give, for runs sorted by key and row, a mark of the prompts that hold each; 0 to drop it."""
    found = np.zeros(len(key), dtype=np.uint64)
    begin = 0
    while begin < len(key):
        end, prompts = begin, 0
        mark = np.uint64(0)
        while end < len(key) and key[end] == key[begin]:
            if end == begin or row[end] != row[end - 1]:
                prompts += 1
                mark += joined(np.uint64(3), np.uint64(row[end] + 1))
            end += 1
        if prompts > 1 and _accounts(row[begin:end], accounts, most) <= most:
            found[begin:end] = mark | np.uint64(1)
        begin = end
    return found


@njit(cache=True, nogil=True)
def _accounts(rows, accounts, most):  # type: ignore[no-untyped-def]
    """Count the accounts of some prompts, to one more than ``most``."""
    if len(rows) <= most:
        return len(rows)
    own = np.sort(accounts[rows])
    count = 1
    for at in range(1, len(own)):
        count += own[at] != own[at - 1]
    return count


@njit(cache=True, nogil=True)
def _phrases(row, at, mark, key, first, last):  # type: ignore[no-untyped-def]
    """Join neighbours that the same prompts hold; runs are in order of prompt and word."""
    keys = np.empty(len(row), np.uint64)
    rows = np.empty(len(row), np.int32)
    begins, ends = np.empty(len(row), np.int32), np.empty(len(row), np.int32)
    size = run = 0
    while run < len(row):
        if mark[run] == 0:
            run += 1
            continue
        to = run + 1
        while (
            to < len(row) and row[to] == row[run] and at[to] == at[to - 1] + 1
            and mark[to] == mark[run] and at[to] + RUN - at[run] <= LONGEST
        ):  # fmt: skip
            to += 1
        mixed = np.uint64(2)
        for word in range(at[run], at[to - 1] + RUN):
            mixed = joined(mixed, key[word])
        keys[size], rows[size] = mixed, row[run]
        begins[size], ends[size] = first[at[run]], last[at[to - 1] + RUN - 1]
        size += 1
        run = to
    return keys[:size].copy(), rows[:size].copy(), begins[:size].copy(), ends[:size].copy()
