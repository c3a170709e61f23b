"""What both Bluesky forms share: the fields of a post record."""

from __future__ import annotations

from typing import Any

from groundswell.sources.reading.rows import dig, each_of


def post_fields(record: dict[str, Any]) -> dict[str, Any]:
    """Give the raw columns that an ``app.bsky.feed.post`` record fills."""
    features = [
        feature
        for facet in each_of(record.get("facets"))
        for feature in each_of(dig(facet, "features"))
        if isinstance(feature, dict)
    ]
    links = [_feature(each, "link", "uri") for each in features]
    links.append(dig(record, "embed.external.uri") or dig(record, "embed.media.external.uri"))
    quoted = dig(record, "embed.record.record.uri") or dig(record, "embed.record.uri")
    parent = dig(record, "reply.parent.uri")
    target = parent or quoted
    kind = "reply" if parent else "quote" if quoted else "post"
    return {
        "text": record.get("text"),
        "at": record.get("createdAt"),
        "lang": each_of(record.get("langs")) or None,
        "kind": kind,
        "target_post": target,
        "target_account": account_of(target),
        "conversation": dig(record, "reply.root.uri"),
        "link": list(dict.fromkeys(each for each in links if each)),
        "hashtag": [
            *(tag for tag in (_feature(each, "tag", "tag") for each in features) if tag),
            *each_of(record.get("tags")),
        ],
        "mention": [did for did in (_feature(each, "mention", "did") for each in features) if did],
        "picture": _pictures(record),
    }


def account_of(uri: Any) -> str | None:
    """Give the account in an address such as ``at://did:plc:abc/app.bsky.feed.post/1``.

    >>> account_of("at://did:plc:abc/app.bsky.feed.post/1")
    'did:plc:abc'
    """
    if isinstance(uri, str) and uri.startswith("at://"):
        return uri.removeprefix("at://").split("/", 1)[0]
    return None


def _pictures(record: dict[str, Any]) -> list[Any]:
    """List pictures by the hash of their bytes, which is their name on Bluesky."""
    shown = dig(record, "embed.images") or dig(record, "embed.media.images")
    found = (dig(each, "image.ref.$link") for each in each_of(shown))
    return [cid for cid in found if isinstance(cid, str)]


def _feature(feature: dict[str, Any], kind: str, key: str) -> Any:
    return feature.get(key) if str(feature.get("$type", "")).endswith(f"#{kind}") else None
