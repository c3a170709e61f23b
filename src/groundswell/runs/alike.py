"""Accounts of a case that are alike by TF-IDF cosine, trace by trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from groundswell.engine.cosine import cosines
from groundswell.engine.numbering import numbered
from groundswell.engine.query import Query

if TYPE_CHECKING:
    from groundswell.engine.duck import DuckEngine
    from groundswell.traces.contract import Trace

COSINES = pa.schema(
    [
        ("trace", pa.string()),
        ("account_a", pa.string()),
        ("account_b", pa.string()),
        ("shared_items", pa.int64()),
        ("cosine", pa.float64()),
    ]
)


def alike(
    trace: Trace, db: DuckEngine, *, min_cosine: float, memory_bytes: int = 1 << 30
) -> pa.Table:
    """Give the pairs of a trace with at least this cosine (schema ``COSINES``), in order.

    Reads ``posts`` and ``post_items``. Pairs have two distinct items in common, or as many as the
    trace asks for, if that is more. Time plays no part.
    """
    name = f"events_{trace.name}"
    db.keep(trace.events())
    acts = db.rows(
        Query(
            name="acts",
            reads=(name,),
            sql=f"select account_key, item from {name} where item is not null and item <> ''",  # noqa: S608 - the name of a registered trace
        )
    )
    db.drop(name)
    keys, account = numbered(acts["account_key"])
    _, item = numbered(acts["item"])
    found = cosines(
        account,
        item,
        min_cosine=min_cosine,
        min_items=max(2, trace.min_items),
        memory_bytes=memory_bytes,
    )
    return pa.table(
        {
            "trace": pa.array([trace.name] * len(found.a), pa.string()),
            "account_a": keys.take(pa.array(found.a)),
            "account_b": keys.take(pa.array(found.b)),
            "shared_items": found.shared_items,
            "cosine": found.cosine,
        },
        schema=COSINES,
    )
