"""Many people behind what looks like one: household, classroom, reseller, translation bureau."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from groundswell.usage.hypothesis_contract import Clue, said
from groundswell.usage.hypothesis_words import prompts_with
from groundswell.usage.operation_roles import MOVING, ROLES, SPECIFIC
from groundswell.usage.operation_words import counted

if TYPE_CHECKING:
    from groundswell.usage.operation_candidates import Candidate

_EVERY = frozenset(s for s, found in ROLES.items() if found.kind == SPECIFIC or s == MOVING)
_SHARED_TASK = 5  # accounts that write a prompt from one assignment


@dataclass(frozen=True, slots=True)
class Household:
    """People at one address, each with matters of their own."""

    name: ClassVar[str] = "household"
    accounts_for: ClassVar[frozenset[str]] = frozenset()
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for accounts whose matters have nothing in common."""
        clues = []
        if any("household" in shape for shape in candidate.shapes):
            # That explains a link; what one account does by itself, it explains less.
            clues.append(
                Clue(
                    2.0 if len(candidate.accounts) > 1 else 1.0,
                    "It shares a line or a card with others, as people at one address do.",
                )
            )
        if len(candidate.accounts) < 2:
            if not clues:
                clues.append(Clue(-1.0, "It is one account."))
            return clues
        shared = [m[1] for m in candidate.touched if len({p.account for p in m[1]}) >= 2]
        sway = candidate.swayed
        if sway is not None and sway.subjects and len({p.account for p in sway.prompts}) >= 2:
            shared.append(sway.prompts)
        if shared:
            clues.append(
                Clue(
                    -3.0,
                    "Several accounts work on the same rare subject.",
                    tuple(dict.fromkeys(p.key for m in shared[:3] for p in m[:7])),
                )
            )
        elif len(candidate.accounts) <= 6:
            clues.append(
                Clue(
                    2.0,
                    "Its accounts share no subject that anything specific is about.",
                    absence=True,
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class Classroom:
    """Many accounts with the same assignment."""

    name: ClassVar[str] = "classroom"
    accounts_for: ClassVar[frozenset[str]] = frozenset()
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for prompts that many accounts of the log wrote too.

        Accounts of one hand write alike as well. What tells them from pupils is that a pupil does
        a task once, and has no target.
        """
        clues = [said(prompts_with("teaching", candidate), candidate, "lessons or students")]
        if any(shape in ("classroom", "university", "school") for shape in candidate.shapes):
            clues.append(Clue(2.0, "It is one of a classroom's accounts."))
        own = set(candidate.accounts)
        leaning = candidate.swayed.prompts if candidate.swayed is not None else ()
        told = {p.key: p for p in (*candidate.specific, *leaning)}
        alike = [
            p
            for p in told.values()
            if p.family_accounts - len(own) >= _SHARED_TASK or p.family_accounts >= 3 * _SHARED_TASK
        ]
        if told and len(alike) >= 0.8 * len(told):
            clues.append(
                Clue(
                    3.0,
                    f"What is specific, or leans, was written alike by up to "
                    f"{max(p.family_accounts for p in alike):,} accounts, as an assignment is.",
                    tuple(p.key for p in alike),
                )
            )
        elif told:
            clues.append(
                Clue(
                    -2.0,
                    "What is specific, or leans, was written by nobody else.",
                    tuple(told),
                )
            )
        if candidate.driven:
            clues.append(
                Clue(
                    -4.0,
                    "It carried one and the same rare subject from one phase to the next, which no "
                    "assignment does.",
                    tuple(p.key for m in candidate.driven[:3] for p in m[1][:7]),
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class Reseller:
    """One payment, many unrelated people behind it."""

    name: ClassVar[str] = "reseller"
    accounts_for: ClassVar[frozenset[str]] = _EVERY
    takes_refusals: ClassVar[bool] = True

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for many unrelated subjects and languages, also in what is specific."""
        clues = []
        if any(shape in ("reseller", "agency") for shape in candidate.shapes):
            clues.append(Clue(1.5, "It is linked to others as a reseller's customers are."))
        if len(candidate.matters) >= 10 and candidate.dominance <= 0.2:
            clues.append(
                Clue(
                    2.0,
                    f"It asks about {len(candidate.matters)} unrelated subjects, none of them much.",
                )
            )
        elif candidate.dominance > 0.5:
            clues.append(Clue(-2.0, "Most of it is about one subject."))
        many = [lang for lang, n in candidate.languages.items() if n >= 2]
        if len(many) >= 4:
            clues.append(Clue(1.0, f"It writes in {len(many)} languages."))
        specific = len({p.sitting for p in candidate.specific})
        if candidate.driven:
            clues.append(
                Clue(
                    -4.0,
                    "One rare subject was carried from one phase to the next, with something "
                    "specific in it: the others can't explain that.",
                    tuple(p.key for m in candidate.driven[:3] for p in m[1][:7]),
                )
            )
        elif specific <= 0.1 * len(candidate.sittings):
            clues.append(
                Clue(
                    1.5,
                    f"What is specific is {counted(specific, 'occasion')} of "
                    f"{len(candidate.sittings)}, and about nothing that comes back.",
                    tuple(p.key for p in candidate.specific),
                )
            )
        return clues


@dataclass(frozen=True, slots=True)
class TranslationBureau:
    """Translates whatever comes, so that anything may stand in the texts."""

    name: ClassVar[str] = "translation bureau"
    accounts_for: ClassVar[frozenset[str]] = _EVERY
    takes_refusals: ClassVar[bool] = False

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Look for many texts in, translations out, and for anything beside that."""
        clues = [
            said(prompts_with("translation bureau", candidate), candidate, "translating", most=1.0)
        ]
        moved = [p for p in candidate.prompts if "translation" in p.firm]
        if len(moved) >= 0.5 * len(candidate.prompts) and len(moved) >= 5:
            clues.append(
                Clue(
                    2.0,
                    f"{len(moved)} of its {counted(len(candidate.prompts), 'prompt')} ask for "
                    "translations.",
                    tuple(p.key for p in moved),
                )
            )
        elif len(moved) < 0.2 * len(candidate.prompts):
            clues.append(Clue(-3.0, "It hardly translates."))
        about = [m for m in candidate.matters if any("translation" in p.firm for p in m[1])]
        if len(about) >= 4 and candidate.dominance <= 0.5:
            clues.append(Clue(2.0, f"The texts are about {len(about)} unrelated subjects."))
        elif candidate.dominance > 0.8 and candidate.carried:
            clues.append(Clue(-1.5, "The texts are about one subject."))
        beside = [p for p in candidate.specific if "translation" not in p.firm]
        if len(beside) >= 2:
            clues.append(
                Clue(
                    -3.0,
                    f"{len(beside)} prompts ask for something specific that is no translation.",
                    tuple(p.key for p in beside),
                )
            )
        elif candidate.specific:
            clues.append(
                Clue(
                    1.0,
                    "What is specific stands in texts that were to be translated.",
                    tuple(p.key for p in candidate.specific),
                )
            )
        return clues
