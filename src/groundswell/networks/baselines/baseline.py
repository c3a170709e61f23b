"""What a published method is given, and what it says of every account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts of accounts on items: dense numbers from 0 and milliseconds, one entry an act."""

    account: NDArray[np.int64]
    item: NDArray[np.int64]
    at_ms: NDArray[np.int64]
    accounts: int  # account numbers lie below it, also those that never act


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a method names (``named``) and how strongly (``score``): one entry an account.

    A higher score is stronger evidence; an account about which the method says nothing has 0.
    """

    named: NDArray[np.bool_]
    score: NDArray[np.float64]


class Baseline(Protocol):
    """A frozen dataclass with the settings of one published method."""

    paper: ClassVar[str]

    @property
    def name(self) -> str:
        """A short name, e.g. ``count_2``."""
        ...

    @property
    def title(self) -> str:
        """What it does, in a few words."""
        ...

    def judge(self, acts: Acts) -> Named:
        """Name accounts."""
        ...


def strongest(
    a: NDArray[np.int64], b: NDArray[np.int64], weight: NDArray[np.float64], accounts: int
) -> NDArray[np.float64]:
    """For each account, the greatest weight of its pairs; 0 for an account in none.

    >>> strongest(np.array([0, 0]), np.array([1, 2]), np.array([2.0, 5.0]), 4).tolist()
    [5.0, 2.0, 5.0, 0.0]
    """
    most = np.zeros(accounts)
    np.maximum.at(most, a, weight)
    np.maximum.at(most, b, weight)
    return most
