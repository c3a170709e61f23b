"""Texts in normal form, and what they name, in one pass over their characters, compiled.

The same as `texts.normal`, `texts.named` and `texts.repost_of` for texts of simple characters; a
text in which any rule might see something else is marked `ASK` and left to those functions, which
stay the definition. The tests hold both against each other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.tables.characters import (
    BEFORE_HASHTAG,
    BEFORE_MENTION,
    ELLIPSIS,
    GONE,
    HASHTAG,
    LIMIT,
    LINK_STOP,
    SIMPLE,
    SPACE,
    WORD,
)
from groundswell.tables.glances import ASKED, LINKING, NAMING, WIDE, fold, glance

if TYPE_CHECKING:
    from numpy.typing import NDArray

DONE, MISSING, ASK = 0, 1, 2
LINK, HASHTAGS, MENTION = 0, 1, 2

_MOST_NAME = 63  # characters of a handle after its first
_LONG_NAME = 100  # after RT; the expression takes 120
_SHORT_HOSTS = (
    b"t.co/", b"bit.ly/", b"goo.gl/", b"ow.ly/", b"buff.ly/", b"dlvr.it/", b"ift.tt/", b"fb.me/",
    b"lnkd.in/", b"youtu.be/",
)  # fmt: skip
_SITES = (
    b"twitter", b"x", b"instagram", b"tiktok", b"youtube", b"bsky", b"reddit", b"threads", b"t",
)  # fmt: skip
_ENDS = (b".com", b".net", b".app", b".me")


def _packed(names: tuple[bytes, ...]) -> NDArray[np.uint8]:
    """Give names as rows of a table, each after its length."""
    rows = np.zeros((len(names), 1 + max(map(len, names))), dtype=np.uint8)
    for row, name in zip(rows, names, strict=True):
        row[0] = len(name)
        row[1 : 1 + len(name)] = np.frombuffer(name, dtype=np.uint8)
    return rows


_SHORT, _SITE, _END = _packed(_SHORT_HOSTS), _packed(_SITES), _packed(_ENDS)


@njit(cache=True, nogil=True)
def scan(  # type: ignore[no-untyped-def]
    offsets, data, nulls, properties, folded, state, norm, ends, row_of, kind_of, span, repost
):
    """Scan n texts; give the number of spans written.

    ``offsets`` (n + 1), ``data`` and ``nulls`` (n) are the texts; ``state`` (n) becomes `DONE`,
    `MISSING` or `ASK`. Normal forms go into ``norm``, as long as the data, up to ``ends`` (n + 1).
    What is named goes into ``row_of``, ``kind_of`` and ``span`` (first and last byte in
    ``data``); ``repost`` (n) gets the place of the span that a repost names, or -1.
    """
    longest = 0
    for row in range(len(nulls)):
        longest = max(longest, offsets[row + 1] - offsets[row])
    signs = np.empty(longest + 1, dtype=np.uint32)
    marks = np.empty(longest + 1, dtype=np.uint8)
    places = np.empty(longest + 2, dtype=np.int64)
    until = np.empty(longest + 1, dtype=np.int64)  # where a link that starts here ends, else 0
    spans = written = 0
    for row in range(len(nulls)):
        repost[row] = -1
        ends[row] = written
        if nulls[row]:
            state[row] = MISSING
            continue
        piece = data[offsets[row] : offsets[row + 1]]
        seen = glance(piece)
        if not seen and fold(piece, norm[written:]):
            state[row] = DONE
            written += len(piece)
            continue
        state[row] = ASK
        if seen & ASKED:
            continue
        count = _decode(data, offsets[row], offsets[row + 1], properties, signs, marks, places)
        if count < 0 or (seen & NAMING and not _plain(signs, marks, count)):
            continue
        there = _links(signs, marks, count, until) if seen & LINKING else 0
        if there < 0:
            continue
        before = _repost(signs, marks, count)
        if before < 0:
            continue
        found, end = _pass(signs, marks, places, count, until, there, before, folded, norm,
                           written, row, row_of, kind_of, span, spans, repost)  # fmt: skip
        if found < 0 or (seen & (LINKING | NAMING | WIDE) and not _settled(norm, written, end)):
            repost[row] = -1
            continue
        state[row] = DONE
        spans, written = found, end
    ends[len(nulls)] = written
    return spans


@njit(cache=True, nogil=True)
def _decode(data, start, end, properties, signs, marks, places):  # type: ignore[no-untyped-def]
    """Give the number of characters, or -1 where one is not simple."""
    at, count = start, 0
    while at < end:
        first = data[at]
        places[count] = at
        if first < 0x80:
            sign = np.uint32(first)
            at += 1
        elif first < 0xE0:
            sign = np.uint32(((first & 0x1F) << 6) | (data[at + 1] & 0x3F))
            at += 2
        elif first < 0xF0:
            sign = np.uint32(
                ((first & 0x0F) << 12) | ((data[at + 1] & 0x3F) << 6) | (data[at + 2] & 0x3F)
            )
            at += 3
        else:
            sign = np.uint32(
                ((first & 0x07) << 18)
                | ((data[at + 1] & 0x3F) << 12)
                | ((data[at + 2] & 0x3F) << 6)
                | (data[at + 3] & 0x3F)
            )
            at += 4
        if sign >= LIMIT:
            return -1
        mark = properties[sign]
        if not mark & SIMPLE and sign != ELLIPSIS:
            return -1
        signs[count], marks[count] = sign, mark
        count += 1
    places[count] = at
    return count


@njit(cache=True, nogil=True, inline="always")
def _name_sign(sign):  # type: ignore[no-untyped-def]
    return 48 <= sign <= 57 or 97 <= (sign | 32) <= 122 or sign == 95


@njit(cache=True, nogil=True, inline="always")
def _digit(sign):  # type: ignore[no-untyped-def]
    return 48 <= sign <= 57 or sign >= 0x80


@njit(cache=True, nogil=True)
def _plain(signs, marks, count):  # type: ignore[no-untyped-def]
    """Whether it holds no reference, e-mail or network address, or link to a profile."""
    dots = 0
    numbers = False
    for at in range(count):
        sign = signs[at]
        if sign > 64 or sign < 38:
            continue
        last = at + 1 >= count
        if sign == 38:  # &
            return False
        if sign == 64 and at > 0 and not last:  # @
            before = signs[at - 1]
            known = marks[at - 1] & WORD or before in (46, 43, 45)
            if known and _name_sign(signs[at + 1]):
                return False
        elif sign == 46:
            dots += 1
            numbers |= at > 0 and not last and _digit(signs[at - 1]) and _digit(signs[at + 1])
        elif sign == 47 and not last and (signs[at + 1] == 64 or _profile(signs, marks, at)):
            return False
    return dots < 3 or not numbers


@njit(cache=True, nogil=True)
def _profile(signs, marks, slash):  # type: ignore[no-untyped-def]
    """Whether the host before a slash is a site on which paths name accounts."""
    for one in range(len(_END)):
        first = _ending(signs, slash, _END[one])
        if first >= 0:
            for other in range(len(_SITE)):
                begin = _ending(signs, first, _SITE[other])
                if begin == 0:
                    return True
                if begin > 0:
                    before = signs[begin - 1]
                    if not (marks[begin - 1] & WORD or before in (64, 45)):
                        return True
            return False
    return False


@njit(cache=True, nogil=True)
def _ending(signs, end, name):  # type: ignore[no-untyped-def]
    """Where a name that ends here begins, in either case; -1 where another does."""
    size = np.int64(name[0])
    if end < size:
        return -1
    for at in range(size):
        sign = signs[end - size + at]
        if sign != name[1 + at] and not (65 <= sign <= 90 and sign + 32 == name[1 + at]):
            return -1
    return end - size


@njit(cache=True, nogil=True)
def _links(signs, marks, count, until):  # type: ignore[no-untyped-def]
    """Note where links begin and end; give how many, or -1 where NFKC would part them otherwise."""
    found = 0
    at = 0
    while at < count:
        until[at] = 0
        sign = signs[at] | 32
        begin = -1
        scheme = False
        if sign == 104 and at + 7 < count:  # h
            begin = _after_scheme(signs, at, count)
            scheme = begin > 0
        elif sign == 119 and at + 4 < count:  # w
            www = (signs[at + 1] | 32) == 119 and (signs[at + 2] | 32) == 119
            if www and signs[at + 3] == 46:
                before = signs[at - 1] if at else np.uint32(32)
                if before == ELLIPSIS:
                    return -1
                fresh = not at or not (marks[at - 1] & WORD or before in (64, 46, 47, 45))
                begin = at + 4 if fresh else -1
        end = begin
        if begin > 0:
            end = _short(signs, begin, count) if scheme else -1
            if end > 0 and signs[end] == ELLIPSIS:
                return -1
            if end < 0:
                end = begin
                while end < count and not marks[end] & LINK_STOP:
                    end += 1
        if begin > 0 and end > begin:
            until[at] = end
            for inside in range(at + 1, end):
                until[inside] = 0
            found += 1
            at = end
        else:
            at += 1
    return found


@njit(cache=True, nogil=True)
def _after_scheme(signs, at, count):  # type: ignore[no-untyped-def]
    """Where a link goes on after http:// or https://, or -1."""
    if not (
        (signs[at + 1] | 32) == 116 and (signs[at + 2] | 32) == 116 and (signs[at + 3] | 32) == 112
    ):
        return -1
    after = at + 4
    if (signs[after] | 32) == 115:
        after += 1
    if (
        after + 2 < count
        and signs[after] == 58
        and signs[after + 1] == 47
        and signs[after + 2] == 47
    ):
        return after + 3
    return -1


