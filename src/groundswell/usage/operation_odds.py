"""How likely a candidate is an operation, everything weighed at once, by weights measured on made logs.

The score tells how rare what a unit did is in its own log; what chance gives, how often conversations
dealt out anew make as much. Neither knows how much a refusal weighs beside a lean, or a word of an
honest purpose beside both. That is measured where the truth is known: a logistic regression on hinges
of each fact, whose slopes may only go the way that makes sense (`operation_facts`). It is a sum, so that
everybody can be told what it is made of.

The sum is a logarithm of odds *in those logs*, in which operators are far more common than in life and
innocent people are those that somebody thought of. It orders and draws a line; it is no probability.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.usage.operation_facts import FACTS, GROUPS, facts_of
from groundswell.usage.operation_weights import CONSTANT, SLOPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.hypothesis_contract import Judged
    from groundswell.usage.operation_candidates import Candidate


@dataclass(frozen=True, slots=True)
class Odds:
    """Log10 of odds, and what each group of facts adds to `CONSTANT`, in the order of `GROUPS`."""

    total: float
    parts: tuple[float, ...]


def applies(candidate: Candidate) -> bool:
    """Say whether the weights hold for a candidate.

    They were measured in logs that tell how people lean, on accounts whose mailboxes are known, by which
    an office is. Elsewhere the rules of the tiers decide, which ask for more.
    """
    return candidate.spread.measured and candidate.known


def odds_of(candidate: Candidate, judged: Sequence[Judged]) -> Odds:
    """Weigh a candidate; ``judged`` are its hypotheses."""
    return weighed(facts_of(candidate, judged))


def weighed(facts: Sequence[float]) -> Odds:
    """Weigh facts in the order of `facts_of`."""
    slopes = [slope for fact in FACTS for slope in SLOPES[fact.name]]
    groups = [fact.group for fact in FACTS for _ in fact.knots]
    held = dict.fromkeys(GROUPS, 0.0)
    for group, slope, value in zip(groups, slopes, facts, strict=True):
        held[group] += slope * value
    parts = tuple(held.values())
    return Odds(CONSTANT + math.fsum(parts), parts)
