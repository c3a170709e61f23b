"""Doing the same at the same time: support for a link, and never a link.

Two who share a prompt or a subject may do so hours or months apart. Here counts how many of the
things they share they did within the same hour, against their own working hours: each account's
messages keep their times, and which message was written at which of them is shuffled.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]

_LEAST, _MOST = 2, 4  # bits
_USES = 20  # of one thing by one account that are looked at, the earliest


@dataclass(frozen=True, slots=True)
class Synchrony:
    """For each pair: things done within the same hour, things shared, and bits, 0 to 4."""

    together: Ints
    shared: Ints
    bits: Ints


def synchrony(
    held: Held,
    messages: pa.Table,
    pair: Ints,
    of_a: Ints,
    of_b: Ints,
    pairs: int,
    seed: int,
    settings: Linking,
) -> Synchrony:
    """Test the pairs that share texts or subjects.

    ``pair``, ``of_a`` and ``of_b`` are parallel: the place of a pair and its two holdings of one
    value. Needs the log's messages for the times of what else the accounts wrote.
    """
    shared = np.bincount(pair, minlength=pairs)
    if not len(pair):
        return Synchrony(shared, shared, shared)
    item, use_a, use_b = _crossed(held, of_a, of_b)
    accounts = np.unique(np.concatenate((held.account[of_a], held.account[of_b])))
    place, own, at = _clock(held, messages, accounts, np.concatenate((use_a, use_b)))
    hour = settings.together_ms

    def together(times: Ints) -> Ints:
        met = np.zeros(len(pair), dtype=bool)
        same = (
            times[place[held.message[use_a]]] // hour == times[place[held.message[use_b]]] // hour
        )
        met[item[same]] = True
        return np.bincount(pair[met], minlength=pairs)

    seen = together(at)
    reached = np.ones(pairs, dtype=np.int64)
    drawn = np.random.Generator(np.random.PCG64(seed))
    by_account = np.argsort(own, kind="stable")
    for _ in range(settings.rounds):
        shuffled = np.empty_like(at)
        shuffled[by_account] = at[np.lexsort((drawn.random(len(at)), own))]
        reached += together(shuffled) >= seen
    claimed = np.floor(-np.log2(reached / (settings.rounds + 1)) + 1e-9).astype(np.int64)
    bits = np.where(seen > 0, np.minimum(claimed, _MOST), 0)
    return Synchrony(seen, shared, np.where(bits >= _LEAST, bits, 0))


def _crossed(held: Held, of_a: Ints, of_b: Ints) -> tuple[Ints, Ints, Ints]:
    """Give every use of one account beside every use of the other: place of the thing, two uses."""
    count_a = np.minimum(held.use[of_a + 1] - held.use[of_a], _USES)
    count_b = np.minimum(held.use[of_b + 1] - held.use[of_b], _USES)
    item = np.repeat(np.arange(len(of_a)), count_a * count_b)
    step = np.arange(len(item)) - np.repeat(
        np.cumsum(count_a * count_b) - count_a * count_b, count_a * count_b
    )
    return (
        item,
        held.use[of_a][item] + step // count_b[item],
        held.use[of_b][item] + step % count_b[item],
    )


def _clock(held: Held, messages: pa.Table, accounts: Ints, uses: Ints) -> tuple[Ints, Ints, Ints]:
    """Give the place of each message in a list of what the accounts wrote, with author and time.

    A message that the log does not hold is its own author's only one: it stays where it is.
    """
    of_these = pc.is_in(messages["account_key"], held.names.take(pa.array(accounts)))
    wrote = messages.filter(pc.and_(of_these, pc.equal(messages["role"], "user")))
    wrote = wrote.take(pc.sort_indices(wrote["message_key"]))
    needed, first = np.unique(held.message[uses], return_index=True)
    found = pc.index_in(held.messages.take(pa.array(needed)), wrote["message_key"].combine_chunks())
    row = pc.fill_null(found, -1).to_numpy().astype(np.int64)
    lost = row < 0
    row[lost] = wrote.num_rows + np.arange(lost.sum())
    place = np.zeros(len(held.messages), dtype=np.int64)
    place[needed] = row
    own = numbered(wrote["account_key"])[1]
    alone = len(accounts) + np.arange(lost.sum())
    return (
        place,
        np.concatenate((own, alone)),
        np.concatenate((wrote["at_ms"].to_numpy(), held.used[uses][first][lost])),
    )
