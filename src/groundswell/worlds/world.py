"""A world: who acted on what and when, with the truth about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.worlds.operation import Operation

TRACES = ("co_repost", "co_link", "hashtag_sequence", "copied_text")
"""Kinds of act: an item belongs to one of them, by its place here."""

MECHANISMS = (
    "ordinary",
    "fast follower",
    "fan",
    "broker",
    "niche fan",
    "digest reader",
    "live event",
    "drive",
    "share button",
    "publisher",
    "syndication",
    "feed",
    "scheduled",
)
"""Why an account acts as it does, when no operation runs it."""

AUTOMATED = ("publisher", "syndication", "feed", "scheduled")
"""Mechanisms that are software or arrangement, openly: synchronous, and no campaign."""


@dataclass(frozen=True, slots=True)
class World:
    """Events of a synthetic world, by time, and what is true of its accounts and items.

    ``account``, ``item`` and ``at_ms`` have one entry an event. ``origin_ms`` (when it appeared),
    ``source`` (number of its author), ``item_trace`` (place in `TRACES`) and ``item_operation``
    have one entry an item; ``operation`` (place in ``operations``), ``mechanism`` (place in
    `MECHANISMS`) and ``created_ms`` one entry an account. -1 is unknown, or no operation.

    Accounts of operations have mechanism 0; ask ``operation`` first. Authors are accounts too,
    also those that never act.
    """

    name: str
    seed: int
    account: NDArray[np.int64]
    item: NDArray[np.int64]
    at_ms: NDArray[np.int64]
    origin_ms: NDArray[np.int64]
    source: NDArray[np.int64]
    item_trace: NDArray[np.int8]
    accounts: int
    operation: NDArray[np.int64]
    mechanism: NDArray[np.int8]
    item_operation: NDArray[np.int64]
    operations: tuple[Operation, ...]
    created_ms: NDArray[np.int64]
    zone_ms: NDArray[np.int64]  # one entry an account: its clock's distance from UTC

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.origin_ms)

    @property
    def automated(self) -> NDArray[np.bool_]:
        """For each account, whether it is legitimate automation or a publishers' arrangement."""
        numbers = [MECHANISMS.index(name) for name in AUTOMATED]
        found: NDArray[np.bool_] = np.isin(self.mechanism, numbers) & (self.operation < 0)
        return found

    def table(self, *, origins: bool = True, traces: Sequence[str] | None = None) -> pa.Table:
        """Give the events as a test of events takes them: account, item, at_ms and origins.

        ``origins=False`` leaves out ``item_origin_ms`` and ``item_source``, as for data that
        don't tell them; ``traces`` keeps only the items of these traces.
        """
        kept = np.ones(len(self.item), dtype=np.bool_)
        if traces is not None:
            wanted = [place for place, name in enumerate(TRACES) if name in traces]
            kept = np.isin(self.item_trace, wanted)[self.item]
        account, item = self.account[kept], self.item[kept]
        accounts = _names("a", self.accounts)
        columns = {
            "account": accounts.take(pa.array(account)),
            "item": _names("i", self.items).take(pa.array(item)),
            "at_ms": pa.array(self.at_ms[kept]),
        }
        if origins:
            origin, source = self.origin_ms[item], self.source[item]
            columns["item_origin_ms"] = pa.array(origin, mask=origin < 0)
            columns["item_source"] = accounts.take(pa.array(source, mask=source < 0))
        return pa.table(columns)

    def truth(self) -> pa.Table:
        """Give, for each account, its operation and that operation's kind, or its mechanism."""
        organic = self.operation < 0
        names = pa.array([f"o{k + 1}" for k in range(len(self.operations))], pa.string())
        kinds = pa.array([each.kind for each in self.operations], pa.string())
        number = pa.array(self.operation, mask=organic)
        return pa.table(
            {
                "account": _names("a", self.accounts),
                "operation": names.take(number),
                "kind": kinds.take(number),
                "mechanism": pa.array(MECHANISMS).take(
                    pa.array(self.mechanism.astype(np.int64), mask=~organic)
                ),
            }
        )


def _names(letter: str, count: int) -> pa.Array:
    return pa.array([f"{letter}{number}" for number in range(count)], pa.string())
