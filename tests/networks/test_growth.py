"""Growing groups from a core: decoys, scores and the threshold, against plain answers."""

from __future__ import annotations

from dataclasses import fields
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks import worlds
from tests.networks.acted import HOUR, MINUTE, acts_of

from groundswell.networks import growth
from groundswell.networks import significance as chance
from groundswell.networks.acts import Acts

SEVERAL = settings(max_examples=60, deadline=None)
ROWS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 4), st.integers(0, 9 * HOUR)),
    min_size=1,
    max_size=60,
)


def judged(pairs, *, accounts=8, audience=()) -> chance.Tested:
    """Pairs as {(a, b): -log10 p}, with nothing else that growth looks at."""
    n = len(pairs)
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2).T
    whole, ones = np.zeros(n, dtype=np.int64), np.ones(accounts)
    p = 10.0 ** -np.array(list(pairs.values()), dtype=np.float64)
    return chance.Tested(
        a=ends[0], b=ends[1], common=whole, coincidences=whole, occasions=whole, leaders=whole,
        leader=whole, led=whole, reason=whole.astype(np.int8), expected=p, p=p, q=p, apart=p,
        account_p=ones, account_q=ones, family=1.0, accounts=accounts, acts=np.full(accounts, 3),
        audience=np.array(audience),
    )  # fmt: skip


def score_by_hand(pairs, a, b):
    told = {two: float(-np.log10(10.0**-w)) for two, w in pairs.items()}
    weight = {**told, **{(y, x): w for (x, y), w in told.items()}}
    strong = {two: w for two, w in weight.items() if w >= 1.5}
    triangles = sorted(
        (min(strong[a, c], strong[b, c], 6.0) for c in range(8) if (a, c) in strong and (b, c) in strong),
        reverse=True,
    )  # fmt: skip
    return min(strong[a, b], 12.0) + sum(triangles[:5])


PAIRS = st.dictionaries(
    st.sampled_from(list(combinations(range(8), 2))), st.floats(0.5, 15), max_size=28
)


class TestScores:
    @SEVERAL
    @given(PAIRS)
    def test_a_pair_counts_itself_and_its_five_best_triangles(self, pairs):
        a, b, score, best = growth._scored(judged(pairs), 8)
        kept = {(int(x), int(y)): s for x, y, s in zip(a, b, score, strict=True)}
        assert set(kept) == {two for two, w in pairs.items() if -np.log10(10.0**-w) >= 1.5}
        for two, found in kept.items():
            assert found == pytest.approx(score_by_hand(pairs, *two))
        for account in range(8):
            own = [s for two, s in kept.items() if account in two]
            assert best[account] == (max(own) if own else 0.0)

    def test_one_enormous_pair_does_not_outweigh_a_group(self):
        alone = {(0, 1): 300.0}
        group = dict.fromkeys(combinations(range(6), 2), 4.0)
        assert growth._scored(judged(alone), 8)[2].tolist() == [12.0]
        assert growth._scored(judged(group), 8)[2].tolist() == pytest.approx([20.0] * 15)


class TestTheThreshold:
    """By target and decoy: the lowest score at which enough more accounts than decoys lie."""

    ACTS = acts_of([(k, 0, k) for k in range(90)])

    def grown(self, scores, decoys, **settings_):
        """Pairs of accounts with each of the scores, and worlds of decoys with theirs."""
        world = iter([self.pairs(one) for one in decoys])
        return growth.grow(
            self.ACTS, self.pairs(scores), lambda _: next(world),
            window_ms=np.array([MINUTE]), **settings_,
        )  # fmt: skip

    def pairs(self, scores):
        return judged(
            {(2 * k, 2 * k + 1): s for k, s in enumerate(scores)}, accounts=90, audience=[1.0]
        )

    def test_it_is_the_lowest_that_keeps_decoys_few(self):
        # 40 pairs: 80 accounts; each pair of decoys is two accounts in one of three worlds.
        scores = [2 + k / 10 for k in range(40)]
        found = self.grown(scores, [[2.05], [], []])
        at_all = (2 / 3 + 1 / 3) / 80
        assert at_all <= 0.05
        assert found.threshold == pytest.approx(2.0)
        assert found.decoys == pytest.approx(0.0 + 2 / 3)

    def test_it_rises_above_the_decoys_where_they_are_many(self):
        scores = [2 + k / 10 for k in range(40)]
        found = self.grown(scores, [[3.05] * 5, [3.05] * 5, [3.05] * 5])
        assert found.threshold == pytest.approx(3.1)
        assert found.decoys == 0.0

    def test_the_share_is_that_of_the_means_and_a_third_of_one_account(self):
        for accounts_of_targets, enough in (
            (3, False),
            (4, True),
        ):  # 1/3 of 6, and of 8: .056, .042
            found = self.grown([5.0] * accounts_of_targets, [[], [], []])
            assert np.isfinite(found.threshold) == enough

    def test_one_world_of_decoys_is_made_where_there_are_very_many_pairs(self, monkeypatch):
        scores = [2 + k / 10 for k in range(40)]
        monkeypatch.setattr(growth, "_ENOUGH", 41)
        with pytest.raises(StopIteration):
            self.grown(scores, [[]])  # wants three
        monkeypatch.setattr(growth, "_ENOUGH", 40)
        found = self.grown(scores, [[3.05]])
        assert (found.threshold, found.decoys) == (2.0, 2.0)  # (2 + 1) of 80

    def test_there_is_none_where_decoys_score_like_everybody(self):
        scores = [2 + k / 10 for k in range(20)]
        found = self.grown(scores, [scores, scores, scores])
        assert found.threshold == np.inf
        assert len(found.a) == 20

    def test_more_decoys_are_borne_where_a_larger_share_is_asked_for(self):
        scores = [2 + k / 10 for k in range(40)]
        decoys = [[2.5] * 5] * 3
        few, many = self.grown(scores, decoys), self.grown(scores, decoys, share=0.5)
        assert few.threshold > 2.5 > many.threshold

    def test_without_a_strong_pair_no_decoys_are_made(self):
        found = growth.grow(
            self.ACTS, self.pairs([1.0]), lambda _: pytest.fail("tested a decoy"),
            window_ms=np.array([MINUTE]),
        )  # fmt: skip
        assert (len(found.a), found.threshold) == (0, np.inf)


