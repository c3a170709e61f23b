"""Wording that belongs to nobody: sayings, what was there before, what everybody posts, stock phrases.

To find public text is no sign of where it comes from. Greetings, proverbs, prayers, songs and phrases
of a list that ships with the package weigh nothing; a match with other public text is told as a
quotation, or as a lead, and never as a finding.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.sameness.formulas import COMMON, GREETING
from groundswell.sameness.shared_bits import windows_shared
from groundswell.sameness.shingles import SHORT, is_short, shingles_of
from groundswell.sameness.shipped import key_of
from groundswell.sameness.skeletons import skeletons
from groundswell.tables.texts import normal

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.sameness.shingles import Shingles

_SHORT_ENOUGH = 100.0  # bits up to which a known saying is what a text consists of
_SAME_PART = 0.8  # of the shared bits
_OTHERS = 2  # posts that share the same part, and no more
_ANOTHER_TEXT = 75.0  # per cent of likeness below which two posts are different texts
_LOOKED_AT = 60  # posts of one seed


def everyday(shingles: Shingles) -> NDArray[np.bool_]:
    """Tell which shingles (as many as ``gram``) lie in wording that everybody uses.

    They do where twelve letters, or six characters of a script without spaces, are those of a line
    of the list.

    >>> cut = shingles_of(pa.array(["theearlybirdcatchestheworm", "thebirdwasearly"]))
    >>> int(everyday(cut).sum()), cut.start.tolist()
    (22, [0, 22, 33])
    """
    found = np.zeros(len(shingles.gram), dtype=np.bool_)
    _mark(shingles.start, shingles.gram, _known_runs(), found)
    return found


@lru_cache(maxsize=1)
def _known_runs() -> NDArray[np.uint64]:
    """Give the runs of the list as a table with open addressing, 0 where it is empty."""
    table = files("groundswell.data") / "shingles" / "everyday.txt"
    lines = table.read_text(encoding="utf-8").splitlines()
    cut = shingles_of(skeletons(pa.array([normal(line) for line in lines])))
    slots = np.zeros(1 << (4 * len(cut.gram)).bit_length(), dtype=np.uint64)
    _lay(cut.start, cut.gram, slots)
    return slots


@njit(cache=True, nogil=True, inline="always")
def _run(gram, at, end):  # type: ignore[no-untyped-def]
    """Give a number for the run that begins at a shingle, and its shingles; 0 past the text's end.

    A run of twelve letters is eight shingles, of which the first, fifth and eighth cover it; one of
    six characters four, of which the first and the last do.
    """
    first = gram[at]
    if is_short(first):
        if at + SHORT >= end:
            return np.uint64(0), 0
        return first ^ (gram[at + SHORT] * np.uint64(0x9E3779B97F4A7C15)), SHORT + 1
    if at + 7 >= end:
        return np.uint64(0), 0
    far = gram[at + 4] * np.uint64(0x9E3779B97F4A7C15)
    return first ^ far ^ (gram[at + 7] * np.uint64(0xC2B2AE3D27D4EB4F)), 8


@njit(cache=True, nogil=True)
def _lay(start, gram, slots):  # type: ignore[no-untyped-def]
    for text in range(len(start) - 1):
        for place in range(start[text], start[text + 1]):
            run, reach = _run(gram, place, start[text + 1])
            if reach:
                at = np.int64(key_of(run)) & (len(slots) - 1)
                while slots[at] != 0 and slots[at] != run:
                    at = (at + 1) & (len(slots) - 1)
                slots[at] = run


@njit(cache=True, nogil=True)
def _mark(start, gram, slots, found):  # type: ignore[no-untyped-def]
    for text in range(len(start) - 1):
        for place in range(start[text], start[text + 1]):
            run, reach = _run(gram, place, start[text + 1])
            if reach:
                at = np.int64(key_of(run)) & (len(slots) - 1)
                while slots[at] != 0 and slots[at] != run:
                    at = (at + 1) & (len(slots) - 1)
                if slots[at] == run:
                    found[place : place + reach] = True


def known_wording(texts: pa.Array, bits: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Tell which normalised texts (n) are a greeting, prayer, saying or song and little else.

    >>> said = pa.array(["early to bed and early to rise", "the bus"])
    >>> known_wording(said, np.array([40, 9])).tolist()
    [True, False]
    """
    return np.array(
        [
            bool(few and text and (COMMON.search(text) or GREETING.search(text)))
            for text, few in zip(texts.to_pylist(), bits <= _SHORT_ENOUGH, strict=True)
        ],
        dtype=np.bool_,
    )


def on_many_accounts(
    seed: NDArray[np.int64], verbatim: NDArray[np.bool_], accounts: pa.Array, most: int, seeds: int
) -> NDArray[np.bool_]:
    """Tell of each seed whether more than ``most`` accounts posted it as it is."""
    codes = accounts.dictionary_encode().indices.fill_null(-1).to_numpy(zero_copy_only=False)
    both = np.unique(np.stack([seed, codes])[:, verbatim & (codes >= 0)], axis=1)
    return np.bincount(both[0], minlength=seeds) > most


def stock_phrases(
    seeds: Shingles,
    weight: NDArray[np.float32],
    seed: NDArray[np.int64],
    texts: pa.Array,
    shared: NDArray[np.float64],
    partial: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Tell which of n matches are with a phrase that different texts have in common.

    ``partial`` matches neither hold most of the seed nor are its beginning. If two more of them,
    different texts all, share with the seed what this one shares, then of N posts three have the
    phrase, and it is worth log2(N / 3) bits at most, about 18 of a million: too few. Copies of a
    seed don't speak against one another, for they hold most of it.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415  (not at start-up)

    found = np.zeros(len(seed), dtype=np.bool_)
    several, number = np.unique(seed[partial], return_counts=True)
    for one in several[number > _OTHERS]:
        rows = np.flatnonzero((seed == one) & partial)
        told, first = np.unique(texts.take(rows).to_pylist(), return_index=True)
        strongest = np.argsort(-shared[rows[first]], kind="stable")[:_LOOKED_AT]
        said = told[strongest].tolist()
        held = windows_shared(
            seeds, shingles_of(pa.array(said, pa.large_string())), int(one), np.arange(len(said))
        )
        worth = weight[seeds.start[one] : seeds.start[one + 1]]
        together = (held * worth) @ held.T
        for at, text in enumerate(said):
            like = np.flatnonzero(together[at] >= _SAME_PART * together[at, at])
            others = [n for n in like if n != at and fuzz.ratio(text, said[n]) < _ANOTHER_TEXT]
            if len(others) >= _OTHERS:
                found[rows[pc.equal(texts.take(rows), text).to_numpy(zero_copy_only=False)]] = True
    return found
