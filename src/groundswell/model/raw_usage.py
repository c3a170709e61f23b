"""What a source of usage logs hands over: messages and signals as they were found, in columns.

Values are untouched here, as in `raw`: ``tables`` turns them into the canonical tables, once, at
the door.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.model.raw import Reject

RAW_MESSAGE_COLUMNS: Mapping[str, str] = {
    "account": "id of the account at the provider",
    "provider": "whose log it is, one lower-case word; needed where logs of several are read",
    "account_created": "when the account was created",
    "conversation": "id of the conversation; unique within the account",
    "started": "when the conversation began, for messages without a time",
    "message": "id of the message; unique within the conversation",
    "parent": "id of the message that it follows, for conversations that were edited",
    "kept": "whether the message is on the way that was kept: true or false, where the log tells",
    "role": "user, assistant, system or tool, or another word for one of them",
    "text": "what the message says",
    "at": "when it was written",
    "lang": "language code or name, as the log gives it",
    "model": "the model that answered",
    "finish_reason": "why the answer ended: stop, length, content_filter, refusal …",
    "refused": "whether the log itself says that it was refused: true or false",
}
"""The agreed names of columns of messages, and what each holds."""

RAW_SIGNAL_COLUMNS: Mapping[str, str] = {
    "account": "id of the account at the provider, as in the messages",
    "provider": "whose account it is, as in the messages",
    "kind": "email, phone, payment, address, device, user_agent, timezone … or another word",
    "value": "the value, before anything was made of it",
    "first_seen": "when the account first showed it",
    "last_seen": "when it last did",
    "shared": "what is known to share the value: vpn, university, household, reseller …",
}
"""The agreed names of columns of signals, and what each holds."""

ROLES: Mapping[str, str] = {
    "user": "user", "human": "user", "customer": "user", "prompter": "user",
    "assistant": "assistant", "ai": "assistant", "bot": "assistant", "model": "assistant",
    "chatbot": "assistant", "system": "system", "developer": "system",
    "tool": "tool", "function": "tool", "ipython": "tool", "environment": "tool",
}  # fmt: skip
"""Words that logs use for who wrote a message, and ours."""


def role_of(value: object) -> str | None:
    """Give our word for a role, None where it is none that is known.

    >>> role_of("Human"), role_of("developer"), role_of("passer-by")
    ('user', 'system', None)
    """
    return ROLES.get(value.strip().lower()) if isinstance(value, str) else None


@dataclass(frozen=True, slots=True)
class UsageBatch:
    """Some messages and signals of one file, column by column.

    ``columns`` maps names of `RAW_MESSAGE_COLUMNS` to lists or Arrow arrays as long as ``rows``, the number of the
    record that each message stands in; a record may hold many. ``signals`` maps names of
    `RAW_SIGNAL_COLUMNS` likewise, as long as ``signal_rows``. ``last_row`` is the highest record
    number looked at, and ``left_out`` counts by kind what is whole but is no message to read
    (a tool call, a picture without text).
    """

    rows: Sequence[int] = ()
    columns: Mapping[str, Any] = field(default_factory=dict)
    signal_rows: Sequence[int] = ()
    signals: Mapping[str, Any] = field(default_factory=dict)
    rejects: Sequence[Reject] = ()
    last_row: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hold every column to its name and its length."""
        _check(self.columns, RAW_MESSAGE_COLUMNS, len(self.rows))
        _check(self.signals, RAW_SIGNAL_COLUMNS, len(self.signal_rows))


def _check(columns: Mapping[str, Any], known: Mapping[str, str], rows: int) -> None:
    for name, values in columns.items():
        if name not in known:
            msg = f"a usage source gave the column {name!r}; use one of {', '.join(known)}"
            raise ValueError(msg)
        if len(values) != rows:
            msg = f"column {name!r} has {len(values)} values for {rows} rows"
            raise ValueError(msg)
