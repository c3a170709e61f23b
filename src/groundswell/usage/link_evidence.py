"""What each pair has in common, what of it counts, and whether that makes one operator of the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.link_chance import MET
from groundswell.usage.link_hubs import COMMON, COPIED, IN_TURN, SINGLE
from groundswell.usage.link_pairs import all_shared, is_among, leads_of, takes_two
from groundswell.usage.link_settings import FAMILIES, SAID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.usage.link_communities import Communities
    from groundswell.usage.link_hubs import Grey
    from groundswell.usage.link_pairs import Leads, Sharing
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_VALUES = 4  # of a family of a pair that are tried for accounts that meet in them


@dataclass(frozen=True, slots=True)
class Rows:
    """Everything that the pairs share: one entry a pair and value, by pair, family, rarest first."""

    pair: Ints  # the place of the pair
    value: Ints
    of_a: Ints  # holdings
    of_b: Ints
    counted: Floats  # bits that count
    reason: list[str | None]  # why it does not


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pairs worth looking at, ascending, with what they share; parallel arrays."""

    pair: Ints
    rows: Rows
    bits: Floats  # sum of what counts
    basis: Ints  # families that count
    abroad: Flags  # whether the two are of different communities
    own: Flags  # whether one of them is none that can be taken over from somebody
    strong: Flags  # whether one signal is enough
    met: Ints  # accounts that have the same two values of two families, 2 to MET


def counting_leads(held: Held, found: Sharing, grey: Grey, settings: Linking) -> dict[str, Leads]:
    """Give the pairs of each family whose sharing counts, with what it weighs."""
    grey_value = grey.values()
    copied = _copied(held, found, grey)
    out = {}
    for name in FAMILIES:
        own = held.of_family(name)[found.value] & ~grey_value[found.value] & ~copied
        out[name] = leads_of(held, found.where(own), settings.family_bits)
    return out


def candidates(
    held: Held, found: Sharing, by_family: Mapping[str, Leads], settings: Linking
) -> Ints:
    """Give pairs that two families speak of, or one signal that can be enough, greyed or not."""
    pairs = np.concatenate([lead.pair for lead in by_family.values()])
    several, times = np.unique(pairs, return_counts=True)
    few = held.strong & (held.accounts <= settings.strong_accounts)
    hard = found.pair[few[found.value]]
    chosen: Ints = np.union1d(several[times >= 2], hard)
    return chosen


