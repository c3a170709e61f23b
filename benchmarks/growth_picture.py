"""The picture of growth, as SVG that is the same for the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    Row = Mapping[str, Any]

_STYLE = {
    "svg.hashsalt": "groundswell",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
}
_COLOUR, _SLOPE = "#0b5563", "#b3541e"
_WORDS = {
    "events": "events",
    "co_actions": "co-actions, all loads",
    "hot_share": "share of the hot item",
    "window_s": "window, seconds",
}


def draw(path: Path, rows: Sequence[Row]) -> None:
    """Draw CPU time against events, co-actions, hot share and window, both axes logarithmic.

    The rows are those of `benchmarks.growth`; in each panel but that of co-actions the other two
    are at their usual values. A dashed line through the middle grows in proportion.
    """
    done = [row for row in rows if isinstance(row["cpu_s"], float | int)]
    usual = {name: _most_often(done, name) for name in ("events", "hot_share", "window_s")}
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 6.4), layout="constrained")
        panels = figure.subplots(2, 2, sharey=True).flat
        for axes, (name, words) in zip(panels, _WORDS.items(), strict=True):
            there = [
                row
                for row in done
                if all(row[other] == value for other, value in usual.items() if other != name)
                or name == "co_actions"
            ]
            points = sorted((row[name], row["cpu_s"]) for row in there)
            together = name != "co_actions"
            axes.plot(
                *zip(*points, strict=True),
                marker="o",
                color=_COLOUR,
                linewidth=1.5 if together else 0,
            )
            x, y = points[len(points) // 2]
            ends = [points[0][0], points[-1][0]]
            axes.plot(
                ends, [y * end / x for end in ends], color=_SLOPE, linestyle="--", linewidth=1
            )
            axes.set(xscale="log", yscale="log", xlabel=words)
        for row_of in figure.axes[::2]:
            row_of.set_ylabel("CPU seconds")
        figure.axes[0].set_ylim(
            min(row["cpu_s"] for row in done) / 2, max(row["cpu_s"] for row in done) * 2
        )
        figure.legend(
            [figure.axes[0].lines[0], figure.axes[0].lines[1]],
            ["measured", "in proportion"],
            loc="outside upper right",
            ncols=2,
            frameon=False,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def _most_often(rows: Sequence[Row], name: str) -> Any:
    values = [row[name] for row in rows]
    return max(values, key=values.count)
