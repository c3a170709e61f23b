"""Posts from Twitter's public archives of information operations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.rows import opened, read_table, recognition_by_header

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head, Recognition

_MARKS = ("tweetid", "userid", "tweet_text", "tweet_time", "is_retweet")
_MAPPING = {
    "post": "tweetid",
    "account": "userid",
    "handle": "user_screen_name",
    "display_name": "user_display_name",
    "account_created": "account_creation_date",
    "followers": "follower_count",
    "following": "following_count",
    "bio": "user_profile_description",
    "text": "tweet_text",
    "at": "tweet_time",
    "lang": "tweet_language",
    "kind": "is_retweet",
    "target_post": "retweet_tweetid",
    "target_account": "retweet_userid",
    "likes": "like_count",
    "shares": "retweet_count",
    "comments": "reply_count",
    "link": "urls",
    "hashtag": "hashtags",
    "mention": "user_mentions",
}
_EXTRA = {
    "reply": "in_reply_to_tweetid",
    "reply_account": "in_reply_to_userid",
    "quoted": "quoted_tweet_tweetid",
}
_NOTHING = {"", "nan", "null", "none", "0"}


@dataclass(frozen=True)
class TwitterIoArchive:
    """Posts of accounts that Twitter attributed to information operations, 2018 to 2021."""

    name: ClassVar[str] = "twitter_io_archive"
    title: ClassVar[str] = "Twitter information operations archive"
    how: ClassVar[str] = (
        "A table with the columns tweetid, userid, tweet_text, tweet_time, is_retweet."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise the archive by its column names."""
        return recognition_by_header(self.name, head, _MARKS, _MAPPING, "x")

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts; links, hashtags and mentions come as lists."""
        yield from read_table(
            head,
            recognition.mapping,
            platform=recognition.platform,
            extra=_EXTRA,
            finish=_finish,
            batch_rows=batch_rows,
        )


def _finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
    extra = {name: columns.pop(name) for name in _EXTRA}
    unknown = [None] * count
    retweet = columns.get("kind", unknown)
    post, account = columns.get("target_post", unknown), columns.get("target_account", unknown)
    kinds, posts, accounts = [], [], []
    for at in range(count):
        reply, quoted = _id(extra["reply"][at]), _id(extra["quoted"][at])
        if str(retweet[at]).strip().lower() in {"true", "1", "t"}:
            found = ("repost", _id(post[at]), _id(account[at]))
        elif reply or _id(extra["reply_account"][at]):
            found = ("reply", reply, _id(extra["reply_account"][at]))
        elif quoted:
            found = ("quote", quoted, None)
        else:
            found = ("post", None, None)
        kinds.append(found[0])
        posts.append(found[1])
        accounts.append(found[2])
    if "bio" in columns:  # the archive gives every profile text: an empty cell is an empty text
        columns["bio"] = ["" if bio is None else bio for bio in columns["bio"]]
    for name in ("handle", "display_name"):  # of small accounts, the archive hid all three alike
        if name in columns:
            columns[name] = [
                None if value == whose else value
                for value, whose in zip(columns[name], columns["account"], strict=True)
            ]
    columns |= {"kind": kinds, "target_post": posts, "target_account": accounts}
    for name in ("link", "hashtag", "mention"):
        if name in columns:
            columns[name] = [opened(value, links=name == "link") for value in columns[name]]
    return columns


def _id(value: Any) -> Any:
    return None if value is None or str(value).strip().lower() in _NOTHING else value