def magnitudes(acts, window_ms):
    early = acts.age < 2 * window_ms[acts.item]
    cell = np.where(early, -1, np.floor(np.log2(np.maximum(acts.age, 1)))).astype(int)
    return {(int(a), int(i)): int(c) for a, i, c in zip(acts.account, acts.item, cell, strict=True)}


class TestDecoys:
    @SEVERAL
    @given(ROWS, st.integers(0, 99), st.sets(st.integers(0, 4)))
    def test_who_acts_on_what_stays_whatever_is_closed(self, rows, seed, closed):
        acts = acts_of(rows, items=5, origins=np.zeros(5, dtype=np.int64))
        audience = np.where(np.isin(np.arange(5), list(closed)), 0.2, 1.0)
        random = np.random.default_rng(seed)
        found = growth.decoy(acts, audience, np.full(5, MINUTE), random)
        assert sorted(zip(found.account, found.item, strict=True)) == sorted(
            zip(acts.account, acts.item, strict=True)
        )
        # In order, as every test expects its acts.
        again = Acts.of(found.account, found.item, found.at, acts.appeared, acts.source, items=5)
        for field in fields(Acts):
            if field.name not in ("source", "opener", "accounts", "pointer"):
                assert np.array_equal(getattr(found, field.name), getattr(again, field.name))

    @SEVERAL
    @given(ROWS, st.integers(0, 99))
    def test_on_open_items_moments_stay_and_accounts_change_places_within_their_magnitude(
        self, rows, seed
    ):
        acts = acts_of(rows, items=5, origins=np.zeros(5, dtype=np.int64))
        windows = np.array([MINUTE, 2 * MINUTE, MINUTE, HOUR, MINUTE])
        found = growth.decoy(acts, np.ones(5), windows, np.random.default_rng(seed))
        assert np.array_equal(found.at, acts.at)
        assert magnitudes(found, windows) == magnitudes(acts, windows)

    def test_accounts_do_change_places(self):
        acts = acts_of([(k, 0, 3 * HOUR + k) for k in range(50)], origins=np.array([0]))
        found = growth.decoy(acts, np.ones(1), np.array([MINUTE]), np.random.default_rng(1))
        assert (found.account != acts.account).sum() > 30

    def test_ages_on_a_closed_item_are_those_of_open_items_of_its_size(self):
        closed = [(k, 0, 5 * HOUR + k) for k in range(6)]
        open_ = [(k, 1, 10_000_000 + 1_000 * k) for k in range(6)]
        large = [(k, 2, 20_000_000 + 1_000 * k) for k in range(20)]
        acts = acts_of(closed + open_ + large, origins=np.zeros(3, dtype=np.int64))
        audience = np.array([0.1, 1.0, 1.0])
        found = growth.decoy(acts, audience, np.full(3, MINUTE), np.random.default_rng(1))
        assert set(found.age[found.item == 0]) <= set(acts.age[acts.item == 1])
        assert np.array_equal(found.at[found.item > 0], acts.at[acts.item > 0])

    def test_where_all_items_are_closed_accounts_change_places_on_them(self):
        acts = acts_of([(k, 0, 5 * HOUR + k) for k in range(30)], origins=np.array([0]))
        found = growth.decoy(acts, np.array([0.1]), np.array([MINUTE]), np.random.default_rng(1))
        assert np.array_equal(found.at, acts.at)
        assert (found.account != acts.account).any()

    def test_one_seed_gives_one_decoy(self):
        acts = acts_of([(k, 0, 3 * HOUR + k) for k in range(50)], origins=np.array([0]))
        one, same, other = (
            growth.decoy(acts, np.ones(1), np.array([MINUTE]), np.random.default_rng(seed)).account
            for seed in (1, 1, 2)
        )
        assert np.array_equal(one, same)
        assert not np.array_equal(one, other)


def test_a_planted_group_scores_above_its_decoys_and_an_organic_world_has_no_threshold():
    base = chance.Coincidence()

    def grown(world):
        acts = Acts.of(world.account, world.item, world.at, world.origin, world.source)
        found = chance.pairs_against_chance(acts, base)
        return growth.grow(
            acts, found, lambda those: chance.pairs_against_chance(those, base),
            window_ms=np.full(len(acts.size), base.window_ms),
        )  # fmt: skip

    organic = worlds.organic(3, events=8_000)
    assert (grown(organic).score >= grown(organic).threshold).sum() == 0
    world, members = worlds.with_operation(organic, 1, 15, 6)
    found = grown(world)
    strong = found.score >= found.threshold
    assert set(members.tolist()) <= {*found.a[strong].tolist(), *found.b[strong].tolist()}
    assert found.decoys < 1
