"""Families of texts that are copies of one another, edited, cut or put into more words.

Every distinct text is compared with those that have a run of characters in common, exactly, and
linked to one representative. What decides is the information that two texts share, in bits, so a
short generic text is in no family. A search for seeds may take what is like them in a third: here, where all is
compared with all, that would make families of headlines of one kind, so more is asked for.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.errors import SettingError
from groundswell.model.tables import TEXT_FAMILIES
from groundswell.sameness.candidates import anchors_of
from groundswell.sameness.disguise import alphabets, mixed
from groundswell.sameness.distinct import Distinct
from groundswell.sameness.linking import Linking
from groundswell.sameness.ordering import in_order
from groundswell.sameness.public_text import everyday
from groundswell.sameness.references import References, weights
from groundswell.sameness.shingles import shingles_of
from groundswell.sameness.skeletons import skeletons
from groundswell.sameness.verifying import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from groundswell.sameness.linking import Links

REPRESENTATIVE, EXACT, NEAR, TRUNCATED, CONTAINED, LOOK_ALIKE = (
    "representative", "exact", "near", "truncated", "contained", "look-alike",
)  # fmt: skip

_AS_IS = 95.0  # ratio from which on the shorter stands in the longer as it is
_LONGER = 1.1  # times as long: not one word more or less, but a part
_AT_ONCE = 100_000  # texts linked at a time: what their shingles take


@dataclass(frozen=True, kw_only=True, slots=True)
class NearCopies:
    """What counts as a copy of a representative.

    A part of it, or a text that has it as a part, needs no more than to hold it as it is.

    >>> NearCopies().fewest_bits
    40.0
    """

    fewest_bits: float = 40.0  # of information shared: 20 letters, 11 Chinese characters
    least_ratio: float = 75.0  # of the shorter within the longer, in percent
    least_alike: float = 1.35  # that ratio, of 1, and the share of the larger's bits, added

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        if not 25 <= self.fewest_bits <= 1_000:
            msg = (
                f"fewest_bits is {self.fewest_bits}; give 25 to 1000, e.g. 40: shorter texts are "
                "said by everybody"
            )
            raise SettingError(msg)
        if not 50 <= self.least_ratio <= 100:
            msg = f"least_ratio is {self.least_ratio}; give a percentage from 50 to 100, e.g. 75"
            raise SettingError(msg)
        if not 1 <= self.least_alike <= 2:
            msg = f"least_alike is {self.least_alike}; give a sum of two shares, 1 to 2, e.g. 1.35"
            raise SettingError(msg)


@dataclass(frozen=True, slots=True)
class Families:
    """The families found, as a table (`TEXT_FAMILIES`), and what was compared and what was not."""

    table: pa.Table
    counts: dict[str, int]


def near_copies(
    texts: pa.Array,
    languages: pa.Array | None = None,
    settings: NearCopies | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Find the families among distinct normalised texts (n strings); a text in none has no row.

    ``languages`` (n codes, may hold nulls) say by which reference bits are counted. ``progress``
    is told the share done. The order of the texts changes nothing.

    >>> said = "the ferry to the north island leaves at nine from the old pier on sundays"
    >>> found = near_copies(pa.array([said, said + " and on mondays", "good morning"]))
    >>> sorted(found["how"].to_pylist())
    ['representative', 'truncated']
    """
    return families_of(texts, languages, settings, progress=progress).table


def families_of(
    texts: pa.Array,
    languages: pa.Array | None = None,
    settings: NearCopies | None = None,
    *,
    references: References | None = None,
    progress: Callable[[float], None] | None = None,
) -> Families:
    """Find the families, as above, and say what was not compared.

    With ``references`` the weights of shingles are given and not counted from these texts.
    """
    settings = settings or NearCopies()
    tell = progress or (lambda _share: None)
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    distinct = Distinct.of(texts, languages)
    tell(0.1)
    written = Written.of(distinct.skeletons)
    if references is None:
        references = References.from_texts(distinct.skeletons, distinct.languages)
    tell(0.2)
    anchors = anchors_of(written)
    tell(0.3)
    linking = Linking(
        written, anchors, order := in_order(anchors),
        fewest_bits=settings.fewest_bits, least_ratio=settings.least_ratio,
        least_alike=settings.least_alike,
    )  # fmt: skip
    for first in range(0, len(order), _AT_ONCE):
        some = order[first : first + _AT_ONCE]
        places = pa.array(some)
        shingles = shingles_of(distinct.skeletons.take(places))
        weight = weights(shingles, distinct.languages.take(places), references)
        weight[everyday(shingles)] = 0.0  # greetings and proverbs are everybody's
        linking.link(some, shingles.start, shingles.gram, weight)
        tell(0.3 + 0.6 * (first + len(some)) / len(order))
    table = _table(texts, distinct, linking.links, references)
    tell(1.0)
    return Families(table, linking.links.counts | {"texts": len(texts), "skeletons": len(order)})


