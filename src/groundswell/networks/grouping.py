"""How groups are to be cut: the settings, without what cuts, which takes a while to load."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from groundswell.errors import SettingError


@dataclass(frozen=True, kw_only=True, slots=True)
class Grouping:
    """How groups are cut from the network.

    >>> Grouping(min_size=2).resolution
    'auto'
    """

    min_size: int = 3  # accounts; two are a pair, not a group
    resolution: float | Literal["auto"] = "auto"  # a number is of modularity; higher cuts finer
    resamples: int = 20  # times the evidence is drawn anew to see which groups stay
    seed: int = 20_260_223  # of every random choice

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if self.min_size < 2:
            msg = f"groups: min_size is {self.min_size}; give 2 or more"
            raise SettingError(msg)
        if self.resolution != "auto" and not (
            isinstance(self.resolution, (int, float))
            and math.isfinite(self.resolution)
            and self.resolution > 0
        ):
            msg = (
                f"groups: resolution is {self.resolution}; give auto or a positive number, e.g. 1.0"
            )
            raise SettingError(msg)
        if not 5 <= self.resamples <= 1_000:
            msg = f"groups: resamples is {self.resamples}; give 5 to 1000, e.g. 20"
            raise SettingError(msg)
        if self.seed < 0:
            msg = f"groups: seed is {self.seed}; give 0 or a positive number"
            raise SettingError(msg)
