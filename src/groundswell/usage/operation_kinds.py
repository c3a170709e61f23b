"""What speaks about a candidate, kind by kind: each with a sentence and the messages behind it.

The first thing is what is specific in itself (`harm`); the second doesn't follow from the first: order, a
return, another account, or what holds a leaning to a subject (`beside`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.usage.operation_leaning import (
    ALONE,
    AMONG_MANY,
    FAR,
    FOCUSED,
    LEAST_OCCASIONS,
    TAKEN_UP,
)
from groundswell.usage.operation_roles import MOVING, SPECIFIC, WOOING, phases, role
from groundswell.usage.operation_scores import STRUCTURES
from groundswell.usage.operation_turns import UNLIKELY
from groundswell.usage.operation_words import counted, listed, stage_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_records import Turn

PHASES, _, RETURNED, REPHRASED, ACCOUNTS, SEVERAL, IN_SUM, BACK, _, ONE_SUBJECT, _ = STRUCTURES

HOLDING = (BACK, ACCOUNTS, ONE_SUBJECT)
"""What holds a subject together."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of evidence: its name, a sentence, the messages behind it."""

    name: str
    sentence: str
    keys: tuple[str, ...]


def _turned(name: str, sentence: str, turns: Sequence[Turn]) -> Kind:
    """Give evidence of refusals and what followed them."""
    return Kind(name, sentence, tuple(dict.fromkeys(key for t in turns for key in t.keys)))


def _accounts(candidate: Candidate) -> str:
    return "linked accounts" if candidate.parts == 1 else "accounts"


def harm(candidate: Candidate) -> list[Kind]:
    """Give what is specific in itself: the first thing that investigate takes."""
    found = []
    if candidate.solid:
        keys = candidate.keys(*candidate.solid)
        found.append(
            Kind(
                "stages",
                f"asked for {listed([stage_words(s) for s in candidate.solid])} on "
                f"{counted(candidate.count(*candidate.solid), 'occasion')}",
                keys,
            )
        )
    wooed = [stage for stage in WOOING if stage in candidate.stages]
    if candidate.moved:
        found.append(
            Kind(
                "moved",
                f"asked how to move somebody to another platform, beside "
                f"{listed([stage_words(s) for s in wooed])}",
                candidate.keys(MOVING, *wooed),
            )
        )
    seen_through = [
        prompts
        for _, prompts in candidate.driven
        if "assess" in phases(frozenset().union(*(p.clear for p in prompts)))
        and any(role(s).kind == SPECIFIC for p in prompts for s in p.clear)
    ]
    if seen_through and not candidate.solid:
        found.append(
            Kind(
                "seen through",
                "asked for something specific on a rare subject, and for a report on it",
                tuple(p.key for prompts in seen_through for p in prompts if p.clear),
            )
        )
    sway = candidate.swayed
    if sway is not None and not found:
        about = "on one rare subject, " if sway.subjects else ""
        found.append(
            Kind(
                IN_SUM,
                f"asked {about}on {len(sway.prompts)} of {counted(sway.occasions, 'occasion')} for "
                "things that lean towards what the policy describes, further in sum than others of "
                "this log",
                tuple(p.key for p in sway.prompts),
            )
        )
    back = [t for t in candidate.returned if t.expected is None or t.expected <= UNLIKELY]
    if back:
        found.append(
            _turned(
                RETURNED,
                "was refused, and came back to the same rare subject for a later step",
                back,
            )
        )
    return found


def structure(candidate: Candidate) -> list[Kind]:
    """Give what order, returns and links say: the second thing that investigate takes."""
    found = []
    if PHASES in candidate.structure and candidate.driven:
        _, prompts = max(
            candidate.driven,
            key=lambda m: len(phases(frozenset().union(*(p.firm for p in m[1])))),
        )
        covered = phases(frozenset().union(*(p.firm for p in prompts)))
        found.append(
            Kind(
                PHASES,
                f"carried one rare subject through {listed(covered)}",
                tuple(p.key for p in prompts if p.firm),
            )
        )
    if candidate.returned and not any(k.name == RETURNED for k in harm(candidate)):
        found.append(_turned(RETURNED, "came back after a refusal", candidate.returned))
    if candidate.rephrased:
        found.append(
            _turned(
                REPHRASED, "rephrased what was refused until it was answered", candidate.rephrased
            )
        )
    telling = {p.account for p in candidate.specific}
    if len(telling) >= 2:
        found.append(
            Kind(
                ACCOUNTS,
                f"did so from {len(telling)} {_accounts(candidate)}",
                tuple(p.key for p in candidate.specific),
            )
        )
    if len(candidate.solid) >= 2:
        found.append(
            Kind(
                SEVERAL,
                f"asked for {len(candidate.solid)} different things of that kind",
                candidate.keys(*candidate.solid),
            )
        )
    return found


