"""What a match between a seed and a post is worth, and of which kind it is.

Four rules decide, in this order: how many bits are shared, how alike the letters are, how much of
the one text stands in the other, and whether the wording is public or a stock phrase.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from groundswell.errors import SettingError

if TYPE_CHECKING:
    from numpy.typing import NDArray

FINDING, LEAD, BATCH, QUOTED = "finding", "lead", "batch", "quoted"
EXACT, NEAR, TRUNCATED, CONTAINED, LOOK_ALIKE = (
    "exact", "near", "truncated", "contained", "look-alike",
)  # fmt: skip

LEVEL = {BATCH: 1, LEAD: 2, FINDING: 3}
HALF, MOST, VERBATIM = 0.5, 0.7, 90.0
"""Parts of a seed's bits, and the ratio from which on two texts are the same word for word."""

FALSE_MATCHES = {FINDING: 3.0, LEAD: 30.0, BATCH: 550.0}
"""False pairs to expect for 1,000 seeds and 1,000,000 posts, that tier or better: of the short
sentences of the benchmark, rounded up; of news sentences, a third."""

FEWEST_BITS = 25.0
"""A seed with fewer is never found: too many people would write the same by themselves."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiers:
    """Where the tiers begin: bits shared, and likeness of the letters in per cent.

    >>> Tiers().finding_bits
    40.0
    """

    finding_bits: float = 40.0
    finding_ratio: float = 75.0
    bits_for_unlike: float = 0.5  # more, for each per cent of likeness that is missing to 90
    lead_bits: float = 30.0
    lead_ratio: float = 70.0
    batch_bits: float = 15.0
    batch_ratio: float = 80.0
    share_of_seed: float = 0.35  # of the seed's bits, for a post that says more or other things
    share_of_post: float = 0.80  # of the post's bits, for a post that is a part of the seed
    most_accounts: int = 30  # with the same wording; beyond that it is public

    def __post_init__(self) -> None:
        """Refuse tiers that are in the wrong order."""
        if not self.finding_bits >= self.lead_bits >= self.batch_bits > 0:
            raise SettingError(
                f"finding_bits, lead_bits, batch_bits are {self.finding_bits:g}, "
                f"{self.lead_bits:g}, {self.batch_bits:g}; give each at most the one before"
            )


@dataclass(frozen=True, slots=True)
class Measured:
    """n pairs as they were measured.

    ``shared``, ``ends``, ``of_seed`` and ``of_post`` in bits (see `shared_bits`), ``ratio`` from 0
    to 100, ``begins`` and ``framed`` as in `alignment`, ``lengths`` (n, 2) of seed and post in
    characters of the skeleton, ``calibrated`` whether the seed's language is.
    """

    shared: NDArray[np.float64]
    ends: NDArray[np.float64]
    of_seed: NDArray[np.float64]
    of_post: NDArray[np.float64]
    ratio: NDArray[np.float64]
    begins: NDArray[np.bool_]
    framed: NDArray[np.bool_]
    lengths: NDArray[np.int64]
    calibrated: NDArray[np.bool_]

    @property
    def seed_share(self) -> NDArray[np.float64]:
        """The part of the seed's bits that is in the post."""
        return self.shared / np.maximum(self.of_seed, 1e-9)

    @property
    def post_share(self) -> NDArray[np.float64]:
        """The part of the post's bits that is in the seed."""
        return self.shared / np.maximum(self.of_post, 1e-9)


def partial(pairs: Measured, tiers: Tiers) -> NDArray[np.bool_]:
    """Tell which posts neither hold most of the seed nor are its beginning."""
    return (pairs.seed_share < MOST) & ~_is_beginning(pairs, tiers)


def tier_of(pairs: Measured, stock: NDArray[np.bool_], tiers: Tiers) -> NDArray[np.int64]:
    """Give the `LEVEL` of each pair, 0 for nothing.

    ``stock`` tells which share a stock phrase and no more. The less alike the letters, the more bits
    are asked for. Bits of a run's ends count where half of the seed or more is a text or a sentence
    of its own, or the post is the seed's beginning: in the midst of a sentence everyday words are
    soon found.
    """
    beginning = _is_beginning(pairs, tiers)
    covers = (pairs.seed_share >= tiers.share_of_seed) | beginning
    whole = (pairs.ratio >= tiers.finding_ratio) & (pairs.seed_share >= HALF) & pairs.framed
    counted = pairs.shared + np.where(whole | beginning, pairs.ends, 0.0)
    asked = tiers.finding_bits + tiers.bits_for_unlike * np.maximum(0.0, VERBATIM - pairs.ratio)
    fit = (pairs.of_seed >= FEWEST_BITS) & pairs.calibrated & ~stock & covers
    finding = fit & (counted >= asked) & (pairs.ratio >= tiers.finding_ratio)
    lead = covers & (counted >= tiers.lead_bits) & (pairs.ratio >= tiers.lead_ratio)
    lead &= ~stock | (counted >= tiers.finding_bits)
    inside = covers | (pairs.post_share >= tiers.share_of_post)
    batch = inside & (pairs.shared >= tiers.batch_bits) & (pairs.ratio >= tiers.batch_ratio)
    return np.select([finding, lead, batch], [LEVEL[FINDING], LEVEL[LEAD], LEVEL[BATCH]], 0)


def _is_beginning(pairs: Measured, tiers: Tiers) -> NDArray[np.bool_]:
    return pairs.begins & (pairs.post_share >= tiers.share_of_post)


def kind_of(
    pairs: Measured, same: NDArray[np.bool_], disguised: NDArray[np.bool_]
) -> NDArray[np.str_]:
    """Name the kind of each pair; ``same`` skeletons are exact, ``disguised`` ones look alike."""
    seed, post = pairs.lengths[:, 0], pairs.lengths[:, 1]
    return np.select(
        [
            disguised,
            same,
            (pairs.post_share >= MOST) & (post < 0.9 * seed),
            (pairs.seed_share >= MOST) & (post > 1.1 * seed),
        ],
        [LOOK_ALIKE, EXACT, TRUNCATED, CONTAINED],
        NEAR,
    )


def why_not(
    pairs: Measured,
    level: NDArray[np.int64],
    stock: NDArray[np.bool_],
    public: NDArray[np.str_],
    tiers: Tiers,
) -> pa.Array:
    """Say what keeps a match that has the bits from being a finding; null for the others."""
    enough = (pairs.shared >= tiers.finding_bits) & (level < LEVEL[FINDING])
    told = np.select(
        [
            public != "",
            enough & stock,
            enough & ~pairs.calibrated,
            enough & (pairs.seed_share < tiers.share_of_seed),
            enough,
        ],
        [
            public,
            "a stock phrase: other posts share it and say something else",
            "uncalibrated: too little is known of what is common in the language",
            "a small part of the seed that is not its beginning",
            "the letters differ too much",
        ],
        "",
    )
    return pa.array(told.tolist(), mask=told == "")
