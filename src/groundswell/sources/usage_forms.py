"""The forms in which usage logs arrive: which are installed, and which of them a file is of."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from groundswell.errors import SettingError, SourceError
from groundswell.sources.reading.head import read_head
from groundswell.sources.reading.paths import expand, shown_name
from groundswell.sources.reading.usage_contract import UsageSource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from groundswell.sources.reading.contract import Head, Recognition

__all__ = ["UsagePlan", "expand_usage", "plan_usage_file", "usage_sources"]

_GROUP = "groundswell.usage_sources"
# What lies beside the conversations in an export of ChatGPT or Claude, and holds none.
_BESIDE = frozenset(
    {
        *("user.json", "users.json", "chat.html", "message_feedback.json", "memories.json"),
        *("model_comparisons.json", "shared_conversations.json", "projects.json", "sora.json"),
        *("user_settings.json", "export_manifest.json", "group_chats.json", "shopping.json"),
        *("conversation_asset_file_names.json", "library_files.json"),
    }
)


@dataclass(frozen=True, slots=True)
class UsagePlan:
    """How one file of usage logs will be read: by which source, and with which columns."""

    path: Path
    head: Head
    source: UsageSource
    recognition: Recognition


def usage_sources() -> tuple[UsageSource, ...]:
    """Give one of each source of usage logs that is installed, sorted by name."""
    found: dict[str, UsageSource] = {}
    for entry in sorted(entry_points(group=_GROUP), key=lambda each: each.name):
        try:
            source = entry.load()()
        except Exception as error:
            msg = (
                f"the usage source {entry.name!r} ({entry.value}) can't be loaded: "
                f"{type(error).__name__}; update or uninstall the package that brings it"
            )
            raise SourceError(msg) from error
        if not isinstance(source, UsageSource):
            msg = f"the usage source {entry.name!r} ({entry.value}) lacks what a source must have"
            raise SourceError(msg)
        found.setdefault(source.name, source)
    return tuple(found[name] for name in sorted(found))


def expand_usage(paths: Iterable[str | Path]) -> list[Path]:
    """List the files that paths, patterns and folders stand for, sorted, each once.

    Of a folder that holds an export of ChatGPT or Claude, what lies beside the conversations is
    passed over, unless it is named itself.
    """
    given = list(paths)
    named = {str(each) for each in given}
    found = expand(given)
    exports = {each.parent for each in found if each.name.startswith("conversations")}
    return [
        each
        for each in found
        if str(each) in named
        or each.parent not in exports
        or each.name.startswith("conversations")
        or (each.name not in _BESIDE and each.suffix in _LOGS)
    ]


_LOGS = frozenset({".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".gz", ".zst"})


def plan_usage_file(
    path: Path, *, form: str | None = None, encoding: str | None = None
) -> UsagePlan:
    """Choose how to read a file of usage logs: the form that is surest, or the one asked for.

    Raises `SourceError` for a file that no source reads, `SettingError` for a form that does not
    exist.
    """
    sources = usage_sources()
    if form is not None and form not in {source.name for source in sources}:
        names = ", ".join(source.name for source in sources)
        msg = f"there is no form of usage logs {form!r}; give one of {names}"
        raise SettingError(msg)
    head = read_head(path, encoding=encoding)
    asked = tuple(each for each in sources if form in {None, each.name})
    found = [(each, told) for each in asked if (told := each.recognise(head)) is not None]
    if found:
        source, recognition = max(found, key=lambda pair: pair[1].certainty)
        return UsagePlan(path, head, source, recognition)
    shown = shown_name(head.path)
    if form is not None:
        msg = f"{shown} is not of the form {form}, which is recognised so: {asked[0].how}"
    else:
        msg = (
            f"{shown} is of no form of usage logs that is known; convert it to JSON lines with "
            "account, conversation, role, text and at"
        )
    raise SourceError(msg)
