"""Worlds whose delays are drawn from real cascades, which lie beside the checkout if at all."""

from __future__ import annotations

import numpy as np
import pyarrow.parquet as pq
import pytest
from tests.shared.evaluation_data import file

from groundswell.worlds import Observed, make_world

pytestmark = pytest.mark.shared


def test_a_world_drawn_from_weibo_cascades_is_as_dense_as_they_are():
    table = pq.read_table(file("weibo/reposts.parquet"), columns=["cascade", "published_at"])
    table = table.filter(table["published_at"].is_valid())
    at = table["published_at"].cast("int64").to_numpy() // 1_000
    observed = Observed.of(table["cascade"].to_numpy(), at)
    assert len(observed.start) - 1 > 380
    world = make_world("calm", events=50_000, seed=1, observed=observed)
    known = world.origin_ms[world.item] >= 0
    age = (world.at_ms - world.origin_ms[world.item])[known]
    assert np.median(age) == pytest.approx(np.median(observed.age_ms), rel=0.5)
