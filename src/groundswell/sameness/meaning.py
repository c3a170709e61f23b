"""Texts that say the same in other words or in another language: leads, never findings.

The cosine of two sentence vectors can't be read by itself: stock sentences are near to everything,
and some languages lie further apart than others. So it is measured against a cohort, a sample of
ordinary texts of the same data, as many of each language. Of each text the cosines with its nearest
texts in the cohort give a mean and a deviation, and z says how far a pair's cosine c stands above
those of both sides: z = ½ ((c − μ₁)/σ₁ + (c − μ₂)/σ₂). This is the adaptive score normalisation of
speaker recognition (Matějka et al. 2017). Within one language the cosine alone does as well.

The search is exact: every text against every other, in blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pyarrow as pa
from scipy.sparse import csr_array

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]

MEANT_ALIKE = pa.schema(
    [
        pa.field("a", pa.int64(), nullable=False),  # the place of a text; of a seed in a search
        pa.field("b", pa.int64(), nullable=False),  # the place of the other; a < b within one set
        pa.field("cosine", pa.float32(), nullable=False),
        pa.field("z", pa.float32()),  # null where too few texts tell what is ordinary
        pa.field("tier", pa.string(), nullable=False),  # strict, lead or through
    ]
)
MOST_TEXTS = 200_000  # all with all: time grows with the square
_ROWS, _COLUMNS = 1_024, 16_384  # of one block of cosines: 64 MB
_TIERS = ("through", "lead", "strict")
_THROUGH, _LEAD, _STRICT = 1, 2, 3
_FEW = 1_000  # texts: a language with fewer has no share of its own in the cohort
_HELD = 4_000_000  # pairs, before those that are not among the nearest are let go
_ENOUGH = 10  # a cohort is at least so many times as large as the part that is looked at
_ITSELF = 0.999  # a text that lies in the cohort is not its own neighbour there
_LEAST_SPREAD = 1e-3  # of the nearest texts; where all are copies of one there is none
_PART = 4  # at most one text of so many is in the cohort, so that families are seldom in it


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """How much alike in meaning two texts must be, as measured on the encoder ``use``.

    >>> Meaning().z
    10.5
    """

    z: float = 10.5  # between languages: deviations above what ordinary texts reach
    cosine: float = 0.52  # and at least so near
    strict_z: float = 12.0  # a strict lead, in which a tenth as many are false
    strict_cosine: float = 0.55
    within_cosine: float = 0.72  # within one language this decides
    through_z: float = (
        8.0  # so much, if a third text is a strict lead with both; half of it for each side
    )
    through_cosine: float = 0.45
    nearest: int = 50  # of each text at most so many others are kept
    cohort: int = 8_000  # ordinary texts that cosines are measured against
    highest: int = 100  # of them, the nearest to a text give its mean and deviation

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("cosine", "strict_cosine", "within_cosine", "through_cosine"):
            if not 0.3 <= getattr(self, name) <= 1:
                msg = f"meaning: {name} is {getattr(self, name)}; give 0.3 to 1, e.g. 0.55"
                raise SettingError(msg)
        for name in ("nearest", "cohort", "highest"):
            if getattr(self, name) < 1:
                msg = f"meaning: {name} is {getattr(self, name)}; give a positive number"
                raise SettingError(msg)


class Cohort(NamedTuple):
    """Ordinary texts that cosines are measured against."""

    vectors: Floats  # (m, d)
    places: Ints  # (m) where they lie among the texts compared; none if they are others


class Level(NamedTuple):
    """What ordinary texts reach, seen from each of n texts: two float32 arrays of n."""

    mean: Floats
    deviation: Floats


def cohort_of(
    vectors: NDArray[np.floating],
    languages: Sequence[str | None],
    settings: Meaning,
    *,
    seed: int = 0,
) -> Cohort:
    """Draw the cohort from the data's own texts (n, d): as many of each language, as far as they go.

    It is a quarter of the texts at most, or a thousand: translations that lie in it together make
    one another ordinary. Languages of fewer than a thousand texts, and texts whose language is not known, count as one.
    Otherwise the commonest language would say alone what is ordinary. The same for one seed.
    """
    tongue = _numbered(languages)
    often = np.bincount(tongue + 1, minlength=1)
    common = (often >= _FEW)[tongue + 1] & (tongue >= 0)
    tongue = np.where(common, tongue, -1)
    order = np.random.default_rng(seed).permutation(len(tongue))
    rank = np.empty(len(tongue), np.int64)
    rank[order] = _rank(tongue[order])  # the first of each language, the second of each …
    most = min(settings.cohort, max(len(tongue) // _PART, _ENOUGH * settings.highest))
    places = np.sort(order[np.argsort(rank[order], kind="stable")][:most])
    return Cohort(np.asarray(vectors[places], dtype=np.float32), places)


def levels(vectors: NDArray[np.floating], cohort: Floats, highest: int = 100) -> Level:
    """Measure texts (n, d) against a cohort (m, d): mean and deviation of the nearest of it.
    With a cohort of fewer than ten times ``highest`` both are NaN: its nearest texts are not near.
    """
    mean = np.full(len(vectors), np.nan, np.float32)
    if len(cohort) < _ENOUGH * highest:
        return Level(mean, mean)
    deviation = np.empty(len(vectors), np.float32)
    for start in range(0, len(vectors), _ROWS):
        block = np.asarray(vectors[start : start + _ROWS], dtype=np.float32)
        cosines = block @ cohort.T
        cosines[cosines >= _ITSELF] = -1
        near = np.partition(cosines, -highest, axis=1)[:, -highest:]
        mean[start : start + _ROWS] = near.mean(axis=1)
        deviation[start : start + _ROWS] = near.std(axis=1)
    return Level(mean, np.maximum(deviation, np.float32(_LEAST_SPREAD)))


def meant_alike(
    vectors: NDArray[np.floating],
    languages: Sequence[str | None],
    settings: Meaning | None = None,
    *,
    cohort: Cohort | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Find the pairs of n distinct texts that say the same: `MEANT_ALIKE`, a < b, best first.

    ``vectors`` (n, d) have length 1, ``languages`` are codes or None. The cohort is drawn from
    the vectors unless it is given; where it has fewer than a thousand texts, nothing tells what is
    ordinary, z is null and only texts of one language become leads. The tier ``through`` is a
    weaker likeness between two texts that are both strict leads with a third. Raises `SettingError`
    above 200,000 texts.
    """
    settings = settings or Meaning()
    if len(vectors) > MOST_TEXTS:
        msg = (
            f"{len(vectors)} texts are too many to compare all with all in meaning (at most "
            f"{MOST_TEXTS}); restrict them by language, time or account, or raise "
            "sameness.fewest_bits"
        )
        raise SettingError(msg)
    cohort = cohort_of(vectors, languages, settings) if cohort is None else cohort
    side = _Side(vectors, _numbered(languages), cohort, settings.highest)
    side.inside[cohort.places] = True
    return _table(_through(_leads(side, side, settings, progress)))


