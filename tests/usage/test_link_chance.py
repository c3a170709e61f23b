"""What chance gives, beside logs in which it was really left to chance."""

from __future__ import annotations

import numpy as np
from tests.usage.link_given import GivenAccounts

from groundswell.usage.link_chance import STEP, Chance, activity, chance
from groundswell.usage.link_communities import communities
from groundswell.usage.link_evidence import counting_leads
from groundswell.usage.link_hubs import grey_alone
from groundswell.usage.link_pairs import Leads, few_enough, sharing
from groundswell.usage.link_settings import FAMILIES, Linking
from groundswell.usage.link_values import held_values

SETTINGS = Linking(family_bits=3.0, strong_bits=3.0)


def log_of(seed=3, accounts=150):
    draw = np.random.default_rng(seed)
    log = GivenAccounts(crowd=0)
    for n in range(accounts):
        name = f"p{n:03d}"
        log.has(name, "network", f"net {draw.integers(30)}", day=1)
        log.has(name, "user_agent", f"browser {draw.integers(25)}", day=1)
        for _ in range(2):
            log.says(name, float(draw.uniform(0, 90)), family=f"f{draw.integers(40)}")
    return log


def given(log):
    accounts, signals, messages, subjects, families, _, _ = log.tables()
    held = held_values(accounts, signals, messages, subjects, families, SETTINGS)
    grey = grey_alone(held, SETTINGS)
    among = communities(held, messages)
    found = sharing(held, among, few_enough(held, SETTINGS) & ~grey.values())
    return held, among, ~grey.values(), counting_leads(held, found, grey, SETTINGS)


def shuffled(leads, accounts, draw):
    """Deal one family's values to other accounts."""
    to = draw.permutation(accounts)
    a, b = to[leads.pair // accounts], to[leads.pair % accounts]
    return Leads(np.minimum(a, b) * accounts + np.maximum(a, b), leads.bits, leads.own)


def test_the_expected_number_is_the_mean_over_shuffled_logs():
    held, among, counting, leads = given(log_of())
    accounts = len(held.names)
    told = chance(held, among, leads, counting, np.zeros(accounts, dtype=np.int64))
    draw = np.random.default_rng(5)
    levels = np.array([8.0, 9.0, 10.0, 11.0])
    seen = np.zeros((300, len(levels)))
    for deal in seen:
        total, families, owned = {}, {}, set()
        for name in FAMILIES:
            one = shuffled(leads[name], accounts, draw)
            # As in the law: bits rounded up to a step.
            for pair, bits in zip(one.pair.tolist(), np.ceil(one.bits / STEP) * STEP, strict=True):
                total[pair] = total.get(pair, 0.0) + bits
                families[pair] = families.get(pair, 0) + 1
            owned.update(one.pair[one.own].tolist())
        strong = np.array([total[pair] for pair in sorted(owned) if families[pair] >= 2])
        deal[:] = [(strong >= level).sum() for level in levels]
    mean, error = seen.mean(axis=0), seen.std(axis=0) / np.sqrt(len(seen))
    law = told.pairs(levels, np.full(len(levels), 2), np.zeros(len(levels), dtype=bool))
    assert np.all(np.abs(law - mean) <= 4 * error + 0.02)
    assert law[0] > 5


def test_sets_that_meet_are_expected_at_least_as_often_as_in_shuffled_logs():
    held, among, counting, leads = given(log_of())
    told = chance(held, among, leads, counting, np.zeros(len(held.names), dtype=np.int64))
    draw = np.random.default_rng(6)
    networks = [
        held.account[held.holders(v)] for v in np.flatnonzero(held.of_kinds(frozenset({"network"})))
    ]
    browsers = [
        held.account[held.holders(v)]
        for v in np.flatnonzero(held.of_kinds(frozenset({"user_agent"})))
    ]
    pairs = []
    for _ in range(60):
        to = draw.permutation(len(held.names))
        meet = [len(np.intersect1d(to[x], y)) for x in networks for y in browsers]
        pairs.append(sum(m * (m - 1) / 2 for m in meet if m >= 3))
    assert told.above[0, 3, 0] >= np.mean(pairs)


def test_bars_fall_with_the_number_that_meet_and_never_below_the_floor():
    held, among, counting, leads = given(log_of())
    told = chance(held, among, leads, counting, np.zeros(len(held.names), dtype=np.int64))
    for abroad, bars in enumerate(told.bars(0.05, 11.0, 7.0)):
        assert bars[2] >= 11.0
        assert np.all(np.diff(bars[2:]) <= 0)
        assert np.all(bars[2:] >= 7.0)
        assert told.pairs(bars[2:3], np.array([2]), np.array([abroad == 1]))[0] <= 0.05


def test_what_compatriots_share_says_nothing_of_pairs_from_two_countries():
    log = GivenAccounts(crowd=0)
    for n in range(200):
        country = "NZ" if n < 100 else "IS"
        name = log.person(f"p{n:03d}", country=country, network=f"{country} {n % 9}")
        log.says(name, 50 + n, family=f"f{n % 35}")
    held, among, counting, leads = given(log)
    told = chance(held, among, leads, counting, among.of)
    bits = np.array([3.0, 3.0])
    compatriots, others = told.pairs(bits, np.array([2, 2]), np.array([False, True]))
    assert compatriots > 1
    assert others == 0


def test_the_bars_together_let_through_what_may_be_false():
    # Of each number that meet half as many as of one less.
    above = np.linspace(1.0, 0.0, 2001) * 0.5 ** np.arange(7)[:, None]
    told = Chance(np.stack((above, above)))
    bars = told.bars(0.05, 1.0, 1.0)
    for abroad in (0, 1):
        let = told.pairs(bars[abroad, 2:], np.arange(2, 7), np.full(5, abroad == 1))
        assert let[0] <= 0.05 / 2 * 2 / 3
        # A bar that is that of fewer lets through no pair that is not counted there already.
        own = let[1:][bars[abroad, 3:] < bars[abroad, 2:-1]]
        assert let[0] + own.sum() <= 0.025 + 1e-9


def test_the_active_share_more_with_the_active():
    prompts = np.concatenate((np.full(500, 1), np.full(500, 60)))
    group = activity(prompts)
    assert len(set(group[:500].tolist())) == len(set(group[500:].tolist())) == 1
    assert group[0] != group[-1]
