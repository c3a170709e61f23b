"""Words that differ by a letter or two, among very many, compiled and exact.

Two words are within d edits only if some word is left of both after taking out at most d letters
of each (deletion neighbourhoods, after Mor & Fraenkel 1982). Every such rest becomes a hash;
words that share one are compared in full, so that a collision costs time and nothing else. The
hashes are made in rounds, each sorted by itself, to keep memory small. Digits, Chinese characters
and kana are never taken out: another number, or another character, is another word.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numba import njit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_U64 = np.uint64
_BASE = _U64(0x9E3779B97F4A7C15)
_BACK = _U64(pow(0x9E3779B97F4A7C15, -1, 2**64))  # times the base is 1
_LONGEST = 60  # letters; beyond that nobody counts edits
_ROUND = 6_000_000  # hashes sorted at once
_FEW = 16  # members of a bucket that all its others are compared with: the first


class Near(NamedTuple):
    """Pairs of words, ``first`` < ``second`` by place, with their edits (int64 each)."""

    first: NDArray[np.int64]
    second: NDArray[np.int64]
    edits: NDArray[np.int64]


def near(words: Sequence[str], one_from: int, two_from: int) -> Near:
    """Find pairs of n distinct words that are one edit apart, or two where both are long.

    An edit is a letter put in, left out, replaced, or two neighbours swapped. ``one_from`` and
    ``two_from`` are the fewest letters that both words have. Words should come with the most
    important first: where hundreds are alike, each is compared with the first of them only.
    Korean should be `spelled` out.

    >>> near(["timetable", "timetabel", "timtable", "platform1", "platform2"], 5, 10).second
    array([1, 2])
    """
    signs, start = _signs(words)
    fixed = _fixed(signs)
    letters = _letters(fixed, start)
    total = int(_hashes(letters, one_from, two_from))
    rounds = max(1, -(-total // _ROUND))
    bits = _U64(64 - max(1, len(words)).bit_length())
    found: list[NDArray[np.int64]] = []
    for turn in range(rounds if total else 0):
        packed = np.empty(total // rounds + total // 8 + 1024, dtype=np.uint64)
        size = _emit(signs, start, fixed, letters, one_from, two_from, turn, rounds, bits, packed)
        if size > len(packed):
            packed = np.empty(size, dtype=np.uint64)
            _emit(signs, start, fixed, letters, one_from, two_from, turn, rounds, bits, packed)
        packed = packed[:size]
        packed.sort()
        pairs = np.unique(_meet(packed, bits, len(words)))
        found.append(_close(signs, start, fixed, letters, one_from, two_from, pairs, len(words)))
    every = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    count = max(1, len(words))
    pair, edits = every >> 2, every & 3
    return Near(pair // count, pair % count, edits)


def spelled(word: str) -> str:
    """Give a word with syllables of Korean as the letters they are made of.

    >>> len(spelled("버스")), spelled("bus")
    (4, 'bus')
    """
    if word.isascii():
        return word
    return "".join(
        unicodedata.normalize("NFD", sign) if "\uac00" <= sign <= "\ud7a3" else sign
        for sign in word
    )


def _signs(words: Sequence[str]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    signs = np.frombuffer("".join(words).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    start = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum([len(word) for word in words], out=start[1:])
    return signs, start


def _fixed(signs: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Say which characters can't be edited."""
    kinds = np.unique(signs)
    stays = np.array([is_fixed(chr(sign)) for sign in kinds.tolist()], dtype=np.bool_)
    held: NDArray[np.bool_] = stays[np.searchsorted(kinds, signs)]
    return held


def is_fixed(sign: str) -> bool:
    """Whether a character is a digit or stands for more than a letter, so that none is a slip."""
    return (
        sign.isnumeric()
        or "\u3040" <= sign < "\u3130"
        or sign >= "\U00020000"
        or "\u3400" <= sign < "\ua000"
    )


@njit(cache=True, nogil=True)
def _letters(fixed, start):  # type: ignore[no-untyped-def]
    """Give how many characters of each word can be edited; 0 for a word that is too long."""
    out = np.zeros(len(start) - 1, dtype=np.int64)
    for w in range(len(out)):
        if start[w + 1] - start[w] <= _LONGEST:
            for at in range(start[w], start[w + 1]):
                out[w] += not fixed[at]
    return out


@njit(cache=True, nogil=True)
def _hashes(letters, one_from, two_from):  # type: ignore[no-untyped-def]
    total = 0
    for n in letters:
        if n >= one_from:
            total += 1 + n
        if n >= max(one_from, two_from):
            total += n * (n - 1) // 2
    return total


@njit(cache=True, nogil=True, inline="always")
def _stirred(value):  # type: ignore[no-untyped-def]
    value = (value ^ (value >> _U64(30))) * _U64(0xBF58476D1CE4E5B9)
    value = (value ^ (value >> _U64(27))) * _U64(0x94D049BB133111EB)
    return value ^ (value >> _U64(31))


