"""How common each shingle is in its language: what decides how many bits a text is worth.

A shingle that df of N texts of a language hold weighs log2((N + 2) / (df + 1)) / n bits, n being
its characters: as many windows cover each character, so a text's weights add up to its bits. Bits
come from the data where a language has 100,000 distinct texts, else from a table that ships with
the package, else the language is uncalibrated and nothing can be more than a lead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.sameness.counting import LEAST, Counted, count
from groundswell.sameness.shingles import LONG, SHORT, Shingles, is_short, shingles_of
from groundswell.sameness.shipped import Weighed, key_of, keys_of, shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

DATA, SHIPPED, UNCALIBRATED = "data", "shipped", "uncalibrated"

FEWEST = 100_000
"""Distinct texts from which on a language is calibrated by the data themselves."""

_MOST = 200_000  # texts that are counted; more would tell the same at a higher price
_FEWEST_TO_CAP = (
    10_000  # from here on data may say that a shingle is commoner than the table has it
)
_SEEN = 4  # texts with a shingle, below which the data are not asked
_FLAT = {LONG: 6.0, SHORT: 9.0}  # bits of any shingle where nothing is known: below the mean


@dataclass(frozen=True, slots=True)
class Reference:
    """What the shingles of one language weigh.

    ``key`` (slots of a table with open addressing, 0 where empty) and ``weight`` (bits) are what
    compiled code reads, by `weight_of`; ``unseen`` (2,) are the weights of a long and of a short
    shingle without an entry. ``texts`` is how many texts of the language the data have.
    """

    language: str | None
    calibration: str
    texts: int
    key: NDArray[np.uint32]
    weight: NDArray[np.float32]
    unseen: NDArray[np.float32]

    @classmethod
    def from_texts(cls, skeletons: pa.Array, language: str | None) -> Reference:
        """Weigh the shingles of a language by distinct texts of it (skeletons, no nulls).

        >>> few = Reference.from_texts(pa.array(["thebusislate", "thetramislate"]), "en")
        >>> few.calibration, few.texts
        ('shipped', 2)
        """
        total = len(skeletons)
        if total > _MOST:  # evenly over the data, which may be in any order
            skeletons = skeletons.take(pa.array(np.linspace(0, total - 1, _MOST).astype(np.int64)))
        if total >= FEWEST:
            counted = count(shingles_of(skeletons))
            slots = _table(keys_of(counted.gram), _bits(counted))
            return cls(language, DATA, total, *slots, weight_unseen(counted.texts))
        seen = Counted(0, np.empty(0, np.uint64), np.empty(0, np.int64))
        if total >= _FEWEST_TO_CAP:
            seen = count(shingles_of(skeletons), least=_SEEN)
        held = shipped(language)
        if held is None:
            unseen = np.array([_FLAT[LONG] / LONG, _FLAT[SHORT] / SHORT], dtype=np.float32)
            nothing = Weighed(np.empty(0, np.uint32), np.empty(0, np.float32), unseen)
            return cls(language, UNCALIBRATED, total, *_capped(nothing, seen), unseen)
        return cls(language, SHIPPED, total, *_capped(held, seen), held.unseen)


@dataclass(frozen=True, slots=True)
class References:
    """The references of the languages of some data."""

    by_language: dict[str | None, Reference]

    @classmethod
    def from_texts(
        cls, skeletons: pa.Array, languages: pa.Array, also: Iterable[str | None] = ()
    ) -> References:
        """Weigh by distinct texts (skeletons) with their languages, some of them null.

        ``also`` names languages that will be asked for, whether or not the data hold them.
        """
        found: dict[str | None, Reference] = {}
        for language in [*pc.unique(languages).to_pylist(), *also]:
            if language not in found:
                own = pc.is_null(languages) if language is None else pc.equal(languages, language)
                found[language] = Reference.from_texts(skeletons.filter(own), language)
        return cls(found)

    def of(self, language: str | None) -> Reference:
        """Give the reference of a language; the shipped or flat one if the data hold no text of it."""
        if language not in self.by_language:
            self.by_language[language] = Reference.from_texts(pa.array([], pa.string()), language)
        return self.by_language[language]

    @property
    def calibration(self) -> dict[str | None, str]:
        """Give for each language of the data: data, shipped or uncalibrated."""
        return {language: each.calibration for language, each in self.by_language.items()}


def weights(shingles: Shingles, languages: pa.Array, references: References) -> NDArray[np.float32]:
    """Give the weight in bits of every shingle of n texts, each in its language.

    One that comes again within its text weighs 0 there, so the weights of a text add up to its
    bits. ``languages`` (n, may hold nulls) is as long as the texts.
    """
    found = np.empty(len(shingles.gram), dtype=np.float32)
    names, codes = _numbered(languages)
    for number, name in enumerate(names):
        own = references.of(name)
        _weigh_texts(shingles.start, shingles.gram, codes, number,
                     own.key, own.weight, own.unseen, found)  # fmt: skip
    return found


def bits(shingles: Shingles, weights: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give the bits of n texts: the sum of the weights of their distinct shingles."""
    before = np.concatenate([[0.0], np.cumsum(weights, dtype=np.float64)])
    return np.asarray(before[shingles.start[1:]] - before[shingles.start[:-1]])


