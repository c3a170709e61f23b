"""What a run says of itself, for the report on usage logs: read leniently, since parts may be missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from groundswell.reports.content import InputFile, RejectLine
from groundswell.usage.link_settings import Linking
from groundswell.usage.operation_settings import Operations
from groundswell.version import __version__


@dataclass(frozen=True, kw_only=True, slots=True)
class UsageBackground:
    """What was read, with which settings, by which versions."""

    title: str = "What the model was used for"
    case_name: str = "unnamed"
    run: str = "none"
    created_ms: int = 0
    version: str = __version__
    files: tuple[InputFile, ...] = ()
    rejects: tuple[RejectLine, ...] = ()
    rejected_rows: int = 0
    settings: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    policy_name: str = ""
    policy_sha256: str | None = None
    least_operators: int = 10
    bar_bits: float = Linking().bar_bits
    least_odds: float = Operations().least_odds
    seed: int | None = None
    reader: str | None = None
    handles_kept: bool = False
    left_out: tuple[tuple[str, int], ...] = ()
    error_rate: str = ""
    notes: tuple[str, ...] = ()


def background_of(about: Mapping[str, Any]) -> UsageBackground:
    """Read ``about``: keys that are missing get what is true of nothing in particular.

    Keys: title, case, run, now_ms (or created_ms), version, files (name, sha256, size_bytes, form,
    rows, rejected, notes), rejects (rows with reason, column, rows, first_file, first_row, or a
    count by reason), rejected_rows, settings, versions, encoder, policy (name, sha256, or a name
    with policy_sha256 beside it; or policy_name), k
    (or least_operators), bar_bits, least_odds, seed, reader (or second_reader: a name, or model and version),
    handles_kept, left_out (a count by what was left out), error_rate (a sentence), notes.
    """
    plain = UsageBackground()
    settings = _flat(about.get("settings", ()))
    known = dict(settings)
    policy = about.get("policy") or {}
    if not isinstance(policy, Mapping):
        policy = {"name": str(policy)}
    rejects = _rejects(about.get("rejects", ()))
    versions = _flat(about.get("versions", ()))
    if about.get("encoder"):
        versions = (*versions, ("encoder of sentences", str(about["encoder"])))
    least = about.get("k", about.get("least_operators", known.get("least_operators", 10)))
    seed = about.get("seed", known.get("seed"))
    return UsageBackground(
        title=str(about.get("title") or plain.title),
        case_name=str(about.get("case", about.get("case_name", plain.case_name))),
        run=str(about.get("run", plain.run)),
        created_ms=int(about.get("now_ms", about.get("created_ms", 0)) or 0),
        version=str(about.get("version", __version__)),
        files=tuple(_file(file) for file in about.get("files", ())),
        rejects=rejects,
        rejected_rows=int(about.get("rejected_rows", sum(line.rows for line in rejects))),
        settings=settings,
        versions=versions,
        policy_name=str(policy.get("name", about.get("policy_name")) or ""),
        policy_sha256=policy.get("sha256", about.get("policy_sha256")),
        least_operators=int(least),
        bar_bits=float(about.get("bar_bits", plain.bar_bits)),
        least_odds=float(about.get("least_odds", known.get("least_odds", plain.least_odds))),
        seed=None if seed is None else int(seed),
        reader=_reader(about.get("reader", about.get("second_reader"))),
        handles_kept=bool(about.get("handles_kept", about.get("keep_handles", False))),
        left_out=tuple(
            (str(what), int(count)) for what, count in dict(about.get("left_out") or {}).items()
        ),
        error_rate=str(about.get("error_rate", "")),
        notes=tuple(str(note) for note in about.get("notes", ())),
    )


def _file(file: Mapping[str, Any]) -> InputFile:
    return InputFile(
        name=str(file.get("name", "unnamed")),
        sha256=str(file.get("sha256", "")),
        size_bytes=int(file.get("size_bytes", 0)),
        form=str(file.get("form", "not known")),
        rows=int(file.get("rows", 0)),
        rejected=int(file.get("rejected", 0)),
        notes=tuple(str(note) for note in file.get("notes", ())),
    )


def _rejects(told: Any) -> tuple[RejectLine, ...]:
    if isinstance(told, Mapping):
        told = [{"reason": reason, "rows": rows} for reason, rows in told.items()]
    return tuple(
        RejectLine(
            reason=str(row["reason"]),
            column=row.get("column"),
            rows=int(row.get("rows", 1)),
            first_file=str(row.get("first_file") or ""),
            first_row=row.get("first_row"),
        )
        for row in told
    )


def _flat(told: Any, above: str = "") -> tuple[tuple[str, str], ...]:
    """Settings as names and words; those within others stand behind the name of the outer one."""
    if isinstance(told, Mapping):
        return tuple(
            line
            for name, value in told.items()
            for line in (
                _flat(value, f"{above}{name}.")
                if isinstance(value, Mapping)
                else ((f"{above}{name}", _words(value)),)
            )
        )
    return tuple((str(name), _words(value)) for name, value in told)


def _words(value: Any) -> str:
    if value is None:
        return "not set"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(map(str, value))
    return str(value)


def _reader(told: Any) -> str | None:
    if not told:
        return None
    if isinstance(told, Mapping):
        return " ".join(str(told[key]) for key in ("model", "version") if told.get(key)) or None
    return str(told)
