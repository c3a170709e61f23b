"""Draws of a world of provider logs: each part has a source of its own, so that parts don't disturb one another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeVar
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

_AT_ONCE = 64


class Dice:
    """Numbers from 0 to 1 by a seed and the name of a part.

    >>> Dice(1, "household", 3).below(10) == Dice(1, "household", 3).below(10)
    True
    """

    def __init__(self, seed: int, part: str, number: int = 0) -> None:
        self._source = np.random.default_rng([seed, crc32(part.encode()), number])
        self._left: list[float] = []

    def u(self) -> float:
        """Give a number from 0 up to 1."""
        if not self._left:
            self._left = self._source.random(_AT_ONCE).tolist()
        return self._left.pop()

    def chance(self, share: float) -> bool:
        """Whether it happens."""
        return self.u() < share

    def below(self, count: int) -> int:
        """Give a whole number from 0 up to ``count``, which it never is."""
        return int(self.u() * count)

    def among(self, least: int, most: int) -> int:
        """Give a whole number between two, inclusive."""
        return least + int(self.u() * (most - least + 1))

    def pick(self, choices: Sequence[T]) -> T:
        """Give one of them."""
        return choices[int(self.u() * len(choices))]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        """Give one of them, the heavier the likelier."""
        left = self.u() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            left -= weight
            if left < 0:
                return choice
        return choices[-1]

    def some(self, choices: Sequence[T], count: int) -> list[T]:
        """Give so many different ones, or all, in a drawn order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def wait(self, mean: float) -> float:
        """Give an exponential time."""
        return -mean * math.log(1.0 - self.u())

    def heavy(self, middle: float, spread: float) -> float:
        """Give a log-normal number with this median."""
        turn = math.sqrt(-2.0 * math.log(1.0 - self.u())) * math.cos(2.0 * math.pi * self.u())
        return middle * math.exp(spread * turn)

    def token(self) -> str:
        """Give twelve hexadecimal digits."""
        return f"{int(self.u() * (1 << 48)):012x}"
