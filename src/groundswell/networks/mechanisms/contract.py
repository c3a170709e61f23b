"""What a benign mechanism is, and what it is shown of a group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, Protocol, runtime_checkable

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.networks.mechanisms.group import Group

State = Literal["explains", "part", "not found", "can't be tested"]

ENOUGH, SOME = 0.8, 0.5
"""Shares of a group's co-actions from which a mechanism explains it, or a part of it.

One fifth may be left over, since people who follow one account also meet by chance. It must not
be more: what is left over would then make pairs with several coincidences of its own.
"""


@dataclass(frozen=True, slots=True)
class TestedMechanism:
    """What one mechanism says of one group.

    ``covers`` has one entry a co-action: whether the mechanism accounts for it. ``share`` is
    their part, None where it can't be tested. ``evidence`` holds counts and shares by plain
    names; ``sentence`` is for a reader who is no analyst, and full also when nothing was found.
    """

    __test__: ClassVar[bool] = False  # its name begins like a test's

    mechanism: str
    state: State
    share: float | None
    covers: NDArray[np.bool_]
    evidence: Mapping[str, float]
    sentence: str


@runtime_checkable
class Mechanism(Protocol):
    """A frozen dataclass with the settings of one innocent explanation."""

    name: ClassVar[str]

    def test(self, group: Group) -> TestedMechanism:
        """Say how much of the group's co-actions the mechanism accounts for."""
        ...


def not_testable(name: str, group: Group, why: str) -> TestedMechanism:
    """Give the answer of a mechanism that the data can't speak to."""
    nothing = np.zeros(len(group.earlier), dtype=np.bool_)
    return TestedMechanism(name, "can't be tested", None, nothing, {}, why)


def not_found(
    name: str, group: Group, why: str, evidence: Mapping[str, float], share: float = 0.0
) -> TestedMechanism:
    """Give the answer of a mechanism that was looked for and isn't there."""
    nothing = np.zeros(len(group.earlier), dtype=np.bool_)
    return TestedMechanism(name, "not found", share, nothing, evidence, why)


def percent(share: float) -> str:
    """Write a share for readers, without claiming all or nothing by rounding.

    >>> percent(0.997), percent(1.0), percent(0.001)
    ('99%', '100%', '1%')
    """
    if 0 < share < 1:
        return f"{min(99, max(1, round(100 * share)))}%"
    return f"{round(100 * share)}%"


def counted(number: int, one: str, several: str | None = None) -> str:
    """Write a number with its noun.

    >>> counted(1, "account"), counted(1_200, "story", "stories")
    ('1 account', '1,200 stories')
    """
    return f"{number:,} {one if number == 1 else several or one + 's'}"
