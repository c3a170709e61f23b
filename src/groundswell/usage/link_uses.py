"""Values that accounts have, as each source gives them, before they are brought together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow.compute as pc

from groundswell.engine.numbering import numbered
from groundswell.usage.link_settings import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

UNKNOWN = int(np.iinfo(np.int64).min)
"""A time that is not known."""


@dataclass(frozen=True, slots=True)
class Uses:
    """One source's values and who has them; parallel arrays, of uses and then of values."""

    account: pa.ChunkedArray  # of each use
    value: Ints  # of each use, a place among the values
    first: Ints  # UNKNOWN where it is
    last: Ints
    message: pa.ChunkedArray | None  # of each use; signals have none
    family: Ints  # of each value, a place in FAMILIES
    kind: Ints  # of each value, a place in ``kinds``
    kinds: tuple[str, ...]
    spelled: pa.Array  # the values
    accounts: Ints  # that have the value, as the source counts them; 0 where it does not
    tells: Floats  # bits that the text itself tells; infinite for signals
    given: Sequence[str | None]  # what the log says shares it


def signal_uses(signals: pa.Table) -> Uses:
    """Give the values of signals, those of a kind apart from those of another."""
    kinds, kind = numbered(signals["kind"])
    keys, key = numbered(signals["value_key"])
    width = max(1, len(keys))
    distinct, value = np.unique(kind * width + key, return_inverse=True)
    families, family = numbered(signals["family"])
    other = FAMILIES.index("other")
    place = {name: FAMILIES.index(name) for name in FAMILIES[:other]}
    moved = np.array([place.get(f, other) for f in families.to_pylist()], dtype=np.int64)
    of_value = np.full(len(distinct), other, dtype=np.int64)
    # Where rows of one value disagree, the family that stands first counts, in any order of rows.
    np.minimum.at(of_value, value, moved[family])
    return Uses(
        account=signals["account_key"],
        value=value.astype(np.int64),
        first=times(signals["first_ms"]),
        last=times(signals["last_ms"]),
        message=None,
        family=of_value,
        kind=distinct // width,
        kinds=tuple(kinds.to_pylist()),
        spelled=keys.take(distinct % width),
        accounts=np.zeros(len(distinct), dtype=np.int64),
        tells=np.full(len(distinct), np.inf),
        given=_given(signals["shared"], value, len(distinct)),
    )


def _given(shared: pa.ChunkedArray, value: Ints, count: int) -> list[str | None]:
    """Give what the log says of each value; the first word by the alphabet where it says several."""
    out: list[str | None] = [None] * count
    said = np.flatnonzero(pc.is_valid(shared).to_numpy())
    for place, word in zip(value[said].tolist(), shared.take(said).to_pylist(), strict=True):
        kept = out[place]
        out[place] = word if kept is None else min(kept, word)
    return out


def times(column: pa.ChunkedArray) -> Ints:
    """Give times as numbers, `UNKNOWN` for those that are not known."""
    found: Ints = pc.fill_null(column, UNKNOWN).to_numpy()
    return found
