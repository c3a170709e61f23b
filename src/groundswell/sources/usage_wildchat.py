"""Conversations in rows of the form of the WildChat data set, with hashed addresses and headers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import sample_dicts
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import cell_json, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out

_MAPPING = {
    "account": "hashed_ip and user-agent",
    "conversation": "conversation_hash",
    "started": "timestamp",
    "role": "conversation.role",
    "text": "conversation.content",
    "at": "conversation.timestamp",
    "lang": "conversation.language",
    "model": "model",
}
_NOTE = (
    "the rows name no account: a hashed address together with a user agent counts as one, which "
    "joins people behind one address and parts one person who changed either"
)
_ACCOUNT = ("account", "account_id", "user_id", "user")


@dataclass(frozen=True)
class UsageWildChat:
    """One conversation a row, with conversation_hash and a list of messages."""

    name: ClassVar[str] = "wildchat"
    title: ClassVar[str] = "WildChat rows"
    how: ClassVar[str] = "JSON lines or Parquet with conversation_hash and a list conversation."
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise rows by their conversation and its hash."""
        found = sample_dicts(head)
        fit = [
            each
            for each in found
            if "conversation_hash" in each
            and isinstance(cell_json(each.get("conversation")), (list, tuple))
        ]
        if not fit or 2 * len(fit) < len(found):
            return None
        named = next((key for key in _ACCOUNT if fit[0].get(key)), None)
        mapping = {**_MAPPING, "account": named} if named else _MAPPING
        notes = head.notes if named else (*head.notes, _NOTE)
        return Recognition(self.name, 1.0, mapping, "wildchat", notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield messages, and what their headers show as signals."""
        provider = recognition.platform

        def convert(record: dict[str, Any], _: Mapping[str, Any], out: Out) -> None:
            _read(record, out, provider)

        yield from read_conversations(head, convert, batch_rows=batch_rows)


def _read(record: dict[str, Any], out: Out, provider: str | None) -> None:
    turns = cell_json(record.get("conversation"))
    conversation = record.get("conversation_hash")
    if not isinstance(turns, (list, tuple)) or not conversation:
        out.reject("conversation", "a row without its conversation or its hash")
        return
    turns = [turn for turn in turns if turn is not None]
    who = next((record[key] for key in _ACCOUNT if record.get(key)), None)
    first = next((turn for turn in turns if _shown(turn)), record)
    if who is None:
        header = _header(first)
        hashed = first.get("hashed_ip") or record.get("hashed_ip")
        if not hashed:
            out.reject("hashed_ip", "no account: neither an id nor a hashed address")
            return
        who = f"{hashed} {header.get('user-agent') or ''}".strip()
    started = record.get("timestamp")
    whose = {"account": who, "provider": provider, "conversation": conversation, "started": started}
    parent = "root"
    for place, turn in enumerate(turns):
        if not isinstance(turn, dict):
            out.reject("conversation", "a message that is no object")
            continue
        at = turn.get("timestamp")
        # A turn's number is that of the prompt and of its answer: the place tells them apart.
        said = said_by(turn, out, message=str(place), at=at, lang=turn.get("language"))
        if said is None:
            continue
        model = record.get("model") if said.role == "assistant" else None
        out.message(said._replace(model=model, parent=parent), **whose)
        parent = str(place)
        if said.role == "user":
            _signals(turn, who, at or started, provider, out)
    if first is record:
        _signals(record, who, started, provider, out)


def _signals(held: Mapping[str, Any], who: Any, at: Any, provider: str | None, out: Out) -> None:
    header = _header(held)
    for kind, value in (
        ("address", held.get("hashed_ip")),
        ("country", held.get("country")),
        ("region", held.get("state")),
        ("language", header.get("accept-language")),
        ("user_agent", header.get("user-agent")),
    ):
        out.signal(who, kind, value, at, provider)


def _shown(turn: Any) -> bool:
    return isinstance(turn, dict) and bool(turn.get("hashed_ip") or turn.get("header"))


def _header(held: Mapping[str, Any]) -> Mapping[str, Any]:
    header = held.get("header")
    return header if isinstance(header, dict) else {}
