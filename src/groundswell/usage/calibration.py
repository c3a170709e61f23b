"""Fits the few weights that make a probability of the measures: one logistic regression for all stages.

Five weights are shared by all stages and each stage has an offset, drawn towards the common one, so
that forty labelled prompts a stage are enough. What a probability means depends on what it was fitted
on: `origin` says so and is shown wherever probabilities are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np

from groundswell.errors import SettingError
from groundswell.usage.policy import MEASURES, Calibration
from groundswell.usage.scoring import columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.policy import Policy
    from groundswell.usage.scoring import Measured

_STEPS = 60
_STILL = 1e-7
_DRAWN = {"likeness": 0.01, "counter": 0.01, "linear": 0.01, "leaning": 0.01, "cue": 0.05}
_OFFSETS_DRAWN = 0.5  # how strongly the offset of a stage is drawn to the common one


def fit(
    policy: Policy,
    measured: Measured,
    cue: NDArray[np.bool_],
    labels: NDArray[np.bool_],
    weight: NDArray[np.floating] | None = None,
    *,
    origin: str,
) -> Calibration:
    """Fit the calibration of a policy to n prompts, one row a prompt.

    ``measured`` and ``cue`` are (n, s), ``labels`` (n, s) say which stages a prompt
    belongs to, ``weight`` (n) how much it counts. Raises `SettingError` where nothing, or
    everything, is labelled with a stage.
    """
    if not labels.any() or labels.all():
        msg = (
            "calibration needs prompts with stages and prompts without; add some to the golden file"
        )
        raise SettingError(msg)
    count, stages = labels.shape
    shared = np.stack([each.ravel() for each in columns(measured, cue)], axis=1)
    which = np.tile(np.arange(stages), count)
    rows = np.hstack([shared, np.ones((len(shared), 1)), np.eye(stages)[which]]).astype(np.float64)
    wanted = labels.ravel().astype(np.float64)
    weights = np.repeat(np.ones(count) if weight is None else weight, stages)
    drawn = np.array([*(_DRAWN[name] for name in MEASURES), 1e-6, *[_OFFSETS_DRAWN] * stages])
    found = _newton(rows, wanted, np.asarray(weights, dtype=np.float64), drawn)
    own = found[len(MEASURES)] + found[len(MEASURES) + 1 :]
    return Calibration(
        origin=origin,
        fingerprint=policy.fingerprint,
        weights={name: round(float(found[n]), 4) for n, name in enumerate(MEASURES)},
        offsets={name: round(float(own[n]), 4) for n, name in enumerate(policy.order)},
    )


def _newton(
    rows: NDArray[np.float64],
    wanted: NDArray[np.float64],
    weights: NDArray[np.float64],
    drawn: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Minimise the weighted log loss with quadratic penalties; halves steps that go too far."""
    found = np.zeros(rows.shape[1])

    def loss(at: NDArray[np.float64]) -> float:
        said = rows @ at
        return float(
            (weights * (np.logaddexp(0, said) - wanted * said)).sum() + (drawn * at * at).sum() / 2
        )

    now = loss(found)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -40, 40)))
        slope = rows.T @ (weights * (chance - wanted)) + drawn * found
        bend = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + np.diag(drawn)
        step = np.linalg.solve(bend, slope)
        size = 1.0
        while size > 1e-6 and loss(found - size * step) > now:
            size /= 2
        found = found - size * step
        before, now = now, loss(found)
        if before - now < _STILL:
            break
    return found


def as_yaml(fitted: Calibration) -> str:
    """Give the block to put at the end of a policy file."""
    lines = [
        "calibration:",
        f"  origin: {json.dumps(fitted.origin, ensure_ascii=False)}",
        f'  fingerprint: "{fitted.fingerprint}"',
        "  weights:",
        *(f"    {name}: {value}" for name, value in fitted.weights.items()),
        "  offsets:",
        *(f"    {name}: {value}" for name, value in fitted.offsets.items()),
    ]
    return "\n".join(lines) + "\n"
