"""Texts linked to representatives, in one go: each is held against those it shares anchors with.

Texts come in an order in which the one that most others repeat comes first. A text that is verified
against a representative joins it, and is never held against by others; a text that joins nobody
becomes a representative itself. So nothing is chained: every member was compared with its own
representative, all of it. A template of ten thousand costs ten thousand comparisons, not their
square. (Leader clustering, Hartigan 1975, ordered as the stars of Aslam, Pelekhov & Rus 2004.)
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.sameness.ordering import HELD, MET
from groundswell.sameness.shingles import fill_one
from groundswell.sameness.skeletons import decode
from groundswell.sameness.verifying import partial_ratio

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.candidates import Anchors
    from groundswell.sameness.verifying import Written

TRIED = 16
"""Representatives that a text is compared with, those first that share most anchors with it."""
PART, PART_RATIO, PART_OF_LONGER = 0.8, 90.0, 0.25
"""A text is a part of another by so much of its bits, at so high a ratio; and who holds a
representative as a part of more words says at least so much with it, in bits."""

_PLENTY = 0.95  # of a text's bits found in a representative: none can be much better
_MARKS = (
    8  # bits for each shingle of a representative, one of which is set (a filter of Bloom 1970)
)
_SLACK = 1.0 + 1e-9  # more than sums in another order differ by
_MIX = np.uint64(0x9E3779B97F4A7C15)
_TOLD = ("compared", "not_compared", "full", "joined")


@dataclass(slots=True)
class Links:
    """For each skeleton (n): its representative, itself included, or -1 where it has too few bits.

    ``bits`` is its information; ``shared`` and ``ratio`` compare it with its representative.
    ``counts`` says how much was compared, and what was not: ``not_compared`` candidates beyond
    `TRIED`; ``full``, texts that met an anchor with `HELD` representatives and joined nobody.
    """

    representative: NDArray[np.int32]
    bits: NDArray[np.float32]
    shared: NDArray[np.float32]
    ratio: NDArray[np.float32]
    counts: dict[str, int] = field(default_factory=dict)

    @classmethod
    def none(cls, n: int) -> Links:
        """Give links of n skeletons before anything is compared."""
        bits, shared, ratio = (np.zeros(n, np.float32) for _ in range(3))
        return cls(np.full(n, -1, np.int32), bits, shared, ratio)


class Linking:
    """Links texts to representatives, some at a time, in the order given by `in_order`."""

    def __init__(
        self, written: Written, anchors: Anchors, order: NDArray[np.uint32],
        *, fewest_bits: float, least_ratio: float, least_alike: float,
    ) -> None:  # fmt: skip
        """Prepare for skeletons that have these anchors."""
        self._written, self._anchors, self._order = written, anchors, order
        self._rank = np.empty(len(order), dtype=np.int32)
        self._rank[order] = np.arange(len(order), dtype=np.int32)
        self._begin = np.zeros(len(anchors.texts) + 1, dtype=np.int64)
        np.cumsum(np.minimum(anchors.texts, HELD), out=self._begin[1:])
        self._filled = np.zeros(len(anchors.texts), dtype=np.int8)
        self._held = np.empty(self._begin[-1], dtype=np.int32)
        self._hits = np.zeros(len(order), dtype=np.int32)
        self._marks, self._marked = np.empty(0, np.uint64), np.zeros((len(order), 2), np.int64)
        self._limits = (fewest_bits, least_ratio, least_alike)
        self._told = np.zeros(len(_TOLD), dtype=np.int64)
        self.links = Links.none(len(order))

    def link(
        self, texts: NDArray[np.uint32], start: NDArray[np.int64], gram: NDArray[np.uint64],
        weight: NDArray[np.float32],
    ) -> None:  # fmt: skip
        """Link the next texts of the order; ``start``, ``gram`` and ``weight`` are their shingles."""
        links = self.links
        room = int(((np.diff(start) * _MARKS + 63) >> 6).sum())
        known = len(self._marks)
        self._marks = np.concatenate([self._marks, np.zeros(room, np.uint64)])
        used = _link(
            texts, start, gram, weight, self._written.offsets, self._written.data,
            self._written.longest, self._anchors.start, self._anchors.anchor, self._begin,
            self._filled, self._held, self._hits, self._rank, self._marks, self._marked, known,
            *self._limits, links.representative, links.bits, links.shared, links.ratio, self._told,
        )  # fmt: skip
        self._marks = self._marks[:used].copy()
        links.counts = dict(zip(_TOLD, self._told.tolist(), strict=True))


@njit(cache=True, nogil=True)
def needed(common, own, its, least_ratio, least_alike):  # type: ignore[no-untyped-def]
    """Give the ratio at which a text of ``own`` bits belongs to a representative of ``its`` bits."""
    share = common / max(own, its)
    need = max(least_ratio, 100.0 * (least_alike - share))
    if common >= PART * min(own, its) and (own <= its or share >= PART_OF_LONGER):
        need = min(need, max(least_ratio, PART_RATIO))
    return need


@njit(cache=True, nogil=True)
def _slot(keys, mask, gram):  # type: ignore[no-untyped-def]
    """Where a shingle is among keys, or would be; 0 is no shingle."""
    at = np.int64((gram ^ (gram >> np.uint64(31))) & mask)
    while keys[at] != np.uint64(0) and keys[at] != gram:
        at = np.int64(np.uint64(at + 1) & mask)
    return at


@njit(cache=True, nogil=True, inline="always")
def _bit(spread):  # type: ignore[no-untyped-def]
    """Which of eight bits tells that a text has a shingle, so that few others are looked up."""
    return np.uint8(1) << np.uint8(spread >> np.uint64(29))


@njit(cache=True, nogil=True)
def _mark(spread, kinds, marks, begin, size):  # type: ignore[no-untyped-def]
    """Set the marks of a representative's shingles, of ``size`` from word ``begin`` on."""
    for x in range(kinds):
        at = (spread[x] * np.uint64(size)) >> np.uint64(32)
        marks[begin + np.int64(at >> np.uint64(6))] |= np.uint64(1) << (at & np.uint64(63))


