"""A candidate: a unit with every prompt it wrote, as the tiers and the hypotheses look at it."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.operation_leaning import IN_SUM, Spread, bounded
from groundswell.usage.operation_log import DAY_MS, LOOK
from groundswell.usage.operation_roles import ASSESS, MOVING, ORDER, SPECIFIC, WOOING, phases, role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OFTEN = 3  # occasions on a name, for it to be what a unit works on
UNLIKELY = 0.05  # returns that chance would give an account, at most
_KNOWN = 0.5  # of a unit's mailboxes
SHARED_BY = 0.5  # a phrase in more of a unit's sittings than this is its way of writing


@dataclass(frozen=True, slots=True)
class Prompt:
    """One message that an account of the candidate wrote."""

    key: str
    account: str
    conversation: str
    sitting: int
    at_ms: int
    text: str  # normalised
    lang: str | None
    refused: bool
    levels: Mapping[str, int]  # of its stages, as places in LEVELS
    firm: frozenset[str]  # its stages at the level look or above, or likely
    subjects: frozenset[str]  # rare ones, as "kind:value"
    family: str | None  # prompts like it, by any account
    family_accounts: int  # accounts that wrote one of them
    leaning: float = float("nan")  # to any stage, in log odds

    @property
    def clear(self) -> frozenset[str]:
        """Stages at the level look or above."""
        return frozenset(stage for stage, level in self.levels.items() if level >= LOOK)


@dataclass(frozen=True, slots=True)
class Turn:
    """A refusal and what followed it, from the table of sequences."""

    sequence_id: str
    kind: str
    account: str
    keys: tuple[str, ...]
    elapsed_ms: int
    before: str | None
    after: str | None
    subjects: tuple[str, ...]
    bits: float
    expected: float | None
    count: int


@dataclass(frozen=True, slots=True)
class Sway:
    """Occasions that lean together more than the log: on a matter, or on none in particular."""

    subjects: frozenset[str]
    prompts: tuple[Prompt, ...]  # one of each occasion above the middle of the log
    occasions: int
    excess: float  # standard deviations above the middle of the log


@dataclass(frozen=True)
class Candidate:
    """Linked accounts or one account, its prompts by time, and what the log says of them."""

    unit: int
    operator_id: str | None
    accounts: tuple[str, ...]
    shapes: tuple[str, ...]  # of innocent shapes that accounts are linked in
    prompts: tuple[Prompt, ...]
    turns: tuple[Turn, ...]
    structure: frozenset[str]  # names from STRUCTURES
    rates: Mapping[str, float] = field(default_factory=dict)  # stage → share of account-days
    rare_bits: float = 7.0
    spread: Spread = field(default_factory=Spread)  # of how the log leans
    mailboxes: float = 1.0  # share of its accounts whose mailbox's domain the log knows
    parts: int = 1  # each of linked accounts or one, joined by a rare subject alone

    @cached_property
    def linked(self) -> bool:
        """Whether it is several accounts of one hand, and known for no office by half of its mailboxes."""
        return len(self.accounts) > self.parts and self.known

    @cached_property
    def known(self) -> bool:
        """Whether the log knows half of its mailboxes, by which an office is told."""
        return self.mailboxes >= _KNOWN

    @cached_property
    def office(self) -> tuple[str, ...]:
        """The innocent shapes but a household: who shares a line at home isn't paid to work on one name.

        Where half of its mailboxes aren't known, what looks like a household may be a small office.
        """
        if not self.known:
            return self.shapes
        return tuple(shape for shape in self.shapes if shape != "household")

    @cached_property
    def span_days(self) -> float:
        """Days from the first prompt to the last."""
        return (self.prompts[-1].at_ms - self.prompts[0].at_ms) / DAY_MS if self.prompts else 0.0

    @cached_property
    def active_days(self) -> int:
        """Days of accounts with a prompt."""
        return len({(p.account, p.at_ms // DAY_MS) for p in self.prompts})

    @cached_property
    def sittings(self) -> frozenset[int]:
        """Every sitting."""
        return frozenset(p.sitting for p in self.prompts)

    @cached_property
    def stages(self) -> Mapping[str, tuple[Prompt, ...]]:
        """Prompts of each stage that is seen."""
        found: dict[str, list[Prompt]] = defaultdict(list)
        for prompt in self.prompts:
            for stage in prompt.firm:
                found[stage].append(prompt)
        return {stage: tuple(found[stage]) for stage in sorted(found)}

    @cached_property
    def solid(self) -> tuple[str, ...]:
        """Specific stages that are more than a slip of the reading.

        On at least two occasions, one of them clear, and more of them than three times what the
        log's own rate gives.
        """
        return tuple(
            stage
            for stage, prompts in self.stages.items()
            if role(stage).kind == SPECIFIC
            and any(stage in p.clear for p in prompts)
            and len({p.sitting for p in prompts})
            >= max(2.0, 3 * self.rates.get(stage, 0.01) * self.active_days)
        )

    @cached_property
    def moved(self) -> bool:
        """Whether somebody is moved off the platform, on two occasions, beside wooing them."""
        return self.count(MOVING) >= 2 and any(stage in self.stages for stage in WOOING)

    @cached_property
    def specific(self) -> tuple[Prompt, ...]:
        """Prompts with a specific stage at the level look or above."""
        return tuple(p for p in self.prompts if any(role(s).kind == SPECIFIC for s in p.firm))

    @cached_property
    def touched(self) -> tuple[tuple[frozenset[str], tuple[Prompt, ...]], ...]:
        """Matters that a specific stage is about; what else it asks for plays no part here.

        So that nobody explains what they do to one subject by talk about many others.
        """
        sittings: dict[int, list[Prompt]] = defaultdict(list)
        for p in self.prompts:
            sittings[p.sitting].append(p)
        # In a sitting the subject is named once, and meant all along.
        reached = (
            (subjects, tuple(p for s in dict.fromkeys(p.sitting for p in own) for p in sittings[s]))
            for subjects, own in self.matters
        )
        return tuple(
            m for m in reached if any(role(s).kind == SPECIFIC for p in m[1] for s in p.firm)
        )

    @cached_property
    def driven(self) -> tuple[tuple[frozenset[str], tuple[Prompt, ...]], ...]:
        """Matters touched by a specific stage, carried through two phases on two occasions."""
        return tuple(
            m
            for m in self.touched
            if len({p.sitting for p in m[1]}) >= 2
            and len(phases(frozenset().union(*(p.firm for p in m[1])))) >= 2
        )

    @cached_property
    def swayed(self) -> Sway | None:
        """Where it leans most, more than the log: in all, or on one matter with a name; None if nowhere."""
        found = self.all_told
        if self.pursued is not None and self.pursued.excess >= found.excess:
            return self.pursued
        return found if found.excess >= IN_SUM else None

    @cached_property
    def all_told(self) -> Sway:
        """How far it leans over everything."""
        return self._sway(frozenset(), self.prompts)

    @cached_property
    def pursued(self) -> Sway | None:
        """The matter with a name on which it leans most, more than the log; None if on none.

        It may lean more still over everything, and yet work on a name.
        """
        named = [m for m in self.matters if any(not s.startswith("phrase:") for s in m[0])]
        found = [self._sway(subjects, own) for subjects, own in named]
        most = max(found, key=lambda each: each.excess, default=None)
        return most if most is not None and most.excess >= IN_SUM else None

    @cached_property
    def focus(self) -> float:
        """Share of the occasions that lean more than the middle of the log, on what is pursued."""
        leaning = {p.sitting for p in self.prompts if p.leaning > self.spread.middle}
        if self.pursued is None or not leaning:
            return 0.0
        return len({p.sitting for p in self.pursued.prompts}) / len(leaning)

    @cached_property
    def taken_up(self) -> float:
        """Share of all occasions on what is pursued: with somebody of many interests, chance finds one."""
        if self.pursued is None:
            return 0.0
        return self.pursued.occasions / len(self.sittings)

    def _sway(self, subjects: frozenset[str], own: tuple[Prompt, ...]) -> Sway:
        sat = {p.sitting for p in own}
        best = self._most_leaning([p for p in self.prompts if p.sitting in sat])
        value = bounded(np.array([p.leaning for p in best.values()]), self.spread.middle)
        over = tuple(p for p, v in zip(best.values(), value, strict=True) if v > self.spread.middle)
        excess = self.spread.excess(np.array([value.sum()]), np.array([len(value)]))
        return Sway(subjects, over, len(best), float(excess[0]))

    @staticmethod
    def _most_leaning(prompts: Sequence[Prompt]) -> dict[int, Prompt]:
        """Give of each occasion the prompt that leans most."""
        best: dict[int, Prompt] = {}
        for p in prompts:
            known = best.get(p.sitting)
            if known is None or not p.leaning <= known.leaning:
                best[p.sitting] = p
        return best

    @cached_property
    def back(self) -> tuple[Turn, ...]:
        """Returns to a rare subject after a refusal, whatever stage it was, that chance hardly gives."""
        leaning = {p.key: p.leaning for p in self.prompts}
        bar = self.spread.middle + self.spread.within
        return tuple(
            t
            for t in self.turns
            if t.kind == "refused_returned"
            and t.bits >= self.rare_bits
            and t.expected is not None
            and t.expected <= UNLIKELY
            and (
                leaning.get(t.keys[-1], -math.inf) >= self.spread.middle
                or leaning.get(t.keys[0], -math.inf) >= bar
            )
        )

    @cached_property
    def coaxed(self) -> tuple[Turn, ...]:
        """Refusals that a rephrasing got round, of what leans."""
        leaning = {p.key: p.leaning for p in self.prompts}
        bar = self.spread.middle + self.spread.within
        return tuple(
            t
            for t in self.turns
            if t.kind == "refused_rephrased_answered"
            and max(leaning.get(key, -math.inf) for key in (t.keys[0], t.keys[-1])) >= bar
        )

    @cached_property
    def templated(self) -> float:
        """Share of the prompts with a specific stage that are like another such one of its own."""
        if not self.specific:
            return 0.0
        own = Counter(p.family for p in self.specific if p.family)
        return sum(n for n in own.values() if n >= 2) / len(self.specific)

    @cached_property
    def covered(self) -> tuple[str, ...]:
        """Phases covered at the level look or above."""
        return tuple(phases(tuple(self.stages)))

    @cached_property
    def matters(self) -> tuple[tuple[frozenset[str], tuple[Prompt, ...]], ...]:
        """What it works on: subjects written in one prompt belong together. The largest first.

        A phrase that most sittings hold is how somebody writes and not what about; such phrases
        would make one matter of everything.
        """
        often: dict[str, set[int]] = defaultdict(set)
        for p in self.prompts:
            for s in p.subjects:
                often[s].add(p.sitting)
        most = SHARED_BY * len(self.sittings)
        named = {s for s in often if not s.startswith("phrase:")}
        usable = {s for s, held in often.items() if s in named or (not named and len(held) <= most)}
        parent: dict[str, str] = {s: s for s in usable}

        def top(s: str) -> str:
            while parent[s] != s:
                parent[s] = parent[parent[s]]
                s = parent[s]
            return s

        for p in self.prompts:
            here = sorted(p.subjects & usable)
            for other in here[1:]:
                a, b = sorted((top(here[0]), top(other)))
                parent[b] = a
        subjects: dict[str, set[str]] = defaultdict(set)
        prompts: dict[str, list[Prompt]] = defaultdict(list)
        for s in sorted(usable):
            subjects[top(s)].add(s)
        for p in self.prompts:
            here = sorted(p.subjects & usable)
            if here:
                prompts[top(here[0])].append(p)
        ordered = sorted(prompts, key=lambda m: (-len({p.sitting for p in prompts[m]}), m))
        return tuple((frozenset(subjects[m]), tuple(prompts[m])) for m in ordered)

    @cached_property
    def mostly(self) -> frozenset[str]:
        """The rare name that most of its occasions hold, if three do; several where they tie."""
        held: dict[str, set[int]] = defaultdict(set)
        for p in self.prompts:
            for s in p.subjects:
                if not s.startswith("phrase:"):
                    held[s].add(p.sitting)
        most = max((len(sittings) for sittings in held.values()), default=0)
        return frozenset(s for s, sittings in held.items() if len(sittings) == most >= _OFTEN)

    @cached_property
    def chiefly(self) -> tuple[frozenset[str], tuple[Prompt, ...]]:
        """The rare name that most of the occasions that lean hold, several where they tie; and one prompt of each."""
        best = self._most_leaning(self.prompts)
        held: dict[str, dict[int, Prompt]] = defaultdict(dict)
        for p in self.prompts:
            for s in p.subjects:
                if best[p.sitting].leaning > self.spread.middle and not s.startswith("phrase:"):
                    held[s][p.sitting] = best[p.sitting]
        most = max((len(sittings) for sittings in held.values()), default=0)
        names = [s for s in sorted(held) if len(held[s]) == most]
        # Of names that tie, what was asked about any of them.
        asked = {sitting: p for s in names for sitting, p in held[s].items()}
        return frozenset(names), tuple(asked[sitting] for sitting in sorted(asked))

    @cached_property
    def carried(self) -> tuple[tuple[frozenset[str], tuple[Prompt, ...]], ...]:
        """Matters that it came back to in another conversation or on another day."""
        return tuple(m for m in self.matters if len({p.sitting for p in m[1]}) >= 2)

    @cached_property
    def dominance(self) -> float:
        """Share of the sittings with a matter that are about the largest one."""
        if not self.matters:
            return 0.0
        with_matter = {p.sitting for _, prompts in self.matters for p in prompts}
        return len({p.sitting for p in self.matters[0][1]}) / len(with_matter)

    @cached_property
    def languages(self) -> Counter[str]:
        """Prompts by language, where it is known."""
        return Counter(p.lang for p in self.prompts if p.lang)

    @cached_property
    def returned(self) -> tuple[Turn, ...]:
        """Returns after a refusal, on a rare subject, to a later stage; both read.

        Of one account by itself, both clearly: a study of such things is refused and gone on with too.
        """
        told = {p.key: p.clear if len(self.accounts) == 1 else p.firm for p in self.prompts}
        return tuple(
            t
            for t in self.turns
            if t.kind == "refused_returned"
            and later(t.before, t.after)
            and t.bits >= self.rare_bits
            and t.before in told.get(t.keys[0], ())
            and t.after in told.get(t.keys[-1], ())
        )

    @cached_property
    def rephrased(self) -> tuple[Turn, ...]:
        """Refusals of something specific that a rephrasing got round."""
        specific = {p.key for p in self.specific}
        return tuple(
            t
            for t in self.turns
            if t.kind == "refused_rephrased_answered" and specific & {t.keys[0], t.keys[-1]}
        )

    def keys(self, *stages: str) -> tuple[str, ...]:
        """Give messages of stages at the level look or above, by time."""
        return tuple(p.key for p in self.prompts if p.firm.intersection(stages))

    def count(self, *stages: str) -> int:
        """Count the sittings with one of the stages at the level look or above."""
        return len({p.sitting for p in self.prompts if p.firm.intersection(stages)})


def later(before: str | None, after: str | None) -> bool:
    """Say whether a stage belongs to a later phase than another, or tells the same again later.

    >>> later("planning", "internal_reporting"), later("internal_reporting", "planning")
    (True, False)
    """
    if before is None or after is None:
        return False
    first, second = role(before).phase, role(after).phase
    if first is None or second is None:
        return False
    return second == ASSESS or ORDER.index(second) > ORDER.index(first)
