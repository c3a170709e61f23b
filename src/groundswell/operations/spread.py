"""How often, by how many, where and on how many days something was said: counts by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.operations.said import distinct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from groundswell.operations.said import Said

    Ints = NDArray[np.int64]

MEASURES = ("likes", "shares", "comments", "views")
_DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Spread:
    """Counts for groups 0 … n − 1 of posts; reposts count as reposts only.

    ``first`` and ``last`` are places of posts, the earliest and the latest (own posts, and
    reposts where there are none), -1 for an empty group. ``platforms`` and ``languages`` are
    joined by blanks, that of most posts first.
    """

    posts: Ints
    reposts: Ints
    accounts: Ints
    days: Ints
    first: Ints
    last: Ints
    platforms: list[str]
    languages: list[str]


def spread(said: Said, group: Ints, groups: int) -> Spread:
    """Count the posts of each group; ``group`` has one number a post, -1 for none."""
    inside = group >= 0
    own = inside & said.own
    at = said.posts["at_ms"].to_numpy()
    told = own | (inside & (np.bincount(group[own], minlength=groups) == 0)[group])
    rows = np.flatnonzero(told)
    first, last = np.full(groups, -1), np.full(groups, -1)
    last[group[rows]] = rows  # posts are sorted by time, and the last one written stays
    first[group[rows[::-1]]] = rows[::-1]
    return Spread(
        posts=np.bincount(group[own], minlength=groups).astype(np.int64),
        reposts=np.bincount(group[inside & ~said.own], minlength=groups).astype(np.int64),
        accounts=distinct(group[own], said.account[own], groups),
        days=distinct(group[own], _days(at[own]), groups),
        first=first,
        last=last,
        platforms=_words(group[told], said.posts["platform"].filter(pa.array(told)), groups),
        languages=_words(group[told], said.posts["lang"].filter(pa.array(told)), groups),
    )


def reach(said: Said, group: Ints, groups: int) -> dict[str, pa.Array]:
    """Sum likes, shares, comments and views of each group's own posts, null where none is known.

    ``reach_known`` counts the posts of which at least one is known.
    """
    own = (group >= 0) & said.own
    known_at_all = np.zeros(len(group), np.bool_)
    found = {}
    for name in MEASURES:
        column = said.posts[name].combine_chunks()
        known = own & column.is_valid().to_numpy(zero_copy_only=False)
        known_at_all |= known
        numbers = pc.fill_null(column, 0).to_numpy(zero_copy_only=False)
        total = np.zeros(groups, np.int64)
        np.add.at(total, group[known], numbers[known])
        none = np.bincount(group[known], minlength=groups) == 0
        found[name] = pa.array(total, pa.int64(), mask=none)
    found["reach_known"] = pa.array(np.bincount(group[known_at_all], minlength=groups))
    return found


def _days(at: Ints) -> Ints:
    days: Ints = at // _DAY_MS
    return days - days.min() if len(days) else days


def _words(group: Ints, column: pa.ChunkedArray, groups: int) -> list[str]:
    """Give the distinct words of each group, the most frequent first."""
    encoded = column.combine_chunks().dictionary_encode()
    names: Sequence[str] = encoded.dictionary.to_pylist()
    if not names:
        return [""] * groups
    number = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    known = number >= 0
    pair, count = np.unique(group[known] * len(names) + number[known], return_counts=True)
    rank = np.argsort(np.argsort(names))  # equal counts in alphabetical order
    order = np.lexsort((rank[pair % len(names)], -count, pair // len(names)))
    found = [""] * groups
    for each in pair[order].tolist():
        of, name = divmod(each, len(names))
        found[of] = f"{found[of]} {names[name]}".lstrip()
    return found
