"""A refusal, silence on the matter, and a return to it with a request of a later phase.

The public case: a plan is refused, and two weeks later a report on what was planned is edited. What
chance would give is counted from the log: so many pairs of a refusal and a later request as the
account has, times how often accounts come back to a matter as rare as that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.usage.sequence_found import RETURNED, Sequenced
from groundswell.usage.sequence_inputs import NO_PHASE, REFUSED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.sequence_inputs import Asked

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


def returns(
    asked: Asked, silence_ms: int, owner: Ints | None = None, *, others: bool = False
) -> list[Sequenced]:
    """Find the returns, one for each refusal and account that came back.

    ``owner`` (n) numbers who stands behind each prompt, the account by default; with ``others``
    only returns of another account of the same owner are given.
    """
    owner = asked.account if owner is None else owner
    told = owner[asked.row] >= 0
    of, row = asked.of[told], asked.row[told]
    order = np.lexsort((row, asked.at_ms[row], of, owner[row]))
    of, row = of[order], row[order]
    if not len(row):
        return []
    who, at = owner[row], asked.at_ms[row]
    begins = np.r_[True, (who[1:] != who[:-1]) | (of[1:] != of[:-1])]
    silent = np.r_[True, begins[1:] | (np.diff(at) >= silence_ms)]
    group = np.cumsum(begins) - 1
    ends = np.append(np.flatnonzero(begins), len(row))[1:]
    block = np.cumsum(silent) - 1
    block_end = np.append(np.flatnonzero(silent), len(row))[1:]
    # Every refusal after which there is silence, and then something again.
    refused = np.flatnonzero((asked.outcome[row] == REFUSED) & (block_end[block] < ends[group]))
    best: dict[tuple[int, int], _Return] = {}
    for place in refused.tolist():
        start, end = int(block_end[block[place]]), int(ends[group[place]])
        later = asked.late[row[start:end]] > asked.early[row[place]]
        if others:
            later &= asked.account[row[start:end]] != asked.account[row[place]]
        coming = np.flatnonzero(later)
        if not len(coming):
            continue
        one = _Return(int(row[place]), int(row[start + coming[0]]), {int(of[place])})
        _keep(best, one, asked)
    found = _last_refusals(list(best.values()), asked, owner)
    return _sequenced(found, asked, silence_ms, owner)


class _Return(NamedTuple):
    refusal: int
    back: int
    shared: set[int]

    def bits(self, asked: Asked) -> float:
        return max(float(asked.bits[number]) for number in self.shared)


def _keep(best: dict[tuple[int, int], _Return], one: _Return, asked: Asked) -> None:
    """Keep for each refusal and account the rarest matter; of one return, all matters."""
    key = (one.refusal, int(asked.account[one.back]))
    held = best.get(key)
    if held is None:
        best[key] = one
    elif held.back == one.back:
        held.shared.update(one.shared)
    elif (-one.bits(asked), one.back) < (-held.bits(asked), held.back):
        best[key] = one


def _last_refusals(found: list[_Return], asked: Asked, owner: Ints) -> list[_Return]:
    """Where several refusals lead to one return, keep the last one; better one with a phase."""
    chosen: dict[tuple[int, int], _Return] = {}
    for one in found:
        key = (int(owner[one.back]), one.back)
        held = chosen.get(key)
        rank = (asked.early[one.refusal] != NO_PHASE, asked.at_ms[one.refusal], one.refusal)
        if held is None or rank > (
            asked.early[held.refusal] != NO_PHASE, asked.at_ms[held.refusal], held.refusal
        ):  # fmt: skip
            chosen[key] = one
    return list(chosen.values())


def _sequenced(found: list[_Return], asked: Asked, silence_ms: int, owner: Ints) -> list[Sequenced]:
    if not found:
        return []
    bits = np.array([one.bits(asked) for one in found])
    who = owner[[one.back for one in found]]
    rates = coming_back(asked, silence_ms, owner, bits, who)
    order = np.argsort(owner, kind="stable")
    begin = np.searchsorted(owner[order], np.arange(int(owner.max()) + 2))
    counted: dict[tuple[int, bool], int] = {}
    sequences = []
    for one, rarity, rate in zip(found, bits.tolist(), rates.tolist(), strict=True):
        key = (int(owner[one.back]), bool(asked.early[one.refusal] != NO_PHASE))
        if key not in counted:
            rows = order[begin[key[0]] : begin[key[0] + 1]]
            counted[key] = _pairs_of_kind(asked, rows, silence_ms, staged=key[1])
        shared = sorted(one.shared, key=lambda x: (-asked.bits[x], asked.named[x]))
        sequences.append(
            Sequenced(
                RETURNED,
                int(asked.account[one.back]),
                (one.refusal, one.back),
                int(asked.at_ms[one.back] - asked.at_ms[one.refusal]),
                asked.earliest[one.refusal],
                asked.latest[one.back],
                tuple(shared),
                rarity,
                counted[key] * rate,
                1,
            )
        )
    return sequences


def _pairs_of_kind(asked: Asked, rows: Ints, silence_ms: int, *, staged: bool) -> int:
    """Count the pairs of a refusal and a request of a later phase after the silence, of one owner.

    Where the refused prompt of a return has a phase (``staged``), only pairs in which it has one.
    """
    refused = rows[asked.outcome[rows] == REFUSED]
    count = 0
    for phase in range(0 if staged else NO_PHASE, int(asked.late[rows].max(initial=NO_PHASE))):
        times = np.sort(asked.at_ms[rows[asked.late[rows] > phase]])
        since = asked.at_ms[refused[asked.early[refused] == phase]] + silence_ms
        count += int((len(times) - np.searchsorted(times, since)).sum())
    return count


def coming_back(asked: Asked, silence_ms: int, owner: Ints, bits: Floats, who: Ints) -> Floats:
    """Give for each of some rarities and owners how often others come back to a matter so rare.

    Counted are pairs of prompts of one owner at least the silence apart, and among them those that
    share a matter; a pair that shares several counts for each. One pair more is taken to share
    one, so that a small log doesn't say never.
    """
    held = owner >= 0
    size = int(owner.max(initial=-1)) + 1
    apart = _pairs_apart(owner[held], asked.at_ms[held], silence_ms)
    every = np.bincount(owner[held], apart, size)
    told = owner[asked.row] >= 0
    of, row = asked.of[told], asked.row[told]
    _, group = np.unique(owner[row] * np.int64(len(asked.named)) + of, return_inverse=True)
    pairs = _pairs_apart(group, asked.at_ms[row], silence_ms)
    some = np.flatnonzero(pairs)
    pairs, rarity, whose = pairs[some], asked.bits[of[some]], owner[row[some]]
    order = np.argsort(rarity, kind="stable")
    reached = np.concatenate([[0], np.cumsum(pairs[order])])
    shared = reached[-1] - reached[np.searchsorted(rarity[order], bits - 1e-9)]
    order = np.lexsort((rarity, whose))
    begin = np.searchsorted(whose[order], np.arange(size + 1))
    for at in range(len(bits)):  # less what the owner shares with itself
        own = order[begin[who[at]] : begin[who[at] + 1]]
        shared[at] -= pairs[own[np.searchsorted(rarity[own], bits[at] - 1e-9) :]].sum()
    others = every.sum() - every[who]
    return np.asarray(np.minimum((shared + 1) / (others + 1), 1.0))


def _pairs_apart(group: Ints, at_ms: Ints, silence_ms: int) -> Ints:
    """Count for each entry those of its group that are at least the silence before it."""
    if not len(group):
        return np.zeros(0, np.int64)
    since = at_ms - at_ms.min()
    span = int(since.max()) + silence_ms + 1
    first = np.int64(2) * span  # so that nothing reaches into the group before
    if int(group.max() + 1) > np.iinfo(np.int64).max // int(first):
        since, silence_ms, span = since // 1000, -(-silence_ms // 1000), span // 1000 + 1
        first = np.int64(2) * span
    place = group.astype(np.int64) * first + since
    ordered = np.sort(place)
    begin = np.searchsorted(ordered, group.astype(np.int64) * first)
    until = np.searchsorted(ordered, place - silence_ms, side="right")
    return np.asarray(np.maximum(until - begin, 0))
