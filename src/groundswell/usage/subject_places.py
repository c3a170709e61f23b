"""Every place in prompts where something may be a subject, and what it is in canonical form."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.sameness.hashtags import hashtag_families
from groundswell.tables.texts import normal
from groundswell.usage.subject_rarity import rarity
from groundswell.usage.subject_variants import one_name, without_endings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.usage.subject_items import Named
    from groundswell.usage.subject_names import Found

    Ints = NDArray[np.int64]

KINDS = ("hashtag", "domain", "name", "phrase")
HASHTAG, DOMAIN, NAME, PHRASE = range(4)


class Languages(NamedTuple):
    """The language of each prompt as a number (0 unknown), and how many accounts write each."""

    names: list[str | None]
    code: Ints
    accounts: Ints

    @classmethod
    def of(cls, lang: pa.Array, accounts: Ints) -> Languages:
        """Number the languages (n codes, may hold nulls) of prompts by accounts (n numbers)."""
        names = [None, *sorted(name for name in pc.unique(lang).to_pylist() if name is not None)]
        found = pc.fill_null(pc.index_in(lang, value_set=pa.array(names[1:], pa.string())), -1)
        code = found.to_numpy(zero_copy_only=False).astype(np.int64) + 1
        pairs = np.unique(code * (accounts.max() + 1) + accounts) // (accounts.max() + 1)
        return cls(names, code, np.bincount(pairs, minlength=len(names)))


class Every(NamedTuple):
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
        cls, items: tuple[Named, Named, Named], names: Found, phrases: Found, texts: pa.Array,
        languages: Languages, accounts: Ints, rare_name: float,
    ) -> Every:  # fmt: skip
        """Bring everything that was found into one order, with one value for its variants.

        ``items`` are hashtags, domains and handles; a hashtag that is rarer than ``rare_name`` bits
        stands for the name that has its letters.
        """
        book: dict[tuple[int, str], int] = {}
        parts: list[tuple[Ints, NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]] = []
        for kind, named in zip((HASHTAG, DOMAIN, NAME), items, strict=True):
            plain = _base_forms(named, languages, accounts) if kind == HASHTAG else named.value
            numbers = [book.setdefault((kind, value), len(book)) for value in plain]
            parts.append((np.array(numbers, np.int64), *named[:3]))
        # A hashtag of an ordinary word is not what everybody means who writes the word.
        marked = [(value, at) for (kind, value), at in book.items() if kind == HASHTAG]
        rare = rarity([value for value, _ in marked], [None] * len(marked)).rare
        known = zip(marked, (rare >= rare_name).tolist(), strict=True)
        heads = {_bare(value): at for (value, at), sure in known if sure}
        for kind, found in ((NAME, names), (PHRASE, phrases)):
            keys, at, of = np.unique(found.key, return_index=True, return_inverse=True)
            plain = _values(found, at, texts)
            if kind == NAME:
                plain = _one_name_each(plain, of, found.row, accounts)
            numbers = [
                heads[_bare(value)]
                if kind == NAME and _bare(value) in heads
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


def _base_forms(tags: Named, languages: Languages, accounts: Ints) -> list[str]:
    """Give each hashtag as the representative of its family, where it is surely the same."""
    coded = pa.array(tags.value, pa.string()).dictionary_encode()
    code = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    known = coded.dictionary
    used = distinct_of(code, accounts[tags.row], len(known))
    most = mostly(code, languages.code[tags.row], len(known), len(languages.names))
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
    used = distinct_of(told[of] if len(told) else told, accounts[row], len(names))
    head = one_name(names, used.tolist())
    return [names[head[at]] for at in told.tolist()]


def distinct_of(code: Ints, other: Ints, size: int) -> Ints:
    """Count the distinct others of each code."""
    if not len(code):
        return np.zeros(size, np.int64)
    wide = int(other.max()) + 1
    return np.bincount(np.unique(code * wide + other) // wide, minlength=size)


def mostly(code: Ints, language: Ints, size: int, wide: int) -> Ints:
    """Give the language that each code is mostly used in; unknown ones don't count."""
    pairs, count = np.unique(code * wide + language, return_counts=True)
    count = np.where(pairs % wide == 0, 0, count)
    order = np.lexsort((-(pairs % wide), count))
    found = np.zeros(size, np.int64)
    found[pairs[order] // wide] = np.where(count[order] > 0, pairs[order] % wide, 0)
    return found
