"""Messages in the eight columns that the Coordination Network Toolkit reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pyarrow as pa
import pyarrow.compute as pc

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import columns_of, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_NAMES = (
    "message_id",
    "user_id",
    "username",
    "repost_id",
    "reply_id",
    "message",
    "timestamp",
    "urls",
)
_RAW = ("post", "account", "handle", "target_post", "reply", "text", "at", "link")
_SECONDS = re.compile(r"\d{1,11}(\.\d+)?")


@dataclass(frozen=True)
class QutToolkit:
    """The toolkit's table, whose columns count by their order and not by their names."""

    name: ClassVar[str] = "qut_toolkit"
    title: ClassVar[str] = "Coordination Network Toolkit"
    how: ClassVar[str] = (
        "Eight columns in the order message, user, name, repost, reply, text, seconds, links."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the toolkit's own names, or its order by what the cells hold."""
        columns = columns_of(head)
        if head.container != "delimited" or len(columns) != len(_NAMES):
            return None
        mapping = {raw: name for raw, name in zip(_RAW, columns, strict=True) if raw != "reply"}
        if columns == _NAMES:
            return Recognition(self.name, 1.0, mapping, "unknown", head.notes)
        rows = [
            list(each.values()) if isinstance(each, dict) else each
            for each in head.sample
            if isinstance(each, dict | list) and len(each) == len(_NAMES)
        ]
        if not rows or not all(map(_fits, rows)):
            return None
        note = "read by the order of its columns, as the Coordination Network Toolkit does"
        return Recognition(self.name, 0.9, mapping, "unknown", (*head.notes, note))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the messages; links in one cell are parted at spaces."""
        yield from read_table(
            head,
            recognition.mapping,
            platform=recognition.platform,
            extra={"reply": columns_of(head)[4]},
            finish=_finish,
            arrow=True,
            batch_rows=batch_rows,
        )


def _fits(row: list[Any]) -> bool:
    message, user, _, repost, reply, _, seconds, links = row
    spaced = any(" " in cell.strip() for cell in (message, user, repost, reply))
    linked = all("://" in link for link in links.split())
    return bool(message and user and not spaced and linked and _SECONDS.fullmatch(seconds))


def _finish(columns: dict[str, Any], count: int) -> dict[str, Any]:
    nothing = pa.nulls(count, pa.string())
    reposts = pa.array(columns.get("target_post", nothing), pa.string())
    replies = pa.array(columns.pop("reply"), pa.string())
    answered = pc.if_else(replies.is_valid(), "reply", "post")
    columns["kind"] = pc.if_else(reposts.is_valid(), "repost", answered)
    columns["target_post"] = pc.coalesce(reposts, replies)
    links = pa.array(columns.get("link", nothing), pa.string())
    if pc.any(pc.match_substring_regex(links, r"[^\x21-\x7e]")).as_py():
        several = [link.split() or None if link else None for link in links.to_pylist()]
        links = pa.array(several, pa.list_(pa.string()))
    columns["link"] = links
    return columns
