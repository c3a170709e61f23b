"""Refusals by their meaning: a logistic regression on the policy's examples of refusals and of answers.

Models decline in more ways than any list of phrases holds ("I'd sooner leave that be"), and much that
helps has a "no", a "can't" or an apology in it. Both kinds stand in the policy under `answers`, in many
languages, for anybody to read and change.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize

from groundswell.sameness.encoder import encoded_once

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Answers

_RIDGE = 0.3  # penalty of the regression; a vector has length 1


class Refusals:
    """Tells how likely a short answer, or the beginning of a longer one, is a refusal."""

    def __init__(self, examples: Answers, encoder: Encoder) -> None:
        """Encode the examples and fit; equal examples and the same encoder are fitted once."""
        self._encoder = encoder
        self._weights = _fitted(examples, encoder)  # type: ignore[arg-type]  # objects are hashable

    def log_odds(self, texts: Sequence[str]) -> NDArray[np.float64]:
        """Give natural log odds (n) that texts are refusals, where both kinds are as frequent."""
        if not texts:
            return np.empty(0)
        vectors = self._encoder.encode(texts).astype(np.float64)
        return np.asarray(vectors @ self._weights[:-1] + self._weights[-1])


@lru_cache(maxsize=2)
def _fitted(examples: Answers, encoder: Encoder) -> NDArray[np.float64]:
    parts = (examples.refusals, examples.answers)
    texts = [each.text for part in parts for each in part]
    sign = np.repeat([1.0, -1.0], [len(part) for part in parts])
    vectors = encoded_once(encoder, texts).astype(np.float64)
    rows = np.hstack([vectors, np.ones((len(vectors), 1))])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margin = sign * (rows @ weights)
        held = weights.copy()
        held[-1] = 0
        slope = -(sign / (1 + np.exp(np.minimum(margin, 500)))) @ rows + _RIDGE * held
        return float(np.logaddexp(0, -margin).sum() + _RIDGE * (held**2).sum() / 2), slope

    return np.asarray(
        minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x, dtype=np.float64
    )
