"""What chance gives: pairs that would share as much if families had nothing to do with one another.

Imagine each family's values dealt out anew: what an account has of a family goes, as it stands, to
another account that is about as active. How many have a value stays, and who has it together.
The mean over all such deals needs no deal: a pair at random shares in a family with the frequency
at which pairs do, and families are independent. So expected numbers far below one are exact, where
a hundred shuffled logs would show none.

Of accounts that have two values in common with others, sets are counted in the same way: that
three or more should meet in both is rarer by far. Pairs of one country or language are counted
apart from pairs of two: compatriots share networks, and strangers hardly ever do.

Only pairs count that have one family in common which cannot be copied; others are never linked.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
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
_TWO = 2 / 3  # of what may be false goes to pairs, the rest to sets that meet
_LEAST = 100  # accounts of about the same activity; fewer join their neighbours


@dataclass(frozen=True, slots=True)
class Chance:
    """Expected numbers of pairs at least as strong.

    By whether the two are of different communities, by accounts that meet (2 to `MET`), by bits.
    """

    above: Floats  # 2 × MET + 1 × steps; those of 0 and 1 accounts are unused

    def pairs(self, bits: Floats, met: Ints, abroad: Flags) -> Floats:
        """Give the expected number of such pairs with at least as many bits, met by as many."""
        step = np.clip((np.asarray(bits) / STEP).astype(np.int64), 0, self.above.shape[2] - 1)
        found: Floats = self.above[abroad.astype(np.int64), np.clip(met, 2, MET), step]
        return found

    def bars(self, false_links: float, least: float, least_met: float) -> Floats:
        """Give the bits from which on chance gives no more than ``false_links`` pairs in all.

        One bar for compatriots and one for others, for each number that meet; 2 × MET + 1. Of what
        may be false compatriots get half, and two thirds of a half go to all pairs however many meet;
        so who meets with more never needs more bits. None lies under ``least``, or ``least_met`` where three or more meet.
        """
        out = np.full(self.above.shape[:2], np.inf)
        for abroad in range(2):
            for met in range(2, MET + 1):
                allowed = false_links / 2 * (_TWO if met == 2 else (1 - _TWO) / (MET - 2))
                enough = np.flatnonzero(self.above[abroad, met] <= allowed)
                floor = least if met == 2 else least_met
                bits = enough[0] * STEP if len(enough) else np.inf
                out[abroad, met] = max(floor, min(bits, out[abroad, met - 1]))
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
    above = np.zeros((2, MET + 1, steps))
    above[:, 2] = _pairs(by_family, group, among.of, len(held.names), steps)
    for met in range(3, MET + 1):
        above[:, met] = comb(met, 2) * _sets(held, among, counting, met, steps)
    # Who is met by more is also met by fewer: the stronger statement is never the likelier.
    np.minimum.accumulate(above[:, 2:], axis=1, out=above[:, 2:])
    return Chance(above)


def _pairs(
    by_family: Mapping[str, Leads], group: Ints, community: Ints, accounts: int, steps: int
) -> Floats:
    """Expected pairs that two families or more give: of compatriots and of others, by bits and above."""
    groups = int(group.max(initial=0)) + 1
    size = np.bincount(group, minlength=groups).astype(np.float64)
    home = np.zeros(groups, dtype=np.int64)
    home[group] = community  # a group is of one community
    highest = max((float(lead.bits.max(initial=0.0)) for lead in by_family.values()), default=0.0)
    few = min(steps, ceil(highest / STEP) + 1)  # that one family alone can reach
    drawn = [
        [
            _histograms(lead.where(own), group, groups, accounts, few)
            for own in (~lead.own, lead.own)
        ]
        for lead in by_family.values()
    ]
    total = np.zeros((2, steps))
    for s in range(groups):
        for t in range(s, groups):
            pairs = size[s] * size[t] if s < t else size[s] * (size[s] - 1) / 2
            # Where no two have anything in common that can't be copied nobody is linked.
            if pairs and any(own[s, t].any() for _, own in drawn):
                shares = [(copied[s, t] / pairs, own[s, t] / pairs) for copied, own in drawn]
                total[int(home[s] != home[t])] += pairs * _meeting(shares, steps)
    found: Floats = np.cumsum(total[:, ::-1], axis=1)[:, ::-1]
    return found


def _histograms(lead: Leads, group: Ints, groups: int, accounts: int, steps: int) -> Floats:
    """Pairs of one family by the groups of the two and by bits, rounded up to a step."""
    if not len(lead.pair):
        return np.broadcast_to(0.0, (groups, groups, steps))
    a, b = group[lead.pair // max(1, accounts)], group[lead.pair % max(1, accounts)]
    step = np.minimum(np.ceil(lead.bits / STEP).astype(np.int64), steps - 1)
    place = (np.minimum(a, b) * groups + np.maximum(a, b)) * steps + step
    counted = np.bincount(place, minlength=groups * groups * steps).astype(np.float64)
    return counted.reshape(groups, groups, steps)


def _meeting(families: list[tuple[Floats, Floats]], steps: int) -> Floats:
    """Chance that a pair shares in two families or more, one of them its own, by the sum of bits.

    Of each family two histograms: of pairs that share only what can be copied, and of the others.
    """
    nothing = np.zeros(steps)
    nothing[0] = 1.0
    # By the families shared (2 for more), and whether one of them can't be copied.
    so_far = {(0, False): nothing}
    for copied, own in families:
        then: dict[tuple[int, bool], Floats] = {}
        neither = max(0.0, 1.0 - copied.sum() - own.sum())
        for (count, owned), chance_of in so_far.items():
            parts = [((count, owned), chance_of * neither)]
            for shares, is_own in ((copied, False), (own, True)):
                if shares.any():
                    top = int(np.flatnonzero(shares)[-1]) + 1
                    added = np.convolve(chance_of, shares[:top])[:steps]
                    parts.append(((min(2, count + 1), owned or is_own), added))
            for state, part in parts:
                then[state] = then[state] + part if state in then else part
        so_far = then
    return so_far.get((2, True), np.zeros(steps))


def _sets(held: Held, among: Communities, counting: Flags, met: int, steps: int) -> Floats:
    """Expected sets of ``met`` accounts that have two values of two families in common, by bits.

    For compatriots sets within each community, and sets from anywhere as if there were none; for
    others the latter alone.
    """
    anywhere = held.account >= 0
    total = np.zeros((2, steps))
    total += _sets_within(
        held, anywhere, held.accounts[held.value], held.bits[held.value], held.log,
        counting, met, steps,
    )  # fmt: skip
    for each, size in enumerate(among.size.tolist()):
        own = among.of[held.account] == each
        total[0] += _sets_within(held, own, among.have, among.bits, size, counting, met, steps)
    found: Floats = np.cumsum(total[:, ::-1], axis=1)[:, ::-1]
    return found


def _sets_within(
    held: Held,
    own: Flags,
    have: Ints,
    bits: Floats,
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
    step = np.ceil(bits[own][first] / STEP).astype(np.int64)
    kept = counting[value]
    value, width, step = value[kept], width[kept], step[kept]
    by_width = []
    for family in range(len(FAMILIES)):
        for is_own in (False, True):
            chosen = (held.family[value] == family) & (held.own[value] == is_own)
            each, values = np.unique(
                np.stack((width[chosen], step[chosen])), axis=1, return_counts=True
            )
            sets = np.array([comb(int(w), met) for w in each[0]], dtype=np.float64) * values
            by_width.append((family, is_own, each[1], sets))
    for (one, owned, x, p), (other, also, y, q) in combinations(by_width, 2):
        if one != other and (owned or also) and len(x) and len(y):
            place = np.minimum(np.add.outer(x, y), steps - 1)
            np.add.at(total, place, np.multiply.outer(p, q) / all_sets)
    return total
