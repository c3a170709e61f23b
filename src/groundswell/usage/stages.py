"""Which stages each prompt belongs to: probability, the exemplar that matched, and the span that speaks.

Every distinct text is read once, piece by piece and, where that is called for, as a whole (`unit_reading`);
a stage's log odds are the best of them. How far a message alone carries is said by its level.
`investigate` wants, beside a high probability, one of the cues that the stage names in the policy,
near the span, and is not reached where a word speaks for fiction, study, research or protection.
Such a word alone excuses no more than that: anybody can write it, so accounts are judged by what is
asked for (`operations`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.usage import MESSAGE_LEANINGS, MESSAGE_STAGES
from groundswell.usage.batches_asked import batch_size
from groundswell.usage.contrast import Contrast, drawn, middle_of, share
from groundswell.usage.policy import GUARD, LEVELS
from groundswell.usage.scoring import Measured, Scorer, probability
from groundswell.usage.unit_reading import GATE, UnitReader
from groundswell.usage.units import best_rows, leanings_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from groundswell.sameness.encoder import Encoder
    from groundswell.usage.policy import Policy
    from groundswell.usage.spans import Span
    from groundswell.usage.unit_reading import Told
    from groundswell.usage.units import Units

_AT_ONCE = 1_024  # texts
_MANY = 3  # pieces from which on one piece of content is a batch
MIDDLE = 0.0
"""Log odds in the middle of ordinary prompts by the policy alone, measured on made logs."""


class Hit(NamedTuple):
    """A stage of a text, before it is given to every message with that text."""

    text: int
    stage: str
    probability: float
    score: float
    span: Span
    exemplar: str
    counter: str | None
    level: str
    batch: int | None


class Read(NamedTuple):
    """What messages are read as."""

    stages: pa.Table  # MESSAGE_STAGES
    leanings: pa.Table  # MESSAGE_LEANINGS


class StageReader:
    """A policy and an encoder, ready to read texts: making one takes a few seconds."""

    def __init__(self, policy: Policy, encoder: Encoder, *, gate: float = GATE) -> None:
        """Encode the policy; a ``gate`` of minus infinity reads all pieces and wholes that may be read."""
        self._policy, self._scorer = policy, Scorer(policy, encoder)
        self._units = UnitReader(policy, encoder, self._scorer, gate)
        levels = [stage.levels for stage in policy.stages]
        self._weak = np.array([each.weak for each in levels])
        self._look = np.array([each.look for each in levels])
        self._investigate = np.array(
            [np.inf if each.investigate is None else each.investigate for each in levels]
        )

    def read(self, texts: Sequence[str], languages: Sequence[str | None]) -> list[Hit]:
        """Give the stages of distinct texts, by place and stage; texts without any give nothing."""
        return self.read_all(texts, languages)[0]

    def read_all(
        self,
        texts: Sequence[str],
        languages: Sequence[str | None],
        contrast: Contrast | None = None,
    ) -> tuple[list[Hit], NDArray[np.float32]]:
        """Give the stages of distinct texts, and how far each leans to any of them.

        The second is (n, 2): log odds less those in the middle of the log, and the same without the
        first line, which is not a number where there is no other. ``contrast`` is the log's; without
        it the policy alone tells.
        """
        against = self.alone() if contrast is None else contrast
        found: list[Hit] = []
        leanings = np.full((len(texts), 2), np.nan, np.float32)
        for start in range(0, len(texts), _AT_ONCE):
            part = slice(start, start + _AT_ONCE)
            cues = self._units.cues(texts[part], languages[part])
            units = self._units.read(texts[part], cues)
            found.extend(self._hits(start, texts[part], cues, units))
            leanings[part] = leanings_of(texts[part], units, against.linear) - against.middle
        return found, leanings

    def alone(self) -> Contrast:
        """Give the contrast of a log that is too small to tell what is ordinary in it."""
        return Contrast(self._scorer.linear, MIDDLE, 0)

    def contrast(self, mine: pa.Table) -> Contrast:
        """Fit what the policy describes against some of what accounts wrote (``MESSAGES``)."""
        chosen, weight = drawn(mine)
        self._units.forget()
        if not chosen.num_rows:
            return self.alone()
        texts, languages = chosen["text"].to_pylist(), chosen["lang"].to_pylist()
        units = self._units.remembered(texts, self._units.cues(texts, languages))
        accounts = len(pc.unique(chosen["account_key"]))
        pieces = np.bincount(units.text)[units.text]
        each = share(accounts, self._scorer.examples) * weight[units.text] / pieces
        linear = self._scorer.fitted(units.vectors, each)
        lean = leanings_of(texts, units, linear)[:, 0]
        return Contrast(linear, middle_of(lean, weight), accounts)

    def best(
        self, texts: Sequence[str], languages: Sequence[str | None]
    ) -> tuple[Measured, NDArray[np.bool_]]:
        """Give measures and cues (n, s) of the best unit of each text: to calibrate by."""
        units = self._units.read(texts, self._units.cues(texts, languages), doubt=-np.inf)
        rows = best_rows(units, len(texts))
        stages = np.arange(len(self._policy.stages))
        measured = Measured(*(column[rows, stages] for column in units.measured.all))
        return measured, units.cue[rows, stages]

    def _hits(
        self,
        start: int,
        texts: Sequence[str],
        cues: Sequence[Told],
        units: Units,
    ) -> list[Hit]:
        rows = best_rows(units, len(texts))
        stages = np.arange(len(self._policy.stages))
        logits = units.logits[rows, stages]
        chance = probability(logits)
        number, stage = np.nonzero(chance >= self._weak)
        if not len(number):
            return []
        row = rows[number, stage]
        exemplars, counters = self._scorer.named(units.vectors[row], stage)
        guarded = np.array([GUARD in cues[each] for each in number.tolist()])
        sure = units.cue[row, stage] & ~guarded
        said = chance[number, stage]
        level = (said >= self._look[stage]).astype(int)
        level += sure & (said >= np.maximum(self._investigate, self._look)[stage])
        score = (units.measured.likeness - units.measured.counter)[row, stage]
        sizes = {each: batch_size(texts[each]) for each in np.unique(number).tolist()}
        names = self._names(number, stage, sizes)
        return [
            Hit(
                start + int(number[n]),
                names[n],
                float(said[n]),
                float(score[n]),
                units.spans[row[n]],
                exemplars[n],
                counters[n],
                LEVELS[level[n]],
                sizes[int(number[n])],
            )
            for n in range(len(number))
        ]

    def _names(
        self,
        number: NDArray[np.int64],
        stage: NDArray[np.int64],
        sizes: dict[int, int | None],
    ) -> list[str]:
        """Name the stages of hits; one piece of content that is asked for in numbers is a batch."""
        order = self._policy.order
        found = [order[each] for each in stage.tolist()]
        if "content_batch" not in order:
            return found
        batches = set(number[stage == order.index("content_batch")].tolist())
        return [
            "content_batch"
            if name == "content_single" and place not in batches and (sizes[place] or 0) >= _MANY
            else name
            for name, place in zip(found, number.tolist(), strict=True)
        ]


def stages_of(
    messages: pa.Table,
    policy: Policy,
    encoder: Encoder,
    *,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Give the stages of every message that an account wrote: ``MESSAGE_STAGES``, by time."""
    return read_stages(messages, policy, encoder, progress=progress).stages


