"""What of a handle or a shown name can be compared once the name itself is behind a pseudonym.

Computed at the door, before handles go: from a handle what it looks like (its skeleton) and what
stands before a number at its end (its stem), from a shown name its letters. Each becomes a keyed
hash, so that equal ones can be found among the accounts of a case and nothing else be told; whoever
lacks the key can't test a guess. Many ordinary people share a stem or a name: see
docs/methods/names-and-articles.md for how many.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import regex

from groundswell.tables.digests import stable_keys
from groundswell.tables.handles import LONGEST, bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from groundswell.tables.pseudonyms import Pseudonyms

_REMEMBERED = 200_000  # names; more than most files have accounts
_FEWEST_LETTERS = 4  # of a stem, below which it is anybody's
_FEWEST_OF_NAME = 5  # letters of a shown name that is compared
_FEWEST_SIGNS = 3  # where each stands for a syllable or a word

# Letters of other alphabets, each followed by the one that it looks like.
_LOOKS = "аaеeоoсcрpхxуyіiјjѕsһhԁdԛqԝwкkмmнhтtвbгrαaοoεeιiκkρpνvτtυuχxβbωw"
_AS_THEY_LOOK = str.maketrans(_LOOKS[::2], _LOOKS[1::2])
_ALONE = re.compile(r"(?<!\d)[01](?!\d)")  # of 0 and 1, those that stand for a letter
_DIGITS = str.maketrans("", "", "0123456789")
_STEM = re.compile(r"([a-z][a-z._-]*)\d+")
_JOINTS = str.maketrans("", "", "._-")
_NOT_A_LETTER = regex.compile(r"[^\p{L}\p{N}]+")
_NOT_ASCII_WORD = re.compile(r"[^a-z0-9]+")
_DENSE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@lru_cache(_REMEMBERED)
def handle_skeleton(handle: str) -> str | None:
    """Give what a handle looks like, None for one without four letters.

    Look-alikes of one another have the same: 0 and o, 1 and l and i, rn and m, letters of other
    alphabets, with and without joints. Digits in a row stay digits.

    >>> handle_skeleton("Late_Bus1ine"), handle_skeleton("1ateBusIine"), handle_skeleton("b42")
    ('latebusllne', 'latebusllne', None)
    """
    plain = bare(handle)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKC", plain).casefold().translate(_AS_THEY_LOOK)
    plain = plain.translate(_JOINTS)
    if "0" in plain or "1" in plain:
        plain = _ALONE.sub(lambda found: "ol"[int(found[0])], plain)
    plain = plain.replace("rn", "m").replace("vv", "w").replace("i", "l")
    return plain if len(plain.translate(_DIGITS)) >= _FEWEST_LETTERS else None


@lru_cache(_REMEMBERED)
def handle_stem(handle: str) -> str | None:
    """Give the letters before a number at the end of a handle, None where it has none.

    >>> handle_stem("LateBus_48213377"), handle_stem("latebus"), handle_stem("bus42")
    ('latebus', None, None)
    """
    found = _STEM.fullmatch(bare(handle))
    stem = found[1].translate(_JOINTS) if found else ""
    return stem if len(stem) >= _FEWEST_LETTERS else None


@lru_cache(_REMEMBERED)
def name_letters(name: str) -> str | None:
    """Give the letters and digits of a shown name, without case, accents and decoration.

    None where there are too few for two people not to choose the same.

    >>> name_letters("★ Late Bús ★"), name_letters("bus"), name_letters("路線バス")
    ('latebus', None, '路線バス')
    """
    if name.isascii():
        plain = _NOT_ASCII_WORD.sub("", name[:LONGEST].lower())
        return plain if len(plain) >= _FEWEST_OF_NAME else None
    spread = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    kept = "".join([sign for sign in spread if not "\u0300" <= sign <= "\u036f"])
    plain = _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", kept))
    fewest = _FEWEST_SIGNS if _DENSE.search(plain) else _FEWEST_OF_NAME
    return plain if len(plain) >= fewest else None


class NameKeys:
    """Keyed hashes of what is compared; equal ones have equal keys, on every platform.

    >>> from groundswell.tables.pseudonyms import Pseudonyms
    >>> keys = NameKeys(Pseudonyms(b"a key of at least sixteen bytes"))
    >>> one, same, other = keys.of_handles(["latebus42", "Late_Bus42", "latebus43"]).to_pylist()
    >>> one == same != other
    True
    """

    def __init__(self, names: Pseudonyms) -> None:
        """Take what holds the secret key."""
        # 240 bits that can't be had without it; a hash that begins with them is a keyed one.
        self._secret = "".join(names.text(f"name keys {part}") for part in range(4))

    def of_handles(self, handles: Sequence[str | None]) -> pa.Array:
        """Give the keys of what n handles look like, null where there is none."""
        return self._keyed("looks", [one and handle_skeleton(one) for one in handles])

    def of_stems(self, handles: Sequence[str | None]) -> pa.Array:
        """Give the keys of what stands before a number in n handles."""
        return self._keyed("stem", [one and handle_stem(one) for one in handles])

    def of_names(self, names: Sequence[str | None]) -> pa.Array:
        """Give the keys of the letters of n shown names."""
        return self._keyed("name", [one and name_letters(one) for one in names])

    def _keyed(self, kind: str, values: Sequence[str | None]) -> pa.Array:
        found = pa.array([value or None for value in values], pa.string())
        before = pa.scalar(f"{self._secret}\0{kind}")
        return stable_keys("n", pc.binary_join_element_wise(before, found, "\0"))
