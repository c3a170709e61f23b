"""Rows to normalise, and the tables that come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.duck import DuckEngine
from groundswell.model.raw import RAW_COLUMNS, RawBatch
from groundswell.tables import duplicates
from groundswell.tables.door import Door
from groundswell.tables.normalise import ACCOUNT_PARTS, ITEM_PARTS, PARTS, NormalBatch, Normaliser
from groundswell.tables.pseudonyms import Pseudonyms

if TYPE_CHECKING:
    from groundswell.model.quality import Quality

KEY = b"a key for tests only"
AT = "2024-03-01T12:00:00Z"
AT_MS = 1_709_294_400_000
LATEST_MS = 1_720_000_000_000


def names() -> Pseudonyms:
    """Give the pseudonyms that the normaliser gives."""
    return Pseudonyms(KEY)


def batch(*rows: dict) -> RawBatch:
    """Give rows as a source hands them over; a cell that is not given is missing."""
    columns = {
        name: [row.get(name) for row in rows]
        for name in RAW_COLUMNS
        if any(name in row for row in rows)
    }
    return RawBatch(rows=range(1, len(rows) + 1), columns=columns)


def normalised(
    *rows: dict,
    platform="x",
    date_order=None,
    source_file="posts.csv",
    door=None,
    wanted=None,
    **settings,
) -> NormalBatch:
    """Normalise rows; each is by ana at noon unless it says otherwise."""
    settings.setdefault("identify_language", False)
    normaliser = Normaliser(
        door or Door(**settings),
        key=KEY,
        source_file=source_file,
        platform=platform,
        date_order=date_order,
        latest_ms=LATEST_MS,
        wanted=wanted,
    )
    return normaliser(batch(*({"account": "ana", "at": AT} | row for row in rows)))


def post(row: dict, **settings) -> dict:
    """Normalise one row that makes a post."""
    made = normalised(row, **settings)
    assert made.rejects == ()
    (only,) = made.posts.to_pylist()
    return only


def items(row: dict, kind: str, **settings) -> list[str]:
    """Give the values of one kind that one row names, in order."""
    made = normalised(row, **settings).items.to_pylist()
    found = sorted((item["position"], item["value"]) for item in made if item["kind"] == kind)
    assert [position for position, _ in found] == list(range(len(found)))
    return [value for _, value in found]


def together(*batches: NormalBatch) -> DuckEngine:
    """Put batches together as an investigation does: duplicates collapse."""
    db = DuckEngine(threads=1)
    for name, schema, parts in (
        ("posts", PARTS, [made.posts for made in batches]),
        ("items", ITEM_PARTS, [made.items for made in batches]),
        ("accounts", ACCOUNT_PARTS, [made.accounts for made in batches]),
    ):
        db.add(f"part_{name}", pa.Table.from_batches(parts, schema=schema))
    for query in (
        duplicates.repeated_keys(),
        duplicates.versions(),
        duplicates.posts(),
        duplicates.post_items(),
        duplicates.accounts(),
    ):
        db.keep(query)
    return db


def quality_of(posts: list[dict], items: list[dict] = ()) -> Quality:
    """Measure the quality of posts and items, of which only what matters is given."""
    from groundswell.model.tables import POST_ITEMS, POSTS  # noqa: PLC0415
    from groundswell.tables import quality  # noqa: PLC0415

    usual = {
        "post_key": "p",
        "platform": "x",
        "account_key": "ana",
        "at_ms": AT_MS,
        "kind": "post",
        "source_file": "posts.csv",
        "source_row": 1,
    }
    named = {
        "post_key": "p",
        "account_key": "ana",
        "at_ms": AT_MS,
        "post_kind": "post",
        "value": "v",
        "position": 0,
        "decided": "given",
    }
    with DuckEngine(threads=1) as db:
        db.add(
            "posts",
            pa.Table.from_pylist(
                [dict.fromkeys(POSTS.names) | usual | p for p in posts], schema=POSTS
            ),
        )
        db.add("post_items", pa.Table.from_pylist([named | i for i in items], schema=POST_ITEMS))
        return quality.measure(
            db,
            rows_read=9,
            rows_rejected=2,
            duplicates_collapsed=1,
            ids_with_different_content=1,
            unread_cells={"likes: not a count": 3},
        )
