"""What prompts are about: matters, which subjects named together make, and the name that most of them hold."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.usage.operation_records import Prompt

Matter = tuple[frozenset[str], tuple["Prompt", ...]]
"""Subjects, and the prompts that hold one of them."""

SHARED_BY = 0.5  # a phrase in more of a unit's sittings than this is its way of writing
_OFTEN = 3  # occasions on a name, for it to be what a unit works on


def matters_of(asked: Sequence[Prompt]) -> tuple[Matter, ...]:
    """Give what prompts are about: subjects written in one prompt belong together. The largest first.

    A phrase that most sittings hold is how somebody writes and not what about; such phrases
    would make one matter of everything.
    """
    often: dict[str, set[int]] = defaultdict(set)
    for p in asked:
        for s in p.subjects:
            often[s].add(p.sitting)
    most = SHARED_BY * len({p.sitting for p in asked})
    named = {s for s in often if is_name(s)}
    usable = {s for s, held in often.items() if s in named or (not named and len(held) <= most)}
    parent: dict[str, str] = {s: s for s in usable}

    def top(s: str) -> str:
        while parent[s] != s:
            parent[s] = parent[parent[s]]
            s = parent[s]
        return s

    for p in asked:
        here = sorted(p.subjects & usable)
        for other in here[1:]:
            a, b = sorted((top(here[0]), top(other)))
            parent[b] = a
    subjects: dict[str, set[str]] = defaultdict(set)
    prompts: dict[str, list[Prompt]] = defaultdict(list)
    for s in sorted(usable):
        subjects[top(s)].add(s)
    for p in asked:
        here = sorted(p.subjects & usable)
        if here:
            prompts[top(here[0])].append(p)
    ordered = sorted(prompts, key=lambda m: (-len({p.sitting for p in prompts[m]}), m))
    return tuple((frozenset(subjects[m]), tuple(prompts[m])) for m in ordered)


def with_their_sittings(matters: Sequence[Matter], asked: Sequence[Prompt]) -> tuple[Matter, ...]:
    """Give matters with all that was asked in their sittings: a subject is named once, and meant all along."""
    sittings: dict[int, list[Prompt]] = defaultdict(list)
    for p in asked:
        sittings[p.sitting].append(p)
    return tuple(
        (subjects, tuple(p for s in dict.fromkeys(p.sitting for p in own) for p in sittings[s]))
        for subjects, own in matters
    )


def mostly_named(asked: Sequence[Prompt]) -> frozenset[str]:
    """Give the name that most occasions hold, if three do; several where they tie."""
    held: dict[str, set[int]] = defaultdict(set)
    for p in asked:
        for s in filter(is_name, p.subjects):
            held[s].add(p.sitting)
    most = max((len(sittings) for sittings in held.values()), default=0)
    return frozenset(s for s, sittings in held.items() if len(sittings) == most >= _OFTEN)


def chiefly_named(asked: Sequence[Prompt], middle: float) -> Matter:
    """Give the name that most of the occasions hold that lean above the middle of a log, and one prompt of each.

    Several names where they tie, and what was asked about any of them.
    """
    best = most_leaning(asked)
    held: dict[str, dict[int, Prompt]] = defaultdict(dict)
    for p in asked:
        if best[p.sitting].leaning > middle:
            for s in filter(is_name, p.subjects):
                held[s][p.sitting] = best[p.sitting]
    most = max((len(sittings) for sittings in held.values()), default=0)
    names = [s for s in sorted(held) if len(held[s]) == most]
    found = {sitting: p for s in names for sitting, p in held[s].items()}
    return frozenset(names), tuple(found[sitting] for sitting in sorted(found))


def most_leaning(asked: Sequence[Prompt]) -> dict[int, Prompt]:
    """Give of each occasion the prompt that leans most."""
    best: dict[int, Prompt] = {}
    for p in asked:
        known = best.get(p.sitting)
        if known is None or not p.leaning <= known.leaning:
            best[p.sitting] = p
    return best


def is_name(subject: str) -> bool:
    """Say whether a subject is a name and no phrase.

    >>> is_name("name:bus line 24"), is_name("phrase:a bus, please")
    (True, False)
    """
    return not subject.startswith("phrase:")
