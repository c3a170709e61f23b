"""Shares in the four columns that the CooRTweet package works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import columns_of, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "content_id",
    "account": "account_id",
    "at": "timestamp_share",
    "target_post": "object_id",
}
_NOTE = (
    "the file does not say what was shared; read as reposts of object_id; "
    "--map link=object_id to say otherwise"
)


@dataclass(frozen=True)
class CooRTweet:
    """Who shared which object when, without saying what the objects are."""

    name: ClassVar[str] = "coortweet"
    title: ClassVar[str] = "CooRTweet"
    how: ClassVar[str] = "A table with object_id, account_id, content_id and timestamp_share."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the four columns by name."""
        if not set(_MAPPING.values()) <= set(columns_of(head)):
            return None
        if any(
            column == "object_id" and raw != "target_post" for raw, column in head.given.items()
        ):
            mapping = {raw: name for raw, name in _MAPPING.items() if raw != "target_post"}
            return Recognition(self.name, 1.0, {**mapping, **head.given}, "unknown", head.notes)
        return Recognition(self.name, 1.0, _MAPPING, "unknown", (*head.notes, _NOTE))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the shares as reposts, or as posts where the object was named otherwise."""
        kind = "repost" if "target_post" in recognition.mapping else "post"

        def finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
            columns["kind"] = [kind] * count
            return columns

        yield from read_table(
            head,
            recognition.mapping,
            platform=recognition.platform,
            finish=finish,
            batch_rows=batch_rows,
        )