def _table(texts: pa.Array, distinct: Distinct, links: Links, references: References) -> pa.Table:
    """Name families by the keys of their representatives, and how each text belongs."""
    family = links.representative[distinct.number] if len(distinct.number) else distinct.number
    size = np.bincount(family[family >= 0], minlength=len(links.bits))
    rows = np.flatnonzero((family >= 0) & (size[family] > 1))
    said = texts.take(pa.array(rows))
    keys = np.array([_key(text) for text in said.to_pylist()], dtype=object)
    number, family = distinct.number[rows], family[rows]
    letters = alphabets(said)
    lengths = pc.binary_length(said).to_numpy().astype(np.int64)
    of_family = _representatives(number, family, mixed(letters), lengths, keys)
    chosen = of_family[family]
    how = np.array([EXACT, NEAR, TRUNCATED, CONTAINED], dtype=object)[
        _kinds(links, distinct.skeletons)[number]
    ]
    disguised = (letters != letters[chosen]).any(axis=1)
    how[(number == family) & disguised] = LOOK_ALIKE
    whole = pc.dictionary_encode(skeletons(said)).indices.to_numpy()
    how[(number == family) & (whole != whole[chosen])] = NEAR  # but for their hashtags, the same
    how[np.unique(chosen)] = REPRESENTATIVE
    known = [*references.by_language]
    told = pa.array([references.of(name).calibration for name in known])
    spoken = distinct.languages.take(pa.array(number))
    order = pc.sort_indices(
        pa.table({"family": keys[chosen], "first": how != REPRESENTATIVE, "text": keys}),
        [("family", "ascending"), ("first", "ascending"), ("text", "ascending")],
    )
    return pa.table(
        [
            pa.array(keys, pa.string()),
            pa.array(keys[chosen], pa.string()),
            pa.array(how, pa.string()),
            pa.array(links.bits[number].astype(np.float64)),
            pa.array(links.shared[number].astype(np.float64)),
            pa.array(links.ratio[number].astype(np.float64)),
            told.take(pc.index_in(spoken, value_set=pa.array(known, pa.string()))),
        ],
        schema=TEXT_FAMILIES,
    ).take(order)


def _key(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _representatives(
    number: NDArray[np.int32], family: NDArray[np.int32], mixed_in: NDArray[np.int32],
    lengths: NDArray[np.int64], keys: NDArray[np.object_],
) -> NDArray[np.int64]:  # fmt: skip
    """Give for each family the row of its representative.

    Of the texts with its skeleton, the one with the fewest look-alikes, then the shortest.
    """
    own = np.flatnonzero(number == family)
    order = own[np.lexsort((keys[own], lengths[own], mixed_in[own]))][::-1]
    found = np.full(family.max(initial=-1) + 1, -1, dtype=np.int64)
    found[family[order]] = order  # the last to be written is the first in order
    return found


def _kinds(links: Links, held: pa.Array) -> NDArray[np.int64]:
    """Say of each skeleton how it belongs: 0 exact, 1 near, 2 truncated, 3 contained."""
    length = pc.utf8_length(held).to_numpy().astype(np.float64)
    own = links.representative.astype(np.int64)
    linked = np.where(own < 0, np.arange(len(own)), own)
    of_it = length[linked] if len(own) else length
    as_is = links.ratio >= _AS_IS
    return np.select(
        [linked == np.arange(len(own)), as_is & (length * _LONGER <= of_it),
         as_is & (length >= of_it * _LONGER)],
        [0, 2, 3], 1,
    )  # fmt: skip
