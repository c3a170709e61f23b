"""What people said of pairs of accounts, and what follows from it.

*Same* and *different* are edges like any other, and outweigh what was measured. Who is the same as
A, and different from B, makes A and B different: nobody needs to be asked. *Unsure* takes back what
was said of the pair before and decides nothing. The latest word on a pair counts; where words on
several pairs contradict one another, the newest are kept and the oldest set aside.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyarrow as pa

SAME, DIFFERENT, UNSURE = "same", "different", "unsure"
WORDS = (SAME, DIFFERENT, UNSURE)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Constraints:
    """What holds of accounts: what was said, and what follows.

    >>> given = Constraints.of([("ana", "ben", "same"), ("ben", "cai", "different")])
    >>> given.verdict("ana", "cai"), given.verdict("ana", "dan")
    ('different', None)
    """

    said: dict[Pair, str] = field(default_factory=dict)  # the latest word on each pair
    set_aside: tuple[Pair, ...] = ()  # pairs whose word contradicts newer ones
    _group: dict[str, str] = field(default_factory=dict)
    _apart: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Iterable[tuple[str, str, str]]) -> Constraints:
        """Settle words on pairs, the oldest first."""
        latest: dict[Pair, str] = {}
        for a, b, word in words:
            if a != b:
                pair = _ordered(a, b)
                latest.pop(pair, None)  # so that the pair moves to its latest place
                latest[pair] = word
        groups = _Groups()
        against: list[Pair] = []
        for (a, b), word in reversed(latest.items()):
            if word == UNSURE:
                continue
            held = groups.join(a, b) if word == SAME else groups.part(a, b)
            if not held:
                against.append((a, b))
        group = {name: groups.root(name) for name in groups.above}
        apart = {root: frozenset(foes) for root, foes in groups.foes.items() if foes}
        return cls(latest, tuple(sorted(against)), group, apart)

    @classmethod
    def of_table(cls, judgements: pa.Table) -> Constraints:
        """Settle a table of judgements (schema ``LINK_JUDGEMENTS``), in whatever order its rows are."""
        rows = sorted(
            judgements.select(["at_ms", "account_a", "account_b", "judgement", "by"]).to_pylist(),
            key=lambda row: (
                row["at_ms"],
                row["account_a"],
                row["account_b"],
                row["by"],
                row["judgement"],
            ),
        )
        return cls.of((row["account_a"], row["account_b"], row["judgement"]) for row in rows)

    def verdict(self, a: str, b: str) -> str | None:
        """Give what holds of a pair, said or inferred: same, different or None."""
        x, y = self._group.get(a, a), self._group.get(b, b)
        if x == y:
            return SAME if a != b and a in self._group else None
        return DIFFERENT if y in self._apart.get(x, ()) else None

    def groups(self) -> list[tuple[str, ...]]:
        """Give the sets of two accounts or more that are the same, each in order."""
        found: dict[str, list[str]] = {}
        for name, root in self._group.items():
            found.setdefault(root, []).append(name)
        return sorted(tuple(sorted(names)) for names in found.values() if len(names) > 1)

    def apart(self) -> list[Pair]:
        """Give pairs that stand for groups that are different: one account of each."""
        return sorted({_ordered(a, b) for a, foes in self._apart.items() for b in foes})


class _Groups:
    """Accounts that are the same, and groups of them that are not."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}
        self.foes: dict[str, set[str]] = {}

    def root(self, name: str) -> str:
        self.above.setdefault(name, name)
        while self.above[name] != name:
            self.above[name] = self.above[self.above[name]]
            name = self.above[name]
        return name

    def join(self, a: str, b: str) -> bool:
        x, y = self.root(a), self.root(b)
        if y in self.foes.get(x, ()):
            return False
        if x != y:
            self.above[y] = x
            for foe in self.foes.pop(y, set()):
                self.foes[foe].discard(y)
                self.foes[foe].add(x)
                self.foes.setdefault(x, set()).add(foe)
        return True

    def part(self, a: str, b: str) -> bool:
        x, y = self.root(a), self.root(b)
        if x == y:
            return False
        self.foes.setdefault(x, set()).add(y)
        self.foes.setdefault(y, set()).add(x)
        return True


def _ordered(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)
