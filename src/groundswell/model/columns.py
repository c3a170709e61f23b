"""A column of a named table, with what it means: the reference page is made from that."""

from __future__ import annotations

import pyarrow as pa


def column(name: str, kind: pa.DataType, meaning: str, *, null: bool = False) -> pa.Field:
    """Give a column that holds no nulls unless it may."""
    return pa.field(name, kind, nullable=null, metadata={"meaning": meaning})
