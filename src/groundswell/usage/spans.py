"""Where a message says what: sentences, list items and lines, as offsets into its text.

Short pieces are joined with what follows, long ones are cut at a clause. Of a long message some pieces are
read: its beginning and its end, where a request mostly stands, what holds a cue, and then those whose
words weigh most (`groundswell.usage.hints`), wherever they stand: long harmless text hides little.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SPANS = 16  # of one message
_ENDS, _CUED = 3, 3  # of them: first, and as many last; with a cue; the rest by weight
_READ = (
    150_000,
    50_000,
)  # characters from the beginning and the end of a message; more isn't looked at
_SHORT, _LONG, _CUT = 24, 260, 200  # characters; a wide character counts for two
_WHOLE = (280, 120)  # characters of a message that stand for the whole of it
_BREAK = re.compile(r"\n+|(?<=[.!?])\s+|(?<=[。！？؟…])")
_LEAD_IN = re.compile(r"[^\n.!?。！？:：]{1,24}[:：]\s*")
_CLAUSE = re.compile(r"(?<=[,;:])\s|(?<=[，；：、،؛])|\s")
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]")


class Span(NamedTuple):
    """A piece of a text: start, and end exclusive, in characters."""

    start: int
    end: int


def whole(text: str) -> str:
    """Give what stands for a whole message: all of a short one, beginning and end of a long one.

    >>> whole("  A short one. ")
    'A short one.'
    """
    text = text.strip()
    head, tail = _WHOLE
    return text if len(text) <= head + tail else f"{text[:head]} {text[-tail:]}"


def spans_of(text: str) -> list[Span]:
    """Cut a message into pieces, in order; none overlap, and none is blank.

    >>> text = "Good morning to you all. What does the bus to the park cost?"
    >>> [text[start:end] for start, end in spans_of(text)]
    ['Good morning to you all.', 'What does the bus to the park cost?']
    """
    head, tail = _READ
    if len(text) <= head + tail:
        return _pieces(text, 0)
    return [*_pieces(text[:head], 0), *_pieces(text[-tail:], len(text) - tail)]


def bared(text: str, spans: Sequence[Span]) -> list[Span]:
    """Give spans, and of each that begins or ends with a few words of another sentence the rest as well.

    So a greeting, a heading, a lead-in before a colon or thanks change nothing in how a request is read.

    >>> text = "Hi. Where does the bus to the park leave from? Thanks."
    >>> [text[start:end] for start, end in bared(text, spans_of(text))[1:]]
    ['Where does the bus to the park leave from?']
    """
    return sorted({*spans, *(_bare(text, span) for span in spans)})


def _bare(text: str, span: Span) -> Span:
    marks = {mark.end() for mark in _BREAK.finditer(text, span.start, span.end)}
    if colon := _LEAD_IN.match(text, span.start, span.end):
        marks.add(colon.end())
    cuts = sorted({*span, *marks})
    parts = [(a, b) for a, b in pairwise(cuts) if _width(text[a:b].strip()) >= _SHORT]
    if not parts:
        return span
    start, end = parts[0][0], parts[-1][1]
    piece = text[start:end]
    return Span(end - len(piece.lstrip()), start + len(piece.rstrip()))


def sample(
    spans: Sequence[Span], cues: Sequence[int], weights: Sequence[float], most: int = MOST_SPANS
) -> list[Span]:
    """Choose at most so many spans: first and last ones, some with a cue, then the weightiest.

    ``cues`` are offsets, ``weights`` one number a span.

    >>> spans = [Span(n, n + 1) for n in range(100)]
    >>> chosen = [span.start for span in sample(spans, [40], [n == 71 for n in range(100)])]
    >>> chosen[:3], 40 in chosen, 71 in chosen, len(chosen)
    ([0, 1, 2], True, True, 16)
    """
    if len(spans) <= most:
        return list(spans)
    ends = min(_ENDS, most // 4)
    chosen = {*range(ends), *range(len(spans) - ends, len(spans))}
    starts = [span.start for span in spans]
    held = dict.fromkeys(bisect_right(starts, cue) - 1 for cue in cues)
    cued = [n for n in held if n >= 0 and n not in chosen]
    chosen.update(sorted(cued, key=lambda n: -weights[n])[: min(_CUED, most - len(chosen))])
    between = (place for place in range(len(spans)) if place not in chosen)
    chosen.update(sorted(between, key=lambda n: -weights[n])[: most - len(chosen)])
    return [spans[place] for place in sorted(chosen)]


def _pieces(text: str, shift: int) -> list[Span]:
    found: list[Span] = []
    start = 0
    for end in [*(mark.end() for mark in _BREAK.finditer(text)), len(text)]:
        piece = text[start:end]
        if end < len(text) and len(piece) <= _LONG and _width(piece.strip()) < _SHORT:
            continue  # too short to say anything by itself; blank lines without end stop it
        found.extend(_cut(text, start, end, shift))
        start = end
    if len(found) > 1 and found[-1].end - found[-2].start <= _LONG + _SHORT:
        last = found[-1]
        if _width(text[last.start - shift : last.end - shift]) < _SHORT:
            found[-2:] = [Span(found[-2].start, last.end)]
    return found


def _cut(text: str, start: int, end: int, shift: int) -> list[Span]:
    found = []
    while end - start > _LONG:
        marks = [mark.end() for mark in _CLAUSE.finditer(text, start + _CUT // 2, start + _CUT)]
        clause = [at for at in marks if text[at - 2 : at].strip()[-1:] in ",;:，；：、،؛"]
        middle = (clause or marks or [start + _CUT])[-1]
        found.append(_trimmed(text, start, middle, shift))
        start = middle
    found.append(_trimmed(text, start, end, shift))
    return [span for span in found if span.end > span.start]


def _trimmed(text: str, start: int, end: int, shift: int) -> Span:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return Span(start + left + shift, start + max(left, len(piece.rstrip())) + shift)


def _width(piece: str) -> int:
    return len(piece) if piece.isascii() else len(piece) + len(_WIDE.findall(piece))
