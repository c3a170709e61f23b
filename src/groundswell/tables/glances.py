"""Texts at a glance, compiled: which need a closer look, and the normal form of those that don't.

Most texts in Latin letters hold words alone. That can be told many bytes in one step, long before a
pass that looks at one character after another is done.
"""

from __future__ import annotations

import numpy as np
from numba import njit

WIDE = 1  # letters beyond ASCII
ODD = 2  # a sign that is not shown, a #, the mark of a repost, or hardly anything
ASKED = 4  # an &, which may begin a reference
NAMING = 8  # what accounts, addresses and profiles are named with
LINKING = 16  # what links begin with


@njit(cache=True, nogil=True)
def glance(piece):  # type: ignore[no-untyped-def]
    """Tell by bits what the bytes of a text hold that needs a closer look; 0 for plain words.

    Nothing here leaves the loop early, so that it looks at many bytes in one step.
    """
    wide = odd = asked = named = tagged = False
    dots = np.uint32(0)
    for at in range(len(piece)):
        byte = piece[at]
        wide |= byte >= 0x80
        odd |= (byte < 32) | (byte == 127)
        asked |= byte == 38
        named |= (byte == 64) | (byte == 47)
        tagged |= byte == 35
        dots += np.uint32(byte == 46)
    linked = False
    if dots:
        after = piece[3:]
        for at in range(len(after)):
            www = (
                (piece[at] | 32 == 119) & (piece[at + 1] | 32 == 119) & (piece[at + 2] | 32 == 119)
            )
            linked |= www & (after[at] == 46)
    reposts = len(piece) < 2 or (piece[0] == 82 and piece[1] == 84)
    seen = (WIDE if wide else 0) | (ODD if odd or tagged or reposts else 0)
    seen |= ASKED if asked else 0
    seen |= NAMING if named or dots >= 3 else 0
    return seen | (LINKING if linked or named else 0)


@njit(cache=True, nogil=True)
def fold(piece, norm):  # type: ignore[no-untyped-def]
    """Put plain words into normal form; say whether nothing but their case had to change."""
    size = len(piece)
    loose = (piece[0] == 32) | (piece[size - 1] == 32)
    after = piece[1:]
    for at in range(len(after)):
        loose |= (piece[at] == 32) & (after[at] == 32)
    if loose:
        return False
    for at in range(size):
        byte = piece[at]
        norm[at] = byte | 32 if 65 <= byte <= 90 else byte
    return True
