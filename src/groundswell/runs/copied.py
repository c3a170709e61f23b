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

    Reads ``posts`` and ``post_items``. With fewer than ``fewest`` accounts that wrote there is
    nobody to tell what is usual, and nothing is tested.
    """
    nothing = CopiedTexts(COPIES.empty_table(), TEXTS.empty_table(), None)
    trace = recipe.traces.get(TRACE)
    if trace is None:
        return nothing
    settings = Copying(alpha=alpha, min_characters=getattr(trace, "min_characters", 40))
    posts = db.rows(_written(settings.min_characters))
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


def _written(min_characters: int) -> Query:
    return Query(
        name="written",
        reads=("posts",),
        sql="""
            select post_key, account_key, at_ms, kind, lang, text, text_norm
            from posts
            where text_norm is not null and length(text_norm) >= :min_characters
            order by at_ms, post_key
        """,
        params={"min_characters": min_characters},
    )


def _links() -> Query:
    return Query(
        name="linking",
        reads=("post_items",),
        sql="select distinct post_key from post_items where kind = 'link' order by post_key",
    )
