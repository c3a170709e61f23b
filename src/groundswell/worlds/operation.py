"""An operation to be planted: how many accounts, on which items, how closely, how well hidden."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal, get_args

from groundswell.errors import SettingError
from groundswell.worlds.world import TRACES

Choice = Literal["own", "boosted", "newborn"]

_SECOND, _MINUTE, _HOUR, _DAY = 1_000, 60_000, 3_600_000, 86_400_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Operation:
    """Accounts run together, and how they act.

    >>> Operation(accounts=10, items=8).camouflage
    0.5
    """

    kind: str = "operation"
    accounts: int = 10  # 2 or more
    items: int = 8  # common items
    choice: Choice = "own"  # items of their own, others' items, or popular items at their birth
    traces: tuple[str, ...] = ("co_repost",)  # of the items, in turn
    spread_ms: int = 60_000  # acts on one item lie within so long
    boosted_from_ms: int = 20 * _MINUTE  # age of an item when it is boosted: from
    boosted_to_ms: int = 24 * _HOUR  # to; logarithms are drawn evenly in between
    take_part: float = 1.0  # share of the items that each account acts on
    camouflage: float = 0.5  # share of its acts that are like anybody's
    one_leader: bool = False  # own items all come from one member, not from varying ones
    within_ms: int | None = None  # all items fall into so long; None: over the whole world
    shifts: int = 1  # the day's working hours are shared out among so many shifts
    acts_each: tuple[int, int] | None = None  # fewest and most acts of an account, if sparse
    created_within_ms: int | None = None  # the accounts were created within so long
    copies_from_ms: int | None = None  # copies come at least so long after the first, up to spread
    edited: float = 0.0  # share of copied texts that are slightly changed

    def __post_init__(self) -> None:
        """Refuse what can't be planted, saying the mend."""
        self._whole("accounts", 2, 100_000)
        self._whole("items", 1, 10_000)
        self._whole("spread_ms", 1, 90 * _DAY)
        self._whole("shifts", 1, 12)
        self._whole("boosted_from_ms", 1_000, 30 * _DAY)
        self._whole("boosted_to_ms", self.boosted_from_ms, 30 * _DAY)
        for name in ("within_ms", "created_within_ms", "copies_from_ms"):
            if getattr(self, name) is not None:
                self._whole(name, 1, 9_000 * _DAY)
        if self.choice not in get_args(Choice):
            self._refuse("choice", f"give one of {', '.join(get_args(Choice))}")
        traces: Any = self.traces
        if not isinstance(traces, tuple) or not traces or not set(traces) <= set(TRACES):
            self._refuse("traces", f"give a tuple of some of {', '.join(TRACES)}")
        if not (_is_number(self.take_part) and 0 < self.take_part <= 1):
            self._refuse("take_part", "give a share above 0 and at most 1, e.g. 0.8")
        if not (_is_number(self.camouflage) and 0 <= self.camouflage <= 0.99):
            self._refuse("camouflage", "give a share from 0 to 0.99, e.g. 0.5")
        if not (_is_number(self.edited) and 0 <= self.edited <= 1):
            self._refuse("edited", "give a share from 0 to 1, e.g. 0.3")
        if self.acts_each is not None:
            self._check_acts()
        if self.shifts > self.items:
            self._refuse("shifts", f"give at most items ({self.items}), so that each has some")
        if self.shifts > 1 and self.acts_each is not None:
            self._refuse("shifts", "leave them out where acts_each is given")
        if self.copies_from_ms is not None and self.copies_from_ms >= self.spread_ms:
            self._refuse("copies_from_ms", f"give less than spread_ms ({self.spread_ms})")
        if self.copies_from_ms is not None and self.within_ms is not None:
            self._refuse("within_ms", "leave it out where copies_from_ms is given")

    def changed(self, **changes: Any) -> Operation:
        """Give the operation with some settings changed; an unknown one is a `SettingError`."""
        known = [field.name for field in dataclasses.fields(self)]
        for name in changes:
            if name not in known:
                msg = f"an operation has no {name!r}; it has {', '.join(known)}"
                raise SettingError(msg)
        return dataclasses.replace(self, **changes)

    def _check_acts(self) -> None:
        given: Any = self.acts_each
        whole = isinstance(given, tuple) and len(given) == 2 and all(type(n) is int for n in given)
        if not whole or not 1 <= given[0] <= given[1] <= self.items:
            self._refuse(
                "acts_each", f"give fewest and most acts, at most items ({self.items}), e.g. (1, 2)"
            )

    def _whole(self, name: str, least: int, most: int) -> None:
        value = getattr(self, name)
        if type(value) is not int or not least <= value <= most:
            self._refuse(name, f"give a whole number from {least:,} to {most:,}")

    def _refuse(self, name: str, mend: str) -> None:
        msg = f"operation {self.kind}: {name} is {getattr(self, name)!r}; {mend}"
        raise SettingError(msg)


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _made(kind: str, **settings: Any) -> tuple[str, Operation]:
    return kind, Operation(kind=kind, **settings)


