"""Posts from X by its API version 2, as pages, as lists, or flattened line by line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import read_one, unpaged
from groundswell.sources.reading.rows import dig, each_of, read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "id",
    "account": "author_id",
    "handle": "author.username",
    "display_name": "author.name",
    "account_created": "author.created_at",
    "followers": "author.public_metrics.followers_count",
    "following": "author.public_metrics.following_count",
    "bio": "author.description",
    "default_picture": "author.profile_image_url",
    "text": "text",
    "at": "created_at",
    "lang": "lang",
    "kind": "referenced_tweets.type",
    "target_post": "referenced_tweets.id",
    "target_account": "referenced_tweets.author_id",
    "target_handle": "referenced_tweets.author.username",
    "target_at": "referenced_tweets.created_at",
    "conversation": "conversation_id",
    "likes": "public_metrics.like_count",
    "shares": "public_metrics.retweet_count",
    "comments": "public_metrics.reply_count",
    "views": "public_metrics.impression_count",
    "link": "entities.urls.expanded_url",
    "hashtag": "entities.hashtags.tag",
    "mention": "entities.mentions.username",
    "picture": "attachments.media_keys",
}
_MARKS = {"public_metrics", "edit_history_tweet_ids", "referenced_tweets", "conversation_id"}
_KINDS = {"retweeted": "repost", "replied_to": "reply", "quoted": "quote"}  # by precedence
_PAGES = ("data",)


@dataclass(frozen=True)
class XApiV2:
    """Posts from X, API version 2: pages with includes, lists, or flattened lines."""

    name: ClassVar[str] = "x_api_v2"
    title: ClassVar[str] = "X API v2"
    how: ClassVar[str] = (
        "JSON objects with author_id, text and one of public_metrics, referenced_tweets, "
        "conversation_id or edit_history_tweet_ids, alone or under data."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise posts of API version 2 by their keys."""
        posts = [
            each
            for record in sample_dicts(head)
            for each, _ in unpaged(record, _PAGES)
            if isinstance(each, dict)
        ]
        fit = [each for each in posts if "author_id" in each and "text" in each and "id" in each]
        if head.container not in {"json_lines", "json_document"} or 2 * len(fit) <= len(posts):
            return None
        marked = any(_MARKS & each.keys() for each in fit)
        return Recognition(self.name, 1.0 if marked else 0.8, _MAPPING, "x", head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts; those that were only included along with them are context."""
        lookups = _Lookups(_document_includes(head))

        def convert(post: dict[str, Any], page: Mapping[str, Any]) -> dict[str, Any] | str:
            return _row(post, lookups.of(page))

        yield from read_records(
            head,
            recognition,
            convert,
            columns=tuple(_MAPPING),
            list_keys=_PAGES,
            batch_rows=batch_rows,
        )


class _Lookup:
    """The users and posts that came along with a page, by id."""

    def __init__(self, includes: Any) -> None:
        inside = includes if isinstance(includes, dict) else {}
        self.users = _by_id(inside.get("users"))
        self.posts = _by_id(inside.get("tweets"))


class _Lookups:
    """The lookup of the page a post is on, made once for each page."""

    def __init__(self, whole: Any) -> None:
        self._page: object = None
        self._whole = _Lookup(whole) if whole else None
        self._lookup = _Lookup(None)

    def of(self, page: Mapping[str, Any]) -> _Lookup:
        if self._whole is not None:
            return self._whole
        if page is not self._page:
            self._page, self._lookup = page, _Lookup(page.get("includes"))
        return self._lookup


def _by_id(values: Any) -> dict[str, dict[str, Any]]:
    return {str(each.get("id")): each for each in each_of(values) if isinstance(each, dict)}


def _row(post: dict[str, Any], lookup: _Lookup) -> dict[str, Any] | str:
    author = post.get("author") or lookup.users.get(str(post.get("author_id"))) or {}
    kind, target = _target(post, lookup)
    repost = kind == "repost"
    entities = (target.get("entities") if repost else None) or post.get("entities") or {}
    counts = {} if repost else post.get("public_metrics") or {}
    of_reply = post.get("in_reply_to_user_id") if kind == "reply" else None
    target_account = target.get("author_id") or of_reply
    whose = target.get("author") or lookup.users.get(str(target_account)) or {}
    return {
        "post": post.get("id"),
        "account": post.get("author_id"),
        "handle": author.get("username"),
        "display_name": author.get("name"),
        "account_created": author.get("created_at"),
        "followers": dig(author, "public_metrics.followers_count"),
        "following": dig(author, "public_metrics.following_count"),
        "bio": author.get("description"),
        "default_picture": _default_picture(author),
        "text": (_text(target) if repost else None) or _text(post),
        "at": post.get("created_at"),
        "lang": post.get("lang"),
        "kind": kind,
        "target_post": target.get("id"),
        "target_account": target_account,
        "target_handle": whose.get("username"),
        "target_at": target.get("created_at"),
        "conversation": post.get("conversation_id"),
        "likes": counts.get("like_count"),
        "shares": counts.get("retweet_count"),
        "comments": counts.get("reply_count"),
        "views": counts.get("impression_count"),
        "link": [
            each.get("unwound_url") or each.get("expanded_url") or each.get("url")
            for each in each_of(entities.get("urls"))
        ],
        "hashtag": each_of(entities.get("hashtags"), "tag"),
        "mention": each_of(entities.get("mentions"), "username"),
        "picture": (_photos(target) if repost else None) or _photos(post),
    }


def _photos(post: dict[str, Any]) -> list[str]:
    """List the photographs by their keys, which a post keeps when it shows another's upload."""
    keys = each_of(dig(post, "attachments.media_keys"))
    return [key for key in keys if isinstance(key, str) and key.startswith("3_")]


def _default_picture(author: dict[str, Any]) -> bool | None:
    """Tell the platform's own picture by its address; None where the author came without one."""
    address = author.get("profile_image_url")
    return "/default_profile_images/" in address if isinstance(address, str) and address else None


def _target(post: dict[str, Any], lookup: _Lookup) -> tuple[str, dict[str, Any]]:
    """Give kind and target; a repost's own counts are those of the original, so not its own."""
    references = {
        each.get("type"): each
        for each in each_of(post.get("referenced_tweets"))
        if isinstance(each, dict)
    }
    for word, kind in _KINDS.items():
        if word in references:
            named = references[word]
            return kind, {**lookup.posts.get(str(named.get("id")), {}), **named}
    return "post", {}


def _text(post: dict[str, Any]) -> Any:
    return dig(post, "note_tweet.text") or post.get("text")


def _document_includes(head: Head) -> Any:
    """Read what a document includes; in a document it comes after the posts that need it."""
    if head.container == "json_document" and head.prefix == "data.item":
        return read_one(head, "includes")
    return None
