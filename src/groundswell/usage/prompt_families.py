"""Prompts that are one: the same, nearly the same, or made from one template.

What two prompts share is weighed in bits of the language, and a run of letters that many accounts of
the log write weighs no more than the log makes it: what everybody asks for ("write an essay about")
is worth little, however long it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numba import njit

from groundswell.errors import SettingError
from groundswell.model.usage import PROMPT_FAMILIES
from groundswell.sameness.near_copies import NearCopies, families_of
from groundswell.sameness.public_text import everyday
from groundswell.sameness.references import References, weights
from groundswell.sameness.shingles import LONG, SHORT, shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.usage.prompt_templates import templates_of
from groundswell.usage.subject_names import laid, slot_of
from groundswell.usage.subject_words import words_of_prompts
from groundswell.usage.subjects import prompts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

REPRESENTATIVE, EXACT, NEAR, TEMPLATE = "representative", "exact", "near", "template"


@dataclass(frozen=True, kw_only=True, slots=True)
class PromptFamilies:
    """From where on prompts are of one family.

    >>> PromptFamilies().fewest_bits
    40.0
    """

    fewest_bits: float = 40.0  # a prompt says, against its language: shorter ones are everybody's
    least_covered: float = 0.4  # of the longer of two prompts, by runs of words that they share
    most_share: float = 0.02  # of the accounts, beyond which a run makes no template
    most_at_least: int = 10  # accounts that may write it in however small a log

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 25 <= self.fewest_bits <= 1_000:
            msg = f"prompts: fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40"
            raise SettingError(msg)
        for name in ("least_covered", "most_share"):
            if not 0 < getattr(self, name) <= 1:
                msg = f"prompts: {name} is {getattr(self, name)}; give a share up to 1, e.g. 0.4"
                raise SettingError(msg)
        if self.most_at_least < 1:
            msg = f"prompts: most_at_least is {self.most_at_least}; give 1 or more, e.g. 10"
            raise SettingError(msg)


def prompt_families(
    messages: pa.Table,
    settings: PromptFamilies | None = None,
    *,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Give the families of the prompts among n messages, as `PROMPT_FAMILIES`, by time.

    A prompt that is like no other has no row. The representative is the first by time. Bits are
    what a prompt shares with it, those of a representative what it says itself.
    """
    chosen, tell = settings or PromptFamilies(), progress or (lambda _share: None)
    said = prompts_of(messages)
    if not said.num_rows:
        return PROMPT_FAMILIES.empty_table()
    accounts = pc.dictionary_encode(said["account_key"].combine_chunks()).indices.to_numpy()
    accounts = accounts.astype(np.int64)
    distinct = _Distinct.of(said)
    near, how = _near(distinct, chosen, lambda share: tell(0.7 * share))
    head, made = _with_templates(distinct, near, accounts, chosen)
    tell(0.8)
    how = np.where(made, TEMPLATE, how)
    shared = _shared_bits(distinct, head, accounts)
    tell(1.0)
    return _table(said, distinct, head, how, shared, accounts, chosen)


class _Distinct(NamedTuple):
    """The m distinct texts of n prompts, numbered by when they were first written."""

    norm: pa.Array
    text: pa.Array
    lang: pa.Array
    number: Ints  # (n) the text of each prompt
    first: Ints  # (m) the first prompt with each

    @classmethod
    def of(cls, said: pa.Table) -> _Distinct:
        coded = pc.fill_null(said["text_norm"], "").combine_chunks().dictionary_encode()
        number = coded.indices.to_numpy().astype(np.int64)
        first = np.unique(number, return_index=True)[1]
        at = pa.array(first)
        return cls(
            coded.dictionary,
            said["text"].combine_chunks().take(at),
            said["lang"].combine_chunks().take(at),
            number,
            first,
        )


def _near(
    distinct: _Distinct, chosen: PromptFamilies, tell: Callable[[float], None]
) -> tuple[Ints, NDArray[np.str_]]:
    """Give each text its representative among copies (itself if none), and how it belongs."""
    size = len(distinct.norm)
    head = np.arange(size)
    how = np.full(size, EXACT, dtype="U14")
    found = families_of(
        distinct.norm, distinct.lang, NearCopies(fewest_bits=chosen.fewest_bits), progress=tell
    ).table
    if not found.num_rows:
        return head, how
    keys = pa.array(_md5(distinct.norm), pa.string())
    place = pc.index_in(found["text_key"].combine_chunks(), value_set=keys).to_numpy()
    family = found["family_key"].combine_chunks().dictionary_encode().indices.to_numpy()
    first = np.full(int(family.max()) + 1, size)
    np.minimum.at(first, family, place)
    head[place] = first[family]
    how[place] = np.where(head[place] == place, EXACT, NEAR)
    return head, how


def _md5(texts: pa.Array) -> list[str]:
    from hashlib import md5  # noqa: PLC0415

    return [md5(text.encode(), usedforsecurity=False).hexdigest() for text in texts.to_pylist()]


def _with_templates(
    distinct: _Distinct, near: Ints, accounts: Ints, chosen: PromptFamilies
) -> tuple[Ints, NDArray[np.bool_]]:
    """Bring families of copies together that are made from one template; say which texts moved."""
    heads = np.unique(near)
    log = int(accounts.max()) + 1
    found, _ = templates_of(
        words_of_prompts(distinct.text.take(pa.array(heads))),
        accounts[distinct.first[heads]],
        most=max(chosen.most_at_least, int(chosen.most_share * log)),
        least_covered=chosen.least_covered,
    )
    of = np.searchsorted(heads, near)
    head = heads[found[of]]
    return head, head != near


