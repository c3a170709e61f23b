"""Each mechanism on the behaviour that it is for, and on operations that it must not excuse."""

from __future__ import annotations

import numpy as np
import pytest
from tests.networks.mechanisms.given import DAY, HOUR, MINUTE, MONDAY, SECOND, Acts, states

from groundswell.model.tables import MECHANISMS as SCHEMA
from groundswell.networks.mechanisms import MECHANISMS, Group, Scene, as_table, find_coincidences
from groundswell.networks.mechanisms import test_mechanisms as try_mechanisms


def found_in(acts, members):
    (found,) = try_mechanisms([acts.group(members)])
    return found


def operation(acts, members, items, rng, *, sources=None, spread=MINUTE, first_item=0):
    """Have all members act within a minute on items of different people, in random order."""
    for k in range(items):
        begin = MONDAY + int(rng.integers(0, 14 * DAY))
        item = first_item + k
        acts.item(item, born=begin - 3 * HOUR, source=sources[k] if sources else 500 + k)
        for account in members:
            acts.add(account, item, begin + rng.integers(0, spread), original=0)
        for account in rng.integers(100, 400, 15):
            acts.add(int(account), item, begin + rng.integers(-2 * HOUR, 10 * HOUR), original=0)


def everyday(acts, members, rng, *, each=6, first_item=1_000):
    """Give members acts of their own, on others' items at any time."""
    for place, account in enumerate(members):
        for k in range(each):
            acts.add(
                account, first_item + place * each + k,
                MONDAY + rng.integers(0, 14 * DAY), original=0,
            )  # fmt: skip


@pytest.mark.parametrize(("members", "items"), [(10, 8), (20, 6), (5, 20), (10, 4), (30, 3)])
@pytest.mark.parametrize("seed", range(4))
def test_no_mechanism_excuses_an_operation_on_items_of_many_people(members, items, seed):
    acts, rng = Acts(), np.random.default_rng(seed)
    operation(acts, range(members), items, rng)
    everyday(acts, range(members), rng)
    found = found_in(acts, range(members))
    assert found.explained_by is None
    assert not found.members_explained.any()


def test_fans_of_one_account_are_explained_by_following_it():
    acts, rng = Acts(), np.random.default_rng(1)
    for item in range(12):
        born = MONDAY + item * 9 * HOUR
        acts.item(item, born=born, source=99)
        for account in range(15):
            if rng.random() < 0.6:
                acts.add(account, item, born + rng.exponential(20 * SECOND), original=0)
        for account in rng.integers(100, 200, 10):
            acts.add(int(account), item, born + rng.integers(0, DAY), original=0)
    found = found_in(acts, range(15))
    assert states(found)["common broker"] == "explains"
    assert found.explained_by == "common broker"
    assert found.members_explained.all()


def test_the_author_is_the_broker_also_when_one_fan_is_always_fastest():
    acts = Acts()
    for item in range(6):
        born = MONDAY + item * 20 * HOUR + 7 * MINUTE
        acts.item(item, born=born, source=9)
        for account in range(4):
            acts.add(account, item, born + (4 + 6 * account) * SECOND)
        acts.add(7, item, born + 2 * HOUR)
    assert found_in(acts, range(4)).explained_by == "common broker"


def test_a_seeded_operation_that_nobody_else_follows_is_explained_in_part_only():
    acts, rng = Acts(), np.random.default_rng(2)
    for item in range(10):
        born = MONDAY + item * 9 * HOUR
        acts.item(item, born=born, source=0)
        for account in range(10):
            acts.add(account, item, born + rng.integers(0, MINUTE), original=0)
    found = found_in(acts, range(10))
    assert states(found)["common broker"] == "part"
    assert found.explained_by is None


