"""Copypasta, rewording or translation: what two distinct texts that are alike are to each other.

The words are those of D3lta (Richard et al. 2023), so that its users find what they know. What
decides comes in another order, as a language that was misread must not make a copy a translation:
letters and words first, whatever the languages; then language, which only long enough texts have;
then meaning, measured against what the data's own texts reach (see `groundswell.sameness.meaning`).
Copypasta is verified letter by letter; rewordings and translations are leads, never findings.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cpdist

from groundswell.errors import SettingError
from groundswell.model.tables import TEXT_PAIRS
from groundswell.sameness.spoken import Spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

COPYPASTA, REWORDING, TRANSLATION = "copypasta", "rewording", "translation"
VERIFIED, LEAD, UNCALIBRATED = "verified", "lead", "uncalibrated"

MOST_TEXTS = 200_000  # all with all: time grows with the square

_ROWS, _COLUMNS = 1_024, 8_192  # of one block of cosines
_COPIES_NEAR = 0.6  # copies lie at least so near in meaning, too
_APART = (0.6, 0.7, 0.8, 0.9)  # two texts of the cohort: the first that leaves enough of them
_FEWEST_ORDINARY = 50
_AT = 1_300  # texts at which `min_z` was measured; twice as many need ln 2 more


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """From where on two texts are alike, and in what way.

    >>> Labels().copypasta
    0.7
    """

    copypasta: float = 0.7  # mean likeness by letters and by words
    copypasta_across: float = 0.78  # the same where the languages differ
    rewording: float = 0.6  # cosine
    translation: float = 0.55  # cosine
    uncalibrated: float = 0.72  # cosine where too few texts tell what is ordinary
    min_z: float = 4.0  # deviations above ordinary, among 1,300 texts; more among more
    min_letters: int = 20  # shorter texts aren't compared; a CJK character counts for two
    cohort: int = 8_000  # texts that tell what is ordinary, at most

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("copypasta", "copypasta_across", "rewording", "translation", "uncalibrated"):
            if not 0.3 <= getattr(self, name) <= 1:
                msg = f"labels: {name} is {getattr(self, name)}; give 0.3 to 1, e.g. 0.7"
                raise SettingError(msg)
        for name in ("min_letters", "cohort"):
            if getattr(self, name) < 1:
                msg = f"labels: {name} is {getattr(self, name)}; give a positive number"
                raise SettingError(msg)


def label_pairs(
    texts: pa.Array,
    languages: pa.Array | Sequence[str | None],
    vectors: NDArray[np.floating] | None,
    settings: Labels | None = None,
    *,
    candidates: tuple[Ints, Ints] | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Give every pair of n distinct normalised texts that is alike, once (`TEXT_PAIRS`).

    ``languages`` are n codes or null; ``vectors`` (n, d), of length 1, are what an encoder gave.
    ``candidates`` are places of further pairs to look at, such as near-copies; without vectors
    they are all that is looked at. Rows are sorted by keys. Raises `SettingError` above 200,000
    texts with vectors: there compare the representatives of near-copies.
    """
    settings = settings or Labels()
    codes = languages.to_pylist() if hasattr(languages, "to_pylist") else list(languages)
    if vectors is not None and len(vectors) > MOST_TEXTS:
        msg = (
            f"{len(vectors)} texts are too many to compare all with all (at most {MOST_TEXTS}); "
            "give the representatives of near-copies only"
        )
        raise SettingError(msg)
    spoken, keys = Spoken.of(texts, codes), _keys(texts)
    found = _Found.empty()
    long = spoken.letters >= settings.min_letters
    ordinary = None
    if vectors is not None and long.any():
        places = np.flatnonzero(long)
        kept = np.ascontiguousarray(vectors[places], dtype=np.float32)
        ordinary = _ordinary(kept, np.argsort(keys[places]), settings)
        found = _near(kept, ordinary, settings, progress).at(places)
    if candidates is not None:
        found = found.joined(_given(candidates, vectors, long, len(texts)))
    z = None if ordinary is None else _z(found, ordinary, np.cumsum(long) - 1)
    return _labelled(keys, spoken, found, z, int(long.sum()), settings)


def label_found(
    texts: pa.Array,
    languages: pa.Array | Sequence[str | None],
    found: pa.Table,
    settings: Labels | None = None,
) -> pa.Table:
    """Label the pairs that a search by meaning found among n distinct texts, as `TEXT_PAIRS`.

    ``found`` is what `groundswell.sameness.meaning.meant_alike` gives; its tiers stay, but for
    copies, which are verified letter by letter. Rows are sorted by keys.
    """
    settings = settings or Labels()
    codes = languages.to_pylist() if hasattr(languages, "to_pylist") else list(languages)
    spoken = Spoken.of(texts, codes)
    a, b = (found[side].to_numpy().astype(np.int64) for side in ("a", "b"))
    pairs = _Found(a, b, found["cosine"].to_numpy())
    letters, words, copied, across = _likeness(spoken, pairs, settings)
    label = np.where(copied, COPYPASTA, np.where(across, TRANSLATION, REWORDING))
    tier = np.where(copied, VERIFIED, found["tier"].to_numpy(zero_copy_only=False).astype(str))
    z = found["z"].combine_chunks()
    return _pairs_table(_keys(texts), pairs, label, tier, letters, words, z)


