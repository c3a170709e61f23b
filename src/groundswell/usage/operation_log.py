"""The log as arrays, for counting: who sat down when, with which stages and subjects.

A *unit* is what can be an operation: the linked accounts of one operator, or one account. A
*sitting* is what was asked in one conversation on one day (UTC): the smallest thing that counts
as an occasion, so that ten messages in a row are not ten pieces of evidence.
"""

from __future__ import annotations

import math
import re
import zlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.usage.operation_roles import ORDER, SPECIFIC, TOGETHER, role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

DAY_MS = 86_400_000
LEVELS = ("weak", "look", "investigate")
LOOK = LEVELS.index("look")
LIKELY = 0.3
"""Probability from which a stage is seen, though its message alone says little: level look aside."""

_EMPLOYERS = ["email_domain", "organisation"]  # signals that tell whose accounts somebody's are
_LOOKED_AT = 400  # characters of a prompt; a form's heading stands at its start
_CONTEXT = 12  # characters before a subject
_BREAK = re.compile(r"[.:;!?\n。：；！？]")
_SAME = 0.8  # of a unit's uses of a subject after the same characters: a form's heading
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
    parts: NDArray[np.int64]  # of each unit: how many it was joined from by a subject alone
    mailbox: NDArray[
        np.bool_
    ]  # of each account: whether the log knows its mailbox's domain or organisation

    account: NDArray[np.int64]  # of each sitting
    day: NDArray[np.int64]  # from 0
    began: NDArray[np.int64]  # milliseconds

    # Prompts stand conversation by conversation, in order.
    prompt_keys: pa.Array
    prompt_row: NDArray[np.int64]  # row of each prompt in messages
    prompt_conversation: NDArray[np.int64]
    prompt_sitting: NDArray[np.int64]
    prompt_refused: NDArray[np.bool_]
    prompt_phases: NDArray[np.int64]  # bits by place in ORDER, from stages that are seen
    prompt_specific: NDArray[np.bool_]  # whether a specific stage is seen
    prompt_clear: NDArray[np.bool_]  # whether one is at look or above
    prompt_rephrased: NDArray[np.bool_]  # answered, after something specific had been refused
    prompt_leaning: NDArray[np.float64]  # to any stage, in log odds; not a number: not read

    stages: tuple[str, ...]
    stage_prompt: NDArray[np.int64]  # of each stage of a prompt
    stage: NDArray[np.int64]
    probability: NDArray[np.float64]
    level: NDArray[np.int64]
    seen: NDArray[np.bool_]  # at look or above, or likely

    subjects: pa.Array
    subject_sitting: NDArray[np.int64]  # each subject once a sitting
    subject: NDArray[np.int64]
    subject_accounts: NDArray[np.int64]  # of each subject: accounts of the log that wrote it

    @property
    def sitting_leaning(self) -> NDArray[np.float64]:
        """How far the prompt of each sitting leans that leans most; not a number where none was read."""
        found = np.full(len(self.account), np.nan)
        np.fmax.at(found, self.prompt_sitting, self.prompt_leaning)
        return found

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
    seen = (level >= LOOK) | (probability >= LIKELY)
    phases = np.zeros(len(keys), dtype=np.int64)
    np.bitwise_or.at(phases, rows[seen], phase_bit[stage[seen]])
    specific, clear = (np.zeros(len(keys), dtype=np.bool_) for _ in range(2))
    specific[rows[seen & telling[stage]]] = True
    clear[rows[(level >= LOOK) & telling[stage]]] = True
    subjects, subject_sitting, subject, subject_accounts = _subjects(
        tables, keys, sitting, prompts["row"].to_numpy(), unit[account]
    )
    return Log(
        accounts=accounts, unit=unit, size=size, operators=operators, shapes=shapes,
        parts=np.ones(len(size), dtype=np.int64), mailbox=_mailboxes(tables, accounts),
        account=account, day=packed % days, began=began,
        prompt_keys=keys, prompt_row=prompts["row"].to_numpy(),
        prompt_conversation=conversation, prompt_sitting=sitting,
        prompt_refused=_refused(tables, keys), prompt_phases=phases, prompt_specific=specific,
        prompt_clear=clear,
        prompt_rephrased=_rephrased(tables, keys, specific), prompt_leaning=_leanings(tables, keys),
        stages=stages, stage_prompt=rows, stage=stage, probability=probability, level=level, seen=seen,
        subjects=subjects, subject_sitting=subject_sitting, subject=subject,
        subject_accounts=subject_accounts,
    )  # fmt: skip


def without(log: Log, units: Sequence[int]) -> Log:
    """Give the log as if some units had asked for nothing; all prompts and stage names stay."""
    gone = np.isin(log.unit[log.account[log.prompt_sitting]], np.array(units, dtype=np.int64))
    rows = ~gone[log.stage_prompt]
    return replace(
        log,
        prompt_refused=log.prompt_refused & ~gone,
        prompt_phases=np.where(gone, 0, log.prompt_phases),
        prompt_specific=log.prompt_specific & ~gone,
        prompt_clear=log.prompt_clear & ~gone,
        prompt_rephrased=log.prompt_rephrased & ~gone,
        prompt_leaning=np.where(gone, np.nan, log.prompt_leaning),
        stage_prompt=log.stage_prompt[rows],
        stage=log.stage[rows],
        probability=log.probability[rows],
        level=log.level[rows],
        seen=log.seen[rows],
    )


