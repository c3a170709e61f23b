"""Accounts that nothing links but a rare name that they lean on: what is joined to an operation that is found.

Somebody who keeps accounts apart shows a part in each. Where one is found, whoever else leans mostly on the name
that it keeps to is looked at again. What everything weighs must be as much as for anybody; but of all accounts of
a log few write that name, so that chance must answer for these few and not for everybody. Less does not do: who reports
on an operation, studies it or is its target writes the same name, and leans as well.

Nobody is found by standing beside others alone: without one that is to be investigated by itself there is no
operation, whatever many people ask about one matter.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.usage.operation_log import codes_of
from groundswell.usage.operation_tiers import INVESTIGATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_log import Log
    from groundswell.usage.operation_scores import Counting
    from groundswell.usage.operation_settings import Operations
    from groundswell.usage.operations import Found

_LARGE = 3  # linked accounts
_AGAIN = 2  # occasions that lean on a name
_MOSTLY_THEIRS = 0.5  # of the accounts that write a name


def near(counting: Counting, pool: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Mark units outside a pool that lean, on an occasion at least, on a rare name that one in it leans on."""
    log = counting.log
    leans = log.sitting_leaning > counting.spread.middle
    bits = np.log2(max(1, len(log.accounts)) / np.maximum(1, log.subject_accounts))
    usable = counting.named & (bits >= log.rare_bits)
    rows = usable[log.subject] & leans[log.subject_sitting]
    unit, subject = log.unit[log.account[log.subject_sitting[rows]]], log.subject[rows]
    theirs = np.zeros(len(log.subjects), dtype=np.bool_)
    theirs[subject[pool[unit]]] = True
    marked = np.zeros(log.units, dtype=np.bool_)
    marked[unit[theirs[subject]]] = True
    return marked & ~pool


def groups_of(found: Sequence[Found], log: Log, settings: Operations) -> list[list[int]]:
    """Give units that are to be looked at as one: those to be investigated on one rare name, and whom they draw in.

    Nobody is drawn in on a name that mostly others write. Of units that many linked accounts make up no
    two are put together: a subject that much is written about may be worked on by two.
    """
    kept, leaning = defaultdict(list), defaultdict(list)
    for f in found:
        if f.tier == INVESTIGATE:
            for name in _keeps_to(f.candidate):
                kept[name].append(f.candidate)
        elif _may_be_drawn(f, settings):
            for name in f.candidate.chiefly[0]:
                leaning[name].append(f.candidate)
    names = sorted(kept)
    places = codes_of(pa.array(names, pa.string()), log.subjects)
    joins = []
    for name, place in zip(names, places.tolist(), strict=True):
        them = kept[name]
        every = [*them, *leaning[name]]
        if sum(len(c.accounts) for c in every) >= _MOSTLY_THEIRS * log.subject_accounts[place]:
            them = every
        if sum(len(c.accounts) >= _LARGE for c in them) <= 1:
            joins.append([c.unit for c in them])
    large = {f.candidate.unit for f in found if len(f.candidate.accounts) >= _LARGE}
    return _together(joins, large)


def settled(
    apart: Sequence[Found], together: Sequence[Found], groups: Sequence[Sequence[int]]
) -> list[Found]:
    """Give what was found with groups as one unit each, the first; groups that are not found so stay apart."""
    whole = {f.candidate.unit for f in together if f.tier == INVESTIGATE}
    dissolved = {unit for group in groups if group[0] not in whole for unit in group}
    before = {f.candidate.unit: f for f in apart}
    drawn = {
        group[0]: sorted(
            account
            for unit in group
            if before[unit].tier != INVESTIGATE
            for account in before[unit].candidate.accounts
        )
        for group in groups
    }
    return [
        replace(f, drawn_in=tuple(drawn.get(f.candidate.unit, ())))
        for f in together
        if f.candidate.unit not in dissolved
    ] + [f for f in apart if f.candidate.unit in dissolved]


def _keeps_to(candidate: Candidate) -> frozenset[str]:
    """Give the names that one that is found works on."""
    names, asked = candidate.chiefly
    return candidate.mostly | names if len(asked) >= _AGAIN else candidate.mostly


def _may_be_drawn(found: Found, settings: Operations) -> bool:
    """Say whether everything weighed is enough: chance in the whole log may speak against, or that it only leans."""
    return (
        found.odds is not None
        and found.odds.total >= settings.least_odds
        and found.explained is None
    )


def _together(joins: Iterable[Sequence[int]], large: set[int]) -> list[list[int]]:
    """Give groups of units that joins hold together, no two of them ``large``; each sorted."""
    top: dict[int, int] = {}
    holds = set(large)

    def first(unit: int) -> int:
        while top.get(unit, unit) != unit:
            unit = top[unit]
        return unit

    seen: set[int] = set()
    for units in joins:
        seen.update(units)
        for unit in units[1:]:
            a, b = sorted((first(units[0]), first(unit)))
            if a != b and not {a, b} <= holds:
                top[b] = a
                if b in holds:
                    holds.add(a)
    groups = defaultdict(list)
    for unit in sorted(seen):
        groups[first(unit)].append(unit)
    return [group for group in groups.values() if len(group) > 1]
