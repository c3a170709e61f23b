"""Whether two accounts coincide more often than chance gives: a test of pairs, for any trace.

The test conditions on which items both accounts acted on, at any time: popularity, activity and
shared interest drop out, and only fine timing is tested. Coincidences that one occasion or one
leader (a broker with fans, a popular source) explains count once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.engine.co_actions import co_actions
from groundswell.errors import SettingError
from groundswell.networks import coincidence

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_SAMPLE = 2_000  # accounts from which the number of pairs with common items is estimated
_SAMPLE_ACTS = 20_000_000  # acts looked at for it, at most
_SHRINK_ITEMS = 20.0  # items of average behaviour added to each size of item
_SHRINK_ACTS = 2.0  # acts of average behaviour added to each account


@dataclass(frozen=True, kw_only=True, slots=True)
class Coincidence:
    """What the test takes for a coincidence, and when it calls an account beyond chance.

    >>> Coincidence(window_ms=30_000).furthest_ms
    3600000
    """

    window_ms: int = 60_000  # acts at most this far apart coincide, inclusive
    furthest_ms: int = 3_600_000  # beyond it an item's pace is not looked at
    gap_ms: int = 1_800_000  # coincidences closer than this are one occasion
    pace_weight: float = 5.0  # acts of smooth decay added to what an item's own pace tells
    suspicious: float = 0.01  # pairs below it are taken out when an item's pace is measured
    alpha: float = 0.05  # share of falsely named accounts that is accepted
    seed: int = 20_260_223  # of the sample of accounts

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 0 < self.window_ms <= self.furthest_ms:
            msg = (
                f"chance: window_ms is {self.window_ms}; give a positive number of milliseconds, "
                f"at most furthest_ms ({self.furthest_ms})"
            )
            raise SettingError(msg)
        if not (0 < self.alpha < 1 and 0 < self.suspicious < 1):
            msg = "chance: alpha and suspicious are shares; give numbers between 0 and 1, e.g. 0.05"
            raise SettingError(msg)


@dataclass(frozen=True, slots=True)
class Tested:
    """Pairs and accounts with what chance gives.

    Pair arrays (``a`` < ``b``, one entry a pair with two coincidences or more): ``common`` items,
    ``coincidences`` among them, their distinct ``occasions`` and ``leaders``, how many chance
    would give (``expected``), ``p`` and its correction ``q`` for all pairs that could have been
    tried. ``account_p`` and ``account_q`` have one entry an account number; an account is beyond
    chance when its q is at most alpha. ``family`` is the number of pairs that share two items
    or more at any time, ``accounts`` the number of accounts that act at all.
    """

    a: Ints
    b: Ints
    common: Ints
    coincidences: Ints
    occasions: Ints
    leaders: Ints
    expected: Floats
    p: Floats
    q: Floats
    account_p: Floats
    account_q: Floats
    family: float
    accounts: int


def against_chance(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    origin_ms: NDArray[Any] | None = None,
    source: NDArray[Any] | None = None,
    settings: Coincidence | None = None,
) -> Tested:
    """Test every pair of accounts with two coincidences or more against chance.

    ``account`` and ``item`` are dense numbers from 0 and ``at_ms`` milliseconds, one entry an act,
    in any order. ``origin_ms`` (when the item appeared) and ``source`` (the account that it came
    from) have one entry an item, -1 where not known: the first act stands in for them.

    Accounts are named by Benjamini & Hochberg (1995) over all accounts. The family of pairs is
    all that share two items, not only those that coincide. Raises ValueError for arrays of
    unequal length.
    """
    settings = settings or Coincidence()
    world = _World.of(account, item, at_ms, origin_ms, source)
    window = settings.window_ms
    found = co_actions(world.account, world.item, world.at, window_ms=window, min_items=2)
    a, b = found.a, found.b
    family = max(float(len(a)), world.family(settings.seed))
    if not len(a):
        return _nothing(world, family)
    usual = world.usual_rate(window)
    common, within, first_p = coincidence.first_pass(
        a, b, world.pointer, world.acts, world.item, world.at, usual, window
    )
    suspicious = first_p < settings.suspicious
    wide = np.clip(world.age, 2 * window, settings.furthest_ms)
    burst, near_out, around_out = coincidence.mark_bursts(
        a[suspicious], b[suspicious], world.pointer, world.acts, world.item, world.at, wide, window
    )
    audience = 1 - _share(np.bincount(world.item, near_out > 0, len(world.size)), world.size)
    occasions, leaders, expected, p = coincidence.second_pass(
        a, b, world.pointer, world.acts, world.item, world.at, world.age,
        audience, usual, world.early_habit(audience, window),
        world.leaders(burst, window), burst, suspicious, wide,
        coincidence.neighbours(world.at, world.start, world.item, np.full_like(world.at, window)),
        near_out,
        coincidence.neighbours(world.at, world.start, world.item, wide),
        around_out,
        window, settings.furthest_ms, settings.gap_ms, settings.pace_weight,
    )  # fmt: skip
    account_p = np.ones(world.accounts)
    np.minimum.at(account_p, a, p)
    np.minimum.at(account_p, b, p)
    acting = np.diff(world.pointer) > 0
    account_p = np.minimum(1.0, account_p * 2 * family / acting.sum())
    account_q = np.ones(world.accounts)
    account_q[acting] = corrected(account_p[acting], float(acting.sum()))
    return Tested(
        a=a,
        b=b,
        common=common,
        coincidences=within,
        occasions=occasions,
        leaders=leaders,
        expected=expected,
        p=p,
        q=corrected(p, family),
        account_p=account_p,
        account_q=account_q,
        family=family,
        accounts=int(acting.sum()),
    )


def corrected(p: Floats, family: float) -> Floats:
    """Correct p-values for ``family`` tests by Benjamini & Hochberg (1995).

    >>> corrected(np.array([0.01, 0.02, 0.9]), 3.0).tolist()
    [0.03, 0.03, 0.9]
    """
    order = np.argsort(p, kind="stable")
    raw = p[order] * family / np.arange(1, len(p) + 1)
    q = np.empty_like(raw)
    q[order] = np.minimum(1.0, np.minimum.accumulate(raw[::-1])[::-1])
    return q


@dataclass(frozen=True, slots=True)
class _World:
    """First acts of accounts on items, by item and time, with an index by account."""

    account: Ints
    item: Ints
    at: Ints
    age: Ints  # since the item appeared
    start: Ints  # of each item's acts
    size: Ints  # of each item
    pointer: Ints  # of each account's acts in `acts`
    acts: Ints  # event numbers by account and item
    source: Ints  # of each item
    accounts: int

    @classmethod
    def of(
        cls,
        account: NDArray[Any],
        item: NDArray[Any],
        at_ms: NDArray[Any],
        origin_ms: NDArray[Any] | None,
        source: NDArray[Any] | None,
    ) -> _World:
        if not len(account) == len(item) == len(at_ms):
            msg = f"arrays of unequal length: {len(account)}, {len(item)}, {len(at_ms)}"
            raise ValueError(msg)
        account, item, at = (np.asarray(x, dtype=np.int64) for x in (account, item, at_ms))
        order = np.lexsort((at, account, item))
        account, item, at = account[order], item[order], at[order]
        first = np.ones(len(account), dtype=np.bool_)
        first[1:] = (account[1:] != account[:-1]) | (item[1:] != item[:-1])
        account, item, at = account[first], item[first], at[first]
        order = np.lexsort((account, at, item))
        account, item, at = account[order], item[order], at[order]
        items = int(item.max()) + 1 if len(item) else 0
        accounts = int(account.max()) + 1 if len(account) else 0
        size = np.bincount(item, minlength=items)
        start = np.concatenate(([0], np.cumsum(size)))
        there = size > 0
        appeared, whose = np.zeros(items, dtype=np.int64), np.full(items, -1, dtype=np.int64)
        appeared[there], whose[there] = at[start[:-1][there]], account[start[:-1][there]]
        if origin_ms is not None:
            given = np.asarray(origin_ms, dtype=np.int64)[:items]
            appeared = np.where((given >= 0) & (given <= appeared), given, appeared)
        if source is not None:
            told = np.asarray(source, dtype=np.int64)[:items]
            whose = np.where(told >= 0, told, whose)
        return cls(
            account=account,
            item=item,
            at=at,
            age=at - appeared[item],
            start=start,
            size=size,
            pointer=np.concatenate(([0], np.cumsum(np.bincount(account, minlength=accounts)))),
            acts=np.lexsort((item, account)).astype(np.int64),
            source=whose,
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

    def usual_rate(self, window: int) -> Floats:
        """For each item, the share of pairs of acts that coincide on items of its size."""
        several = self.size >= 2
        pairs = self.size * (self.size - 1) / 2
        rate = _share(coincidence.pairs_within(self.at, self.start, window), pairs)
        sizes = np.zeros(len(self.size), dtype=np.int64)
        sizes[several] = np.log2(self.size[several]).astype(np.int64)
        overall = rate[several].mean() if several.any() else 0.0
        total = np.bincount(sizes[several], rate[several], minlength=sizes.max() + 1)
        count = np.bincount(sizes[several], minlength=sizes.max() + 1)
        by_size = (total + _SHRINK_ITEMS * overall) / (count + _SHRINK_ITEMS)
        usual: Floats = by_size[sizes]
        return usual

    def early_habit(self, audience: Floats, window: int) -> Floats:
        """For each account, its share of acts right after an item appeared, on open items."""
        own = (self.age == 0) & (self.account == self.source[self.item])
        counted = (audience[self.item] >= 0.5) & (self.size[self.item] >= 2) & ~own
        early = counted & (self.age < 2 * window)
        usual = early.sum() / max(1, counted.sum())
        acts = np.bincount(self.account, counted, minlength=self.accounts)
        fast = np.bincount(self.account, early, minlength=self.accounts)
        habit: Floats = (fast + _SHRINK_ACTS * usual) / (acts + _SHRINK_ACTS)
        return habit

    def leaders(self, burst: Ints, window: int) -> Ints:
        """Whom each act may follow: its item's source, its burst's first account, or nobody."""
        grouped = np.bincount(burst, minlength=len(self.at))[burst] > 1
        youngest = np.full(len(self.at), np.iinfo(np.int64).max)
        np.minimum.at(youngest, burst, self.age)
        latest_first = np.lexsort((self.account, self.at))[::-1]
        earliest = np.full(len(self.at), -1, dtype=np.int64)
        earliest[burst[latest_first]] = self.account[latest_first]
        followed = np.where(youngest[burst] < 2 * window, self.source[self.item], earliest[burst])
        return np.where(grouped, followed, -1 - np.arange(len(self.at)))


def _share(part: NDArray[Any], whole: NDArray[Any]) -> Floats:
    shares: Floats = np.divide(part, whole, out=np.zeros(len(whole)), where=whole > 0)
    return shares


def _nothing(world: _World, family: float) -> Tested:
    ints, floats = np.empty(0, dtype=np.int64), np.empty(0)
    ones = np.ones(world.accounts)
    acting = int((np.diff(world.pointer) > 0).sum())
    return Tested(
        ints, ints, ints, ints, ints, ints, floats, floats, floats, ones, ones, family, acting
    )
