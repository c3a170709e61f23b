"""How like a stage a piece of text is: four measures from its vector, and one probability.

*Likeness* is the cosine with the nearest exemplar of the stage, *counter* that with the nearest of
what only looks like it. *Linear* and *leaning* come from one multinomial logistic regression on all
examples of the policy, fitted anew whenever a policy is read: the log odds of this stage, and those of
any stage at all, which are told far better than which one it is. (How far a message leans in its log
is told by the same regression, fitted against the log as well: `contrast`.) Whether a cue stands beside is
added, and a logistic function whose weights stand in the policy makes a probability of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from groundswell.sameness.encoder import encoded_once
from groundswell.usage.policy import MEASURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

UNFITTED = {"likeness": 6.0, "counter": -4.0, "linear": 0.4, "leaning": 0.4, "cue": 1.0}
"""Weights for a policy without calibration of its own; what comes out is no probability."""
_UNFITTED_OFFSET = -2.0
_ROWS = 2_048  # vectors measured at once
_RIDGE = 2.0  # penalty of the regression; a vector has length 1
_STEPS = 200


@dataclass(frozen=True, slots=True)
class Measured:
    """Measures of n vectors for each of s stages: four arrays (n, s)."""

    likeness: Floats
    counter: Floats
    linear: Floats
    leaning: Floats

    def best_of(self, rows: NDArray[np.integer]) -> Measured:
        """Give some rows."""
        return Measured(*(each[rows] for each in self.all))

    @property
    def all(self) -> tuple[Floats, ...]:
        """The four arrays."""
        return (self.likeness, self.counter, self.linear, self.leaning)


class Scorer:
    """A policy in the form of vectors; making one encodes all its examples once."""

    def __init__(self, policy: Policy, encoder: Encoder) -> None:
        """Encode the policy's examples and fit its linear part."""
        self.policy = policy
        self._examples, place, kind = [], [], []
        for number, stage in enumerate(policy.stages):
            own = (*stage.exemplars, *stage.wordings.exemplars)
            other = (*stage.counters, *stage.wordings.counters)
            self._examples += [*own, *other]
            place += [number] * (len(own) + len(other))
            kind += [1] * len(own) + [0] * len(other)
        rest = (*policy.ordinary, *policy.ordinary_wordings)
        self._examples += rest
        self._place = np.array(place + [-1] * len(rest))
        self._kind = np.array(kind + [0] * len(rest))
        texts = [each.text for each in self._examples]
        self._vectors = encoded_once(encoder, texts).astype(np.float32)
        self.linear = self.fitted()

    def measure(self, vectors: Floats) -> Measured:
        """Measure vectors (n, d) of length 1 against every stage."""
        count, stages = len(vectors), len(self.policy.stages)
        found = Measured(*(np.empty((count, stages), np.float32) for _ in range(4)))
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
            chance = _chances(part, self.linear)
            found.linear[rows] = _log_odds(chance[:, :-1])
            found.leaning[rows] = -_log_odds(chance[:, -1:])
        return found

    @property
    def examples(self) -> int:
        """How many examples the policy has."""
        return len(self._examples)

    def logits(self, measured: Measured, cue: NDArray[np.bool_]) -> Floats:
        """Give the log odds (n, s); ``cue`` (n, s) says where a cue stands that the stage wants."""
        fitted = self.policy.calibration
        weights = UNFITTED if fitted is None else fitted.weights
        offsets = [
            _UNFITTED_OFFSET if fitted is None else fitted.offsets[name]
            for name in self.policy.order
        ]
        return np.asarray(
            sum(
                (weights[name] * each for name, each in zip(MEASURES, columns(measured, cue), strict=True)),
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

    def fitted(
        self, ordinary: Floats | None = None, weight: NDArray[np.floating] | None = None
    ) -> Floats:
        """Fit a multinomial regression (d + 1, s + 1): a class a stage, and the last for no stage.

        ``ordinary`` are vectors (n, d) of no stage beside the policy's examples, each of which
        counts for one; ``weight`` (n) is how much each of these counts.
        """
        more = np.empty((0, self._vectors.shape[1]), np.float32) if ordinary is None else ordinary
        vectors = np.concatenate([self._vectors, more])
        # In double precision once, or every step would make it so.
        rows = np.hstack([vectors, np.ones((len(vectors), 1))]).astype(np.float64)
        stages = len(self.policy.stages)
        wanted = np.where(self._kind == 1, self._place, stages)
        wanted = np.concatenate([wanted, np.full(len(more), stages)])
        counts = np.ones(len(rows))
        if weight is not None:
            counts[len(self._vectors) :] = weight
        shape = (rows.shape[1], stages + 1)
        every = np.arange(len(rows))

        def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            weights = flat.reshape(shape)
            said = rows @ weights
            said -= logsumexp(said, axis=1, keepdims=True)
            off = np.exp(said)
            off[every, wanted] -= 1
            off *= counts[:, None]
            held = weights.copy()
            held[-1] = 0  # how common a class is costs nothing
            slope = rows.T @ off + _RIDGE * held
            lost = float(-(counts * said[every, wanted]).sum() + _RIDGE * (held**2).sum() / 2)
            return lost, slope.ravel()

        start = np.zeros(shape) if ordinary is None else self.linear.astype(np.float64)
        found = minimize(
            loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}
        )
        return np.asarray(found.x.reshape(shape), dtype=np.float32)


def leaning(vectors: Floats, linear: Floats) -> Floats:
    """Give the log odds (n) that vectors (n, d) belong to any stage, by a regression (d + 1, s + 1)."""
    found = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _ROWS):
        part = np.asarray(vectors[start : start + _ROWS], dtype=np.float32)
        found[start : start + _ROWS] = -_log_odds(_chances(part, linear)[:, -1])
    return found


def _chances(vectors: Floats, linear: Floats) -> Floats:
    """Give logarithms of the probabilities of each class (n, s + 1)."""
    said = vectors @ linear[:-1] + linear[-1]
    return np.asarray(said - logsumexp(said, axis=1, keepdims=True), dtype=np.float32)


def columns(measured: Measured, cue: NDArray[np.bool_]) -> tuple[NDArray[np.floating], ...]:
    """Give what is weighed, each (n, s), in the order of `MEASURES`."""
    return (*measured.all, cue.astype(np.float32))


def _log_odds(log_chance: Floats) -> Floats:
    """Give log odds from logarithms of probabilities, at most 20 either way."""
    sure = np.clip(log_chance, -20.0, -1e-6)
    return np.asarray(np.clip(sure - np.log(-np.expm1(sure)), -20.0, 20.0), dtype=np.float32)


def probability(logits: NDArray[np.floating]) -> Floats:
    """Give probabilities from log odds.

    >>> probability(np.array([0.0, 50.0, -50.0])).round(3).tolist()
    [0.5, 1.0, 0.0]
    """
    bounded = np.clip(np.asarray(logits, dtype=np.float64), -40, 40)
    return np.asarray(1 / (1 + np.exp(-bounded)), dtype=np.float32)
