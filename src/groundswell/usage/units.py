"""Pieces of texts, measured: which of them speaks best for a stage, and how far a text leans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from groundswell.usage.scoring import Measured, leaning

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.usage.spans import Span

_REST = 0.3  # log odds by which a whole message must surpass its best piece to be the span


@dataclass(frozen=True, slots=True)
class Units:
    """What was read of the texts of one part: pieces, and wholes of some; `joined` sorts it by text."""

    text: NDArray[np.int64]
    spans: list[Span]
    vectors: NDArray[np.float32]
    measured: Measured
    logits: NDArray[np.float32]
    cue: NDArray[np.bool_]
    over: NDArray[np.bool_]
    """Whether it is the whole of a text whose pieces are there as well."""


def joined(wholes: Sequence[Units], pieces: Units) -> Units:
    """Put the units of the same texts together, by text, the whole before its pieces."""
    every = [*wholes, pieces]
    text = np.concatenate([each.text for each in every])
    order = np.argsort(text, kind="stable")
    spans = [span for each in every for span in each.spans]
    over = np.isin(text, pieces.text)
    over[len(text) - len(pieces.text) :] = False
    measured = zip(*(each.measured.all for each in every), strict=True)
    return Units(
        text[order],
        [spans[row] for row in order],
        np.concatenate([each.vectors for each in every])[order],
        Measured(*(np.concatenate(parts)[order] for parts in measured)),
        np.concatenate([each.logits for each in every])[order],
        np.concatenate([each.cue for each in every])[order],
        over[order],
    )


def best_rows(units: Units, texts: int) -> NDArray[np.int64]:
    """Give the row of the best unit for each text and stage (n, s).

    A piece of nearly as much as the whole is the better evidence.
    """
    first = np.searchsorted(units.text, np.arange(texts))
    said = units.logits - np.where(units.over, np.float32(_REST), np.float32(0))[:, None]
    best = np.maximum.reduceat(said, first, axis=0)
    is_best = said >= best[units.text]
    rows = np.where(is_best, np.arange(len(said))[:, None], len(said))
    return np.asarray(np.minimum.reduceat(rows, first, axis=0))


def leanings_of(
    texts: Sequence[str], units: Units, linear: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Give for each text how far it leans, and the same of what stands below its first line.

    The middle between the piece that leans most and the mean odds over its characters: the first
    alone rises with every line that is pasted below a request, the second falls with it.
    """
    count = len(texts)
    first = np.searchsorted(units.text, np.arange(count))
    pieces = ~units.over
    start = np.array([span.start for span in units.spans])
    length = np.array([span.end for span in units.spans]) - start
    line = np.array(
        [text.find("\n", at) for text, at in zip(texts, start[first].tolist(), strict=True)]
    )
    below = pieces & (line[units.text] >= 0) & (start > line[units.text])
    lean = leaning(units.vectors, linear).astype(np.float64)
    return np.stack(
        [
            _middle(lean[which], units.text[which], length[which], count)
            for which in (pieces, below)
        ],
        axis=1,
    )


def _middle(
    lean: NDArray[np.float64], text: NDArray[np.int64], length: NDArray[np.int64], texts: int
) -> NDArray[np.float32]:
    """Give the middle between the most and the mean odds of pieces; not a number without any."""
    most = np.full(texts, -np.inf)
    np.maximum.at(most, text, lean)
    held = np.bincount(text, length, minlength=texts)
    odds = np.bincount(text, length * np.exp(lean), minlength=texts)
    some = held > 0
    found = np.full(texts, np.nan, np.float32)
    found[some] = (most[some] + np.log(odds[some] / held[some])) / 2
    return found
