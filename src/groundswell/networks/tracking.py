"""Groups over time: when they are born, grow, split, merge, sleep and return.

After Greene, Doyle & Cunningham (2010): what acts together in a period is matched with what acted
together before, by the accounts they have in common. Followed are the groups of the whole data, so
that a group whose members take turns stays one thread rather than being born anew every day.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.errors import SettingError
from groundswell.model.tables import PERIODS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

HOUR, DAY, WEEK = 3_600_000, 86_400_000, 604_800_000
TOGETHER = 3  # accounts that must act together in a period
_MONDAY = 4 * DAY  # periods are counted from Monday 5 January 1970, 00:00 UTC
_OVERLAP = 0.5  # of the smaller of two sets, from which they count as the same accounts
_SILENT = 2  # periods without acting together that make a sleep
_CHANGED = 0.25  # of the former size, and at least two accounts: growing or shrinking


@dataclass(frozen=True, slots=True)
class Followed:
    """Threads through time as the table ``periods``, and how often each group acted together."""

    periods: pa.Table
    recurrence: dict[str, int]  # periods in which at least three of the group acted together
    length_ms: int  # of a period


def period_length(first_ms: int, last_ms: int) -> int:
    """Choose the length of a period by the span of the data.

    An hour below four days, a day below sixty days, a week below sixty weeks, else four weeks.

    >>> period_length(0, 30 * 86_400_000) // 86_400_000
    1
    """
    span = last_ms - first_ms
    if span < 4 * DAY:
        return HOUR
    if span < 60 * DAY:
        return DAY
    return WEEK if span < 60 * WEEK else 4 * WEEK


def follow_groups(
    account_a: NDArray[np.int64],
    account_b: NDArray[np.int64],
    at_ms: NDArray[np.int64],
    *,
    accounts: Sequence[str],
    groups: Sequence[Sequence[str]] | None = None,
    group_ids: Sequence[str] = (),
    span_ms: tuple[int, int] | None = None,
    length_ms: int | None = None,
) -> Followed:
    """Follow groups through time from every coincidence: who acted with whom, and when.

    ``account_a``, ``account_b`` and ``at_ms`` are parallel; accounts are numbers, that is places
    in ``accounts``. ``groups`` holds the members of each group, ``group_ids`` its key; without
    groups, whatever acts together is followed. ``span_ms``, the first and the last moment of the
    data, tells how long a silence at the end is. Periods are of ``length_ms``, or of
    `period_length`, and start at 00:00 UTC, weeks on Mondays; a period's end is outside it.

    Raises `SettingError` for a length that is not positive.
    """
    if length_ms is not None and length_ms <= 0:
        msg = f"the periods' length_ms is {length_ms}; give a positive number, e.g. 86_400_000"
        raise SettingError(msg)
    if not len(at_ms):
        return Followed(PERIODS.empty_table(), dict.fromkeys(group_ids, 0), length_ms or DAY)
    first, last = span_ms or (int(at_ms.min()), int(at_ms.max()))
    length = length_ms or period_length(first, last)
    group_of = _group_of(accounts, groups)
    group = np.where(group_of[account_a] == group_of[account_b], group_of[account_a], -1)
    kept = (group >= 0) & (account_a != account_b)
    period = (at_ms - _MONDAY) // length
    ties = np.unique(
        np.column_stack(
            (group, period, np.minimum(account_a, account_b), np.maximum(account_a, account_b))
        ).astype(np.int64)[kept],
        axis=0,
    )
    final = max((last - _MONDAY) // length, int(period.max()))
    rows: list[dict[str, object]] = []
    recurrence = dict.fromkeys(group_ids, 0)
    starts = np.searchsorted(ties[:, 0], np.arange(int(group_of.max()) + 2))
    for number in range(len(starts) - 1):
        own = ties[starts[number] : starts[number + 1], 1:]
        acting = _acting(own)
        story = _Story(known=groups is not None)
        for when, sets in acting:
            story.goes_on(when, sets)
        story.ends(int(final))
        key = group_ids[number] if groups is not None else None
        if key is not None:
            recurrence[key] = len(acting)
        rows += [
            row | {"group_id": key} for thread in story.threads for row in _rows(thread, accounts)
        ]
    for row in rows:
        for end in ("start_ms", "end_ms"):
            row[end] = int(row[end]) * length + _MONDAY  # type: ignore[call-overload]
    rows.sort(key=lambda row: (row["start_ms"], row["thread_id"]))
    return Followed(pa.Table.from_pylist(rows, schema=PERIODS), recurrence, length)


def _group_of(accounts: Sequence[str], groups: Sequence[Sequence[str]] | None) -> NDArray[np.int64]:
    if groups is None:
        return np.zeros(len(accounts), dtype=np.int64)
    of = {key: number for number, members in enumerate(groups) for key in members}
    return np.array([of.get(key, -1) for key in accounts], dtype=np.int64)


def _acting(ties: NDArray[np.int64]) -> list[tuple[int, list[frozenset[int]]]]:
    """Sets of accounts that act together in each period, of one group; largest first.

    Accounts are one set when a chain of ties in this period or in the last one before it joins
    them, so that a split needs two periods apart and a thin day makes none.
    """
    out: list[tuple[int, list[frozenset[int]]]] = []
    before: list[tuple[int, int]] = []
    if not len(ties):
        return out
    periods, starts = np.unique(ties[:, 0], return_index=True)
    for when, own in zip(periods.tolist(), np.split(ties[:, 1:], starts[1:]), strict=True):
        now = [(x, y) for x, y in own.tolist()]
        active = {account for tie in now for account in tie}
        sets = [part & active for part in _joined([*before, *now])]
        large = [frozenset(part) for part in sets if len(part) >= TOGETHER]
        before = now
        if large:
            out.append((when, sorted(large, key=lambda part: (-len(part), sorted(part)))))
    return out


def _joined(ties: list[tuple[int, int]]) -> list[set[int]]:
    part: dict[int, set[int]] = {}
    for x, y in ties:
        one, other = part.setdefault(x, {x}), part.setdefault(y, {y})
        if one is not other:
            if len(one) < len(other):
                one, other = other, one
            one |= other
            for account in other:
                part[account] = one
    return list({id(each): each for each in part.values()}.values())


@dataclass(slots=True, eq=False)
class _Thread:
    """One set of accounts followed: those who last acted together, and what happened when."""

    front: frozenset[int]
    born: frozenset[int]
    last: int
    lines: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    # each line: start and end of the period, size, accounts kept, change
    over: bool = False  # merged into another


@dataclass(slots=True)
class _Story:
    """The threads of one group; ``known`` when it is a group of the whole data."""

    known: bool
    threads: list[_Thread] = field(default_factory=list)

    def goes_on(self, when: int, sets: list[frozenset[int]]) -> None:
        """Match the sets of a period with the threads so far."""
        living = [thread for thread in self.threads if not thread.over]
        fronts: dict[int, list[_Thread]] = {}
        for thread in living:
            for account in thread.front:
                fronts.setdefault(account, []).append(thread)
        same = {
            (thread, part): common
            for part in sets
            for thread, common in Counter(
                thread for account in part for thread in fronts.get(account, ())
            ).items()
            if common >= max(2, _OVERLAP * min(len(thread.front), len(part)))
        }
        rank = {thread: place for place, thread in enumerate(living)}
        set_rank = {part: place for place, part in enumerate(sets)}
        # Every set continues the thread it shares most accounts with, if no other shares more.
        continues: dict[frozenset[int], _Thread] = {}
        taken: set[_Thread] = set()
        order = sorted(same, key=lambda two: (-same[two], rank[two[0]], set_rank[two[1]]))
        for thread, part in order:
            if part not in continues and thread not in taken:
                continues[part] = thread
                taken.add(thread)
        matched = {thread for thread, _ in same}
        spare = [thread for thread in living if thread not in matched] if self.known else []
        parents_of: dict[frozenset[int], list[_Thread]] = {}
        parts_of = Counter(thread for thread, _ in same)
        for thread, part in order:
            parents_of.setdefault(part, []).append(thread)
        for part in sets:
            one = continues.get(part)
            parents = parents_of.get(part, [])
            if one is None and not parents and spare:
                one = spare.pop(0)  # the group acts again, by others of its members
            if one is None:
                self.threads.append(_Thread(part, part, when))
                change = "splits" if parents else "born"
                self.threads[-1].lines.append((when, when + 1, len(part), 0, change))
                continue
            absorbed = [thread for thread in parents if thread is not one and thread not in taken]
            self._continue(one, part, when, merges=bool(absorbed), splits=parts_of[one] > 1)
            for thread in absorbed:
                _sleep(thread, when)
                thread.lines.append((when, when + 1, 0, 0, "merges"))
                thread.over = True
                taken.add(thread)

    def _continue(
        self, thread: _Thread, part: frozenset[int], when: int, *, merges: bool, splits: bool
    ) -> None:
        former = len(thread.front)
        if _sleep(thread, when):
            change = "returns"
        elif merges:
            change = "merges"
        elif splits:
            change = "splits"
        elif abs(len(part) - former) >= max(2, _CHANGED * former):
            change = "grows" if len(part) > former else "shrinks"
        else:
            change = "goes on"
        thread.lines.append((when, when + 1, len(part), len(part & thread.front), change))
        thread.front, thread.last = part, when

    def ends(self, final: int) -> None:
        """Close the story with the last period of the data."""
        for thread in self.threads:
            if not thread.over:
                _sleep(thread, final + 1)


def _sleep(thread: _Thread, until: int) -> bool:
    """Note a silence of two periods or more before a period; say whether there was one."""
    if until - thread.last - 1 < _SILENT:
        return False
    thread.lines.append((thread.last + 1, until, 0, 0, "sleeps"))
    return True


def _rows(thread: _Thread, accounts: Sequence[str]) -> list[dict[str, object]]:
    born = [str(thread.lines[0][0]), *sorted(accounts[number] for number in thread.born)]
    named = "\n".join(born).encode("utf-8", "replace")
    key = f"t-{hashlib.blake2b(named, digest_size=6).hexdigest()}"
    return [
        {
            "thread_id": key,
            "start_ms": start,
            "end_ms": end,
            "size": size,
            "kept": kept,
            "change": change,
        }
        for start, end, size, kept, change in thread.lines
    ]
