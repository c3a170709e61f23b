"""Which accounts a batch of usage logs names, as its files write them: the way back from a pseudonym."""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.tables.cells import distinct
from groundswell.tables.cells import names as names_in
from groundswell.tables.usage_messages import UNKNOWN
from groundswell.tables.usage_signals import provider_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Any

    from groundswell.model.raw_usage import UsageBatch


def accounts_named(batch: UsageBatch, provider: str | None) -> Iterator[tuple[str, str]]:
    """Give the provider and the name of each account in a batch, of messages and of signals.

    ``provider`` is that of a file whose rows name none. Rows that are set aside later count as well.

    >>> from groundswell.model.raw_usage import UsageBatch
    >>> columns = {"account": ["ana", "Ben", "ana"], "provider": ["Town AI", None, "Town AI"]}
    >>> sorted(accounts_named(UsageBatch(rows=[1, 2, 3], columns=columns), None))
    [('town_ai', 'ana'), ('unknown', 'Ben')]
    """
    own = (provider or UNKNOWN).lower()
    found: set[tuple[str, str]] = set()
    for cells in (batch.columns, batch.signals):
        found.update(_pairs(cells, own))
    yield from found


def _pairs(cells: Mapping[str, Any], own: str) -> set[tuple[str, str]]:
    if "account" not in cells or not len(cells["account"]):
        return set()
    who = distinct(names_in(cells["account"]))
    if "provider" not in cells or not len(cells["provider"]):
        return {(own, name) for name in who.values if name is not None}
    given = distinct(cells["provider"])
    meant = [provider_of(value) or own for value in given.values]
    codes = set(zip(given.codes.tolist(), who.codes.tolist(), strict=True))
    return {
        (meant[one], who.values[other]) for one, other in codes if who.values[other] is not None
    }
