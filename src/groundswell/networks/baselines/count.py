"""Accounts that shared at least so many items with another within the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from groundswell.engine.co_actions import co_actions
from groundswell.networks.baselines.baseline import Acts, Named, strongest


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """Every account of a pair with ``least`` distinct shared items or more.

    >>> Count(least=5).name
    'count_5'
    """

    paper: ClassVar[str] = "Giglietto et al. (2020); the usual threshold on repetition"
    least: int = 2
    window_ms: int = 60_000

    @property
    def name(self) -> str:
        """``count_`` and the threshold."""
        return f"count_{self.least}"

    @property
    def title(self) -> str:
        """The threshold in words."""
        return f"{self.least} shared items or more within {self.window_ms // 1000} s"

    def judge(self, acts: Acts) -> Named:
        """Name accounts by their best pair; the score is its number of shared items."""
        found = co_actions(
            acts.account, acts.item, acts.at_ms, window_ms=self.window_ms, min_items=2
        )
        score = strongest(found.a, found.b, found.shared_items.astype(np.float64), acts.accounts)
        return Named(score >= self.least, score)
