"""Posts of Facebook pages and groups and of Instagram, as CrowdTangle exported them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from groundswell.sources.reading.contract import Recognition
from groundswell.sources.reading.rows import columns_of, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from groundswell.model.raw import DateOrder, RawBatch
    from groundswell.sources.reading.contract import Head

_CHOICES = {
    "post": ("URL",),
    "account": ("Facebook Id", "User Name", "Account", "Page Name", "Group Name"),
    "handle": ("User Name",),
    "display_name": ("Page Name", "Group Name", "Account"),
    "account_created": ("Page Created",),
    "followers": ("Followers at Posting", "Likes at Posting"),
    "bio": ("Page Description",),
    "text": ("Message", "Description"),
    "at": ("Post Created",),
    "likes": ("Likes",),
    "shares": ("Shares",),
    "comments": ("Comments",),
    "views": ("Post Views", "Views"),
    "link": ("Final Link", "Link"),
}
_EXTRA = {"day": "Post Created Date", "hour": "Post Created Time", "short": "Link"}


@dataclass(frozen=True)
class CrowdTangle:
    """CrowdTangle's CSV; the link a post leads to is taken before the shortened one."""

    name: ClassVar[str] = "crowdtangle"
    title: ClassVar[str] = "CrowdTangle"
    how: ClassVar[str] = (
        "A table with Post Created (or its date and time), URL, Total Interactions, User Name."
    )
    date_order: ClassVar[DateOrder | None] = None

    def recognise(self, head: Head) -> Recognition | None:
        """Recognise an export by its column names."""
        names = set(columns_of(head))
        timed = "Post Created" in names or {"Post Created Date", "Post Created Time"} <= names
        counted = any(name.startswith("Total Interactions") for name in names)
        named = {"Page Name", "Group Name", "Account"} & names
        if not (timed and counted and named and "URL" in names):
            return None
        mapping = {
            raw: next(name for name in choices if name in names)
            for raw, choices in _CHOICES.items()
            if names & set(choices)
        }
        mapping.setdefault("at", "Post Created Date")
        platform = "facebook" if "Facebook Id" in names or "Shares" in names else "instagram"
        return Recognition(self.name, 1.0, mapping, platform, head.notes)

    def read(
        self, head: Head, recognition: Recognition, *, batch_rows: int = 20_000
    ) -> Iterator[RawBatch]:
        """Yield the posts, each known by its address."""
        yield from read_table(
            head,
            recognition.mapping,
            platform=recognition.platform,
            extra=_EXTRA,
            finish=_finish,
            batch_rows=batch_rows,
        )


def _finish(columns: dict[str, list[Any]], count: int) -> dict[str, list[Any]]:
    day, hour, short = (columns.pop(name) for name in _EXTRA)
    if columns["at"] == day:
        columns["at"] = [
            f"{date} {time}" if date and time else date
            for date, time in zip(day, hour, strict=True)
        ]
    links = columns.get("link", short)
    columns["link"] = [final or link for final, link in zip(links, short, strict=True)]
    columns["kind"] = ["post"] * count
    return columns
