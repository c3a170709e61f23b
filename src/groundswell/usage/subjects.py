"""What prompts are about: names, hashtags, domains and phrases that come again and are rare.

A subject in one message only ties nothing together and is left out; so is one that many accounts
write of. The rest weighs log2(N / accounts), less where few accounts write its language and the
language doesn't call it rare. Only prompts are read, never what the model answered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.errors import SettingError
from groundswell.model.usage import SUBJECTS
from groundswell.sameness.hashtags import hashtag_families
from groundswell.tables.texts import normal
from groundswell.usage.subject_items import domains_in, hashtags_in
from groundswell.usage.subject_names import Found, joined, names_in
from groundswell.usage.subject_phrases import phrases_in
from groundswell.usage.subject_rarity import log_bits, rarity
from groundswell.usage.subject_variants import one_name, without_endings
from groundswell.usage.subject_words import words_of_prompts

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from groundswell.usage.subject_items import Named

    Ints = NDArray[np.int64]

KINDS = ("hashtag", "domain", "name", "phrase")
_HASHTAG, _DOMAIN, _NAME, _PHRASE = range(4)


@dataclass(frozen=True, kw_only=True, slots=True)
class Subjects:
    """What counts as a subject.

    >>> Subjects().most_share
    0.02
    """

    most_share: float = 0.02  # of the accounts; what more of them write of is everybody's
    most_at_least: int = 10  # accounts that may share a subject in however small a log
    per_message: int = 12  # subjects of one message, the rarest
    rare_name: float = 10.0  # bits against the language, of a name
    rare_phrase: float = 40.0  # bits that a phrase says, against the language

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 0 < self.most_share <= 1:
            msg = f"subjects: most_share is {self.most_share}; give a share up to 1, e.g. 0.02"
            raise SettingError(msg)
        for name in ("most_at_least", "per_message"):
            if getattr(self, name) < 1:
                msg = f"subjects: {name} is {getattr(self, name)}; give 1 or more, e.g. 10"
                raise SettingError(msg)
        for name in ("rare_name", "rare_phrase"):
            if not 0 <= getattr(self, name) <= 200:
                msg = f"subjects: {name} is {getattr(self, name)}; give bits from 0 to 200, e.g. 10"
                raise SettingError(msg)


def subjects_of(
    messages: pa.Table,
    settings: Subjects | None = None,
    *,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Give the subjects of the prompts among n messages, as `SUBJECTS`, by time and place.

    A message names each subject once, where it first stands. The order of the messages changes
    nothing. ``progress`` is told the share done.
    """
    chosen, tell = settings or Subjects(), progress or (lambda _share: None)
    said = prompts_of(messages)
    if not said.num_rows:
        return SUBJECTS.empty_table()
    texts = said["text"].combine_chunks()
    accounts = pc.dictionary_encode(said["account_key"].combine_chunks()).indices.to_numpy()
    accounts = accounts.astype(np.int64)
    log = int(accounts.max()) + 1
    most = max(chosen.most_at_least, int(chosen.most_share * log))
    tags = hashtags_in(texts)
    tell(0.1)
    sites, holes = domains_in(texts)
    tell(0.2)
    words = words_of_prompts(texts, holes)
    tell(0.3)
    names = names_in(words, pa.array(tags.written, pa.string()))
    tell(0.45)
    phrases = phrases_in(words, accounts, most)
    tell(0.6)
    languages = _Languages.of(said["lang"].combine_chunks(), accounts)
    every = _Every.of(tags, sites, names, phrases, texts, languages, accounts)
    tell(0.8)
    kept = _kept(every, accounts, languages, log, most, chosen)
    tell(1.0)
    return _table(every, kept, said)


def prompts_of(messages: pa.Table) -> pa.Table:
    """Give the messages that accounts wrote themselves, by time; of equal times, by key."""
    own = messages.filter(pc.equal(messages["role"], "user"))
    return own.sort_by([("at_ms", "ascending"), ("message_key", "ascending")]).combine_chunks()


class _Languages(NamedTuple):
    """The language of each prompt as a number (0 unknown), and how many accounts write each."""

    names: list[str | None]
    code: Ints
    accounts: Ints

    @classmethod
    def of(cls, lang: pa.Array, accounts: Ints) -> _Languages:
        names = [None, *sorted(name for name in pc.unique(lang).to_pylist() if name is not None)]
        found = pc.fill_null(pc.index_in(lang, value_set=pa.array(names[1:], pa.string())), -1)
        code = found.to_numpy(zero_copy_only=False).astype(np.int64) + 1
        pairs = np.unique(code * (accounts.max() + 1) + accounts) // (accounts.max() + 1)
        return cls(names, code, np.bincount(pairs, minlength=len(names)))


