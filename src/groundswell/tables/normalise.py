"""Rows as found become rows of the canonical tables: the only place where that happens."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import pyarrow as pa

from groundswell.model.raw import RawBatch, Reject
from groundswell.model.tables import ACCOUNTS, POST_ITEMS, POSTS
from groundswell.tables import handles, languages, links, texts
from groundswell.tables.counts import to_count
from groundswell.tables.pseudonyms import Pseudonyms, stable_key
from groundswell.tables.times import TimeError, check_range, to_ms

if TYPE_CHECKING:
    from collections.abc import Callable

    from groundswell.model.raw import DateOrder
    from groundswell.tables.door import Door

_Read = TypeVar("_Read")

VERSION = 2  # raised whenever the same row would become something else

PARTS = POSTS.append(pa.field("content", pa.string(), nullable=False))
"""Posts before duplicates are dealt with: ``content`` is equal where the content is."""

ITEM_PARTS = POST_ITEMS.append(PARTS.field("content"))
"""Items before duplicates among their posts are dealt with."""

_COUNTED = ("posts", "first_seen_ms", "last_seen_ms")
ACCOUNT_PARTS = pa.schema([field for field in ACCOUNTS if field.name not in _COUNTED])
"""Accounts as seen in one batch; posts and first and last seen are counted at the end."""

_KINDS = {
    "r": "repost", "rt": "repost", "retweet": "repost", "retweeted": "repost", "repost": "repost",
    "reposted": "repost", "reblog": "repost", "boost": "repost", "forward": "repost",
    "share": "repost", "q": "quote", "qt": "quote", "quote": "quote", "quoted": "quote",
    "reply": "reply", "replied_to": "reply", "replied": "reply", "answer": "reply",
    "comment": "comment", "comments": "comment",
}  # fmt: skip
_TRUE, _FALSE = frozenset({"true", "t", "1", "yes"}), frozenset({"false", "f", "0", "no"})
_COUNTS = ("likes", "shares", "comments", "views")


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


@dataclass(slots=True)
class _Row:
    """One row under way, with what the file says about all of its rows."""

    number: int
    cells: dict[str, Any]


class Normaliser:
    """Turns raw batches of one file into canonical ones.

    ``latest_ms`` is the latest time that a post can have (a little after now, which is an
    argument so that the same call gives the same result).
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
    ) -> None:
        """Take the settings of the door and what holds for the whole file."""
        self._door = door
        self._zone = door.zone
        self._order = date_order
        self._names = Pseudonyms(key, keep=door.keep_handles)
        self._file = source_file
        self._platform = (door.platform or platform or "unknown").lower()
        self._latest_ms = latest_ms

    def __call__(self, batch: RawBatch) -> NormalBatch:
        """Normalise one batch; what can't be is among the rejects."""
        rejects = list(batch.rejects)
        unread: Counter[tuple[str, str]] = Counter()
        posts: list[dict[str, Any]] = []
        items: list[dict[str, Any]] = []
        accounts: dict[str, dict[str, Any]] = {}
        columns = {
            name: list(map(_sound, values)) for name, values in batch.columns.items() if values
        }
        for at, number in enumerate(batch.rows):
            row = _Row(number, {name: values[at] for name, values in columns.items()})
            try:
                post = self._post(row, unread)
            except _SetAsideError as why:
                rejects.append(Reject(number, why.column, why.reason))
                continue
            posts.append(post)
            items.extend(self._items(post, row))
            self._note_account(accounts, post, row, unread)
        return NormalBatch(
            _batch(posts, PARTS),
            _batch(items, ITEM_PARTS),
            _batch(list(accounts.values()), ACCOUNT_PARTS),
            tuple(rejects),
            unread,
        )

    def _post(self, row: _Row, unread: Counter[tuple[str, str]]) -> dict[str, Any]:
        cells = row.cells
        platform = (_word(cells.get("platform")) or self._platform).lower()
        account = _name(cells.get("account")) or _name(cells.get("handle"))
        if account is None:
            raise _SetAsideError("account", "no account")
        at_ms = self._time(cells.get("at"))
        handle = _name(cells.get("handle"))
        account_key = self._names.account(
            platform, handle if self._names.kept and handle else account
        )
        text = cells.get("text")
        if not isinstance(text, str):
            text = _word(text)
        kind = _kind(cells.get("kind"))
        target_handle = _name(cells.get("target_handle"))
        if text and kind == "post" and _word(cells.get("kind")) is None:
            reposted = texts.repost_of(text)
            if reposted is not None:
                kind, target_handle = "repost", target_handle or reposted
        target_account = _name(cells.get("target_account"))
        if self._names.kept:
            target_account = target_handle or target_account
        else:
            target_account = target_account or target_handle
        thread = _word(cells.get("conversation"))
        post_id, target = _word(cells.get("post")), _word(cells.get("target_post"))
        shown = texts.masked(text, platform, self._names) if text else text
        text_norm = texts.normal(shown) if shown else None
        post = {
            "platform": platform,
            "account_key": account_key,
            "at_ms": at_ms,
            "text": shown,
            "text_norm": text_norm,
            "lang": self._language(cells.get("lang"), text_norm),
            "kind": kind,
            "target_post_key": stable_key("p", platform, target) if target else None,
            "target_account_key": (
                self._names.account(platform, target_account) if target_account else None
            ),
            "target_at_ms": self._optional_time(cells.get("target_at"), "target_at", unread),
            "conversation_id": stable_key("p", platform, thread) if thread else None,
            "source_file": self._file,
            "source_row": row.number,
        }
        for name in _COUNTS:
            post[name] = _optional(cells.get(name), name, to_count, unread)
        content = stable_key("c", account_key, str(at_ms), kind, text or "", target or "")
        post["content"] = content
        post["post_key"] = (
            stable_key("p", platform, post_id) if post_id else stable_key("p", platform, content)
        )
        return post

    def _items(self, post: dict[str, Any], row: _Row) -> list[dict[str, Any]]:
        cells, text = row.cells, row.cells.get("text")
        inside = texts.named(text) if isinstance(text, str) and text else texts.Named([], [], [])
        given_links = _several(cells.get("link")) or inside.links
        found: list[tuple[str, str, str]] = []
        for link in map(links.canonical, given_links):
            if link is None:
                continue
            value = texts.without_profiles(link.value, self._names)
            found.append(("link", value, link.decided))
            if link.domain:
                found.append(("domain", link.domain, "public suffix list"))
        found += [("domain", d.lower(), "given") for d in _several(cells.get("domain"))]
        for given in _several(cells.get("hashtag")) or inside.hashtags:
            tag = texts.hashtag(given)
            if tag:
                found.append(("hashtag", tag, "case folded"))
        found += [
            ("mention", self._mentioned(name, post, cells), "same handle")
            for name in _several(cells.get("mention")) or inside.mentions
            if _name(name)
        ]
        rows: list[dict[str, Any]] = []
        place: Counter[str] = Counter()
        seen: set[tuple[str, str]] = set()
        for kind, value, decided in found:
            if (kind, value) in seen:
                continue
            seen.add((kind, value))
            rows.append(
                {
                    "post_key": post["post_key"],
                    "account_key": post["account_key"],
                    "at_ms": post["at_ms"],
                    "post_kind": post["kind"],
                    "kind": kind,
                    "value": value,
                    "position": place[kind],
                    "decided": decided,
                    "content": post["content"],
                }
            )
            place[kind] += 1
        return rows

    def _mentioned(self, name: str, post: dict[str, Any], cells: dict[str, Any]) -> str:
        """Give the key of a mentioned account: that of its id, where the row tells both."""
        for column, key in (("handle", "account_key"), ("target_handle", "target_account_key")):
            known = _name(cells.get(column))
            if known and post[key] and _bare(known) == _bare(name):
                return str(post[key])
        return self._names.account(post["platform"], name)

    def _note_account(
        self,
        accounts: dict[str, dict[str, Any]],
        post: dict[str, Any],
        row: _Row,
        unread: Counter[tuple[str, str]],
    ) -> None:
        key, cells = post["account_key"], row.cells
        known = accounts.get(key)
        if known is None:
            known = accounts[key] = dict.fromkeys(ACCOUNT_PARTS.names)
            known["account_key"], known["platform"] = key, post["platform"]
        for name in ("followers", "following"):
            if (cell := cells.get(name)) is not None:
                count = _optional(cell, name, to_count, unread)
                if count is not None and count > (known[name] or -1):
                    known[name] = count
        if known["created_ms"] is None and cells.get("account_created") is not None:
            known["created_ms"] = self._optional_time(
                cells["account_created"], "account_created", unread
            )
        if (cell := cells.get("default_picture")) is not None:
            plain = _optional(cell, "default_picture", _truth, unread)
            if plain is not None:
                known["default_picture"] = plain and known["default_picture"] is not False
        if known["handle_shape"] is None and (handle := _name(cells.get("handle"))):
            known["handle_shape"] = handles.handle_shape(handle)
            known["handle_surprise"] = handles.handle_surprise(handle)
        if known["name_shape"] is None and (shown := _word(cells.get("display_name"))):
            known["name_shape"] = handles.name_shape(shown)
        if known["bio_empty"] is not False and (bio := cells.get("bio")) is not None:
            self._note_bio(known, bio)
        if self._names.kept:
            known["handle"] = known["handle"] or _word(cells.get("handle"))
            known["display_name"] = known["display_name"] or _word(cells.get("display_name"))
            known["bio"] = known["bio"] or _word(cells.get("bio"))

    def _note_bio(self, known: dict[str, Any], bio: object) -> None:
        """Note whether a profile text that was given is empty, and the key of what it says."""
        known["bio_empty"] = isinstance(bio, str) and not bio.strip()
        if text := _word(bio):
            own = handles.bio_to_key(texts.normal(text))
            known["bio_key"] = self._names.text(own) if own else None

    def _time(self, value: object) -> int:
        try:
            return check_range(to_ms(value, self._zone, self._order), self._latest_ms)
        except TimeError as why:
            raise _SetAsideError("at", str(why)) from None

    def _optional_time(
        self, value: object, column: str, unread: Counter[tuple[str, str]]
    ) -> int | None:
        if _word(value) is None and not isinstance(value, bool):
            return None
        try:
            return check_range(to_ms(value, self._zone, self._order), self._latest_ms)
        except TimeError as why:
            unread[column, str(why)] += 1
            return None

    def _language(self, given: object, text_norm: str | None) -> str | None:
        known = languages.code(given) if isinstance(given, str) and given else None
        if known is None and text_norm and self._door.identify_language:
            return languages.identify(text_norm)
        return known


