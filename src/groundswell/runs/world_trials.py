"""Worlds whose truth is known, put to our tests and to published ones, a trial at a time."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow.compute as pc

import groundswell
from groundswell.networks.baselines import Acts, published
from groundswell.networks.baselines.common_items import pairs_with_common_items
from groundswell.networks.scores import auc
from groundswell.networks.tested_events import significance
from groundswell.worlds import MECHANISMS, make_world, operation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    from groundswell.worlds import World

THRESHOLDS = (1e-2, 1e-3, 1e-4, 1e-5)
OURS, OURS_WITH_LEADS = "beyond_chance", "beyond_chance_or_lead"
TIERS = ("beyond chance", "lead", "explained", "insufficient data", "within chance")
ALPHA = 0.05
_LEAST_P = 1e-300
_SAMPLED = 2_000  # accounts from which pairs with common items are counted, where there are more
_CODE = ("networks", "engine", "worlds", "runs/world_trials.py")  # what an outcome depends on


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """One world to be made and judged; ``operations`` are names of kinds, none for an organic one.

    >>> Trial(world="calm", seed=1, events=1_000).key
    'calm·1·1000·0.5·'
    """

    world: str
    seed: int
    events: int
    operations: tuple[str, ...] = ()
    difficulty: float = 0.5
    baselines: bool = False

    @property
    def key(self) -> str:
        """What tells its world from others."""
        told = (self.world, self.seed, self.events, self.difficulty, "+".join(self.operations))
        return "·".join(map(str, told))


def run(trial: Trial) -> dict[str, Any]:
    """Make a world, judge it, and tell what was named against what is true, as plain values.

    ``false`` counts named accounts that belong to no operation and are no legitimate automation
    (feeds, publishers), which is counted apart as ``automated``. ``calibration`` counts pairs of
    such people by p. Raises `SettingError` for a world or an operation that doesn't exist.
    """
    planted = [operation(kind) for kind in trial.operations]
    world = make_world(
        trial.world,
        events=trial.events,
        seed=trial.seed,
        operations=planted,
        difficulty=trial.difficulty,
    )
    table = world.table()
    began, cpu = time.monotonic(), time.process_time()
    found = significance(table)
    cpu, wall = time.process_time() - cpu, time.monotonic() - began
    tier, explained, strength = _of_accounts(world, found.accounts)
    acts = Acts(world.account, world.item, world.at_ms, world.accounts)
    methods = {
        OURS: (tier == TIERS[0], strength),
        OURS_WITH_LEADS: (np.isin(tier, TIERS[:2]), strength),
    }
    if trial.baselines:
        judged = ((each.name, each.judge(acts)) for each in published())
        methods |= {name: (said.named, said.score) for name, said in judged}
    people = (world.operation < 0) & ~world.automated
    p = found.pairs["p"].to_numpy()
    a, b = (_numbers(found.pairs[f"account_{end}"]) for end in "ab")
    between_people = people[a] & people[b]
    family = pairs_with_common_items(acts, sample=_SAMPLED, seed=trial.seed)
    return {
        "trial": trial.key,
        "world": trial.world,
        "seed": trial.seed,
        "events": trial.events,
        "operations": list(trial.operations),
        "accounts": world.accounts,
        "cpu_s": round(cpu, 3),
        "wall_s": round(wall, 3),
        "pairs_tested": len(p),
        "family": family,
        "calibration": {f"{t:g}": int((p[between_people] <= t).sum()) for t in THRESHOLDS},
        "methods": {name: _judged(world, named, score) for name, (named, score) in methods.items()},
        "tiers": _crossed(world, tier, TIERS),
        "explained_by": _crossed(world, explained, sorted(set(explained[explained != ""]))),
        "bursts": _bursts(world, found.items),
    }


def _judged(world: World, named: NDArray[np.bool_], score: NDArray[np.float64]) -> dict[str, Any]:
    operated = world.operation >= 0
    false = named & ~operated & ~world.automated
    area = auc(score, operated)
    return {
        "named": int(named.sum()),
        "false": int(false.sum()),
        "automated": int((named & world.automated).sum()),
        "false_by_mechanism": _by_mechanism(world, false),
        "automated_by_mechanism": _by_mechanism(world, named & world.automated),
        "recall": {
            each.kind: [
                int(named[world.operation == number].sum()),
                int((world.operation == number).sum()),
            ]
            for number, each in enumerate(world.operations)
        },
        "auc": None if area.value is None else round(area.value, 5),
    }


def _by_mechanism(world: World, chosen: NDArray[np.bool_]) -> dict[str, int]:
    counts = np.bincount(world.mechanism[chosen], minlength=len(MECHANISMS))
    return {name: int(n) for name, n in zip(MECHANISMS, counts, strict=True) if n}


def _crossed(world: World, said: NDArray[Any], words: Iterable[str]) -> dict[str, dict[str, int]]:
    """How many accounts of each mechanism, or of operations, something was said of."""
    operated = world.operation >= 0
    found = {}
    for word in words:
        chosen = said == word
        counts = _by_mechanism(world, chosen & ~operated)
        if (chosen & operated).any():
            counts["operation"] = int((chosen & operated).sum())
        if counts:
            found[word] = counts
    return found


def _of_accounts(
    world: World, accounts: pa.Table
) -> tuple[NDArray[Any], NDArray[Any], NDArray[np.float64]]:
    """For each account of the world: tier, explanation ('' for none) and −log10 p."""
    number = _numbers(accounts["account"])
    tier = np.full(world.accounts, TIERS[-1], dtype=object)
    explained = np.full(world.accounts, "", dtype=object)
    if "tier" in accounts.column_names:
        tier[number] = accounts["tier"].to_numpy(zero_copy_only=False)
        said = pc.fill_null(accounts["explained_by"], "")
        explained[number] = said.to_numpy(zero_copy_only=False)
    else:
        tier[number[accounts["beyond_chance"].to_numpy(zero_copy_only=False)]] = TIERS[0]
    strength = np.zeros(world.accounts)
    strength[number] = -np.log10(np.maximum(accounts["p"].to_numpy(), _LEAST_P))
    return tier, explained, strength


def _bursts(world: World, items: pa.Table) -> dict[str, Any]:
    """Items called out: organic ones, and those of each operation out of all it acted on."""
    called = np.zeros(world.items, dtype=np.bool_)
    called[_numbers(items["item"])[items["q"].to_numpy() <= ALPHA]] = True
    of_operation = world.item_operation >= 0
    return {
        "tested": items.num_rows,
        "false": int((called & ~of_operation).sum()),
        "recall": {
            each.kind: [
                int(called[world.item_operation == number].sum()),
                int((world.item_operation == number).sum()),
            ]
            for number, each in enumerate(world.operations)
        },
    }


def _numbers(names: pa.ChunkedArray) -> NDArray[np.int64]:
    """The number in names such as a17 and i4."""
    numbers: NDArray[np.int64] = (
        pc.utf8_slice_codeunits(names, 1).cast("int64").to_numpy().astype(np.int64)
    )
    return numbers


def code_version() -> str:
    """A mark of the code on which outcomes depend: it changes when that code does."""
    home = Path(groundswell.__file__).parent
    mark = hashlib.blake2b(digest_size=6)
    for name in _CODE:
        place = home / name
        for file in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            mark.update(str(file.relative_to(home)).encode() + b"\0" + file.read_bytes())
    return mark.hexdigest()


def run_all(
    trials: Sequence[Trial],
    *,
    keep: Path | None = None,
    workers: int = 2,
    told: Callable[[int, int], None] | None = None,
) -> list[dict[str, Any]]:
    """Run trials in processes and give their outcomes in order.

    With ``keep``, outcomes are appended to that file as JSON lines when they are there, and those
    that it holds of the same code are not made again: a long run that was stopped goes on from
    where it was. An outcome with published methods serves a trial that asks for none, not the
    other way round. ``told`` is called with how many of how many are done.
    """
    version = code_version()
    done = {} if keep is None else {line["trial"]: line for line in kept(keep)}
    wanted = [trial for trial in trials if not _serves(done.get(trial.key), trial)]
    for outcome in _made(wanted, workers):
        line = outcome | {"code": version}
        done[line["trial"]] = line
        if keep is not None:
            with keep.open("a", encoding="utf-8") as file:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
        if told is not None:
            told(sum(_serves(done.get(trial.key), trial) for trial in trials), len(trials))
    return [done[trial.key] for trial in trials]


def kept(path: Path) -> list[dict[str, Any]]:
    """Give all outcomes that a file holds of the code as it is, by `run_all` in whatever pieces.

    Of two of the same world, the one with published methods counts. A last line that was cut off
    is left out.
    """
    version = code_version()
    found: dict[str, dict[str, Any]] = {}
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in lines:
        try:
            outcome = json.loads(line)
        except ValueError:
            continue
        if outcome["code"] == version and not _has_baselines(found.get(outcome["trial"])):
            found[outcome["trial"]] = outcome
    return list(found.values())


def _has_baselines(outcome: Mapping[str, Any] | None) -> bool:
    return outcome is not None and len(outcome["methods"]) > len((OURS, OURS_WITH_LEADS))


def _serves(outcome: Mapping[str, Any] | None, trial: Trial) -> bool:
    return outcome is not None and (_has_baselines(outcome) or not trial.baselines)


def _made(trials: Sequence[Trial], workers: int) -> Iterator[dict[str, Any]]:
    if workers <= 1 or len(trials) <= 1:
        yield from map(run, trials)
        return
    from concurrent.futures import as_completed  # noqa: PLC0415 - only many trials pay for it

    from loky import get_reusable_executor  # noqa: PLC0415

    pool = get_reusable_executor(max_workers=workers)
    try:
        for future in as_completed([pool.submit(run, trial) for trial in trials]):
            yield future.result()
    finally:
        pool.shutdown(wait=True, kill_workers=True)
