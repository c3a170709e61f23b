"""What a source hands over: rows as they were found, in columns with agreed names.

Values are untouched here: text is not yet normalised, a time is whatever the file
held. ``tables`` turns them into the canonical tables, once, at the door.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DateOrder = Literal["dmy", "mdy"]
"""What comes first in a date such as 03/04/2021: the day or the month."""

RAW_COLUMNS: Mapping[str, str] = {
    "platform": "where it was published, one lower-case word such as x, bluesky, telegram",
    "post": "id of the post on its platform",
    "account": "id of the account on its platform; the handle where there is no id",
    "handle": "the account's handle, without @",
    "display_name": "the account's name as shown",
    "account_created": "when the account was created",
    "followers": "number of followers",
    "following": "number of accounts followed",
    "bio": "the account's profile text",
    "default_picture": "whether the account shows no picture of its own: true or false",
    "text": "what the post says",
    "at": "when it was published",
    "lang": "language code or name, as the platform gave it",
    "kind": "post, repost, reply, quote or comment, or the platform's word for one",
    "target_post": "id of the post that was reposted, quoted or replied to",
    "target_account": "id of the account that was reposted, quoted or replied to",
    "target_handle": "its handle, where the id is not given",
    "target_at": "when the target post was published",
    "conversation": "id of the thread",
    "likes": "likes or reactions",
    "shares": "shares or reposts",
    "comments": "replies or comments",
    "views": "views or impressions",
    "link": "links in the post: one, or a list",
    "domain": "domain of the link, where the link itself is not given",
    "hashtag": "hashtags in the post, in order: one, or a list",
    "mention": "accounts named in the post: one, or a list",
    "picture": "pictures in the post, by PDQ hash, file name, address or id: one, or a list",
}
"""The agreed column names, and what each holds."""


class Reject(NamedTuple):
    """A row that was set aside, and why.

    ``row`` counts from 1 in the source file's own order of records (a header is not
    counted) and is None when the reason concerns the file as a whole. ``reason`` never
    holds post text or an account's name.
    """

    row: int | None
    column: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class RawBatch:
    """Some rows of one source file, column by column.

    ``columns`` maps names of `RAW_COLUMNS` to lists (Arrow arrays where the head allows) as long as ``rows``; a missing value
    is None. ``link``, ``hashtag``, ``mention`` and ``picture`` hold None, a string or a list of strings.
    ``last_row`` is the highest row number looked at, set aside or not; ``left_out``
    counts records that are whole but are no posts (a like, a member who joined), by what they are.
    """

    rows: Sequence[int]
    columns: Mapping[str, Any]
    rejects: Sequence[Reject] = field(default=())
    last_row: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hold every column to the length of ``rows``."""
        for name, values in self.columns.items():
            if name not in RAW_COLUMNS:
                msg = f"a source gave the column {name!r}; use one of {', '.join(RAW_COLUMNS)}"
                raise ValueError(msg)
            if len(values) != len(self.rows):
                msg = f"column {name!r} has {len(values)} values for {len(self.rows)} rows"
                raise ValueError(msg)
