"""What a benign hypothesis is, and how what speaks for and against it is weighed.

A hypothesis gives clues, each with a weight in bits. Two rules hold for all of them. What somebody
says of their own purpose weighs at most `DECLARED_MOST` bits, however often they say it, since an
operator can say it too. Nor does saying it raise the bar for who insists after a refusal, unless their
trade is refused as well. And a hypothesis explains nothing while something specific is left that it
can't account for, whatever its weight.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

from groundswell.usage.operation_leaning import ALONE
from groundswell.usage.operation_roles import MOVING, SPECIFIC, WOOING, role
from groundswell.usage.operation_words import counted, stage_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.operation_candidates import Candidate
    from groundswell.usage.operation_records import Prompt

DECLARED_MOST = 2.0
EXPLAINS = 4.0
"""Bits from which a hypothesis explains, sixteen to one."""
DOUBT = 3.0
"""Bits from which it leaves a doubt: more than words alone can give."""
DOUBT_IN_SUM = 2.0
"""The same where nothing specific stands out, but requests lean in sum or come back: words suffice.

In return, that something was not seen weighs nothing there: where no stage is read clearly, none is
seen to be missing.
"""

EXPLAINED, POSSIBLE, AGAINST, UNKNOWN = "explains", "possible", "speaks against", "can't be told"

_LEAST_SITTINGS = 3
_SHOWN = 20  # messages behind a clue


@dataclass(frozen=True, slots=True)
class Clue:
    """One thing that speaks for a hypothesis, or against it where bits are negative."""

    bits: float
    sentence: str
    keys: tuple[str, ...] = ()
    declared: bool = False  # somebody's own words about their purpose
    absence: bool = False  # of something that is not seen: tells nothing where little is seen


@dataclass(frozen=True, slots=True)
class Judged:
    """A hypothesis weighed against a candidate."""

    name: str
    state: str
    weight: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    keys: tuple[str, ...]
    doubt: bool  # whether it explains, or nearly, with nothing left over
    voiced: bool  # whether somebody says so again and again, whatever speaks against it
    spoken: float = 0.0  # share of its occasions that hold words of such a purpose


class Hypothesis(Protocol):
    """An honest reason why accounts may look as these do."""

    name: ClassVar[str]
    accounts_for: ClassVar[frozenset[str]]  # specific stages that it may well show
    takes_refusals: ClassVar[bool]  # whether coming back after a refusal goes with it

    def clues(self, candidate: Candidate) -> list[Clue]:
        """Give what speaks for it and against it."""
        ...


def judged(hypothesis: Hypothesis, candidate: Candidate) -> Judged:
    """Weigh a hypothesis."""
    asked = bool(candidate.solid or candidate.moved)
    firm = asked or bool(candidate.returned)
    in_sum = candidate.swayed is not None and not firm
    clues = [c for c in hypothesis.clues(candidate) if not (c.absence and in_sum)]
    left = _left_over(hypothesis, candidate)
    if not hypothesis.takes_refusals:
        clues += _went_on(candidate)
    declared = min(DECLARED_MOST, sum(c.bits for c in clues if c.declared))
    weight = sum(c.bits for c in clues if not c.declared) + declared + sum(c.bits for c in left)
    if len(candidate.sittings) < _LEAST_SITTINGS:
        state = UNKNOWN
    elif weight >= EXPLAINS and not left:
        state = EXPLAINED
    else:
        state = POSSIBLE if weight > 0 else AGAINST
    every = [*clues, *left]
    keys = dict.fromkeys(key for c in every if c.bits for key in c.keys[:_SHOWN])
    return Judged(
        hypothesis.name,
        state,
        round(weight, 3),
        tuple(c.sentence for c in every if c.bits > 0),
        tuple(c.sentence for c in every if c.bits < 0),
        tuple(keys),
        state in (EXPLAINED, POSSIBLE)
        and weight >= (DOUBT if asked else DOUBT_IN_SUM)
        and not left,
        _voiced(clues, candidate) and (hypothesis.takes_refusals or not _insisted(candidate)),
        _spoken(clues, candidate) / max(1, len(candidate.sittings)),
    )


def _voiced(clues: Sequence[Clue], candidate: Candidate) -> bool:
    """Say whether words of a purpose stand on two occasions or more, and a sixth of them all."""
    spoken = _spoken(clues, candidate)
    return spoken >= 2 and len(candidate.sittings) <= 6 * spoken


def _spoken(clues: Sequence[Clue], candidate: Candidate) -> int:
    """Count the occasions with words of a purpose."""
    keys = {key for c in clues if c.declared for key in c.keys}
    return len({p.sitting for p in candidate.prompts if p.key in keys})


def said(
    words: Sequence[Prompt], candidate: Candidate, what: str, *, most: float = DECLARED_MOST
) -> Clue:
    """Give the clue of words about a purpose: the more of its occasions hold them, up to a cap.

    Said once it is worth half of that at most: any word may be met by chance.
    """
    sittings = {p.sitting for p in words}
    share = len(sittings) / max(1, len(candidate.sittings))
    return Clue(
        min(most if len(sittings) > 1 else most / 2, 4 * most * share),
        f"It speaks of {what} on {counted(len(sittings), 'occasion')} of "
        f"{len(candidate.sittings)}. Anybody can say so, which is why it weighs little.",
        tuple(p.key for p in words),
        declared=True,
    )


def _went_on(candidate: Candidate) -> list[Clue]:
    """Give what refusals say where no stage before or after is read: honest work rarely goes on.

    Testers of the model do. By their mailboxes they are known to sit in an office; where those aren't
    known, a single account's going on tells nothing.
    """
    turns = (*candidate.back, *candidate.coaxed)
    if not candidate.known or not turns or candidate.returned or candidate.rephrased:
        return []
    return [
        Clue(
            -2.0,
            "It came back after a refusal, or got round one.",
            tuple(dict.fromkeys(key for t in turns for key in t.keys)),
        )
    ]


def _insisted(candidate: Candidate) -> bool:
    """Say whether it came back after a refusal, or got round one and leans far on one name.

    Then what it says of its purpose is no more than what anybody would say who was refused. Testers
    insist as well, and are known by their mailboxes.
    """
    pursued = candidate.pursued
    far = pursued is not None and pursued.excess >= ALONE
    return candidate.known and (bool(candidate.back) or (far and bool(candidate.coaxed)))


def _left_over(hypothesis: Hypothesis, candidate: Candidate) -> list[Clue]:
    """Give what is specific and has no place in the hypothesis."""
    found = [
        Clue(
            -3.0,
            f"It does not account for {stage_words(stage)}, on "
            f"{counted(candidate.count(stage), 'occasion')}.",
            candidate.keys(stage),
        )
        for stage in candidate.solid
        if role(stage).kind == SPECIFIC and stage not in hypothesis.accounts_for
    ]
    if candidate.moved and MOVING not in hypothesis.accounts_for:
        found.append(
            Clue(
                -3.0,
                "It does not account for moving somebody to another platform beside kind words or "
                "offers.",
                candidate.keys(MOVING, *WOOING),
            )
        )
    if candidate.returned and not hypothesis.takes_refusals:
        found.append(
            Clue(
                -3.0,
                "It does not account for coming back to the same subject after a refusal.",
                tuple(key for t in candidate.returned for key in t.keys),
            )
        )
    if candidate.rephrased and not hypothesis.takes_refusals:
        found.append(
            Clue(
                -2.0,
                "It does not account for rephrasing what was refused until it was answered.",
                tuple(key for t in candidate.rephrased for key in t.keys),
            )
        )
    return found
