"""Marks of accounts: scores without a look at the burst, and random choices of an item's actors."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks.test_newcomers import acts_of

from groundswell.model.tables import ACCOUNTS
from groundswell.networks import marks
from groundswell.networks.marks import Marks
from groundswell.networks.newcomers import Windows

DAY = 86_400_000
NONE = np.empty(0, dtype=np.int64)


def stretch(acts, low, high):
    """Give one window, over acts of one item."""
    one = [np.array([x]) for x in (acts.of[low], low, high, 60_000)]
    return Windows(*one)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(0, 5), st.booleans()), min_size=2, max_size=9),
    st.data(),
)
def test_the_moments_are_those_of_all_choices(actors, data):
    scores = np.array([score for score, _ in actors])
    sparse = np.array([flag for _, flag in actors])
    high = data.draw(st.integers(1, len(actors)))
    chosen = np.zeros(len(actors), dtype=bool)
    chosen[:high] = True
    parts = []
    for stratum in (True, False):
        of = np.flatnonzero(sparse == stratum)
        parts.append(list(combinations(of, int((chosen & (sparse == stratum)).sum()))))
    sums = np.array([scores[list(a) + list(b)].sum() for a, b in product(*parts)])
    excess, variance, third, rarest = marks.moments_of(
        scores, sparse, *(np.array([x]) for x in (0, len(actors), 0, high))
    )
    off = sums - sums.mean()
    assert excess[0] == pytest.approx(scores[:high].sum() - sums.mean(), abs=1e-6)
    assert variance[0] == pytest.approx((off**2).mean(), abs=1e-6)
    assert third[0] == pytest.approx((off**3).mean(), abs=1e-6)
    assert np.exp(rarest[0]) == pytest.approx(1 / len(sums))


@pytest.mark.parametrize("share", [0.05, 0.2, 0.5])
def test_the_curve_gives_the_tail_of_random_choices(share):
    rng = np.random.default_rng(5)
    scores = np.where(rng.random(200) < share, rng.exponential(2.0, 200), 0.0)
    sparse = rng.random(200) < 0.4
    few, others = np.flatnonzero(sparse), np.flatnonzero(~sparse)
    choices = [
        np.concatenate([rng.permutation(few)[:16], rng.permutation(others)[:24]])
        for _ in range(40_000)
    ]
    sums = np.sort([scores[picked].sum() for picked in choices])
    skew = ((sums - sums.mean()) ** 3).mean() / sums.std() ** 3
    for level in (0.1, 0.01, 0.001):
        z = (np.quantile(sums, 1 - level) - sums.mean()) / sums.std()
        assert 0.5 * level < marks._pearson(np.array([z]), np.array([skew]))[0] < 2.5 * level


class TestScores:
    def test_a_mark_that_an_item_shares_more_than_the_data_scores(self):
        acts = acts_of([range(40), range(400)])
        kind = np.full(440, 0)
        kind[:20] = 1
        found = marks.scores_of(acts, Marks(np.full(440, -1), (kind,)))
        assert found[:20].min() > 1.0
        assert found[20:40].max() == 0.0

    def test_what_is_not_known_has_no_score(self):
        acts = acts_of([range(40), range(400)])
        kind = np.full(440, -1)
        assert not marks.scores_of(acts, Marks(np.full(440, -1), (kind,))).any()

    def test_accounts_created_within_days_of_one_another_score(self):
        rng = np.random.default_rng(2)
        acts = acts_of([range(100), range(900)])
        created = rng.integers(0, 3_000 * DAY, 1_000)
        created[:30] = 1_500 * DAY + rng.integers(0, DAY, 30)
        found = marks.scores_of(acts, Marks(created))
        assert found[:30].min() > 1.0
        assert np.median(found[30:]) == 0.0

    def test_a_score_does_not_know_when_anybody_acted(self):
        rng = np.random.default_rng(3)
        kind, created = rng.integers(-1, 4, 60), rng.integers(0, 900 * DAY, 60)
        one = acts_of([range(60)])
        reverse = acts_of([range(60)])
        scores = marks.scores_of(one, Marks(created, (kind,)))
        again = marks.scores_of(reverse, Marks(created[::-1].copy(), (kind[::-1].copy(),)))
        assert np.allclose(scores, again[::-1])

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 9)), min_size=1, max_size=40))
    def test_no_mark_weighs_more_than_another_can(self, given_marks):
        kind = np.array([k for k, _ in given_marks])
        created = np.array([c * DAY if c >= 0 else -1 for _, c in given_marks])
        acts = acts_of([range(len(kind))])
        scores = marks.scores_of(acts, Marks(created, (kind,)))
        assert (scores >= 0).all()
        assert (scores <= 10).all()


class TestLikeness:
    def test_a_burst_of_accounts_alike_stands_out_from_its_item(self):
        acts = acts_of([range(200)])
        scores = np.zeros(200)
        scores[20:60] = 3.0
        sparse = np.arange(200) % 2 == 0
        found = marks.likeness_of(acts, scores, sparse, stretch(acts, 20, 60), NONE)
        assert found.p[0] < 1e-6
        assert found.log10[0] > 20

    def test_who_is_sparse_has_no_say_in_it(self):
        acts = acts_of([range(200)])
        sparse = (np.arange(200) >= 20) & (np.arange(200) < 60)
        scores = np.where(sparse, 3.0, 0.0)  # the marks of sparse accounts, all in the burst
        found = marks.likeness_of(acts, scores, sparse, stretch(acts, 20, 60), NONE)
        assert found.p[0] == 1.0

    def test_an_item_without_other_actors_can_not_be_compared(self):
        acts = acts_of([range(60)])
        found = marks.likeness_of(
            acts, np.ones(60), np.ones(60, dtype=bool), stretch(acts, 0, 55), NONE
        )
        assert found.p.tolist() == [1.0]

    def test_random_accounts_give_even_odds(self):
        rng = np.random.default_rng(1)
        items = 800
        acts = acts_of([range(80)] * items)
        scores = np.where(rng.random(80 * items) < 0.1, 2.0, 0.0)
        sparse = rng.random(80 * items) < 0.3
        of = np.arange(items)
        windows = Windows(of, of * 80 + 10, of * 80 + 35, np.full(items, 60_000))
        p = marks.likeness_of(acts, scores, sparse, windows, of).p
        for level in (0.1, 0.01):
            assert (p <= level).mean() <= level + 3 * np.sqrt(level / items)


def test_marks_are_taken_from_a_table_of_accounts_whatever_its_order():
    table = pa.Table.from_pylist(
        [
            dict.fromkeys(ACCOUNTS.names)
            | {"account_key": key, "platform": "x", "posts": 1, "first_seen_ms": 0, "last_seen_ms": 0}
            | known
            for key, known in (
                ("ben", {"handle_shape": "word", "created_ms": 7, "bio_empty": True}),
                ("ana", {"handle_shape": "digits", "bio_empty": None}),
                ("cem", {"handle_shape": "word", "bio_empty": False}),
            )
        ],
        schema=ACCOUNTS,
    )  # fmt: skip
    found = Marks.of(table, pa.array(["ana", "ben", "cem", "dan"]))
    assert found.created_ms.tolist() == [-1, 7, -1, -1]
    shape, empty = found.kinds
    assert shape[1] == shape[2] != shape[0]
    assert shape[3] == -1
    assert empty[0] == empty[3] == -1
    assert empty[1] != empty[2]
