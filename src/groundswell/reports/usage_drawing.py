"""Shapes, lines and words of an inline SVG, coloured by the classes of the page's own style.

What `groundswell.reports.drawing` gives by matplotlib suits bars and networks; marks of several shapes
with an outcome each, and brackets between them, are written out here. Every text is escaped.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final, Literal
from unicodedata import east_asian_width

from groundswell.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH: Final = 460  # CSS pixels, as all pictures of a report

Anchor = Literal["start", "middle", "end"]
Shape = Literal["circle", "square", "diamond", "triangle", "bar"]

SHAPES: Final[dict[str | None, Shape]] = {
    "plan": "circle",
    "prepare": "square",
    "execute": "diamond",
    "assess": "triangle",
    None: "bar",
}
"""The shape of each phase, so that colour never carries it alone."""


_NARROWEST, _USUAL, _WIDEST = 5.4, 6.2, 7.6  # CSS pixels of a sign, at 13 pixels


class Drawing:
    """A picture in CSS pixels, x to the right, y downward."""

    def __init__(self, height: float) -> None:
        """Begin an empty picture."""
        self._height = height
        self._parts: list[str] = []

    def line(self, points: Sequence[tuple[float, float]], kind: str) -> None:
        """Draw a line through points; ``kind`` is a class of the style."""
        path = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        self._parts.append(f'<path class="{kind}" d="{path}"/>')

    def box(self, x: float, y: float, width: float, height: float, kind: str) -> None:
        """Draw a box."""
        self._parts.append(
            f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(0.0, width):.1f}"'
            f' height="{height:.1f}"/>'
        )

    def mark(self, x: float, y: float, phase: str | None, outcome: str, size: float = 5.0) -> None:
        """Draw a prompt: its shape says the phase, filled, hollow or crossed what became of it."""
        known = phase if phase in SHAPES else None
        hollow = " hollow" if outcome in ("refused", "partly") else ""
        kind = f"mark-shape of-{known or 'none'}{hollow}"
        self._parts.append(_shape(SHAPES[known], x, y, size, kind))
        if outcome == "refused":
            reach = size * 1.15
            self._parts.append(
                f'<path class="refusal" d="M{x - reach:.1f} {y - reach:.1f} L{x + reach:.1f}'
                f" {y + reach:.1f} M{x - reach:.1f} {y + reach:.1f} L{x + reach:.1f}"
                f' {y - reach:.1f}"/>'
            )

    def text(
        self, x: float, y: float, words: str, kind: str = "words", anchor: Anchor = "start"
    ) -> None:
        """Write words, ``y`` at the foot of the line."""
        self._parts.append(
            f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">'
            f"{escape(visible_line(words))}</text>"
        )

    def name(self, x: float, y: float, words: str, room: float, kind: str = "row-name") -> None:
        """Write the name of a row, ending at ``x``; one too long for the room is drawn narrower.

        What would still not be legible is cut. A sign of Chinese or Japanese counts as two.
        """
        words = visible_line(words)
        while (wide := _signs(words)) * _NARROWEST > room:
            words = words[: max(1, int(len(words) * room / (wide * _NARROWEST)) - 1)] + "…"
        fitted = (
            f' textLength="{min(room, wide * _USUAL):.1f}" lengthAdjust="spacingAndGlyphs"'
            if wide * _WIDEST > room
            else ""
        )
        self._parts.append(
            f'<text class="words {kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="end"{fitted}>'
            f"{escape(words)}</text>"
        )

    def svg(self, key: str, title: str, summary: str) -> str:
        """Give the SVG element, named and described; ``key`` makes its ids unique on the page."""
        return (
            f'<svg class="chart drawn" role="img" viewBox="0 0 {WIDTH} {self._height:g}"'
            f' aria-labelledby="{key}-title {key}-desc">'
            f'<title id="{key}-title">{escape(visible_line(title))}</title>'
            f'<desc id="{key}-desc">{escape(visible_line(summary))}</desc>'
            f"{''.join(self._parts)}</svg>"
        )


def sample(phase: str | None, outcome: str) -> str:
    """Give one mark alone, for the key beside a picture; the words beside it say what it is."""
    drawing = Drawing(16)
    drawing.mark(8, 8, phase, outcome)
    inside = "".join(drawing._parts)
    return f'<svg class="sample drawn" viewBox="0 0 16 16" aria-hidden="true">{inside}</svg>'


def _signs(words: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in words)


def _shape(shape: Shape, x: float, y: float, size: float, kind: str) -> str:
    match shape:
        case "circle":
            return f'<circle class="{kind}" cx="{x:.1f}" cy="{y:.1f}" r="{size * 0.95:.1f}"/>'
        case "square":
            side = size * 1.7
            corner = f'x="{x - side / 2:.1f}" y="{y - side / 2:.1f}"'
            return f'<rect class="{kind}" {corner} width="{side:.1f}" height="{side:.1f}"/>'
        case "diamond":
            points = [
                (x, y - size * 1.25),
                (x + size * 1.25, y),
                (x, y + size * 1.25),
                (x - size * 1.25, y),
            ]
        case "triangle":
            points = [
                (x, y - size * 1.1),
                (x + size * 1.15, y + size * 0.9),
                (x - size * 1.15, y + size * 0.9),
            ]
        case "bar":
            points = [
                (x - 1.6, y - size),
                (x + 1.6, y - size),
                (x + 1.6, y + size),
                (x - 1.6, y + size),
            ]
    corners = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polygon class="{kind}" points="{corners}"/>'
