"""How much each unit looks like an operation and not like an ordinary account, in log10.

Everything is counted a sitting or a day, and everything is measured against the log itself: how
often ordinary accounts show the same. A part is the logarithm of a likelihood ratio under a stated
guess of how operations behave, so the sum ranks; what it means is told by how many units reach
it when conversations are dealt out by chance (`operation_chance`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc
from scipy.special import betaln

from groundswell.usage.operation_leaning import (
    FAR,
    FOCUSED,
    IN_SUM,
    Spread,
    bounded,
    spread_of,
)
from groundswell.usage.operation_log import DAY_MS, Log, counts_in_sittings
from groundswell.usage.operation_roles import MOVING, SPECIFIC, WOOING, role

if TYPE_CHECKING:
    from numpy.typing import NDArray

REFUSED = "refused"
MOVED = "off_platform with approach, flattery, incentive or reassurance"
STRUCTURES = (
    "phases", "more phases", "returned", "rephrased", "several accounts", "several stages",
    "in sum", "back", "together", "one subject", "far in sum",
)  # fmt: skip
"""What is told by order and links: see `Parts.structure`."""
_AT = {name: place for place, name in enumerate(STRUCTURES)}
_LEANING = (("in sum", IN_SUM), ("far in sum", FAR))

_SHOWS = 0.3  # assumed: an operation shows a given stage with this probability
_OFTEN = (1.0, 4.0)  # assumed: on a fifth of its days, within wide limits (a beta distribution)
_STRUCTURED = 0.5  # assumed: an operation shows a given structure with this probability
_MOST = 2.0  # no stage and no structure counts for more, however often it is repeated
_PRIOR_DAYS, _PRIOR_RATE = 200.0, 0.01  # what a log of few accounts is filled up with
_PRIOR_UNITS, _PRIOR_SHARE = 50.0, 0.02
_FAINT = 0.05  # probabilities below say nothing


@dataclass(frozen=True, slots=True)
class Reference:
    """How often the log shows something: per account and day, and per unit."""

    rates: NDArray[np.float64]  # of each evidence, per account and day
    shares: NDArray[np.float64]  # of each structure, among units with two sittings


@dataclass(frozen=True, slots=True)
class Parts:
    """What each unit shows, and what it weighs."""

    evidence: NDArray[np.float64]  # units × stages that count: days, weighed by probability
    days: NDArray[np.int64]  # account-days with a prompt
    structure: NDArray[np.bool_]  # units × STRUCTURES
    sittings: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Held:
    """Which sittings hold which subject: rows sorted by unit, subject and account, grouped by the first two."""

    sitting: NDArray[np.int64]  # of each row
    account: NDArray[np.int64]
    group: NDArray[np.int64]
    starts: NDArray[np.int64]  # where each group starts
    unit: NDArray[np.int64]  # of each group
    subject: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Counting:
    """The arrays that don't depend on what was asked where, made once."""

    log: Log
    names: tuple[str, ...]  # stages that count, then REFUSED
    row_prompt: NDArray[np.int64]
    row_name: NDArray[np.int64]
    row_p: NDArray[np.float64]
    firm_prompt: NDArray[np.int64]  # specific stages that are seen
    firm_stage: NDArray[np.int64]
    by_sitting: NDArray[np.int64]  # prompts, sorted by sitting
    starts: NDArray[np.int64]  # where each sitting starts among them
    spread: Spread  # of how the log leans
    named: NDArray[np.bool_]  # of each subject: a name, tag or address, and no phrase
    active: NDArray[np.int64]  # of each unit: account-days with a prompt
    sittings: NDArray[np.int64]  # of each unit
    about: Held  # any subject
    naming: Held  # one that is named


@dataclass(frozen=True, slots=True)
class _Sat:
    """What was asked in each sitting: phases as bits, phases of what was refused, and so on."""

    phases: NDArray[np.int64]
    refused: NDArray[np.int64]
    specific: NDArray[np.bool_]
    leaning: NDArray[np.float64]
    denied: NDArray[np.bool_]


