"""Operations on the provider: what accounts did, put together, and every honest reason tested.

Linked accounts, or one account, become a candidate when what they asked for is many times likelier
than for an ordinary account of the same log. A candidate is not an accusation: its tier says what it
takes (`operation_tiers`), what chance would give stands beside it, and so do the benign hypotheses.
Readings of a language model play no part.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.model.usage import HYPOTHESES, PROVIDER_OPERATIONS, USAGE_TABLES
from groundswell.usage.hypotheses import doubt, explanation, hypotheses_of
from groundswell.usage.operation_chance import expected_by_chance
from groundswell.usage.operation_gathering import candidates_of
from groundswell.usage.operation_joining import groups_of, near, settled
from groundswell.usage.operation_kinds import RETURNED, bare, harm, signs, structure
from groundswell.usage.operation_log import codes_of, joined, log_of, without
from groundswell.usage.operation_odds import Odds, applies, odds_of
from groundswell.usage.operation_scores import (
    STRUCTURES,
    counting_of,
    in_sum,
    labels_of,
    parts_of,
    reference_of,
    scores_of,
)
from groundswell.usage.operation_settings import Operations
from groundswell.usage.operation_tiers import INVESTIGATE, TIERS, sentence, tier
from groundswell.usage.operation_turns import later

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.usage.hypothesis_contract import Judged
    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_log import Log
    from groundswell.usage.operation_scores import Counting, Reference

_LIKE_CHANCE = 0.25  # candidates by chance per candidate, from which on it takes more than a score
_PASSES = 2  # over the log, each without the operations that the one before found
_MOST_KEYS = 500  # messages behind an operation; the rest is in the tables


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate with all that is said of it."""

    candidate: Candidate
    judged: list[Judged]
    tier: str
    explained: Judged | None
    score: float
    expected: float | None  # as strong by chance, in the whole log
    q: float | None  # the same per candidate at least as strong
    odds: Odds | None = None  # None where the weights were not measured on logs like this
    by_itself: bool = True  # else it is only looked at since it stands beside somebody who is
    drawn_in: tuple[str, ...] = ()  # accounts that would not be named by themselves


def operations_of(
    tables: Mapping[str, pa.Table], *, settings: Operations | None = None
) -> tuple[pa.Table, pa.Table]:
    """Give the candidate operations (`PROVIDER_OPERATIONS`) and their tests (`HYPOTHESES`).

    ``tables`` hold what the rest of the wing found, by the names of ``USAGE_TABLES``; one that is
    missing counts as empty. ``readings`` are not looked at.
    """
    found = [f for f in candidates_found(tables, settings=settings) if _worth_showing(f)]
    found.sort(key=lambda f: (TIERS.index(f.tier), -f.score, _key(f.candidate)))
    return _operations(found), _hypotheses(found)


def candidates_found(
    tables: Mapping[str, pa.Table], *, settings: Operations | None = None
) -> list[Found]:
    """Give everybody who is a candidate, also who is not worth showing; ``tables`` as `operations_of` takes them."""
    chosen = settings or Operations()
    given = {name: tables.get(name, schema.empty_table()) for name, schema in USAGE_TABLES.items()}
    log = log_of(given)
    if not len(log.prompt_keys):
        return []
    purposes: dict[str, frozenset[str]] = {}
    found = _in_passes(given, log, chosen, purposes)
    if groups := groups_of(found, log, chosen):
        found = settled(found, _in_passes(given, joined(log, groups), chosen, purposes), groups)
    return [f for f in found if f.by_itself]


def _in_passes(
    tables: Mapping[str, pa.Table],
    log: Log,
    settings: Operations,
    purposes: dict[str, frozenset[str]],
) -> list[Found]:
    """Weigh every unit, and again without what was found, which stood in the log's own rates."""
    whole = counting_of(log)
    found = _weighed(tables, whole, (), settings, purposes)
    for _ in range(_PASSES):
        # What is to be investigated would stand in the log's own rates and be dealt to others.
        known = tuple(f.candidate.unit for f in found if f.tier == INVESTIGATE)
        if not known:
            break
        again = _weighed(tables, whole, known, settings, purposes)
        grown = {f.candidate.unit for f in again if f.tier == INVESTIGATE} - set(known)
        found = again
        if not grown:
            break
    return found