def search(
    seeds: NDArray[np.floating],
    seed_languages: Sequence[str | None],
    vectors: NDArray[np.floating],
    languages: Sequence[str | None],
    settings: Meaning | None = None,
    *,
    cohort: Cohort | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Find the texts (n, d) that say what one of the seeds (m, d) says: `MEANT_ALIKE`, best first.

    ``a`` is the place of the seed and ``b`` that of the text; otherwise as `meant_alike`, without
    its limit and without the tier ``through``.
    """
    settings = settings or Meaning()
    cohort = cohort_of(vectors, languages, settings) if cohort is None else cohort
    names = _numbered([*seed_languages, *languages])
    one = _Side(seeds, names[: len(seeds)], cohort, settings.highest)
    other = _Side(vectors, names[len(seeds) :], cohort, settings.highest)
    other.inside[cohort.places] = True
    found = _leads(one, other, settings, progress)
    return _table(found.chosen(found.tier >= _LEAD))


class _Side:
    """Texts that are compared, each measured against the cohort when a pair first needs it."""

    def __init__(
        self, vectors: NDArray[np.floating], tongue: Ints, cohort: Cohort, highest: int
    ) -> None:
        self.vectors, self.tongue, self._cohort, self._highest = vectors, tongue, cohort, highest
        self.inside = np.zeros(len(vectors), np.bool_)  # whether the text is of the cohort
        self._known = np.zeros(len(vectors), np.bool_)
        self._mean = np.empty(len(vectors), np.float32)
        self._deviation = np.empty(len(vectors), np.float32)

    def above(self, places: Ints, cosine: Floats, partner_inside: NDArray[np.bool_]) -> Floats:
        """Say how many deviations cosines stand above what is ordinary for the texts at places.

        A partner that is of the cohort is left out of what is ordinary.
        """
        new = np.unique(places[~self._known[places]])
        if len(new):
            self._mean[new], self._deviation[new] = levels(
                self.vectors[new], self._cohort.vectors, self._highest
            )
            self._known[new] = True
        mean, deviation, count = self._mean[places], self._deviation[places], self._highest
        own = partner_inside & (cosine > mean) & (cosine < _ITSELF) & (count > 2)
        others = (count * mean - cosine) / max(1, count - 1)
        square = (count * (deviation**2 + mean**2) - cosine**2) / max(1, count - 1) - others**2
        spread = np.sqrt(np.maximum(square, _LEAST_SPREAD**2))
        return np.asarray((cosine - np.where(own, others, mean)) / np.where(own, spread, deviation))


class _Pairs(NamedTuple):
    """Pairs found so far, in columns."""

    a: Ints
    b: Ints
    cosine: Floats
    z: Floats
    tier: NDArray[np.int8]

    def chosen(self, which: NDArray[Any]) -> _Pairs:
        """Give some of them, by a mask or by places."""
        return _Pairs(
            self.a[which], self.b[which], self.cosine[which], self.z[which], self.tier[which]
        )


def _leads(
    one: _Side, other: _Side, settings: Meaning, progress: Callable[[float], None] | None
) -> _Pairs:
    none = np.empty(0, np.float32)
    empty = none.astype(np.int64)
    held = [_Pairs(empty, empty, none, none, none.astype(np.int8))]
    within = one is other
    least = min(settings.cosine, settings.strict_cosine, settings.through_cosine)
    for a, b, cosine in _near(one, other, min(least, settings.within_cosine), progress):
        same = (one.tongue[a] == other.tongue[b]) & (one.tongue[a] >= 0)
        unsure = (one.tongue[a] < 0) | (other.tongue[b] < 0)  # may be of one language
        near = cosine >= settings.within_cosine
        kept = near | ((cosine >= least) & ~same & ~unsure)
        a, b, cosine, same, unsure, near = (  # noqa: PLW2901 (the rest is of no use)
            column[kept] for column in (a, b, cosine, same, unsure, near)
        )
        first = one.above(a, cosine, other.inside[b])
        kept = (same & near) | (first >= settings.through_z / 2)
        a, b, cosine, same, unsure, near, first = (  # noqa: PLW2901 (spares measuring the other)
            column[kept] for column in (a, b, cosine, same, unsure, near, first)
        )
        second = other.above(b, cosine, one.inside[a])
        z = (first + second) / 2
        alone = np.minimum(first, second) < settings.through_z / 2  # it stands out on one side only
        z[alone & ~same] = 0
        far = (z >= settings.z) & (cosine >= settings.cosine)
        tier = np.where(same, near, far & (near | ~unsure)).astype(np.int8) * _LEAD
        strict = (z >= settings.strict_z) & (cosine >= settings.strict_cosine)
        tier[strict & (tier == _LEAD)] = _STRICT
        weak = (z >= settings.through_z) & (cosine >= settings.through_cosine)
        tier[weak & ~same & ~unsure & (tier == 0)] = _THROUGH
        held.append(_Pairs(a, b, cosine, z.astype(np.float32), tier).chosen(tier > 0))
        if sum(len(part.a) for part in held) > _HELD:
            held = [_best(held, settings.nearest, within=within)]
    return _best(held, settings.nearest, within=within)


def _near(
    one: _Side, other: _Side, least: float, progress: Callable[[float], None] | None
) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Give places and cosines of all pairs at least so near, in blocks of bounded memory."""
    within = one is other
    count = len(other.vectors)
    for start in range(0, count, _COLUMNS):
        right = np.asarray(other.vectors[start : start + _COLUMNS], dtype=np.float32).T
        last = min(count, start + _COLUMNS) if within else len(one.vectors)
        for top in range(0, last, _ROWS):
            cosines = np.asarray(one.vectors[top : top + _ROWS], dtype=np.float32) @ right
            a, b = np.nonzero(cosines >= least)
            cosine = np.minimum(cosines[a, b], np.float32(1))
            a, b = a + top, b + start
            if within:
                above = a < b
                a, b, cosine = a[above], b[above], cosine[above]
            if len(a):
                yield a, b, cosine
        if progress is not None:
            progress(min(1.0, (start + _COLUMNS) / count) ** (2 if within else 1))


def _best(held: list[_Pairs], nearest: int, *, within: bool) -> _Pairs:
    """Put pairs in order, best first, and keep those among the nearest of the seed, or of either.

    What is left out now would be left out at the end as well, so this can be done at any time.
    """
    found = _Pairs(
        np.concatenate([part.a for part in held]),
        np.concatenate([part.b for part in held]),
        np.concatenate([part.cosine for part in held]),
        np.concatenate([part.z for part in held]),
        np.concatenate([part.tier for part in held]),
    )
    found = found.chosen(np.lexsort((found.b, found.a, -found.cosine, -found.z)))
    if not within:
        return found.chosen(_rank(found.a) < nearest)
    ranks = _rank(np.column_stack([found.a, found.b]).ravel()).reshape(-1, 2).min(axis=1)
    return found.chosen(ranks < nearest)


def _through(found: _Pairs) -> _Pairs:
    """Keep of the weaker pairs those whose two texts are strict leads with a common third."""
    sure, lead = found.tier == _STRICT, found.tier >= _LEAD
    count = 1 + int(max(found.a.max(initial=0), found.b.max(initial=0)))
    ties = csr_array(
        (
            np.ones(2 * int(sure.sum()), np.int32),
            (np.r_[found.a[sure], found.b[sure]], np.r_[found.b[sure], found.a[sure]]),
        ),
        shape=(count, count),
    )
    weak = np.flatnonzero(~lead)
    common = np.asarray((ties[found.a[weak]] * ties[found.b[weak]]).sum(axis=1))
    lead[weak[common > 0]] = True
    return found.chosen(lead)


def _table(found: _Pairs) -> pa.Table:
    tier = pa.DictionaryArray.from_arrays(pa.array(found.tier - 1), list(_TIERS))
    z = pa.array(found.z, from_pandas=True)  # no number becomes null
    return pa.table([found.a, found.b, found.cosine, z, tier.cast(pa.string())], schema=MEANT_ALIKE)


def _rank(key: Ints) -> Ints:
    """Give how many entries with the same key stand before each one."""
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    first = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]][: len(key)])
    rank = np.empty(len(key), np.int64)
    rank[order] = np.arange(len(key)) - np.repeat(first, np.diff(np.r_[first, len(key)]))
    return rank


def _numbered(languages: Sequence[str | None]) -> Ints:
    known = {code: n for n, code in enumerate(sorted({c for c in languages if c is not None}))}
    return np.array([-1 if code is None else known[code] for code in languages], dtype=np.int64)
