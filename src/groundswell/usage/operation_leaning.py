"""How far somebody's requests lean, all together, to what the policy describes: more than others' of the log.

One prompt may lean by chance, and which stage it belongs to is often hard to tell; over many occasions
a mean is told well. It is measured against the log itself: the middle of its accounts, how much they
differ from one another, and how much one account's occasions do (a random-effects model, after
Laird & Ware 1982). Honest work on such things leans as well, so this never stands alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from groundswell.usage.contrast import LEAST_ACCOUNTS

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

IN_SUM = 1.5
"""Standard deviations above the middle of the log, from which a unit leans."""
FAR = 2.5
"""The same, from which it leans far: one honest unit in 160 by the normal law."""
ALONE = 3.7
"""The same of one account that nothing links: one honest account in 10,000 by the normal law."""
ALONE_VOICED = 7.0
"""The same of one that names an honest purpose again and again: such trades lean further than others."""
FOCUSED = 2 / 3
"""Share of the occasions that lean, from which on somebody keeps to one subject."""
KEPT = 0.8
"""The same, from which on hardly anything else is left."""
HALF = 1 / 2
"""The same, where it also came back to a name after a refusal."""
TAKEN_UP = 1 / 3
"""Share of all occasions of one account, on a name that it is said to keep to."""
AMONG_MANY = 5.2
"""Standard deviations on a name that takes up less: one honest account in ten million by the normal law."""
LEAST_OCCASIONS = 3
LEANS = 1.0
"""Log odds above the middle of the log, from which on a message leans; how little others do tells nothing."""
_MOST = 6.0  # log odds: no single occasion counts for more
_LEAST_BETWEEN = 0.25  # people differ at least so much
_FEW = 100  # accounts; with fewer, some that were planted would tell how people differ


@dataclass(frozen=True, slots=True)
class Spread:
    """How accounts of a log lean, in natural log odds."""

    middle: float = 1.2
    between: float = 0.35  # standard deviation of accounts
    within: float = 0.7  # standard deviation of an account's occasions
    measured: bool = False  # on the log; else it is a stated guess

    def excess(
        self, total: NDArray[np.float64], occasions: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """Give standard deviations above the middle, for sums of leanings over so many occasions.

        Minus infinity where there are fewer than `LEAST_OCCASIONS`.
        """
        n = np.maximum(occasions, 1)
        off = (total / n - self.middle) / np.sqrt(self.between**2 + self.within**2 / n)
        return np.where(occasions >= LEAST_OCCASIONS, off, -np.inf)


def bounded(leaning: NDArray[np.float64], middle: float = LEANS) -> NDArray[np.float64]:
    """Keep leanings within bounds; what was not read counts as the middle."""
    return np.asarray(np.clip(np.nan_to_num(leaning, nan=middle), LEANS, _MOST))


def that_lean(stages: pa.Table, leanings: pa.Table) -> pa.Table:
    """Give the stages (``MESSAGE_STAGES``) of messages that lean (``MESSAGE_LEANINGS``).

    What reads like a stage and yet is what this log's people write is a slip of the reading. All of them
    in a log of too few accounts to tell.
    """
    if len(pc.unique(leanings["account_key"])) < LEAST_ACCOUNTS:
        return stages
    leaning = leanings.filter(pc.greater_equal(leanings["leaning"], LEANS))["message_key"]
    return stages.filter(pc.is_in(stages["message_key"], value_set=leaning.combine_chunks()))


def spread_of(leaning: NDArray[np.float64], account: NDArray[np.int64]) -> Spread:
    """Measure the spread from occasions: how far each leans, and whose it is."""
    read = np.isfinite(leaning)
    value, whose = bounded(leaning[read]), account[read]
    if not len(value):
        return Spread()
    count = np.bincount(whose)
    mean = np.bincount(whose, value) / np.maximum(count, 1)
    often = count >= LEAST_OCCASIONS
    if often.sum() < _FEW:
        return Spread()
    off = (value - mean[whose]) ** 2
    held = often[whose]
    within = float(off[held].sum() / (count[often] - 1).sum())
    middle = float(np.median(mean[often]))
    apart = 1.4826 * float(np.median(np.abs(mean[often] - middle)))
    noise = within * float(np.mean(1 / count[often]))
    between = max(_LEAST_BETWEEN, max(0.0, apart**2 - noise) ** 0.5)
    return Spread(middle, between, within**0.5, measured=True)
