"""Names in prompts: capitals where a script has them, and every place where such a name stands.

A capital at the start of a sentence names nobody by itself: the word has to be seen with a capital
within a sentence elsewhere in the log, and not more often with a small letter. Once a name is
known, it counts in small letters too, as people write to a machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import regex
from numba import njit

from groundswell.usage.subject_words import (
    ALONE,
    BREAK,
    CAPITAL,
    CASELESS,
    DIGITS,
    GLUED,
    KANA,
    LOWER,
    words_of_prompts,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.subject_words import Prompts

_LONGEST = 5  # words of a name; what is longer is a headline
_LETTERS = 3  # of a name that is a single word; where there is no case, of any
_SHOUTED = 6  # words with case from which on a prompt of capitals has no names
_TAG = 6  # letters of a hashtag that is looked for without its mark
_WITHIN = regex.compile(r"(?<=[\p{Ll}\p{N}])(?=\p{Lu})|[_·・]|[#＃]")
_PARTICLES = "de del della di da dos das du la le van von der den ter bin ibn al el y of"


@dataclass(frozen=True, slots=True)
class Found:
    """m places where something stands: its key, the prompt, and the characters (last exclusive)."""

    key: NDArray[np.uint64]
    row: NDArray[np.int32]
    first: NDArray[np.int32]
    last: NDArray[np.int32]

    def at(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Found:
        """Give some of the places."""
        return Found(self.key[chosen], self.row[chosen], self.first[chosen], self.last[chosen])


def names_in(prompts: Prompts, tags: pa.Array | None = None) -> Found:
    """Give every place of every word or run of words that may be a name, by prompt and place.

    What is rare enough to be a subject is decided later. A name within a longer one has a place
    of its own. ``tags`` (strings) are hashtags as they are written, whose words are looked for too.

    >>> found = names_in(words_of_prompts(pa.array(["write to Mara Fenwick", "did fenwick answer"])))
    >>> found.row.tolist(), found.first.tolist()
    ([0, 0, 0, 1], [9, 9, 14, 4])
    """
    key, kind = prompts.key, prompts.kind
    shouted = _shouted(prompts.start, kind)
    inside = (kind & CAPITAL != 0) & (kind & BREAK == 0) & ~shouted[prompts.row]
    capitals = np.unique(key[(kind & CAPITAL) != 0])
    slots = laid(capitals)
    upper, lower = np.zeros(len(slots), np.int64), np.zeros(len(slots), np.int64)
    _tally(key, inside, (kind & LOWER) != 0, slots, upper, lower)
    names = np.unique(
        _runs(prompts.start, key, kind, prompts.first, prompts.last, shouted,
              slots, upper, lower, _particles())
    )  # fmt: skip
    if tags is not None:
        names = np.union1d(names, _words_of_tags(tags))
    if not len(names):
        return Found(np.empty(0, np.uint64), *(np.empty(0, np.int32) for _ in range(3)))
    return Found(*_places(prompts.start, key, kind, prompts.first, prompts.last, laid(names)))


def _words_of_tags(tags: pa.Array) -> NDArray[np.uint64]:
    """Give the keys of hashtags that are one word, or that capitals part into words."""
    apart = [_WITHIN.sub(" ", tag) for tag in tags.unique().to_pylist()]
    words = words_of_prompts(pa.array([tag for tag in apart if len(tag) >= _TAG], pa.string()))
    return _whole(words.start, words.key)  # type: ignore[no-any-return]


@njit(cache=True, nogil=True)
def _whole(start, key):  # type: ignore[no-untyped-def]
    """Give the key of each text as one run of words, if it is none too long."""
    found = np.empty(len(start) - 1, dtype=np.uint64)
    size = 0
    for row in range(len(start) - 1):
        if 0 < start[row + 1] - start[row] <= _LONGEST:
            mixed = np.uint64(1)
            for at in range(start[row], start[row + 1]):
                mixed = joined(mixed, key[at])
            found[size] = mixed
            size += 1
    return found[:size].copy()


@lru_cache(maxsize=1)
def _particles() -> NDArray[np.uint64]:
    return laid(np.unique(words_of_prompts(pa.array([_PARTICLES])).key))


def laid(keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Lay distinct keys out as a set with open addressing, 0 where it is empty."""
    slots = np.zeros(max(16, 1 << (3 * len(keys)).bit_length()), dtype=np.uint64)
    _lay(np.ascontiguousarray(keys), slots)
    return slots


@njit(cache=True, nogil=True)
def _lay(keys, slots):  # type: ignore[no-untyped-def]
    for key in keys:
        slots[slot_of(key, slots)] = key


@njit(cache=True, nogil=True, inline="always")
def slot_of(key, slots):  # type: ignore[no-untyped-def]
    """Give the place of a key in a set, or the empty place where it would be."""
    mask = np.uint64(len(slots) - 1)
    at = (key ^ (key >> np.uint64(32))) * np.uint64(0x9E3779B97F4A7C15)
    at = (at >> np.uint64(20)) & mask
    while slots[at] != 0 and slots[at] != key:
        at = (at + np.uint64(1)) & mask
    return at


