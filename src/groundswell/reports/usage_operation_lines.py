"""The lines of the section of an operation: accounts, phases, stages, subjects and explanations."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from groundswell.reports.usage_content import (
    PHASES,
    HypothesisLine,
    OperationAccount,
    OperatorWords,
    PhaseBox,
    ReaderSummary,
    StageLine,
    SubjectLine,
)
from groundswell.reports.usage_known import first_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from groundswell.reports.usage_known import Known
    from groundswell.reports.usage_policy import Stages
    from groundswell.reports.usage_shown import RowRef


def accounts(
    known: Known,
    row: Mapping[str, Any],
    staged: Sequence[Mapping[str, Any]],
    names: Mapping[str, str],
    stages: Stages,
) -> tuple[OperationAccount, ...]:
    """The accounts, those with most messages behind the operation first."""
    behind: dict[str, list[str]] = {}
    wanted = set(row["message_keys"])
    for account in row["accounts"]:
        of_account = known.messages.get(account, ())
        behind[account] = [one["message_key"] for one in of_account if one["message_key"] in wanted]
    seen: dict[str, set[str]] = {}
    for one in staged:
        if one["level"] != "weak":
            seen.setdefault(one["account_key"], set()).add(stages.title(one["stage"]))
    lines = []
    drawn_in = set(row["drawn_in"] or ())
    for account in row["accounts"]:
        about = known.accounts.get(account, {})
        member = known.members.get(account, {})
        lines.append(
            OperationAccount(
                account=account,
                name=names.get(account),
                created_ms=about.get("created_ms"),
                prompts=about.get("prompts", 0),
                behind=len(behind[account]),
                refused=sum(known.outcome(key) == "refused" for key in behind[account]),
                stages=tuple(sorted(seen.get(account, ()))),
                first_ms=about.get("first_seen_ms", row["first_ms"]),
                last_ms=about.get("last_seen_ms", row["last_ms"]),
                link_bits=member.get("bits"),
                drawn_in=account in drawn_in,
                rows=first_rows(behind[account], known.places),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.behind, line.account)))


def phases(
    row: Mapping[str, Any], stages: Stages, staged: Sequence[Mapping[str, Any]], known: Known
) -> tuple[PhaseBox, ...]:
    """Say of each phase what of it was seen."""
    boxes = []
    for phase in PHASES:
        # A phase that the operation does not count as covered shows nothing, even where a weak
        # likeness to one of its stages was seen.
        inside = (
            [one for one in staged if stages.phase(one["stage"]) == phase]
            if phase in row["phases"]
            else []
        )
        said = [one for one in inside if one["stage"] in row["stages"]] or inside
        keys = {one["message_key"] for one in said}
        names = sorted({one["stage"] for one in said}, key=stages.place)
        if phase in row["phases"] and not names:
            names = [one for one in row["stages"] if stages.phase(one) == phase]
        boxes.append(
            PhaseBox(
                phase=phase,
                stages=tuple(map(stages.title, names)),
                messages=len(keys),
                refused=sum(known.outcome(key) == "refused" for key in keys),
                first_ms=min((one["at_ms"] for one in said), default=None),
            )
        )
    return tuple(boxes)


def stage_lines(
    stages: Stages, staged: Sequence[Mapping[str, Any]], known: Known
) -> tuple[StageLine, ...]:
    """Count messages by stage and outcome."""
    by_stage: dict[str, list[Mapping[str, Any]]] = {}
    for one in staged:
        by_stage.setdefault(one["stage"], []).append(one)
    lines = []
    for name in sorted(by_stage, key=stages.place):
        rows = by_stage[name]
        outcomes = Counter(known.outcome(key) for key in {one["message_key"] for one in rows})
        lines.append(
            StageLine(
                title=stages.title(name),
                phase=stages.phase(name),
                messages=sum(outcomes.values()),
                conversations=len({one["conversation_key"] for one in rows}),
                accounts=len({one["account_key"] for one in rows}),
                answered=outcomes["answered"],
                partly=outcomes["partly"],
                refused=outcomes["refused"],
                unknown=outcomes["unknown"],
                first_ms=min(one["at_ms"] for one in rows),
                last_ms=max(one["at_ms"] for one in rows),
                probability=max(one["probability"] for one in rows),
            )
        )
    return tuple(lines)


def subjects(known: Known, row: Mapping[str, Any]) -> tuple[SubjectLine, ...]:
    """The subjects that the operation names, in its order."""
    found: dict[str, list[Mapping[str, Any]]] = {}
    for key in row["message_keys"]:
        for one in known.subjects.get(key, ()):
            found.setdefault(one["value"], []).append(one)
    return tuple(
        SubjectLine(
            value=value,
            kind=found[value][0]["kind"],
            inside=len({one["account_key"] for one in found[value]}),
            accounts=found[value][0]["accounts"],
            messages=len({one["message_key"] for one in found[value]}),
            bits=found[value][0]["bits"],
        )
        for value in row["subjects"]
        if value in found
    )


def languages(known: Known, row: Mapping[str, Any], keys: set[str]) -> tuple[tuple[str, int], ...]:
    """Count messages by language, the most frequent first."""
    counted = Counter(
        one["lang"] or "not identified"
        for account in row["accounts"]
        for one in known.messages.get(account, ())
        if one["message_key"] in keys
    )
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def reader(known: Known, keys: Iterable[str]) -> ReaderSummary | None:
    """Say how the second reader stands to the first, where it read anything."""
    rows = [one for key in sorted(keys) for one in known.readings.get(key, ())]
    if not rows:
        return None
    answered = [one for one in rows if one["state"] == "answered"]
    return ReaderSummary(
        model=" ".join(filter(None, (rows[0]["model"], rows[0]["version"]))),
        read=len(answered),
        agreed=sum(one["agrees"] is True for one in answered),
        disagreed=sum(one["agrees"] is False for one in answered),
        thrown_away=len(rows) - len(answered),
    )


def hypothesis(row: Mapping[str, Any], places: Mapping[str, RowRef]) -> HypothesisLine:
    """Give what speaks for and against an innocent explanation."""
    return HypothesisLine(
        hypothesis=row["hypothesis"],
        state=row["state"],
        weight=row["weight"],
        speaks_for=tuple(row["speaks_for"]),
        speaks_against=tuple(row["speaks_against"]),
        rows=first_rows(row["message_keys"], places),
    )


def operator(row: Mapping[str, Any] | None) -> OperatorWords | None:
    """Say what the accounts are as a whole, where there are several."""
    if row is None:
        return None
    return OperatorWords(
        label=row["label"],
        size=row["size"],
        bits=row["bits"],
        families=tuple(row["families"]),
        bridges=row["bridges"],
        expected=row["expected"],
        shape=row["shape"],
    )
