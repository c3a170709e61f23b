"""Many outputs from one prompt or from prompts of one family in a row; one matter in several languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from groundswell.usage.sequence_found import BATCH, LANGUAGES, Sequenced

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.sequence_inputs import Asked

    Ints = NDArray[np.int64]

_WITHIN_MS = 600_000  # between two prompts of a row
_LETTERS = 16  # of a prompt, fewer of which have no language that can be told
_MATTERS = 5  # in several languages, of one account


def batches(asked: Asked, least: int) -> list[Sequenced]:
    """Find prompts that ask for ``least`` pieces or more, and as many prompts of a family in a row."""
    found = [
        _batch(asked, np.array([row]), int(asked.batch[row]))
        for row in np.flatnonzero(asked.batch >= least).tolist()
    ]
    if not len(asked.key):
        return found
    goes_on = (
        (asked.family[1:] >= 0)
        & (asked.family[1:] == asked.family[:-1])
        & (asked.account[1:] == asked.account[:-1])
        & (np.diff(asked.at_ms) <= _WITHIN_MS)
    )
    begins = np.flatnonzero(np.r_[True, ~goes_on])
    sizes = np.diff(np.append(begins, len(asked.key)))
    for begin, size in zip(begins[sizes >= least].tolist(), sizes[sizes >= least], strict=True):
        found.append(_batch(asked, np.arange(begin, begin + size), int(size)))
    return found


def _batch(asked: Asked, rows: Ints, count: int) -> Sequenced:
    shared = asked.shared_by(rows)
    return Sequenced(
        BATCH,
        int(asked.account[rows[0]]),
        tuple(rows.tolist()),
        int(asked.at_ms[rows[-1]] - asked.at_ms[rows[0]]),
        asked.stage[rows[0]],
        asked.stage[rows[-1]],
        tuple(shared.tolist()),
        float(asked.bits[shared].max(initial=0.0)),
        None,
        count,
    )


def languages(asked: Asked) -> list[Sequenced]:
    """Find names, hashtags and domains that one account writes of in two languages or more."""
    long = pc.utf8_length(asked.text).to_numpy(zero_copy_only=False) >= _LETTERS
    names, code = np.unique(
        np.array([name or "" for name in asked.lang.tolist()], dtype=str), return_inverse=True
    )
    shared = np.isin(asked.kinds, ["name", "hashtag", "domain"])
    kept = shared[asked.of] & long[asked.row] & (names[code] != "")[asked.row]
    of, row = asked.of[kept], asked.row[kept]
    if not len(row):
        return []
    group = asked.account[row] * np.int64(len(asked.named)) + of
    order = np.lexsort((row, code[row], group))
    group, of, row = group[order], of[order], row[order]
    # Rows are by account and time, so the first of each language is the earliest.
    first = np.r_[True, (group[1:] != group[:-1]) | (code[row][1:] != code[row][:-1])]
    group, of, row = group[first], of[first], row[first]
    starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
    sizes = np.diff(np.append(starts, len(group)))
    together: dict[tuple[int, ...], list[int]] = {}
    for start, size in zip(starts[sizes > 1].tolist(), sizes[sizes > 1].tolist(), strict=True):
        rows = tuple(sorted(row[start : start + size].tolist()))
        together.setdefault(rows, []).append(int(of[start]))
    found = [_spoken(asked, rows, numbers) for rows, numbers in together.items()]
    found.sort(key=lambda one: (one.account, -one.bits, one.rows))
    accounts = np.array([one.account for one in found], np.int64)
    place = np.arange(len(found)) - np.searchsorted(accounts, accounts)
    return [one for one, at in zip(found, place.tolist(), strict=True) if at < _MATTERS]


def _spoken(asked: Asked, rows: tuple[int, ...], numbers: list[int]) -> Sequenced:
    shared = sorted(numbers, key=lambda x: (-asked.bits[x], asked.named[x]))
    return Sequenced(
        LANGUAGES,
        int(asked.account[rows[0]]),
        rows,
        int(asked.at_ms[rows[-1]] - asked.at_ms[rows[0]]),
        asked.stage[rows[0]],
        asked.stage[rows[-1]],
        tuple(shared),
        float(asked.bits[shared].max(initial=0.0)),
        None,
        len(rows),
    )
