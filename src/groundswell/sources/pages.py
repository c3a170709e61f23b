"""Pages that somebody supplies: addresses with the title, text, language or time of each.

Read are CSV and its kin, JSON, JSON lines and Parquet, plain or packed, as collections of news give
them: columns are told by their names. Nothing is fetched. What stands in the columns is handed
over as it is; addresses and times are read by whoever makes tables of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from groundswell.errors import SourceError
from groundswell.model.raw import Reject
from groundswell.sources.reading.delimited import read_delimited
from groundswell.sources.reading.head import read_head
from groundswell.sources.reading.json_records import read_json, unpaged
from groundswell.sources.reading.parquet import read_parquet, values_of
from groundswell.sources.reading.paths import shown_name, shown_text
from groundswell.sources.reading.rows import columns_of, dig

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from groundswell.sources.reading.contract import Head

# Names are compared in lower case with every other sign as an underscore; earlier ones win.
_HINTS: dict[str, str] = {
    "url": (
        "url link address article_url article_link page_url canonical_url final_url resolved_url "
        "uri href permalink web_url expanded_url external_url shared_url enlace lien 链接 リンク"
    ),
    "title": "title headline article_title page_title og_title titel titre titulo 标题 タイトル",
    "body": (
        "body text full_text article_text body_text content maintext main_text article "
        "article_body plain_text texto texte 正文 本文"
    ),
    "language": "language lang language_code article_language sprache idioma langue 语言 言語",
    "at": (
        "at at_ms published published_at publishedat publish_date publication_date date_published "
        "datepublished pub_date pubdate first_seen firstseen seendate seen_at crawled_at timestamp "
        "date datum fecha 日期 日付"
    ),
}
COLUMNS = tuple(_HINTS)
_LISTS = ("articles", "stories", "pages", "results", "items", "data", "documents")
_LONGEST = 100_000  # letters of a text that are kept: a page of more is a book
_SHOWN = 40
_BATCH = 20_000

NO_ADDRESS = "no address"
NO_PAGE = "not the address of a page, which begins with http:// or https://"

_ADDRESS = re.compile(
    r"(?:https?://)?[^\s/?#:@]+\.[^\s/?#:@]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)


class GivenPage(NamedTuple):
    """A row of a file of pages; what is not known is None. ``at`` is as it was found."""

    row: int
    url: str
    title: str | None
    body: str | None
    language: str | None
    at: Any


@dataclass(frozen=True, slots=True)
class GivenPages:
    """The pages of one file in its order, and the rows that are none."""

    name: str
    pages: tuple[GivenPage, ...]
    rejects: tuple[Reject, ...] = ()


def read_pages(path: Path) -> GivenPages:
    """Read a file of pages, plain or packed with gzip or Zstandard.

    Raises `SourceError` for a file that can't be read as a whole, or has no column of addresses.
    """
    head = read_head(path)
    found = _recognised(head)
    pages: list[GivenPage] = []
    rejects: list[Reject] = []
    for one in _rows(head, found):
        page = one if isinstance(one, Reject) else _page(*one)
        if isinstance(page, Reject):
            rejects.append(page)
        else:
            pages.append(page)
    return GivenPages(shown_name(path), tuple(pages), tuple(rejects))


def _recognised(head: Head) -> dict[str, str]:
    """Tell which of the file's columns holds what, by their names."""
    names = _names(head)
    plain: dict[str, str] = {}
    for name in names:
        plain.setdefault(re.sub(r"\W+", "_", name.lower()).strip("_"), name)
    found: dict[str, str] = {}
    for column, hints in _HINTS.items():
        hint = next((hint for hint in hints.split() if hint in plain), None)
        if hint is not None:
            found[column] = plain[hint]
    if "url" not in found:
        listed = ", ".join(shown_text(name) for name in names[:_SHOWN]) or "no names of columns"
        msg = (
            f"{shown_name(head.path)} has no column of addresses of pages; call it url (it has "
            f"{listed}); title, body, language and at may stand beside it"
        )
        raise SourceError(msg)
    return found


def _names(head: Head) -> Sequence[str]:
    if head.container in {"json_document", "json_lines"}:
        inner = [one for value in head.sample for one, _ in unpaged(value, _LISTS)]
        return columns_of(replace(head, sample=inner))
    return columns_of(head) if head.header is not None else ()


def _rows(head: Head, found: Mapping[str, str]) -> Iterator[tuple[int, Mapping[str, Any]] | Reject]:
    """Give the number of each row with what it holds under our names, or why it can't be read."""
    if head.container == "delimited":
        places = {name: at for at, name in enumerate(columns_of(head))}
        for chunk in read_delimited(head):
            yield from chunk.rejects
            for row, record in zip(chunk.rows, chunk.records, strict=True):
                yield row, {ours: record[places[name]] for ours, name in found.items()}
    elif head.container == "parquet":
        wanted = sorted(set(found.values()))
        for first, count, held, reject in read_parquet(head.path, wanted, _BATCH):
            if reject is not None:
                yield reject
            columns = {ours: _listed(held.get(name), count) for ours, name in found.items()}
            for at in range(count):
                yield first + at, {ours: values[at] for ours, values in columns.items()}
    else:
        for one in read_json(head, _LISTS):
            if isinstance(one, Reject):
                yield one
            else:
                yield one.row, {ours: dig(one.value, name) for ours, name in found.items()}


def _listed(column: Any, count: int) -> Sequence[Any]:
    if column is None:
        return [None] * count
    values: Sequence[Any] = column if isinstance(column, list) else values_of(column)
    return values


def _page(row: int, held: Mapping[str, Any]) -> GivenPage | Reject:
    url = _text(held["url"])
    if url is None:
        return Reject(row, "url", NO_ADDRESS)
    if not _ADDRESS.fullmatch(url):
        return Reject(row, "url", NO_PAGE)
    body = _text(held.get("body"))
    at = held.get("at")
    return GivenPage(
        row,
        url,
        _text(held.get("title")),
        body[:_LONGEST] if body else None,
        _text(held.get("language")),
        None if isinstance(at, str) and not at.strip() else at,
    )


def _text(value: Any) -> str | None:
    """Give a value as text, without what UTF-8 can't hold; None for one that says nothing."""
    if not isinstance(value, str):
        return None
    plain = value.encode("utf-8", "ignore").decode().replace("\0", "").strip()
    return plain or None