@njit(cache=True, nogil=True)
def _emit(  # type: ignore[no-untyped-def]
    signs, start, fixed, letters, one_from, two_from, turn, rounds, bits, packed
):
    """Write this round's hashes, the word's place in the low bits; give how many there are."""
    sums = np.zeros(_LONGEST + 1, dtype=np.uint64)
    shift = _U64(64) - bits
    size = 0
    for w in range(len(letters)):
        if letters[w] < one_from:
            continue
        at, n = start[w], start[w + 1] - start[w]
        power = _U64(1)
        for x in range(n):
            sums[x + 1] = sums[x] + _stirred(_U64(signs[at + x]) + _U64(1)) * power
            power *= _BASE
        for first in range(-1, n):
            if first >= 0 and fixed[at + first]:
                continue
            last = n if first >= 0 and letters[w] >= two_from else first + 1
            for second in range(first, last):
                if second > first and fixed[at + second]:
                    continue
                if first < 0:
                    value = sums[n]
                elif second == first:
                    value = sums[first] + (sums[n] - sums[first + 1]) * _BACK
                else:
                    value = (
                        sums[first]
                        + (sums[second] - sums[first + 1]) * _BACK
                        + (sums[n] - sums[second + 1]) * _BACK * _BACK
                    )
                value = _stirred(value)
                if value % _U64(rounds) == _U64(turn):
                    if size < len(packed):
                        packed[size] = (value >> shift << shift) | _U64(w)
                    size += 1
    return size


@njit(cache=True, nogil=True)
def _meet(packed, bits, count):  # type: ignore[no-untyped-def]
    """Give the pairs of places that share a hash, each as one number."""
    shift = _U64(64) - bits
    low = (_U64(1) << shift) - _U64(1)
    out = np.empty(0, dtype=np.int64)
    for fill in range(2):
        size = 0
        begin = 0
        while begin < len(packed):
            end = begin + 1
            while end < len(packed) and packed[end] >> shift == packed[begin] >> shift:
                end += 1
            for x in range(begin, min(end, begin + _FEW)):
                for y in range(x + 1, end):
                    one, other = np.int64(packed[x] & low), np.int64(packed[y] & low)
                    if one != other:
                        if fill == 1:
                            out[size] = one * count + other
                        size += 1
            begin = end
        if fill == 0:
            out = np.empty(size, dtype=np.int64)
    return out


@njit(cache=True, nogil=True)
def _close(signs, start, fixed, letters, one_from, two_from, pairs, count):  # type: ignore[no-untyped-def]
    """Keep the pairs that are near enough, their edits in the two low bits."""
    out = np.empty(len(pairs), dtype=np.int64)
    size = 0
    for p in range(len(pairs)):
        one, other = pairs[p] // count, pairs[p] % count
        few = min(letters[one], letters[other])
        most = 2 if few >= two_from else 1 if few >= one_from else 0
        a, b = start[one], start[other]
        edits = _edits(
            signs[a : start[one + 1]], signs[b : start[other + 1]],
            fixed[a : start[one + 1]], fixed[b : start[other + 1]], most,
        )  # fmt: skip
        if edits <= most:
            out[size] = pairs[p] << 2 | edits
            size += 1
    return out[:size].copy()


@njit(cache=True, nogil=True)
def _edits(one, other, held, kept, most):  # type: ignore[no-untyped-def]
    """Give the edits between two words, or ``most + 1`` where they are more (optimal alignment)."""
    n, m = len(one), len(other)
    far = most + 1
    if abs(n - m) > most:
        return far
    before = np.full(m + 1, far, dtype=np.int64)
    last = np.full(m + 1, far, dtype=np.int64)
    row = np.full(m + 1, far, dtype=np.int64)
    for y in range(m + 1):
        row[y] = 0 if y == 0 else row[y - 1] + 1 if not kept[y - 1] else far
    for x in range(1, n + 1):
        before, last, row = last, row, before
        row[0] = last[0] + 1 if not held[x - 1] else far
        least = row[0]
        for y in range(1, m + 1):
            same = one[x - 1] == other[y - 1]
            free = not held[x - 1] and not kept[y - 1]
            best = last[y - 1] if same else far
            if not same and free:
                best = min(best, last[y - 1] + 1)
            if not held[x - 1]:
                best = min(best, last[y] + 1)
            if not kept[y - 1]:
                best = min(best, row[y - 1] + 1)
            if (
                x > 1 and y > 1 and free and not held[x - 2] and not kept[y - 2]
                and one[x - 1] == other[y - 2] and one[x - 2] == other[y - 1]
            ):  # fmt: skip
                best = min(best, before[y - 2] + 1)
            row[y] = min(best, far)
            least = min(least, row[y])
        if least > most and x > 1 and min(last.min(), least) > most:
            return far
    return min(row[m], far)