_KNOWN = dict(
    (
        _made("own_10x8", accounts=10, items=8),
        _made("own_20x6", accounts=20, items=6),
        _made("own_one_leader", accounts=20, items=8, one_leader=True),
        _made("boost_20x6", accounts=20, items=6, choice="boosted"),
        _made("boost_10x4", accounts=10, items=4, choice="boosted"),
        _made("boost_5x20", accounts=5, items=20, choice="boosted"),
        _made("boost_200x4", accounts=200, items=5, take_part=0.8, choice="boosted"),
        _made("boost_50x3", accounts=50, items=4, take_part=0.75, choice="boosted"),
        _made("boost_10x2", accounts=10, items=2, choice="boosted"),
        _made("boost_20x8_slow", accounts=20, items=8, choice="boosted", spread_ms=30 * _MINUTE),
        _made("boost_20x6_early", accounts=20, items=6, choice="boosted",
              boosted_from_ms=2 * _MINUTE, boosted_to_ms=20 * _MINUTE),
        _made("boost_1000x6", accounts=1_000, items=12, take_part=0.5, choice="boosted",
              spread_ms=10 * _MINUTE),
        _made("birth_boost", accounts=20, items=8, choice="newborn", take_part=0.8),
        _made("sprint", accounts=20, items=8, choice="boosted", within_ms=20 * _MINUTE),
        _made("shifts", accounts=30, items=20, choice="boosted", shifts=3, take_part=0.8,
              spread_ms=2 * _MINUTE),
        _made("sparse_burst_60", accounts=180, items=3, choice="boosted", acts_each=(1, 1),
              camouflage=0.0, created_within_ms=3 * _DAY),
        _made("sparse_600", accounts=600, items=15, choice="boosted", acts_each=(1, 2),
              camouflage=0.0, created_within_ms=5 * _DAY),
        _made("mixed_traces", accounts=20, items=9, choice="own", take_part=0.8,
              traces=("co_repost", "co_link", "hashtag_sequence")),
        _made("copied_text", accounts=30, items=10, traces=("copied_text",), take_part=0.5,
              copies_from_ms=_HOUR, spread_ms=3 * _DAY, edited=0.3),
    )
)  # fmt: skip


def operation(kind: str, **changes: Any) -> Operation:
    """Give a named operation, with any setting changed.

    ``own_10x8`` reads: 10 accounts act on 8 items of their own. Raises `SettingError` for an
    unknown name or a setting that can't be meant.

    >>> operation("own_10x8", spread_ms=30_000).accounts
    10
    """
    if kind not in _KNOWN:
        msg = f"there is no operation {kind!r}; there are {', '.join(_KNOWN)}"
        raise SettingError(msg)
    return _KNOWN[kind].changed(**changes)


def operation_kinds() -> tuple[str, ...]:
    """Name the operations that can be planted.

    >>> operation_kinds()[0]
    'own_10x8'
    """
    return tuple(_KNOWN)
