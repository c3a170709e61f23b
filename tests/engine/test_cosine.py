"""TF-IDF cosine between accounts, against its definition written out over all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import log, sqrt

import numpy as np
import pytest
from hypothesis import given as properties
from hypothesis import settings
from hypothesis import strategies as st

from groundswell.engine.cosine import cosines

ACTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7)), max_size=70)
ANA, BEN, CARA, DAN = range(4)
BUS, BIRD, RAIN = range(3)


def by_definition(acts, min_items, min_cosine):
    tf = defaultdict(Counter)
    for account, item in acts:
        tf[account][item] += 1
    df = Counter(item for items in tf.values() for item in items)
    weights = {
        account: {item: count * log(len(tf) / df[item]) for item, count in items.items()}
        for account, items in tf.items()
    }
    norm = {account: sqrt(sum(w * w for w in row.values())) for account, row in weights.items()}
    found = {}
    for a, b in combinations(sorted(tf), 2):
        both = tf[a].keys() & tf[b].keys()
        if len(both) >= min_items and norm[a] * norm[b]:
            cosine = sum(weights[a][i] * weights[b][i] for i in both) / (norm[a] * norm[b])
            found[a, b] = (len(both), cosine)
    sure = {pair: told for pair, told in found.items() if told[1] >= min_cosine + 1e-9}
    edge = {pair for pair, told in found.items() if abs(told[1] - min_cosine) < 1e-9}
    return sure, edge


def found(acts, **settings):
    account, item = np.array(acts, dtype=np.int64).reshape(-1, 2).T
    alike = cosines(account, item, **settings)
    pairs = zip(alike.a.tolist(), alike.b.tolist(), strict=True)
    told = zip(alike.shared_items.tolist(), alike.cosine.tolist(), strict=True)
    return dict(zip(pairs, told, strict=True))


@properties(ACTS, st.integers(1, 3), st.floats(0.05, 1.0))
@settings(deadline=None, max_examples=150)
def test_every_pair_is_what_the_definition_says(acts, min_items, min_cosine):
    actual = found(acts, min_items=min_items, min_cosine=min_cosine)
    sure, edge = by_definition(acts, min_items, min_cosine)
    assert actual.keys() - edge == sure.keys()
    for pair in sure:
        assert actual[pair] == pytest.approx(sure[pair])


@pytest.mark.parametrize("memory_bytes", [1, 5_000, 1 << 30])
@pytest.mark.parametrize("threads", [1, 3])
def test_neither_memory_nor_cores_change_the_answer(memory_bytes, threads):
    random = np.random.default_rng(5)
    item = np.minimum(random.zipf(1.3, 40_000) - 1, 3_000)  # a few items that thousands act on
    account = random.integers(0, 2_500, 40_000)
    whole = cosines(account, item, min_cosine=0.4)
    other = cosines(account, item, min_cosine=0.4, memory_bytes=memory_bytes, threads=threads)
    assert len(whole.a) > 100
    for name in ("a", "b", "shared_items", "cosine"):
        assert np.array_equal(getattr(whole, name), getattr(other, name))


def test_pairs_come_in_order():
    random = np.random.default_rng(6)
    alike = cosines(random.integers(0, 50, 900), random.integers(0, 30, 900), min_cosine=0.2)
    pairs = list(zip(alike.a.tolist(), alike.b.tolist(), strict=True))
    assert pairs == sorted(pairs)
    assert all(a < b for a, b in pairs)


def test_one_common_item_is_not_enough_however_rare():
    acts = [(ANA, BUS), (BEN, BUS), (CARA, RAIN), (DAN, BIRD)]
    assert found(acts, min_cosine=0.5) == {}
    assert found(acts, min_cosine=0.5, min_items=1).keys() == {(ANA, BEN)}


def test_what_everybody_does_makes_nobody_alike():
    acts = [(account, item) for account in range(4) for item in (BUS, BIRD)]
    assert found(acts, min_cosine=0.1) == {}


def test_no_acts_give_no_pairs():
    assert found([], min_cosine=0.5) == {}


@pytest.mark.parametrize("cosine", [0, -0.1, 1.01])
def test_a_threshold_that_cannot_be_meant_is_refused(cosine):
    with pytest.raises(ValueError, match="min_cosine is"):
        found([(ANA, BUS)], min_cosine=cosine)
