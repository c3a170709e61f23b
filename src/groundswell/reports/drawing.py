"""A sheet to draw on by matplotlib that becomes an inline SVG for a page.

The page's own style decides: colours become CSS custom properties, so that dark mode and print
work; the font is inherited; the width follows the column. Text from data never reaches
matplotlib, which would look for its glyphs and read ``$`` as mathematics: a placeholder does,
and the escaped text takes its place.
"""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING, Any, Final, Literal

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from groundswell.reports.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable

Ink = Literal[
    "ink",
    "quiet",
    "rule",
    "group",
    "other",
    "heat-0",
    "heat-1",
    "heat-2",
    "heat-3",
    "heat-4",
    "heat-5",
]
Anchor = Literal["left", "center", "right"]

WIDTH: Final = 460  # CSS pixels, of the drawing; the page scales it

_SENTINELS: Final[dict[Ink, str]] = {
    "ink": "#fe0001",
    "quiet": "#fe0002",
    "rule": "#fe0003",
    "group": "#fe0004",
    "other": "#fe0005",
    "heat-0": "#fe0010",
    "heat-1": "#fe0011",
    "heat-2": "#fe0012",
    "heat-3": "#fe0013",
    "heat-4": "#fe0014",
    "heat-5": "#fe0015",
}
_SETTINGS: Final = {
    "svg.fonttype": "none",
    "svg.hashsalt": "groundswell",
    "svg.image_inline": True,
    "text.usetex": False,
    "text.parse_math": False,
    "path.simplify": False,
    "path.sketch": None,
    "path.effects": [],
    "font.family": ["DejaVu Sans"],  # comes with matplotlib; only measures, never shows
}
_NO_METADATA: Final = dict.fromkeys(("Date", "Creator", "Format", "Type"))


class Sheet:
    """A drawing in CSS pixels: x to the right, y downward, ``WIDTH`` wide."""

    def __init__(self, height: float) -> None:
        self._figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
        self._figure.patch.set_visible(False)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._data_texts: list[str] = []
        self._drawn = 0

    def boxes(self, boxes: Iterable[tuple[float, float, float, float]], ink: Ink) -> None:
        """Fill boxes given as x, y, width and height, all in one shape."""
        corners: list[tuple[float, float]] = []
        for x, y, width, height in boxes:
            corners += [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
        if corners:
            codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY]
            path = Path(corners, codes * (len(corners) // 5))
            colour = _SENTINELS[ink]
            self._axes.add_patch(PathPatch(path, facecolor=colour, linewidth=0, **self._on_top()))

    def lines(
        self,
        lines: Iterable[tuple[tuple[float, float], tuple[float, float]]],
        ink: Ink,
        width: float = 1.0,
        alpha: float | None = None,
    ) -> None:
        """Draw straight lines."""
        self._axes.add_collection(
            LineCollection(
                list(lines),
                colors=_SENTINELS[ink],
                linewidths=width,
                alpha=alpha,
                **self._on_top(),
            )
        )

    def dots(self, dots: Iterable[tuple[float, float]], radius: float, ink: Ink) -> None:
        """Draw filled circles of one size."""
        points = list(dots)
        self._axes.scatter(
            [x for x, _ in points],
            [y for _, y in points],
            s=(2 * radius) ** 2,
            c=_SENTINELS[ink],
            linewidths=0,
            **self._on_top(),
        )

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        anchor: Anchor = "left",
        ink: Ink = "quiet",
        px: float = 13.5,
        bold: bool = False,
    ) -> None:
        """Write our own words, ``y`` at the foot of the line."""
        self._axes.text(
            x,
            y,
            words,
            ha=anchor,
            va="baseline",
            color=_SENTINELS[ink],
            fontsize=px,
            fontweight="bold" if bold else "normal",
            parse_math=False,
            **self._on_top(),
        )

    def data_text(self, x: float, y: float, text: str, *, px: float = 13.5) -> None:
        """Write text that comes from data, centred on ``x``."""
        self._data_texts.append(text)
        self.text(x, y, f"@@{len(self._data_texts) - 1}@@", anchor="center", ink="ink", px=px)

    def _on_top(self) -> dict[str, Any]:
        self._drawn += 1
        return {"zorder": self._drawn, "clip_on": False}

    def svg(self, key: str, title: str, summary: str) -> str:
        """Give the SVG element, named and described; ``key`` makes its ids unique on the page."""
        buffer = io.StringIO()
        with mpl.rc_context(_SETTINGS):
            FigureCanvasSVG(self._figure).print_svg(buffer, metadata=_NO_METADATA)
        body = _adopt(buffer.getvalue(), key)
        head = (
            f'<svg class="chart" role="img" viewBox="0 0 {WIDTH} {self._figure.bbox.height:g}"'
            f' aria-labelledby="{key}-title {key}-desc">'
            f'<title id="{key}-title">{escape(visible_line(title))}</title>'
            f'<desc id="{key}-desc">{escape(visible_line(summary))}</desc>'
        )
        return head + re.sub(r"@@(\d+)@@", self._data_text, body) + "</svg>"

    def _data_text(self, match: re.Match[str]) -> str:
        text = visible_line(self._data_texts[int(match[1])])
        return f'<tspan class="data">{escape(text)}</tspan>'


def _adopt(svg: str, key: str) -> str:
    """Strip what belongs to a file of its own, and hand colours, font and ids to the page."""
    body = svg[svg.index(">", svg.index("<svg ")) + 1 : svg.rindex("</svg>")]
    body = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->|<style.*?</style>", "", body, flags=re.S)
    body = re.sub(r"<defs>\s*</defs>", "", body)
    referred = set(re.findall(r'(?:href="#|url\(#)([\w-]+)', body))
    body = re.sub(
        r' id="([\w-]+)"', lambda m: f' id="{key}-{m[1]}"' if m[1] in referred else "", body
    )
    body = re.sub(r'(href="#|url\(#)', rf"\g<1>{key}-", body).replace("xlink:href", "href")
    body = re.sub(r" ?font-family: [^;\"]*;?", "", body)
    body = re.sub(r' transform="rotate\(-0 [^)]*\)"', "", body)
    body = re.sub(r"(\.\d)\d+", r"\1", body)
    for ink, sentinel in _SENTINELS.items():
        body = body.replace(sentinel, f"var(--{ink})")
    return re.sub(r"\s*\n\s*", " ", body).replace("> <", "><")
