"""What an account writes before most of its prompts, whatever they are about: a heading, not a matter.

Teams and tools put the same lines before every request (a style, a project's name, a mark). A rare name
in them ties all prompts of the account to one another, those about a telescope to those about a report:
it says who asks, and nothing of what is asked for. So it links accounts, and no prompts. A line that is
itself a request stays: who asks for the same again and again asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

LEAST_PROMPTS = 4  # of an account, that open with it; two or three are a matter gone on with
LEAST_CONVERSATIONS = 3
LEAST_SHARE = 0.6  # of the account's prompts
_LOOKED_AT = 600  # characters of a prompt; a heading stands at its start
_MOST_PIECES = 8
_SHORTEST = 6  # characters
_PIECE = re.compile(r"[^.:;!?\n。：；！？]+")
_TOLD = pa.array(["look", "investigate"])


@dataclass(frozen=True, slots=True)
class StandingOrders:
    """Where they stand: for the message_key of a prompt, pairs of start and end in characters."""

    places: Mapping[str, tuple[tuple[int, int], ...]]

    def hold(self, subjects: pa.Table) -> NDArray[np.bool_]:
        """Say for n rows of ``SUBJECTS`` which stand in one."""
        inside = np.zeros(subjects.num_rows, np.bool_)
        rows = np.flatnonzero(self.open(subjects))
        keys = subjects["message_key"].take(pa.array(rows)).to_pylist()
        starts = subjects["start"].to_numpy()[rows].tolist()
        for row, key, at in zip(rows.tolist(), keys, starts, strict=True):
            inside[row] = any(first <= at < last for first, last in self.places[key])
        return inside

    def open(self, table: pa.Table) -> NDArray[np.bool_]:
        """Say for n rows of a table with message_key which are of a prompt that has one."""
        known = pa.array(list(self.places), pa.string())
        found: NDArray[np.bool_] = pc.is_in(table["message_key"], value_set=known).to_numpy()
        return found

    def unheaded(self, leanings: pa.Table) -> pa.Table:
        """Give ``MESSAGE_LEANINGS`` in which prompts that open with one lean as without their first line."""
        below = leanings["after_first_line"]
        headed = pc.and_(pa.array(self.open(leanings)), pc.is_valid(below))
        place = leanings.schema.get_field_index("leaning")
        return leanings.set_column(
            place, leanings.schema.field(place), pc.if_else(headed, below, leanings["leaning"])
        )

    def blanked(self, messages: pa.Table) -> pa.Table:
        """Give the messages with blanks in their place, so that offsets stay what they are."""
        if not self.places:
            return messages
        texts = messages["text"].to_pylist()
        keys = messages["message_key"].to_pylist()
        for row in np.flatnonzero(self.open(messages)).tolist():
            text = texts[row]
            for first, last in self.places[keys[row]]:
                text = text[:first] + " " * (last - first) + text[last:]
            texts[row] = text
        place = messages.schema.get_field_index("text")
        return messages.set_column(
            place, messages.schema.field("text"), pa.array(texts, pa.string())
        )


def standing_orders(messages: pa.Table, stages: pa.Table) -> StandingOrders:
    """Find what accounts write before most of their prompts.

    A piece of text between full stops, colons or line ends counts as such where it is among the first
    pieces of four or more prompts of an account, in three or more conversations and in six of ten of
    all its prompts, unless in half of them a stage (``MESSAGE_STAGES``) is told by it.
    """
    mine = messages.filter(pc.equal(messages["role"], "user"))
    if not mine.num_rows:
        return StandingOrders({})
    account, conversation = (
        mine[name].combine_chunks().dictionary_encode().indices.to_numpy()
        for name in ("account_key", "conversation_key")
    )
    prompts = np.bincount(account)
    busy = np.flatnonzero(prompts[account] >= LEAST_PROMPTS)
    row, piece, start, end = _pieces(mine["text"].combine_chunks(), busy)
    if not len(row):
        return StandingOrders({})
    owner = account[row]
    key = _codes(owner, piece)
    in_prompts = _distinct(key, row)
    often = in_prompts >= LEAST_PROMPTS
    often &= _distinct(key, conversation[row]) >= LEAST_CONVERSATIONS
    kept = often[key] & (in_prompts[key] >= LEAST_SHARE * prompts[owner])
    row, key, start, end = row[kept], key[kept], start[kept], end[kept]
    asks = np.bincount(key, _asks(mine, stages, row, start, end), minlength=len(often))
    kept = 2 * asks[key] < in_prompts[key]
    names = mine["message_key"].take(pa.array(row[kept])).to_pylist()
    places: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in zip(names, start[kept].tolist(), end[kept].tolist(), strict=True):
        places.setdefault(name, []).append((first, last))
    return StandingOrders({name: tuple(held) for name, held in places.items()})


def _asks(
    mine: pa.Table,
    stages: pa.Table,
    row: NDArray[np.int64],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Say for each piece whether the span of a stage lies in it for the most part."""
    found = np.zeros(len(row))
    told = stages.filter(pc.is_in(stages["level"], value_set=_TOLD))
    spans: dict[str, list[tuple[int, int]]] = {}
    for name, first, last in zip(
        *(told[column].to_pylist() for column in ("message_key", "start", "end")), strict=True
    ):
        spans.setdefault(name, []).append((first, last))
    names = mine["message_key"].take(pa.array(row)).to_pylist()
    for piece, (name, first, last) in enumerate(
        zip(names, start.tolist(), end.tolist(), strict=True)
    ):
        for begin, stop in spans.get(name, ()):
            shared = min(last, stop) - max(first, begin)
            if 2 * shared >= stop - begin:
                found[piece] = 1.0
    return found


def _pieces(
    texts: pa.Array, rows: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Cut the starts of the prompts in ``rows``: row, code of the piece, and where it stands."""
    row: list[int] = []
    start: list[int] = []
    end: list[int] = []
    code: list[int] = []
    codes: dict[str, int] = {}
    for number, text in zip(rows.tolist(), texts.take(pa.array(rows)).to_pylist(), strict=True):
        for count, found in enumerate(_PIECE.finditer(text[:_LOOKED_AT])):
            if count == _MOST_PIECES:
                break
            words = found[0].strip().casefold()
            if len(words) < _SHORTEST:
                continue
            row.append(number)
            start.append(found.start())
            end.append(found.end())
            code.append(codes.setdefault(words, len(codes)))
    return (
        np.array(row, np.int64),
        np.array(code, np.int64),
        np.array(start, np.int64),
        np.array(end, np.int64),
    )


def _codes(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Number pairs of whole numbers."""
    joined = one.astype(np.int64) * (int(other.max()) + 1) + other
    found: NDArray[np.int64] = np.unique(joined, return_inverse=True)[1].astype(np.int64)
    return found


def _distinct(key: NDArray[np.int64], value: NDArray[np.int64]) -> NDArray[np.int64]:
    """Count the distinct values of each key."""
    both = np.unique(np.stack([key, value.astype(np.int64)]), axis=1)
    return np.bincount(both[0], minlength=int(key.max()) + 1)
