"""Messages in a plain table or in JSON lines: the form for every log that has none of its own."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.model.raw_usage import RAW_MESSAGE_COLUMNS, UsageBatch, role_of
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import columns_of, sample_dicts
from groundswell.sources.reading.usage_rows import all_columns, column_chunks, plain_column
from groundswell.sources.reading.usage_said import text_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder
    from groundswell.sources.reading.contract import Head

_NEEDED = ("account", "conversation", "role", "text")
_OTHER_NAMES = {
    "account": ("account_id", "user_id", "user", "uid", "customer_id"),
    "conversation": ("conversation_id", "session_id", "thread_id", "chat_id", "session", "thread"),
    "message": ("message_id", "msg_id"),
    "parent": ("parent_id", "parent_message_id"),
    "role": ("sender", "author", "speaker"),
    "text": ("content", "message_text", "body"),
    "at": ("timestamp", "created_at", "time", "created", "date", "datetime"),
    "finish_reason": ("stop_reason",),
    "lang": ("language",),
    "started": ("conversation_started",),
}


@dataclass(frozen=True)
class UsagePlain:
    """One message a row: account, conversation, role, text, at, and more where there is."""

    name: ClassVar[str] = "messages"
    title: ClassVar[str] = "Messages, one a row (the plain form)"
    how: ClassVar[str] = (
        "JSON lines, CSV or Parquet with account, conversation, role, text and at, or usual other "
        "names of them."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the form by its columns; usual other names count for less."""
        names = columns_of(head)
        mapping = {raw: raw for raw in RAW_MESSAGE_COLUMNS if raw in names}
        own = all(raw in mapping for raw in (*_NEEDED, "at"))
        notes = list(head.notes)
        if not own:
            lower = {name.lower().replace(" ", "_").replace("-", "_"): name for name in names}
            for raw, others in _OTHER_NAMES.items():
                found = next((lower[other] for other in (raw, *others) if other in lower), None)
                if raw not in mapping and found is not None:
                    mapping[raw] = found
            if not all(raw in mapping for raw in _NEEDED):
                return None
            roles = [each.get(mapping["role"]) for each in sample_dicts(head)]
            if not any(role_of(role) for role in roles):
                return None  # a table of posts has authors, too
            taken = ", ".join(f"{n} as {raw}" for raw, n in mapping.items() if n != raw)
            if taken:
                notes.append(f"columns were taken by usual other names: {taken}")
        if "at" not in mapping and "started" not in mapping:
            return None
        return Recognition(self.name, 0.9 if own else 0.6, mapping, None, tuple(notes))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield the messages."""
        wanted = all_columns(head, recognition.mapping, RAW_MESSAGE_COLUMNS)
        for rows, held, rejects, last_row in column_chunks(
            head, sorted(set(wanted.values())), max(batch_rows, 1)
        ):
            texts, left_out = _texts(held.pop(wanted["text"], [None] * len(rows)))
            columns = {
                raw: plain_column(held[name]) for raw, name in wanted.items() if name in held
            }
            yield UsageBatch(
                rows,
                columns | {"text": texts},
                rejects=rejects,
                last_row=last_row,
                left_out=dict(left_out),
            )


def _texts(column: Any) -> tuple[Any, Counter[str]]:
    """Give texts, those of parts put together, and count by kind what the parts hold besides."""
    left_out: Counter[str] = Counter()
    if hasattr(column, "type"):
        return column, left_out
    found = []
    for cell in column:
        if isinstance(cell, (list, dict)):
            try:
                text, kinds = text_in(cell)
            except RecursionError:  # lists within lists, hundreds deep
                text, kinds = "", []
            if text:  # else the message as a whole is counted
                left_out.update(kinds)
            found.append(text)
        else:
            found.append(cell)
    return found, left_out
