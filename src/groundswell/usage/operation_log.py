"""The log as arrays, for counting: who sat down when, with which stages and subjects.

A *unit* is what can be an operation: the linked accounts of one operator, or one account. A
*sitting* is what was asked in one conversation on one day (UTC): the smallest thing that counts
as an occasion, so that ten messages in a row are not ten pieces of evidence.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.usage.operation_roles import ORDER, SPECIFIC, TOGETHER, role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

DAY_MS = 86_400_000
LEVELS = ("weak", "look", "investigate")
LOOK = LEVELS.index("look")
ONE_OPERATOR = "operator"
"""Shape of linked accounts that resemble nothing innocent."""


@dataclass(frozen=True, slots=True)
class Log:
    """Codes are places in the lists of keys; every array of one group has the same length."""

    accounts: pa.Array
    unit: NDArray[np.int64]  # of each account
    size: NDArray[np.int64]  # accounts of each unit
    operators: tuple[str | None, ...]  # of each unit
    shapes: Mapping[int, str]  # of accounts that are linked in another shape than an operator's

    account: NDArray[np.int64]  # of each sitting
    day: NDArray[np.int64]  # from 0
    began: NDArray[np.int64]  # milliseconds

    # Prompts stand conversation by conversation, in order.
    prompt_keys: pa.Array
    prompt_row: NDArray[np.int64]  # row of each prompt in messages
    prompt_conversation: NDArray[np.int64]
    prompt_sitting: NDArray[np.int64]
    prompt_refused: NDArray[np.bool_]
    prompt_phases: NDArray[np.int64]  # bits by place in ORDER, from stages at look or above
    prompt_specific: NDArray[np.bool_]  # whether a specific stage is among them
    prompt_rephrased: NDArray[np.bool_]  # answered, after something specific had been refused

    stages: tuple[str, ...]
    stage_prompt: NDArray[np.int64]  # of each stage of a prompt
    stage: NDArray[np.int64]
    probability: NDArray[np.float64]
    level: NDArray[np.int64]

    subjects: pa.Array
    subject_sitting: NDArray[np.int64]  # each subject once a sitting
    subject: NDArray[np.int64]
    subject_accounts: NDArray[np.int64]  # of each subject: accounts of the log that wrote it

    @property
    def units(self) -> int:
        """Units, also those that asked nothing."""
        return len(self.size)

    @property
    def days(self) -> int:
        """Days from the first to the last."""
        return int(self.day.max()) + 1 if len(self.day) else 0

    @property
    def rare_bits(self) -> float:
        """Bits from which a subject counts as rare: 7, less in a log of few accounts."""
        return max(0.0, min(7.0, math.log2(max(1, len(self.accounts))) - 1.6))


def log_of(tables: Mapping[str, pa.Table]) -> Log:
    """Give the log as arrays; a table that isn't there counts as empty."""
    messages = tables["messages"]
    asked = messages.select(["message_key", "conversation_key", "account_key", "at_ms", "position"])
    asked = asked.append_column("row", pa.array(np.arange(messages.num_rows)))
    prompts = asked.filter(pc.equal(messages["role"], "user")).sort_by(
        [(name, "ascending") for name in ("conversation_key", "at_ms", "position", "message_key")]
    )
    accounts = _keys(tables["usage_accounts"]["account_key"], prompts["account_key"])
    unit, size, operators, shapes = _units(tables, accounts)
    conversation = codes_of(prompts["conversation_key"], pc.unique(prompts["conversation_key"]))
    at_ms = prompts["at_ms"].to_numpy()
    day = at_ms // DAY_MS
    day -= day.min() if len(day) else 0
    days = int(day.max()) + 1 if len(day) else 1
    packed, sitting = np.unique(conversation * days + day, return_inverse=True)
    began = np.full(len(packed), np.iinfo(np.int64).max)
    np.minimum.at(began, sitting, at_ms)
    account = np.zeros(len(packed), dtype=np.int64)
    account[sitting] = codes_of(prompts["account_key"], accounts)

    keys = _one(prompts["message_key"])
    stages, rows, stage, probability, level = _stages(tables, keys)
    phase_bit = np.array([_bit(name) for name in stages], dtype=np.int64)
    telling = np.array([role(name).kind == SPECIFIC for name in stages], dtype=np.bool_)
    firm = level >= LOOK
    phases = np.zeros(len(keys), dtype=np.int64)
    np.bitwise_or.at(phases, rows[firm], phase_bit[stage[firm]])
    specific = np.zeros(len(keys), dtype=np.bool_)
    specific[rows[firm & telling[stage]]] = True
    subjects, subject_sitting, subject, subject_accounts = _subjects(tables, keys, sitting)
    return Log(
        accounts=accounts, unit=unit, size=size, operators=operators, shapes=shapes,
        account=account, day=packed % days, began=began,
        prompt_keys=keys, prompt_row=prompts["row"].to_numpy(),
        prompt_conversation=conversation, prompt_sitting=sitting,
        prompt_refused=_refused(tables, keys), prompt_phases=phases, prompt_specific=specific,
        prompt_rephrased=_rephrased(tables, keys),
        stages=stages, stage_prompt=rows, stage=stage, probability=probability, level=level,
        subjects=subjects, subject_sitting=subject_sitting, subject=subject,
        subject_accounts=subject_accounts,
    )  # fmt: skip


