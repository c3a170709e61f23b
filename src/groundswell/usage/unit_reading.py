"""Texts become units: which pieces of a text are read, and when the whole of it is.

Encoding is most of what a log costs, so what can hardly tell anything isn't encoded. Of a message of
more than 800 characters in which neither the whole nor a cue hints at anything four pieces are read: the
first, the last, and the two whose words weigh most. Of a shorter one with several pieces the whole is read
only where a cue stands, or where the middle of its pieces' vectors hints at something: that middle foretells
well enough what the whole would say. What a text leans to is told by its pieces alone, and doesn't hang on this.
"""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.usage.cues import Cues
from groundswell.usage.hints import Hints
from groundswell.usage.policy import GUARD
from groundswell.usage.spans import MOST_SPANS, Span, bared, sample, spans_of, whole
from groundswell.usage.units import Units, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy
    from groundswell.usage.scoring import Scorer

_NEAR = 160  # characters around a span within which a cue speaks for it
_UNHINTED = 4  # pieces that are read of a longer message in which nothing hints at a stage
_FREE = 800  # characters of a message that is read piece by piece in any case
GATE = -5.0
"""Log odds of the whole, below which a longer message without cues isn't read piece by piece."""
DOUBT = -2.5
"""Log odds of the middle of its pieces, below which a shorter message without cues isn't read as a whole."""

Told = dict[str, list[int]]
"""Where cues of each group stand in a text."""


class Asked(NamedTuple):
    """A span of a text that is to be read, and what of the text is encoded for it."""

    text: int
    span: Span
    words: str


