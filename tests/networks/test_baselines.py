"""Published methods as their authors define them: brute force over small worlds, and edge cases."""

from __future__ import annotations

from itertools import combinations
from math import comb, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks import worlds

from groundswell.networks.baselines import (
    Acts,
    Centrality,
    Count,
    Hypergeometric,
    Percentile,
    TopEdges,
    published,
)
from groundswell.networks.baselines.common_items import pairs_with_common_items, tf_idf, vectors
from groundswell.networks.baselines.hypergeometric import tail

SECOND = 1_000


def acts(*rows, accounts=None) -> Acts:
    """Give acts from (account, item, seconds)."""
    account, item, at = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return Acts(account, item, at * SECOND, accounts or int(account.max()) + 1)


def from_world(world) -> Acts:
    return Acts(world.account, world.item, world.at, int(world.account.max()) + 1)


def items_of(given_acts):
    found = {}
    for account, item in zip(given_acts.account.tolist(), given_acts.item.tolist(), strict=True):
        found.setdefault(account, set()).add(item)
    return found


some_acts = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 5), st.integers(0, 300)), min_size=1, max_size=60
).map(lambda rows: acts(*rows, accounts=8))


@settings(max_examples=60, deadline=None)
@given(some_acts, st.integers(2, 4))
def test_count_names_whoever_shares_enough_distinct_items_within_the_window(found, least):
    best = np.zeros(8)
    rows = list(zip(found.account, found.item, found.at_ms, strict=True))
    for a, b in combinations(range(8), 2):
        shared = {i for x, i, s in rows for y, j, t in rows
                  if x == a and y == b and i == j and abs(s - t) <= 60 * SECOND}  # fmt: skip
        if len(shared) >= 2:
            best[[a, b]] = np.maximum(best[[a, b]], len(shared))
    said = Count(least=least).judge(found)
    assert said.score.tolist() == best.tolist()
    assert said.named.tolist() == (best >= least).tolist()


@settings(max_examples=60, deadline=None)
@given(some_acts, st.sampled_from([0.0, 0.5, 0.95]))
def test_percentile_names_accounts_of_edges_heavier_than_the_quantile(found, edge_weight):
    posts = np.bincount(found.account, minlength=8)
    rows = [(a, i, t) for a, i, t in zip(found.account, found.item, found.at_ms, strict=True)
            if posts[a] >= 2]  # fmt: skip
    met = [(x, y) for x, y in combinations(range(len(rows)), 2)
           if rows[x][0] != rows[y][0] and rows[x][1] == rows[y][1]
           and abs(rows[x][2] - rows[y][2]) <= 60 * SECOND]  # fmt: skip
    with_partner = {post for pair in met for post in pair}
    part = np.bincount([rows[post][0] for post in with_partner], minlength=8) if met else [0] * 8
    weights = {}
    for x, y in met:
        a, b = sorted((int(rows[x][0]), int(rows[y][0])))
        if part[a] >= 2 or part[b] >= 2:
            weights[a, b] = weights.get((a, b), 0) + 1
    limit = np.quantile(list(weights.values()), edge_weight) if weights else 0
    named = {account for pair, weight in weights.items() if weight > limit for account in pair}
    said = Percentile(edge_weight=edge_weight).judge(found)
    assert set(np.flatnonzero(said.named).tolist()) == named


def cosines(found, *, fewest_acts, fewest_accounts, sublinear):
    """The cosine of every two accounts with something in common, written out."""
    counts = {}
    acted = np.bincount(found.account, minlength=found.accounts)
    for a, i in zip(found.account.tolist(), found.item.tolist(), strict=True):
        if acted[a] >= fewest_acts:
            counts.setdefault(a, {}).setdefault(i, 0)
            counts[a][i] += 1
    on_item = {}
    for of in counts.values():
        for i in of:
            on_item[i] = on_item.get(i, 0) + 1
    counts = {a: {i: n for i, n in of.items() if on_item[i] >= fewest_accounts}
              for a, of in counts.items()}  # fmt: skip
    counts = {a: of for a, of in counts.items() if of}
    weight = {
        a: {i: (1 + log(n) if sublinear else 1) * (log((1 + len(counts)) / (1 + on_item[i])) + 1)
            for i, n in of.items()}
        for a, of in counts.items()
    }  # fmt: skip
    length = {a: sum(w * w for w in of.values()) ** 0.5 for a, of in weight.items()}
    found_cosines = {}
    for a, b in combinations(sorted(weight), 2):
        product = sum(w * weight[b].get(i, 0) for i, w in weight[a].items())
        if product:
            found_cosines[a, b] = product / length[a] / length[b]
    return found_cosines


@settings(max_examples=40, deadline=None)
@given(some_acts, st.sampled_from([0.1, 0.5]))
def test_top_edges_are_the_most_similar_pairs(found, share):
    edges = cosines(found, fewest_acts=3, fewest_accounts=2, sublinear=True)
    said = TopEdges(share=share, fewest_acts=3, fewest_accounts=2).judge(found)
    limit = np.quantile(list(edges.values()), 1 - share) - 1e-6 if edges else 2
    assert set(np.flatnonzero(said.named).tolist()) == {
        account for pair, cosine in edges.items() if cosine >= limit for account in pair
    }
    for account in range(8):
        best = max((c for pair, c in edges.items() if account in pair), default=0)
        assert said.score[account] == pytest.approx(best)