class _Every(NamedTuple):
    """All places (m) where something may be a subject, and what they are of (v values).

    ``value`` (m) are numbers into ``values`` and ``kinds`` (v).
    """

    value: Ints
    row: Ints
    first: NDArray[np.int32]
    last: NDArray[np.int32]
    values: list[str]
    kinds: NDArray[np.int8]

    @classmethod
    def of(
        cls, tags: Named, sites: Named, names: Found, phrases: Found, texts: pa.Array,
        languages: _Languages, accounts: Ints,
    ) -> _Every:  # fmt: skip
        book: dict[tuple[int, str], int] = {}
        parts: list[tuple[Ints, NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]] = []
        for kind, named in ((_HASHTAG, tags), (_DOMAIN, sites)):
            plain = named.value if kind == _DOMAIN else _base_forms(named, languages, accounts)
            numbers = [book.setdefault((kind, value), len(book)) for value in plain]
            parts.append((np.array(numbers, np.int64), *named[:3]))
        heads = {_bare(value): at for (kind, value), at in book.items() if kind == _HASHTAG}
        for kind, found in ((_NAME, names), (_PHRASE, phrases)):
            keys, at, of = np.unique(found.key, return_index=True, return_inverse=True)
            plain = _values(found, at, texts)
            if kind == _NAME:
                plain = _one_name_each(plain, of, found.row, accounts)
            numbers = [
                heads[_bare(value)]
                if kind == _NAME and _bare(value) in heads
                else book.setdefault((kind, value), len(book))
                for value in plain
            ]
            told = np.array(numbers, np.int64)
            parts.append((told[of] if len(keys) else told, found.row, found.first, found.last))
        value, row, first, last = (np.concatenate([part[x] for part in parts]) for x in range(4))
        # The longest of those that begin at one place comes first.
        order = np.lexsort((value, -last.astype(np.int64), first, row))
        kinds = np.array([kind for kind, _ in book], np.int8)
        values = [name for _, name in book]
        return cls(value[order], row[order].astype(np.int64), first[order], last[order], values, kinds)  # fmt: skip


def _bare(value: str) -> str:
    """Give a name as a hashtag writes it, without blanks and signs."""
    return "".join(sign for sign in value if sign.isalnum())


def _values(found: Found, at: Ints, texts: pa.Array) -> list[str]:
    """Give what stands at some of the places, in normal form."""
    rows, inverse = np.unique(found.row[at], return_inverse=True)
    said = texts.take(pa.array(rows)).to_pylist()
    spans = zip(inverse.tolist(), found.first[at].tolist(), found.last[at].tolist(), strict=True)
    return [normal(said[row][first:last]) for row, first, last in spans]


def _base_forms(tags: Named, languages: _Languages, accounts: Ints) -> list[str]:
    """Give each hashtag as the representative of its family, where it is surely the same."""
    coded = pa.array(tags.value, pa.string()).dictionary_encode()
    code = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    known = coded.dictionary
    used = _distinct(code, accounts[tags.row], len(known))
    most = _mostly(code, languages.code[tags.row], len(known), len(languages.names))
    spoken = [languages.names[at] for at in most.tolist()]
    families = hashtag_families(known, used, spoken)
    sure = families.filter(pc.equal(families["tier"], "same"))
    to = dict(zip(sure["hashtag"].to_pylist(), sure["family"].to_pylist(), strict=True))
    return [to.get(tag, tag) for tag in tags.value]


def _one_name_each(
    values: list[str], of: Ints, row: NDArray[np.int32], accounts: Ints
) -> list[str]:
    """Give each name as the variant that most accounts write."""
    bare = [value if value.isascii() else without_endings(value) for value in values]
    names = list(dict.fromkeys(bare))
    number = {name: at for at, name in enumerate(names)}
    told = np.array([number[name] for name in bare], np.int64)
    used = _distinct(told[of] if len(told) else told, accounts[row], len(names))
    head = one_name(names, used.tolist())
    return [names[head[at]] for at in told.tolist()]


