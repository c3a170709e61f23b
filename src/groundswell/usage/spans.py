"""Where a message says what: sentences, list items and lines, as offsets into its text.

Short pieces are joined with what follows, long ones are cut at a clause. Of a long message a sample is
read: its beginning, its end, what holds a cue, and pieces from between. A request stands mostly at
the beginning or the end of what was pasted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_SPANS = 16  # of one message
_HEAD, _TAIL, _CUED = 6, 5, 3  # of them: first, last, with a cue; the rest from between
_READ = (
    16_000,
    6_000,
)  # characters from the beginning and the end of a message; more isn't looked at
_SHORT, _LONG, _CUT = 24, 260, 200  # characters; a wide character counts for two
_WHOLE = (280, 120)  # characters of a message that stand for the whole of it
_BREAK = re.compile(r"\n+|(?<=[.!?])\s+|(?<=[。！？؟…])")
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


def sample(spans: Sequence[Span], cues: Sequence[int], most: int = MOST_SPANS) -> list[Span]:
    """Choose at most so many spans: first and last ones, ones with a cue at the offsets, some others.

    >>> spans = [Span(n, n + 1) for n in range(100)]
    >>> chosen = [span.start for span in sample(spans, [40])]
    >>> chosen[:6], 40 in chosen, len(chosen)
    ([0, 1, 2, 3, 4, 5], True, 16)
    """
    if len(spans) <= most:
        return list(spans)
    chosen = {*range(min(_HEAD, most)), *range(len(spans) - min(_TAIL, most), len(spans))}
    ends = [span.end for span in spans]
    cued = 0
    for place, end in enumerate(ends):
        if cued >= _CUED:
            break
        if place not in chosen and any(spans[place].start <= cue < end for cue in cues):
            chosen.add(place)
            cued += 1
    between = [place for place in range(len(spans)) if place not in chosen]
    rest = max(0, most - len(chosen))
    chosen.update(between[(2 * n + 1) * len(between) // (2 * rest)] for n in range(rest))
    return [spans[place] for place in sorted(chosen)][:most]


def _pieces(text: str, shift: int) -> list[Span]:
    found: list[Span] = []
    start = 0
    for end in [*(mark.end() for mark in _BREAK.finditer(text)), len(text)]:
        piece = text[start:end]
        if end < len(text) and _width(piece.strip()) < _SHORT:
            continue  # too short to say anything by itself
        found.extend(_cut(text, start, end, shift))
        start = end
    if len(found) > 1 and _width(text[found[-1].start - shift : found[-1].end - shift]) < _SHORT:
        last = found.pop()
        found[-1] = Span(found[-1].start, last.end)
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
