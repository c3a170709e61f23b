"""Bursts of sparse or like accounts: found where planted, silent where nobody coordinates."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.networks import worlds

from groundswell.networks import newcomers
from groundswell.networks.bursts import Marks, find_bursts
from groundswell.networks.involved import decoy_rate
from groundswell.worlds import make_world, operation

DAY = 86_400_000


def planted(seed, *, accounts=60, spread_ms=60_000, age_ms=2 * worlds.HOUR, acts=1, popular=5):
    """Plant accounts that act so often, all on items that were chosen for being popular."""
    world = worlds.organic(seed)
    rng = np.random.default_rng(seed + 1_000)
    chosen = np.argsort(-np.bincount(world.item))[popular : popular + acts]
    new = np.arange(accounts) + world.account.max() + 1
    who, what, when = [world.account], [world.item], [world.at]
    for item in chosen:
        who.append(new)
        what.append(np.full(accounts, item))
        when.append(world.origin[item] + age_ms + rng.integers(0, spread_ms, accounts))
    joined = [np.concatenate(x) for x in (who, what, when)]
    return world._replace(account=joined[0], item=joined[1], at=joined[2]), chosen, new


def bursts(world, **settings):
    return find_bursts(world.account, world.item, world.at, origin_ms=world.origin, **settings)


def created(world, new, seed, *, together):
    rng = np.random.default_rng(seed)
    at = rng.integers(0, 3_000 * DAY, world.account.max() + 1)
    if together:
        at[new] = 2_000 * DAY + rng.integers(0, 2 * DAY, len(new))
    return at


def flagged(found):
    return set(found.item[found.q <= 0.05].tolist())


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("spread_ms", [30_000, 60_000, 600_000, 3_600_000])
def test_sixty_accounts_that_act_once_stand_out_however_fast(seed, spread_ms):
    world, chosen, new = planted(seed, spread_ms=spread_ms)
    found = bursts(world)
    assert flagged(found) == set(chosen.tolist())
    named = np.flatnonzero(found.account_q <= 0.05)
    assert np.isin(new, named).mean() >= 0.7
    assert np.isin(named, new).mean() >= 0.9


def test_operations_do_not_hide_behind_being_a_third_of_what_can_be_measured(monkeypatch):
    planned = [operation("sparse_burst_60"), operation("sparse_600")]
    world = make_world("publishers", events=200_000, seed=1_063, operations=planned)

    def found():
        return find_bursts(world.account, world.item, world.at_ms, origin_ms=world.origin_ms)

    theirs = set(np.flatnonzero(world.item_operation >= 0).tolist())
    assert flagged(found()) == theirs
    monkeypatch.setattr(newcomers, "_HALF", newcomers._MOST_OF)  # four fifths from the start
    assert not flagged(found())


@pytest.mark.parametrize("age_ms", [0, 10 * 60_000, 24 * worlds.HOUR])
def test_a_burst_stands_out_at_any_age_of_its_item(age_ms):
    world, chosen, _ = planted(2, age_ms=age_ms, popular=0)
    assert flagged(bursts(world)) == set(chosen.tolist())


def test_accounts_that_act_four_times_are_still_sparse_to_the_second_look():
    world, chosen, _ = planted(1, acts=4)
    assert flagged(bursts(world)) == set(chosen.tolist())


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("marked", [False, True])
def test_an_organic_world_is_silent(seed, marked):
    world = worlds.organic(seed)
    new = np.arange(10)
    marks = Marks(created(world, new, seed, together=False)) if marked else None
    found = bursts(world, marks=marks)
    assert not flagged(found)
    assert not (found.account_q <= 0.05).any()
    assert len(found.p) > 50  # there was something to be tempted by


def test_accounts_counted_active_elsewhere_are_not_sparse():
    world, _, _ = planted(3)
    everywhere = np.full(world.account.max() + 1, 50)
    assert not flagged(bursts(world, acts=everywhere))


class TestMarks:
    def crowd(self, seed, *, together):
        """Give a world in which everybody acts once, and a burst of twenty-five among them."""
        rng = np.random.default_rng(seed)
        item = np.repeat(np.arange(120), rng.integers(60, 200, 120))
        at = item * 100 + (rng.lognormal(np.log(3_600_000), 1, len(item))).astype(np.int64)
        inside = np.flatnonzero(item == 40)[:25]
        at[inside] = 7_200_000 + rng.integers(0, 40_000, 25)
        account = np.arange(len(item))
        made = rng.integers(0, 3_000 * DAY, len(item))
        if together:
            made[inside] = 1_000 * DAY + rng.integers(0, DAY, 25)
        return (account, item, at), Marks(made), inside

    def test_creation_dates_tell_where_everybody_acts_once(self):
        acts, marks, inside = self.crowd(1, together=True)
        assert not flagged(find_bursts(*acts))
        found = find_bursts(*acts, marks=marks)
        assert flagged(found) == {40}
        assert (found.account_q[inside] <= 0.05).all()
        assert (found.account_q <= 0.05).sum() <= 26
        assert found.likeness[found.item == 40] > 5

    @pytest.mark.parametrize("seed", range(4))
    def test_a_burst_of_accounts_of_all_kinds_is_no_more_than_a_burst(self, seed):
        acts, marks, _ = self.crowd(seed, together=False)
        assert not flagged(find_bursts(*acts, marks=marks))

    def test_accounts_alike_that_do_not_burst_are_left_alone(self):
        (account, item, at), marks, inside = self.crowd(2, together=True)
        at = at.copy()
        at[inside] = np.linspace(0, 3 * 3_600_000, 25).astype(np.int64)
        found = find_bursts(account, item, at, marks=marks)
        assert not flagged(found)
        assert not (found.account_q <= 0.05).any()

    def test_several_marks_together_tell_more_than_one(self):
        acts, marks, inside = self.crowd(3, together=True)
        shape = np.zeros(len(acts[0]), dtype=np.int64)
        shape[::9] = 1
        shape[inside] = 1
        one = find_bursts(*acts, marks=marks)
        two = find_bursts(*acts, marks=Marks(marks.created_ms, (shape,)))
        assert two.p[two.item == 40] < one.p[one.item == 40]

    @settings(max_examples=6, deadline=None)
    @given(st.integers(0, 100), st.booleans())
    def test_marks_never_take_from_a_burst(self, seed, together):
        world, _, new = planted(seed % 3)
        plain = bursts(world)
        marked = bursts(world, marks=Marks(created(world, new, seed, together=together)))
        assert (marked.item == plain.item).all()
        assert (marked.p <= np.minimum(1.0, 2 * plain.p) + 1e-12).all()


@settings(max_examples=80, deadline=None)
@given(
    st.lists(st.integers(0, 6), min_size=1, max_size=12), st.lists(st.integers(0, 6), max_size=12)
)
def test_the_decoy_rate_is_the_least_share_of_decoys_at_or_below_a_score(inside, outside):
    found = decoy_rate(np.array(inside, dtype=float), np.array(outside, dtype=float))
    for score, rate in zip(inside, found, strict=True):
        slow = min(
            (
                len(inside)
                * (sum(o >= t for o in outside) + 1)
                / (len(outside) + 1)
                / sum(i >= t for i in inside)
                for t in set(inside)
                if 0 < t <= score
            ),
            default=1.0,
        )
        assert rate == pytest.approx(min(1.0, slow))


def test_the_order_of_acts_does_not_matter():
    world, _, new = planted(4)
    marks = Marks(created(world, new, 4, together=True))
    mixed = np.random.default_rng(1).permutation(len(world.account))
    again = world._replace(account=world.account[mixed], item=world.item[mixed], at=world.at[mixed])
    one, two = bursts(world, marks=marks), bursts(again, marks=marks)
    assert np.array_equal(one.p, two.p)
    assert np.array_equal(one.account_q, two.account_q)


def test_further_acts_of_an_account_on_an_item_do_not_count():
    world, _, _ = planted(5)
    twice = world._replace(
        account=np.tile(world.account, 2),
        item=np.tile(world.item, 2),
        at=np.concatenate([world.at, world.at + 1]),
    )
    assert np.array_equal(bursts(world).p, bursts(twice).p)


@pytest.mark.parametrize("size", [0, 1, 9])
def test_too_few_acts_give_no_bursts(size):
    found = find_bursts(
        np.arange(size), np.zeros(size), np.zeros(size), marks=Marks(np.zeros(size))
    )
    assert len(found.p) == 0
    assert found.account_q.tolist() == [1.0] * size
