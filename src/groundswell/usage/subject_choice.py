"""Which of all the places are subjects: rare enough, not said by something better, and not too many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
from numba import njit

from groundswell.usage.subject_names import joined
from groundswell.usage.subject_places import (
    DOMAIN,
    NAME,
    PHRASE,
    Every,
    Languages,
    distinct_of,
    mostly,
)
from groundswell.usage.subject_rarity import log_bits, rarity
from groundswell.usage.subject_wide import is_wide, may_be_name, whole_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.subjects import Subjects

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

_RAREST = 12.0  # bits of the rarest three characters of a name in a script without blanks
_WIDE_PHRASE = 0.7  # of the bits of a phrase elsewhere: eight characters or so
_ASKED = 3  # places of a name, one of which has to be of whole words


class Kept(NamedTuple):
    """The places kept (numbers into those of `Every`), with accounts, bits and kinds of every value."""

    places: Ints
    accounts: Ints
    bits: NDArray[np.float64]
    kinds: NDArray[np.int8]


def kept_of(
    every: Every, texts: pa.Array, accounts: Ints, languages: Languages, log: int, most: int,
    chosen: Subjects,
) -> Kept:  # fmt: skip
    """Choose among all places of a log of so many accounts (``log``); ``most`` may share a value."""
    once = _once(every.value, every.row)
    value, row = every.value[once], every.row[once]
    used = distinct_of(value, accounts[row], len(every.values))
    shared = np.bincount(value, minlength=len(every.values))
    possible = (shared > 1) & (used <= most)
    rare, told = _weighed(every, value, languages.code[row], languages, possible)
    enough, kinds = _enough(every, once, texts, languages, possible, rare, told, chosen)
    every = every._replace(kinds=kinds)
    heard = _heard(value, languages.code[row], languages, log, len(every.values))
    rarest = np.where(kinds == DOMAIN, np.inf, rare)  # a domain is of no language
    bits = log_bits(np.maximum(used, 1), heard, rarest, log)
    mark = np.zeros(len(every.values), np.uint64)
    _sign(value, row, mark)
    good = possible & enough
    good &= ~_doubled(every, once, good, mark, told)
    places = _with_room(every, once[good[value]], bits, told, chosen.per_message)
    return Kept(places, used, bits, kinds)


def _weighed(
    every: Every, value: Ints, language: Ints, languages: Languages, possible: NDArray[np.bool_]
) -> tuple[Floats, Floats]:
    """Weigh the values that are possible against the language that each is mostly used in."""
    at = np.flatnonzero(possible)
    spoken = mostly(value, language, len(every.values), len(languages.names))
    rare, told = np.zeros(len(every.values)), np.zeros(len(every.values))
    rare[at], told[at] = rarity(
        [every.values[x] for x in at.tolist()],
        [languages.names[x] for x in spoken[at].tolist()],
    )
    return rare, told


def _enough(
    every: Every, once: Ints, texts: pa.Array, languages: Languages, possible: NDArray[np.bool_],
    rare: Floats, told: Floats, chosen: Subjects,
) -> tuple[NDArray[np.bool_], NDArray[np.int8]]:  # fmt: skip
    """Say which values are rare enough in their language, and of what kind they turn out to be."""
    wide = np.array([is_wide(name) for name in every.values], np.bool_)
    wide &= every.kinds == PHRASE
    phrase = told >= np.where(wide, _WIDE_PHRASE * chosen.rare_phrase, chosen.rare_phrase)
    enough = np.select(
        [every.kinds == NAME, every.kinds == PHRASE], [rare >= chosen.rare_name, phrase], True
    )
    # What is too short for a phrase may be a name in a script without blanks.
    short = np.flatnonzero(possible & wide & (rare >= _RAREST))
    named = _wide_names(every, once, short, texts, languages)
    enough[named] = True
    kinds = every.kinds.copy()
    kinds[named] = NAME
    return enough, kinds


def _heard(value: Ints, language: Ints, languages: Languages, log: int, size: int) -> Ints:
    """Count for each value the accounts that write the languages it is written in."""
    wide = len(languages.names)
    pairs = np.unique(value * wide + language)
    many = np.where(pairs % wide == 0, log, languages.accounts[pairs % wide])
    return np.minimum(np.bincount(pairs // wide, many, size), log).astype(np.int64)


def _with_room(every: Every, places: Ints, bits: Floats, told: Floats, room: int) -> Ints:
    """Keep of each prompt the rarest, and of those what two prompts still have."""
    value = every.value[places]
    rank = np.lexsort(
        (value, -told[value], every.kinds[value], -np.round(bits[value], 6), every.row[places])
    )
    ranked = places[rank]
    nth = np.arange(len(ranked)) - np.searchsorted(every.row[ranked], every.row[ranked])
    ranked = ranked[nth < room]
    again = np.bincount(every.value[ranked], minlength=len(every.values))
    return np.sort(ranked[again[every.value[ranked]] > 1])


def _wide_names(
    every: Every, once: Ints, asked: Ints, texts: pa.Array, languages: Languages
) -> Ints:
    """Give those of some values of scripts without blanks that are whole words where they stand."""
    chosen = np.zeros(len(every.values), np.bool_)
    chosen[[at for at in asked.tolist() if may_be_name(every.values[at])]] = True
    places = once[chosen[every.value[once]]]
    places = places[np.argsort(every.value[places], kind="stable")]
    nth = np.arange(len(places)) - np.searchsorted(every.value[places], every.value[places])
    places = places[nth < _ASKED]
    whole = whole_words(
        texts.take(pa.array(every.row[places])).to_pylist(),
        list(zip(every.first[places].tolist(), every.last[places].tolist(), strict=True)),
        [languages.names[at] for at in languages.code[every.row[places]].tolist()],
    )
    return np.unique(every.value[places[whole]])


def _once(value: Ints, row: Ints) -> Ints:
    """Give the first place of each value in each prompt."""
    pairs = value * (int(row.max(initial=0)) + 1) + row
    return np.sort(np.unique(pairs, return_index=True)[1])


@njit(cache=True, nogil=True)
def _sign(value, row, mark):  # type: ignore[no-untyped-def]
    """Mark every value by the prompts that hold it: equal marks, equal prompts."""
    for at in range(len(value)):
        mark[value[at]] += joined(np.uint64(3), np.uint64(row[at] + 1))


def _doubled(
    every: Every, once: Ints, good: NDArray[np.bool_], mark: NDArray[np.uint64],
    told: NDArray[np.float64],
) -> NDArray[np.bool_]:  # fmt: skip
    """Tell the values that say no more than another that stands in the very same prompts.

    Within a longer name, the shorter; behind a name, the phrase around it; of several phrases,
    all but the one that says most.
    """
    size = len(every.values)
    out = np.zeros(size, np.bool_)
    kept = once[good[every.value[once]]]
    _overlaps(every.row[kept], every.first[kept], every.last[kept], every.value[kept],
              every.kinds, mark, out)  # fmt: skip
    phrases = np.flatnonzero(good & ~out & (every.kinds == PHRASE))
    names = np.array([every.values[at] for at in phrases.tolist()], dtype=object)
    alphabetical = np.argsort(np.argsort(names)) if len(names) else np.empty(0, np.int64)
    order = phrases[np.lexsort((alphabetical, -np.round(told[phrases], 6), mark[phrases]))]
    out[order[1:][mark[order[1:]] == mark[order[:-1]]]] = True
    return out


@njit(cache=True, nogil=True)
def _overlaps(row, first, last, value, kinds, mark, out):  # type: ignore[no-untyped-def]
    for at in range(len(row)):
        to = at + 1
        while to < len(row) and row[to] == row[at] and first[to] < last[at]:
            one, other = value[at], value[to]
            if one != other and mark[one] == mark[other]:
                if kinds[one] > kinds[other]:
                    out[one] = True
                elif kinds[one] < kinds[other] or last[to] <= last[at]:
                    out[other] = True
                elif first[at] == first[to]:
                    out[one] = True
            to += 1
