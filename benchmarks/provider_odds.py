"""What each fact about a candidate weighs: measured on made logs, and tried on those left out.

``python -m benchmarks provider_odds`` makes worlds of provider logs with operators, and censuses of
look-alikes without, reads each with the whole wing, and fits the weights of `operation_weights` by
logistic regression: a hinge a knot, slopes bounded to the sign of their fact, a ridge on standardised
slopes. ``--write`` puts them into the package.

Every world is also weighed by what all *others* give, those of its seed left out as well: how many
operators stand above a line, and how many others do, is told from that. ``--keep DIR`` keeps what was
gathered of each world there and takes what is there, so that it can be done in parts.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from benchmarks.provider import Wing, idle_accounts
from groundswell.runs.policy import policy_text
from groundswell.sameness.encoder import encoder as open_encoder
from groundswell.usage import operation_weights
from groundswell.usage.operation_facts import FACTS, facts_of
from groundswell.usage.operation_odds import applies
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operations import candidates_found
from groundswell.usage.policy import parse_policy
from groundswell.usage.wing import as_weighed
from groundswell.worlds import provider_world
from groundswell.worlds.provider_archetypes import ARCHETYPES

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    import pyarrow as pa
    from numpy.typing import NDArray

    from groundswell.worlds import ProviderWorld

    Floats = NDArray[np.float64]
    _Read = tuple[
        pa.Table, Mapping[str, pa.Table], AbstractSet[str]
    ]  # truth, tables, idle accounts

WORLDS = (9_000, 9_001, 9_200, 9_201, 9_600, 9_601, 9_870, 9_871, 9_880, 9_881)
CENSUSES = (9_960, 9_970, 9_980, 10_200, 10_480, 20_000, 20_100, 20_500, 20_600)
DIFFICULTIES = ("lazy", "careful")
RIDGE = 2.0
FALSE = (1, 3, 5, 8, 12)  # others above the line, for the table
_ACCOUNTS, _OPERATORS, _EACH = 2_000, 24, 40


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate of a made log, and the truth about it."""

    log: str
    seed: int
    kind: str
    operator: str | None  # most of its accounts'
    whole: bool  # whether it holds half of that operator's accounts that did anything for it
    tier: str
    q: float | None
    explained: bool
    facts: list[float]


def options(parser: argparse.ArgumentParser) -> None:
    """Add the options of this benchmark."""
    parser.add_argument("--write", action="store_true", help="put the weights into the package")
    parser.add_argument("--keep", help="a folder for what is gathered of each world")
    parser.add_argument("--worlds", help="seeds with operators, with commas (ten; quick: 9000)")
    parser.add_argument("--censuses", help="seeds without, with commas (nine; quick: 9960)")


def measure(
    *,
    quick: bool,
    data: str | None,
    write: bool = False,
    keep: str | None = None,
    worlds: str | None = None,
    censuses: str | None = None,
) -> dict[str, list[dict[str, object]]]:
    """Gather candidates, fit, and tell what the line would give; give tables by their titles."""
    del data  # worlds are made
    many = _seeds(worlds, WORLDS[:1] if quick else WORLDS)
    empty = _seeds(censuses, CENSUSES[:1] if quick else CENSUSES)
    wing = Wing(parse_policy(policy_text(None)), open_encoder("use"))
    folder = Path(keep) if keep else None
    cases = [
        case
        for log, seed, tables in _logs(wing, many, empty, quick=quick, folder=folder)
        for case in _gathered(log, seed, tables, folder)
    ]
    facts = np.array([case.facts for case in cases])
    truth = np.array([case.operator is not None for case in cases])
    slopes, constant = fitted(facts, truth)
    aside = _left_out(cases, facts, truth)
    if write:
        Path(operation_weights.__file__).write_text(as_python(slopes, constant), encoding="utf-8")
    return {
        "weights, log10": [
            {"fact": fact.name, "group": fact.group, "slopes": each}
            for fact, each in zip(FACTS, _of_facts(slopes), strict=True)
        ],
        "above a line, each world weighed by what the others give": _lines(cases, aside),
    }


