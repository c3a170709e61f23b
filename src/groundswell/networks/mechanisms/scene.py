"""The scene: what everybody did, in which a group's acts are seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]

UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody's acts on items, and what is known of posts, items and accounts.

    One entry an act: ``account`` and ``item`` (dense numbers over all traces), ``at`` (ms),
    ``post`` (the post that the act is: one post can act on a link, a hashtag and a text),
    ``domain`` of its link, ``text`` (number of its text once links, mentions and numbers are
    taken out), ``original`` (1 a post of its own, 0 a repost). One entry an item: ``source`` and
    ``appeared``. -1 is unknown. ``timeline_account`` and ``timeline_at`` hold every post of every
    account, also those on no common item. Make it with `Scene.of`.
    """

    account: Ints
    item: Ints
    at: Ints
    post: Ints
    domain: Ints
    text: Ints
    original: Ints
    source: Ints
    appeared: Ints
    timeline_at: Ints
    acts_of: Index
    acts_on: Index
    timeline_of: Index

    @classmethod
    def of(
        cls,
        account: NDArray[Any],
        item: NDArray[Any],
        at_ms: NDArray[Any],
        *,
        origin_ms: NDArray[Any] | None = None,
        source: NDArray[Any] | None = None,
        post: NDArray[Any] | None = None,
        domain: NDArray[Any] | None = None,
        text: NDArray[Any] | None = None,
        original: NDArray[Any] | None = None,
        timeline_account: NDArray[Any] | None = None,
        timeline_at_ms: NDArray[Any] | None = None,
    ) -> Scene:
        """Index acts for looking groups up.

        Without a timeline the acts stand in for it: regularity is then seen less well. Raises
        ValueError for arrays of unequal length.
        """
        who, what, when = (np.asarray(x, dtype=np.int64) for x in (account, item, at_ms))
        acts = len(who)
        given = (what, when, *(x for x in (post, domain, text, original) if x is not None))
        if any(len(x) != acts for x in given):
            msg = f"arrays of unequal length: {acts}, {', '.join(str(len(x)) for x in given)}"
            raise ValueError(msg)
        items = max(int(what.max()) + 1 if acts else 0, 0 if source is None else len(source))
        born = np.full(items, np.iinfo(np.int64).max)
        np.minimum.at(born, what, when)
        told = _known(origin_ms, items)
        born = np.where((told >= 0) & (told <= born), told, born)
        line_who, line_at = (
            (who, when)
            if timeline_account is None or timeline_at_ms is None
            else (np.asarray(timeline_account, np.int64), np.asarray(timeline_at_ms, np.int64))
        )
        authors = _known(source, items)
        accounts = 1 + int(
            max((int(x.max()) for x in (who, line_who, authors) if len(x)), default=-1)
        )
        return cls(
            account=who,
            item=what,
            at=when,
            post=np.arange(acts) if post is None else np.asarray(post, dtype=np.int64),
            domain=_known(domain, acts),
            text=_known(text, acts),
            original=_known(original, acts),
            source=authors,
            appeared=born,
            timeline_at=line_at,
            acts_of=Index.of(who, when, accounts),
            acts_on=Index.of(what, when, items),
            timeline_of=Index.of(line_who, line_at, accounts),
        )

    @property
    def accounts(self) -> int:
        """How many account numbers there are, sources included."""
        return len(self.acts_of.start) - 1

    @property
    def items(self) -> int:
        """How many items there are."""
        return len(self.source)


@dataclass(frozen=True, slots=True)
class Index:
    """Entries by a number, each number's in order of time."""

    order: Ints
    start: Ints

    @classmethod
    def of(cls, number: Ints, at: Ints, numbers: int) -> Index:
        """Index entries that bear these numbers."""
        return cls(
            np.lexsort((at, number)).astype(np.int64),
            np.concatenate(([0], np.cumsum(np.bincount(number, minlength=numbers)))),
        )

    def of_each(self, numbers: Ints) -> Ints:
        """Entries of all these numbers, one number after the other.

        >>> index = Index.of(np.array([1, 0, 1]), np.array([5, 6, 4]), 2)
        >>> index.of_each(np.array([1])).tolist()
        [2, 0]
        """
        low, high = self.start[numbers], self.start[numbers + 1]
        size = high - low
        begin = np.repeat(low - np.concatenate(([0], np.cumsum(size)))[:-1], size)
        found: Ints = self.order[begin + np.arange(len(begin))]
        return found


def _known(given: NDArray[Any] | None, entries: int) -> Ints:
    out = np.full(entries, UNKNOWN, dtype=np.int64)
    if given is not None:
        out[: len(given)] = np.asarray(given, dtype=np.int64)[:entries]
    return out
