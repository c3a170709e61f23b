"""Copied text on real posts: a known operation's German accounts, and ordinary people."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest
from tests.shared.evaluation_data import file

from groundswell.networks.copying import copying
from groundswell.tables.texts import normal

pytestmark = pytest.mark.shared


def posts(query, lang, prefix):
    rows = duckdb.sql(query).fetchall()
    return pa.table(
        {
            "account_key": [f"{prefix}:{row[0]}" for row in rows],
            "at_ms": pa.array([row[1] for row in rows], pa.int64()),
            "kind": [row[3] for row in rows],
            "lang": [lang] * len(rows),
            "text": [row[2] for row in rows],
            "text_norm": [normal(row[2] or "") for row in rows],
        }
    )


def ordinary(name, lang):
    path = file(f"organic/{name}.parquet")
    return posts(f"select account, at_ms, text, 'post' from '{path}'", lang, name)


def operation():
    path = file("ira/posts.parquet")
    kind = "case when post_type in ('R', 'RETWEET') then 'repost' else 'post' end"
    return posts(
        f"select account, epoch_ms(published_at), text, {kind} from '{path}' where language = 'German'",
        "de",
        "operation",
    )


def named(found):
    keys = found.account_key.to_pylist()
    return {key for key, q in zip(keys, found.q, strict=True) if q <= 0.05}


@pytest.mark.parametrize(("name", "lang"), [("airline_complaints", "en"), ("bundestag", "de")])
def test_ordinary_people_are_not_named(name, lang):
    found = copying(ordinary(name, lang))
    assert named(found) == set()
    assert (found.group_q > 0.05).all()


def test_a_known_operation_is_found_among_members_of_parliament():
    found = named(copying(pa.concat_tables([operation(), ordinary("bundestag", "de")])))
    assert len(found) >= 15
    assert all(key.startswith("operation:") for key in found)
