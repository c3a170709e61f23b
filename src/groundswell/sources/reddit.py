"""Submissions and comments from Reddit, as in the monthly dumps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "name",
    "account": "author",
    "handle": "author",
    "account_created": "author_created_utc",
    "text": "body",
    "at": "created_utc",
    "kind": "name",
    "target_post": "parent_id",
    "conversation": "link_id",
    "likes": "score",
    "comments": "num_comments",
    "link": "url",
}
_GONE = {"[deleted]", "[removed]"}


@dataclass(frozen=True)
class Reddit:
    """Submissions and comments, one JSON object a line."""

    name: ClassVar[str] = "reddit"
    title: ClassVar[str] = "Reddit"
    how: ClassVar[str] = "JSON objects with author, created_utc, subreddit and a body or a title."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise submissions and comments by their keys."""
        records = sample_dicts(head)
        fit = [
            each
            for each in records
            if {"author", "created_utc", "subreddit"} <= each.keys()
            and ("body" in each or "title" in each)
        ]
        if head.container in {"parquet", "delimited"}:
            return None
        if not fit or 2 * len(fit) <= len(records):
            return None
        return Recognition(self.name, 1.0, _MAPPING, "reddit", head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield submissions and comments; what a deleted account wrote is set aside."""
        yield from read_records(
            head, recognition, _row, columns=tuple(_MAPPING), batch_rows=batch_rows
        )


def _row(record: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str:
    author = record.get("author")
    if author in _GONE:
        return "the author is deleted; many people stand behind that one name"
    comment = "body" in record
    short = "t1" if comment else "t3"
    row = {
        "post": record.get("name") or (f"{short}_{record['id']}" if "id" in record else None),
        "account": author,
        "handle": author,
        "account_created": record.get("author_created_utc"),
        "at": record.get("created_utc"),
        "likes": record.get("score"),
        "comments": record.get("num_comments"),
    }
    if comment:
        return {
            **row,
            "text": _present(record["body"]),
            "kind": "comment",
            "target_post": record.get("parent_id"),
            "conversation": record.get("link_id"),
        }
    texts = [_present(record.get("title")), _present(record.get("selftext"))]
    origin = record.get("crosspost_parent")
    own = record.get("is_self") or str(record.get("domain", "")).startswith("self.")
    return {
        **row,
        "text": "\n".join(text for text in texts if text) or None,
        "kind": "repost" if origin else "post",
        "target_post": origin,
        "conversation": row["post"],
        "link": None if own else record.get("url"),
    }


def _present(text: Any) -> str | None:
    return text if isinstance(text, str) and text not in _GONE else None
