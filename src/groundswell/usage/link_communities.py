"""Communities: accounts of one country or language, among whom a value may be far less rare.

Two accounts of one small country share a carrier; two who write one language share its proverbs and
its news. A value that is rare in the whole log may be common there. So a network weighs what it
does among accounts of the country, and a prompt or a subject among those who write its language. A
device or a card knows no country, and weighs the same everywhere.

What only the two themselves have is not common in their country: they don't count.
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
    country: Ints  # of each account: a number, -1 unless the log knows exactly one
    zone: Ints  # the same for its time zone
    account: Ints  # of each holding
    have: Ints  # of each holding: accounts of its account's community that have its value
    bits: Floats  # of each holding: how rare it is there but for two, at most the bits in the log
    beside: Floats  # the same but for its account alone

    def between(self, of_a: Ints, of_b: Ints) -> Floats:
        """Give what a value weighs for two holdings of it: where it is least rare but for them."""
        one = self.of[self.account[of_a]] == self.of[self.account[of_b]]
        least = np.minimum(self.beside[of_a], self.beside[of_b])
        found: Floats = np.where(one, self.bits[of_a], least)
        return found

    def elsewhere(self, a: Ints, b: Ints) -> Flags:
        """Tell which pairs of accounts can't live under one roof: of two countries or time zones."""
        out = np.zeros(len(a), dtype=bool)
        for place in (self.country, self.zone):
            out |= (place[a] >= 0) & (place[b] >= 0) & (place[a] != place[b])
        return out


def communities(held: Held, messages: pa.Table) -> Communities:
    """Put accounts into communities by country, or by language where no country is known.

    Countries come from signals, languages from what the accounts wrote.
    """
    written = messages.filter(
        pc.and_(pc.equal(messages["role"], "user"), pc.is_valid(messages["lang"]))
    )
    lang = numbered(written["lang"])[1]
    account = pc.fill_null(pc.index_in(written["account_key"], held.names), -1).to_numpy()
    country, language = _country(held), _commonest(account, lang, len(held.names))
    of = np.zeros(len(held.names), dtype=np.int64)  # 0: of no community large enough
    by_country = _large(country, np.ones(len(of), dtype=bool))
    of[by_country] = 1 + country[by_country]
    by_language = _large(language, ~by_country)
    of[by_language] = 1 + int(country.max(initial=0)) + 1 + language[by_language]
    of = np.unique(of, return_inverse=True)[1].astype(np.int64)
    return _weighed(held, of, _writers(held, written, lang, account))


def _writers(held: Held, written: pa.Table, lang: Ints, account: Ints) -> Ints:
    """Give, for each value of texts, how many write its language; 0 where that is not known."""
    out = np.zeros(len(held.family), dtype=np.int64)
    if not len(held.message) or not len(lang):
        return out
    known = account >= 0
    wide = int(lang.max()) + 1
    writers = np.bincount(np.unique(account[known] * wide + lang[known]) % wide, minlength=wide)
    row = pc.fill_null(pc.index_in(held.messages, written["message_key"].combine_chunks()), -1)
    spoken = np.append(lang, -1)[row.to_numpy()]
    value = np.repeat(held.value, np.diff(held.use))
    most = _commonest(value, spoken[held.message], len(out))
    out[most >= 0] = writers[most[most >= 0]]
    return out


def _large(number: Ints, may: Flags) -> Flags:
    """Tell which accounts have a number that enough of those who may have."""
    may = may & (number >= 0)
    size = np.bincount(number[may], minlength=int(number.max(initial=0)) + 1)
    found: Flags = may & (size[np.maximum(number, 0)] >= _LEAST)
    return found


def _weighed(held: Held, of: Ints, writers: Ints) -> Communities:
    size = np.bincount(of, minlength=1)
    wide = len(size)
    _, place, times = np.unique(
        held.value * wide + of[held.account], return_inverse=True, return_counts=True
    )
    holders = np.maximum(np.diff(held.start), 1)[held.value]
    # Where only some uses of a subject count, its true width is spread as that of those that do.
    have = times[place] * held.accounts[held.value] / holders
    among = writers[held.value]
    told = np.log2(np.maximum(among / np.maximum(held.accounts[held.value], 1), 1.0))
    overall = held.bits[held.value]

    def but_for(few: int) -> Floats:
        others, there = have - few, size[of[held.account]]
        near = np.log2(np.maximum(there / np.maximum(others, 0.5), 1.0))
        # Of a handful of accounts nothing can be said that would hold of their country.
        rare = np.where((others > 0) & (there >= _LEAST), near, np.inf)
        rare = np.where(among > 0, told, rare)
        return np.where(held.strong[held.value], overall, np.minimum(rare, overall))

    return Communities(
        of=of,
        size=size,
        country=_only(held, "country"),
        zone=_only(held, "timezone"),
        account=held.account,
        have=np.ceil(have).astype(np.int64),
        bits=but_for(2),
        beside=but_for(1),
    )


def _only(held: Held, kind: str) -> Ints:
    """Give each account's value of a kind as a number; -1 where it has none or several."""
    out = np.full(len(held.names), -1, dtype=np.int64)
    own = held.of_kinds(frozenset({kind}))[held.value]
    out[held.account[own]] = held.value[own]
    out[np.bincount(held.account[own], minlength=len(out)) != 1] = -1
    return out


def _country(held: Held) -> Ints:
    """Give each account's country as a number, the commonest where it has several; -1 for none."""
    out = np.full(len(held.names), -1, dtype=np.int64)
    values = np.flatnonzero(held.of_kinds(frozenset({"country"})))
    # The commonest is written last, and stays.
    for place in np.lexsort((values, held.accounts[values])).tolist():
        out[held.account[held.holders(int(values[place]))]] = place
    return out


def _commonest(of: Ints, what: Ints, count: int) -> Ints:
    """Give for each number from 0 what stands beside it most often; -1 where nothing does."""
    out = np.full(count, -1, dtype=np.int64)
    known = (of >= 0) & (what >= 0)
    if known.any():
        wide = int(what.max()) + 1
        pairs, times = np.unique(of[known] * wide + what[known], return_counts=True)
        order = np.lexsort((-pairs, times))  # the commonest is written last, and stays
        out[pairs[order] // wide] = pairs[order] % wide
    return out
