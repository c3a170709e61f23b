"""Posts from Bluesky as its feed and search interfaces give them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.atproto import account_of, post_fields
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import unpaged
from groundswell.sources.reading.rows import dig, read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "post.uri",
    "account": "post.author.did",
    "handle": "post.author.handle",
    "display_name": "post.author.displayName",
    "account_created": "post.author.createdAt",
    "default_picture": "post.author.avatar",
    "text": "post.record.text",
    "at": "post.record.createdAt",
    "lang": "post.record.langs",
    "kind": "reason.$type",
    "target_post": "post.record.reply.parent.uri",
    "target_account": "reply.parent.author.did",
    "target_handle": "reply.parent.author.handle",
    "target_at": "reply.parent.record.createdAt",
    "conversation": "post.record.reply.root.uri",
    "likes": "post.likeCount",
    "shares": "post.repostCount",
    "comments": "post.replyCount",
    "link": "post.record.facets.features.uri",
    "hashtag": "post.record.facets.features.tag",
    "mention": "post.record.facets.features.did",
    "picture": "post.record.embed.images.image.ref.$link",
}
_PAGES = ("feed", "posts")


@dataclass(frozen=True)
class BlueskyFeed:
    """Posts and reposts from Bluesky, from getAuthorFeed, getTimeline or searchPosts."""

    name: ClassVar[str] = "bluesky_feed"
    title: ClassVar[str] = "Bluesky feed or search"
    how: ClassVar[str] = (
        "JSON objects with a post, or themselves one, of at:// uri, author.did and record."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise feed posts by their address, author and record."""
        posts = [
            each.get("post", each)
            for record in sample_dicts(head)
            for each, _ in unpaged(record, _PAGES)
            if isinstance(each, dict)
        ]
        fit = [
            post
            for post in posts
            if str(dig(post, "uri")).startswith("at://")
            and dig(post, "author.did")
            and isinstance(dig(post, "record"), dict)
        ]
        if not fit or 2 * len(fit) <= len(posts):
            return None
        return Recognition(self.name, 1.0, _MAPPING, "bluesky", head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield posts, and reposts under the name of who reposted."""
        yield from read_records(
            head,
            recognition,
            _row,
            columns=tuple(_MAPPING),
            list_keys=_PAGES,
            batch_rows=batch_rows,
        )


def _row(item: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str:
    post = item.get("post", item)
    record = post.get("record")
    if not isinstance(record, dict) or not post.get("uri"):
        return "no post with an address and a record"
    author = post.get("author") or {}
    fields = post_fields(record)
    reason = item.get("reason") or {}
    if dig(reason, "by.did"):
        by = reason["by"]
        return {
            **fields,
            "post": reason.get("uri") or f"{post['uri']}#reposted-by={by['did']}",
            "account": by["did"],
            "handle": by.get("handle"),
            "display_name": by.get("displayName"),
            "account_created": by.get("createdAt"),
            "default_picture": _default_picture(by),
            "at": reason.get("indexedAt"),
            "kind": "repost",
            "target_post": post["uri"],
            "target_account": author.get("did") or account_of(post["uri"]),
            "target_handle": author.get("handle"),
            "target_at": record.get("createdAt"),
            "conversation": None,
        }
    whose = _target(fields["target_post"], item, post)
    return {
        **fields,
        "post": post["uri"],
        "account": author.get("did") or account_of(post["uri"]),
        "handle": author.get("handle"),
        "display_name": author.get("displayName"),
        "account_created": author.get("createdAt"),
        "default_picture": _default_picture(author),
        "target_handle": dig(whose, "author.handle"),
        "target_at": dig(whose, "record.createdAt") or dig(whose, "value.createdAt"),
        "likes": post.get("likeCount"),
        "shares": post.get("repostCount"),
        "comments": post.get("replyCount"),
    }


def _default_picture(author: dict[str, Any]) -> bool | None:
    """Tell whether a whole profile lacks a picture; None where the profile came cut down."""
    if author.get("avatar"):
        return False
    return True if author.get("createdAt") else None  # servers give both where there are both


def _target(uri: Any, item: dict[str, Any], post: dict[str, Any]) -> Any:
    """Find the target's own view, which stands beside a reply or in a quote's embed."""
    places = (
        dig(item, "reply.parent"),
        dig(post, "embed.record"),
        dig(post, "embed.record.record"),
    )
    return next((each for each in places if uri and dig(each, "uri") == uri), None)
