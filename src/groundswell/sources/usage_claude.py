"""Conversations as Claude exports them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.model.raw_usage import role_of
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import dig, sample_dicts
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import Said, export_account, text_in, what_is_left

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out

_MAPPING = {
    "account": "account.uuid",
    "conversation": "uuid",
    "started": "created_at",
    "message": "chat_messages.uuid",
    "parent": "chat_messages.parent_message_uuid",
    "role": "chat_messages.sender",
    "text": "chat_messages.content.text",
    "at": "chat_messages.created_at",
}
_DOCUMENTS = ("artifacts", "create_file")  # tools that hold what the model wrote
_NOTE = (
    "the export does not say whose it is and no users.json lies beside it: each such file counts "
    "as an account of its own"
)


@dataclass(frozen=True)
class UsageClaude:
    """The conversations.json of a Claude data export."""

    name: ClassVar[str] = "claude_export"
    title: ClassVar[str] = "Claude data export"
    how: ClassVar[str] = (
        "JSON conversations, each with a uuid and chat_messages that have a sender."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise an export by the messages of its conversations."""
        if head.container not in ("json_lines", "json_document"):
            return None
        found = sample_dicts(head)
        fit = [each for each in found if isinstance(each.get("chat_messages"), list)]
        if not fit or 2 * len(fit) < len(found):
            return None
        told = all(isinstance(dig(each, "account.uuid"), str) for each in fit)
        who, _ = export_account(head, ("users.json",), ("uuid",))
        notes = head.notes if told or who else (*head.notes, _NOTE)
        return Recognition(self.name, 1.0, _MAPPING, "anthropic", notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield the messages of every conversation."""
        who, mail = export_account(head, ("users.json",), ("uuid",))
        reader = _Reader(who, mail, recognition.platform)
        yield from read_conversations(head, reader, batch_rows=batch_rows)


class _Reader:
    """Reads one conversation after the other."""

    def __init__(self, who: str | None, mail: str | None, provider: str | None) -> None:
        self._who, self._mail, self._provider = who, mail, provider

    def __call__(self, record: dict[str, Any], _: Mapping[str, Any], out: Out) -> None:
        messages = record.get("chat_messages")
        conversation = record.get("uuid")
        if not isinstance(messages, list):
            out.reject("chat_messages", "a conversation without its messages")
            return
        if not isinstance(conversation, str):
            out.reject("uuid", "a conversation without its uuid")
            return
        account = dig(record, "account.uuid")
        if self._who is None and not isinstance(account, str):
            self._who = f"export that begins with {conversation}"
        account = account if isinstance(account, str) else self._who
        if self._mail is not None and account == self._who:
            out.signal(account, "email", self._mail, record.get("created_at"), self._provider)
            self._mail = None
        whose = {
            "account": account,
            "provider": self._provider,
            "conversation": conversation,
            "started": record.get("created_at"),
        }
        above: dict[str, str] = {}  # messages that are left out, to what they follow
        way = _way(messages, record.get("current_leaf_message_uuid"))
        tree = any("parent_message_uuid" in each for each in messages if isinstance(each, dict))
        before = "root"
        for message in messages:
            if not isinstance(message, dict):
                out.reject("chat_messages", "a message that is no object")
                continue
            name, parent = message.get("uuid"), message.get("parent_message_uuid")
            parent = parent if tree else before
            parent = above.get(parent, parent) if isinstance(parent, str) else None
            said = _said(message, out)
            if said is None:
                if isinstance(name, str) and parent is not None:
                    above[name] = parent
                continue
            kept = name in way if way else None
            name = name if isinstance(name, str) else None
            before = name or before
            out.message(said._replace(message=name, parent=parent, kept=kept), **whose)


def _way(messages: list[Any], leaf: Any) -> set[str]:
    parents = {
        each["uuid"]: each.get("parent_message_uuid")
        for each in messages
        if isinstance(each, dict) and isinstance(each.get("uuid"), str)
    }
    found: set[str] = set()
    while isinstance(leaf, str) and leaf in parents and leaf not in found:
        found.add(leaf)
        leaf = parents[leaf]
    return found


def _said(message: Mapping[str, Any], out: Out) -> Said | None:
    role = role_of(message.get("sender"))
    if role is None:
        out.reject("sender", "no sender that is known")
        return None
    text, kinds = text_in(_with_documents(message.get("content")))
    if not text.strip() and isinstance(message.get("text"), str):
        text = message["text"]
    for key in ("attachments", "files"):
        held = message.get(key)
        out.leave("documents that were attached", len(held) if isinstance(held, list) else 0)
    if not text.strip():
        out.leave(what_is_left(role, kinds))
        return None
    for kind in kinds:
        out.leave(kind)
    return Said(role, text, at=message.get("created_at"), finish_reason=message.get("stop_reason"))


def _with_documents(content: Any) -> Any:
    """Give parts with the texts of documents that the model wrote beside the conversation."""
    if not isinstance(content, list):
        return content
    parts = []
    for part in content:
        held = part.get("input") if isinstance(part, dict) else None
        if isinstance(held, dict) and part.get("name") in _DOCUMENTS:
            found = next((held[k] for k in ("content", "file_text") if held.get(k)), None)
            if isinstance(found, str):
                parts.append({"type": "text", "text": found})
                continue
        parts.append(part)
    return parts
