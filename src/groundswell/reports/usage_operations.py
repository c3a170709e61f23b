"""The section of each candidate operation: what was asked for, when, by whom, and what else explains it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from groundswell.reports import usage_caveats as caveats
from groundswell.reports import usage_operation_lines as lines
from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_content import BatchLine, BriefOperation, OperationSection
from groundswell.reports.usage_known import FIRST_ROWS, Known, first_rows
from groundswell.reports.usage_links import pairs_of
from groundswell.reports.usage_quotes import Quotes, chosen
from groundswell.reports.usage_timelines import hours_of, sequence_lines, timeline_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from groundswell.reports.usage_log import UsageLog
    from groundswell.reports.usage_policy import Stages
    from groundswell.reports.usage_shown import PairSection


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
    least_odds: float,
) -> tuple[OperationSection, ...]:
    """Compose the sections of ``operations``, rows of that table, in their order."""
    known = Known(log, operations)
    return tuple(_section(known, stages, row, extent, names, least_odds) for row in operations)


def briefly(log: UsageLog, operations: Sequence[Mapping[str, Any]]) -> tuple[BriefOperation, ...]:
    """Say of each operation in a line what it is."""
    hypotheses = log.by("hypotheses", "operation_id", [row["operation_id"] for row in operations])
    places = log.places({key for row in operations for key in row["message_keys"][:FIRST_ROWS]})
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
            rows=first_rows(row["message_keys"], places),
        )
        for row in operations
    )


def _section(
    known: Known,
    stages: Stages,
    row: Mapping[str, Any],
    extent: Extent,
    names: Mapping[str, str],
    least_odds: float,
) -> OperationSection:
    keys = set(row["message_keys"])
    staged = [one for key in row["message_keys"] for one in known.stages.get(key, ())]
    ordered = [known.sequences[one] for one in row["sequences"] if one in known.sequences]
    ordered.sort(key=lambda one: (one["expected"] is None, one["expected"] or 0.0, one["first_ms"]))
    told_of = sequence_lines(ordered, known.places, stages)
    pairs, pair_count = pairs_of(known.log, row["accounts"], extent.pairs)
    subjects = lines.subjects(known, row)
    batches = [one for one in staged if (one["batch_size"] or 0) > 1]
    batches.sort(key=lambda one: (-one["batch_size"], one["at_ms"], one["message_key"]))
    batches = list({one["message_key"]: one for one in reversed(batches)}.values())[::-1]
    hypotheses = known.hypotheses.get(row["operation_id"], [])
    accounts = lines.accounts(known, row, staged, names, stages)
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
        weighed=sentences.of_odds(row, least_odds),
        open=sentences.of_open(hypotheses, row["explained_by"]),
        behind=sentences.of_rows(first_rows(row["message_keys"], known.places), len(keys)),
        operator=lines.operator(known.operators.get(row["operator_id"] or "")),
        accounts=accounts[: extent.accounts],
        account_count=len(accounts),
        drawn_in=len(row["drawn_in"] or ()),
        only_linked=sum(not one.behind for one in accounts),
        phases=lines.phases(row, stages, staged, known),
        stages=lines.stage_lines(stages, staged, known),
        messages=len(keys),
        first_ms=row["first_ms"],
        last_ms=row["last_ms"],
        score=row["score"],
        expected=row["expected"],
        odds=row["odds"],
        timelines=tuple(
            timeline_of(
                account,
                names.get(account),
                known.messages.get(account, ()),
                [one for one in staged if one["account_key"] == account],
                known.outcome,
                [line for line in told_of if line.account == account],
                stages,
            )
            for account in busiest
        ),
        sequences=told_of[: extent.sequences],
        sequence_count=len(told_of),
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
        languages=lines.languages(known, row, keys),
        reader=lines.reader(known, keys),
        hypotheses=tuple(lines.hypothesis(one, known.places) for one in hypotheses),
        caveats=caveats.of_operation((line.kind for line in told_of), _families(pairs)),
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


def _families(pairs: Iterable[PairSection]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for pair in pairs for name in pair.families))
