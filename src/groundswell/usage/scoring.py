"""How like a stage a piece of text is: three measures from its vector, and one probability.

*Likeness* is the cosine with the nearest exemplar of the stage, *counter* that with the nearest of
what only looks like it. *Linear* is a ridge regression on the policy's own examples, fitted anew
whenever a policy is read: it learns which direction parts exemplars from counters, where the nearest
example alone is a matter of wording. Whether a cue stands beside is added, and a logistic function
whose weights stand in the policy makes a probability of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.policy import MEASURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

UNFITTED = {"likeness": 8.0, "counter": -8.0, "linear": 3.0, "cue": 1.0, "guard": -1.0}
"""Weights for a policy without calibration of its own; what comes out is no probability."""
_UNFITTED_OFFSET = -2.0
_ROWS = 2_048  # vectors measured at once
_RIDGE = 20.0
_OWN_COUNTERS = 3.0  # how much more a stage's own counters weigh than other examples


@dataclass(frozen=True, slots=True)
class Measured:
    """Measures of n vectors for each of s stages: three arrays (n, s)."""

    likeness: Floats
    counter: Floats
    linear: Floats

    def best_of(self, rows: NDArray[np.integer]) -> Measured:
        """Give some rows."""
        return Measured(self.likeness[rows], self.counter[rows], self.linear[rows])


class Scorer:
    """A policy in the form of vectors; making one encodes all its examples once."""

    def __init__(self, policy: Policy, encoder: Encoder) -> None:
        """Encode the policy's examples and fit its linear part."""
        self.policy = policy
        examples, place, kind = [], [], []
        for number, stage in enumerate(policy.stages):
            examples += [*stage.exemplars, *stage.counters]
            place += [number] * (len(stage.exemplars) + len(stage.counters))
            kind += [1] * len(stage.exemplars) + [0] * len(stage.counters)
        examples += policy.ordinary
        place += [-1] * len(policy.ordinary)
        kind += [0] * len(policy.ordinary)
        self._examples, self._place, self._kind = examples, np.array(place), np.array(kind)
        self._vectors = encoder.encode([each.text for each in examples]).astype(np.float32)
        self._linear = self._fitted()

    def measure(self, vectors: Floats) -> Measured:
        """Measure vectors (n, d) of length 1 against every stage."""
        count, stages = len(vectors), len(self.policy.stages)
        found = Measured(*(np.empty((count, stages), np.float32) for _ in range(3)))
        for start in range(0, count, _ROWS):
            part = np.asarray(vectors[start : start + _ROWS], dtype=np.float32)
            rows = slice(start, start + len(part))
            cosines = part @ self._vectors.T
            ordinary = self._nearest(cosines, self._place == -1)
            for number in range(stages):
                mine = self._place == number
                found.likeness[rows, number] = self._nearest(cosines, mine & (self._kind == 1))
                found.counter[rows, number] = np.maximum(
                    ordinary, self._nearest(cosines, mine & (self._kind == 0))
                )
            found.linear[rows] = part @ self._linear[:-1] + self._linear[-1]
        return found

    def logits(
        self, measured: Measured, cue: NDArray[np.bool_], guard: NDArray[np.bool_]
    ) -> Floats:
        """Give the log odds (n, s); ``cue`` (n, s) and ``guard`` (n) say which cues stand there."""
        fitted = self.policy.calibration
        weights = UNFITTED if fitted is None else fitted.weights
        offsets = [
            _UNFITTED_OFFSET if fitted is None else fitted.offsets[name]
            for name in self.policy.order
        ]
        return np.asarray(
            sum(
                (weights[name] * each for name, each in zip(MEASURES, columns(measured, cue, guard), strict=True)),
                start=np.array(offsets, np.float32),
            ),
            dtype=np.float32,
        )  # fmt: skip

    def named(self, vectors: Floats, stages: Ints) -> tuple[list[str], list[str | None]]:
        """Give the ids of the nearest exemplar and counter for vectors (n, d) and their stages (n)."""
        exemplars: list[str] = [""] * len(stages)
        counters: list[str | None] = [None] * len(stages)
        for number in np.unique(stages):
            rows = np.flatnonzero(stages == number)
            mine = self._place == number
            for where, out in (
                (mine & (self._kind == 1), exemplars),
                ((self._place == -1) | (mine & (self._kind == 0)), counters),
            ):
                places = np.flatnonzero(where)
                if not len(places):
                    continue
                best = (vectors[rows] @ self._vectors[places].T).argmax(axis=1)
                for row, place in zip(rows.tolist(), places[best].tolist(), strict=True):
                    out[row] = self._examples[place].id
        return exemplars, counters

    def _nearest(self, cosines: Floats, which: NDArray[np.bool_]) -> Floats:
        places = np.flatnonzero(which)
        if not len(places):
            return np.zeros(len(cosines), np.float32)
        first, last = int(places[0]), int(places[-1]) + 1
        if last - first == len(places):  # they stand together: no copy
            return np.asarray(cosines[:, first:last].max(axis=1))
        return np.asarray(cosines[:, places].max(axis=1))

    def _fitted(self) -> Floats:
        """Fit one ridge regression a stage: +1 on its exemplars, -1 on all other examples."""
        count, stages = len(self._vectors), len(self.policy.stages)
        rows = np.hstack([self._vectors, np.ones((count, 1), np.float32)]).astype(np.float64)
        held = np.eye(rows.shape[1]) * _RIDGE
        held[-1, -1] = _RIDGE / 10
        found = np.empty((rows.shape[1], stages), np.float32)
        for number in range(stages):
            own = (self._place == number) & (self._kind == 1)
            weight = np.where(own, 1 / own.sum(), 1 / max(1, (~own).sum())) * count / 2
            weight[(self._place == number) & (self._kind == 0)] *= _OWN_COUNTERS
            weighed = rows * weight[:, None]
            found[:, number] = np.linalg.solve(
                weighed.T @ rows + held, weighed.T @ np.where(own, 1.0, -1.0)
            )
        return found


def columns(
    measured: Measured, cue: NDArray[np.bool_], guard: NDArray[np.bool_]
) -> tuple[NDArray[np.floating], ...]:
    """Give what is weighed, each (n, s), in the order of `MEASURES`."""
    return (
        measured.likeness,
        measured.counter,
        measured.linear,
        cue.astype(np.float32),
        np.broadcast_to(guard[:, None], cue.shape).astype(np.float32),
    )


def probability(logits: NDArray[np.floating]) -> Floats:
    """Give probabilities from log odds.

    >>> probability(np.array([0.0, 50.0, -50.0])).round(3).tolist()
    [0.5, 1.0, 0.0]
    """
    bounded = np.clip(np.asarray(logits, dtype=np.float64), -40, 40)
    return np.asarray(1 / (1 + np.exp(-bounded)), dtype=np.float32)
