"""The main job on data that are at hand: real reposts, or a synthetic world."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from pyarrow import csv

from groundswell.errors import CaseError
from groundswell.runs.investigate import investigate
from groundswell.worlds import make_world, operation
from groundswell.worlds.posts import posts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.runs.case import Case
    from groundswell.runs.progress import Progress

ATTRIBUTION = (
    "Data: russian_coord_tweets, 35,125 real reposts of 2021 with hashed ids, from the R package "
    "CooRTweet (Righetti & Balluff 2022, MIT licence). Nobody has labelled these accounts."
)
PLANTED = ("own_20x6", "boost_20x6", "mixed_traces", "copied_text")
"""The operations in a synthetic world that is made for a demo."""

_EVENTS = 30_000


def demo(
    out: str | Path = "case",
    *,
    world: str | None = None,
    events: int = _EVENTS,
    seed: int = 0,
    formats: Sequence[str] = ("html",),
    progress: Progress | None = None,
) -> Case:
    """Investigate real reposts that ship with the package, into the case folder ``out``.

    With ``world``, the name of a kind of synthetic world, its posts are made instead, with
    operations planted in it: ``events`` ordinary acts from the random ``seed``. The posts and
    the truth about every account are left beside the case, in ``OUT-world``.

    Raises `SettingError` for an unknown world.
    """
    if world is not None:
        return _synthetic(Path(out), world, events, seed, formats, progress)
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


def made_of(world: str, events: int, seed: int) -> str:
    """Say what a synthetic world's data are, for the report and whoever runs it."""
    return (
        f"Data: a synthetic world of the kind {world}, {events:,} ordinary acts, seed {seed}, with "
        f"planted operations ({', '.join(PLANTED)}). Its accounts and texts are invented."
    )


def beside(out: str | Path) -> Path:
    """Name the folder beside a case that a synthetic world's posts and truth are left in."""
    case = Path(out)
    return case.with_name(f"{case.name}-world")


def _synthetic(
    out: Path,
    world: str,
    events: int,
    seed: int,
    formats: Sequence[str],
    progress: Progress | None,
) -> Case:
    made = make_world(world, events=events, seed=seed, operations=[*map(operation, PLANTED)])
    folder = beside(out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        csv.write_csv(posts(made), folder / "posts.csv")
        csv.write_csv(made.truth(), folder / "truth.csv")
    except OSError as why:
        msg = f"{folder.name} can't be written ({why.strerror}); give another place with --out"
        raise CaseError(msg) from why
    return investigate(
        folder / "posts.csv",
        out,
        formats=formats,
        title=f"Who acted together: a {world.replace('_', ' ')} world",
        attribution=made_of(world, events, seed),
        progress=progress,
    )
