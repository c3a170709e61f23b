"""Messages from Telegram, as its desktop application exports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import unpaged
from groundswell.sources.reading.rows import dig, each_of, read_records, sample_dicts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_MAPPING = {
    "post": "id",
    "account": "from_id",
    "display_name": "from",
    "text": "text",
    "at": "date_unixtime",
    "kind": "forwarded_from",
    "target_post": "reply_to_message_id",
    "target_account": "forwarded_from_id",
    "target_handle": "forwarded_from",
    "conversation": "chat",
    "likes": "reactions.count",
    "link": "text_entities.href",
    "hashtag": "text_entities.text",
    "mention": "text_entities.text",
    "picture": "photo",
}
_PAGES = ("messages",)
_NOTE = "a forwarded message names the channel it came from, not the message: no target post"


@dataclass(frozen=True)
class Telegram:
    """Channels and groups from Telegram Desktop's result.json, one chat or many."""

    name: ClassVar[str] = "telegram"
    title: ClassVar[str] = "Telegram Desktop export"
    how: ClassVar[str] = "A JSON export whose messages have id, type, date and from or actor."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise an export by its messages."""
        found = [each for one in sample_dicts(head) for each, _ in unpaged(one, _PAGES)]
        fit = [
            each
            for each in found
            if isinstance(each, dict)
            and {"id", "type", "date"} <= each.keys()
            and each["type"] in {"message", "service"}
        ]
        if head.container == "parquet" or not fit or 2 * len(fit) <= len(found):
            return None
        return Recognition(self.name, 1.0, _MAPPING, "telegram", (*head.notes, _NOTE))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the messages; an id is made of the chat's and the message's."""
        yield from read_records(
            head,
            recognition,
            _row,
            columns=tuple(_MAPPING),
            list_keys=_PAGES,
            left_out="records are service messages such as joins and pins, not posts",
            batch_rows=batch_rows,
        )


def _row(message: dict[str, Any], chat: Mapping[str, Any]) -> dict[str, Any] | str | None:
    if message.get("type") == "service":
        return None
    if message.get("id") is None:
        return "a message without its id"
    place = chat.get("id", chat.get("name"))
    parts = message.get("text_entities") or message.get("text")
    entities = [each for each in each_of(parts) if isinstance(each, dict)]
    replied = message.get("reply_to_message_id")
    forwarded = message.get("forwarded_from") or message.get("forwarded_from_id")
    reply_chat = message.get("reply_to_peer_id", place)
    counts = [each for each in each_of(message.get("reactions"), "count") if isinstance(each, int)]
    return {
        "post": _key(place, message["id"]),
        "account": message.get("from_id") or message.get("from") or chat.get("name"),
        "display_name": message.get("from"),
        "text": _text(message.get("text")),
        "at": message.get("date_unixtime") or message.get("date"),
        "kind": "repost" if forwarded else "reply" if replied is not None else "post",
        "target_post": None if forwarded or replied is None else _key(reply_chat, replied),
        "target_account": message.get("forwarded_from_id") or message.get("forwarded_from"),
        "target_handle": message.get("forwarded_from"),
        "conversation": place,
        "likes": sum(counts) if counts else None,
        "link": [
            each.get("href") or each.get("text")
            for each in entities
            if each.get("type") in {"link", "text_link"}
        ],
        "hashtag": _of_type(entities, "hashtag"),
        "mention": _of_type(entities, "mention"),
        "picture": _photo(message.get("photo")),
    }


def _key(chat: Any, number: Any) -> str:
    return f"{number}" if chat is None else f"{str(chat).removeprefix('channel')}/{number}"


def _text(value: Any) -> str | None:
    if isinstance(value, list):
        parts = [each if isinstance(each, str) else dig(each, "text") for each in value]
        value = "".join(part for part in parts if isinstance(part, str))
    return value if isinstance(value, str) and value else None


def _photo(value: Any) -> str | None:
    """Give the file of a photograph; an export without files says so in brackets instead."""
    return value if isinstance(value, str) and value and not value.startswith("(") else None


def _of_type(entities: list[dict[str, Any]], kind: str) -> list[Any]:
    return [each.get("text") for each in entities if each.get("type") == kind]