def read_stages(
    messages: pa.Table,
    policy: Policy,
    encoder: Encoder,
    *,
    reader: StageReader | None = None,
    contrast: Contrast | None = None,
    progress: Callable[[float], None] | None = None,
) -> Read:
    """Give the stages of every message that an account wrote, and how far each leans to any.

    ``reader`` is one made before from this policy and encoder, which spares some seconds;
    ``contrast`` is that of the whole log (`contrast_of`), where ``messages`` are a part of it.

    Each distinct text is read once, so a part of the messages can be read by itself: parts of a
    log, cut so that equal texts are in the same, give together what the whole log gives.
    """
    mine = _written(messages)
    if not mine.num_rows or not policy.stages:
        return Read(MESSAGE_STAGES.empty_table(), MESSAGE_LEANINGS.empty_table())
    coded = mine["text"].combine_chunks().dictionary_encode()
    texts, codes = coded.dictionary.to_pylist(), coded.indices.to_numpy()
    first = np.full(len(texts), len(codes))
    np.minimum.at(first, codes, np.arange(len(codes)))
    languages = mine["lang"].take(pa.array(first)).to_pylist()
    reader = reader or StageReader(policy, encoder)
    against = contrast or reader.contrast(mine)
    hits: list[Hit] = []
    leanings = np.empty((len(texts), 2), np.float32)
    for start in range(0, len(texts), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        found, leanings[part] = reader.read_all(texts[part], languages[part], against)
        hits += [hit._replace(text=start + hit.text) for hit in found]
        if progress is not None:
            progress(min(1.0, (start + _AT_ONCE) / len(texts)))
    most, after = (
        pa.array(each[codes].astype(np.float64), from_pandas=True) for each in leanings.T
    )
    names = [mine[name] for name in ("message_key", "account_key")]
    return Read(
        _spread(mine, codes, hits),
        pa.table([*names, most, after], schema=MESSAGE_LEANINGS).sort_by("message_key"),
    )


def contrast_of(messages: pa.Table, reader: StageReader) -> Contrast:
    """Fit what the policy describes against what is ordinary in a log (``MESSAGES``)."""
    return reader.contrast(_written(messages))


def _written(messages: pa.Table) -> pa.Table:
    """Give what accounts wrote, blank messages left out."""
    mine = messages.filter(pc.equal(messages["role"], "user"))
    return mine.filter(pc.greater(pc.utf8_length(pc.utf8_trim_whitespace(mine["text"])), 0))


def _spread(mine: pa.Table, codes: NDArray[np.integer], hits: list[Hit]) -> pa.Table:
    """Give each hit to all messages with its text."""
    if not hits:
        return MESSAGE_STAGES.empty_table()
    of_text = np.array([hit.text for hit in hits])
    order = np.argsort(codes, kind="stable")
    left = np.searchsorted(codes[order], of_text, side="left")
    right = np.searchsorted(codes[order], of_text, side="right")
    again = np.repeat(np.arange(len(hits)), right - left)
    start = np.repeat(left - np.r_[0, np.cumsum(right - left)[:-1]], right - left)
    rows = order[start + np.arange(len(again))]

    def column(values: list[object], kind: pa.DataType) -> pa.Array:
        return pa.array(values, kind).take(pa.array(again))

    chosen = mine.select(["message_key", "conversation_key", "account_key", "at_ms"]).take(
        pa.array(rows)
    )
    columns = [
        *chosen.columns,
        column([hit.stage for hit in hits], pa.string()),
        column([hit.probability for hit in hits], pa.float64()),
        column([hit.score for hit in hits], pa.float64()),
        column([hit.span.start for hit in hits], pa.int32()),
        column([hit.span.end for hit in hits], pa.int32()),
        column([hit.exemplar for hit in hits], pa.string()),
        column([hit.counter for hit in hits], pa.string()),
        column([hit.level for hit in hits], pa.string()),
        column([hit.batch for hit in hits], pa.int32()),
    ]
    return pa.table(columns, schema=MESSAGE_STAGES).sort_by(
        [("at_ms", "ascending"), ("message_key", "ascending"), ("stage", "ascending")]
    )
