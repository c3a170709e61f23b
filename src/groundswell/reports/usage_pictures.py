"""The pictures of a report on usage logs: time lines, waterfalls of links, hours of the week.

Each is an inline SVG, a sentence that says the same, and its numbers, as in
`groundswell.reports.charts`. Colour never carries a meaning alone.
"""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from groundswell.reports import words
from groundswell.reports.charts import WEEKDAYS, Chart
from groundswell.reports.time_axis import ticks
from groundswell.reports.usage_drawing import WIDTH, Drawing
from groundswell.reports.usage_sentences import time_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.reports.usage_shown import AccountTimeline, Mark, PairSection, SequenceLine

_ROW = 21.0
_LEFT, _RIGHT = 168.0, WIDTH - 8.0
_BRACKETS = 5
_NUMBERS = 200  # rows of the table beside a picture
_SPAN_LEAST_MS = 3_600_000
_HEAT = 5
_HOLLOW = 4


def timeline(key: str, line: AccountTimeline) -> Chart:
    """Draw one account's prompts over time: a row a stage, and brackets from refusals to returns."""
    span = max(line.last_ms - line.first_ms, _SPAN_LEAST_MS)
    first = line.first_ms - round(span * 0.02)
    last = first + round(span * 1.04)

    def across(ms: int) -> float:
        share = (ms - first) / (last - first)
        return _LEFT + (_RIGHT - _LEFT) * min(max(share, 0.0), 1.0)

    brackets, hidden = _brackets(line.sequences, across)
    depth = max((level for _, level in brackets), default=-1) + 1
    top = 8.0 + 20.0 * depth
    rows = len(line.stages) + bool(line.others)
    floor = top + _ROW * max(1, rows)
    drawing = Drawing(floor + 28)
    place = {name: top + _ROW * (i + 0.5) for i, (name, _) in enumerate(line.stages)}
    for name, title in line.stages:
        drawing.line([(_LEFT, place[name]), (_RIGHT, place[name])], "rule-line")
        drawing.name(_LEFT - 10, place[name] + 4.5, title, _LEFT - 12)
    if line.others:
        y = top + _ROW * (len(line.stages) + 0.5)
        drawing.line([(_LEFT, y), (_RIGHT, y)], "rule-line")
        drawing.name(_LEFT - 10, y + 4.5, "other prompts", _LEFT - 12)
        for x in sorted({round(across(ms)) for ms in line.others}):
            drawing.line([(x, y - 4), (x, y + 4)], "tick")
    for sequence, level in brackets:
        _bracket(drawing, sequence, across, 8.0 + 20.0 * level + 12.0, top)
    for mark in _apart(line.marks, across):
        drawing.mark(across(mark.at_ms), place[mark.stage], mark.phase, mark.outcome)
    drawing.line([(_LEFT, floor), (_RIGHT, floor)], "axis")
    _days(drawing, first, last, floor)
    title = f"What {line.account} asked for, over time"
    summary = _timeline_summary(line, hidden)
    titles = dict(line.stages)
    return Chart(
        title=title,
        svg=drawing.svg(key, title, summary),
        summary=summary,
        head=("When (UTC)", "Stage", "Outcome"),
        rows=tuple(
            (words.utc(mark.at_ms).removesuffix(" UTC"), titles[mark.stage], mark.outcome)
            for mark in line.marks[:_NUMBERS]
        ),
    )