def test_somebody_who_merely_comes_first_is_no_broker():
    acts, rng = Acts(), np.random.default_rng(3)
    operation(acts, range(4), 15, rng)
    for row, each in enumerate(acts.rows):
        if each[0] == 0:  # always a little before the rest
            acts.rows[row] = (each[0], each[1], each[2] - MINUTE // 2, *each[3:])
    assert found_in(acts, range(4)).explained_by is None


def test_copies_hours_apart_do_not_follow_the_account_that_was_first():
    acts = Acts()
    for text in range(6):
        at = MONDAY + text * DAY
        acts.add(9, text, at - MINUTE, text=text, original=1)
        for account in range(4):
            acts.add(account, text, at + account * 3 * HOUR, text=text, original=1)
    scene = acts.scene()
    wide = find_coincidences(scene, np.arange(4), window_ms=2 * DAY)
    group = Group(scene, wide.members, wide.earlier, wide.later, window_ms=MINUTE)
    (found,) = try_mechanisms([group])
    assert states(found)["common broker"] == "not found"


def test_fans_of_several_accounts_who_also_act_apart_are_a_community():
    acts, rng = Acts(), np.random.default_rng(4)
    for item in range(40):
        born = MONDAY + item * 9 * HOUR
        acts.item(item, born=born, source=90 + item % 4)
        for account in range(20):
            if rng.random() < 0.5:
                quick = rng.random() < 0.4
                lag = rng.exponential(MINUTE) if quick else rng.exponential(4 * HOUR)
                acts.add(account, item, born + 5 * MINUTE * (item % 2) + lag, original=0)
    assert states(found_in(acts, range(20)))["fan community"] == "explains"


def test_whose_posts_these_are_must_be_known_to_see_fans():
    acts = Acts()
    for item in range(3):
        acts.add(0, item, MONDAY + item * DAY)
        acts.add(1, item, MONDAY + item * DAY + 1)
    assert states(found_in(acts, [0, 1]))["fan community"] == "can't be tested"


def sister_pages(*, first: bool, reposts: bool = False) -> Acts:
    acts, rng = Acts(), np.random.default_rng(5)
    kind = 0 if reposts else 1
    for item in range(20):
        at = MONDAY + item * 7 * HOUR + 17 * MINUTE
        for account in range(6):
            acts.add(account, item, at + rng.integers(0, 20 * SECOND), domain=3, original=kind)
        for account in range(100, 140):
            later = rng.integers(HOUR, DAY)
            acts.add(account, item, at + (later if first else -later), domain=3, original=1)
    return acts


def test_pages_that_are_first_with_their_own_site_are_one_publishers():
    found = found_in(sister_pages(first=True), range(6))
    assert states(found)["same publisher"] == "explains"


def test_accounts_that_push_somebody_elses_site_are_not_excused_as_its_pages():
    assert states(found_in(sister_pages(first=False), range(6)))["same publisher"] == "part"


def test_reposts_are_no_publishing():
    found = found_in(sister_pages(first=True, reposts=True), range(6))
    assert states(found)["same publisher"] == "not found"


def test_without_sites_pages_that_do_nearly_nothing_else_look_like_one_publishers():
    acts, rng = Acts(), np.random.default_rng(6)
    for item in range(15):
        at = MONDAY + item * 7 * HOUR + 17 * MINUTE
        for account in range(6):
            acts.add(account, item, at + rng.integers(0, 20 * SECOND))
    assert found_in(acts, range(6)).explained_by == "same publisher"


def feeds(*, reposts: bool) -> Acts:
    acts, rng = Acts(), np.random.default_rng(7)
    for item in range(30):
        look = MONDAY + int(rng.integers(0, 14 * 24 * 12)) * 5 * MINUTE
        acts.item(item, born=look - 2 * MINUTE, source=300 + item if reposts else 300)
        for account in range(5):
            acts.add(
                account, item, look + rng.integers(500, 3_000), original=0 if reposts else 1
            )  # fmt: skip
    for k in range(3_000):  # everybody else's clock is no machine's
        acts.add(50 + k % 40, 100 + k, MONDAY + rng.integers(0, 14 * DAY))
    return acts


def test_machines_that_look_at_a_feed_every_five_minutes_are_seen():
    assert states(found_in(feeds(reposts=False), range(5)))["feed automation"] == "explains"


def test_machines_that_boost_others_are_named_and_not_excused():
    found = found_in(feeds(reposts=True), range(5))
    assert states(found)["feed automation"] == "part"
    assert found.explained_by is None


def test_a_clock_of_minutes_makes_nobody_a_machine():
    acts, rng = Acts(), np.random.default_rng(8)
    for item in range(20):
        begin = MONDAY + int(rng.integers(0, 14 * DAY))
        for account in range(8):
            at = begin + rng.integers(0, 10 * MINUTE)
            acts.add(account, item, at // MINUTE * MINUTE)
    assert states(found_in(acts, range(8)))["feed automation"] == "not found"


def test_one_text_that_many_others_use_for_days_is_a_share_button():
    acts, rng = Acts(), np.random.default_rng(9)
    for account in range(4):
        acts.add(account, 0, MONDAY + account * 10_000, text=0, original=1)
    for account in range(50, 90):
        acts.add(account, 0, MONDAY + rng.integers(0, 3 * DAY), text=0, original=1)
    assert states(found_in(acts, range(4)))["share button"] == "explains"


def test_a_text_that_only_the_group_uses_is_no_share_button():
    acts = Acts()
    for text in range(3):
        for account in range(4):
            acts.add(account, text, MONDAY + text * DAY + account * 9_000, text=text, original=1)
    assert states(found_in(acts, range(4)))["share button"] == "not found"


def test_a_crowd_that_acts_on_new_items_within_the_hour_is_a_live_event():
    acts, rng = Acts(), np.random.default_rng(10)
    for item in range(12):
        born = MONDAY + item * 3 * MINUTE
        acts.item(item, born=born, source=200 + item)
        for account in range(80):
            if rng.random() < 0.3:
                acts.add(account, item, born + rng.exponential(70 * SECOND))
    assert states(found_in(acts, range(25)))["geographic or live event"] == "explains"


def test_a_sprint_on_older_items_is_no_live_event():
    acts, rng = Acts(), np.random.default_rng(11)
    for item in range(8):
        acts.item(item, born=MONDAY - 5 * HOUR, source=200 + item)
        for account in range(20):
            acts.add(account, item, MONDAY + item * 2 * MINUTE + rng.integers(0, MINUTE))
    found = found_in(acts, range(20))
    assert found.explained_by is None


def test_a_sprint_that_happens_to_begin_on_the_hour_is_no_drive():
    acts, rng = Acts(), np.random.default_rng(12)
    for item in range(8):
        acts.item(item, born=MONDAY - 5 * HOUR, source=200 + item)
        for account in range(25):
            acts.add(account, item, MONDAY + item * 2 * MINUTE + rng.integers(0, MINUTE))
    assert states(found_in(acts, range(25)))["scheduled drive"] == "not found"


def test_a_crowd_that_comes_at_the_announced_hour_is_a_drive():
    acts, rng = Acts(), np.random.default_rng(13)
    for item in range(6):
        hour = MONDAY + item // 3 * 2 * DAY + 20 * HOUR
        for account in range(80):
            late = rng.random() < 0.6
            lag = rng.uniform(0, HOUR) if late else rng.exponential(45 * SECOND)
            acts.add(account, item, hour + lag)
    assert states(found_in(acts, range(80)))["scheduled drive"] == "explains"


def test_readers_who_take_some_items_of_a_daily_push_are_readers_of_a_digest():
    acts, rng = Acts(), np.random.default_rng(14)
    item = 0
    for day in range(14):
        push = MONDAY + day * DAY + 7 * HOUR + 45 * MINUTE
        for _ in range(5):
            acts.item(item, born=push - 4 * HOUR, source=1_000 + item)
            for account in range(30):
                if rng.random() < 0.3:
                    acts.add(account, item, push + rng.integers(0, 2 * MINUTE), original=0)
            item += 1
    assert states(found_in(acts, range(30)))["platform feature"] == "explains"


@pytest.mark.parametrize("mechanism", MECHANISMS, ids=lambda each: each.name)
class TestEveryMechanism:
    def test_it_says_a_full_sentence_whatever_it_finds(self, mechanism):
        acts, rng = Acts(), np.random.default_rng(15)
        operation(acts, range(6), 5, rng)
        for group in (acts.group(range(6)), acts.group([0, 1]), acts.group([399])):
            said = mechanism.test(group)
            assert said.mechanism == mechanism.name
            assert said.sentence[0].isupper() or said.sentence[0].isdigit()
            assert said.sentence.endswith(".")
            assert "'" not in said.sentence.replace("n't", "").replace("s'", "").replace("'s", "")

    def test_a_group_without_co_actions_is_not_explained(self, mechanism):
        acts = Acts()
        acts.add(0, 0, MONDAY)
        acts.add(1, 0, MONDAY + DAY)
        said = mechanism.test(acts.group([0, 1]))
        assert said.state in {"can't be tested", "not found"}
        assert not len(said.covers)

    def test_the_order_of_the_rows_is_irrelevant(self, mechanism):
        acts, rng = Acts(), np.random.default_rng(16)
        operation(acts, range(8), 6, rng)
        everyday(acts, range(8), rng)
        first = mechanism.test(acts.group(range(8)))
        acts.rows = [acts.rows[k] for k in rng.permutation(len(acts.rows))]
        again = mechanism.test(acts.group(range(8)))
        assert (first.state, first.share, dict(first.evidence), first.sentence) == (
            again.state, again.share, dict(again.evidence), again.sentence,
        )  # fmt: skip


def test_accounts_that_hide_among_fans_are_not_explained_with_them():
    acts, rng = Acts(), np.random.default_rng(17)
    for item in range(12):
        born = MONDAY + item * 9 * HOUR
        acts.item(item, born=born, source=99)
        for account in range(40):
            if rng.random() < 0.7:
                acts.add(account, item, born + rng.exponential(20 * SECOND), original=0)
        for account in rng.integers(100, 200, 20):
            acts.add(int(account), item, born + rng.integers(0, DAY), original=0)
    operation(acts, range(40, 44), 12, rng, first_item=50)
    acts.add(40, 0, acts.born[0] + 9 * SECOND, original=0)
    found = found_in(acts, range(44))
    assert found.explained_by == "common broker"
    assert found.members_explained[:40].all()
    assert not found.members_explained[40:].any()


def test_findings_make_the_table_of_mechanisms():
    acts, rng = Acts(), np.random.default_rng(18)
    operation(acts, range(6), 5, rng)
    table = as_table(["g-1"], try_mechanisms([acts.group(range(6))]))
    assert table.column_names == SCHEMA.names
    assert table.num_rows == len(MECHANISMS)


def test_no_acts_at_all_give_no_finding():
    nothing = np.empty(0, dtype=np.int64)
    group = find_coincidences(Scene.of(nothing, nothing, nothing), nothing)
    (found,) = try_mechanisms([group])
    assert found.explained_by is None
