"""Values that many share without being one operator: recognised, kept with the reason, and not counted.

First by what the log says (`shared`), then by how many have a value, then by who has it: people
who have an address, a card or a task in common and otherwise nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.link_pairs import Sharing, is_among, leads_of
from groundswell.usage.link_settings import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.usage.link_pairs import Leads
    from groundswell.usage.link_settings import Linking
    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

HUB = "hub"
PLACE = "place"
COMMON = "common"
SHORT = "short"
CLASSROOM = "classroom"
HOUSEHOLD = "household"
COPIED = "may be copied"
SINGLE = "one alone"
IN_TURN = "at other times"

_FEW = 5  # accounts of a household, at most; a class has at least as many
_RELATED = 0.1  # of the pairs that share a value, at most, where it says nothing of them
_KNOWN = 2.0  # other families that must be known of a pair, on average, to call it unrelated
_MOST = 0.8  # of a class does the same task within a lesson
_WEEK_MS = 7 * 86_400_000  # accounts made within it may well be one hand's
_PROMPTS = 3  # from which on what an account writes about is known
_WIDER = {"network": "shared network", "payment": "reseller", "device": "shared device"}


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of accounts apart from what they share: one entry an account."""

    prompts: Ints
    created: Ints  # UNKNOWN where it is
    dated: Flags


@dataclass(slots=True)
class Grey:
    """Why values don't count: for each value a reason or None; and single holdings left out."""

    reason: list[str | None]
    holding: Flags  # of each holding: whether somebody may have copied the value from its account

    def values(self) -> Flags:
        """Tell which values don't count."""
        return np.array([why is not None for why in self.reason], dtype=bool)


def grey_alone(held: Held, settings: Linking) -> Grey:
    """Grey what one value alone tells: what the log says of it, what it is, how many have it."""
    reason = list(held.given)
    _pass_on(held, reason)
    reasons = (
        (COMMON, held.bits < min(settings.family_bits, settings.strong_bits)),
        (SHORT, held.tells < settings.text_bits),
        (HUB, held.accounts > settings.max_accounts),
        (PLACE, held.place),
    )  # the last that holds is the one that is told
    for word, holds in reasons:
        for value in np.flatnonzero(holds).tolist():
            if held.given[value] is None and (reason[value] in (None, COMMON, SHORT, HUB)):
                reason[value] = word
    return Grey(reason, np.zeros(len(held.account), dtype=bool))


def grey_together(
    held: Held, found: Sharing, profile: Profile, grey: Grey, settings: Linking
) -> None:
    """Grey values whose accounts otherwise have nothing in common, and tasks of a class.

    ``found`` holds the pairs of values that don't count as greyed yet.
    """
    by_family = {
        name: leads_of(held, found.where(held.of_family(name)[found.value]), 0.0)
        for name in FAMILIES
    }
    _classes(held, by_family, grey, settings)
    elsewhere = np.zeros(len(found.pair), dtype=bool)
    for name, lead in by_family.items():
        elsewhere |= ~held.of_family(name)[found.value] & is_among(lead.pair, found.pair)
    a, b = found.pair // max(1, len(held.names)), found.pair % max(1, len(held.names))
    dated = profile.dated[a] & profile.dated[b]
    apart = np.where(dated, np.abs(profile.created[a] - profile.created[b]), _WEEK_MS + 1)
    related = elsewhere | (apart <= _WEEK_MS)
    known = _known_elsewhere(held, profile, a, b, held.family[found.value])
    count = len(grey.reason)
    pairs = np.bincount(found.value, minlength=count)
    share = np.bincount(found.value, related, count) / np.maximum(pairs, 1)
    about = np.bincount(found.value, known, count) / np.maximum(pairs, 1)
    signals = held.family < FAMILIES.index("text")
    lone = (pairs > 0) & (share <= _RELATED) & (about >= _KNOWN) & signals
    for value in np.flatnonzero(lone).tolist():
        if grey.reason[value] is None:
            family = FAMILIES[held.family[value]]
            few = held.accounts[value] <= _FEW
            grey.reason[value] = HOUSEHOLD if few else _WIDER.get(family, "shared")
    grey.holding |= _outsiders(held, found, elsewhere)


