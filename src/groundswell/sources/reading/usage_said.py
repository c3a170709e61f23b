"""What a message says: texts out of the parts, roles and lists that logs of models are made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from groundswell.model.raw_usage import role_of
from groundswell.sources.reading.json_records import Undecodable, decode_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from groundswell.sources.reading.contract import Head
    from groundswell.sources.reading.usage_rows import Out

_TOOLS = {
    *("tool_call", "tool_use", "function_call", "server_tool_call", "tool_calls"),
    *("tool_call_response", "tool_result", "server_tool_call_response", "function_response"),
    *("server_tool_use", "web_search_tool_result", "mcp_tool_use", "mcp_tool_result"),
}
_THOUGHTS = {"reasoning", "thinking", "redacted_thinking", "thoughts", "reasoning_recap"}
_MEDIA = ("image", "audio", "video", "file", "blob", "uri", "document", "real_time", "input_image")
_TEXTS = {"text", "input_text", "output_text", "refusal", "voice_note"}


class Said(NamedTuple):
    """One message: whose, what it says, and what a form may know besides."""

    role: str
    text: str
    message: str | None = None
    parent: str | None = None
    at: Any = None
    kept: bool | None = None
    model: Any = None
    finish_reason: Any = None
    refused: Any = None
    lang: Any = None


def decoded(value: Any) -> Any:
    """Open JSON that was written into a text; raises `Undecodable` where it should be and is not.

    >>> decoded('[{"role": "user"}]'), decoded("tea at four")
    ([{'role': 'user'}], 'tea at four')
    """
    if isinstance(value, str) and value[:1] in ("{", "["):
        return decode_line(value)
    return value


def cell_json(value: Any) -> Any:
    """Open JSON in a cell where there is some, and give anything else as it is."""
    try:
        return decoded(value)
    except Undecodable:
        return value


def text_in(content: Any) -> tuple[str, list[str]]:
    """Give the text of a message's content, and kinds of what it holds besides.

    >>> text_in([{"type": "text", "text": "tea"}, {"type": "image_url"}])
    ('tea', ['pictures, sound or files'])
    """
    if isinstance(content, str):
        return content, []
    if isinstance(content, dict):
        return _part(content)
    if not isinstance(content, list):
        return "", [] if content is None else ["parts of another kind"]
    texts, kinds = [], []
    for part in content:
        text, more = text_in(part) if isinstance(part, str) else _part(part)
        if text:
            texts.append(text)
        kinds += more
    return "\n".join(texts), kinds


def _part(part: Any) -> tuple[str, list[str]]:
    if not isinstance(part, dict):
        return "", [] if part is None else ["parts of another kind"]
    kind = part.get("type") or part.get("content_type") or part.get("kind")
    name = kind.lower() if isinstance(kind, str) else "text"
    if name in _TOOLS:
        return "", ["tool calls and their results"]
    if name in _THOUGHTS:
        return "", ["thoughts of the model"]
    if name == "audio_transcription" or name in _TEXTS:
        for key in ("text", "content", "refusal"):
            found = part.get(key)
            if isinstance(found, str):
                return found, []
            if isinstance(found, (list, dict)):
                return text_in(found)
        return "", []
    if name.startswith(_MEDIA) or "image" in name or "audio" in name or "video" in name:
        return "", ["pictures, sound or files"]
    return "", ["parts of another kind"]


def what_is_left(role: str, kinds: Sequence[str], more: Mapping[str, Any] | None = None) -> str:
    """Say what a message without text is."""
    if more and (more.get("tool_calls") or more.get("function_call")):
        return "tool calls and their results"
    if kinds:
        return kinds[0]
    return "empty system prompts" if role == "system" else "messages without text"


def said_by(message: Mapping[str, Any], out: Out, /, **more: Any) -> Said | None:
    """Read a message of the usual form, role and content or parts; None where it has no text."""
    role = role_of(message.get("role"))
    if role is None:
        out.reject("role", "no role that is known")
        return None
    content = message.get("parts") if message.get("parts") is not None else message.get("content")
    text, kinds = text_in(content)
    if not text.strip():
        refusal = message.get("refusal")
        if isinstance(refusal, str) and refusal.strip():
            return Said(role, refusal, finish_reason="refusal", **more)
        out.leave(what_is_left(role, kinds, message))
        return None
    for kind in kinds:
        out.leave(kind)
    finish = message.get("finish_reason")
    if finish is not None:
        more.setdefault("finish_reason", finish)
    return Said(role, text, **more)


def export_account(
    head: Head, names: Sequence[str], keys: Sequence[str]
) -> tuple[str | None, str | None]:
    """Give whose an export is, by the file about its owner beside it: the id, and the address.

    None where there is no such file, or it tells of several people.
    """
    for name in names:
        path = head.path.with_name(name)
        try:
            if path.stat().st_size > 1_000_000:
                continue
            held = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            continue
        people = held if isinstance(held, list) else [held]
        if len(people) == 1 and isinstance(people[0], dict):
            who = next((people[0][key] for key in keys if people[0].get(key)), None)
            mail = next(
                (people[0][key] for key in ("email", "email_address") if people[0].get(key)), None
            )
            if isinstance(who, str):
                return who, mail if isinstance(mail, str) else None
    return None, None
