"""Comments from YouTube: API pages, a comment downloader's lines, or a table of comments."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import unpaged
from groundswell.sources.reading.rows import (
    columns_of,
    dig,
    each_of,
    read_records,
    read_table,
    sample_dicts,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_API = {
    "post": "id",
    "account": "snippet.authorChannelId.value",
    "display_name": "snippet.authorDisplayName",
    "text": "snippet.textOriginal",
    "at": "snippet.publishedAt",
    "kind": "kind",
    "target_post": "snippet.videoId",
    "target_account": "snippet.channelId",
    "conversation": "snippet.videoId",
    "likes": "snippet.likeCount",
    "comments": "snippet.totalReplyCount",
}
_LINES = {
    "post": "cid",
    "account": "channel",
    "display_name": "author",
    "text": "text",
    "at": "time_parsed",
    "kind": "cid",
    "target_post": "cid",
    "conversation": "video",
    "likes": "votes",
    "comments": "replies",
}
_TABLE = {
    "post": ("commentId", "comment_id", "id"),
    "account": (
        "authorChannelId",
        "authorChannelId.value",
        "author_channel_id",
        "authorChannelUrl",
    ),
    "handle": ("authorHandle", "authorName"),
    "display_name": ("authorDisplayName", "author", "author_name"),
    "text": ("textOriginal", "textDisplay", "text"),
    "at": ("publishedAt", "published_at"),
    "target_post": ("parentId", "parentCommentId", "parent_id"),
    "conversation": ("videoId", "video_id"),
    "likes": ("likeCount", "like_count"),
    "comments": ("totalReplyCount", "replyCount", "reply_count"),
}
_PAGES = ("items",)
_VIDEO_ID = re.compile(r"[\w-]{11}")


@dataclass(frozen=True)
class YoutubeComments:
    """Comments and replies; the video is what a comment answers, the channel who wrote it."""

    name: ClassVar[str] = "youtube_comments"
    title: ClassVar[str] = "YouTube comments"
    how: ClassVar[str] = (
        "API objects of kind youtube#commentThread or youtube#comment, JSON lines with cid, text, "
        "time and channel, or a table with a video's and a comment's id and publishedAt."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise one of the three layouts."""
        if head.header is not None:
            mapping = _table_mapping(head)
            if mapping is None:
                return None
            return Recognition(self.name, 1.0, mapping, "youtube", head.notes)
        found = [each for one in sample_dicts(head) for each, _ in unpaged(one, _PAGES)]
        records = [each for each in found if isinstance(each, dict)]
        if any(str(each.get("kind")).startswith("youtube#comment") for each in records):
            return Recognition(self.name, 1.0, _API, "youtube", head.notes)
        lines = [each for each in records if {"cid", "text", "time", "channel"} <= each.keys()]
        if not lines or 2 * len(lines) <= len(records):
            return None
        video = _video(head)
        note = (
            f"the file does not name its video; {video} was taken from the file's name"
            if video
            else "the file does not name its video; comments without an answered one have no target"
        )
        return Recognition(self.name, 1.0, _LINES, "youtube", (*head.notes, note))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield comments and replies, a thread's replies after its first comment."""
        if head.header is not None:
            yield from read_table(
                head,
                recognition.mapping,
                platform=recognition.platform,
                finish=_finish,
                batch_rows=batch_rows,
            )
            return
        video = _video(head)

        def convert(comment: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str:
            return _line(comment, video) if "cid" in comment else _comment(comment)

        yield from read_records(
            head,
            recognition,
            convert,
            columns=tuple(_API),
            list_keys=_PAGES,
            spread=_thread,
            batch_rows=batch_rows,
        )


def _video(head: Head) -> str | None:
    stem = head.path.name.split(".", 1)[0]
    return stem if _VIDEO_ID.fullmatch(stem) and not stem.isalpha() else None


def _table_mapping(head: Head) -> dict[str, str] | None:
    names = columns_of(head)
    found = {
        raw: next(name for name in choices if name in names)
        for raw, choices in _TABLE.items()
        if any(name in names for name in choices)
    }
    named = {"videoId", "video_id"} & set(names) and {"commentId", "comment_id"} & set(names)
    if not named or not {"text", "at"} <= found.keys():
        return None
    if "account" not in found and "display_name" in found:
        found["account"] = found["display_name"]
    return found if "account" in found else None


def _finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
    parents = columns.get("target_post", [None] * count)
    videos = columns.get("conversation", [None] * count)
    columns["kind"] = ["reply" if parent else "comment" for parent in parents]
    columns["target_post"] = [
        parent or video for parent, video in zip(parents, videos, strict=True)
    ]
    return columns


def _thread(record: dict[str, Any]) -> list[dict[str, Any]]:
    top = dig(record, "snippet.topLevelComment")
    if not isinstance(top, dict):
        return [record]
    snippet = record["snippet"]
    around = {"videoId": snippet.get("videoId"), "channelId": snippet.get("channelId")}
    first = {**top, "snippet": {**around, **(top.get("snippet") or {})}}
    first["replies"] = snippet.get("totalReplyCount")
    replies = [
        {**each, "snippet": {**around, **(each.get("snippet") or {})}}
        for each in each_of(dig(record, "replies.comments"))
    ]
    return [first, *replies]


def _comment(comment: dict[str, Any]) -> dict[str, Any] | str:
    snippet = comment.get("snippet")
    if not isinstance(snippet, dict):
        return "a comment without its snippet"
    parent, video = snippet.get("parentId"), snippet.get("videoId")
    return {
        "post": comment.get("id"),
        "account": dig(snippet, "authorChannelId.value") or snippet.get("authorChannelUrl"),
        "display_name": snippet.get("authorDisplayName"),
        "text": snippet.get("textOriginal") or snippet.get("textDisplay"),
        "at": snippet.get("publishedAt"),
        "kind": "reply" if parent else "comment",
        "target_post": parent or video,
        "target_account": None if parent else snippet.get("channelId"),
        "conversation": video,
        "likes": snippet.get("likeCount"),
        "comments": comment.get("replies"),
    }


def _line(comment: dict[str, Any], video: str | None) -> dict[str, Any]:
    number = str(comment.get("cid"))
    parent = number.partition(".")[0] if "." in number else None
    return {
        "post": number,
        "account": comment.get("channel") or comment.get("author"),
        "display_name": comment.get("author"),
        "text": comment.get("text"),
        "at": comment.get("time_parsed") or comment.get("time"),
        "kind": "reply" if parent else "comment",
        "target_post": parent or video,
        "conversation": video,
        "likes": comment.get("votes"),
        "comments": comment.get("replies"),
    }
