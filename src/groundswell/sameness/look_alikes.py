"""What each character becomes in a matching skeleton, and which letters pass for one another.

A letter of another alphabet passes for ours only where alphabets are mixed, so what a Cyrillic or
Greek letter looks like stands apart from what a character is; `skeletons` decides by the word.
Traditional characters and their simplified forms are those of OpenCC, one character at a time.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LIMIT, END = 0x20000, 0x33480
"""In between every character is a rare Chinese one, and stays as it is; beyond are no letters."""

GONE = np.uint32(0xFFFFFFFF)
"""Leaves no trace and parts no word: a combining mark. 0 parts words."""

OTHER, LATIN, CYRILLIC, GREEK = 0, 1, 2, 3
TWIN = 4  # added to the alphabet of a letter that has a look-alike in another

# As they look in either case, for texts arrive with case folded.
_CYRILLIC = "аaвbсcеeнhһhіiјjкkмmоoрpѕsтtхxуyԁdԛqԝwѵvѡwԍgӏl"
_GREEK = "αaβbεeηnιiκkμmνvοoρpτtυuχxγyωwζz"
_BACK_TO_CYRILLIC = "aаbвcсeеhнiіjјkкmмoоpрsѕtтxхyуdԁqԛwԝ"
_BACK_TO_GREEK = "aαbβeεnηiιkκmμvνoοpρtτuυxχyγzζwω"

# Latin letters in dress, which no alphabet needs: small capitals and the like.
_DRESSED = (
    "ɑaᴀaʙbᴄcᴅdᴇeꜰfɡgɢgʜhɪiıiɩiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzøoŧtłlđdħh"
    # Persian and Urdu keyboards write two letters of Arabic otherwise; long vowels of spelling.
    "یيکكىي"
)
_TATWEEL = 0x640  # stretches a word of Arabic
# Blocks whose marks are letters: Thaana; Indic scripts, Thai, Lao, Tibetan, Burmese; Khmer; kana.
_MARKS_ARE_LETTERS = (
    (0x0780, 0x07C0), (0x0900, 0x10A0), (0x1700, 0x1800), (0x1900, 0x1AB0), (0x1B00, 0x1C50),
    (0x3099, 0x309B), (0xA800, 0xAA80), (0xAAE0, 0xAB00), (0xABC0, 0xAC00), (0x11000, 0x12000),
)  # fmt: skip


class Signs(NamedTuple):
    """Tables by character, below `LIMIT`.

    ``plain`` gives what a character becomes (0 parts words, `GONE` leaves no trace); ``alphabet``
    what a letter of the skeleton belongs to, plus `TWIN`; ``latin``, ``cyrillic`` and ``greek``
    what it looks like there, or itself.
    """

    plain: NDArray[np.uint32]
    alphabet: NDArray[np.uint8]
    latin: NDArray[np.uint32]
    cyrillic: NDArray[np.uint32]
    greek: NDArray[np.uint32]


def pairs(line: str) -> dict[str, str]:
    """Read characters in pairs.

    >>> pairs("аaоo")
    {'а': 'a', 'о': 'o'}
    """
    return dict(zip(line[::2], line[1::2], strict=True))


@lru_cache(maxsize=1)
def traditional() -> dict[str, str]:
    """Give the simplified form of traditional characters.

    >>> "".join(traditional().get(sign, sign) for sign in "開發")
    '开发'
    """
    table = files("groundswell.data") / "shingles" / "traditional.txt"
    return pairs("".join(table.read_text(encoding="utf-8").split()))


@lru_cache(maxsize=1)
def signs() -> Signs:
    """Give the tables; made once, in a fifth of a second."""
    plain = np.zeros(LIMIT, dtype=np.uint32)
    other = traditional() | pairs(_DRESSED)
    for place in range(LIMIT):
        if not 0xD800 <= place < 0xE000:
            plain[place] = _plain(chr(place), other)
    alphabet = np.zeros(LIMIT, dtype=np.uint8)
    for place in [*range(0x61, 0x7B), *range(0xDF, 0x250)]:
        alphabet[place] = LATIN
    alphabet[0x370:0x400] = GREEK
    alphabet[0x400:0x530] = CYRILLIC
    tables = {name: np.arange(LIMIT, dtype=np.uint32) for name in ("latin", "cyrillic", "greek")}
    for name, line in (
        ("latin", _CYRILLIC + _GREEK), ("cyrillic", _BACK_TO_CYRILLIC), ("greek", _BACK_TO_GREEK)
    ):  # fmt: skip
        for sign, like in pairs(line).items():
            tables[name][ord(sign)] = ord(like)
            alphabet[ord(sign)] |= TWIN
    return Signs(plain, alphabet, **tables)


def _plain(sign: str, other: dict[str, str]) -> int:
    if sign in other:
        return ord(other[sign])
    place, kind = ord(sign), unicodedata.category(sign)
    if place == _TATWEEL or kind == "Cf":
        return int(GONE)
    if kind[0] == "M":
        return place if _is_letter(sign) else int(GONE)
    if kind == "Nd":
        return ord("0") + unicodedata.digit(sign)
    if kind[0] not in "LN":
        return 0
    bare, *marks = list(unicodedata.normalize("NFD", sign))
    if marks and all(unicodedata.category(m)[0] == "M" and not _is_letter(m) for m in marks):
        return ord(other.get(bare, bare))
    return place


def _is_letter(mark: str) -> bool:
    return any(first <= ord(mark) < last for first, last in _MARKS_ARE_LETTERS)
