"""What speaks about a candidate, kind by kind, and which tier that makes.

Nothing is decided on one message. *Investigate* takes something specific, more than once, and a
second kind of evidence that doesn't follow from the first: order, a return, another account.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from groundswell.usage.operation_candidates import UNLIKELY
from groundswell.usage.operation_leaning import ALONE
from groundswell.usage.operation_log import LEVELS
from groundswell.usage.operation_roles import MOVING, SPECIFIC, WOOING, phases, role
from groundswell.usage.operation_scores import STRUCTURES
from groundswell.usage.operation_words import counted, listed, stage_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.hypothesis_contract import Judged
    from groundswell.usage.operation_candidates import Candidate, Turn
    from groundswell.usage.operation_settings import Operations

INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT = (
    "investigate", "lead", "explained", "insufficient data",
)  # fmt: skip
TIERS = (INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT)

PHASES, MORE_PHASES, RETURNED, REPHRASED, ACCOUNTS, SEVERAL, IN_SUM, BACK, _ = STRUCTURES


_MANY = 3  # linked accounts on one rare name
_KNOWN = 0.5  # of a unit's mailboxes


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of evidence: its name, a sentence, the messages behind it."""

    name: str
    sentence: str
    keys: tuple[str, ...]


def _turned(name: str, sentence: str, turns: Sequence[Turn]) -> Kind:
    """Give evidence of refusals and what followed them."""
    return Kind(name, sentence, tuple(dict.fromkeys(key for t in turns for key in t.keys)))


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
                f"did so from {len(telling)} linked accounts",
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
    sway = candidate.swayed
    writers = {p.account for p in sway.prompts} if sway is not None else set()
    if sway is not None and len(writers) >= 2 and sway.subjects:
        found.append(
            Kind(
                ACCOUNTS,
                f"worked on it from {len(writers)} linked accounts",
                tuple(p.key for p in sway.prompts),
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


def tier(
    candidate: Candidate,
    score: float,
    q: float | None,
    explained: Judged | None,
    doubt: Judged | None,
    log_accounts: int,
    settings: Operations,
) -> str:
    """Give the tier of a candidate.

    ``q`` is what chance gives per candidate at least as strong, None where the log is too small
    to tell. Then, and where the log has too few accounts to know what is rare in it, nothing is
    more than a lead; nor is what an honest reason nearly explains (``doubt``). One account that
    nothing links must lean further than one honest account in 10,000, or be the public case: novelists,
    testers and clerks ask for one thing or another that is read as a stage. So must linked accounts
    where the log doesn't know their mailboxes' domains: an office may be behind them.
    """
    if len(candidate.prompts) < settings.least_prompts or not _timed(candidate):
        return INSUFFICIENT
    if explained is not None:
        return EXPLAINED
    what, how, least = harm(candidate), structure(candidate), settings.least_score
    if what and all(k.name == IN_SUM for k in what):
        how = signs(candidate) if _held_together(candidate) else []
        least = settings.least_in_sum
    public_case = any(k.name == RETURNED for k in what) and len(candidate.covered) >= 2
    # By mailboxes of their own domain offices are known; where none is, links tell no more of one hand.
    linked = len(candidate.accounts) > 1 and candidate.mailboxes >= _KNOWN
    alone = not linked and not public_case
    sway = candidate.swayed
    if (
        what
        and (how or public_case)
        and not (alone and (sway is None or sway.excess < ALONE))
        and doubt is None
        and score >= least
        and q is not None
        and q <= settings.most_expected
        and log_accounts >= settings.least_accounts
    ):
        return INVESTIGATE
    return LEAD


def _held_together(candidate: Candidate) -> bool:
    """Say whether enough stands beside a leaning in sum: two signs, or three accounts on one name.

    One of two must hold a subject together: a return to it, or several accounts on it. Refusals and
    single clear requests alone are what tests of the model and slips of the reading give.
    """
    told = signs(candidate)
    sway = candidate.swayed
    many = sway is not None and len({p.account for p in sway.prompts}) >= _MANY
    return any(k.name in (BACK, ACCOUNTS) for k in told) and (
        len(told) >= 2 or (many and any(k.name == ACCOUNTS for k in told))
    )


def sentence(candidate: Candidate, found: str, explained: Judged | None) -> str:
    """Say what was found in one sentence."""
    who = (
        "One account"
        if len(candidate.accounts) == 1
        else f"{len(candidate.accounts):,} linked accounts"
    )
    if candidate.parts > 1:
        who = (
            f"{len(candidate.accounts):,} accounts in {candidate.parts} parts, which nothing links "
            "but a rare subject that each of them works on,"
        )
    what = harm(candidate)
    summed = bool(what) and all(k.name == IN_SUM for k in what)
    said = [k.sentence for k in [*what, *(signs(candidate) if summed else structure(candidate))]]
    if not said:
        stages = [s for s in candidate.stages if role(s).kind == SPECIFIC] or list(candidate.stages)
        clear = any(
            LEVELS[p.levels[s]] == "investigate" for s in stages for p in candidate.stages[s]
        )
        asked = listed([stage_words(s) for s in stages]) or "nothing that stands out"
        said = [f"asked for {asked}{'' if clear else ', not clearly'}"]
    text = f"{who} {'; '.join(said)}."
    if found == EXPLAINED and explained is not None:
        text += f" Explained by {explained.name}."
    elif found == INSUFFICIENT:
        text += " That is too little to judge."
    return text


def _timed(candidate: Candidate) -> bool:
    """Whether times tell an order: any at all, and not all the same."""
    times = {p.at_ms for p in candidate.prompts}
    return max(times, default=0) > 0 and len(times) >= 2