def _seeds(said: str | None, otherwise: Sequence[int]) -> tuple[int, ...]:
    return (
        tuple(otherwise) if said is None else tuple(int(each) for each in said.split(",") if each)
    )


def _logs(
    wing: Wing,
    worlds: Sequence[int],
    censuses: Sequence[int],
    *,
    quick: bool,
    folder: Path | None,
) -> Iterator[tuple[str, int, _Read | None]]:
    """Give each log: its name, its seed, and what was read unless what it gave is kept."""

    def kept(log: str) -> bool:
        return folder is not None and (folder / f"{log}.json").exists()

    wanted: list[tuple[str, int, str | None]] = [
        (f"{difficulty}-{seed}", seed, difficulty) for seed in worlds for difficulty in DIFFICULTIES
    ]
    wanted += [(f"census-{seed}", seed, None) for seed in censuses]
    for log, seed, difficulty in wanted:
        if kept(log):
            yield log, seed, None
            continue
        world = _world(seed, difficulty, quick=quick)
        found = wing.read(world, rough=difficulty is None)
        yield log, seed, (world.truth, as_weighed(world.tables(), found), idle_accounts(world))


def _world(seed: int, difficulty: str | None, *, quick: bool) -> ProviderWorld:
    """Make a world with operators, or a census without where there is no difficulty."""
    if difficulty is None:
        each = 8 if quick else _EACH
        alike = dict.fromkeys(ARCHETYPES, each)
        return provider_world(
            seed=seed, accounts=200 * each, operators=0, templates="fresh", lookalikes=alike
        )
    accounts = 600 if quick else _ACCOUNTS
    return provider_world(
        seed=seed,
        accounts=accounts,
        operators=_OPERATORS,
        difficulty=difficulty,
        templates="fresh",
    )


def _gathered(
    log: str,
    seed: int,
    read: _Read | None,
    folder: Path | None,
) -> list[Case]:
    """Give the candidates of a log, or what is kept of it."""
    path = None if folder is None else folder / f"{log}.json"
    if read is None:
        assert path is not None
        return [Case(**row) for row in json.loads(path.read_text(encoding="utf-8"))]
    cases = cases_of(log, seed, *read)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps([asdict(case) for case in cases]), encoding="utf-8")
    return cases


def cases_of(
    log: str,
    seed: int,
    truth: pa.Table,
    tables: Mapping[str, pa.Table],
    idle: AbstractSet[str] = frozenset(),
) -> list[Case]:
    """Give the candidates of a read log by the rules alone, with the truth about each.

    ``idle`` are accounts that did nothing for their operator.
    """
    told = {row["account_key"]: row for row in truth.to_pylist()}
    active = Counter(
        row["operator"] for key, row in told.items() if row["operator"] and key not in idle
    )
    cases = []
    for found in candidates_found(tables, settings=Operations(weigh=False)):
        if not applies(found.candidate):
            continue
        rows = [told[account] for account in found.candidate.accounts]
        operator, count = Counter(row["operator"] for row in rows).most_common(1)[0]
        if 2 * count <= len(rows):
            operator = None
        working = sum(
            row["operator"] == operator and row["account_key"] not in idle for row in rows
        )
        kind = Counter(row["kind"] or row["archetype"] for row in rows).most_common(1)[0][0]
        cases.append(
            Case(
                log,
                seed,
                kind,
                operator,
                operator is not None and 2 * working >= active[operator],
                found.tier,
                found.q,
                found.explained is not None,
                facts_of(found.candidate, found.judged),
            )
        )
    return cases


