"""Narratives: what was said in many texts, in which words and languages, by how many, and when.

A narrative is a star: a representative text, the texts verified as copies of it, and texts that say
the same in other words or another language, which are leads. It says what was said by how many, not
that anybody agreed to say it: a headline, a prayer and one person's habit make narratives too, and
are called what they are where that can be seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.model.narratives import NARRATIVE_TEXTS, NARRATIVES
from groundswell.operations.key_phrases import phrases_and_name, weigh
from groundswell.operations.said import Said, distinct
from groundswell.operations.sources import likely_source
from groundswell.operations.spread import reach, spread
from groundswell.operations.stars import VERIFIED, stars, units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from groundswell.operations.key_phrases import Weights
    from groundswell.operations.said import Flags, Ints
    from groundswell.operations.spread import Spread
    from groundswell.operations.stars import Stars, Units

COPIES, WITH_LEADS = "verified copies", "with leads"


@dataclass(frozen=True, kw_only=True, slots=True)
class Narratives:
    """What makes a narrative, and how much is said of it.

    >>> Narratives().fewest_accounts
    2
    """

    fewest_accounts: int = 2  # that published a text of which there is no variant
    fewest_bits: float = 40.0  # of such a text, by words against the data
    named: int = 2_000  # narratives that get key phrases, those of most accounts first
    sampled: int = 20  # texts of each that its key phrases are looked for in

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("fewest_accounts", "sampled"):
            if getattr(self, name) < 1:
                msg = f"narratives: {name} is {getattr(self, name)}; give a positive number"
                raise SettingError(msg)
        if not 25 <= self.fewest_bits <= 1_000:
            msg = (
                f"narratives: fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40: "
                "shorter texts are said by everybody"
            )
            raise SettingError(msg)


def narratives(
    posts: pa.Table,
    families: pa.Table,
    pairs: pa.Table | None = None,
    settings: Narratives | None = None,
) -> tuple[pa.Table, pa.Table]:
    """Find the narratives of posts: `NARRATIVES` by accounts, then posts, and `NARRATIVE_TEXTS`.

    ``posts`` have the columns of `said.COLUMNS`, ``families`` are `TEXT_FAMILIES` of near-copies,
    and ``pairs`` `TEXT_PAIRS` of texts that are alike, by which families and texts are joined. A
    family is a narrative, so is a text alone that several accounts published, and so are texts
    that a pair joins. The texts of each stand together, the representative first, then by posts.
    The order of rows changes nothing.
    """
    settings = settings or Narratives()
    said = Said.of(posts)
    if not said.count:
        return NARRATIVES.empty_table(), NARRATIVE_TEXTS.empty_table()
    of = units(said, families)
    background = np.unique(of.head)
    weights, told = weigh(said.texts.take(pa.array(background)))
    bits = np.zeros(said.count)
    bits[background] = told
    order, counts = _told(said, of, bits, settings)
    joined = stars(said, of, order, counts, pairs)
    kept = said.of_texts(joined.centre >= 0)
    centres, number = np.unique(joined.centre, return_inverse=True)
    number = number - (len(centres) and centres[0] < 0)
    centres = centres[centres >= 0]
    whole = spread(kept, number[kept.text], len(centres))
    each = _Texts.of(kept, joined, number)
    rank = _ranked(whole, said, centres)
    first = _narratives(kept, joined, centres, whole, each, rank, bits, weights, settings)
    return first, _narrative_texts(said, kept, joined, centres, each, rank)


def _told(
    said: Said, of: Units, bits: NDArray[np.float64], settings: Narratives
) -> tuple[Ints, Flags]:
    """Give the heads of the units that can be told, and a flag a text: those that are narratives.

    The first are in order: most accounts, then most posts, then by key.
    """
    unit = of.head[said.text]
    own = said.own
    accounts = distinct(unit[own], said.account[own], said.count)
    posts = np.bincount(unit[own], minlength=said.count)
    several = (np.bincount(of.head, minlength=said.count) > 1) & (posts > 0)
    alone = (posts > 0) & (bits >= settings.fewest_bits)
    counts = several | (alone & (accounts >= settings.fewest_accounts))
    heads = np.flatnonzero(several | alone)
    keys = np.array(said.keys.take(pa.array(heads)).to_pylist(), dtype="U32")
    order = heads[np.lexsort((keys, -posts[heads], -accounts[heads]))]
    return np.asarray(order, dtype=np.int64), counts


@dataclass(frozen=True, slots=True)
class _Texts:
    """The texts of narratives, and how each was spread: one entry a text that is in one."""

    text: Ints
    narrative: Ints
    spread: Spread

    @classmethod
    def of(cls, kept: Said, joined: Stars, number: Ints) -> _Texts:
        text = np.flatnonzero(joined.centre >= 0)
        place = np.full(kept.count, -1)
        place[text] = np.arange(len(text))
        return cls(text, number[text], spread(kept, place[kept.text], len(text)))


def _ranked(whole: Spread, said: Said, centres: Ints) -> Ints:
    """Give the narratives in order: most accounts, then most posts, then by key."""
    keys = np.array(said.keys.take(pa.array(centres)).to_pylist(), dtype="U32")
    return np.asarray(np.lexsort((keys, -whole.posts, -whole.accounts)), dtype=np.int64)


def _narratives(
    kept: Said, joined: Stars, centres: Ints, whole: Spread, each: _Texts, rank: Ints,
    bits: NDArray[np.float64], weights: Weights, settings: Narratives,
) -> pa.Table:  # fmt: skip
    texts = np.bincount(each.narrative, minlength=len(centres))
    leads = np.bincount(
        each.narrative[joined.tier[each.text] != VERIFIED], minlength=len(centres)
    )  # fmt: skip
    place = {text: n for n, text in enumerate(each.text.tolist())}
    own = np.array([each.spread.first[place[centre]] for centre in centres.tolist()], np.int64)
    said = kept.texts.take(pa.array(centres)).to_pylist()
    named = _named(kept, joined, centres, each, rank, weights, settings)
    keys = kept.keys.take(pa.array(centres))
    at, post = kept.posts["at_ms"], kept.posts["post_key"]
    first, last = pa.array(whole.first), pa.array(whole.last)
    columns = {
        "narrative_id": pc.binary_join_element_wise("n", pc.utf8_slice_codeunits(keys, 0, 15), ""),
        "name": [name for _, name in named],
        "named_by": ["words"] * len(centres),
        "text_key": keys,
        "post_key": post.take(pa.array(own)),
        "tier": np.where(leads > 0, WITH_LEADS, COPIES).tolist(),
        "source": [
            likely_source(text, accounts)
            for text, accounts in zip(said, whole.accounts.tolist(), strict=True)
        ],
        "texts": texts,
        "posts": whole.posts,
        "reposts": whole.reposts,
        "accounts": whole.accounts,
        "platforms": whole.platforms,
        "languages": whole.languages,
        "days": whole.days,
        "first_ms": at.take(first),
        "last_ms": at.take(last),
        "first_post_key": post.take(first),
        "first_account_key": kept.posts["account_key"].take(first),
        "key_phrases": [" · ".join(phrases) for phrases, _ in named],
        "bits": bits[centres],
        **reach(kept, _number_of(each, kept), len(centres)),
    }
    return pa.table(columns, schema=NARRATIVES).take(pa.array(rank))


def _number_of(each: _Texts, kept: Said) -> Ints:
    """Give the number of the narrative of each post."""
    number = np.full(kept.count, -1)
    number[each.text] = each.narrative
    return number[kept.text]


def _named(
    kept: Said, joined: Stars, centres: Ints, each: _Texts, rank: Ints, weights: Weights,
    settings: Narratives,
) -> list[tuple[tuple[str, ...], str]]:  # fmt: skip
    """Give key phrases and names; those beyond the first so many are named by their beginning."""
    said = kept.texts.take(pa.array(centres)).to_pylist()
    found: list[tuple[tuple[str, ...], str]] = [((), text[:40].strip()) for text in said]
    verified = joined.tier[each.text] == VERIFIED
    order = np.lexsort((each.text, -each.spread.posts, each.narrative))
    order = order[verified[order]]
    starts = np.searchsorted(each.narrative[order], np.arange(len(centres) + 1))
    for n in rank[: settings.named].tolist():
        some = each.text[order[starts[n] : starts[n + 1]][: settings.sampled]]
        language = each.spread.languages[int(np.searchsorted(each.text, centres[n]))] or None
        others = kept.texts.take(pa.array(some)).to_pylist()
        found[n] = phrases_and_name(
            said[n], others, (language or "").split(" ")[0] or None, weights
        )
    return found


def _narrative_texts(
    said: Said, kept: Said, joined: Stars, centres: Ints, each: _Texts, rank: Ints
) -> pa.Table:
    of = each.spread
    first, last = pa.array(of.first), pa.array(of.last)
    where = np.empty(len(centres), np.int64)
    where[rank] = np.arange(len(rank))
    keys = said.keys.take(pa.array(each.text))
    ids = pc.binary_join_element_wise(
        "n", pc.utf8_slice_codeunits(said.keys.take(pa.array(centres[each.narrative])), 0, 15), ""
    )
    language = [words.split(" ")[0] or None for words in of.languages]
    columns = {
        "narrative_id": ids,
        "text_key": keys,
        "text": said.texts.take(pa.array(each.text)),
        "lang": pa.array(language, pa.string()),
        "label": joined.label[each.text].tolist(),
        "how": joined.how[each.text].tolist(),
        "tier": joined.tier[each.text].tolist(),
        "similarity": joined.similarity[each.text],
        "posts": of.posts,
        "reposts": of.reposts,
        "accounts": of.accounts,
        "platforms": of.platforms,
        "first_ms": kept.posts["at_ms"].take(first),
        "last_ms": kept.posts["at_ms"].take(last),
        "first_post_key": kept.posts["post_key"].take(first),
    }
    table = pa.table(columns, schema=NARRATIVE_TEXTS)
    behind = np.asarray(each.text != centres[each.narrative], dtype=np.bool_)
    by_key = np.argsort(np.argsort(np.array(keys.to_pylist(), dtype="U32")))
    order = np.lexsort((by_key, -of.posts, behind, where[each.narrative]))
    return table.take(pa.array(order))
