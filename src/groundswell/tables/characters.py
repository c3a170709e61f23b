"""What one character is to the normal form of a text, as a table that compiled code can read.

The table says nothing by itself: every property is asked of the very expressions that `texts` and
`links` are made of. A character is *simple* when NFKC leaves it as it is, it joins with no other,
and its folded form is one simple character; a text of simple characters alone can be put into
normal form one character at a time.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from groundswell.tables import texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

LIMIT = 0x20000
"""Characters from here on are rare enough to be asked one by one."""

SIMPLE = 1  # else the text must be asked as a whole
SPACE = 2
WORD = 4  # as the expressions of `re` have it
HASHTAG = 8  # goes on with a hashtag
BEFORE_HASHTAG = 16  # where it stands before a #, that begins no hashtag
BEFORE_MENTION = 32  # the same for an @
LINK_STOP = 64
GONE = 128  # an emoji: becomes a space

ELLIPSIS = 0x2026  # the one character of several in NFKC that is in every tenth tweet
_DOTLESS_I = 0x131  # equal to i where case is ignored, and to nothing else when folded
_CONJOINING = ((0x1100, 0x1200), (0xA960, 0xA980), (0xD7B0, 0xD800))


class Characters(NamedTuple):
    """Properties (bits, above) and folded form of every character below `LIMIT`."""

    properties: NDArray[np.uint8]
    folded: NDArray[np.uint32]


@lru_cache(maxsize=2)
def characters(limit: int = LIMIT) -> Characters:
    """Give the table, or its first part; made once, the whole in a quarter of a second."""
    known = [chr(place) for place in range(limit) if not 0xD800 <= place < 0xE000]
    every = "".join(known)
    properties = np.zeros(limit, dtype=np.uint8)
    folded = np.arange(limit, dtype=np.uint32)
    marks = (
        (SPACE, re.finditer(r"\s", every)),
        (WORD, re.finditer(r"\w", every)),
        (HASHTAG, texts.IN_HASHTAG.finditer(every)),
        (BEFORE_HASHTAG, texts.BEFORE_HASHTAG.finditer(every)),
        (BEFORE_MENTION, re.finditer(texts.BEFORE_MENTION, every)),
        (LINK_STOP, re.finditer(texts.LINK_STOP, every)),
    )
    for bit, found in marks:
        properties[_places(found)] |= bit
    emoji = {match[0] for match in texts.ONE_EMOJI.finditer(every)}
    for sign in known:
        place = ord(sign)
        kind = unicodedata.category(sign)
        if kind == "Cn" and sign not in emoji:
            continue
        if sign in emoji and unicodedata.normalize("NFKC", sign) == sign:
            if not unicodedata.combining(sign) and place >= 0x80:
                properties[place] |= SIMPLE | GONE
        elif kind[0] == "Z" or sign in "\t\n\r":
            properties[place] |= SIMPLE
        elif (plain := _folded(sign, kind)) is not None:
            properties[place] |= SIMPLE
            folded[place] = ord(plain)
    # Handles are masked where case is ignored, and looked for again where it is not.
    either = re.finditer(texts.BEFORE_MENTION, every, re.IGNORECASE)
    unlike = [place for place in _places(either) if not properties[place] & BEFORE_MENTION]
    properties[unlike] &= ~np.uint8(SIMPLE)
    return Characters(properties, folded)


def _folded(sign: str, kind: str) -> str | None:
    """Give the folded form of a simple character, None for another."""
    if sign.isascii():
        return sign.lower() if sign.isprintable() else None
    if not _stands_alone(sign, kind):
        return None
    plain = sign.casefold()
    if plain == sign:
        return sign
    if len(plain) != 1 or not _stands_alone(plain, unicodedata.category(plain)):
        return None
    return plain if len(plain.encode()) <= len(sign.encode()) else None


def _stands_alone(sign: str, kind: str) -> bool:
    """Whether NFKC leaves it as it is, whatever stands beside it."""
    place = ord(sign)
    return (
        kind[0] not in "MC"
        and not any(start <= place < end for start, end in _CONJOINING)
        and place != _DOTLESS_I
        and unicodedata.is_normalized("NFKC", sign)
        and not unicodedata.combining(sign)
    )


def _places(found: Iterable[re.Match[str]]) -> list[int]:
    return [ord(match[0]) for match in found]
