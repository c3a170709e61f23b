"""Articles in a case: the pages that posts link to, those supplied, and the families among them.

Of a page that posts link to only the address is known; a page that is supplied takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from groundswell.engine.query import Query
from groundswell.model.tables import REJECTS
from groundswell.reports import words
from groundswell.runs import secret
from groundswell.sameness.address_keys import address_keys
from groundswell.sameness.articles import article_families
from groundswell.sameness.page_titles import address_words, title_words
from groundswell.sources.pages import read_pages
from groundswell.sources.reading.bytes import fingerprint
from groundswell.sources.reading.paths import expand
from groundswell.tables import languages, links, texts
from groundswell.tables.pseudonyms import Pseudonyms
from groundswell.tables.times import AmbiguousOrderError, TimeError, recognise_order, to_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from groundswell.engine.duck import DuckEngine
    from groundswell.runs.progress import Progress
    from groundswell.runs.recipe import Recipe
    from groundswell.sources.pages import GivenPage

PAGES = pa.schema(
    [
        ("url", pa.string()),
        ("domain", pa.string()),
        ("title", pa.string()),
        ("body", pa.string()),
        ("language", pa.string()),
        ("at_ms", pa.int64()),
    ]
)
NO_SITE = "not an address that can be read, or a short one whose page is not known"
AGAIN = "an address that came before"
_OTHERS = 30_000  # addresses: three times what lets the data have a say in bits
_LOOKED_AT = 400  # letters of a text by which its language is told


@dataclass(frozen=True, slots=True)
class SuppliedPages:
    """Pages by their canonical address (`PAGES`), rows set aside (``REJECTS``), and the files.

    ``unread`` counts pages whose time could not be read; they are kept without it.
    """

    table: pa.Table
    rejects: pa.Table
    unread: int = 0
    sha256: tuple[str, ...] = field(default=())

    @property
    def told(self) -> dict[str, Any]:
        """What a case keeps of where its pages come from."""
        return {
            "pages": self.table.num_rows,
            "rejects": self.rejects.to_pylist(),
            "times_unread": self.unread,
            "sha256": list(self.sha256),
        }


def pages_of(
    paths: Iterable[str | Path], recipe: Recipe, case: Path, progress: Progress
) -> SuppliedPages:
    """Read files of pages; tell what was set aside.

    Raises `SourceError` for a path that stands for nothing, or a file without addresses.
    """
    kept = recipe.door.keep_handles
    names = Pseudonyms(b"" if kept else secret.load_key(case), keep=kept)
    rows: dict[str, dict[str, Any]] = {}
    rejects: list[dict[str, Any]] = []
    marks: list[str] = []
    unread = 0
    with progress.step("Reading pages") as step:
        for path in expand(paths):
            found = read_pages(path)
            marks.append(fingerprint(path).sha256)
            refused = [reject._asdict() for reject in found.rejects]
            times, lost = _times(found.pages, recipe)
            unread += lost
            for page, at_ms in zip(found.pages, times, strict=True):
                link = links.canonical(page.url)
                reason = NO_SITE if link is None or link.domain is None else None
                url = texts.without_profiles(link.value, names) if link else ""
                reason = AGAIN if reason is None and url in rows else reason
                if reason is not None:
                    refused.append({"row": page.row, "column": "url", "reason": reason})
                elif link is not None:
                    rows[url] = _row(url, link.domain, page, at_ms)
            refused.sort(key=lambda one: (one["row"] is None, one["row"] or 0))
            rejects += [{"source_file": found.name} | one for one in refused]
            step.at(0, f"{len(rows):,} pages")
    if rejects:
        first = rejects[0]
        where = "" if first["row"] is None else f", row {first['row']}"
        progress.say(
            f"{words.plural(len(rejects), 'row')} of pages set aside, the first in "
            f"{first['source_file']}{where}: {first['reason']}"
        )
    table = pa.Table.from_pylist(list(rows.values()), schema=PAGES)
    return SuppliedPages(table, pa.Table.from_pylist(rejects, schema=REJECTS), unread, tuple(marks))


def families_of(db: DuckEngine, supplied: SuppliedPages | None) -> dict[str, pa.Table]:
    """Give the families of articles among the pages of a case, and the posts that link to one.

    Reads ``post_items``. Only families of tier *same* become items.
    """
    given = supplied.table if supplied is not None else PAGES.empty_table()
    db.add("supplied_pages", given)
    pages = _sifted(db.rows(_pages()).cast(PAGES), given)
    spoken = [
        " ".join(filter(None, (title, body and body[:_LOOKED_AT]))) or address_words(url)
        for url, title, body in zip(
            *(pages[c].to_pylist() for c in ("url", "title", "body")), strict=True
        )
    ]
    told = languages.identify_all(pa.array([texts.normal(one) for one in spoken], pa.string()))
    place = pages.schema.get_field_index("language")
    pages = pages.set_column(
        place, "language", pc.coalesce(pages["language"].combine_chunks(), told)
    )
    found = article_families(pages)
    db.add("article_families", found)
    return {"article_families": found, "family_items": db.rows(_items())}


def _sifted(pages: pa.Table, supplied: pa.Table) -> pa.Table:
    """Leave out pages that nobody supplied and whose address has words that come on no other domain.

    Of a million links few are left, and only those are compared letter by letter. Some of the
    others stay, evenly over all, as what addresses in the data are like.
    """
    key = pa.array(address_keys(pages["url"].combine_chunks()))
    on = pa.table({"key": key, "domain": pages["domain"]}).group_by("key")
    told = on.aggregate([("domain", "count_distinct")])
    several = told.filter(pc.field("domain_count_distinct") > 1)["key"].combine_chunks()
    titles = [
        each for title in supplied["title"].to_pylist() if title for each in title_words(title)
    ]
    named = address_keys(pa.array([f"https://title/{each}" for each in titles], pa.string()))
    worth = pa.concat_arrays([several, pa.array(named)])
    worth = worth.filter(pc.not_equal(worth, pa.scalar(0, pa.uint64())))
    mine = pc.is_in(pages["url"], value_set=supplied["url"].combine_chunks())
    kept = pc.or_(pc.is_in(key, value_set=worth), mine).to_numpy(zero_copy_only=False)
    others = np.flatnonzero(~kept & (key.to_numpy() != 0))
    kept[others[:: max(len(others) // _OTHERS, 1)]] = True
    return pages.filter(pa.array(kept))


def _times(pages: Sequence[GivenPage], recipe: Recipe) -> tuple[list[int | None], int]:
    """Read the times of pages; give them, and how many can't be read."""
    order = recipe.door.date_order
    try:
        order = order or recognise_order(page.at for page in pages)
    except AmbiguousOrderError:
        order = None  # a page without a time is better than one with a wrong one
    found: list[int | None] = []
    lost = 0
    for page in pages:
        try:
            found.append(None if page.at is None else to_ms(page.at, recipe.door.zone, order))
        except TimeError:
            found.append(None)
            lost += 1
    return found, lost


