"""Pairs by joins on buckets are those of the sweep."""

from __future__ import annotations

import pytest
from tests.parity import given

from groundswell.traces import registered


@pytest.fixture(scope="module")
def duck(tmp_path_factory):
    paths = given.written(given.hard_tables(), tmp_path_factory.mktemp("tables"))
    with given.duck_engine(paths) as db:
        yield db


@pytest.mark.parametrize("name", given.TRACES)
def test_joins_on_buckets_find_what_the_sweep_finds(duck, name):
    trace = registered()[name]()
    assert given.spread(trace, duck) == given.swept(trace, duck)


@pytest.mark.parametrize("cell_acts", [1, 3, 1_000])
def test_the_answer_does_not_depend_on_how_hot_items_are_cut(duck, cell_acts):
    trace = registered()["co_link"]()
    assert given.spread(trace, duck, cell_acts=cell_acts) == given.swept(trace, duck)


@pytest.mark.parametrize("name", ["co_link", "fast_repost"])
def test_several_windows_give_what_the_sweep_gives(duck, name):
    trace = registered()[name]()
    windows = (trace.window_ms, trace.window_ms - 1, trace.window_ms + 1, 7)
    assert given.spread(trace, duck, windows) == given.swept(trace, duck, windows)


def test_acts_a_window_apart_pair_and_one_millisecond_more_does_not(duck):
    _, tables = given.spread(registered()["co_link"](), duck)
    together = {(a, b) for _, a, b, *_ in tables["pairs"]}  # columns by name
    assert ("ana", "ben") in together
    assert ("cara", "dora") not in together
