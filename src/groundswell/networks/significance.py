"""Whether two accounts coincide more often than chance gives: a test of pairs, for any trace.

The test conditions on which items both accounts acted on, at any time: popularity, activity and
shared interest drop out, and only fine timing is tested. Coincidences that one occasion or one
leader (a broker with fans, a popular source) explains count once.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from groundswell.engine.co_actions import partners
from groundswell.errors import SettingError
from groundswell.networks import coincidence, pair_passes
from groundswell.networks.acts import Acts, share
from groundswell.networks.correction import corrected

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_REACH = 60  # windows beyond which an item's pace is not looked at
_PAUSE = 30  # windows without a coincidence after which a new occasion begins, at least
_ABOUT = 10  # windows within which two accounts are about at one time
_PART = 2_000  # pairs that one thread takes at a time, at least
_PARTS_A_CORE = 16


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
    ``coincidences`` among them, their distinct ``occasions`` and ``leaders``, the ``leader`` whom
    most of them follow (an account number; below 0 for none) and how many do (``led``), how many
    coincidences chance would give (``expected``), ``p``, its correction ``q`` for all pairs that
    could have been tried, ``apart`` (what ``p`` would be if leaders, timetables and publishers were
    no explanation) and ``reason`` (which of them it is, a place in `pair_passes.REASONS`).
    ``account_p`` and ``account_q`` have one entry an account number; an account is beyond
    chance when its q is at most alpha. ``family`` is the number of pairs that share two items
    or more at any time, ``accounts`` the number of accounts that act at all, ``acts`` how many
    items each acts on; ``audience`` the share of each item's acts outside suspicious pairs.
    """

    a: Ints
    b: Ints
    common: Ints
    coincidences: Ints
    occasions: Ints
    leaders: Ints
    leader: Ints
    led: Ints
    reason: NDArray[np.int8]
    expected: Floats
    p: Floats
    q: Floats
    apart: Floats
    account_p: Floats
    account_q: Floats
    family: float
    accounts: int
    acts: Ints
    audience: Floats


def against_chance(
    account: NDArray[Any],
    item: NDArray[Any],
    at_ms: NDArray[Any],
    *,
    origin_ms: NDArray[Any] | None = None,
    source: NDArray[Any] | None = None,
    settings: Coincidence | None = None,
    memory_bytes: int = 2 << 30,
) -> Tested:
    """Test every pair with two coincidences or more, and every account.

    ``account`` and ``item`` are dense numbers from 0 and ``at_ms`` milliseconds, one entry an act,
    in any order. ``origin_ms`` (when the item appeared) and ``source`` (the account that it came
    from) have one entry an item, -1 where not known: the first act stands in for them.

    Accounts are named by Benjamini & Hochberg (1995) over all accounts. The family of pairs is
    all that share two items, not only those that coincide. Raises ValueError for arrays of
    unequal length.
    """
    settings = settings or Coincidence()
    acts = Acts.of(account, item, at_ms, origin_ms, source)
    return pairs_against_chance(acts, settings, memory_bytes=memory_bytes)


def pairs_against_chance(
    acts: Acts,
    settings: Coincidence,
    *,
    windows: Ints | None = None,
    memory_bytes: int = 2 << 30,
) -> Tested:
    """Test the pairs of acts that have been put in order; as `against_chance` otherwise.

    ``windows`` has one entry an item, where items of several traces stand side by side; reach and
    pause grow with them. Several acts at one time are one occasion, whatever the number of
    traces that see them, so that a post with a link and a hashtag counts once.
    """
    window = np.full(len(acts.size), settings.window_ms) if windows is None else windows
    furthest = np.maximum(settings.furthest_ms, window * _REACH)
    gap = np.maximum(settings.gap_ms, window * _PAUSE)
    a, b = _candidates(acts, settings.window_ms, windows, memory_bytes)
    family = max(float(len(a)), acts.family(settings.seed))
    # Put by account, so that those of a pair lie side by side in memory.
    own = acts.acts
    item, at = acts.item[own].astype(np.int32), acts.at[own]
    items = np.zeros(len(acts.size), dtype=pair_passes.ITEM)
    items["window"], items["furthest"], items["gap"] = window, furthest, gap
    items["chance"] = acts.usual_rate(window)
    common, within, first_p = _in_parts(
        lambda part: pair_passes.first_pass(a[part], b[part], acts.pointer, item, at, items),
        len(a),
    )
    if windows is not None:
        several = within >= 2
        a, b = a[several], b[several]
        common, within, first_p = common[several], within[several], first_p[several]
    suspicious = first_p < settings.suspicious
    told = _told_of_acts(acts, items, a[suspicious], b[suspicious], item, at)
    about = _ABOUT * settings.window_ms
    together = acts.together(about)
    occasions, leaders, foremost, led, reason, expected, p, apart = _in_parts(
        lambda part: pair_passes.second_pass(
            a[part], b[part], acts.pointer, item, at, told, items, suspicious[part],
            settings.pace_weight, about, together,
        ),
        len(a),
    )  # fmt: skip
    acting = np.diff(acts.pointer) > 0
    return Tested(
        a=a,
        b=b,
        common=common,
        coincidences=within,
        occasions=occasions,
        leaders=leaders,
        leader=foremost,
        led=led,
        reason=reason,
        expected=expected,
        p=p,
        q=corrected(p, family),
        apart=apart,
        **_of_accounts(a, b, p, family, acting),
        family=family,
        accounts=int(acting.sum()),
        acts=np.diff(acts.pointer),
        audience=items["audience"].copy(),
    )


