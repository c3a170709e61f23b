"""A refused prompt that is put in other words until it is answered.

Most of these are innocent: people rephrase what was refused by mistake. So a sequence is listed
whatever it is about, and says by its stages whether it is about anything. What chance would give is
how often an answered prompt is followed by one that is alike and answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

import numpy as np

from groundswell.usage.sequence_found import REPHRASED, Sequenced
from groundswell.usage.sequence_inputs import ANSWERED, PARTLY, REFUSED
from groundswell.usage.sequence_wording import Wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from groundswell.usage.sequence_inputs import Asked

    Ints = NDArray[np.int64]

    Meaning = Callable[[Ints, Ints], NDArray[np.float64]]
    """Gives the cosine of pairs of prompts (rows)."""

_FOLLOWING = 20  # prompts after a refusal that are looked at
_SAMPLE = 20_000  # answered prompts that tell what is usual
_FEWEST_WORDS = 3.0


class Rephrasing(Protocol):
    """What is asked of settings."""

    @property
    def rephrased_within_ms(self) -> int:
        """How long after a refusal a prompt of another conversation still counts."""
        ...

    @property
    def least_reworded(self) -> float:
        """Share of the lighter prompt's words that both must have."""
        ...

    @property
    def least_meaning(self) -> float:
        """Cosine from which on two prompts mean the same."""
        ...


class _Next(NamedTuple):
    """For some prompts the first later one that is alike, -1 where there is none."""

    row: Ints
    after: Ints


def rephrasings(
    asked: Asked, settings: Rephrasing, meaning: Meaning | None = None
) -> list[Sequenced]:
    """Find the chains that begin with a refusal and end with an answer, one for each first refusal."""
    refused = np.flatnonzero(asked.outcome == REFUSED)
    if not len(refused):
        return []
    answered = np.flatnonzero(asked.outcome >= PARTLY)
    usual = answered[:: max(1, len(answered) // _SAMPLE)]
    pairs_r, pairs_u = (_following(asked, rows, settings) for rows in (refused, usual))
    every = np.unique(np.concatenate([*pairs_r, *pairs_u]))
    wording = Wording.of(asked.text, every)
    found = _first_alike(asked, refused, pairs_r, wording, settings, meaning)
    ordinary = _first_alike(asked, usual, pairs_u, wording, settings, None)
    rate = _share_answered(asked, ordinary)
    after = dict(zip(found.row.tolist(), found.after.tolist(), strict=True))
    reached = {after[row] for row in refused.tolist() if after[row] >= 0}
    starts = [row for row in refused.tolist() if row not in reached]
    tries = np.bincount(asked.account[starts], minlength=len(asked.accounts))
    chains = []
    for start in starts:
        rows = [start]
        while (to := after.get(rows[-1], -1)) >= 0:
            rows.append(to)
        if len(rows) > 1 and asked.outcome[rows[-1]] in (PARTLY, ANSWERED):
            chains.append(_sequenced(asked, rows, float(tries[asked.account[start]] * rate)))
    return chains


def _following(asked: Asked, rows: Ints, settings: Rephrasing) -> tuple[Ints, Ints]:
    """Give the pairs of a prompt and one that follows it soon, or in its conversation."""
    size = len(asked.key)
    ahead = np.arange(1, _FOLLOWING + 1)
    one = np.repeat(rows, _FOLLOWING)
    other = (rows[:, None] + ahead).ravel()
    held = other < size
    one, other = one[held], other[held]
    near = asked.account[one] == asked.account[other]
    talk = asked.conversation[one] == asked.conversation[other]
    near &= talk | (asked.at_ms[other] - asked.at_ms[one] <= settings.rephrased_within_ms)
    near &= asked.outcome[other] > 0  # an outcome that isn't known tells nothing
    return one[near], other[near]


def _first_alike(
    asked: Asked, rows: Ints, pairs: tuple[Ints, Ints], wording: Wording, settings: Rephrasing,
    meaning: Meaning | None,
) -> _Next:  # fmt: skip
    one, other = pairs
    share, words = wording.alike(one, other)
    alike = (share >= settings.least_reworded) & (words >= _FEWEST_WORDS)
    alike |= (asked.family[one] >= 0) & (asked.family[one] == asked.family[other])
    alike |= have_in_common(asked, one, other)
    if meaning is not None:
        # Only what follows at once, and only where a stage makes it worth the time.
        first = np.r_[True, one[1:] != one[:-1]][: len(one)]
        open_ = first & ~alike & (asked.stage[one] != None)  # noqa: E711 (elementwise)
        alike[open_] = meaning(one[open_], other[open_]) >= settings.least_meaning
    after = np.full(len(rows), -1)
    at = np.searchsorted(rows, one[alike])
    after[at[::-1]] = other[alike][::-1]  # the earliest is written last
    return _Next(rows, after)


def have_in_common(asked: Asked, a: Ints, b: Ints) -> NDArray[np.bool_]:
    """Tell which pairs of prompts have a subject in common."""
    pairs = np.unique(asked.row * len(asked.named) + asked.of) if len(asked.of) else asked.row
    start = np.searchsorted(asked.row, np.arange(len(asked.key) + 1))
    found = np.zeros(len(a), np.bool_)
    many = start[a + 1] - start[a]
    if not many.sum():
        return found
    pair = np.repeat(np.arange(len(a)), many)
    inside = np.arange(len(pair)) - np.repeat(np.cumsum(many) - many, many)
    wanted = b[pair] * len(asked.named) + asked.of[start[a][pair] + inside]
    at = np.minimum(np.searchsorted(pairs, wanted), len(pairs) - 1)
    found[pair[pairs[at] == wanted]] = True
    return found


def _share_answered(asked: Asked, found: _Next) -> float:
    if not len(found.row):
        return 0.0
    held = found.after >= 0
    return float(np.count_nonzero(asked.outcome[found.after[held]] >= PARTLY) / len(found.row))


def _sequenced(asked: Asked, rows: list[int], expected: float) -> Sequenced:
    first, last = rows[0], rows[-1]
    ends = np.array([first, last])
    shared = asked.shared_by(ends)
    shared = np.array([x for x in shared if all(_has(asked, row, x) for row in (first, last))], int)
    return Sequenced(
        REPHRASED,
        int(asked.account[first]),
        tuple(rows),
        int(asked.at_ms[last] - asked.at_ms[first]),
        asked.stage[first],
        asked.stage[last],
        tuple(shared.tolist()),
        float(asked.bits[shared].max(initial=0.0)),
        expected,
        len(rows),
    )


def _has(asked: Asked, row: int, number: int) -> bool:
    begin, end = asked.span(row)
    return bool((asked.of[begin:end] == number).any())