def _row(url: str, domain: str | None, page: GivenPage, at_ms: int | None) -> dict[str, Any]:
    return {
        "url": url,
        "domain": domain,
        "title": page.title,
        "body": page.body,
        "language": languages.code(page.language) if page.language else None,
        "at_ms": at_ms,
    }


def _pages() -> Query:
    """Every page supplied, and every other that posts link to.

    A post's link and its domain belong together where it has one of each.
    """
    return Query(
        name="pages",
        reads=("post_items", "supplied_pages"),
        sql="""
            with named as (
                select post_key, kind, value, at_ms
                from post_items
                where (kind = 'link' and decided = 'canonical address')
                    or (kind = 'domain' and decided = 'public suffix list')
            ),
            single as (
                select
                    max(case when kind = 'link' then value end) as url,
                    max(case when kind = 'domain' then value end) as domain,
                    min(at_ms) as at_ms
                from named
                group by post_key
                having count(*) = 2
                    and count(distinct kind) = 2
            ),
            linked as (
                select url, min(domain) as domain, min(at_ms) as at_ms
                from single
                group by url
            )
            select
                supplied.url,
                supplied.domain,
                supplied.title,
                supplied.body,
                supplied.language,
                coalesce(supplied.at_ms, linked.at_ms) as at_ms
            from supplied_pages as supplied
            left join linked on linked.url = supplied.url
            union all
            select linked.url, linked.domain, null, null, null, linked.at_ms
            from linked
            left join supplied_pages as supplied on supplied.url = linked.url
            where supplied.url is null
            order by 1
        """,
    )


def _items() -> Query:
    return Query(
        name="article_items",
        reads=("post_items", "article_families"),
        sql="""
            select distinct
                post_items.post_key,
                post_items.account_key,
                post_items.at_ms,
                post_items.post_kind,
                'article' as kind,
                families.family as value,
                families.how as decided
            from post_items
            inner join article_families as families on families.url = post_items.value
            where post_items.kind = 'link' and families.tier = 'same'
            order by post_items.post_key, value, decided
        """,
    )
