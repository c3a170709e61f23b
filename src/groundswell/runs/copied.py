"""The test of copied text, on the posts of a case."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.query import Query
from groundswell.model.tables import COPIES, TEXTS
from groundswell.networks.copying import Copying, copying

if TYPE_CHECKING:
    from groundswell.engine.duck import DuckEngine
    from groundswell.networks.copying import Copied
    from groundswell.runs.recipe import Recipe

TRACE = "copied_text"


@dataclass(frozen=True, slots=True)
class CopiedTexts:
    """What the test gave: its tables, and for each account its p; none where it was not made."""

    copies: pa.Table
    texts: pa.Table
    found: Copied | None

    @property
    def writers(self) -> int:
        """Accounts that could be tested."""
        return len(self.found.account_key) if self.found is not None else 0


def test_copies(db: DuckEngine, recipe: Recipe, fewest: int, alpha: float) -> CopiedTexts:
    """Test who wrote the same rare texts, where the recipe looks for copied text at all.

    Reads ``posts``, ``post_items`` and ``family_items``: a near-copy counts as the text that
    represents its family, see `written`. With fewer than ``fewest`` accounts that wrote there is
    nobody to tell what is usual, and nothing is tested.
    """
    nothing = CopiedTexts(COPIES.empty_table(), TEXTS.empty_table(), None)
    trace = recipe.traces.get(TRACE)
    if trace is None:
        return nothing
    settings = Copying(alpha=alpha, min_characters=getattr(trace, "min_characters", 40))
    posts = db.rows(written(settings))
    if len(posts["account_key"].unique()) < fewest:
        return nothing
    found = copying(posts, settings, links=db.rows(_links()), seed=recipe.groups.seed)
    texts = found.texts
    keyed = [hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
             for text in texts["item_id"].to_pylist()]  # fmt: skip
    number = texts.column_names.index("item_id")
    texts = texts.set_column(number, TEXTS.field("item_id"), pa.array(keyed, pa.string()))
    return CopiedTexts(found.copies, texts.sort_by("item_id"), found)


test_copies.__test__ = False  # type: ignore[attr-defined] # its name begins like a test's


def written(settings: Copying) -> Query:
    """Posts with a long text; a near-copy has the text that represents its family.

    A family of many wordings by many authors is a template, which everybody fills in: its texts
    stay apart, as they were written.
    """
    return Query(
        name="written",
        reads=("posts", "family_items"),
        sql="""
            with near as (
                select post_key, value from family_items where kind = 'near_copy'
            ),
            few as (
                select near.value
                from near
                inner join posts on posts.post_key = near.post_key
                where posts.kind <> 'repost'
                group by near.value
                having count(distinct posts.text_norm) < :variants
                    or count(distinct posts.account_key) < :variants
            ),
            told as (
                select near.post_key, near.value
                from near
                inner join few on few.value = near.value
            )
            select
                posts.post_key,
                posts.account_key,
                posts.at_ms,
                posts.kind,
                posts.lang,
                posts.text,
                coalesce(told.value, posts.text_norm) as text_norm
            from posts
            left join told on told.post_key = posts.post_key
            where posts.text_norm is not null and length(posts.text_norm) >= :min_characters
            order by posts.at_ms, posts.post_key
        """,
        params={"min_characters": settings.min_characters, "variants": settings.sources.variants},
    )


def _links() -> Query:
    return Query(
        name="linking",
        reads=("post_items",),
        sql="select distinct post_key from post_items where kind = 'link' order by post_key",
    )
