"""Calls of models as OpenTelemetry's conventions for generative AI record them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import Undecodable
from groundswell.sources.reading.rows import sample_dicts
from groundswell.sources.reading.usage_history import Exchange, History
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import Said, decoded, said_by, text_in
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
    "account": "user.id, user.hash, enduser.pseudo.id, enduser.id or session.id",
    "conversation": "gen_ai.conversation.id or session.id, else what the histories share",
    "role": "gen_ai.input.messages.role",
    "text": "gen_ai.input.messages.parts.content",
    "at": "start and end of the span",
    "model": "gen_ai.response.model",
    "finish_reason": "gen_ai.response.finish_reasons",
}
_EVENT_ROLES = {
    "gen_ai.system.message": "system",
    "gen_ai.user.message": "user",
    "gen_ai.assistant.message": "assistant",
    "gen_ai.tool.message": "tool",
}
_CHOICE = "gen_ai.choice"
_OTHER_WORK = {
    "execute_tool": "tool calls and their results",
    "embeddings": "texts that were made into vectors",
    "create_agent": "agents that were set up",
}
_MOST_OPEN = 10_000  # calls whose events have not all come yet
_TRUNCATED = "not valid JSON; exporters cut attributes off at their length limit"


@dataclass(frozen=True)
class UsageOtelGenAi:
    """Spans and events with gen_ai attributes, flat or as OTLP writes them in JSON."""

    name: ClassVar[str] = "otel_genai"
    title: ClassVar[str] = "OpenTelemetry GenAI spans and events"
    how: ClassVar[str] = (
        "JSON spans or log records, flat or OTLP, with gen_ai attributes or events."
    )
    date_order: ClassVar[DateOrder | None] = None

    history: History | None = field(default=None, compare=False)  # that of a series of files

    def series(self) -> Self:
        """Give a source whose files go on with one another, in the order in which they are read."""
        return replace(self, history=History())

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise a file by spans or events of models; few of many spans are enough."""
        found = sample_dicts(head)
        fit = otlp = False
        for record in found:
            try:
                spans = list(spans_of(record))
            except (AttributeError, TypeError, KeyError, ValueError):
                continue
            fit |= any(_is_of_model(span) for span in spans)
            otlp |= is_otlp(record)
        if not fit and not otlp:
            return None
        # Spans of models may come after many others.
        certainty = 0.3 if not fit else 0.95 if otlp else 0.9
        return Recognition(self.name, certainty, _MAPPING, None, head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield messages, each once however often a history repeats it."""
        del recognition
        reader = _Reader(self.history or History(), head.path.name)
        yield from read_conversations(
            head, reader, list_keys=("data", "spans"), batch_rows=batch_rows, finish=reader.finish
        )


def _in_event(event: Span, out: Out) -> tuple[list[Said], list[Said]]:
    """Read what an event within a span holds: inputs and outputs."""
    if event.name in _EVENT_ROLES:
        return _of_event(event, out), []
    if event.name == _CHOICE:
        return [], _of_event(event, out)
    if not _is_of_model(event):
        return [], []
    return (
        _messages(event, out, "gen_ai.input.messages", "gen_ai.prompt"),
        _messages(event, out, "gen_ai.output.messages", "gen_ai.completion", "assistant"),
    )


def _is_of_model(span: Span) -> bool:
    return span.name in _EVENT_ROLES or any(key.startswith("gen_ai.") for key in span.attributes)


def _other_work(span: Span) -> str | None:
    """Say what a span of the conventions is that is no call of a model; None for a call."""
    if span.name == "gen_ai.evaluation.result":
        return "evaluations"
    operation = span.attributes.get("gen_ai.operation.name")
    return _OTHER_WORK.get(operation) if isinstance(operation, str) else None


class _Reader:
    """Reads spans, and brings the events of one call together."""

    def __init__(self, history: History, file: str) -> None:
        self._history, self._file = history, file
        self._open: dict[tuple[str, str], tuple[int, Span, list[Said], list[Said]]] = {}

    def __call__(self, record: dict[str, Any], _: Mapping[str, Any], out: Out) -> None:
        for span in spans_of(record):
            if span.name in _EVENT_ROLES or span.name == _CHOICE:
                self._event(span, out)
            elif (other := _other_work(span)) is not None:
                out.leave(other)
            elif _is_of_model(span):
                self._call(span, out)
            else:
                out.leave("spans are not of a model")

    def finish(self, out: Out) -> None:
        """Put down calls whose answer never came."""
        for mark in list(self._open):
            self._close(mark, out)

    def _call(self, span: Span, out: Out) -> None:
        inputs = _messages(span, out, "gen_ai.input.messages", "gen_ai.prompt")
        outputs = _messages(span, out, "gen_ai.output.messages", "gen_ai.completion", "assistant")
        # Some instrumentations tell the messages in attributes and again in events.
        told_in, told_out = bool(inputs), bool(outputs)
        for event in span.events:
            asked, answered = _in_event(event, out)
            inputs += [] if told_in else asked
            outputs += [] if told_out else answered
        if instructions := _instructions(span, out):
            inputs.insert(0, instructions)
        self._tell(span, inputs, outputs, out)

    def _event(self, span: Span, out: Out) -> None:
        """Take one event of a call; it is whole once the answer has come."""
        mark = (span.trace, span.span)
        if not any(mark):
            mark = (str(who(span) or ""), "")
        if mark not in self._open:
            if len(self._open) >= _MOST_OPEN:
                self._close(next(iter(self._open)), out)
            self._open[mark] = (out.row, span, [], [])
        _, first, inputs, outputs = self._open[mark]
        if span.name == _CHOICE:
            outputs += _of_event(span, out)
        elif outputs:  # another call that has no mark of its own
            self._close(mark, out)
            self._open[mark] = (out.row, span, _of_event(span, out), [])
        else:
            inputs += _of_event(span, out)
        for key, value in span.attributes.items():
            first.attributes.setdefault(key, value)
        first.ended = span.ended or first.ended

    def _close(self, mark: tuple[str, str], out: Out) -> None:
        row, span, inputs, outputs = self._open.pop(mark)
        now, out.row = out.row, row
        self._tell(span, inputs, outputs, out)
        out.row = now

    def _tell(self, span: Span, inputs: list[Said], outputs: list[Said], out: Out) -> None:
        if not inputs and not outputs:
            out.leave("calls of a model whose messages were not recorded")
            return
        account = who(span)
        if account is None:
            out.reject("user.id", "no account: neither user.id, user.hash nor session.id")
            return
        reasons = decoded_list(span.first("gen_ai.response.finish_reasons"))
        outputs = [
            said if said.finish_reason is not None or place >= len(reasons)
            else said._replace(finish_reason=reasons[place])
            for place, said in enumerate(outputs)
        ]  # fmt: skip
        self._history.tell(
            Exchange(
                account=account,
                provider=None,
                conversation=conversation_of(span),
                trace=span.trace or span.span or f"{self._file}, row {out.row}",
                started=span.started,
                ended=span.ended or span.started,
                model=span.first("gen_ai.response.model", "gen_ai.request.model"),
                inputs=inputs,
                outputs=outputs,
            ),
            out,
        )
        span_signals(span, account, out)


def decoded_list(value: Any) -> list[Any]:
    """Give a list that may stand in one cell; a single value is a list of one."""
    try:
        value = decoded(value)
    except Undecodable:
        return []
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple)) else [value]


def _messages(span: Span, out: Out, name: str, old: str, role: str = "user") -> list[Said]:
    """Read messages from an attribute, or from the flattened ones that came before it."""
    held = span.attributes.get(name)
    if held is not None:
        try:
            held = decoded(held)
        except Undecodable:
            out.reject(name, _TRUNCATED)
            return []
        if isinstance(held, str):
            return [Said(role, held)] if held.strip() else []
        held = held if isinstance(held, (list, tuple)) else [held]
    else:
        held = listed(span.attributes, old)
        single = span.attributes.get(old)
        if held is None and isinstance(single, str) and single.strip():
            return [Said(role, single)]
    found = []
    for each in held or []:
        if not isinstance(each, dict):
            out.reject(name, "a message that is no object")
            continue
        said = said_by(each if each.get("role") else {**each, "role": role}, out)
        if said is not None:
            found.append(said)
    return found


def _instructions(span: Span, out: Out) -> Said | None:
    held = span.attributes.get("gen_ai.system_instructions")
    if held is None:
        return None
    try:
        text, kinds = text_in(decoded(held))
    except Undecodable:
        out.reject("gen_ai.system_instructions", _TRUNCATED)
        return None
    for kind in kinds:
        out.leave(kind)
    if not text.strip():
        out.leave("empty system prompts")
        return None
    return Said("system", text)


def _of_event(event: Span, out: Out) -> list[Said]:
    """Read the message that an event of the older conventions holds."""
    body = event.body if isinstance(event.body, dict) else {**event.attributes}
    if isinstance(event.body, str):
        try:
            opened = decoded(event.body)
        except Undecodable:
            out.reject("body", _TRUNCATED)
            return []
        body = opened if isinstance(opened, dict) else {"content": event.body}
    if event.name == _CHOICE:
        held = body.get("message")
        message = dict(held) if isinstance(held, dict) else {"content": held, **body}
        if held is None and isinstance(body.get("content"), str):
            message = {"content": body["content"]}
        message["role"] = "assistant"
        message.setdefault("finish_reason", body.get("finish_reason"))
        said = said_by(message, out, at=event.started)
    else:
        role = _EVENT_ROLES[event.name]
        said = said_by({**body, "role": role}, out, at=_fresh_time(event, role))
    return [] if said is None else [said]


def _fresh_time(event: Span, role: str) -> Any:
    """Give the time of a prompt's event; an answer told again has the time of the telling."""
    return event.started if role in ("user", "system") else None
