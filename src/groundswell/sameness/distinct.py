"""Distinct skeletons of texts, hashtags cut short, in an order that no row of theirs decides.

A hashtag is one choice, whatever its length: as a word of thirty letters it would weigh as much as
a sentence, and all posts of one hashtag would be copies of one another. So it counts as its first
five letters. Hashtags in scripts without spaces stay, for a sentence may follow in the same breath.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.sameness.candidates import scattered
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.verifying import Written

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LETTERS = r"a-z0-9_\x{c0}-\x{dff}"
_HASHTAG = rf"#([{_LETTERS}]{{5}})[{_LETTERS}]+"


@dataclass(frozen=True, slots=True)
class Distinct:
    """Distinct skeletons (m) in an order of their own, their languages, and which each text (n) has."""

    skeletons: pa.Array
    languages: pa.Array
    number: NDArray[np.int32]

    @classmethod
    def of(cls, texts: pa.Array, languages: pa.Array | None) -> Distinct:
        """Cut texts (n strings) down; ``languages`` are their codes or None."""
        short = pc.replace_substring_regex(texts, pattern=_HASHTAG, replacement=r"\1 ")
        coded = pc.dictionary_encode(skeletons(short))
        number = coded.indices.to_numpy()
        held = coded.dictionary
        order = np.argsort(_digests(held), kind="stable")
        place = np.empty(len(order), dtype=np.int32)
        place[order] = np.arange(len(order), dtype=np.int32)
        number = place[number] if len(order) else number
        return cls(held.take(pa.array(order)), _languages(languages, number, len(order)), number)


def _languages(languages: pa.Array | None, number: NDArray[np.int32], many: int) -> pa.Array:
    """Give each skeleton one language: the first by its code of those its texts are in."""
    if languages is None:
        return pa.nulls(many, pa.string())
    if isinstance(languages, pa.ChunkedArray):
        languages = languages.combine_chunks()
    names = sorted(name for name in pc.unique(languages).to_pylist() if name is not None)
    if not names:
        return pa.nulls(many, pa.string())
    codes = pc.fill_null(
        pc.index_in(languages, value_set=pa.array(names, languages.type)), len(names)
    )
    first = np.full(many, len(names), dtype=np.int32)
    np.minimum.at(first, number, codes.to_numpy())
    return pa.array([*names, None], pa.string()).take(pa.array(first))


def _digests(held: pa.Array) -> NDArray[np.uint64]:
    written = Written.of(held)
    return _hashed(written.offsets, written.data)  # type: ignore[no-any-return]


@njit(cache=True, nogil=True)
def _hashed(offsets, data):  # type: ignore[no-untyped-def]
    out = np.empty(len(offsets) - 1, dtype=np.uint64)
    for t in range(len(out)):
        h = np.uint64(0)
        for x in range(offsets[t], offsets[t + 1]):
            h = (h ^ np.uint64(data[x])) * np.uint64(1099511628211) + np.uint64(1)
        out[t] = scattered(h)
    return out