@njit(cache=True, nogil=True)
def _short(signs, begin, count):  # type: ignore[no-untyped-def]
    """Where a short link ends whose text goes on without a blank, or -1."""
    for one in range(len(_SHORT)):
        size = np.int64(_SHORT[one, 0])
        code = begin + size
        if code < count and _ending(signs, code, _SHORT[one]) == begin:
            end = code
            while end < count and (_name_sign(signs[end]) or signs[end] == 45):
                end += 1
            return end if end > code and end < count and signs[end] >= 0x80 else -1
    return -1


@njit(cache=True, nogil=True)
def _repost(signs, marks, count):  # type: ignore[no-untyped-def]
    """Where the text goes on after the mark of a repost: 0 without one, -1 to be asked."""
    at = 0
    while at < count and marks[at] & SPACE:
        at += 1
    if at + 3 >= count or signs[at] != 82 or signs[at + 1] != 84 or not marks[at + 2] & SPACE:
        return 0
    at += 2
    while at < count and marks[at] & SPACE:
        at += 1
    if at + 1 >= count:
        return 0
    end = at
    if signs[at] == 64:
        end = at + 1
        while end < count and (marks[end] & WORD or signs[end] in (46, 64, 45)):
            end += 1
        if end == at + 1:
            return 0
        if end - at > _LONG_NAME:
            return -1
        while end < count and marks[end] & SPACE:
            end += 1
        if end < count and signs[end] == 58:
            end += 1
        while end < count and marks[end] & SPACE:
            end += 1
        return end
    while end < count and (_name_sign(signs[end]) or signs[end] == 45):
        end += 1
    return -1 if end < count and end > at and signs[end] == 58 else 0


