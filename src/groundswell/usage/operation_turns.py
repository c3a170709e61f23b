"""Which turns after a refusal speak: those that lean, and those to a later stage that was read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from groundswell.usage.operation_roles import ASSESS, ORDER, role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from groundswell.usage.operation_leaning import Spread
    from groundswell.usage.operation_records import Prompt, Turn

UNLIKELY = 0.05  # returns that chance would give an account, at most
_RETURNED, _REPHRASED = "refused_returned", "refused_rephrased_answered"


def unlikely_returns(
    turns: Iterable[Turn], prompts: Iterable[Prompt], spread: Spread, rare_bits: float
) -> tuple[Turn, ...]:
    """Give returns to a rare subject after a refusal, whatever stage it was, that chance hardly gives."""
    leaning = {p.key: p.leaning for p in prompts}
    bar = spread.middle + spread.within
    return tuple(
        t
        for t in turns
        if t.kind == _RETURNED
        and t.bits >= rare_bits
        and t.expected is not None
        and t.expected <= UNLIKELY
        and (
            leaning.get(t.keys[-1], -math.inf) >= spread.middle
            or leaning.get(t.keys[0], -math.inf) >= bar
        )
    )


def got_round(turns: Iterable[Turn], prompts: Iterable[Prompt], spread: Spread) -> tuple[Turn, ...]:
    """Give refusals that a rephrasing got round, of what leans."""
    leaning = {p.key: p.leaning for p in prompts}
    bar = spread.middle + spread.within
    return tuple(
        t
        for t in turns
        if t.kind == _REPHRASED
        and max(leaning.get(key, -math.inf) for key in (t.keys[0], t.keys[-1])) >= bar
    )


def later_returns(
    turns: Iterable[Turn], told: Mapping[str, AbstractSet[str]], rare_bits: float
) -> tuple[Turn, ...]:
    """Give returns on a rare subject to a later stage, where ``told`` holds both stages of their messages."""
    return tuple(
        t
        for t in turns
        if t.kind == _RETURNED
        and later(t.before, t.after)
        and t.bits >= rare_bits
        and t.before in told.get(t.keys[0], ())
        and t.after in told.get(t.keys[-1], ())
    )


def rephrasings(turns: Iterable[Turn], keys: AbstractSet[str]) -> tuple[Turn, ...]:
    """Give refusals that a rephrasing got round, where one of the two messages is among ``keys``."""
    return tuple(t for t in turns if t.kind == _REPHRASED and keys & {t.keys[0], t.keys[-1]})


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
