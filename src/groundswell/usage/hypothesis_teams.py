"""Teams that write for a living or a cause: agency, newsroom, activist group, customer service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.usage.hypothesis_contract import Clue, said
from groundswell.usage.hypothesis_words import prompts_with
from groundswell.usage.operation_roles import WOOING
from groundswell.usage.operation_words import counted

if TYPE_CHECKING:
    from groundswell.usage.operation_candidates import Candidate

_MANY = 3  # subjects
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Agency:
    """Writes for several clients, in batches, and reports to each."""

    name: ClassVar[str] = "agency"
    accounts_for: ClassVar[frozenset[str]] = frozenset({"target_monitoring"})
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for several clients, each served over time."""
        clues = [said(prompts_with("agency", candidate), candidate, "clients or brands")]
        served = [
            m
            for m in candidate.carried
            if any(p.firm & {"content_single", "content_batch", "internal_reporting"} for p in m[1])
        ]
        if len(served) >= _MANY and candidate.dominance <= 0.6:
            clues.append(
                Clue(
                    3.5,
                    f"It works on {len(served)} unrelated subjects, each more than once, as for "
                    "clients.",
                    tuple(p.key for m in served[:5] for p in m[1][:3]),
                )
            )
        elif candidate.dominance > 0.8 and len(candidate.sittings) >= 5:
            clues.append(
                Clue(-2.0, "Nearly everything is about one subject, not about several clients.")
            )
        reported = [m for m in served if any("internal_reporting" in p.firm for p in m[1])]
        if len(reported) >= 2:
            clues.append(
                Clue(
                    1.5,
                    f"It reports on {len(reported)} of them.",
                    tuple(p.key for m in reported[:5] for p in m[1][:2]),
                )
            )
        if not candidate.solid:
            clues.append(
                Clue(
                    1.0,
                    "No false identities, no evasion, no profiles of persons stand out.",
                    absence=True,
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Looks into many persons and follows many subjects, and publishes under its own name."""

    name: ClassVar[str] = "newsroom"
    accounts_for: ClassVar[frozenset[str]] = frozenset({"profiling", "target_monitoring"})
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for attention to many, none of them pursued."""
        clues = [said(prompts_with("newsroom", candidate), candidate, "articles or reporting")]
        looked = {
            tuple(sorted(m[0]))
            for m in candidate.matters
            if any(p.firm & self.accounts_for for p in m[1])
        }
        occasions = candidate.count("profiling", "target_monitoring")
        if len(looked) >= _MANY and len(looked) >= _HALF * occasions:
            clues.append(
                Clue(
                    3.0,
                    f"What it looks into are {len(looked)} different subjects on "
                    f"{counted(occasions, 'occasion')}, not one target.",
                    candidate.keys("profiling", "target_monitoring"),
                )
            )
        elif looked and occasions >= _MANY and len(looked) == 1:
            clues.append(
                Clue(
                    -2.0,
                    f"It looked into one and the same on {counted(occasions, 'occasion')}.",
                    candidate.keys("profiling", "target_monitoring"),
                )
            )
        reports, batches = candidate.count("internal_reporting"), candidate.count("content_batch")
        if reports >= 2:
            clues.append(
                Clue(
                    -1.0,
                    "It writes status reports, which newsrooms seldom do.",
                    candidate.keys("internal_reporting"),
                )
            )
        if batches >= 2:
            clues.append(
                Clue(
                    -1.0,
                    "It asks for many pieces at once, which newsrooms seldom do.",
                    candidate.keys("content_batch"),
                )
            )
        if not reports and not batches and candidate.count("content_single"):
            clues.append(
                Clue(
                    1.0,
                    "It writes single texts, and neither batches nor status reports.",
                    absence=True,
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class ActivistGroup:
    """Pursues one cause openly: plans, writes, calls on officials, counts what it reached."""

    name: ClassVar[str] = "activist group"
    accounts_for: ClassVar[frozenset[str]] = frozenset({"target_monitoring"})
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for one cause without any pretence."""
        words = prompts_with("activist group", candidate)
        clues = [said(words, candidate, "members or petitions")]
        if candidate.swayed is not None and not words:
            clues.append(
                Clue(
                    -3.0,
                    "In sum it leans further than others of this log, and speaks of no members.",
                    tuple(p.key for p in candidate.swayed.prompts),
                )
            )
        if candidate.carried and candidate.dominance >= _HALF:
            clues.append(
                Clue(
                    1.5,
                    "It keeps to one subject, as a group with a cause does. So does an operation.",
                    tuple(p.key for p in candidate.carried[0][1][:10]),
                )
            )
        pretends = candidate.count("persona_setup", "evasion", "off_platform", "profiling")
        if not pretends:
            clues.append(
                Clue(
                    2.0,
                    "Nothing in it pretends: no made-up identities, no evasion, no profiles, "
                    "nobody moved elsewhere.",
                    absence=True,
                )
            )
        if not any(p.refused for p in candidate.prompts if p.firm):
            clues.append(
                Clue(1.0, "Nothing that it asked for along the way was refused.", absence=True)
            )
        return clues


@dataclass(frozen=True, slots=True)
class CustomerService:
    """Answers many customers: kind words, amends, and the same phrases again and again."""

    name: ClassVar[str] = "customer service"
    accounts_for: ClassVar[frozenset[str]] = frozenset()
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for kind words to many, and nobody moved off the platform."""
        clues = [said(prompts_with("customer service", candidate), candidate, "customers")]
        kind = candidate.count(*WOOING)
        if kind >= _HALF * len(candidate.sittings) and kind >= _MANY:
            clues.append(
                Clue(
                    2.5,
                    f"Kind words and amends fill {kind} of {len(candidate.sittings)} occasions.",
                    candidate.keys(*WOOING),
                )
            )
        moved = candidate.count("off_platform")
        if moved >= 2:
            clues.append(
                Clue(
                    -3.0,
                    "It moves people to another platform, which a desk has no reason to.",
                    candidate.keys("off_platform"),
                )
            )
        elif not candidate.solid:
            clues.append(
                Clue(1.5, "Nobody is moved elsewhere and no identity is made up.", absence=True)
            )
        return clues
