"""Stages and counts in plain words, for sentences about operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STAGE_WORDS: Mapping[str, str] = {
    "planning": "plans",
    "target_monitoring": "watching a target",
    "profiling": "profiles of persons",
    "content_single": "single texts",
    "content_batch": "batches of texts",
    "persona_setup": "made-up identities",
    "translation": "translations",
    "approach": "approaching somebody",
    "flattery": "flattery",
    "incentive": "offers and rewards",
    "reassurance": "reassurance",
    "off_platform": "moving somebody to another platform",
    "evasion": "ways not to be noticed",
    "internal_reporting": "status reports",
    "tooling": "code and tools",
    "scam_ping": "first contact of a scam",
    "scam_zing": "the pull of a scam",
    "scam_sting": "the payment of a scam",
    "self_disclosure": "words on what it is itself",
}


def stage_words(stage: str) -> str:
    """Give a stage in plain words.

    >>> stage_words("internal_reporting"), stage_words("bird_lists")
    ('status reports', 'bird lists')
    """
    return STAGE_WORDS.get(stage, stage.replace("_", " "))


def counted(number: int, noun: str) -> str:
    """Give a number with its noun.

    >>> counted(1, "account"), counted(1200, "account")
    ('1 account', '1,200 accounts')
    """
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def listed(words: Sequence[str], *, most: int = 5) -> str:
    """Give words as a list in a sentence.

    >>> listed(["plans", "code", "reports"]), listed(["plans"])
    ('plans, code and reports', 'plans')
    """
    shown = list(words[:most])
    if len(words) > most:
        return f"{', '.join(shown)} and {len(words) - most} more"
    return ", ".join(shown[:-1]) + " and " + shown[-1] if len(shown) > 1 else "".join(shown)
