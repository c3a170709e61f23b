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
    path: Path,
    ratios: Mapping[int, Mapping[str, Sequence[float]]],
    thresholds: Sequence[float],
) -> None:
    """Draw observed over nominal counts against the threshold.

    ``ratios`` holds, by volume and kind of world, one ratio a threshold: a panel for each volume,
    a line for each kind.
    """
    kinds = list(dict.fromkeys(kind for lines in ratios.values() for kind in lines))
    highest = max([3.0, *(max(line) for lines in ratios.values() for line in lines.values())])
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 4.6), layout="constrained")
        panels = figure.subplots(1, len(ratios), sharey=True, squeeze=False)[0]
        for axes, (events, lines) in zip(panels, sorted(ratios.items()), strict=True):
            for kind, line in lines.items():
                axes.plot(
                    thresholds,
                    [max(_LEAST, ratio) for ratio in line],
                    marker="o",
                    markersize=4,
                    linewidth=1,
                    color=_COLOURS[kinds.index(kind) % len(_COLOURS)],
                    label=kind,
                )
            axes.axhline(1, color="black", linewidth=1, linestyle="--")
            axes.set(xscale="log", yscale="log", title=f"{events:,} events", xlabel="p at most")
            axes.set_ylim(bottom=_LEAST * 0.8, top=highest * 1.5)
        panels[0].set_ylabel("observed / nominal (0 drawn at 0.001)")
        panels[0].text(thresholds[-1], 1.15, "promised: at most 1", ha="left", va="bottom")
        handles, labels = panels[0].get_legend_handles_labels()
        figure.legend(handles, labels, loc="outside right upper", frameon=False, fontsize=9)
        _save(figure, path)


def methods(path: Path, points: Mapping[str, tuple[float, float]]) -> None:
    """Draw share found against share of false names, a point for each method."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(9, 6), layout="constrained")
        axes = figure.subplots()
        for place, (name, (false, found)) in enumerate(points.items()):
            ours = place < 2
            axes.plot(
                [false],
                [found],
                marker=("*", "P")[place] if ours else "osD^v<>hX"[place % 9],
                markersize=13 if ours else 8,
                linestyle="",
                color=_COLOURS[place % len(_COLOURS)],
                label=name,
            )
        axes.set(
            xlabel="false share of the accounts named, mean over worlds",
            ylabel="share found, mean over kinds of operation",
            xlim=(-0.03, 1.03),
            ylim=(-0.03, 1.03),
        )
        axes.axvline(0.05, color="black", linewidth=1, linestyle="--")
        axes.text(0.06, 0.0, "5%", ha="left", va="bottom")
        figure.legend(loc="outside lower left", ncols=2, frameon=False, fontsize=9)
        _save(figure, path)


def _save(figure: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
