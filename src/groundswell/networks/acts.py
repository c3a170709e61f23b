"""Who acted on what, when: first acts by item and time, with what each item's pace tells."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.engine.radix import ordered
from groundswell.networks import coincidence
from groundswell.networks.pair_passes import UNSEEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_SAMPLE = 2_000  # accounts from which the number of pairs with common items is estimated
_SAMPLE_ACTS = 20_000_000  # acts looked at for it, at most
_SHRINK_ITEMS = 20.0  # items of average behaviour added to each size of item
_SHRINK_ACTS = 2.0  # acts of average behaviour added to each account


@dataclass(frozen=True, slots=True)
class Acts:
    """First acts of accounts on items, by item and time, with an index by account."""

    account: Ints
    item: Ints
    at: Ints
    age: Ints  # since the item appeared
    start: Ints  # of each item's acts
    size: Ints  # of each item
    pointer: Ints  # of each account's acts in `acts`
    acts: Ints  # event numbers by account and item
    source: Ints  # of each item, -1 where it is not known
    opener: Ints  # of each item: the account that acted on it first
    appeared: Ints  # of each item
    accounts: int

    @classmethod
    def of(
        cls,
        account: NDArray[Any],
        item: NDArray[Any],
        at_ms: NDArray[Any],
        origin_ms: NDArray[Any] | None,
        source: NDArray[Any] | None,
        *,
        accounts: int = 0,
        items: int = 0,
    ) -> Acts:
        """Keep each account's first act on each item; arrays as in `against_chance`.

        ``accounts`` and ``items`` say how many numbers there are, where some may not act.
        """
        if not len(account) == len(item) == len(at_ms):
            msg = f"arrays of unequal length: {len(account)}, {len(item)}, {len(at_ms)}"
            raise ValueError(msg)
        account, item, at = (np.asarray(x, dtype=np.int64) for x in (account, item, at_ms))
        account, item, at = first_acts(account, item, at)
        items = max(items, int(item.max()) + 1 if len(item) else 0)
        accounts = max(accounts, int(account.max()) + 1 if len(account) else 0)
        size = np.bincount(item, minlength=items)
        start = np.concatenate(([0], np.cumsum(size)))
        there = size > 0
        appeared, whose = np.zeros(items, dtype=np.int64), np.full(items, -1, dtype=np.int64)
        known = whose.copy()
        appeared[there], whose[there] = at[start[:-1][there]], account[start[:-1][there]]
        if origin_ms is not None:
            given = np.asarray(origin_ms, dtype=np.int64)[:items]
            appeared = np.where((given >= 0) & (given <= appeared), given, appeared)
        if source is not None:
            told = np.asarray(source, dtype=np.int64)[:items]
            known[: len(told)] = told
        return cls(
            account=account,
            item=item,
            at=at,
            age=at - appeared[item],
            start=start,
            size=size,
            pointer=np.concatenate(([0], np.cumsum(np.bincount(account, minlength=accounts)))),
            acts=coincidence.by_account(account, accounts),
            source=known,
            opener=whose,
            appeared=appeared,
            accounts=accounts,
        )

    def family(self, seed: int) -> float:
        """Estimate, on the safe side, how many pairs of accounts share two items or more."""
        active = np.flatnonzero(np.diff(self.pointer) >= 2)
        if not len(active):
            return 0.0
        chosen = np.random.Generator(np.random.PCG64(seed)).permutation(active)[:_SAMPLE]
        counted = coincidence.sharing_partners(
            chosen, self.pointer, self.acts, self.item, self.start, self.account, self.accounts,
            _SAMPLE_ACTS,
        )  # fmt: skip
        most = counted.mean() + 2 * counted.std() / math.sqrt(len(counted))
        return float(most * len(active) / 2)

    def usual_rate(
        self, window: Ints, ever: Ints | None = None, close: Ints | None = None
    ) -> Floats:
        """For each item, the share of pairs of acts that coincide on items of its size.

        Of each item, ``ever`` pairs of acts are left out, ``close`` of which coincide.
        """
        pairs = self.size * (self.size - 1) // 2
        within = coincidence.pairs_within(self.at, self.start, window)
        known = _SHRINK_ITEMS * _mean(share(within, pairs), pairs > 0)
        if ever is not None and close is not None:
            pairs, within = pairs - ever, within - close
        several = pairs > 0
        rate = share(within, pairs)
        sizes = np.zeros(len(self.size), dtype=np.int64)
        sizes[self.size > 0] = np.log2(self.size[self.size > 0]).astype(np.int64)
        # With few items left, what all of them show is the better guess: never nothing.
        overall = (rate[several].sum() + known) / (several.sum() + _SHRINK_ITEMS)
        total = np.bincount(sizes[several], rate[several], minlength=64)
        count = np.bincount(sizes[several], minlength=64)
        by_size = (total + _SHRINK_ITEMS * overall) / (count + _SHRINK_ITEMS)
        usual: Floats = by_size[sizes]
        return usual

    def early_habit(self, within_ms: Ints, audience: Floats | None = None) -> Floats:
        """For each account, its share of acts right after an item appeared, on open items.

        ``audience`` is the share of an item's acts that come from outside suspicious pairs; items
        with less than half are closed and don't count. Without it all items are open.
        """
        author = np.where(self.source >= 0, self.source, self.opener)
        own = (self.age == 0) & (self.account == author[self.item])
        counted = (self.size[self.item] >= 2) & ~own
        if audience is not None:
            counted &= audience[self.item] >= 0.5
        early = counted & (self.age < within_ms[self.item])
        usual = early.sum() / max(1, counted.sum())
        acts = np.bincount(self.account, counted, minlength=self.accounts)
        fast = np.bincount(self.account, early, minlength=self.accounts)
        habit: Floats = (fast + _SHRINK_ACTS * usual) / (acts + _SHRINK_ACTS)
        return habit

    def early_on(self, within_ms: Ints, habit: Floats) -> Floats:
        """For each act, how likely its account is right behind this item's source.

        Its share of such acts on the source's other items, drawn towards its ``habit`` where there
        are few, and never below it: fans of several people are quick with each of them.
        """
        likely = np.empty(len(self.item))
        coincidence.early_on_source(
            self.pointer, self.acts, self.item, self.age, self.source, within_ms, habit,
            _SHRINK_ACTS, likely,
        )  # fmt: skip
        return likely

    def together(self, length_ms: int) -> float:
        """Estimate how often two acts, whoever's, lie within ``length_ms`` of each other."""
        if len(self.at) < 2:
            return 0.0
        each = np.unique(self.at // length_ms, return_counts=True)[1] / len(self.at)
        return min(1.0, float(2 * (each**2).sum()))

    def leaders(self, burst: Ints, window: Ints) -> Ints:
        """Whom each act may follow: its item's source, its burst's first account, or nobody.

        ``burst`` has the number of the burst's first act for each act, its own where it is in none.

        Right after an item of unknown source appeared that is `UNSEEN`, the same for all such items:
        they may all be one popular account's, whose own posts are not in the data.
        """
        grouped = np.bincount(burst, minlength=len(self.at))[burst] > 1
        # A burst bears the number of its first act, which is the youngest of its item.
        source = np.where(self.source >= 0, self.source, UNSEEN)
        followed = np.where(
            self.age[burst] < 2 * window[self.item], source[self.item], self.account[burst]
        )
        return np.where(grouped, followed, -1 - np.arange(len(self.at)))


def first_acts(account: Ints, item: Ints, at: Ints) -> tuple[Ints, Ints, Ints]:
    """Each account's first act on each item, by item, time and account."""
    order = ordered(item, at)
    coincidence.settle(order, item, at, account)
    account, item, at = account[order], item[order], at[order]
    first = coincidence.first_of_each(account, item, int(account.max(initial=-1)) + 1)
    return account[first], item[first], at[first]


def _mean(values: Floats, chosen: NDArray[np.bool_]) -> float:
    return float(values[chosen].mean()) if chosen.any() else 0.0


def share(part: NDArray[Any], whole: NDArray[Any]) -> Floats:
    """Give part of whole, 0 where there is no whole."""
    shares: Floats = np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)
    return shares