@njit(cache=True, nogil=True, inline="always")
def joined(before, key):  # type: ignore[no-untyped-def]
    """Give the key of a run of words with one more at its end."""
    mixed = (before ^ (key * np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(31))


@njit(cache=True, nogil=True)
def _shouted(start, kind):  # type: ignore[no-untyped-def]
    """Tell the prompts in which capitals say nothing: most words have one."""
    found = np.zeros(len(start) - 1, dtype=np.bool_)
    for row in range(len(start) - 1):
        upper = lower = 0
        for at in range(start[row], start[row + 1]):
            upper += (kind[at] & CAPITAL) != 0
            lower += (kind[at] & LOWER) != 0
        found[row] = upper + lower >= _SHOUTED and upper > 2 * lower
    return found


@njit(cache=True, nogil=True)
def _tally(key, inside, small, slots, upper, lower):  # type: ignore[no-untyped-def]
    """Count how often a word stands with a capital within a sentence, and with a small letter."""
    for at in range(len(key)):
        if inside[at] or small[at]:
            slot = slot_of(key[at], slots)
            if slots[slot] == key[at]:
                upper[slot] += inside[at]
                lower[slot] += small[at]


@njit(cache=True, nogil=True)
def _runs(start, key, kind, first, last, shouted, slots, upper, lower, particles):  # type: ignore[no-untyped-def]
    """Give the keys of what may be a name, repeated ones included."""
    room = np.empty(len(key) * 2 + 16, dtype=np.uint64)
    size = 0
    for row in range(len(start) - 1):
        at, end = start[row], start[row + 1]
        while at < end:
            word = kind[at]
            if word & (CASELESS | KANA) and last[at] - first[at] >= _LETTERS:
                room[size] = joined(np.uint64(1), key[at])
                size += 1
            if not word & CAPITAL or shouted[row]:
                at += 1
                continue
            to = at + 1
            while to < end and kind[to] & GLUED:
                further = to
                while (
                    further < min(end - 1, to + 2) and kind[further + 1] & GLUED
                    and particles[slot_of(key[further], particles)] == key[further]
                    and not kind[further] & CAPITAL
                ):  # fmt: skip
                    further += 1
                if not kind[further] & CAPITAL:
                    break
                to = further + 1
            size = _named(at, to, key, kind, first, last, slots, upper, lower, room, size)
            at = to
    return room[:size].copy()


@njit(cache=True, nogil=True)
def _named(at, to, key, kind, first, last, slots, upper, lower, room, size):  # type: ignore[no-untyped-def]
    """Write down the keys of a run of words with capitals, and of the words in it."""
    begin, end = at, to
    while begin < end and _common(begin, key, kind, first, last, slots, upper, lower):
        begin += 1
    while end > begin and _common(end - 1, key, kind, first, last, slots, upper, lower):
        end -= 1
    if begin == end and to - at > 1 and kind[at] & BREAK == 0:
        begin, end = at, to  # of ordinary words, all of them: a party, an office
    if end - begin > _LONGEST or begin == end:
        return size
    mixed = np.uint64(1)
    for word in range(begin, end):
        mixed = joined(mixed, key[word])
        alone = not _common(word, key, kind, first, last, slots, upper, lower)
        if alone and kind[word] & CAPITAL and last[word] - first[word] >= _LETTERS:
            room[size] = joined(np.uint64(1), key[word])
            size += 1
    if end - begin > 1:
        room[size] = mixed
        size += 1
    return size


@njit(cache=True, nogil=True, inline="always")
def _common(word, key, kind, first, last, slots, upper, lower):  # type: ignore[no-untyped-def]
    """Whether a word with a capital is an ordinary one, as far as the log tells."""
    slot = slot_of(key[word], slots)
    starts = (kind[word] & BREAK) != 0
    return (
        last[word] - first[word] < 2 or lower[slot] > upper[slot] or (starts and upper[slot] == 0)
    )


@njit(cache=True, nogil=True)
def _places(start, key, kind, first, last, names):  # type: ignore[no-untyped-def]
    """Give where known names stand, in capitals or not."""
    size = 0
    for fill in range(2):
        room = size
        found, rows = np.empty(room, np.uint64), np.empty(room, np.int32)
        begins, ends = np.empty(room, np.int32), np.empty(room, np.int32)
        size = 0
        for row in range(len(start) - 1):
            for at in range(start[row], start[row + 1]):
                if kind[at] & (ALONE | DIGITS):
                    continue
                mixed = np.uint64(1)
                for to in range(at, min(start[row + 1], at + _LONGEST)):
                    if to > at and not kind[to] & GLUED:
                        break
                    mixed = joined(mixed, key[to])
                    if names[slot_of(mixed, names)] == mixed:
                        if fill == 1:
                            found[size], rows[size] = mixed, row
                            begins[size], ends[size] = first[at], last[to]
                        size += 1
    return found, rows, begins, ends