def least_z(texts: int, settings: Labels | None = None) -> float:
    """Give the z from which on a pair is a lead among so many texts.

    What is ordinary ends in a tail that falls by e with each deviation, so that z + ln(texts)
    keeps the number of false pairs a text the same.

    >>> round(least_z(1_300), 1), round(least_z(1_000_000), 1)
    (4.0, 10.6)
    """
    settings = settings or Labels()
    return max(settings.min_z - 1, settings.min_z + float(np.log(max(1, texts) / _AT)))


@dataclass(frozen=True, slots=True)
class _Found:
    """Pairs to look at: places a < b, and their cosines (NaN where not known)."""

    a: Ints
    b: Ints
    cosine: Floats

    @classmethod
    def empty(cls) -> _Found:
        none = np.empty(0, np.int64)
        return cls(none, none, np.empty(0, np.float32))

    def at(self, places: Ints) -> _Found:
        return _Found(places[self.a], places[self.b], self.cosine)

    def joined(self, other: _Found) -> _Found:
        """Give the pairs of both, each once; the order is that of places."""
        a, b = np.r_[self.a, other.a], np.r_[self.b, other.b]
        cosine = np.r_[self.cosine, other.cosine]
        order = np.lexsort((np.isnan(cosine), b, a))
        a, b, cosine = a[order], b[order], cosine[order]
        new = np.r_[True, (a[1:] != a[:-1]) | (b[1:] != b[:-1])][: len(a)]
        return _Found(a[new], b[new], cosine[new])


