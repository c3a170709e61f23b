"""Which tier what speaks about a candidate makes, and the sentence that says it.

Nothing is decided on one message. *Investigate* takes something specific, more than once, and a
second kind of evidence that doesn't follow from the first: order, a return, another account.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from groundswell.usage.operation_kinds import (
    HOLDING,
    IN_SUM,
    ONE_SUBJECT,
    RETURNED,
    bare,
    beside,
    harm,
    only_in_sum,
    signs,
    single_minded,
    takes_up,
)
from groundswell.usage.operation_leaning import ALONE, ALONE_VOICED, AMONG_MANY, FOCUSED, HALF, KEPT
from groundswell.usage.operation_log import LEVELS
from groundswell.usage.operation_roles import ASSESS, SPECIFIC, role
from groundswell.usage.operation_words import listed, stage_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.hypothesis_contract import Judged
    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_kinds import Kind
    from groundswell.usage.operation_settings import Operations

INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT = (
    "investigate", "lead", "explained", "insufficient data",
)  # fmt: skip
TIERS = (INVESTIGATE, LEAD, EXPLAINED, INSUFFICIENT)

_MANY = 3  # linked accounts on one rare name


def tier(
    candidate: Candidate,
    score: float,
    q: float | None,
    explained: Judged | None,
    doubt: Judged | None,
    voiced: bool,
    log_accounts: int,
    settings: Operations,
    odds: float | None = None,
) -> str:
    """Give the tier of a candidate.

    ``odds`` (log10) are what everything weighs, None where that was not measured on logs like this. With them
    `Operations.least_odds` draws the line, and something must stand beside a leaning (`bare`); without, it is
    judged kind by kind (`_by_rules`).

    ``q`` is what chance gives per candidate at least as strong, None where the log is too small
    to tell. Then, and where the log has too few accounts to know what is rare in it, nothing is
    more than a lead.
    """
    if len(candidate.prompts) < settings.least_prompts or not _timed(candidate):
        return INSUFFICIENT
    if explained is not None:
        return EXPLAINED
    what = harm(candidate)
    if odds is None:
        enough = _by_rules(candidate, what, score, doubt, voiced, settings)
    else:
        enough = bool(what) and not bare(candidate) and odds >= settings.least_odds
    if (
        enough
        and q is not None
        and q <= settings.most_expected
        and log_accounts >= settings.least_accounts
    ):
        return INVESTIGATE
    return LEAD


def _by_rules(
    candidate: Candidate,
    what: Sequence[Kind],
    score: float,
    doubt: Judged | None,
    voiced: bool,
    settings: Operations,
) -> bool:
    """Say whether a candidate shows enough, kind by kind, where nothing was measured on logs like its own.

    What an honest reason nearly explains (``doubt``) is no more than a lead. One account that
    nothing links must keep to one rare name, and lean as one honest account in 10,000 does (`_keeps`) or have order
    beside it (`single_minded`), or be the public case: novelists, testers and clerks ask for one thing or another
    that is read as a stage. Who names an honest purpose again and again (``voiced``) must lean further still, and one in
    an office (any innocent shape but a household) must be the public case with a report: testers of the model sit in offices.
    Linked accounts where the log doesn't know their mailboxes' domains must lean further: an office may be behind them.
    """
    how, least = beside(candidate), settings.least_score
    if only_in_sum(what):
        least = settings.least_in_sum
        if not _held_together(candidate):
            how = []
    public_case = any(k.name == RETURNED for k in what) and len(candidate.covered) >= 2
    if candidate.office and len(candidate.accounts) == 1:
        public_case = public_case and _reported_on(candidate)
    # By mailboxes of their own domain offices are known; where none is, links tell no more of one hand.
    alone = not candidate.linked and (voiced or not public_case)
    sway = candidate.swayed
    bar = ALONE if len(candidate.accounts) == 1 else AMONG_MANY
    far = sway is not None and sway.excess >= (ALONE_VOICED if voiced else bar)
    if len(candidate.accounts) == 1:
        kept = candidate.focus >= KEPT if voiced else _keeps(candidate)
        far = far and kept and not candidate.office
    return (
        bool(what)
        and bool(how or public_case)
        and (not alone or far or (single_minded(candidate) and not voiced))
        and doubt is None
        and score >= least
    )


def _reported_on(candidate: Candidate) -> bool:
    """Say whether a report is asked for, and it leans on a name too far for chance: testers do hardly both."""
    pursued = candidate.pursued
    return ASSESS in candidate.covered and pursued is not None and pursued.excess >= AMONG_MANY


def _held_together(candidate: Candidate) -> bool:
    """Say whether enough stands beside a leaning in sum.

    Three accounts on one name do, or any sign where it leans on a name as one honest account in 10,000
    does. Otherwise two signs do, one of which holds a subject together.
    Refusals and single clear requests alone are what tests of the model and slips of the reading give.
    """
    told = signs(candidate)
    pursued = candidate.pursued
    many = pursued is not None and len({p.account for p in pursued.prompts}) >= _MANY
    if many or (pursued is not None and pursued.excess >= ALONE and told):
        return True
    return any(k.name in HOLDING for k in told) and len(told) >= 2


def _keeps(candidate: Candidate) -> bool:
    """Say whether one account that leans far keeps to a name, or comes back to one after a refusal."""
    on_one = candidate.focus if takes_up(candidate) else 0.0
    if on_one >= FOCUSED:
        return True
    return bool(candidate.back) and (on_one >= HALF or bool(candidate.coaxed))


def sentence(candidate: Candidate, found: str, explained: Judged | None, drawn_in: int = 0) -> str:
    """Say what was found in one sentence, and of how many accounts only beside the others (``drawn_in``)."""
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
    kinds = [*harm(candidate), *beside(candidate)]
    said = [k.sentence for k in kinds]
    sway = candidate.swayed
    if (
        found == INVESTIGATE
        and len(candidate.accounts) == 1
        and sway is not None
        and sway.excess >= ALONE
        and not any(k.name in (IN_SUM, ONE_SUBJECT) for k in kinds)
    ):
        said.append("leaned in sum as one honest account in 10,000 does")
    if not said:
        stages = [s for s in candidate.stages if role(s).kind == SPECIFIC] or list(candidate.stages)
        clear = any(
            LEVELS[p.levels[s]] == "investigate" for s in stages for p in candidate.stages[s]
        )
        asked = listed([stage_words(s) for s in stages]) or "nothing that stands out"
        said = [f"asked for {asked}{'' if clear else ', not clearly'}"]
    text = f"{who} {'; '.join(said)}."
    if drawn_in:
        one = drawn_in == 1
        text += (
            f" {drawn_in:,} of them {'leans' if one else 'lean'} on that subject and would not be named "
            f"by {'itself' if one else 'themselves'}."
        )
    if found == EXPLAINED and explained is not None:
        text += f" Explained by {explained.name}."
    elif found == INSUFFICIENT:
        text += " That is too little to judge."
    return text


def _timed(candidate: Candidate) -> bool:
    """Whether times tell an order: any at all, and not all the same."""
    times = {p.at_ms for p in candidate.prompts}
    return max(times, default=0) > 0 and len(times) >= 2