class UnitReader:
    """Cuts texts, finds their cues, and encodes and measures what of them is to be read."""

    def __init__(self, policy: Policy, encoder: Encoder, scorer: Scorer, gate: float) -> None:
        """Take what a policy was made into; a ``gate`` of minus infinity reads everything."""
        self._encoder, self._scorer, self._gate = encoder, scorer, gate
        self._doubt = DOUBT if np.isfinite(gate) else gate
        self._cues, self._hints = Cues(policy.cues), Hints(policy)
        self._groups = [group for group in self._cues.groups if group != GUARD]
        self._wanted = np.array(
            [[group in stage.needs for group in self._groups] for stage in policy.stages],
            dtype=bool,
        ).reshape(len(policy.stages), len(self._groups))
        self._free = np.array([not stage.needs for stage in policy.stages])
        self._known: dict[str, NDArray[np.float32]] = {}  # vectors that are remembered
        self._remembers = False

    def cues(self, texts: Sequence[str], languages: Sequence[str | None]) -> list[Told]:
        """Find the cues of texts."""
        return [self._cues.find(*each) for each in zip(texts, languages, strict=True)]

    def forget(self) -> None:
        """Forget the vectors that were remembered."""
        self._known = {}

    def remembered(self, texts: Sequence[str], cues: Sequence[Told]) -> Units:
        """Read texts, all wholes among them, that will be read again; keep their vectors until `forget`."""
        self._remembers = True
        try:
            return self.read(texts, cues, doubt=-np.inf)
        finally:
            self._remembers = False

    def read(
        self, texts: Sequence[str], cues: Sequence[Told], *, doubt: float | None = None
    ) -> Units:
        """Encode and measure pieces of texts, and wholes where they are called for.

        ``doubt`` replaces what the reader has: minus infinity reads every whole, also where a piece says the same.
        """
        pieces = [bared(text, spans_of(text)) for text in texts]
        longer = [len(text) > _FREE for text in texts]
        first = [n for n, own in enumerate(pieces) if longer[n] or len(own) < 2]
        wholes = self._units([_whole(n, texts[n]) for n in first], cues)
        hinted = np.array([any(group != GUARD for group in told) for told in cues], dtype=bool)
        loud = wholes.logits.max(axis=1, initial=-np.inf) >= self._gate
        hinted[wholes.text[loud]] = True
        asked: list[Asked] = []
        for number, (text, spans) in enumerate(zip(texts, pieces, strict=True)):
            if len(spans) < 2:
                continue
            most = _UNHINTED if longer[number] and not hinted[number] else MOST_SPANS
            chosen = self._chosen(text, spans, cues[number], most)
            asked += [Asked(number, span, text[span.start : span.end]) for span in chosen]
        parts = self._units(asked, cues)
        limit = self._doubt if doubt is None else doubt
        late = hinted | (self._foretold(parts, len(texts)) >= limit)
        late[first] = False
        more = [_whole(n, texts[n]) for n in np.flatnonzero(late).tolist()]
        if np.isfinite(limit):  # a piece that is all there is of a text says it already
            more = [each for each in more if each.span not in pieces[each.text]]
        return joined([wholes, self._units(more, cues)], parts)

    def _chosen(self, text: str, spans: list[Span], told: Told, most: int) -> list[Span]:
        if len(spans) <= most:
            return spans
        at = sorted(at for group, places in told.items() if group != GUARD for at in places)
        return sample(spans, at, [self._hints.weigh(text[a:b]) for a, b in spans], most)

    def _foretold(self, parts: Units, count: int) -> NDArray[np.float64]:
        """Give for each of so many texts what the middle of its pieces' vectors says of any stage."""
        odds = np.full(count, -np.inf)
        if not len(parts.text):
            return odds
        texts, place = np.unique(parts.text, return_inverse=True)
        length = np.array([span.end - span.start for span in parts.spans], np.float32)
        middle = np.zeros((len(texts), parts.vectors.shape[1]), np.float32)
        np.add.at(middle, place, parts.vectors * length[:, None])
        middle /= np.maximum(np.linalg.norm(middle, axis=1, keepdims=True), np.float32(1e-9))
        free = np.repeat(self._free[None], len(texts), axis=0)
        said = self._scorer.logits(self._scorer.measure(middle), free)
        odds[texts] = said.max(axis=1, initial=-np.inf)
        return odds

    def _units(self, asked: Sequence[Asked], cues: Sequence[Told]) -> Units:
        """Encode and measure what is asked for, equal words once."""
        distinct = {words: n for n, words in enumerate(dict.fromkeys(each.words for each in asked))}
        again = np.array([distinct[each.words] for each in asked], np.int64)
        vectors = self._encoded(list(distinct))
        measured = self._scorer.measure(vectors).best_of(again)
        place, spans = [each.text for each in asked], [each.span for each in asked]
        cue = self._near_cues(place, spans, cues)
        logits = self._scorer.logits(measured, cue)
        return Units(
            np.array(place, np.int64), spans, vectors[again], measured, logits, cue,
            over=np.zeros(len(asked), dtype=bool),
        )  # fmt: skip

    def _encoded(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode distinct texts, but those whose vectors are remembered."""
        new = [text not in self._known for text in texts]
        if all(new) and not self._remembers:
            return self._encoder.encode(texts)
        fresh = list(compress(texts, new))
        found = dict(zip(fresh, self._encoder.encode(fresh), strict=True))
        if self._remembers:
            self._known |= found
        rows = [found[text] if text in found else self._known[text] for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), self._encoder.dimensions)

    def _near_cues(
        self, place: Sequence[int], spans: Sequence[Span], cues: Sequence[Told]
    ) -> NDArray[np.bool_]:
        """Say for units and stages whether a cue that the stage wants stands near (n, s)."""
        stands = np.zeros((len(spans), len(self._groups)), dtype=bool)
        for row, (number, span) in enumerate(zip(place, spans, strict=True)):
            told = cues[number]
            for column, group in enumerate(self._groups):
                if group in told:
                    stands[row, column] = any(
                        span.start - _NEAR <= at < span.end + _NEAR for at in told[group]
                    )
        return np.asarray((stands @ self._wanted.T) | self._free)


def _whole(number: int, text: str) -> Asked:
    left = len(text) - len(text.lstrip())
    return Asked(number, Span(left, max(left, len(text.rstrip()))), whole(text))
