"""Counts over the whole log that may leave the case: only of many operators, never of a few.

An operator with fifty accounts counts once, so that nobody lifts a count over the threshold by
signing up again; accounts that nothing links count one each. A count of fewer operators is
withheld. So is whatever would let it be worked out: where languages and outcomes add up to all
prompts, a single gap is the rest of the sum, and a stage is what its phase has beyond the others.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.model.usage import AGGREGATES
from groundswell.usage.operation_log import codes_of
from groundswell.usage.operation_roles import role

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Cell:
    value: str
    messages: int
    operators: NDArray[np.int64]  # distinct, sorted


def aggregates(
    stages: pa.Table,
    outcomes: pa.Table,
    messages: pa.Table,
    members: pa.Table,
    *,
    least_operators: int = 10,
) -> pa.Table:
    """Give counts of prompts by stage, phase, outcome and language (`AGGREGATES`).

    Stages count from the level look on. Where cells of a breakdown are withheld, one row says so and not
    how many. Raises `SettingError` where ``least_operators`` is below 2.
    """
    if least_operators < 2:
        msg = f"least_operators is {least_operators}; give 2 or more, e.g. 10"
        raise SettingError(msg)
    prompts = messages.filter(pc.equal(messages["role"], "user"))
    keys = prompts["message_key"].combine_chunks()
    operator = _operators(prompts["account_key"], members)

    firm = stages.filter(pc.not_equal(stages["level"], "weak"))
    of_stage = codes_of(firm["message_key"], keys)
    stage_names = np.array(firm["stage"].to_pylist(), dtype=object)
    phase_names = np.array([role(s).phase or "" for s in stage_names], dtype=object)
    with_phase = phase_names != ""
    of_outcome = codes_of(outcomes["message_key"], keys)
    outcome = np.full(len(keys), UNKNOWN, dtype=object)
    told = of_outcome >= 0
    outcome[of_outcome[told]] = np.array(outcomes["outcome"].to_pylist(), dtype=object)[told]
    language = np.array(pc.fill_null(prompts["lang"], UNKNOWN).to_pylist(), dtype=object)
    every = np.arange(len(keys))

    by_stage = _cells(of_stage, stage_names, operator)
    by_phase = _cells(of_stage[with_phase], phase_names[with_phase], operator)
    hidden_stages = _withheld(by_stage, least_operators)
    hidden_phases = _withheld(by_phase, least_operators)
    hidden_phases |= _told_by_phase(by_stage, hidden_stages, by_phase, least_operators)
    hidden_phases |= _withheld(by_phase, least_operators, hidden_phases)
    rows = [
        *_rows("stage", by_stage, hidden_stages, least_operators),
        *_rows("phase", by_phase, hidden_phases, least_operators),
    ]
    for what, values in (("outcome", outcome), ("language", language)):
        cells = _cells(every, values, operator)
        rows += _rows(what, cells, _withheld(cells, least_operators), least_operators)
    return pa.Table.from_pylist(rows, schema=AGGREGATES)


def _operators(accounts: pa.ChunkedArray, members: pa.Table) -> NDArray[np.int64]:
    """Give each prompt its operator: a code shared by linked accounts, the account's own otherwise."""
    names = pc.unique(accounts)
    account = codes_of(accounts, names)
    own = np.arange(len(names), dtype=np.int64)
    found = codes_of(members["account_key"], names)
    operator = codes_of(members["operator_id"], pc.unique(members["operator_id"]))
    here = found >= 0
    own[found[here]] = len(names) + operator[here]
    return own[account]


def _cells(
    message: NDArray[np.int64], values: NDArray[np.object_], operator: NDArray[np.int64]
) -> list[_Cell]:
    """Give the cells of a breakdown, each message once a cell, the fewest operators first."""
    here = message >= 0
    message, values = message[here], values[here]
    if not len(message):
        return []
    names, code = np.unique(values.astype(str), return_inverse=True)
    pairs = np.unique(code * (len(operator) + 1) + message)
    code, message = pairs // (len(operator) + 1), pairs % (len(operator) + 1)
    most = int(operator.max()) + 1
    who = np.unique(code * most + operator[message])
    bounds = np.searchsorted(who // most, np.arange(len(names) + 1))
    counts = np.bincount(code, minlength=len(names))
    cells = [
        _Cell(str(name), int(counts[i]), who[bounds[i] : bounds[i + 1]] % most)
        for i, name in enumerate(names)
    ]
    return sorted(cells, key=lambda c: (len(c.operators), c.messages, c.value))


def _withheld(cells: list[_Cell], least: int, hidden: set[str] | None = None) -> set[str]:
    """Give the values to withhold, so that what is left out is never about fewer than ``least``.

    The smallest cells follow those that are too small, until the gap holds two cells and enough
    operators: what can be had by subtraction is then a count that might have been shown.
    """
    gone = {c.value for c in cells if len(c.operators) < least} | (hidden or set())
    if not gone:
        return gone
    for cell in cells:
        gap = [c for c in cells if c.value in gone]
        if len(gap) >= 2 and _together(gap) >= least:
            break
        gone.add(cell.value)
    return gone


def _told_by_phase(
    stages: list[_Cell], hidden: set[str], phases: list[_Cell], least: int
) -> set[str]:
    """Give the phases that would tell a withheld stage: its count less the stages shown."""
    gaps: dict[str, list[_Cell]] = defaultdict(list)
    for cell in stages:
        phase = role(cell.value).phase
        if cell.value in hidden and phase is not None:
            gaps[phase].append(cell)
    present = {c.value for c in phases}
    return {
        phase
        for phase, gap in gaps.items()
        if phase in present and (len(gap) < 2 or _together(gap) < least)
    }


def _together(cells: list[_Cell]) -> int:
    return len(np.unique(np.concatenate([c.operators for c in cells])))


def _rows(
    what: str, cells: list[_Cell], hidden: set[str], least: int
) -> list[dict[str, str | int | None]]:
    rows: list[dict[str, str | int | None]] = [
        {"what": what, "value": c.value, "operators": len(c.operators), "messages": c.messages}
        for c in sorted(cells, key=lambda c: (-len(c.operators), -c.messages, c.value))
        if c.value not in hidden
    ]
    if hidden:
        rows.append(
            {
                "what": what,
                "value": f"fewer than {least} operators",
                "operators": None,
                "messages": None,
            }
        )
    return rows
