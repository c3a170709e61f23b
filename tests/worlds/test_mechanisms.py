"""Every behaviour does what it says, measured on the events that it leaves."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from groundswell.worlds import MECHANISMS, TRACES, make_world
from groundswell.worlds.draft import DAYS, START_MS
from groundswell.worlds.people import DAY_MS, HOUR_MS

MINUTE = 60_000


def of(world, mechanism):
    """Account numbers of a mechanism."""
    return np.flatnonzero(world.mechanism == MECHANISMS.index(mechanism))


def by(world, mechanism):
    """Event numbers of a mechanism's accounts."""
    return np.flatnonzero(np.isin(world.account, of(world, mechanism)))


def ages(world, events):
    """Time since the item's origin, of events on items whose origin is known."""
    known = events[world.origin_ms[world.item[events]] >= 0]
    return world.at_ms[known] - world.origin_ms[world.item[known]]


def posted_by(world, events, mechanism):
    """Those events whose item comes from an account of a mechanism."""
    source = world.source[world.item[events]]
    return events[(source >= 0) & np.isin(source, of(world, mechanism))]


def span_of_items(world, events):
    """For each item with several of these events, the time from its first to its last of them."""
    order = events[np.lexsort((world.at_ms[events], world.item[events]))]
    item, at = world.item[order], world.at_ms[order]
    edges = np.flatnonzero(np.concatenate(([True], item[1:] != item[:-1], [True])))
    spans = [at[high - 1] - at[low] for low, high in pairwise(edges) if high - low > 1]
    return np.array(spans)


def together(world, events, within):
    """Share of these events with another of them, by another account, on their item within so long."""
    order = events[np.lexsort((world.at_ms[events], world.item[events]))]
    item, at = world.item[order], world.at_ms[order]
    near = (item[1:] == item[:-1]) & (np.diff(at) <= within)
    either = np.zeros(len(order), dtype=bool)
    either[1:] |= near
    either[:-1] |= near
    return either.mean()


@pytest.fixture(scope="module")
def worlds():
    names = ("calm", "viral", "sessions", "fandom", "brokers", "niche", "digests", "live_event",
             "publishers", "drives", "mixed_life")  # fmt: skip
    return {name: make_world(name, events=30_000, seed=11) for name in names}