@pytest.mark.parametrize("weighted", [False, True])
def test_centrality_is_the_leading_eigenvector_of_the_cosine_network(weighted):
    found = from_world(worlds.organic(2, events=1_500, accounts=150))
    edges = cosines(found, fewest_acts=20, fewest_accounts=2, sublinear=False)
    matrix = np.zeros((found.accounts, found.accounts))
    for (a, b), cosine in edges.items():
        matrix[a, b] = matrix[b, a] = cosine if weighted else 1.0
    leading = np.abs(np.linalg.eigh(matrix)[1][:, -1])
    said = Centrality(weighted=weighted).judge(found)
    assert np.allclose(said.score, leading, atol=1e-3)
    assert said.named.sum() >= 0.05 * (said.score > 0).sum()
    assert said.score[said.named].min() > said.score[~said.named].max()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 30), st.data())
def test_the_hypergeometric_tail_is_that_of_counting_draws(items, data):
    one = data.draw(st.integers(1, items))
    other = data.draw(st.integers(1, items))
    shared = data.draw(st.integers(0, min(one, other)))
    exact = sum(comb(one, k) * comb(items - one, other - k) for k in range(shared, min(one, other) + 1)
                if other - k >= 0) / comb(items, other)  # fmt: skip
    assert tail([shared], [one], [other], items)[0] == pytest.approx(exact, rel=1e-8)


def test_hypergeometric_names_a_link_that_two_random_draws_would_not_give():
    rare = [(account, item, item) for account in (0, 1) for item in range(8)]
    else_ = [(2 + n % 40, 8 + n, n) for n in range(400)]
    common = [(2 + n, 500, n) for n in range(40)]
    said = Hypergeometric().judge(acts(*rare, *else_, *common))
    assert np.flatnonzero(said.named).tolist() == [0, 1]


@settings(max_examples=30, deadline=None)
@given(some_acts)
def test_pairs_with_common_items_are_counted_whole_where_few(found):
    sets = items_of(found)
    many = sum(len(sets[a] & sets[b]) >= 2 for a, b in combinations(sets, 2))
    assert pairs_with_common_items(found, sample=100, seed=1) == many


def test_pairs_with_common_items_are_estimated_where_many():
    found = from_world(worlds.organic(4, events=8_000, accounts=800))
    exact = pairs_with_common_items(found, sample=10_000, seed=1)
    estimates = [pairs_with_common_items(found, sample=200, seed=seed) for seed in range(20)]
    assert np.mean(estimates) == pytest.approx(exact, rel=0.1)


@pytest.mark.parametrize("baseline", published(), ids=lambda each: each.name)
class TestEveryBaseline:
    def test_gives_every_account_a_score(self, baseline):
        world, members = worlds.with_operation(worlds.organic(7, events=5_000), 1, 20, 8)
        said = baseline.judge(from_world(world))
        assert said.named.dtype == np.bool_
        assert len(said.named) == len(said.score) == world.account.max() + 1
        assert (said.score >= 0).all()
        if baseline.name in ("count_2", "count_5", "percentile_50", "hypergeometric"):
            assert said.named[members].mean() > 0.9

    def test_does_not_mind_the_order_of_rows(self, baseline):
        found = from_world(worlds.organic(1, events=2_000, accounts=300))
        order = np.random.default_rng(1).permutation(len(found.account))
        other = Acts(found.account[order], found.item[order], found.at_ms[order], found.accounts)
        one, two = baseline.judge(found), baseline.judge(other)
        assert np.array_equal(one.named, two.named)
        assert np.allclose(one.score, two.score)

    def test_says_nothing_of_nothing(self, baseline):
        none = np.empty(0, dtype=np.int64)
        said = baseline.judge(Acts(none, none, none, 3))
        assert not said.named.any()
        assert said.score.tolist() == [0, 0, 0]

    def test_says_nothing_of_accounts_that_meet_nobody(self, baseline):
        said = baseline.judge(acts((0, 0, 0), (1, 1, 0), (2, 2, 5)))
        assert not said.named.any()

    def test_names_its_paper_and_what_it_does(self, baseline):
        assert baseline.paper
        assert baseline.title
        assert baseline.name.replace("_", "").isalnum()


def test_vectors_leave_out_first_accounts_and_then_items():
    found = acts((0, 0, 0), (0, 1, 0), (1, 0, 0), (1, 1, 0), (2, 1, 0))
    counts, chosen = vectors(found, fewest_acts=2, fewest_accounts=2)
    assert chosen.tolist() == [0, 1]
    assert np.asarray(tf_idf(counts, sublinear=False).power(2).sum(axis=1)).ravel() == (
        pytest.approx([1, 1])
    )