def counting_of(log: Log, like: Counting | None = None) -> Counting:
    """Leave out stages that can't count, and count days.

    ``like`` is that of a log with the same prompts and subjects, in which other things were asked.
    """
    kept = [s for s in log.stages if counts_in_sittings(s)]
    place = np.array(
        [kept.index(s) if counts_in_sittings(s) else -1 for s in log.stages], dtype=np.int64
    )
    counts = (place[log.stage] >= 0) & (log.probability >= _FAINT)
    denied = log.prompt_refused[log.stage_prompt] & log.seen
    kinds = np.array([role(s).kind == SPECIFIC for s in log.stages], dtype=np.bool_)
    firm = log.seen & kinds[log.stage]
    order = np.argsort(log.prompt_sitting, kind="stable")
    days = max(1, log.days)
    account_days = np.unique(log.account * days + log.day)
    named = ~pc.starts_with(log.subjects, "phrase:").to_numpy(zero_copy_only=False).astype(np.bool_)
    return Counting(
        log=log,
        names=(*kept, REFUSED),
        row_prompt=np.concatenate([log.stage_prompt[counts], log.stage_prompt[denied]]),
        row_name=np.concatenate(
            [place[log.stage[counts]], np.full(int(denied.sum()), len(kept), dtype=np.int64)]
        ),
        row_p=np.concatenate([log.probability[counts], log.probability[denied]]),
        firm_prompt=log.stage_prompt[firm],
        firm_stage=log.stage[firm],
        by_sitting=order,
        starts=np.searchsorted(log.prompt_sitting[order], np.arange(len(log.account))),
        spread=spread_of(log.sitting_leaning, log.account),
        named=named,
        active=np.bincount(log.unit[account_days // days], minlength=log.units),
        sittings=np.bincount(log.unit[log.account], minlength=log.units),
        about=_held(log, np.arange(len(log.subject))) if like is None else like.about,
        naming=_held(log, np.flatnonzero(named[log.subject])) if like is None else like.naming,
    )


def _held(log: Log, rows: NDArray[np.int64]) -> Held:
    sitting, subject, wide = log.subject_sitting[rows], log.subject[rows], max(1, len(log.subjects))
    account = log.account[sitting]
    key = log.unit[account] * wide + subject
    order = np.lexsort((account, key))
    key = key[order]
    starts = _firsts(key)
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(key))))
    return Held(
        sitting[order], account[order], group, starts, key[starts] // wide, key[starts] % wide
    )


