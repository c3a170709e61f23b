"""How often people are named falsely, how much of each operation is found, beside other methods.

``python -m benchmarks accuracy`` makes organic worlds and worlds with operations, of every kind,
at several volumes and seeds, and judges them with unchanged settings. ``--write`` makes
``docs/accuracy.md`` from what was measured. With ``--results FOLDER`` a run that is stopped goes
on from where it was, as long as the code is the same; it may be done in pieces, by kind, volume or
number of seeds, and the page is then made of all that the folder holds.
"""

from __future__ import annotations

import dataclasses
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import accuracy_page, accuracy_real
from groundswell.runs.world_trials import Trial, code_version, kept, run_all
from groundswell.worlds import kinds as known_kinds

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
SETS = (
    ("own_10x8", "own_20x6", "boost_20x6", "boost_10x4", "boost_5x20"),
    ("boost_200x4", "boost_50x3", "boost_10x2"),
    ("own_one_leader", "birth_boost", "sprint", "shifts", "boost_20x8_slow"),
    ("sparse_burst_60", "sparse_600"),
    ("boost_1000x6", "mixed_traces"),
)
"""Operations that are planted together: small ones apart from those that would drown them."""

_BASELINE_SEEDS = len(SETS)  # so that published methods meet each operation in each kind of world
_MIXED_VOLUME = 200_000
_QUICK: dict[str, Any] = {"seeds": 2, "volumes": "50000"}
_FULL: dict[str, Any] = {"seeds": 20, "volumes": "100000,200000,1000000"}


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--seeds", type=int, help="worlds of each kind and volume (20)")
    parser.add_argument("--kinds", help="kinds of world, with commas (all)")
    parser.add_argument("--volumes", help="events, with commas (100000,200000,1000000)")
    parser.add_argument("--no-baselines", action="store_true", help="leave published methods out")
    parser.add_argument("--results", type=Path, help="folder in which outcomes are kept")
    parser.add_argument("--workers", type=int, default=2, help="processes (2)")
    parser.add_argument("--shared", type=Path, help="folder of the evaluation data")
    parser.add_argument("--write", action="store_true", help="make docs/accuracy.md")


def measure(
    *,
    quick: bool,
    data: str | None,
    seeds: int | None = None,
    kinds: str | None = None,
    volumes: str | None = None,
    no_baselines: bool = False,
    results: Path | None = None,
    workers: int = 2,
    shared: Path | None = None,
    write: bool = False,
) -> dict[str, list[dict[str, Any]]]:
    """Judge worlds, and real data where they are given; give tables by their titles."""
    usual = _QUICK if quick else _FULL
    trials = plan(
        seeds=seeds or usual["seeds"],
        kinds=_names(kinds),
        volumes=[int(each) for each in (volumes or usual["volumes"]).split(",")],
    )
    if results is not None:
        results.mkdir(parents=True, exist_ok=True)
    if no_baselines:
        trials = [dataclasses.replace(trial, baselines=False) for trial in trials]
    began = time.monotonic()
    keep = results / "outcomes.jsonl" if results is not None else None
    outcomes = run_all(
        trials,
        keep=keep,
        workers=workers,
        told=lambda done, of: print(f"\r{done} of {of} worlds", end="", file=sys.stderr),
    )
    if keep is not None:
        outcomes = sorted(
            kept(keep),
            key=lambda one: (bool(one["operations"]), one["events"], one["world"], one["seed"]),
        )
    print(f" in {time.monotonic() - began:.0f} s", file=sys.stderr)
    folder = shared or (Path(data) if data else None)
    real = accuracy_real.measure(folder, quick=quick) if folder is not None else []
    tables = accuracy_page.tables(outcomes, real)
    if write:
        made = {
            "made": datetime.now(UTC).strftime("%Y-%m-%d"),
            "command": _command(),
            "code": code_version(),
            "quick": quick,
        }
        accuracy_page.write(PAGE, tables, outcomes, made)
    return {table.title: table.rows for table in tables}


def plan(*, seeds: int, kinds: Sequence[str], volumes: Sequence[int]) -> list[Trial]:
    """List the worlds to make: organic ones at every volume, mixed ones at one of them.

    Mixed worlds take the sets of operations in turn, the next with each further seed, and have
    seeds of their own; every set has its turn, also where fewer seeds are asked for.
    """
    volume = _MIXED_VOLUME if _MIXED_VOLUME in volumes else volumes[0]
    trials = [
        Trial(world=kind, seed=seed, events=events, baselines=events == volume and seed < 2)
        for events in volumes
        for seed in range(seeds)
        for kind in kinds
    ]
    for turn in range(max(seeds, len(SETS))):
        seed, planted = 1_000 + turn, SETS[turn % len(SETS)]
        trials += [
            Trial(
                world=kind,
                seed=seed,
                events=volume,
                operations=planted,
                baselines=turn < _BASELINE_SEEDS,
            )
            for kind in kinds
        ]
    return trials


def _names(given: str | None) -> Sequence[str]:
    return given.split(",") if given else known_kinds()


def _command() -> str:
    left_out = ("--results", "--workers", "--shared")
    words, skip = [], False
    for word in sys.argv[1:]:
        if skip:
            skip = False
        elif word in left_out:
            skip = True
        else:
            words.append(word)
    return " ".join(("python -m benchmarks", *words))