@njit(cache=True, nogil=True)
def _pass(  # type: ignore[no-untyped-def]
    signs, marks, places, count, until, there, before, folded, norm, written, row, row_of, kind_of,
    span, spans, repost
):  # fmt: skip
    """Write normal form and spans; give their number and the end, or -1 where it must be asked."""
    end = written
    gap = False
    at = 0
    fresh = True  # at the start, or right after a link: no character stands before
    while at < count:
        sign, mark = signs[at], marks[at]
        if there and until[at]:
            stop = until[at]
            last = _trimmed(signs, at, stop)
            row_of[spans], kind_of[spans] = row, LINK
            span[spans, 0], span[spans, 1] = places[at], places[last]
            spans += 1
            gap = True
            at, fresh = stop, True
            continue
        if sign == 64:
            if not fresh and marks[at - 1] & BEFORE_MENTION:
                return -1, end
            stop = _name_end(signs, at + 1, count, until, there)
            if stop < 0:
                return -1, end
            if at < before and repost[row] < 0:
                repost[row] = spans
            row_of[spans], kind_of[spans] = row, MENTION
            span[spans, 0], span[spans, 1] = places[at + 1], places[stop]
            spans += 1
            gap = True
            at, fresh = stop, False
            continue
        if sign == 35 and (fresh or not marks[at - 1] & BEFORE_HASHTAG):
            stop = at + 1
            while stop < count and marks[stop] & HASHTAG and not (there and until[stop]):
                stop += 1
            if stop > at + 1:
                row_of[spans], kind_of[spans] = row, HASHTAGS
                span[spans, 0], span[spans, 1] = places[at + 1], places[stop]
                spans += 1
        fresh = False
        if at >= before:
            if mark & (SPACE | GONE):
                gap = True
            else:
                if gap and end > written:
                    norm[end] = 32
                    end += 1
                gap = False
                if sign == ELLIPSIS:
                    norm[end] = norm[end + 1] = norm[end + 2] = 46
                    end += 3
                else:
                    end = _put(norm, end, folded[sign])
        at += 1
    return spans, end


