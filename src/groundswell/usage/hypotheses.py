"""The benign hypotheses: every honest reason that is tested against a candidate operation.

To add one, write a class as `Hypothesis` asks and put it into `HYPOTHESES_TESTED`. Its clues should
look at what is specific in the candidate and not at what else it wrote: whoever pads an operation
with recipes should gain nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.usage.hypothesis_contract import (
    EXPLAINED,
    Clue,
    Hypothesis,
    Judged,
    judged,
)
from groundswell.usage.hypothesis_many import Classroom, Household, Reseller, TranslationBureau
from groundswell.usage.hypothesis_study import Fiction, RedTeam, Research, Teaching
from groundswell.usage.hypothesis_teams import ActivistGroup, Agency, CustomerService, Newsroom
from groundswell.usage.operation_roles import MOVING, SPECIFIC, role
from groundswell.usage.operation_words import counted, listed, stage_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.operation_candidates import Candidate


@dataclass(frozen=True, slots=True)
class OrdinaryUse:
    """Somebody with many requests, a few of which were read as something they are not."""

    name: ClassVar[str] = "ordinary use"
    accounts_for: ClassVar[frozenset[str]] = frozenset()
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for single slips among much else."""
        seen = len({p.sitting for p in candidate.specific})
        keys = tuple(p.key for p in candidate.specific)
        if candidate.solid:
            return [
                Clue(
                    -3.0,
                    f"Something specific was asked for on {counted(seen, 'occasion')}, more than "
                    "the reading slips.",
                    keys,
                )
            ]
        clues = [
            Clue(
                2.5,
                f"Nothing specific was asked for twice and clearly; {counted(seen, 'occasion')} of "
                f"{len(candidate.sittings)} may be slips of the reading.",
                keys,
                absence=True,
            )
        ]
        if candidate.swayed is not None:
            clues.append(
                Clue(
                    -3.0,
                    "In sum it leans further than what others of this log ask for.",
                    tuple(p.key for p in candidate.swayed.prompts),
                )
            )
        if not candidate.structure:
            clues.append(Clue(2.0, "No order, no return and no link speaks either.", absence=True))
        return clues


@dataclass(frozen=True, slots=True)
class Privacy:
    """Guards itself, its sources or its members: whoever protests or tests asks how not to be noticed."""

    name: ClassVar[str] = "privacy"
    accounts_for: ClassVar[frozenset[str]] = frozenset({"evasion", "target_monitoring"})
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look whether anything is hidden but oneself."""
        hidden = candidate.count("evasion")
        if not hidden:
            return [Clue(-3.0, "Nothing in it asks not to be noticed.")]
        clues = []
        other = [
            s
            for s in candidate.stages
            if s == MOVING or (s not in self.accounts_for and role(s).kind == SPECIFIC)
        ]
        if other:
            clues.append(
                Clue(
                    -4.0,
                    f"It also asks for {listed([stage_words(s) for s in other])}.",
                    candidate.keys(*other),
                )
            )
        else:
            clues.append(
                Clue(
                    3.0,
                    "Of what is specific it asks for ways not to be noticed alone, on "
                    f"{counted(hidden, 'occasion')}: so does everybody who guards themselves.",
                    candidate.keys("evasion"),
                )
            )
        for stage, bits, what in (
            ("content_batch", -1.0, "many pieces"),
            ("internal_reporting", -2.0, "reports"),
        ):
            worked = {p.key for m in candidate.touched for p in m[1] if stage in p.firm}
            if worked:
                clues.append(
                    Clue(
                        bits,
                        f"On the same subject it asks for {what}, which nobody needs to be left alone.",
                        tuple(p.key for p in candidate.prompts if p.key in worked),
                    )
                )
        pursued = candidate.pursued
        if pursued is not None and len({p.account for p in pursued.prompts}) > 1:
            clues.append(
                Clue(
                    -2.0,
                    "Several accounts of it work on one rare name.",
                    tuple(p.key for p in pursued.prompts),
                )
            )
        return clues


HYPOTHESES_TESTED: tuple[Hypothesis, ...] = (
    Agency(), Newsroom(), Research(), RedTeam(), Teaching(), TranslationBureau(), ActivistGroup(),
    Household(), Classroom(), Reseller(), CustomerService(), Fiction(), Privacy(),
    OrdinaryUse(),
)  # fmt: skip


def hypotheses_of(candidate: Candidate) -> list[Judged]:
    """Weigh every hypothesis against a candidate, the weightiest first."""
    found = [judged(hypothesis, candidate) for hypothesis in HYPOTHESES_TESTED]
    return sorted(found, key=lambda j: (j.state != EXPLAINED, -j.weight, j.name))


def explanation(found: Sequence[Judged]) -> Judged | None:
    """Give the hypothesis that explains, the weightiest where several do."""
    return next((j for j in found if j.state == EXPLAINED), None)


def doubt(found: Sequence[Judged]) -> Judged | None:
    """Give the hypothesis that explains or nearly does, the weightiest where several do."""
    return next((j for j in found if j.doubt), None)
