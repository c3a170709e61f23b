"""Which names are one name: in look-alike letters, in another alphabet, with an ending stuck on.

Russian and Ukrainian names are written in Latin letters in many ways, so both sides are reduced to
what the ways have in common. Nothing here joins two names of one alphabet, but for accents and
look-alikes. Names in katakana, Chinese or Arabic are not matched with Latin ones.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import regex

from groundswell.sameness.skeletons import skeletons

if TYPE_CHECKING:
    from collections.abc import Sequence

_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_LATIN = regex.compile(r"\p{Latin}")
_ARABIC = regex.compile(r"\p{Arabic}")
_HANGUL = regex.compile(r"\p{Hangul}")
_LETTERS = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e",
        "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m",
        "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ы": "i", "ь": "", "э": "e",
        "ю": "iu", "я": "ia",
    }
)  # fmt: skip
_LOOSE = (
    ("shch", "sch"), ("tch", "ch"), ("tsch", "ch"), ("kh", "h"), ("ph", "f"), ("ck", "k"),
    ("ya", "ia"), ("yu", "iu"), ("yo", "e"), ("ye", "e"), ("je", "e"), ("ks", "x"), ("tz", "ts"),
    ("c", "ts"), ("y", "i"), ("j", "i"), ("w", "v"), ("'", ""), ("ii", "i"),
)  # fmt: skip
_TWICE = regex.compile(r"(.)\1+")
_FEWEST = 5  # letters of a name that is matched across alphabets
_BEFORE = regex.compile(r"^[وف]?(?:[بك]?ال|لل)")
_AFTER = regex.compile(
    r"(?:에서|에게|으로|부터|까지|께서|이라|처럼|보다|은|는|이|가|을|를|의|에|로|와|과|도|만)$"
)


def without_endings(value: str) -> str:
    """Give a word of Arabic without its article and the letters before, of Korean without particle.

    >>> without_endings("والميناءين"), without_endings("정류장에서")
    ('ميناءين', '정류장')
    """
    if _ARABIC.search(value):
        shorter = _BEFORE.sub("", value)
        return shorter if len(shorter) >= 3 else value
    if _HANGUL.search(value):
        shorter = _AFTER.sub("", value)
        return shorter if len(shorter) >= 2 else value
    return value


def one_name(values: Sequence[str], accounts: Sequence[int]) -> list[int]:
    """Give for each of n distinct names the place of the one it is a variant of, or its own.

    ``accounts`` (n) says how many write each: the most used stands for the others, of equals the
    one that sorts first.

    >>> one_name(["mara fenwick", "mаra fenwick", "фенвик", "fenwick"], [3, 1, 1, 2])
    [0, 0, 3, 3]
    """
    bare = skeletons(pa.array(values, pa.string())).to_pylist()
    order = sorted(range(len(values)), key=lambda at: (-accounts[at], values[at]))
    head: dict[str, int] = {}
    found = list(range(len(values)))
    for at in order:
        found[at] = head.setdefault(bare[at] or values[at], at)
    latin: dict[str, int] = {}
    heads = [at for at in order if found[at] == at]
    cyrillic = [at for at in heads if _CYRILLIC.search(bare[at]) and len(bare[at]) >= _FEWEST]
    if cyrillic:
        for at in heads:
            if len(bare[at]) >= _FEWEST and bare[at].isascii() and _LATIN.search(bare[at]):
                latin.setdefault(loose(bare[at]), at)
    to = {at: latin[key] for at in cyrillic if (key := loose(bare[at])) in latin}
    return [to.get(one, one) for one in found]


def loose(name: str) -> str:
    """Give what the ways to write a name in Latin letters have in common.

    >>> loose("щербаков"), loose("shcherbakov"), loose("Фенвик".casefold()), loose("fenwick")
    ('scherbakov', 'scherbakov', 'fenvik', 'fenvik')
    """
    plain = name.translate(_LETTERS)
    for long, short in _LOOSE:
        plain = plain.replace(long, short) if long != "c" else _plain_c(plain)
    found: str = _TWICE.sub(r"\1", plain)
    return found


def _plain_c(name: str) -> str:
    """A c that is no ch or sch: k before a, o, u and consonants, ts before others."""
    found: str = regex.sub(r"c(?=[eiy])", "ts", regex.sub(r"c(?![heiy])", "k", name))
    return found
