"""What counts as an operator found, in part, or falsely, and how sure a share is.

An operation is *right* where more than half of its accounts belong to one true operator; it *finds*
that operator where it also holds at least half of the operator's accounts that did anything for it: what
an account never asked for nobody can find in it. A right one that holds fewer is a part. One that is not
right is false, and is put down to whom most of its accounts are.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

_SURE = 1.959963984540054  # two-sided 95%
_ONE_SIDED = 0.05


@dataclass(slots=True)
class Tally:
    """Counts over worlds; ``found`` and ``operators`` by kind, ``false`` by archetype."""

    accounts: int = 0
    operators: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    found_with_idle: int = 0  # where accounts count as well that did nothing for their operator
    right: int = 0
    named: int = 0  # accounts in operations
    named_rightly: int = 0  # of them, those of the operator that most of the operation is
    others: Counter[str] = field(default_factory=Counter)  # in right ones, by archetype
    parts: int = 0
    false: Counter[str] = field(default_factory=Counter)
    wrong_instances: set[tuple[int, str]] = field(default_factory=set)

    def add(
        self,
        groups: Iterable[Sequence[str]],
        truth: Sequence[dict[str, Any]],
        world: int,
        idle: AbstractSet[str] = frozenset(),
    ) -> None:
        """Score groups of accounts of one world, one group an operation.

        ``idle`` are accounts that asked for nothing that their operator does.
        """
        whose = {row["account_key"]: row for row in truth}
        members: dict[str, set[str]] = {}
        kinds: dict[str, str] = {}
        for row in truth:
            if row["operator"] is not None:
                members.setdefault(row["operator"], set()).add(row["account_key"])
                kinds[row["operator"]] = row["kind"]
        self.accounts += len(truth)
        self.operators.update(kinds.values())
        found, found_with_idle = set(), set()
        for group in groups:
            held = set(group)
            self.named += len(held)
            operator, count = _most(whose[key]["operator"] for key in held)
            if operator is None or 2 * count <= len(held):
                instance, _ = _most(whose[key]["instance"] for key in held)
                self.false[instance.rpartition("-")[0]] += 1
                self.wrong_instances.add((world, instance))
                continue
            self.right += 1
            self.named_rightly += count
            self.others.update(
                whose[key]["instance"].rpartition("-")[0]
                for key in held
                if whose[key]["operator"] != operator
            )
            active = members[operator] - idle
            if 2 * len(held & active) >= len(active):
                found.add(operator)
            else:
                self.parts += 1
            if 2 * count >= len(members[operator]):
                found_with_idle.add(operator)
        self.found.update(kinds[operator] for operator in found)
        self.found_with_idle += len(found_with_idle)

    def row(self) -> dict[str, object]:
        """Give recall, precision and false operators, with intervals of 95%."""
        planted, found = sum(self.operators.values()), sum(self.found.values())
        false = sum(self.false.values())
        made = self.right + false
        return {
            "operators": planted,
            "found": found,
            "recall": share(found, planted),
            "found_with_idle": self.found_with_idle,
            "operations": made,
            "parts": self.parts,
            "precision": share(self.right, made),
            "accounts_named": self.named,
            "of_the_operator": share(self.named_rightly, self.named),
            "false": false,
            "false_per_100k_accounts": rate(false, self.accounts, 100_000),
        }


def _most(names: Iterable[str | None]) -> tuple[Any, int]:
    """Give the most frequent name, which may be None only where there is no other, and its count."""
    counts = Counter(name for name in names if name is not None)
    if not counts:
        return None, 0
    return min(counts.items(), key=lambda one: (-one[1], one[0]))


def wilson(hits: int, tried: int) -> tuple[float, float]:
    """Give Wilson's interval of 95% for a share.

    >>> [round(each, 3) for each in wilson(19, 20)]
    [0.764, 0.991]
    """
    if not tried:
        return 0.0, 1.0
    part, z2 = hits / tried, _SURE**2
    middle = (part + z2 / (2 * tried)) / (1 + z2 / tried)
    reach = _SURE * math.sqrt(part * (1 - part) / tried + z2 / (4 * tried**2)) / (1 + z2 / tried)
    # At the ends, rounding would leave the share itself outside.
    return max(0.0, middle - reach) if hits else 0.0, middle + reach if hits < tried else 1.0


def share(hits: int, tried: int) -> str:
    """Write a share with its interval."""
    if not tried:
        return "none tried"
    low, high = wilson(hits, tried)
    return f"{hits / tried:.3f} ({low:.3f}–{high:.3f})"


def rate(hits: int, tried: int, per: int) -> str:
    """Write how many there are among so many, with the exact interval of 95% for a rare count."""
    low = _solve(hits, 1 - (1 - 0.95) / 2) if hits else 0.0
    high = _solve(hits + 1, (1 - 0.95) / 2)
    return f"{hits / tried * per:.1f} ({low / tried * per:.1f}–{high / tried * per:.1f})"


def at_most(hits: int) -> float:
    """Give the mean that so few or fewer are seen of in one case of twenty.

    >>> round(at_most(0), 2)
    3.0
    """
    return _solve(hits + 1, _ONE_SIDED)


def _solve(fewer_than: int, chance: float) -> float:
    """Give the Poisson mean at which fewer than so many are seen with this chance."""
    low, high = 0.0, 20.0 + 3.0 * fewer_than
    for _ in range(80):
        mean = (low + high) / 2
        below = sum(
            math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(fewer_than)
        )
        if below > chance:
            low = mean
        else:
            high = mean
    return (low + high) / 2
