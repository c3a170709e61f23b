"""The posts of one batch, column by column, and what several tables need to know of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.tables import cells as raw
from groundswell.tables.cells import as_text, distinct, named, safe, word, words
from groundswell.tables.digests import marks, stable_keys
from groundswell.tables.passages import only, passages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from groundswell.tables.cells import Distinct
    from groundswell.tables.passages import Named, Passages
    from groundswell.tables.pseudonyms import Pseudonyms

_KINDS = {
    "r": "repost", "rt": "repost", "retweet": "repost", "retweeted": "repost", "repost": "repost",
    "reposted": "repost", "reblog": "repost", "boost": "repost", "forward": "repost",
    "share": "repost", "q": "quote", "qt": "quote", "quote": "quote", "quoted": "quote",
    "reply": "reply", "replied_to": "reply", "replied": "reply", "answer": "reply",
    "comment": "comment", "comments": "comment",
}  # fmt: skip


class Posts:
    """Columns of n posts, each a string array unless it says otherwise."""

    def __init__(
        self,
        cells: Mapping[str, Any],
        who: pa.Array,
        at_ms: NDArray[np.int64],
        platforms: Distinct,
        names: Pseudonyms,
    ) -> None:
        """Take raw columns of rows that are posts, with accounts and times that are known."""
        self.cells, self.at_ms = cells, at_ms
        self._platforms, self._names = platforms, names
        self.platform = platforms.texts(platforms.values)
        who = pc.coalesce(self._name("handle"), who) if names.kept else who
        self.account_key = names.accounts(platforms, distinct(who))
        text, self.inside = self._text()
        self.kind, reposted = self._kind()
        self.target = self.words("target_post")
        handle, account = self._name("target_handle"), self._name("target_account")
        handle = handle if reposted is None else pc.coalesce(handle, reposted)
        target = pc.coalesce(handle, account) if names.kept else pc.coalesce(account, handle)
        self.target_account_key = names.accounts(platforms, distinct(target))
        self.target_post_key = self.keyed(self.target)
        parts = (self.account_key, pa.array(at_ms).cast(pa.string()), self.kind, text, self.target)
        told = _joined(*(part.fill_null("") for part in parts))
        self.content = marks(told)
        self.post_key = self.keyed(self.words("post"))
        if self.post_key.null_count:
            self.post_key = pc.coalesce(self.post_key, self.keyed(stable_keys("c", told)))

    def __len__(self) -> int:
        """Give n."""
        return len(self.at_ms)

    def words(self, column: str) -> pa.Array:
        """Give a raw column of ids as words."""
        return words(self.cells[column]) if column in self.cells else self._nothing()

    def keyed(self, ids: pa.Array) -> pa.Array:
        """Give the stable keys of posts or threads on their platforms; null stays null."""
        if ids.null_count == len(ids):
            return ids
        return stable_keys("p", _joined(self.platform, ids))

    def mentioned(self, found: Named) -> pa.Array:
        """Give the key of each mentioned account: that of its id, where the row tells both."""
        keys = self._names.accounts(self._platforms.at(found.rows), distinct(found.values))
        told = (("target_handle", self.target_account_key), ("handle", self.account_key))
        for column, known in told:  # the account's own handle has the last word
            if column in self.cells and len(found.rows):
                same = _alike(found, distinct(self.cells[column]))
                own = known.take(pa.array(found.rows))
                keys = pc.if_else(pc.and_(pa.array(same), own.is_valid()), own, keys)
        return keys

    def _text(self) -> tuple[pa.Array, Passages]:
        """Give the texts as found, and what they come to."""
        column = self.cells.get("text")
        text = self._nothing() if column is None else as_text(column)
        if text is not None:
            return text, passages(text, self._platforms, self._names)
        known = distinct(column)
        spelled = [isinstance(value, str) for value in known.values]
        text = known.texts(
            [
                value if is_text else safe(word(value))
                for value, is_text in zip(known.values, spelled, strict=True)
            ]
        )
        found = passages(text, self._platforms, self._names)
        able = np.array(spelled)[known.codes]  # a number where text was expected names nothing
        inside = [only(part, able) for part in (found.links, found.hashtags, found.mentions)]
        return text, found._replace(links=inside[0], hashtags=inside[1], mentions=inside[2])

    def _kind(self) -> tuple[pa.Array, pa.Array | None]:
        """Give the kinds, and the handles after the mark of a repost where that says the kind."""
        given = self.cells.get("kind")
        rows, handles = self.inside.repost_rows, self.inside.repost_of
        if given is None:
            kinds, unsaid = pa.repeat(pa.scalar("post", pa.string()), len(self)), None
        else:
            known = distinct(given)
            kinds = known.texts([_kind(value) for value in known.values])
            unsaid = np.array([word(value) is None for value in known.values])[known.codes]
        if unsaid is not None:
            marked = unsaid[rows]
            handles = [name for name, there in zip(handles, marked.tolist(), strict=True) if there]
            rows = rows[marked]
        if not len(rows):
            return kinds, None
        mask = np.zeros(len(self), dtype=np.bool_)
        mask[rows] = True
        order = np.argsort(rows, kind="stable").tolist()
        told = pa.array([handles[place] for place in order], pa.string())
        reposts = pa.repeat(pa.scalar("repost", pa.string()), len(rows))
        return (
            pc.replace_with_mask(kinds, pa.array(mask), reposts),
            pc.replace_with_mask(self._nothing(), pa.array(mask), told),
        )

    def _name(self, column: str) -> pa.Array:
        return names_in(self.cells[column]) if column in self.cells else self._nothing()

    def _nothing(self) -> pa.Array:
        return pa.nulls(len(self), pa.string())


def names_in(column: Any) -> pa.Array:
    """Give a raw column of ids or handles; null where a cell names nobody."""
    return raw.names(column)


def _kind(value: object) -> str:
    return _KINDS.get(value.strip().lower(), "post") if isinstance(value, str) else "post"


def _joined(*parts: pa.Array) -> pa.Array:
    return pc.binary_join_element_wise(*parts, "\0")


def _alike(found: Named, handles: Distinct) -> NDArray[np.bool_]:
    """Tell which mentions name the handle in a column of the same row."""
    known = distinct(found.values)
    places: dict[str | None, int] = {None: -1}
    of_mention = [places.setdefault(_bare(name), len(places)) for name in known.values]
    of_handle = [places.get(_bare(named(value)), -2) for value in handles.values]
    held = np.array(of_handle)[handles.codes[found.rows]]
    mentioned: NDArray[np.bool_] = np.array(of_mention)[known.codes] == held
    return mentioned & (held >= 0)


def _bare(name: str | None) -> str | None:
    return None if name is None else name.strip().lstrip("@＠").casefold()