def evidence(
    held: Held, among: Communities, pairs: Ints, grey: Grey, settings: Linking
) -> Evidence:
    """Weigh all that each of the pairs shares, given ascending."""
    rows = _rows(held, among, pairs, grey, settings)
    count, wide = len(pairs), max(1, len(held.names))
    counted = rows.counted > 0
    enough = rows.counted >= settings.family_bits
    basis = np.bincount(rows.pair[enough], minlength=count)
    own = np.bincount(rows.pair[enough & held.own[rows.value]], minlength=count) > 0
    strong = np.zeros(count, dtype=bool)
    enough = (
        counted
        & held.strong[rows.value]
        & (held.accounts[rows.value] <= settings.strong_accounts)
        & (rows.counted >= settings.strong_bits)
    )
    strong[rows.pair[enough]] = True
    return Evidence(
        pair=pairs,
        rows=rows,
        bits=np.bincount(rows.pair, rows.counted, count).astype(np.float64),
        basis=basis,
        abroad=among.of[pairs // wide] != among.of[pairs % wide],
        own=own,
        strong=strong,
        met=_met(held, rows, count),
    )


def _rows(held: Held, among: Communities, pairs: Ints, grey: Grey, settings: Linking) -> Rows:
    place, value, of_a, of_b = all_shared(held, pairs)
    bits = among.between(of_a, of_b)
    family = held.family[value]
    reasons = [grey.reason[v] for v in value.tolist()]
    for row in np.flatnonzero(grey.holding[of_a] | grey.holding[of_b]).tolist():
        reasons[row] = reasons[row] or COPIED
    for row in np.flatnonzero(held.in_turn(of_a, of_b)).tolist():
        reasons[row] = reasons[row] or IN_TURN
    strong = held.strong[value]
    needed = np.where(strong, settings.strong_bits, settings.family_bits)
    for row in np.flatnonzero(bits < np.minimum(needed, settings.family_bits)).tolist():
        reasons[row] = reasons[row] or COMMON
    greyed = np.array([why is not None for why in reasons], dtype=bool)
    name, two = held.in_twos[value], takes_two(held, among, of_a, of_b)
    group = place * len(FAMILIES) + family
    many = max(1, len(held.root))
    each = np.unique((group * many + held.root[value])[~greyed & name])
    count = np.bincount(each // many, minlength=(len(pairs) + 1) * len(FAMILIES))[group]
    for row in np.flatnonzero(~greyed & two & (count < 2)).tolist():
        reasons[row] = SINGLE
        greyed[row] = True
    order = np.lexsort((value, ~strong, -bits, greyed, family, place))
    group, greyed = group[order], greyed[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = group[1:] != group[:-1]
    counted = np.where(first & ~greyed, bits[order], 0.0)
    place, value, of_a, of_b = place[order], value[order], of_a[order], of_b[order]
    reasons = [reasons[row] for row in order.tolist()]
    copyable = _copyable(held, place, value, bits[order], greyed, settings)
    for row in np.flatnonzero((counted > 0) & copyable).tolist():
        reasons[row], counted[row] = COPIED, 0.0
    return Rows(place, value, of_a, of_b, counted, reasons)


def _copyable(
    held: Held, place: Ints, value: Ints, bits: Floats, greyed: Flags, settings: Linking
) -> Flags:
    """Tell what accounts say of themselves, in pairs that share nothing but that and what they write.

    Both can be copied from somebody by whoever wants to be taken for them, so they are not two
    independent families. Beside something that nobody can choose, they count.
    """
    said = held.of_kinds(SAID)[value]
    written = held.family[value] >= FAMILIES.index("text")
    own = ~greyed & ~said & ~written & (bits >= settings.family_bits)
    held_up = np.zeros(int(place.max(initial=-1)) + 1, dtype=bool)
    held_up[place[own]] = True
    return said & ~held_up[place]


def _copied(held: Held, found: Sharing, grey: Grey) -> Flags:
    """Tell entries one end of which is a holding that may be copied."""
    out = np.zeros(len(found.pair), dtype=bool)
    if grey.holding.any():
        wide = max(1, len(held.names))
        packed = held.packed()[grey.holding]
        out |= is_among(packed, found.value * wide + found.pair // wide)
        out |= is_among(packed, found.value * wide + found.pair % wide)
    return out


def _met(held: Held, rows: Rows, pairs: int) -> Ints:
    """Count the accounts that meet in two values that a pair shares, of two families that count."""
    live = np.array([why is None for why in rows.reason], dtype=bool)
    family = held.family[rows.value]
    group = rows.pair * len(FAMILIES) + family
    counting = np.zeros((pairs + 1) * len(FAMILIES), dtype=bool)
    counting[group[rows.counted > 0]] = True
    live &= counting[group]
    pair, value, family = rows.pair[live], rows.value[live], family[live]
    pair, value, family = _widest(held, pair, value, family)
    size = np.bincount(pair, minlength=pairs)
    start = np.concatenate(([0], np.cumsum(size)))
    left = np.repeat(np.arange(len(pair)), size[pair])
    offset = np.arange(len(left)) - np.repeat(np.cumsum(size[pair]) - size[pair], size[pair])
    right = start[pair][left] + offset
    # Sets that meet in texts alone are no evidence, and chance does not count them.
    kept = (family[left] < family[right]) & (held.own[value[left]] | held.own[value[right]])
    left, right = left[kept], right[kept]
    values = max(1, len(held.family))
    combos, place = np.unique(value[left] * values + value[right], return_inverse=True)
    met = np.full(pairs, 2, dtype=np.int64)
    np.maximum.at(met, pair[left], _overlap(held, combos // values, combos % values)[place])
    return np.minimum(met, MET)


def _widest(held: Held, pair: Ints, value: Ints, family: Ints) -> tuple[Ints, Ints, Ints]:
    """Keep, of each pair and family, the few values that most accounts have."""
    order = np.lexsort((value, -held.accounts[value], family, pair))
    group = (pair * len(FAMILIES) + family)[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = group[1:] != group[:-1]
    start = np.flatnonzero(new)
    rank = np.arange(len(order)) - np.repeat(start, np.diff(np.concatenate((start, [len(order)]))))
    kept = order[rank < _VALUES]
    return pair[kept], value[kept], family[kept]


def _overlap(held: Held, one: Ints, other: Ints) -> Ints:
    """Count the accounts that have both of two values."""
    count = held.start[one + 1] - held.start[one]
    row = np.repeat(np.arange(len(one)), count)
    offset = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    account = held.account[held.start[one][row] + offset]
    both = is_among(held.packed(), other[row] * max(1, len(held.names)) + account)
    return np.bincount(row[both], minlength=len(one)).astype(np.int64)
