"""A number for the words in an address: equal words, equal number.

It sifts a million addresses in a second or two, so that only those whose words come on several
domains are looked at letter by letter. Words in other accents or codes get other numbers, so
a few of one article may be missed; none is joined by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numba import njit

from groundswell.tables.cells import string_parts

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

_FEWEST = 3  # words without digits; numbers among them may make it four


def address_keys(addresses: pa.Array) -> NDArray[np.uint64]:
    """Give a number (n,) for the segment with most words of n addresses; 0 for too few words.

    Words with digits in them, which may be a site's own codes, don't count; nor does the case of
    ASCII letters, what parts the words, and an extension at the end.

    >>> import pyarrow as pa
    >>> one, other, none = address_keys(pa.array(["https://a.example/why-the-late-bus-waits-42",
    ...     "https://b.example/n/Why_the_late_bus_waits.html", "https://a.example/late-bus"]))
    >>> one == other, none
    (np.True_, np.uint64(0))
    """
    offsets, data, _ = string_parts(addresses)
    found = np.zeros(len(addresses), dtype=np.uint64)
    _keys(offsets, data, _FEWEST, found)
    return found


@njit(cache=True, nogil=True)
def _hex(sign):  # type: ignore[no-untyped-def]
    if 48 <= sign <= 57:
        return sign - 48
    low = sign | 32
    return low - 87 if 97 <= low <= 102 else 255


@njit(cache=True, nogil=True)
def _keys(offsets, data, fewest, found):  # type: ignore[no-untyped-def]
    prime, basis = np.uint64(1099511628211), np.uint64(14695981039346656037)
    for row in range(len(found)):
        at, end = offsets[row], offsets[row + 1]
        slashes = 0
        while at < end and slashes < 3:  # past https://host/
            slashes += data[at] == 47
            at += 1
        best = 0
        while at < end and data[at] != 63 and data[at] != 35:
            last = at  # where an extension begins, or the segment ends
            stop = at
            while stop < end and data[stop] != 47 and data[stop] != 63 and data[stop] != 35:
                if data[stop] == 46:
                    last = stop
                stop += 1
            if last == at or stop - last > 6:
                last = stop
            total = np.uint64(basis)
            word = np.uint64(basis)
            words = 0
            inside = digit = False
            while at <= last:
                sign = np.int64(45)  # the end parts words, too
                if at < last:
                    sign = np.int64(data[at])
                    if sign == 37 and at + 2 < last:
                        high, low = _hex(np.int64(data[at + 1])), _hex(np.int64(data[at + 2]))
                        if high < 16 and low < 16:
                            sign = high * 16 + low
                            at += 2
                if 65 <= sign <= 90:
                    sign += 32
                if sign >= 128 or 97 <= sign <= 122 or 48 <= sign <= 57:
                    if not inside:
                        word, inside, digit = total, True, False
                    if 48 <= sign <= 57:
                        digit = True
                    word = (word ^ np.uint64(sign)) * prime
                elif inside:
                    inside = False
                    if not digit:
                        total = word
                        words += 1
                at += 1
            if words >= fewest and words > best:
                best = words
                found[row] = total if total != 0 else np.uint64(1)
            at = stop + 1
            if stop < end and data[stop] != 47:
                break
