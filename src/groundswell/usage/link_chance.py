"""What chance gives: pairs that would share as much if families had nothing to do with one another.

Imagine each family's values dealt out anew: what an account has of a family goes, as it stands, to
another account that is about as active. How many have a value stays, and who has it together.
The mean over all such deals needs no deal: a pair at random shares in a family with the frequency
at which pairs do, and families are independent. So expected numbers far below one are exact, where
a hundred shuffled logs would show none.

Of accounts that have two values in common with others, sets are counted in the same way: that
three or more should meet in both is rarer by far.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, comb
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.link_settings import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.usage.link_communities import Communities
    from groundswell.usage.link_pairs import Leads
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

STEP = 0.25  # bits
MET = 6  # accounts that meet in two values; more count as this many
_LEAST = 100  # accounts of about the same activity; fewer join their neighbours


@dataclass(frozen=True, slots=True)
class Chance:
    """Expected numbers of pairs at least as strong: by accounts that meet (2 to `MET`), by bits."""

    above: Floats  # MET + 1 × steps; those of 0 and 1 are unused

    def pairs(self, bits: Floats, met: Ints) -> Floats:
        """Give the expected number of pairs with at least as many bits, met by as many."""
        step = np.clip((np.asarray(bits) / STEP).astype(np.int64), 0, self.above.shape[1] - 1)
        found: Floats = self.above[np.clip(met, 2, MET), step]
        return found

    def bars(self, false_links: float, least: float, least_met: float) -> Floats:
        """Give the bits from which on chance gives no more than ``false_links`` pairs in all.

        One bar for each number that meet; each gets an equal share of what may be false. None
        lies under ``least``, or ``least_met`` where three or more meet.
        """
        allowed = false_links / (MET - 1)
        out = np.full(MET + 1, np.inf)
        for met in range(2, MET + 1):
            enough = np.flatnonzero(self.above[met] <= allowed)
            floor = least if met == 2 else least_met
            out[met] = max(floor, enough[0] * STEP if len(enough) else np.inf)
        return out


def activity(prompts: Ints) -> Ints:
    """Group accounts that are about as active: by doublings twice over, small groups joined.

    >>> activity(np.array([0, 1, 1, 2, 900])).tolist()
    [0, 0, 0, 0, 0]
    """
    level = np.ceil(np.log2(np.maximum(prompts, 0) + 1) / 2).astype(np.int64)
    count = np.bincount(level)
    joined, group, size = np.zeros(len(count), dtype=np.int64), 0, 0
    for each, own in enumerate(count.tolist()):
        joined[each] = group
        size += own
        if size >= _LEAST and count[each + 1 :].sum() >= _LEAST:
            group, size = group + 1, 0
    found: Ints = joined[level]
    return found


def alike(prompts: Ints, community: Ints) -> Ints:
    """Group accounts that are of one community and about as active."""
    level = np.zeros(len(prompts), dtype=np.int64)
    for each in range(int(community.max(initial=-1)) + 1):
        own = community == each
        level[own] = activity(prompts[own])
    wide = int(level.max(initial=0)) + 1
    found: Ints = np.unique(community * wide + level, return_inverse=True)[1].astype(np.int64)
    return found


def chance(
    held: Held, among: Communities, by_family: Mapping[str, Leads], counting: Flags, group: Ints
) -> Chance:
    """Compute what chance gives from the pairs of each family.

    ``by_family`` holds the pairs whose sharing counts, without those known to be one operator;
    ``counting`` tells which values count, ``group`` each account's group by activity.
    """
    steps = ceil((len(FAMILIES) * max(1.0, np.log2(max(2, held.log)))) / STEP) + 2
    above = np.zeros((MET + 1, steps))
    above[2] = _pairs(by_family, group, len(held.names), steps)
    for met in range(3, MET + 1):
        above[met] = comb(met, 2) * _sets(held, among, counting, met, steps)
    # Who is met by more is also met by fewer: the stronger statement is never the likelier.
    np.minimum.accumulate(above[2:], axis=0, out=above[2:])
    return Chance(above)


def _pairs(by_family: Mapping[str, Leads], group: Ints, accounts: int, steps: int) -> Floats:
    """Expected pairs that two families or more give, by bits and above."""
    groups = int(group.max(initial=0)) + 1
    size = np.bincount(group, minlength=groups).astype(np.float64)
    drawn = {
        name: _histograms(lead, group, groups, accounts, steps) for name, lead in by_family.items()
    }
    total = np.zeros(steps)
    for s in range(groups):
        for t in range(s, groups):
            pairs = size[s] * size[t] if s < t else size[s] * (size[s] - 1) / 2
            if pairs:
                total += pairs * _meeting([h[s, t] / pairs for h in drawn.values()], steps)
    found: Floats = np.cumsum(total[::-1])[::-1]
    return found


def _histograms(lead: Leads, group: Ints, groups: int, accounts: int, steps: int) -> Floats:
    """Pairs of one family by the groups of the two and by bits, rounded up to a step."""
    a, b = group[lead.pair // max(1, accounts)], group[lead.pair % max(1, accounts)]
    step = np.minimum(np.ceil(lead.bits / STEP).astype(np.int64), steps - 1)
    place = (np.minimum(a, b) * groups + np.maximum(a, b)) * steps + step
    counted = np.bincount(place, minlength=groups * groups * steps).astype(np.float64)
    return counted.reshape(groups, groups, steps)


def _meeting(families: list[Floats], steps: int) -> Floats:
    """Chance that a pair shares in two families or more, by the sum of bits."""
    none, one, more = np.zeros(steps), np.zeros(steps), np.zeros(steps)
    none[0] = 1.0
    for shares in families:
        not_shared = max(0.0, 1.0 - shares.sum())
        top = int(np.flatnonzero(shares)[-1]) + 1 if shares.any() else 1
        added = shares[:top]
        more = more * not_shared + np.convolve(more + one, added)[:steps]
        one = one * not_shared + np.convolve(none, added)[:steps]
        none = none * not_shared
    return more


def _sets(held: Held, among: Communities, counting: Flags, met: int, steps: int) -> Floats:
    """Expected sets of ``met`` accounts that have two values of two families in common, by bits.

    Sets within each community, and sets from anywhere as if there were no communities.
    """
    anywhere = held.account >= 0
    total = _sets_within(
        held, among, anywhere, held.accounts[held.value], held.log, counting, met, steps
    )
    for each, size in enumerate(among.size.tolist()):
        own = among.of[held.account] == each
        total += _sets_within(held, among, own, among.have, size, counting, met, steps)
    found: Floats = np.cumsum(total[::-1])[::-1]
    return found


def _sets_within(
    held: Held,
    among: Communities,
    own: Flags,
    have: Ints,
    size: int,
    counting: Flags,
    met: int,
    steps: int,
) -> Floats:
    total = np.zeros(steps)
    all_sets = comb(size, met)
    if not all_sets:
        return total
    value, first = np.unique(held.value[own], return_index=True)
    width = np.minimum(have[own][first], size)
    step = np.ceil(among.bits[own][first] / STEP).astype(np.int64)
    kept = counting[value]
    value, width, step = value[kept], width[kept], step[kept]
    by_width = []
    for name in FAMILIES:
        chosen = held.of_family(name)[value]
        each, values = np.unique(
            np.stack((width[chosen], step[chosen])), axis=1, return_counts=True
        )
        sets = np.array([comb(int(w), met) for w in each[0]], dtype=np.float64) * values
        by_width.append((each[1], sets))
    for one in range(len(FAMILIES)):
        for other in range(one + 1, len(FAMILIES)):
            (x, p), (y, q) = by_width[one], by_width[other]
            if len(x) and len(y):
                place = np.minimum(np.add.outer(x, y), steps - 1)
                np.add.at(total, place, np.multiply.outer(p, q) / all_sets)
    return total
