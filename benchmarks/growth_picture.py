"""The picture of growth, as SVG that is the same for the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

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
_PANELS = {
    "events": ("events", "{:,.0f}"),
    "co_actions": ("co-actions, in all loads", "{:,.0f}"),
    "hot_share": ("share of the hot item", "{:g}"),
    "window_s": ("window in seconds", "{:,.0f}"),
}


def draw(path: Path, rows: Sequence[Row]) -> None:
    """Draw CPU time against events, co-actions, hot share and window, both axes logarithmic.

    The rows are those of `benchmarks.growth`; in each panel but that of co-actions the other two
    are at their usual values. The dashed line through the usual load grows in proportion.
    """
    done = [row for row in rows if isinstance(row["cpu_s"], float | int)]
    usual = {name: _most_often(done, name) for name in ("events", "hot_share", "window_s")}
    (middle,) = (row for row in done if all(row[name] == usual[name] for name in usual))
    times = [row["cpu_s"] for row in done]
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 6.8), layout="constrained")
        for axes, name in zip(figure.subplots(2, 2, sharey=True).flat, _PANELS, strict=True):
            there = [
                row
                for row in done
                if name == "co_actions"
                or all(row[other] == usual[other] for other in usual if other != name)
            ]
            points = sorted((row[name], row["cpu_s"]) for row in there)
            _panel(axes, name, points, (middle[name], middle["cpu_s"]))
            axes.set_ylim(min(times) / 2, max(times) * 2)
        figure.axes[0].set_ylabel("CPU seconds")
        figure.axes[2].set_ylabel("CPU seconds")
        figure.legend(
            figure.axes[0].lines[:2],
            ["measured", "in proportion"],
            loc="outside upper right",
            ncols=2,
            frameon=False,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})


def _panel(
    axes: Any, name: str, points: Sequence[tuple[float, float]], through: tuple[float, float]
) -> None:
    words, form = _PANELS[name]
    joined = name != "co_actions"
    axes.plot(*zip(*points, strict=True), marker="o", color=_COLOUR, linewidth=1.5 if joined else 0)
    ends = [points[0][0], points[-1][0]]
    x, y = through
    axes.plot(ends, [y * end / x for end in ends], color=_SLOPE, linestyle="--", linewidth=1)
    axes.set(xscale="log", yscale="log", xlabel=words)
    if joined:
        axes.set_xticks([at for at, _ in points], [form.format(at) for at, _ in points])
        axes.minorticks_off()
        for at in points:
            axes.annotate(
                f"{at[1]:.2g} s",
                at,
                textcoords="offset points",
                xytext=(0, 7),
                ha="center",
                fontsize=8,
            )
    axes.yaxis.set_major_formatter(FuncFormatter(lambda at, _: f"{at:g}"))


def _most_often(rows: Sequence[Row], name: str) -> Any:
    values = [row[name] for row in rows]
    return max(values, key=values.count)
