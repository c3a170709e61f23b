"""Rows as found become rows of the canonical tables: the only place where that happens.

A batch is normalised column by column. What a cell means is said by functions of one value, here
and in the files beside; each is asked once for each distinct value, or not at all where compiled
code gives the same for plain cells.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.model.raw import RawBatch, Reject
from groundswell.model.tables import ACCOUNTS, POST_ITEMS, POSTS
from groundswell.tables import items, languages, profiles
from groundswell.tables.cells import Distinct, chosen, distinct, word
from groundswell.tables.moments import Moments, moments
from groundswell.tables.name_keys import NameKeys
from groundswell.tables.posts import Posts, names_in
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from groundswell.model.raw import DateOrder
    from groundswell.tables.door import Door

VERSION = 5  # raised whenever the same row would become something else

PARTS = POSTS.append(pa.field("content", pa.int64(), nullable=False))
"""Posts before duplicates are dealt with: ``content`` is equal where the content is."""

ITEM_PARTS = POST_ITEMS.append(PARTS.field("content"))
"""Items before duplicates among their posts are dealt with."""

_COUNTED = ("posts", "first_seen_ms", "last_seen_ms")
ACCOUNT_PARTS = pa.schema([field for field in ACCOUNTS if field.name not in _COUNTED])
"""Accounts as seen in one batch; posts and first and last seen are counted at the end."""

_COUNTS = ("likes", "shares", "comments", "views")
_ALWAYS = frozenset(  # cost nothing, or tell posts apart
    {"post_key", "platform", "account_key", "at_ms", "kind", "source_file", "source_row"}
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the rows: columns of `POSTS`, kinds of items, and whether accounts are told."""

    columns: frozenset[str] = frozenset(POSTS.names)
    items: frozenset[str] = items.KINDS
    accounts: bool = True


@dataclass(frozen=True, slots=True)
class NormalBatch:
    """Some posts in canonical form, with what they name and who published them.

    ``unread`` counts cells that hold something unreadable in a column without which the row
    is still good, by column and reason; the cell is null in the table.
    """

    posts: pa.RecordBatch
    items: pa.RecordBatch
    accounts: pa.RecordBatch
    rejects: tuple[Reject, ...]
    unread: Counter[tuple[str, str]]