def _distinct(code: Ints, other: Ints, size: int) -> Ints:
    """Count the distinct others of each code."""
    if not len(code):
        return np.zeros(size, np.int64)
    wide = int(other.max()) + 1
    return np.bincount(np.unique(code * wide + other) // wide, minlength=size)


def _mostly(code: Ints, language: Ints, size: int, wide: int) -> Ints:
    """Give the language that each code is mostly used in; unknown ones don't count."""
    pairs, count = np.unique(code * wide + language, return_counts=True)
    count = np.where(pairs % wide == 0, 0, count)
    order = np.lexsort((-(pairs % wide), count))
    found = np.zeros(size, np.int64)
    found[pairs[order] // wide] = np.where(count[order] > 0, pairs[order] % wide, 0)
    return found


class _Kept(NamedTuple):
    """The places kept (numbers into those of `_Every`), with accounts and bits of every value."""

    places: Ints
    accounts: Ints
    bits: NDArray[np.float64]


def _kept(
    every: _Every, accounts: Ints, languages: _Languages, log: int, most: int, chosen: Subjects
) -> _Kept:
    """Say what is rare enough, what is said by something better, and what a message has room for."""
    size, wide = len(every.values), len(languages.names)
    once = _once(every.value, every.row)
    value, row = every.value[once], every.row[once]
    used = _distinct(value, accounts[row], size)
    shared = np.bincount(value, minlength=size)
    possible = (shared > 1) & (used <= most)
    at = np.flatnonzero(possible)
    spoken = _mostly(value, languages.code[row], size, wide)
    rare, told = np.zeros(size), np.zeros(size)
    weighed = rarity(
        [every.values[x] for x in at.tolist()],
        [languages.names[x] for x in spoken[at].tolist()],
    )
    rare[at], told[at] = weighed.rare, weighed.told
    alone = np.array([not value.isascii() and _is_wide(value) for value in every.values], np.bool_)
    enough = np.select(
        [every.kinds == _NAME, every.kinds == _PHRASE],
        [rare >= chosen.rare_name, np.where(alone, rare >= _RAREST, told >= chosen.rare_phrase)],
        True,
    )
    pairs = np.unique(value * wide + languages.code[row])
    heard = np.where(pairs % wide == 0, log, languages.accounts[pairs % wide])
    in_language = np.minimum(np.bincount(pairs // wide, heard, size), log).astype(np.int64)
    held = np.maximum(used, 1)
    site = np.where(every.kinds == _DOMAIN, np.inf, rare)
    bits = log_bits(held, in_language, site, log)
    mark = np.zeros(size, np.uint64)
    _sign(value, row, mark)
    good = possible & enough
    good &= ~_doubled(every, once, good, mark, told)
    places = once[good[value]]
    rank = np.lexsort((every.value[places], -told[every.value[places]], every.kinds[every.value[places]],
                       -np.round(bits[every.value[places]], 6), every.row[places]))  # fmt: skip
    ranked = places[rank]
    place_in_row = np.arange(len(ranked)) - np.searchsorted(every.row[ranked], every.row[ranked])
    ranked = ranked[place_in_row < chosen.per_message]
    again = np.bincount(every.value[ranked], minlength=size)
    ranked = ranked[again[every.value[ranked]] > 1]
    return _Kept(np.sort(ranked), used, bits)


_RAREST = 12.0  # bits of the rarest three characters, where a name can't be told from a phrase


def _is_wide(value: str) -> bool:
    return any("\u0e00" <= sign < "\u0f00" or "\u3040" <= sign < "\ua000" for sign in value)


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
    every: _Every, once: Ints, good: NDArray[np.bool_], mark: NDArray[np.uint64],
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
    phrases = np.flatnonzero(good & ~out & (every.kinds == _PHRASE))
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


def _table(every: _Every, kept: _Kept, said: pa.Table) -> pa.Table:
    places = kept.places
    rows, value = pa.array(every.row[places]), every.value[places]
    wide = np.array(
        [_is_wide(name) and len(name) < _PHRASE_FROM for name in every.values], np.bool_
    )
    kinds = np.where((every.kinds == _PHRASE) & wide, _NAME, every.kinds)
    names = pa.array(every.values, pa.string())
    return pa.table(
        [
            said["message_key"].take(rows),
            said["account_key"].take(rows),
            said["at_ms"].take(rows),
            pa.array(KINDS).take(pa.array(kinds[value].astype(np.int64))),
            names.take(pa.array(value)),
            pa.array(every.first[places], pa.int32()),
            pa.array(every.last[places], pa.int32()),
            pa.array(kept.accounts[value], pa.int64()),
            pa.array(kept.bits[value], pa.float64()),
        ],
        schema=SUBJECTS,
    )


_PHRASE_FROM = 8  # characters; a shorter rare run of a script without blanks is called a name
