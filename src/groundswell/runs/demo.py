"""The main job on real data that ships with the package."""

from __future__ import annotations

from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from groundswell.runs.investigate import investigate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from groundswell.runs.case import Case
    from groundswell.runs.progress import Progress

ATTRIBUTION = (
    "Data: russian_coord_tweets, 35,125 real reposts of 2021 with hashed ids, from the R package "
    "CooRTweet (Righetti & Balluff 2022, MIT licence). Nobody has labelled these accounts."
)


def demo(
    out: str | Path = "case",
    *,
    formats: Sequence[str] = ("html",),
    progress: Progress | None = None,
) -> Case:
    """Investigate real reposts that ship with the package, into the case folder ``out``."""
    source = files("groundswell.data") / "russian_coord_tweets.parquet"
    with as_file(source) as path:
        return investigate(
            path,
            out,
            formats=formats,
            title="Who reposted together: the demo",
            attribution=ATTRIBUTION,
            progress=progress,
        )
