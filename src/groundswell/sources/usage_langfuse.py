"""Traces and observations as Langfuse exports them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, ClassVar, Self

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.json_records import Undecodable
from groundswell.sources.reading.rows import sample_dicts
from groundswell.sources.reading.usage_history import Exchange, History
from groundswell.sources.reading.usage_rows import read_conversations
from groundswell.sources.reading.usage_said import Said, cell_json, decoded, said_by, text_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from groundswell.model.raw import DateOrder
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out

_MAPPING = {
    "account": "userId, else sessionId",
    "conversation": "sessionId, else what the histories share",
    "role": "input.role",
    "text": "input.content and output.content",
    "at": "timestamp, startTime and endTime",
    "model": "model",
}
_NOTE = "tags are not read: they are labels of the application, not of the account"
_TEXT_KEYS = ("content", "text", "prompt", "query", "question", "message", "input", "output")
_CALLS = ("GENERATION", "AGENT")


@dataclass(frozen=True)
class UsageLangfuse:
    """Langfuse's traces with userId, sessionId, input and output, and their observations."""

    name: ClassVar[str] = "langfuse"
    title: ClassVar[str] = "Langfuse export"
    how: ClassVar[str] = (
        "JSON, JSON lines or CSV of traces or observations with input, output and userId, "
        "sessionId or traceId."
    )
    date_order: ClassVar[DateOrder | None] = None

    history: History | None = field(default=None, compare=False)  # that of a series of files

    def series(self) -> Self:
        """Give a source whose files go on with one another, in the order in which they are read."""
        return replace(self, history=History())

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise traces and observations by their columns, in either spelling."""
        if _is_one_trace(head):
            return Recognition(self.name, 0.9, _MAPPING, None, (*head.notes, _NOTE))
        found = [row for each in sample_dicts(head) for row in _unpaged(each)]
        fit = [each for each in found if _is_ours(each, head.top_keys)]
        if not fit or 2 * len(fit) < len(found):
            return None
        return Recognition(self.name, 0.9, _MAPPING, None, (*head.notes, _NOTE))

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[UsageBatch]:
        """Yield messages, each once however often a history repeats it."""
        del recognition
        if _is_one_trace(head):
            head = replace(head, prefix="observations.item")
        yield from read_conversations(
            head,
            _Reader(self.history or History(), head.path.name),
            list_keys=("data", "traces"),
            batch_rows=batch_rows,
        )


def _is_one_trace(head: Head) -> bool:
    """Whether a document is one trace, whose records are its observations."""
    keys = set(head.top_keys)
    return (
        head.container == "json_document"
        and {"observations", "input"} <= keys
        and bool({"userId", "sessionId", "timestamp"} & keys)
    )


def _unpaged(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    for key in ("data", "traces"):
        inner = record.get(key)
        if isinstance(inner, list):
            return [each for each in inner if isinstance(each, dict)]
    return [record]


def _is_ours(record: Mapping[str, Any], top_keys: tuple[str, ...]) -> bool:
    names = record.keys()
    both = "input" in names or "output" in names
    own = {"userId", "sessionId", "user_id", "session_id"} & names
    trace = {"traceId", "trace_id", "htmlPath", "observations"} & names
    kind = record.get("type") in ("GENERATION", "SPAN", "EVENT", "AGENT", "TOOL", "CHAIN")
    return both and bool(
        (own and (trace or "timestamp" in names))
        or ({"traceId", "trace_id"} & names and (kind or {"startTime", "start_time"} & names))
        or ("observations" in top_keys and kind)
    )


class _Reader:
    """Reads traces, or observations, one after the other."""

    def __init__(self, history: History, file: str) -> None:
        self._history, self._file = history, file

    def __call__(self, record: dict[str, Any], page: Mapping[str, Any], out: Out) -> None:
        nested = cell_json(record.get("observations"))
        calls = [
            each
            for each in (nested if isinstance(nested, list) else [])
            if isinstance(each, dict) and each.get("type") in _CALLS
        ]
        calls.sort(key=lambda each: str(_of(each, "startTime", "start_time") or ""))
        told = [self._tell(each, record, out) for each in calls if _has_messages(each)]
        if any(told):
            return
        kind = record.get("type")
        if kind is not None and kind not in _CALLS and _of(record, "traceId", "trace_id"):
            out.leave("observations are not calls of a model")
            return
        self._tell(record, page, out)

    def _tell(self, held: Mapping[str, Any], around: Mapping[str, Any], out: Out) -> bool:
        inputs = _messages(held.get("input"), "user", out)
        outputs = _messages(held.get("output"), "assistant", out)
        if not inputs and not outputs:
            out.leave("calls of a model whose messages were not recorded")
            return False
        user = _first(held, around, "userId", "user_id")
        session = _first(held, around, "sessionId", "session_id")
        account = user or session
        if account is None:
            out.reject("userId", "no account: neither userId nor sessionId; export the traces too")
            return True
        trace = _of(held, "traceId", "trace_id") or around.get("id") or held.get("id")
        started = _of(held, "startTime", "start_time", "timestamp", "createdAt")
        started = started or _of(around, "timestamp")
        self._history.tell(
            Exchange(
                account=str(account),
                provider=None,
                conversation=None if session is None else str(session),
                trace=str(trace or f"{self._file}, row {out.row}"),
                started=started,
                ended=_of(held, "endTime", "end_time") or started,
                model=_of(held, "model", "providedModelName", "provided_model_name"),
                inputs=inputs,
                outputs=outputs,
            ),
            out,
        )
        return True


def _of(held: Mapping[str, Any], *names: str) -> Any:
    for name in names:
        found = held.get(name)
        if found not in (None, "") and not isinstance(found, (dict, list)):
            return found
    return None


def _first(held: Mapping[str, Any], around: Mapping[str, Any], *names: str) -> Any:
    return _of(held, *names) or _of(around, *names)


def _has_messages(held: Mapping[str, Any]) -> bool:
    return held.get("input") not in (None, "", [], {}) or held.get("output") not in (None, "")


def _messages(held: Any, role: str, out: Out) -> list[Said]:
    """Read an input or output: a text, a message, a list of messages, or an object with one."""
    try:
        held = decoded(held)
    except Undecodable:
        if role == "assistant" and isinstance(held, str):  # an answer may begin with a bracket
            return [Said(role, held)]
        out.reject("input", "not valid JSON, perhaps cut off")
        return []
    if isinstance(held, str):
        return [Said(role, held)] if held.strip() else []
    if isinstance(held, dict):
        inner = next((held[key] for key in ("messages", "choices") if key in held), None)
        if isinstance(inner, list):
            held = [
                each["message"]
                if isinstance(each, dict) and isinstance(each.get("message"), dict)
                else each
                for each in inner
            ]
        else:
            return _single(held, role, out)
    if not isinstance(held, list):
        return []
    found = []
    for each in held:
        if isinstance(each, dict) and each.get("role"):
            said = said_by(each, out)
            found += [] if said is None else [said]
        elif isinstance(each, dict):
            found += _single(each, role, out)
        elif isinstance(each, str) and each.strip():
            found.append(Said(role, each))
    return found


def _single(held: Mapping[str, Any], role: str, out: Out) -> list[Said]:
    if held.get("role"):
        said = said_by(held, out)
        return [] if said is None else [said]
    for key in _TEXT_KEYS:
        text, _ = text_in(held.get(key)) if key in held else ("", [])
        if text.strip():
            return [Said(role, text)]
    out.leave("inputs and outputs that hold no message")
    return []