def fitted(facts: Floats, truth: NDArray[np.bool_]) -> tuple[Floats, float]:
    """Give slopes (f) and a constant in log10 of odds, for hinges (n, f) and the truth (n)."""
    signs = np.array([fact.sign for fact in FACTS for _ in fact.knots])
    scale = facts.std(axis=0) + 1e-9
    rows = facts / scale
    side = np.where(truth, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margin = side * (rows @ weights[:-1] + weights[-1])
        pull = -side / (1 + np.exp(margin))
        lost = np.logaddexp(0, -margin).sum() + RIDGE * (weights[:-1] ** 2).sum() / 2
        return float(lost), np.append(rows.T @ pull + RIDGE * weights[:-1], pull.sum())

    bounds = [(0, None) if sign > 0 else (None, 0) for sign in signs]
    found = minimize(
        loss,
        np.zeros(rows.shape[1] + 1),
        jac=True,
        bounds=[*bounds, (None, None)],
        method="L-BFGS-B",
        options={"maxiter": 5_000},
    )
    return found.x[:-1] / scale / math.log(10), float(found.x[-1]) / math.log(10)


def _left_out(cases: Sequence[Case], facts: Floats, truth: NDArray[np.bool_]) -> Floats:
    """Weigh every case by what logs of other seeds give."""
    seeds = np.array([case.seed for case in cases])
    odds = np.empty(len(cases))
    for seed in np.unique(seeds):
        own = seeds == seed
        if truth[~own].any() and not truth[~own].all():
            slopes, constant = fitted(facts[~own], truth[~own])
            odds[own] = facts[own] @ slopes + constant
        else:
            odds[own] = -math.inf
    return odds


def _lines(cases: Sequence[Case], odds: Floats) -> list[dict[str, object]]:
    """Tell for several lines how many operators stand above, and how many others.

    By chance and honest reasons too, as a tier wants it; not by whether anything stands beside a leaning.
    """
    open_ = np.array(
        [not c.explained and c.q is not None and c.q <= Operations().most_expected for c in cases]
    )
    innocent = np.array([c.operator is None for c in cases])
    ordered = np.sort(odds[innocent & open_])[::-1]
    least = Operations().least_odds
    lines = [("as set", least)]
    lines += [(f"{n} others", float(ordered[n])) for n in FALSE if n < len(ordered)]
    rows: list[dict[str, object]] = []
    for name, line in lines:
        above = open_ & (odds >= line if name == "as set" else odds > line)
        row: dict[str, object] = {"line": name, "log10_odds": round(line, 2)}
        for difficulty in DIFFICULTIES:
            got = {
                (c.log, c.operator)
                for c, there in zip(cases, above, strict=True)
                if there and c.operator and c.whole and c.log.startswith(difficulty)
            }
            row[difficulty] = f"{len(got)} of {_OPERATORS * _worlds(cases, difficulty)}"
        wrong = Counter(c.kind for c, there in zip(cases, above & innocent, strict=True) if there)
        row["others"] = int((above & innocent).sum())
        row["of_them"] = ", ".join(f"{kind} {count}" for kind, count in wrong.most_common()) or "-"
        rows.append(row)
    return rows


def _worlds(cases: Sequence[Case], difficulty: str) -> int:
    return len({c.log for c in cases if c.log.startswith(difficulty)})


def _of_facts(slopes: Floats) -> list[list[float]]:
    """Cut slopes by fact, rounded as they are written."""
    ends = np.cumsum([len(fact.knots) for fact in FACTS])[:-1]
    return [[round(float(x), 4) + 0.0 for x in part] for part in np.split(slopes, ends)]


def as_python(slopes: Floats, constant: float) -> str:
    """Give the module that holds the weights."""
    lines = "\n".join(
        f'    "{fact.name}": {tuple(each)!r},'
        for fact, each in zip(FACTS, _of_facts(slopes), strict=True)
    )
    return (
        '"""What each fact weighs in log10 of odds: written by ``python -m benchmarks provider_odds '
        '--write``."""\n\n'
        "from __future__ import annotations\n\n"
        f"CONSTANT = {round(constant, 4)}\n"
        "SLOPES: dict[str, tuple[float, ...]] = {\n"
        f"{lines}\n"
        "}\n"
        '"""A slope a knot, by the names of `operation_facts`."""\n'
    )
