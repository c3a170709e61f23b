"""Communities: accounts of one country, or one language, among whom a value may be far less rare.

Two accounts of one small country share a carrier, a language and its news. A value that is rare in
the whole log may be common there; so what a value weighs for two accounts is how rare it is among
their own. A device or a card knows no country, and weighs the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from groundswell.usage.link_values import Held

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

_LEAST = 50  # accounts of a country or language; fewer are counted with the others of that kind


@dataclass(frozen=True, slots=True)
class Communities:
    """Which community each account is of, and how rare each holding's value is there."""

    of: Ints  # of each account
    size: Ints  # of each community
    have: Ints  # of each holding: accounts of its account's community that have its value
    bits: Floats  # of each holding: log2(size / have), at most the bits in the whole log

    def between(self, of_a: Ints, of_b: Ints) -> Floats:
        """Give what a value weighs for two holdings of it: where it is least rare."""
        least: Floats = np.minimum(self.bits[of_a], self.bits[of_b])
        return least


def communities(held: Held, messages: pa.Table) -> Communities:
    """Put accounts into communities by country, or by language where no country is known.

    Countries come from signals, languages from what the accounts wrote.
    """
    country = _country(held)
    language = _language(held, messages)
    count = len(held.names)
    of = np.zeros(count, dtype=np.int64)  # 0: of no community large enough
    by_country = _large(country, np.ones(count, dtype=bool))
    of[by_country] = 1 + country[by_country]
    by_language = _large(language, ~by_country)
    of[by_language] = 1 + int(country.max(initial=0)) + 1 + language[by_language]
    of = np.unique(of, return_inverse=True)[1].astype(np.int64)
    return _weighed(held, of)


def _large(number: Ints, may: Flags) -> Flags:
    """Tell which accounts have a number that enough of those who may have."""
    may = may & (number >= 0)
    size = np.bincount(number[may], minlength=int(number.max(initial=0)) + 1)
    found: Flags = may & (size[np.maximum(number, 0)] >= _LEAST)
    return found


def _weighed(held: Held, of: Ints) -> Communities:
    size = np.bincount(of, minlength=1)
    wide = len(size)
    _, place, times = np.unique(
        held.value * wide + of[held.account], return_inverse=True, return_counts=True
    )
    holders = np.maximum(np.diff(held.start), 1)[held.value]
    # Where only some uses of a subject count, its true width is spread as that of those that do.
    have = times[place] * held.accounts[held.value] / holders
    rare = np.log2(np.maximum(size[of[held.account]] / np.maximum(have, 1), 1.0))
    overall = held.bits[held.value]
    everywhere = held.strong[held.value]
    bits = np.where(everywhere, overall, np.minimum(rare, overall))
    return Communities(of, size, np.ceil(have).astype(np.int64), bits)


def _country(held: Held) -> Ints:
    """Give each account's country as a number, the commonest where it has several; -1 for none."""
    out = np.full(len(held.names), -1, dtype=np.int64)
    values = np.flatnonzero(held.of_kinds(frozenset({"country"})))
    # The commonest is written last, and stays.
    for place in np.lexsort((values, held.accounts[values])).tolist():
        out[held.account[held.holders(int(values[place]))]] = place
    return out


def _language(held: Held, messages: pa.Table) -> Ints:
    """Give the language that each account writes most, as a number; -1 for none."""
    out = np.full(len(held.names), -1, dtype=np.int64)
    written = messages.filter(
        pc.and_(pc.equal(messages["role"], "user"), pc.is_valid(messages["lang"]))
    )
    if not written.num_rows:
        return out
    spoken, lang = numbered(written["lang"])
    found = pc.fill_null(pc.index_in(written["account_key"], held.names), -1).to_numpy()
    known = found >= 0
    wide = len(spoken)
    pairs, times = np.unique(found[known] * wide + lang[known], return_counts=True)
    order = np.lexsort((-pairs, times))
    out[pairs[order] // wide] = pairs[order] % wide
    return out
