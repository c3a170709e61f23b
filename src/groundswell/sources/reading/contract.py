"""What a source is: it recognises a file from its head, and reads it in batches."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, runtime_checkable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from groundswell.model.raw import DateOrder, RawBatch

Container = Literal["delimited", "json_lines", "json_document", "parquet"]


@dataclass(slots=True)
class Position:
    """How far the reading of a file has come, from 0 to 1: kept up to date by the reader."""

    fraction: float = 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """The first records of a file: all that a source sees when it is asked to recognise it.

    For ``delimited`` and ``parquet``, ``header`` holds the column names (or None where the
    first line looks like data) and ``sample`` holds mappings from column name to value, or
    lists of strings where there is no header. For the JSON containers ``sample`` holds the
    first decoded records; ``top_keys`` holds the keys of a document's outermost object and
    ``prefix`` the ijson path under which its records lie. ``given`` is what the analyst said
    beforehand: raw column to the file's column, dotted for JSON. ``arrow`` allows a source to
    hand over columns as Arrow arrays instead of lists.
    """

    path: Path
    container: Container
    header: tuple[str, ...] | None
    sample: Sequence[object]
    encoding: str = "utf-8"
    delimiter: str | None = None
    top_keys: tuple[str, ...] = ()
    prefix: str | None = None
    notes: tuple[str, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    position: Position = field(default_factory=Position, compare=False)
    arrow: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How one file will be read.

    ``mapping`` tells, for people and for the manifest, which of the file's columns fills
    which raw column; ``certainty`` is 1.0 for a named form whose marks are all there and
    lower for guesses; ``notes`` are sentences that the report repeats (an assumption made,
    an encoding guessed).
    """

    form: str
    certainty: float
    mapping: Mapping[str, str]
    platform: str | None = None
    notes: tuple[str, ...] = field(default=())


@runtime_checkable
class Source(Protocol):
    """One form in which posts arrive."""

    name: ClassVar[str]
    title: ClassVar[str]
    how: ClassVar[str]  # how the form is recognised, one sentence for `groundswell sources`
    date_order: ClassVar[DateOrder | None]  # "mdy" or "dmy" where the form fixes it, else None

    def recognise(self, head: Head) -> Recognition | None:
        """How this source would read the file, or None when it is not of this form."""
        ...

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the file's rows in order; bad rows as rejects, never as an exception."""
        ...
