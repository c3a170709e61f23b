"""What an account asked for over time: marks by stage, and the sequences between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports import usage_sentences as sentences
from groundswell.reports.usage_shown import AccountTimeline, Mark, RowRef, SequenceLine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from groundswell.reports.usage_policy import Stages

_ROWS = 6  # places shown of a sequence
_STAGE_ROWS = 9  # of a time line


def sequence_lines(
    rows: Sequence[Mapping[str, Any]], places: Mapping[str, RowRef], stages: Stages
) -> tuple[SequenceLine, ...]:
    """Put sequences into words, in their order."""
    return tuple(
        SequenceLine(
            kind=row["kind"],
            title=sentences.kind_of_sequence(row["kind"]),
            sentence=sentences.of_sequence(row, stages.title),
            chance=sentences.of_sequence_chance(row),
            account=row["account_key"],
            first_ms=row["first_ms"],
            last_ms=row["last_ms"],
            elapsed_ms=row["elapsed_ms"],
            bits=row["bits"],
            expected=row["expected"],
            subjects=tuple(row["subjects"]),
            rows=tuple(places[key] for key in row["message_keys"][:_ROWS] if key in places),
            messages=len(row["message_keys"]),
        )
        for row in rows
    )


def timeline_of(
    account: str,
    name: str | None,
    messages: Sequence[Mapping[str, Any]],
    staged: Sequence[Mapping[str, Any]],
    outcome: Callable[[str], str],
    sequences: Iterable[SequenceLine],
    stages: Stages,
) -> AccountTimeline:
    """Lay one account's prompts out; ``staged`` holds the rows of stages behind the operation.

    Weak likeness is left out where the message carries something stronger. With more stages
    than rows fit, the rarest share the last of them as "other stages".
    """
    strong = {one["message_key"] for one in staged if one["level"] != "weak"}
    told = [one for one in staged if one["level"] != "weak" or one["message_key"] not in strong]
    counts: dict[str, int] = {}
    for one in told:
        counts[one["stage"]] = counts.get(one["stage"], 0) + 1
    kept = sorted(counts, key=lambda stage: (-counts[stage], stages.place(stage)))
    rest: set[str] = set()
    if len(kept) > _STAGE_ROWS:
        kept, rest = kept[: _STAGE_ROWS - 1], set(kept[_STAGE_ROWS - 1 :])
    rows = [(stage, stages.title(stage)) for stage in sorted(kept, key=stages.place)]
    if rest:
        rows.append(("", f"{len(rest)} other stages"))
    marks = tuple(
        Mark(
            at_ms=one["at_ms"],
            stage="" if one["stage"] in rest else one["stage"],
            phase=stages.phase(one["stage"]),
            outcome=outcome(one["message_key"]),
        )
        for one in sorted(told, key=lambda one: (one["at_ms"], one["message_key"], one["stage"]))
    )
    shown = {one["message_key"] for one in told}
    wrote = [one for one in messages if one["role"] == "user"]
    times = [one["at_ms"] for one in wrote] or [mark.at_ms for mark in marks] or [0]
    return AccountTimeline(
        account=account,
        name=name,
        stages=tuple(rows),
        marks=marks,
        others=tuple(sorted(one["at_ms"] for one in wrote if one["message_key"] not in shown)),
        sequences=tuple(sequences),
        first_ms=min(times),
        last_ms=max(times),
        prompts=len(wrote),
    )


def hours_of(rhythms: Sequence[Mapping[str, Any]]) -> tuple[tuple[int, ...], ...]:
    """Add up prompts by weekday, 7 rows from Monday, and hour, 24 columns, in UTC."""
    hours = [0] * 168
    for rhythm in rhythms:
        for place, count in enumerate(rhythm["hours"][:168]):
            hours[place] += count
    return tuple(tuple(hours[day * 24 : day * 24 + 24]) for day in range(7))