def _ordinary(vectors: Floats, order: Ints, settings: Labels) -> tuple[Floats, Floats] | None:
    """Give mean and deviation of what each text reaches among ordinary ones; None where few are.

    The cohort is drawn by keys, as good as at random, and thinned, so that of each story it holds
    about one text; of each text the nearest is left out: itself, or the one that says the same.
    Where all are of one genre, they lie nearer to one another, and the thinning is milder.
    """
    drawn = vectors[order[: settings.cohort]]
    for apart in _APART:
        cohort = thinned(drawn, apart)
        if len(cohort) >= _FEWEST_ORDINARY:
            break
    highest = min(100, len(cohort) // 5)
    if len(cohort) < _FEWEST_ORDINARY:
        return None
    mean, deviation = (np.empty(len(vectors), np.float32) for _ in range(2))
    for start in range(0, len(vectors), _ROWS):
        cosines = vectors[start : start + _ROWS] @ cohort.T
        near = -np.partition(-cosines, highest, axis=1)[:, : highest + 1]
        near = np.sort(near, axis=1)[:, :-1]
        mean[start : start + _ROWS] = near.mean(axis=1)
        deviation[start : start + _ROWS] = near.std(axis=1)
    return mean, np.maximum(deviation, np.float32(1e-3))


def thinned(vectors: Floats, apart: float) -> Floats:
    """Give those of the vectors (n, d), in order, that are nearer to none kept before them."""
    kept = np.empty((0, vectors.shape[1]), np.float32)
    for start in range(0, len(vectors), 256):
        block = vectors[start : start + 256]
        if len(kept):
            block = block[(block @ kept.T).max(axis=1) < apart]
        inside = block @ block.T >= apart
        own: list[int] = []
        for place in range(len(block)):
            if not inside[place, own].any():
                own.append(place)
        kept = np.concatenate([kept, block[own]])
    return kept


def _near(
    vectors: Floats,
    ordinary: tuple[Floats, Floats] | None,
    settings: Labels,
    progress: Callable[[float], None] | None,
) -> _Found:
    """Give the pairs that are near enough to be labelled, in blocks of bounded memory."""
    least = min(settings.rewording, settings.translation, _COPIES_NEAR)
    need = least_z(len(vectors), settings)
    parts: list[_Found] = [_Found.empty()]
    for start in range(0, len(vectors), _COLUMNS):
        right = vectors[start : start + _COLUMNS].T
        for top in range(0, min(len(vectors), start + _COLUMNS), _ROWS):
            cosines = vectors[top : top + _ROWS] @ right
            a, b = np.nonzero(cosines >= least)
            part = _Found(a + top, b + start, np.minimum(cosines[a, b], np.float32(1)))
            kept = part.a < part.b
            if ordinary is not None:
                kept &= (part.cosine >= _COPIES_NEAR) | (_z(part, ordinary) >= need)
            parts.append(_Found(part.a[kept], part.b[kept], part.cosine[kept]))
        if progress is not None:
            progress(min(1.0, (start + _COLUMNS) / len(vectors)) ** 2)
    joined = (np.concatenate([getattr(p, name) for p in parts]) for name in ("a", "b", "cosine"))
    return _Found(*joined)


def _z(found: _Found, ordinary: tuple[Floats, Floats], place: Ints | None = None) -> Floats:
    mean, deviation = ordinary
    a, b = (found.a, found.b) if place is None else (place[found.a], place[found.b])
    first = (found.cosine - mean[a]) / deviation[a]
    second = (found.cosine - mean[b]) / deviation[b]
    return np.asarray((first + second) / 2, dtype=np.float32)


def _given(
    candidates: tuple[Ints, Ints], vectors: NDArray[np.floating] | None, long: Flags, texts: int
) -> _Found:
    a, b = (np.asarray(side, dtype=np.int64) for side in candidates)
    a, b = np.minimum(a, b), np.maximum(a, b)
    if len(a) and (a.min() < 0 or b.max() >= texts):
        msg = f"a candidate pair names a text beyond the {texts} given"
        raise IndexError(msg)
    kept = (a < b) & long[a] & long[b]
    a, b = a[kept], b[kept]
    cosine = np.full(len(a), np.nan, np.float32)
    if vectors is not None:
        for start in range(0, len(a), _COLUMNS):
            one, other = (side[start : start + _COLUMNS] for side in (a, b))
            cosine[start : start + _COLUMNS] = np.einsum(
                "ij,ij->i", vectors[one], vectors[other], dtype=np.float32
            )
    return _Found(a, b, cosine)


def _labelled(
    keys: NDArray[np.str_], spoken: Spoken, found: _Found, z: Floats | None, compared: int,
    settings: Labels,
) -> pa.Table:  # fmt: skip
    """Say of each pair what it is, drop those that are nothing, and give the table."""
    letters, words, copied, across = _likeness(spoken, found, settings)
    floor = np.where(across, settings.translation, settings.rewording)
    if z is None:
        meant = found.cosine >= np.maximum(floor, settings.uncalibrated)
    else:
        meant = (found.cosine >= floor) & (z >= least_z(compared, settings))
    kept = np.flatnonzero(copied | meant)
    label = np.where(copied, COPYPASTA, np.where(across, TRANSLATION, REWORDING))[kept]
    tier = np.where(copied[kept], VERIFIED, UNCALIBRATED if z is None else LEAD)
    told = (
        pa.nulls(len(kept), pa.float32())
        if z is None
        else pa.array(z[kept], pa.float32(), mask=np.isnan(z[kept]))
    )
    pairs = _Found(found.a[kept], found.b[kept], found.cosine[kept])
    return _pairs_table(keys, pairs, label, tier, letters[kept], words[kept], told)


def _likeness(
    spoken: Spoken, found: _Found, settings: Labels
) -> tuple[Floats, Floats, Flags, Flags]:
    """Give likeness by letters and by words, which pairs are copies, and which cross languages."""
    letters, words = (
        _alike([said[x] for x in found.a], [said[x] for x in found.b])
        for said in (spoken.joined, spoken.worded)
    )
    likeness = (letters + words) / 2
    surely = likeness >= settings.copypasta_across
    spoken = spoken.settled(found.a[surely], found.b[surely])
    across = spoken.differ(found.a, found.b)
    copied = np.where(across, surely, likeness >= settings.copypasta)
    return letters, words, copied, across


def _pairs_table(
    keys: NDArray[np.str_], found: _Found, label: NDArray[np.str_], tier: NDArray[np.str_],
    letters: Floats, words: Floats, z: pa.Array,
) -> pa.Table:  # fmt: skip
    one, other = keys[found.a], keys[found.b]
    turned = one > other
    cosine = np.asarray(found.cosine, dtype=np.float64)
    columns = {
        "text_a": pa.array(np.where(turned, other, one), pa.string()),
        "text_b": pa.array(np.where(turned, one, other), pa.string()),
        "label": pa.array(label.tolist(), pa.string()),
        "levenshtein": letters.astype(np.float64),
        "words": words.astype(np.float64),
        "cosine": pa.array(cosine, mask=np.isnan(cosine)),
        "z": z.cast(pa.float64()),
        "tier": pa.array(tier.tolist(), pa.string()),
    }
    table = pa.table(columns, schema=TEXT_PAIRS)
    return table.sort_by([("text_a", "ascending"), ("text_b", "ascending")])


def _keys(texts: pa.Array) -> NDArray[np.str_]:
    said = (text or "" for text in texts.to_pylist())
    keys = [hashlib.md5(text.encode(), usedforsecurity=False).hexdigest() for text in said]
    return np.array(keys, dtype="U32")


def _alike(one: list[str], other: list[str]) -> Floats:
    if not one:
        return np.empty(0, np.float32)
    found: Floats = cpdist(
        one, other, scorer=Levenshtein.normalized_similarity, dtype=np.float32, workers=1
    )
    return found
