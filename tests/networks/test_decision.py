"""One word on each account from the tests of all traces: what it means, and what joins it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import numpy as np
import pytest
from scipy.stats import chi2
from tests.networks.acted import DAY, HOUR, MINUTE

from groundswell.networks import decision
from groundswell.networks import significance as chance
from groundswell.networks.acts import Acts
from groundswell.networks.decision import (
    BEYOND,
    EXPLAINED,
    INSUFFICIENT,
    LEAD,
    WITHIN,
    Copies,
    Layer,
    decide,
)
from groundswell.networks.growth import Grown
from groundswell.networks.pair_passes import REASONS
from groundswell.worlds import TRACES, make_world, operation

SECOND = 1_000
ALPHA = 0.05
TESTS = {"pairs", "recurrence", "copies", "burst", "company", "births"}


def layer(rows, *, name="links", window_ms=MINUTE, origins=None, sources=None) -> Layer:
    """Acts as (account, item, time); origins and sources by item."""
    account, item, at = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    items = int(item.max()) + 1 if len(item) else 0
    unknown = np.full(items, -1, dtype=np.int64)
    return Layer(
        name=name, window_ms=window_ms, account=account, item=item, at=at,
        origin_ms=unknown if origins is None else np.array(origins),
        source=unknown if sources is None else np.array(sources),
    )  # fmt: skip


def layers_of(world, *, window_ms=MINUTE) -> list[Layer]:
    """The traces of a world that hold acts, side by side."""
    found = []
    for place, name in enumerate(TRACES):
        items = np.flatnonzero(world.item_trace == place)
        number = np.full(world.items, -1, dtype=np.int64)
        number[items] = np.arange(len(items))
        kept = number[world.item] >= 0
        if kept.any():
            found.append(
                Layer(
                    name=name, window_ms=window_ms, account=world.account[kept],
                    item=number[world.item[kept]], at=world.at_ms[kept],
                    origin_ms=world.origin_ms[items], source=world.source[items],
                )
            )  # fmt: skip
    return found


@cache
def decided(kind, planned=(), *, events=20_000, seed=1, leads=True):
    """A world and what is decided on it; made once."""
    world = make_world(kind, events=events, seed=seed, operations=[operation(p) for p in planned])
    return world, decide(layers_of(world), accounts=world.accounts, leads=leads)


MANY = (
    ("calm", ("own_10x8",)),
    ("calm", ("boost_10x4",)),
    ("calm", ("boost_10x2",)),
    ("calm", ("sprint",)),
    ("calm", ("birth_boost",)),
    ("calm", ("mixed_traces",)),
    ("calm", ("sparse_burst_60",)),
    ("digests", ()),
    ("publishers", ()),
    ("mixed_life", ()),
)
each_world = pytest.mark.parametrize(("kind", "planned"), MANY)


class TestTiers:
    @each_world
    def test_each_account_has_one_word_and_what_belongs_to_it(self, kind, planned):
        world, found = decided(kind, planned)
        assert len(found.tier) == world.accounts
        assert set(found.tier) <= {BEYOND, LEAD, EXPLAINED, WITHIN, INSUFFICIENT}
        assert ((found.tier == BEYOND) == (found.account_q <= ALPHA)).all()
        speaks = np.isin(found.tier, [BEYOND, LEAD])
        assert ((found.evidence != "") == speaks).all()
        for words in found.evidence[speaks]:
            assert set(words.split(", ")) <= TESTS
        explained = found.tier == EXPLAINED
        assert np.isin(found.explained_by[explained], REASONS[1:]).all()
        assert (found.explained_by[np.isin(found.tier, [BEYOND, WITHIN, INSUFFICIENT])] == "").all()

    @each_world
    def test_an_account_pays_for_three_tests(self, kind, planned):
        _, found = decided(kind, planned, leads=False)
        n = len(found.tier)
        active = found.joined.acts > 0
        paired = np.ones(n)
        paired[active] = decision.corrected(found.joined.account_p[active], float(active.sum()))
        crowd = np.ones(n)
        for burst in found.bursts.values():
            known = len(burst.account_q)
            crowd[:known] = np.minimum(crowd[:known], len(found.bursts) * burst.account_q)
        least = np.minimum(np.minimum(paired, found.recurring.q), crowd)
        assert found.account_q == pytest.approx(np.minimum(1.0, 3 * least))

    @each_world
    def test_traces_are_named_where_a_test_of_one_speaks(self, kind, planned):
        _, found = decided(kind, planned)
        speaks = found.traces != ""
        assert not (speaks & ~np.isin(found.tier, [BEYOND, LEAD])).any()
        for words in found.traces[speaks]:
            assert set(words.split()) <= set(TRACES)
        direct = [bool({"recurrence", "births"} & set(w.split(", "))) for w in found.evidence]
        assert speaks[np.array(direct)].all()

    @pytest.mark.parametrize(
        ("planned", "evidence"),
        [
            ("own_10x8", "pairs"),
            ("mixed_traces", "pairs"),
            ("boost_10x4", "recurrence"),
            ("boost_10x2", "recurrence"),
            ("sprint", "recurrence"),
            ("sparse_burst_60", "burst"),
        ],
    )
    def test_accounts_run_together_are_beyond_chance_and_nobody_else(self, planned, evidence):
        world, found = decided("calm", (planned,))
        run = world.operation >= 0
        named = found.tier == BEYOND
        assert named[run].mean() >= 0.9
        assert not named[~run].any()
        said = [evidence in words.split(", ") for words in found.evidence[run & named]]
        assert np.mean(said) >= 0.9

    def test_births_make_leads_only(self):
        world, found = decided("calm", ("birth_boost",))
        births = np.array(["births" in words for words in found.evidence])
        assert births[world.operation >= 0].mean() >= 0.9
        assert set(found.tier[births]) == {LEAD}

    @pytest.mark.parametrize("kind", ["sessions", "fandom", "digests", "publishers", "live_event"])
    def test_nobody_is_beyond_chance_where_nobody_coordinates(self, kind):
        _, found = decided(kind, events=30_000, seed=2)
        assert not (found.tier == BEYOND).any()
        assert (found.tier == LEAD).sum() == 0

    @pytest.mark.parametrize(
        ("kind", "words"),
        [("digests", {"timetable"}), ("publishers", {"publisher", "timetable", "fan club"})],
    )
    def test_what_explains_an_account_is_named(self, kind, words):
        _, found = decided(kind)
        explained = found.explained_by[found.tier == EXPLAINED]
        assert len(explained) > 20
        assert np.isin(explained, list(words)).mean() > 0.9


def own_items(*, known, late=0):
    """A crew of six that acts at once on nine new items that hardly anybody else looks at.

    Around them are the items of others, all by different authors, which they know too.
    """
    dice = np.random.default_rng(6)
    times = [*scattered(9), *(k * 5 * HOUR + 10 * DAY for k in range(60))]
    rows = []
    for i, t in enumerate(times):
        if i < 9:
            rows += [(k, i, t + late + (k + i) % 6 * SECOND) for k in range(6)]
        for k in dice.choice(300, 2 if i < 9 else 20, replace=False):
            rows.append((int(k), i, t + int(dice.integers(HOUR, 30 * HOUR))))
    sources = range(400, 400 + len(times)) if known else None
    return layer(rows, origins=times, sources=sources)


class TestUnseenSources:
    """New items of which nobody says from whom they came may all come from one."""

    def words(self, **given):
        found = decide([own_items(**given)], accounts=500, leads=False)
        assert not np.isin(found.tier[6:], [BEYOND, LEAD]).any()
        return {
            (str(t), str(why)) for t, why in zip(found.tier[:6], found.explained_by, strict=False)
        }

    def test_a_crew_that_is_quick_with_them_is_a_lead_with_the_reason(self):
        assert self.words(known=False) == {(LEAD, "unseen source")}

    def test_with_sources_that_differ_it_is_beyond_chance(self):
        assert self.words(known=True) == {(BEYOND, "")}

    def test_on_older_items_it_needs_no_sources(self):
        assert self.words(known=False, late=50 * MINUTE) == {(BEYOND, "")}


class TestInsufficientData:
    def test_one_act_makes_no_pair(self):
        rows = [(0, 0, 0), (0, 1, HOUR), (1, 0, 5), (1, 1, 3 * HOUR), (2, 0, 9)]
        found = decide([layer(rows)], accounts=4)
        # The last acts nowhere, and the one before once.
        assert found.tier.tolist() == [WITHIN, WITHIN, INSUFFICIENT, INSUFFICIENT]

    def test_acts_in_two_traces_are_two(self):
        one, two = [(0, 0, 0), (1, 0, 5)], [(0, 0, HOUR), (1, 0, HOUR + 5)]
        found = decide([layer(one), layer(two, name="words")], accounts=2)
        assert found.tier.tolist() == [WITHIN, WITHIN]

    @pytest.mark.parametrize("accounts", [0, 3])
    def test_no_layers_say_nothing(self, accounts):
        found = decide([], accounts=accounts)
        assert found.tier.tolist() == [INSUFFICIENT] * accounts
        assert found.account_q.tolist() == [1.0] * accounts
        assert found.evidence.tolist() == found.traces.tolist() == [""] * accounts
        assert (found.joined, found.recurring, found.grown) == (None, None, None)
        assert [len(part) for part in found.ties] == [0, 0, 0]

    def test_a_layer_without_acts_says_nothing(self):
        found = decide([layer([])], accounts=2)
        assert found.tier.tolist() == [INSUFFICIENT] * 2
        assert len(found.joined.a) == 0

    def test_a_layer_without_acts_beside_others_changes_no_pair(self):
        world = make_world("calm", events=8_000, seed=1, operations=[operation("own_10x8")])
        full = layers_of(world)
        empty = layer([], name="hashtag_sequence")
        one = decide(full, accounts=world.accounts, leads=False)
        two = decide([*full, empty], accounts=world.accounts, leads=False)
        assert np.array_equal(one.joined.p, two.joined.p)
        assert np.array_equal(one.recurring.q, two.recurring.q)
        assert np.array_equal(one.tier == BEYOND, two.tier == BEYOND)


def meetings(times, *, crew=6, name="links", first_source=3_300):
    """A crew that meets at each of the times on an item, among others at their own hours.

    Each item is three hours old by then and has an author of its own; whoever of the crew comes
    first changes from one to the next.
    """
    dice = np.random.default_rng(5)
    rows = []
    for i, t in enumerate(times):
        rows += [(k, i, t + (k + i) % crew * SECOND) for k in range(crew)]
        for k in dice.choice(3_000, 20, replace=False):
            rows.append((10 + int(k), i, t + int(dice.integers(-3 * HOUR, 30 * HOUR))))
    origins = [t - 3 * HOUR for t in times]
    sources = range(first_source, first_source + len(times))
    return layer(rows, name=name, origins=origins, sources=sources)


def scattered(n):
    return [10 * DAY + k * DAY + k * (2 * HOUR + 17 * MINUTE) for k in range(n)]


def pair_of(tested, a=0, b=1):
    """Common items, coincidences, occasions, leaders, expected and p of a pair."""
    row = np.flatnonzero((tested.a == a) & (tested.b == b))[0]
    return [
        getattr(tested, name)[row]
        for name in ("common", "coincidences", "occasions", "leaders", "expected", "p")
    ]


class TestSeveralTraces:
    def test_a_post_in_two_traces_is_one_occasion(self):
        links = meetings(scattered(6))
        # The same posts, seen by their hashtags: the same accounts at the same moments.
        words = meetings(scattered(6), name="words")
        alone = pair_of(decide([links], accounts=3_400).joined)
        both = pair_of(decide([links, words], accounts=3_400).joined)
        assert (alone[:3], both[:3]) == ([6, 6, 6], [12, 12, 6])
        assert min(both[2:4]) <= min(alone[2:4])
        assert both[5] >= alone[5]  # nothing is gained by seeing a post twice

    def test_posts_at_different_times_add_up(self):
        times = scattered(12)
        links = meetings(times[:6])
        words = meetings(times[6:], name="words", first_source=3_320)
        alone = pair_of(decide([links], accounts=3_400).joined)
        both = pair_of(decide([links, words], accounts=3_400).joined)
        assert (alone[2], both[2]) == (6, 12)
        assert both[5] < alone[5]

    def test_items_of_two_traces_are_different_items_whatever_their_numbers(self):
        # Account 0 acts on link 0 and account 1 on hashtag 0, always together: no common item.
        times = scattered(6)
        links = layer([(0, i, t) for i, t in enumerate(times)])
        words = layer([(1, i, t) for i, t in enumerate(times)], name="words")
        found = decide([links, words], accounts=2)
        assert len(found.joined.a) == 0

    def test_each_trace_has_its_own_window(self):
        times = scattered(4)
        near = [(who, i, t + who * 5 * MINUTE) for i, t in enumerate(times) for who in (0, 1)]
        minute, ten = layer(near), layer(near, name="words", window_ms=10 * MINUTE)
        found = decide([minute, ten], accounts=2)
        assert pair_of(found.joined)[:2] == [8, 4]
        assert len(found.tested["links"].a) == 0
        assert pair_of(found.tested["words"])[:2] == [4, 4]

    def test_a_layer_alone_is_what_the_test_of_pairs_says(self):
        world = make_world("calm", events=20_000, seed=1, operations=[operation("own_10x8")])
        only = Layer(
            name="events", window_ms=MINUTE, account=world.account, item=world.item,
            at=world.at_ms, origin_ms=world.origin_ms, source=world.source,
        )  # fmt: skip
        found = decide([only], accounts=world.accounts, leads=False)
        acts = Acts.of(
            only.account, only.item, only.at, only.origin_ms, only.source, accounts=world.accounts
        )
        alone = chance.pairs_against_chance(acts, chance.Coincidence())
        assert found.tested[only.name] is found.joined
        assert len(alone.a) > 10
        for field in fields(alone):
            assert np.array_equal(getattr(alone, field.name), getattr(found.joined, field.name))

    def test_each_of_several_layers_is_tested_by_itself_too(self):
        world, found = decided("calm", ("mixed_traces",))
        parts = layers_of(world)
        assert len(parts) >= 3
        for part in parts:
            acts = Acts.of(part.account, part.item, part.at, part.origin_ms, part.source)
            windows = np.full(len(acts.size), MINUTE)
            alone = chance.pairs_against_chance(acts, chance.Coincidence(), windows=windows)
            assert np.array_equal(alone.p, found.tested[part.name].p)

    def test_a_group_that_mixes_traces_is_stronger_over_all_than_in_each(self):
        world, found = decided("calm", ("mixed_traces",))
        run = np.flatnonzero(world.operation >= 0)
        best = min(
            tested.account_p[run[run < len(tested.account_p)]].max()
            for tested in found.tested.values()
        )
        assert found.joined.account_p[run].max() < best

    def test_the_order_of_layers_does_not_matter(self):
        world, found = decided("calm", ("mixed_traces",))
        turned = decide(layers_of(world)[::-1], accounts=world.accounts)
        assert np.allclose(found.joined.p, turned.joined.p, rtol=1e-9, atol=0)
        assert np.array_equal(found.tier == BEYOND, turned.tier == BEYOND)
        assert np.array_equal(found.evidence == "", turned.evidence == "")


def copies(p, q, pairs=()):
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return Copies(np.array(p), np.array(q), ends[0], ends[1], np.full(len(pairs), 1e-5))


class TestCopiedText:
    def test_alone_it_makes_a_lead_and_no_more(self):
        given = copies([1e-30, 1e-30, 0.5, 1.0], [1e-28, 0.04, 0.9, 1.0], [(0, 1)])
        found = decide([], accounts=4, copies=given)
        assert found.tier.tolist() == [LEAD, LEAD, WITHIN, INSUFFICIENT]
        assert found.evidence.tolist() == ["copies", "copies", "", ""]
        assert found.traces.tolist() == ["copied_text", "copied_text", "", ""]
        a, b, weight = found.ties
        assert (a.tolist(), b.tolist(), weight.tolist()) == ([0], [1], pytest.approx([5.0]))

    def test_a_q_just_above_alpha_is_no_lead(self):
        found = decide([], accounts=2, copies=copies([1e-9] * 2, [ALPHA, ALPHA + 1e-9]))
        assert found.tier.tolist() == [LEAD, WITHIN]

    def test_it_stays_a_lead_beside_timing_that_says_nothing(self):
        rows = [(k, i, i * DAY + k * HOUR) for k in range(4) for i in range(4)]
        given = copies([1e-30] * 2 + [1.0] * 2, [1e-28] * 2 + [1.0] * 2, [(0, 1)])
        found = decide([layer(rows)], accounts=4, copies=given)
        assert found.tier.tolist() == [LEAD, LEAD, WITHIN, WITHIN]

    @pytest.mark.parametrize("timed", [0.05, 1e-3, 1e-8])
    @pytest.mark.parametrize("copied", [0.9, 0.01, 1e-12])
    def test_with_timing_it_is_joined_after_fisher(self, timed, copied):
        _, found = decided("calm", ("own_10x8",))
        joined = chance.Tested(
            **{f.name: getattr(found.joined, f.name) for f in fields(found.joined)}
            | {"account_p": np.array([timed])}
        )
        together = decision._with_copies(joined, copies([copied], [1.0]), 1)
        fisher = chi2.sf(-2 * np.log(timed * copied), 4)
        assert together.tolist() == [pytest.approx(fisher)]

    def test_where_one_of_the_two_says_nothing_the_other_stands(self):
        _, found = decided("calm", ("own_10x8",))
        joined = chance.Tested(
            **{f.name: getattr(found.joined, f.name) for f in fields(found.joined)}
            | {"account_p": np.array([0.051, 1e-6, 1.0])}
        )
        given = copies([1e-20, 1.0, 1e-20], [1.0] * 3)
        assert decision._with_copies(joined, given, 3).tolist() == [0.051, 1e-6, 1.0]
        assert decision._with_copies(joined, None, 3).tolist() == [0.051, 1e-6, 1.0]
        assert decision._with_copies(None, given, 3).tolist() == [1.0] * 3

    def test_it_can_carry_weak_timing_beyond_chance(self):
        layers = [meetings(scattered(4), crew=2)]
        alone = decide(layers, accounts=3_400)
        assert np.isin(alone.tier[:2], [WITHIN, EXPLAINED]).all()
        assert (alone.joined.account_p[:2] <= 0.05).all()
        p = np.ones(3_400)
        p[:2] = 1e-12
        given = copies(p, np.minimum(1.0, p * 3_400), [(0, 1)])
        found = decide(layers, accounts=3_400, copies=given)
        assert found.tier[:2].tolist() == [BEYOND, BEYOND]
        assert "copies" in found.evidence[0]


class TestCompany:
    def grown(self, pairs, scores, threshold):
        ends = np.array(pairs).T
        return Grown(ends[0], ends[1], np.array(scores), np.zeros(5), threshold, 0.0)

    def test_only_accounts_next_to_a_core_are_leads_and_the_core_is_not(self):
        grown = self.grown([(0, 1), (1, 2), (3, 4)], [9.0, 9.0, 9.0], 5.0)
        core = np.array([True, False, False, False, False])
        assert decision._company(grown, core).tolist() == [False, True, False, False, False]
        other = np.array([False, True, False, False, False])
        assert decision._company(grown, other).tolist() == [True, False, True, False, False]

    def test_there_is_no_lead_without_a_core(self):
        grown = self.grown([(0, 1), (1, 2)], [99.0, 99.0], 5.0)
        assert not decision._company(grown, np.zeros(5, dtype=np.bool_)).any()
        assert not decision._company(None, np.ones(5, dtype=np.bool_)).any()

    def test_a_score_below_the_threshold_is_no_company(self):
        core = np.array([True, False, False, False, False])
        assert decision._company(self.grown([(0, 1)], [5.0], 5.0), core)[1]
        assert not decision._company(self.grown([(0, 1)], [4.9], 5.0), core)[1]
        assert not decision._company(self.grown([(0, 1)], [99.0], np.inf), core).any()

    def test_without_leads_nothing_is_grown_and_nobody_named_is_lost(self):
        _, whole = decided("calm", ("own_10x8",))
        _, quick = decided("calm", ("own_10x8",), leads=False)
        assert quick.grown is None
        assert np.array_equal(whole.tier == BEYOND, quick.tier == BEYOND)
        assert not any("company" in words for words in quick.evidence)


class TestTies:
    @each_world
    def test_they_tie_accounts_beyond_chance_or_leads_once_and_no_others(self, kind, planned):
        _, found = decided(kind, planned)
        a, b, weight = found.ties
        assert (a < b).all()
        assert len(set(zip(a.tolist(), b.tolist(), strict=True))) == len(a)
        speaks = np.isin(found.tier, [BEYOND, LEAD])
        assert speaks[a].all()
        assert speaks[b].all()
        assert ((weight > 0) & (weight <= 12)).all()

    def test_an_operation_hangs_together(self):
        world, found = decided("calm", ("boost_10x4",))
        run = np.flatnonzero(world.operation >= 0)
        a, b, _ = found.ties
        assert set(run.tolist()) == {*a.tolist(), *b.tolist()}

    def test_a_pair_has_the_strongest_of_its_ties(self):
        one = (np.array([0, 3]), np.array([1, 2]), np.array([2.0, 5.0]))
        two = (np.array([1, 0]), np.array([0, 2]), np.array([4.0, 1.0]))
        a, b, weight = decision._strongest([one, two], 4)
        found = dict(zip(zip(a.tolist(), b.tolist(), strict=True), weight.tolist(), strict=True))
        assert found == {(0, 1): 4.0, (2, 3): 5.0, (0, 2): 1.0}
