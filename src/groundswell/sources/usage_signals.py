"""What accounts showed besides their messages: sign-up, network, device and payment signals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.model.raw_usage import RAW_SIGNAL_COLUMNS, UsageBatch
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import columns_of
from groundswell.sources.reading.usage_rows import all_columns, column_chunks, plain_column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder
    from groundswell.sources.reading.contract import Head

_NEEDED = ("account", "kind", "value")


@dataclass(frozen=True)
class UsageSignals:
    """One signal a row: account, kind, value, and when it was seen."""

    name: ClassVar[str] = "signals"
    title: ClassVar[str] = "Signals of accounts, one a row"
    how: ClassVar[str] = "CSV, JSON lines or Parquet with account, kind and value."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the file by its columns; one that holds texts and roles is of messages."""
        names = columns_of(head)
        mapping = {raw: raw for raw in RAW_SIGNAL_COLUMNS if raw in names}
        if not all(raw in mapping for raw in _NEEDED) or {"role", "text"} <= set(names):
            return None
        return Recognition(self.name, 0.9, mapping, None, head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield the signals."""
        wanted = all_columns(head, recognition.mapping, RAW_SIGNAL_COLUMNS)
        for rows, held, rejects, last_row in column_chunks(
            head, sorted(set(wanted.values())), max(batch_rows, 1)
        ):
            columns = {
                raw: plain_column(held[name]) for raw, name in wanted.items() if name in held
            }
            yield UsageBatch(signal_rows=rows, signals=columns, rejects=rejects, last_row=last_row)