@njit(cache=True, nogil=True)
def _trimmed(signs, start, end):  # type: ignore[no-untyped-def]
    """Where a link ends without the signs that close a sentence."""
    while end > start:
        sign = signs[end - 1]
        if not (
            sign in (46, 44, 58, 59, 33, 63, 41, 93, 125, 42, 95, 126, 124) or sign == ELLIPSIS
        ):
            break
        if sign == 41:
            opened = closed = 0
            for at in range(start, end):
                opened += signs[at] == 40
                closed += signs[at] == 41
            if opened >= closed:
                break
        end -= 1
    return end


@njit(cache=True, nogil=True)
def _name_end(signs, at, count, until, there):  # type: ignore[no-untyped-def]
    """Where the handle that begins here ends, or -1 where it is none or is not plain."""
    if at >= count or not _name_sign(signs[at]) or (there and until[at]):
        return -1
    run = at + 1
    while run < count and (_name_sign(signs[run]) or signs[run] in (46, 45)):
        if there and until[run]:
            return -1
        run += 1
    if run - at > _MOST_NAME or (there and run < count and until[run]):
        return -1
    if run < count and signs[run] in (58, 64) and (
        signs[run] == 64 or (run + 2 < count and signs[run + 1] == 47 and signs[run + 2] == 47)
    ):  # fmt: skip
        return -1
    if run < count and signs[run] == ELLIPSIS:
        return -1
    for place in range(at, run - 3):
        if signs[place + 3] == 46 and (signs[place] | 32) == 119 and (signs[place + 1] | 32) == 119:
            return -1
    end = run
    while not _name_sign(signs[end - 1]):
        end -= 1
    return end


@njit(cache=True, nogil=True)
def _put(norm, end, sign):  # type: ignore[no-untyped-def]
    if sign < 0x80:
        norm[end] = sign
        return end + 1
    if sign < 0x800:
        norm[end] = 0xC0 | (sign >> 6)
        norm[end + 1] = 0x80 | (sign & 0x3F)
        return end + 2
    if sign < 0x10000:
        norm[end] = 0xE0 | (sign >> 12)
        norm[end + 1] = 0x80 | ((sign >> 6) & 0x3F)
        norm[end + 2] = 0x80 | (sign & 0x3F)
        return end + 3
    norm[end] = 0xF0 | (sign >> 18)
    norm[end + 1] = 0x80 | ((sign >> 12) & 0x3F)
    norm[end + 2] = 0x80 | ((sign >> 6) & 0x3F)
    norm[end + 3] = 0x80 | (sign & 0x3F)
    return end + 4


@njit(cache=True, nogil=True)
def _settled(norm, start, end):  # type: ignore[no-untyped-def]
    """Whether nothing is left that a second look might take for a link or a mention."""
    for at in range(start, end):
        sign = norm[at]
        if sign == 46 and at - start >= 3:
            if norm[at - 1] == 119 and norm[at - 2] == 119 and norm[at - 3] == 119:
                return False
        elif sign == 58 and at + 2 < end:
            if norm[at + 1] == 47 and norm[at + 2] == 47:
                return False
        elif sign == 64:
            return False
    return True