def _firsts(*sorted_keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the places at which one of the keys is another than before."""
    new = np.zeros(len(sorted_keys[0]), dtype=np.bool_)
    new[:1] = True
    for key in sorted_keys:
        new[1:] |= key[1:] != key[:-1]
    return np.flatnonzero(new)


def parts_of(counting: Counting, put: NDArray[np.int64] | None = None) -> Parts:
    """Count what each unit shows.

    ``put`` says for each prompt in whose place what was asked is put, a permutation; what was
    asked is its stages and its outcome. Its time, its account and its subjects stay.
    """
    log = counting.log
    where = np.arange(len(log.prompt_row)) if put is None else put
    days, wide = max(1, log.days), len(counting.names)
    sitting = log.prompt_sitting[where[counting.row_prompt]]
    packed, highest = _highest(
        (log.account[sitting] * days + log.day[sitting]) * wide + counting.row_name, counting.row_p
    )
    evidence = np.bincount(
        log.unit[packed // wide // days] * wide + packed % wide,
        weights=highest,
        minlength=log.units * wide,
    ).reshape(log.units, wide)

    came_from = np.empty_like(where)
    came_from[where] = np.arange(len(where))
    asked = came_from[counting.by_sitting]
    phases = log.prompt_phases[asked]
    sat = _Sat(
        np.bitwise_or.reduceat(phases, counting.starts),
        np.bitwise_or.reduceat(np.where(log.prompt_refused[asked], phases, 0), counting.starts),
        np.logical_or.reduceat(log.prompt_specific[asked], counting.starts),
        bounded(
            np.fmax.reduceat(log.prompt_leaning[asked], counting.starts), counting.spread.middle
        ),
        np.logical_or.reduceat(log.prompt_refused[asked], counting.starts),
    )
    structure = np.zeros((log.units, len(STRUCTURES)), dtype=np.bool_)
    _by_subject(counting, sat, structure)
    _by_leaning(counting, sat, structure)
    again = log.account[log.prompt_sitting[where[log.prompt_rephrased]]]
    structure[log.unit[again], _AT["rephrased"]] = True
    told = np.unique(log.account[sat.specific])
    structure[:, _AT["several accounts"]] = np.bincount(log.unit[told], minlength=log.units) >= 2
    structure[:, _AT["several stages"]] = _several_stages(
        counting, log.prompt_sitting[where[counting.firm_prompt]]
    )
    return Parts(
        np.minimum(evidence, counting.active[:, None]),
        counting.active,
        structure,
        counting.sittings,
    )


def reference_of(counting: Counting, parts: Parts) -> Reference:
    """Measure how often the log shows what is looked for, pulled towards a guess where it is small."""
    evidence = _together(counting.names, parts.evidence)
    rates = (evidence.sum(axis=0) + _PRIOR_RATE * _PRIOR_DAYS) / (
        float(parts.days.sum()) + _PRIOR_DAYS
    )
    twice = parts.sittings >= 2
    shares = (parts.structure[twice].sum(axis=0) + _PRIOR_SHARE * _PRIOR_UNITS) / (
        float(twice.sum()) + _PRIOR_UNITS
    )
    return Reference(np.clip(rates, 0.002, 0.5), np.clip(shares, 0.002, 1.0))


def scores_of(counting: Counting, parts: Parts, reference: Reference) -> NDArray[np.float64]:
    """Give each unit its score."""
    evidence = _together(counting.names, parts.evidence)
    stages = stage_scores(evidence, parts.days, reference.rates)
    structures = np.where(parts.structure, structure_scores(reference.shares), 0.0)
    return np.asarray(stages.sum(axis=1) + structures.sum(axis=1))


def stage_scores(
    evidence: NDArray[np.float64], days: NDArray[np.int64], rates: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Give the log10 likelihood ratio of each stage: as often as here, an operation against the log.

    An operation shows the stage on a share of days that is not known (beta-binomial); that it
    does not show it at all weighs little, since no operation shows every stage.
    """
    first, second = _OFTEN
    n = np.maximum(days[:, None].astype(np.float64), evidence)
    ratio = (
        betaln(evidence + first, n - evidence + second)
        - betaln(first, second)
        - evidence * np.log(rates)
        - (n - evidence) * np.log1p(-rates)
    )
    mixed = np.log10(1 - _SHOWS + _SHOWS * np.exp(np.minimum(ratio, 50.0)))
    return np.asarray(np.where(evidence > 0, np.minimum(mixed, _MOST), 0.0))


def structure_scores(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give what each structure weighs where it is there."""
    return np.asarray(np.minimum(np.log10(1 - _STRUCTURED + _STRUCTURED / shares), _MOST))


def in_sum(parts: Parts) -> NDArray[np.bool_]:
    """Mark units that lean in sum, and keep to one subject, come back to it or share it."""
    leans, back, together, one = (
        parts.structure[:, _AT[name]] for name in ("in sum", "back", "together", "one subject")
    )
    return np.asarray(leans & (back | together | one))


def labels_of(names: tuple[str, ...]) -> list[str]:
    """Give the names of the columns of what can accuse.

    >>> labels_of(("evasion", "flattery", "off_platform", "refused"))[:2]
    ['evasion', 'refused']
    """
    labels = [name for name in names if name == REFUSED or role(name).kind == SPECIFIC]
    return [*labels, MOVED] if MOVING in names and set(WOOING) & set(names) else labels


def _together(names: tuple[str, ...], evidence: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give evidence by what can accuse: each specific stage, refusals, moving somebody off."""
    columns = [evidence[:, names.index(label)] for label in labels_of(names) if label != MOVED]
    if MOVED in labels_of(names):
        wooing = [place for place, name in enumerate(names) if name in WOOING]
        wooed = evidence[:, wooing].sum(axis=1)
        columns.append(np.minimum(evidence[:, names.index(MOVING)], wooed))
    return np.stack(columns, axis=1)


def _several_stages(counting: Counting, sitting: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Mark units with two specific stages that don't stand in one sitting only."""
    log, wide = counting.log, max(1, len(counting.log.stages))
    whose = log.unit[log.account[sitting]]
    stages = np.unique(whose * wide + counting.firm_stage) // wide
    sittings = np.unique(whose * len(log.day) + sitting) // max(1, len(log.day))
    occasions = np.bincount(sittings, minlength=log.units)
    return np.asarray((np.bincount(stages, minlength=log.units) >= 2) & (occasions >= 2))


def _by_subject(counting: Counting, sat: _Sat, structure: NDArray[np.bool_]) -> None:
    """Mark units that carry a rare subject through phases, or come back to it after a refusal."""
    log, about = counting.log, counting.about
    rows = np.flatnonzero(sat.phases[about.sitting] > 0)
    if not len(rows):
        return
    sitting, group = about.sitting[rows], about.group[rows]
    starts = _firsts(group)
    sizes = np.diff(np.append(starts, len(group)))
    held, of_unit = about.subject[group[starts]], about.unit[group[starts]]

    writers = _firsts(group, about.account[rows])
    inside = np.bincount(np.searchsorted(starts, writers, side="right") - 1)
    outside = np.maximum(0, log.subject_accounts[held] - inside)
    rare = np.log2(max(1, len(log.accounts)) / (outside + 1.0)) >= log.rare_bits

    phases = np.bitwise_or.reduceat(sat.phases[sitting], starts)
    specific = np.logical_or.reduceat(sat.specific[sitting], starts)
    covered = _bits(phases)
    told = rare & specific & (sizes >= 2)
    structure[of_unit[told & (covered >= 2)], _AT["phases"]] = True
    structure[of_unit[told & (covered >= 3)], _AT["more phases"]] = True

    never = np.iinfo(np.int64).max
    denied = sat.refused[sitting]
    first = np.minimum.reduceat(np.where(denied > 0, log.began[sitting], never), starts)
    after = log.began[sitting] > np.repeat(first, sizes)
    later = np.bitwise_or.reduceat(np.where(after, sat.phases[sitting], 0), starts)
    before = np.bitwise_or.reduceat(np.where(~after, denied, 0), starts)
    # A later phase is a higher bit: more than the lowest of what was refused, and not only that.
    lowest = before & -before
    further = (later > lowest) & (before > 0)
    structure[of_unit[rare & further & (later >= 2 * lowest)], _AT["returned"]] = True


def _by_leaning(counting: Counting, sat: _Sat, structure: NDArray[np.bool_]) -> None:
    """Mark units that lean in sum, in all or on one rare name; from several accounts; again; on it alone.

    Coming back takes a refusal, a day or more, and the same rare name in what leans no less than
    the middle of the log. It keeps to one where two thirds of the occasions that lean hold it.
    """
    log, spread = counting.log, counting.spread
    whose = log.unit[log.account]
    occasions = np.bincount(whose, minlength=log.units)
    total = np.bincount(whose, sat.leaning, minlength=log.units).astype(np.float64)
    excess = spread.excess(total, occasions)
    for name, least in _LEANING:
        structure[:, _AT[name]] = excess >= least
    naming = counting.naming
    if not len(naming.sitting):
        return
    sitting, group, of_unit = naming.sitting, naming.group, naming.unit
    accounts = np.bincount(group[_firsts(group, naming.account)])
    outside = np.maximum(0, log.subject_accounts[naming.subject] - accounts)
    rare = np.log2(max(1, len(log.accounts)) / (outside + 1.0)) >= log.rare_bits
    occasions = np.bincount(group)
    total = np.bincount(group, sat.leaning[sitting]).astype(np.float64)
    excess = np.where(rare, spread.excess(total, occasions), -np.inf)
    leans = excess >= IN_SUM
    for name, least in _LEANING:
        structure[of_unit[excess >= least], _AT[name]] = True
    structure[of_unit[leans & (accounts >= 2)], _AT["together"]] = True
    over = sat.leaning > spread.middle
    held_over = np.bincount(group, over[sitting])
    focused = held_over >= FOCUSED * np.bincount(whose, over, minlength=log.units)[of_unit]
    structure[of_unit[leans & focused], _AT["one subject"]] = True
    never = np.iinfo(np.int64).max
    denied = np.where(sat.denied[sitting], log.began[sitting], never)
    first = np.minimum.reduceat(denied, naming.starts)
    after = (first[group] < never) & (log.began[sitting] - DAY_MS >= first[group])
    again = after & (sat.leaning[sitting] >= spread.middle)
    structure[of_unit[rare & (np.bincount(group, again) > 0)], _AT["back"]] = True


def _highest(
    key: NDArray[np.int64], value: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Give the highest value of each key, keys sorted."""
    if not len(key):
        return key, value
    order = np.argsort(key, kind="stable")
    key, value = key[order], value[order]
    starts = _firsts(key)
    return key[starts], np.maximum.reduceat(value, starts)


def _bits(mask: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.asarray(sum((mask >> place) & 1 for place in range(4)))
