"""Accounts of one operator: pairs by what they have in common that is rare, and what hangs together.

A value that few have weighs log2(N / accounts that have it), as a rare surname does when records
are linked (Fellegi & Sunter 1969; Winkler 2000). Values that move together count once, the rarest
of them. Two accounts are linked by one rare signal of the hard kinds, or by two independent
families of weak ones above a bar that the log's own chance sets. What somebody can copy from another,
their texts and what they say of themselves, links nobody without a signal that nobody can choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import ACCOUNT_LINKS, ACCOUNT_PAIRS, OPERATOR_MEMBERS, OPERATORS
from groundswell.usage import link_tables
from groundswell.usage.judgements import Constraints
from groundswell.usage.link_chance import alike, chance
from groundswell.usage.link_communities import communities
from groundswell.usage.link_components import components
from groundswell.usage.link_evidence import candidates, counting_leads, evidence
from groundswell.usage.link_hubs import Profile, grey_alone, grey_together
from groundswell.usage.link_pairs import few_enough, is_among, sharing
from groundswell.usage.link_settings import FAMILIES, Linking
from groundswell.usage.link_synchrony import synchrony
from groundswell.usage.link_uses import UNKNOWN, times
from groundswell.usage.link_values import held_values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.usage.link_chance import Chance
    from groundswell.usage.link_components import Components
    from groundswell.usage.link_evidence import Evidence
    from groundswell.usage.link_pairs import Leads
    from groundswell.usage.link_synchrony import Synchrony
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

__all__ = ["Linked", "Linking", "link_accounts"]

_ROUNDS = 3  # of leaving out what was found and measuring chance anew


@dataclass(frozen=True, slots=True)
class Linked:
    """What links accounts: the waterfall, pairs, operators and their members."""

    links: pa.Table  # schema ACCOUNT_LINKS
    pairs: pa.Table  # schema ACCOUNT_PAIRS
    operators: pa.Table  # schema OPERATORS
    members: pa.Table  # schema OPERATOR_MEMBERS


def link_accounts(
    accounts: pa.Table,
    signals: pa.Table,
    messages: pa.Table,
    subjects: pa.Table,
    families: pa.Table,
    rhythms: pa.Table,
    judgements: pa.Table,
    *,
    seed: int,
    settings: Linking | None = None,
    stages: pa.Table | None = None,
) -> Linked:
    """Find accounts of one operator.

    Tables have the schemas USAGE_ACCOUNTS, SIGNALS, MESSAGES, SUBJECTS, PROMPT_FAMILIES, RHYTHMS
    and LINK_JUDGEMENTS. ``seed`` is of the shuffled times of synchrony. Rhythms are not evidence:
    people who work at the same hours are most of a country. ``stages`` (MESSAGE_STAGES) tell
    which names an account works on; without them fewer accounts of one country are linked.
    """
    del rhythms
    chosen = settings or Linking()
    held = held_values(accounts, signals, messages, subjects, families, chosen, stages)
    word = _Word.of(held, Constraints.of_table(judgements))
    if not len(held.names) or (not len(held.value) and not len(word.pairs)):
        return Linked(
            *(s.empty_table() for s in (ACCOUNT_LINKS, ACCOUNT_PAIRS, OPERATORS, OPERATOR_MEMBERS))
        )
    profile = _profile(held, accounts)
    among = communities(held, messages)
    grey = grey_alone(held, chosen)
    found = sharing(held, among, few_enough(held, chosen) & ~grey.values())
    grey_together(held, found, profile, grey, chosen)
    by_family = counting_leads(held, found, grey, chosen)
    pairs = np.union1d(candidates(held, found, by_family, chosen), word.pairs)
    seen = evidence(held, among, pairs, grey, chosen)
    same_time = _synchrony(held, messages, seen, seed, chosen)
    counting = ~grey.values()
    group = alike(profile.prompts, among.of)
    given = chance(held, among, _without(by_family, _surely(seen)), counting, group)
    found_links, parts = _link(held, seen, given, word, chosen)
    for _ in range(_ROUNDS):
        # What was found is most of what is shared, and would hide in its own background.
        one = _in_one(held, by_family, parts.label)
        given = chance(held, among, _without(by_family, one), counting, group)
        again, parts = _link(held, seen, given, word, chosen)
        if np.array_equal(again, found_links):
            break
        found_links = again
    told = link_tables.Told(
        held=held,
        among=among,
        profile=profile,
        seen=seen,
        synchrony=same_time,
        bits=seen.bits + same_time.bits,
        expected=given.pairs(seen.bits, seen.met, seen.abroad),
        bar=_bars(given, chosen)[seen.abroad.astype(np.int64), seen.met],
        parts=parts,
        passed=found_links,
        word=word.constraints,
        settings=chosen,
    )
    return Linked(told.links(), told.pairs(), *told.operators())


@dataclass(frozen=True, slots=True)
class _Word:
    """What people said, in numbers of accounts; of accounts that are not in the log nothing holds."""

    constraints: Constraints
    same: list[tuple[int, int]]
    apart: list[tuple[int, int]]
    pairs: Ints  # that somebody said something of, ascending

    @classmethod
    def of(cls, held: Held, constraints: Constraints) -> _Word:
        # Somebody may be the same as two accounts of the log without being in it.
        present = (
            dict(zip(held.names.to_pylist(), range(len(held.names)), strict=True))
            if constraints.said
            else {}
        )
        groups = [
            [present[name] for name in group if name in present] for group in constraints.groups()
        ]
        same = [(group[0], other) for group in groups for other in group[1:]]
        root: dict[str, str | None] = {}
        for names in constraints.groups():
            here = [name for name in names if name in present]
            root.update(dict.fromkeys(names, here[0] if here else None))
        ends = [(root.get(a, a), root.get(b, b)) for a, b in constraints.apart()]
        apart = [(present[a], present[b]) for a, b in ends if a in present and b in present]
        known = [
            (present[a], present[b]) for a, b in constraints.said if a in present and b in present
        ]
        wide = len(held.names)
        pairs = np.array(sorted(a * wide + b for a, b in known), dtype=np.int64)
        return cls(constraints, same, apart, pairs)


def _profile(held: Held, accounts: pa.Table) -> Profile:
    """Put what is known of accounts in their order; one that only signals name wrote nothing."""
    place = pc.index_in(accounts["account_key"], held.names).to_numpy()
    prompts = np.zeros(len(held.names), dtype=np.int64)
    created = np.full(len(held.names), UNKNOWN, dtype=np.int64)
    prompts[place] = accounts["prompts"].to_numpy()
    created[place] = times(accounts["created_ms"])
    return Profile(prompts, created, created != UNKNOWN)


def _synchrony(
    held: Held, messages: pa.Table, seen: Evidence, seed: int, settings: Linking
) -> Synchrony:
    """Test the times of what pairs share in texts, where something else counts as well."""
    rows = seen.rows
    texts = held.family[rows.value] >= FAMILIES.index("text")
    live = np.array([why is None for why in rows.reason], dtype=bool)
    worth = (seen.bits >= settings.bar_bits - settings.shown_bits) | seen.strong
    used = texts & live & worth[rows.pair]
    return synchrony(
        held, messages, rows.pair[used], rows.of_a[used], rows.of_b[used],
        len(seen.pair), seed, settings,
    )  # fmt: skip


def _bars(given: Chance, settings: Linking) -> Floats:
    return given.bars(settings.false_links, settings.bar_bits, settings.group_bits)


def _link(
    held: Held, seen: Evidence, given: Chance, word: _Word, settings: Linking
) -> tuple[Flags, Components]:
    """Tell which pairs the evidence links, and what hangs together; synchrony has no say in it."""
    bars = _bars(given, settings)[seen.abroad.astype(np.int64), seen.met]
    enough = (seen.basis >= 2) & seen.own & (seen.bits >= bars)
    passed = seen.strong | enough
    wide = max(1, len(held.names))
    at = np.flatnonzero(passed)
    parts = components(
        len(held.names),
        seen.pair[at] // wide,
        seen.pair[at] % wide,
        seen.bits[at],
        word.same,
        word.apart,
    )
    return passed, parts


def _surely(seen: Evidence) -> Ints:
    """Give pairs that are one operator whatever chance gives: a hard signal, and another family."""
    return seen.pair[seen.strong & (seen.basis >= 2)]


def _without(by_family: Mapping[str, Leads], pairs: Ints) -> dict[str, Leads]:
    return {name: lead.where(~is_among(pairs, lead.pair)) for name, lead in by_family.items()}


def _in_one(held: Held, by_family: Mapping[str, Leads], label: Ints) -> Ints:
    """Give the pairs of accounts that are in one operator."""
    wide = max(1, len(held.names))
    found = [
        lead.pair[label[lead.pair // wide] == label[lead.pair % wide]]
        for lead in by_family.values()
    ]
    return np.unique(np.concatenate(found))