@njit(cache=True, nogil=True)
def _most(spread, worth, kinds, marks, begin, size):  # type: ignore[no-untyped-def]
    """Give the weight of a text's shingles whose marks a representative has: it shares no more."""
    found = 0.0
    for x in range(kinds):
        at = (spread[x] * np.uint64(size)) >> np.uint64(32)
        has = (marks[begin + np.int64(at >> np.uint64(6))] >> (at & np.uint64(63))) & np.uint64(1)
        found += worth[x] * np.float64(has)
    return found * _SLACK


@njit(cache=True, nogil=True)
def _link(  # type: ignore[no-untyped-def]
    texts, start, gram, weight, offsets, data, longest, anchors_at, anchor, begin, filled, held,
    hits, rank, marks, marked, used, fewest_bits, least_ratio, least_alike, representative, bits,
    shared, ratio, told,
):  # fmt: skip
    room = 64
    while room < 2 * longest + 2:
        room *= 2
    keys = np.zeros(room, dtype=np.uint64)
    number = np.zeros(room, dtype=np.int32)
    seen = np.full(longest + 1, -1, dtype=np.int64)
    held_at = np.zeros(room, dtype=np.uint8)
    listed = np.zeros(longest + 2, dtype=np.uint64)
    spread = np.empty(longest + 1, dtype=np.uint64)
    worth = np.empty(longest + 1, dtype=np.float64)
    one = np.empty(longest + 1, dtype=np.uint32)
    other = np.empty(longest + 1, dtype=np.uint32)
    grams = np.empty(longest + 1, dtype=np.uint64)
    met = np.empty(1, dtype=np.int32)
    stamp = 0
    first = rank[texts[0]] if len(texts) else 0
    for place in range(len(texts)):
        t = np.int64(texts[place])
        size = 64
        while size < 2 * (start[place + 1] - start[place]):
            size *= 2
        mask = np.uint64(size - 1)
        keys[:size] = 0
        held_at[:size] = 0
        own, kinds = 0.0, 0
        for x in range(start[place], start[place + 1]):
            at = _slot(keys, mask, gram[x])
            if keys[at] == np.uint64(0):
                keys[at], number[at] = gram[x], kinds
                own += weight[x]
                listed[kinds], worth[kinds] = gram[x], weight[x]
                spread[kinds] = (gram[x] * _MIX) >> np.uint64(32)
                held_at[spread[kinds] & mask] |= _bit(spread[kinds])
                kinds += 1
        listed[kinds] = 0
        bits[t] = own
        if own < fewest_bits:
            continue
        low, high = anchors_at[t], anchors_at[t + 1]
        if len(met) < (high - low) * HELD:
            met = np.empty(2 * (high - low) * HELD, dtype=np.int32)
        many = 0
        full = False
        for x in range(low, high):
            a = anchor[x]
            full |= filled[a] == HELD
            for y in range(begin[a], begin[a] + filled[a]):
                r = held[y]
                if hits[r] == 0:
                    met[many] = r
                    many += 1
                hits[r] += 1
        near = 0
        for y in range(many):
            if hits[met[y]] >= MET:
                met[near], met[y] = met[y], met[near]
                near += 1
        best, best_shared, best_ratio = -1, 0.0, 0.0
        length = -1
        for tried in range(min(near, TRIED)):
            top = tried
            for y in range(tried + 1, near):
                if hits[met[y]] > hits[met[top]] or (
                    hits[met[y]] == hits[met[top]] and rank[met[y]] < rank[met[top]]
                ):
                    top = y
            met[tried], met[top] = met[top], met[tried]
            r = met[tried]
            told[0] += 1
            # Nearly all candidates share too little, which costs no look at their text.
            most = _most(spread, worth, kinds, marks, marked[r, 0], marked[r, 1])
            if most < fewest_bits or most <= best_shared or (
                needed(most, own, bits[r], least_ratio, least_alike) > 100.0
            ):  # fmt: skip
                continue
            stamp += 1
            more = -1
            if rank[r] >= first:
                its = gram[start[rank[r] - first] : start[rank[r] - first + 1]]
            else:
                more = decode(data, offsets[r], offsets[r + 1], other)
                its = grams[: fill_one(other, more, grams)]
            common = 0.0
            k = -1
            for each in its:
                k += 1  # what follows in the text mostly follows here too
                if listed[k] != each:
                    k = -1
                    far = (each * _MIX) >> np.uint64(32)
                    if held_at[far & mask] & _bit(far) == 0:
                        continue
                    at = _slot(keys, mask, each)
                    if keys[at] == np.uint64(0):
                        continue
                    k = number[at]
                if seen[k] != stamp:
                    seen[k] = stamp
                    common += worth[k]
            if common < fewest_bits or common <= best_shared:
                continue
            need = needed(common, own, bits[r], least_ratio, least_alike)
            if need > 100.0:
                continue
            if length < 0:
                length = decode(data, offsets[t], offsets[t + 1], one)
            if more < 0:
                more = decode(data, offsets[r], offsets[r + 1], other)
            found = partial_ratio(one[:length], other[:more], need)
            if found == 0.0:
                continue
            best, best_shared, best_ratio = r, common, found
            if common >= _PLENTY * own:
                break
        for y in range(many):
            hits[met[y]] = 0
        if best >= 0:
            representative[t], shared[t], ratio[t] = best, best_shared, best_ratio
            told[3] += 1
            continue
        told[1] += max(0, near - TRIED)
        told[2] += full
        representative[t], shared[t], ratio[t] = t, own, 100.0
        marked[t] = used, _MARKS * (start[place + 1] - start[place])
        _mark(spread, kinds, marks, marked[t, 0], marked[t, 1])
        used += (marked[t, 1] + 63) >> 6
        for x in range(low, high):
            a = anchor[x]
            last = begin[a] + filled[a]
            if filled[a] < HELD and (filled[a] == 0 or held[last - 1] != t):
                held[last] = t
                filled[a] += 1
    return used
