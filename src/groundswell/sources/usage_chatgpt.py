"""Conversations as ChatGPT exports them: trees, in which an edited prompt is a branch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.model.raw_usage import role_of
from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import sample_dicts
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import (
    Said,
    cell_json,
    export_account,
    text_in,
    what_is_left,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out

_MAPPING = {
    "conversation": "conversation_id",
    "started": "create_time",
    "message": "mapping.*.id",
    "parent": "mapping.*.parent",
    "kept": "current_node",
    "role": "mapping.*.message.author.role",
    "text": "mapping.*.message.content.parts",
    "at": "mapping.*.message.create_time",
    "model": "mapping.*.message.metadata.model_slug",
    "finish_reason": "mapping.*.message.metadata.finish_details.type",
}
_NOTE = (
    "the export does not say whose it is and no user.json lies beside it: each such file counts "
    "as an account of its own"
)
_BESIDES = {
    "thoughts": "thoughts of the model",
    "reasoning_recap": "thoughts of the model",
    "execution_output": "tool calls and their results",
    "tether_browsing_display": "tool calls and their results",
    "tether_quote": "tool calls and their results",
    "sonic_webpage": "tool calls and their results",
    "computer_output": "tool calls and their results",
    "system_error": "errors of tools",
}


@dataclass(frozen=True)
class UsageChatGpt:
    """The conversations.json of a ChatGPT data export; sibling branches are kept."""

    name: ClassVar[str] = "chatgpt_export"
    title: ClassVar[str] = "ChatGPT data export"
    how: ClassVar[str] = "JSON conversations, each with a mapping of nodes and a current_node."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise an export by the mapping of its conversations."""
        if head.container not in ("json_lines", "json_document"):
            return None
        found = sample_dicts(head)
        fit = [each for each in found if isinstance(each.get("mapping"), dict)]
        if not fit or 2 * len(fit) < len(found):
            return None
        nodes = [node for each in fit[:3] for node in each["mapping"].values()]
        if not all(isinstance(n, dict) and {"parent", "children"} & n.keys() for n in nodes[:20]):
            return None
        who, _ = export_account(head, ("user.json",), ("id",))
        notes = head.notes if who else (*head.notes, _NOTE)
        return Recognition(self.name, 1.0, _MAPPING, "openai", notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield the messages of every branch, parents before children."""
        who, mail = export_account(head, ("user.json",), ("id",))
        reader = _Reader(who, mail, recognition.platform)
        yield from read_conversations(head, reader, batch_rows=batch_rows)


class _Reader:
    """Reads one conversation after the other."""

    def __init__(self, who: str | None, mail: str | None, provider: str | None) -> None:
        self._who, self._mail, self._provider = who, mail, provider

    def __call__(self, record: dict[str, Any], _: Mapping[str, Any], out: Out) -> None:
        nodes = record.get("mapping")
        if not isinstance(nodes, dict):
            out.reject("mapping", "a conversation without its mapping of nodes")
            return
        conversation = record.get("conversation_id") or record.get("id")
        if not isinstance(conversation, str):
            out.reject("conversation_id", "a conversation without its id")
            return
        if self._who is None:
            self._who = f"export that begins with {conversation}"
        started = record.get("create_time") or record.get("update_time")
        if self._mail is not None:
            out.signal(self._who, "email", self._mail, started, self._provider)
            self._mail = None
        whose = {
            "account": self._who,
            "provider": self._provider,
            "conversation": conversation,
            "started": started,
        }
        way = _way(nodes, record.get("current_node"))
        kept: dict[str, str] = {}  # a node to the nearest message at or above it
        for name in _from_the_top(nodes):
            node = nodes[name]
            above = node.get("parent")
            parent = kept.get(above, above) if isinstance(above, str) else None
            said = _said(node.get("message"), record, out)
            if said is None:
                if parent is not None:
                    kept[name] = parent
                continue
            on_way = name in way if way else None
            # A first message follows a node that is none, so that siblings of it are branches.
            out.message(said._replace(message=name, parent=parent or "root", kept=on_way), **whose)


def _way(nodes: Mapping[str, Any], current: Any) -> set[str]:
    """Give the nodes from the top to the current one; none where that is not known."""
    found: set[str] = set()
    while isinstance(current, str) and current in nodes and current not in found:
        found.add(current)
        node = nodes[current]
        current = node.get("parent") if isinstance(node, dict) else None
    return found


def _from_the_top(nodes: Mapping[str, Any]) -> list[str]:
    """List the nodes, parents before children, as they stand where that is free."""
    done: dict[str, None] = {}
    for name in nodes:
        line, at = [], name
        while at in nodes and at not in done and at not in line:
            if not isinstance(nodes[at], dict):
                raise TypeError
            line.append(at)
            above = nodes[at].get("parent")
            at = above if isinstance(above, str) else ""
        done.update(dict.fromkeys(reversed(line)))
    return list(done)


def _said(message: Any, record: Mapping[str, Any], out: Out) -> Said | None:
    if message is None:
        return None  # the node that a tree hangs on
    if not isinstance(message, dict):
        out.reject("mapping", "a message that is no object")
        return None
    author = message.get("author") or {}
    role = role_of(author.get("role"))
    if role is None:
        out.reject("role", "no role that is known")
        return None
    content = message.get("content") or {}
    told = message.get("metadata") or {}
    kind = content.get("content_type")
    if kind in _BESIDES:
        out.leave(_BESIDES[kind])
        return None
    kinds: list[str] = []
    recipient = message.get("recipient")
    if kind == "user_editable_context" or told.get("is_user_system_message") is True:
        text = _instructions(content, told)
        role = "system"  # sent along with every conversation, not written in it
    elif told.get("is_visually_hidden_from_conversation") is True:
        out.leave("hidden messages")
        return None
    elif isinstance(recipient, str) and recipient.startswith("canmore."):
        text = _document(content)  # what the model wrote beside the conversation, for it
        kinds = ["tool calls and their results"]
    elif role == "assistant" and recipient not in (None, "all"):
        out.leave("tool calls and their results")
        return None
    elif content.get("parts") is not None:
        text, kinds = text_in(content["parts"])
    else:
        text, kinds = text_in(content.get("text") or content.get("result"))
    if not text.strip():
        out.leave(what_is_left(role, kinds))
        return None
    for each in kinds:
        out.leave(each)
    details = told.get("finish_details")
    finish = details.get("type") if isinstance(details, dict) else None
    model = (told.get("model_slug") or record.get("default_model_slug")) if role != "user" else None
    return Said(role, text, at=message.get("create_time"), model=model, finish_reason=finish)


def _instructions(content: Mapping[str, Any], told: Mapping[str, Any]) -> str:
    """Give what a person told the model about themselves and how to answer, old form or new."""
    held = told.get("user_context_message_data")
    held = held if isinstance(held, dict) else {}
    parts = [
        content.get("user_profile") or held.get("about_user_message"),
        content.get("user_instructions") or held.get("about_model_message"),
    ]
    return "\n".join(part for part in parts if isinstance(part, str))


def _document(content: Mapping[str, Any]) -> str:
    """Give the text of a document that the model wrote or changed beside the conversation."""
    call = content.get("text") or text_in(content.get("parts"))[0]
    held = cell_json(call)
    if not isinstance(held, dict):
        return ""
    if isinstance(held.get("content"), str):
        return str(held["content"])
    changes = [
        each.get("replacement") for each in held.get("updates") or [] if isinstance(each, dict)
    ]
    return "\n".join(each for each in changes if isinstance(each, str))