def waterfall(key: str, pair: PairSection, least_bits: float) -> Chart:
    """Draw what links two accounts, each thing from where the one before ended.

    What counts nothing is drawn hollow, from the start, the heaviest four of it. The broken line
    stands at the bits that the pair needed; where something else decided, at ``least_bits``, which
    a link needs at least unless one signal alone is strong enough.
    """
    bar_bits = least_bits if pair.bar_bits is None else pair.bar_bits
    at_least = "at least " if pair.bar_bits is None else ""
    heaviest = max((link.bits for link in pair.links), default=0.0)
    longest = max(sum(link.counted for link in pair.links), pair.bits, bar_bits, heaviest)
    left, right, top = 150.0, WIDTH - 64.0, 24.0
    counted = [link for link in pair.links if link.counted > 0]
    hollow = [link for link in pair.links if link.counted <= 0]
    shown = [*counted, *hollow[:_HOLLOW]]
    floor = top + 24.0 * (len(shown) + 1) + 4
    drawing = Drawing(floor + 6)

    def across(bits: float) -> float:
        return left + (right - left) * bits / longest

    needed = across(bar_bits)
    to_the_left = needed > (left + right) / 2
    drawing.line([(needed, top - 4), (needed, floor)], "bar-needed")
    drawing.text(
        needed - 5 if to_the_left else needed + 5,
        top - 8,
        f"needed: {at_least}{words.number(bar_bits, 1)} bits",
        "words small",
        "end" if to_the_left else "start",
    )
    drawing.line([(left, top - 4), (left, floor)], "axis")
    total = 0.0
    for i, link in enumerate(shown):
        y = top + 24.0 * i
        drawing.name(left - 10, y + 14, shared_kind(link.family, link.kind), left - 12)
        if link.counted > 0:
            drawing.box(across(total), y + 2, across(link.counted) - left, 15, "counted-bar")
            total += link.counted
            drawing.text(
                across(total) + 6, y + 14, f"+{words.number(link.counted, 1)}", "words ink data"
            )
        else:
            width = across(link.bits) - left
            drawing.box(left, y + 2, width, 15, "greyed-bar")
            drawing.text(left + width + 6, y + 14, "counts 0", "words data")
    y = top + 24.0 * len(shown) + 4
    drawing.line([(left, y - 3), (right, y - 3)], "axis")
    drawing.name(left - 10, y + 14, "all that counts", left - 12, "row-name strong")
    drawing.box(left, y + 2, across(pair.bits) - left, 15, "total-bar")
    drawing.text(
        across(pair.bits) + 6, y + 14, f"{words.number(pair.bits, 1)} bits", "words strong data"
    )
    title = f"What {pair.account_a} and {pair.account_b} have in common"
    summary = _waterfall_summary(pair, bar_bits)
    return Chart(
        title=title,
        svg=drawing.svg(key, title, summary),
        summary=summary,
        head=("What", "Bits", "Counts"),
        rows=tuple(
            (
                shared_kind(link.family, link.kind),
                words.number(link.bits, 1),
                words.number(link.counted, 1),
            )
            for link in pair.links
        ),
    )


def hours(key: str, counts: Sequence[Sequence[int]]) -> Chart | None:
    """Draw prompts by weekday and hour, 7 rows from Monday by 24 columns in UTC; None without any."""
    most = max((n for row in counts for n in row), default=0)
    if not most:
        return None
    left, top, wide, high = 40.0, 24.0, (WIDTH - 42.0) / 24, 17.5
    drawing = Drawing(180)
    for day, row in enumerate(counts):
        drawing.text(0, top + day * high + 12.5, WEEKDAYS[day][:3])
        for hour, n in enumerate(row):
            heat = math.ceil(_HEAT * n / most)
            drawing.box(left + hour * wide, top + day * high, wide - 2, high - 2, f"heat of-{heat}")
    for hour in range(0, 24, 6):
        drawing.text(left + hour * wide, top - 8, f"{hour:02}:00")
    foot = top + 7 * high + 10
    for heat in range(_HEAT + 1):
        drawing.box(left + heat * 22, foot, 20, 9, f"heat of-{heat}")
    most_words = words.plural(most, "prompt")
    drawing.text(left + 6 * 22 + 6, foot + 9, f"none to {most_words} in an hour", "words small")
    total = sum(n for row in counts for n in row)
    day, hour = next((d, h) for d, row in enumerate(counts) for h, n in enumerate(row) if n == most)
    silent = sum(1 for h in range(24) if not any(row[h] for row in counts))
    summary = (
        f"{words.plural(total, 'prompt')} by weekday and hour. Busiest: {WEEKDAYS[day]} from "
        f"{hour:02}:00 UTC, {most_words}."
        + (f" No prompt at all in {words.plural(silent, 'hour')} of the day." if silent else "")
    )
    title = "Hours of the week, UTC"
    return Chart(
        title=title,
        svg=drawing.svg(key, title, summary),
        summary=summary,
        head=("Hour (UTC)", *(name[:3] for name in WEEKDAYS)),
        rows=tuple(
            (f"{hour:02}:00", *(words.number(row[hour]) for row in counts)) for hour in range(24)
        ),
    )