class _SetAsideError(Exception):
    """The row under way can't be used; with the column and the reason."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


def _optional(
    value: object,
    column: str,
    read: Callable[[object], _Read | None],
    unread: Counter[tuple[str, str]],
) -> _Read | None:
    try:
        return read(value)
    except ValueError as why:
        unread[column, str(why)] += 1
        return None


def _sound(value: object) -> object:
    """Give a cell without halves of characters, which no table can hold, and without NaN."""
    if isinstance(value, str):
        if value.isascii():
            return value
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    elif isinstance(value, (list, tuple)):
        return [_sound(one) for one in value]
    elif isinstance(value, float) and value != value:  # noqa: PLR0124
        return None
    return value


def _word(value: object) -> str | None:
    """An id or a name as a word; None where the cell is empty, whatever it is empty of."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        word = str(value).strip()
    except ValueError:  # an integer of thousands of digits
        return None
    return word if word and word.lower() not in ("nan", "none", "null", "<na>") else None


def _name(value: object) -> str | None:
    """An account's id or handle; a lone @ names nobody."""
    word = _word(value)
    return word if word and word.strip("@＠ ") else None


def _bare(name: str) -> str:
    return name.strip().lstrip("@＠").casefold()


def _truth(value: object) -> bool | None:
    """Read a yes or a no; None where it is not known."""
    if isinstance(value, bool):
        return value
    word = _word(value)
    if word is None:
        return None
    if (plain := word.lower()) in _TRUE or plain in _FALSE:
        return plain in _TRUE
    raise ValueError("neither true nor false")


def _several(value: object) -> list[str]:
    if value is None:
        return []
    many = value if isinstance(value, (list, tuple)) else (value,)
    return [word for word in map(_word, many) if word]


def _kind(value: object) -> str:
    return _KINDS.get(value.strip().lower(), "post") if isinstance(value, str) else "post"


def _batch(rows: list[dict[str, Any]], schema: pa.Schema) -> pa.RecordBatch:
    arrays = [pa.array([row[f.name] for row in rows], type=f.type) for f in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)
