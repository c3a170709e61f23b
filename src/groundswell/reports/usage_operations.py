"""The section of each candidate operation: what was asked for, when, by whom, and what else explains it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundswell.reports import usage_caveats as caveats
from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_content import (
    PHASES,
    BatchLine,
    BriefOperation,
    HypothesisLine,
    OperationAccount,
    OperationSection,
    OperatorWords,
    PhaseBox,
    ReaderSummary,
    StageLine,
    SubjectLine,
)
from groundswell.reports.usage_links import pairs_of
from groundswell.reports.usage_quotes import Quotes, chosen
from groundswell.reports.usage_timelines import hours_of, sequence_lines, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from groundswell.reports.usage_log import UsageLog
    from groundswell.reports.usage_policy import Stages
    from groundswell.reports.usage_shown import PairSection, RowRef

_FIRST_ROWS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Extent:
    """How much of everything a report shows; it always says how much there is."""

    operations: int = 20
    quotes: int = 12
    accounts: int = 25
    timelines: int = 6
    pairs: int = 8
    sequences: int = 12
    subjects: int = 12
    batches: int = 10
    brief: int = 100


def sections(
    log: UsageLog,
    stages: Stages,
    operations: Sequence[Mapping[str, Any]],
    extent: Extent,
    names: Mapping[str, str],
) -> tuple[OperationSection, ...]:
    """Compose the sections of ``operations``, rows of that table, in their order."""
    known = _Known(log, operations)
    return tuple(_section(known, stages, row, extent, names) for row in operations)


def briefly(log: UsageLog, operations: Sequence[Mapping[str, Any]]) -> tuple[BriefOperation, ...]:
    """Say of each operation in a line what it is."""
    hypotheses = log.by("hypotheses", "operation_id", [row["operation_id"] for row in operations])
    places = log.places({key for row in operations for key in row["message_keys"][:_FIRST_ROWS]})
    keys = {key for row in operations for key in row["message_keys"]}
    wrote = log.one("messages", "message_key", keys, ("message_key", "account_key"))
    return tuple(
        BriefOperation(
            label=row["label"],
            tier=row["tier"],
            explained_by=row["explained_by"],
            sentence=row["sentence"],
            chance=sentences.of_chance(row),
            open=sentences.of_open(hypotheses.get(row["operation_id"], ()), row["explained_by"]),
            accounts=len(row["accounts"]),
            writing=len({wrote[key]["account_key"] for key in row["message_keys"] if key in wrote}),
            phases=tuple(row["phases"]),
            messages=len(row["message_keys"]),
            first_ms=row["first_ms"],
            last_ms=row["last_ms"],
            speaks_for=tuple(
                sentence
                for one in hypotheses.get(row["operation_id"], ())
                if one["hypothesis"] == row["explained_by"]
                for sentence in one["speaks_for"]
            ),
            rows=_rows(row["message_keys"], places),
        )
        for row in operations
    )


class _Known:
    """What all sections look up, read once."""

    def __init__(self, log: UsageLog, operations: Sequence[Mapping[str, Any]]) -> None:
        self.log = log
        accounts = {account for row in operations for account in row["accounts"]}
        keys = {key for row in operations for key in row["message_keys"]}
        of_sequences = {one for row in operations for one in row["sequences"]}
        ids = [row["operation_id"] for row in operations]
        operators = {row["operator_id"] for row in operations if row["operator_id"]}
        columns = ("message_key", "account_key", "conversation_key", "role", "at_ms", "lang")
        self.accounts = log.one("usage_accounts", "account_key", accounts)
        self.messages = log.by("messages", "account_key", accounts, columns)
        self.stages = log.by("message_stages", "message_key", keys)
        self.sequences = log.one("sequences", "sequence_id", of_sequences)
        told = {key for row in self.sequences.values() for key in row["message_keys"]}
        self.outcomes = log.one("outcomes", "message_key", keys | told)
        self.subjects = log.by("subjects", "message_key", keys)
        self.hypotheses = log.by("hypotheses", "operation_id", ids)
        self.operators = log.one("operators", "operator_id", operators)
        self.members = log.one("operator_members", "account_key", accounts)
        self.rhythms = log.one("rhythms", "account_key", accounts)
        self.readings = log.by("readings", "message_key", keys)
        self.places = log.places(keys | told | {
            key
            for rows in self.hypotheses.values()
            for row in rows
            for key in row["message_keys"][:_FIRST_ROWS]
        })  # fmt: skip

    def outcome(self, key: str) -> str:
        return str(self.outcomes.get(key, {}).get("outcome", "unknown"))


def _section(
    known: _Known,
    stages: Stages,
    row: Mapping[str, Any],
    extent: Extent,
    names: Mapping[str, str],
) -> OperationSection:
    keys = set(row["message_keys"])
    staged = [one for key in row["message_keys"] for one in known.stages.get(key, ())]
    ordered = [known.sequences[one] for one in row["sequences"] if one in known.sequences]
    ordered.sort(key=lambda one: (one["expected"] is None, one["expected"] or 0.0, one["first_ms"]))
    lines = sequence_lines(ordered, known.places, stages)
    pairs, pair_count = pairs_of(known.log, row["accounts"], extent.pairs)
    subjects = _subjects(known, row)
    batches = [one for one in staged if (one["batch_size"] or 0) > 1]
    batches.sort(key=lambda one: (-one["batch_size"], one["at_ms"], one["message_key"]))
    batches = list({one["message_key"]: one for one in reversed(batches)}.values())[::-1]
    hypotheses = known.hypotheses.get(row["operation_id"], [])
    accounts = _accounts(known, row, staged, names, stages)
    told = {key for one in ordered for key in one["message_keys"]}
    quotes = Quotes(known.log, stages, known.outcomes).of(
        chosen(staged, told, extent.quotes), known.stages
    )
    busiest = [one.account for one in accounts if one.behind][: extent.timelines]
    busiest = busiest or [one.account for one in accounts[:1]]
    return OperationSection(
        label=row["label"],
        operation_id=row["operation_id"],
        tier=row["tier"],
        explained_by=row["explained_by"],
        sentence=row["sentence"],
        chance=sentences.of_chance(row),
        open=sentences.of_open(hypotheses, row["explained_by"]),
        behind=sentences.of_rows(_rows(row["message_keys"], known.places), len(keys)),
        operator=_operator(known.operators.get(row["operator_id"] or "")),
        accounts=accounts[: extent.accounts],
        account_count=len(accounts),
        only_linked=sum(not one.behind for one in accounts),
        phases=_phases(row, stages, staged, known),
        stages=_stage_lines(stages, staged, known),
        messages=len(keys),
        first_ms=row["first_ms"],
        last_ms=row["last_ms"],
        score=row["score"],
        expected=row["expected"],
        timelines=tuple(
            timeline_of(
                account,
                names.get(account),
                known.messages.get(account, ()),
                [one for one in staged if one["account_key"] == account],
                known.outcome,
                [line for line in lines if line.account == account],
                stages,
            )
            for account in busiest
        ),
        sequences=lines[: extent.sequences],
        sequence_count=len(lines),
        quotes=quotes,
        quote_count=len({one["message_key"] for one in staged}),
        pairs=pairs,
        pair_count=pair_count,
        subjects=subjects[: extent.subjects],
        subject_count=len(subjects),
        batches=tuple(
            BatchLine(
                account=one["account_key"],
                at_ms=one["at_ms"],
                size=one["batch_size"],
                title=stages.title(one["stage"]),
                outcome=known.outcome(one["message_key"]),
                source=known.places[one["message_key"]],
            )
            for one in batches[: extent.batches]
            if one["message_key"] in known.places
        ),
        batch_count=len(batches),
        languages=_languages(known, row, keys),
        reader=_reader(known, keys),
        hypotheses=tuple(_hypothesis(one, known.places) for one in hypotheses),
        caveats=caveats.of_operation((line.kind for line in lines), _families(pairs)),
        hour_by_weekday=hours_of(
            [known.rhythms[one] for one in row["accounts"] if one in known.rhythms]
        ),
        active_days=max(
            (known.rhythms[one]["active_days"] for one in row["accounts"] if one in known.rhythms),
            default=0,
        ),
        longest_pause_ms=max(
            (
                known.rhythms[one]["longest_pause_ms"]
                for one in row["accounts"]
                if one in known.rhythms
            ),
            default=0,
        ),
    )


def _accounts(
    known: _Known,
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
                rows=_rows(behind[account], known.places),
            )
        )
    return tuple(sorted(lines, key=lambda line: (-line.behind, line.account)))


def _phases(
    row: Mapping[str, Any], stages: Stages, staged: Sequence[Mapping[str, Any]], known: _Known
) -> tuple[PhaseBox, ...]:
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


def _stage_lines(
    stages: Stages, staged: Sequence[Mapping[str, Any]], known: _Known
) -> tuple[StageLine, ...]:
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


def _subjects(known: _Known, row: Mapping[str, Any]) -> tuple[SubjectLine, ...]:
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


def _languages(
    known: _Known, row: Mapping[str, Any], keys: set[str]
) -> tuple[tuple[str, int], ...]:
    counted = Counter(
        one["lang"] or "not identified"
        for account in row["accounts"]
        for one in known.messages.get(account, ())
        if one["message_key"] in keys
    )
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _reader(known: _Known, keys: Iterable[str]) -> ReaderSummary | None:
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


def _hypothesis(row: Mapping[str, Any], places: Mapping[str, RowRef]) -> HypothesisLine:
    return HypothesisLine(
        hypothesis=row["hypothesis"],
        state=row["state"],
        weight=row["weight"],
        speaks_for=tuple(row["speaks_for"]),
        speaks_against=tuple(row["speaks_against"]),
        rows=_rows(row["message_keys"], places),
    )


def _operator(row: Mapping[str, Any] | None) -> OperatorWords | None:
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


def _families(pairs: Iterable[PairSection]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pair in pairs for name in pair.families))


def _rows(keys: Sequence[str], places: Mapping[str, RowRef]) -> tuple[RowRef, ...]:
    return tuple(places[key] for key in keys[:_FIRST_ROWS] if key in places)
