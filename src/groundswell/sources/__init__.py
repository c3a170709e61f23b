"""From files on disk to raw rows: one file per form in which posts arrive."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from groundswell.errors import SettingError, SourceError
from groundswell.model.raw import RAW_COLUMNS
from groundswell.sources.reading.contract import Head, Recognition, Source
from groundswell.sources.reading.head import read_head
from groundswell.sources.reading.paths import expand, shown_name, shown_text
from groundswell.sources.reading.rows import columns_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["FilePlan", "Source", "expand", "plan_file", "read_head", "registered"]

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class FilePlan:
    """How one file will be read: by which source, and with which columns."""

    path: Path
    head: Head
    source: Source
    recognition: Recognition


def registered() -> tuple[Source, ...]:
    """Give one of each source that is installed, ours and others', sorted by name."""
    found: dict[str, Source] = {}
    for entry in sorted(entry_points(group="groundswell.sources"), key=lambda each: each.name):
        try:
            source = entry.load()()
        except Exception as error:
            msg = (
                f"the source {entry.name!r} ({entry.value}) can't be loaded: "
                f"{type(error).__name__}; update or uninstall the package that brings it"
            )
            raise SourceError(msg) from error
        if not isinstance(source, Source):
            msg = f"the source {entry.name!r} ({entry.value}) lacks what a source must have"
            raise SourceError(msg)
        found.setdefault(source.name, source)
    return tuple(found[name] for name in sorted(found))


def plan_file(
    path: Path,
    *,
    overrides: Mapping[str, str] | None = None,
    form: str | None = None,
    encoding: str | None = None,
) -> FilePlan:
    """Choose how to read a file: the form that is surest, or the one asked for.

    ``overrides`` maps raw columns to the file's, dotted for JSON. Raises `SourceError` for
    a file that no source reads, `SettingError` for a form or column that does not exist.
    """
    given = dict(overrides or {})
    _check_raw(given)
    sources = registered()
    if form is not None and form not in {source.name for source in sources}:
        names = ", ".join(source.name for source in sources)
        msg = f"there is no form {form!r}; give one of {names}"
        raise SettingError(msg)
    head = replace(read_head(path, encoding=encoding), given=given)
    _check_columns(head, given)
    source, recognition = _best(
        head, tuple(each for each in sources if form in {None, each.name}), form
    )
    mapping = {**recognition.mapping, **given}
    return FilePlan(path, head, source, replace(recognition, mapping=mapping))


def _best(head: Head, sources: tuple[Source, ...], form: str | None) -> tuple[Source, Recognition]:
    refusal: SourceError | None = None
    found: list[tuple[Source, Recognition]] = []
    for source in sources:
        try:
            recognition = source.recognise(head)
        except SourceError as error:
            refusal = error
            continue
        if recognition is not None:
            found.append((source, recognition))
    if found:
        return max(found, key=lambda pair: pair[1].certainty)
    if refusal is not None:
        raise refusal
    shown = shown_name(head.path)
    if form is not None:
        msg = f"{shown} is not of the form {form}, which is recognised so: {sources[0].how}"
    else:
        msg = f"{shown} is of no form that is known; convert it to a CSV with account, at and text"
    raise SourceError(msg)


def _check_raw(given: Mapping[str, str]) -> None:
    for raw in given:
        if raw not in RAW_COLUMNS:
            msg = f"--map {raw}=…: there is no {raw!r}; give one of {', '.join(RAW_COLUMNS)}"
            raise SettingError(msg)


def _check_columns(head: Head, given: Mapping[str, str]) -> None:
    names = columns_of(head)
    for raw, column in given.items():
        if column not in names:
            listed = ", ".join(shown_text(name) for name in names[:_SHOWN])
            more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
            msg = (
                f"--map {raw}={shown_text(column)}: {shown_name(head.path)} has no such column; "
                f"it has {listed}{more}"
            )
            raise SettingError(msg)
