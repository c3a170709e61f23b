"""Hashes of 256 bits that differ in at most 31: all pairs of many, or those near a few; exact.

A hash is cut into 16 parts of 16 bits. Two hashes that differ in at most 31 bits differ in at most
one bit of some part, for were it two in each, it would be 32. So only hashes that have a part in
common, or nearly, are compared in full: one pair in 240 where bits are even (Norouzi, Punjani and
Fleet, "Fast exact search in Hamming space with multi-index hashing", 2014). Hashes are laid in the
order of the part, so that those to be compared lie side by side in memory. A pair is given at the
first part that finds it, and so once.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numba import njit, types
from numba.extending import intrinsic

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Words = NDArray[np.uint64]

MOST_BITS = 31  # differing, up to which hashes are looked for: the published bound of PDQ
MOST_PAIRS = 200_000_000  # of 12 bytes each; more means that something else is asked for

_PARTS, _VALUES = 16, 1 << 16
_FEW = 256  # queries up to which laying the index in order does not pay
_SMALL = 8192  # hashes up to which each is compared with each


class Near(NamedTuple):
    """Pairs of places, and in how many bits the hashes at them differ; in order of place."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    distance: NDArray[np.int32]


class Families(NamedTuple):
    """For each hash the place of its representative, and in how many bits it differs from it."""

    representative: NDArray[np.int64]
    distance: NDArray[np.int32]


