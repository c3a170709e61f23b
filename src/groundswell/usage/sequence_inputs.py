"""Prompts with all that sequences are made of, row by row: outcome, stages, subjects, family."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

PHASES = ("plan", "prepare", "execute", "assess")
"""The phases of an operation, in their order."""

UNKNOWN, REFUSED, PARTLY, ANSWERED = 0, 1, 2, 3
_OUTCOMES = ("unknown", "refused", "partly", "answered")
_LEVELS = ("weak", "look", "investigate")
NO_PHASE = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """The n prompts of a log by account and time, and the places (m) of what they are about.

    ``stage`` is the name of the stage that is surest, ``earliest`` and ``latest`` those of the
    first and the last phase that a prompt has (all empty where there is none), ``early`` and
    ``late`` their phases, -1 for none. ``family`` numbers families, -1 for none. Subjects and
    families are what is shared: ``of`` (m) numbers them, ``row`` (m) says which prompt has them,
    by row, and ``named``, ``bits`` and ``kinds`` (s) say what each is.
    """

    key: NDArray[np.object_]
    account: Ints
    accounts: NDArray[np.object_]
    conversation: Ints
    at_ms: Ints
    text: pa.Array
    lang: NDArray[np.object_]
    outcome: Ints
    stage: NDArray[np.object_]
    earliest: NDArray[np.object_]
    latest: NDArray[np.object_]
    early: Ints
    late: Ints
    batch: Ints
    family: Ints
    of: Ints
    row: Ints
    named: NDArray[np.object_]
    bits: Floats
    kinds: NDArray[np.object_]

    @classmethod
    def of_tables(
        cls, messages: pa.Table, stages: pa.Table, outcomes: pa.Table, subjects: pa.Table,
        families: pa.Table, phases: Mapping[str, str | None],
    ) -> Asked:  # fmt: skip
        """Bring the tables together; ``phases`` gives the phase of each stage."""
        said = messages.filter(pc.equal(messages["role"], "user")).sort_by(
            [(name, "ascending") for name in
             ("account_key", "at_ms", "conversation_key", "position", "message_key")]
        ).combine_chunks()  # fmt: skip
        keys = said["message_key"].combine_chunks()
        coded = said["account_key"].combine_chunks().dictionary_encode()
        talks = said["conversation_key"].combine_chunks().dictionary_encode()
        size = len(keys)
        outcome = np.zeros(size, np.int64)
        at, held = _rows(outcomes["message_key"], keys)
        told = pc.index_in(outcomes["outcome"], value_set=pa.array(_OUTCOMES))
        outcome[at] = pc.fill_null(told, 0).to_numpy()[held]
        staged = _staged(stages, keys, phases)
        family = np.full(size, -1, np.int64)
        at, held = _rows(families["message_key"], keys)
        groups = families["family_key"].combine_chunks().dictionary_encode()
        family[at] = groups.indices.to_numpy()[held]
        shared = _shared(
            subjects, families, keys, family, len(groups.dictionary), len(coded.dictionary)
        )
        return cls(
            keys.to_numpy(zero_copy_only=False),
            coded.indices.to_numpy().astype(np.int64),
            coded.dictionary.to_numpy(zero_copy_only=False),
            talks.indices.to_numpy().astype(np.int64),
            said["at_ms"].to_numpy().astype(np.int64),
            said["text"].combine_chunks(),
            said["lang"].to_numpy(zero_copy_only=False),
            outcome, *staged, family, *shared,
        )  # fmt: skip

    def shared_by(self, rows: Ints) -> Ints:
        """Give the numbers of what at least half of some prompts share, the rarest first."""
        found: list[Ints] = [self.of[slice(*self.span(row))] for row in rows.tolist()]
        numbers, count = np.unique(np.concatenate(found), return_counts=True)
        numbers = numbers[2 * count >= len(rows)]
        return numbers[np.lexsort((self.named[numbers].astype(str), -self.bits[numbers]))]

    def span(self, row: int) -> tuple[int, int]:
        """Give where the subjects of a prompt lie."""
        found = np.searchsorted(self.row, [row, row + 1])
        return int(found[0]), int(found[1])


def _rows(asked: pa.ChunkedArray, keys: pa.Array) -> tuple[Ints, NDArray[np.bool_]]:
    """Give the rows of some message keys, and which of them are prompts at all."""
    found = pc.index_in(asked.combine_chunks(), value_set=keys)
    held = found.is_valid().to_numpy(zero_copy_only=False)
    return found.filter(pa.array(held)).to_numpy().astype(np.int64), held


def _staged(
    stages: pa.Table, keys: pa.Array, phases: Mapping[str, str | None]
) -> tuple[NDArray[np.object_], NDArray[np.object_], NDArray[np.object_], Ints, Ints, Ints]:
    """Give of each prompt the surest stage, those of the first and last phase, these, and the batch.

    Weak stages count only where a prompt has no better one.
    """
    size = len(keys)
    best, earliest, latest = (np.full(size, None, dtype=object) for _ in range(3))
    early, late = np.full(size, NO_PHASE), np.full(size, NO_PHASE)
    batch = np.zeros(size, np.int64)
    at, held = _rows(stages["message_key"], keys)
    if not len(at):
        return best, earliest, latest, early, late, batch
    names = stages["stage"].to_numpy(zero_copy_only=False)[held]
    sure = stages["probability"].to_numpy()[held]
    level = pc.fill_null(pc.index_in(stages["level"], value_set=pa.array(_LEVELS)), 0).to_numpy()[
        held
    ]
    sizes = pc.fill_null(stages["batch_size"], 0).to_numpy()[held].astype(np.int64)
    np.maximum.at(batch, at, sizes)
    highest = np.zeros(size, np.int64)
    np.maximum.at(highest, at, level)
    counts = (level > 0) | (highest[at] == 0)
    kinds, code = np.unique(names.astype(str), return_inverse=True)
    known = {name: place for place, name in enumerate(PHASES)}
    numbers = [known.get(phases.get(kind) or "", NO_PHASE) for kind in kinds.tolist()]
    phase = np.array(numbers, np.int64)[code]
    rank = np.lexsort((names.astype(str), -sure, -level, at))  # the first of a prompt is its surest
    rank = rank[counts[rank]]
    first = rank[np.r_[True, np.diff(at[rank]) != 0]] if len(rank) else rank
    best[at[first]] = names[first]
    for place, sign, numbered in ((earliest, 1, early), (latest, -1, late)):
        some = rank[phase[rank] != NO_PHASE]
        some = some[np.lexsort((np.arange(len(some)), sign * phase[some], at[some]))]
        one = some[np.r_[True, np.diff(at[some]) != 0]] if len(some) else some
        place[at[one]], numbered[at[one]] = names[one], phase[one]
    return best, earliest, latest, early, late, batch


def _shared(
    subjects: pa.Table, families: pa.Table, keys: pa.Array, family: Ints, many: int, log: int
) -> tuple[Ints, Ints, NDArray[np.object_], Floats, NDArray[np.object_]]:
    """Number subjects and families alike, and give them by prompt."""
    at, held = _rows(subjects["message_key"], keys)
    both = pc.binary_join_element_wise(subjects["kind"], subjects["value"], "\x1f")
    coded = both.combine_chunks().dictionary_encode()
    size = len(coded.dictionary)
    code = coded.indices.to_numpy().astype(np.int64)
    first = np.unique(code, return_index=True)[1]
    spread = np.ones(many, np.int64)
    rows, kept = _rows(families["message_key"], keys)
    spread[family[rows]] = families["accounts"].to_numpy()[kept]
    with_family = np.flatnonzero(family >= 0)
    row = np.concatenate([at, with_family])
    of = np.concatenate([code[held], size + family[with_family]])
    order = np.lexsort((of, row))
    names = [pair.split("\x1f", 1) for pair in coded.dictionary.to_pylist()]
    return (
        of[order],
        row[order],
        np.array([*(name for _, name in names), *[""] * many], dtype=object),
        np.concatenate([subjects["bits"].to_numpy()[first], np.log2(log / np.maximum(spread, 1))]),
        np.array([*(kind for kind, _ in names), *["family"] * many], dtype=object),
    )
