"""What a stage says about an account: what honest teams do as well, and what they hardly ever do.

This one table decides what can make an operation. Planning, writing, batches, translation, reports
and code are a day's work for an agency, a campaign team or a newsroom: however much of it there
is, it never accuses. Some stages are *specific*: an honest purpose is the exception. Others are
innocent alone and telling together, as is flattery with a move to another platform.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMON, SPECIFIC, TOGETHER = "common", "specific", "together"
PLAN, PREPARE, EXECUTE, ASSESS = "plan", "prepare", "execute", "assess"
ORDER = (PLAN, PREPARE, EXECUTE, ASSESS)
"""Phases of the kill chain, as an operation goes through them."""


@dataclass(frozen=True, slots=True)
class Role:
    """What one stage can carry."""

    phase: str | None
    kind: str  # common: honest teams do it as well; specific; together: only beside another one


ROLES: Mapping[str, Role] = {
    # What honest teams do as well.
    "planning": Role(PLAN, COMMON),
    "content_single": Role(PREPARE, COMMON),
    "content_batch": Role(PREPARE, COMMON),
    "translation": Role(PREPARE, COMMON),
    "tooling": Role(PREPARE, COMMON),
    "internal_reporting": Role(ASSESS, COMMON),
    "self_disclosure": Role(None, COMMON),  # honest teams say what they are, too
    # What hardly anybody does with an honest purpose, once it is more than one message.
    "target_monitoring": Role(PLAN, SPECIFIC),
    "profiling": Role(PLAN, SPECIFIC),
    "persona_setup": Role(PREPARE, SPECIFIC),
    "evasion": Role(PREPARE, SPECIFIC),
    "scam_ping": Role(EXECUTE, SPECIFIC),
    "scam_zing": Role(EXECUTE, SPECIFIC),
    "scam_sting": Role(EXECUTE, SPECIFIC),
    # Courtesy, sales and care alone; telling where somebody is to be moved off the platform.
    "off_platform": Role(EXECUTE, TOGETHER),
    "approach": Role(EXECUTE, TOGETHER),
    "flattery": Role(EXECUTE, TOGETHER),
    "incentive": Role(EXECUTE, TOGETHER),
    "reassurance": Role(EXECUTE, TOGETHER),
}

MOVING = "off_platform"
"""What the other stages of the kind ``together`` are telling beside."""

WOOING = ("approach", "flattery", "incentive", "reassurance")

_UNKNOWN = Role(None, COMMON)


def role(stage: str) -> Role:
    """Give the role of a stage; one that a policy adds accuses nobody until it stands here.

    >>> role("internal_reporting").kind, role("bird_lists").kind
    ('common', 'common')
    """
    return ROLES.get(stage, _UNKNOWN)


def phases(stages: frozenset[str] | set[str] | tuple[str, ...]) -> list[str]:
    """Give the phases that stages cover, in their order.

    >>> phases({"internal_reporting", "planning", "self_disclosure"})
    ['plan', 'assess']
    """
    covered = {role(stage).phase for stage in stages}
    return [phase for phase in ORDER if phase in covered]
