"""What accounts have that others may have too: values of signals, families of prompts, subjects.

All are brought into one form, so that everything after this treats a card and a rare phrase alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered
from groundswell.usage.link_settings import FAMILIES, PLACE, SAID, STRONG
from groundswell.usage.link_texts import PHRASE, prompt_uses, roots, subject_uses
from groundswell.usage.link_uses import UNKNOWN, Uses, signal_uses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.link_settings import Linking

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_FAINT = "weak"  # level of a stage that says little by itself


@dataclass(frozen=True, slots=True)
class Held:
    """Who has which value: holdings by value and account, and values, as parallel arrays.

    Accounts and values are numbers in the order of their names, so that the order of rows has no
    say. ``message`` lists the uses in messages behind holdings, the earliest first.
    """

    names: pa.Array  # of accounts, ascending
    log: int  # accounts that the rarity of a value is measured against
    account: Ints  # of each holding
    value: Ints  # of each holding; ascending
    first: Ints  # of each holding, UNKNOWN where it is
    last: Ints
    worked: Flags  # of each holding: whether a use of it is in a prompt that a stage was read in
    use: Ints  # where each holding's uses start, one more entry than holdings
    message: Ints  # of each use, a place in ``messages``
    used: Ints  # when, of each use
    messages: pa.Array
    start: Ints  # where each value's holdings start, one more entry than values
    family: Ints  # of each value, a place in FAMILIES
    kind: Ints  # of each value, a place in ``kinds``
    kinds: tuple[str, ...]
    spelled: pa.Array  # the values
    accounts: Ints  # that have the value, in the log
    tells: Floats  # of each value: bits that the text itself tells; infinite for signals
    root: Ints  # of each value: the value that it is a longer spelling of, or itself
    given: tuple[str | None, ...]  # of each value: what the log says shares it

    @property
    def bits(self) -> Floats:
        """How rare each value is: log2(N / accounts that have it), never below 0."""
        rare: Floats = np.log2(self.log / np.maximum(self.accounts, 1))
        return np.maximum(rare, 0.0)

    def of_kinds(self, kinds: frozenset[str]) -> Flags:
        """Tell which values are of some kinds of signal."""
        known = np.array([kind in kinds for kind in self.kinds], dtype=bool)
        of_signal: Flags = self.family < FAMILIES.index("text")
        if not len(self.kind):
            return of_signal
        found: Flags = known[self.kind] & of_signal
        return found

    @property
    def strong(self) -> Flags:
        """Whether a value is of a kind that can be enough alone."""
        return self.of_kinds(STRONG)

    @property
    def own(self) -> Flags:
        """Whether a value is none that somebody can take over from another: no text, nothing said."""
        found: Flags = (self.family < FAMILIES.index("text")) & ~self.of_kinds(SAID)
        return found

    @property
    def in_twos(self) -> Flags:
        """Whether one such value alone says little: a name or a phrase that two happen to share."""
        if PHRASE not in self.kinds:
            return self.of_family("subject")
        phrase: Flags = self.of_family("text") & (self.kind == self.kinds.index(PHRASE))
        return phrase | self.of_family("subject")

    @property
    def place(self) -> Flags:
        """Whether a value says where somebody lives or what they speak."""
        return self.of_kinds(PLACE)

    def of_family(self, family: str) -> Flags:
        """Tell which values are of a family."""
        found: Flags = self.family == FAMILIES.index(family)
        return found

    def holders(self, value: int) -> slice:
        """Give where the holdings of a value lie."""
        return slice(int(self.start[value]), int(self.start[value + 1]))

    def in_turn(self, of_a: Ints, of_b: Ints) -> Flags:
        """Tell which holdings of an address are of other times: it went from one line to another."""
        if "address" not in self.kinds:
            return np.zeros(len(of_a), dtype=bool)
        address = self.of_kinds(frozenset({"address"}))[self.value[of_a]]
        known = (self.first[of_a] != UNKNOWN) & (self.first[of_b] != UNKNOWN)
        later = np.maximum(self.first[of_a], self.first[of_b])
        apart: Flags = later > np.minimum(self.last[of_a], self.last[of_b])
        moved: Flags = address & known & apart
        return moved

    def packed(self) -> Ints:
        """Give holdings as single ascending numbers, to look one up."""
        return self.value * max(1, len(self.names)) + self.account


def held_values(
    accounts: pa.Table,
    signals: pa.Table,
    messages: pa.Table,
    subjects: pa.Table,
    families: pa.Table,
    settings: Linking,
    stages: pa.Table | None = None,
) -> Held:
    """Bring everything that two accounts may share into one form; ``stages`` tell what is work."""
    told = (
        signal_uses(signals),
        prompt_uses(families, messages),
        subject_uses(subjects, families, settings.max_accounts),
    )
    names, numbers = _together(accounts["account_key"], *(each.account for each in told))
    messages_behind, in_messages = _together(
        *(each.message for each in told if each.message is not None)
    )
    before = np.cumsum([0, *(len(each.spelled) for each in told)])
    account = np.concatenate(numbers[1:])
    value = np.concatenate([each.value + low for each, low in zip(told, before, strict=False)])
    nothing = np.full(signals.num_rows, -1, dtype=np.int64)
    message = np.concatenate((nothing, *in_messages))
    first = np.concatenate([each.first for each in told])
    last = np.concatenate([each.last for each in told])
    order = np.lexsort((message, first, value * max(1, len(names)) + account))
    account, value, message = account[order], value[order], message[order]
    first, last = first[order], last[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (value[1:] != value[:-1]) | (account[1:] != account[:-1])
    at = np.flatnonzero(new)
    holders = np.bincount(value[at], minlength=before[-1]).astype(np.int64)
    in_message = message >= 0
    uses = np.concatenate(([0], np.cumsum(in_message)))
    work = _in_work(messages_behind, stages)[message] & in_message
    kinds = sorted({kind for each in told for kind in each.kinds})
    return Held(
        names=names,
        log=max(1, accounts.num_rows),
        account=account[at],
        value=value[at],
        first=_reduced(first, at, earliest=True),
        last=_reduced(last, at, earliest=False),
        worked=np.logical_or.reduceat(work, at) if len(at) else work,
        use=uses[np.concatenate((at, [len(order)]))].astype(np.int64),
        message=message[in_message],
        used=first[in_message],
        messages=messages_behind,
        start=np.concatenate(([0], np.cumsum(holders))).astype(np.int64),
        family=np.concatenate([each.family for each in told]),
        kind=np.concatenate([_renumbered(each, kinds) for each in told]),
        kinds=tuple(kinds),
        spelled=pa.concat_arrays([each.spelled.cast(pa.string()) for each in told]),
        accounts=np.maximum(holders, np.concatenate([each.accounts for each in told])),
        tells=np.concatenate([each.tells for each in told]),
        root=_roots(told, before),
        given=tuple(word for each in told for word in each.given),
    )


def _in_work(messages: pa.Array, stages: pa.Table | None) -> Flags:
    """Tell in which messages a stage was read, and not only faintly; one entry more, for none."""
    found = np.zeros(len(messages) + 1, dtype=bool)
    if stages is not None:
        told = stages.filter(pc.not_equal(stages["level"], _FAINT))["message_key"]
        found[:-1] = pc.is_in(messages, told.combine_chunks()).to_numpy(zero_copy_only=False)
    return found


def _roots(told: tuple[Uses, Uses, Uses], before: Ints) -> Ints:
    """Bring spellings of one subject together; nothing else has several."""
    out = np.arange(before[-1])
    out[before[2] :] = before[2] + np.array(roots(told[2].spelled.to_pylist()), dtype=np.int64)
    return out


def _renumbered(uses: Uses, kinds: list[str]) -> Ints:
    place = np.array([kinds.index(kind) for kind in uses.kinds], dtype=np.int64)
    return place[uses.kind] if len(place) else uses.kind


def _together(*columns: Any) -> tuple[pa.Array, list[Ints]]:
    """Number the values of several columns as one."""
    chunks = [chunk.cast(pa.string()) for column in columns for chunk in column.chunks]
    names, number = numbered(pa.chunked_array(chunks, pa.string()))
    bounds = np.cumsum([0, *(len(column) for column in columns)])
    return names, [number[low:high] for low, high in pairwise(bounds.tolist())]


def _reduced(times: Ints, at: Ints, *, earliest: bool) -> Ints:
    """Give the earliest or latest known time of each run of rows that starts ``at``."""
    if not len(at):
        return times[:0]
    if not earliest:
        return np.maximum.reduceat(times, at)
    late = np.iinfo(np.int64).max
    found = np.minimum.reduceat(np.where(times == UNKNOWN, late, times), at)
    return np.where(found == late, UNKNOWN, found)
