"""Texts that say the same in other words or in another language: leads, never findings.

The cosine of two sentence vectors can't be read by itself: short and stock sentences are near to
everything, and some pairs of languages lie further apart than others. So it is measured against a
cohort, a sample of ordinary texts. Of each text the cosines with its nearest texts in the cohort
give a mean and a deviation, and a pair's z is how far its cosine stands above those of both sides:
z = ½ ((c − μ₁)/σ₁ + (c − μ₂)/σ₂). This is the adaptive score normalisation of speaker recognition
(Matějka et al. 2017). The search is exact: every text against every other, in blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

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
        pa.field("tier", pa.string(), nullable=False),  # strict or lead
    ]
)
MOST_TEXTS = 200_000  # all with all: time grows with the square
_ROWS, _COLUMNS = 1_024, 16_384  # of one block of cosines: 64 MB
_HELD = 4_000_000  # pairs, before those that are not among the nearest are let go
_ENOUGH = 10  # a cohort is at least so many times as large as the part that is looked at
_ITSELF = 0.999  # a text that lies in the cohort is not its own neighbour there


@dataclass(frozen=True, kw_only=True, slots=True)
class Meaning:
    """How much alike in meaning two texts must be, measured on the encoder ``use``.

    >>> Meaning().cosine
    0.55
    """

    z: float = 11.0  # deviations above what ordinary texts reach: a lead
    cosine: float = 0.55  # and at least so near
    strict_z: float = 12.0  # a strict lead
    strict_cosine: float = 0.5
    within_cosine: float = 0.72  # in one language this alone is a lead too
    nearest: int = 50  # of each text at most so many others are kept
    cohort: int = 8_000  # ordinary texts that cosines are measured against
    highest: int = 100  # of them, the nearest to a text give its mean and deviation

    def __post_init__(self) -> None:
        """Refuse settings that can't be meant."""
        for name in ("cosine", "strict_cosine", "within_cosine"):
            if not 0.3 <= getattr(self, name) <= 1:
                msg = f"meaning: {name} is {getattr(self, name)}; give 0.3 to 1, e.g. 0.55"
                raise SettingError(msg)
        for name in ("nearest", "cohort", "highest"):
            if getattr(self, name) < 1:
                msg = f"meaning: {name} is {getattr(self, name)}; give a positive number"
                raise SettingError(msg)

    @property
    def least(self) -> float:
        """The cosine below which nothing can become a lead."""
        return min(self.cosine, self.strict_cosine, self.within_cosine)


class Level(NamedTuple):
    """What ordinary texts reach, seen from each of n texts: two float32 arrays of n."""

    mean: Floats
    deviation: Floats


class _Pairs(NamedTuple):
    """Pairs found so far, in columns."""

    a: Ints
    b: Ints
    cosine: Floats
    z: Floats
    strict: NDArray[np.bool_]


def cohort_of(vectors: NDArray[np.floating], settings: Meaning, *, seed: int = 0) -> Floats:
    """Draw the cohort from the vectors of the data's own texts (n, d); the same for one seed."""
    places = np.random.default_rng(seed).permutation(len(vectors))[: settings.cohort]
    return np.asarray(vectors[np.sort(places)], dtype=np.float32)


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
    return Level(mean, np.maximum(deviation, np.float32(1e-3)))


