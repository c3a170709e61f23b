"""Posts from Mastodon and servers that speak its interface."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import unpaged
from groundswell.sources.reading.rows import dig, each_of, read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "uri",
    "account": "account.url",
    "handle": "account.acct",
    "display_name": "account.display_name",
    "account_created": "account.created_at",
    "followers": "account.followers_count",
    "following": "account.following_count",
    "bio": "account.note",
    "default_picture": "account.avatar",
    "text": "content",
    "at": "created_at",
    "lang": "language",
    "kind": "reblog",
    "target_post": "reblog.uri",
    "target_account": "reblog.account.url",
    "target_handle": "reblog.account.acct",
    "target_at": "reblog.created_at",
    "likes": "favourites_count",
    "shares": "reblogs_count",
    "comments": "replies_count",
    "link": "card.url",
    "hashtag": "tags.name",
    "mention": "mentions.acct",
}
_MARKS = {"uri", "content", "account", "created_at", "reblogs_count", "favourites_count"}
_PAGES = ("statuses",)
_NOTE = "a reply names its target by the number the collecting server gave it, not by its address"


@dataclass(frozen=True)
class Mastodon:
    """Statuses in JSON; a post is known by its uri, which no two servers share."""

    name: ClassVar[str] = "mastodon"
    title: ClassVar[str] = "Mastodon"
    how: ClassVar[str] = (
        "JSON statuses with uri, content, account, reblogs_count, favourites_count."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise statuses by their keys."""
        statuses = [each for one in sample_dicts(head) for each, _ in unpaged(one, _PAGES)]
        fit = [each for each in statuses if isinstance(each, dict) and each.keys() >= _MARKS]
        if head.container == "parquet" or not fit or 2 * len(fit) <= len(statuses):
            return None
        return Recognition(self.name, 1.0, _MAPPING, "mastodon", (*head.notes, _NOTE))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the statuses with their HTML as plain text."""
        yield from read_records(
            head,
            recognition,
            _row,
            columns=tuple(_MAPPING),
            list_keys=_PAGES,
            batch_rows=batch_rows,
        )


def _row(status: dict[str, Any], _: Mapping[str, Any]) -> dict[str, Any] | str:
    account = status.get("account")
    if not isinstance(account, dict):
        return "a status without its account"
    boosted = status.get("reblog")
    shown = boosted if isinstance(boosted, dict) else status
    text, links = plain_text(shown.get("content"))
    bio, _links = plain_text(account.get("note"))
    counts: dict[str, Any] = {} if shown is boosted else status
    return {
        "post": status.get("uri") or status.get("url"),
        "account": _who(account),
        "handle": account.get("acct"),
        "display_name": account.get("display_name"),
        "account_created": account.get("created_at"),
        "followers": account.get("followers_count"),
        "following": account.get("following_count"),
        "bio": "" if account.get("note") == "" else bio,
        "default_picture": _default_picture(account),
        "text": text,
        "at": status.get("created_at"),
        "lang": shown.get("language"),
        **_target(status, account),
        "likes": counts.get("favourites_count"),
        "shares": counts.get("reblogs_count"),
        "comments": counts.get("replies_count"),
        "link": list(dict.fromkeys([*links, *each_of([dig(shown, "card.url")])])),
        "hashtag": each_of(shown.get("tags"), "name"),
        "mention": each_of(shown.get("mentions"), "acct"),
    }


def _default_picture(account: dict[str, Any]) -> bool | None:
    """Tell the server's own picture by its address; None where the account came without one."""
    address = account.get("avatar")
    return address.endswith("/missing.png") if isinstance(address, str) and address else None


def _target(status: dict[str, Any], account: dict[str, Any]) -> dict[str, Any]:
    quoted = dig(status, "quote.quoted_status")
    for kind, target in (("repost", status.get("reblog")), ("quote", quoted)):
        if isinstance(target, dict):
            whose = target.get("account") or {}
            return {
                "kind": kind,
                "target_post": target.get("uri"),
                "target_account": _who(whose),
                "target_handle": whose.get("acct"),
                "target_at": target.get("created_at"),
            }
    if status.get("in_reply_to_id") is None:
        return {"kind": "post"}
    number = status.get("in_reply_to_account_id")
    named = [account, *each_of(status.get("mentions"))]
    answered: dict[str, Any] = next(
        (each for each in named if number and dig(each, "id") == number), {}
    )
    return {
        "kind": "reply",
        "target_post": status["in_reply_to_id"],
        "target_account": _who(answered),
        "target_handle": answered.get("acct"),
    }


def _who(account: dict[str, Any]) -> Any:
    return account.get("url") or account.get("uri") or account.get("acct")


def plain_text(html: Any) -> tuple[str | None, list[str]]:
    """Give the text of a status's HTML, and the links in it that are no mention or hashtag.

    >>> plain_text("<p>Bus 42 is late.<br>See <a href='https://bus.example/42'>here</a></p>")
    ('Bus 42 is late.\\nSee here', ['https://bus.example/42'])
    """
    if not isinstance(html, str) or not html:
        return None, []
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts).strip() or None, reader.links


class _Reader(HTMLParser):
    """Collects text and links, with line breaks where paragraphs and breaks stood."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a break or a link."""
        if tag in {"p", "br", "li", "div"} and self.parts:
            self.parts.append("\n")
        given = dict(attrs)
        marked = {"mention", "hashtag", "u-url"} & set((given.get("class") or "").split())
        if tag == "a" and given.get("href") and not marked:
            self.links.append(str(given["href"]))

    def handle_data(self, data: str) -> None:
        """Keep text as it comes."""
        self.parts.append(data)