def _weighed(
    tables: Mapping[str, pa.Table],
    whole: Counting,
    known: tuple[int, ...],
    settings: Operations,
    purposes: dict[str, frozenset[str]],
) -> list[Found]:
    """Weigh every unit against the log without what units that are known asked for."""
    log, parts = whole.log, parts_of(whole)
    rest = counting_of(without(log, known), whole) if known else whole
    reference = reference_of(rest, parts_of(rest) if known else parts)
    scores = scores_of(whole, parts, reference)
    pool = (scores >= settings.lead_score) | _back(log, tables)
    units = np.flatnonzero(pool)
    if not len(units):
        return []
    units = units[np.argsort(-scores[units], kind="stable")]
    expected, q = _chance(rest, reference, scores[units], in_sum(parts)[units], known, settings)
    beside = np.flatnonzero(near(whole, pool)) if settings.weigh else units[:0]
    candidates = candidates_of(
        tables,
        log,
        [*units.tolist(), *beside.tolist()],
        lambda unit: frozenset(
            name for name, there in zip(STRUCTURES, parts.structure[unit], strict=True) if there
        ),
        _rates(whole, reference.rates),
        purposes,
    )
    nothing = [None] * len(beside)
    return [
        _found(
            candidate,
            float(scores[candidate.unit]),
            chance,
            each,
            len(log.accounts),
            settings,
            by_itself=bool(pool[candidate.unit]),
        )
        for candidate, chance, each in zip(
            candidates, [*expected, *nothing], [*q, *nothing], strict=True
        )
    ]


def _chance(
    rest: Counting,
    reference: Reference,
    scores: NDArray[np.float64],
    leaning: NDArray[np.bool_],
    known: tuple[int, ...],
    settings: Operations,
) -> tuple[list[float | None], list[float | None]]:
    """Give for scores, from high to low, what chance makes as strong, and that per candidate.

    Candidates that lean in sum are also counted by themselves, against what chance makes of their
    kind; the better counts, twice over, since there are two ways.
    """
    dealt = expected_by_chance(
        rest,
        reference,
        scores,
        rounds=settings.rounds,
        seed=settings.seed,
        among=(None, in_sum),
        known=known,
    )
    if dealt is None:
        return [None] * len(scores), [None] * len(scores)
    every, own = dealt
    # Candidates stand by score, so as many are at least as strong as stand before, with itself.
    q = every / np.arange(1, len(scores) + 1)
    if leaning.any():
        of_kind = np.where(leaning, 2 * own / np.maximum(1, np.cumsum(leaning)), np.inf)
        every, q = np.where(of_kind < q, own, every), np.minimum(q, of_kind)
    return every.tolist(), q.tolist()


def _found(
    candidate: Candidate,
    score: float,
    chance: float | None,
    q: float | None,
    accounts: int,
    settings: Operations,
    *,
    by_itself: bool,
) -> Found:
    judged = hypotheses_of(candidate)
    explained = explanation(judged)
    odds = odds_of(candidate, judged) if settings.weigh and applies(candidate) else None
    return Found(
        candidate,
        judged,
        tier(
            candidate,
            score,
            q,
            explained,
            doubt(judged),
            any(j.voiced for j in judged),
            accounts,
            settings,
            None if odds is None else odds.total,
        ),
        explained,
        score,
        chance,
        q,
        odds,
        by_itself,
    )


def _worth_showing(found: Found) -> bool:
    """Leave out what only chance and common work made: nothing specific, or as often by chance.

    What chance gives of returns was counted with them, one by one. What is to be investigated is always shown.
    """
    if found.tier == INVESTIGATE:
        return True
    if any(kind.name == RETURNED for kind in harm(found.candidate)):
        return True
    if bare(found.candidate):
        return False
    told = bool(found.candidate.specific) or bool(harm(found.candidate))
    return told and (found.q is None or found.q <= _LIKE_CHANCE)