def joined(log: Log, groups: Sequence[Sequence[int]]) -> Log:
    """Give the log with the units of each group in one, the first; the others are left empty."""
    place, parts = np.arange(log.units), log.parts.copy()
    names = list(log.operators)
    for first, *rest in groups:
        place[rest] = first
        parts[first] += parts[rest].sum()
        names[first] = next((names[u] for u in (first, *rest) if names[u] is not None), None)
    unit = place[log.unit]
    size = np.bincount(unit, minlength=log.units)
    return replace(log, unit=unit, size=size, operators=tuple(names), parts=parts)


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


def _mailboxes(tables: Mapping[str, pa.Table], accounts: pa.Array) -> NDArray[np.bool_]:
    signals = tables["signals"]
    told = signals.filter(pc.is_in(signals["kind"], value_set=pa.array(_EMPLOYERS)))
    code = codes_of(told["account_key"], accounts)
    found = np.zeros(len(accounts), dtype=np.bool_)
    found[code[code >= 0]] = True
    return found


def _leanings(tables: Mapping[str, pa.Table], keys: pa.Array) -> NDArray[np.float64]:
    table = tables["message_leanings"]
    code = codes_of(table["message_key"], keys)
    found = np.full(len(keys), np.nan)
    found[code[code >= 0]] = table["leaning"].to_numpy()[code >= 0]
    return found


def _rephrased(
    tables: Mapping[str, pa.Table], keys: pa.Array, specific: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Mark prompts that were answered after something specific had been refused."""
    found = np.zeros(len(keys), dtype=np.bool_)
    sequences = tables["sequences"]
    rows = sequences.filter(pc.equal(sequences["kind"], "refused_rephrased_answered"))
    lists = [keys_of or [""] for keys_of in rows["message_keys"].to_pylist()]
    first, last = (
        codes_of(pa.array([one[end] for one in lists], pa.string()), keys) for end in (0, -1)
    )
    here = (first >= 0) & (last >= 0)
    first, last = first[here], last[here]
    found[last[specific[first] | specific[last]]] = True
    return found


def _subjects(
    tables: Mapping[str, pa.Table],
    keys: pa.Array,
    sitting: NDArray[np.int64],
    rows: NDArray[np.int64],
    unit: NDArray[np.int64],
) -> tuple[pa.Array, NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Give each subject once a sitting, headings of forms left out."""
    table = tables["subjects"]
    name = pc.binary_join_element_wise(table["kind"], table["value"], ":")
    names = _keys(name)
    code, prompt = codes_of(name, names), codes_of(table["message_key"], keys)
    accounts = np.zeros(len(names), dtype=np.int64)
    np.maximum.at(accounts, code, table["accounts"].to_numpy())
    here = np.flatnonzero(prompt >= 0)
    code, prompt, start = code[here], prompt[here], table["start"].to_numpy()[here]
    text = tables["messages"]["text"].take(pa.array(rows[prompt]))
    heading = _headings(unit[sitting[prompt]], sitting[prompt], code, start, text)
    code, prompt = code[~heading], prompt[~heading]
    pairs = np.unique(sitting[prompt] * max(1, len(names)) + code)
    return names, pairs // max(1, len(names)), pairs % max(1, len(names)), accounts


def _headings(
    unit: NDArray[np.int64],
    sitting: NDArray[np.int64],
    code: NDArray[np.int64],
    start: NDArray[np.int64],
    text: pa.ChunkedArray,
) -> NDArray[np.bool_]:
    """Mark subjects that a unit writes after the same words in nearly every sitting.

    They are the name of a form or a way to begin, as a team has for all its prompts, and not
    what these are about. What is carried from a plan to a report stands in other sentences, even
    where somebody always calls it by the same expression: so the words are those of the sentence
    from its beginning, and twelve characters at least.
    """
    if not len(code):
        return np.zeros(0, dtype=np.bool_)
    before = pc.utf8_slice_codeunits(text, 0, _LOOKED_AT).to_pylist()
    context = np.array(
        [
            hash_of(_led_by(t, at)) if at <= _LOOKED_AT else number
            for number, (t, at) in enumerate(zip(before, start.tolist(), strict=True))
        ],
        dtype=np.int64,
    )
    group = np.unique(unit * (int(code.max()) + 1) + code, return_inverse=True)[1]
    form = np.unique(group * (1 << 32) + context, return_inverse=True)[1]
    occasions = int(sitting.max()) + 1
    held = np.unique(group * occasions + sitting) // occasions
    told, first = np.unique(form * occasions + sitting, return_index=True)
    uses = np.bincount(held)
    same = np.zeros(len(uses), dtype=np.int64)
    np.maximum.at(same, group[first], np.bincount(told // occasions)[form[first]])
    return np.asarray(((uses >= 2) & (same >= _SAME * uses))[group])


def _led_by(text: str, at: int) -> str:
    """Give what stands before a place: from the start of its sentence, and no fewer characters than 12.

    >>> _led_by("Hello. Write to the bird club", 24)
    ' Write to the bird'
    """
    begun = max((found.end() for found in _BREAK.finditer(text, 0, at)), default=0)
    return text[max(0, min(begun, at - _CONTEXT)) : at]


def hash_of(text: str) -> int:
    """Give a number of a short text, the same in every run."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


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