def shared_kind(family: str, kind: str) -> str:
    """Say what two accounts share; the family only where the kind doesn't.

    >>> shared_kind("text", "near_prompt"), shared_kind("device", "device")
    ('text: near prompt', 'device')
    """
    said = kind.replace("_", " ")
    return said if said == family.replace("_", " ") else f"{family.replace('_', ' ')}: {said}"


def _brackets(
    sequences: Sequence[SequenceLine], across: Callable[[int], float]
) -> tuple[list[tuple[SequenceLine, int]], int]:
    """Give each sequence that spans time a level on which it meets no other, and how many don't fit."""
    wide = [line for line in sequences if line.last_ms > line.first_ms and line.kind != "batch"]
    wide.sort(key=lambda line: (-line.elapsed_ms, line.first_ms))
    placed: list[tuple[SequenceLine, int]] = []
    taken: list[list[tuple[float, float]]] = []
    for line in wide:
        start, end = across(line.first_ms), across(line.last_ms)
        half = 3.7 * len(time_apart(line.elapsed_ms)) + 8
        middle = (start + end) / 2
        start, end = min(start, middle - half), max(end, middle + half)
        for level, spans in enumerate(taken):
            if all(end < a or start > b for a, b in spans):
                spans.append((start, end))
                placed.append((line, level))
                break
        else:
            if len(taken) < _BRACKETS:
                taken.append([(start, end)])
                placed.append((line, len(taken) - 1))
    return placed, len(wide) - len(placed)


def _bracket(
    drawing: Drawing, line: SequenceLine, across: Callable[[int], float], y: float, top: float
) -> None:
    start, end = across(line.first_ms), across(line.last_ms)
    kind = "return" if line.kind == "refused_returned" else "step"
    drawing.line([(start, top), (start, y), (end, y), (end, top)], f"bracket {kind}")
    drawing.line([(end - 3, top - 4), (end, top), (end + 3, top - 4)], f"bracket {kind}")
    middle = min(max((start + end) / 2, _LEFT + 20), _RIGHT - 30)
    drawing.text(middle, y - 3, time_apart(line.elapsed_ms), "words small ink data", "middle")


def _apart(marks: Sequence[Mark], across: Callable[[int], float]) -> list[Mark]:
    """One mark for each stage, outcome and pixel: thousands at one place are one to the eye."""
    seen: dict[tuple[int, str, str], Mark] = {}
    for mark in marks:
        x = round(across(mark.at_ms) / 2)
        seen.setdefault((x, mark.stage, mark.outcome), mark)
    # Refusals last, so that nothing covers them.
    return sorted(seen.values(), key=lambda mark: (mark.outcome == "refused", mark.at_ms))


def _days(drawing: Drawing, first: int, last: int, floor: float) -> None:
    free_from = -1.0
    for ms, label in ticks(first, last, most=4):
        x = _LEFT + (_RIGHT - _LEFT) * (ms - first) / max(1, last - first)
        half = len(label) * 3.9
        middle = min(max(x, _LEFT + half), _RIGHT - half)
        drawing.line([(x, floor), (x, floor + 5)], "axis")
        if middle - half > free_from:
            drawing.text(middle, floor + 21, label, anchor="middle")
            free_from = middle + half + 4


def _timeline_summary(line: AccountTimeline, hidden: int) -> str:
    outcomes = Counter(mark.outcome for mark in line.marks)
    named = "; ".join(title for _, title in line.stages) or "none"
    said = [
        f"{words.plural(line.prompts, 'prompt')} from {words.period(line.first_ms, line.last_ms)}.",
        f"Stages: {named}.",
        f"Marks with a refusal: {words.number(outcomes['refused'])} of "
        f"{words.number(len(line.marks))}.",
    ]
    said += [f"{one.title}: {one.sentence}" for one in line.sequences[:3]]
    if hidden:
        said.append(f"{words.plural(hidden, 'further sequence')} not drawn.")
    return " ".join(said)


def _waterfall_summary(pair: PairSection, bar_bits: float) -> str:
    counted = [link for link in pair.links if link.counted > 0]
    needed = f" of {words.number(bar_bits, 1)} needed"
    parts = [
        f"{shared_kind(one.family, one.kind)} {words.number(one.counted, 1)}" for one in counted
    ]
    grey = len(pair.links) - len(counted)
    return (
        f"{words.number(pair.bits, 1)} bits count{needed}"
        + (f": {', '.join(parts)}." if parts else ".")
        + (f" {words.plural(grey, 'thing', 'things')} in common count nothing." if grey else "")
    )
