"""Which messages are quoted for an operation, and the quotes: the span that speaks, in its message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from groundswell.reports.usage_shown import Quote, ReadingLine, RowRef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from groundswell.reports.usage_log import UsageLog
    from groundswell.reports.usage_policy import Stages

LEVELS = ("investigate", "look", "weak")

_AROUND = 240  # characters shown on each side of a span
_SPAN = 600  # of the span itself
_WHOLE = 4_000  # of the message, folded away
_ANSWER = 200


def rank(row: Mapping[str, Any]) -> tuple[int, float, str]:
    """Give what rows of stages are sorted by, the strongest first."""
    level = LEVELS.index(row["level"]) if row["level"] in LEVELS else len(LEVELS)
    return (level, -row["probability"], row["message_key"])


def chosen(
    rows: Sequence[Mapping[str, Any]], telling: Collection[str], most: int
) -> list[Mapping[str, Any]]:
    """Choose the rows to quote, by time: of every stage its best, of sequences, then the strongest.

    Each message is quoted once, and under a weak likeness only where it has nothing stronger.
    ``telling`` holds keys of messages in sequences.
    """
    firm = {row["message_key"] for row in rows if row["level"] != "weak"}
    strongest = sorted(
        (row for row in rows if row["level"] != "weak" or row["message_key"] not in firm), key=rank
    )
    picked: dict[str, Mapping[str, Any]] = {}
    of_stage: set[str] = set()
    for row in strongest:
        if row["stage"] not in of_stage and row["message_key"] not in picked:
            of_stage.add(row["stage"])
            picked[row["message_key"]] = row
    for row in (*(row for row in strongest if row["message_key"] in telling), *strongest):
        picked.setdefault(row["message_key"], row)
    first = list(picked.values())[:most]
    return sorted(first, key=lambda row: (row["at_ms"], row["message_key"]))


class Quotes:
    """Turns rows of stages into quotes, with texts, outcomes and readings looked up at once."""

    def __init__(
        self, log: UsageLog, stages: Stages, outcomes: Mapping[str, Mapping[str, Any]]
    ) -> None:
        """Take the tables, the policy's words, and outcomes by message."""
        self._log = log
        self._stages = stages
        self._outcomes = outcomes

    def of(
        self,
        rows: Sequence[Mapping[str, Any]],
        all_rows: Mapping[str, Iterable[Mapping[str, Any]]],
    ) -> tuple[Quote, ...]:
        """Quote ``rows``; ``all_rows`` has every stage of each message."""
        keys = {row["message_key"] for row in rows}
        answers = {
            answer
            for key in keys
            if (answer := self._outcomes.get(key, {}).get("answer_key")) is not None
        }
        texts = self._log.one("messages", "message_key", keys | answers)
        readings = self._log.by("readings", "message_key", keys)
        return tuple(
            self._quote(row, texts, all_rows, readings)
            for row in rows
            if row["message_key"] in texts
        )

    def _quote(
        self,
        row: Mapping[str, Any],
        texts: Mapping[str, Mapping[str, Any]],
        all_rows: Mapping[str, Iterable[Mapping[str, Any]]],
        readings: Mapping[str, Sequence[Mapping[str, Any]]],
    ) -> Quote:
        key = row["message_key"]
        message = texts[key]
        text = message["text"]
        start, end = span(text, row["start"], row["end"])
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        shown_whole = first == 0 and last == len(text)
        outcome = self._outcomes.get(key, {})
        return Quote(
            message_key=key,
            account=row["account_key"],
            at_ms=message["at_ms"],
            time_known=message["time_known"],
            stage=row["stage"],
            title=self._stages.title(row["stage"]),
            phase=self._stages.phase(row["stage"]),
            level=row["level"],
            probability=row["probability"],
            score=row["score"],
            before=text[first:start],
            quoted=text[start:end],
            after=text[end:last],
            cut_before=first > 0,
            cut_after=last < len(text),
            whole=None if shown_whole else text[:_WHOLE],
            characters=len(text),
            language=message["lang"],
            exemplar=self._stages.text(row["exemplar"]) or "",
            counter=self._stages.text(row["counter"]),
            batch_size=row["batch_size"],
            outcome=outcome.get("outcome", "unknown"),
            outcome_how=outcome.get("how", "none"),
            outcome_probability=outcome.get("probability"),
            answer=_answer(outcome, texts),
            also=tuple(
                self._stages.title(other["stage"])
                for other in sorted(all_rows.get(key, ()), key=rank)
                if other["stage"] != row["stage"]
            ),
            readings=tuple(_reading(each, self._stages) for each in readings.get(key, ())),
            source=RowRef(file=message["source_file"], row=message["source_row"]),
        )


def span(text: str, start: int, end: int) -> tuple[int, int]:
    """Hold a span inside its text, and to a length that a page can show.

    >>> span("a bus", 2, 99), span("a bus", 9, 3)
    ((2, 5), (5, 5))
    """
    start = min(max(0, start), len(text))
    return start, min(max(start, end), len(text), start + _SPAN)


def _answer(outcome: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]) -> str | None:
    answer = texts.get(outcome.get("answer_key") or "")
    if answer is None or outcome.get("start") is None or outcome.get("end") is None:
        return None
    start, end = span(answer["text"], outcome["start"], outcome["end"])
    words: str = answer["text"][start : min(end, start + _ANSWER)]
    return words or None


def _reading(row: Mapping[str, Any], stages: Stages) -> ReadingLine:
    return ReadingLine(
        state=row["state"],
        stages=tuple(map(stages.title, row["stages"])),
        outcome=row["outcome"],
        confidence=row["confidence"],
        quote=row["quote"],
        agrees=row["agrees"],
        model=" ".join(filter(None, (row["model"], row["version"]))),
    )
