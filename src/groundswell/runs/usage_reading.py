"""The first stage of the provider's wing: files of usage logs become the tables of a case."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from groundswell.errors import RejectedRowsError, SettingError, SourceError
from groundswell.model.usage import MESSAGES
from groundswell.reports import words
from groundswell.runs import secret
from groundswell.runs.folder import identity
from groundswell.runs.progress import Silent
from groundswell.runs.usage_known import known_shared
from groundswell.runs.usage_zips import unpacked
from groundswell.sources.reading.bytes import fingerprint
from groundswell.sources.reading.paths import shown_name
from groundswell.sources.usage_forms import expand_usage, plan_usage_file
from groundswell.tables.door import Door
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.times import AmbiguousOrderError, recognise_order
from groundswell.tables.usage import LIGHT, assemble, finished, rejects_table
from groundswell.tables.usage_messages import MESSAGE_PARTS, VERSION, UsageNormaliser
from groundswell.tables.usage_signals import SIGNAL_PARTS
from groundswell.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from groundswell.model.raw import DateOrder, Reject
    from groundswell.model.raw_usage import UsageBatch
    from groundswell.runs.folder import CaseFolder
    from groundswell.runs.progress import Progress, Step
    from groundswell.sources.usage_forms import UsagePlan
    from groundswell.tables.usage import Assembled
    from groundswell.tables.usage_messages import UsagePart
    from groundswell.tables.usage_values import KnownShared

BATCH_ROWS = 50_000
_DAY_MS = 86_400_000
_SHORT_DATE = re.compile(r"\s*\d{1,2}[/-]\d{1,2}[/-]\d{4}")


def usage_tables_of(
    paths: Iterable[str | Path],
    case: CaseFolder,
    *,
    key: bytes,
    now_ms: int,
    form: str | None = None,
    known: str | Path | None = None,
    door: Door | None = None,
    keep_handles: bool = False,
    strict: bool = False,
    progress: Progress | None = None,
) -> str:
    """Read usage logs into ``logs/ID`` of the case, or find them already there; give the ID.

    ``paths`` are files, folders or patterns; ``form`` is that of all files but those of signals.
    ``known`` is an analyst's list of values that many share: a CSV with kind, value and shared.
    Of ``door``, the time zone, the order of dates, the encoding and whether to identify languages
    are used.
    Raises `SourceError` where a file is of no known form or nothing could be read,
    `RejectedRowsError` where ``strict`` and rows were set aside.
    """
    progress, door = progress or Silent(), door or Door()
    names = Pseudonyms(b"" if keep_handles else key, keep=keep_handles)
    shared, known_hash = known_shared(known)
    with unpacked(expand_usage(paths), case) as files:
        plans = in_series([_plan(path, form, door.encoding) for path in files])
        told = _files(plans, progress)
        settings = {
            "files": [{k: f[k] for k in ("name", "sha256", "form", "mapping")} for f in told],
            "key": secret.fingerprint(b"" if keep_handles else key),
            "keep_handles": keep_handles,
            "known": known_hash,
            "timezone": door.timezone,
            "date_order": door.date_order,
            "encoding": door.encoding,
            "identify_language": door.identify_language,
            "normaliser": VERSION,
        }
        name = identity(settings)
        about = case.about("logs", name)
        if about is None:
            parts = case.folder("logs", f"{name}.parts")
            case.discard(parts)
            parts.mkdir(parents=True, exist_ok=True)
            try:
                reading = _Reading(names, shared, door, now_ms, parts)
                for plan, file in zip(plans, told, strict=True):
                    with progress.step(f"Reading {file['name']}") as step:
                        reading.read(plan, file, step)
                with progress.step("Putting the usage logs together"):
                    about = reading.put_down(case, name)
            finally:
                case.discard(parts)
            about |= {"files": told, "read_with": settings, "keep_handles": keep_handles}
            case.finish("logs", name, about | {"version": __version__})
    _refuse_nothing(about)
    if strict:
        _refuse_rejects(about)
    return name


@dataclass(slots=True)
class _Reading:
    """What came of the files that were read so far."""

    names: Pseudonyms
    shared: KnownShared
    door: Door
    now_ms: int
    folder: Path
    sizes: list[int] = field(default_factory=list)
    light: list[pa.RecordBatch] = field(default_factory=list)
    signals: list[pa.RecordBatch] = field(default_factory=list)
    rejects: list[tuple[str, Reject]] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    masked: Counter[str] = field(default_factory=Counter)
    unread: Counter[tuple[str, str]] = field(default_factory=Counter)

    def read(self, plan: UsagePlan, file: dict[str, Any], step: Step) -> None:
        """Normalise a file, batch by batch; texts wait on the disk."""
        normaliser: UsageNormaliser | None = None
        rows = rejected = messages = 0
        left_out: Counter[str] = Counter()
        for batch in plan.source.read(plan.head, plan.recognition, batch_rows=BATCH_ROWS):
            if normaliser is None:
                normaliser = UsageNormaliser(
                    self.names,
                    source_file=file["name"],
                    provider=plan.recognition.platform,
                    date_order=_date_order(plan, batch, self.door),
                    zone=self.door.zone,
                    latest_ms=self.now_ms + 2 * _DAY_MS,
                    known=self.shared,
                    identify_language=self.door.identify_language,
                )
            part = normaliser(batch)
            self._keep(part, file["name"])
            rows = max(rows, part.last_row)
            rejected += len(part.rejects)
            messages += part.messages.num_rows
            left_out.update(part.left_out)
            step.at(min(1.0, plan.head.position.fraction), f"{messages:,} messages")
        file |= {"rows": rows, "rejected": rejected, "messages": messages}
        file["left_out"] = dict(sorted(left_out.items()))
        file["notes"] += [f"{count:,} {what}; left out" for what, count in sorted(left_out.items())]
        self.left_out.update(left_out)

    def _keep(self, part: UsagePart, file: str) -> None:
        if part.messages.num_rows:
            path = self.folder / f"{len(self.sizes):06d}.arrow"
            options = pa.ipc.IpcWriteOptions(compression="lz4")
            with (
                pa.OSFile(str(path), "wb") as sink,
                pa.ipc.new_file(sink, MESSAGE_PARTS, options=options) as writer,
            ):
                writer.write_batch(part.messages)
            self.sizes.append(part.messages.num_rows)
            # Of a slice, the whole would be held: the columns that stay are copied.
            self.light.append(part.messages.select(LIGHT))
        if part.signals.num_rows:
            self.signals.append(part.signals)
        self.rejects += [(file, each) for each in part.rejects]
        self.masked.update(part.masked)
        self.unread.update(part.unread)

    def put_down(self, case: CaseFolder, name: str) -> dict[str, Any]:
        """Write the tables of ``logs/NAME`` and tell what was counted."""
        light = pa.Table.from_batches(self.light, MESSAGE_PARTS_LIGHT)
        self.light.clear()
        found = assemble(light, pa.Table.from_batches(self.signals, SIGNAL_PARTS))
        del light
        folder = case.folder("logs", name)
        folder.mkdir(parents=True, exist_ok=True)
        rejects = [*self.rejects, *found.rejects]
        for table, rows in (
            ("usage_accounts", found.accounts),
            ("conversations", found.conversations),
            ("signals", found.signals),
            ("rejects", rejects_table(rejects)),
        ):
            pq.write_table(rows, folder / f"{table}.parquet", compression="zstd")
        self._write_messages(found, folder / "messages.parquet")
        return {
            "messages": len(found.rows),
            "signals": found.signals.num_rows,
            "accounts": found.accounts.num_rows,
            "conversations": found.conversations.num_rows,
            "duplicates_collapsed": found.duplicates,
            "ids_with_different_content": found.ids_with_different_content,
            "left_out": dict(sorted(self.left_out.items())),
            "masked": dict(sorted(self.masked.items())),
            "unread": {f"{c}: {why}": n for (c, why), n in sorted(self.unread.items())},
            "rejected_rows": sum(each.row is not None for _, each in rejects),
            "rejects": _by_reason(rejects),
            "notes": self._notes(found),
        }

    def _notes(self, found: Assembled) -> list[str]:
        notes = []
        if found.duplicates:
            notes.append(
                f"{words.plural(found.duplicates, 'message')} came more than once and count once"
            )
        if found.ids_with_different_content:
            notes.append(
                f"{words.plural(found.ids_with_different_content, 'id')} of messages came with "
                "different texts; the earliest was kept"
            )
        notes += [
            f"{count:,} {kind} in texts stand behind pseudonyms"
            for kind, count in sorted(self.masked.items())
        ]
        notes += [
            f"{count:,} cells of {column} could not be read ({why}) and are empty"
            for (column, why), count in sorted(self.unread.items())
        ]
        return notes

    def _write_messages(self, found: Assembled, path: Path) -> None:
        """Bring texts and places together, a part at a time, in the order of the files."""
        start = at = 0
        with pq.ParquetWriter(
            path,
            MESSAGES,
            compression="zstd",
            use_dictionary=[
                *("conversation_key", "account_key", "role", "lang", "model"),
                *("finish_reason", "source_file"),
            ],
        ) as writer:
            for number, size in enumerate(self.sizes):
                end = int(np.searchsorted(found.rows, start + size))
                here = pa.array(found.rows[at:end] - start)
                with pa.memory_map(str(self.folder / f"{number:06d}.arrow")) as source:
                    rows = pa.ipc.open_file(source).read_all()
                placed = found.placed.slice(at, end - at)
                writer.write_table(finished(rows.take(here), placed))
                start, at = start + size, end


MESSAGE_PARTS_LIGHT = pa.schema([MESSAGE_PARTS.field(name) for name in LIGHT])
"""The columns of parts that are held at once."""


def _plan(path: Path, form: str | None, encoding: str | None) -> UsagePlan:
    """Plan a file; a file of signals stays one, whatever form the logs are said to have."""
    if form not in (None, "signals"):
        try:
            found = plan_usage_file(path, encoding=encoding)
        except SourceError:
            found = None
        if found is not None and found.source.name == "signals":
            return found
    return plan_usage_file(path, form=form, encoding=encoding)


def in_series(plans: Sequence[UsagePlan]) -> list[UsagePlan]:
    """Let files of one form go on with one another where the form can."""
    series: dict[str, Any] = {}
    found = []
    for plan in plans:
        begin = getattr(plan.source, "series", None)
        if begin is None:
            found.append(plan)
            continue
        if plan.source.name not in series:
            series[plan.source.name] = begin()
        found.append(replace(plan, source=series[plan.source.name]))
    return found


def _files(plans: Sequence[UsagePlan], progress: Progress) -> list[dict[str, Any]]:
    """Tell what each file is: its name, size and hash, and how it is read."""
    bare = Counter(shown_name(plan.path) for plan in plans)
    seen: Counter[str] = Counter()
    files = []
    with progress.step("Fingerprinting the usage logs") as step:
        for done, plan in enumerate(plans):
            name = shown_name(plan.path)
            if bare[name] > 1:
                name = f"{shown_name(plan.path.absolute().parent)}/{name}"
            seen[name] += 1
            name = name if seen[name] == 1 else f"{name} ({seen[name]})"
            mark = fingerprint(plan.path)
            step.at(done / len(plans))
            files.append(
                {
                    "name": name,
                    "sha256": mark.sha256,
                    "size_bytes": mark.size,
                    "form": plan.recognition.form,
                    "mapping": dict(plan.recognition.mapping),
                    "notes": list(plan.recognition.notes),
                }
            )
    return files


def _date_order(plan: UsagePlan, first: UsageBatch, door: Door) -> DateOrder | None:
    if plan.source.date_order is not None or door.date_order is not None:
        return plan.source.date_order or door.date_order
    for columns, name in ((first.columns, "at"), (first.signals, "first_seen")):
        at = columns.get(name, ())
        values = at.to_pylist() if isinstance(at, pa.Array) else list(at)
        try:
            order = recognise_order(values)
        except AmbiguousOrderError as why:
            if 2 * sum(bool(_SHORT_DATE.match(str(each))) for each in values) <= len(values):
                continue  # a few such cells in another column of times are set aside
            msg = (
                f"{shown_name(plan.path)}: the dates in {plan.recognition.mapping.get(name, name)} "
                f"{why}; say --date-order dmy or --date-order mdy"
            )
            raise SettingError(msg) from None
        if order is not None:
            return order
    return None


def _by_reason(rejects: Sequence[tuple[str, Reject]]) -> list[dict[str, Any]]:
    """Count what was set aside by column and reason, with the first of each."""
    found: dict[tuple[str | None, str], dict[str, Any]] = {}
    for file, each in rejects:
        line = found.setdefault(
            (each.column, each.reason),
            {
                "reason": each.reason,
                "column": each.column,
                "rows": 0,
                "first_file": file,
                "first_row": each.row,
            },
        )
        line["rows"] += 1
    return sorted(found.values(), key=lambda line: -line["rows"])


def _refuse_nothing(about: dict[str, Any]) -> None:
    """Raise where nothing could be read: a report on nothing would look like an all-clear."""
    if about["messages"] or about["signals"]:
        return
    why = [f"{line['rows']:,} × {line['reason']}" for line in about["rejects"][:3]]
    why += [f"{count:,} {what}" for what, count in about["left_out"].items()]
    told = "; ".join(why) or "the files are empty"
    msg = f"no message could be read from the usage logs ({told}); see groundswell sources"
    raise SourceError(msg)


def _refuse_rejects(about: dict[str, Any]) -> None:
    """Raise where something was set aside: what ``--strict`` asks for."""
    if not about["rejects"]:
        return
    first = about["rejects"][0]
    total = sum(line["rows"] for line in about["rejects"])
    where = "" if first["first_row"] is None else f", row {first['first_row']}"
    msg = (
        f"{words.plural(total, 'row')} could not be read, the first in {first['first_file']}{where}: "
        f"{first['reason']}; mend them or leave out --strict"
    )
    raise RejectedRowsError(msg)
