"""Posts in the layout of the Internet Research Agency collection of Linvill and Warren."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.rows import read_table, recognition_by_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head, Recognition

_MARKS = ("external_author_id", "author", "content", "publish_date", "post_type", "retweet")
_MAPPING = {
    "post": "tweet_id",
    "account": "author",  # external_author_id lost its last digits to a spreadsheet
    "handle": "author",
    "followers": "followers",
    "following": "following",
    "text": "content",
    "at": "publish_date",
    "lang": "language",
    "kind": "post_type",
    "link": "tco1_step1",
}
_EXTRA = {"retweet": "retweet", "link2": "tco2_step1", "link3": "tco3_step1"}


@dataclass(frozen=True)
class TrollTweets:
    """The collection published in 2018; its dates put the month first."""

    name: ClassVar[str] = "troll_tweets"
    title: ClassVar[str] = "Internet Research Agency posts (Linvill and Warren)"
    how: ClassVar[str] = (
        "A table with external_author_id, author, content, publish_date, post_type."
    )
    date_order: ClassVar[DateOrder | None] = "mdy"

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the collection by its column names."""
        return recognition_by_header(
            self.name,
            head,
            _MARKS,
            _MAPPING,
            "x",
            notes=("dates are read month first, as this collection writes them",),
        )

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts; a repost holds the text of the original but not its id."""
        yield from read_table(
            head,
            recognition.mapping,
            platform=recognition.platform,
            extra=_EXTRA,
            finish=_finish,
            batch_rows=batch_rows,
        )


def _finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
    retweet, link2, link3 = (columns.pop(name) for name in _EXTRA)
    kinds = columns.get("kind", [None] * count)
    links = columns.get("link", [None] * count)
    columns["kind"] = [_kind(kind, flag) for kind, flag in zip(kinds, retweet, strict=True)]
    columns["link"] = [
        [link for link in each if link] or None for each in zip(links, link2, link3, strict=True)
    ]
    return columns


def _kind(kind: Any, retweet: Any) -> str:
    word = str(kind or "").upper()
    if word == "RETWEET" or (not word and str(retweet).strip() in {"1", "1.0", "True"}):
        return "repost"
    return "quote" if word == "QUOTE_TWEET" else "post"