def counts_in_sittings(stage: str) -> bool:
    """Say whether a stage counts as evidence, alone or beside another."""
    return role(stage).kind in (SPECIFIC, TOGETHER)


def _units(
    tables: Mapping[str, pa.Table], accounts: pa.Array
) -> tuple[NDArray[np.int64], NDArray[np.int64], tuple[str | None, ...], dict[int, str]]:
    """Give each account its unit; accounts that share a household's line stay units of their own."""
    members, operators = tables["operator_members"], tables["operators"]
    shape = dict(
        zip(operators["operator_id"].to_pylist(), operators["shape"].to_pylist(), strict=True)
    )
    unit = np.arange(len(accounts), dtype=np.int64)
    code = codes_of(members["account_key"], accounts)
    first: dict[str, int] = {}
    shapes: dict[int, str] = {}
    for operator, account in zip(members["operator_id"].to_pylist(), code.tolist(), strict=True):
        if account < 0:
            continue
        found = shape.get(operator, ONE_OPERATOR)
        if found == ONE_OPERATOR:
            unit[account] = first.setdefault(operator, account)
        else:
            shapes[account] = found
    old, unit = np.unique(unit, return_inverse=True)
    name = {place: operator for operator, place in first.items()}
    size = np.bincount(unit, minlength=len(old))
    return unit, size, tuple(name.get(int(place)) for place in old), shapes


def _stages(
    tables: Mapping[str, pa.Table], keys: pa.Array
) -> tuple[
    tuple[str, ...],
    NDArray[np.int64],
    NDArray[np.int64],
    NDArray[np.float64],
    NDArray[np.int64],
]:
    """Give the rows of stages of prompts that are in the log, in the order of prompts."""
    table = tables["message_stages"]
    names = tuple(sorted(set(pc.unique(table["stage"]).to_pylist())))
    prompt = codes_of(table["message_key"], keys)
    stage = codes_of(table["stage"], pa.array(names, pa.string()))
    probability = np.clip(table["probability"].to_numpy(), 0.0, 1.0)
    level = codes_of(table["level"], pa.array(LEVELS, pa.string()))
    order = np.lexsort((stage, prompt))
    order = order[prompt[order] >= 0]
    return names, prompt[order], stage[order], probability[order], np.maximum(level[order], 0)


def _refused(tables: Mapping[str, pa.Table], keys: pa.Array) -> NDArray[np.bool_]:
    outcomes = tables["outcomes"]
    code = codes_of(outcomes["message_key"], keys)
    told = pc.equal(outcomes["outcome"], "refused").to_numpy(zero_copy_only=False).astype(np.bool_)
    refused = np.zeros(len(keys), dtype=np.bool_)
    refused[code[told & (code >= 0)]] = True
    return refused


def _rephrased(tables: Mapping[str, pa.Table], keys: pa.Array) -> NDArray[np.bool_]:
    """Mark prompts that were answered after something specific had been refused."""
    found = np.zeros(len(keys), dtype=np.bool_)
    sequences = tables["sequences"]
    rows = sequences.filter(pc.equal(sequences["kind"], "refused_rephrased_answered"))
    lists = rows["message_keys"].to_pylist()
    last = codes_of(pa.array([m[-1] if m else "" for m in lists], pa.string()), keys)
    stages = zip(rows["stage_before"].to_pylist(), rows["stage_after"].to_pylist(), strict=True)
    for place, pair in zip(last.tolist(), stages, strict=True):
        if place >= 0 and any(stage and role(stage).kind == SPECIFIC for stage in pair):
            found[place] = True
    return found


def _subjects(
    tables: Mapping[str, pa.Table], keys: pa.Array, sitting: NDArray[np.int64]
) -> tuple[pa.Array, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give each subject once a sitting."""
    table = tables["subjects"]
    name = pc.binary_join_element_wise(table["kind"], table["value"], ":")
    names = _keys(name)
    code, prompt = codes_of(name, names), codes_of(table["message_key"], keys)
    accounts = np.zeros(len(names), dtype=np.int64)
    np.maximum.at(accounts, code, table["accounts"].to_numpy())
    here = prompt >= 0
    pairs = np.unique(sitting[prompt[here]] * max(1, len(names)) + code[here])
    return names, pairs // max(1, len(names)), pairs % max(1, len(names)), accounts


def _bit(stage: str) -> int:
    phase = role(stage).phase
    return 0 if phase is None else 1 << ORDER.index(phase)


def _one(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column


def _keys(*columns: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Give the distinct keys of columns, sorted."""
    found = pa.concat_arrays([_one(pc.unique(column)) for column in columns])
    found = pc.unique(found)
    return found.take(pc.sort_indices(found))


def codes_of(column: pa.ChunkedArray | pa.Array, keys: pa.Array) -> NDArray[np.int64]:
    """Give each value its place among the keys, -1 where it isn't there."""
    places = pc.fill_null(pc.index_in(_one(column), value_set=keys), -1)
    return np.asarray(places.to_numpy(zero_copy_only=False), dtype=np.int64)
