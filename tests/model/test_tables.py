"""The schemas of the named tables say what they hold, in types that all engines agree on."""

from __future__ import annotations

import pyarrow as pa
import pytest

from groundswell.model.quality import Quality
from groundswell.model.tables import TABLES

COLUMNS = [(table, field) for table, schema in TABLES.items() for field in schema]
IDS = [f"{table}.{field.name}" for table, field in COLUMNS]


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=IDS)
def test_every_column_carries_its_meaning(table, field):
    assert field.metadata[b"meaning"].decode().strip()


@pytest.mark.parametrize(("table", "field"), COLUMNS, ids=IDS)
def test_every_column_is_of_a_plain_type(table, field):
    assert field.type in (pa.string(), pa.int64(), pa.int32(), pa.float64(), pa.bool_())


@pytest.mark.parametrize(
    ("table", "field"),
    [(t, f) for t, f in COLUMNS if f.name.endswith("_ms")],
    ids=[i for i in IDS if i.endswith("_ms")],
)
def test_times_are_whole_milliseconds(table, field):
    assert field.type == pa.int64()


@pytest.mark.parametrize("name", ["likes", "shares", "comments", "views"])
def test_engagement_may_be_unknown(name):
    assert TABLES["posts"].field(name).nullable
    assert TABLES["groups"].field(name).nullable


def test_replies_are_replies_and_comments():
    quality = Quality(kinds={"reply": 2, "comment": 3, "repost": 5, "post": 7})
    assert (quality.replies, quality.reposts) == (5, 5)
