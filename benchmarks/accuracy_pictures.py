"""Pictures of the page on accuracy, as SVG that is the same for the same figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_LEAST = 1e-3  # a ratio of 0 is drawn here, on the axis
_STYLE = {
    "svg.hashsalt": "groundswell",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
_COLOURS = ("#0b5563", "#b3541e", "#6a4c93", "#2b7a3d", "#a11d33", "#7a6a00", "#3b6fb6", "#8a4f7d",
            "#4d4d4d", "#00868b", "#c0392b")  # fmt: skip


def calibration(
    path: Path, ratios: Mapping[str, Sequence[float]], thresholds: Sequence[float]
) -> None:
    """Draw observed over nominal counts against the threshold, a line for each kind of world."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 4.8), layout="constrained")
        axes = figure.subplots()
        marks = "osD^v<>Ph*X"
        for place, (name, line) in enumerate(ratios.items()):
            axes.plot(
                thresholds,
                [max(_LEAST, ratio) for ratio in line],
                marker=marks[place // len(_COLOURS) % len(marks)],
                markersize=4,
                linewidth=1,
                color=_COLOURS[place % len(_COLOURS)],
                label=name,
            )
        axes.axhline(1, color="black", linewidth=1, linestyle="--")
        axes.text(thresholds[-1], 1.15, "promised: at most 1", ha="left", va="bottom")
        axes.set(
            xscale="log",
            yscale="log",
            xlabel="p-value at most",
            ylabel="observed / nominal (0 is drawn at 0.001)",
        )
        axes.set_ylim(bottom=_LEAST * 0.8, top=max(3.0, *(max(r) for r in ratios.values())) * 1.5)
        figure.legend(loc="outside right upper", frameon=False, fontsize=8)
        _save(figure, path)


def methods(path: Path, points: Mapping[str, tuple[float, float]]) -> None:
    """Draw share found against share of false names, a point for each method."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 4.4), layout="constrained")
        axes = figure.subplots()
        for place, (name, (false, found)) in enumerate(points.items()):
            axes.plot(
                [false],
                [found],
                marker="o" if place > 1 else "*",
                markersize=8 if place > 1 else 14,
                linestyle="",
                color=_COLOURS[place % len(_COLOURS)],
                label=name,
            )
        axes.set(
            xlabel="share of named accounts that belong to no operation, mean over worlds",
            ylabel="share found, mean over kinds of operation",
            xlim=(-0.03, 1.03),
            ylim=(-0.03, 1.03),
        )
        axes.axvline(0.05, color="black", linewidth=1, linestyle="--")
        figure.legend(loc="outside right upper", frameon=False, fontsize=8)
        _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
