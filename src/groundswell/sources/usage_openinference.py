"""Calls of models as the conventions of OpenInference record them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import sample_dicts
from groundswell.sources.reading.usage_history import Exchange, History
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import Said, said_by
from groundswell.sources.reading.usage_spans import (
    conversation_of,
    is_otlp,
    listed,
    span_signals,
    spans_of,
    who,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out
    from groundswell.sources.reading.usage_spans import Span

_MAPPING = {
    "account": "user.id or session.id",
    "conversation": "session.id, else what the histories share",
    "role": "llm.input_messages.message.role",
    "text": "llm.input_messages.message.content",
    "at": "start and end of the span",
    "model": "llm.model_name",
}
_KIND = "openinference.span.kind"
_INPUT, _OUTPUT = "llm.input_messages", "llm.output_messages"


@dataclass(frozen=True)
class UsageOpenInference:
    """Spans with llm.input_messages and llm.output_messages, nested or flattened."""

    name: ClassVar[str] = "openinference"
    title: ClassVar[str] = "OpenInference spans"
    how: ClassVar[str] = (
        "JSON spans, flat or OTLP, or a table of them, with openinference.span.kind or "
        "llm.input_messages."
    )
    date_order: ClassVar[DateOrder | None] = None

    history: History | None = field(default=None, compare=False)  # that of a series of files

    def series(self) -> Self:
        """Give a source whose files go on with one another, in the order in which they are read."""
        return replace(self, history=History())

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise a file by spans with attributes of OpenInference."""
        fit = otlp = False
        for record in sample_dicts(head):
            try:
                fit |= any(_is_ours(span) for span in spans_of(record))
            except (AttributeError, TypeError, KeyError, ValueError):
                continue
            otlp |= is_otlp(record)
        if not fit and not otlp:
            return None
        # Spans that follow both conventions hold the same messages in either; spans of models may
        # come after many others.
        certainty = 0.2 if not fit else 0.9 if otlp else 0.85
        return Recognition(self.name, certainty, _MAPPING, None, head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield messages, each once however often a history repeats it."""
        del recognition
        yield from read_conversations(
            head,
            _Reader(self.history or History(), head.path.name),
            list_keys=("data", "spans"),
            batch_rows=batch_rows,
        )


def _is_ours(span: Span) -> bool:
    attributes = span.attributes
    if _KIND in attributes or any(key.startswith("llm.") for key in attributes):
        return True
    kind, llm = attributes.get("openinference"), attributes.get("llm")
    return isinstance(kind, dict) or (isinstance(llm, dict) and "input_messages" in llm)


class _Reader:
    """Reads spans one after the other."""

    def __init__(self, history: History, file: str) -> None:
        self._history, self._file = history, file

    def __call__(self, record: dict[str, Any], _: Mapping[str, Any], out: Out) -> None:
        for span in spans_of(record):
            self._span(span, out)

    def _span(self, span: Span, out: Out) -> None:
        inputs = _messages(span, _INPUT, out)
        outputs = _messages(span, _OUTPUT, out)
        if not inputs and not outputs:
            out.leave(
                "calls of a model whose messages were not recorded"
                if _is_call(span)
                else "spans are not calls of a model"
            )
            return
        account = who(span) or _nested(span, "user", "id") or _nested(span, "session", "id")
        if account is None:
            out.reject("user.id", "no account: neither user.id nor session.id")
            return
        conversation = conversation_of(span) or _nested(span, "session", "id")
        model = span.first("llm.model_name") or _nested(span, "llm", "model_name")
        self._history.tell(
            Exchange(
                account=account,
                provider=None,
                conversation=conversation,
                trace=span.trace or span.span or f"{self._file}, row {out.row}",
                started=span.started,
                ended=span.ended or span.started,
                model=model,
                inputs=inputs,
                outputs=outputs,
            ),
            out,
        )
        span_signals(span, account, out)


def _is_call(span: Span) -> bool:
    kind = span.attributes.get(_KIND)
    return isinstance(kind, str) and kind.upper() == "LLM"


def _nested(span: Span, first: str, second: str) -> Any:
    held = span.attributes.get(first)
    found = held.get(second) if isinstance(held, dict) else None
    return found if isinstance(found, str) and found else None


def _messages(span: Span, name: str, out: Out) -> list[Said]:
    found = []
    for held in listed(span.attributes, name) or []:
        message = _opened(held)
        if message is None:
            out.reject(name, "a message that is no object, or not valid JSON")
            continue
        said = said_by(message, out)
        if said is not None:
            found.append(said)
    return found


def _opened(held: Any) -> dict[str, Any] | None:
    """Give a message by its plain names: ``message.role`` is a role, contents are parts."""
    if not isinstance(held, dict):
        return None
    inner = held.get("message")
    message = dict(inner) if isinstance(inner, dict) else {}
    for key, value in held.items():
        if key.startswith("message."):
            message[key.removeprefix("message.")] = value
        elif key != "message":
            message.setdefault(key, value)
    parts = listed(message, "contents")
    if parts is not None and not message.get("content"):
        message["content"] = [_part(part) for part in parts]
    if listed(message, "tool_calls"):
        message["tool_calls"] = True
    return message


def _part(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    inner = part.get("message_content")
    plain = dict(inner) if isinstance(inner, dict) else {}
    return plain | {key.removeprefix("message_content."): value for key, value in part.items()}
