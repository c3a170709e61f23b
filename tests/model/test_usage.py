"""The schemas of the provider's wing, and tables of before a column was there."""

from __future__ import annotations

import pyarrow as pa
import pytest

from groundswell.model.tables import TABLES, as_named
from groundswell.model.usage import USAGE_TABLES

PLAIN = (pa.string(), pa.int64(), pa.int32(), pa.float64(), pa.bool_())
LISTS = tuple(pa.list_(kind) for kind in (pa.string(), pa.int64(), pa.float64()))
COLUMNS = [(table, field) for table, schema in USAGE_TABLES.items() for field in schema]
IDS = [f"{table}.{field.name}" for table, field in COLUMNS]


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=IDS)
def test_every_column_carries_its_meaning_in_a_plain_type(table, field):
    assert field.metadata[b"meaning"].decode().strip()
    assert field.type in PLAIN + LISTS


def test_no_table_bears_the_name_of_another_wing():
    assert not set(TABLES) & set(USAGE_TABLES)


def test_a_column_that_an_older_table_lacks_is_not_known():
    schema = pa.schema([pa.field("key", pa.string(), False), pa.field("why", pa.string(), True)])
    older = pa.table({"key": ["a-1"], "gone": [1]})
    assert as_named(older, schema).to_pylist() == [{"key": "a-1", "why": None}]