def signs(candidate: Candidate) -> list[Kind]:
    """Give what speaks beside a leaning in sum, each of another source."""
    found = []
    if candidate.back:
        found.append(_turned(BACK, "came back to a rare subject after a refusal", candidate.back))
    if candidate.coaxed:
        found.append(
            _turned(REPHRASED, "rephrased what was refused until it was answered", candidate.coaxed)
        )
    pursued = candidate.pursued
    writers = {p.account for p in pursued.prompts} if pursued is not None else set()
    if pursued is not None and len(writers) >= 2:
        found.append(
            Kind(
                ACCOUNTS,
                f"worked on one rare name from {len(writers)} {_accounts(candidate)}",
                tuple(p.key for p in pursued.prompts),
            )
        )
    if pursued is not None and (single_minded(candidate) or _far_on_one(candidate)):
        found.append(
            Kind(
                ONE_SUBJECT,
                f"kept to one rare name on {len(pursued.prompts)} of the occasions that lean, which "
                f"are {round(100 * candidate.focus)}% of them",
                tuple(p.key for p in pursued.prompts),
            )
        )
    carried = [m for m in candidate.driven if pursued is not None and pursued.subjects & m[0]]
    if carried:
        covered = phases(frozenset().union(*(p.firm for m in carried for p in m[1])))
        found.append(
            Kind(
                PHASES,
                f"carried it through {listed(covered)}",
                tuple(p.key for m in carried for p in m[1] if p.firm),
            )
        )
    clear = [p for p in candidate.specific if any(role(s).kind == SPECIFIC for s in p.clear)]
    if clear:
        stages = sorted({s for p in clear for s in p.clear if role(s).kind == SPECIFIC})
        found.append(
            Kind(
                SEVERAL,
                f"asked clearly for {listed([stage_words(s) for s in stages])}",
                tuple(p.key for p in clear),
            )
        )
    return found


def beside(candidate: Candidate) -> list[Kind]:
    """Give the second thing for what the first one is: order and links, or signs where it only leans.

    Where something specific stands without order, what holds a leaning to a subject does as well.
    """
    what = harm(candidate)
    if only_in_sum(what):
        return signs(candidate)
    found = structure(candidate)
    if what and candidate.swayed is not None:
        # That one account keeps to a name is told in any case: it may be what it is named for.
        more = (ONE_SUBJECT,) if found else HOLDING
        found += [k for k in signs(candidate) if k.name in more]
    return found


def bare(candidate: Candidate) -> bool:
    """Say whether it only leans in sum, with nothing beside but a clear request: honest work leans as well.

    One clear request may be a slip of the reading.
    """
    if any(kind.name != IN_SUM for kind in harm(candidate)):
        return False
    more = [kind for kind in signs(candidate) if kind.name != SEVERAL]
    return not more and not structure(candidate)


def only_in_sum(what: Sequence[Kind]) -> bool:
    """Say whether of what is specific in itself there is only a leaning."""
    return bool(what) and all(k.name == IN_SUM for k in what)


def single_minded(candidate: Candidate) -> bool:
    """Say whether one account, in no office, keeps to one rare name, and order speaks beside.

    Most of what leans is on that name, and it came back to it after a refusal, rephrased what was
    refused, or carried it through phases where it leans far and more than twice: whoever has many
    interests carries one of them through something.
    """
    pursued = candidate.pursued
    if pursued is None or len(candidate.accounts) > 1 or candidate.office:
        return False  # in an office one name is what somebody is paid to work on
    if candidate.focus < FOCUSED or not takes_up(candidate):
        return False
    names = {value.split(":", 1)[1] for value in pursued.subjects}
    sittings = {p.sitting for p in pursued.prompts}
    keys = {p.key for p in candidate.prompts if p.sitting in sittings}
    return (
        any(names & set(t.subjects) for t in candidate.back)
        or any(keys & set(t.keys) for t in candidate.coaxed)
        or (
            pursued.excess >= FAR
            and len(pursued.prompts) >= LEAST_OCCASIONS
            and any(pursued.subjects & subjects for subjects, _ in candidate.driven)
        )
    )


def takes_up(candidate: Candidate) -> bool:
    """Say whether what is pursued takes up a third of what one account does, or leans too far for chance.

    With somebody of many interests chance finds one that leans; yet nobody hides behind other talk.
    """
    pursued = candidate.pursued
    return pursued is not None and (candidate.taken_up >= TAKEN_UP or pursued.excess >= AMONG_MANY)


def _far_on_one(candidate: Candidate) -> bool:
    """Say whether who is in no office keeps to one rare name, and leans far on it.

    One account as one honest account in 10,000 does, on three occasions at least; of linked ones,
    which nobody honest has many of, as one in 160.
    """
    pursued = candidate.pursued
    if pursued is None or candidate.office or candidate.focus < FOCUSED:
        return False
    if len(candidate.accounts) > candidate.parts:
        return pursued.excess >= FAR
    often = len(pursued.prompts) >= LEAST_OCCASIONS
    return often and pursued.excess >= ALONE and takes_up(candidate)
