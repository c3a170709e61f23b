"""The main job on data that are at hand: real reposts, or a synthetic world."""

from __future__ import annotations

import json
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from pyarrow import csv

from groundswell.errors import CaseError, SettingError
from groundswell.runs.investigate import investigate
from groundswell.worlds import kinds, make_world, operation
from groundswell.worlds.posts import posts
from groundswell.worlds.provider_world import provider_world

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.runs.case import Case
    from groundswell.runs.progress import Progress
    from groundswell.runs.usage_case import UsageCase

ATTRIBUTION = (
    "Data: russian_coord_tweets, 35,125 real reposts of 2021 with hashed ids, from the R package "
    "CooRTweet (Righetti & Balluff 2022, MIT licence). Nobody has labelled these accounts."
)
PLANTED = ("own_20x6", "boost_20x6", "mixed_traces", "copied_text")
"""The operations in a synthetic world that is made for a demo."""

Provider = Literal["provider_lazy", "provider_careful", "provider_mixed"]
PROVIDERS: dict[Provider, Literal["lazy", "careful", "mixed"]] = {
    "provider_lazy": "lazy",
    "provider_careful": "careful",
    "provider_mixed": "mixed",
}
"""Worlds that are the logs of an AI provider, and how much care the operators in them take."""

_EVENTS = 30_000
_MESSAGES = 20  # of an account of a provider, about


@overload
def demo(  # type: ignore[overload-overlap]
    out: str | Path = "case",
    *,
    world: Provider,
    events: int = _EVENTS,
    seed: int = 0,
    formats: Sequence[str] = ("html",),
    progress: Progress | None = None,
) -> UsageCase: ...


@overload
def demo(
    out: str | Path = "case",
    *,
    world: str | None = None,
    events: int = _EVENTS,
    seed: int = 0,
    formats: Sequence[str] = ("html",),
    progress: Progress | None = None,
) -> Case: ...


def demo(
    out: str | Path = "case",
    *,
    world: str | None = None,
    events: int = _EVENTS,
    seed: int = 0,
    formats: Sequence[str] = ("html",),
    progress: Progress | None = None,
) -> Case | UsageCase:
    """Investigate real reposts that ship with the package, into the case folder ``out``.

    With ``world``, the name of a kind of synthetic world, its posts are made instead, with
    operations planted in it: ``events`` ordinary acts from the random ``seed``. The posts and
    the truth about every account are left beside the case, in ``OUT-world``. A world whose name
    begins with ``provider`` is the usage logs of an AI provider, about ``events`` messages.

    Raises `SettingError` for an unknown world.
    """
    for name, difficulty in PROVIDERS.items():
        if world == name:
            return _provider(Path(out), difficulty, events, seed, formats, progress)
    if world is not None and world not in kinds():
        msg = f"there is no world {world!r}; there are {', '.join((*kinds(), *PROVIDERS))}"
        raise SettingError(msg)
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
    if world in PROVIDERS:
        return (
            f"Data: the logs of a made-up provider of the kind {world}, about {events:,} messages, "
            f"seed {seed}. Accounts and texts are invented; operators are planted among them."
        )
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


def _provider(
    out: Path,
    difficulty: Literal["lazy", "careful", "mixed"],
    messages: int,
    seed: int,
    formats: Sequence[str],
    progress: Progress | None,
) -> UsageCase:
    made = provider_world(
        seed=seed, accounts=max(1, messages // _MESSAGES), difficulty=difficulty, templates="open"
    )
    rows, folder = made.rows(), beside(out)
    try:
        (folder / "logs").mkdir(parents=True, exist_ok=True)
        _write_lines(folder / "logs" / "messages.jsonl", rows.messages)
        _write_lines(folder / "logs" / "signals.jsonl", rows.signals)
        csv.write_csv(made.truth, folder / "truth.csv")
    except OSError as why:
        msg = f"{folder.name} can't be written ({why.strerror}); give another place with --out"
        raise CaseError(msg) from why
    return investigate(
        out=out,
        usage=folder / "logs",
        formats=formats,
        title="What a made-up model was used for",
        progress=progress,
    )


def _write_lines(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
