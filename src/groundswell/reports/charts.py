"""The pictures of a report: each an inline SVG, a sentence that says the same, and its numbers.

Scales start at zero, colour never carries a meaning alone, and every number that was drawn
stands in the table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.reports import words
from groundswell.reports.drawing import WIDTH, Ink, Sheet
from groundswell.reports.time_axis import ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.reports.content import Engagement, NetworkPicture, Series, Threshold

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MOST_BARS = 92
_MOST_LINES = 900
_MOST_ROWS = 50
_HEATS: tuple[Ink, ...] = ("heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "heat-5")


@dataclass(frozen=True, kw_only=True, slots=True)
class Chart:
    """A picture for people who see it, and the same for people who do not."""

    title: str
    svg: str
    summary: str  # the text alternative
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def timeline(key: str, series: Series, what: str = "posts", ink: Ink = "group") -> Chart:
    """Draw counts over time as bars; long series are summed into at most 92 of them."""
    per_bar = max(1, math.ceil(len(series.counts) / _MOST_BARS))
    step_ms = series.step_ms * per_bar
    counts = [
        sum(series.counts[i : i + per_bar]) for i in range(0, len(series.counts), per_bar)
    ] or [0]
    top = _round_top(max(counts))
    left, right, floor, ceiling = 8.0 + 8.2 * len(words.number(top)), WIDTH - 2.0, 132.0, 10.0
    slot = (right - left) / len(counts)
    gap = min(4.0, slot * 0.22)
    sheet = Sheet(162)
    for level in _levels(top):
        y = floor - (floor - ceiling) * level / top
        sheet.lines([((left, y), (right, y))], "rule")
        sheet.text(left - 8, y + 4.5, words.number(level), anchor="right")
    sheet.boxes(
        (
            (left + i * slot + gap / 2, floor, slot - gap, -max(1.5, (floor - ceiling) * n / top))
            for i, n in enumerate(counts)
            if n
        ),
        ink,
    )
    sheet.lines([((left, floor), (right, floor))], "quiet")
    end_ms = series.start_ms + step_ms * len(counts)
    _time_words(sheet, (series.start_ms, end_ms), (left, right), floor)
    busiest = max(range(len(counts)), key=counts.__getitem__)
    span = words.duration(step_ms)
    summary = (
        f"{words.number(sum(counts))} {what}, {words.period(series.start_ms, end_ms - 1)}, "
        f"in steps of {span}. The most in one step: {words.number(counts[busiest])}, "
        f"from {words.utc(series.start_ms + busiest * step_ms)}."
    )
    title = f"{what.capitalize()} per {span.removeprefix('1 ')}"
    return Chart(
        title=title,
        svg=sheet.svg(key, title, summary),
        summary=summary,
        head=(f"From (UTC), for {span}", what.capitalize()),
        rows=tuple(
            (words.utc(series.start_ms + i * step_ms).removesuffix(" UTC"), words.number(n))
            for i, n in enumerate(counts)
            if n
        ),
    )


def week(key: str, counts: Sequence[Sequence[int]]) -> Chart:
    """Draw 7 rows from Monday by 24 hours UTC; the stronger the colour, the more posts."""
    most = max((n for row in counts for n in row), default=0)
    left, top, wide, high = 40.0, 24.0, (WIDTH - 42.0) / 24, 17.5
    sheet = Sheet(180)
    boxes: dict[Ink, list[tuple[float, float, float, float]]] = {heat: [] for heat in _HEATS}
    for day, row in enumerate(counts):
        for hour, n in enumerate(row):
            box = (left + hour * wide, top + day * high, wide - 2, high - 2)
            boxes[_HEATS[math.ceil(5 * n / most) if most else 0]].append(box)
        sheet.text(0, top + day * high + 12.5, WEEKDAYS[day][:3])
    for heat, drawn in boxes.items():
        sheet.boxes(drawn, heat)
    for hour in range(0, 24, 6):
        sheet.text(left + hour * wide, top - 8, f"{hour:02}:00")
    foot = top + 7 * high + 10
    for i, heat in enumerate(_HEATS):
        sheet.boxes([(left + i * 22, foot, 20, 9)], heat)
    sheet.text(
        left + 6 * 22 + 6, foot + 9, f"none to {words.plural(most, 'post')} in an hour", px=12
    )
    summary = _week_summary(counts, most)
    title = "Hours of the week, UTC"
    return Chart(
        title=title,
        svg=sheet.svg(key, title, summary),
        summary=summary,
        head=("Hour (UTC)", *(day[:3] for day in WEEKDAYS)),
        rows=tuple(
            (f"{hour:02}:00", *(words.number(row[hour]) for row in counts)) for hour in range(24)
        ),
    )


def network(key: str, picture: NetworkPicture, label: str) -> Chart:
    """Draw accounts as dots and pairs as lines; the strongest few accounts carry their names."""
    height, margin = 300.0, 26.0
    sheet = Sheet(height)
    at = [
        (margin + x * (WIDTH - 2 * margin), margin + y * (height - 2 * margin))
        for x, y, _, _ in picture.nodes
    ]
    strongest = sorted(picture.edges, key=lambda edge: -edge[2])[:_MOST_LINES]
    for low, high, width, alpha in (
        (-1, 0.34, 0.8, 0.4),
        (0.34, 0.67, 1.3, 0.5),
        (0.67, 2, 2, 0.7),
    ):
        lines = [(at[a], at[b]) for a, b, weight in strongest if low < weight <= high]
        if lines:
            sheet.lines(lines, "other", width, alpha)
    for level in range(5):
        dots = [at[i] for i, node in enumerate(picture.nodes) if _size_level(node[2]) == level]
        if dots:
            sheet.dots(dots, 3 + 1.4 * level, "group")
    for x, y, name in _names(picture, at):
        sheet.data_text(x, y, name)
    degrees = [0] * len(picture.nodes)
    for a, b, _ in picture.edges:
        degrees[a] += 1
        degrees[b] += 1
    drawn = (
        f"{words.plural(len(picture.nodes), 'account')} and {words.plural(len(strongest), 'pair')}"
    )
    summary = (
        f"{drawn} of {label} are drawn: dots are accounts, lines are pairs that acted together."
    )
    if (len(picture.nodes), len(strongest)) != (picture.node_count, picture.edge_count):
        summary += (
            f" In all there are {words.plural(picture.node_count, 'account')} and"
            f" {words.plural(picture.edge_count, 'pair')}; the rest are in network.csv."
        )
    title = "Who acted together with whom"
    by_degree = sorted(range(len(degrees)), key=lambda i: (-degrees[i], picture.nodes[i][3]))
    return Chart(
        title=title,
        svg=sheet.svg(key, title, summary),
        summary=summary,
        head=("Account", "Pairs drawn"),
        rows=tuple((picture.nodes[i][3], words.number(degrees[i])) for i in by_degree[:_MOST_ROWS]),
    )


def reach(key: str, engagement: Sequence[Engagement], label: str) -> Chart | None:
    """Draw the share of posts above telling thresholds, this group's beside the rest's.

    The table has every threshold. None where no measure is known on either side; a side that
    is not known gets words, no bar.
    """
    measures = [e for e in engagement if e.thresholds and (e.group_known or e.other_known)]
    if not measures:
        return None
    sheet = Sheet(sum(_measure_height(e) for e in measures) + 4)
    widest = max(share for e in measures for share in _shares(e))
    y = 0.0
    for measure in measures:
        _draw_measure(sheet, measure, y, label, 230 / (widest or 1))
        y += _measure_height(measure)
    summary = " ".join(_reach_sentence(e, label) for e in measures)
    title = "Posts that reached more than a threshold"
    return Chart(
        title=title,
        svg=sheet.svg(key, title, summary),
        summary=summary,
        head=("More than", label, "All other posts"),
        rows=tuple(
            (
                f"{words.number(t.above)} {e.measure}",
                above(t.group_posts, e.group_known),
                above(t.other_posts, e.other_known),
            )
            for e in measures
            for t in e.thresholds
        ),
    )


def above(posts: int, known: int) -> str:
    """Say how many of the posts whose engagement is known.

    >>> above(12, 80), above(0, 0)
    ('12 of 80 (15%)', 'not known')
    """
    if known <= 0:
        return words.UNKNOWN
    return f"{words.number(posts)} of {words.number(known)} ({words.share(posts / known)})"


def telling(measure: Engagement) -> tuple[Threshold, ...]:
    """Give the two highest thresholds that a post of the group passed, or else of the others'.

    Where no post passed any, the lowest threshold says so.
    """
    for side in ("group_posts", "other_posts"):
        passed = tuple(t for t in measure.thresholds if getattr(t, side))
        if passed:
            return passed[-2:]
    return measure.thresholds[:1]


def _round_top(most: int) -> int:
    """The least of 1, 2, 4, 6, 8 × a power of ten that is not below ``most``."""
    power = 1
    while True:
        for lead in (1, 2, 4, 6, 8):
            if most <= lead * power:
                return lead * power
        power *= 10


def _levels(top: int) -> tuple[int, ...]:
    return (top,) if top < 2 else (top // 2, top)


def _time_words(
    sheet: Sheet, span: tuple[int, int], edges: tuple[float, float], floor: float
) -> None:
    (start_ms, end_ms), (left, right) = span, edges
    free_from = -1.0
    for ms, label in ticks(start_ms, end_ms):
        x = left + (right - left) * (ms - start_ms) / max(1, end_ms - start_ms)
        half = len(label) * 3.9
        middle = min(max(x, left + half), right - half)
        sheet.lines([((x, floor), (x, floor + 5))], "quiet")
        if middle - half > free_from:
            sheet.text(middle, floor + 22, label, anchor="center")
            free_from = middle + half + 4


def _week_summary(counts: Sequence[Sequence[int]], most: int) -> str:
    total = sum(n for row in counts for n in row)
    if not total:
        return "No posts."
    day, hour = next((d, h) for d, row in enumerate(counts) for h, n in enumerate(row) if n == most)
    silent = sum(1 for h in range(24) if not any(row[h] for row in counts))
    quiet = f" No post at all in {words.plural(silent, 'hour')} of the day." if silent else ""
    return (
        f"{words.plural(total, 'post')} by weekday and hour. Busiest: {WEEKDAYS[day]} from "
        f"{hour:02}:00 UTC, {words.plural(most, 'post')}.{quiet}"
    )


def _size_level(size: float) -> int:
    return min(4, max(0, int(size * 5)))


def _names(
    picture: NetworkPicture, at: Sequence[tuple[float, float]]
) -> list[tuple[float, float, str]]:
    """Names for the biggest accounts, where they do not run into each other."""
    placed: list[tuple[float, float, str]] = []
    biggest = sorted(range(len(at)), key=lambda i: (-picture.nodes[i][2], picture.nodes[i][3]))
    for i in biggest[:12]:
        account = picture.nodes[i][3]
        name = account if len(account) <= 18 else account[:17] + "…"
        half = 4.4 * len(name)
        x = min(max(at[i][0], half), WIDTH - half)
        y = at[i][1] - 12
        if all(abs(y - y2) > 18 or abs(x - x2) > half + 4.4 * len(n2) for x2, y2, n2 in placed):
            placed.append((x, y, name))
        if len(placed) == 5:
            break
    return placed


def _measure_height(measure: Engagement) -> float:
    return 34 + 46 * len(telling(measure)) + 8


def _shares(measure: Engagement) -> list[float]:
    sides = ((measure.group_known, "group_posts"), (measure.other_known, "other_posts"))
    return [getattr(t, posts) / known for known, posts in sides if known for t in telling(measure)]


def _draw_measure(sheet: Sheet, measure: Engagement, top: float, label: str, scale: float) -> None:
    sheet.text(
        0, top + 16, f"Share of posts with more than … {measure.measure}", ink="ink", bold=True
    )
    for i, threshold in enumerate(telling(measure)):
        y = top + 30 + 46 * i
        sheet.text(64, y + 23, words.number(threshold.above), anchor="right", ink="ink")
        sides: tuple[tuple[str, int, int, Ink], ...] = (
            (label, threshold.group_posts, measure.group_known, "group"),
            ("rest", threshold.other_posts, measure.other_known, "other"),
        )
        for row, (side, posts, known, ink) in enumerate(sides):
            width = scale * posts / known if known else 0.0
            sheet.boxes([(74, y + 19 * row, max(width, 1.0) if known else 0, 16)], ink)
            text = words.share(posts / known) if known else words.UNKNOWN
            sheet.text(80 + width, y + 19 * row + 13, f"{side}: {text}")
    sheet.lines([((74, top + 27), (74, top + 30 + 46 * len(telling(measure)) - 8))], "quiet", 1)


def _reach_sentence(measure: Engagement, label: str) -> str:
    first = telling(measure)[0]
    return (
        f"More than {words.number(first.above)} {measure.measure}: "
        f"{label} {above(first.group_posts, measure.group_known)}, "
        f"all other posts {above(first.other_posts, measure.other_known)}."
    )
