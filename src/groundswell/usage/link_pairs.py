"""Pairs of accounts by what they share: generated from values that few have, never all with all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.link_settings import FAMILIES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.link_communities import Communities
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sharing:
    """Pairs and the values they share, one entry a pair and value, by pair and then value.

    A pair is one number, account_a × N + account_b, with a < b.
    """

    pair: Ints
    value: Ints
    bits: Floats  # what the value weighs for these two
    two: Flags  # whether it takes another such value to count

    def where(self, kept: Flags) -> Sharing:
        """Keep some entries."""
        return Sharing(self.pair[kept], self.value[kept], self.bits[kept], self.two[kept])


@dataclass(frozen=True, slots=True)
class Leads:
    """For each pair of a family: what its rarest value weighs, and whether one can't be copied."""

    pair: Ints  # ascending, each once
    bits: Floats
    own: Flags  # whether one of the values is none that can be taken over from somebody

    def where(self, kept: Flags) -> Leads:
        """Keep some pairs."""
        return Leads(self.pair[kept], self.bits[kept], self.own[kept])


def sharing(held: Held, among: Communities, chosen: Flags) -> Sharing:
    """Give all pairs of holders of each chosen value, of an address only those of the same time.

    Makes one entry for every pair of holders: choose values that few have.
    """
    kept = np.flatnonzero(chosen[held.value])
    value, account = held.value[kept], held.account[kept]
    count = np.bincount(value, minlength=len(held.family))
    end = np.cumsum(count)
    # The partners of a holder are the holders of the same value that come after it.
    partners = end[value] - np.arange(len(value)) - 1
    left = np.repeat(np.arange(len(value)), partners)
    skipped = np.cumsum(partners) - partners
    right = left + 1 + np.arange(len(left)) - np.repeat(skipped, partners)
    pair = account[left] * len(held.names) + account[right]
    both = ~held.in_turn(kept[left], kept[right])
    order = np.flatnonzero(both)
    order = order[np.lexsort((value[left][order], pair[order]))]
    of_a, of_b = kept[left[order]], kept[right[order]]
    two = takes_two(held, among, of_a, of_b)
    return Sharing(pair[order], value[left][order], among.between(of_a, of_b), two)


def takes_two(held: Held, among: Communities, of_a: Ints, of_b: Ints) -> Flags:
    """Tell which values that two hold count only beside another such value: names and phrases.

    A family has its surname in common, its street and its school. So one name is enough only of
    two who can't live under one roof, or who both did work on it.
    """
    value = held.value[of_a]
    name = held.of_family("subject")[value]
    apart = among.elsewhere(held.account[of_a], held.account[of_b])
    work = held.worked[of_a] & held.worked[of_b]
    found: Flags = held.in_twos[value] & ~(name & (apart | work))
    return found


def few_enough(held: Held, settings: Linking) -> Flags:
    """Tell which values pairs are made of: those that at most ``max_accounts`` have.

    In a family that would make more than ``max_pairs``, those that fewest have go first.
    """
    holders = np.diff(held.start)
    may = (held.accounts <= settings.max_accounts) & (holders >= 2) & ~held.place
    made = holders * (holders - 1) // 2
    for place in range(len(FAMILIES)):
        own = np.flatnonzero(may & (held.family == place))
        by_width = np.bincount(held.accounts[own], made[own], settings.max_accounts + 1)
        too_wide = np.flatnonzero(np.cumsum(by_width) > settings.max_pairs)
        if len(too_wide):
            may[own[held.accounts[own] >= too_wide[0]]] = False
    return may


def leads(held: Held, found: Sharing) -> Leads:
    """Give the rarest value that each pair shares."""
    if not len(found.pair):
        return Leads(found.pair, np.zeros(0), np.zeros(0, dtype=bool))
    new = np.ones(len(found.pair), dtype=bool)
    new[1:] = found.pair[1:] != found.pair[:-1]
    at = np.flatnonzero(new)
    most = np.maximum.reduceat(found.bits, at)
    own = np.logical_or.reduceat(held.own[found.value], at)
    return Leads(found.pair[at], most, own)


def leads_of(held: Held, found: Sharing, family_bits: float) -> Leads:
    """Give the rarest value that counts; of most names and phrases it takes two to count."""
    rare, name = found.bits >= family_bits, held.in_twos[found.value]
    alone, several = (
        leads(held, found.where(rare & ~found.two)),
        leads(held, found.where(rare & name)),
    )
    several = several.where(_distinct(held, found.where(rare & name), several.pair) >= 2)
    pair, place = np.unique(np.concatenate((alone.pair, several.pair)), return_inverse=True)
    bits = np.zeros(len(pair))
    np.maximum.at(bits, place, np.concatenate((alone.bits, several.bits)))
    return Leads(pair, bits, is_among(alone.pair[alone.own], pair))


def _distinct(held: Held, found: Sharing, pairs: Ints) -> Ints:
    """Count the distinct subjects of each of the pairs, spellings of one for one."""
    many = max(1, len(held.root))
    each = np.unique(np.searchsorted(pairs, found.pair) * many + held.root[found.value])
    return np.bincount(each // many, minlength=len(pairs))


def is_among(ascending: Ints, wanted: Ints) -> Flags:
    """Tell which of the wanted numbers are among ascending ones."""
    if not len(ascending):
        return np.zeros(len(wanted), dtype=bool)
    place = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1)
    found: Flags = ascending[place] == wanted
    return found


def all_shared(held: Held, pairs: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """Give everything that the pairs share, hubs too: pair's place, value, and the two holdings."""
    accounts = len(held.names)
    a, b = pairs // max(1, accounts), pairs % max(1, accounts)
    by_account = np.argsort(held.account, kind="stable")
    start = np.searchsorted(held.account[by_account], np.arange(accounts + 1))
    count = np.diff(start)
    swapped = count[a] > count[b]  # look the shorter list up in the longer
    few, many = np.where(swapped, b, a), np.where(swapped, a, b)
    looked = np.repeat(np.arange(len(pairs)), count[few])
    skipped = np.cumsum(count[few]) - count[few]
    own = by_account[start[few][looked] + np.arange(len(looked)) - skipped[looked]]
    packed = held.packed()
    wanted = held.value[own] * max(1, accounts) + many[looked]
    place = np.searchsorted(packed, wanted)
    both = is_among(packed, wanted)
    looked, own, place = looked[both], own[both], place[both]
    of_a = np.where(swapped[looked], place, own)
    of_b = np.where(swapped[looked], own, place)
    return looked, held.value[own], of_a, of_b
