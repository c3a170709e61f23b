"""Accounts alike by TF-IDF, on one machine as by the queries for clusters."""

from __future__ import annotations

import pyarrow.parquet as pq
import pytest
from tests.runs import given

import groundswell as gs
from groundswell.engine import tf_idf
from groundswell.engine.bucket_join import splits, trace_acts
from groundswell.engine.query import Query
from groundswell.errors import SettingError


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    folder = tmp_path_factory.mktemp("alike")
    path = given.write(folder / "tea.csv", given.dense(4))
    return gs.investigate(path, folder / "case", recipe=given.recipe(), formats=(), min_cosine=0.2)


def by_queries(case, trace, least):
    with case.engine() as db:
        query = case.recipe.traces[trace].events()
        db.keep(Query(name="trace_events", sql=query.sql, params=query.params, reads=query.reads))
        db.keep(trace_acts(()))
        db.add("splits", splits())
        acting = Query(name="n", sql="select count(distinct account_key) as n from trace_acts")
        accounts = db.rows(acting)["n"][0].as_py()
        for each in (
            tf_idf.account_items(accounts),
            tf_idf.unit_items(2, least),
            tf_idf.hot_items(),
            tf_idf.candidates(),
        ):
            db.keep(each)
        rows = db.rows(tf_idf.cosines(trace, 2, least)).to_pylist()
    return sorted((r["account_a"], r["account_b"], r["shared_items"], r["cosine"]) for r in rows)


@pytest.mark.parametrize("trace", given.TRACES)
def test_pairs_are_those_of_the_queries_for_clusters(case, trace):
    rows = case.alike(trace, min_cosine=0.15).to_pylist()
    actual = [(r["account_a"], r["account_b"], r["shared_items"], r["cosine"]) for r in rows]
    expected = by_queries(case, trace, 0.15)
    assert len(actual) > 5
    assert [row[:3] for row in actual] == [row[:3] for row in expected]
    assert [row[3] for row in actual] == pytest.approx([row[3] for row in expected])


def test_an_investigation_that_is_asked_for_them_leaves_them_beside_its_pairs(case):
    for trace in given.TRACES:
        written = pq.read_table(case.result_path / "cosines" / f"{trace}.parquet")
        assert written.equals(case.alike(trace, min_cosine=0.2))


def test_a_trace_that_did_not_run_is_refused(case):
    with pytest.raises(SettingError, match="trace is 'co_reply'; give one of co_link, co_repost"):
        case.alike("co_reply")


@pytest.mark.parametrize("least", [0, 1.5])
def test_a_cosine_that_cannot_be_meant_is_refused(case, least):
    with pytest.raises(SettingError, match="min_cosine is"):
        case.alike("co_link", min_cosine=least)
