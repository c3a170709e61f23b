"""What a candidate shows, in numbers: each fact, which way alone it may count, and where it bends.

How much each counts is measured on made logs whose truth is known (`operation_weights`); that a
stronger lean, one more account or one more return never speaks *for* somebody, and an honest reason never
against, is fixed here. No fact says who somebody is: not the language they write, the hours they keep,
nor how many others use the same words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.operation_leaning import bounded
from groundswell.usage.operation_log import LOOK
from groundswell.usage.operation_roles import SPECIFIC, role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from groundswell.usage.hypothesis_contract import Judged
    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_records import Sway

LEANING, NAME, HANDS, TURNS, STAGES, OFFICE, REASONS = GROUPS = (
    "leaning", "one name", "several hands", "refusals and returns", "stages and phases", "an office",
    "honest reasons",
)  # fmt: skip
"""What facts are about: what is told of a candidate is the sum over each."""

_FAR = (0.0, 2.5)  # standard deviations
_MOST_DEVIATIONS = 9.0
_MOST_WORDS = (
    0.4  # of the occasions: whoever says it each time says no more than whoever says it often
)


@dataclass(frozen=True, slots=True)
class View:
    """A candidate with what honest reasons say of it, and how its occasions lean."""

    candidate: Candidate
    judged: Sequence[Judged]
    strongest: float  # log odds of the most leaning prompt, within bounds
    over: int  # occasions above the middle of the log

    @property
    def linked(self) -> int:
        """Accounts, and of those that nothing links one."""
        return len(self.candidate.accounts) - self.candidate.parts + 1

    @property
    def hands(self) -> int:
        """Accounts that lean on the name that is pursued."""
        pursued = self.candidate.pursued
        return 0 if pursued is None else len({p.account for p in pursued.prompts})

    @property
    def clear(self) -> int:
        """Occasions with something specific at the level look."""
        return len(
            {
                p.sitting
                for p in self.candidate.prompts
                if any(level >= LOOK and role(s).kind == SPECIFIC for s, level in p.levels.items())
            }
        )

    @property
    def refused(self) -> int:
        """Occasions on which something was refused."""
        return len({p.sitting for p in self.candidate.prompts if p.refused})

    @property
    def spoken(self) -> float:
        """Share of occasions with words of a purpose, of the one that has most."""
        return max((j.spoken for j in self.judged), default=0.0)

    @property
    def voiced(self) -> bool:
        """Whether a purpose is named again and again by somebody who doesn't insist after a refusal."""
        return any(j.voiced for j in self.judged)

    @property
    def reason(self) -> float:
        """Bits of the likeliest honest reason."""
        return max((j.weight for j in self.judged), default=-math.inf)


@dataclass(frozen=True, slots=True)
class Fact:
    """A number about a candidate, and how it may count.

    Above each of ``knots`` it weighs by a slope of its own; slopes of a fact have the sign of ``sign``,
    so that more of it never turns round. ``most`` is where it stops to count.
    """

    name: str
    group: str
    sign: int
    value: Callable[[View], float]
    knots: tuple[float, ...] = (0.0,)
    most: float = math.inf

    def hinges(self, view: View) -> list[float]:
        """Give how far it is above each knot."""
        value = min(self.most, float(self.value(view)))
        return [max(0.0, value - knot) for knot in self.knots]


FACTS = (
    Fact("name leans", LEANING, 1, lambda v: _excess(v.candidate.pursued), _FAR, _MOST_DEVIATIONS),
    Fact("all leans", LEANING, 1, lambda v: _excess(v.candidate.all_told), _FAR, _MOST_DEVIATIONS),
    Fact("strongest occasion", LEANING, 1, lambda v: v.strongest),
    Fact("share that leans", LEANING, 1, lambda v: v.over / max(1, len(v.candidate.sittings))),
    Fact("focus", NAME, 1, lambda v: v.candidate.focus, (0.0, 0.5), 1.0),
    Fact("taken up", NAME, 1, lambda v: v.candidate.taken_up, (0.0, 1 / 3), 1.0),
    Fact("linked accounts", HANDS, 1, lambda v: v.linked, (1.0, 2.0), 3.0),
    Fact("hands on the name", HANDS, 1, lambda v: v.hands, (1.0, 2.0), 3.0),
    Fact("returns", TURNS, 1, lambda v: len(v.candidate.back), (0.0, 1.0), 2.0),
    Fact("rephrasings", TURNS, 1, lambda v: len(v.candidate.coaxed), (0.0, 1.0), 2.0),
    Fact("later step", TURNS, 1, lambda v: len(v.candidate.returned), most=1.0),
    Fact("refusals", TURNS, -1, lambda v: v.refused, (3.0,), 8.0),
    Fact("phases", STAGES, 1, lambda v: len(v.candidate.covered), (1.0, 2.0), 3.0),
    Fact("specific stages", STAGES, 1, lambda v: len(v.candidate.solid), (0.0, 1.0), 2.0),
    Fact("moved elsewhere", STAGES, 1, lambda v: v.candidate.moved, most=1.0),
    Fact("clear requests", STAGES, 1, lambda v: math.log1p(v.clear)),
    Fact("office", OFFICE, -1, lambda v: bool(v.candidate.office), most=1.0),
    Fact("words of a purpose", REASONS, -1, lambda v: v.spoken, (0.0, 1 / 6), _MOST_WORDS),
    Fact("purpose again and again", REASONS, -1, lambda v: v.voiced, most=1.0),
    Fact("likeliest reason", REASONS, -1, lambda v: v.reason, (-4.0, 0.0, 2.0), 8.0),
)
"""Everything that is weighed. Whoever changes it measures the weights anew."""


def facts_of(candidate: Candidate, judged: Sequence[Judged]) -> list[float]:
    """Give the hinges of every fact, one after the other, in the order of `FACTS`."""
    best: dict[int, float] = {}
    for p in candidate.prompts:
        known = best.get(p.sitting, -math.inf)
        best[p.sitting] = max(known, -math.inf if math.isnan(p.leaning) else p.leaning)
    over = sum(value > candidate.spread.middle for value in best.values())
    strongest = float(bounded(np.array([max(best.values(), default=-math.inf)]))[0])
    view = View(candidate, judged, strongest, over)
    return [hinge for fact in FACTS for hinge in fact.hinges(view)]


def _excess(sway: Sway | None) -> float:
    return sway.excess if sway is not None and math.isfinite(sway.excess) else 0.0
