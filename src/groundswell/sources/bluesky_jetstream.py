"""Posts and reposts from Bluesky's Jetstream, one event a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.atproto import account_of, post_fields
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import dig, read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "commit.rkey",
    "account": "did",
    "text": "commit.record.text",
    "at": "commit.record.createdAt",
    "lang": "commit.record.langs",
    "kind": "commit.collection",
    "target_post": "commit.record.subject.uri",
    "target_account": "commit.record.subject.uri",
    "conversation": "commit.record.reply.root.uri",
    "link": "commit.record.facets.features.uri",
    "hashtag": "commit.record.facets.features.tag",
    "mention": "commit.record.facets.features.did",
    "picture": "commit.record.embed.images.image.ref.$link",
}


@dataclass(frozen=True)
class BlueskyJetstream:
    """The live stream of Bluesky in JSON: posts and reposts are read, the rest counted."""

    name: ClassVar[str] = "bluesky_jetstream"
    title: ClassVar[str] = "Bluesky Jetstream"
    how: ClassVar[str] = "JSON lines with did, time_us and kind."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise events by did, time_us and kind."""
        events = sample_dicts(head)
        fit = [each for each in events if {"did", "time_us", "kind"} <= each.keys()]
        if head.container == "parquet" or not fit or 2 * len(fit) <= len(events):
            return None
        return Recognition(self.name, 1.0, _MAPPING, "bluesky", head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts and reposts that were created."""
        yield from read_records(
            head,
            recognition,
            _row,
            columns=tuple(_MAPPING),
            left_out="records are likes, follows or account events, not posts",
            batch_rows=batch_rows,
        )


def _row(event: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str | None:
    if "did" not in event:
        return "no account (did) in the event"
    commit = event.get("commit")
    if event.get("kind") != "commit":
        return None
    if not isinstance(commit, dict):
        return "a commit event without its commit"
    collection = str(commit.get("collection"))
    made = commit.get("operation") == "create"
    if not made or collection not in {"app.bsky.feed.post", "app.bsky.feed.repost"}:
        return None
    record = commit.get("record")
    if not isinstance(record, dict):
        return "a created post without its record"
    row = {
        "post": f"at://{event['did']}/{collection}/{commit.get('rkey')}",
        "account": event["did"],
        "at": record.get("createdAt") or event.get("time_us"),
    }
    if collection == "app.bsky.feed.repost":
        subject = dig(record, "subject.uri")
        return {
            **row,
            "kind": "repost",
            "target_post": subject,
            "target_account": account_of(subject),
        }
    return {**post_fields(record), **row}