def _numbered(languages: pa.Array) -> tuple[list[str | None], NDArray[np.int64]]:
    names = pc.unique(languages)
    codes = pc.index_in(languages, value_set=names)
    return names.to_pylist(), codes.to_numpy(zero_copy_only=False).astype(np.int64)


def _bits(counted: Counted) -> NDArray[np.float32]:
    raw = np.log2((counted.texts + 2) / (counted.df + 1))
    return np.asarray(raw / _length(counted.gram), dtype=np.float32)


def weight_unseen(texts: int) -> NDArray[np.float32]:
    """Weigh (2,) what has no entry in a count of texts: as if one text had it."""
    return np.asarray(np.log2((texts + 2) / LEAST) / np.array([LONG, SHORT]), dtype=np.float32)


def _length(gram: NDArray[np.uint64]) -> NDArray[np.int64]:
    return np.where(gram >> np.uint64(63), SHORT, LONG)


def _capped(held: Weighed, seen: Counted) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Lay out a table in which nothing weighs more than the data have it."""
    slots = _table(held.key, held.weight)
    told = np.minimum(_bits(seen), weigh(seen.gram, *slots, held.unseen))
    key, first = np.unique(np.concatenate([keys_of(seen.gram), held.key]), return_index=True)
    return _table(key, np.concatenate([told, held.weight])[first])


def _table(
    key: NDArray[np.uint32], weight: NDArray[np.float32]
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    """Lay keys and weights out as a table with open addressing, at most half full."""
    size = 1024
    while size < 2 * len(key):
        size *= 2
    slots, held = np.zeros(size, dtype=np.uint32), np.zeros(size, dtype=np.float32)
    _lay(key, np.asarray(weight, dtype=np.float32), slots, held)
    return slots, held


@njit(cache=True, nogil=True, inline="always")
def weight_of(gram, slots, held, unseen):  # type: ignore[no-untyped-def]
    """Give the weight in bits of a shingle by a reference's ``key``, ``weight``, ``unseen``."""
    key = key_of(gram)
    at = np.int64(key) & (len(slots) - 1)
    while slots[at] != 0:
        if slots[at] == key:
            return held[at]
        at = (at + 1) & (len(slots) - 1)
    return unseen[1] if is_short(gram) else unseen[0]


@njit(cache=True, nogil=True)
def weigh(gram, slots, held, unseen):  # type: ignore[no-untyped-def]
    """Give the weights of shingles, by a reference's arrays."""
    found = np.empty(len(gram), dtype=np.float32)
    for at in range(len(gram)):
        found[at] = weight_of(gram[at], slots, held, unseen)
    return found


@njit(cache=True, nogil=True)
def _lay(key, weight, slots, held):  # type: ignore[no-untyped-def]
    """Fill the table; of equal keys the lighter stays."""
    for one in range(len(key)):
        at = np.int64(key[one]) & (len(slots) - 1)
        while slots[at] != 0 and slots[at] != key[one]:
            at = (at + 1) & (len(slots) - 1)
        if slots[at] == 0 or weight[one] < held[at]:
            slots[at], held[at] = key[one], weight[one]


@njit(cache=True, nogil=True)
def _weigh_texts(start, gram, codes, number, slots, held, unseen, found):  # type: ignore[no-untyped-def]
    longest = 1
    for text in range(len(codes)):
        longest = max(longest, start[text + 1] - start[text])
    size = 64
    while size < 2 * longest:
        size *= 2
    seen = np.zeros(size, dtype=np.uint64)
    last = np.full(size, -1, dtype=np.int64)  # the text that wrote the slot: none is ever cleared
    for text in range(len(codes)):
        if codes[text] != number:
            continue
        for at in range(start[text], start[text + 1]):
            slot = np.int64(key_of(gram[at])) & (size - 1)
            while last[slot] == text and seen[slot] != gram[at]:
                slot = (slot + 1) & (size - 1)
            if last[slot] == text:
                found[at] = 0.0
            else:
                last[slot], seen[slot] = text, gram[at]
                found[at] = weight_of(gram[at], slots, held, unseen)