def _told_of_acts(
    acts: Acts, items: NDArray[Any], a: Ints, b: Ints, item: NDArray[Any], at: Ints
) -> NDArray[Any]:
    """Tell what the second pass asks of acts, by account (`ACT`), and complete it of ``items``.

    ``a`` and ``b`` are the suspicious pairs, which are taken out of what an item's pace is.
    """
    window, furthest = items["window"].copy(), items["furthest"].copy()
    wide = np.clip(acts.age, 2 * window[acts.item], furthest[acts.item])
    burst, near_out, around_out, ever, close = pair_passes.mark_bursts(
        a, b, acts.pointer, acts.acts, item, at, wide[acts.acts], window, len(acts.size)
    )
    items["audience"] = 1 - share(np.bincount(item, near_out > 0, len(acts.size)), acts.size)
    items["chance"] = acts.usual_rate(window, ever, close)
    habit = acts.early_habit(2 * window, items["audience"])
    told = np.empty(len(at), dtype=pair_passes.ACT)
    pair_passes.fill_acts(
        acts.account, acts.pointer, acts.at, acts.age,
        acts.early_on(2 * window, habit), acts.leaders(burst, window), burst, wide,
        coincidence.neighbours(acts.at, acts.start, acts.item, window[acts.item]),
        coincidence.neighbours(acts.at, acts.start, acts.item, wide),
        near_out, around_out, told,
    )  # fmt: skip
    return told


def _candidates(
    acts: Acts, window: int, windows: Ints | None, memory_bytes: int
) -> tuple[Ints, Ints]:
    """Pairs with two coincidences or more; where windows differ, a few with fewer among them."""
    at = acts.at
    if windows is not None:
        # Every item's clock is made to tick in parts of its own window. Rounding may let in a pair
        # just outside; it is looked at again with the times as they are.
        window = 1 << 20
        at = ((at - acts.at[acts.start[acts.item]]) / windows[acts.item] * window).astype(np.int64)
        window += 1
    a, b, _ = partners(
        acts.account, acts.item, at, window_ms=window, min_items=2, memory_bytes=memory_bytes
    )
    return a, b


def _of_accounts(
    a: Ints, b: Ints, p: Floats, family: float, acting: NDArray[np.bool_]
) -> dict[str, Floats]:
    """An account takes its best pair, at the price of all that could have been tried."""
    best = np.ones(len(acting))
    np.minimum.at(best, a, p)
    np.minimum.at(best, b, p)
    count = float(acting.sum())
    # At least one pair was tried for an account that has one, however few the average has.
    priced = np.minimum(1.0, best * max(1.0, 2 * family / max(1.0, count)))
    q = np.ones(len(acting))
    q[acting] = corrected(priced[acting], count)
    return {"account_p": priced, "account_q": q}


def _in_parts(work: Callable[[slice], tuple[Any, ...]], rows: int) -> tuple[Any, ...]:
    """Run compiled work on all cores over slices of the pairs, and put its arrays together."""
    step = max(_PART, -(-rows // (_PARTS_A_CORE * (os.cpu_count() or 1))))
    parts = [slice(low, low + step) for low in range(0, max(1, rows), step)]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        done = list(pool.map(work, parts))
    return tuple(map(np.concatenate, zip(*done, strict=True)))
