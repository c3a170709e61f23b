"""What the sections of candidate operations look up, read once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.reports.usage_log import UsageLog
    from groundswell.reports.usage_shown import RowRef

FIRST_ROWS = 3
"""Places of messages that stand beside a statement; it says how many more there are."""


class Known:
    """Rows of every table that belong to some operations, by their keys."""

    def __init__(self, log: UsageLog, operations: Sequence[Mapping[str, Any]]) -> None:
        """Look up all that belongs to ``operations``."""
        self.log = log
        accounts = {account for row in operations for account in row["accounts"]}
        keys = {key for row in operations for key in row["message_keys"]}
        of_sequences = {one for row in operations for one in row["sequences"]}
        ids = [row["operation_id"] for row in operations]
        operators = {row["operator_id"] for row in operations if row["operator_id"]}
        columns = ("message_key", "account_key", "conversation_key", "role", "at_ms", "lang")
        self.accounts = log.one("usage_accounts", "account_key", accounts)
        self.messages = log.by("messages", "account_key", accounts, columns)
        self.stages = log.by("message_stages", "message_key", keys)
        self.sequences = log.one("sequences", "sequence_id", of_sequences)
        told = {key for row in self.sequences.values() for key in row["message_keys"]}
        self.outcomes = log.one("outcomes", "message_key", keys | told)
        self.subjects = log.by("subjects", "message_key", keys)
        self.hypotheses = log.by("hypotheses", "operation_id", ids)
        self.operators = log.one("operators", "operator_id", operators)
        self.members = log.one("operator_members", "account_key", accounts)
        self.rhythms = log.one("rhythms", "account_key", accounts)
        self.readings = log.by("readings", "message_key", keys)
        self.places = log.places(keys | told | {
            key
            for rows in self.hypotheses.values()
            for row in rows
            for key in row["message_keys"][:FIRST_ROWS]
        })  # fmt: skip

    def outcome(self, key: str) -> str:
        """Give what became of a prompt."""
        return str(self.outcomes.get(key, {}).get("outcome", "unknown"))


def first_rows(keys: Sequence[str], places: Mapping[str, RowRef]) -> tuple[RowRef, ...]:
    """Say where the first messages stand."""
    return tuple(places[key] for key in keys[:FIRST_ROWS] if key in places)