def test_activity_and_popularity_have_heavy_tails(worlds):
    for name in ("calm", "mixed_life"):
        world = worlds[name]
        for counts in (np.bincount(world.account), np.bincount(world.item)):
            falling = np.sort(counts[counts > 0])[::-1]
            assert falling[: len(falling) // 100].sum() > 0.07 * falling.sum()
            assert np.median(falling) < falling.mean()


def test_about_as_many_accounts_act_as_asked_for():
    for density in (5.0, 20.0, 60.0):
        world = make_world("calm", events=20_000, seed=2, acts_per_account=density)
        acting = len(np.unique(world.account))
        assert 0.7 * 20_000 / density < acting <= 20_000 / density


def test_a_brokers_fans_act_within_a_minute_of_it(worlds):
    world = worlds["brokers"]
    fans = posted_by(world, by(world, "fan"), "broker")
    age = ages(world, fans)
    assert len(age) > 2_000
    assert np.quantile(age, 0.8) < MINUTE
    assert np.quantile(age, 0.99) < 5 * MINUTE


def test_a_brokers_fan_follows_one_broker(worlds):
    world = worlds["brokers"]
    fans = posted_by(world, by(world, "fan"), "broker")
    quick = fans[ages(world, fans) < MINUTE]
    pairs = np.unique(np.stack([world.account[quick], world.source[world.item[quick]]]), axis=1)
    assert len(pairs[0]) == len(np.unique(pairs[0]))


def test_fast_followers_are_early_again_and_again_and_others_are_not(worlds):
    world = worlds["calm"]
    fast, others = by(world, "fast follower"), by(world, "ordinary")
    soon = [(ages(world, events) < 3 * MINUTE).mean() for events in (fast, others)]
    assert soon[0] > 1.5 * soon[1]
    assert 0.02 < len(of(world, "fast follower")) / world.accounts < 0.09


def test_fans_of_a_fandom_follow_several_officials(worlds):
    world = worlds["fandom"]
    fans = posted_by(world, by(world, "fan"), "broker")
    pairs = np.unique(np.stack([world.account[fans], world.source[world.item[fans]]]), axis=1)
    assert np.bincount(pairs[0])[np.unique(pairs[0])].mean() > 1.8


def test_a_niche_sources_items_have_few_actors_and_the_same_ones(worlds):
    world = worlds["niche"]
    events = posted_by(world, by(world, "niche fan"), "broker")
    sizes = np.bincount(world.item)[np.unique(world.item[events])]
    assert sizes.max() <= 16
    pairs = np.unique(np.stack([world.account[events], world.source[world.item[events]]]), axis=1)
    _, fans_of = np.unique(pairs[1], return_counts=True)
    assert fans_of.max() <= 16


def test_digest_readers_act_together_on_items_of_many_authors_that_are_hours_old(worlds):
    world = worlds["digests"]
    events = by(world, "digest reader")
    order = events[np.lexsort((world.at_ms[events], world.item[events]))]
    near = (world.item[order][1:] == world.item[order][:-1]) & (
        np.diff(world.at_ms[order]) <= MINUTE
    )
    pushed = order[1:][near]
    assert near.mean() > 0.4
    assert np.median(ages(world, pushed)) > 2 * HOUR_MS
    authors = world.source[world.item[pushed]]
    assert np.bincount(authors[authors >= 0]).max() < 0.1 * len(authors)


def test_digest_readers_take_several_items_one_after_another(worlds):
    world = worlds["digests"]
    events = by(world, "digest reader")
    order = events[np.lexsort((world.at_ms[events], world.account[events]))]
    same = np.diff(world.account[order]) == 0
    gaps = np.diff(world.at_ms[order])[same]
    assert (gaps < 2 * MINUTE).mean() > 0.2


def test_a_live_event_brings_many_onto_many_items_within_minutes(worlds):
    world = worlds["live_event"]
    minute = (world.at_ms - START_MS) // (10 * MINUTE)
    busiest = np.bincount(minute).max()
    assert busiest > 15 * len(world.at_ms) / (DAYS * 144)
    calm = worlds["calm"]
    usual = np.bincount((calm.at_ms - START_MS) // (10 * MINUTE)).max()
    assert busiest > 3 * usual
    there = world.at_ms[minute == np.bincount(minute).argmax()]
    assert len(there) > 150
    assert len(np.unique(world.item[minute == np.bincount(minute).argmax()])) > 10


def test_a_live_event_is_one_places(worlds):
    world = worlds["live_event"]
    minute = (world.at_ms - START_MS) // (10 * MINUTE)
    there = np.unique(world.account[minute == np.bincount(minute).argmax()])
    there = there[np.isin(there, of(world, "live event"))]
    zones = np.bincount((world.zone_ms[there] + 12 * HOUR_MS) // (HOUR_MS // 2))
    everywhere = np.bincount((world.zone_ms + 12 * HOUR_MS) // (HOUR_MS // 2))
    assert zones.max() / zones.sum() > 1.8 * everywhere.max() / everywhere.sum()


def test_sister_pages_post_an_article_within_seconds(worlds):
    world = worlds["publishers"]
    spans = span_of_items(world, by(world, "syndication"))
    assert len(spans) > 50
    assert spans.max() <= 20_000


def test_feeds_post_when_they_look_and_not_before(worlds):
    world = worlds["publishers"]
    events = by(world, "feed")
    seconds = world.at_ms[events] // 1_000 % 60
    assert (seconds <= 4).mean() > 0.4  # those that look on the full minute
    assert span_of_items(world, events).max() <= 31 * MINUTE


def test_scheduled_posts_come_on_the_quarter_of_the_hour(worlds):
    world = worlds["publishers"]
    events = by(world, "scheduled")
    assert len(events) > 200
    assert (world.at_ms[events] % (15 * MINUTE)).max() <= 3_000


def test_share_buttons_leave_one_text_without_haste(worlds):
    world = worlds["publishers"]
    readers = by(world, "share button")
    copies = readers[world.item_trace[world.item[readers]] == TRACES.index("copied_text")]
    assert len(copies) > 1_000
    assert together(world, copies, MINUTE) < 0.1


def test_automation_is_marked_and_nothing_else_is(worlds):
    assert not worlds["fandom"].automated.any()
    world = worlds["publishers"]
    names = {MECHANISMS[n] for n in np.unique(world.mechanism[world.automated])}
    assert names <= {"publisher", "syndication", "feed", "scheduled"}
    assert {"syndication", "feed", "scheduled"} <= names


def test_a_drive_falls_into_its_hour_with_a_rush_at_the_beginning(worlds):
    world = worlds["drives"]
    events = by(world, "drive")
    hashtags = events[world.item_trace[world.item[events]] == TRACES.index("hashtag_sequence")]
    large = np.bincount(world.item[hashtags]) >= 30
    hashtags = hashtags[large[world.item[hashtags]]]
    into = world.at_ms[hashtags] % HOUR_MS
    assert len(hashtags) > 500
    assert (into < 2 * MINUTE).mean() > 0.25
    assert np.quantile(span_of_items(world, hashtags), 0.1) <= HOUR_MS


def test_spread_is_faster_in_a_viral_world_and_with_difficulty():
    def median(kind, difficulty):
        world = make_world(kind, events=20_000, seed=3, difficulty=difficulty)
        return np.median(ages(world, np.arange(len(world.account))))

    assert median("viral", 0.5) < median("calm", 0.5)
    assert median("calm", 1.0) < median("calm", 0.5) < median("calm", 0.0)


def test_people_sleep(worlds):
    world = worlds["calm"]
    hour = (world.at_ms + world.zone_ms[world.account]) % DAY_MS // HOUR_MS
    counts = np.bincount(hour, minlength=24)
    assert counts[2:5].mean() < 0.3 * counts[10:20].mean()


def test_people_act_in_visits(worlds):
    world = worlds["sessions"]
    order = np.lexsort((world.at_ms, world.account))
    same = np.diff(world.account[order]) == 0
    gaps = np.diff(world.at_ms[order])[same]
    spread_evenly = np.diff(np.sort(np.random.default_rng(1).uniform(0, DAYS * DAY_MS, 20)))
    assert (gaps < 2 * MINUTE).mean() > 0.15
    assert (spread_evenly < 2 * MINUTE).mean() < 0.15


def test_sources_and_origins_are_known_for_reposts_only_and_not_for_all(worlds):
    world = worlds["mixed_life"]
    reposts = world.item_trace == TRACES.index("co_repost")
    assert (world.source[~reposts] == -1).all()
    assert (world.origin_ms[~reposts] == -1).all()
    assert 0.9 < (world.source[reposts] >= 0).mean() < 1


def test_accounts_are_older_than_the_world_and_some_came_in_waves(worlds):
    created = worlds["calm"].created_ms
    assert (created < START_MS).all()
    weeks = np.bincount((START_MS - created) // (7 * DAY_MS))
    assert weeks.max() > 5 * np.median(weeks[weeks > 0])
