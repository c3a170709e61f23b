"""How complete the usage logs are, and what follows from what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from groundswell.reports import words
from groundswell.reports.content import QualityLine, RejectLine, Series
from groundswell.reports.usage_log import prompts
from groundswell.reports.usage_overview import languages

if TYPE_CHECKING:
    from groundswell.reports.usage_log import UsageLog

_MOST_LANGUAGES = 8
_STEPS_MS = (3_600_000, 86_400_000, 604_800_000)
_MOST_STEPS = 400


def lines(
    log: UsageLog, least: int, left_out: tuple[tuple[str, int], ...] = ()
) -> tuple[QualityLine, ...]:
    """Say what the logs hold and lack; nothing where no message was read."""
    messages = log["messages"]
    total = messages.num_rows
    if not total:
        return ()
    wrote = prompts(messages).num_rows
    untimed = total - _count(messages["time_known"])
    outcome = log["outcomes"]
    unknown = _count(pc.equal(outcome["outcome"], "unknown"))
    said = _count(pc.is_valid(messages["refused"]))
    branches = _count(pc.greater(log["conversations"]["branches"], 1))
    signals = log["signals"]
    with_signals = pc.count_distinct(signals["account_key"]).as_py()
    accounts = log["usage_accounts"].num_rows
    found = [
        QualityLine(
            label="Prompts",
            value=f"{words.number(wrote)} of {words.plural(total, 'message')}",
            level="good" if wrote else "warning",
            meaning=""
            if wrote
            else "Stages are read in what accounts wrote: there was nothing to read.",
        ),
        QualityLine(
            label="Times",
            value=(
                "every message has its own"
                if not untimed
                else f"{words.number(untimed)} messages ({words.share(untimed / total)}) have none of "
                "their own"
            ),
            level="good" if not untimed else "note",
            meaning=(
                ""
                if not untimed
                else "These stand at the time of their conversation; how long after a refusal they "
                "came is not known."
            ),
        ),
        QualityLine(
            label="Answers",
            value=(
                f"what became of {words.number(unknown)} of {words.plural(outcome.num_rows, 'prompt')} is "
                "not known"
                if unknown
                else "the outcome of every prompt is known"
            ),
            level="note" if unknown else "good",
            meaning=(
                "Refusals there would not be seen, nor a return after one." if unknown else ""
            ),
        ),
        QualityLine(
            label="Refusals",
            value=(
                f"the log itself says of {words.plural(said, 'message')} whether it was refused"
                if said
                else "the log itself doesn’t mark them"
            ),
            level="good" if said else "note",
            meaning=(
                "They were told from the words of the answers."
                if not said
                else "Of the others it was told from the words of the answers."
                if said < wrote
                else ""
            ),
        ),
        QualityLine(
            label="Signals",
            value=(
                f"{words.plural(signals.num_rows, 'signal')} of {words.number(with_signals)} of "
                f"{words.plural(accounts, 'account')}"
                if signals.num_rows
                else "none of sign-up, network, device or payment"
            ),
            level="good" if signals.num_rows else "warning",
            meaning=(
                ""
                if signals.num_rows
                else "Accounts could be linked by what they wrote only; careful operators will be missed."
            ),
        ),
    ]
    if branches:
        found.append(
            QualityLine(
                label="Edited prompts",
                value=words.plural(branches, "conversation") + " with several branches",
                level="good",
                meaning="A prompt that was put in other words after a refusal is a branch; all are read.",
            )
        )
    if left_out:
        found.append(
            QualityLine(
                label="Left out",
                value=", ".join(f"{words.number(count)} {what}" for what, count in left_out),
                level="note",
                meaning="What is not text, or what nobody wrote, is not read.",
            )
        )
    spoken = languages(log, least)
    if spoken:
        named = [f"{name} {words.share(count / wrote)}" for name, count in spoken[:_MOST_LANGUAGES]]
        more = len(spoken) - len(named)
        found.append(
            QualityLine(
                label="Languages",
                value=", ".join(named) + (f" and {more} more" if more > 0 else ""),
                level="note",
                meaning="Stages are told less well in languages that the policy has no exemplars in.",
            )
        )
    return tuple(found)


def rejects(log: UsageLog) -> tuple[RejectLine, ...]:
    """Count the rows that were set aside by their reason, the most frequent first."""
    table = log["rejects"]
    if not table.num_rows:
        return ()
    counted: dict[tuple[str, str | None], list[tuple[str, int]]] = {}
    for row in table.to_pylist():
        place = (row["source_file"], -1 if row["row"] is None else row["row"])
        counted.setdefault((row["reason"], row["column"]), []).append(place)
    found = []
    for (reason, column), places in counted.items():
        file, number = min(places)
        found.append(
            RejectLine(
                reason=reason,
                column=column,
                rows=len(places),
                first_file=file,
                first_row=None if number == -1 else number,
            )
        )
    return tuple(sorted(found, key=lambda line: (-line.rows, line.reason)))


def coverage(log: UsageLog) -> Series | None:
    """Count messages over time, in steps that a picture can hold; None where there are none."""
    times = log["messages"]["at_ms"].to_numpy()
    if not len(times):
        return None
    first, last = (int(ms) for ms in (times.min(), times.max()))
    step = next((step for step in _STEPS_MS if (last - first) // step < _MOST_STEPS), None)
    step = step or -(-(last - first + 1) // _MOST_STEPS)
    start = first - first % step
    counts = np.bincount((times - start) // step)
    return Series(start_ms=start, step_ms=step, counts=tuple(counts.tolist()))


def _count(flags: object) -> int:
    return int(pc.sum(flags).as_py() or 0)
