"""TF-IDF cosine against its definition, written out over all pairs."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from itertools import combinations
from math import log, sqrt

import pyarrow as pa
import pytest

from groundswell.engine import bucket_join, tf_idf
from groundswell.engine.duck import DuckEngine


def by_definition(acts, *, min_items=2, min_cosine=0.3):
    tf = defaultdict(Counter)
    for account, item in acts:
        tf[account][item] += 1
    df = Counter(item for items in tf.values() for item in items)
    weights = {
        account: {item: count * log(len(tf) / df[item]) for item, count in items.items()}
        for account, items in tf.items()
    }
    norm = {account: sqrt(sum(w * w for w in items.values())) for account, items in weights.items()}
    found = {}
    for a, b in combinations(sorted(tf), 2):
        shared = tf[a].keys() & tf[b].keys()
        if len(shared) < min_items or not norm[a] * norm[b]:
            continue
        cosine = sum(weights[a][i] * weights[b][i] for i in shared) / (norm[a] * norm[b])
        if cosine >= min_cosine:
            found[a, b] = (len(shared), round(cosine, 9))
    return found


def by_queries(engine, acts, *, min_items=2, min_cosine=0.3, cell_accounts=3):
    rows = {"account_key": [a for a, _ in acts], "item_id": [i for _, i in acts]}
    engine.add("trace_acts", pa.table(rows))
    engine.add("splits", bucket_join.splits())
    for query in (
        tf_idf.account_items(len({account for account, _ in acts})),
        tf_idf.unit_items(min_items, min_cosine),
        tf_idf.hot_items(cell_accounts),
        tf_idf.candidates(),
    ):
        engine.keep(query)
    rows = engine.rows(tf_idf.cosines("co_link", min_items, min_cosine)).to_pylist()
    return {
        (row["account_a"], row["account_b"]): (row["shared_items"], round(row["cosine"], 9))
        for row in rows
    }


@pytest.fixture
def engine():
    with DuckEngine(threads=1) as db:
        yield db


def some_acts(seed, accounts=40, items=25, count=400):
    dice = random.Random(seed)
    return [
        (f"a{dice.randrange(accounts)}", f"i{int(dice.paretovariate(0.7)) % items}")
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("min_cosine", [0.05, 0.3, 0.77])
def test_the_queries_give_what_the_definition_gives(engine, seed, min_cosine):
    acts = some_acts(seed)
    expected = by_definition(acts, min_cosine=min_cosine)
    assert by_queries(engine, acts, min_cosine=min_cosine) == expected
    assert expected or min_cosine > 0.7


def test_three_shared_items_may_be_asked_for(engine):
    acts = some_acts(9)
    assert by_queries(engine, acts, min_items=3) == by_definition(acts, min_items=3)


def test_one_viral_item_makes_nobody_alike(engine):
    acts = [(f"a{n}", "viral") for n in range(20)] + [("z", "own")]
    assert by_queries(engine, acts, min_cosine=0.1) == {}


def test_the_norm_counts_items_that_nobody_shares(engine):
    pair = [("a", "x"), ("a", "y"), ("b", "x"), ("b", "y"), ("c", "z")]
    alone = [("b", f"own-{n}") for n in range(3)]
    assert by_queries(engine, pair)["a", "b"] == (2, 1.0)
    found = by_queries(engine, pair + alone, min_cosine=0.2)
    assert found == by_definition(pair + alone, min_cosine=0.2)
    assert found["a", "b"][1] < 0.3


def test_common_items_find_no_candidates(engine):
    acts = [(f"a{n}", item) for n in range(30) for item in ("all", f"own-{n // 2}", f"b-{n // 2}")]
    assert len(by_queries(engine, [*acts, ("z", "own")])) == 15
    found = engine.rows(tf_idf.candidates()).num_rows
    assert found == 15
