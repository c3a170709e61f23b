"""A candidate: a unit with every prompt it wrote, as the tiers and the hypotheses look at it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.operation_leaning import IN_SUM, Spread, bounded
from groundswell.usage.operation_log import DAY_MS
from groundswell.usage.operation_matters import (
    chiefly_named,
    is_name,
    matters_of,
    most_leaning,
    mostly_named,
    with_their_sittings,
)
from groundswell.usage.operation_records import Sway
from groundswell.usage.operation_roles import MOVING, SPECIFIC, WOOING, phases, role
from groundswell.usage.operation_turns import (
    got_round,
    later_returns,
    rephrasings,
    unlikely_returns,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from groundswell.usage.operation_matters import Matter
    from groundswell.usage.operation_records import Prompt, Turn

_KNOWN = 0.5  # of a unit's mailboxes


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
    def touched(self) -> tuple[Matter, ...]:
        """Matters that a specific stage is about; what else it asks for plays no part here.

        So that nobody explains what they do to one subject by talk about many others.
        """
        return tuple(
            m
            for m in with_their_sittings(self.matters, self.prompts)
            if any(role(s).kind == SPECIFIC for p in m[1] for s in p.firm)
        )

    @cached_property
    def driven(self) -> tuple[Matter, ...]:
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
        named = [m for m in self.matters if any(map(is_name, m[0]))]
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
        best = most_leaning([p for p in self.prompts if p.sitting in sat])
        value = bounded(np.array([p.leaning for p in best.values()]), self.spread.middle)
        over = tuple(p for p, v in zip(best.values(), value, strict=True) if v > self.spread.middle)
        excess = self.spread.excess(np.array([value.sum()]), np.array([len(value)]))
        return Sway(subjects, over, len(best), float(excess[0]))

    @cached_property
    def back(self) -> tuple[Turn, ...]:
        """Returns to a rare subject after a refusal, whatever stage it was, that chance hardly gives."""
        return unlikely_returns(self.turns, self.prompts, self.spread, self.rare_bits)

    @cached_property
    def coaxed(self) -> tuple[Turn, ...]:
        """Refusals that a rephrasing got round, of what leans."""
        return got_round(self.turns, self.prompts, self.spread)

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
    def matters(self) -> tuple[Matter, ...]:
        """What it works on, the largest first."""
        return matters_of(self.prompts)

    @cached_property
    def mostly(self) -> frozenset[str]:
        """The rare name that most of its occasions hold, if three do; several where they tie."""
        return mostly_named(self.prompts)

    @cached_property
    def chiefly(self) -> Matter:
        """The rare name that most of the occasions that lean hold, several where they tie; and one prompt of each."""
        return chiefly_named(self.prompts, self.spread.middle)

    @cached_property
    def carried(self) -> tuple[Matter, ...]:
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
        return later_returns(self.turns, told, self.rare_bits)

    @cached_property
    def rephrased(self) -> tuple[Turn, ...]:
        """Refusals of something specific that a rephrasing got round."""
        return rephrasings(self.turns, {p.key for p in self.specific})

    def keys(self, *stages: str) -> tuple[str, ...]:
        """Give messages of stages at the level look or above, by time."""
        return tuple(p.key for p in self.prompts if p.firm.intersection(stages))

    def count(self, *stages: str) -> int:
        """Count the sittings with one of the stages at the level look or above."""
        return len({p.sitting for p in self.prompts if p.firm.intersection(stages)})