class Normaliser:
    """Turns raw batches of one file into canonical ones.

    ``latest_ms`` is the latest time that a post can have (a little after now, which is an
    argument so that the same call gives the same result). Where only some of it is ``wanted``,
    what is left out and costs work is null, and no accounts are told.
    """

    def __init__(
        self,
        door: Door,
        *,
        key: bytes,
        source_file: str,
        platform: str | None,
        date_order: DateOrder | None,
        latest_ms: int,
        wanted: Wanted | None = None,
    ) -> None:
        """Take the settings of the door and what holds for the whole file."""
        self._door = door
        self._zone = door.zone
        self._order = date_order
        self._names = Pseudonyms(key, keep=door.keep_handles)
        self._keys = NameKeys(self._names)
        self._file = source_file
        self._platform = (door.platform or platform or "unknown").lower()
        self._latest_ms = latest_ms
        self._wanted = wanted or Wanted()
        self._left_out = frozenset(POSTS.names) - self._wanted.columns - _ALWAYS

    def __call__(self, batch: RawBatch) -> NormalBatch:
        """Normalise one batch; what can't be is among the rejects."""
        numbers = np.asarray(batch.rows, dtype=np.int64)
        missing = [None] * len(numbers)
        cells: dict[str, Any] = {name: held for name, held in batch.columns.items() if len(held)}
        who = names_in(cells.get("account", missing))
        if who.null_count and "handle" in cells:
            who = pc.coalesce(who, names_in(cells["handle"]))
        when = self._times(cells.get("at", missing))
        kept = who.is_valid().to_numpy(zero_copy_only=False) & when.known
        rejects = [*batch.rejects, *_rejects(numbers, kept, who, when)]
        at_ms = when.at_ms
        if not kept.all():
            rows = np.flatnonzero(kept)
            numbers, who, at_ms = numbers[rows], who.take(pa.array(rows)), at_ms[rows]
            cells = {name: chosen(held, rows) for name, held in cells.items()}
        unread: Counter[tuple[str, str]] = Counter()
        posts = Posts(cells, who, at_ms, self._platforms(cells, len(numbers)), self._names)
        return NormalBatch(
            self._posts(posts, numbers, unread),
            self._items(posts),
            self._accounts(posts, unread)
            if self._wanted.accounts
            else _batch({}, 0, ACCOUNT_PARTS),
            tuple(rejects),
            unread,
        )

    def _platforms(self, cells: Mapping[str, Any], size: int) -> Distinct:
        """Give the platform of each row; that of the file where the row names none."""
        if "platform" not in cells:
            return Distinct(np.ones(size, dtype=np.int32), [None, self._platform])
        known = distinct(cells["platform"])
        found = [(word(value) or self._platform).lower() for value in known.values]
        used = np.zeros(len(found), dtype=np.bool_)
        used[known.codes] = True
        ones = dict.fromkeys(
            name for name, there in zip(found, used.tolist(), strict=True) if there
        )
        places = {name: place for place, name in enumerate(ones, 1)}
        again = np.array([places.get(name, 0) for name in found], dtype=np.int32)
        return Distinct(again[known.codes], [None, *ones])

    def _posts(
        self, posts: Posts, numbers: NDArray[np.int64], unread: Counter[tuple[str, str]]
    ) -> pa.RecordBatch:
        cells, left_out = posts.cells, self._left_out
        columns: dict[str, Any] = {
            "post_key": posts.post_key,
            "platform": posts.platform,
            "account_key": posts.account_key,
            "at_ms": posts.at_ms,
            "text": posts.inside.shown,
            "text_norm": posts.inside.norm,
            "kind": posts.kind,
            "target_post_key": posts.target_post_key,
            "target_account_key": posts.target_account_key,
            "source_file": pa.repeat(pa.scalar(self._file, pa.string()), len(posts)),
            "source_row": numbers,
            "content": posts.content,
        }
        if "lang" not in left_out:
            columns["lang"] = self._languages(cells.get("lang"), posts.inside.norm)
        if "conversation_id" not in left_out:
            columns["conversation_id"] = posts.keyed(posts.words("conversation"))
        if "target_at" in cells:
            targets = self._times(cells["target_at"], empty=True)
            columns["target_at_ms"] = targets.nullable()
            unread.update(("target_at", reason) for reason in targets.reasons.values())
        for name in _COUNTS:
            if name in cells and name not in left_out:
                columns[name] = profiles.counts(cells[name], name, unread)
        for name in left_out:
            columns[name] = None
        return _batch(columns, len(posts), PARTS)

    def _items(self, posts: Posts) -> pa.RecordBatch:
        found = items.items(
            posts.cells, posts.inside, len(posts), self._names, posts.mentioned, self._wanted.items
        )
        rows = pa.array(found.rows)
        columns = {
            "post_key": posts.post_key.take(rows),
            "account_key": posts.account_key.take(rows),
            "at_ms": posts.at_ms[found.rows],
            "post_kind": posts.kind.take(rows),
            "kind": found.kinds,
            "value": found.values,
            "position": found.positions,
            "decided": found.decided,
            "content": posts.content[found.rows],
        }
        return _batch(columns, len(rows), ITEM_PARTS)

    def _accounts(self, posts: Posts, unread: Counter[tuple[str, str]]) -> pa.RecordBatch:
        known = distinct(posts.account_key)
        whose = known.codes.astype(np.int64) - 1
        count = len(known.values) - 1
        first = np.zeros(count, dtype=np.int64)
        first[whose[::-1]] = np.arange(len(whose))[::-1]
        columns = {
            "account_key": known.values[1:],
            "platform": posts.platform.take(pa.array(first)),
            **profiles.profiles(
                posts.cells,
                whose,
                count,
                self._names,
                self._keys,
                unread,
                lambda column: self._times(column, empty=True),
            ),
        }
        return _batch(columns, count, ACCOUNT_PARTS)

    def _times(self, column: Any, *, empty: bool = False) -> Moments:
        return moments(column, self._zone, self._order, self._latest_ms, empty=empty)

    def _languages(self, given: Any, norm: pa.Array) -> pa.Array:
        """Give the language that the source says, else the one that the text is in."""
        found = pa.nulls(len(norm), pa.string())
        if given is not None:
            known = distinct(given)
            told = (
                languages.code(one) if isinstance(one, str) and one else None
                for one in known.values
            )
            found = known.texts(list(told))
        if not self._door.identify_language or not found.null_count:
            return found
        unsaid = found.is_null()
        identified = languages.identify_all(norm.filter(unsaid))
        return pc.replace_with_mask(found, unsaid, identified)


def _rejects(
    numbers: NDArray[np.int64], kept: NDArray[np.bool_], who: pa.Array, when: Moments
) -> Iterator[Reject]:
    """Set aside rows of which it is not known who posted or when."""
    for at in np.flatnonzero(~kept).tolist():
        if who[at].is_valid:
            yield Reject(int(numbers[at]), "at", when.reasons[at])
        else:
            yield Reject(int(numbers[at]), "account", "no account")


def _batch(columns: Mapping[str, Any], size: int, schema: pa.Schema) -> pa.RecordBatch:
    """Give columns the types of a schema; those that are not there are null."""
    arrays = [
        pa.nulls(size, field.type)
        if (column := columns.get(field.name)) is None
        else column
        if isinstance(column, pa.Array) and column.type == field.type
        else pa.array(column, type=field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