def _shared_bits(distinct: _Distinct, head: Ints, accounts: Ints) -> Floats:
    """Give (m) what each text shares with its representative, in bits of language and of log."""
    size = len(head)
    counts = np.bincount(distinct.number, minlength=size)
    lives = np.bincount(head, counts, size)[head] > 1
    rows = np.flatnonzero(lives)
    found = np.zeros(size)
    if not len(rows):
        return found
    bare = skeletons(distinct.norm)
    cut = shingles_of(bare.take(pa.array(rows)))
    languages = distinct.lang.take(pa.array(rows))
    weight = weights(cut, languages, References({})).astype(np.float64)
    weight[everyday(cut)] = 0.0
    known = laid(np.unique(cut.gram))
    used, last = np.zeros(len(known), np.int64), np.full(len(known), -1, np.int64)
    # By account, so that the last to have written a shingle tells whether this is another.
    pairs = np.unique(accounts * size + distinct.number)
    step = 200_000
    for at in range(0, len(pairs), step):
        some = pairs[at : at + step]
        every = shingles_of(bare.take(pa.array(some % size)))
        _tally(every.start, every.gram, some // size, known, used, last)
    log = int(accounts.max()) + 1
    long = np.where(cut.gram >> np.uint64(63) == 1, SHORT, LONG)
    slot = _slots(cut.gram, known)
    ceiling = np.log2((log + 2) / (used[slot] + 1)) / long
    weight = np.minimum(weight, ceiling) if log >= _FEWEST_ACCOUNTS else weight
    place = np.searchsorted(rows, head[rows])
    found[rows] = _in_common(cut.start, cut.gram, weight, place)
    return found


_FEWEST_ACCOUNTS = 50  # fewer can't say what everybody writes


@njit(cache=True, nogil=True)
def _tally(start, gram, account, known, used, last):  # type: ignore[no-untyped-def]
    """Count the accounts of each known shingle; texts come by account."""
    for row in range(len(start) - 1):
        for at in range(start[row], start[row + 1]):
            slot = slot_of(gram[at], known)
            if known[slot] == gram[at] and last[slot] != account[row]:
                last[slot] = account[row]
                used[slot] += 1


@njit(cache=True, nogil=True)
def _slots(gram, known):  # type: ignore[no-untyped-def]
    found = np.empty(len(gram), dtype=np.int64)
    for at in range(len(gram)):
        found[at] = slot_of(gram[at], known)
    return found


@njit(cache=True, nogil=True)
def _in_common(start, gram, weight, place):  # type: ignore[no-untyped-def]
    """Add up the weights of the shingles that each text shares with another (its ``place``)."""
    found = np.zeros(len(place))
    for row in range(len(place)):
        own = np.unique(gram[start[row] : start[row + 1]])
        other = np.unique(gram[start[place[row]] : start[place[row] + 1]])
        at = 0
        held = np.zeros(len(own), dtype=np.bool_)
        for x in range(len(own)):
            while at < len(other) and other[at] < own[x]:
                at += 1
            held[x] = at < len(other) and other[at] == own[x]
        for x in range(start[row], start[row + 1]):
            # A shingle that comes again weighs 0 there, so each counts once.
            if held[np.searchsorted(own, gram[x])]:
                found[row] += weight[x]
    return found


def _table(
    said: pa.Table, distinct: _Distinct, head: Ints, how: NDArray[np.str_], shared: Floats,
    accounts: Ints, chosen: PromptFamilies,
) -> pa.Table:  # fmt: skip
    family = head[distinct.number]
    size = np.bincount(family, minlength=len(head))
    own = _own_bits(distinct, size > 1)
    rows = np.flatnonzero((size[family] > 1) & (own[family] >= chosen.fewest_bits))
    wide = int(accounts.max()) + 1
    pairs = np.unique(family[rows] * wide + accounts[rows]) // wide
    used = np.bincount(pairs, minlength=len(head))
    family, number = family[rows], distinct.number[rows]
    chief = distinct.first[family]
    told = np.where(rows == chief, REPRESENTATIVE, np.where(number == family, EXACT, how[number]))
    keys = said["message_key"].combine_chunks()
    return pa.table(
        [
            keys.take(pa.array(rows)),
            said["account_key"].combine_chunks().take(pa.array(rows)),
            keys.take(pa.array(chief)),
            pa.array(told.tolist(), pa.string()),
            pa.array(shared[number]),
            pa.array(used[family]),
        ],
        schema=PROMPT_FAMILIES,
    )


def _own_bits(distinct: _Distinct, asked: NDArray[np.bool_]) -> Floats:
    """Give what the texts of families say, against their language, the log aside."""
    found = np.zeros(len(asked))
    rows = np.flatnonzero(asked)
    if len(rows):
        at = pa.array(rows)
        cut = shingles_of(skeletons(distinct.norm.take(at)))
        weight = weights(cut, distinct.lang.take(at), References({})).astype(np.float64)
        weight[everyday(cut)] = 0.0
        before = np.concatenate([[0.0], np.cumsum(weight)])
        found[rows] = before[cut.start[1:]] - before[cut.start[:-1]]
    return found