def meant_alike(
    vectors: NDArray[np.floating],
    languages: Sequence[str | None],
    settings: Meaning | None = None,
    *,
    cohort: Floats | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Find the pairs of n distinct texts that say the same: `MEANT_ALIKE`, a < b, best first.

    ``vectors`` (n, d) have length 1, ``languages`` are codes or None. The cohort is drawn from
    the vectors unless it is given; where it has fewer than a thousand texts, nothing tells what is
    ordinary, z is null and only texts of one language become leads. Raises `SettingError` above
    200,000 texts.
    """
    settings = settings or Meaning()
    if len(vectors) > MOST_TEXTS:
        msg = (
            f"{len(vectors)} texts are too many to compare all with all in meaning (at most "
            f"{MOST_TEXTS}); restrict them by language, time or account, or raise "
            "sameness.fewest_bits"
        )
        raise SettingError(msg)
    if len(vectors) < 2:
        return MEANT_ALIKE.empty_table()
    cohort = cohort_of(vectors, settings) if cohort is None else cohort
    level = levels(vectors, cohort, settings.highest)
    tongue = _numbered(languages)
    return _leads(vectors, level, tongue, vectors, level, tongue, settings, progress, within=True)


def search(
    seeds: NDArray[np.floating],
    seed_languages: Sequence[str | None],
    vectors: NDArray[np.floating],
    languages: Sequence[str | None],
    settings: Meaning | None = None,
    *,
    cohort: Floats | None = None,
    progress: Callable[[float], None] | None = None,
) -> pa.Table:
    """Find the texts (n, d) that say what one of the seeds (m, d) says: `MEANT_ALIKE`, best first.

    ``a`` is the place of the seed and ``b`` that of the text; otherwise as `meant_alike`,
    without its limit.
    """
    settings = settings or Meaning()
    if not len(seeds) or not len(vectors):
        return MEANT_ALIKE.empty_table()
    cohort = cohort_of(vectors, settings) if cohort is None else cohort
    first = levels(seeds, cohort, settings.highest)
    second = levels(vectors, cohort, settings.highest)
    names = _numbered([*seed_languages, *languages])
    one, other = names[: len(seeds)], names[len(seeds) :]
    return _leads(seeds, first, one, vectors, second, other, settings, progress, within=False)


def _leads(
    one: NDArray[np.floating],
    first: Level,
    one_tongue: Ints,
    other: NDArray[np.floating],
    second: Level,
    other_tongue: Ints,
    settings: Meaning,
    progress: Callable[[float], None] | None,
    *,
    within: bool,
) -> pa.Table:
    empty = np.empty(0, np.int64)
    held = [_Pairs(empty, empty, empty.astype(np.float32), empty.astype(np.float32), empty > 0)]
    for a, b, cosine in _near(one, other, settings.least, progress, within=within):
        z = (
            (cosine - first.mean[a]) / first.deviation[a]
            + (cosine - second.mean[b]) / second.deviation[b]
        ) / 2
        same = (one_tongue[a] == other_tongue[b]) & (one_tongue[a] >= 0)
        strict = (z >= settings.strict_z) & (cosine >= settings.strict_cosine)
        lead = (z >= settings.z) & (cosine >= settings.cosine)
        lead |= same & (cosine >= settings.within_cosine)
        kept = strict | lead
        held.append(
            _Pairs(a[kept], b[kept], cosine[kept], z[kept].astype(np.float32), strict[kept])
        )
        if sum(len(part.a) for part in held) > _HELD:
            held = [_best(held, settings.nearest, within=within)]
    found = _best(held, settings.nearest, within=within)
    return pa.table(
        [
            found.a,
            found.b,
            found.cosine,
            pa.array(found.z, from_pandas=True),  # no number becomes null
            pa.array(np.where(found.strict, "strict", "lead"), pa.string()),
        ],
        schema=MEANT_ALIKE,
    )


def _near(
    one: NDArray[np.floating],
    other: NDArray[np.floating],
    least: float,
    progress: Callable[[float], None] | None,
    *,
    within: bool,
) -> Iterator[tuple[Ints, Ints, Floats]]:
    """Give places and cosines of all pairs at least so near, in blocks of bounded memory."""
    for start in range(0, len(other), _COLUMNS):
        right = np.asarray(other[start : start + _COLUMNS], dtype=np.float32).T
        last = min(len(one), start + _COLUMNS) if within else len(one)
        for top in range(0, last, _ROWS):
            cosines = np.asarray(one[top : top + _ROWS], dtype=np.float32) @ right
            a, b = np.nonzero(cosines >= least)
            cosine = cosines[a, b]
            a, b = a + top, b + start
            if within:
                above = a < b
                a, b, cosine = a[above], b[above], cosine[above]
            if len(a):
                yield a, b, np.minimum(cosine, np.float32(1))
        if progress is not None:
            progress(min(1.0, (start + _COLUMNS) / len(other)) ** (2 if within else 1))


def _best(held: list[_Pairs], nearest: int, *, within: bool) -> _Pairs:
    """Put pairs in order, best first, and keep those among the nearest of the seed, or of either.

    What is left out now would be left out at the end as well, so this can be done at any time.
    """
    a, b = (np.concatenate([getattr(part, name) for part in held]) for name in ("a", "b"))
    cosine = np.concatenate([part.cosine for part in held])
    z = np.concatenate([part.z for part in held])
    strict = np.concatenate([part.strict for part in held])
    order = np.lexsort((b, a, -cosine, -z))
    if within:
        ranks = _rank(np.column_stack([a[order], b[order]]).ravel()).reshape(-1, 2).min(axis=1)
    else:
        ranks = _rank(a[order])
    kept = order[ranks < nearest]
    return _Pairs(a[kept], b[kept], cosine[kept], z[kept], strict[kept])


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