def _back(log: Log, tables: Mapping[str, pa.Table]) -> NDArray[np.bool_]:
    """Mark units with a return after a refusal: the public case may show nothing specific."""
    table = tables["sequences"]
    marked = np.zeros(log.units, dtype=np.bool_)
    kind = np.array(table["kind"].to_pylist(), dtype=object)
    rows = np.flatnonzero(kind == "refused_returned")
    if len(rows):
        kept = table.take(pa.array(rows))
        account = codes_of(kept["account_key"], log.accounts)
        stages = zip(kept["stage_before"].to_pylist(), kept["stage_after"].to_pylist(), strict=True)
        on = np.array([later(*pair) for pair in stages], dtype=np.bool_) & (account >= 0)
        marked[log.unit[account[on]]] = True
    return marked


def _rates(counting: Counting, rates: NDArray[np.float64]) -> dict[str, float]:
    return dict(zip(labels_of(counting.names), rates.tolist(), strict=True))


def _key(candidate: Candidate) -> str:
    """Give a key that the accounts decide, whatever the order of rows or the rest of the log."""
    text = "\n".join(sorted(candidate.accounts))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _messages(candidate: Candidate) -> list[str]:
    """Give the messages behind it by time; where there are too many, those that speak first."""
    kept = dict.fromkeys(
        key
        for kind in [*harm(candidate), *structure(candidate), *signs(candidate)]
        for key in kind.keys
    )
    kept.update(dict.fromkeys(p.key for p in candidate.specific))
    kept.update(dict.fromkeys(p.key for p in candidate.prompts if p.firm))
    chosen = set(list(kept)[:_MOST_KEYS])
    answers = [key for t in candidate.turns for key in t.keys if key in chosen]
    times = {p.key: (p.at_ms, p.key) for p in candidate.prompts}
    return sorted(chosen & (times.keys() | set(answers)), key=lambda k: times.get(k, (0, k)))


def _subjects(candidate: Candidate) -> list[str]:
    """Give what it is about: what is carried on with something specific first."""
    ordered = dict.fromkeys(
        value.split(":", 1)[1]
        for matters in (candidate.driven, candidate.touched, candidate.carried)
        for subjects, _ in matters
        for value in sorted(subjects, key=lambda s: (s.startswith("phrase:"), s))
    )
    for turn in candidate.returned:
        ordered.update(dict.fromkeys(turn.subjects))
    return list(ordered)[:20]


def _operations(found: list[Found]) -> pa.Table:
    rows = []
    for number, f in enumerate(found, start=1):
        c = f.candidate
        rows.append(
            {
                "operation_id": _key(c),
                "label": f"O{number}",
                "operator_id": c.operator_id,
                "tier": f.tier,
                "explained_by": f.explained.name if f.explained and f.tier == "explained" else None,
                "accounts": list(c.accounts),
                "drawn_in": list(f.drawn_in),
                "message_keys": _messages(c),
                "stages": list(c.stages),
                "phases": list(c.covered),
                "subjects": _subjects(c),
                "sequences": [t.sequence_id for t in (*c.returned, *c.rephrased)],
                "score": round(f.score, 3),
                "expected": None if f.expected is None else round(f.expected, 4),
                "odds": None if f.odds is None else round(f.odds.total, 3),
                "odds_parts": None if f.odds is None else [round(x, 3) for x in f.odds.parts],
                "first_ms": c.prompts[0].at_ms,
                "last_ms": c.prompts[-1].at_ms,
                "sentence": sentence(c, f.tier, f.explained, len(f.drawn_in)),
            }
        )
    return pa.Table.from_pylist(rows, schema=PROVIDER_OPERATIONS)


def _hypotheses(found: list[Found]) -> pa.Table:
    rows = [
        {
            "operation_id": _key(f.candidate),
            "hypothesis": j.name,
            "state": j.state,
            "weight": j.weight,
            "speaks_for": list(j.speaks_for),
            "speaks_against": list(j.speaks_against),
            "message_keys": list(j.keys),
        }
        for f in found
        for j in f.judged
    ]
    return pa.Table.from_pylist(rows, schema=HYPOTHESES)