def _pass_on(held: Held, reason: list[str | None]) -> None:
    """An address inside a network that the log calls shared is shared in the same way."""
    if "address" not in held.kinds or "network" not in held.kinds:
        return
    address, network = held.kinds.index("address"), held.kinds.index("network")
    signals = held.family < FAMILIES.index("text")
    wide = [v for v in np.flatnonzero((held.kind == network) & signals).tolist() if reason[v]]
    inside: dict[int, set[str]] = {}
    for value in wide:
        for account in held.account[held.holders(value)].tolist():
            inside.setdefault(account, set()).add(str(reason[value]))
    for value in np.flatnonzero((held.kind == address) & signals).tolist():
        if reason[value] is None and held.accounts[value] >= 2:
            of_each = [inside.get(a, set()) for a in held.account[held.holders(value)].tolist()]
            common = set.intersection(*of_each) if of_each else set()
            if common:
                reason[value] = min(common)


def _known_elsewhere(held: Held, profile: Profile, a: Ints, b: Ints, family: Ints) -> Ints:
    """Count, for pairs, the other families that are known of both: four at most."""
    out = np.zeros(len(a), dtype=np.int64)
    for name in ("network", "device", "payment"):
        has = np.zeros(len(held.names), dtype=bool)
        has[held.account[held.of_family(name)[held.value] & ~held.place[held.value]]] = True
        out += has[a] & has[b] & (family != FAMILIES.index(name))
    writes = profile.prompts >= _PROMPTS
    return out + (writes[a] & writes[b])


def _classes(held: Held, by_family: dict[str, Leads], grey: Grey, settings: Linking) -> None:
    """Grey a prompt that five or more on one network typed within a lesson on devices of their own."""
    text, network = held.of_family("text"), held.of_family("network") & ~held.place
    wide = np.flatnonzero(text & (np.diff(held.start) >= _FEW))
    of_account = _values_by_account(held, network)
    classes: list[Ints] = []
    for value in wide.tolist():
        span = held.holders(value)
        accounts, at = held.account[span], np.sort(held.first[span])
        if grey.reason[value] is not None or _closest(at, settings.lesson_ms) < _MOST * len(at):
            continue
        if _share_hard(held, accounts, by_family):
            continue
        there = [of_account.get(a, frozenset()) for a in accounts.tolist()]
        if _most_common(there) > len(accounts) / 2:
            grey.reason[value] = CLASSROOM
            classes.append(accounts)
    for value in np.flatnonzero(network & (np.diff(held.start) >= _FEW)).tolist():
        accounts = held.account[held.holders(value)]
        inside = max((int(np.isin(accounts, each).sum()) for each in classes), default=0)
        if grey.reason[value] is None and 2 * inside > len(accounts):
            grey.reason[value] = CLASSROOM


def _values_by_account(held: Held, chosen: Flags) -> dict[int, frozenset[int]]:
    kept = chosen[held.value]
    found: dict[int, set[int]] = {}
    for account, value in zip(held.account[kept].tolist(), held.value[kept].tolist(), strict=True):
        found.setdefault(account, set()).add(value)
    return {account: frozenset(values) for account, values in found.items()}


def _closest(at: Ints, within: int) -> int:
    """Count the most times that lie within a span of that length; ``at`` ascends."""
    return int((np.searchsorted(at, at + within, side="right") - np.arange(len(at))).max(initial=0))


def _share_hard(held: Held, accounts: Ints, by_family: dict[str, Leads]) -> bool:
    """Tell whether more than a tenth of the pairs share a device or a payment."""
    wide = len(held.names)
    i, j = np.triu_indices(len(accounts), 1)
    pair = accounts[i] * wide + accounts[j]
    both = is_among(by_family["device"].pair, pair) | is_among(by_family["payment"].pair, pair)
    return bool(both.mean() > _RELATED)


def _most_common(sets: Sequence[frozenset[int]]) -> int:
    count: dict[int, int] = {}
    for each in sets:
        for value in each:
            count[value] = count.get(value, 0) + 1
    return max(count.values(), default=0)


def _outsiders(held: Held, found: Sharing, elsewhere: Flags) -> Flags:
    """Tell holdings of who had a strong value first, while only the others have more in common.

    Who wants to be taken for a victim, or a victim for themselves, copies what is public of it.
    """
    out = np.zeros(len(held.account), dtype=bool)
    strong = held.strong & (np.diff(held.start) >= 4)
    kept = strong[found.value]
    pair, value, more = found.pair[kept], found.value[kept], elsewhere[kept]
    wide = max(1, len(held.names))
    ends = np.concatenate((value * wide + pair // wide, value * wide + pair % wide))
    packed = held.packed()
    ties = np.bincount(np.searchsorted(packed, ends), np.tile(more, 2), len(packed))
    for each in np.unique(value).tolist():
        span = held.holders(each)
        alone = ties[span] == 0
        earliest = held.first[span] == held.first[span].min()
        if 2 * (~alone).sum() > len(alone):
            out[span] = alone & earliest
    return out
