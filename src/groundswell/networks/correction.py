"""The correction of p-values for how many tests were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def corrected(p: NDArray[np.float64], family: float) -> NDArray[np.float64]:
    """Correct p-values for ``family`` tests by Benjamini & Hochberg (1995).

    >>> corrected(np.array([0.01, 0.02, 0.9]), 3.0).tolist()
    [0.03, 0.03, 0.9]
    """
    order = np.argsort(p, kind="stable")
    raw = p[order] * family / np.arange(1, len(p) + 1)
    q = np.empty_like(raw)
    q[order] = np.minimum(1.0, np.minimum.accumulate(raw[::-1])[::-1])
    return q
