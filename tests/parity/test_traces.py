"""Every trace on both engines over the same tables: equal to the last row."""

from __future__ import annotations

import pytest
from tests.parity import given

from groundswell.tables import quality
from groundswell.traces import registered


@pytest.fixture(scope="module")
def paths(tmp_path_factory):
    return given.written(given.hard_tables(), tmp_path_factory.mktemp("hard [tables]"))


@pytest.fixture(scope="module")
def duck(paths):
    with given.duck_engine(paths) as db:
        yield db


@pytest.fixture(scope="module")
def spark(paths):
    with given.spark_engine() as engine:
        for name, path in paths.items():
            engine.add(name, path)
        yield engine


@pytest.mark.parametrize("name", given.TRACES)
def test_a_trace_gives_the_same_pairs_events_and_items_on_spark(spark, duck, name):
    trace = registered()[name]()
    counts, tables = given.spread(trace, spark)
    expected_counts, expected = given.swept(trace, duck)
    assert tables == expected
    assert counts == expected_counts
    assert len(expected["pairs"]) > 20


def test_a_trace_gives_the_same_at_several_windows_on_spark(spark, duck):
    trace = registered()["fast_repost"]()
    windows = (trace.window_ms, trace.window_ms - 1)
    counts, tables = given.spread(trace, spark, windows)
    expected_counts, expected = given.swept(trace, duck, windows)
    assert tables == expected
    assert counts == expected_counts


def test_the_quality_of_the_data_is_measured_the_same_on_spark(spark, duck):
    told = {
        "rows_read": 1, "rows_rejected": 0, "duplicates_collapsed": 0,
        "ids_with_different_content": 0, "unread_cells": {},
    }  # fmt: skip
    assert quality.measure(spark, **told) == quality.measure(duck, **told)
