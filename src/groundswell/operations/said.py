"""The distinct texts of posts, numbered, and how often and by whom each was published."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Flags = NDArray[np.bool_]

COLUMNS = (
    *("post_key", "platform", "account_key", "at_ms", "lang", "kind", "text_norm"),
    *("likes", "shares", "comments", "views"),
)
"""What is read of the posts."""


@dataclass(frozen=True, slots=True)
class Said:
    """Posts with a text, sorted by time, and their distinct texts.

    ``posts`` has one row a post, sorted by ``at_ms`` and ``post_key``; ``text`` and ``account``
    number its texts and accounts, ``own`` tells posts from reposts. ``texts`` and ``keys`` hold
    the distinct texts and their keys, sorted by nothing in particular.
    """

    posts: pa.Table
    text: Ints
    account: Ints
    own: Flags
    texts: pa.Array
    keys: pa.Array

    @classmethod
    def of(cls, posts: pa.Table) -> Said:
        """Number the texts of posts (schema ``POSTS``, or its columns in `COLUMNS`)."""
        posts = posts.select(COLUMNS)
        told = pc.and_(pc.is_valid(posts["text_norm"]), pc.not_equal(posts["text_norm"], ""))
        posts = posts.filter(pc.fill_null(told, False)).combine_chunks()
        encoded = _numbered(posts["text_norm"])
        keys = [
            hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
            for text in encoded.dictionary.to_pylist()
        ]
        posts = posts.drop_columns(["text_norm"])
        account = _numbered(posts["account_key"])
        return cls(
            posts,
            _places(encoded),
            _places(account),
            ~pc.equal(posts["kind"], "repost").to_numpy(zero_copy_only=False),
            encoded.dictionary,
            pa.array(keys, pa.string()),
        )

    @property
    def count(self) -> int:
        """How many distinct texts there are."""
        return len(self.keys)

    def places(self, keys: pa.ChunkedArray | pa.Array) -> Ints:
        """Give the number of the text of each key, -1 where no post has it."""
        found = pc.index_in(keys, self.keys)
        return np.asarray(pc.fill_null(found, -1).to_numpy(zero_copy_only=False), dtype=np.int64)

    def of_texts(self, wanted: Flags) -> Said:
        """Give the posts of some texts only (flags, one a text), in order; texts keep numbers."""
        rows = pa.array(np.flatnonzero(wanted[self.text]))
        posts = self.posts.take(rows)
        order = pc.sort_indices(posts, [("at_ms", "ascending"), ("post_key", "ascending")])
        rows = rows.take(order).to_numpy()
        return Said(
            posts.take(order).combine_chunks(), self.text[rows], self.account[rows],
            self.own[rows], self.texts, self.keys,
        )  # fmt: skip


def distinct(group: Ints, value: Ints, groups: int) -> Ints:
    """Count the distinct values of each group: one count for each of 0 … groups − 1."""
    if not len(group):
        return np.zeros(groups, np.int64)
    each = np.unique(group * (int(value.max()) + 1) + value)
    return np.bincount(each // (int(value.max()) + 1), minlength=groups).astype(np.int64)


def _numbered(column: pa.ChunkedArray) -> pa.DictionaryArray:
    whole = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    found: pa.DictionaryArray = whole.dictionary_encode()
    return found


def _places(encoded: pa.DictionaryArray) -> Ints:
    return np.asarray(encoded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