class HashIndex:
    """Hashes, (n, 4) words, made ready to be looked up: built once, asked often.

    Takes 64 bytes a hash besides the hashes.
    """

    def __init__(self, words: Words) -> None:
        """Put the hashes in order by each part."""
        self.words = np.ascontiguousarray(words, dtype=np.uint64).reshape(-1, 4)
        if len(self.words) >= 1 << 31:
            msg = f"{len(self.words)} hashes; at most {(1 << 31) - 1} fit into one index"
            raise ValueError(msg)
        self.orders = np.empty((_PARTS, len(self.words)), dtype=np.int32)
        self.starts = np.empty((_PARTS, _VALUES + 1), dtype=np.int64)
        for part in range(_PARTS):
            self.orders[part], self.starts[part] = _in_order(self.words, part)

    def __len__(self) -> int:
        """Count the hashes."""
        return len(self.words)

    def near(
        self, queries: Words, *, most_bits: int = MOST_BITS, threads: int | None = None
    ) -> Near:
        """Give every hash near each of (m, 4) queries: ``left`` is the query, ``right`` the hash."""
        reach = _reach(most_bits)
        asked = np.ascontiguousarray(queries, dtype=np.uint64).reshape(-1, 4)
        if not len(asked) or not len(self):
            return _joined([])
        if len(asked) <= _FEW:
            found = _looked_up(asked, self.words, self.orders, self.starts, most_bits, reach)
            return _joined([found])
        return _joined(_by_part(HashIndex(asked), self, most_bits, reach, threads))

    def nearest(
        self, queries: Words, *, most_bits: int = MOST_BITS, threads: int | None = None
    ) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Give the nearest hash to each query, -1 for none, and its distance; the first of equals."""
        reach = _reach(most_bits)
        asked = HashIndex(queries)
        place = np.full(len(asked), -1, dtype=np.int32)
        distance = np.full(len(asked), most_bits + 1, dtype=np.int32)

        def one(left: _Laid, right: _Laid, low: int, high: int, part: int) -> None:
            del part
            _nearest(*left, *right, low, high, reach, place, distance)

        if len(asked) and len(self):
            _each_part(asked, self, one, threads)
        return place.astype(np.int64), np.where(place < 0, -1, distance).astype(np.int32)


def pairs_within(words: Words, *, most_bits: int = MOST_BITS, threads: int | None = None) -> Near:
    """Give all pairs of hashes, (n, 4) words, that differ in at most ``most_bits``; left < right.

    Equal hashes pair too, so give each hash once. Raises `SettingError` where there are more than
    `MOST_PAIRS`: then `families` is what to ask for.

    >>> pairs_within(np.zeros((2, 4), dtype=np.uint64)).distance.tolist()
    [0]
    """
    reach = _reach(most_bits)
    index = HashIndex(words)
    return _joined(_by_part(index, index, most_bits, reach, threads))


def families(words: Words, *, most_bits: int = MOST_BITS, threads: int | None = None) -> Families:
    """Group hashes, (n, 4) words, around representatives: no chain, each member near its own.

    In the order given, a hash that is near no representative becomes one; so put first what
    should stand for others. Each then belongs to the nearest, the first of equals.
    """
    reach = _reach(most_bits)
    words = np.ascontiguousarray(words, dtype=np.uint64).reshape(-1, 4)
    places = np.arange(len(words))
    found = Families(places.copy(), np.zeros(len(words), dtype=np.int32))
    if len(words) > _SMALL:  # most pictures are like no other: they need no search of their own
        places = np.flatnonzero(_accompanied(HashIndex(words), most_bits, reach, threads))
    chosen = _representatives(words, places, most_bits, threads)
    if len(places) <= _FEW:
        apart = np.bitwise_count(words[places][:, None] ^ words[chosen]).sum(axis=2, dtype=np.int32)
        near = apart.argmin(axis=1) if len(places) else chosen
        found.representative[places] = chosen[near]
        found.distance[places] = apart[np.arange(len(places)), near]
        return found
    near, distance = HashIndex(words[chosen]).nearest(
        words[places], most_bits=most_bits, threads=threads
    )
    found.representative[places], found.distance[places] = chosen[near], distance
    return found


def distances(left: Words, right: Words) -> NDArray[np.int32]:
    """Count the bits in which hashes, (n, 4) and (n, 4) words, differ, row by row."""
    found: NDArray[np.int32] = np.bitwise_count(left ^ right).sum(axis=1, dtype=np.int32)
    return found


def _reach(most_bits: int) -> int:
    """Give in how many bits of some part near hashes differ at most."""
    if not 0 <= most_bits <= MOST_BITS:
        msg = f"a distance of {most_bits} bits; give one from 0 to {MOST_BITS}"
        raise SettingError(msg)
    return most_bits // _PARTS


def _accompanied(
    index: HashIndex, most_bits: int, reach: int, threads: int | None
) -> NDArray[np.bool_]:
    """Tell which hashes have another one near."""
    found = np.zeros(len(index), dtype=np.bool_)

    def one(laid: _Laid, _: _Laid, low: int, high: int, part: int) -> None:
        del part
        _mark(laid.words, laid.order, laid.start, low, high, most_bits, reach, found)

    _each_part(index, index, one, threads)
    return found


def _representatives(
    words: Words, places: NDArray[np.int64], most_bits: int, threads: int | None
) -> NDArray[np.int64]:
    """Choose them: those of the first half, and then those of what they leave of the second.

    The same as one after the other, without holding pairs: a picture copied a million times costs
    no more memory than a million different ones.
    """
    if len(places) <= _SMALL:
        kept: NDArray[np.int64] = places[_one_by_one(words[places], most_bits)]
        return kept
    half = len(places) // 2
    first = _representatives(words, places[:half], most_bits, threads)
    near, _ = HashIndex(words[first]).nearest(
        words[places[half:]], most_bits=most_bits, threads=threads
    )
    rest = _representatives(words, places[half:][near < 0], most_bits, threads)
    return np.concatenate([first, rest])


class _Laid(NamedTuple):
    """Hashes in the order of one part: their words, their places, and where each value begins."""

    words: Words
    order: NDArray[np.int32]
    start: NDArray[np.int64]


def _in_order(words: Words, part: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    values = (words[:, part >> 2] >> np.uint64(16 * (part & 3))).astype(np.uint16)
    order = np.argsort(values, kind="stable").astype(np.int32)
    start = np.zeros(_VALUES + 1, dtype=np.int64)
    np.cumsum(np.bincount(values, minlength=_VALUES), out=start[1:])
    return order, start


def _laid(index: HashIndex, part: int) -> _Laid:
    order = index.orders[part]
    # The words that don't hold the part come first: they tell hashes apart sooner.
    words = np.roll(index.words, -1 - (part >> 2), axis=1)[order]
    return _Laid(words, order, index.starts[part])


def _each_part(
    left: HashIndex, right: HashIndex, one: Callable[..., Any], threads: int | None
) -> list[Any]:
    """Do some work on ranges of values of each part; no two ranges hold the same hash."""
    workers = threads or os.cpu_count() or 1
    found = []
    with ThreadPoolExecutor(workers) as pool:
        for part in range(_PARTS):
            mine = _laid(left, part)
            other = mine if left is right else _laid(right, part)
            cuts = _cuts(mine.start, other.start, 4 * workers if len(mine.order) > _FEW else 1)
            work = [pool.submit(one, mine, other, low, high, part) for low, high in pairwise(cuts)]
            found += [each.result() for each in work]
    return found


def _cuts(left: NDArray[np.int64], right: NDArray[np.int64], count: int) -> list[int]:
    """Cut the values into ranges of about the same work."""
    load = np.cumsum(np.diff(left) * np.diff(right) + np.diff(left))
    inner = np.searchsorted(load, load[-1] * np.arange(1, count) / count)
    return [0, *np.unique(inner).tolist(), _VALUES]


def _by_part(
    left: HashIndex, right: HashIndex, most_bits: int, reach: int, threads: int | None
) -> list[Any]:
    same = left is right
    held = [0]

    def one(mine: _Laid, other: _Laid, low: int, high: int, part: int) -> Any:
        found = _pairs(*mine, *other, low, high, most_bits, reach, same, part, MOST_PAIRS)
        held[0] += len(found[0])
        if held[0] > MOST_PAIRS:
            msg = (
                f"more than {MOST_PAIRS:,} pairs of hashes within {most_bits} bits; give each hash "
                "once, a smaller distance, or ask for families instead of pairs"
            )
            raise SettingError(msg)
        return found

    return _each_part(left, right, one, threads)


def _joined(found: list[Any]) -> Near:
    if not found:
        none = np.zeros(0, dtype=np.int64)
        return Near(none, none, none.astype(np.int32))
    left, right, distance = (np.concatenate(columns) for columns in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return Near(
        left[order].astype(np.int64),
        right[order].astype(np.int64),
        distance[order].astype(np.int32),
    )


@intrinsic
def _ones(_, word):  # type: ignore[no-untyped-def]
    """Count the bits of a word that are set: one instruction, which Numba has no name for."""
    del word

    def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]
        del context, signature
        return builder.ctpop(arguments[0])

    return types.uint64(types.uint64), generate


@njit(cache=True, nogil=True, inline="always")
def _apart(left, i, right, j, most_bits):  # type: ignore[no-untyped-def]
    """Count the bits that differ, no further than half where that is too many already."""
    bits = _ones(left[i, 0] ^ right[j, 0]) + _ones(left[i, 1] ^ right[j, 1])
    if bits > most_bits:
        return bits
    return bits + _ones(left[i, 2] ^ right[j, 2]) + _ones(left[i, 3] ^ right[j, 3])


@njit(cache=True, nogil=True)
def _found_before(left, i, right, j, turn, part, reach):  # type: ignore[no-untyped-def]
    """Tell whether a part before this one finds the same pair."""
    for earlier in range(part):
        at = ((earlier >> 2) - turn) & 3
        differing = ((left[i, at] ^ right[j, at]) >> np.uint64(16 * (earlier & 3))) & np.uint64(
            0xFFFF
        )
        if _ones(differing) <= reach:
            return True
    return False


@njit(cache=True, nogil=True)
def _longer(old):  # type: ignore[no-untyped-def]
    new = np.empty(2 * len(old), dtype=old.dtype)
    new[: len(old)] = old
    return new


@njit(cache=True, nogil=True)
def _pairs(a, a_order, a_start, b, b_order, b_start, low, high, most, reach, same, part, room):  # type: ignore[no-untyped-def]
    """Give the near pairs of hashes whose part, in a, has a value from low up to high."""
    lefts = np.empty(1024, dtype=np.int32)
    rights = np.empty(1024, dtype=np.int32)
    apart = np.empty(1024, dtype=np.int16)
    n = 0
    bound, turn = np.uint64(most), 1 + (part >> 2)
    for value in range(low, high):
        if a_start[value] == a_start[value + 1]:
            continue
        for flip in range(1 + 16 * reach):
            other = value if flip == 0 else value ^ (1 << (flip - 1))
            if same and other < value:
                continue
            for i in range(a_start[value], a_start[value + 1]):
                first = i + 1 if same and flip == 0 else b_start[other]
                for j in range(first, b_start[other + 1]):
                    bits = _apart(a, i, b, j, bound)
                    if bits > bound or _found_before(a, i, b, j, turn, part, reach):
                        continue
                    if n == len(lefts):
                        if n > room:
                            return lefts, rights, apart
                        lefts, rights, apart = _longer(lefts), _longer(rights), _longer(apart)
                    x, y = a_order[i], b_order[j]
                    lefts[n], rights[n] = (y, x) if same and y < x else (x, y)
                    apart[n] = bits
                    n += 1
    return lefts[:n], rights[:n], apart[:n]


@njit(cache=True, nogil=True)
def _nearest(a, a_order, a_start, b, b_order, b_start, low, high, reach, place, distance):  # type: ignore[no-untyped-def]
    """Lower ``distance`` and set ``place`` where this part finds a hash that is nearer."""
    for value in range(low, high):
        if a_start[value] == a_start[value + 1]:
            continue
        for flip in range(1 + 16 * reach):
            other = value if flip == 0 else value ^ (1 << (flip - 1))
            for i in range(a_start[value], a_start[value + 1]):
                x = a_order[i]
                bound = np.uint64(distance[x])
                for j in range(b_start[other], b_start[other + 1]):
                    bits = _apart(a, i, b, j, bound)
                    y = b_order[j]
                    if bits < bound or (bits == bound and 0 <= y < place[x]):
                        bound, distance[x], place[x] = bits, bits, y


@njit(cache=True, nogil=True)
def _mark(words, order, start, low, high, most, reach, found):  # type: ignore[no-untyped-def]
    """Mark hashes that have another one near; those that are marked are not searched again."""
    bound = np.uint64(most)
    for value in range(low, high):
        for i in range(start[value], start[value + 1]):
            for flip in range(1 + 16 * reach):
                if found[order[i]]:
                    break
                other = value if flip == 0 else value ^ (1 << (flip - 1))
                for j in range(start[other], start[other + 1]):
                    if i != j and _apart(words, i, words, j, bound) <= bound:
                        found[order[i]] = True
                        found[order[j]] = True
                        break


@njit(cache=True, nogil=True)
def _looked_up(asked, words, orders, starts, most, reach):  # type: ignore[no-untyped-def]
    """Give the near hashes of a few queries, without laying the index in order."""
    lefts = np.empty(64, dtype=np.int32)
    rights = np.empty(64, dtype=np.int32)
    apart = np.empty(64, dtype=np.int16)
    n = 0
    bound = np.uint64(most)
    for i in range(len(asked)):
        for part in range(16):
            value = np.int64(
                (asked[i, part >> 2] >> np.uint64(16 * (part & 3))) & np.uint64(0xFFFF)
            )
            for flip in range(1 + 16 * reach):
                other = value if flip == 0 else value ^ (1 << (flip - 1))
                for k in range(starts[part, other], starts[part, other + 1]):
                    j = orders[part, k]
                    bits = _apart(asked, i, words, j, bound)
                    if bits > bound or _found_before(asked, i, words, j, 0, part, reach):
                        continue
                    if n == len(lefts):
                        lefts, rights, apart = _longer(lefts), _longer(rights), _longer(apart)
                    lefts[n], rights[n], apart[n] = i, j, bits
                    n += 1
    return lefts[:n], rights[:n], apart[:n]


@njit(cache=True, nogil=True)
def _one_by_one(words, most):  # type: ignore[no-untyped-def]
    """Give the places of those that are near none before them that was chosen."""
    chosen = np.empty(len(words), dtype=np.int64)
    n = 0
    bound = np.uint64(most)
    for i in range(len(words)):
        near = False
        for k in range(n):
            if _apart(words, i, words, chosen[k], bound) <= bound:
                near = True
                break
        if not near:
            chosen[n] = i
            n += 1
    return chosen[:n]
